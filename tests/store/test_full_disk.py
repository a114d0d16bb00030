"""On a disk that is full nothing is half recorded, the clerk is told, and work goes on when there is room again."""

import os
import subprocess

import pytest

from intake_desk.store.journal import StoreFailed
from intake_desk.store.opening import Store
from intake_desk.store.sheets import Sheet

KEY = bytes(range(32))


@pytest.fixture
def small_disk(tmp_path):
    """A real file system of four megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip(reason="mounting a disk needs root; the limit on file sizes below stands in for it")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def fill(folder, leave):
    """Use up the space but for some bytes."""
    state = os.statvfs(folder)
    (folder / "ballast").write_bytes(bytes(max(state.f_bavail * state.f_frsize - leave, 0)))


def receive_many(desk, count):
    """The codes that were given, and how many times the disk refused."""
    codes, refused = [], 0
    for _ in range(count):
        try:
            codes.append(desk.receive().code)
        except StoreFailed:
            refused += 1
    return codes, refused


# Room for nothing, for the roll alone, for part of the log, for some saves and then no more.
@pytest.mark.parametrize("leave", [0, 4_096, 12_288, 40_960, 200_000])
def test_a_full_disk_records_nothing_by_halves(closed, small_disk, leave):
    closed.home = small_disk / "home"
    closed.open()
    codes = [closed.receive().code for _ in range(3)]
    fill(small_disk, leave)
    more, refused = receive_many(closed, 60)
    codes += more

    assert refused
    assert sorted(codes) == sorted(closed.codes())

    (small_disk / "ballast").unlink()
    codes += [closed.receive().code for _ in range(3)]

    assert sorted(codes) == sorted(closed.codes())
    assert len(codes) == len(set(codes))
    assert [] == closed.findings()
    assert [] == closed.reopen().findings()
    assert sorted(codes) == sorted(closed.codes())
    closed.close()


def test_sheets_that_find_no_room_leave_the_old_ones(closed, small_disk):
    closed.home = small_disk / "home"
    closed.open()
    closed.store.sheets.put(Sheet("unit", b"old"))
    fill(small_disk, 0)

    with pytest.raises(StoreFailed):
        closed.store.sheets.put(Sheet("unit", bytes(50_000)))

    assert b"old" == closed.store.sheets.get("unit").body
    closed.close()


def test_a_scan_that_finds_no_room_leaves_nothing_and_is_taken_when_there_is(closed, small_disk):
    closed.home = small_disk / "home"
    closed.open()
    kept = closed.store.scans.put(bytes(10_000))
    fill(small_disk, 50_000)

    with pytest.raises(StoreFailed):
        closed.store.scans.put(bytes(200_000))

    assert 1 == len([path for path in (closed.home / "scans").rglob("*") if path.is_file()])
    assert bytes(10_000) == closed.store.scans.get(kept)
    (small_disk / "ballast").unlink()
    assert bytes(200_000) == closed.store.scans.get(closed.store.scans.put(bytes(200_000)))
    closed.close()


def test_a_desk_that_was_shut_on_a_full_disk_opens_when_there_is_room(closed, small_disk):
    closed.home = small_disk / "home"
    closed.open()
    codes = [closed.receive().code for _ in range(20)]
    fill(small_disk, 0)
    closed.close()
    with pytest.raises((StoreFailed, OSError)):  # noqa: PT012  # opening may do, and then the save fails
        closed.open()
        closed.receive()
    closed.close()
    (small_disk / "ballast").unlink()

    closed.open()

    assert codes == closed.codes()[::-1][: len(codes)]
    assert [] == closed.findings()
    closed.close()


def test_no_room_to_write_a_lost_database_anew_loses_nothing(closed, small_disk):
    closed.home = small_disk / "home"
    closed.open()
    codes = [closed.receive().code for _ in range(20)]
    closed.close()
    damaged = bytearray((closed.home / "desk.db").read_bytes())
    damaged[3] ^= 1
    (closed.home / "desk.db").write_bytes(damaged)
    fill(small_disk, 0)
    with pytest.raises((StoreFailed, OSError)):
        Store(closed.home, KEY)
    (small_disk / "ballast").unlink()

    closed.open()

    assert codes == closed.codes()[::-1]
    assert bytes(damaged) == (closed.home / "desk-damaged-1.db").read_bytes()
    closed.close()


def test_a_limit_on_file_sizes_is_met_like_a_full_disk(closed, in_process):
    """Needs no root: the kernel refuses every byte beyond the limit, then the limit is lifted."""
    said = in_process(
        """
import resource, signal
from intake_desk.store.journal import StoreFailed
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
desk.open()
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
codes = []
for limit in (150_000, 200_000, soft):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    for _ in range(25):
        try: codes.append(desk.receive().code)
        except StoreFailed: codes.append("refused")
print(*codes)
assert not desk.findings()
"""
    ).split()
    codes = [code for code in said if code != "refused"]

    closed.open()

    assert "refused" in said
    assert "refused" not in said[-25:]
    assert sorted(codes) == sorted(closed.codes())
    assert [] == closed.findings()
