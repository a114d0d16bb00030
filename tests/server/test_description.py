"""The OpenAPI document says all that may be asked: no door of the application is missing, and none is made up."""

import re

import pytest

from intake_desk.server.app import create_app
from intake_desk.server.central import open_central
from intake_desk.server.description import COMMON

# The document itself, and what the framework answers beside it.
OF_THE_DOCUMENT = {"GET /openapi.json", "GET /", "GET /{path}"}


@pytest.fixture
def central(tmp_path, clock):
    """The description is the same on every database."""
    opened = open_central(tmp_path / "server", now_ms=clock)
    yield opened
    opened.close()


@pytest.fixture
def document(ask):
    return ask("GET", "/openapi.json").json()


def operations(document):
    return {
        f"{method.upper()} {path}": operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }


def references(part):
    """Every name that some place of the document refers to."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name == "$ref":
                yield value.rsplit("/", 1)[-1]
            else:
                yield from references(value)
    elif isinstance(part, list):
        for value in part:
            yield from references(value)


def test_every_route_stands_in_the_document_and_no_other(central, document):
    routes = {
        f"{method} {re.sub(r':[a-z]+}', '}', route.path)}"
        for route in create_app(central).routes
        for method in route.methods
        if method not in {"OPTIONS", "HEAD"}
    }
    assert routes - OF_THE_DOCUMENT == set(operations(document))


def test_every_operation_says_what_it_is_for_and_what_it_may_refuse(document):
    for name, operation in operations(document).items():
        assert operation["summary"], name
        statuses = {int(status) for status in operation["responses"]}
        assert set(COMMON) <= statuses, name
        assert statuses & {200, 303}, name
        for answer in operation["responses"].values():
            assert answer["content"], name


def test_whoever_needs_a_token_is_told_so(document):
    for name, operation in operations(document).items():
        assert ("401" in operation["responses"]) <= (bool(operation.get("security")) or "sign-in" in name), name


def test_all_that_the_document_refers_to_is_in_it(document):
    known = document["components"]["schemas"]
    assert set(references(document)) == set(known)
    assert {"WaitRequest", "CodeRequest", "RevokeRequest", "ExchangeRequest", "EnrolRequest", "Problem"} <= set(known)
