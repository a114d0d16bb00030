"""Contents of scans: sealed before they are named, one file for one content, a flipped bit found, nothing else lost."""

import errno
import hashlib
import random

import pytest

from intake_desk.domain import kinds, scan_kinds
from intake_desk.store.journal import StoreFailed
from intake_desk.store.scan_shelf import ScanDamaged, ScanNotHere, ScanShelf

KEY = bytes(range(32))
CONTENT = b"%PDF-1.7 Nguyen Thi Huong 001190012345 %%EOF" * 50


@pytest.fixture
def shelf(tmp_path):
    return ScanShelf(tmp_path / "scans", KEY)


def files(shelf):
    return sorted(path for path in shelf.folder.rglob("*") if path.is_file()) if shelf.folder.exists() else []


def add_scan(desk, dossier, content=CONTENT, *, crash=False):
    """Store a content and record it, as the service does; with `crash` stop right after the commit."""
    shelf = desk.store.scans
    mark = shelf.put(content)
    facts = scan_kinds.ScanAdded(hash=mark, media="application/pdf", bytes=len(content))
    desk.step(dossier, facts, scan_kinds.ScanPaper(paper="Tờ khai"))
    if not crash:
        shelf.keep(mark)
    return mark


@pytest.mark.parametrize("size", [0, 1, 4096, 3_000_000])
def test_a_content_comes_back_to_the_byte(shelf, size):
    content = random.Random(size).randbytes(size)

    mark = shelf.put(content)
    shelf.keep(mark)

    assert content == shelf.get(mark)


def test_nothing_of_a_content_can_be_read_on_the_disk(shelf):
    shelf.keep(shelf.put(CONTENT))

    (path,) = files(shelf)
    assert b"Huong" not in path.read_bytes()
    assert b"%PDF" not in path.read_bytes()


def test_the_name_gives_no_way_to_try_guesses(shelf, tmp_path):
    mark = shelf.put(CONTENT)

    assert hashlib.sha256(CONTENT).hexdigest() != mark
    assert ScanShelf(tmp_path / "other", bytes(32)).hash_of(CONTENT) != mark


def test_one_content_is_one_file(shelf):
    first = shelf.put(CONTENT)
    shelf.keep(first)

    assert first == shelf.put(CONTENT)
    assert 1 == len(files(shelf))


def test_any_flipped_bit_is_found(shelf):
    mark = shelf.put(CONTENT)
    shelf.keep(mark)
    (path,) = files(shelf)
    whole = path.read_bytes()
    chance = random.Random(3)
    for at in [0, 7, 8, 19, 20, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(40))]:
        damaged = bytearray(whole)
        damaged[at] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)

        with pytest.raises(ScanDamaged):
            shelf.get(mark)


@pytest.mark.parametrize("left", [0, 5, 20, 100])
def test_a_file_cut_off_is_found(shelf, left):
    mark = shelf.put(CONTENT)
    shelf.keep(mark)
    (path,) = files(shelf)
    path.write_bytes(path.read_bytes()[:left])

    with pytest.raises(ScanDamaged):
        shelf.get(mark)


def test_one_content_cannot_stand_in_for_another(shelf):
    marks = [shelf.put(content) for content in (CONTENT, CONTENT + b"!")]
    for mark in marks:
        shelf.keep(mark)
    shelf._path(marks[0]).write_bytes(shelf._path(marks[1]).read_bytes())

    with pytest.raises(ScanDamaged):
        shelf.get(marks[0])


def test_the_same_content_added_again_mends_a_damaged_file(shelf):
    mark = shelf.put(CONTENT)
    shelf.keep(mark)
    (path,) = files(shelf)
    path.write_bytes(b"x")

    assert mark == shelf.put(CONTENT)
    assert CONTENT == shelf.get(mark)
    assert [path] == files(shelf)


def test_a_content_that_is_elsewhere_is_said_to_be(shelf):
    assert not shelf.holds("a" * 64)
    with pytest.raises(ScanNotHere):
        shelf.get("a" * 64)


@pytest.mark.parametrize("call", ["write", "fsync", "mkdir"])
def test_a_full_disk_takes_nothing_by_halves(shelf, disk, call):
    disk.refuse(call)

    with pytest.raises(StoreFailed):
        shelf.put(CONTENT)

    disk.works()
    assert [] == files(shelf)
    assert CONTENT == shelf.get(shelf.put(CONTENT))


