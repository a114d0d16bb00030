"""The central server's door: enrolment, the one exchange, what it holds, and whether it is well."""

import ipaddress
import time
from functools import partial

import msgspec
import sqlalchemy as sa
import structlog
from litestar import Litestar, Response, get, post
from litestar.exceptions import HTTPException
from litestar.params import RawBody

from intake_desk.server import enrolment, journals, office, register, schema, sheets, signatures
from intake_desk.server.answers import AnyRequest, Refused, failed, http_error, json_answer, refused
from intake_desk.server.bodies import Bodies, bounded
from intake_desk.server.callers import Caller
from intake_desk.server.central import Central
from intake_desk.server.description import (
    BEARER,
    EnrolOperation,
    ExchangeOperation,
    Health,
    HealthOperation,
    HoldingsOperation,
    content_operation,
    openapi,
    refusals,
)
from intake_desk.server.desk_requests import desk_requests
from intake_desk.server.door import caller_of, desk_of, packed, read
from intake_desk.server.forwarded import forwarded
from intake_desk.server.limits import Buckets, limited
from intake_desk.server.meters import MEDIA_TYPE as FIGURES
from intake_desk.server.meters import METRICS, Meters, metered
from intake_desk.server.packed import packing
from intake_desk.server.pages import dashboard, lookup, own_password, sign_in, static
from intake_desk.server.pages import office as office_pages
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
    Reach,
    head_statement,
    signed_by,
)

# Only an exchange and a reminder carry more; what a desk waits for with all its heads and sheets is half of it.
SMALL_BODY_BYTES = 1024 * 1024
_log = structlog.get_logger("intake_desk.server")
_decode_exchange = msgspec.msgpack.Decoder(ExchangeRequest)
_decode_enrol = msgspec.msgpack.Decoder(EnrolRequest)


def create_app(central: Central, proxies: int = 0) -> Litestar:
    """The ASGI application over an open server, behind so many proxies; whoever opened the server closes it."""
    meters, buckets, bodies = Meters(central), Buckets(), Bodies()

    @post(
        ENROL,
        status_code=200,
        sync_to_thread=True,
        operation_class=EnrolOperation,
        summary="A desk takes its place in a unit, with a one-time code",
        responses=refusals(403, 409, 426),
    )
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

    @post(
        EXCHANGE,
        status_code=200,
        sync_to_thread=True,
        request_max_body_size=BODY_BYTES,
        operation_class=ExchangeOperation,
        summary="Compare heads and copy tails, both ways",
        responses=refusals(401, 403, 426),
        security=[{BEARER: []}],
    )
    def exchange(request: AnyRequest, body: RawBody) -> Response[bytes]:
        began = time.monotonic()
        who = desk_of(central, request)
        message = read(request, body, _decode_exchange)
        _check_own(who, message)
        with central.exchanges.under_way():
            taken, answer = _exchange(central, who, message)
        given = sum(len(tail.entries) for tail in answer.tails)
        meters.moved(stored=taken.stored, given=given, refused=len(answer.refused), broken=len(taken.broken))
        _log.info(
            "exchanged",
            agency=who.agency,
            caller=who.holder,
            stored=taken.stored,
            apart=len(answer.waypoints),
            broken=taken.broken,
            refused=len(answer.refused),
            given=given,
            ms=round((time.monotonic() - began) * 1000),
        )
        return packed(answer)

    @get(
        HOLDINGS,
        sync_to_thread=True,
        operation_class=HoldingsOperation,
        summary="What the server holds of the caller's unit",
        responses=refusals(401),
        security=[{BEARER: []}],
    )
    def holdings(request: AnyRequest) -> Response[bytes]:
        who = caller_of(central, request)
        held = register.holdings(central.database, who.agency, central.now_ms())
        return json_answer(held)

    @get(
        "/health",
        sync_to_thread=False,
        operation_class=HealthOperation,
        summary="Whether the process is alive; asks nothing of the database",
    )
    def health() -> Response[bytes]:
        return json_answer(Health("ok", PROTOCOL))

    @get(
        "/ready",
        sync_to_thread=True,
        operation_class=HealthOperation,
        summary="Whether the database answers, so that callers may be sent here",
    )
    def ready() -> Response[bytes]:
        with central.database.reading() as connection:
            connection.execute(sa.select(schema.unit.c.agency).limit(1))
        return json_answer(Health("ok", PROTOCOL))

    @get(
        METRICS,
        sync_to_thread=True,
        operation_class=content_operation(FIGURES.partition(";")[0]),
        summary="What the server counts about itself, for Prometheus on the same machine",
        responses=refusals(403),
    )
    def metrics(request: AnyRequest) -> Response[bytes]:
        if not _is_this_machine(request):
            raise Refused(403, "not_from_here", "the figures are given to this machine only; a proxy passes them on")
        return Response(meters.text(), media_type=FIGURES)

    return Litestar(
        [
            *(enrol, exchange, holdings, health, ready, metrics),
            *desk_requests(central),
            *office.routes(central),
            *static.routes(),
            *sign_in.routes(central),
            *own_password.routes(central),
            *lookup.routes(central),
            *dashboard.routes(central),
            *office_pages.routes(central),
        ],
        request_max_body_size=SMALL_BODY_BYTES,
        exception_handlers={Refused: refused, HTTPException: http_error, Exception: failed},
        middleware=[
            partial(forwarded, hops=proxies),
            partial(metered, meters=meters),
            partial(limited, buckets=buckets),
            partial(bounded, bodies=bodies),
            partial(packing, bodies=bodies),
        ],
        logging_config=None,
        openapi_config=openapi(),
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
        taken = central.database.written(lambda connection: journals.take(connection, who.agency, tails, now_ms))
        if taken.stored:
            central.news.ring(who.agency)
    with central.database.reading() as connection:
        held = journals.ends(connection, who.agency)
        apart = journals.ways_back(connection, who.agency, held, message.heads, taken.held)
        ours = sheets.versions(connection, who.agency)
        return taken, ExchangeAnswer(
            heads={name: Reach(end.number, end.hash) for name, end in held.items()},
            tails=journals.lacking(connection, who.agency, held, message.heads, apart, message.most),
            sheets=sheets.newer(connection, who.agency, message.sheets, ours),
            taken=taken.held,
            waypoints=apart,
            broken=taken.broken,
            refused=refused,
            forgotten=sheets.forgotten(ours, message.sheets),
            server_time_ms=now_ms,
        )


def _check_own(who: Caller, message: ExchangeRequest) -> None:
    own = message.own
    if own.journal != who.journal:
        raise Refused(403, "not_your_journal", "a desk signs for its own journal only")
    if not signed_by(who.public_key, own.signature, head_statement(own.journal, own.number, own.hash)):
        raise Refused(403, "bad_signature", "the head of the journal is not signed by this desk's key")


def _is_this_machine(request: AnyRequest) -> bool:
    """Whether the caller sits on this machine (what is asked through a unix socket has no address)."""
    try:
        return request.client is None or ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False
