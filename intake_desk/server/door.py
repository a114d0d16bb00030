"""What a desk's request goes through: whose it is and what it says."""

from typing import TypeVar

import msgspec
from litestar import Response

from intake_desk.server.answers import AnyRequest, Refused
from intake_desk.server.callers import Caller, Revoked, caller
from intake_desk.server.central import Central
from intake_desk.server.limits import KNOWN
from intake_desk.wire import MEDIA_TYPE, PROTOCOL, protocol_of

T = TypeVar("T")
UNAUTHORISED = 401
_encode = msgspec.msgpack.Encoder().encode


def caller_of(central: Central, request: AnyRequest) -> Caller:
    """Whose token the request bears. Raises Refused."""
    with central.database.reading() as connection:
        try:
            who = caller(connection, request.headers.get("authorization", ""))
        except Revoked:
            raise Refused(UNAUTHORISED, "revoked", "this desk was revoked by its unit") from None
    if who is None:
        raise Refused(UNAUTHORISED, "not_enrolled", "the token is missing or not known here")
    request.state[KNOWN] = True
    return who


def desk_of(central: Central, request: AnyRequest) -> Caller:
    """The desk whose token the request bears. Raises Refused."""
    who = caller_of(central, request)
    if not who.journal:
        raise Refused(403, "not_a_desk", "only a desk may ask this")
    central.heard.note(central.database, who.agency, who.journal, central.now_ms())
    return who


def read(request: AnyRequest, body: bytes, decoder: msgspec.msgpack.Decoder[T]) -> T:
    """What the request says. Raises Refused."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != MEDIA_TYPE:
        raise Refused(415, "not_messagepack", f"the body must be {MEDIA_TYPE}")
    try:
        # the number first: a caller of another protocol must learn that, whatever else changed
        protocol = protocol_of(body)
        if protocol != PROTOCOL and isinstance(protocol, int):
            code = "desk_too_old" if protocol < PROTOCOL else "server_too_old"
            raise Refused(426, code, f"this server speaks protocol {PROTOCOL}")
        return decoder.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(400, "not_understood", "the body is not a well-formed message") from error


def packed(answer: msgspec.Struct) -> Response[bytes]:
    """An answer in MessagePack."""
    return Response(_encode(answer), media_type=MEDIA_TYPE)
