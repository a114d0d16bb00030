"""The rows of a table read as the unit's villages and residential groups; every line that cannot be is told why."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from intake_desk.domain.folding import nfc
from intake_desk.domain.known_units import kind_at
from intake_desk.domain.names import marked_words, words_of
from intake_desk.domain.places import FormerName, Place, full_name, kind_of
from intake_desk.domain.refusals import Refusal
from intake_desk.services.tables import Table, day_in

MOST_PLACES: Final = 2_000
MOST_LETTERS: Final = 120
MOST_FORMER: Final = 30
MOST_HOUSEHOLDS: Final = 100_000
_NAME: Final = (
    "Tên", "Tên thôn", "Tên tổ dân phố", "Tên thôn, tổ dân phố", "Thôn, tổ dân phố", "Thôn", "Tổ dân phố", "Tên gọi",
    "Tên mới", "Tên hiện nay",
)  # fmt: skip
_KIND: Final = ("Loại", "Loại hình")
_FORMER: Final = ("Tên cũ", "Tên trước đây", "Trước đây", "Tên cũ trước sắp xếp")
_COMMUNE: Final = (
    "Xã cũ", "Phường cũ", "Xã, phường cũ", "Phường, xã cũ", "Thuộc xã cũ", "Thuộc phường cũ", "Đơn vị cũ",
)  # fmt: skip
_SINCE: Final = ("Từ ngày", "Ngày hiệu lực", "Hiệu lực từ", "Có hiệu lực từ")
_HOUSEHOLDS: Final = ("Số hộ", "Số hộ gia đình", "Hộ")
KNOWN: Final = (*_NAME, *_KIND, *_FORMER, *_COMMUNE, *_SINCE, *_HOUSEHOLDS)
_PARTED: Final = re.compile(r"[;+\n]|,")


class NoNameColumn(Refusal):
    """No column of the table has one of the names by which places are listed."""

    code = "no_name_column"


class RefusedLine(msgspec.Struct, frozen=True):
    """A line that is left out, with its name and what is wrong in it.

    `why`: name_missing, name_wrong, date, households, former, repeated, differs, many.
    """

    line: int
    why: str
    name: str
    said: str


class PlaceRows(NamedTuple):
    """What a table says, each place once, and the lines that it could not be read from."""

    places: tuple[Place, ...]
    refused: tuple[RefusedLine, ...]


class _WrongLineError(Exception):
    def __init__(self, why: str, said: str) -> None:
        super().__init__(why)
        self.why, self.said = why, said


def read_places(table: Table) -> PlaceRows:
    """Read the places; lines of one name are one place that was merged of several. Raises NoNameColumn."""
    columns = [table.column(*names) for names in (_NAME, _KIND, _FORMER, _COMMUNE, _SINCE, _HOUSEHOLDS)]
    if columns[0] is None:
        raise NoNameColumn
    places: dict[tuple[str, ...], Place] = {}
    refused = []
    for line, row in zip(table.lines, table.rows, strict=True):
        cells = ["" if at is None else row[at] for at in columns]
        try:
            place = _place(*cells)
            key = tuple(marked_words(place.name))
            places[key] = _joined(places.get(key), place, len(places))
        except _WrongLineError as wrong:
            refused.append(RefusedLine(line, wrong.why, cells[0][:MOST_LETTERS], wrong.said[:MOST_LETTERS]))
    return PlaceRows(tuple(places.values()), tuple(refused))


def _place(name: str, kind: str, former: str, commune: str, since: str, households: str) -> Place:
    if not name:
        raise _WrongLineError("name_missing", former or kind)
    full = full_name(nfc(kind), nfc(name))
    if len(full) > MOST_LETTERS or not words_of(full):
        raise _WrongLineError("name_wrong", full)
    commune = nfc(commune)
    names = tuple(_former_names(former, commune))
    if not names and commune:
        names = (FormerName(name=full, commune=commune),)
    if len(names) > MOST_FORMER or any(max(len(one.name), len(one.commune)) > MOST_LETTERS for one in names):
        raise _WrongLineError("former", full)
    return Place(
        name=full, kind=nfc(kind) or kind_of(full), former=names, since=_day(since), households=_count(households)
    )


def _former_names(cell: str, commune: str) -> Iterator[FormerName]:
    """The names in one cell: "Tổ 6, 7; Thôn Đông, xã Tân Minh" are three."""
    found: list[FormerName] = []
    for part in _PARTED.split(cell):
        name = nfc(part)
        if not name:
            continue
        words = words_of(name)
        if not words:
            raise _WrongLineError("former", name)
        if found and kind_at(words, 0)[0]:
            found[-1] = FormerName(name=found[-1].name, commune=name)
        elif found and name.isdigit():
            found.append(FormerName(name=full_name(kind_of(found[-1].name), name), commune=commune))
        else:
            found.append(FormerName(name=name, commune=commune))
    yield from found


def _joined(known: Place | None, place: Place, count: int) -> Place:
    """The place as one more line tells it, the first or another."""
    if known is None:
        if count == MOST_PLACES:
            raise _WrongLineError("many", place.name)
        return place
    for told, anew in ((known.since, place.since), (known.households, place.households)):
        if told and anew and told != anew:
            raise _WrongLineError("differs", place.name)
    former = tuple(dict.fromkeys((*known.former, *place.former)))
    if former == known.former:
        raise _WrongLineError("repeated", place.name)
    if len(former) > MOST_FORMER:
        raise _WrongLineError("former", place.name)
    return msgspec.structs.replace(
        known,
        former=former,
        since=known.since or place.since,
        households=place.households if known.households is None else known.households,
    )


def _day(cell: str) -> str:
    if not cell.strip():
        return ""
    day = day_in(cell)
    if day is None:
        raise _WrongLineError("date", cell)
    return day.isoformat()


def _count(cell: str) -> int | None:
    digits = cell.replace(".", "").replace(" ", "")
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit() and int(digits[:9]) <= MOST_HOUSEHOLDS):
        raise _WrongLineError("households", cell)
    return int(digits)
