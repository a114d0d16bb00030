"""What the page of places says in its rows: the list in force, and what a file would change of it."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.people import show_date
from intake_desk.domain.places import FoundPlace, Place
from intake_desk.services.place_rows import RefusedLine
from intake_desk.services.places import PlacesPreview
from intake_desk.ui.table_model import Column
from intake_desk.ui.unit_data.list_changes import ChangeRow

translate = QCoreApplication.translate


def former_text(place: Place) -> str:
    """The former names in one line."""
    return "; ".join(former.said for former in place.former)


def households_text(place: Place) -> str:
    """How many households, "" where nobody said."""
    return "" if place.households is None else f"{place.households:,}".replace(",", ".")


def place_columns() -> tuple[Column, ...]:
    """The list in force: name, former names, since when, how many households."""
    return (
        Column(translate("places", "Tên hiện nay"), lambda found: found.place.name, strong=True, width=240),
        Column(translate("places", "Loại"), lambda found: found.place.kind, width=130, tone=lambda _found: "soft"),
        Column(translate("places", "Tên trước đây"), lambda found: former_text(found.place), stretch=True),
        Column(translate("places", "Từ ngày"), lambda found: show_date(found.place.since), width=100),
        Column(translate("places", "Số hộ"), lambda found: households_text(found.place), width=80, align="right"),
    )


def change_rows(preview: PlacesPreview) -> Iterator[ChangeRow]:
    """The lines that were refused first, then what changes."""
    for line in preview.refused:
        yield ChangeRow("refused", line.name or translate("places", "Dòng {0}").format(line.line), refused_text(line))
    for place in preview.removed:
        yield ChangeRow("removed", place.name, translate("places", "không còn trong tệp: bỏ khỏi danh sách"))
    for before, after in preview.changed:
        yield ChangeRow("changed", after.name, f"{_told(before) or '–'}  →  {_told(after) or '–'}")
    for place in preview.added:
        yield ChangeRow("added", place.name, _told(place))


def refused_text(line: RefusedLine) -> str:
    """Why a line of the file is left out."""
    why = {
        "name_missing": translate("places", "thiếu tên"),
        "name_wrong": translate("places", "tên quá dài hoặc không có chữ"),
        "date": translate("places", "ngày “{0}” không đúng, cần ngày/tháng/năm").format(line.said),
        "households": translate("places", "số hộ “{0}” không phải số").format(line.said),
        "former": translate("places", "tên cũ không đọc được hoặc quá nhiều"),
        "repeated": translate("places", "đã có ở dòng trên"),
        "differs": translate("places", "trùng tên dòng trên nhưng khác ngày hoặc số hộ"),
        "many": translate("places", "danh sách quá dài"),
    }[line.why]
    return translate("places", "dòng {0}: {1}").format(line.line, why)


def all_found(places: tuple[Place, ...]) -> list[FoundPlace]:
    """The whole list as the table shows it."""
    return [FoundPlace(place) for place in places]


def _told(place: Place) -> str:
    former = former_text(place)
    parts = [
        translate("places", "trước đây: {0}").format(former) if former else "",
        translate("places", "từ {0}").format(show_date(place.since)) if place.since else "",
        translate("places", "{0} hộ").format(households_text(place)) if place.households is not None else "",
    ]
    return " · ".join(part for part in parts if part)
