"""A stick carries the exchange: sealed for the unit, whole or not at all, again without harm, with a receipt back."""

import random
import struct

import msgspec
import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.store.database import StoreFailed
from intake_desk.sync import bundle as bundle_module
from intake_desk.sync import carry_book, parcels
from intake_desk.sync.bundle import NobodyToCarryTo, NothingOnStick
from intake_desk.sync.keys import desk_key
from intake_desk.sync.parcels import (
    MAGIC,
    Bundle,
    BundleDamaged,
    BundleNotForUs,
    BundleOfAStranger,
    NotABundle,
    Part,
    Sender,
    Writer,
    mark_of,
    whole_file,
)
from intake_desk.sync.sealing import sealing_key
from intake_desk.sync.stick import StickFailed
from intake_desk.wire import BODY_BYTES
from tests.sync.sticks import carrier

AGENCY = "H26.103"
pytestmark = pytest.mark.parametrize("central", ["sqlite"], indirect=True)


def kinds(lines):
    return [(line.kind, line.entries, line.error_code) for line in lines]


def test_what_one_desk_takes_out_the_other_takes_in(pair, stick):
    first, second = pair
    (taken,) = first.receive(name="Vũ Thị Bình")
    packed = carrier(first).make_bundle(stick)
    assert (1, 1) == (packed.entries, len(packed.files))
    assert packed.files[0].name.startswith("intake-desk-H26.103-1-2026")
    assert [("in", 1, "")] == kinds(carrier(second).bring_in(stick))
    assert "Vũ Thị Bình" == second.dossier(taken).applicant.name
    assert first.heads() == second.heads()


def test_taking_in_twice_is_harmless(pair, stick, bundle):
    second = carrier(pair[1])
    assert [5, 0, 0] == [second.apply_bundle(bundle).received for _ in range(3)]
    assert [("in", 0, "")] == kinds(second.bring_in(stick))


def test_a_receipt_brought_back_tells_what_arrived(pair, stick, bundle):
    first, second = pair
    carrier(second).bring_in(stick)
    assert [("receipt", 0, "")] == kinds(carrier(first).bring_in(stick))
    assert {f"{AGENCY}/1": 5} == carry_book.load(first.store.sheets).held[f"{AGENCY}/2"].numbers
    assert [] == kinds(line for line in carrier(first).bring_in(stick) if line.kind)  # the same again is no news
    first.receive(2)
    assert 2 == carrier(first).make_bundle(stick, chosen=(2,)).entries
    assert ["out", "receipt", "out"] == [line.kind for line in carrier(first).story()]


def test_the_second_bundle_starts_where_the_receipt_ended_and_needs_the_first(pair, stick, make_desk, line):
    first, second = pair
    line.down = False
    third = make_desk()
    for desk in (first, second):
        desk.level()
    line.down = True
    first.receive(3)
    old = carrier(first).make_bundle(stick).files[0]
    carrier(second).bring_in(stick)
    carrier(first).bring_in(stick)
    old.rename(stick / "kept")
    first.receive(2)
    carrier(first).make_bundle(stick, chosen=(2,))
    assert ("refused", 0, "bundle_not_for_us") in kinds(carrier(third).bring_in(stick))
    (line_of_second,) = carrier(second).bring_in(stick)
    assert (2, ()) == (line_of_second.entries, line_of_second.gaps)


def test_what_is_missing_in_between_is_said_and_comes_with_the_other_bundle(pair, stick):
    first, second = pair
    first.receive(3)
    early = carrier(first).make_bundle(stick).files[0].rename(stick / "early")
    book = carry_book.load(first.store.sheets)
    held = carry_book.Held(made_ms=1, numbers={first.identity.journal: 3})
    carry_book.save(first.store.sheets, book.with_held(second.identity.journal, held))
    first.receive(2)
    carrier(first).make_bundle(stick, chosen=(2,))
    (line,) = carrier(second).bring_in(stick)
    assert (0, (first.identity.journal,)) == (line.entries, line.gaps)
    early.rename(stick / "zz.idb")
    assert [(3, ()), (2, ())] == [(line.entries, line.gaps) for line in carrier(second).bring_in(stick)]
    assert first.heads() == second.heads()


