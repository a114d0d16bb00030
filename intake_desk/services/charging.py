"""The entries about a dossier's money: what fell due, what is let go by law, and how the rest was paid."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import msgspec

from intake_desk.domain.entries import Draft
from intake_desk.domain.exemptions import OTHER, Exemption, Exemptions, LetGo, let_go
from intake_desk.domain.folding import fold, nfc
from intake_desk.domain.kinds import FeeCharged, FeeLine, FeePaid, FeeWaived, Waiver
from intake_desk.domain.people import Person
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import local
from intake_desk.services.applications import (
    CASH,
    LATER,
    LONGEST_NOTE,
    MOST_FEE,
    NONE,
    TAKEN_BY,
    WAIVED,
    Application,
    BadCount,
    MeansMissing,
    MoneySaid,
    ReasonMissing,
    checked_text,
    needed_reason,
)

MOST_GIVEN: Final = 10 * MOST_FEE
DATA: Final = ("csdl", "co so du lieu")  # folded: a look into the national data has no number


class TooLittleGiven(Refusal):
    """The cash that the citizen gave is less than what is to be paid; params: owed."""

    code = "too_little_given"


class ExemptionMissing(ReasonMissing):
    """It was neither said whose law lets them off, nor why."""

    code = "exemption_missing"


class UnknownExemption(Refusal):
    """No category of exemption has this code; params: category."""

    code = "unknown_exemption"


class NotCovered(Refusal):
    """The category lets nobody off what is due here; params: category (its name)."""

    code = "not_covered"


class NotOfAge(Refusal):
    """Nobody of the dossier is of the age that the category is for; params: category (its name), births (ISO)."""

    code = "not_of_age"


class ProofMissing(Refusal):
    """Who is let off a fee shows a paper or is found in the national data; which one, or that, must be noted."""

    code = "proof_missing"


class Settling(msgspec.Struct, frozen=True, kw_only=True):
    """How what is due is met. `category` "" is any other exemption, by its reason; `rest_means` pays what it leaves.

    `tendered` is the cash that the citizen gave, 0 when nobody said.
    """

    means: str = NONE
    category: str = ""
    proof: str = ""
    reason: str = ""
    rest_means: str = NONE
    tendered: int = 0

    @classmethod
    def of(cls, application: Application) -> "Settling":
        """What the application says of it."""
        return cls(
            means=application.means,
            category=application.waiver_category,
            proof=application.waiver_proof,
            reason=application.waiver_reason,
            rest_means=application.rest_means,
            tendered=application.tendered,
        )

    @classmethod
    def said(cls, means: str, said: MoneySaid) -> "Settling":
        """The means, and what else is said in an Application's words."""
        return cls(
            means=means,
            category=said.get("waiver_category", ""),
            proof=said.get("waiver_proof", ""),
            reason=said.get("waiver_reason", ""),
            rest_means=said.get("rest_means", NONE),
            tendered=said.get("tendered", 0),
        )


def money(lines: tuple[FeeLine, ...], application: Application, exemptions: Exemptions, now: datetime) -> list[Draft]:
    """What fell due with an application, and that it was waived or paid; that nought was set is told too.

    Raises what `settled` and `check_age` raise.
    """
    if not sum(line.amount for line in lines):
        return [Draft(facts=FeeCharged(lines=lines))] if lines else []
    said = Settling.of(application)
    drafts = settled(lines, said, exemptions)
    check_age(said, exemptions, (application.applicant, application.submitter), now)
    return [Draft(facts=FeeCharged(lines=lines)), *drafts]


def check_age(said: Settling, exemptions: Exemptions, people: Sequence[Person | None], now: datetime) -> None:
    """Whether somebody of the dossier can be of the age that the category is for. Raises NotOfAge."""
    exemption = exemptions.by_code(said.category) if said.means == WAIVED else None
    known = [person for person in people if person is not None]
    if exemption is not None and not exemption.may_be_for(known, local(now).date()):
        raise NotOfAge(category=exemption.name, births=tuple(one.birth_date for one in known if one.birth_date))


