"""The API as its own document describes it, under schemathesis: whatever is sent, what comes back was foretold."""

from base64 import b64decode
from binascii import Error as Base64Error
from contextlib import suppress
from hashlib import sha512

import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from intake_desk.domain.desk import SUPERVISOR, Clerk
from intake_desk.server import limits, officers
from intake_desk.server.app import create_app
from intake_desk.server.central import open_central
from intake_desk.server.description import DOCUMENT
from intake_desk.server.keys import hash_password
from intake_desk.server.limits import Rate
from intake_desk.server.pages.visitors import csrf_of
from intake_desk.server.units import put_clerks
from intake_desk.wire import MEDIA_TYPE, WAIT

AGENCY = "H26.103"
PASSWORD = "mot-hai-ba-bon"
DOSSIER = "d0000001"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES = 15
# How many bytes stand in a text of base64 whose length the document fixes: its padding leaves that open.
FIXED = {44: 32, 88: 64}
# What marks in the schema what is bytes in MessagePack.
BYTES = "x-bytes"
SLOW, FEW = {"contentEncoding", "propertyNames", "pattern"}, 3
# What MessagePack can write of whole numbers.
LEAST, MOST = -(2**63), 2**64 - 1
# The caller signs for itself, waits for nobody, and revokes desks that nothing else here calls as.
OWN, FIRST_TO_END = "own", 3


@pytest.fixture
def central(tmp_path, clock):
    """What conforms does so on every database; those of the matrix are asked elsewhere."""
    opened = open_central(tmp_path / "server", now_ms=clock)
    yield opened
    opened.close()


@pytest.fixture
def described(central, ask, monkeypatch):
    """The document as the real application gives it, of a server that is asked as often as one likes."""
    free = Rate(1e9, 1e9)
    monkeypatch.setattr(limits, "OTHERS", free)
    monkeypatch.setattr(limits, "RATES", {})
    schema = schemathesis.openapi.from_dict(made_easy(ask("GET", DOCUMENT).json()))
    schema.config.generation.update(with_security_parameters=False)
    schema.app = create_app(central)
    return schema


def made_easy(part):
    """The document in words by which bodies are made up fast: texts of a certain length for base64, few of everything,
    any names for the keys of a map.
    """
    if not isinstance(part, dict):
        return [made_easy(one) for one in part] if isinstance(part, list) else part
    easy = {name: made_easy(one) for name, one in part.items() if name not in SLOW}
    few = {name: min(easy[name], FEW) for name in ("maxItems", "maxProperties") if isinstance(easy.get(name), int)}
    if "prefixItems" in easy:
        few |= {"items": False, "maxItems": len(easy["prefixItems"])}
    return easy | few | ({BYTES: True} if part.get("contentEncoding") == "base64" else {})


@pytest.fixture
def callers(central, enrol, make_entry):
    """Who calls: a desk that sent a dossier, an officer's program and browser, and those whose calls end something."""
    desk = enrol()
    desk.entries.append(make_entry(desk.journal, 1, desk.hash_at(0), 1 << 40, DOSSIER))
    desk.exchange(desk.tail())
    ending = enrol(name="Quầy 2")
    verifier = hash_password(PASSWORD)
    put_clerks(central, AGENCY, [Clerk(login="hang", name="Lý Thị Hằng", role=SUPERVISOR, verifier=verifier)])
    tokens = {}
    for login, role in (("ha", officers.OFFICER), ("hoa", officers.OFFICER), ("tinh", officers.PROVINCE)):
        officers.put_officer(central, AGENCY, login, login.title(), role, PASSWORD)
        tokens[login] = officers.issue_token(central, AGENCY, login)
    return {"desk": desk, "ending": ending, **tokens}


@schemathesis.serializer(MEDIA_TYPE)
def as_messagepack(context, value):
    """What the document describes in JSON's words, with the bytes that its base64 stands for."""
    schema = context.case.operation.schema.raw_schema
    asked = context.case.operation.definition.raw["requestBody"]["content"][MEDIA_TYPE]["schema"]
    return {"data": msgspec.msgpack.encode(with_bytes(schema, asked, value))}


