"""The sync in the background with a server that tells of news: hardly asked, and asked again when it tells no more."""

from datetime import UTC, datetime

import pytest

from intake_desk.sync.failures import ServerTroubled
from intake_desk.sync.replicator import RoundResult
from intake_desk.ui.background_sync import HELD_MS, SEEN_MS, BackgroundSync
from intake_desk.ui.session import Session
from intake_desk.ui.sync_wording import OFFLINE, SENT

# A coarse timer of Qt may be a twentieth late.
COARSE = 1.06
NOW = datetime(2026, 11, 20, 3, 42, tzinfo=UTC)


class Server:
    """Answers each round with what stands next in line, then with success."""

    def __init__(self):
        self.answers = []
        self.rounds = 0

    def round(self, _cancelled):
        self.rounds += 1
        answer = self.answers.pop(0) if self.answers else RoundResult(finished=True)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def server():
    return Server()


class Watch:
    """Tells what a test says."""

    def __init__(self):
        self.works = True
        self.armed = []
        self.begun = self.ended = 0

    def start(self, told):
        self.begun += 1
        self.told = told

    def arm(self, *, brought):
        self.armed.append(brought)

    def stop(self):
        self.ended += 1


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def watched(tasks, server, watch):
    """Kept level by a server that tells."""
    session = Session(None, tasks, tasks)
    sync = BackgroundSync(session, tasks, server.round, lambda: 0, now=lambda: NOW, seen=lambda: True, watch=watch)
    sync.start()
    yield sync
    sync.stop()


def test_a_server_that_tells_is_hardly_asked(qtbot, watched, watch):
    qtbot.waitUntil(lambda: watched.state.kind == SENT)

    assert HELD_MS * 0.9 < watched.next_in_ms <= HELD_MS * COARSE
    assert [False] == watch.armed


def test_news_begin_a_round_at_once_and_the_next_is_waited_for(qtbot, watched, watch, server):
    qtbot.waitUntil(lambda: watched.state.kind == SENT)
    server.answers = [RoundResult(received=2, finished=True)]

    with qtbot.waitSignal(watched.received):
        watch.told(True)

    assert 2 == server.rounds
    assert [False, True] == watch.armed


def test_a_server_that_no_longer_tells_is_asked(qtbot, watched, watch):
    qtbot.waitUntil(lambda: watched.state.kind == SENT)
    watch.works = False

    watch.told(False)

    qtbot.waitUntil(lambda: watched.next_in_ms <= SEEN_MS * COARSE)


def test_while_the_server_is_away_nobody_waits_at_it(qtbot, watched, watch, server):
    qtbot.waitUntil(lambda: watched.state.kind == SENT)
    server.answers = [ServerTroubled(status=503, retry_after=60)]

    with qtbot.waitSignal(watched.state_changed, check_params_cb=lambda state: state.kind == OFFLINE):
        watched.round_now()

    assert [False] == watch.armed
    watch.works = False
    watched._on_heard(False)
    assert watched.next_in_ms > 50_000


def test_the_watch_begins_and_ends_with_the_sync(qtbot, watched, watch, server):
    qtbot.waitUntil(lambda: watched.state.kind == SENT)

    watched.stop()
    watch.told(True)

    assert (1, 1) == (watch.begun, watch.ended)
    assert 1 == server.rounds
