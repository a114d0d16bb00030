"""Documents that a desk goes by, packed to travel inside an entry."""

import zlib
from typing import Final, TypeVar

import msgspec

MOST_BYTES: Final = 200 * 1024  # packed; an entry must hold it with room to spare
_MOST_UNPACKED: Final = 32 * 1024 * 1024

T = TypeVar("T")


class BadDocument(Exception):
    """The bytes are not a document of the kind that was asked for."""


def pack(value: object) -> bytes:
    """The value as compressed JSON; the same value always gives the same bytes."""
    return zlib.compress(msgspec.json.encode(msgspec.to_builtins(value, str_keys=True), order="deterministic"), 9)


def unpack(body: bytes, kind: type[T]) -> T:
    """The value that was packed. Raises BadDocument, also for one that unfolds beyond any list's size."""
    stretcher = zlib.decompressobj()
    try:
        content = stretcher.decompress(body, _MOST_UNPACKED)
        if stretcher.unconsumed_tail:
            raise BadDocument("too large")
        return msgspec.json.decode(content, type=kind)
    except (zlib.error, msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise BadDocument("not such a document") from error
