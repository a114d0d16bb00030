import msgspec
import pytest

from intake_desk.domain.entries import START, Sealed
from intake_desk.wire import MOST_ENTRIES, HeadSignature, Reach, Tail, head_statement


def test_what_one_desk_brings_another_gets(enrol):
    first, second = enrol().write(3), enrol(name="Quầy 2")
    assert Reach(3, first.hash_at(3)) == first.exchange(first.tail()).heads[first.journal]
    (tail,) = second.exchange().tails
    assert (first.journal, 0, tuple(first.entries)) == (tail.journal, tail.after, tail.entries)


def test_the_same_exchange_again_changes_nothing(enrol):
    desk = enrol().write(5)
    once, twice = desk.exchange(desk.tail()), desk.exchange(desk.tail())
    assert (once.heads, once.tails, once.taken) == (twice.heads, twice.tails, twice.taken)
    assert () == twice.tails


def test_a_tail_with_a_gap_is_not_stored_and_the_head_says_where_to_go_on(enrol):
    desk = enrol().write(6)
    desk.exchange(desk.tail(end=2))
    assert 2 == desk.exchange(desk.tail(3)).heads[desk.journal].number
    assert 6 == desk.exchange(desk.tail(1)).heads[desk.journal].number


def test_a_broken_entry_stops_its_own_journal_and_no_other(enrol, make_entry):
    first, second = enrol().write(3), enrol(name="Quầy 2").write(2)
    third = first.entries[2]
    for broken in (
        Sealed(b"nothing", b""),
        Sealed(third.body, third.personal[:-1] + b"?"),
        make_entry(second.journal, 3, first.hash_at(2), 9),
        make_entry(first.journal, 3, first.hash_at(2), 9, subject="a\0b"),
        make_entry(first.journal, 3, first.hash_at(2), 2**63),
        make_entry(first.journal, 3, first.hash_at(2), 9, subject="x" * 300),
        make_entry(first.journal, 3, b"short", 9),
        Sealed(third.body.replace(b"thuy", b"\xff\xff\xff\xff"), third.personal),
        make_entry(first.journal, 3, first.hash_at(2), 9, name="x" * 1_100_000),
    ):
        made = first.key.sign(head_statement(first.journal, 3, broken.hash))
        signatures = (*first.tail(end=2).signatures, HeadSignature(3, made))
        bad = Tail(journal=first.journal, after=0, entries=(*first.entries[:2], broken), signatures=signatures)
        answer = first.exchange(bad, second.tail())
        assert ({first.journal: 3} == answer.broken) != ((first.journal,) == answer.refused)
        assert (2, 2) == (answer.heads[first.journal].number, answer.heads[second.journal].number)


def test_an_entry_of_a_kind_from_the_future_is_stored_like_any_other(enrol, make_entry):
    desk = enrol()
    sealed = make_entry(desk.journal, 1, START, 1 << 40)
    read = msgspec.msgpack.decode(sealed.body)
    read[8], read[9] = "dossier.teleported", 7
    desk.entries = [Sealed(msgspec.msgpack.encode(read), sealed.personal)]
    assert 1 == desk.exchange(desk.tail()).heads[desk.journal].number


def test_an_entry_with_facts_that_nobody_can_read_is_stored_too(enrol):
    desk = enrol().write(3)
    third = desk.entries[2]
    for facts in (b"\xff" * 8, b"\x91" * 8):
        desk.entries[2] = Sealed(third.body.replace(b"2.000815", facts), third.personal)
        assert {} == desk.exchange(desk.tail()).broken


def test_copies_of_another_desks_journal_are_taken_alike(enrol, wipe):
    first, second = enrol().write(4), enrol(name="Quầy 2")
    first.exchange(first.tail())
    (copy,) = second.exchange().tails
    wipe("entry", "journal", "signature")
    assert Reach(4, first.hash_at(4)) == second.exchange(copy).heads[first.journal]


def test_nothing_crosses_from_one_agency_to_another(enrol):
    ours, theirs = enrol("H26.103").write(2), enrol("H26.1031").write(3)
    ours.exchange(ours.tail(), theirs.tail())
    assert {} == theirs.exchange().heads
    theirs.exchange(theirs.tail(), ours.tail())
    assert {ours.journal} == set(ours.exchange().heads)
    assert {theirs.journal} == set(theirs.exchange(theirs.tail()).heads)


def test_an_answer_carries_no_more_than_fits(enrol, make_entry):
    first, second = enrol(), enrol(name="Quầy 2")
    while len(first.entries) < 6:
        number = len(first.entries) + 1
        first.entries.append(
            make_entry(first.journal, number, first.hash_at(number - 1), number << 20, name="x" * 400_000)
        )
    for after in range(0, 6, 2):
        first.exchange(first.tail(after, after + 2))
    sizes = [len(sealed.body) + len(sealed.personal) for sealed in second.exchange().tails[0].entries]
    assert 2 == len(sizes)
    assert 2 == len(second.exchange(most=1).tails[0].entries)  # less than what the owner signed is worth nothing


def test_many_entries_come_in_pieces(enrol):
    first, second = enrol().write(MOST_ENTRIES + 7), enrol(name="Quầy 2")
    first.exchange(first.tail())
    (tail,) = second.exchange().tails
    assert MOST_ENTRIES == len(tail.entries)
    heads = {first.journal: Reach(MOST_ENTRIES, first.hash_at(MOST_ENTRIES))}
    (tail,) = second.exchange(heads=heads).tails
    assert (MOST_ENTRIES, 7) == (tail.after, len(tail.entries))


def test_the_owners_word_on_its_head_is_kept_once_the_entries_are_there(central, enrol):
    desk = enrol().write(4)
    signed = "SELECT number, signature FROM signature"
    tail = msgspec.structs.replace(desk.tail(end=2), signatures=desk.tail().signatures)
    desk.exchange(tail)
    with central.database.reading() as connection:
        assert connection.exec_driver_sql(signed).first() is None
    desk.exchange(desk.tail())
    with central.database.reading() as connection:
        assert (4, desk.head().signature) == tuple(connection.exec_driver_sql(signed).one())


@pytest.mark.parametrize("after", [0, 1, 3])
def test_a_caller_who_knows_part_gets_the_rest(enrol, after):
    first, second = enrol().write(4), enrol(name="Quầy 2")
    first.exchange(first.tail())
    heads = {first.journal: Reach(after, first.hash_at(after))} if after else {}
    (tail,) = second.exchange(heads=heads).tails
    assert (after, tuple(first.entries[after:])) == (tail.after, tail.entries)
