"""Reading a workbook (XLSX) that a stranger made: bounded before the library that reads it sees it."""

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from typing import Final

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from intake_desk.services.table_limits import (
    MOST_COLUMNS,
    MOST_PARTS,
    MOST_REPEATED,
    MOST_ROWS,
    MOST_UNPACKED,
    TableTooLarge,
    UnreadableTable,
)

_WANTED: Final = (".xml", ".rels")
_CELL: Final = re.compile(rb"<(?:[^\s<>/:]+:)?c(?=[\s/>])")
_WHOLE_CELL: Final = re.compile(
    rb"<(?:[^\s<>/:]+:)?c((?:\s+[^\s=<>\"']+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)\s*(/?)>",
)
_WHERE: Final = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{1,3})([1-9][0-9]{0,6})[\"']")
_SHARED: Final = re.compile(rb"<(?:[^\s<>/:]+:)?si(?=[\s/>])")
_LETTERS: Final = 26


def workbook_lines(content: bytes) -> list[list[str]]:
    """The cells of the first sheet with anything in it, line by line from its first, as they would be typed.

    A formula gives its value, a date its ISO form; merged cells say the same in each of their lines.
    Raises UnreadableTable, TableTooLarge.
    """
    try:
        bounded = _bounded(content)
        with CalamineWorkbook.from_filelike(BytesIO(bounded)) as book:
            for sheet in _sheets(book):
                if sheet.height:
                    return _lines(sheet)
    except (UnreadableTable, TableTooLarge):
        raise
    except PasswordError:
        raise UnreadableTable(why="password") from None
    except BaseException as error:
        # Whatever a damaged file breaks in either reader, and calamine's own panic, which is no Exception.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise UnreadableTable(why="damaged") from None
        raise
    return []


def _bounded(content: bytes) -> bytes:
    """The workbook's own parts, packed anew: what the archive said about sizes and places is believed no further."""
    parts: dict[str, bytes] = {}
    room = MOST_UNPACKED
    with zipfile.ZipFile(BytesIO(content)) as archive:
        wanted = [info for info in archive.infolist() if info.filename.lower().endswith(_WANTED)]
        if len(wanted) > MOST_PARTS:
            raise TableTooLarge(what="bytes", most=MOST_UNPACKED)
        for info in wanted:
            room -= info.file_size
            if room < 0:
                raise TableTooLarge(what="bytes", most=MOST_UNPACKED)
            if info.filename in parts:
                raise UnreadableTable(why="damaged")
            parts[info.filename] = archive.read(info)  # never more than it declared
    if not any(name.lower().endswith("workbook.xml") for name in parts):
        raise UnreadableTable(why="kind")
    _check_extent(list(parts.values()))
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as anew:
        for name, part in parts.items():
            anew.writestr(name, part)
    return packed.getvalue()


def _check_extent(parts: list[bytes]) -> None:
    # The reader makes room for every cell between the first and the last, and a copy of a text for each cell
    # that says it: two cells in far corners, or one long text said often, would take all memory there is.
    cells = 0
    longest = 0
    for part in parts:
        if part.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in part:
            raise UnreadableTable(why="damaged")
        starts = [found.start() for found in _SHARED.finditer(part)]
        ends = [*starts[1:], len(part)]
        longest = max([longest, *(end - start for start, end in zip(starts, ends, strict=False))])
        cells += _count_cells(part)
    if cells * longest > MOST_REPEATED:
        raise TableTooLarge(what="letters", most=MOST_UNPACKED)


def _count_cells(part: bytes) -> int:
    tags = sum(1 for _ in _CELL.finditer(part))
    whole = 0
    for tag in _WHOLE_CELL.finditer(part):
        whole += 1
        attributes, empty = tag.groups()
        where = _WHERE.search(attributes)
        if where is None:
            raise UnreadableTable(why="damaged")
        if empty:
            continue  # only painted
        column = 0
        for letter in where[1]:
            column = column * _LETTERS + letter - ord("A") + 1
        if column > MOST_COLUMNS:
            raise TableTooLarge(what="columns", most=MOST_COLUMNS)
        if int(where[2]) > MOST_ROWS:
            raise TableTooLarge(what="rows", most=MOST_ROWS)
    if whole != tags:
        raise UnreadableTable(why="damaged")
    return tags


def _sheets(book: CalamineWorkbook) -> Iterator[CalamineSheet]:
    for known in book.sheets_metadata:
        if known.typ is SheetTypeEnum.WorkSheet and known.visible is SheetVisibleEnum.Visible:
            yield book.get_sheet_by_name(known.name)


def _lines(sheet: CalamineSheet) -> list[list[str]]:
    lines = [[_typed(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    room = MOST_ROWS * MOST_COLUMNS
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or []:
        last = min(bottom, len(lines) - 1)
        room -= max(0, last - top)
        if room < 0:
            raise UnreadableTable(why="damaged")
        for at in range(top + 1, last + 1):
            if left < len(lines[at]):
                lines[at][left] = lines[at][left] or lines[top][left]
    return lines


def _typed(cell: object) -> str:
    match cell:
        case bool():
            return "1" if cell else "0"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(" ", "minutes")
        case time():
            return cell.isoformat("minutes")
    return str(cell)
