"""The way to the central server over HTTP: what comes back is an answer, or an exception that says why not."""

import ipaddress
import ssl
from contextlib import closing
from types import TracebackType
from typing import Self, TypeVar

import httpx2
import msgspec
import truststore

from intake_desk.domain.refusals import Refusal
from intake_desk.packing import ENCODING, LEAST_BYTES, BadPacking, packed, unpacked
from intake_desk.sync.failures import (
    InsecureAddress,
    NotEnrolled,
    Offline,
    Revoked,
    ServerRefused,
    ServerTooNew,
    ServerTooOld,
    ServerTroubled,
    StrangeAnswer,
    UntrustedServer,
)
from intake_desk.wire import (
    DESK_CODE,
    DESK_REVOKE,
    ENROL,
    EXCHANGE,
    HOLDINGS,
    MEDIA_TYPE,
    REMIND,
    CodeAnswer,
    CodeRequest,
    EnrolAnswer,
    EnrolRequest,
    ExchangeAnswer,
    ExchangeRequest,
    Holdings,
    Problem,
    RemindAnswer,
    RemindRequest,
    RevokeAnswer,
    RevokeRequest,
)

T = TypeVar("T")
_OF_THE_WAY = ("content-encoding", "content-length", "transfer-encoding")

CONNECT_SECONDS = 5.0
READ_SECONDS = 20.0
# Sheets can be large, entries come a mebibyte at a time; whoever answers more is not our server.
ANSWER_BYTES = 64 * 1024 * 1024
BUSY = (408, 425, 429)
SERVER_FAULT = 500
UPGRADE = 426
UNAUTHORISED = 401
OK = 200

_encode = msgspec.msgpack.Encoder().encode
_decode_enrol = msgspec.msgpack.Decoder(EnrolAnswer)
_decode_exchange = msgspec.msgpack.Decoder(ExchangeAnswer)
_decode_code = msgspec.msgpack.Decoder(CodeAnswer)
_decode_revoke = msgspec.msgpack.Decoder(RevokeAnswer)
_decode_remind = msgspec.msgpack.Decoder(RemindAnswer)
_decode_holdings = msgspec.json.Decoder(Holdings)
_decode_problem = msgspec.json.Decoder(Problem)


class Link:
    """One server, one set of credentials. Every call blocks up to its time-outs: never on the GUI thread."""

    def __init__(self, address: str, token: str | None = None, transport: httpx2.BaseTransport | None = None) -> None:
        """Prepare the way; nothing is sent yet. `transport` stands in for the network. Raises InsecureAddress."""
        url = checked(address)
        self.address = address.rstrip("/")
        headers = {"Accept": f"{MEDIA_TYPE}, application/json", "Accept-Encoding": ENCODING}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        # https is checked by the operating system's own list of authorities, which the office's machines keep
        verify = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if url.scheme == "https" else False
        self._client = httpx2.Client(
            base_url=self.address,
            headers=headers,
            verify=verify,
            transport=transport,
            timeout=httpx2.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
            trust_env=url.scheme == "https",  # this machine is never reached through a proxy
        )

    def enrol(self, request: EnrolRequest) -> EnrolAnswer:
        """Ask for a place in a unit. Raises Offline, ServerRefused and their kin."""
        return self._post(ENROL, request, _decode_enrol)

    def exchange(self, request: ExchangeRequest) -> ExchangeAnswer:
        """Compare heads and copy tails; repeating it is harmless. Raises Offline, NotEnrolled and their kin."""
        return self._post(EXCHANGE, request, _decode_exchange)

    def remind(self, request: RemindRequest) -> RemindAnswer:
        """Give the server what it signed and forgot. Raises Offline, ServerRefused and their kin."""
        return self._post(REMIND, request, _decode_remind)

    def issue_code(self, login: str, password: str) -> CodeAnswer:
        """Ask, as a supervisor, for a code with which one more desk may enrol. Raises Offline, ServerRefused, …"""
        return self._post(DESK_CODE, CodeRequest(login=login, password=password), _decode_code)

    def revoke(self, desk: int, reason: str, login: str, password: str) -> RevokeAnswer:
        """Ask, as a supervisor, that a desk may call no more. Raises Offline, ServerRefused, …"""
        asked = RevokeRequest(login=login, password=password, desk=desk, reason=reason)
        return self._post(DESK_REVOKE, asked, _decode_revoke)

    def holdings(self) -> Holdings:
        """What the server holds of the unit. Raises Offline, NotEnrolled and their kin."""
        return decoded(self._send(self._client.build_request("GET", HOLDINGS)), _decode_holdings)

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _post(self, path: str, message: msgspec.Struct, decoder: msgspec.msgpack.Decoder[T]) -> T:
        headers = {"Content-Type": MEDIA_TYPE}
        body = _encode(message)
        if len(body) >= LEAST_BYTES:
            headers["Content-Encoding"] = ENCODING
            body = packed(body)
        request = self._client.build_request("POST", path, content=body, headers=headers)
        return decoded(self._send(request), decoder)

    def _send(self, request: httpx2.Request) -> httpx2.Response:
        try:
            with closing(self._client.send(request, stream=True)) as streamed:
                response = _whole(streamed)
        except httpx2.HTTPError as error:
            if is_mistrust(error):
                raise UntrustedServer from error
            raise Offline(cause=type(error).__name__) from error
        if response.status_code != OK:
            raise explained(response)
        return response


