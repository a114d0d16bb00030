"""The server as a process: it listens, says so in one line, and stops when asked, requests finished."""

import contextlib
import os
import signal
import socket
import sys
import threading
from pathlib import Path

import structlog
import uvicorn

from intake_desk.server.app import create_app
from intake_desk.server.central import holding, open_central
from intake_desk.server.following import following
from intake_desk.server.news import News

BACKLOG = 1024
GRACE_SECONDS = 10
STDIN = 0
READ_AT_ONCE = 4096


class _Announcing(uvicorn.Server):
    """A uvicorn that says when it listens; whoever started it waits for that line."""

    def __init__(self, config: uvicorn.Config, address: str, news: News) -> None:
        super().__init__(config)
        self._address = address
        self._news = news

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            sys.stdout.write(f"ready {self._address}\n")
            sys.stdout.flush()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._news.close()  # desks that wait are answered; nobody waits for them
        await super().shutdown(sockets)


def run(
    host: str, port: int, home: Path, database_url: str | None = None, *, proxies: int = 0, with_parent: bool = False
) -> None:
    """Serve until a signal says stop. Port 0 takes a free one; "ready http://HOST:PORT" on stdout names it.

    Behind so many `proxies` of ours, what they say of a caller's address is believed.

    `with_parent` also ends when standard input does: a pipe from whoever started this closes however that one ends.
    Raises OSError when the address is taken, StillServing while a backup is put back, UnknownDatabase,
    DamagedServerKey.
    """
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    listener = socket.create_server(
        (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=BACKLOG
    )
    with holding(home), contextlib.closing(listener), contextlib.closing(open_central(home, database_url)) as central:
        config = uvicorn.Config(
            create_app(central, proxies),
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        shown = f"[{host}]" if ":" in host else host
        if threading.current_thread() is threading.main_thread():
            # uvicorn raises the signal again once it has stopped: let both mean the same quiet end
            signal.signal(signal.SIGTERM, signal.default_int_handler)
        server = _Announcing(config, f"http://{shown}:{listener.getsockname()[1]}", central.news)
        if with_parent:
            threading.Thread(target=_end_with_stdin, args=(server,), name="parent", daemon=True).start()
        with following(central), contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[listener])


def _end_with_stdin(server: uvicorn.Server) -> None:
    # the bare descriptor: a thread that waits in sys.stdin would be in the way when the interpreter ends
    with contextlib.suppress(OSError):
        while os.read(STDIN, READ_AT_ONCE):
            pass
    server.should_exit = True
