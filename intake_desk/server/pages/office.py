"""The back office in a browser: what waits, one dossier with its story, and forms for what is to be recorded."""

import uuid
from typing import Any
from urllib.parse import quote, urlencode

import structlog
from litestar import Response, Router, get, post
from litestar.params import FromPath, RawBody

from intake_desk.domain.dossier import AWAITING_OBLIGATION, AWAITING_SUPPLEMENT, READY
from intake_desk.domain.refusals import Refusal
from intake_desk.server import national, office_acts, office_lists
from intake_desk.server.answers import AnyRequest
from intake_desk.server.central import Central
from intake_desk.server.description import COOKIE
from intake_desk.server.office import WISHES
from intake_desk.server.office_lists import ALL, ASKED, OVERDUE, WAITING, Asked
from intake_desk.server.office_messages import (
    ExtensionWish,
    ForwardWish,
    QuestionWish,
    ResultWish,
    StopWish,
    Wish,
)
from intake_desk.server.pages.description import own_form, page_operation
from intake_desk.server.pages.languages import language_of, spoken
from intake_desk.server.pages.office_story import told
from intake_desk.server.pages.office_texts import TEXTS
from intake_desk.server.pages.rendering import error_page, redirect, render
from intake_desk.server.pages.visitors import PAGE_ERRORS, FormRefused, Visitor, read_form, visitor
from intake_desk.services.steps import NoSuchDossier

OFFICE = "/office"
LISTS = (WAITING, OVERDUE, ASKED, AWAITING_SUPPLEMENT, AWAITING_OBLIGATION, READY, ALL)
# What the forms of all acts hold together.
FIELDS = ("version", *dict.fromkeys(field for wish in WISHES.values() for field in wish.__struct_fields__))
_log = structlog.get_logger("intake_desk.server")


def routes(central: Central) -> list[Router]:
    """The pages' door."""

    @get(
        OFFICE,
        sync_to_thread=True,
        operation_class=page_operation(200, 303, 403, asked=("list", "text", "after")),
        summary="Dossiers of the unit in a browser",
        security=[{COOKIE: []}],
    )
    def waiting(request: AnyRequest) -> Response[bytes]:
        who = visitor(central, request, lambda officer: officer.reads)
        return _list(central, request, who)

    @get(
        f"{OFFICE}/dossiers/{{dossier_id:str}}",
        sync_to_thread=True,
        operation_class=page_operation(200, 303, 403, 404, asked=("done",)),
        summary="One dossier with its story and what may be recorded of it",
        security=[{COOKIE: []}],
    )
    def dossier(request: AnyRequest, dossier_id: FromPath[str]) -> Response[bytes]:
        who = visitor(central, request, lambda officer: officer.reads)
        done = request.query_params.get("done", "")
        return _dossier(central, request, who, dossier_id, done=done if done in WISHES else "")

    @post(
        f"{OFFICE}/dossiers/{{dossier_id:str}}/{{name:str}}",
        sync_to_thread=True,
        operation_class=page_operation(303, 403, 404, 409, form=own_form(*FIELDS)),
        summary="The form of an act, sent",
        security=[{COOKIE: []}],
    )
    def act(request: AnyRequest, dossier_id: FromPath[str], name: FromPath[str], body: RawBody) -> Response[bytes]:
        who = visitor(central, request, lambda officer: officer.acts)
        form = read_form(request, body, who.csrf)
        if name not in WISHES:
            return error_page(request, 404, "not_found")
        try:
            wish = _wish(name, form)
            done = office_acts.act(central, who.officer, dossier_id, form.get("version", ""), wish)
        except Refusal as refusal:
            _log.info("refused", path=OFFICE, act=name, code=refusal.code)
            return _dossier(central, request, who, dossier_id, refusal=refusal, name=name, form=form)
        _log.info("acted", agency=who.officer.agency, act=name, entry=done.last)
        return redirect(request, f"{OFFICE}/dossiers/{quote(dossier_id, safe='')}?done={name}")

    handlers = [waiting, dossier, act]
    return [Router("/", route_handlers=handlers, exception_handlers=PAGE_ERRORS, tags=["pages"])]


def _list(central: Central, request: AnyRequest, who: Visitor) -> Response[bytes]:
    given = {name: value.replace("\0", "")[:200] for name, value in request.query_params.items()}
    chosen = given.get("list", WAITING)
    text = given.get("text", "").strip()
    chosen = chosen if chosen in LISTS else WAITING
    asked = Asked(list=ALL if text and "list" not in given else chosen, text=text, after=given.get("after", ""))
    page = office_lists.page(central, who.officer.agency, asked)
    following = urlencode({"list": asked.list, "text": text, "after": page.after}) if page.after else ""
    return render(
        request,
        "office_list.html",
        TEXTS,
        who=who,
        lists=LISTS,
        asked=asked,
        page=page,
        following=following,
    )


def _dossier(
    central: Central,
    request: AnyRequest,
    who: Visitor,
    dossier_id: str,
    *,
    done: str = "",
    refusal: Refusal | None = None,
    name: str = "",
    form: dict[str, str] | None = None,
) -> Response[bytes]:
    """The dossier's page; after a refusal with what was typed, in the form that it was typed in."""
    try:
        view = office_lists.view(central, who.officer.agency, dossier_id)
    except NoSuchDossier:
        return error_page(request, 404, "not_found")
    t = spoken(TEXTS, language_of(request))
    said = "" if refusal is None else t.get(refusal.code, t["not_possible_now"]).format(**refusal.params)
    may = view.may if who.officer.acts else ()
    return render(
        request,
        "office_dossier.html",
        TEXTS,
        200 if refusal is None else 409,
        who=who,
        view=view,
        dossier=view.dossier,
        national=national.fate(central, who.officer.agency, dossier_id),
        story=told(view.story, t, language_of(request)),
        may=may,
        # one name for whatever this page's form is sent for, however often
        act=str(uuid.uuid4()),
        done=done,
        said=said,
        name=name,
        form=form or {},
    )


def _wish(name: str, form: dict[str, str]) -> Wish:
    """What the form wishes. Raises FormRefused."""
    given: dict[str, Any] = {"act": form.get("act", "")}
    if not _is_name(given["act"]):
        raise FormRefused
    if name == office_lists.RESULT:
        words = {key: form.get(key, "") for key in ("sort", "number", "summary")}
        return ResultWish(**given, **words, electronic="electronic" in form)
    if name == office_lists.QUESTION:
        return QuestionWish(**given, text=form.get("text", ""))
    if name == office_lists.FORWARD:
        words = {key: form.get(key, "") for key in ("receiver", "note")}
        return ForwardWish(**given, **words, home="home" in form)
    if name == office_lists.EXTENSION:
        words = {key: form.get(key, "") for key in ("due_day", "reason", "number")}
        return ExtensionWish(**given, **words)
    words = {key: form.get(key, "") for key in ("reason", "stage", "decision", "asked_by")}
    return StopWish(**given, **words, refund="refund" in form)


def _is_name(text: str) -> bool:
    return 8 <= len(text) <= 64 and text.isascii() and text.replace("-", "").isalnum()  # noqa: PLR2004  # as ActId says
