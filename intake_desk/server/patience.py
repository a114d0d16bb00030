"""How long a connection may take to say what it wants: whoever speaks on purpose one byte a minute is hung up on.

The framework sees a request when its head is complete, so this stands below it.
"""

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from intake_desk.server.bodies import BODY_SECONDS

HEAD_SECONDS = 20


class PatientProtocol(H11Protocol):
    """HTTP/1.1 whose requests come in time: the head so many seconds after the connection or its first byte, and the
    body before long after what the application bears; then the connection is closed.
    """

    head_seconds: float = HEAD_SECONDS
    body_seconds: float = BODY_SECONDS + HEAD_SECONDS

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for a head."""
        self._awaited: Any = None
        self._ends: asyncio.TimerHandle | None = None
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take bytes; what is awaited after them has a time of its own, however many more there are."""
        super().data_received(data)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        awaited = self.conn.their_state
        if awaited is self._awaited:
            return
        self._stop()
        self._awaited = awaited
        if awaited in (h11.IDLE, h11.SEND_BODY):
            seconds = self.head_seconds if awaited is h11.IDLE else self.body_seconds
            self._ends = self.loop.call_later(seconds, self.transport.close)

    def _stop(self) -> None:
        if self._ends is not None:
            self._ends.cancel()
            self._ends = None
