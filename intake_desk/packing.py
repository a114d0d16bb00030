"""Bodies are packed on the way: what two peers say to each other shrinks to a third, and lines are slow.

Whoever unpacks says how much may come out: a small body can be made to unfold without end.
"""

import zstandard

ENCODING = "zstd"
# Less than this is not worth the work.
LEAST_BYTES = 1024
LEVEL = 3
_MOST_WINDOW = 8 * 1024 * 1024


class BadPacking(Exception):
    """The bytes are not a packed body, or more would come out than is allowed."""


def packed(body: bytes) -> bytes:
    """The body, packed; it says how long it was."""
    return zstandard.ZstdCompressor(level=LEVEL).compress(body)


def unpacked(body: bytes, most: int) -> bytes:
    """What was packed, if it is no longer than `most`. Raises BadPacking."""
    try:
        if not 0 <= zstandard.frame_content_size(body) <= most:
            raise BadPacking
        return zstandard.ZstdDecompressor(max_window_size=_MOST_WINDOW).decompress(body, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise BadPacking from error
