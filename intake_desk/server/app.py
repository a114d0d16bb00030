"""The central server's door: enrolment, the one exchange, what it holds, and whether it is well."""

import time

import msgspec
import sqlalchemy as sa
import structlog
from litestar import Litestar, Response, get, post
from litestar.exceptions import HTTPException
from litestar.params import RawBody

from intake_desk.server import enrolment, journals, register, sheets, signatures
from intake_desk.server.callers import Caller
from intake_desk.server.central import Central
from intake_desk.server.desk_requests import desk_requests
from intake_desk.server.door import AnyRequest, Refused, caller_of, desk_of, packed, problem, read, refused
from intake_desk.server.shelf import Taken
from intake_desk.wire import (
    BODY_BYTES,
    ENROL,
    EXCHANGE,
    HOLDINGS,
    PROTOCOL,
    EnrolRequest,
    ExchangeAnswer,
    ExchangeRequest,
    Problem,
    head_statement,
    signed_by,
)

_log = structlog.get_logger("intake_desk.server")
_decode_exchange = msgspec.msgpack.Decoder(ExchangeRequest)
_decode_enrol = msgspec.msgpack.Decoder(EnrolRequest)


def create_app(central: Central) -> Litestar:
    """The ASGI application over an open server; whoever opened it closes it."""

    @post(ENROL, status_code=200, sync_to_thread=True)
    def enrol(request: AnyRequest, body: RawBody) -> Response[bytes]:
        message = read(request, body, _decode_enrol)
        try:
            answer = enrolment.enrol(central, message)
        except enrolment.CodeRefused:
            raise Refused(403, "code_refused", "the enrolment code is not known, was used, or has expired") from None
        except enrolment.UnitFull:
            raise Refused(409, "unit_full", "all desks of this unit are taken") from None
        central.news.ring(answer.agency)
        _log.info("enrolled", agency=answer.agency, desk=answer.desk)
        return packed(answer)

    @post(EXCHANGE, status_code=200, sync_to_thread=True)
    def exchange(request: AnyRequest, body: RawBody) -> Response[bytes]:
        began = time.monotonic()
        who = desk_of(central, request)
        message = read(request, body, _decode_exchange)
        _check_own(who, message)
        taken, answer = _exchange(central, who, message)
        _log.info(
            "exchanged",
            agency=who.agency,
            caller=who.holder,
            stored=taken.stored,
            aside=taken.aside,
            broken=taken.broken,
            refused=len(answer.refused),
            given=sum(len(tail.entries) for tail in answer.tails),
            ms=round((time.monotonic() - began) * 1000),
        )
        return packed(answer)

    @get(HOLDINGS, sync_to_thread=True)
    def holdings(request: AnyRequest) -> Response[bytes]:
        who = caller_of(central, request)
        held = register.holdings(central.database, who.agency, central.now_ms())
        return Response(msgspec.json.encode(held), media_type="application/json")

    @get("/health", sync_to_thread=True)
    def health() -> Response[bytes]:
        with central.database.reading() as connection:
            connection.execute(sa.select(1))
        return Response(msgspec.json.encode({"status": "ok", "protocol": PROTOCOL}), media_type="application/json")

    return Litestar(
        [enrol, exchange, holdings, health, *desk_requests(central)],
        request_max_body_size=BODY_BYTES,
        exception_handlers={Refused: refused, HTTPException: _http_error, Exception: _failed},
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
        tails, refused = journals.covered(who, owners, message.tails)  # nobody waits while signatures are checked
        with central.database.writing() as connection:
            taken = journals.take(connection, who.agency, tails, now_ms)
        if taken.stored or taken.aside:
            central.news.ring(who.agency)
    with central.database.reading() as connection:
        held = journals.heads(connection, who.agency)
        differ = journals.differing(connection, who.agency, held, message.heads)
        return taken, ExchangeAnswer(
            heads=held,
            differ=differ,
            tails=journals.lacking(connection, who.agency, held, message.heads, differ, message.most),
            sheets=sheets.newer(connection, who.agency, message.sheets),
            branches=journals.branches(connection, who.agency),
            broken=taken.broken,
            refused=refused,
            server_time_ms=now_ms,
        )


def _check_own(who: Caller, message: ExchangeRequest) -> None:
    own = message.own
    if own.journal != who.journal:
        raise Refused(403, "not_your_journal", "a desk signs for its own journal only")
    if not signed_by(who.public_key, own.signature, head_statement(own.journal, own.number, own.hash)):
        raise Refused(403, "bad_signature", "the head of the journal is not signed by this desk's key")


def _http_error(request: AnyRequest, error: HTTPException) -> Response[bytes]:
    _log.info("refused", path=request.url.path, status=error.status_code)
    return problem(error.status_code, Problem(code=f"http_{error.status_code}", message=error.detail))


def _failed(request: AnyRequest, error: Exception) -> Response[bytes]:
    # the kind of error only: its text may quote what was being stored
    _log.error("failed", path=request.url.path, error=type(error).__name__)
    return problem(500, Problem(code="failed", message="the server failed; nothing was half done"))
