"""A working day as a file: what walks up to the counter, one JSON object a line, in order of `at`."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

MOST_LINES = 100_000


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
    decoder = msgspec.json.Decoder(Line)
    for number, text in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if not text.strip():
            continue
        try:
            line = decoder.decode(text)
        except msgspec.ValidationError as error:
            # msgspec names the field and the kind expected, never the value
            yield number, BadLine(f"dòng không đúng cấu trúc: {error}")
        except msgspec.DecodeError:
            yield number, BadLine("dòng không phải là JSON")
        else:
            if line.at.tzinfo is None:
                yield number, BadLine("thời điểm “at” thiếu múi giờ")
            else:
                yield number, line
