"""The columns of the closing page's tables."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.times import from_ms, show_day, show_hour
from intake_desk.services import closing_view as views
from intake_desk.services.closing_view import DeskDay
from intake_desk.ui.day.closing_cash import apart, signed
from intake_desk.ui.day.closing_desks import DeskRow
from intake_desk.ui.day.closing_late import LateRow
from intake_desk.ui.day.closing_rows import SHOWN, CountRow, DrawerRow, bare, by_sort, fee
from intake_desk.ui.formats import money
from intake_desk.ui.table_model import Column, TagLook

translate = QCoreApplication.translate


def desk_columns() -> tuple[Column, ...]:
    """Desk by desk: who sat there, how things stand, the cash that the book says and what is missing."""
    return (
        Column(translate("closing", "Quầy"), lambda row: row.name, strong=True, stressed=is_sum),
        Column(translate("closing", "Cán bộ"), lambda row: row.clerks or ("–" if row.day else ""), stretch=True),
        Column(translate("closing", "Tình trạng"), lambda row: state_of(row).text, tag=_tag, gives=True),
        Column(translate("closing", "Tiền mặt theo sổ"), _cash, align="right", stressed=is_sum),
        Column(
            translate("closing", "Lệch"),
            _difference,
            align="right",
            tone=_tone,
            stressed=is_sum,
            spoken=_spoken_difference,
        ),
    )


def drawer_columns() -> tuple[Column, ...]:
    """Drawer by drawer: what went through it, what was counted of what had to be there, and what became of that."""

    def shown(title: str, text: Callable[[DrawerRow], int | None]) -> Column:
        return Column(title, lambda row: _told(text(row)), align="right", stressed=lambda row: not row.name)

    return (
        Column(
            translate("closing", "Ngăn kéo"),
            lambda row: row.name or translate("closing", "Cộng"),
            stretch=True,
            strong=True,
            stressed=lambda row: not row.name,
        ),
        shown(translate("closing", "Đầu ca"), lambda row: row.float_amount),
        shown(translate("closing", "Thu"), lambda row: row.taken),
        shown(translate("closing", "Bỏ vào"), lambda row: row.moved_in),
        shown(translate("closing", "Chi ra"), lambda row: row.moved_out),
        shown(translate("closing", "Nhận về"), lambda row: row.accepted),
        shown(translate("closing", "Giao đi"), lambda row: row.handed),
        shown(translate("closing", "Phải có"), lambda row: row.expected),
        shown(translate("closing", "Đếm được"), lambda row: row.counted),
        Column(
            translate("closing", "Lệch"),
            _difference,
            align="right",
            tone=_tone,
            stressed=lambda row: not row.name,
            spoken=_spoken_difference,
        ),
        shown(translate("closing", "Giữ lại"), lambda row: row.kept),
        shown(translate("closing", "Nộp"), lambda row: row.delivered),
    )


def _told(dong: int | None) -> str:
    """Nothing while it is not known, quiet when it is nothing."""
    return "" if dong is None else bare(dong) if dong else "–"


def is_sum(row: DeskRow) -> bool:
    return row.day is None and not row.handing


def _cash(row: DeskRow) -> str:
    if row.handing:
        return ""
    if row.hidden:
        return translate("closing", "sau khi đếm")
    if row.late and not row.cash:
        return translate("closing", "{0} chưa vào bổ sung").format(money(row.late))
    unknown = row.day is not None and not row.cash and row.day.state == views.ABSENT
    return translate("closing", "chưa biết") if unknown else money(row.cash)


def _differences(row: DeskRow | DrawerRow) -> tuple[int, ...]:
    if isinstance(row, DeskRow):
        return () if row.hidden else row.differences
    return row.differences if row.counted is not None or any(row.differences) else ()


def _difference(row: DeskRow | DrawerRow) -> str:
    """Short and over, each by itself: in a sum one below the other, so that the column is as narrow as its figures."""
    whole = row.day is None if isinstance(row, DeskRow) else not row.name
    return signed(_differences(row), "\n" if whole else " · ")


def _spoken_difference(row: DeskRow | DrawerRow) -> str:
    return translate("closing", "Lệch: {0}").format(apart(_differences(row)))


def _tone(row: DeskRow | DrawerRow) -> str:
    return "waiting" if any(row.differences) else "done"


def _tag(row: DeskRow) -> TagLook | None:
    return state_of(row) if row.day else None


def state_of(row: DeskRow) -> TagLook:
    """How things stand at a desk: its drawers first, for they are what the supervisor waits for."""
    day = row.day
    if day is None:
        return TagLook("done", "")
    if row.sealed:
        return _sealed(row, day)
    if day.revoked and (day.open_drawers or day.state != views.FINISHED):
        return TagLook("wrong", translate("closing", "Đã thu hồi"), "bang")
    if day.state in (views.SILENT, views.ABSENT):
        return _away(day)
    if day.open_drawers:
        return TagLook("waiting", translate("closing", "Ngăn kéo chưa khóa"), "half")
    return _counted(day) if any(one.closed for one in day.drawers) else _held(row, day)


def _away(day: DeskDay) -> TagLook:
    if day.state == views.SILENT:
        return TagLook("wrong", translate("closing", "Im lặng từ {0}").format(heard_text(day)), "bang")
    if not day.heard_ms:
        return TagLook("wrong", translate("closing", "Chưa nhận mục nào"), "bang")
    return TagLook("waiting", translate("closing", "Nghe lần cuối {0}").format(heard_text(day)), "ring")


def _held(row: DeskRow, day: DeskDay) -> TagLook:
    if row.stale and not day.own:
        return TagLook("waiting", translate("closing", "Mất mạng, mới có đến mục {0}").format(day.head), "half")
    said = translate("closing", "Máy này, đến mục {0}") if day.own else translate("closing", "Đã nhận đến mục {0}")
    return TagLook("done", said.format(day.head), "check")


def _counted(day: DeskDay) -> TagLook:
    closed = [drawer.closed for drawer in day.drawers if drawer.closed is not None]
    last = show_hour(from_ms(max(one.at_ms for one in closed)))
    if any(one.difference and not one.explanation for one in closed):
        return TagLook("waiting", translate("closing", "Đếm lệch, chờ giải thích"), "bang")
    if any(day.differences):
        return TagLook("waiting", translate("closing", "Đếm lệch, đã giải thích {0}").format(last), "check")
    return TagLook("done", translate("closing", "Đã khóa ngăn kéo {0}").format(last), "check")


def _sealed(row: DeskRow, day: DeskDay) -> TagLook:
    if row.uncounted:
        away = translate("closing", "Bỏ qua, chưa khóa ngăn kéo")
        return TagLook("wrong", away if day.away else translate("closing", "Ngăn kéo chưa khóa"), "bang")
    if row.added and (day.away or not day.head):
        return TagLook("waiting", translate("closing", "Bỏ qua, đã có bổ sung"), "ring")
    if day.away:
        return TagLook("waiting", translate("closing", "Bỏ qua: {0}").format(_reason(day.away)), "ring")
    if not day.head:
        return TagLook("waiting", translate("closing", "Ngoài bảng đã chốt"), "ring")
    return TagLook("done", translate("closing", "Đã chốt đến mục {0}").format(day.head), "check")


def _reason(said: str) -> str:
    """Why a desk was left out; of one that nobody gave a reason for, what stands there instead."""
    words = {
        views.NOTHING_CAME: translate("closing", "Chưa nhận được mục ghi nào của ngày"),
        views.REVOKED: translate("closing", "Đã thu hồi"),
    }
    return words.get(said, said)


def heard_text(day: DeskDay) -> str:
    """When a desk was last heard; with its day where that is not the hour of every day."""
    at = from_ms(day.heard_ms)
    return show_hour(at) if day.state == views.SILENT else f"{show_hour(at)} {show_day(at.date())}"


def _count(name: str) -> Column:
    titles = {
        "received": translate("closing", "Tiếp nhận"),
        "handed_back": translate("closing", "Đã trả"),
        "supplement_requested": translate("closing", "Bổ sung giấy tờ"),
        "refused": translate("closing", "Từ chối"),
    }
    return Column(titles[name], lambda row: number(row.counts.get(name, 0)), align="right", stressed=_is_whole)


def number(count: int) -> str:
    """A count that is quiet when there is nothing."""
    return str(count) if count else "–"


def amount(dong: int) -> str:
    return money(dong) if dong else "–"


def count_columns(title: str) -> tuple[Column, ...]:
    """The columns of a table by procedure, field, channel or clerk."""
    return (
        Column(title, lambda row: row.name, stretch=True, stressed=_is_whole),
        *(_count(name) for name in SHOWN),
        _money(translate("closing", "Phí, lệ phí"), lambda row: fee(row.counts)),
    )


def money_columns(title: str) -> tuple[Column, ...]:
    """The columns of a table by means of payment."""
    return (
        Column(title, lambda row: row.name, stretch=True, stressed=_is_whole),
        Column(translate("closing", "Số lượt"), lambda row: number(_times(row)), align="right", stressed=_is_whole),
        _money(translate("closing", "Phí"), lambda row: by_sort(row.counts, "phi")),
        _money(translate("closing", "Lệ phí"), lambda row: by_sort(row.counts, "le_phi")),
        _money(translate("closing", "Cộng"), lambda row: by_sort(row.counts, "phi") + by_sort(row.counts, "le_phi")),
        _money(translate("closing", "Đã hủy"), lambda row: row.counts.get("voided", 0)),
        _money(translate("closing", "Hoàn trả"), lambda row: row.counts.get("refunded", 0)),
    )


def series_columns(title: str) -> tuple[Column, ...]:
    """The columns of the table by books of receipts."""

    def number_of(title: str, figure: str) -> Column:
        return Column(title, lambda row: number(row.counts.get(figure, 0)), align="right", stressed=_is_whole)

    return (
        Column(title, lambda row: row.name, stretch=True, stressed=_is_whole),
        number_of(translate("closing", "Số biên lai"), "receipts"),
        number_of(translate("closing", "Đã hủy"), "voided_receipts"),
        _money(translate("closing", "Đã thu"), lambda row: row.counts.get("taken", 0)),
        _money(translate("closing", "Hoàn trả"), lambda row: row.counts.get("refunded", 0)),
        _money(translate("closing", "Thu thực"), lambda row: row.counts.get("net", 0)),
    )


def _money(title: str, count: Callable[[CountRow], int]) -> Column:
    return Column(title, lambda row: amount(count(row)), align="right", stressed=_is_whole)


def _is_whole(row: CountRow | LateRow) -> bool:
    return row.whole


def _times(row: CountRow) -> int:
    return sum(count for name, count in row.counts.items() if name in _COUNTS)


_COUNTS = frozenset({"cash_count", "transfer_count", "online_count", "waived_count"})


def late_columns() -> tuple[Column, ...]:
    return (
        Column(translate("closing", "Lúc"), lambda row: show_hour(from_ms(row.at_ms)) if row.at_ms else ""),
        Column(translate("closing", "Quầy"), lambda row: row.desk),
        Column(translate("closing", "Cán bộ"), lambda row: row.clerk),
        Column(translate("closing", "Hồ sơ"), lambda row: row.code, strong=True),
        Column(translate("closing", "Nội dung"), lambda row: row.text, stretch=True, stressed=_is_whole),
        Column(translate("closing", "Số tiền"), lambda row: amount(row.money), align="right", stressed=_is_whole),
    )