def _whole(streamed: httpx2.Response) -> httpx2.Response:
    """The answer with its body, unpacked; no more of it is read than an answer may say. Raises StrangeAnswer."""
    parts, size = [], 0
    assert isinstance(streamed.stream, httpx2.SyncByteStream)
    for part in streamed.stream:  # as it came: the client's own unpacking knows no bounds
        parts.append(part)
        size += len(part)
        if size > ANSWER_BYTES:
            raise StrangeAnswer(status=streamed.status_code)
    body = b"".join(parts)
    encoding = streamed.headers.get("content-encoding", "identity").lower()
    if encoding != "identity":
        try:
            body = unpacked(body, ANSWER_BYTES) if encoding == ENCODING else b""
        except BadPacking as error:
            raise StrangeAnswer(status=streamed.status_code) from error
    headers = [(name, value) for name, value in streamed.headers.multi_items() if name not in _OF_THE_WAY]
    return httpx2.Response(streamed.status_code, headers=headers, content=body)


def checked(address: str) -> httpx2.URL:
    """The address, if what is said on the way stays between the two. Raises InsecureAddress."""
    try:
        url = httpx2.URL(address)
    except httpx2.InvalidURL:
        raise InsecureAddress(address=address) from None
    if url.scheme == "https" and url.host:
        return url
    if url.scheme == "http" and _is_this_machine(url.host):
        return url
    raise InsecureAddress(address=address)


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_mistrust(error: BaseException | None) -> bool:
    """Whether a connection failed because this machine does not trust the certificate."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError) or "certificate verify failed" in str(error).lower():
            return True
        error = error.__cause__ or error.__context__
    return False


def decoded(response: httpx2.Response, decoder: msgspec.msgpack.Decoder[T] | msgspec.json.Decoder[T]) -> T:
    """What the answer says. Raises StrangeAnswer."""
    try:
        return decoder.decode(response.content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise StrangeAnswer(status=response.status_code) from error


def explained(response: httpx2.Response) -> Refusal:
    """Why the server, or whatever answered in its place, did not do it."""
    status = response.status_code
    if status in BUSY or status >= SERVER_FAULT:
        wait = response.headers.get("retry-after", "0")
        return ServerTroubled(status=status, retry_after=int(wait) if wait.isdecimal() else 0)
    try:
        problem = _decode_problem.decode(response.content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return StrangeAnswer(status=status)
    if status == UNAUTHORISED:
        return Revoked() if problem.code == "revoked" else NotEnrolled()
    if status == UPGRADE:
        return ServerTooNew() if problem.code == "desk_too_old" else ServerTooOld()
    return ServerRefused(status=status, reason=problem.code, seconds=problem.seconds)
