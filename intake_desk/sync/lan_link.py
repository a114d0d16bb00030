"""The way to another desk on the LAN: the one exchange, pinned to that desk's name, bounded in size and time."""

import socket
import ssl
import time
from collections.abc import Callable

import httpx2
import msgspec

from intake_desk.domain.refusals import Refusal
from intake_desk.sync.failures import Offline, PeerNotTrusted, PeerOfOtherVersion, PeerRefused, StrangeAnswer
from intake_desk.sync.lan_identity import LanIdentity
from intake_desk.sync.lan_settings import Address
from intake_desk.wire import BODY_BYTES, EXCHANGE, MEDIA_TYPE, ExchangeAnswer, ExchangeRequest, Problem

CONNECT_SECONDS = 3.0
READ_SECONDS = 10.0
# A desk that gives its answer drop by drop holds up its own rounds and nobody else's, but those not for ever either.
WHOLE_SECONDS = 60.0
UPGRADE = 426
OK = 200

_encode = msgspec.msgpack.Encoder().encode
_decode_answer = msgspec.msgpack.Decoder(ExchangeAnswer).decode
_decode_problem = msgspec.json.Decoder(Problem).decode


class LanLink:
    """One desk at one address. Every call blocks up to its time-outs."""

    def __init__(
        self,
        address: Address,
        name: str,
        context: ssl.SSLContext,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`name` is what the other desk's certificate must be for; nothing is sent yet."""
        self._name = name
        self._monotonic = monotonic
        self._client = httpx2.Client(
            base_url=httpx2.URL(scheme="https", host=address[0], port=address[1]),
            headers={"Accept": MEDIA_TYPE, "Accept-Encoding": "identity", "Content-Type": MEDIA_TYPE},
            verify=context,
            timeout=httpx2.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
            trust_env=False,  # a desk of the same room is never reached through a proxy
        )

    def exchange(self, request: ExchangeRequest) -> ExchangeAnswer:
        """Compare heads and copy tails; repeating it is harmless.

        Raises Offline, PeerNotTrusted, PeerRefused, PeerOfOtherVersion.
        """
        try:
            with self._client.stream(
                "POST", EXCHANGE, content=_encode(request), extensions={"sni_hostname": self._name}
            ) as response:
                body = self._read(response)
        except httpx2.HTTPError as error:
            if _is_mistrust(error):
                raise PeerNotTrusted(cause=_reason(error)) from error
            raise Offline(cause=type(error).__name__) from error
        if response.status_code != OK:
            raise _explained(response.status_code, body)
        try:
            return _decode_answer(body)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise StrangeAnswer(status=response.status_code) from error

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def _read(self, response: httpx2.Response) -> bytes:
        ends = self._monotonic() + WHOLE_SECONDS
        body = bytearray()
        for piece in response.iter_raw():
            body += piece
            if len(body) > BODY_BYTES or self._monotonic() > ends:
                raise StrangeAnswer(status=response.status_code)
        return bytes(body)


def desk_at(address: Address, identity: LanIdentity) -> int:
    """Which desk of the unit listens at an address; 0 when none does. Raises Offline, PeerNotTrusted, NotEnrolled."""
    asking = identity.contexts().asking
    try:
        with (
            socket.create_connection(address, CONNECT_SECONDS) as plain,
            asking.wrap_socket(plain, server_hostname=address[0]) as wrapped,
        ):
            return identity.desk_of(wrapped.getpeercert() or {})
    except OSError as error:
        if _is_mistrust(error):
            raise PeerNotTrusted(cause=_reason(error)) from error
        raise Offline(cause=type(error).__name__) from error


# The other side hung up in the middle, as a desk does that is just being closed: nobody was mistrusted.
_CUT = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)


def _is_mistrust(error: BaseException | None) -> bool:
    """Whether the handshake failed on either side's certificate; the other side tells it by an alert."""
    while error is not None:
        if isinstance(error, ssl.SSLError) and not isinstance(error, _CUT):
            return True
        error = error.__cause__ or error.__context__
    return False


def _reason(error: BaseException | None) -> str:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return str(error.verify_message)
        if isinstance(error, ssl.SSLError):
            return str(error.reason)
        error = error.__cause__ or error.__context__
    return ""


def _explained(status: int, body: bytes) -> Refusal:
    if status == UPGRADE:
        return PeerOfOtherVersion()
    try:
        problem = _decode_problem(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return StrangeAnswer(status=status)
    return PeerRefused(status=status, reason=problem.code)
