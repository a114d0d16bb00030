"""How the server answers: refusals in one shape, and headers that let a browser do no more than it needs to."""

from typing import Any

import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException

from intake_desk.wire import Problem

AnyRequest = Request[Any, Any, Any]
JSON = "application/json"
_log = structlog.get_logger("intake_desk.server")


class Refused(Exception):
    """A request that is answered with a status of four hundred and something."""

    def __init__(self, status: int, code: str, message: str, seconds: int = 0) -> None:
        super().__init__(code)
        self.status = status
        self.problem = Problem(code=code, message=message, seconds=seconds)


def place(request: AnyRequest) -> str:
    """The path as the server's own doors name it, for its log: what callers write there may tell of somebody."""
    return str(request.scope.get("path_template") or "unknown")


def json_answer(content: object, status: int = 200) -> Response[bytes]:
    """A document for programs; nobody keeps a copy of it on the way."""
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response(msgspec.json.encode(content), status_code=status, media_type=JSON, headers=headers)


def refused(request: AnyRequest, error: Refused) -> Response[bytes]:
    """The answer to a refused request."""
    _log.info("refused", path=place(request), status=error.status, code=error.problem.code)
    response = json_answer(error.problem, error.status)
    if error.status == 401:  # noqa: PLR2004  # HTTP asks for it
        response.headers["WWW-Authenticate"] = "Bearer"
    if error.status == 408:  # noqa: PLR2004  # what is still to come of the body is waited for no longer
        response.headers["Connection"] = "close"
    if error.status == 503:  # noqa: PLR2004  # who was refused for the crowd only, comes again
        response.headers["Retry-After"] = str(error.problem.seconds)
    return response


def http_error(request: AnyRequest, error: HTTPException) -> Response[bytes]:
    """The answer to a request that led nowhere."""
    _log.info("refused", path=place(request), status=error.status_code)
    return json_answer(Problem(code=f"http_{error.status_code}", message=error.detail), error.status_code)


def failed(request: AnyRequest, error: Exception) -> Response[bytes]:
    """The answer when the server itself failed."""
    # the kind of error only: its text may quote what was being stored
    _log.error("failed", path=place(request), error=type(error).__name__)
    return json_answer(Problem(code="failed", message="the server failed; nothing was half done"), 500)
