"""The inbox of exceptions: what a supervisor should look at, what speaks for it, and the answer that closes it."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from intake_desk.domain import exceptions
from intake_desk.domain.desk import Clerk
from intake_desk.domain.entries import Draft, Entry
from intake_desk.domain.exception_kinds import ExceptionAnswered
from intake_desk.domain.exceptions import CHECKED, SKEW_LIMIT_MS
from intake_desk.domain.kinds import Remark
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.rule_changes import RuleChange
from intake_desk.services.applications import LONGEST_NOTE, checked_text
from intake_desk.services.desk import Desk
from intake_desk.services.exception_telling import InboxItem, Telling
from intake_desk.store import evidence, rulings
from intake_desk.store import exceptions as kept
from intake_desk.store.exceptions import Connection, Raised

HEARD = "heard in rounds"
SKEW_STEP_MS = 60_000


class ExceptionGone(Refusal):
    """The exception was answered by somebody else, or there is nothing left of it."""

    code = "exception_gone"


class OwnChange(Refusal):
    """Who wrote or agreed to what speaks for it, or whose drawer it is, says that it is right, though there is a
    supervisor who had no part in it.
    """

    code = "own_change"


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What rounds with other holders told of, and since when (ms UTC): a clock that is off, tails that were refused.

    `nearby` is what rounds with each desk of the LAN told: one holder's silence does not end what another one says.
    """

    clock_since: int = 0
    skew_ms: int = 0
    refused: dict[str, int] = {}
    nearby: dict[int, dict[str, int]] = {}


