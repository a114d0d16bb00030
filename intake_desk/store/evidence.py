"""What speaks for exceptions, written down as entries arrive; beside the register, and made again with it.

All but one sort can be found in the journals at any time. That an entry said it was made later than it arrived can only
be seen then, and is kept when the rest is made again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec
import sqlalchemy as sa

from intake_desk.domain import exceptions
from intake_desk.domain.closing_kinds import DayAddendum, DayClosed, PeriodClosed
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Entry, Place
from intake_desk.domain.exception_kinds import ExceptionAnswered
from intake_desk.domain.exceptions import Evidence
from intake_desk.domain.feedback import Feedback
from intake_desk.domain.holding import may_speak
from intake_desk.domain.tally import tells
from intake_desk.store import covering, fee_receipts, rulings
from intake_desk.store.database import ONE_OF, one_of, run, run_many
from intake_desk.store.unsealing import unsealed

Story = Callable[[sa.Connection, str], list[Entry]]

# Of dossiers that share a number or a line so many are told: two are wrong already, and each new one looks at all.
MOST_TWINS = 50
SKEW = "server clock"  # the setting that holds how far, in ms, the server's clock is ahead of this desk's
_ADD = (
    "INSERT INTO evidence (exception, mark, sort, subject, journal, number, hlc, measure, seen)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
)

_TWINS = (  # the codes' and lines' own indexes cover no empty ones
    f"SELECT id FROM dossier AS one WHERE id IN {ONE_OF} AND ("  # noqa: S608  # only text of ours
    "EXISTS (SELECT 1 FROM dossier WHERE code = one.code AND code <> '' AND id <> one.id)"
    " OR EXISTS (SELECT 1 FROM other_code WHERE code = one.code)"
    " OR EXISTS (SELECT 1 FROM dossier WHERE line = one.line AND line <> '' AND id <> one.id))"
)


def note(connection: sa.Connection, entries: Sequence[Entry]) -> None:
    """Keep what entries just stored speak for by themselves, and what they answer."""
    add(connection, [found for entry in entries if (found := exceptions.of_entry(entry))])
    add(connection, list(fee_receipts.found_among(connection, entries)))
    for entry in entries:
        if isinstance(entry.facts, ExceptionAnswered):
            _take(connection, entry, entry.facts)


def note_late(connection: sa.Connection, entries: Sequence[Entry]) -> None:
    """Keep which of these entries neither the closing of their day nor its addenda cover; one of those among them is
    held against its day, and may tell which closing holds of an earlier one.
    """
    closed = {entry.day for entry in entries if isinstance(entry.facts, DayClosed | DayAddendum)}
    spoken = [entry for entry in entries if isinstance(entry.facts, DayClosed | PeriodClosed)]
    if spoken:
        contested = rulings.contested_days(connection)
        closed |= {day for day in contested if any(may_speak(one, day) for one in spoken)}
    for day in closed:
        _replace(connection, f"{exceptions.LATE}:{day}", _left_out(connection, day))
    for day in {entry.day for entry in entries} - closed:
        ends = _covered(connection, day)
        if ends is not None:  # days are few, and of most entries nobody needs to know what they tell
            news = (entry for entry in entries if entry.day == day and tells(entry))
            add(connection, [_late(entry, day) for entry in news if covering.is_beyond(connection, entry, ends)])


def note_arrived(connection: sa.Connection, entries: Iterable[Entry]) -> None:
    """Judge again which entries are late on days whose closings name one of these: while such a head was not here, its
    number alone did not tell in which branch it stands.
    """
    for day in covering.arrived(connection, map(exceptions.mark_of, entries)):
        _replace(connection, f"{exceptions.LATE}:{day}", _left_out(connection, day))


def note_early(connection: sa.Connection, entries: Iterable[Entry], now_ms: int) -> None:
    """Keep which of another desk's entries say that they were made later than now, by the server's clock if known."""
    if not any(exceptions.ahead(entry, now_ms) for entry in entries):
        return
    row = run(connection, "SELECT value FROM meta WHERE name = ?", (SKEW,)).fetchone()
    true_ms = now_ms + (msgspec.json.decode(row[0], type=int) if row else 0)
    add(connection, [found for entry in entries if (found := exceptions.ahead(entry, true_ms))])


def note_headless(connection: sa.Connection, subject: str, entries: Iterable[Entry]) -> None:
    """Keep that these entries are about a dossier whose beginning is not here."""
    of_dossier = [entry for entry in entries if exceptions.is_about_a_dossier(entry)]
    exception = f"{exceptions.HEADLESS}:{subject}"
    add(connection, [exceptions.spoken(exception, exceptions.HEADLESS, entry) for entry in of_dossier])


def any_headless(connection: sa.Connection) -> bool:
    """Whether the beginning of any dossier has not arrived."""
    question = "SELECT EXISTS (SELECT 1 FROM evidence WHERE exception BETWEEN ? AND ?)"
    return bool(run(connection, question, (f"{exceptions.HEADLESS}:", f"{exceptions.HEADLESS};")).fetchone()[0])


def found_its_head(connection: sa.Connection, subject: str) -> None:
    """What began the dossier has arrived; days that were ruled off without it have something to add."""
    _forget(connection, f"{exceptions.HEADLESS}:{subject}")
    rows = run(connection, "SELECT DISTINCT day FROM entry WHERE subject = ? AND subject <> ''", (subject,)).fetchall()
    for (day,) in rows:
        ends = _covered(connection, day)
        if ends is not None:
            add(connection, [_late(entry, day) for entry in rulings.begun_later(connection, day, ends)])


def note_feedback(connection: sa.Connection, feedback: Feedback) -> None:
    """Keep which entries did not fit a feedback."""
    if feedback.misfits:
        found = exceptions.of_misfits(feedback.id, feedback.misfits, exceptions.FEEDBACK)
        _replace(connection, f"{exceptions.FEEDBACK}:{feedback.id}", found)


def note_dossier(connection: sa.Connection, before: Dossier | None, dossier: Dossier, story: Story) -> None:
    """Keep what a dossier speaks for as it now stands in the register, in place of what it did `before`."""
    if dossier.misfits or (before is not None and before.misfits):
        found = exceptions.of_misfits(dossier.id, dossier.misfits)
        for sort in (exceptions.RECEIPTS, exceptions.HANDLED, exceptions.TWICE):
            _replace(connection, f"{sort}:{dossier.id}", [one for one in found if one.sort == sort])
    if exceptions.is_overpaid(dossier) or (before is not None and exceptions.is_overpaid(before)):
        _replace(connection, f"{exceptions.PAID}:{dossier.id}", _payments(connection, dossier, story))
    if before is not None:
        _note_twins(connection, before, dossier, story)


def note_begun(connection: sa.Connection, dossiers: Sequence[Dossier], story: Story) -> None:
    """Keep what dossiers speak for that have just been put into the register."""
    # one question instead of many: almost every dossier is alone
    rows = run(connection, _TWINS, (one_of([dossier.id for dossier in dossiers]),))
    twins = {row[0] for row in rows}
    for dossier in dossiers:
        note_dossier(connection, None, dossier, story)
        if dossier.id in twins or dossier.other_codes:
            _note_twins(connection, None, dossier, story)


def add(connection: sa.Connection, found: Sequence[Evidence]) -> None:
    """Keep more of what speaks for exceptions; what a supervisor's answer knew of counts as seen."""
    if not found:
        return
    rows = []
    for exception, group in groupby(sorted(found, key=_exception_of), key=_exception_of):
        seen = exceptions.seen_by(answers(connection, exception))
        rows += [
            (exception, one.mark, one.sort, one.subject, *_stands(one.place), one.measure, one.mark in seen)
            for one in group
        ]
    run_many(connection, _ADD, rows)


