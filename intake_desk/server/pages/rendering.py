"""Templates become answers: escaped, in the reader's language, with headers that allow no foreign word."""

from datetime import date
from typing import Any

import structlog
from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Response

from intake_desk.domain.times import from_ms, local
from intake_desk.server.answers import AnyRequest, place
from intake_desk.server.pages.languages import COMMON, COOKIE, ENGLISH, LANGUAGES, Texts, language_of, spoken
from intake_desk.server.pages.static import address

HTML = "text/html"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
YEAR_SECONDS = 365 * 24 * 3600
_log = structlog.get_logger("intake_desk.server")


def render(request: AnyRequest, template: str, texts: Texts, status: int = 200, **values: Any) -> Response[bytes]:
    """A page in the reader's language; in it `t` are the texts (COMMON and the given), `values` the rest.

    `who` (a Visitor) among the values stands at its head with a way to sign out.
    """
    language = language_of(request)
    known = {"who": None, "title": ""} | values
    page = _environment.get_template(template).render(
        t=spoken({**COMMON, **texts}, language),
        language=language,
        other_language=next(one for one in LANGUAGES if one != language),
        path=request.url.path,
        **known,
    )
    response = Response(page.encode(), status_code=status, media_type=HTML, headers=headers_for(request))
    if request.query_params.get("lang", "") in LANGUAGES:
        put_cookie(request, response, COOKIE, language, max_age=YEAR_SECONDS)
    return response


def headers_for(request: AnyRequest) -> dict[str, str]:
    """The headers of every page; over TLS the browser is told to come by TLS from now on."""
    if request.url.scheme != "https":
        return dict(HEADERS)
    return HEADERS | {"Strict-Transport-Security": f"max-age={YEAR_SECONDS}"}


def redirect(request: AnyRequest, path: str) -> Response[bytes]:
    """Go and see there: what was sent is not sent again when the page is reloaded."""
    return Response(b"", status_code=303, headers=headers_for(request) | {"Location": path}, media_type=HTML)


def put_cookie(
    request: AnyRequest, response: Response[bytes], name: str, value: str, max_age: int | None = None
) -> None:
    """A cookie that no script reads and no other site sends."""
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, max_age=max_age, path="/", httponly=True, samesite="strict", secure=secure)


def error_page(request: AnyRequest, status: int, word: str) -> Response[bytes]:
    """A plain sentence instead of the page; `word` is one of the COMMON texts."""
    _log.info("refused", path=place(request), status=status, code=word)
    return render(request, "error.html", {}, status, word=word)


def moment(at_ms: int) -> str:
    """A moment as people here write it; nothing for 0."""
    return local(from_ms(at_ms)).strftime("%H:%M %d/%m/%Y") if at_ms else ""


def day(text: str) -> str:
    """An ISO day as people here write it, anything else as it is."""
    try:
        return date.fromisoformat(text).strftime("%d/%m/%Y")
    except ValueError:
        return text


def figure(number: int, language: str) -> str:
    """A whole number with its thousands apart, as the language has it."""
    return f"{number:,}" if language == ENGLISH else f"{number:,}".replace(",", ".")


_environment = Environment(
    loader=PackageLoader("intake_desk.server.pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters |= {"moment": moment, "day": day, "figure": figure}
_environment.globals["static"] = address
