"""A desk's ear on the LAN: the one exchange over mutual TLS, for the unit's desks and nobody else."""

import asyncio
import socket
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any

import msgspec
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from intake_desk.domain.refusals import Refusal
from intake_desk.listening import listener
from intake_desk.sync.answering import Answerer, NotItsJournal, NotOfThisUnit
from intake_desk.sync.lan_identity import LanIdentity
from intake_desk.sync.lan_settings import is_nearby
from intake_desk.sync.taking import Taken
from intake_desk.wire import BODY_BYTES, EXCHANGE, MEDIA_TYPE, PROTOCOL, ExchangeRequest, Problem, protocol_of

MOST_CONNECTIONS = 64
BACKLOG = 64
HANDSHAKE_SECONDS = 5.0
BODY_SECONDS = 30.0
IDLE_SECONDS = 10
CONNECTION_SECONDS = 300.0
STOP_SECONDS = 3
PAUSE_SECONDS = 1.0
# Whoever asks waits for the store like everybody here; more threads would only wait together.
ANSWERING_THREADS = 2

Scope = Mapping[str, Any]
Receive = Callable[[], Any]
Send = Callable[[Mapping[str, Any]], Any]

_encode = msgspec.msgpack.Encoder().encode
_decode_request = msgspec.msgpack.Decoder(ExchangeRequest).decode