def test_bundles_are_applied_in_the_order_that_they_need(pair, stick, monkeypatch):
    first, second = pair
    monkeypatch.setattr(parcels, "SEGMENT_BYTES", 1)
    monkeypatch.setattr(bundle_module, "MOST_ENTRIES", 500)
    first.receive_at_once(1_200)
    packed = carrier(first).make_bundle(stick)
    assert (1_200, True) == (packed.entries, len(packed.files) > 2)
    for count, path in enumerate(sorted(packed.files, reverse=True)):
        path.rename(stick / f"{count}.idb")
    lines = carrier(second).bring_in(stick)
    assert (1_200, {()}) == (sum(line.entries for line in lines), {line.gaps for line in lines})
    assert first.heads() == second.heads()


def test_a_third_desks_work_travels_along(pair, stick, make_desk, line):
    first, second = pair
    line.down = False
    third = make_desk()
    third.receive(40)
    third.level()
    first.level()
    line.down = True
    carrier(first).make_bundle(stick)
    carrier(second).bring_in(stick)
    assert third.heads() == second.heads()
    assert {1, 2, 3} == set(carrier(second)._unit_sheets.desks())  # the newer sheet came along


def test_without_a_receipt_a_desk_gets_the_last_days_only(pair, stick):
    first, _second = pair
    first.receive(3)
    assert 3 == carrier(first).make_bundle(stick, chosen=(2,), days=30).entries
    first.clock.now += 40 * 86_400_000
    assert 0 == carrier(first).make_bundle(stick, chosen=(2,), days=30).entries
    assert 3 == carrier(first).make_bundle(stick, chosen=(0, 2), days=30).entries  # the server lacks all of it


def test_nothing_readable_stands_in_any_file(pair, stick, tmp_path):
    first, second = pair
    first.receive(name="Khuất Thị Oanh")
    carrier(first).make_bundle(stick)
    carrier(second).bring_in(stick)
    words = ("Khuất", "Oanh", "2.000815", "thuy", "Chứng thực", "Quầy")
    found = [
        (path.name, word)
        for path in tmp_path.rglob("*")
        if path.is_file() and path.parent.name != "server"
        for word in words
        if word.encode() in path.read_bytes()
    ]
    assert [] == found


def test_a_bundle_cut_at_any_byte_is_refused(pair, bundle, stick):
    whole = bundle.read_bytes()
    second = carrier(pair[1])
    reader = second._reader()
    cut = stick / "cut"
    for length in range(len(whole)):
        cut.write_bytes(whole[:length])
        with pytest.raises((BundleDamaged, NotABundle)):
            Bundle(cut, reader)
    cut.write_bytes(whole + b"\0")
    with pytest.raises(BundleDamaged):
        Bundle(cut, reader)
    assert {} == pair[1].heads()


def test_a_bundle_with_any_flipped_bit_is_refused(pair, bundle, stick):
    whole = bundle.read_bytes()
    reader = carrier(pair[1])._reader()
    altered = stick / "altered"
    chance = random.Random(4)
    places = [*range(400), *sorted(chance.sample(range(400, len(whole)), 600)), len(whole) - 1]
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        altered.write_bytes(changed)
        with pytest.raises((BundleDamaged, NotABundle, BundleNotForUs, BundleOfAStranger)):
            Bundle(altered, reader)


def test_pieces_of_two_bundles_do_not_fit_together(pair, stick):
    first, second = pair
    first.receive(1)
    (one,), (two,) = carrier(first).make_bundle(stick).files, carrier(first).make_bundle(stick).files

    def pieces(path):
        data, at, found = path.read_bytes(), len(MAGIC), []
        while at < len(data):
            (size,) = struct.unpack(">I", data[at : at + 4])
            found.append(data[at : at + 4 + size])
            at += 4 + size
        return found

    mixed = stick / "mixed"
    for taken in (0, 1, -1):
        whole = pieces(one)
        whole[taken] = pieces(two)[taken]
        mixed.write_bytes(MAGIC + b"".join(whole))
        with pytest.raises((BundleDamaged, NotABundle)):
            Bundle(mixed, carrier(second)._reader())
    swapped = pieces(one)
    swapped[1], swapped[2] = swapped[2], swapped[1]
    mixed.write_bytes(MAGIC + b"".join(swapped))
    with pytest.raises(BundleDamaged):
        Bundle(mixed, carrier(second)._reader())


