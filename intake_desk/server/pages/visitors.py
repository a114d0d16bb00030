"""Who looks at a page: the session in the cookie, and proof that a form came from a page of ours."""

import hmac
from collections.abc import Callable
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs

import msgspec
import structlog
from litestar import Response
from litestar.exceptions import HTTPException

from intake_desk.server import officers
from intake_desk.server.answers import AnyRequest, place
from intake_desk.server.central import Central
from intake_desk.server.officers import Officer
from intake_desk.server.pages import rendering

SESSION = "session"
CSRF = "csrf"
FORM_BYTES = 64 * 1024
MOST_FIELDS = 50
FORM_TYPE = "application/x-www-form-urlencoded"
_log = structlog.get_logger("intake_desk.server")


class Visitor(msgspec.Struct, frozen=True):
    """An officer looking at a page; `csrf` stands in every form that the page holds."""

    officer: Officer
    csrf: str
    token: str


class SignInFirst(Exception):
    """Nobody is signed in, or the session has ended."""


class NotForYou(Exception):
    """The account may not use this page."""


class FormRefused(Exception):
    """The form was not made by a page of ours, or is not one."""


def visitor(central: Central, request: AnyRequest, may: Callable[[Officer], bool]) -> Visitor:
    """Who is signed in, if they may. Raises SignInFirst, NotForYou."""
    token = request.cookies.get(SESSION, "")
    officer = officers.signed_in(central, token) if token else None
    if officer is None:
        raise SignInFirst
    if not may(officer):
        raise NotForYou
    return Visitor(officer, csrf_of(token), token)


def csrf_of(secret: str) -> str:
    """What a form holds to show that its page was made for the holder of this cookie."""
    return sha256(b"intake-desk form\n" + secret.encode()).hexdigest()


def read_form(request: AnyRequest, body: bytes, csrf: str) -> dict[str, str]:
    """The fields of a form that one of our pages sent. Raises FormRefused."""
    content_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    foreign = request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
    if content_type != FORM_TYPE or len(body) > FORM_BYTES or foreign:
        raise FormRefused
    try:
        fields = parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise FormRefused from error
    form = {name: values[0].replace("\r\n", "\n") for name, values in fields.items()}
    if not hmac.compare_digest(form.pop(CSRF, "").encode(), csrf.encode()):
        raise FormRefused
    if any("\0" in value for value in form.values()):
        raise FormRefused
    return form


def _to_sign_in(request: AnyRequest, _error: SignInFirst) -> Response[bytes]:
    return rendering.redirect(request, f"/sign-in?{'over=1' if SESSION in request.cookies else 'first=1'}")


def _not_for_you(request: AnyRequest, _error: NotForYou) -> Response[bytes]:
    return rendering.error_page(request, 403, "not_allowed")


def _form_refused(request: AnyRequest, _error: FormRefused) -> Response[bytes]:
    return rendering.error_page(request, 403, "form_expired")


def _http_error(request: AnyRequest, error: HTTPException) -> Response[bytes]:
    word = "not_found" if error.status_code == 404 else "bad_request"  # noqa: PLR2004  # HTTP's own number
    return rendering.error_page(request, error.status_code, word)


def _failed(request: AnyRequest, error: Exception) -> Response[bytes]:
    # the kind of error only: its text may quote what was being stored
    _log.error("failed", path=place(request), error=type(error).__name__)
    return rendering.error_page(request, 500, "failed")


# What a page's own errors look like; every route of a page names them.
PAGE_ERRORS: dict[int | type[Exception], Callable[[AnyRequest, Any], Response[Any]]] = {
    SignInFirst: _to_sign_in,
    NotForYou: _not_for_you,
    FormRefused: _form_refused,
    HTTPException: _http_error,
    Exception: _failed,
}