def test_a_disk_that_fails_in_the_middle_leaves_nothing(shelf, disk):
    disk.refuse("fsync", times=3, error=errno.EIO, before=False)

    with pytest.raises(StoreFailed):
        shelf.put(CONTENT)

    disk.works()
    assert [] == files(shelf)


def test_a_crash_before_the_entry_leaves_nothing(desk):
    desk.receive()
    mark = desk.store.scans.put(CONTENT)

    desk.reopen()

    assert not desk.store.scans.holds(mark)
    assert [] == files(desk.store.scans)


def test_a_crash_after_the_entry_loses_nothing(desk):
    mark = add_scan(desk, desk.receive(), crash=True)
    assert CONTENT == desk.store.scans.get(mark)

    desk.reopen()

    assert CONTENT == desk.store.scans.get(mark)
    assert "new" != files(desk.store.scans)[0].parent.name
    assert [] == desk.findings()


def test_a_kill_at_any_step_of_writing_leaves_no_half_file(closed, in_process):
    """The process dies inside each call that reaches the disk; the next start shows all or nothing."""
    for step, call in enumerate(("write", "fsync", "fsync", "replace")):
        in_process(
            f"""
desk.open(); dossier = desk.receive()
real, calls = os.{call}, []
def die(*a, **k):
    calls.append(1)
    if len(calls) == {1 + (step == 2)}: os._exit(0)
    return real(*a, **k)
os.{call} = die
desk.store.scans.put(b"content" * 1000)
os._exit(1)
"""
        )

        closed.open()

        assert [] == files(closed.store.scans)
        assert [] == closed.findings()
        closed.close()


def test_what_is_being_erased_comes_back_when_the_entry_was_never_recorded(desk):
    mark = add_scan(desk, desk.receive())
    desk.store.scans.doubt(mark)
    assert CONTENT == desk.store.scans.get(mark)

    desk.reopen()

    assert CONTENT == desk.store.scans.get(mark)
    assert [] == desk.findings()


def test_what_was_erased_is_gone_though_the_program_died_before_it_deleted_it(desk):
    dossier = desk.receive()
    mark = add_scan(desk, dossier)
    desk.store.scans.doubt(mark)
    desk.step(dossier, scan_kinds.ScanRemoved(hash=mark, erased=True), kinds.Reason(reason="quét nhầm"))

    desk.reopen()

    assert not desk.store.scans.holds(mark)


def test_a_store_written_anew_from_the_roll_keeps_its_scans(desk):
    mark = add_scan(desk, desk.receive(), crash=True)
    desk.close()
    (desk.home / "desk.db").unlink()

    desk.open()
    assert desk.found.restored
    desk.reopen()

    assert CONTENT == desk.store.scans.get(mark)
    assert [] == desk.findings()


def test_a_scan_of_a_dossier_that_another_desk_began_outlives_the_loss_of_the_database(desk, other):
    """A power cut took the database and came between entry and file: the dossier is only there after an exchange."""
    desk.journal.accept(other.name, [other.receive()])
    mark = add_scan(desk, desk.dossier("d1"), crash=True)
    desk.close()
    for path in desk.home.glob("desk.db*"):
        path.unlink()

    desk.open()  # written anew from the roll
    assert desk.dossier("d1") is None
    desk.reopen()

    assert CONTENT == desk.store.scans.get(mark)


def test_a_proof_finds_a_flipped_bit_and_a_lost_content(desk):
    desk.work(1)
    dossiers = [desk.receive(), desk.receive()]
    marks = [add_scan(desk, dossier, CONTENT + bytes([number])) for number, dossier in enumerate(dossiers)]
    assert [] == desk.findings()

    path = desk.store.scans._path(marks[0])
    damaged = bytearray(path.read_bytes())
    damaged[100] ^= 4
    path.write_bytes(damaged)
    desk.store.scans._path(marks[1]).unlink()

    assert {"scan_damaged", "scan_missing"} == set(desk.findings())
    desk.close()
    assert {"scan_damaged", "scan_missing"} == set(desk.findings_closed())


def test_a_scan_of_another_desk_is_no_finding(desk, other):
    desk.work(1)
    mark = "b" * 64
    entries = [other.receive(), other.write(scan_kinds.ScanAdded(hash=mark, media="image/png", bytes=3))]
    desk.journal.accept(other.name, entries)

    assert [mark] == [scan.hash for scan in desk.dossier("d1").scans]
    assert [] == desk.findings()
