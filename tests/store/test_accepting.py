"""Other desks' journals are kept as they come, whatever they say, as long as each entry follows the last."""

import msgspec
import pytest

from intake_desk.domain import kinds
from intake_desk.domain.entries import BrokenEntry, Sealed, header, unseal
from intake_desk.store import wording
from intake_desk.store.database import Database, run
from intake_desk.store.journal import JournalGap


def test_another_desks_entries_are_kept_and_show_in_the_register(desk, other):
    assert 2 == desk.journal.accept(other.name, [other.receive(), other.write(kinds.ResultReady())])

    assert ["H26.103-261120-2001"] == desk.codes()
    assert "ready" == desk.dossier("d1").state
    assert [] == desk.findings()


def test_entries_that_came_before_are_passed_over(desk, other):
    tail = [other.receive(), other.write(kinds.ResultReady())]
    desk.journal.accept(other.name, tail[:1])

    assert 1 == desk.journal.accept(other.name, tail)
    assert 0 == desk.journal.accept(other.name, tail)


def test_a_gap_is_refused(desk, other):
    other.receive()

    with pytest.raises(JournalGap):
        desk.journal.accept(other.name, [other.write(kinds.ResultReady())])
    assert {} == desk.journal.heads()


def test_an_entry_of_another_journal_is_refused(desk, other, foreign):
    with pytest.raises(JournalGap):
        desk.journal.accept(other.name, [foreign("26103-3").receive()])


def test_what_comes_before_a_bad_entry_is_kept(desk, other):
    good, bad = other.receive(), other.write(kinds.ResultReady())

    with pytest.raises(BrokenEntry):
        desk.journal.accept(other.name, [good, Sealed(b"\xc1" + bad.body)])

    assert 1 == desk.journal.heads()[other.name].number
    assert ["H26.103-261120-2001"] == desk.codes()


@pytest.mark.parametrize("field", ["number", "hlc"])
def test_numbers_that_no_file_can_hold_are_no_entry(desk, other, field):
    sealed = other.receive()
    read = header(sealed)
    huge = Sealed(msgspec.msgpack.encode(msgspec.structs.replace(read, **{field: 2**63})), sealed.personal)

    with pytest.raises(BrokenEntry):
        desk.journal.accept(other.name, [huge])


def test_a_strangers_nonsense_stops_nothing_behind_it(desk, other):
    """Ids that are no ids, sums beyond all sums, kinds unknown: kept, and what follows is taken too."""
    paid = kinds.FeePaid(amount=2**64 - 1, means="cash")
    tail = [
        other.receive(subject="hồ sơ không phải UUID \x00 🙂"),
        *(other.write(paid, subject="hồ sơ không phải UUID \x00 🙂") for _ in range(3)),
        other.write(
            kinds.DossierReceived(
                code="",
                book="",
                line=-(2**63),
                procedure="",
                procedure_name="",
                catalogue="",
                received_at=2**64 - 1,
            ),
            subject="x",
        ),
        other.receive(subject="d9", number=2009),
    ]

    assert 6 == desk.journal.accept(other.name, tail)
    assert "H26.103-261120-2009" in desk.codes()
    assert [] == desk.findings()


def test_our_own_entries_brought_back_by_another_are_on_the_roll_too(desk, tmp_path):
    desk.receive()
    kept = desk.entries()
    desk.close()
    for path in (desk.home / "roll").iterdir():
        path.unlink()
    for path in desk.home.glob("desk.db*"):
        path.unlink()
    desk.open()

    assert 3 == desk.journal.accept(desk.journal.name, kept)

    assert [] == desk.findings()
    assert "H26.103-261120-1002" == desk.receive().code


def test_a_clock_too_far_ahead_is_not_adopted(desk, other):
    other.clock = desk.clock.now + 3_600_000
    desk.journal.accept(other.name, [other.receive()])

    desk.receive()

    assert unseal(desk.entries()[-1]).at_ms < other.clock


def test_a_clock_a_little_ahead_is_followed(desk, other):
    other.clock = desk.clock.now + 60_000
    theirs = other.receive()
    desk.journal.accept(other.name, [theirs])

    desk.receive()

    assert header(desk.entries()[0]).hlc > header(theirs).hlc


def test_a_strangers_impossible_counts_stop_no_journal(desk, other):
    """Held 2**64-1 originals, of which -1 went back, would be more than any file can say."""
    tail = [
        other.receive(),
        other.write(kinds.OriginalsTaken(papers=(kinds.PaperCount(text="Sổ đỏ", originals=2**64 - 1),))),
        other.write(kinds.OriginalsReturned(papers=(kinds.PaperCount(text="Sổ đỏ", originals=-1),))),
    ]

    assert 3 == desk.journal.accept(other.name, tail)
    assert 2 == desk.dossier("d1").unknown
    assert [] == desk.findings()


def test_words_of_many_that_came_go_into_the_index_together(desk, other):
    desk.journal.accept(other.name, [other.receive(f"d{number}", 2001 + number) for number in range(250)])

    assert 0 == words_waiting(desk)
    assert 50 == len(desk.find("binh"))
    assert [] == desk.findings()


def test_whoever_waits_for_the_entries_does_not_wait_for_the_index_too(desk, other, monkeypatch):
    tail = [other.receive(f"d{number}", 2001 + number) for number in range(wording.WAVE * 2)]
    with monkeypatch.context() as patch:
        patch.setattr(Database, "awaited", property(lambda _: True))
        desk.journal.accept(other.name, tail)

    assert wording.WAVE * 2 == words_waiting(desk)
    assert 50 == len(desk.find("binh"))
    desk.receive()
    assert 0 == words_waiting(desk)
    assert [] == desk.findings()


def words_waiting(desk):
    with desk.store.database.reading() as connection:
        return run(connection, "SELECT count(*) FROM fresh_words").fetchone()[0]
