"""Exceptions told with the names that a person knows: desks, clerks, dossiers, money."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from intake_desk.domain import exceptions
from intake_desk.domain.branches import base_of
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.drawers import closed_by, whose
from intake_desk.domain.entries import Entry
from intake_desk.domain.exception_kinds import ExceptionAnswered
from intake_desk.domain.exceptions import CHECKED, CHOICES
from intake_desk.domain.feedback import Feedback
from intake_desk.domain.kinds import DossierAccepted, FeeCharged, FeePaid, Remark, SheetAdopted
from intake_desk.domain.money_kinds import DrawerClosedFor
from intake_desk.domain.periods import BadPeriod, Period
from intake_desk.domain.rule_changes import RuleChange, among
from intake_desk.domain.settlement import period_of
from intake_desk.services.blind_count import check_counted
from intake_desk.services.closing_view import DrawerNotCounted
from intake_desk.services.desk import Desk
from intake_desk.store import cash, evidence, feedback, register, rulings
from intake_desk.store import exceptions as kept
from intake_desk.store.exceptions import Connection, Raised

MOST_DOSSIERS = 5


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One entry that speaks for an exception, with the names that a person knows.

    `counted` says that it took effect; `measure` by how much a clock was off (ms). Of a drawer that was closed in its
    clerk's place, desk and clerk are the drawer's, `by` and `second` who closed it.
    """

    entry: Entry
    desk: str
    clerk: str
    code: str = ""
    counted: bool = True
    measure: int = 0
    by: str = ""
    second: str = ""


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What one desk charged and took for a dossier, in đồng."""

    desk: str
    charged: int
    paid: int


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A supervisor's answer."""

    choice: str
    note: str
    clerk: str
    desk: str
    at_ms: int


