"""The short form: every decoder against what was sent, altered, and bombs; the long one is `python -m tests.fuzz`."""

import time
import tracemalloc
import zlib
from io import BytesIO

import msgspec
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS, tried

EXAMPLES = 60
MOST_SECONDS = 2.0
MOST_BYTES = 96 * 1024 * 1024

LITTLE = st.binary(max_size=24)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | st.text(max_size=12) | LITTLE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def altered(draw, seeds):
    """What is really sent, with something cut out, put in, or put in its place; now and then only its beginning."""
    whole = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(whole)))
        end = draw(st.integers(start, min(start + 16, len(whole))) | st.just(len(whole)))
        put = draw(LITTLE | VALUES.map(msgspec.msgpack.encode))
        whole = whole[:start] + put + whole[end:]
    return whole


@st.composite
def retold(draw, seeds):
    """What is really sent in MessagePack, with another value in some place of it."""
    whole = draw(st.sampled_from(seeds))
    for skipped in (0, 1):
        try:
            value = msgspec.msgpack.decode(whole[skipped:])
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue
        if isinstance(value, dict | list):
            return whole[:skipped] + msgspec.msgpack.encode(changed(draw, value))
    return whole


def changed(draw, value):
    names = list(value) if isinstance(value, dict) else list(range(len(value)))
    if not names:
        return draw(VALUES)
    name = draw(st.sampled_from(names))
    inner = value[name]
    deeper = isinstance(inner, dict | list) and draw(st.booleans())
    value[name] = changed(draw, inner) if deeper else draw(VALUES)
    return value


def bombs():
    """Small things that claim to be, or unfold to be, very large or very deep."""
    deep = [b"\x91" * 100_000, b"\x81\xa1x" * 50_000, b"[" * 100_000, b'{"x":' * 50_000, b"|" * 100_000]
    claims = [b"\xdd\xff\xff\xff\xff", b"\xdf\xff\xff\xff\xff", b"\xc6\xff\xff\xff\xff", b"\xdb\xff\xff\xff\xff"]
    many = [b"\xdd\x00\x0f\xff\xff" + b"\xc0" * 0xFFFFF, b"[" + b"0," * 500_000 + b"0]", b"9" * 1_000_000]
    unfolding = [zlib.compress(bytes(64 << 20), 9), zstandard.ZstdCompressor().compress(bytes(64 << 20))]
    endless = BytesIO()
    with zstandard.ZstdCompressor(write_content_size=False).stream_writer(endless, closefd=False) as stream:
        stream.write(bytes(64 << 20))
    again = [b" " * 30_000 + b"x", b"http://" * 10_000, b"0" * 100_000, b"]Q3" * 30_000, "\u0327\u0301".encode() * 4000]
    return [b"", *deep, *claims, *many, *unfolding, endless.getvalue(), *again, b"a:" * 100_000, "ơ".encode() * 100_000]


@pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)
def test_what_is_really_sent_is_taken(target):
    assert any(tried(target, seed) for seed in target.seeds())


@pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)
def test_whatever_comes_is_taken_or_refused_and_soon(target):
    seeds = target.seeds()

    @given(data=altered(seeds) | retold(seeds) | st.binary(max_size=200))
    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def holds(data):
        began = time.process_time()
        tried(target, data)
        assert time.process_time() - began < MOST_SECONDS

    holds()


@pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)
def test_a_bomb_takes_little_memory_and_time(target):
    for bomb in bombs():
        for data in (bomb, b"\x00" + bomb, b"\x01" + bomb, b"\x02" + bomb):
            began = time.process_time()
            tracemalloc.start()
            try:
                tried(target, data)
                peak = tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()
            assert peak < MOST_BYTES, (data[:20], len(data))
            assert time.process_time() - began < MOST_SECONDS, (data[:20], len(data))
