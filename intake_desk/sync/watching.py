"""Watches for other desks' work: one call that waits at the server, on a thread of its own, and says when to look."""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Protocol

from intake_desk.domain.refusals import Refusal
from intake_desk.sync.backoff import delay
from intake_desk.sync.failures import CannotWait
from intake_desk.wire import MOST_WAIT_SECONDS, Reach, WaitRequest

if TYPE_CHECKING:
    from intake_desk.sync.waiting_link import WaitingLink

# An older server may be replaced while the program runs.
OLD_SERVER_SECONDS = 600.0


class Held(Protocol):
    """What the desk holds, asked on the watch's own thread."""

    def __call__(self) -> tuple[Mapping[str, Reach], Mapping[str, int]]:
        """Heads of all journals, and versions of all sheets."""
        ...


class Watch:
    """Waits whenever it is armed, until there is news or the way is lost; then it says so once, and rests.

    Whoever hears of news makes a round and arms it again. A server that cannot be reached is asked less and less
    often, and so is one whose news bring nothing.
    """

    def __init__(self, open_link: "Callable[[], WaitingLink]", held: Held, chance: Callable[[], float]) -> None:
        """`open_link` may block (keyring, imports); it runs on the watch's own thread."""
        self._open_link, self._held, self._chance = open_link, held, chance
        self._told: Callable[[bool], object] = lambda _news: None
        self._loop = asyncio.new_event_loop()
        self._armed = asyncio.Event()
        self._failures = 0
        self._pause = 0.0
        self._had_news = False
        self._thread: threading.Thread | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def works(self) -> bool:
        """Whether the last call was held or brought news: then nobody needs to ask again and again."""
        return not self._failures

    def start(self, told: Callable[[bool], object]) -> None:
        """Begin, unarmed. `told(True)` when there is news, `told(False)` when the way was lost; on its own thread."""
        self._told = told
        self._task = self._loop.create_task(self._watch())
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def arm(self, *, brought: bool) -> None:
        """Wait again, after a round that `brought` something or did not."""
        if self._thread is not None:
            self._soon(partial(self._arm, brought))

    def stop(self) -> None:
        """End at once, whatever is waited for; when this returns the thread is gone."""
        if self._thread is None:
            self._loop.close()
            return
        assert self._task is not None
        if self._thread.is_alive():
            self._soon(self._task.cancel)
        self._thread.join()
        self._thread = None

    def _soon(self, act: Callable[[], object]) -> None:
        with contextlib.suppress(RuntimeError):  # the thread ended by itself
            self._loop.call_soon_threadsafe(act)

    def _run(self) -> None:
        assert self._task is not None
        try:
            with contextlib.suppress(asyncio.CancelledError):
                self._loop.run_until_complete(self._task)
        except BaseException as error:
            self._failed()
            self._told(False)
            if not isinstance(error, Refusal):  # without its secrets a desk polls, and says why when that fails
                raise
        finally:
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()

    def _arm(self, brought: bool) -> None:  # noqa: FBT001  # called by the loop
        if self._had_news and brought:
            self._worked()
        elif self._had_news:
            self._failed()
        self._had_news = False
        self._armed.set()

    def _worked(self) -> None:
        self._failures, self._pause = 0, 0.0

    def _failed(self) -> None:
        self._failures += 1
        self._pause = delay(self._failures, self._chance())

    async def _watch(self) -> None:
        async with self._open_link() as link:
            while True:
                await self._armed.wait()
                await asyncio.sleep(self._pause)
                try:
                    heads, sheets = self._held()
                    asked = WaitRequest(heads=dict(heads), sheets=dict(sheets), seconds=MOST_WAIT_SECONDS)
                    answer = await link.wait(asked)
                except Refusal as error:
                    self._failed()
                    if isinstance(error, CannotWait):
                        self._pause = OLD_SERVER_SECONDS
                    self._rest(news=False)
                else:
                    if answer.news:
                        self._rest(news=True)
                    else:
                        self._worked()

    def _rest(self, *, news: bool) -> None:
        self._armed.clear()
        self._had_news = news
        self._told(news)
