import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.desk import Clerk
from intake_desk.server import register, units
from intake_desk.sync.failures import NotEnrolled, Offline
from intake_desk.sync.keys import desk_key
from intake_desk.sync.replicator import Replicator
from intake_desk.wire import ExchangeRequest

AGENCY = "H26.103"


def holds(central, agency=AGENCY):
    return register.holdings(central.database, agency, 0)


def test_two_desks_of_one_unit_see_each_others_dossiers(make_desk):
    first, second = make_desk(), make_desk()
    (taken,) = first.receive(name="Vũ Thị Bình")
    assert (1, 0, True) == ((done := first.level()).sent, done.waiting, done.finished)
    done = second.level()
    assert (1, 1) == (done.received, done.exchanges)
    assert "Vũ Thị Bình" == second.dossier(taken).applicant.name
    second.pay(taken, 18_000)
    second.level()
    first.level()
    assert 18_000 == first.dossier(taken).paid_cash == second.dossier(taken).paid_cash
    assert first.heads() == second.heads()


def test_a_desk_with_nothing_new_asks_once_and_writes_nothing(make_desk):
    desk = make_desk()
    desk.receive(3)
    desk.level()
    before = desk.heads()
    done = desk.level()
    assert (1, 0, 0, True) == (done.exchanges, done.sent, done.received, done.finished)
    assert before == desk.heads()


def test_one_new_entry_takes_one_exchange(make_desk):
    desk = make_desk()
    desk.receive(3)
    desk.level()
    desk.receive()
    done = desk.level()
    assert (1, 1) == (done.exchanges, done.sent)


def test_what_waits_is_what_the_server_has_not_said_it_holds(make_desk, line):
    desk = make_desk()
    desk.receive(2)
    line.down = True
    with pytest.raises(Offline):
        desk.level()
    head = desk.journal.heads()[desk.identity.journal]
    assert (2, 0) == (head.number, head.server_number)
    line.down = False
    assert 0 == desk.level().waiting


def test_an_answer_lost_on_the_way_costs_nothing_but_another_round(make_desk, line, central):
    desk, other = make_desk(), make_desk()
    desk.receive(5)
    line.lost_answers = 3
    for _ in range(3):
        with pytest.raises(Offline):
            desk.level()
    assert 0 == desk.level().waiting
    assert 5 == other.level().received
    assert 5 == holds(central).journals[desk.identity.journal].entries
    assert {"in_hand": 5} == holds(central).dossiers


def test_the_same_exchange_sent_twice_is_harmless(make_desk, central):
    desk = make_desk()
    desk.receive(4)
    sent: list[ExchangeRequest] = []
    exchange = desk.link.exchange
    desk.link.exchange = lambda request: sent.append(request) or exchange(request)
    desk.level()
    for request in sent * 3:
        answer = exchange(request)
    assert ({desk.identity.journal}, 4) == (set(answer.heads), answer.heads[desk.identity.journal].number)
    assert 4 == holds(central).journals[desk.identity.journal].entries


def test_a_round_cut_in_the_middle_keeps_what_it_had_and_goes_on_later(make_desk):
    first, second = make_desk(), make_desk()
    first.receive_at_once(520)
    first.level()
    looks = iter([False, False, False, True, True, True])
    cut = second.replicator.round(lambda: next(looks))
    assert (500, False) == (cut.received, cut.finished)
    assert 500 == second.heads()[first.identity.journal][0]
    done = second.level()
    assert (20, True) == (done.received, done.finished)
    assert first.heads() == second.heads()


def test_a_long_backlog_goes_over_in_bounded_pieces(make_desk, line):
    first, second = make_desk(), make_desk()
    first.receive_at_once(1_234)
    line.carried.clear()
    done = first.level()
    assert (1_234, 0, 2) == (done.sent, done.waiting, done.exchanges)
    assert max(line.carried) < 2 * 1024 * 1024
    assert 1_234 == second.level().received


def test_on_a_bad_line_less_is_sent_at_a_time_until_it_gets_through(make_desk, line, monkeypatch):
    desk = make_desk()
    desk.receive_at_once(800)
    carry = line.handle_request

    def carry_little(request):
        line.down = len(request.content) > 60_000
        return carry(request)

    monkeypatch.setattr(line, "handle_request", carry_little)
    tries = 0
    while desk.journal.heads()[desk.identity.journal].server_number < 800:
        tries += 1
        try:
            desk.level()
        except Offline:
            assert tries < 20


