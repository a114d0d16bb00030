"""Keeps the desk and the central server level by itself: when to try, how long to wait, and how things stand."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from intake_desk.domain.refusals import Refusal
from intake_desk.sync.backoff import delay
from intake_desk.sync.failures import NotEnrolled, Offline, Revoked
from intake_desk.ui.session import Session, is_bug
from intake_desk.ui.sync_wording import NOT_ENROLLED, OFFLINE, REFUSED, REVOKED, SENT, WAITING, SyncState
from intake_desk.ui.tasks import Tasks

# After something was recorded: long enough for the entries of one act to travel together.
SOON_MS = 200
# Another desk's work appears by itself while somebody looks at the window; hidden, there is no hurry.
SEEN_MS = 2_000
UNSEEN_MS = 20_000
# While a call waits at the server for others' work, rounds by the clock are a mere precaution.
HELD_MS = 60_000
# What was recorded and is not sent by then is said; a shorter wait is not worth a word.
PATIENCE_MS = 1_500
TICK_MS = 5_000
# A refusal is not mended by asking again soon, but somebody may mend it at the server.
REFUSED_SECONDS = 120.0

if TYPE_CHECKING:
    from intake_desk.sync.replicator import RoundResult

Round = Callable[[Callable[[], bool]], "RoundResult"]


class Watching(Protocol):
    """Says when the server holds something new: `sync.watching.Watch`."""

    @property
    def works(self) -> bool:
        """Whether the server tells; otherwise it must be asked."""
        ...

    def start(self, told: Callable[[bool], object]) -> None:
        """Begin; `told` is called on another thread."""
        ...

    def arm(self, *, brought: bool) -> None:
        """Wait for the next news."""
        ...

    def stop(self) -> None:
        """End, with its thread."""
        ...


@dataclass(frozen=True)
class Talk:
    """The last round that came to its end: when, and what it moved."""

    at: datetime
    result: "RoundResult"


def is_seen() -> bool:
    """Whether somebody works with the program's windows now."""
    return QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive


