"""A day as a file: what ships is whole, and a line that is none is told in words while the rest is read."""

import json
from importlib.resources import files

import pytest

from intake_desk.day_file import BadLine, Line, read_day

GOOD = {"do": "receive", "at": "2026-11-20T07:35:58+07:00", "clerk": "thuy", "ref": "w1"}


def read(tmp_path, content):
    path = tmp_path / "day.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_day(path))


def test_the_day_that_ships_is_read_whole(tmp_path):
    lines = read(tmp_path, (files("intake_desk.resources") / "sample_day.jsonl").read_bytes())

    assert [] == [line for _, line in lines if isinstance(line, BadLine)]
    assert len(lines) > 50
    assert sorted(line.at for _, line in lines) == [line.at for _, line in lines]
    assert {"receive", "hand_back", "close_day", "offline", "online", "refuse"} <= {line.do for _, line in lines}


@pytest.mark.parametrize(
    "bad",
    [
        "receive",
        "{",
        "[]",
        "null",
        '{"do": "receive"}',
        '{"at": "2026-11-20T07:35:58+07:00"}',
        json.dumps({**GOOD, "at": "hôm nay"}),
        json.dumps({**GOOD, "at": "2026-11-20T07:35:58"}),
        json.dumps({**GOOD, "at": "0001-01-01T00:00:00+07:00"}),
        json.dumps({**GOOD, "at": "9999-12-31T23:59:59+07:00"}),
        json.dumps({**GOOD, "at": 1795000000}),
        json.dumps({**GOOD, "pages": "hai"}),
        json.dumps({**GOOD, "pages": 1.5}),
        json.dumps({**GOOD, "papers": {"paper": 0}}),
        json.dumps({**GOOD, "papers": [[0]]}),
        json.dumps({**GOOD, "fee": 4000}),
        json.dumps({**GOOD, "applicant": "Nguyễn Văn A"}),
        json.dumps({**GOOD, "set": {"phone": 84}}),
        json.dumps({**GOOD, "to": None}),
        '{"do": ' + "[" * 200_000,
        b'{"do": "receive", "at": "2026-11-20T07:35:58+07:00", "note": "\xff\xfe"}',
        b"\x00\x01\x02",
    ],
    ids=lambda bad: str(bad)[:50],
)
def test_a_line_that_is_none_is_told_in_words_and_the_rest_is_read(tmp_path, bad):
    good = json.dumps(GOOD).encode()
    bad = bad if isinstance(bad, bytes) else bad.encode()

    (one, first), (two, told), (three, last) = read(tmp_path, b"\n".join([good, bad, good]))

    assert (1, 2, 3) == (one, two, three)
    assert first == last
    assert isinstance(first, Line)
    assert isinstance(told, BadLine)
    assert told.reason


def test_what_was_written_in_a_bad_line_is_not_repeated(tmp_path):
    ((_, told),) = read(tmp_path, json.dumps({**GOOD, "phone": ["0912345678"]}))

    assert "0912345678" not in told.reason


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\u00a0"])
def test_only_a_line_feed_ends_a_line(tmp_path, sign):
    ((_, line),) = read(tmp_path, json.dumps({**GOOD, "note": f"a{sign}b"}, ensure_ascii=False))

    assert f"a{sign}b" == line.note


def test_empty_lines_other_line_ends_and_a_byte_order_mark_are_nothing(tmp_path):
    text = "\ufeff" + json.dumps(GOOD) + "\r\n\r\n   \n" + json.dumps({**GOOD, "unknown": {"key": 1}}) + "\r\n"

    lines = read(tmp_path, text)

    assert [1, 4] == [number for number, _ in lines]
    assert lines[0][1] == lines[1][1]


def test_a_file_that_is_not_there_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        list(read_day(tmp_path / "nothing.jsonl"))
