"""Who may do what: every route of the application against every sort of caller. A route that is not here fails."""

import re
from urllib.parse import urlencode

import msgspec
import pytest

from intake_desk.server import officers
from intake_desk.server.app import create_app
from intake_desk.server.enrolment import issue_admin_token
from intake_desk.server.pages.visitors import FORM_TYPE, csrf_of

AGENCY, OTHER = "H26.103", "H26.104"
PASSWORD = "mot-hai-ba-bon"
DOSSIER = "d0000001"

NOBODY, DESK, ADMIN = "nobody", "desk", "admin"
OFFICER, AUDITOR, PROVINCE, PROGRAM = "officer", "auditor", "province", "program"
COOKIES = {f"{role} in a browser" for role in (OFFICER, AUDITOR, PROVINCE)}
EVERYBODY = {NOBODY, DESK, ADMIN, OFFICER, AUDITOR, PROVINCE, PROGRAM} | COOKIES
READERS = {OFFICER, AUDITOR, PROGRAM}
ACTORS = {OFFICER, PROGRAM}
SIGNED_IN = {OFFICER, AUDITOR, PROVINCE, PROGRAM}
BROWSERS_READ = {"officer in a browser", "auditor in a browser"}

# Every route, and who is let in. Whoever is not is answered 401, 403, or (in a browser) sent to sign in.
MAY = {
    "POST /v1/enrol": EVERYBODY,
    "POST /v1/exchange": {DESK},
    "GET /v1/holdings": {DESK, ADMIN},
    "POST /v1/wait": {DESK},
    "POST /v1/remind": EVERYBODY,  # the server's own signature and the desk's are what counts
    "POST /v1/desks/code": {DESK},
    "POST /v1/desks/revoke": {DESK},
    "GET /health": EVERYBODY,
    "GET /ready": EVERYBODY,
    "GET /openapi.json": EVERYBODY,
    "GET /": EVERYBODY,
    "GET /{path}": EVERYBODY,
    "GET /metrics": EVERYBODY,
    "GET /static/{name}": EVERYBODY,
    "POST /v1/office/sign-in": EVERYBODY,
    "POST /v1/office/sign-out": SIGNED_IN,
    "GET /v1/office/me": SIGNED_IN,
    "GET /v1/office/dossiers": READERS,
    "GET /v1/office/dossiers/{dossier_id}": READERS,
    "POST /v1/office/dossiers/{dossier_id}/result": ACTORS,
    "POST /v1/office/dossiers/{dossier_id}/extension": ACTORS,
    "POST /v1/office/dossiers/{dossier_id}/stop": ACTORS,
    "POST /v1/office/dossiers/{dossier_id}/forward": ACTORS,
    "POST /v1/office/dossiers/{dossier_id}/question": ACTORS,
    "GET /sign-in": EVERYBODY,
    "POST /sign-in": EVERYBODY,
    "POST /sign-out": COOKIES,
    "GET /password": COOKIES,
    "POST /password": COOKIES,
    "GET /tra-cuu": EVERYBODY,
    "POST /tra-cuu": EVERYBODY,
    "GET /tra-cuu/{text}": EVERYBODY,
    "GET /TRA-CUU/{text}": EVERYBODY,
    "GET /tinh": {"province in a browser"},
    "GET /office": BROWSERS_READ,
    "GET /office/dossiers/{dossier_id}": BROWSERS_READ,
    "POST /office/dossiers/{dossier_id}/{name}": {"officer in a browser"},
}
WISH = {"act": "act-00000001", "reason": "Lý do", "text": "Hỏi", "receiver": "Phòng", "due_day": "2026-11-27"}


def routes(central):
    """Every method and path that the application answers."""
    found = set()
    for route in create_app(central).routes:
        path = re.sub(r":[a-z]+}", "}", route.path)
        found |= {f"{method} {path}" for method in route.methods if method not in {"OPTIONS", "HEAD"}}
    return found


def test_every_route_says_who_may_use_it(central):
    assert set(MAY) == routes(central)


