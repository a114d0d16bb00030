"""The roll gives back every record that was written whole, whatever was done to the rest."""

import errno
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_desk.domain.entries import Sealed
from intake_desk.store import roll as rolls
from intake_desk.store.roll import MAGIC, Kept, Roll, opens_with, read_segment, roll_cipher, segments

KEY = bytes(range(32))
ENTRIES = [Sealed(b"body %d" % number, b"personal %d" % number) for number in range(6)]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "roll"


@pytest.fixture
def filled(folder):
    """A roll with six records of one entry each."""
    roll = Roll(folder, KEY)
    for entry in ENTRIES:
        roll.append([entry])
    roll.close()
    return folder


def written(folder):
    """The entries that can be read, over all files."""
    cipher = roll_cipher(KEY)
    return [
        entry for path in segments(folder) for record in read_segment(path, cipher).records for entry in record.entries
    ]


def ends(path):
    """Where each record of a file ends."""
    places, data, cipher = [], path.read_bytes(), roll_cipher(KEY)
    at = len(MAGIC)
    while at < len(data):
        _, at = rolls._record_at(data, at, path, cipher)
        places.append(at)
    return places


def test_records_come_back_in_order(filled):
    assert ENTRIES == written(filled)


def test_nothing_is_readable_on_it(filled):
    data = b"".join(path.read_bytes() for path in segments(filled))

    assert b"body" not in data
    assert b"personal" not in data


def test_another_key_reads_nothing(filled):
    assert opens_with(filled, KEY)
    assert not opens_with(filled, bytes(32))


def test_a_last_record_torn_at_any_byte_is_put_aside_and_the_rest_stands(filled):
    path = segments(filled)[0]
    whole = path.read_bytes()
    *_, before_last, end = ends(path)
    for cut in range(before_last, end):
        path.write_bytes(whole[:cut])
        for aside in filled.glob("*.cut"):
            aside.unlink()

        roll = Roll(filled, KEY)
        assert b"" == read_segment(path, roll_cipher(KEY)).cut, cut  # whoever proves the roll now finds it sound
        roll.append([ENTRIES[-1]])
        roll.close()

        assert ENTRIES == written(filled), cut
        assert [whole[before_last:cut]] * (cut > before_last) == [one.read_bytes() for one in filled.glob("*.cut")]


@pytest.mark.parametrize("tail", [bytes(4096), b"\xff" * 77, rolls.MARK * 20, rolls.MARK + b"\xff" * 60])
def test_rubbish_after_the_last_record_is_put_aside(filled, tail):
    path = segments(filled)[0]
    path.write_bytes(path.read_bytes() + tail)

    roll = Roll(filled, KEY)
    roll.append([ENTRIES[0]])
    roll.close()

    assert [*ENTRIES, ENTRIES[0]] == written(filled)


def test_a_file_cut_within_its_first_bytes_begins_again(folder):
    Roll(folder, KEY).close()
    path = segments(folder)[0]
    for length in range(len(MAGIC)):
        path.write_bytes(MAGIC[:length])
        roll = Roll(folder, KEY)
        roll.append(ENTRIES[:1])
        roll.close()

        assert ENTRIES[0] == written(folder)[-1]


