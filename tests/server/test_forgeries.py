"""What a desk brings of another's journal counts for nothing beyond what that journal's owner signed."""

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.entries import SIGNED_EVERY, START
from intake_desk.server.register import holdings
from intake_desk.wire import HeadSignature, Reach, Tail, head_statement

AGENCY = "H26.103"


@pytest.fixture
def pair(enrol):
    """Two desks of one unit; the first has three entries at the server."""
    first, second = enrol().write(3), enrol(name="Quầy 2")
    first.exchange(first.tail())
    return first, second


@pytest.fixture
def forged(make_payment):
    """A payment in somebody's journal, signed with the key of whoever forges it."""

    def forged(key, journal, number, previous, subject):
        entry = make_payment(journal, number, previous, 1 << 41, subject, 50_000_000)
        made = key.sign(head_statement(journal, number, entry.hash))
        return Tail(journal=journal, after=number - 1, entries=(entry,), signatures=(HeadSignature(number, made),))

    return forged


def held(central):
    return holdings(central.database, AGENCY, 0)


def test_a_desk_cannot_write_into_anothers_journal(central, pair, forged):
    first, second = pair
    subject = f"{first.journal}-{1:08x}"
    tail = forged(second.key, first.journal, 4, first.hash_at(3), subject)
    answer = second.exchange(tail, second.write(1).tail())
    assert ((first.journal,), Reach(3, first.hash_at(3))) == (answer.refused, answer.heads[first.journal])
    assert 1 == answer.heads[second.journal].number  # what is honest beside it is taken
    assert (0, {first.journal, second.journal}) == (held(central).fees["cash"], set(held(central).journals))
    first.write(1)
    assert Reach(4, first.hash_at(4)) == first.exchange(first.tail(3)).heads[first.journal]


def test_without_any_signature_a_copy_is_worth_nothing(pair, wipe):
    first, second = pair
    wipe("entry", "journal", "signature")
    answer = second.exchange(first.tail(signed=False))
    assert ((first.journal,), {}) == (answer.refused, answer.heads)


@pytest.mark.parametrize(
    "journal", [f"{AGENCY}/0", f"{AGENCY}/3", f"{AGENCY}/1/2", f"{AGENCY}.1/1", AGENCY, "H26.104/1"]
)
def test_nobody_writes_a_journal_that_is_not_a_desks(central, pair, forged, journal):
    _, second = pair
    answer = second.exchange(forged(second.key, journal, 1, START, "x"))
    assert (journal,) == answer.refused
    assert {f"{AGENCY}/1"} == set(answer.heads) == set(held(central).journals)


def test_the_servers_own_journal_comes_back_as_the_server_signed_it(central, pair, forged):
    _, second = pair
    tail = forged(central.key, f"{AGENCY}/0", 1, START, "x")
    assert 1 == second.exchange(tail).heads[f"{AGENCY}/0"].number


def test_a_copy_is_taken_up_to_its_owners_signature_and_no_further(pair, forged, wipe):
    first, second = pair
    beyond = forged(second.key, first.journal, 4, first.hash_at(3), "x")
    true = first.tail()
    wipe("entry", "journal", "signature")
    mixed = msgspec.structs.replace(
        true, entries=true.entries + beyond.entries, signatures=true.signatures + beyond.signatures
    )
    answer = second.exchange(mixed)
    assert ((first.journal,), Reach(3, first.hash_at(3))) == (answer.refused, answer.heads[first.journal])


def test_a_forged_entry_does_not_hide_before_a_true_signature(pair, forged, wipe):
    first, second = pair
    false = forged(second.key, first.journal, 2, first.hash_at(1), "x").entries
    wipe("entry", "journal", "signature")
    tail = first.tail()
    answer = second.exchange(msgspec.structs.replace(tail, entries=(tail.entries[0], *false, tail.entries[2])))
    assert ((first.journal,), {}) == (answer.refused, answer.heads)


def test_a_signature_over_another_journal_or_number_covers_nothing(pair, wipe):
    first, second = pair
    second.write(3)
    tail = first.tail()
    wipe("entry", "journal", "signature")
    for made in (second.head(number=3).signature, first.head(number=2).signature, bytes(64)):
        answer = second.exchange(msgspec.structs.replace(tail, signatures=(HeadSignature(3, made),)))
        assert ((first.journal,), {}) == (answer.refused, answer.heads)


def test_a_forged_branch_is_not_kept(central, pair, forged):
    first, second = pair
    answer = second.exchange(forged(second.key, first.journal, 2, first.hash_at(1), "x"))
    assert ((first.journal,), {first.journal}) == (answer.refused, set(held(central).journals))


def test_what_was_changed_on_the_way_is_not_taken_for_the_callers_own(central, pair, forged):
    """Whoever ends the encryption before the server can change what passes; the owner's token does not vouch for it."""
    first, _ = pair
    first.write(2)
    true = first.tail(3)
    false = forged(Ed25519PrivateKey.generate(), first.journal, 4, first.hash_at(3), "x").entries
    answer = first.exchange(msgspec.structs.replace(true, entries=(*false, *true.entries[1:])))
    assert ((first.journal,), Reach(3, first.hash_at(3))) == (answer.refused, answer.heads[first.journal])
    assert 0 == held(central).fees["cash"]
    assert Reach(5, first.hash_at(5)) == first.exchange(true).heads[first.journal]


def test_what_is_given_ends_where_its_owner_signed(pair):
    first, second = pair
    first.write(2)
    first.exchange(first.tail(3, end=4), first.tail(4, signed=False))
    (tail,) = second.exchange().tails
    assert (4, HeadSignature(4, first.head(number=4).signature)) == (len(tail.entries), tail.signatures[-1])
    assert () == second.exchange(heads={first.journal: Reach(4, first.hash_at(4))}).tails


def test_signatures_that_later_ones_make_needless_are_let_go(central, enrol):
    desk, other = enrol(), enrol(name="Quầy 2")
    for number in range(4 * SIGNED_EVERY):
        desk.write(1)
        desk.exchange(desk.tail(number))
    with central.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT number FROM signature ORDER BY number").scalars().all()
    assert 4 * SIGNED_EVERY == rows[-1]
    assert len(rows) <= 9
    assert max(b - a for a, b in zip([0, *rows], rows, strict=False)) <= SIGNED_EVERY
    got = 0
    while got < 4 * SIGNED_EVERY:  # even a line that carries one entry at a time gets on
        (tail,) = other.exchange(heads={desk.journal: Reach(got, desk.hash_at(got))} if got else {}, most=1).tails
        assert 0 < len(tail.entries) <= SIGNED_EVERY
        got += len(tail.entries)
