"""What is recorded is on the roll and in the database, or nowhere; other desks' journals are kept as they come."""

import errno
import itertools
import os
import threading
from contextlib import suppress

import pytest

from intake_desk.domain import kinds
from intake_desk.domain.closing_kinds import Covered, DayClosed
from intake_desk.domain.entries import START, Draft, header, unseal
from intake_desk.store import counters
from intake_desk.store.database import run
from intake_desk.store.journal import StoreFailed

DAY = "2026-11-20"


def test_a_dossier_is_numbered_kept_and_found(desk):
    first, second = desk.receive(), desk.receive("Lê Văn Bình")

    assert ("H26.103-261120-1001", 1) == (first.code, first.line)
    assert ("H26.103-261120-1002", 2) == (second.code, second.line)
    assert [second, first] == desk.all()
    assert 4_000 == first.paid_cash


def test_what_was_just_recorded_is_what_will_be_read(desk):
    with desk.journal.recording(day=DAY, actor="lan") as recording:
        recording.add(Draft(facts=kinds.DossierWithdrawn(), personal=kinds.Reason(reason="đổi ý"), subject="d1"))
        recording.add(Draft(facts=DayClosed(covered=(Covered("j", 1, START),), tally={"received": 1})))

    assert recording.entries == [unseal(sealed) for sealed in desk.entries()]


def test_the_journal_is_one_chain_without_a_gap(desk):
    for _ in range(5):
        desk.receive()

    entries = desk.entries()
    pairs = itertools.pairwise([(0, START), *((header(one).number, one.hash) for one in entries)])

    assert all(
        (header(one).number, header(one).previous) == (number + 1, previous)
        for one, ((number, previous), _) in zip(entries, pairs, strict=True)
    )
    assert (15, entries[-1].hash) == (
        desk.journal.heads()[desk.journal.name].number,
        desk.journal.heads()["26103-1"].hash,
    )


def test_the_roll_is_on_disk_before_the_database_commits(desk, monkeypatch):
    order = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (order.append("roll is on disk"), fsync(descriptor))[1])

    with desk.journal.recording(day=DAY, actor="lan") as recording:
        recording._connection.connection.driver_connection.set_trace_callback(
            lambda statement: order.append(statement) if statement.startswith(("COMMIT", "BEGIN")) else None
        )
        recording.add(Draft(facts=kinds.DayOpened()))

    assert ["roll is on disk", "COMMIT"] == order[:2]


def test_nothing_is_recorded_when_the_clerk_changes_their_mind(desk):
    desk.receive()
    with suppress(ZeroDivisionError), desk.journal.recording(day=DAY, actor="lan") as recording:
        recording.take(counters.of_day(DAY), 1001)
        recording.add(Draft(facts=kinds.DayOpened()))
        raise ZeroDivisionError

    assert "H26.103-261120-1002" == desk.receive().code
    assert [] == desk.findings()


def test_an_empty_recording_leaves_no_trace(desk):
    with desk.journal.recording(day=DAY, actor="lan"):
        pass

    assert {} == desk.journal.heads()


def fail_commit(desk, monkeypatch, times=1, *, after=False):
    """Let the database refuse (or, with `after`, take and then deny) the next commits."""
    writer = desk.store.database._writer
    real = type(writer).commit
    left = [times]

    def commit(connection):
        if left[0] <= 0:
            return real(connection)
        left[0] -= 1
        if after:
            real(connection)
        raise KeyboardInterrupt if after else OSError(errno.EIO, "as if the disk had failed")

    monkeypatch.setattr(type(writer), "commit", commit)


def test_a_number_whose_commit_failed_is_never_given_again(desk, monkeypatch):
    desk.receive()
    fail_commit(desk, monkeypatch)
    with pytest.raises(OSError, match="as if"):
        desk.receive("Lê Văn Bình")

    assert ["H26.103-261120-1001"] == desk.codes()
    assert "H26.103-261120-1003" == desk.receive().code
    assert 2 == desk.all()[0].line  # a line that nobody saw leaves no gap in the book
    assert [] == desk.findings()
    assert [] == desk.reopen().findings()


def test_a_voided_number_is_remembered_over_a_restart(desk, monkeypatch):
    desk.receive()
    fail_commit(desk, monkeypatch)
    with pytest.raises(OSError, match="as if"):
        desk.receive()
    monkeypatch.undo()

    desk.reopen()

    assert (0, ()) == (desk.found.recovered, desk.found.recovered_codes)
    assert "H26.103-261120-1003" == desk.receive().code


def test_a_voided_number_is_remembered_when_the_roll_has_gone_on_to_another_file(desk, monkeypatch):
    fail_commit(desk, monkeypatch)
    with pytest.raises(OSError, match="as if"):
        desk.receive()
    monkeypatch.undo()
    monkeypatch.setattr("intake_desk.store.roll.SEGMENT_BYTES", 1)
    with desk.journal.recording(day=DAY, actor="lan") as recording:
        recording.add(Draft(facts=kinds.DayOpened()))

    desk.reopen()

    assert "H26.103-261120-1002" == desk.receive().code


