"""The network between desks and server: real requests and answers, lost, doubled, late, cut and changed by a seed."""

from collections import Counter
from collections.abc import Callable
from random import Random

import httpx2

from intake_desk.packing import ENCODING, BadPacking, packed, unpacked
from intake_desk.wire import BODY_BYTES
from tests.simulation import carrier
from tests.simulation.machines import DeskMachine, ServerMachine
from tests.simulation.points import Crash

FAULTS = (
    "request lost", "answer lost", "request doubled", "request delayed", "request cut", "answer cut",
    "answer cut, complete by its length", "500 before", "500 after", "503", "429", "a stranger's page",
    "answer changed", "request changed", "old request repeated", "answer with a byte flipped",
)  # fmt: skip
REMEMBERED = 12


class Network:
    """Carries every request; `storm` is how likely a fault is, `kinds` which may happen."""

    def __init__(self, server: ServerMachine, survived: Counter[str]) -> None:
        self.server = server
        self.storm = 0.0
        self.kinds: tuple[str, ...] = FAULTS
        self.chance = Random(0)
        self.late: list[httpx2.Request] = []
        self.on_server_crash: Callable[[], None] = lambda: None
        self.on_answer: Callable[[httpx2.Request, httpx2.Response], None] = lambda _request, _answer: None
        self._seen: list[httpx2.Request] = []
        self._survived = survived

    def line(self) -> "Line":
        """A desk's end of it."""
        return Line(self)

    def carry(self, desk: DeskMachine | None, request: httpx2.Request) -> httpx2.Response:
        """Bring a request to the server and its answer back, or fail as networks do."""
        fault = ""
        if self.kinds and self.chance.random() < self.storm:
            fault = self.chance.choice(self.kinds)
            self._survived[fault] += 1
        if desk is not None and desk.is_offline:
            raise httpx2.ConnectError("no route", request=request)
        if self.server.down_for > 0:
            self.server.down_for -= 1
            raise httpx2.ConnectError("refused", request=request)
        self._seen = [*self._seen[-REMEMBERED:], request]
        return self._carried(fault, request)

    def deliver_late(self) -> None:
        """What was delayed arrives; nobody waits for the answers any more."""
        late, self.late = self.late, []
        for request in late:
            try:
                self._asked(request)
            except httpx2.TransportError:
                continue

    def _carried(self, fault: str, request: httpx2.Request) -> httpx2.Response:
        chance = self.chance
        match fault:
            case "request lost":
                raise httpx2.ConnectTimeout("lost", request=request)
            case "request delayed":
                self.late.append(request)
                raise httpx2.ReadTimeout("delayed", request=request)
            case "request cut":
                request = _with_body(request, request.content[: chance.randrange(max(len(request.content), 1))])
            case "request changed":
                request = _with_body(request, _changed(request, lambda body: carrier.request(body, chance)))
            case "old request repeated":
                self._asked(chance.choice(self._seen))
            case "request doubled":
                self._asked(request)
            case "500 before" | "503" | "429" | "a stranger's page":
                return _instead(fault)
        return self._brought_back(fault, request, self._asked(request))

    def _brought_back(self, fault: str, request: httpx2.Request, answer: httpx2.Response) -> httpx2.Response:
        chance, content = self.chance, answer.content
        match fault:
            case "answer lost":
                raise httpx2.ReadTimeout("lost", request=request)
            case "answer cut":
                raise httpx2.RemoteProtocolError("peer closed connection", request=request)
            case "answer cut, complete by its length":
                return _with_content(answer, content[: chance.randrange(max(len(content), 1))])
            case "500 after":
                return httpx2.Response(500, content=b"{}")
            case "answer changed":
                return _with_content(answer, _changed(answer, lambda body: carrier.answer(body, chance)))
            case "answer with a byte flipped":
                return _with_content(answer, _changed(answer, lambda body: _flipped(body, chance)))
        return answer

    def _asked(self, request: httpx2.Request) -> httpx2.Response:
        if not self.server.is_up:
            raise httpx2.ConnectError("refused", request=request)
        try:
            answer = self.server.ask(request)
        except Crash:
            self.on_server_crash()
            raise httpx2.ReadError("connection reset", request=request) from None
        self.on_answer(request, answer)
        return answer


class Line(httpx2.BaseTransport):
    """One desk's way to the server."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self.desk: DeskMachine | None = None

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        return self._network.carry(self.desk, request)


def _with_body(request: httpx2.Request, body: bytes) -> httpx2.Request:
    headers = {name: value for name, value in request.headers.items() if name.lower() != "content-length"}
    return httpx2.Request(request.method, request.url, headers=headers, content=body)


def body_of(message: httpx2.Request | httpx2.Response) -> bytes:
    """What a request or an answer says, unpacked."""
    if message.headers.get("content-encoding") != ENCODING:
        return message.content
    try:
        return unpacked(message.content, BODY_BYTES)
    except BadPacking:
        return b""


def _changed(message: httpx2.Request | httpx2.Response, change: Callable[[bytes], bytes]) -> bytes:
    """The message's body with a change inside, packed as before."""
    body = change(body_of(message))
    return packed(body) if message.headers.get("content-encoding") == ENCODING else body


def _flipped(body: bytes, chance: Random) -> bytes:
    flipped = bytearray(body or b"?")
    flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def _with_content(answer: httpx2.Response, content: bytes) -> httpx2.Response:
    headers = {name: value for name, value in answer.headers.items() if name.lower() != "content-length"}
    return httpx2.Response(answer.status_code, headers=headers, content=content)


def _instead(fault: str) -> httpx2.Response:
    """What somebody on the way answers in the server's place."""
    match fault:
        case "503":
            return httpx2.Response(503, headers={"retry-after": "7"}, content=b"")
        case "429":
            return httpx2.Response(429, headers={"retry-after": "3"}, content=b"{}")
        case "500 before":
            return httpx2.Response(500, content=b"{}")
    return httpx2.Response(200, content=b"<html>sign in to the hotel's network</html>")
