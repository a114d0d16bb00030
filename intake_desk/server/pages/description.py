"""The pages in the server's description: what their addresses and forms may hold; people are answered in HTML."""

from dataclasses import dataclass
from typing import ClassVar

from litestar.openapi.spec import (
    OpenAPIHeader,
    OpenAPIMediaType,
    OpenAPIResponse,
    OpenAPIType,
    Operation,
    Parameter,
    Reference,
    RequestBody,
    Schema,
)

from intake_desk.server.description import COMMON, problem
from intake_desk.server.pages.rendering import HTML
from intake_desk.server.pages.visitors import CSRF, FORM_TYPE

_TEXT = Schema(type=OpenAPIType.STRING)
_PAGE = OpenAPIMediaType(schema=_TEXT)


@dataclass
class _Page(Operation):
    """An operation that shows a page, or sends the browser to another one; subclasses say what it takes."""

    asked: ClassVar[tuple[str, ...]] = ()
    form: ClassVar[tuple[str, ...]] = ()
    statuses: ClassVar[tuple[int, ...]] = ()

    def __post_init__(self) -> None:
        asked = [Parameter(name, "query", _TEXT) for name in ("lang", *self.asked)]
        self.parameters = [*(self.parameters or ()), *asked]
        if self.form:
            schema = Schema(type=OpenAPIType.OBJECT, properties=dict.fromkeys(self.form, _TEXT))
            self.request_body = RequestBody(content={FORM_TYPE: OpenAPIMediaType(schema=schema)}, required=True)
        refused = {*self.statuses, *COMMON} - {200, 303}
        self.responses = {str(status): problem(status, **{HTML: _PAGE}) for status in sorted(refused)}
        if 200 in self.statuses:  # noqa: PLR2004  # HTTP's own number
            self.responses["200"] = OpenAPIResponse(description="the page", content={HTML: _PAGE})
        if 303 in self.statuses:  # noqa: PLR2004  # HTTP's own number
            headers: dict[str, OpenAPIHeader | Reference] = {
                "Location": OpenAPIHeader(schema=_TEXT, description="the other page")
            }
            self.responses["303"] = OpenAPIResponse(description="see there", headers=headers, content={HTML: _PAGE})


def page_operation(*statuses: int, asked: tuple[str, ...] = (), form: tuple[str, ...] = ()) -> type[Operation]:
    """A page that answers with these statuses; `asked` may stand in its address, `form` in what is sent to it."""
    return type("PageOperation", (_Page,), {"asked": asked, "form": form, "statuses": statuses})


def own_form(*fields: str) -> tuple[str, ...]:
    """The fields of a form that only a page of ours can have made."""
    return (CSRF, *fields)
