"""The day's tally: a sum over entries, and what a closing covered of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import msgspec

from intake_desk.domain import kinds
from intake_desk.domain.entries import Entry
from intake_desk.domain.feedback_kinds import FeedbackReceived
from intake_desk.domain.money_kinds import FeeMeansCorrected, FeeVoided, InDrawers, MisfitReversed
from intake_desk.domain.reversals import Mending, said_of

COUNTED: dict[type[kinds.Facts], str] = {
    kinds.DossierReceived: "received",
    kinds.DossierAccepted: "received",
    kinds.DossierFiled: "filed",
    kinds.DossierRefused: "refused",
    kinds.SupplementRequested: "supplement_requested",
    kinds.DossierSupplemented: "supplemented",
    kinds.ResultReady: "ready",
    kinds.DossierHandedBack: "handed_back",
    kinds.DossierWithdrawn: "withdrawn",
    kinds.DossierExtended: "extended",
    kinds.DossierStopped: "stopped",
    FeedbackReceived: "feedback",
}
COUNTS = tuple(dict.fromkeys(COUNTED.values()))
MEANS = ("cash", "transfer", "online")
MONEY = (*MEANS, "waived")


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of what happened and sums in đồng, whole, by procedure code and by clerk's login.

    Besides COUNTS and MONEY there are `<means>_count`, `<means>_phi`, `<means>_le_phi`, `charged`, and `voided`,
    `refunded` with their counts. The sums of MEANS are net: what was struck out or given back is taken off.
    """

    totals: Mapping[str, int]
    by_procedure: Mapping[str, Mapping[str, int]]
    by_clerk: Mapping[str, Mapping[str, int]]

    def total(self, figure: str) -> int:
        """One figure of the whole day: a name from COUNTS or MONEY."""
        return self.totals.get(figure, 0)


def figures(entry: Entry) -> dict[str, int]:
    """What one entry adds to the day."""
    facts = entry.facts
    counted = COUNTED.get(type(facts))  # type: ignore[arg-type]  # None is of a type too
    if counted:
        return {counted: 1}
    if isinstance(facts, kinds.FeeCharged):
        charged = sum(line.amount for line in facts.lines)
        return {"charged": charged} if charged else {}
    if isinstance(facts, kinds.FeePaid | kinds.FeeWaived):
        return _sums(facts.means if isinstance(facts, kinds.FeePaid) else "waived", facts, 1)
    if (said := said_of(facts)) is not None:
        return {name: said[1] * value for name, value in _mended(said[0]).items()}
    return {}


def _mended(facts: Mending) -> dict[str, int]:
    """What is said about a payment after it was taken adds."""
    if isinstance(facts, FeeMeansCorrected):
        unchanged = facts.was == facts.means  # no program of ours says so
        return {} if unchanged else {**_sums(facts.was, facts, -1), **_sums(facts.means, facts, 1)}
    what, count = ("voided", 1) if isinstance(facts, FeeVoided) else ("refunded", 0)
    return {**_sums(facts.means, facts, -1, count), what: facts.amount, f"{what}_count": 1}


def _sums(
    means: str,
    facts: kinds.FeePaid | kinds.FeeWaived | Mending,
    sign: int,
    count: int = 1,
) -> dict[str, int]:
    summed = {means: facts.amount, f"{means}_count": count, f"{means}_phi": facts.phi, f"{means}_le_phi": facts.le_phi}
    return {name: sign * value for name, value in summed.items()}


def hand_of(entry: Entry) -> tuple[str, str]:
    """Whose work an entry's figures are, and in which journal: what is struck out leaves where it had been counted."""
    if isinstance(entry.facts, FeeVoided | FeeMeansCorrected | MisfitReversed):
        return entry.facts.taker, entry.facts.journal
    return entry.actor, entry.place.journal


def tally(entries: Iterable[Entry], procedure_of: Callable[[str], str]) -> Tally:
    """Sum these entries; `procedure_of` names the procedure code of a dossier ("" when unknown)."""
    totals: Counter[str] = Counter()
    by_procedure: dict[str, Counter[str]] = {}
    by_clerk: dict[str, Counter[str]] = {}
    for entry in entries:
        added = figures(entry)
        if not added:
            continue
        totals.update(added)
        by_clerk.setdefault(hand_of(entry)[0], Counter()).update(added)
        if entry.subject:
            by_procedure.setdefault(procedure_of(entry.subject), Counter()).update(added)
    return Tally(totals=totals, by_procedure=by_procedure, by_clerk=by_clerk)


def tells(entry: Entry) -> bool:
    """Whether an entry after the closing is to be listed: whatever concerns a dossier, money or a drawer, no print."""
    return bool(figures(entry)) or isinstance(entry.facts, kinds.DossierCorrected | InDrawers)