class BackgroundSync(QObject):
    """One round at a time on its own thread; `state_changed(SyncState)`, `received` when others' work arrived."""

    state_changed = Signal(object)
    received = Signal()
    crashed = Signal(object)
    _heard = Signal(bool)

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        round_once: Round,
        waiting: Callable[[], int],
        parent: QObject | None = None,
        *,
        now: Callable[[], datetime],
        seen: Callable[[], bool] = is_seen,
        chance: Callable[[], float] = random.random,
        watch: Watching | None = None,
    ) -> None:
        """`tasks` runs on the sync's own thread; `waiting` counts own unsent entries and is asked on the look-ups'.

        Without a `watch` the server is asked again and again.
        """
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._round, self._count = round_once, waiting
        self._now, self._seen, self._chance = now, seen, chance
        self._watch = watch
        self._cancelled = Event()
        self._running = self._wanted = False
        self._failures = 0
        self._state = SyncState(WAITING, now())
        self._talk: Talk | None = None
        self._next = self._timer(self.round_now)
        self._patience = self._timer(self._recount)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._say)
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        session.recorded.connect(self._on_recorded)

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True)
        timer.timeout.connect(act)
        return timer

    @property
    def state(self) -> SyncState:
        """How things stood when they were last known."""
        return self._state

    @property
    def talk(self) -> Talk | None:
        """The last round with the server that came to its end, since the window opened."""
        return self._talk

    @property
    def next_in_ms(self) -> int:
        """Milliseconds until the next round, -1 when none is planned (one runs, or the sync was stopped)."""
        return self._next.remainingTime()

    def start(self) -> None:
        """Begin with a round at once."""
        self._cancelled.clear()
        if self._watch is not None:
            self._watch.start(self._heard.emit)
        self._recount()
        self.round_now()

    def stop(self) -> None:
        """No more rounds; a running one ends at its next step and is not heard any more."""
        self._cancelled.set()
        for timer in (self._next, self._patience, self._tick):
            timer.stop()
        if self._watch is not None:
            self._watch.stop()

    def round_now(self) -> None:
        """Try now, or right after the round that is running."""
        if self._cancelled.is_set():
            return
        if self._running:
            self._wanted = True
            return
        self._running, self._wanted = True, False
        self._next.stop()
        self._tasks.run(lambda: self._round(self._cancelled.is_set), self._on_done, self._on_failed)

    def _on_recorded(self) -> None:
        if self._cancelled.is_set():
            return
        if self._failures:
            # While the server is away a save must not hammer it; only the number that waits is told at once.
            self._recount()
            return
        if not self._patience.isActive():
            self._patience.start(PATIENCE_MS)
        self._wanted = self._running
        if not self._running:
            self._next.start(min(SOON_MS, self._next.remainingTime()) if self._next.isActive() else SOON_MS)

    def _on_done(self, result: "RoundResult") -> None:
        self._running = False
        if self._cancelled.is_set():
            return
        # A round that broke off may have brought something before it did.
        news = bool(result.received or result.sheets or self._failures)
        self._failures = 0
        self._patience.stop()
        self._tick.stop()
        self._talk = Talk(self._now(), result)
        self._show(_after(result, self._state, self._now()))
        if self._watch is not None:
            self._watch.arm(brought=bool(result.received or result.sheets))
        if news:
            self.received.emit()
        self._plan(SOON_MS if self._wanted else self._usual_ms())

    def _usual_ms(self) -> int:
        if self._watch is not None and self._watch.works:
            return HELD_MS
        return SEEN_MS if self._seen() else UNSEEN_MS

    def _on_heard(self, news: bool) -> None:  # noqa: FBT001  # a signal's value
        if news:
            self.round_now()
        elif self._next.isActive() and not self._failures:  # what the server does not tell any more is asked
            self._plan(min(self._usual_ms(), self._next.remainingTime()))

    def _on_failed(self, error: Exception) -> None:
        self._running = False
        if self._cancelled.is_set():
            return
        self._failures += 1
        self._patience.stop()
        kind = next((kind for sort, kind in _KINDS if isinstance(error, sort)), REFUSED)
        seconds = delay(self._failures, self._chance())
        if kind == OFFLINE and isinstance(error, Refusal):
            seconds = max(seconds, float(str(error.params.get("retry_after", 0))))
        elif kind != OFFLINE:
            seconds = max(seconds, REFUSED_SECONDS)
        reason = error.code if isinstance(error, Refusal) else "bug"
        if is_bug(error):
            self.crashed.emit(error)
        now = self._now()
        since = self._state.since if self._state.kind == kind else now
        if kind == REVOKED:
            self._show(SyncState(kind, since, self._state.waiting, reason=reason))
            self._recount()
            return
        next_try = now + timedelta(seconds=seconds)
        self._show(SyncState(kind, since, self._state.waiting, next_try, reason))
        self._recount()
        self._tick.start()
        self._plan(round(seconds * 1000))

    def _plan(self, milliseconds: int) -> None:
        # A slot of `received` or `state_changed` may have begun a round already.
        if not self._running and not self._cancelled.is_set():
            self._next.start(milliseconds)

    def _recount(self) -> None:
        self._session.ask(self._count, self._on_counted, self.crashed.emit)

    def _on_counted(self, waiting: int) -> None:
        state = self._state
        if state.kind == SENT and waiting and (self._running or self._next.isActive()):
            state = SyncState(WAITING, self._now())
        self._show(replace(state, waiting=waiting))

    def _show(self, state: SyncState) -> None:
        if state != self._state:
            self._state = state
            self._say()

    def _say(self) -> None:
        if not self._cancelled.is_set():
            self.state_changed.emit(self._state)


_KINDS = ((NotEnrolled, NOT_ENROLLED), (Revoked, REVOKED), (Offline, OFFLINE))


def _after(result: "RoundResult", before: SyncState, now: datetime) -> SyncState:
    """How things stand after a round that came to its end."""
    if result.refused:
        since = before.since if before.kind == REFUSED else now
        return SyncState(REFUSED, since, result.waiting, reason="strange_entries")
    if result.waiting:
        return SyncState(WAITING, before.since if before.kind == WAITING else now, result.waiting)
    return SyncState(SENT, now)
