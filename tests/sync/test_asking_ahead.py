"""While a desk stores one answer the next is on its way; whatever becomes of it, nothing else changes."""

from concurrent.futures import Future

import msgspec
import pytest

from intake_desk.store.journal import StoreFailed
from intake_desk.sync.failures import Offline
from intake_desk.sync.keys import desk_key
from intake_desk.sync.replicator import Replicator


def at_once(work):
    """Do it before anything else goes on; what came of it is told to whoever waits."""
    outcome = Future()
    try:
        outcome.set_result(work())
    except Offline as error:
        outcome.set_exception(error)
    return outcome.result


def refusing(*_):
    raise StoreFailed(cause="disk full")


@pytest.fixture
def looking_ahead(make_desk):
    """Enrol a desk that asks ahead; `happened` tells in which order it asked, was answered and stored."""

    def looking_ahead(ahead=at_once):
        desk = make_desk()
        desk.happened = []
        exchange, accept, tail = desk.link.exchange, desk.journal.accept, desk.journal.tail

        def told_exchange(request):
            desk.happened.append("asked")
            return exchange(request)

        def told_accept(name, sealed, signed=()):
            desk.happened.append("stored")
            return accept(name, sealed, signed)

        def told_tail(name, after, most):
            desk.happened.append("cut")
            return tail(name, after, most)

        desk.link.exchange, desk.journal.accept, desk.journal.tail = told_exchange, told_accept, told_tail
        key = desk_key(desk.vault)
        desk.replicator = Replicator(desk.link, desk.journal, desk.store.sheets, desk.identity, key, ahead=ahead)
        return desk

    return looking_ahead


@pytest.fixture
def full(make_desk):
    """A desk whose 1,234 dossiers the server holds: more than two answers bring."""
    desk = make_desk()
    desk.receive_at_once(1_234)
    desk.level()
    return desk


def test_the_next_answer_is_asked_for_before_the_last_is_stored(full, looking_ahead):
    desk = looking_ahead()
    done = desk.level()
    assert (1_234, 2, True) == (done.received, done.exchanges, done.finished)
    assert ["asked", "asked", "stored", "stored"] == desk.happened
    assert full.heads() == desk.heads()


def test_nothing_is_asked_ahead_when_nothing_is_left(make_desk, looking_ahead):
    desk = looking_ahead()
    make_desk().receive(3)
    desk.level()
    desk.receive(2)
    assert (1, 2) == ((done := desk.level()).exchanges, done.sent)
    assert 2 == desk.happened.count("asked")


def test_what_goes_next_is_cut_while_the_last_is_on_its_way_and_once_only(looking_ahead, make_desk):
    waiting = []

    def late(work):
        return lambda: waiting.append(desk.happened.count("cut")) or work()

    desk = looking_ahead(late)
    desk.receive_at_once(1_234)
    done = desk.level()
    assert (1_234, 0, 2) == (done.sent, done.waiting, done.exchanges)
    assert [2, 2] == waiting
    assert 1_234 == make_desk().level().received


def test_what_was_asked_ahead_is_thrown_away_when_the_answer_before_it_cannot_be_stored(
    full, looking_ahead, monkeypatch
):
    desk = looking_ahead()
    with monkeypatch.context() as patch:
        patch.setattr(desk.journal, "accept", refusing)
        with pytest.raises(StoreFailed):
            desk.level()
    assert 2 == desk.happened.count("asked")
    assert {} == desk.heads()
    done = desk.level()
    assert (1_234, True) == (done.received, done.finished)
    assert full.heads() == desk.heads()


def test_what_was_asked_ahead_is_not_used_when_less_was_stored_than_came(full, looking_ahead):
    """Somebody on the way spoilt the end of the first answer: what follows it does not fit what is held."""
    desk = looking_ahead()
    exchange, spoilt = desk.link.exchange, []

    def spoiling(request):
        answer = exchange(request)
        if spoilt:
            return answer
        (tail,) = answer.tails
        spoilt.append(tail)
        fewer = tuple(one for one in tail.signatures if one.number <= 100)
        return msgspec.structs.replace(answer, tails=(msgspec.structs.replace(tail, signatures=fewer),))

    desk.link.exchange = spoiling
    done = desk.level()
    assert (1_234, True) == (done.received, done.finished)
    assert (full.identity.journal,) == done.refused
    assert full.heads() == desk.heads()
    assert desk.happened.count("asked") == done.exchanges + 1


def test_a_line_that_breaks_while_it_is_asked_ahead_is_told_when_the_answer_is_stored(full, looking_ahead, line):
    desk = looking_ahead()
    exchange = desk.link.exchange

    def breaking(request):
        answer = exchange(request)
        line.down = True
        return answer

    desk.link.exchange = breaking
    with pytest.raises(Offline):
        desk.level()
    assert 500 == desk.heads()[full.identity.journal][0]
    assert 500 == desk.replicator._most
    line.down, desk.link.exchange = False, exchange
    assert (734, True) == ((done := desk.level()).received, done.finished)


def test_a_round_cut_while_something_was_asked_ahead_keeps_what_it_had(full, looking_ahead):
    desk = looking_ahead()
    looks = iter([False, False, True, True])
    cut = desk.replicator.round(lambda: next(looks))
    assert (500, False) == (cut.received, cut.finished)
    assert 2 == desk.happened.count("asked")
    done = desk.level()
    assert (734, True) == (done.received, done.finished)
    assert 3 == desk.happened.count("asked")


def test_an_entry_made_meanwhile_goes_with_the_next_request(full, looking_ahead, make_desk):
    desk = looking_ahead()
    accept, saved = desk.journal.accept, []

    def interrupted(name, sealed, signed=()):
        taken = accept(name, sealed, signed)
        if not saved:
            saved.extend(desk.receive())
        return taken

    desk.journal.accept = interrupted
    done = desk.level()
    assert (1_234, 1, 0, True) == (done.received, done.sent, done.waiting, done.finished)
    assert 1_235 == make_desk().level().received


def test_a_desk_without_looking_ahead_asks_when_it_has_stored(full, looking_ahead):
    desk = looking_ahead(None)
    desk.level()
    assert ["asked", "stored", "asked", "stored"] == desk.happened


def test_what_the_server_holds_of_others_is_noted_once_a_round(full, looking_ahead, monkeypatch):
    """Of our own it is noted at once: what waits is told by that."""
    desk, noted = looking_ahead(), []
    note = desk.journal.server_holds
    monkeypatch.setattr(desk.journal, "server_holds", lambda held: noted.append(dict(held)) or note(held))
    desk.level()
    assert [{full.identity.journal: 1_234}] == noted
    assert 1_234 == desk.journal.heads()[full.identity.journal].server_number
    desk.receive_at_once(1_100)
    desk.replicator._most = 600
    desk.level()
    assert [600, 1_100] == [held[desk.identity.journal] for held in noted[1:]]


def test_it_goes_both_ways_at_once(full, looking_ahead):
    desk = looking_ahead()
    desk.receive_at_once(1_100)
    done = desk.level()
    assert (1_234, 1_100, 0, True) == (done.received, done.sent, done.waiting, done.finished)
    full.level()
    assert full.heads() == desk.heads()
