"""The files that pages bring along: named with their own hash, so that a browser may keep them for good."""

from hashlib import sha256
from importlib.resources import files

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from intake_desk.server.description import content_operation, refusals

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
FOLDER = "static"


def _read() -> dict[str, tuple[bytes, str]]:
    """Every file by the name in its address, with its type."""
    found = {}
    for file in (files("intake_desk.server.pages") / FOLDER).iterdir():
        stem, dot, suffix = file.name.rpartition(".")
        if dot + suffix in TYPES:
            content = file.read_bytes()
            found[f"{stem}-{sha256(content).hexdigest()[:12]}{dot}{suffix}"] = content, TYPES[dot + suffix]
    return found


_FILES = _read()
_ADDRESSES = {f"{name.rpartition('-')[0]}.{name.rpartition('.')[2]}": f"/{FOLDER}/{name}" for name in _FILES}


def address(name: str) -> str:
    """Where a page finds the file of this name."""
    return _ADDRESSES[name]


def routes() -> list[HTTPRouteHandler]:
    """The files' own door."""

    @get(
        f"/{FOLDER}/{{name:str}}",
        sync_to_thread=False,
        operation_class=content_operation(*TYPES.values()),
        summary="A file that pages bring along",
        responses=refusals(404),
        tags=["pages"],
    )
    def static(name: FromPath[str]) -> Response[bytes]:
        if name not in _FILES:
            raise NotFoundException
        content, media_type = _FILES[name]
        headers = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
        return Response(content, media_type=media_type, headers=headers)

    return [static]
