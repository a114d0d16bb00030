"""Tables that people bring in from a spreadsheet (XLSX or CSV), as text; hostile and broken ones are refused."""

import csv
import re
from collections.abc import Iterable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Final

import msgspec

from intake_desk.domain.folding import nfc, words
from intake_desk.services.table_limits import (
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_LETTERS,
    MOST_ROWS,
    MOST_TEXT,
    EmptyTable,
    TableTooLarge,
    UnreadableTable,
)
from intake_desk.services.workbooks import workbook_lines

_ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_NOT_TEXT: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_SEPARATORS: Final = (",", ";", "\t", "|")
_SAID_SEPARATOR: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_HEADER_WITHIN: Final = 20
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WRITTEN: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class Table(msgspec.Struct, frozen=True):
    """A header and the rows below it, each as wide as the header; `lines` says where each row stands in the file."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]

    def column(self, *names: str) -> int | None:
        """Where a column stands, by any of its names; case, diacritics and punctuation do not matter."""
        wanted = {_plain(name) for name in names}
        return next((at for at, name in enumerate(self.header) if _plain(name) in wanted), None)


def read_table(name: str, content: bytes, known: Iterable[str] = ()) -> Table:
    """Read the file's first table: cells are clean text (their own line breaks as \\n), blank lines are left out.

    The header is the line (among the first) that holds most of the `known` names, so that a title may stand above it;
    without any it is the first line that is not blank. Raises UnreadableTable, TableTooLarge, EmptyTable.
    """
    names = {_plain(one) for one in known}
    if len(content) > MOST_BYTES:
        raise TableTooLarge(what="bytes", most=MOST_BYTES)
    if content.startswith(_OLD_OFFICE):
        raise UnreadableTable(why="old")
    if content.startswith(_ZIP):
        lines = list(enumerate(workbook_lines(content), 1))
    elif name.lower().endswith((".xlsx", ".xlsm")):
        raise UnreadableTable(why="damaged")
    else:
        lines = _text_lines(_decoded(content), names)
    return _table(_cleaned(lines), names)


def day_in(cell: str) -> date | None:
    """The day that a cell names, as people or spreadsheets write it; None when it is none."""
    text = cell.split(" ", maxsplit=1)[0]
    iso, written = _ISO.fullmatch(text), _WRITTEN.fullmatch(text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if written:
            return date(int(written[3]), int(written[2]), int(written[1]))
    except ValueError:
        pass
    return None


def content_of(path: Path) -> bytes:
    """The bytes of a file that a person chose, for `read_table`. Raises UnreadableTable, TableTooLarge."""
    try:
        if not path.is_file():  # a pipe or a device would keep us waiting for ever
            raise UnreadableTable(why="file")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise UnreadableTable(why="file") from None
    if len(content) > MOST_BYTES:
        raise TableTooLarge(what="bytes", most=MOST_BYTES)
    return content


def _table(lines: list[tuple[int, list[str]]], known: set[str]) -> Table:
    if not lines:
        raise EmptyTable
    scores = [len(known & {_plain(cell) for cell in cells}) for _, cells in lines[:_HEADER_WITHIN]]
    at = scores.index(max(scores))
    header = lines[at][1]
    below = lines[at + 1 :]
    if not below:
        raise EmptyTable
    width = max(len(cells) for _, cells in (lines[at], *below))
    return Table(
        header=_as_wide(header, width),
        rows=tuple(_as_wide(cells, width) for _, cells in below),
        lines=tuple(line for line, _ in below),
    )


def _as_wide(cells: list[str], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))


def _cleaned(lines: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    kept: list[tuple[int, list[str]]] = []
    room = MOST_TEXT
    for line, written in lines:
        if any(len(cell) > MOST_LETTERS for cell in written):
            raise TableTooLarge(what="letters", most=MOST_LETTERS)
        cells = [_clean(cell) for cell in written]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        room -= sum(map(len, cells))
        if len(cells) > MOST_COLUMNS:
            raise TableTooLarge(what="columns", most=MOST_COLUMNS)
        if len(kept) == MOST_ROWS:
            raise TableTooLarge(what="rows", most=MOST_ROWS)
        if room < 0:
            raise TableTooLarge(what="letters", most=MOST_TEXT)
        kept.append((line, cells))
    return kept


def _decoded(content: bytes) -> str:
    """The text in whichever alphabet a Vietnamese office writes; none is taken where letters would be lost."""
    alphabets = ["utf-8-sig", "cp1258"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        alphabets = ["utf-16"]
    elif b"\0" in content[:2]:
        alphabets = ["utf-16-be" if content[:1] == b"\0" else "utf-16-le"]
    for alphabet in alphabets:
        try:
            text = content.decode(alphabet)
        except UnicodeDecodeError:
            continue
        if _NOT_TEXT.search(text):
            raise UnreadableTable(why="kind")
        return text
    raise UnreadableTable(why="letters")


def _text_lines(text: str, known: set[str]) -> list[tuple[int, list[str]]]:
    said = _SAID_SEPARATOR.match(text)
    separator = said[1] if said else _separator(text, known)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            lines.append((reader.line_num, cells))
            if len(lines) > 2 * MOST_ROWS:  # blank ones are many in some, but there is an end to it
                raise TableTooLarge(what="rows", most=MOST_ROWS)
            if len(cells) > MOST_COLUMNS and any(cells[MOST_COLUMNS:]):
                raise TableTooLarge(what="columns", most=MOST_COLUMNS)
    except csv.Error:
        raise UnreadableTable(why="damaged", line=reader.line_num) from None
    return lines[1:] if said else lines


def _separator(text: str, known: set[str]) -> str:
    """What parts the cells: that by which most of the known names stand alone, then what is seen most often."""
    head = text.lstrip().splitlines()[:_HEADER_WITHIN]

    def fits(separator: str) -> tuple[int, int]:
        cells = [[_plain(cell) for cell in line[:MOST_LETTERS].split(separator)] for line in head]
        return max(len(known & set(line)) for line in cells), max(map(len, cells))

    return max(_SEPARATORS, key=fits) if head else ","


def _clean(cell: str) -> str:
    if cell.isascii() and cell.isalnum():
        return cell
    return "\n".join(line for line in map(nfc, cell.splitlines()) if line)


def _plain(name: str) -> str:
    return " ".join(words(name))