class ExceptionDesk:
    """Everybody may look; only a supervisor answers, and the answer travels to every desk. Who had a part in what
    speaks for an exception leaves it to a supervisor who had none, while there is one.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._hearing = threading.Lock()

    def count(self) -> int:
        """How many exceptions are open."""
        with self._desk.journal.database.reading() as connection:
            return kept.count(connection, self._desk.now_ms()) + len(self._apart(connection))

    def open(self) -> list[InboxItem]:
        """The open exceptions, the newest first."""
        with self._desk.journal.database.reading() as connection:
            found = self._apart(connection) + kept.raised(connection, self._desk.now_ms())
            telling = self._telling(connection)
            items = [telling.item(one, is_open=True) for one in found]
        return sorted(items, key=lambda item: (item.since_ms, item.id), reverse=True)

    def answered(self) -> list[InboxItem]:
        """The exceptions that somebody answered, the last answer first."""
        with self._desk.journal.database.reading() as connection:
            back = {one.exception for one in self._apart(connection)}
            names = [name for name in kept.answered(connection) if name not in back]
            telling = self._telling(connection)
            return [telling.item(_as_raised(connection, name), is_open=False) for name in names]

    def answer(self, clerk: Clerk, exception: str, choice: str, note: str = "") -> bool:
        """Say that the exception was looked at and what was done: whether it leaves the inbox of every desk. Of several
        closings each is looked at by somebody else than who made it, so that another answer may be waited for.

        Raises NotSignedIn, NotAllowed, ExceptionGone, OwnChange, TooLong, and what `Desk.recording` raises.
        """
        present = self._desk.supervising(clerk)
        said, left = checked_text("note", note, LONGEST_NOTE), set[str]()
        with self._desk.recording(present) as recording:
            with self._desk.journal.database.reading() as connection:
                item, marks = self._open_item(connection, exception)
                seen = _seen(connection, exception)
            if item.sort == exceptions.RIVAL and item.left_to - {present.login}:
                made = {exceptions.mark_of(one.entry) for one in item.pieces if one.entry.actor == present.login}
                left, marks = made - seen, tuple(mark for mark in marks if mark not in made)
                if set(marks) <= seen:
                    raise OwnChange
            elif present.login not in item.left_to:
                raise OwnChange
            facts = ExceptionAnswered(
                exception=exception,
                sort=item.sort,
                choice=choice if choice in item.choices else CHECKED,
                seen=marks,
            )
            subjects = [dossier.id for dossier in item.dossiers] or [item.feedback.id if item.feedback else ""]
            for subject in subjects:
                recording.add(Draft(subject=subject, facts=facts, personal=Remark(note=said) if said else None))
        return not left

    def heard(self, server_time_ms: int, refused: Sequence[str]) -> None:
        """Take what a round with the server told: its clock (0 when it told none), and which tails nobody took.

        Writes only what changed. Raises StoreFailed.
        """
        with self._hearing:
            now, before = self._desk.now_ms(), self._heard()
            skew = server_time_ms - now if server_time_ms else before.skew_ms
            if abs(skew - before.skew_ms) < SKEW_STEP_MS and (abs(skew) > SKEW_LIMIT_MS) == bool(before.clock_since):
                skew = before.skew_ms
            self._keep(
                before,
                clock_since=(before.clock_since or now) if abs(skew) > SKEW_LIMIT_MS else 0,
                skew_ms=skew,
                refused=_since(before.refused, refused, now),
            )
            if skew != before.skew_ms:
                self._desk.sheets.set(evidence.SKEW, skew)

    def heard_nearby(self, desk: int, refused: Sequence[str]) -> None:
        """Take what a round with a desk of the LAN told: which tails were not taken. Raises StoreFailed."""
        with self._hearing:
            before = self._heard()
            told = _since(before.nearby.get(desk, {}), refused, self._desk.now_ms())
            others = {number: names for number, names in before.nearby.items() if number != desk}
            self._keep(before, nearby=others | ({desk: told} if told else {}))

    def _heard(self) -> Heard:
        return self._desk.sheets.setting(HEARD, Heard, Heard())

    def _keep(self, before: Heard, **changes: object) -> None:
        after = msgspec.structs.replace(before, **changes)
        if after != before:
            self._desk.sheets.set(HEARD, after)

    def _open_item(self, connection: Connection, exception: str) -> tuple[InboxItem, tuple[str, ...]]:
        found = next((one for one in self._apart(connection) if one.exception == exception), None)
        if found is None and kept.is_open(connection, exception, self._desk.now_ms()):
            found = kept.one(connection, exception)
        if found is None:
            raise ExceptionGone
        return self._telling(connection).item(found, is_open=True), found.marks

    def _apart(self, connection: Connection) -> list[Raised]:
        """The open exceptions that no entry arriving speaks for: found in sheets, documents, and what rounds told."""
        found = [
            *self._documents(),
            *_of_rules(self._desk.reference.rule_changes),
            *self._revoked(connection),
            *_forks(connection),
            *_rivals(connection),
            *self._rounds(),
        ]
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
        told = self._heard()
        own = self._desk.identity.journal
        if told.clock_since:
            yield _told(f"{exceptions.CLOCK}:{own}", exceptions.CLOCK, own, told.clock_since)
        ours = {desk.number for desk in self._desk.unit.desks if not desk.revoked_ms}
        refused = dict(told.refused)
        for desk, names in told.nearby.items():
            for name, since in names.items() if desk in ours else ():
                refused[name] = min(since, refused.get(name, since))
        for name, since in refused.items():
            yield _told(f"{exceptions.REFUSED}:{name}", exceptions.REFUSED, own, since)

    def _telling(self, connection: Connection) -> Telling:
        return Telling(self._desk, connection, self._heard().skew_ms)


def _as_raised(connection: Connection, exception: str) -> Raised:
    """An exception that was answered, also when what spoke for it is gone or never was here."""
    found = kept.one(connection, exception)
    if found is not None:
        return found
    entry = evidence.answer_entries(connection, exception)[-1]
    sort = entry.facts.sort if isinstance(entry.facts, ExceptionAnswered) else ""
    return Raised(exception=exception, sort=sort, since_ms=entry.at_ms, count=0)


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


def _rivals(connection: Connection) -> Iterator[Raised]:
    """Each day and each period that was ruled off more than once: every closing or settlement is to be looked at, that
    which holds too, for what comes later may tell which one that is.
    """
    for name, made in rulings.contested(connection).items():
        exception = f"{exceptions.RIVAL}:{name}"
        if not {exceptions.mark_in(one) for one in made} <= _seen(connection, exception):
            yield _raised(exception, exceptions.RIVAL, rulings.made_of(connection, name))


def _of_rules(changes: Iterable[RuleChange]) -> Iterator[Raised]:
    """Each time that the unit's account, or what is taken now or soon, became another, until somebody looked at it."""
    for change in changes:
        sorts = {
            exceptions.ACCOUNT: change.account is not None and change.account[0].is_known,
            exceptions.AMOUNTS: change.is_soon,
        }
        for sort in (sort for sort, told in sorts.items() if told):
            yield _raised(f"{sort}:{exceptions.mark_of(change.entry)}", sort, [change.entry])


def _since(before: Mapping[str, int], names: Sequence[str], now: int) -> dict[str, int]:
    return {name: before.get(name, now) for name in sorted(names)}


def _told(exception: str, sort: str, own: str, since: int) -> Raised:
    return Raised(exception=exception, sort=sort, since_ms=since, count=0, marks=(f"{own}/{since}",))


def _seen(connection: Connection, exception: str) -> set[str]:
    return exceptions.seen_by(evidence.answers(connection, exception))
