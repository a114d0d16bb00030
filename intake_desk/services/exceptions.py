"""The inbox of exceptions: what a supervisor should look at, what speaks for it, and the answer that closes it."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from intake_desk.domain import exceptions
from intake_desk.domain.branches import base_of
from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Draft, Entry
from intake_desk.domain.exception_kinds import ExceptionAnswered
from intake_desk.domain.exceptions import CHECKED, CHOICES, SKEW_LIMIT_MS
from intake_desk.domain.feedback import Feedback
from intake_desk.domain.kinds import DossierAccepted, FeeCharged, FeePaid, Remark, SheetAdopted
from intake_desk.domain.refusals import Refusal
from intake_desk.services.applications import LONGEST_NOTE, checked_text
from intake_desk.services.desk import Desk
from intake_desk.store import evidence, feedback, register
from intake_desk.store import exceptions as kept
from intake_desk.store.exceptions import Connection, Raised

HEARD = "heard in rounds"
SKEW_STEP_MS = 60_000
MOST_DOSSIERS = 5


class ExceptionGone(Refusal):
    """The exception was answered by somebody else, or there is nothing left of it."""

    code = "exception_gone"


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What rounds with other holders told of, and since when (ms UTC): a clock that is off, tails that were refused."""

    clock_since: int = 0
    skew_ms: int = 0
    refused: dict[str, int] = {}


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One entry that speaks for an exception, with the names that a person knows.

    `counted` says that it took effect; `measure` by how much a clock was off (ms).
    """

    entry: Entry
    desk: str
    clerk: str
    code: str = ""
    counted: bool = True
    measure: int = 0


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
    was taken too much (đồng), `measure` how far a clock is off (ms), `count` how many entries speak for it.
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
    answers: tuple[Said, ...] = ()
    is_open: bool = True

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be answered."""
        return CHOICES.get(self.sort, (CHECKED,))


