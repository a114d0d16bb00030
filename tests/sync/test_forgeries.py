"""A desk takes of every journal only what its owner signed, whatever a server hands out."""

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.entries import SALT_BYTES, START, Draft, Place, seal
from intake_desk.domain.kinds import FeePaid
from intake_desk.server import register
from intake_desk.store.database import run
from intake_desk.sync import taking
from intake_desk.sync.keys import desk_key
from intake_desk.wire import HeadSignature, Tail, head_statement

AGENCY = "H26.103"


def payment(journal, number, previous, subject):
    """A payment that nobody made."""
    draft = Draft(facts=FeePaid(amount=50_000_000, means="cash"), subject=subject)
    return seal(draft, Place(1 << 60, journal, number), previous, day="2026-11-20", actor="x", salt=bytes(SALT_BYTES))


def forged_after(desk, journal, subject, key):
    """A tail that goes on where the desk's copy ends, signed with a key that is not the owner's."""
    number, digest = desk.heads().get(journal, (0, START))
    entry = payment(journal, number + 1, digest, subject)
    made = key.sign(head_statement(journal, number + 1, entry.hash))
    return Tail(journal=journal, after=number, entries=(entry,), signatures=(HeadSignature(number + 1, made),))


@pytest.fixture
def hand_out(monkeypatch):
    """Let the server of a desk give these tails before its own."""

    def hand_out(desk, *tails):
        exchange = desk.link.exchange

        def malicious(request):
            answer = exchange(request)
            return msgspec.structs.replace(answer, tails=(*tails, *answer.tails))

        monkeypatch.setattr(desk.link, "exchange", malicious)

    return hand_out


@pytest.mark.parametrize("journal", [f"{AGENCY}/1", f"{AGENCY}/2", f"{AGENCY}/0", f"{AGENCY}/7", "H26.104/1"])
def test_a_forged_tail_is_refused_and_stops_nothing_else(make_desk, hand_out, journal):
    desk, other = make_desk(), make_desk()
    (mine,) = desk.receive()
    desk.level()
    other.receive()
    other.level()
    before = desk.heads()
    # signed with another desk's key: genuine, but not the owner's
    hand_out(desk, forged_after(desk, journal, mine, Ed25519PrivateKey.generate()))
    done = desk.level()
    assert ((journal,), 1, True) == (done.refused, done.received, done.finished)
    assert before | {other.identity.journal: other.heads()[other.identity.journal]} == desk.heads()
    assert 0 == desk.dossier(mine).paid_cash


def test_another_desks_key_signs_for_no_journal_but_its_own(make_desk, hand_out):
    desk, other = make_desk(), make_desk()
    (mine,) = desk.receive()
    desk.level()
    hand_out(desk, forged_after(desk, desk.identity.journal, mine, desk_key(other.vault)))
    assert (desk.identity.journal,) == desk.level().refused
    assert 1 == desk.heads()[desk.identity.journal][0]


def test_what_follows_the_last_signature_is_left_out_and_the_rest_taken(make_desk, monkeypatch):
    desk, other = make_desk(), make_desk()
    (taken,) = other.receive()
    other.level()
    exchange = desk.link.exchange

    def lengthened(request):
        answer = exchange(request)
        tails = tuple(
            msgspec.structs.replace(
                tail, entries=(*tail.entries, payment(tail.journal, 2, tail.entries[-1].hash, taken))
            )
            for tail in answer.tails
        )
        return msgspec.structs.replace(answer, tails=tails)

    monkeypatch.setattr(desk.link, "exchange", lengthened)
    done = desk.level()
    assert ((other.identity.journal,), 1) == (done.refused, done.received)
    assert other.heads() == desk.heads()


def test_a_round_in_which_something_was_refused_ends_all_the_same(make_desk, hand_out):
    desk = make_desk()
    desk.receive()
    desk.level()
    hand_out(desk, forged_after(desk, f"{AGENCY}/9", "x", Ed25519PrivateKey.generate()))
    assert (1, True) == ((done := desk.level()).exchanges, done.finished)


