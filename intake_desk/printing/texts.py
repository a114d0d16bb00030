"""The words of the official forms, read from `form_texts.json`, and how values are set into them."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from intake_desk.domain.report import Heading, Words
from intake_desk.domain.times import local

from .faces import BOLD, ITALIC, REGULAR, Run, printable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

LEADER = "…"  # an empty field can be filled in by hand; at the end of a line it runs to the margin
_GAP = LEADER * 8
_FACES = {"": REGULAR, "b": BOLD, "i": ITALIC, "l": REGULAR}


class FormLine(msgspec.Struct, frozen=True):
    """A line with {fields}; printed only if the field in `needs` is filled and the one in `lacks` is not.

    With `bold` the words between the fields are as bold as they are in a heading.
    """

    text: str
    needs: str = ""
    lacks: str = ""
    bold: bool = False
    centred: bool = False

    @property
    def face(self) -> str:
        """The typeface of the words between the fields."""
        return BOLD if self.bold else REGULAR


class FormText(msgspec.Struct, frozen=True):
    """The words of one form as its legal basis orders them, from the day it is in force.

    `note` says what is not certain of them; `labels` are the words inside a form's own kind of table; a `stamped` form
    leaves room for the round stamp, and `recipients` are listed beside it.
    """

    form: str
    number: str
    legal_basis: str
    in_force_from: date
    title: str
    under_title: str
    before_table: tuple[FormLine, ...]
    after_table: tuple[FormLine, ...]
    left_signature: str
    right_signature: str
    cover: tuple[FormLine, ...] = ()
    columns: tuple[Heading, ...] = ()
    number_column: str = ""
    text_column: str = ""
    count_group: str = ""
    count_columns: tuple[str, ...] = ()
    certified_columns: tuple[str, ...] = ()
    no_papers: str = ""
    note: str = ""
    number_line: str = ""
    signature_note: str = ""
    stamped: bool = False
    recipients: tuple[str, ...] = ()
    labels: dict[str, str] = {}


class LabelText(msgspec.Struct, frozen=True):
    """The words on the cover of a folder; no regulation orders them. The foot stays legible when the lines are long."""

    title: str
    lines: tuple[FormLine, ...]
    foot: tuple[FormLine, ...]


class Texts(msgspec.Struct, frozen=True):
    """What all forms share, and the forms."""

    state: str
    motto: str
    date_line: str
    book_line: str
    code_line: str
    first_code_line: str
    reprint_mark: str
    provisional_mark: str
    foot_note: str
    qr_note: str
    check_note: str
    signature_note: str
    label: LabelText
    forms: tuple[FormText, ...]


@cache
def texts() -> Texts:
    """The texts that ship with the program."""
    content = files("intake_desk.resources").joinpath("form_texts.json").read_bytes()
    return msgspec.json.decode(content, type=Texts)


def in_force(forms: tuple[FormText, ...], form: str, on: date) -> FormText:
    """The form's words on that day; before the oldest known day, the oldest known words."""
    versions = sorted((text for text in forms if text.form == form), key=lambda text: text.in_force_from)
    valid = [text for text in versions if text.in_force_from <= on]
    return valid[-1] if valid else versions[0]


def words_of(form: str, on: date) -> Words:
    """What the form in force on that day says of its table."""
    text = in_force(texts().forms, form, on)
    return Words(form=form, title=text.title, number=text.number, legal_basis=text.legal_basis, headings=text.columns)


class _Piece(NamedTuple):
    literal: str
    field: str
    spec: str


@cache
def _pieces(template: str) -> tuple[_Piece, ...]:
    return tuple(_Piece(literal, field or "", spec or "") for literal, field, spec, _ in Formatter().parse(template))


def paragraphs(template: str, values: Mapping[str, str], face: str = REGULAR) -> list[list[Run]]:
    """The template with its values, {name:b} in bold, {name:i} in italic, {name:l} keeping its line ends."""
    found: list[list[Run]] = [[]]
    pieces = _pieces(template)
    for number, (literal, field, spec) in enumerate(pieces):
        found[-1].append(Run(literal, face))
        if not field:
            continue
        following = "".join(piece.literal for piece in pieces[number + 1 :])
        first, *others = _filled(values[field], spec, following)
        if not first and following in {"", "."}:
            found[-1].append(Run(LEADER, face))
            break
        found[-1].append(Run(first or _GAP, _FACES[spec] if spec else face))
        found += [[Run(other, face)] for other in others]
    return found


def _filled(value: str, spec: str, following: str) -> list[str]:
    """The value's lines, one empty line if there are none; its own full stop gives way to the template's."""
    lines = value.splitlines() if spec == "l" else [value]
    cleaned = [text for text in (printable(line).strip() for line in lines) if text] or [""]
    if following.startswith("."):
        cleaned[-1] = cleaned[-1].rstrip(".;" if spec == "l" else ".")
    return cleaned


def plain(template: str, values: Mapping[str, str]) -> str:
    """The template with its values as one string."""
    return "".join(run.text for run in paragraphs(template, values)[0])


def qr_note(check: str) -> str:
    """What stands under a QR code, with the check code where there is one."""
    shared = texts()
    return f"{shared.qr_note}\n{plain(shared.check_note, {'check': check})}" if check else shared.qr_note


def long_date(day: date) -> str:
    """ngày 05 tháng 02 năm 2026: days below ten and the first two months carry a nought (Decree 30/2020)."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)  # noqa: PLR2004 - the decree's number
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def moment(at: datetime | None) -> str:
    """08 giờ 05 phút, ngày 20/11/2026 by the clock of Vietnam; empty for an open date."""
    return "" if at is None else f"{local(at):%H giờ %M phút, ngày %d/%m/%Y}"
