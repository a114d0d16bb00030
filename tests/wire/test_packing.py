"""What is packed comes out as it was, and never more than was asked for."""

import pytest
import zstandard

from intake_desk.packing import BadPacking, packed, unpacked

BODY = b"Khu\xe1\xba\xa5t Th\xe1\xbb\x8b B\xc3\xadch " * 200


@pytest.mark.parametrize("body", [b"", b"x", BODY, bytes(range(256)) * 40])
def test_what_was_packed_comes_out_as_it_was(body):
    assert body == unpacked(packed(body), len(body))


def test_what_repeats_itself_shrinks():
    assert len(packed(BODY)) < len(BODY) / 10


def test_no_more_comes_out_than_is_allowed():
    with pytest.raises(BadPacking):
        unpacked(packed(BODY), len(BODY) - 1)


def lying(size, length):
    """A frame that says that so many bytes come out, and holds more."""
    frame = bytearray(packed(bytes(length)))
    assert length == frame[5] + 256 * (length > 255)  # one byte says it, of lengths below 256
    frame[5] = size
    return bytes(frame)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no frame",
        packed(BODY)[:-1],
        packed(BODY)[:4],
        packed(BODY) + b"x",
        packed(BODY) + packed(BODY),
        zstandard.ZstdCompressor(write_content_size=False).compress(BODY),
        lying(100, 200),
    ],
    ids=["nothing", "none", "cut", "cut in its head", "a byte behind", "two", "no size", "a false size"],
)
def test_what_is_no_whole_frame_of_a_known_size_is_refused(body):
    with pytest.raises(BadPacking):
        unpacked(body, 1 << 20)
