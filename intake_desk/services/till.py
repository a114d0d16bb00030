"""Money of a dossier after it was received: taken, struck out, given back, put under another means."""

from collections.abc import Callable
from typing import Unpack

import msgspec

from intake_desk.domain.cash_lines import PAYMENT
from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier, Payment
from intake_desk.domain.drawers import fold_drawers
from intake_desk.domain.kinds import FeeLine, Reason
from intake_desk.domain.money_kinds import FeeMeansCorrected, FeeRefunded, FeeVoided, Refund
from intake_desk.domain.money_settings import LE_PHI, PHI, SORTS
from intake_desk.domain.payments import found
from intake_desk.domain.refusals import Refusal
from intake_desk.services import fee_books
from intake_desk.services.accounts import Accounts
from intake_desk.services.applications import (
    CASH,
    LATER,
    LONGEST_NOTE,
    TAKEN_BY,
    TRANSFER,
    MeansMissing,
    MoneySaid,
    checked_text,
    needed_reason,
)
from intake_desk.services.charging import Settling, check_age, settled
from intake_desk.services.desk import Desk
from intake_desk.services.second_person import SecondPerson, agreed
from intake_desk.services.steps import Said, Steps, held
from intake_desk.store import cash
from intake_desk.store.days import entries_of_kinds
from intake_desk.store.journal import Recording

GIVEN_BY = (CASH, TRANSFER)


class NothingOwed(Refusal):
    """Nothing is to be paid for this dossier (any more)."""

    code = "nothing_owed"


class NoSuchPayment(Refusal):
    """The dossier has no such payment, or it was struck out or given back in the meantime."""

    code = "no_such_payment"


class TooLateToVoid(Refusal):
    """The drawer that took the money was closed, or the day is over: it can only be given back."""

    code = "too_late_to_void"


class SameMeans(Refusal):
    """The payment is recorded under this means already."""

    code = "same_means"


class BadRefund(Refusal):
    """More would be given back than is left of the payment, or nothing; params: field, most."""

    code = "bad_refund"


class NotRefundable(Refusal):
    """What was paid is not given back, unless it had never been due; params: field, most."""

    code = "not_refundable"


class RefundDetailsMissing(Refusal):
    """Whoever gets money back is named, with the paper for it; params: field."""

    code = "refund_details_missing"


class Till(Steps):
    """Takes what is owed for a dossier, in whatever state it is, and mends it only with a second person."""

    def __init__(self, desk: Desk, accounts: Accounts) -> None:
        super().__init__(desk)
        self._accounts = accounts

    def take(self, clerk: Clerk, dossier_id: str, means: str, reason: str = "", **said: Unpack[MoneySaid]) -> Dossier:
        """Take all that is still owed, in cash, by transfer or as paid online, or waive it by law.

        `said` is what an Application says besides of how the fee is met; the fee receipts are numbered with it. Raises
        NoSuchDossier, NothingOwed and what `charging.settled` and `check_age` raise.
        """
        said.setdefault("waiver_reason", reason)
        met = Settling.said(means, said)
        if LATER in {met.means, met.rest_means}:
            raise MeansMissing
        with self._desk.recording(clerk) as recording:
            dossier = held(recording, dossier_id)
            if not dossier.owed:
                raise NothingOwed
            exemptions, people = self._desk.reference.exemptions, (dossier.applicant, dossier.submitter)
            drafts = settled(open_lines(dossier), met, exemptions)
            check_age(met, exemptions, people, self._desk.now())
            fee_books.add(self._desk, recording, dossier_id, drafts)
        return recording.dossiers[dossier_id]

    def void(self, clerk: Clerk, dossier_id: str, payment: str, reason: str, second: SecondPerson) -> Dossier:
        """Strike out a payment that was recorded by mistake; its receipts keep their numbers.

        Only while the drawer that took it is open and the day is not over; somebody else agrees. Raises NoSuchPayment,
        TooLateToVoid, ReasonMissing and what `agreed` raises.
        """
        why = Reason(reason=needed_reason(reason))

        def said(one: Payment, witness: str) -> Said:
            facts = FeeVoided(
                payment=one.id,
                amount=one.amount,
                means=one.means,
                taker=one.actor,
                journal=one.journal,
                second=witness,
                phi=one.phi,
                le_phi=one.le_phi,
                receipts=one.receipts,
            )
            return facts, why

        return self._mended(clerk, dossier_id, payment, second, self._require_open, said)

    def correct_means(
        self, clerk: Clerk, dossier_id: str, payment: str, means: str, reason: str, second: SecondPerson
    ) -> Dossier:
        """Put a payment under the means by which it really came; as bound as `void` is.

        Raises MeansMissing, SameMeans and what `void` raises.
        """
        if means not in TAKEN_BY:
            raise MeansMissing
        why = Reason(reason=needed_reason(reason))

        def lawful(_dossier: Dossier, one: Payment) -> None:
            if one.means == means:
                raise SameMeans
            self._require_open(_dossier, one)

        def said(one: Payment, witness: str) -> Said:
            facts = FeeMeansCorrected(
                payment=one.id,
                amount=one.amount,
                was=one.means,
                means=means,
                taker=one.actor,
                journal=one.journal,
                second=witness,
                phi=one.phi,
                le_phi=one.le_phi,
            )
            return facts, why

        return self._mended(clerk, dossier_id, payment, second, lawful, said)

    def refund(
        self,
        clerk: Clerk,
        dossier_id: str,
        payment: str,
        second: SecondPerson,
        *,
        reason: str,
        receiver: str,
        paper: str,
        phi: int = 0,
        le_phi: int = 0,
        means: str = CASH,
        mistake: bool = False,
    ) -> Dossier:
        """Give back so much of a payment's phí and lệ phí to a named person, against a paper; somebody else agrees.

        What is not refundable goes back only when it had never been due (`mistake`). Raises NoSuchPayment, BadRefund,
        NotRefundable, RefundDetailsMissing, MeansMissing, ReasonMissing and what `agreed` raises.
        """
        if means not in GIVEN_BY:
            raise MeansMissing
        why = Refund(
            reason=needed_reason(reason),
            receiver=_needed("receiver", receiver),
            paper=_needed("paper", paper),
        )
        wanted = {PHI: phi, LE_PHI: le_phi}

        def lawful(dossier: Dossier, one: Payment) -> None:
            _check_refund(dossier, one, wanted, mistake=mistake)

        def said(one: Payment, witness: str) -> Said:
            facts = FeeRefunded(
                refund=self._desk.new_id(),
                payment=one.id,
                amount=phi + le_phi,
                means=means,
                second=witness,
                phi=phi,
                le_phi=le_phi,
                mistake=mistake,
            )
            return facts, why

        return self._mended(clerk, dossier_id, payment, second, lawful, said)

    def can_void(self, payment: Payment) -> bool:
        """Whether the drawer that took it is still open and its day is neither over nor ruled off."""
        if payment.day != self._desk.business_day() or self._desk.closings(payment.day):
            return False
        drawers = fold_drawers(entries_of_kinds(self._desk.journal.database, (payment.day,), cash.IN_DRAWERS))
        locked = (one for one in drawers if one.closed is not None)
        return not any(line.sort == PAYMENT and line.payment == payment.id for one in locked for line in one.movements)

    def _require_open(self, _dossier: Dossier, payment: Payment) -> None:
        if payment.refunded:
            raise NoSuchPayment
        if not self.can_void(payment):
            raise TooLateToVoid

    def _mended(
        self,
        clerk: Clerk,
        dossier_id: str,
        payment: str,
        second: SecondPerson,
        lawful: Callable[[Dossier, Payment], None],
        said: Callable[[Payment, str], Said],
    ) -> Dossier:
        """Look whether it is lawful before anybody types a password in vain, and again inside the transaction."""
        actor = self._desk.acting(clerk)
        before = self._dossier(dossier_id)
        one = _found(before, payment)
        lawful(before, one)
        witness = agreed(self._accounts, second, {actor.login, one.actor}, asker=actor)

        def decide(_recording: Recording, dossier: Dossier) -> Said:
            standing = _found(dossier, payment)
            lawful(dossier, standing)
            return said(standing, witness.login)

        return self._decided(clerk, dossier_id, decide)


