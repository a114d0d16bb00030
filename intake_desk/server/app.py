"""The central server's door: enrolment, the one exchange, what it holds, and whether it is well."""

import time
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa
import structlog
from litestar import Litestar, Request, Response, get, post
from litestar.exceptions import HTTPException
from litestar.params import RawBody

from intake_desk.server import enrolment, journals, register, sheets, signatures
from intake_desk.server.callers import Caller, caller
from intake_desk.server.central import Central
from intake_desk.server.shelf import Taken
from intake_desk.wire import (
    BODY_BYTES,
    ENROL,
    EXCHANGE,
    HOLDINGS,
    MEDIA_TYPE,
    PROTOCOL,
    EnrolRequest,
    ExchangeAnswer,
    ExchangeRequest,
    Problem,
    Reach,
    head_statement,
    signed_by,
)

T = TypeVar("T")
AnyRequest = Request[Any, Any, Any]
_log = structlog.get_logger("intake_desk.server")
_encode = msgspec.msgpack.Encoder().encode
_decode_protocol = msgspec.msgpack.Decoder(dict[str, msgspec.Raw])
_decode_exchange = msgspec.msgpack.Decoder(ExchangeRequest)
_decode_enrol = msgspec.msgpack.Decoder(EnrolRequest)


class Refused(Exception):
    """A request that is answered with a status of four hundred and something."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(code)
        self.status = status
        self.problem = Problem(code=code, message=message)


def create_app(central: Central) -> Litestar:
    """The ASGI application over an open server; whoever opened it closes it."""

    @post(ENROL, status_code=200, sync_to_thread=True)
    def enrol(request: AnyRequest, body: RawBody) -> Response[bytes]:
        message = _read(request, body, _decode_enrol)
        try:
            answer = enrolment.enrol(central, message)
        except enrolment.CodeRefused:
            raise Refused(403, "code_refused", "the enrolment code is not known, was used, or has expired") from None
        except enrolment.UnitFull:
            raise Refused(409, "unit_full", "all desks of this unit are taken") from None
        _log.info("enrolled", agency=answer.agency, desk=answer.desk)
        return Response(_encode(answer), media_type=MEDIA_TYPE)

    @post(EXCHANGE, status_code=200, sync_to_thread=True)
    def exchange(request: AnyRequest, body: RawBody) -> Response[bytes]:
        began = time.monotonic()
        who = _desk(central, request)
        message = _read(request, body, _decode_exchange)
        _check_own(who, message)
        taken, answer = _exchange(central, who, message)
        _log.info(
            "exchanged",
            agency=who.agency,
            caller=who.holder,
            stored=taken.stored,
            apart=len(answer.waypoints),
            broken=taken.broken,
            refused=len(answer.refused),
            given=sum(len(tail.entries) for tail in answer.tails),
            ms=round((time.monotonic() - began) * 1000),
        )
        return Response(_encode(answer), media_type=MEDIA_TYPE)

    @get(HOLDINGS, sync_to_thread=True)
    def holdings(request: AnyRequest) -> Response[bytes]:
        who = _caller(central, request)
        held = register.holdings(central.database, who.agency, central.now_ms())
        return Response(msgspec.json.encode(held), media_type="application/json")

    @get("/health", sync_to_thread=True)
    def health() -> Response[bytes]:
        with central.database.reading() as connection:
            connection.execute(sa.select(1))
        return Response(msgspec.json.encode({"status": "ok", "protocol": PROTOCOL}), media_type="application/json")

    return Litestar(
        [enrol, exchange, holdings, health],
        request_max_body_size=BODY_BYTES,
        exception_handlers={Refused: _refused, HTTPException: _http_error, Exception: _failed},
        logging_config=None,
        openapi_config=None,
    )


def _exchange(central: Central, who: Caller, message: ExchangeRequest) -> tuple[Taken, ExchangeAnswer]:
    """Take first, and answer from what is committed: a head once said is safe."""
    taken = Taken()
    refused: tuple[str, ...] = ()
    now_ms = central.now_ms()
    if message.tails:
        with central.database.reading() as connection:
            owners = signatures.owners(connection, who.agency, central.public_key)
        tails, refused = journals.covered(owners, message.tails)  # nobody waits while signatures are checked
        with central.database.writing() as connection:
            taken = journals.take(connection, who.agency, tails, now_ms)
    with central.database.reading() as connection:
        held = journals.ends(connection, who.agency)
        apart = journals.ways_back(connection, who.agency, held, message.heads, taken.held)
        return taken, ExchangeAnswer(
            heads={name: Reach(end.number, end.hash) for name, end in held.items()},
            tails=journals.lacking(connection, who.agency, held, message.heads, apart, message.most),
            sheets=sheets.newer(connection, who.agency, message.sheets),
            taken=taken.held,
            waypoints=apart,
            broken=taken.broken,
            refused=refused,
            server_time_ms=now_ms,
        )


def _caller(central: Central, request: AnyRequest) -> Caller:
    with central.database.reading() as connection:
        who = caller(connection, request.headers.get("authorization", ""))
    if who is None:
        raise Refused(401, "not_enrolled", "the token is missing or not known here")
    return who


def _desk(central: Central, request: AnyRequest) -> Caller:
    who = _caller(central, request)
    if not who.journal:
        raise Refused(403, "not_a_desk", "only a desk may exchange journals")
    return who


def _check_own(who: Caller, message: ExchangeRequest) -> None:
    own = message.own
    if own.journal != who.journal:
        raise Refused(403, "not_your_journal", "a desk signs for its own journal only")
    if not signed_by(who.public_key, own.signature, head_statement(own.journal, own.number, own.hash)):
        raise Refused(403, "bad_signature", "the head of the journal is not signed by this desk's key")


def _read(request: AnyRequest, body: bytes, decoder: msgspec.msgpack.Decoder[T]) -> T:
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != MEDIA_TYPE:
        raise Refused(415, "not_messagepack", f"the body must be {MEDIA_TYPE}")
    try:
        # the number first: a caller of another protocol must learn that, whatever else changed
        protocol = msgspec.msgpack.decode(_decode_protocol.decode(body).get("protocol", b"\xc0"))
        if protocol != PROTOCOL and isinstance(protocol, int):
            code = "desk_too_old" if protocol < PROTOCOL else "server_too_old"
            raise Refused(426, code, f"this server speaks protocol {PROTOCOL}")
        return decoder.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(400, "not_understood", "the body is not a well-formed message") from error


def _problem(status: int, problem: Problem) -> Response[bytes]:
    return Response(msgspec.json.encode(problem), status_code=status, media_type="application/json")


def _refused(request: AnyRequest, error: Refused) -> Response[bytes]:
    _log.info("refused", path=request.url.path, status=error.status, code=error.problem.code)
    response = _problem(error.status, error.problem)
    if error.status == 401:  # noqa: PLR2004  # HTTP asks for it
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _http_error(request: AnyRequest, error: HTTPException) -> Response[bytes]:
    _log.info("refused", path=request.url.path, status=error.status_code)
    return _problem(error.status_code, Problem(code=f"http_{error.status_code}", message=error.detail))


def _failed(request: AnyRequest, error: Exception) -> Response[bytes]:
    # the kind of error only: its text may quote what was being stored
    _log.error("failed", path=request.url.path, error=type(error).__name__)
    return _problem(500, Problem(code="failed", message="the server failed; nothing was half done"))
