"""A folder that was put back from a copy is told by what the keyring knows, and gives no number twice."""

import shutil

import pytest

from intake_desk.domain.entries import unseal
from intake_desk.domain.exception_kinds import JournalSetBack
from intake_desk.store import counters, watermarks
from intake_desk.store.vault import Vault
from tests.store.test_opening import Safe


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path / "home", Safe())


@pytest.fixture
def put_back(desk, vault, tmp_path):
    """The desk after two dossiers of its morning were undone by a copy of its folder, the keyring knowing of both."""
    desk.receive()
    desk.close()
    copy = shutil.copytree(desk.home, tmp_path / "copy")
    desk.open()
    desk.lost = [desk.receive(), desk.receive()]
    desk.lost_entries = desk.entries()[3:]
    watermarks.keep(vault, desk.journal.watermark())
    desk.close()
    shutil.rmtree(desk.home)
    shutil.move(copy, desk.home)
    return desk.open()


def told(desk):
    return [facts for sealed in desk.entries() if isinstance(facts := unseal(sealed).facts, JournalSetBack)]


def test_the_copy_is_known_for_one_and_the_next_recording_says_so_once(put_back, vault):
    assert 6 == put_back.journal.expect(watermarks.read(vault))

    put_back.receive()
    put_back.receive()

    assert [(9, 3)] == [(facts.number, facts.held) for facts in told(put_back)]


def test_no_number_is_given_twice(put_back, vault):
    put_back.journal.expect(watermarks.read(vault))

    after = put_back.receive()

    assert after.code > put_back.lost[-1].code
    assert after.line == put_back.lost[-1].line + 1


def test_while_it_is_behind_the_mark_before_it_stands(put_back, vault):
    put_back.journal.expect(watermarks.read(vault))

    assert put_back.journal.watermark() is None

    put_back.receive()

    assert put_back.journal.watermark().number == 7


def test_what_came_back_first_leaves_nothing_to_be_told(put_back, vault):
    put_back.journal.expect(watermarks.read(vault))
    put_back.journal.accept(put_back.journal.name, put_back.lost_entries)

    put_back.receive()

    assert [] == told(put_back)


def test_a_recording_of_nothing_says_nothing(put_back, vault):
    put_back.journal.expect(watermarks.read(vault))

    with put_back.journal.recording(day="2026-11-20", actor="lan"):
        pass

    assert [] == told(put_back)
    put_back.receive()
    assert 1 == len(told(put_back))


def test_a_desk_that_stands_where_it_stood_has_nothing_to_tell(desk, vault):
    desk.receive()
    watermarks.keep(vault, desk.journal.watermark())

    assert 0 == desk.reopen().journal.expect(watermarks.read(vault))

    desk.receive()
    assert 0 == desk.reopen().journal.expect(watermarks.read(vault))


def test_a_folder_from_before_the_first_entry_is_told_too(desk, vault):
    desk.receive()
    desk.receive()
    watermarks.keep(vault, desk.journal.watermark())
    desk.close()
    shutil.rmtree(desk.home)
    desk.open()

    assert 6 == desk.journal.expect(watermarks.read(vault))
    assert "H26.103-261120-1003" == desk.receive().code
    assert [(6, 0)] == [(facts.number, facts.held) for facts in told(desk)]


def test_a_day_that_a_clock_had_run_ahead_to_hides_no_counter_of_today(desk, vault, tmp_path):
    desk.receive(day="2026-12-02")
    desk.close()
    copy = shutil.copytree(desk.home, tmp_path / "copy")
    desk.open()
    lost = [desk.receive().code for _ in range(3)]
    watermarks.keep(vault, desk.journal.watermark())
    desk.close()
    shutil.rmtree(desk.home)
    shutil.move(copy, desk.home)
    desk.open()

    desk.journal.expect(watermarks.read(vault))

    assert desk.receive().code > max(lost)


def test_nothing_is_known_of_a_journal_without_entries_or_of_another_programs_mark(desk, vault):
    assert desk.journal.watermark() is None
    assert watermarks.read(vault) is None

    vault.put(watermarks.NAME, b"\xc1?")

    assert watermarks.read(vault) is None


def test_only_counters_that_still_count_are_kept(desk):
    for day in ("2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"):
        desk.receive(day=day)

    kept = desk.journal.watermark().counters

    newest = {counters.of_day(day): 1001 for day in ("2026-11-18", "2026-11-19", "2026-11-20")}
    assert newest | {counters.of_book("01/2026"): 4} == kept
