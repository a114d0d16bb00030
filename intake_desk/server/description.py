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
    OpenAPIType,
    Operation,
    Parameter,
    Reference,
    RequestBody,
    Schema,
    SecurityScheme,
)

from intake_desk import __version__
from intake_desk.packing import ENCODING
from intake_desk.server.bodies import BODY_SECONDS
from intake_desk.server.office_messages import STRUCTS
from intake_desk.wire import (
    MEDIA_TYPE,
    CodeAnswer,
    CodeRequest,
    EnrolAnswer,
    EnrolRequest,
    ExchangeAnswer,
    ExchangeRequest,
    Holdings,
    Problem,
    RemindAnswer,
    RemindRequest,
    RevokeAnswer,
    RevokeRequest,
    WaitAnswer,
    WaitRequest,
)

DOCUMENT = "/openapi.json"
BEARER = "bearer"
COOKIE = "cookie"
JSON = "application/json"
_REFERENCE = "#/components/schemas/{name}"
ABOUT = f"""What desks, the back office, citizens and the province ask of the central server.

Messages of desks are MessagePack ({MEDIA_TYPE}): maps of the fields below, byte strings in MessagePack's own binary
type (here: strings in base64). A body may be packed with {ENCODING} (Content-Encoding). It must have come whole
{BODY_SECONDS} seconds after its first byte. Whoever asks too often, or while too much arrives at once, is told to come
again: nothing was done."""
REFUSALS = {
    400: "not understood",
    401: "the token is missing or not known here",
    403: "not allowed",
    404: "there is no such thing here",
    408: "the body came too slowly",
    409: "the dossier's state does not allow it, or another act has this name",
    412: "the dossier has changed since the version that If-Match names",
    413: "the body is too large",
    415: "not the media type that is spoken here",
    422: "something in it is missing or not possible; the code says what",
    426: "another protocol is spoken here",
    428: "If-Match is missing",
    429: "asked too often; Retry-After says when to come again",
    503: "too much arrives at once; Retry-After says when to come again",
}
# What may be answered before anybody looks at what is asked.
COMMON = (400, 408, 413, 415, 429, 503)


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
    given: ClassVar[tuple[Parameter, ...]] = ()

    def __post_init__(self) -> None:
        if self.given:
            self.parameters = [*(self.parameters or ()), *self.given]
        if self.asked is not None:
            self.request_body = RequestBody(content=of(self.asked, self.media_type), required=True)
        answer = OpenAPIResponse(description="what was asked for", content=of(self.answered, self.media_type))
        self.responses = {
            **(self.responses or {}),
            **{str(status): problem(status) for status in COMMON},
            "200": answer,
        }


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
class WaitOperation(_Spoken):
    """Waiting's."""

    asked = WaitRequest
    answered = WaitAnswer


@dataclass
class CodeOperation(_Spoken):
    """A supervisor's, who adds a desk."""

    asked = CodeRequest
    answered = CodeAnswer


@dataclass
class RevokeOperation(_Spoken):
    """A supervisor's, who ends a desk."""

    asked = RevokeRequest
    answered = RevokeAnswer


@dataclass
class RemindOperation(_Spoken):
    """Reminding's, of a server that was restored."""

    asked = RemindRequest
    answered = RemindAnswer


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


@dataclass
class _Content(Operation):
    """An operation that gives what is no struct; subclasses name its media types."""

    media_types: ClassVar[tuple[str, ...]]

    def __post_init__(self) -> None:
        content = {name: OpenAPIMediaType(schema=Schema(type=OpenAPIType.STRING)) for name in self.media_types}
        self.responses = {
            **(self.responses or {}),
            **{str(status): problem(status) for status in COMMON},
            "200": OpenAPIResponse(description="what was asked for", content=content),
        }


def content_operation(*media_types: str) -> type[Operation]:
    """An operation that gives text or files of these media types."""
    return type("ContentOperation", (_Content,), {"media_types": media_types})


def json_operation(
    answered: type[msgspec.Struct], asked: type[msgspec.Struct] | None = None, given: tuple[Parameter, ...] = ()
) -> type[Operation]:
    """An operation that gives this struct as JSON, and takes that one besides what is `given` with the request."""
    described = {"__doc__": answered.__doc__, "asked": asked, "answered": answered, "media_type": JSON, "given": given}
    return type(f"{answered.__name__}Operation", (_Spoken,), described)


def problem(status: int, **others: OpenAPIMediaType) -> OpenAPIResponse:
    """A refusal as the document describes it; pages may give `others` besides the `Problem`."""
    return OpenAPIResponse(description=REFUSALS[status], content={**others, **of(Problem, JSON)})


def of(struct: type[msgspec.Struct], media_type: str) -> dict[str, OpenAPIMediaType]:
    """What is said in one of the structs."""
    return {media_type: OpenAPIMediaType(schema=Reference(ref=_REFERENCE.format(name=struct.__name__)))}


def openapi() -> OpenAPIConfig:
    """The document's frame; routes bring the rest."""
    return OpenAPIConfig(
        title="Intake Desk: the central server",
        version=__version__,
        description=ABOUT,
        path="/",
        render_plugins=[_Document(path=DOCUMENT)],
        components=Components(
            security_schemes={
                BEARER: SecurityScheme(type="http", scheme="bearer"),
                COOKIE: SecurityScheme(type="apiKey", name="session", security_scheme_in="cookie"),
            }
        ),
    )


class _Document(JsonRenderPlugin):
    """The document with the structs of the wire as msgspec describes them, which the framework does not see."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The document as JSON."""
        _, schemas = msgspec.json.schema_components(_STRUCTS, ref_template=_REFERENCE)
        components = openapi_schema.get("components", {})
        whole = {
            **openapi_schema,
            "components": {**components, "schemas": {**schemas, **components.get("schemas", {})}},
        }
        return super().render(request, whole)


_STRUCTS = (
    EnrolRequest,
    EnrolAnswer,
    ExchangeRequest,
    ExchangeAnswer,
    WaitRequest,
    WaitAnswer,
    CodeRequest,
    CodeAnswer,
    RevokeRequest,
    RevokeAnswer,
    RemindRequest,
    RemindAnswer,
    Holdings,
    Health,
    Problem,
    *STRUCTS,
)