def settled(lines: Sequence[FeeLine], said: Settling, exemptions: Exemptions) -> list[Draft]:
    """The entries by which what is due is met: a waiver, a payment, both, or none where it is put off.

    What a category lets nobody off is paid by the means of the rest, without a waiver.

    Raises MeansMissing, ReasonMissing, TooLong, UnknownExemption, NotCovered, ProofMissing, TooLittleGiven, BadCount.
    """
    waived, means = said.means == WAIVED, said.rest_means if said.means == WAIVED else said.means
    exemption = _checked(said, exemptions) if waived else None
    found = let_go(lines, exemption)
    if exemption and not found.amount and not means:
        raise NotCovered(category=exemption.name)
    drafts = [_waiver(found, exemption, said)] if exemption and found.amount else []
    if not found.rest or means == LATER:
        return drafts
    if means not in TAKEN_BY:
        raise MeansMissing
    return [*drafts, Draft(facts=_payment(found, means, said.tendered))]


def given_together(several: Sequence[Sequence[Draft]], given: int) -> list[list[Draft]]:
    """What one citizen pays at once, the cash given shared out: each exactly, and the last with what is left of it.

    Raises TooLittleGiven.
    """
    cash = [draft.facts for drafts in several for draft in drafts if _is_cash(draft)]
    owed = sum(facts.amount for facts in cash if isinstance(facts, FeePaid))
    if given and given < owed:
        raise TooLittleGiven(owed=owed)
    left, shared = given, []
    for drafts in several:
        mine = []
        for draft in drafts:
            facts = draft.facts
            if isinstance(facts, FeePaid) and facts.means == CASH and given:
                tendered = left if facts is cash[-1] else facts.amount
                left -= tendered
                facts = msgspec.structs.replace(facts, tendered=tendered)
            mine.append(msgspec.structs.replace(draft, facts=facts))
        shared.append(mine)
    return shared


def _is_cash(draft: Draft) -> bool:
    return isinstance(draft.facts, FeePaid) and draft.facts.means == CASH


def _checked(said: Settling, exemptions: Exemptions) -> Exemption:
    """The category, with all that it asks for said."""
    exemption = exemptions.by_code(said.category)
    if exemption is None:
        raise UnknownExemption(category=said.category)
    if not said.category and not nfc(said.reason):
        raise ExemptionMissing
    if exemption.code == OTHER:
        needed_reason(said.reason)
    elif not _is_noted(checked_text("proof", said.proof, LONGEST_NOTE), exemption):
        raise ProofMissing
    return exemption


def _is_noted(proof: str, exemption: Exemption) -> bool:
    """Whether more stands there than what such a paper is called: its number, or that the data were looked at."""
    added = fold(proof).replace(fold(exemption.proof), "") if exemption.proof else fold(proof)
    return any(letter.isdigit() for letter in added) or any(data in added for data in DATA)


def _waiver(found: LetGo, exemption: Exemption, said: Settling) -> Draft:
    facts = FeeWaived(amount=found.amount, phi=found.phi, le_phi=found.le_phi, category=said.category)
    reason = checked_text("reason", said.reason, LONGEST_NOTE) or exemption.name
    return Draft(facts=facts, personal=Waiver(reason=reason, proof=checked_text("proof", said.proof, LONGEST_NOTE)))


def _payment(found: LetGo, means: str, tendered: int) -> FeePaid:
    given = tendered if means == CASH else 0
    if not 0 <= given <= MOST_GIVEN:
        raise BadCount(field="tendered", most=MOST_GIVEN)
    if 0 < given < found.rest:
        raise TooLittleGiven(owed=found.rest)
    return FeePaid(amount=found.rest, means=means, phi=found.rest_phi, le_phi=found.rest_le_phi, tendered=given)
