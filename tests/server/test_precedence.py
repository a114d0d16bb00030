import threading

import pytest

from intake_desk.server.following import catch_up
from intake_desk.server.precedence import MOST_SECONDS, PAUSE_SECONDS, Exchanges
from tests.pushing import Pusher


class Over(threading.Event):
    """Lets the clock run where one would wait; `during` happens at that moment."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 100.0
        self.during = []

    def wait(self, timeout=None):
        self.now += timeout
        if self.during:
            self.during.pop(0)()
        return self.is_set()


@pytest.fixture
def over():
    return Over()


@pytest.fixture
def exchanges(over):
    return Exchanges(lambda: over.now)


def test_where_nobody_asks_nothing_waits(exchanges, over):
    exchanges.give_way(over)
    assert 100.0 == over.now


def test_what_follows_waits_until_the_last_exchange_is_some_time_ago(exchanges, over):
    with exchanges.under_way():
        over.now += 5
    over.now += PAUSE_SECONDS / 3
    exchanges.give_way(over)
    assert pytest.approx(105 + PAUSE_SECONDS) == over.now


def test_another_exchange_meanwhile_goes_first_too(exchanges, over):
    with exchanges.under_way():
        pass

    def another():
        with exchanges.under_way():
            pass

    over.during = [another]
    exchanges.give_way(over)
    assert pytest.approx(100 + 2 * PAUSE_SECONDS) == over.now


def test_nothing_is_put_off_for_ever(exchanges, over):
    with exchanges.under_way():
        exchanges.give_way(over)
    assert pytest.approx(100 + MOST_SECONDS) == over.now


def test_an_exchange_that_failed_is_over_too(exchanges, over):
    with pytest.raises(OSError, match="gone"), exchanges.under_way():
        raise OSError("gone")
    exchanges.give_way(over)
    assert pytest.approx(100 + PAUSE_SECONDS) == over.now


def test_the_end_waits_for_nobody(exchanges, over):
    with exchanges.under_way():
        over.during = [over.set]
        exchanges.give_way(over)
    assert pytest.approx(100 + PAUSE_SECONDS) == over.now


def test_each_unit_that_has_something_new_gives_way_once_before_it_is_folded(central, enrol):
    Pusher(enrol()).push()
    gave_way = []
    assert catch_up(central, lambda: gave_way.append(1))
    assert not catch_up(central, lambda: gave_way.append(2))
    assert [1] == gave_way


def test_an_exchange_at_the_door_is_waited_for(central, enrol, over):
    central.exchanges._clock = lambda: over.now
    Pusher(enrol()).push()
    central.exchanges.give_way(over)
    assert pytest.approx(100 + PAUSE_SECONDS) == over.now
