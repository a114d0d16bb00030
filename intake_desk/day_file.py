"""A working day as a file: what walks up to the counter, one JSON object a line, in order of `at`."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

FIRST_YEAR, LAST_YEAR = 2020, 2100


class Applicant(msgspec.Struct, frozen=True):
    """A person written out instead of a scan."""

    name: str = ""
    id_number: str = ""
    birth_date: str = ""
    sex: str = ""
    address: str = ""
    phone: str = ""


class Paper(msgspec.Struct, frozen=True):
    """A paper by its place in the published case, or by its name."""

    paper: int | str
    originals: int = 0
    certified: int = 0
    copies: int = 0


class Fee(msgspec.Struct, frozen=True):
    """What was paid, how, or why it was waived."""

    amount: int
    paid_by: str = "cash"
    reason: str = ""


class Line(msgspec.Struct, frozen=True):
    """One thing that happens; which fields count depends on `do`. Unknown keys are ignored."""

    do: str
    at: datetime
    clerk: str = ""
    ref: str = ""
    scan: str = ""
    applicant: Applicant | None = None
    on_behalf_of: Applicant | None = None
    procedure: str = ""
    case: int = 0
    papers: list[Paper | str] = []
    sets: int = 1
    pages: int = 0
    deliver: str = "counter"
    phone: str = ""
    fee: Fee | None = None
    note: str = ""
    reason: str = ""
    to: str | Applicant = "applicant"
    set: dict[str, str] = {}
    sender: str = msgspec.field(default="", name="from")
    about: str = ""
    text: str = ""
    counted_cash: int | None = None


class BadLine(msgspec.Struct, frozen=True):
    """A line that is no line of a day, and why."""

    reason: str


def read_day(path: Path) -> Iterator[tuple[int, Line | BadLine]]:
    """The lines with their numbers; a bad one is told and the rest goes on. Raises OSError."""
    # only a line feed ends a line: JSON allows the other separators of Unicode inside its texts
    for number, text in enumerate(path.read_bytes().removeprefix(BOM_UTF8).split(b"\n"), start=1):
        if text.strip():
            yield number, _read(text)


def _read(text: bytes) -> Line | BadLine:
    try:
        line = _decoder.decode(text)
    except msgspec.ValidationError as error:
        # msgspec names the field and the kind expected, never the value
        return BadLine(f"dòng không đúng cấu trúc: {error}")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return BadLine("dòng không phải là JSON")
    if line.at.tzinfo is None:
        return BadLine("thời điểm “at” thiếu múi giờ")
    if not FIRST_YEAR <= line.at.year <= LAST_YEAR:
        return BadLine(f"thời điểm “at” phải trong khoảng năm {FIRST_YEAR} đến {LAST_YEAR}")
    return line


_decoder = msgspec.json.Decoder(Line)