def answers(connection: sa.Connection, exception: str) -> list[ExceptionAnswered]:
    """What supervisors answered to an exception."""
    entries = (entry.facts for entry in answer_entries(connection, exception))
    return [facts for facts in entries if isinstance(facts, ExceptionAnswered)]


def answer_entries(connection: sa.Connection, exception: str) -> list[Entry]:
    """The answers to an exception as entries, the oldest first."""
    question = (
        "SELECT e.body, e.personal FROM answer a JOIN entry e ON e.journal = a.journal AND e.number = a.number"
        " WHERE a.exception = ? ORDER BY a.hlc, a.journal, a.number"
    )
    return list(unsealed(run(connection, question, (exception,))))


def clear(connection: sa.Connection) -> None:
    """Throw away what can be made again."""
    run(connection, "DELETE FROM evidence WHERE sort <> ?", (exceptions.AHEAD,))
    run(connection, "DELETE FROM answer")
    run(connection, "DELETE FROM other_code")
    covering.clear(connection)
    fee_receipts.clear(connection)


def _stands(place: Place) -> tuple[str, int, int]:
    return place.journal, place.number, place.hlc


def _exception_of(one: Evidence) -> str:
    return one.exception


def _forget(connection: sa.Connection, exception: str) -> None:
    run(connection, "DELETE FROM evidence WHERE exception = ?", (exception,))


def _replace(connection: sa.Connection, exception: str, found: Sequence[Evidence]) -> None:
    _forget(connection, exception)
    add(connection, found)


def _take(connection: sa.Connection, entry: Entry, facts: ExceptionAnswered) -> None:
    place = entry.place
    run(
        connection,
        "INSERT OR IGNORE INTO answer (exception, journal, number, hlc) VALUES (?, ?, ?, ?)",
        (facts.exception, place.journal, place.number, place.hlc),
    )
    run_many(
        connection,
        "UPDATE evidence SET seen = 1 WHERE exception = ? AND mark = ?",
        [(facts.exception, mark) for mark in facts.seen],
    )