def test_what_a_server_refuses_does_not_keep_the_rest_waiting(make_desk, central, restore_server):
    desk, unknown, known = make_desk(), make_desk(), make_desk()
    unknown.receive_at_once(600)
    known.receive(3)
    for each in (unknown, known, desk):
        each.level()
    restore_server()
    with central.database.writing() as connection:  # from before the second desk enrolled
        connection.exec_driver_sql(f"DELETE FROM desk WHERE journal = '{unknown.identity.journal}'")
    done = desk.level()
    assert ((unknown.identity.journal,), True) == (done.refused, done.finished)
    held = register.holdings(central.database, AGENCY, 0).journals
    assert {known.identity.journal: 3} == {name: journal.entries for name, journal in held.items()}


def test_a_long_copy_goes_back_to_a_wiped_server_on_a_bad_line(make_desk, central, restore_server, line, monkeypatch):
    first, second, third = make_desk(), make_desk(), make_desk()
    for count in (3, 1, 90, 2, 400):
        first.receive_at_once(count)
        first.level()
    second.level()
    restore_server()
    second.replicator._most = 10
    done = second.level()
    assert ((), 496, True) == (done.refused, done.sent, done.finished)
    third.replicator._most = 10
    assert 496 == third.level().received
    assert first.heads() == second.heads() == third.heads()


def test_a_copy_cut_in_the_middle_is_brought_as_far_as_it_is_signed(make_desk, restore_server, monkeypatch):
    monkeypatch.setattr(taking, "STORED_AT_ONCE", 50)
    first, second = make_desk(), make_desk()
    for count in (7, 13, 300):
        first.receive_at_once(count)
        first.level()
    looks = iter([False, False, True, True, True])
    second.replicator.round(lambda: next(looks))
    restore_server()
    assert 70 == second.heads()[first.identity.journal][0]  # a batch ends where the owner signed
    done = second.level()
    assert (70, (), True) == (done.sent, done.refused, done.finished)
    assert 1 == second.level().exchanges
    assert 320 == first.level().sent + 70
    assert 250 == second.level().received


@pytest.mark.parametrize("kept", [0, 3])
def test_signatures_that_a_damaged_file_lost_are_asked_for_anew(make_desk, central, restore_server, kept):
    first, second = make_desk(), make_desk()
    for _ in range(2):  # signed at 3 and at 5
        first.receive(3 if not first.heads() else 2)
        first.level()
        second.level()
    with second.journal.database.writing() as connection:
        run(connection, "DELETE FROM signature WHERE number > ?", (kept,))
    done = second.level()
    assert (1, 0, True) == (done.exchanges, done.received, done.finished)
    restore_server()
    second.level()
    assert 5 == register.holdings(central.database, AGENCY, 0).journals[first.identity.journal].entries


def test_signatures_outlive_a_damaged_file(make_desk, central, restore_server):
    first, second = make_desk(), make_desk()
    first.receive(4)
    first.level()
    second.level()
    second.receive()
    second.close()
    with (second.home / "desk.db").open("r+b") as file:  # a page of the middle
        file.seek(40 * 4096 + 100)
        file.write(b"\xff" * 64)
    second.open()
    assert [(4, True)] == [(number, bool(made)) for number, made in second.journal.signatures(f"{AGENCY}/1", 0, 9)]
    restore_server()
    second.level()
    assert 4 == register.holdings(central.database, AGENCY, 0).journals[first.identity.journal].entries


def test_what_was_found_under_another_key_is_looked_at_again(make_desk):
    """The signatures are looked at while the answer before is stored: a key may have changed by then."""
    desk, other = make_desk(), make_desk()
    (mine,) = desk.receive()
    desk.level()
    other.level()
    taker = taking.Taker(desk.journal, desk.store.sheets, desk.identity, desk_key(desk.vault))
    journal, forger = other.identity.journal, Ed25519PrivateKey.generate()
    tail = forged_after(desk, journal, mine, forger)
    (found,) = taking.looked_over((tail,), {journal: forger.public_key().public_bytes_raw()})
    assert 1 == found.count

    taken = taker.take((tail,), looked=(found,))
    assert (0, (journal,)) == (taken.received, taken.refused)

    (found,) = taking.looked_over((tail,), {})  # a desk that was not known when it was asked
    assert (0, (journal,)) == ((taken := taker.take((tail,), looked=(found,))).received, taken.refused)