def test_another_units_bundle_is_not_for_us(pair, stick, make_desk, line, bundle):
    line.down = False
    stranger = make_desk("H26.104")
    with pytest.raises(BundleNotForUs):
        carrier(stranger).apply_bundle(bundle)


def by(key, desk, receiver, path, *parts, journal=None, agency=AGENCY):
    """A bundle that somebody made for a desk."""
    public = sealing_key(desk_key(receiver.vault)).public_key().public_bytes_raw()
    sender = Sender(agency=agency, journal=journal or desk.identity.journal, key=key, made_ms=1)
    with whole_file(path) as write:
        writer = Writer(write, sender, [public])
        for part in parts:
            writer.add(part)
        writer.close()
    return path


def test_only_desks_of_the_unit_write_bundles(pair, stick, monkeypatch):
    first, second = pair
    path = stick / "x.idb"
    with pytest.raises(BundleDamaged):  # the signature is not the first desk's
        carrier(second).apply_bundle(by(Ed25519PrivateKey.generate(), first, second, path))
    with pytest.raises(BundleOfAStranger):
        carrier(second).apply_bundle(by(desk_key(first.vault), first, second, path, journal="H26.103/9"))
    with pytest.raises(BundleNotForUs):
        carrier(second).apply_bundle(by(desk_key(first.vault), first, second, path, agency="H26.104"))
    by(desk_key(first.vault), first, second, path)
    assert 0 == carrier(second).apply_bundle(path).received
    revoking = carrier(second)
    known = revoking._unit_sheets.desks()
    monkeypatch.setattr(revoking._unit_sheets, "desks", lambda: {2: known[2]})
    with pytest.raises(BundleOfAStranger):
        revoking.apply_bundle(path)


def test_a_bundle_from_an_honest_desk_with_forged_entries_is_taken_as_far_as_they_are_signed(pair, stick):
    first, second = pair
    first.receive_at_once(30)
    tails = carrier(first)._bringer.tails(first.journal.heads(), {}, 100)
    half = msgspec.structs.replace(tails[0], signatures=tails[0].signatures[:1])
    path = by(desk_key(first.vault), first, second, stick / "x.idb", Part(tails=(half,)))
    assert (25, (first.identity.journal,)) == (
        (taken := carrier(second).apply_bundle(path)).received, taken.refused,
    )  # fmt: skip


def test_a_sheet_that_the_server_did_not_sign_is_not_kept(pair, stick):
    first, second = pair
    (sheet,) = (one for one in carrier(first)._unit_sheets.newer({}) if one.name == "unit")
    false = msgspec.structs.replace(sheet, version=sheet.version + 1)
    before = second.store.sheets.hashes()
    carrier(second).apply_bundle(by(desk_key(first.vault), first, second, stick / "x.idb", Part(sheets=(false,))))
    assert before == second.store.sheets.hashes()


@pytest.mark.parametrize("size", [BODY_BYTES + 1, 1 << 30])
def test_what_inflates_without_end_is_refused(pair, stick, monkeypatch, size):
    first, second = pair
    compressor = zstandard.ZstdCompressor(level=3).compressobj(size=size)
    piece = bytes(1 << 20)
    bomb = b"".join(compressor.compress(piece[: min(1 << 20, size - at)]) for at in range(0, size, 1 << 20))
    bomb += compressor.flush()
    assert len(bomb) < 100_000

    class Bomb:
        def __init__(self, **_):
            pass

        def compress(self, _data):
            return bomb

    monkeypatch.setattr(zstandard, "ZstdCompressor", Bomb)
    path = by(desk_key(first.vault), first, second, stick / "x.idb", Part())
    with pytest.raises(BundleDamaged):
        carrier(second).apply_bundle(path)