def _covered(connection: sa.Connection, day: str) -> dict[str, int] | None:
    """Up to where the closing and the addenda that hold of a day cover each journal; None while nobody closed it."""
    held = rulings.held_of(connection, day)
    heads = (head for ruling in held.rulings for head in rulings.covered_by(ruling))
    return covering.reached(connection, heads) if held.closing is not None else None


def _left_out(connection: sa.Connection, day: str) -> list[Evidence]:
    ends = _covered(connection, day)
    if ends is None:
        return []
    held = rulings.held_of(connection, day)
    weighed = [*held.rulings]
    if any(isinstance(one.facts, DayClosed) for one in held.others):
        weighed += [one.line.entry for one in rulings.witnesses(connection, day)]
    missing = (head for ruling in weighed for head in rulings.missing(connection, ruling))
    covering.wait_for(connection, day, [exceptions.mark_in(head.hash) for head in missing])
    return _beyond(connection, day, ends)


def late(connection: sa.Connection) -> Iterator[Evidence]:
    """What no closing of its day covers, on every day that was ruled off and whose heads are all here; for a proof."""
    ruled = {row[0] for row in run(connection, "SELECT DISTINCT day FROM entry WHERE kind = 'day.closed'")}
    awaited = {row[0] for row in run(connection, "SELECT DISTINCT day FROM awaited")}
    for day in sorted(ruled - awaited):
        ends = _covered(connection, day)
        if ends is not None:
            yield from _beyond(connection, day, ends)


def _beyond(connection: sa.Connection, day: str, ends: Mapping[str, int]) -> list[Evidence]:
    left = [entry for entry in unsealed(covering.left_out(connection, day, ends)) if tells(entry)]
    return [_late(entry, day) for entry in (*left, *rulings.begun_later(connection, day, ends))]


def _late(entry: Entry, day: str) -> Evidence:
    return exceptions.spoken(f"{exceptions.LATE}:{day}", exceptions.LATE, entry)


def _payments(connection: sa.Connection, dossier: Dossier, story: Story) -> list[Evidence]:
    if not exceptions.is_overpaid(dossier):
        return []
    exception = f"{exceptions.PAID}:{dossier.id}"
    return [
        exceptions.spoken(exception, exceptions.PAID, entry)
        for entry in story(connection, dossier.id)
        if entry.kind in {"fee.paid", "fee.waived"}
    ]


def _note_twins(connection: sa.Connection, before: Dossier | None, dossier: Dossier, story: Story) -> None:
    """Look whether another dossier has the same code on a receipt, or stands on the same line of the book."""
    had, has = exceptions.codes_of(before), exceptions.codes_of(dossier)
    lines = {exceptions.line_of(before), exceptions.line_of(dossier)}
    if had == has and len(lines) == 1:
        return
    for code in before.other_codes if before else ():
        run(connection, "DELETE FROM other_code WHERE code = ? AND dossier = ?", (code, dossier.id))
    for code in dossier.other_codes:
        run(connection, "INSERT OR IGNORE INTO other_code (code, dossier) VALUES (?, ?)", (code, dossier.id))
    for code in had ^ has:
        _look_at_code(connection, code, story)
    for line in lines - {""}:
        _look_at_line(connection, line, story)


def _look_at_code(connection: sa.Connection, code: str, story: Story) -> None:
    question = (
        "SELECT id FROM dossier WHERE code = ?1 AND code <> '' UNION SELECT dossier FROM other_code WHERE code = ?1"
        " ORDER BY 1 LIMIT ?2"
    )
    holders = [row[0] for row in run(connection, question, (code, MOST_TWINS))]
    exception = f"{exceptions.NUMBER}:{code}"
    found = []
    for holder in holders if len(holders) > 1 else ():
        entry = next((entry for entry in story(connection, holder) if exceptions.code_in(entry) == code), None)
        if entry is not None:
            found.append(exceptions.spoken(exception, exceptions.NUMBER, entry))
    _replace(connection, exception, found)


def _look_at_line(connection: sa.Connection, line: str, story: Story) -> None:
    """The entries that took a line; none where the same code was given too, which is told by itself."""
    question = "SELECT id FROM dossier WHERE line = ? AND line <> '' ORDER BY id LIMIT ?"
    rows = run(connection, question, (line, MOST_TWINS)).fetchall()
    exception = f"{exceptions.LINE}:{line}"
    found, codes = [], set()
    for row in rows if len(rows) > 1 else ():
        entry = next((entry for entry in story(connection, row[0]) if exceptions.line_in(entry) == line), None)
        if entry is not None:
            found.append(exceptions.spoken(exception, exceptions.LINE, entry))
            codes.add(exceptions.code_in(entry))
    _replace(connection, exception, found if len(codes) > 1 else [])
