"""The OpenAPI document: what may be asked of this server, and how requests and answers look."""

from dataclasses import dataclass
from typing import Any, ClassVar

import msgspec
from litestar import Request
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import (
    Components,
    OpenAPIMediaType,
    OpenAPIResponse,
    Operation,
    Reference,
    RequestBody,
    SecurityScheme,
)

from intake_desk import __version__
from intake_desk.server.office_messages import STRUCTS
from intake_desk.wire import (
    MEDIA_TYPE,
    EnrolAnswer,
    EnrolRequest,
    ExchangeAnswer,
    ExchangeRequest,
    Holdings,
    Problem,
)

DOCUMENT = "/openapi.json"
BEARER = "bearer"
JSON = "application/json"
_REFERENCE = "#/components/schemas/{name}"
REFUSALS = {
    400: "not understood",
    401: "the token is missing or not known here",
    403: "not allowed",
    404: "there is no such dossier in this unit",
    409: "the dossier's state does not allow it, or another act has this name",
    412: "the dossier has changed since the version that If-Match names",
    413: "the body is too large",
    415: "not the media type that is spoken here",
    422: "something in it is missing or not possible; the code says what",
    426: "another protocol is spoken here",
    428: "If-Match is missing",
    429: "asked too often; Retry-After says when to come again",
}


def refusals(*statuses: int) -> dict[int, ResponseSpec]:
    """The refusals that an operation answers with, each a `Problem`."""
    return {
        status: ResponseSpec(data_container=Problem, description=REFUSALS[status], generate_examples=False)
        for status in statuses
    }


class Health(msgspec.Struct, frozen=True):
    """That the server is well, and which protocol it speaks (JSON)."""

    status: str
    protocol: int


@dataclass
class _Spoken(Operation):
    """An operation that takes and gives structs of the wire; subclasses name them, and how they are written."""

    asked: ClassVar[type[msgspec.Struct] | None] = None
    answered: ClassVar[type[msgspec.Struct]]
    media_type: ClassVar[str] = MEDIA_TYPE

    def __post_init__(self) -> None:
        if self.asked is not None:
            self.request_body = RequestBody(content=_of(self.asked, self.media_type), required=True)
        answer = OpenAPIResponse(description="what was asked for", content=_of(self.answered, self.media_type))
        self.responses = {**(self.responses or {}), "200": answer}


@dataclass
class EnrolOperation(_Spoken):
    """Enrolment's."""

    asked = EnrolRequest
    answered = EnrolAnswer


@dataclass
class ExchangeOperation(_Spoken):
    """The exchange's."""

    asked = ExchangeRequest
    answered = ExchangeAnswer


@dataclass
class HoldingsOperation(_Spoken):
    """What is held."""

    answered = Holdings
    media_type = JSON


@dataclass
class HealthOperation(_Spoken):
    """Whether the server is well."""

    answered = Health
    media_type = JSON


def json_operation(answered: type[msgspec.Struct], asked: type[msgspec.Struct] | None = None) -> type[Operation]:
    """An operation that gives this struct as JSON, and takes that one."""
    described = {"__doc__": answered.__doc__, "asked": asked, "answered": answered, "media_type": JSON}
    return dataclass(type(f"{answered.__name__}Operation", (_Spoken,), described))


def _of(struct: type[msgspec.Struct], media_type: str) -> dict[str, OpenAPIMediaType]:
    return {media_type: OpenAPIMediaType(schema=Reference(ref=_REFERENCE.format(name=struct.__name__)))}


def openapi() -> OpenAPIConfig:
    """The document's frame; routes bring the rest."""
    return OpenAPIConfig(
        title="Intake Desk: the central server",
        version=__version__,
        path="/",
        render_plugins=[_Document(path=DOCUMENT)],
        components=Components(security_schemes={BEARER: SecurityScheme(type="http", scheme="bearer")}),
    )


class _Document(JsonRenderPlugin):
    """The document with the structs of the wire as msgspec describes them, which the framework does not see."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The document as JSON."""
        structs = (EnrolRequest, EnrolAnswer, ExchangeRequest, ExchangeAnswer, Holdings, Health, *STRUCTS)
        _, schemas = msgspec.json.schema_components(structs, ref_template=_REFERENCE)
        components = openapi_schema.get("components", {})
        whole = {
            **openapi_schema,
            "components": {**components, "schemas": {**schemas, **components.get("schemas", {})}},
        }
        return super().render(request, whole)
