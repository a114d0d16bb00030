"""The scanner's folder: only whole files are offered, once, and what was taken is treated as the unit wants."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from intake_desk.services.preferences import SCAN_DELETE, SCAN_KEEP, SCAN_MOVE
from intake_desk.ui.scans.scan_errands import WhileOpen
from intake_desk.ui.scans.scan_folder import FRESH_SECONDS, MOST_OFFERED, TAKEN, ScanFolder, put_away, sights

NOW_MS = 1_795_140_000_000


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "quét"
    folder.mkdir()
    return folder


@pytest.fixture
def window(app):
    return QObject()


@pytest.fixture
def watcher(tasks, window):
    """A watcher that looks only when it is told to."""
    watcher = ScanFolder(WhileOpen(None, tasks, window), lambda: NOW_MS)
    watcher._timer.setInterval(10**8)
    yield watcher
    watcher.stop()


@pytest.fixture
def look(watcher, qtbot):
    def look():
        watcher.look()
        qtbot.waitUntil(lambda: not watcher._looking)
        return [path.name for path in watcher._offered]

    return look


def write(place, name, content=b"scan", at_ms=NOW_MS):
    path = place / name
    path.write_bytes(content)
    os.utime(path, ns=(at_ms * 1_000_000, at_ms * 1_000_000))
    return path


def seen(path):
    state = path.stat()
    return str(path), state.st_size, state.st_mtime_ns


def test_a_file_is_offered_when_it_no_longer_grows(watcher, place, look):
    write(place, "a.pdf", b"part")
    watcher.watch(str(place), SCAN_KEEP)
    assert [] == look()
    write(place, "a.pdf", b"part and the rest", NOW_MS + 1)
    assert [] == look()

    assert ["a.pdf"] == look()


def test_the_same_files_are_offered_once(watcher, place, look, qtbot):
    write(place, "a.pdf")
    watcher.watch(str(place), SCAN_KEEP)
    look()
    with qtbot.waitSignal(watcher.offered):
        look()
    with qtbot.assertNotEmitted(watcher.offered):
        look()


@pytest.mark.parametrize("name", [".a.pdf", "thumbs.db", "a.docx", "a.pdf.part"])
def test_what_no_scanner_writes_is_left_alone(place, name):
    write(place, name)
    write(place, "empty.pdf", b"")
    (place / "folder.pdf").mkdir()

    assert [] == sights(place, 0)


def test_an_old_file_is_not_of_this_citizen_where_files_are_left(watcher, place, look):
    write(place, "old.pdf", at_ms=NOW_MS - FRESH_SECONDS * 1000 - 1)
    write(place, "new.pdf")
    watcher.watch(str(place), SCAN_KEEP)
    look()
    assert ["new.pdf"] == look()

    watcher.watch(str(place), SCAN_MOVE)
    look()
    assert ["old.pdf", "new.pdf"] == look()


def test_a_taken_file_is_not_offered_again_until_it_changes(watcher, place, look):
    path = write(place, "a.pdf")
    watcher.watch(str(place), SCAN_KEEP)
    look()
    look()
    watcher.begun(path)
    watcher.taken(path)
    assert [] == look()

    write(place, "a.pdf", b"another scan", NOW_MS + 5)
    look()

    assert ["a.pdf"] == look()


def test_a_taken_file_is_left_moved_or_deleted(place):
    put_away(seen(write(place, "a.pdf")), SCAN_KEEP)
    assert (place / "a.pdf").exists()

    put_away(seen(place / "a.pdf"), SCAN_MOVE)
    put_away(seen(write(place, "a.pdf", b"other")), SCAN_MOVE)
    assert [b"scan", b"other"] == [(place / TAKEN / name).read_bytes() for name in ("a.pdf", "a-1.pdf")]

    put_away(seen(write(place, "a.pdf")), SCAN_DELETE)
    assert not (place / "a.pdf").exists()


@pytest.mark.parametrize("after", [SCAN_MOVE, SCAN_DELETE])
@pytest.mark.parametrize("looked", [0, 2])
def test_the_next_paper_under_the_same_name_is_never_put_away_for_the_last(watcher, place, look, after, looked):
    """Scanners use their names again: what was written over while the last paper was stored is not stored yet."""
    path = write(place, "scan.pdf", b"paper 1")
    watcher.watch(str(place), after)
    look()
    look()
    watcher.begun(path)

    write(place, "scan.pdf", b"paper 2", NOW_MS + 1)
    for _ in range(looked):
        look()
    watcher.taken(path)
    look()  # asked after, answered after: whatever was to be done with the file is done by now

    assert b"paper 2" == path.read_bytes()
    assert ["scan.pdf"] == look()


def test_a_file_that_was_not_offered_is_never_touched(watcher, place, look):
    path = write(place, "a.pdf")
    watcher.watch(str(place), SCAN_DELETE)
    look()

    watcher.begun(path)
    watcher.taken(path)

    assert path.exists()


def test_a_folder_that_is_gone_is_no_fault_and_may_come_back(watcher, place, look):
    write(place, "a.pdf")
    watcher.watch(str(place), SCAN_KEEP)
    look()
    assert ["a.pdf"] == look()
    away = place.rename(place.with_name("away"))
    assert [] == look()
    away.rename(place)
    look()

    assert ["a.pdf"] == look()


def test_no_folder_is_not_looked_at(watcher, place, look):
    watcher.watch(str(place), SCAN_KEEP)
    watcher.watch("", SCAN_KEEP)

    assert not watcher._timer.isActive()
    assert [] == look()


def test_links_and_pipes_are_no_scans(place, tmp_path):
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(b"%PDF")
    (place / "link.pdf").symlink_to(secret)
    os.mkfifo(place / "pipe.pdf")

    assert [] == sights(place, 0)


def test_a_full_folder_offers_its_newest(place):
    for number in range(MOST_OFFERED + 5):
        write(place, f"{number:03}.jpg", at_ms=NOW_MS + number)

    assert ["005.jpg", "054.jpg"] == [Path(sights(place, 0)[at][0]).name for at in (0, -1)]


def test_what_comes_back_after_the_window_closed_is_dropped(tasks, qtbot, app, window):
    heard = []
    WhileOpen(None, tasks, window).run(lambda: 1, heard.append, heard.append)
    delete(window)

    WhileOpen(None, tasks, app).run(lambda: 2, heard.append, heard.append)
    qtbot.waitUntil(lambda: bool(heard))

    assert [2] == heard