@pytest.fixture
def world(central, enrol, make_entry, monkeypatch):
    """A unit with a dossier and everybody who may call; and another unit whose officers are nobody here."""
    monkeypatch.setattr(officers, "hash_password", lambda password: password)  # nobody signs in: it would take minutes
    desk = enrol()
    desk.entries.append(make_entry(desk.journal, 1, desk.hash_at(0), 1 << 40, DOSSIER))
    desk.exchange(desk.tail())
    enrol(OTHER)
    tokens = {NOBODY: "", DESK: desk.token, ADMIN: issue_admin_token(central, AGENCY)}
    for agency in (AGENCY, OTHER):
        for role in (OFFICER, AUDITOR, PROVINCE):
            officers.put_officer(central, agency, role, role.title(), role, PASSWORD)
            tokens[f"{role} of {agency}"] = officers.issue_token(central, agency, role)
    for role in (OFFICER, AUDITOR, PROVINCE):
        tokens[role] = tokens[f"{role} of {AGENCY}"]
    officers.put_officer(central, AGENCY, "cong", "Cổng", OFFICER, PASSWORD)
    tokens[PROGRAM] = officers.issue_token(central, AGENCY, "cong")
    return desk, tokens


def call(ask, route, who, tokens, dossier_id):
    """Ask as one of them, with a body that fits the route as well as one can tell."""
    method, path = route.split(" ")
    path = path.replace("{dossier_id}", dossier_id).replace("{name}", "question" if "office" in path else "x")
    role = who.removesuffix(" in a browser")
    headers, token = {}, tokens[role]
    if role != who:
        headers, token = {"Cookie": f"session={token}"}, ""
    body = b""
    if path.startswith("/v1/office"):
        headers |= {"Content-Type": "application/json", "If-Match": "*"}
        body = msgspec.json.encode(WISH)
    elif method == "POST" and not path.startswith("/v1"):
        csrf = {} if path == "/tra-cuu" else {"csrf": csrf_of(tokens[role] if role != who else "")}
        headers |= {"Content-Type": FORM_TYPE}
        body = urlencode(WISH | csrf | {"version": "*"}).encode()
    return ask(method, path, body, token, **headers)


def let_in(response):
    sent_away = response.status_code == 303 and response.headers.get("location", "").startswith("/sign-in?")
    return response.status_code not in {401, 403} and not sent_away


OPEN_TO_WRONG_GUESSES = {"POST /v1/office/sign-in", "POST /sign-in"}  # 403 is about the password there


@pytest.mark.parametrize("route", sorted(set(MAY) - OPEN_TO_WRONG_GUESSES))
def test_only_who_may_is_let_in(ask, world, route):
    _, tokens = world
    for who in sorted(EVERYBODY, key=lambda one: one in MAY[route]):  # whoever signs out does so last
        response = call(ask, route, who, tokens, DOSSIER)
        assert (who in MAY[route]) == let_in(response), (who, response.status_code, response.text[:200])
        assert response.status_code < 500


@pytest.mark.parametrize("route", sorted(route for route in MAY if "{dossier_id}" in route))
def test_another_units_officers_see_and_touch_nothing(ask, world, route):
    desk, tokens = world
    for role in (OFFICER, AUDITOR, PROVINCE):
        theirs = {role: tokens[f"{role} of {OTHER}"]}
        for who in (role, f"{role} in a browser"):
            response = call(ask, route, who, theirs, DOSSIER)
            assert response.status_code in {303, 401, 403, 404}, (who, response.status_code)
            assert "Vũ Thị Bình" not in response.text
    heads = desk.exchange().heads
    assert {desk.journal} == set(heads)


def test_another_units_list_is_empty(ask, world):
    _, tokens = world
    theirs = {OFFICER: tokens[f"{OFFICER} of {OTHER}"]}
    for route, who in (("GET /v1/office/dossiers", OFFICER), ("GET /office", "officer in a browser")):
        response = call(ask, route, who, theirs, "")
        assert 200 == response.status_code
        assert "Vũ Thị Bình" not in response.text
