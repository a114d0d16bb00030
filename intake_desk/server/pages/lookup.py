"""The public look-up: what a receipt's QR leads to. Anybody may ask, so nobody is told a name and nobody asks often."""

import threading
from typing import Any
from urllib.parse import quote

from litestar import Response, Router, get, post
from litestar.params import FromPath, RawBody

from intake_desk.domain.numbers import code_in
from intake_desk.domain.receipt_links import LOOKUP
from intake_desk.server import lookups
from intake_desk.server.answers import AnyRequest
from intake_desk.server.central import Central
from intake_desk.server.forwarded import network
from intake_desk.server.limits import TOO_MANY, Buckets, Rate
from intake_desk.server.lookups import Told
from intake_desk.server.pages.description import page_operation
from intake_desk.server.pages.languages import language_of, spoken
from intake_desk.server.pages.lookup_texts import TEXTS
from intake_desk.server.pages.rendering import redirect, render
from intake_desk.server.pages.visitors import PAGE_ERRORS, read_form

LONGEST = 1000
MOST_TOGETHER = 50
ROBOTS = {"X-Robots-Tag": "noindex, nofollow, noarchive"}
TOGETHER = "cung"
# One address may stand for a village; one code is a family's. Eight figures last for centuries of such tries.
BY_CALLER = Rate(40, 0.5)
BY_CODE = Rate(30, 0.2)
TRIES_BY_CALLER = Rate(30, 0.1)
TRIES_BY_CODE = Rate(10, 1 / 120)
_TONES = {
    "overdue": "bad",
    "awaiting_supplement": "waiting",
    "awaiting_obligation": "waiting",
    "ready": "good",
    "handed_back": "good",
}


class Patience:
    """How often looking up and trying check codes is borne, by caller and by code; thread-safe, of bounded size.

    Callers and codes are remembered apart, so that whoever invents codes pushes no caller out, nor the reverse.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._callers, self._codes = Buckets(), Buckets()

    def seconds(self, caller: str, code: str, *, trying: bool) -> float:
        """Count one question: 0.0 when it may be answered, or the seconds to wait."""
        with self._lock:
            wait = self._callers.take(caller, "look", BY_CALLER)
            if trying:
                wait = max(wait, self._callers.take(caller, "try", TRIES_BY_CALLER))
            if wait or not code:
                return wait
            return self._codes.take(code, "try", TRIES_BY_CODE) if trying else self._codes.take(code, "look", BY_CODE)


def routes(central: Central) -> list[Router]:
    """The page's doors; the link in a QR code is in capitals."""
    patience = Patience()

    @get(
        LOOKUP,
        sync_to_thread=True,
        operation_class=page_operation(200, 303, 404, asked=("code",)),
        summary="Where a citizen types a dossier's code",
    )
    def form(request: AnyRequest) -> Response[bytes]:
        typed = request.query_params.get("code", "").strip()
        if typed:
            return _see(request, typed)
        return _page(request, typed="", stage="form")

    @get(
        f"{LOOKUP}/{{text:str}}",
        sync_to_thread=True,
        operation_class=page_operation(200, 303, 404, asked=(TOGETHER,)),
        summary="Where a dossier stands, and when; names nobody",
    )
    def state(request: AnyRequest, text: FromPath[str]) -> Response[bytes]:
        if text != code_in(text):
            return _see(request, text)  # what else the link holds does not stay in the browser's history
        return _answer(central, patience, request, text, None)

    @get(
        f"{LOOKUP.upper()}/{{text:str}}",
        sync_to_thread=True,
        operation_class=page_operation(303, 404),
        summary="The link in a receipt's QR",
    )
    def scanned(request: AnyRequest, text: FromPath[str]) -> Response[bytes]:
        return _see(request, text)

    @post(
        LOOKUP,
        status_code=200,
        sync_to_thread=True,
        operation_class=page_operation(200, 303, 403, 404, asked=(TOGETHER,), form=("code", "check")),
        summary="The same; with the check code also what it is about",
    )
    def ask(request: AnyRequest, body: RawBody) -> Response[bytes]:
        given = read_form(request, body, "")
        typed, check = given.get("code", "").strip()[:LONGEST], given.get("check", "").strip()
        if not check:
            return _see(request, typed) if typed else _page(request, typed="", stage="form")
        return _answer(central, patience, request, typed, check)

    handlers = [form, state, scanned, ask]
    return [Router("/", route_handlers=handlers, exception_handlers=PAGE_ERRORS, tags=["pages"])]


def _see(request: AnyRequest, text: str) -> Response[bytes]:
    """Go to the code's own address, with the other codes that one receipt's link names."""
    code = code_in(text)
    if not code:
        return _page(request, 404, typed=text[:LONGEST], stage="not_found")
    listed = text.partition(":")[2].split(",")
    others = [other for other in listed[:MOST_TOGETHER] if other and other == code_in(other)]
    return redirect(request, f"{LOOKUP}/{code}" + (f"?{TOGETHER}={quote(','.join(others))}" if others else ""))


def _answer(
    central: Central, patience: Patience, request: AnyRequest, typed: str, check: str | None
) -> Response[bytes]:
    code = code_in(typed)
    wait = patience.seconds(network(request.scope), code, trying=check is not None)
    if wait:
        seconds = int(wait) + 1
        said = spoken(TEXTS, language_of(request))["too_often"].format(seconds=seconds)
        response = _page(request, TOO_MANY, typed=code, stage="too_often", said=said)
        response.headers["Retry-After"] = str(seconds)
        return response
    with central.database.reading() as connection:
        found = lookups.look_up(connection, code, check, central.now_ms())
        counter = lookups.counter(connection, code)
    if found is None:
        return _page(request, 404, typed=code or typed, stage="not_found", counter=counter)
    if not isinstance(found, Told):
        return _page(request, typed=code, stage="several", counter=counter)
    others = request.query_params.get(TOGETHER, "").split(",")[:MOST_TOGETHER]
    return _page(
        request,
        typed=code,
        stage="found",
        told=found,
        tone=_TONES.get(found.state, "information"),
        counter=counter,
        together=[other for other in others if other and other == code_in(other)],
    )


def _page(request: AnyRequest, status: int = 200, **values: Any) -> Response[bytes]:
    known = {"said": "", "told": None, "tone": "", "counter": None, "together": [], "address": LOOKUP} | values
    response = render(request, "lookup.html", TEXTS, status, **known)
    response.headers.update(ROBOTS)
    return response
