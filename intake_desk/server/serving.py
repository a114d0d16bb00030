"""The server as a process: it listens, says so in one line, and stops when asked, requests finished."""

import contextlib
import signal
import socket
import sys
import threading
from pathlib import Path

import structlog
import uvicorn

from intake_desk.server.app import create_app
from intake_desk.server.central import open_central

BACKLOG = 1024
GRACE_SECONDS = 10


class _Announcing(uvicorn.Server):
    """A uvicorn that says when it listens; whoever started it waits for that line."""

    def __init__(self, config: uvicorn.Config, address: str) -> None:
        super().__init__(config)
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            sys.stdout.write(f"ready {self._address}\n")
            sys.stdout.flush()


def run(host: str, port: int, home: Path, database_url: str | None = None) -> None:
    """Serve until a signal says stop. Port 0 takes a free one; "ready http://HOST:PORT" on stdout names it.

    Raises OSError when the address is taken, UnknownDatabase, DamagedServerKey.
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
    central = open_central(home, database_url)
    try:
        config = uvicorn.Config(
            create_app(central),
            log_config=None,
            access_log=False,
            server_header=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        shown = f"[{host}]" if ":" in host else host
        if threading.current_thread() is threading.main_thread():
            # uvicorn raises the signal again once it has stopped: let both mean the same quiet end
            signal.signal(signal.SIGTERM, signal.default_int_handler)
        with contextlib.suppress(KeyboardInterrupt):
            _Announcing(config, f"http://{shown}:{listener.getsockname()[1]}").run(sockets=[listener])
    finally:
        listener.close()
        central.close()