@schemathesis.deserializer(MEDIA_TYPE)
def from_messagepack(context, response):
    return msgspec.to_builtins(msgspec.msgpack.decode(response.content))


def with_bytes(document, schema, value):
    """The value with bytes wherever the schema has base64."""
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    if isinstance(value, str) and schema.get(BYTES):
        return as_bytes(value)
    if isinstance(value, dict):
        known, others = schema.get("properties", {}), schema.get("additionalProperties", {})
        others = others if isinstance(others, dict) else {}
        return {name: with_bytes(document, known.get(name, others), one) for name, one in value.items()}
    if isinstance(value, list):
        places, others = schema.get("prefixItems", []), schema.get("items", {})
        others = others if isinstance(others, dict) else {}
        return [with_bytes(document, places[at] if at < len(places) else others, one) for at, one in enumerate(value)]
    if isinstance(value, int):
        return min(max(value, LEAST), MOST)
    return value


def as_bytes(text):
    raw = text.encode("utf-8", "surrogatepass")
    if len(text) in FIXED:
        return sha512(raw).digest()[: FIXED[len(text)]]
    try:
        return b64decode(raw, validate=True)
    except Base64Error:
        return raw


def bearing(case, callers):
    """Who asks this: the case's own headers say the rest."""
    path = case.operation.path
    if path.startswith("/v1/office"):
        token = callers["hoa" if path.endswith("sign-out") else "ha"]
    elif path.startswith("/v1/desks"):
        token = callers["ending"].token
    elif path.startswith("/v1"):
        token = callers["desk"].token
    else:
        token = callers["hoa" if path.endswith("sign-out") else "tinh" if path == "/tinh" else "ha"]
        mark = {"/sign-in": csrf_of("once"), "/tra-cuu": ""}.get(path, csrf_of(token))
        return {"Cookie": f"session={token}; visit=once"}, mark
    return {"Authorization": f"Bearer {token}"}, ""


def made_possible(case, callers, csrf):
    """Of a body that could be meant: what nobody makes up, a signature, a password, a form's mark, is put in place."""
    body = case.body
    if not isinstance(body, dict):
        return
    path = case.operation.path
    if OWN in body and isinstance(body[OWN], dict):
        head = callers["desk"].head()
        body[OWN] = msgspec.to_builtins(head)
    if path == WAIT:
        case.body = without_waiting(body)
    if path.startswith("/v1/desks"):
        body |= {"login": "hang", "password": PASSWORD}
        if isinstance(body.get("desk"), int):
            body["desk"] = max(body["desk"], FIRST_TO_END)
    if "csrf" in body:
        body["csrf"] = csrf


def without_waiting(body):
    """Whoever asks to be told of news is told at once that there are none."""
    patient = isinstance(body, dict) and isinstance(body.get("seconds", 25), int) and body.get("seconds", 25) > 0
    return body | {"seconds": 0} if patient else body


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_what_comes_back_is_what_the_document_says(described, callers, subtests, mode):
    for operation in (found.ok() for found in described.get_all_operations()):

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck),
                  phases=[Phase.generate])  # fmt: skip
        def asked(case):
            headers, csrf = bearing(case, callers)
            if mode is GenerationMode.POSITIVE:
                made_possible(case, callers, csrf)
            elif case.operation.path == WAIT:
                case.body = without_waiting(case.body)
            response = case.call_and_validate(headers=headers, checks=CHECKS)
            # what the document forbids is refused; pages pass over what they do not know
            if mode is GenerationMode.NEGATIVE and case.operation.path.startswith("/v1") and case.operation.body:
                assert response.status_code >= 400, case.as_curl_command()

        with subtests.test(operation.label), suppress(Unsatisfiable):  # nothing of some can be asked wrongly
            asked()
