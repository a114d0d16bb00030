"""Bodies on their way in: each must come whole within its time, and all that is held at once has a bound.

Without this, callers who send slowly on purpose, or very many at once, would take the memory of everybody else.
"""

import asyncio
from typing import Any

from litestar.types import ASGIApp, Receive, Scope, Send

from intake_desk.server.answers import Refused

# A full body of a desk, packed, takes that long on the slowest line that is worth calling one.
BODY_SECONDS = 60
# A whole province that returns at once brings half of it.
MOST_HELD = 256 * 1024 * 1024
AGAIN_SECONDS = 5


class Bodies:
    """How many bytes of bodies are held at this moment, and how many may be; how long one may take to come."""

    def __init__(self, most: int = MOST_HELD, seconds: float = BODY_SECONDS) -> None:
        self.most = most
        self.seconds = seconds
        self.held = 0

    def hold(self, size: int) -> None:
        """Take so many bytes more. Raises Refused when that is too much, and then they count until they are let go."""
        self.held += size
        if self.held > self.most:
            raise Refused(503, "too_much", "too much arrives at once; try again in a moment", AGAIN_SECONDS)

    def let_go(self, size: int) -> None:
        """So many bytes are held no longer."""
        self.held -= size


def bounded(app: ASGIApp, bodies: Bodies) -> ASGIApp:
    """The application, to which a body comes in time or not at all: else 408, or 503 when too much is held already."""

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        held, whole = 0, False
        if {b"content-length", b"transfer-encoding"} <= {name for name, _ in scope["headers"]}:
            # what stands in front may have read it the other way
            raise Refused(400, "not_understood", "the body's length is said in two ways")
        ends = asyncio.get_running_loop().time() + bodies.seconds

        async def taken() -> Any:
            nonlocal held, whole
            if whole:  # only whether the caller has gone is left to hear
                return await receive()
            try:
                async with asyncio.timeout_at(ends):
                    message: Any = await receive()
            except TimeoutError:
                raise Refused(408, "too_slow", f"the body did not come within {bodies.seconds:g} seconds") from None
            if message["type"] == "http.request":
                size = len(message.get("body", b""))
                whole = not message.get("more_body", False)
                held += size
                bodies.hold(size)
            return message

        try:
            await app(scope, taken, send)
        finally:
            bodies.let_go(held)

    return asked
