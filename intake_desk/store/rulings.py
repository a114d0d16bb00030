"""What rules a day off, as it lies in the store: closings and addenda, how far they reach, and who announced a key."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache

import msgspec
import sqlalchemy as sa

from intake_desk.domain.branches import base_of
from intake_desk.domain.closing_kinds import Covered, DayClosed, PeriodClosed
from intake_desk.domain.closing_sums import About, about_in
from intake_desk.domain.closings import Evidence, Trust, announces
from intake_desk.domain.entries import (
    CLOCK_AHEAD_LIMIT_MS,
    HLC_COUNTER_BITS,
    BrokenEntry,
    Entry,
    Sealed,
    followed_until,
    header,
    place_of,
    unseal,
)
from intake_desk.domain.holding import Ends, Holding, Line, Ruling, Witness, holding, in_order, last_to_speak
from intake_desk.domain.tally import figures
from intake_desk.store import covering, families, roster
from intake_desk.store.database import ONE_OF, one_of, run
from intake_desk.store.unsealing import unsealed

# Of a journal whose clock is ahead so many entries are looked at for one that is not.
MOST_LOOKED_BACK = 500

_KINDS = "kind IN ('dossier.received', 'dossier.filed', 'dossier.refused', 'dossier.recreated')"
_BEGINNINGS = f"SELECT journal, body, personal FROM entry WHERE subject IN {ONE_OF} AND subject <> '' AND {_KINDS}"  # noqa: S608  # only text of ours
_BEGUN = (
    "SELECT subject, journal, number FROM entry"  # noqa: S608  # only text of ours
    f" WHERE subject IN (SELECT subject FROM entry WHERE day = ? AND subject <> '') AND subject <> '' AND {_KINDS}"
)
_OF_DAY = "SELECT journal, body, personal FROM entry WHERE day = ?"
_SETTLEMENTS = "SELECT journal, body, personal FROM entry WHERE kind = 'period.closed' AND day >= ?1"
_CLOSINGS = "SELECT journal, body, personal FROM entry WHERE kind = 'day.closed' AND day BETWEEN ?1 AND ?2"


_CONTESTED = (
    "SELECT day, hash FROM entry WHERE kind = 'day.closed' AND day IN"
    " (SELECT day FROM entry WHERE kind = 'day.closed' GROUP BY day HAVING count(*) > 1)"
)


class Begun(msgspec.Struct, frozen=True):
    """A beginning of a dossier, and where it stands."""

    line: Line
    about: About


def held_of(connection: sa.Connection, day: str) -> Holding:
    """Which closing and addenda hold of a day, as far as they are known here."""
    closings = list(read(run(connection, f"{_OF_DAY} AND kind = 'day.closed'", (day,)).fetchall()))
    if not closings:  # asked at every save: an addendum without a closing rules nothing off
        return Holding()
    # the unary plus keeps the day's own index, and the addenda's kind out of it
    addenda = read(run(connection, f"{_OF_DAY} AND +kind = 'day.addendum'", (day,)).fetchall())
    return holding([*closings, *addenda], witnesses(connection, day) if len(closings) > 1 else ())


def witnesses(connection: sa.Connection, since: str, until: str = "") -> list[Witness]:
    """The closings of the business days from `since` up to `until` (where none is named, as long as any speaks for that
    of `since`) and the settlements from `since` on, each with what was known where it was made: by them it is told
    which of several closings or settlements holds.
    """
    span = (since, last_to_speak(until or since))
    return [
        Witness(line, covering.reached(connection, line.entry.facts.covered))
        for line in read(run(connection, f"{_CLOSINGS} UNION ALL {_SETTLEMENTS}", span).fetchall())
        if isinstance(line.entry.facts, DayClosed | PeriodClosed)
    ]


def contested(connection: sa.Connection) -> dict[str, list[bytes]]:
    """Every day (ISO) and every period ("2026-Q4") that was ruled off more than once, with the hashes of its
    closings or settlements.
    """
    found: dict[str, list[bytes]] = defaultdict(list)
    for day, mark in run(connection, _CONTESTED):
        found[str(day)].append(bytes(mark))
    for line in settlements(connection):
        found[str(getattr(line.entry.facts, "period", ""))].append(line.entry.hash)
    return {name: marks for name, marks in found.items() if name and marks[1:]}


def rivals_of(connection: sa.Connection, name: str) -> list[Entry]:
    """The closings of a day (ISO), or the settlements of a period ("2026-Q4"): the one that holds, then the others."""
    made = _settlements_of(connection, name)
    return settled_by(connection, made) if made else _closings(connection, name)


def made_of(connection: sa.Connection, name: str) -> list[Entry]:
    """The same in the world's order: whoever only tells that there are several weighs nothing."""
    made = _settlements_of(connection, name) or read(run(connection, f"{_OF_DAY} AND kind = 'day.closed'", (name,)))
    return sorted((line.entry for line in made), key=lambda entry: entry.order)