class ExceptionDesk:
    """Everybody may look; only a supervisor answers, and the answer travels to every desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def count(self) -> int:
        """How many exceptions are open."""
        with self._desk.journal.database.reading() as connection:
            return kept.count(connection, self._desk.now_ms()) + len(self._apart(connection))

    def open(self) -> list[InboxItem]:
        """The open exceptions, the newest first."""
        with self._desk.journal.database.reading() as connection:
            found = self._apart(connection) + kept.raised(connection, self._desk.now_ms())
            items = [self._item(connection, one, is_open=True) for one in found]
        return sorted(items, key=lambda item: (item.since_ms, item.id), reverse=True)

    def answered(self) -> list[InboxItem]:
        """The exceptions that somebody answered, the last answer first."""
        with self._desk.journal.database.reading() as connection:
            back = {one.exception for one in self._apart(connection)}
            names = [name for name in kept.answered(connection) if name not in back]
            return [self._answered(connection, name) for name in names]

    def answer(self, clerk: Clerk, exception: str, choice: str, note: str = "") -> None:
        """Say that the exception was looked at and what was done; it leaves the inbox of every desk.

        Raises NotSignedIn, NotAllowed, ExceptionGone, TooLong, and what `Desk.recording` raises.
        """
        present = self._desk.supervising(clerk)
        said = checked_text("note", note, LONGEST_NOTE)
        with self._desk.recording(present) as recording:
            with self._desk.journal.database.reading() as connection:
                item, marks = self._open_item(connection, exception)
            facts = ExceptionAnswered(
                exception=exception,
                sort=item.sort,
                choice=choice if choice in item.choices else CHECKED,
                seen=marks,
            )
            subjects = [dossier.id for dossier in item.dossiers] or [item.feedback.id if item.feedback else ""]
            for subject in subjects:
                recording.add(Draft(subject=subject, facts=facts, personal=Remark(note=said) if said else None))

    def heard(self, server_time_ms: int, refused: Sequence[str]) -> None:
        """Take what a round told: the server's clock (0 when it told none), and which tails nobody took.

        Writes only what changed. Raises StoreFailed.
        """
        now, sheets = self._desk.now_ms(), self._desk.sheets
        before = sheets.setting(HEARD, Heard, Heard())
        skew = server_time_ms - now if server_time_ms else before.skew_ms
        if abs(skew - before.skew_ms) < SKEW_STEP_MS and (abs(skew) > SKEW_LIMIT_MS) == bool(before.clock_since):
            skew = before.skew_ms
        after = Heard(
            clock_since=(before.clock_since or now) if abs(skew) > SKEW_LIMIT_MS else 0,
            skew_ms=skew,
            refused={name: before.refused.get(name, now) for name in sorted(refused)},
        )
        if after != before:
            sheets.set(HEARD, after)
        if after.skew_ms != before.skew_ms:
            sheets.set(evidence.SKEW, after.skew_ms)

    def _open_item(self, connection: Connection, exception: str) -> tuple[InboxItem, tuple[str, ...]]:
        found = next((one for one in self._apart(connection) if one.exception == exception), None)
        if found is None and kept.is_open(connection, exception, self._desk.now_ms()):
            found = kept.one(connection, exception)
        if found is None:
            raise ExceptionGone
        return self._item(connection, found, is_open=True), found.marks

    def _apart(self, connection: Connection) -> list[Raised]:
        """The open exceptions that no entry arriving speaks for: found in sheets, documents, and what rounds told."""
        found = [*self._documents(), *self._revoked(connection), *_forks(connection), *self._rounds()]
        return [one for one in found if not set(one.marks) <= _seen(connection, one.exception)]

    def _documents(self) -> Iterator[Raised]:
        self._desk.follow()
        for entry in self._desk.reference.unread:
            exception = f"{exceptions.DOCUMENT}:{exceptions.mark_of(entry)}"
            yield _raised(exception, exceptions.DOCUMENT, [entry])

    def _revoked(self, connection: Connection) -> Iterator[Raised]:
        for desk in self._desk.unit.desks:
            written = kept.written_after(connection, desk.journal, desk.revoked_ms) if desk.revoked_ms else []
            if written:
                yield _raised(f"{exceptions.REVOKED}:{desk.journal}", exceptions.REVOKED, written)

    def _rounds(self) -> Iterator[Raised]:
        told = self._desk.sheets.setting(HEARD, Heard, Heard())
        own = self._desk.identity.journal
        if told.clock_since:
            yield _told(f"{exceptions.CLOCK}:{own}", exceptions.CLOCK, own, told.clock_since)
        for name, since in told.refused.items():
            yield _told(f"{exceptions.REFUSED}:{name}", exceptions.REFUSED, own, since)

    def _answered(self, connection: Connection, exception: str) -> InboxItem:
        found = kept.one(connection, exception)
        if found is None:  # what spoke for it is gone, or never was here
            entry = evidence.answer_entries(connection, exception)[-1]
            sort = entry.facts.sort if isinstance(entry.facts, ExceptionAnswered) else ""
            found = Raised(exception=exception, sort=sort, since_ms=entry.at_ms, count=0)
        return self._item(connection, found, is_open=False)

    def _item(self, connection: Connection, one: Raised, *, is_open: bool) -> InboxItem:
        subjects = dict.fromkeys(spoken.subject for spoken in one.evidence if spoken.subject)
        dossiers = tuple(_dossiers(connection, subjects))
        pieces = tuple(self._pieces(connection, one, dossiers))
        first = dossiers[0] if dossiers else None
        taken = self._taken(connection, first) if one.sort == exceptions.RECEIPTS and first else ()
        told = self._desk.sheets.setting(HEARD, Heard, Heard())
        measure = max((spoken.measure for spoken in one.evidence), default=0)
        return InboxItem(
            id=one.exception,
            sort=one.sort,
            since_ms=one.since_ms,
            about=self._about(one, pieces),
            count=one.count,
            measure=-told.skew_ms if one.sort == exceptions.CLOCK else measure,
            dossiers=dossiers if one.sort in _OF_DOSSIERS else (),
            feedback=_feedback(connection, subjects) if one.sort == exceptions.FEEDBACK else None,
            pieces=pieces,
            taken=taken,
            surplus=_surplus(one.sort, first, taken, self._desk.unit.desk_name(first.journal) if first else ""),
            answers=tuple(self._said(evidence.answer_entries(connection, one.exception))),
            is_open=is_open,
        )

    def _about(self, one: Raised, pieces: Sequence[Piece]) -> str:
        name = one.exception.partition(":")[2]
        if one.sort in {exceptions.AHEAD, exceptions.BACK}:
            return self._desk.unit.desk_name(name.rpartition("/")[0])
        if one.sort == exceptions.DOCUMENT:
            facts = pieces[0].entry.facts if pieces else None
            return facts.name if isinstance(facts, SheetAdopted) else ""
        if one.sort in {exceptions.FORK, exceptions.REVOKED, exceptions.CLOCK, exceptions.REFUSED}:
            return self._desk.unit.desk_name(base_of(name))
        return name

    def _pieces(self, connection: Connection, one: Raised, dossiers: Sequence[Dossier]) -> Iterator[Piece]:
        codes = {dossier.id: dossier.code for dossier in dossiers}
        if one.sort in {exceptions.RECEIPTS, exceptions.HANDLED} and dossiers:
            yield from self._of_life(one.sort, register.entries_of(connection, dossiers[0].id), dossiers[0])
            return
        for spoken in one.evidence:
            for entry in kept.entries_at(connection, [spoken.place]):
                code = str(getattr(entry.facts, "code", "")) or codes.get(entry.subject, "")
                yield self._piece(entry, code, measure=spoken.measure)

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
                if one is not None and one.hash not in told and not isinstance(one.facts, DossierAccepted):
                    told.add(one.hash)
                    yield self._piece(one, dossier.code, counted=one is step)

    def _piece(self, entry: Entry, code: str, *, counted: bool = True, measure: int = 0) -> Piece:
        return Piece(
            entry=entry,
            desk=self._desk.unit.desk_name(entry.place.journal),
            clerk=self._desk.clerk_name(entry.actor),
            code=code,
            counted=counted,
            measure=measure,
        )

    def _taken(self, connection: Connection, dossier: Dossier) -> tuple[Taken, ...]:
        charged: dict[str, int] = {}
        paid: dict[str, int] = {}
        for entry in register.entries_of(connection, dossier.id):
            desk = self._desk.unit.desk_name(entry.place.journal)
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
                clerk=self._desk.clerk_name(entry.actor),
                desk=self._desk.unit.desk_name(entry.place.journal),
                at_ms=entry.at_ms,
            )


_OF_DOSSIERS = {
    exceptions.NUMBER,
    exceptions.LINE,
    exceptions.RECEIPTS,
    exceptions.HANDLED,
    exceptions.PAID,
}


def _raised(exception: str, sort: str, entries: Sequence[Entry]) -> Raised:
    return Raised(
        exception=exception,
        sort=sort,
        since_ms=entries[0].at_ms,
        count=len(entries),
        evidence=tuple(exceptions.spoken(exception, sort, entry) for entry in entries[-kept.MOST_SHOWN :]),
        marks=tuple(exceptions.mark_of(entry) for entry in entries[-exceptions.MOST_SEEN :]),
    )


def _forks(connection: Connection) -> Iterator[Raised]:
    for base, branches in kept.branched(connection).items():
        entries = [entry for branch in branches for entry in kept.of_branch(connection, branch)]
        if not entries:
            continue
        raised = _raised(f"{exceptions.FORK}:{base}", exceptions.FORK, sorted(entries, key=lambda one: one.order))
        count = sum(branch.number_to - branch.number_from + 1 for branch in branches)
        # a branch that grows is the same fork still
        yield msgspec.structs.replace(raised, count=count, marks=tuple(branch.name for branch in branches))


def _told(exception: str, sort: str, own: str, since: int) -> Raised:
    return Raised(exception=exception, sort=sort, since_ms=since, count=0, marks=(f"{own}/{since}",))


def _seen(connection: Connection, exception: str) -> set[str]:
    return exceptions.seen_by(evidence.answers(connection, exception))


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
        return max(dossier.paid_cash + dossier.paid_transfer + dossier.waived - dossier.fee_total, 0)
    return 0
