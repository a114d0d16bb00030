"""The back office's own door: dossiers of the officer's unit, looked at and acted on by programs (JSON)."""

from collections.abc import Callable
from typing import TypeVar

import msgspec
import structlog
from litestar import Response, Router, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.spec import OpenAPIType, Parameter, Schema
from litestar.params import FromPath, RawBody

from intake_desk.domain.refusals import Refusal
from intake_desk.server import office_acts, office_lists, officers
from intake_desk.server.answers import JSON, AnyRequest, Refused, json_answer
from intake_desk.server.central import Central
from intake_desk.server.description import BEARER, json_operation, refusals
from intake_desk.server.forwarded import network
from intake_desk.server.keys import bearer_token
from intake_desk.server.limits import KNOWN
from intake_desk.server.office_lists import LISTS, MOST, Asked
from intake_desk.server.office_messages import (
    Done,
    DossierPage,
    DossierView,
    ExtensionWish,
    ForwardWish,
    OfficeSignIn,
    QuestionWish,
    ResultWish,
    SignedIn,
    StopWish,
    Wish,
)
from intake_desk.server.officers import Officer

T = TypeVar("T")
PATH = "/v1/office"
MOST_BODY = 64 * 1024
WISHES: dict[str, type[Wish]] = {
    office_lists.RESULT: ResultWish,
    office_lists.EXTENSION: ExtensionWish,
    office_lists.STOP: StopWish,
    office_lists.FORWARD: ForwardWish,
    office_lists.QUESTION: QuestionWish,
}
# How a refusal is answered; whatever else is wrong with what was asked for is 422.
STATUSES = {
    "no_such_dossier": 404,
    "not_possible_now": 409,
    "act_used": 409,
    "already_there": 409,
    "changed": 412,
    "not_allowed": 403,
    "wrong_password": 403,
    "too_many_tries": 429,
}
_TEXT = OpenAPIType.STRING
ASKED = (
    Parameter("list", "query", Schema(type=_TEXT, enum=list(LISTS)), "which of the lists"),
    Parameter("text", "query", Schema(type=_TEXT, max_length=200), "words of a name or of a code"),
    Parameter("procedure", "query", Schema(type=_TEXT, max_length=100), "a procedure's code"),
    Parameter("after", "query", Schema(type=_TEXT, max_length=200), "where the page before ended"),
    Parameter("most", "query", Schema(type=OpenAPIType.INTEGER, minimum=1, maximum=MOST), "rows at most"),
)
SEEN = (Parameter("If-Match", "header", Schema(type=_TEXT), "the version that was seen, or *", required=True),)
_log = structlog.get_logger("intake_desk.server")


def routes(central: Central) -> list[Router]:
    """The handlers over an open server."""
    handlers = [_sign_in(central), _sign_out(central), _me(central), _list(central), _dossier(central)]
    acts = [_act(central, name, wish) for name, wish in WISHES.items()]
    return [Router(PATH, route_handlers=[*handlers, *acts], tags=["office"])]


def _sign_in(central: Central) -> HTTPRouteHandler:
    @post(
        "/sign-in",
        status_code=200,
        sync_to_thread=True,
        operation_class=json_operation(SignedIn, OfficeSignIn),
        summary="An officer signs in; the token is the session's bearer token",
        responses=refusals(401, 403),
    )
    def sign_in(request: AnyRequest, body: RawBody) -> Response[bytes]:
        given = _read(request, body, OfficeSignIn)
        token = _said(
            lambda: officers.sign_in(central, given.agency, given.login, given.password, network(request.scope))
        )
        officer = officers.signed_in(central, token)
        if officer is None:
            raise Refused(401, "not_signed_in", "the session has ended")
        return json_answer(_who(officer, token))

    return sign_in


def _sign_out(central: Central) -> HTTPRouteHandler:
    @post(
        "/sign-out",
        status_code=200,
        sync_to_thread=True,
        operation_class=json_operation(SignedIn),
        summary="The session ends",
        responses=refusals(401),
        security=[{BEARER: []}],
    )
    def sign_out(request: AnyRequest) -> Response[bytes]:
        officer = _officer(central, request)
        officers.sign_out(central, _token(request))
        return json_answer(_who(officer))

    return sign_out


def _me(central: Central) -> HTTPRouteHandler:
    @get(
        "/me",
        sync_to_thread=True,
        operation_class=json_operation(SignedIn),
        summary="Whose token this is",
        responses=refusals(401),
        security=[{BEARER: []}],
    )
    def me(request: AnyRequest) -> Response[bytes]:
        return json_answer(_who(_officer(central, request)))

    return me


