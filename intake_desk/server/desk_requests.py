"""What desks ask besides the exchange: to be told of news, and, for a supervisor, to add and to revoke desks.

And to remind a server that was restored of what it has forgotten.
"""

import msgspec
import structlog
from litestar import Response, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import RawBody

from intake_desk.domain.desk import Clerk
from intake_desk.server.answers import AnyRequest, Refused
from intake_desk.server.callers import Caller
from intake_desk.server.central import Central
from intake_desk.server.description import (
    BEARER,
    CodeOperation,
    RemindOperation,
    RevokeOperation,
    WaitOperation,
    refusals,
)
from intake_desk.server.door import desk_of, packed, read
from intake_desk.server.enrolment import new_desk
from intake_desk.server.reminding import NotProven, PlaceTaken, remind
from intake_desk.server.revocation import UnknownDesk, revoke
from intake_desk.server.supervisors import NotSupervisor, supervisor
from intake_desk.server.tries import TooManyTries, WrongPassword
from intake_desk.server.waiting import WaitsElsewhere, in_thread, wait
from intake_desk.wire import (
    BODY_BYTES,
    DESK_CODE,
    DESK_REVOKE,
    REMIND,
    WAIT,
    CodeAnswer,
    CodeRequest,
    RemindAnswer,
    RemindRequest,
    RevokeAnswer,
    RevokeRequest,
    WaitAnswer,
    WaitRequest,
)

_log = structlog.get_logger("intake_desk.server")
_decode_wait = msgspec.msgpack.Decoder(WaitRequest)
_decode_code = msgspec.msgpack.Decoder(CodeRequest)
_decode_remind = msgspec.msgpack.Decoder(RemindRequest)
_decode_revoke = msgspec.msgpack.Decoder(RevokeRequest)


def desk_requests(central: Central) -> list[HTTPRouteHandler]:
    """The handlers over an open server."""

    @post(
        WAIT,
        status_code=200,
        operation_class=WaitOperation,
        summary="Wait until the server holds something that the desk lacks",
        responses=refusals(401, 403, 409, 426),
        security=[{BEARER: []}],
    )
    async def news(request: AnyRequest, body: RawBody) -> Response[bytes]:
        who = await in_thread(lambda: desk_of(central, request))
        asked = read(request, body, _decode_wait)
        try:
            found = await wait(central, who, asked, lambda: desk_of(central, request))
        except WaitsElsewhere:
            raise Refused(409, "waits_elsewhere", "another call of this desk waits, or the server ends") from None
        return packed(WaitAnswer(news=found, server_time_ms=central.now_ms()))

    @post(
        DESK_CODE,
        status_code=200,
        sync_to_thread=True,
        operation_class=CodeOperation,
        summary="A supervisor asks at a desk for a code with which one more desk may enrol",
        responses=refusals(401, 403, 426),
        security=[{BEARER: []}],
    )
    def issue(request: AnyRequest, body: RawBody) -> Response[bytes]:
        who = desk_of(central, request)
        message = read(request, body, _decode_code)
        clerk = _supervisor(central, who, message.login, message.password)
        made = new_desk(central, who.agency, actor=clerk.login, at_desk=who.desk)
        _log.info("code issued", agency=who.agency, caller=who.holder)
        return packed(CodeAnswer(code=made.code, expires_ms=made.expires_ms, server_time_ms=central.now_ms()))

    @post(
        DESK_REVOKE,
        status_code=200,
        sync_to_thread=True,
        operation_class=RevokeOperation,
        summary="A supervisor says at a desk that another one may call no more",
        responses=refusals(401, 403, 404, 426),
        security=[{BEARER: []}],
    )
    def end(request: AnyRequest, body: RawBody) -> Response[bytes]:
        who = desk_of(central, request)
        message = read(request, body, _decode_revoke)
        clerk = _supervisor(central, who, message.login, message.password)
        try:
            since = revoke(central, who.agency, message.desk, message.reason, clerk.login, who.desk)
        except UnknownDesk:
            raise Refused(404, "unknown_desk", "the unit has no such desk") from None
        _log.info("revoked", agency=who.agency, caller=who.holder, desk=message.desk)
        return packed(RevokeAnswer(revoked_ms=since, server_time_ms=central.now_ms()))

    @post(
        REMIND,
        status_code=200,
        sync_to_thread=True,
        request_max_body_size=BODY_BYTES,  # it brings the unit's documents
        operation_class=RemindOperation,
        summary="A desk gives a server that was restored what it signed and forgot",
        responses=refusals(403, 409, 426),
    )
    def remember(request: AnyRequest, body: RawBody) -> Response[bytes]:
        message = read(request, body, _decode_remind)
        try:
            back = remind(central, message)
        except NotProven:
            raise Refused(403, "not_proven", "not signed by this server, or not by the desk that it names") from None
        except PlaceTaken:
            _log.error("place taken", agency=message.agency, desk=message.desk)
            raise Refused(409, "place_taken", "the place was given to another machine since the restore") from None
        _log.warning("reminded", agency=message.agency, caller=message.desk, desks=back)
        return packed(RemindAnswer(desks=back, server_time_ms=central.now_ms()))

    return [news, issue, end, remember]


def _supervisor(central: Central, who: Caller, login: str, password: str) -> Clerk:
    """The supervisor who asks. Raises Refused."""
    try:
        return supervisor(central, who.agency, login, password, who.holder)
    except WrongPassword:
        raise Refused(403, "wrong_password", "login and password do not go together") from None
    except NotSupervisor:
        raise Refused(403, "not_allowed", "this needs a supervisor of the unit") from None
    except TooManyTries as error:
        seconds = int(str(error.params["seconds"]))
        raise Refused(403, "too_many_tries", "too many wrong tries of this login", seconds) from None
