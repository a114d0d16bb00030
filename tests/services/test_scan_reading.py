"""Hostile files meet a process of their own: whatever it does, an answer comes and nothing else is touched."""

import random
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_desk.domain.scans import ScanLimits
from intake_desk.services import scan_reading
from intake_desk.services.scan_reading import ScanRefused, ScanUnsafe
from intake_desk.services.scan_tasks import Inspect
from tests.services import hostile


def inspected(content):
    """What a content is, by the usual limits."""
    return scan_reading.inspected(Inspect(content, ScanLimits()))


@pytest.mark.parametrize(("name", "reason"), [(name, reason) for name, (_, reason) in hostile.refused().items()])
def test_a_bad_file_is_refused_with_its_reason(name, reason):
    with pytest.raises(ScanRefused) as refused:
        inspected(hostile.refused()[name][0])

    assert reason == refused.value.code


def test_a_bomb_inside_a_pdf_takes_only_its_own_process_down(monkeypatch):
    """Whether the library gives up, runs out of memory or out of time: an answer comes."""
    monkeypatch.setitem(scan_reading.SECONDS, Inspect, 3)
    with suppress(ScanRefused):
        assert 1 == inspected(hostile.stream_bomb()).pages


def test_a_tiff_that_bites_its_tail_comes_to_an_end():
    with suppress(ScanRefused):
        assert inspected(hostile.looping_tiff()).pages <= ScanLimits().pages


@given(start=st.sampled_from([b"", *(hostile.content(media)[:64] for media in hostile.FORMATS)]), rest=st.binary())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_bytes_are_refused_and_nothing_more(start, rest):
    with pytest.raises(ScanRefused):
        inspected(start + rest)


@pytest.mark.parametrize("media", hostile.FORMATS)
def test_a_flipped_file_is_taken_or_refused_but_always_answered(media):
    whole = hostile.content(media)
    chance = random.Random(media)
    for _ in range(4):
        damaged = bytearray(whole)
        for _ in range(8):
            damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        with suppress(ScanRefused):
            assert 1 <= inspected(bytes(damaged)).pages <= 100


@pytest.mark.parametrize(
    "script",
    [
        "import os; os.abort()",
        "import sys; sys.stdin.buffer.read(1)",
        "import sys; sys.stdout.buffer.write(b'\\xc1nonsense')",
        "import os; os.kill(os.getpid(), 9)",
        "while True: pass",
        "import sys; sys.stdout.buffer.write(b'x' * 5000)",
    ],
    ids=["aborts", "does not read", "talks nonsense", "is killed", "never ends", "says too much"],
)
def test_whatever_the_other_process_does_an_answer_comes(monkeypatch, script):
    monkeypatch.setattr(scan_reading, "WORKER", (scan_reading.WORKER[0], "-I", "-c", script))
    monkeypatch.setitem(scan_reading.SECONDS, Inspect, 1)
    monkeypatch.setattr(scan_reading, "MOST_ANSWER", 4096)

    with pytest.raises(ScanUnsafe):
        inspected(bytes(1_000_000))


def test_the_other_process_can_write_no_file(monkeypatch, tmp_path):
    script = (
        "import sys, msgspec\nfrom intake_desk.services import scan_worker\n"
        "def write(task): open(task.content.decode(), 'wb', 0).write(b'plain')\n"
        "scan_worker.answer = write\nscan_worker.main()"
    )
    monkeypatch.setattr(scan_reading, "WORKER", (scan_reading.WORKER[0], "-I", "-c", script))

    with pytest.raises(ScanRefused):
        inspected(str(tmp_path / "plain").encode())

    assert [b""] == [path.read_bytes() for path in tmp_path.iterdir()]