class Declined(Exception):
    """A request that is answered with a status other than 200."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


class LanServer:
    """Listens from `start` to `stop` on threads of its own.

    There `told` learns what each caller brought, and `crashed` what went wrong in the program itself.
    """

    def __init__(
        self,
        identity: LanIdentity,
        answerer: Answerer,
        told: Callable[[int, str, Taken], object],
        crashed: Callable[[Exception], object],
    ) -> None:
        self._crashed = crashed
        self._identity = identity
        self._answerer = answerer
        self._told = told
        self._workers = ThreadPoolExecutor(ANSWERING_THREADS, thread_name_prefix="lan-answer")
        self._listener: socket.socket | None = None
        self._server: _Listening | None = None
        self._thread: threading.Thread | None = None

    def start(self, host: str, port: int) -> int:
        """Begin; the port that was taken. Raises OSError when there is none, NotEnrolled."""
        self._identity.contexts()
        self._listener = _listen(host, port)
        config = uvicorn.Config(
            self._app,
            http=_Protocol,
            loop="asyncio:SelectorEventLoop",  # on every system: it waits at a socket without taking from it
            interface="asgi3",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            log_level="critical",  # what a peer sends wrongly is answered, not told on standard error
            lifespan="off",
            ws="none",
            timeout_keep_alive=IDLE_SECONDS,
            timeout_graceful_shutdown=STOP_SECONDS,
        )
        self._server = _Listening(config, self._listener, self._identity)
        self._thread = threading.Thread(target=self._server.run, name="lan-server", daemon=True)
        self._thread.start()
        return int(self._listener.getsockname()[1])

    def stop(self) -> None:
        """Answer what was begun, then listen no more; nothing happens when it did not."""
        if self._server is not None and self._thread is not None:
            self._server.end()
            self._thread.join()
        self._workers.shutdown()
        if self._listener is not None:
            self._listener.close()

    async def _app(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            status, media_type, body = 200, MEDIA_TYPE, await self._answer(scope, receive)
        except Declined as declined:
            status, media_type = declined.status, "application/json"
            body = msgspec.json.encode(Problem(code=declined.code, message=""))
        headers = [(b"content-type", media_type.encode()), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _answer(self, scope: Scope, receive: Receive) -> bytes:
        if (scope["method"], scope["path"]) != ("POST", EXCHANGE):
            raise Declined(404, "not_found")
        # the certificate's name is looked up again for each request: a desk may have been revoked meanwhile
        desk = self._identity.desk_of(scope["state"]["certificate"])
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _body(receive)
        except TimeoutError:
            raise Declined(408, "too_slow") from None
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._workers, self._work, desk, scope["client"][0], body)

    def _work(self, desk: int, host: str, body: bytes) -> bytes:
        request = _read(body)
        try:
            answer, taken = self._answerer.answer(desk, request)
        except (NotOfThisUnit, NotItsJournal) as error:
            raise Declined(403, error.code) from error
        except Refusal as error:
            raise Declined(503, error.code) from error
        except Exception as error:
            self._crashed(error)
            raise Declined(500, "failed") from error
        self._told(desk, host, taken)
        return _encode(answer)


class _Protocol(H11Protocol):
    """Tells the application whose certificate was checked, and ends connections on which nothing comes."""

    def __init__(self, *, gone: Callable[[], object], **common: Any) -> None:
        super().__init__(**common)
        self._gone = gone
        self.met = False

    def connection_made(self, transport: Any) -> None:
        """Wait for a request, but not for ever."""
        super().connection_made(transport)
        self.met = True
        self.app_state = {"certificate": transport.get_extra_info("peercert") or {}}
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)
        self._end = self.loop.call_later(CONNECTION_SECONDS, transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        """Make room for another."""
        self._end.cancel()
        self._gone()
        super().connection_lost(exc)


class _Listening(uvicorn.Server):
    """Accepts no more connections than it has room for, from nearby addresses only, each by the newest certificates."""

    def __init__(self, config: uvicorn.Config, listener: socket.socket, identity: LanIdentity) -> None:
        super().__init__(config)
        self._listener = listener
        self._identity = identity
        self._inside = 0
        self._greeting: set[asyncio.Task[None]] = set()
        self._ended = threading.Event()
        self._asked_to_end = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def end(self) -> None:
        """Stop soon; from any thread."""
        self._ended.set()
        loop = self._loop
        if loop is not None:
            with suppress(RuntimeError):  # it ended by itself
                loop.call_soon_threadsafe(self._asked_to_end.set)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to accept."""
        del sockets
        self.servers = []
        self._loop = asyncio.get_running_loop()
        self._open_door()
        self.started = True
        if self._ended.is_set():
            self._asked_to_end.set()

    async def main_loop(self) -> None:
        """Nothing is to be done but to wait for the end."""
        await self._asked_to_end.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Greet nobody any more, finish what was begun."""
        self._close_door()
        for task in self._greeting:
            task.cancel()
        await super().shutdown(sockets)
        for connection in list(self.server_state.connections):
            connection.transport.abort()

    def _open_door(self) -> None:
        if self._loop is not None and not self._ended.is_set():
            self._loop.add_reader(self._listener, self._let_in)

    def _close_door(self) -> None:
        if self._loop is not None:
            self._loop.remove_reader(self._listener)

    def _let_in(self) -> None:
        # without an await between a socket and the task that is answerable for it: one might end there
        loop = asyncio.get_running_loop()
        try:
            accepted, address = self._listener.accept()
        except BlockingIOError:
            return
        except OSError:  # it hung up before it was greeted, or this machine has no room for it now
            self._close_door()
            loop.call_later(PAUSE_SECONDS, self._open_door)
            return
        if not is_nearby(address[0]):
            accepted.close()
            return
        accepted.setblocking(False)
        self._inside += 1
        if self._inside >= MOST_CONNECTIONS:
            self._close_door()
        protocol = _Protocol(config=self.config, server_state=self.server_state, app_state={}, gone=self._left)
        task = loop.create_task(self._greet(accepted, protocol))
        self._greeting.add(task)
        task.add_done_callback(partial(self._greeted, accepted, protocol))

    async def _greet(self, accepted: socket.socket, protocol: _Protocol) -> None:
        loop = asyncio.get_running_loop()
        with suppress(OSError, Refusal):  # a stranger, or one that gave up
            contexts = await loop.run_in_executor(None, self._identity.contexts)
            await loop.connect_accepted_socket(
                lambda: protocol,
                accepted,
                ssl=contexts.server,
                ssl_handshake_timeout=HANDSHAKE_SECONDS,
                ssl_shutdown_timeout=HANDSHAKE_SECONDS,
            )

    def _greeted(self, accepted: socket.socket, protocol: _Protocol, task: asyncio.Task[None]) -> None:
        # here and not in the task: one that is cancelled before it begins does nothing at all
        self._greeting.discard(task)
        if not protocol.met:  # else it is the connection's end that makes room
            accepted.close()
            self._left()

    def _left(self) -> None:
        self._inside -= 1
        self._open_door()


def _listen(host: str, port: int) -> socket.socket:
    """A socket on the wanted port, or on a free one when another program has it. Raises OSError."""
    try:
        listening = listener(host, port, backlog=BACKLOG)
    except OSError:
        listening = listener(host, 0, backlog=BACKLOG)
    listening.setblocking(False)
    return listening


async def _body(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Declined(400, "cut_off")
        body += message.get("body", b"")
        if len(body) > BODY_BYTES:
            raise Declined(413, "too_large")
        if not message.get("more_body", False):
            return bytes(body)


def _read(body: bytes) -> ExchangeRequest:
    try:
        # the number first: a caller of another protocol must learn that, whatever else changed
        protocol = protocol_of(body)
        if protocol != PROTOCOL and isinstance(protocol, int):
            raise Declined(426, "other_protocol")
        return _decode_request(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Declined(400, "not_understood") from error
