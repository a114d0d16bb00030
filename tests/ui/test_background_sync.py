"""The sync in the background: when it tries, what it says, and that it never overlaps or alarms."""

from concurrent.futures import Executor, Future
from datetime import UTC, datetime, timedelta

import pytest

from intake_desk.sync.failures import (
    NotEnrolled,
    Offline,
    Revoked,
    ServerRefused,
    ServerTroubled,
    StrangeAnswer,
    UntrustedServer,
)
from intake_desk.sync.replicator import RoundResult
from intake_desk.ui.background_sync import REFUSED_SECONDS, SEEN_MS, SOON_MS, UNSEEN_MS, BackgroundSync
from intake_desk.ui.session import Session
from intake_desk.ui.sync_wording import (
    NOT_ENROLLED,
    OFFLINE,
    REFUSED,
    REVOKED,
    SENT,
    WAITING,
    SyncState,
)
from intake_desk.ui.tasks import Tasks

# A coarse timer of Qt may be a twentieth late.
COARSE = 1.06
NOW = datetime(2026, 11, 20, 3, 42, tzinfo=UTC)


class Server:
    """Answers each round with what stands next in line, then with success."""

    def __init__(self):
        self.answers = []
        self.rounds = 0
        self.waiting = 0

    def round(self, _cancelled):
        self.rounds += 1
        answer = self.answers.pop(0) if self.answers else RoundResult(finished=True)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def server():
    return Server()


@pytest.fixture
def clock():
    return [NOW]


@pytest.fixture
def session(tasks):
    return Session(None, tasks, tasks)


@pytest.fixture
def seen():
    return [True]


@pytest.fixture
def sync(session, tasks, server, clock, seen):
    sync = BackgroundSync(
        session,
        tasks,
        server.round,
        lambda: server.waiting,
        now=lambda: clock[0],
        seen=lambda: seen[0],
        chance=lambda: 0.5,
    )
    yield sync
    sync.stop()


def told(qtbot, sync, kind):
    """Try once and wait for the state to be told."""
    with qtbot.waitSignal(sync.state_changed, check_params_cb=lambda state: state.kind == kind) as changed:
        sync.round_now()
    return changed.args[0]


def test_all_sent_is_told_with_the_moment(qtbot, sync):
    state = told(qtbot, sync, SENT)

    assert SyncState(SENT, NOW) == state


def test_without_the_network_it_tells_how_much_waits_and_when_it_tries_again(qtbot, sync, server, clock):
    server.answers, server.waiting = [Offline(cause="ConnectError")], 7
    with qtbot.waitSignal(sync.state_changed, check_params_cb=lambda state: state.waiting == 7) as changed:
        sync.round_now()
    state = changed.args[0]

    assert OFFLINE == state.kind
    assert NOW + timedelta(seconds=0.5) == state.next_try


def test_each_failure_waits_longer_and_the_first_hour_stands(qtbot, sync, server, clock):
    server.answers = [Offline() for _ in range(4)]
    waits = []
    for _ in range(4):
        state = told(qtbot, sync, OFFLINE)
        waits.append((state.next_try - clock[0]).total_seconds())
        clock[0] += timedelta(seconds=30)

    assert [0.5, 1.0, 2.0, 4.0] == waits
    assert NOW == sync.state.since


def test_it_comes_back_by_itself(qtbot, sync, server):
    server.answers = [Offline()]
    sync.start()

    qtbot.waitUntil(lambda: sync.state.kind == SENT)

    assert 2 == server.rounds


def test_a_busy_server_is_asked_again_when_it_said(qtbot, sync, server):
    server.answers = [ServerTroubled(status=503, retry_after=45)]

    state = told(qtbot, sync, OFFLINE)

    assert NOW + timedelta(seconds=45) == state.next_try


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (Offline(), OFFLINE),
        (StrangeAnswer(status=200), OFFLINE),
        (NotEnrolled(), NOT_ENROLLED),
        (Revoked(), REVOKED),
        (UntrustedServer(), REFUSED),
        (ServerRefused(status=403, reason="x"), REFUSED),
    ],
)
def test_every_way_to_fail_is_a_state_with_its_reason(qtbot, sync, server, error, kind):
    server.answers = [error]

    assert error.code == told(qtbot, sync, kind).reason


def test_a_refusal_is_not_repeated_soon(qtbot, sync, server):
    server.answers = [NotEnrolled()]
    told(qtbot, sync, NOT_ENROLLED)

    assert sync.next_in_ms > (REFUSED_SECONDS - 5) * 1000


def test_a_fault_of_ours_is_handed_on_and_the_sync_lives(qtbot, sync, server):
    server.answers = [ZeroDivisionError()]
    with qtbot.waitSignal(sync.crashed) as crashed:
        sync.round_now()

    assert isinstance(crashed.args[0], ZeroDivisionError)
    assert "bug" == sync.state.reason
    assert sync.next_in_ms > 0