def test_a_piece_that_claims_to_be_huge_is_not_read(pair, stick, bundle):
    data = bytearray(bundle.read_bytes())
    (size,) = struct.unpack(">I", data[4:8])
    data[8 + size : 12 + size] = struct.pack(">I", 0xFFFFFFFF)
    bundle.write_bytes(data)
    with pytest.raises(BundleDamaged):
        carrier(pair[1]).apply_bundle(bundle)


def test_a_file_that_is_something_else_is_said_so(pair, stick):
    (stick / "a.idb").write_bytes(b"")
    (stick / "b.idb").write_bytes(b"PK\x03\x04 something else")
    (stick / "c.idr").write_bytes(b"IDR1nonsense")
    (stick / "d.idb").mkdir()
    (stick / "e.idb").symlink_to(stick / "a.idb")
    lines = carrier(pair[1]).bring_in(stick)
    assert [("c.idr", "not_a_receipt"), ("a.idb", "not_a_bundle"), ("b.idb", "not_a_bundle")] == [
        (line.name, line.error_code) for line in lines
    ]
    assert ["refused"] * 3 == [line.kind for line in carrier(pair[1]).story()]


def test_one_bad_bundle_stops_only_itself(pair, stick, bundle):
    (stick / "aa.idb").write_bytes(bundle.read_bytes()[:-7])
    assert [("refused", 0, "bundle_damaged"), ("in", 5, "")] == kinds(carrier(pair[1]).bring_in(stick))


def test_an_empty_stick_is_said_so_and_ones_own_files_are_left_alone(pair, stick, bundle):
    with pytest.raises(NothingOnStick):
        carrier(pair[0]).bring_in(stick)
    with pytest.raises(NothingOnStick):
        carrier(pair[1]).bring_in(stick / "nowhere")


def test_a_stick_that_is_pulled_out_leaves_no_bundle(pair, stick, monkeypatch):
    first, _ = pair
    first.receive(3)
    with monkeypatch.context() as patch:
        patch.setattr(parcels, "flush", lambda _file: (_ for _ in ()).throw(OSError(5, "I/O")))
        with pytest.raises(StickFailed) as told:
            carrier(first).make_bundle(stick)
    assert ({"cause": "OSError"}, []) == (told.value.params, list(stick.iterdir()))
    (stick / ".intake-desk-H26.103-1-20261120-080000.idb.part").write_bytes(b"cut")
    carrier(first).make_bundle(stick)
    assert [".idb"] == [path.suffix for path in stick.iterdir()]
    with pytest.raises(StickFailed):
        carrier(first).make_bundle(stick / "nowhere")


def test_a_full_disk_here_is_told_and_nothing_is_lost(pair, stick, bundle, monkeypatch):
    second = carrier(pair[1])

    def fail(*_):
        raise StoreFailed(cause="SQLITE_FULL")

    with monkeypatch.context() as patch:
        patch.setattr(pair[1].journal, "accept", fail)
        assert [("refused", 0, "store_failed")] == kinds(second.bring_in(stick))
    assert [("in", 5, "")] == kinds(second.bring_in(stick))


def test_nobody_to_carry_to(pair, stick):
    with pytest.raises(NobodyToCarryTo):
        carrier(pair[0]).make_bundle(stick, chosen=(7,))
    with pytest.raises(NobodyToCarryTo):
        carrier(pair[0]).make_bundle(stick, chosen=())
    assert [(0, "", True), (2, "Quầy 2", True)] == [
        (one.desk, one.name, one.ready) for one in carrier(pair[0]).receivers()
    ]


def test_a_book_that_nobody_can_read_is_begun_anew(pair):
    sheets = pair[0].store.sheets
    sheets.set(carry_book.SETTING, {"story": 3})
    assert carry_book.CarryBook() == carry_book.load(sheets)


def test_the_content_key_is_wrapped_for_each_receiver_and_nobody_else(pair, bundle):
    header = Bundle(bundle, carrier(pair[1])._reader()).header
    assert 2 == len(header.keys)  # the server and the second desk
    assert mark_of(sealing_key(desk_key(pair[0].vault)).public_key().public_bytes_raw()) not in header.keys