def test_a_server_restored_from_an_old_backup_is_refilled_by_the_desks(make_desk, central, restore_server):
    first, second, third = make_desk(), make_desk(), make_desk()
    for desk in (first, second):
        desk.receive(7)
        desk.level()
    second.level()
    before = holds(central)
    restore_server()
    done = second.level()  # brings its own journal and its copy of the first desk's
    assert (14, 0, True) == (done.sent, done.waiting, done.finished)
    assert (before.journals, before.dossiers) == (holds(central).journals, holds(central).dossiers)
    assert 14 == third.level().received
    assert 0 == first.level().sent


def test_a_desk_restored_from_a_backup_gets_its_own_entries_back(make_desk):
    desk, other = make_desk(), make_desk()
    desk.receive(3)
    restore = desk.backup()
    later = desk.receive(4)
    desk.level()
    before = desk.heads()
    restore()
    assert 3 == desk.heads()[desk.identity.journal][0]
    assert 4 == desk.level().received
    assert before == desk.heads()
    assert all(desk.dossier(dossier) for dossier in later)
    (next_one,) = desk.receive()
    assert next_one not in later
    desk.level()
    assert 8 == other.level().received


def test_desks_of_other_units_stay_strangers(make_desk, central):
    ours, theirs = make_desk("H26.103"), make_desk("H26.104")
    ours.receive(2)
    ours.level()
    assert 0 == theirs.level().received
    assert {} == holds(central, "H26.104").journals
    assert {"H26.103/1"} == set(holds(central).journals)


def test_new_clerks_arrive_with_the_next_round(make_desk, central):
    desk = make_desk()
    units.put_clerks(central, AGENCY, [Clerk(login="lan", name="Đỗ Thị Lan", verifier="$argon2id$")])
    assert ("clerks",) == desk.level().sheets
    (clerk,) = msgspec.json.decode(desk.store.sheets.get("clerks").body, type=tuple[Clerk, ...])
    assert "Đỗ Thị Lan" == clerk.name
    assert () == desk.level().sheets


def test_an_older_sheet_never_replaces_a_newer_one(make_desk, central):
    desk = make_desk()
    units.put_clerks(central, AGENCY, [Clerk(login="lan", name="Lan")])
    old = desk.link.exchange
    answers = []
    desk.link.exchange = lambda request: answers.append(old(request)) or answers[-1]
    desk.level()
    units.put_clerks(central, AGENCY, [Clerk(login="mai", name="Mai")])
    desk.level()
    newest = desk.store.sheets.get("clerks")
    desk.link.exchange = lambda request: msgspec.structs.replace(old(request), sheets=answers[0].sheets)
    assert () == desk.level().sheets
    assert newest == desk.store.sheets.get("clerks")


def test_a_sheet_that_the_server_did_not_sign_is_not_kept(make_desk, central):
    desk = make_desk()
    units.put_clerks(central, AGENCY, [Clerk(login="lan", name="Lan")])
    stranger = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    identity = msgspec.structs.replace(desk.identity, server_public_key=stranger)
    key = desk_key(desk.vault)
    wary = Replicator(desk.link, desk.journal, desk.store.sheets, identity, key)
    done = wary.round(lambda: False)
    assert (("clerks", "unit"), (), True) == (done.refused, done.sheets, done.finished)
    assert None is desk.store.sheets.get("clerks")


def test_a_token_that_was_taken_away_is_said_to_be_so(make_desk, central):
    desk = make_desk()
    with central.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM token")
    with pytest.raises(NotEnrolled):
        desk.level()


def test_the_servers_clock_comes_with_every_round(make_desk, clock):
    desk = make_desk()
    clock.now = 1_800_000_000_000
    assert 0 < desk.level().server_time_ms - 1_800_000_000_000 < 1_000


def test_what_another_desk_holds_is_not_taken_for_safe(make_desk, central):
    """The other holder is the server in disguise: entries travel as ever, and none counts as safely stored."""
    desk, other = make_desk(), make_desk()
    desk.receive(3)
    peer = Replicator(desk.link, desk.journal, desk.store.sheets, desk.identity, desk_key(desk.vault), server=False)
    done = peer.round(lambda: False)
    assert (3, 0, True) == (done.sent, done.waiting, done.finished)
    assert 0 == desk.journal.heads()[desk.identity.journal].server_number
    assert 3 == other.level().received
    desk.receive(1)
    assert (1, 2) == ((done := peer.round(lambda: False)).sent, done.exchanges)