def refundable(dossier: Dossier, sort: str) -> int:
    """How much of the dossier's phí or lệ phí the rules let go back, in đồng, before anything was given back."""
    return sum(line.amount for line in dossier.fees if line.sort == sort and line.refundable)


def refundable_now(dossier: Dossier, payment: Payment, sort: str) -> int:
    """How much of this payment's phí or lệ phí may be given back now without a mistake, in đồng."""
    given = sum(_given(one, sort) for one in dossier.payments if not one.voided)
    return max(min(payment.left(sort), refundable(dossier, sort) - given), 0)


def _given(payment: Payment, sort: str) -> int:
    return payment.refunded_phi if sort == PHI else payment.refunded - payment.refunded_phi


def _check_refund(dossier: Dossier, payment: Payment, wanted: dict[str, int], *, mistake: bool) -> None:
    if not sum(wanted.values()):
        raise BadRefund(field=next(sort for sort in SORTS if payment.left(sort) or sort == SORTS[-1]), most=0)
    for sort, amount in wanted.items():
        if not 0 <= amount <= payment.left(sort):
            raise BadRefund(field=sort, most=payment.left(sort))
        most = refundable_now(dossier, payment, sort)
        if amount > most and not mistake:
            raise NotRefundable(field=sort, most=most)


def _found(dossier: Dossier, payment: str) -> Payment:
    one = found(dossier, payment)
    if one is None:
        raise NoSuchPayment
    return one


def _needed(field: str, text: str) -> str:
    cleaned = checked_text(field, text, LONGEST_NOTE)
    if not cleaned:
        raise RefundDetailsMissing(field=field)
    return cleaned


def open_lines(dossier: Dossier) -> tuple[FeeLine, ...]:
    """The fees that are still to be paid, the newest; of one that is partly paid, what is left."""
    phi = _phi_owed(dossier)
    left = {PHI: phi, LE_PHI: dossier.owed - phi}
    lines = []
    for line in reversed(dossier.fees):
        sort = PHI if line.sort == PHI else LE_PHI
        amount = min(line.amount, left[sort])
        left[sort] -= amount
        if amount:
            lines.append(msgspec.structs.replace(line, amount=amount))
    return tuple(reversed(lines))


def _phi_owed(dossier: Dossier) -> int:
    """How much of what is owed is phí: what was charged of it and is neither paid nor waived."""
    standing = [one for one in dossier.payments if not one.voided]
    if sum(one.phi + one.le_phi for one in standing) == dossier.paid:
        charged = sum(line.amount for line in dossier.fees if line.sort == PHI)
        settled_phi = sum(one.phi for one in standing) + dossier.waived_phi
        return min(max(charged - settled_phi, 0), dossier.owed)
    return _newest_phi(dossier)


def _newest_phi(dossier: Dossier) -> int:
    """The same where it was not said what was paid: fees are settled whole, the oldest first."""
    left, phi = dossier.owed, 0
    for line in reversed(dossier.fees):
        part = min(line.amount, left)
        left -= part
        phi += part if line.sort == PHI else 0
    return phi
