"""Who waits for news of which agency, told without a thread or a query for each of them.

Whoever commits something rings. What another server process committed to the same database is found by one small
question about all agencies that somebody waits for, asked once in a while and only then.
"""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping

Marks = Mapping[str, object]
Look = Callable[[Collection[str]], Awaitable[Marks]]
LOOK_SECONDS = 1.0


class Waiter:
    """One caller that waits; `stopped` when another call took its place or the server ends."""

    def __init__(self, agency: str) -> None:
        self.agency = agency
        self.stopped = False
        self._loop = asyncio.get_running_loop()
        self._rung = asyncio.Event()

    async def rung(self, seconds: float) -> bool:
        """Whether somebody rang within so many seconds; a ring counts once."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._rung.wait(), seconds)
        rang = self._rung.is_set()
        self._rung.clear()
        return rang

    def ring(self) -> None:
        """Wake it, from any thread."""
        with contextlib.suppress(RuntimeError):  # its loop has ended, and it with it
            self._loop.call_soon_threadsafe(self._rung.set)

    def stop(self) -> None:
        """It need not wait any more."""
        self.stopped = True
        self.ring()


class News:
    """Rings for those who wait; thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[tuple[str, str], Waiter] = {}
        self._closed = False
        self._looking: asyncio.Task[None] | None = None

    def ring(self, agency: str) -> None:
        """Something of this agency was committed."""
        with self._lock:
            waiting = [waiter for waiter in self._waiting.values() if waiter.agency == agency]
        for waiter in waiting:
            waiter.ring()

    def close(self) -> None:
        """The server ends: nobody waits any more."""
        with self._lock:
            self._closed = True
            waiting = list(self._waiting.values())
        for waiter in waiting:
            waiter.stop()

    @property
    def waiting(self) -> int:
        """How many callers wait."""
        return len(self._waiting)

    @contextlib.asynccontextmanager
    async def listening(self, agency: str, holder: str, look: Look) -> AsyncIterator[Waiter]:
        """Wait for an agency's news in the name of one holder: an earlier call of the same holder ends.

        `look` tells a mark of each agency that changes when anything of it is committed, by whatever process.
        """
        waiter, key = Waiter(agency), (agency, holder)
        with self._lock:
            earlier, self._waiting[key] = self._waiting.get(key), waiter
            waiter.stopped = self._closed
        if earlier is not None:
            earlier.stop()
        loop = asyncio.get_running_loop()
        if self._looking is None or self._looking.done() or self._looking.get_loop() is not loop:
            self._looking = loop.create_task(self._look(look))
        try:
            yield waiter
        finally:
            with self._lock:
                if self._waiting.get(key) is waiter:
                    del self._waiting[key]

    async def _look(self, look: Look) -> None:
        """Ring for what changed, as long as anybody waits."""
        marks: dict[str, object] = {}
        while True:
            with self._lock:
                agencies = {waiter.agency for waiter in self._waiting.values()}
            if not agencies:
                return
            found = await look(agencies)
            for agency in agencies:
                # one that is new here may have changed since whoever waits for it looked
                if agency not in marks or marks[agency] != found.get(agency):
                    self.ring(agency)
            marks = {agency: found.get(agency) for agency in agencies}
            await asyncio.sleep(LOOK_SECONDS)
