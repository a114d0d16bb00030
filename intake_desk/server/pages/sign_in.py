"""Signing in and out in the browser."""

import secrets

import sqlalchemy as sa
from litestar import Response, Router, get, post
from litestar.params import RawBody

from intake_desk.server import officers, schema
from intake_desk.server.answers import AnyRequest
from intake_desk.server.central import Central
from intake_desk.server.description import COOKIE
from intake_desk.server.forwarded import network
from intake_desk.server.officers import PROVINCE, Officer
from intake_desk.server.pages.description import own_form, page_operation
from intake_desk.server.pages.languages import COMMON, language_of, spoken
from intake_desk.server.pages.rendering import put_cookie, redirect, render
from intake_desk.server.pages.visitors import PAGE_ERRORS, SESSION, csrf_of, read_form, visitor
from intake_desk.server.tries import TooManyTries, WrongPassword

SIGN_IN = "/sign-in"
SIGN_OUT = "/sign-out"
OFFICE = "/office"
DASHBOARD = "/tinh"
# What the sign-in form itself is bound to, before there is a session.
VISIT = "visit"


def home_of(officer: Officer) -> str:
    """The page that this person works with."""
    return DASHBOARD if officer.role == PROVINCE else OFFICE


def routes(central: Central) -> list[Router]:
    """The pages' door."""

    @get(
        SIGN_IN,
        sync_to_thread=True,
        operation_class=page_operation(200, asked=("over", "first")),
        summary="Where an officer signs in with a browser",
    )
    def form(request: AnyRequest) -> Response[bytes]:
        said = "session_over" if "over" in request.query_params else ""
        return _form(central, request, said=spoken(COMMON, language_of(request)).get(said, ""))

    @post(
        SIGN_IN,
        sync_to_thread=True,
        operation_class=page_operation(*(303, 403, 429), form=own_form("agency", "login", "password")),
        summary="An officer signs in; the session stands in a cookie",
    )
    def sign_in(request: AnyRequest, body: RawBody) -> Response[bytes]:
        given = read_form(request, body, csrf_of(request.cookies.get(VISIT, "")))
        agency, login = given.get("agency", ""), given.get("login", "")
        try:
            token = officers.sign_in(central, agency, login, given.get("password", ""), network(request.scope))
        except (WrongPassword, TooManyTries) as error:
            said = spoken(COMMON, language_of(request))[error.code].format(**error.params)
            status = 429 if isinstance(error, TooManyTries) else 403
            return _form(central, request, status, said=said, agency=agency, login=login)
        officer = officers.signed_in(central, token)
        response = redirect(request, home_of(officer) if officer else SIGN_IN)
        put_cookie(request, response, SESSION, token)
        response.delete_cookie(VISIT)
        return response

    @post(
        SIGN_OUT,
        sync_to_thread=True,
        operation_class=page_operation(303, 403, form=own_form()),
        summary="The session in the cookie ends",
        security=[{COOKIE: []}],
    )
    def sign_out(request: AnyRequest, body: RawBody) -> Response[bytes]:
        who = visitor(central, request, lambda _officer: True)
        read_form(request, body, who.csrf)
        officers.sign_out(central, who.token)
        response = redirect(request, SIGN_IN)
        response.delete_cookie(SESSION)
        return response

    return [Router("/", route_handlers=[form, sign_in, sign_out], exception_handlers=PAGE_ERRORS, tags=["pages"])]


def _form(
    central: Central, request: AnyRequest, status: int = 200, *, said: str, agency: str = "", login: str = ""
) -> Response[bytes]:
    visit = request.cookies.get(VISIT, "") or secrets.token_urlsafe()
    with central.database.reading() as connection:
        units = connection.execute(
            sa.select(schema.unit.c.agency, schema.unit.c.title, schema.unit.c.parent).order_by(schema.unit.c.agency)
        ).all()
    only = units[0].agency if len(units) == 1 else ""
    response = render(
        request,
        "sign_in.html",
        {},
        status,
        csrf=csrf_of(visit),
        said=said,
        agency=agency or only,
        login=login,
        units=[(unit.agency, unit.title or unit.parent) for unit in units],
    )
    put_cookie(request, response, VISIT, visit)
    return response
