"""An entry proves what it says and what came before it, and its personal part can be forgotten."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain import kinds
from intake_desk.domain.entries import (
    SALT_BYTES,
    START,
    BrokenEntry,
    Draft,
    Place,
    Sealed,
    header,
    next_hlc,
    placed,
    seal,
    unseal,
)
from intake_desk.domain.people import Person

WHO = kinds.DossierReceivedPersonal(applicant=Person(name="Nguyễn Thị Hường", phone="0912345678"))


def resealed(sealed, **changes):
    """The same entry with other header fields, as a stranger's program might write it."""
    changed = msgspec.structs.replace(header(sealed), **changes)
    return Sealed(msgspec.msgpack.encode(changed), sealed.personal)


def test_each_entry_names_the_hash_of_the_one_before(book):
    for number in range(1, 4):
        book.receive(subject=f"d{number}", number=1000 + number)

    first, second, third = (header(one) for one in book.sealed)

    assert [START, book.sealed[0].hash, book.sealed[1].hash] == [first.previous, second.previous, third.previous]
    assert [1, 2, 3] == [first.number, second.number, third.number]


def test_an_entry_reads_as_it_was_written(book):
    entry = book.receive()

    assert ("dossier.received", 1, "d1", "lan", "2026-11-20") == (
        entry.kind,
        entry.version,
        entry.subject,
        entry.actor,
        entry.day,
    )
    assert "H26.103-261120-1001" == entry.facts.code
    assert "Nguyễn Thị Hường" == entry.personal.applicant.name
    assert book.now_ms == entry.at_ms
    assert book.sealed[0].hash == entry.hash


def test_the_chain_covers_no_personal_data(book):
    book.receive()

    assert "Nguyễn".encode() not in book.sealed[0].body
    assert b"0912345678" not in book.sealed[0].body


def test_the_same_person_has_another_hash_in_every_entry(book):
    first, second = (book.seal(Draft(facts=kinds.DayOpened(), personal=WHO)) for _ in range(2))

    assert first.personal[SALT_BYTES:] == second.personal[SALT_BYTES:]
    assert header(first).personal_hash != header(second).personal_hash


def test_a_forgotten_person_leaves_the_chain_whole(book):
    book.receive()
    book.write(kinds.ResultReady())
    first, second = book.sealed
    forgotten = Sealed(first.body)

    entry = unseal(forgotten)

    assert first.hash == forgotten.hash
    assert forgotten.hash == header(second).previous
    assert entry.personal is None
    assert "H26.103-261120-1001" == entry.facts.code


def test_another_entrys_personal_part_is_refused(book):
    first = book.seal(Draft(facts=kinds.DayOpened(), personal=WHO))
    second = book.seal(Draft(facts=kinds.DayOpened(), personal=WHO))

    with pytest.raises(BrokenEntry):
        header(Sealed(first.body, second.personal))


@given(data=st.data())
def test_no_byte_of_an_entry_can_be_changed_unnoticed(data):
    sealed = seal(
        Draft(facts=kinds.ResultReady(), personal=WHO), Place(1, "j", 1), START, day="", actor="", salt=b"s" * 16
    )
    part = data.draw(st.sampled_from(("body", "personal")))
    content = bytearray(getattr(sealed, part))
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    changed = msgspec.structs.replace(sealed, **{part: bytes(content)})

    if part == "body":
        assert changed.hash != sealed.hash
    else:
        with pytest.raises(BrokenEntry):
            header(changed)


@given(body=st.binary(max_size=300), personal=st.binary(max_size=40))
def test_bytes_that_are_no_entry_are_named_so(body, personal):
    with pytest.raises(BrokenEntry):
        unseal(Sealed(body, personal))


def test_an_entry_that_stands_ahead_of_its_clock_says_what_the_clock_showed():
    now = 1_795_140_000_000
    near, far = (now + 60_000) << 16, (now + 3_600_000) << 16
    ahead, usual = placed(far, "j", 1, now, follows=True), placed(near, "j", 1, now, follows=True)
    draft = Draft(facts=kinds.ResultReady())

    read = unseal(seal(draft, ahead, START, day="", actor="", salt=b""))

    assert (ahead, now) == (read.place, read.at_ms)
    assert Place(near, "j", 1) == usual
    assert 12 == len(msgspec.msgpack.decode(seal(draft, usual, START, day="", actor="", salt=b"").body))


def test_a_kind_from_the_future_is_kept_and_not_understood(book):
    entry = unseal(resealed(book.seal(Draft(facts=kinds.ResultReady(), subject="d1")), kind="dossier.teleported"))

    assert ("dossier.teleported", "d1", None, None) == (entry.kind, entry.subject, entry.facts, entry.personal)


@pytest.mark.parametrize("version", [2, 99, 0, -1, -(10**12)])
def test_a_version_that_this_program_does_not_know_is_kept_and_not_understood(book, version):
    entry = unseal(resealed(book.seal(Draft(facts=kinds.ResultReady())), version=version))

    assert (version, None) == (entry.version, entry.facts)


@given(facts=st.binary(min_size=1, max_size=60))
def test_facts_of_a_known_kind_may_be_anything_and_stop_nothing(facts):
    sealed = seal(Draft(facts=kinds.ResultReady()), Place(1, "j", 1), START, day="", actor="", salt=b"")
    try:
        strange = resealed(sealed, kind="dossier.received", facts=msgspec.Raw(facts))
        entry = unseal(strange)
    except BrokenEntry:
        return  # what is no message at all is no entry

    assert "dossier.received" == entry.kind
    assert entry.facts is None


@given(st.lists(st.integers(0, 2**47), min_size=2, max_size=30))
def test_a_desks_clock_never_stands_still_or_goes_back(walls):
    readings = [0]
    for wall in walls:
        readings.append(next_hlc(readings[-1], wall))

    assert sorted(set(readings)) == readings