def test_entries_that_do_not_fit_are_said(qtbot, sync, server):
    server.answers = [RoundResult(refused=("desk-2",), finished=True)]

    assert "strange_entries" == told(qtbot, sync, REFUSED).reason


def test_a_journal_that_forked_and_is_whole_on_both_sides_is_no_refusal(qtbot, sync, server):
    server.answers = [RoundResult(forked=("desk-2",), finished=True)]

    told(qtbot, sync, SENT)


def test_what_was_recorded_is_sent_soon(qtbot, sync, session, server):
    told(qtbot, sync, SENT)

    session.recorded.emit()

    assert 0 < sync.next_in_ms <= SOON_MS * COARSE
    qtbot.waitUntil(lambda: server.rounds == 2)


def test_a_save_while_the_server_is_away_only_counts(qtbot, sync, session, server):
    server.answers = [ServerTroubled(status=503, retry_after=60)]
    told(qtbot, sync, OFFLINE)
    server.waiting = 3

    with qtbot.waitSignal(sync.state_changed, check_params_cb=lambda state: state.waiting == 3):
        session.recorded.emit()

    assert 1 == server.rounds
    assert sync.next_in_ms > 50_000


def test_work_of_other_desks_is_announced(qtbot, sync, server):
    server.answers = [RoundResult(received=4, finished=True)]
    with qtbot.waitSignal(sync.received):
        sync.round_now()

    with qtbot.assertNotEmitted(sync.received):
        sync.round_now()
        qtbot.waitUntil(lambda: sync.next_in_ms > 0)
    assert 2 == server.rounds


def test_what_a_broken_round_brought_is_announced_by_the_next(qtbot, sync, server):
    server.answers = [Offline()]
    told(qtbot, sync, OFFLINE)

    with qtbot.waitSignal(sync.received):
        sync.round_now()


def test_a_window_that_nobody_looks_at_asks_less_often(qtbot, sync, seen):
    told(qtbot, sync, SENT)
    assert 0 < sync.next_in_ms <= SEEN_MS * COARSE

    seen[0] = False
    sync.round_now()
    qtbot.waitUntil(lambda: sync.next_in_ms > SEEN_MS * COARSE)
    assert sync.next_in_ms <= UNSEEN_MS * COARSE


class HeldExecutor(Executor):
    """Keeps work until it is let go."""

    def __init__(self):
        self.held = []

    def submit(self, work, /, *args, **kwargs):
        future = Future()
        self.held.append((work, future))
        return future

    def let_go(self):
        work, future = self.held.pop(0)
        future.set_result(work())


@pytest.fixture
def held():
    return HeldExecutor()


@pytest.fixture
def held_sync(app, session, server, held, clock):
    sync = BackgroundSync(session, Tasks(held), server.round, lambda: server.waiting, now=lambda: clock[0])
    yield sync
    sync.stop()


def test_rounds_never_overlap(qtbot, held_sync, held, session):
    held_sync.round_now()
    session.recorded.emit()
    held_sync.round_now()
    assert 1 == len(held.held)

    with qtbot.waitSignal(held_sync.state_changed):
        held.let_go()

    qtbot.waitUntil(lambda: len(held.held) == 1)


def test_after_stop_a_round_that_ends_is_not_heard(qtbot, held_sync, held):
    held_sync.round_now()
    held_sync.stop()

    with qtbot.assertNotEmitted(held_sync.state_changed, wait=1):
        held.let_go()

    held_sync.round_now()
    assert [] == held.held
    assert -1 == held_sync.next_in_ms


def test_a_round_is_told_to_stop(held_sync, held, server):
    heard = []
    held_sync._round = lambda cancelled: heard.append(cancelled()) or RoundResult()
    held_sync.round_now()
    held_sync.stop()

    held.let_go()

    assert [True] == heard


def test_a_round_that_takes_long_is_said_with_the_number_that_waits(qtbot, held_sync, held, session, server):
    held_sync.round_now()
    with qtbot.waitSignal(held_sync.state_changed):
        held.let_go()
    server.waiting = 2

    held_sync.round_now()
    held_sync._recount()

    qtbot.waitUntil(lambda: held_sync.state.kind == WAITING)
    assert 2 == held_sync.state.waiting


def test_a_desk_that_was_revoked_stops_until_somebody_asks(qtbot, sync, server):
    server.answers, server.waiting = [Revoked()], 4
    with qtbot.waitSignal(sync.state_changed, check_params_cb=lambda state: state.waiting == 4):
        sync.round_now()

    assert (REVOKED, None) == (sync.state.kind, sync.state.next_try)
    assert -1 == sync.next_in_ms
    assert SENT == told(qtbot, sync, SENT).kind


def test_the_last_talk_is_remembered(qtbot, sync, server):
    assert sync.talk is None
    server.answers = [RoundResult(received=3, sent=1, finished=True)]

    told(qtbot, sync, SENT)

    assert (NOW, 3, 1) == (sync.talk.at, sync.talk.result.received, sync.talk.result.sent)
