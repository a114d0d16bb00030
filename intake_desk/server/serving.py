"""The server as a process: it listens, says so in one line, and stops when asked, requests finished."""

import contextlib
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import structlog
import uvicorn
from litestar import Litestar

from intake_desk.garbage import settled
from intake_desk.listening import listener
from intake_desk.server.app import create_app
from intake_desk.server.central import holding, open_central
from intake_desk.server.following import following
from intake_desk.server.news import News
from intake_desk.server.patience import PatientProtocol
from intake_desk.server.workers import End, NoWorkers, Workers, command, shared_port, until_asked_to_end

BACKLOG = 1024
GRACE_SECONDS = 10
STDIN = 0
READ_AT_ONCE = 4096
_log = structlog.get_logger("intake_desk.server")


class _Announcing(uvicorn.Server):
    """A uvicorn that says when it listens; whoever started it waits for that line."""

    def __init__(self, config: uvicorn.Config, address: str, news: News) -> None:
        super().__init__(config)
        self._address = address
        self._news = news

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            _say_ready(self._address)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._news.close()  # desks that wait are answered; nobody waits for them
        await super().shutdown(sockets)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What the server is to be: where it listens, where it keeps things, and as how many processes.

    Behind so many `proxies` of ours, what they say of a caller's address is believed. `with_parent` ends it also when
    standard input does: a pipe from whoever started it closes however that one ends. `one_of_several` shares its port.
    """

    host: str
    port: int
    home: Path
    database_url: str | None = None
    proxies: int = 0
    workers: int = 1
    with_parent: bool = False
    one_of_several: bool = False

    @property
    def family(self) -> socket.AddressFamily:
        """IPv6 or IPv4."""
        return socket.AF_INET6 if ":" in self.host else socket.AF_INET

    def url(self, port: int) -> str:
        """Where it is reached."""
        return f"http://[{self.host}]:{port}" if ":" in self.host else f"http://{self.host}:{port}"


class _Retold(logging.Handler):
    """What libraries log, in our own form: the sort of it only, for their texts and tracebacks may quote anything."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell it again."""
        error = record.exc_info[0] if record.exc_info else None
        words = str(record.msg).strip()  # without what was to be put into it
        _log.warning("library", logger=record.name, words=words, error=error.__name__ if error else "")


def run(wanted: Wanted) -> None:
    """Serve until a signal says stop. Port 0 takes a free one; "ready http://HOST:PORT" on stdout names it.

    Raises OSError when the address is taken, StillServing while a backup is put back, UnknownDatabase,
    DamagedServerKey, NoWorkers, WorkerDidNotStart.
    """
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(handlers=[_Retold()], level=logging.WARNING, force=True)
    if wanted.workers > 1:
        _run_several(wanted)
    else:
        _run_alone(wanted)


def _run_alone(wanted: Wanted) -> None:
    listening_at = listener(
        wanted.host, wanted.port, backlog=BACKLOG, family=wanted.family, reuse_port=wanted.one_of_several
    )
    with (
        holding(wanted.home),
        contextlib.closing(listening_at),
        contextlib.closing(open_central(wanted.home, wanted.database_url)) as central,
    ):
        config = listening(create_app(central, wanted.proxies))
        if threading.current_thread() is threading.main_thread():
            # uvicorn raises the signal again once it has stopped: let both mean the same quiet end
            signal.signal(signal.SIGTERM, signal.default_int_handler)
        server = _Announcing(config, wanted.url(listening_at.getsockname()[1]), central.news)
        if wanted.with_parent:
            _when_stdin_ends(lambda: setattr(server, "should_exit", True))
        # of several, the one that started them follows
        follows = contextlib.nullcontext() if wanted.one_of_several else following(central)
        settled()
        with follows, contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[listening_at])


def _run_several(wanted: Wanted) -> None:
    if not hasattr(socket, "SO_REUSEPORT"):
        raise NoWorkers(reason="system")
    with holding(wanted.home), contextlib.closing(open_central(wanted.home, wanted.database_url)) as central:
        if not central.database.is_postgresql or wanted.database_url is None:
            raise NoWorkers(reason="database")
        end = End()
        end.by_signals()  # before it is ready: whoever is told so may end it at once
        if wanted.with_parent:
            _when_stdin_ends(end.ask)
        with shared_port(wanted.host, wanted.port, wanted.family) as port, following(central):
            one = command(str(wanted.home), wanted.host, port, wanted.database_url, wanted.proxies)
            with Workers(one, wanted.workers) as workers:
                _say_ready(wanted.url(port))
                until_asked_to_end(workers, end)


def listening(app: Litestar, http: type[PatientProtocol] = PatientProtocol) -> uvicorn.Config:
    """How the application is served, wherever that is: no word of its own in any log, and no caller waited for long."""
    return uvicorn.Config(
        app,
        http=http,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def _say_ready(address: str) -> None:
    sys.stdout.write(f"ready {address}\n")
    sys.stdout.flush()


def _when_stdin_ends(then: Callable[[], object]) -> None:
    def wait() -> None:
        # the bare descriptor: a thread that waits in sys.stdin would be in the way when the interpreter ends
        with contextlib.suppress(OSError):
            while os.read(STDIN, READ_AT_ONCE):
                pass
        then()

    threading.Thread(target=wait, name="parent", daemon=True).start()
