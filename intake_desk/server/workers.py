"""Several server processes behind one port: Python runs one of them on one core, and PostgreSQL serves them all.

The kernel deals new connections out among them. One that dies is replaced; those that called it call again.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from queue import Empty, SimpleQueue
from typing import Self

import structlog

from intake_desk.domain.refusals import Refusal

LOOK_SECONDS = 0.5
END_SECONDS = 20
# Where the processes put their counters down, for whichever of them is asked.
COUNTERS = "PROMETHEUS_MULTIPROC_DIR"
_log = structlog.get_logger("intake_desk.server")


class NoWorkers(Refusal):
    """Several processes need PostgreSQL, and a system on which they can share a port; params: reason."""

    code = "no_workers"


class WorkerDidNotStart(Refusal):
    """A server process ended before it listened."""

    code = "worker_did_not_start"


@contextmanager
def shared_port(host: str, port: int, family: socket.AddressFamily) -> Iterator[int]:
    """A port that several processes may listen on, kept from all others for as long as this lasts. Raises OSError."""
    with socket.create_server((host, port), family=family) as alone:  # a port that somebody else uses is refused
        port = alone.getsockname()[1]
    with socket.socket(family, socket.SOCK_STREAM) as kept:
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        kept.bind((host, port))
        yield port


class Workers:
    """The processes, for the length of a block."""

    def __init__(self, command: Sequence[str], count: int) -> None:
        """`command` starts one of them; it says "ready" when it listens, and ends when its standard input does."""
        self._command = command
        self._count = count
        self._processes: list[subprocess.Popen[str]] = []
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        folder = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="intake-desk-counters-"))
        self._environment = {**os.environ, COUNTERS: folder}
        try:
            self._processes = [self._started() for _ in range(self._count)]
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            with contextlib.suppress(OSError):
                process.terminate()
        for process in self._processes:
            try:
                process.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            _let_go(process)
        self._stack.close()

    def look(self) -> None:
        """Replace those that ended though nobody asked them to."""
        for place, process in enumerate(self._processes):
            if process.poll() is None:
                continue
            _log.error("worker ended", status=process.returncode)
            _let_go(process)
            with contextlib.suppress(WorkerDidNotStart):  # the next look tries again
                self._processes[place] = self._started()

    def _started(self) -> subprocess.Popen[str]:
        process = subprocess.Popen(  # noqa: S603  # our own program
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=self._environment
        )
        assert process.stdout is not None
        if not process.stdout.readline().startswith("ready "):
            process.kill()
            process.wait()
            _let_go(process)
            raise WorkerDidNotStart
        return process


def _let_go(process: subprocess.Popen[str]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


class End:
    """What says that it is enough: a signal, or whoever asks.

    A queue and no threading.Event: a signal comes in the middle of anything, and one that came while the event's own
    lock was held would wait for it without end.
    """

    def __init__(self) -> None:
        self._asked: SimpleQueue[None] = SimpleQueue()

    def by_signals(self) -> None:
        """From here on SIGTERM and SIGINT ask for it; nothing happens outside the main thread."""
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: self.ask())

    def ask(self) -> None:
        """Say that it is enough; from any thread and any signal."""
        self._asked.put(None)

    def within(self, seconds: float) -> bool:
        """Whether it is asked for before so many seconds are over."""
        try:
            self._asked.get(timeout=seconds)
        except Empty:
            return False
        return True


def until_asked_to_end(workers: Workers, end: End) -> None:
    """Keep the processes alive until it is enough."""
    while not end.within(LOOK_SECONDS):
        workers.look()


def command(home: str, host: str, port: int, database_url: str, proxies: int) -> list[str]:
    """What starts one process behind a shared port."""
    return [
        *(sys.executable, "-m", "intake_desk.cli", "serve", "--with-parent", "--one-of-several"),
        *("--home", home, "--host", host, "--port", str(port)),
        *("--database-url", database_url, "--proxies", str(proxies)),
    ]
