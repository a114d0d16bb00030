"""A desk's journal that forked: both lines are kept, called alike whatever came first, folded, proved and closed."""

import dataclasses
from itertools import chain, permutations

import msgspec
import pytest

from intake_desk.domain import kinds
from intake_desk.domain.branches import MOST_BRANCHES, base_of, split
from intake_desk.domain.closing_kinds import Covered, DayClosed
from intake_desk.domain.entries import Sealed, header
from intake_desk.store import covering, days, register, rulings
from intake_desk.store.database import run
from intake_desk.store.journal import JournalGap

JOURNAL = "26103-1"
DAY = "2026-11-20"


def parted(foreign, name="26103-2", lines=2, common=2):
    """The common beginning of a journal, and lines of different lengths that follow it."""
    book = foreign(name)
    start = [book.receive(f"common{step}", 100 + step) for step in range(common)]
    tails = []
    for line in range(lines):
        again = dataclasses.replace(book)
        tails.append([again.receive(f"line{line}-{step}", 200 + 10 * line + step) for step in range(line + 2)])
    return start, tails


def expected(base, entries):
    reads = [(header(one).number, header(one).previous, one.hash) for one in entries]
    return set(split(base, reads).values())


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_whatever_comes_first_the_journals_are_called_alike(desk, foreign, order):
    start, tails = parted(foreign, lines=3)
    desk.journal.accept("26103-2", start)
    for line in order:
        assert line + 2 == desk.journal.accept("26103-2", tails[line])
        assert 0 == desk.journal.accept("26103-2", [*start, *tails[line]])
    assert expected("26103-2", [*start, *chain(*tails)]) == set(desk.journal.heads())
    assert 2 + 2 + 3 + 4 == len(desk.all())
    assert [] == desk.findings()
    assert [("26103-2", 3)] * 2 == [(one.base, one.number_from) for one in desk.journal.branches()]


def test_entries_that_follow_nothing_here_are_refused(desk, foreign):
    start, tails = parted(foreign)
    desk.journal.accept("26103-2", start)
    with pytest.raises(JournalGap):
        desk.journal.accept("26103-2", tails[0][1:])
    assert ["26103-2"] == list(desk.journal.heads())


def test_a_desk_that_forks_without_end_is_refused_and_the_rest_is_kept(desk, foreign):
    lines = [foreign("26103-2").receive(f"line{line}", 100 + line) for line in range(MOST_BRANCHES + 5)]
    kept = 0
    for line in lines:
        try:
            kept += desk.journal.accept("26103-2", [line])
        except JournalGap:
            continue
    assert MOST_BRANCHES + 1 == kept == len(desk.journal.heads())
    assert [] == desk.findings()


@pytest.fixture(params=range(4))
def own_fork(desk, foreign, request):
    """The desk wrote on after its restore, and its own lost line comes back; by the hashes either may win the name."""
    for _ in range(request.param):
        desk.clock()
    kept = [desk.receive() for _ in range(2)]
    last = header(desk.entries()[-1])
    lost = foreign(JOURNAL, previous=desk.entries()[-1].hash, number=last.number, hlc=last.hlc)
    entries = [lost.receive(f"lost{step}", 1003 + step) for step in range(5)]
    kept.append(desk.receive())
    desk.journal.accept(JOURNAL, entries)
    return kept, entries


def test_the_desk_goes_on_after_its_lost_line_came_back(desk, own_fork):
    kept, lost = own_fork
    assert len(kept) + len(lost) == len(desk.codes())
    assert "H26.103-261120-1008" == desk.receive().code
    assert 1 == len(desk.journal.branches())
    assert [] == desk.findings()
    assert [] == desk.reopen().findings()
    assert 0 == desk.found.recovered == desk.found.roll_refilled


@pytest.mark.parametrize("lost", ["database", "roll"])
def test_either_copy_makes_the_other_anew(desk, own_fork, lost):
    desk.receive()
    before, heads = desk.all(), desk.journal.heads()
    desk.close()
    if lost == "database":
        (desk.home / "desk.db").unlink()
    else:
        for path in (desk.home / "roll").iterdir():
            path.unlink()
    desk.open()
    assert before == desk.all()
    assert heads == desk.journal.heads()
    assert [] == desk.findings()
    assert "H26.103-261120-1009" == desk.receive().code
    assert [] == desk.reopen().findings()


@pytest.mark.parametrize(("held", "waiting"), [(0, 9 + 5), (3, 6 + 5), (6, 3 + 5), (8, 1 + 5), (9, 5)])
def test_what_waits_for_the_server_is_counted_in_both_lines(desk, foreign, held, waiting):
    for _ in range(2):
        desk.receive()
    before, last = desk.entries(), header(desk.entries()[-1])
    desk.receive()
    desk.journal.server_holds({JOURNAL: held})
    for turn in range(4):  # either may win the name
        desk.clock.now += 1
        lost = foreign(JOURNAL, previous=before[-1].hash, number=last.number, hlc=last.hlc, clock=desk.clock.now)
        desk.journal.accept(JOURNAL, [lost.receive(f"lost{turn}-{step}", 1003 + step) for step in range(5)])
        assert waiting + 5 * turn == desk.journal.waiting()


