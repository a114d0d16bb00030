"""Who goes first where all share one interpreter and one writer: exchanges, before what nobody waits for."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Longer than a desk takes to store one answer: it is about to ask for the next.
PAUSE_SECONDS = 0.3
# What is put off is not put off for ever.
MOST_SECONDS = 2.0


class Exchanges:
    """Which exchanges are under way; thread-safe."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._under_way = 0
        self._ended = -PAUSE_SECONDS

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """An exchange, for the length of a block."""
        with self._lock:
            self._under_way += 1
        try:
            yield
        finally:
            with self._lock:
                self._under_way -= 1
                self._ended = self._clock()

    def give_way(self, over: threading.Event) -> None:
        """Return when there was no exchange for a while, when it was waited long enough, or when all is over."""
        end = self._clock() + MOST_SECONDS
        while not over.is_set() and (left := min(self._left(), end - self._clock())) > 0:
            over.wait(left)

    def _left(self) -> float:
        """Seconds until it has been quiet for long enough, if it stays so."""
        with self._lock:
            return PAUSE_SECONDS if self._under_way else self._ended + PAUSE_SECONDS - self._clock()
