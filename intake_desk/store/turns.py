"""Whoever asks first is first: a lock that knows whether somebody waits."""

import threading
from collections import deque
from types import TracebackType


class Turns:
    """Threads take turns in the order in which they came; one that has its turn may take it again inside."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[tuple[int, threading.Event]] = deque()
        self._owner = 0
        self._depth = 0

    @property
    def awaited(self) -> bool:
        """Whether somebody waits for their turn."""
        return bool(self._waiting)

    def __enter__(self) -> None:
        me = threading.get_ident()
        with self._lock:
            if self._owner in (0, me):
                self._owner = me
                self._depth += 1
                return
            waiter = (me, threading.Event())
            self._waiting.append(waiter)
        try:
            waiter[1].wait()
        except BaseException:
            with self._lock:
                given = waiter not in self._waiting
                if not given:
                    self._waiting.remove(waiter)
            if given:
                self._pass_on()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pass_on()

    def _pass_on(self) -> None:
        with self._lock:
            self._depth -= 1
            if self._depth:
                return
            self._owner = 0
            if self._waiting:
                self._owner, turn = self._waiting.popleft()
                self._depth = 1
                turn.set()