def test_a_commit_that_went_through_after_all_is_not_voided(desk, monkeypatch):
    fail_commit(desk, monkeypatch, after=True)
    with pytest.raises(KeyboardInterrupt):
        desk.receive()
    monkeypatch.undo()

    assert ["H26.103-261120-1001"] == desk.codes()
    assert "H26.103-261120-1002" == desk.receive().code
    assert [] == desk.findings()
    assert [] == desk.reopen().findings()


def test_a_void_mark_that_cannot_be_written_is_written_before_the_next_entry(desk, monkeypatch, disk):
    desk.receive()
    fail_commit(desk, monkeypatch)
    real = desk.store.roll.void
    monkeypatch.setattr(desk.store.roll, "void", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    with pytest.raises(OSError, match="as if"):
        desk.receive()
    with pytest.raises(StoreFailed):
        desk.receive()
    monkeypatch.setattr(desk.store.roll, "void", real)

    assert "H26.103-261120-1003" == desk.receive().code
    assert [] == desk.findings()


@pytest.mark.parametrize(("call", "before"), [("write", True), ("fsync", True), ("fsync", False)])
def test_a_roll_that_fails_records_nothing_and_goes_on_when_the_disk_is_back(desk, disk, call, before):
    desk.receive()
    disk.refuse(call, before=before)
    for _ in range(3):
        with pytest.raises(StoreFailed):
            desk.receive("Lê Văn Bình")
    disk.works()

    assert ["H26.103-261120-1001"] == desk.codes()
    number = int(desk.receive().code.rsplit("-", 1)[1])
    assert number > 1001
    assert [] == desk.findings()
    assert [] == desk.reopen().findings()


def test_a_write_cut_short_is_taken_back(desk, monkeypatch):
    desk.receive()
    write = os.write

    def half(descriptor, data):
        if len(data) > 10:
            write(descriptor, bytes(data)[:10])
            raise OSError(errno.EIO, "cut short")
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(StoreFailed):
        desk.receive()
    monkeypatch.undo()
    desk.receive()

    assert [] == desk.findings()


def test_two_threads_write_and_one_reads_without_losing_anything(desk):
    taken, seen, faults = [], [], []

    def write(name):
        try:
            taken.extend(desk.receive(name).code for _ in range(25))
        except Exception as error:  # noqa: BLE001  # a thread's fault must reach the test
            faults.append(error)

    def read():
        try:
            while any(thread.is_alive() for thread in writers):
                numbers = [int(code.rsplit("-", 1)[1]) for code in desk.codes()]
                seen.append(sorted(numbers) == list(range(1001, 1001 + len(numbers))))
        except Exception as error:  # noqa: BLE001  # a thread's fault must reach the test
            faults.append(error)

    writers = [threading.Thread(target=write, args=(name,)) for name in ("Lê Văn Bình", "Đỗ Thị Ánh")]
    reader = threading.Thread(target=read)
    for thread in (*writers, reader):
        thread.start()
    for thread in (*writers, reader):
        thread.join()

    assert [] == faults
    assert sorted(taken) == [f"H26.103-261120-{number}" for number in range(1001, 1051)]
    assert all(seen)
    assert [] == desk.findings()


def test_a_clock_that_went_back_still_moves_on(desk):
    desk.receive()
    desk.clock.now -= 86_400_000
    desk.receive()

    clocks = [header(one).hlc for one in desk.entries()]
    assert sorted(set(clocks)) == clocks


def test_a_tail_is_cut_by_number_and_by_size(desk, monkeypatch):
    for _ in range(4):
        desk.receive()

    assert 5 == len(desk.journal.tail(desk.journal.name, 2, 5))
    assert 3 == header(desk.journal.tail(desk.journal.name, 2, 5)[0]).number
    monkeypatch.setattr("intake_desk.store.journal.TAIL_BYTES", 10)
    assert 1 == len(desk.journal.tail(desk.journal.name, 0))


def test_the_server_never_holds_more_than_there_is(desk):
    desk.receive()

    desk.journal.server_holds({desk.journal.name: 99, "unknown": 5})

    assert 3 == desk.journal.heads()[desk.journal.name].server_number


def test_a_save_does_not_wait_for_the_search_index(desk):
    """Statements are few, or the counter feels it: this holds the number that was measured."""
    statements = []
    connection = desk.store.database._writer.connection.driver_connection
    desk.receive()
    connection.set_trace_callback(statements.append)
    desk.receive("Lê Văn Bình")
    connection.set_trace_callback(None)

    with desk.store.database.reading() as reading:
        assert 2 == run(reading, "SELECT count(*) FROM fresh_words").fetchone()[0]
    assert len(statements) <= 14, statements