def _settlements_of(connection: sa.Connection, name: str) -> list[Line]:
    return [one for one in settlements(connection) if getattr(one.entry.facts, "period", "") == name]


def contested_days(connection: sa.Connection) -> list[str]:
    """The business days that were closed more than once."""
    question = "SELECT day FROM entry WHERE kind = 'day.closed' GROUP BY day HAVING count(*) > 1"
    return [str(row[0]) for row in run(connection, question)]


def settlements(connection: sa.Connection, since: str = "") -> list[Line]:
    """Every settlement written on a business day from `since` on, in the world's order."""
    lines = read(run(connection, _SETTLEMENTS, (since,)).fetchall())
    return sorted(lines, key=lambda line: line.entry.order)


def settled_by(connection: sa.Connection, made: Sequence[Line]) -> list[Entry]:
    """The settlements of one period: the one that holds, and then the others."""
    since = min((line.entry.day for line in made), default="")
    return [line.entry for line in in_order(made, witnesses(connection, since) if made[1:] else ())]


def _closings(connection: sa.Connection, day: str) -> list[Entry]:
    """The closings of a day, the one that holds and then the others."""
    held = held_of(connection, day)
    return [one for one in (held.closing, *held.others) if one is not None and isinstance(one.facts, DayClosed)]


def reaches(connection: sa.Connection, held: Holding) -> list[dict[str, int]]:
    """How far closing and addenda reach, each with those before it."""
    return [covering.reached(connection, covered_by(ruling)) for ruling in held.rulings]


def missing(connection: sa.Connection, ruling: Entry) -> list[Covered]:
    """The heads that a closing or addendum names and that are not here."""
    return [
        head
        for head in covered_by(ruling)
        if covering.standing_under(connection, head.journal, head.number, head.hash) is None
    ]


def covered_by(ruling: Entry) -> tuple[Covered, ...]:
    """The heads that a closing, an addendum or a settlement names."""
    assert isinstance(ruling.facts, Ruling)
    return ruling.facts.covered


def lines_of(connection: sa.Connection, day: str) -> list[Line]:
    """Everything that happened on a business day, each entry under the name that it stands under, in order."""
    question = "SELECT journal, body, personal FROM entry WHERE day = ? ORDER BY hlc, journal, number"
    return list(read(run(connection, question, (day,))))


def read(rows: Iterable[tuple[str, bytes, bytes]]) -> Iterator[Line]:
    """Stored entries as lines; what is broken is left to `verification`."""
    for name, body, personal in rows:
        with suppress(BrokenEntry):
            yield Line(name, unseal(Sealed(body, personal)))


class Beginnings:
    """What dossiers' beginnings say, each looked up once."""

    def __init__(self, connection: sa.Connection, lines: Iterable[Line]) -> None:
        self._found: dict[str, list[Begun]] = {}
        asked = {line.entry.subject for line in lines if line.entry.subject and figures(line.entry)}
        rows = run(connection, _BEGINNINGS, (one_of(sorted(asked)),))
        for line in read(rows):
            about = about_in(line.entry)
            if about is not None:
                self._found.setdefault(line.entry.subject, []).append(Begun(line, about))
        for begun in self._found.values():
            begun.sort(key=lambda one: one.line.entry.order)

    def about(self, subject: str, ends: Ends | None = None) -> About:
        """What the first beginning within what is covered says; within everything that is here without `ends`."""
        begun = self._found.get(subject, ())
        return next((one.about for one in begun if ends is None or one.line.within(ends)), About())

    def first(self, subject: str) -> Entry | None:
        """The entry with which the dossier begins."""
        begun = self._found.get(subject)
        return begun[0].line.entry if begun else None