class InboxItem(msgspec.Struct, frozen=True, kw_only=True):
    """An exception as it is told: its sort, since when (ms UTC), what it is about and what speaks for it.

    `about` is what the id names besides a dossier: a code, a line, a day, a desk, a kind, a document. `surplus` is what
    was taken too much (đồng), `change` what became of the unit's account or amounts, `measure` how far a clock is off
    (ms), `count` how many entries speak for it; `blind` says that whoever looks may not see the sums of its days yet.
    `left_to` are the logins of the supervisors who may answer it.
    """

    id: str
    sort: str
    since_ms: int
    about: str = ""
    count: int = 0
    measure: int = 0
    dossiers: tuple[Dossier, ...] = ()
    feedback: Feedback | None = None
    pieces: tuple[Piece, ...] = ()
    taken: tuple[Taken, ...] = ()
    surplus: int = 0
    change: RuleChange | None = None
    blind: bool = False
    answers: tuple[Said, ...] = ()
    left_to: frozenset[str] = frozenset()
    is_open: bool = True

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be answered."""
        return CHOICES.get(self.sort, (CHECKED,))


_OF_DOSSIERS = {
    exceptions.NUMBER,
    exceptions.LINE,
    exceptions.FEE_RECEIPT,
    exceptions.RECEIPTS,
    exceptions.HANDLED,
    exceptions.PAID,
    exceptions.TWICE,
    exceptions.RECREATED,
}


class Telling:
    """Tells exceptions as they stand while one connection is read; `skew_ms` is the server's clock against ours."""

    def __init__(self, desk: Desk, connection: Connection, skew_ms: int) -> None:
        self._desk = desk
        self._connection = connection
        self._changes = desk.reference.rule_changes
        self._skew_ms = skew_ms
        self._unit = desk.unit
        self._clerks = desk.names
        self._supervisors = frozenset(one.login for one in desk.clerks if one.supervises)

    def item(self, one: Raised, *, is_open: bool) -> InboxItem:
        subjects = dict.fromkeys(spoken.subject for spoken in one.evidence if spoken.subject)
        dossiers = tuple(_dossiers(self._connection, subjects))
        pieces = tuple(self._pieces(one, dossiers))
        first = dossiers[0] if dossiers else None
        taken = self._taken(first) if one.sort == exceptions.RECEIPTS and first else ()
        measure = max((spoken.measure for spoken in one.evidence), default=0)
        return InboxItem(
            id=one.exception,
            sort=one.sort,
            since_ms=one.since_ms,
            about=self._about(one, pieces),
            count=one.count,
            measure=-self._skew_ms if one.sort == exceptions.CLOCK else measure,
            dossiers=dossiers if one.sort in _OF_DOSSIERS else (),
            feedback=_feedback(self._connection, subjects) if one.sort == exceptions.FEEDBACK else None,
            pieces=pieces,
            taken=taken,
            surplus=_surplus(one.sort, first, taken, self._unit.desk_name(first.journal) if first else ""),
            blind=one.sort == exceptions.RIVAL and self._is_blind(one),
            change=self._change(pieces) if one.sort in exceptions.OF_RULES else None,
            answers=tuple(self._said(evidence.answer_entries(self._connection, one.exception))),
            left_to=self._left_to(one, pieces),
            is_open=is_open,
        )

    def _left_to(self, one: Raised, pieces: Sequence[Piece]) -> frozenset[str]:
        """The supervisors who had no part in what speaks for it; all of them where every one had, and where days were
        ruled off apart: each answers for what the others did.
        """
        if one.sort == exceptions.RIVAL:
            return self._supervisors
        entries = [piece.entry for piece in pieces]
        if one.count > kept.MOST_SHOWN:
            entries += kept.speaking(self._connection, one.exception)
        own = {login for entry in entries for login in exceptions.had_part(entry)}
        return self._supervisors - own or self._supervisors

    def _is_blind(self, one: Raised) -> bool:
        """Whether sums of the day or period that was ruled off twice would tell what a drawer must hold."""
        try:
            check_counted(self._desk, _span(one.exception.partition(":")[2]))
        except (DrawerNotCounted, ValueError, OverflowError):  # another program's day
            return True
        return False

    def _change(self, pieces: Sequence[Piece]) -> RuleChange | None:
        return next(iter(among(self._changes, (piece.entry for piece in pieces))), None)

    def _about(self, one: Raised, pieces: Sequence[Piece]) -> str:
        name = one.exception.partition(":")[2]
        if one.sort in {exceptions.AHEAD, exceptions.BACK, exceptions.SET_BACK, exceptions.CASH}:
            return self._unit.desk_name(name.rpartition("/")[0])
        if one.sort == exceptions.DOCUMENT:
            facts = pieces[0].entry.facts if pieces else None
            return facts.name if isinstance(facts, SheetAdopted) else ""
        if one.sort in {exceptions.FORK, exceptions.REVOKED, exceptions.CLOCK, exceptions.REFUSED}:
            return self._unit.desk_name(base_of(name))
        return name

    def _pieces(self, one: Raised, dossiers: Sequence[Dossier]) -> Iterator[Piece]:
        codes = {dossier.id: dossier.code for dossier in dossiers}
        if one.sort in {exceptions.RECEIPTS, exceptions.HANDLED, exceptions.TWICE} and dossiers:
            yield from self._of_life(one.sort, register.entries_of(self._connection, dossiers[0].id), dossiers[0])
            return
        if one.sort == exceptions.RIVAL:
            yield from self._rivals(one)
            return
        for spoken in one.evidence:
            for entry in kept.entries_at(self._connection, [spoken.place]):
                code = str(getattr(entry.facts, "code", "")) or codes.get(entry.subject, "")
                yield self._piece(entry, code, measure=spoken.measure)

    def _rivals(self, one: Raised) -> Iterator[Piece]:
        """The closings or settlements, the one that holds first."""
        found = rulings.rivals_of(self._connection, one.exception.partition(":")[2])
        for place, entry in enumerate(found):
            yield self._piece(entry, "", counted=not place)

    def _of_life(self, sort: str, entries: list[Entry], dossier: Dossier) -> Iterator[Piece]:
        if sort == exceptions.RECEIPTS:
            lost = [entry for entry, _step in exceptions.conflicts(entries)]
            for entry in entries:
                if isinstance(entry.facts, DossierAccepted):
                    yield self._piece(entry, entry.facts.code, counted=entry not in lost)
            return
        told: set[bytes] = set()
        for entry, step in exceptions.conflicts(entries):
            for one in (step, entry):
                if exceptions.sort_of(entry.kind) != sort or one is None or one.hash in told:
                    continue
                if not isinstance(one.facts, DossierAccepted):
                    told.add(one.hash)
                    yield self._piece(one, dossier.code, counted=one is step)

    def _piece(self, entry: Entry, code: str, *, counted: bool = True, measure: int = 0) -> Piece:
        journal, clerk = whose(entry)
        by, facts = closed_by(entry), entry.facts
        second = facts.second if by and isinstance(facts, DrawerClosedFor) else ""
        return Piece(
            entry=entry,
            desk=self._unit.desk_name(journal),
            clerk=self._clerks.get(clerk, clerk),
            by=self._clerks.get(by, by),
            second=self._clerks.get(second, second),
            code=code,
            counted=counted and entry.hash not in self._in_vain(entry),
            measure=measure,
        )

    def _in_vain(self, entry: Entry) -> frozenset[bytes]:
        """Whether this closed a drawer that had been closed, as is known only now."""
        return cash.in_vain(self._connection, [entry.day]) if isinstance(entry.facts, DrawerClosedFor) else frozenset()

    def _taken(self, dossier: Dossier) -> tuple[Taken, ...]:
        charged: dict[str, int] = {}
        paid: dict[str, int] = {}
        for entry in register.entries_of(self._connection, dossier.id):
            desk = self._unit.desk_name(entry.place.journal)
            if isinstance(entry.facts, FeeCharged):
                charged[desk] = charged.get(desk, 0) + sum(line.amount for line in entry.facts.lines)
            elif isinstance(entry.facts, FeePaid):
                paid[desk] = paid.get(desk, 0) + entry.facts.amount
        return tuple(
            Taken(desk=desk, charged=charged.get(desk, 0), paid=paid.get(desk, 0)) for desk in sorted({*charged, *paid})
        )

    def _said(self, entries: Iterable[Entry]) -> Iterator[Said]:
        told: set[tuple[str, int]] = set()
        for entry in entries:
            facts, at = entry.facts, (entry.place.journal, entry.at_ms)
            if not isinstance(facts, ExceptionAnswered) or at in told:
                continue
            told.add(at)  # one answer about two dossiers is an entry of each
            yield Said(
                choice=facts.choice,
                note=entry.personal.note if isinstance(entry.personal, Remark) else "",
                clerk=self._clerks.get(entry.actor, entry.actor),
                desk=self._unit.desk_name(entry.place.journal),
                at_ms=entry.at_ms,
            )


def _span(name: str) -> Period:
    """A day (ISO), a quarter or a year as its days. Raises ValueError for another program's day."""
    try:
        return period_of(name)
    except BadPeriod:
        day = date.fromisoformat(name)
        return Period(day, day)


def _dossiers(connection: Connection, subjects: Iterable[str]) -> Iterator[Dossier]:
    found = (register.load(connection, subject) for subject in list(subjects)[:MOST_DOSSIERS])
    return (dossier for dossier in found if dossier is not None)


def _feedback(connection: Connection, subjects: Iterable[str]) -> Feedback | None:
    return next((one for subject in subjects if (one := feedback.load(connection, subject))), None)


def _surplus(sort: str, dossier: Dossier | None, taken: Sequence[Taken], accepted_at: str) -> int:
    """What was taken too much; of a filing that two desks accepted, the fees count that the first one charged."""
    if dossier is None:
        return 0
    if sort == exceptions.RECEIPTS:
        due = sum(one.charged for one in taken if one.desk == accepted_at)
        return max(sum(one.paid for one in taken) - due, 0)
    if sort == exceptions.PAID:
        return max(dossier.paid - dossier.refunded + dossier.waived - dossier.fee_total, 0)
    return 0