def test_a_crash_while_the_lost_line_comes_back_is_completed(closed, in_process, foreign):
    in_process(
        """
import intake_desk.store.roll as rolls
from intake_desk.domain.entries import header
desk.open(); desk.receive()
last = header(desk.entries()[-1])
lost = Foreign(JOURNAL, previous=desk.entries()[-1].hash, number=last.number, hlc=last.hlc)
entries = [lost.receive(f"lost{step}", 1003 + step) for step in range(5)]
desk.receive(); desk.receive()
append = rolls.Roll.append
def die(self, entries, **more):
    append(self, entries, **more); os._exit(7)
rolls.Roll.append = die
desk.journal.accept(JOURNAL, entries)
""",
        status=7,
    )
    closed.open()
    assert 5 == closed.found.recovered
    assert 8 == len(closed.codes())
    assert 1 == len(closed.journal.branches())
    assert [] == closed.findings()
    assert "H26.103-261120-1008" == closed.receive().code


def test_the_business_day_is_the_last_that_the_desk_worked_on_in_whatever_line(desk, foreign):
    for turn in range(6):  # either may win the name
        book = foreign(f"26103-{turn + 2}", clock=desk.clock() + turn)
        first, again = book.receive("d1"), dataclasses.replace(book)
        read = header(again.write(kinds.DayOpened()))
        next_day = msgspec.structs.replace(read, day="2026-11-21", hlc=read.hlc + (90_000_000 << 16))
        desk.journal.accept(book.name, [first, book.write(kinds.FeePaid(amount=1, means="cash"))])
        desk.journal.accept(book.name, [Sealed(msgspec.msgpack.encode(next_day))])
        assert 1 == len([one for one in desk.journal.branches() if one.base == book.name])
        assert "2026-11-21" == days.current_day(desk.store.database, book.name)


def covered_by(connection, head):
    """The hashes of the day's entries that a closing over this head covers."""
    ends = covering.reached(connection, [head])
    return {line.entry.hash for line in rulings.lines_of(connection, DAY) if line.within(ends)}


def test_a_closing_covers_its_own_line_and_not_the_one_that_came_later(desk, foreign):
    for turn in range(6):  # either may win the name
        start, (first, second) = parted(foreign, f"26103-{turn + 2}")
        name = header(start[0]).journal
        desk.journal.accept(name, [*start, *first])
        head = desk.journal.heads()[name]
        desk.journal.accept(name, second)
        with desk.store.database.reading() as connection:
            covered = covered_by(connection, Covered(name, head.number, head.hash))
            assert covering.standing_under(connection, name, head.number, head.hash)
        assert {one.hash for one in [*start, *first]} == covered


def test_of_a_head_that_is_not_here_the_number_says_what_is_covered(desk, other):
    entries = [other.receive(f"d{step}", 2001 + step) for step in range(4)]
    desk.journal.accept(other.name, entries[:3])
    with desk.store.database.reading() as connection:
        covered = covered_by(connection, Covered(other.name, 4, entries[3].hash))
        assert covering.standing_under(connection, other.name, 4, entries[3].hash) is None
    assert {one.hash for one in entries[:3]} == covered


@pytest.mark.parametrize("is_smaller", [True, False])
def test_what_came_into_another_line_is_late_once_the_head_that_was_closed_over_arrives(desk, foreign, is_smaller):
    pairs = (parted(foreign, f"26103-{turn + 2}") for turn in range(9))
    start, (written_on, lost) = next(one for one in pairs if (one[1][1][0].hash < one[1][0][0].hash) == is_smaller)
    journal = header(start[0]).journal
    head = Covered(journal, header(lost[-1]).number, lost[-1].hash)
    closing = foreign("26103-30", clock=5_000_000_000_000).write(DayClosed(covered=(head,), tally={}), subject="")
    desk.journal.accept(journal, [*start, *written_on])
    desk.journal.accept("26103-30", [closing])
    assert set() == late(desk)  # by its number alone

    desk.journal.accept(journal, lost)

    assert {one.hash.hex()[:16] for one in written_on} == late(desk)
    with desk.store.database.writing() as connection:
        register.rebuild(connection)
    assert {one.hash.hex()[:16] for one in written_on} == late(desk)


def late(desk):
    """The marks of what the inbox says came after its day was closed."""
    with desk.store.database.reading() as connection:
        rows = run(connection, "SELECT mark FROM evidence WHERE sort = 'late'").fetchall()
        return {mark for (mark,) in rows}


def test_a_branch_under_a_false_name_is_found(desk, foreign):
    start, tails = parted(foreign)
    desk.journal.accept("26103-2", [*start, *tails[0]])
    desk.journal.accept("26103-2", tails[1])
    (branch,) = desk.journal.branches()
    false = f"{base_of(branch.name)}~{'0' * 16}"
    with desk.store.database.writing() as connection:
        run(connection, "UPDATE entry SET journal = ? WHERE journal = ?", (false, branch.name))
        run(connection, "UPDATE journal SET name = ? WHERE name = ?", (false, branch.name))
    assert ["chain_broken"] == desk.findings()


def test_lines_that_changed_places_are_found(desk, foreign):
    """The larger hash goes on in the journal, the smaller is called a branch: no honest holder has it so."""
    start, tails = parted(foreign, lines=2)
    larger, smaller = sorted(tails, key=lambda tail: tail[0].hash, reverse=True)
    desk.journal.accept("26103-2", [*start, *larger])
    false = f"26103-2~{smaller[0].hash.hex()[:16]}"
    with desk.store.database.writing() as connection:
        for one in smaller:
            read = header(one)
            values = (false, read.number, one.hash, read.hlc, read.day, read.kind, read.subject, one.body, one.personal)
            run(connection, "INSERT INTO entry (journal, number, hash, hlc, day, kind, subject, body, personal)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)  # fmt: skip
        end = (false, header(smaller[-1]).number, smaller[-1].hash)
        run(connection, "INSERT INTO journal (name, number, hash, hlc, after) VALUES (?, ?, ?, 0, 2)", end)
    assert "chain_broken" in desk.findings()
