"""A desk that watches: told at once, never in a hurry while the server is away, gone with its window."""

import asyncio
import queue
import threading

import httpx2
import pytest

from intake_desk.server.app import create_app
from intake_desk.sync import keys
from intake_desk.sync.failures import NotEnrolled
from intake_desk.sync.waiting_link import WaitingLink
from intake_desk.sync.watching import OLD_SERVER_SECONDS, Watch
from intake_desk.wire import WAIT, Reach

SECONDS = 20


class Way(httpx2.AsyncBaseTransport):
    """The network: to the server in this process, or what a test says."""

    def __init__(self, app) -> None:
        self._server = httpx2.ASGITransport(app=app)
        self.down = False
        self.status = 0
        self.asked: queue.Queue[str] = queue.Queue()

    async def handle_async_request(self, request):
        self.asked.put(request.url.path)
        if self.down:
            raise httpx2.ConnectError("no route", request=request)
        if self.status:
            return httpx2.Response(self.status, content=b"{}")
        return await self._server.handle_async_request(request)


class Watcher:
    """A watch over a real desk, and what it told."""

    def __init__(self, desk, way) -> None:
        self.told: queue.Queue[bool] = queue.Queue()
        self.way = way
        token = keys.desk_token(desk.vault)

        def held():
            heads = {name: Reach(head.number, head.hash) for name, head in desk.journal.heads().items()}
            sheets = desk.store.sheets
            return heads, {name: keys.version(sheets.get(name)) for name in sheets.hashes()}

        self.watch = Watch(lambda: WaitingLink("http://127.0.0.1", token, way), held, lambda: 0.0)

    def start(self):
        self.watch.start(self.told.put)
        return self.watch

    def hears(self):
        return self.told.get(timeout=SECONDS)


@pytest.fixture
def way(central):
    return Way(create_app(central))


@pytest.fixture
def watcher(make_desk, way):
    """Over a first desk that holds what the server has."""
    desk = make_desk()
    desk.level()
    watcher = Watcher(desk, way)
    watcher.desk = desk
    yield watcher
    watcher.watch.stop()


def alive():
    return [thread for thread in threading.enumerate() if thread.name == "watch"]


def test_another_desks_work_is_told(watcher, make_desk):
    other = make_desk()
    watcher.desk.level()
    watcher.start().arm(brought=False)
    assert WAIT == watcher.way.asked.get(timeout=SECONDS)

    other.receive()
    other.level()

    assert watcher.hears()
    assert watcher.watch.works


def test_it_waits_only_when_it_is_armed(watcher, make_desk):
    watch = watcher.start()
    make_desk().receive()

    watch.arm(brought=False)

    assert watcher.hears()  # a new desk is news: the unit's sheet names it
    assert 1 == watcher.way.asked.qsize()


def test_it_ends_at_once_whatever_it_waits_for(watcher):
    watcher.start().arm(brought=False)
    watcher.way.asked.get(timeout=SECONDS)

    watcher.watch.stop()

    assert [] == alive()
    watcher.watch.stop()


def test_it_ends_before_it_has_begun(watcher):
    watcher.start()

    watcher.watch.stop()

    assert [] == alive()
    assert watcher.told.empty()


def test_a_way_that_is_lost_is_told_once_and_not_tried_again_by_itself(watcher):
    watcher.way.down = True
    watch = watcher.start()

    watch.arm(brought=False)

    assert not watcher.hears()
    assert not watch.works
    watcher.watch.stop()
    assert 1 == watcher.way.asked.qsize()


def test_it_works_again_when_the_way_is_back(watcher, make_desk):
    watcher.way.down = True
    watch = watcher.start()
    watch.arm(brought=False)
    assert not watcher.hears()
    watcher.way.down = False
    make_desk()

    watch.arm(brought=False)

    assert watcher.hears()
    watch.arm(brought=True)
    watcher.way.asked.get(timeout=SECONDS)


def test_a_server_that_lets_nobody_wait_is_left_in_peace(watcher):
    watcher.way.status = 404
    watch = watcher.start()

    watch.arm(brought=False)

    assert not watcher.hears()
    assert not watch.works
    assert OLD_SERVER_SECONDS == watch._pause


def test_news_that_bring_nothing_are_asked_for_less_and_less(watcher, make_desk):
    make_desk()  # news that this desk never fetches
    watch = watcher.start()
    watch._chance = lambda: 0.001
    pauses = []
    for _ in range(4):
        watch.arm(brought=False)
        assert watcher.hears()
        pauses.append(watch._pause)

    assert [0.0, 0.001, 0.002, 0.004] == pauses


@pytest.mark.parametrize("error", [ValueError, KeyError])
def test_a_fault_of_ours_is_told_and_noted(watcher, error, monkeypatch):
    noted = []
    monkeypatch.setattr(threading, "excepthook", lambda arguments: noted.append(arguments.exc_type))

    def held():
        raise error

    watcher.watch._held = held
    watcher.start().arm(brought=False)

    assert not watcher.hears()
    watcher.watch.stop()
    assert [error] == noted
    assert not watcher.watch.works


def test_a_desk_without_its_secrets_waits_for_nothing(watcher):
    def nothing():
        raise NotEnrolled

    watcher.watch._open_link = nothing
    watcher.start()

    assert not watcher.hears()
    assert not watcher.watch.works
    watcher.watch.arm(brought=False)


def test_the_loop_is_let_go_even_when_nothing_was_started():
    watch = Watch(lambda: None, lambda: ({}, {}), lambda: 0.0)

    watch.stop()

    with pytest.raises(RuntimeError):
        watch._loop.call_soon(asyncio.Event().set)