def _list(central: Central) -> HTTPRouteHandler:
    @get(
        "/dossiers",
        sync_to_thread=True,
        operation_class=json_operation(DossierPage, given=ASKED),
        summary="Dossiers of the unit, page by page",
        responses=refusals(401, 403),
        security=[{BEARER: []}],
    )
    def dossiers(request: AnyRequest) -> Response[bytes]:
        officer = _reader(central, request)
        return json_answer(office_lists.page(central, officer.agency, asked(request)))

    return dossiers


def _dossier(central: Central) -> HTTPRouteHandler:
    @get(
        "/dossiers/{dossier_id:str}",
        sync_to_thread=True,
        operation_class=json_operation(DossierView),
        summary="One dossier with its story; its ETag is what an act names in If-Match",
        responses=refusals(401, 403, 404),
        security=[{BEARER: []}],
    )
    def dossier(request: AnyRequest, dossier_id: FromPath[str]) -> Response[bytes]:
        officer = _reader(central, request)
        found = _said(lambda: office_lists.view(central, officer.agency, dossier_id))
        answer = json_answer(found)
        answer.headers["ETag"] = f'"{found.version}"'
        return answer

    return dossier


def _act(central: Central, name: str, kind: type[Wish]) -> HTTPRouteHandler:
    @post(
        f"/dossiers/{{dossier_id:str}}/{name}",
        status_code=200,
        sync_to_thread=True,
        operation_class=json_operation(Done, kind, SEEN),
        summary=(kind.__doc__ or "").strip(),
        responses=refusals(401, 403, 404, 409, 412, 422, 428),
        security=[{BEARER: []}],
    )
    def act(request: AnyRequest, dossier_id: FromPath[str], body: RawBody) -> Response[bytes]:
        officer = _reader(central, request)
        if not officer.acts:
            raise Refused(403, "not_allowed", "this account may look only")
        version = request.headers.get("if-match", "").removeprefix("W/").strip('"')
        if not version:
            raise Refused(428, "version_missing", "If-Match names the version that was seen, or * for any")
        wish = _read(request, body, kind)
        done = _said(lambda: office_acts.act(central, officer, dossier_id, version, wish))
        _log.info("acted", agency=officer.agency, act=name, entry=done.last)
        return json_answer(done)

    return act


def asked(request: AnyRequest) -> Asked:
    """Which list the address asks for. Raises Refused."""
    given = request.query_params
    most = given.get("most", str(office_lists.PAGE))
    wanted = given.get("list", office_lists.WAITING)
    words = (given.get("text", ""), given.get("procedure", ""), given.get("after", ""))
    rows = int(most) if most.isdecimal() and len(most) <= len(str(MOST)) else 0
    if wanted not in LISTS or not 1 <= rows <= MOST or any("\0" in word for word in words):
        raise Refused(400, "not_understood", "list, most or another word is not understood")
    text, procedure, after = words
    return Asked(list=wanted, text=text[:200], procedure=procedure[:100], after=after[:200], most=rows)


def _said(work: Callable[[], T]) -> T:
    """What the work gives; what a person can mend is answered with its word."""
    try:
        return work()
    except Refusal as refusal:
        said = ", ".join(f"{name}={value}" for name, value in refusal.params.items())
        raise Refused(STATUSES.get(refusal.code, 422), refusal.code, said or "not done, for this reason") from None


def _token(request: AnyRequest) -> str:
    return bearer_token(request.headers.get("authorization", ""))


def _officer(central: Central, request: AnyRequest) -> Officer:
    officer = officers.signed_in(central, _token(request))
    if officer is None:
        raise Refused(401, "not_signed_in", "the token is missing, not an officer's, or its session has ended")
    request.state[KNOWN] = True
    return officer


def _reader(central: Central, request: AnyRequest) -> Officer:
    officer = _officer(central, request)
    if not officer.reads:
        raise Refused(403, "not_allowed", "this account sees no dossiers")
    return officer


def _who(officer: Officer, token: str = "") -> SignedIn:
    return SignedIn(agency=officer.agency, login=officer.login, name=officer.name, role=officer.role, token=token)


def _read(request: AnyRequest, body: bytes, kind: type[T]) -> T:
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != JSON:
        raise Refused(415, "not_json", f"the body must be {JSON}")
    if len(body) > MOST_BODY:
        raise Refused(413, "too_large", f"the body holds at most {MOST_BODY} bytes")
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise Refused(400, "not_understood", "the body is not a well-formed message") from None
