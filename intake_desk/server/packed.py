"""Packed bodies at the door: requests are unpacked, within bounds, and answers packed for whoever can unpack them."""

from collections.abc import Iterable
from typing import Any, cast

import msgspec
from litestar.types import ASGIApp, Receive, Scope, Send

from intake_desk.packing import ENCODING, LEAST_BYTES, BadPacking, packed, unpacked
from intake_desk.server.bodies import Bodies
from intake_desk.wire import BODY_BYTES, MEDIA_TYPE, Problem

_ENCODING = ENCODING.encode()


def packing(app: ASGIApp, bodies: Bodies) -> ASGIApp:
    """The application as it is: it neither sees nor makes a packed body."""

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        headers, unfolded = dict(scope["headers"]), 0
        if headers.get(b"content-encoding", b"identity").lower() not in (_ENCODING, b"identity"):
            await _refuse(send, 415, "not_this_packing", f"a body may be packed with {ENCODING} only")
            return
        if headers.get(b"content-encoding", b"").lower() == _ENCODING:
            try:
                body = unpacked(await _whole(receive), BODY_BYTES)
            except BadPacking:
                await _refuse(send, 400, "not_understood", "the body cannot be unpacked, or is too large then")
                return
            scope["headers"] = _plain(scope["headers"], len(body))
            receive, unfolded = _giving(body, receive), len(body)
        if _ENCODING in headers.get(b"accept-encoding", b"").lower():
            send = _Packer(send)
        try:
            bodies.hold(unfolded)
            await app(scope, receive, send)
        finally:
            bodies.let_go(unfolded)

    return asked


async def _whole(receive: Receive) -> bytes:
    """The body as it came. Raises BadPacking when it is too long even so."""
    parts, size, more = [], 0, True
    while more:
        message: Any = await receive()
        if message["type"] != "http.request":  # the caller has gone
            raise BadPacking
        parts.append(message["body"])
        size += len(parts[-1])
        if size > BODY_BYTES:
            raise BadPacking
        more = message["more_body"]
    return b"".join(parts)


def _plain(headers: Iterable[tuple[bytes, bytes]], length: int) -> list[tuple[bytes, bytes]]:
    others = [one for one in headers if one[0] not in (b"content-encoding", b"content-length", b"transfer-encoding")]
    return [*others, (b"content-length", str(length).encode())]


def _giving(body: bytes, receive: Receive) -> Receive:
    """What gives the body, and then whatever comes afterwards."""
    given = False

    async def give() -> Any:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return give


class _Packer:
    """Packs an answer that comes in one piece and is worth it; any other goes as it is."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: dict[str, Any] | None = None

    async def __call__(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        start, self._start = self._start, None
        if start is not None:
            if message["type"] == "http.response.body" and _is_worth_it(start, message):
                body = packed(message["body"])
                headers = [one for one in start["headers"] if one[0].lower() != b"content-length"]
                headers += [(b"content-encoding", _ENCODING), (b"content-length", str(len(body)).encode())]
                start = {**start, "headers": [*headers, (b"vary", b"accept-encoding")]}
                message = {**message, "body": body}
            await self._send(cast("Any", start))
        await self._send(message)


def _is_worth_it(start: dict[str, Any], message: dict[str, Any]) -> bool:
    # only what desks and the server say to each other: a browser is served by the proxy in front
    sort = next((value for name, value in start["headers"] if name.lower() == b"content-type"), b"")
    return (
        not message.get("more_body", False)
        and len(message["body"]) >= LEAST_BYTES
        and sort.startswith(MEDIA_TYPE.encode())
    )


async def _refuse(send: Send, status: int, code: str, words: str) -> None:
    headers = [(b"content-type", b"application/json")]
    start: Any = {"type": "http.response.start", "status": status, "headers": headers}
    await send(start)
    body = msgspec.json.encode(Problem(code=code, message=words))
    await send({"type": "http.response.body", "body": body, "more_body": False})