def begun_later(connection: sa.Connection, day: str, ends: Ends) -> list[Entry]:
    """The beginnings beyond what is covered of a day, of dossiers whose figures within it were sealed without them."""
    rows = run(connection, _BEGUN, (day,))
    asked = {subject for subject, journal, number in rows if number > ends.get(journal, 0)}
    if not asked:
        return []
    question = f"SELECT journal, body, personal FROM entry WHERE subject IN {ONE_OF} AND subject <> '' AND day = ?"  # noqa: S608  # only text of ours
    stored = read(run(connection, question, (one_of(sorted(asked)), day)))
    lines = [line for line in stored if line.within(ends) and figures(line.entry)]
    known = Beginnings(connection, lines)
    subjects = sorted({line.entry.subject for line in lines})
    moved = (known.first(one) for one in subjects if known.about(one, ends) != known.about(one))
    return [entry for entry in moved if entry is not None]


def evidence_of(connection: sa.Connection, day: str, held: Holding) -> Evidence:
    """What a closed day is proven by."""
    lines = lines_of(connection, day)
    return Evidence(
        day=day,
        lines=lines,
        reaches=reaches(connection, held),
        missing=[missing(connection, ruling) for ruling in held.rulings],
        about=Beginnings(connection, lines).about,
    )


def heard(connection: sa.Connection, now_ms: int) -> dict[str, int]:
    """When each desk wrote the last of its entries that are here, in ms UTC; what it says that it wrote later than now
    says nothing of that.
    """
    found: dict[str, int] = {}
    for name, number, hlc in run(connection, "SELECT name, number, hlc FROM journal WHERE number > 0").fetchall():
        at_ms = hlc >> HLC_COUNTER_BITS
        if hlc > followed_until(now_ms):
            at_ms = _last_before(connection, name, number, now_ms)
        base = base_of(name)
        found[base] = max(at_ms, found.get(base, 0))
    return found


def _last_before(connection: sa.Connection, name: str, number: int, now_ms: int) -> int:
    """When the last entry was made that is not from the future; among the last hundreds, 0 beyond."""
    question = "SELECT body FROM entry WHERE journal = ? AND number <= ? ORDER BY number DESC LIMIT ?"
    for (body,) in run(connection, question, (name, number, MOST_LOOKED_BACK)):
        at_ms = place_of(header(Sealed(body))).at_ms
        if at_ms <= now_ms + CLOCK_AHEAD_LIMIT_MS:
            return at_ms
    return 0


def closed_days(connection: sa.Connection) -> list[str]:
    """The business days that somebody ruled off, the oldest first."""
    rows = run(connection, "SELECT DISTINCT day FROM entry WHERE kind = 'day.closed' ORDER BY day")
    return [str(row[0]) for row in rows]


def announced(connection: sa.Connection, ruling: Entry) -> bool:
    """Whether whoever closed the day or the period had announced the key at the same desk before."""
    facts = ruling.facts
    assert isinstance(facts, Ruling)
    names = [name for name, *_ in families.standing(connection, ruling.place.journal, facts.announced, facts.announced)]
    found = (standing_at(connection, name, facts.announced) for name in names)
    return any(announces(ruling, entry) for entry in found if entry is not None)


def standing_at(connection: sa.Connection, name: str, number: int) -> Entry | None:
    """The entry at this number of a journal or branch."""
    question = "SELECT body, personal FROM entry WHERE journal = ? AND number = ?"
    return next(unsealed(run(connection, question, (name, number)).fetchall()), None)


def trust(connection: sa.Connection, signed_by: Callable[[bytes, bytes, bytes], bool]) -> Trust:
    """How signatures are believed by what is held here; `signed_by` is the cipher's word."""

    @cache
    def clerks() -> frozenset[str]:
        return roster.plain_clerks(connection)

    @cache
    def first() -> tuple[int, str, int, bytes] | None:
        question = "SELECT body, personal FROM entry WHERE kind = 'day.closed' ORDER BY hlc, journal, number"
        stored = read(("", *row) for row in run(connection, question))
        return next((one.entry.order for one in stored if getattr(one.entry.facts, "signature", b"")), None)

    def signed_before(ruling: Entry) -> bool:
        known = first()
        return known is not None and known < ruling.order

    @cache
    def remembered() -> frozenset[str]:
        return roster.logins(connection)

    def known(ruling: Entry, login: str) -> bool:
        if login in remembered() or base_of(ruling.place.journal) != roster.own_journal(connection):
            return True  # another desk may have been told of somebody who left before this one was
        return not roster.remembers(connection, ruling.place.number)

    return Trust(
        lambda ruling: announced(connection, ruling),
        signed_by,
        lambda login: login not in clerks(),
        signed_before,
        known,
    )