@pytest.mark.parametrize("length", range(len(MAGIC)))
def test_a_next_file_cut_within_its_first_bytes_was_never_begun(filled, length):
    (filled / "roll-000002.idr").write_bytes(MAGIC[:length])
    roll = Roll(filled, KEY)
    assert (False, []) == (roll.damage_met, roll.damaged())
    roll.append([ENTRIES[0]])
    roll.close()
    assert [*ENTRIES, ENTRIES[0]] == written(filled)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_damaged_byte_takes_only_its_own_record(filled, data):
    path = segments(filled)[0]
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = bytearray(whole)
    damaged[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(damaged)
    try:
        segment = read_segment(path, roll_cipher(KEY))
        found = [entry for record in segment.records for entry in record.entries]

        assert segment.damaged or segment.cut
        assert len(found) >= len(ENTRIES) - 1
        assert found == [entry for entry in ENTRIES if entry in found]
    finally:
        path.write_bytes(whole)


def test_a_record_cannot_be_moved_or_repeated(filled):
    path = segments(filled)[0]
    data = path.read_bytes()
    first, second, *_ = ends(path)
    path.write_bytes(data + data[first:second])

    segment = read_segment(path, roll_cipher(KEY))

    assert len(ENTRIES) == len(segment.records)
    assert segment.cut

    path.rename(path.with_name("roll-000009.idr"))
    assert () == read_segment(segments(filled)[0], roll_cipher(KEY)).records


def test_a_damaged_file_is_left_as_it_is_and_another_begun(filled):
    path = segments(filled)[0]
    data = bytearray(path.read_bytes())
    data[ends(path)[2] + 5] ^= 1
    path.write_bytes(data)

    roll = Roll(filled, KEY)
    roll.append(ENTRIES[:1])
    roll.close()

    assert roll.damage_met
    assert bytes(data) == path.read_bytes()
    assert 2 == len(segments(filled))


def test_it_goes_on_in_another_file_when_one_is_full(folder, monkeypatch):
    monkeypatch.setattr(rolls, "SEGMENT_BYTES", 200)
    roll = Roll(folder, KEY)
    for entry in ENTRIES:
        roll.append([entry])

    assert len(segments(folder)) > 1
    assert ENTRIES == written(folder)
    assert ENTRIES[-1:] == [entry for record in roll.newest(1) for entry in record.entries][-1:]
    roll.close()


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_at_a_new_file_loses_nothing(folder, monkeypatch, disk, call):
    monkeypatch.setattr(rolls, "SEGMENT_BYTES", 20)
    roll = Roll(folder, KEY)
    roll.append(ENTRIES[:1])
    disk.refuse(call)
    for _ in range(2):
        with pytest.raises(OSError, match="space"):
            roll.append(ENTRIES[1:2])
    disk.works()
    monkeypatch.setattr(rolls, "SEGMENT_BYTES", 20)
    roll.append(ENTRIES[1:2])
    roll.close()

    assert ENTRIES[:2] == written(folder)


def test_a_record_that_could_not_be_taken_back_is_overwritten(folder, monkeypatch):
    """fsync fails, and so does cutting the file: what lies there must not stand before the next record."""
    roll = Roll(folder, KEY)
    roll.append(ENTRIES[:1])
    fsync, truncate = os.fsync, roll._file.truncate

    class Stubborn:
        def __getattr__(self, name):
            return getattr(real, name)

        def truncate(self, _):
            raise OSError(errno.EIO, "cannot cut")

    real = roll._file
    roll._file = Stubborn()
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.EIO, "cannot sync")))
    with pytest.raises(OSError, match="cannot"):
        roll.append([Sealed(b"a long one " * 20)])
    roll._file = real
    monkeypatch.setattr(os, "fsync", fsync)
    roll.append(ENTRIES[1:2])
    roll.close()

    assert truncate is not None
    assert ENTRIES[:2] == written(folder)
    assert b"" == read_segment(segments(folder)[0], roll_cipher(KEY)).cut


def test_sheets_and_settings_lie_on_it(folder):
    roll = Roll(folder, KEY)
    kept = Kept("sheet", "unit", "hash", b"{}", b"signature")
    roll.keep([kept])
    roll.close()

    assert [(kept,)] == [record.kept for record in read_segment(segments(folder)[0], roll_cipher(KEY)).records]


def test_a_name_set_aside_is_never_used_again(filled):
    roll = Roll(filled, KEY)
    first = segments(filled)[0]
    roll._begin_segment()
    roll.set_aside(first)
    roll._begin_segment()
    roll.close()

    assert ["roll-000001.damaged", "roll-000002.idr", "roll-000003.idr"] == sorted(
        path.name for path in filled.iterdir()
    )
