"""The day's tally as a spreadsheet: a sheet for each way of counting, its sums live."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from intake_desk.domain.drawers import short_and_over
from intake_desk.domain.times import local

from .tally_differences import dong, rival, signings, takers, witnessed
from .tally_money import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from intake_desk.domain.slips import DrawerRow, Figures, HandingRow, MoneyRow, SeriesRow, TallySheet, WholeRow

_COUNTS = (
    ("received", "Tiếp nhận"),
    ("refused", "Từ chối"),
    ("supplement_requested", "Yêu cầu bổ sung"),
    ("supplemented", "Đã bổ sung"),
    ("ready", "Có kết quả"),
    ("handed_back", "Trả kết quả"),
    ("withdrawn", "Rút hồ sơ"),
    ("feedback", "Phản ánh"),
)
_WHEN = ("đã chốt", "bổ sung", "cộng")
_DRAWER = (
    "Đầu ca",
    "Thu",
    "Bỏ vào",
    "Chi ra",
    "Giao đi",
    "Nhận về",
    "Phải có",
    "Đếm được",
    "Thiếu",
    "Thừa",
    "Giữ lại",
    "Nộp",
)
Cell = str | int
_FIRST = 4  # the row below title, unit and headings


def tally_xlsx(sheet: TallySheet) -> bytes:
    """The workbook's bytes, made in memory: the writer's other ways leave names in a temporary file."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    day = f"{sheet.day:%d/%m/%Y}"
    created = local(sheet.made_at).replace(tzinfo=None)
    book.set_properties({"title": f"Bảng tổng hợp ngày {day}", "company": sheet.head.unit_name, "created": created})
    _Book(book, sheet, day).write()
    book.close()
    return buffer.getvalue()


class _Book:
    """The workbook on its way."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: TallySheet, day: str) -> None:
        self._book, self._sheet, self._day = book, sheet, day
        self._plain = self._format({})
        self._number = self._format({"num_format": "#,##0"})
        self._sum = self._format({"num_format": "#,##0", "bold": True, "top": 1})
        self._head = self._format({"bold": True, "text_wrap": True, "bg_color": "#E8EEF4", "border": 1})
        self._title = self._format({"bold": True, "font_size": 14})

    def _format(self, look: dict[str, Any]) -> Format:
        return self._book.add_format({"font_name": "Times New Roman", "font_size": 11, **look})

    def write(self) -> None:
        sheet = self._sheet
        counts = [title for _, title in _COUNTS]
        self._table("Cả ngày", ["Chỉ tiêu", "Số lượng"], self._totals(), summed=False)
        for name, first, rows in (
            ("Thủ tục", "Thủ tục", sheet.procedures),
            ("Lĩnh vực", "Lĩnh vực", sheet.fields),
            ("Kênh", "Kênh tiếp nhận", sheet.channels),
            ("Cán bộ", "Cán bộ", sheet.clerks),
        ):
            listed: list[tuple[Cell, ...]] = [
                (row.name or row.code, *_counts(row.figures), _told(row.money)) for row in rows
            ]
            self._table(name, [first, *counts, "Phí, lệ phí (đồng)"], [row for row in listed if any(row[1:])])
        self._table(
            "Hình thức thu",
            ["Hình thức thu", "Số lượt", "Phí (đồng)", "Lệ phí (đồng)", "Cộng (đồng)"],
            [_means(one) for one in sheet.money],
            below=[_means(sheet.waived)] if sheet.waived else (),
        )
        self._table(
            "Biên lai",
            [
                *("Ký hiệu", "Từ số", "Đến số", "Số biên lai", "Đã hủy"),
                *("Đã thu (đồng)", "Hoàn trả (đồng)", "Thu thực (đồng)"),
            ],
            [_series(one) for one in sheet.series],
        )
        self._table(
            "Ngăn kéo",
            ["Quầy, cán bộ", *(f"{title} (đồng)" for title in _DRAWER)],
            [_drawer(one) for one in sheet.drawers],
        )
        self._table(
            "Ngăn kéo sau chốt sổ",
            ["Quầy, cán bộ", *(f"{title} (đồng)" for title in _DRAWER)],
            [_drawer(one) for one in sheet.drawers_since],
        )
        self._table(
            "Bàn giao lệch",
            ["Bên giao", "Bên nhận", *(f"{title} (đồng)" for title in ("Giao", "Nhận", "Thiếu", "Thừa"))],
            [_handing(one) for one in sheet.handings],
        )
        told = () if sheet.withheld else sheet.addenda
        self._table(
            "Bổ sung",
            ["Bổ sung", "Tiếp nhận", "Đã trả", "Thu (đồng)"],
            [(f"Bổ sung số {one.number}", one.received, one.handed_back, one.money) for one in told],
        )
        self._table(
            "Thay đổi mức thu",
            ["Nội dung", "Lúc", "Người đổi", "Người đồng ý"],
            [(one.text, f"{local(one.at):%H:%M}", one.clerk, one.agreed) for one in sheet.rules],
            summed=False,
        )
        self._parts()

    def _parts(self) -> None:
        """What each addendum brought, and closing and addenda together: a sheet for each grouping."""
        addenda = self._sheet.addenda
        for by in dict.fromkeys(part.by for one in addenda for part in one.parts):
            self._table(
                f"Bổ sung, {by.lower()}",
                [by, "Tiếp nhận", "Đã trả", "Thu (đồng)"],
                [
                    (f"Bổ sung số {one.number}: {part.name}", part.received, part.handed_back, part.money)
                    for one in addenda
                    for part in one.parts
                    if part.by == by
                ],
            )
        for by in dict.fromkeys(one.by for one in self._sheet.whole):
            rows = [_whole(one) for one in self._sheet.whole if one.by == by]
            titles = [f"{what}: {when}" for what in ("Tiếp nhận", "Đã trả", "Thu (đồng)") for when in _WHEN]
            first = 0 if any(any(row[1:-3]) for row in rows) else len(titles) - 3  # only money has means and books
            self._table(
                f"Chốt và bổ sung, {by.lower()}",  # no sheet's name is longer than 31 signs
                [by, *titles[first:]],
                [(row[0], *row[1 + first :]) for row in rows],
            )

    def _totals(self) -> list[tuple[Cell, ...]]:
        sheet = self._sheet
        rows: list[tuple[Cell, ...]] = [(title, getattr(sheet.totals, name)) for name, title in _COUNTS]
        rows += [("Đang quá hạn", sheet.totals.overdue)]
        if sheet.withheld:
            rows += [("Chưa ghi số tiền vì ngăn kéo chưa đếm", sheet.withheld), *self._signings()]
        else:
            rows += [*self._money()]
        if sheet.closed_at:
            rows += [("Dấu của ngày", sheet.fingerprint)]
            rows += [("Lần chốt không có hiệu lực", rival(one)) for one in sheet.rivals]
            rows += [("Người chốt", sheet.closed_by), ("Chốt lúc", f"{local(sheet.closed_at):%H:%M %d/%m/%Y}")]
        return rows

    def _money(self) -> list[tuple[Cell, ...]]:
        """The day's sums in đồng."""
        sheet = self._sheet
        rows: list[tuple[Cell, ...]] = [("Đã tính mà chưa thu (đồng)", sheet.unpaid)]
        rows += [("Tiền mặt theo sổ (đồng)", sheet.expected_cash)]
        if sheet.counted_cash is not None:
            due = sheet.expected_cash if sheet.due_cash is None else sheet.due_cash
            rows += [("Tiền mặt phải có khi kiểm đếm (đồng)", due), ("Tiền mặt kiểm đếm (đồng)", sheet.counted_cash)]
        if len(sheet.tried) > 1:
            rows += [("Kiểm đếm khi chốt sổ, từng lần (đồng)", "; ".join(map(dong, sheet.tried)))]
        rows += self._signings()
        if sheet.unaccounted:
            rows += [("Tiền mặt chưa ai chịu trách nhiệm", " ".join(sheet.unaccounted))]
        short, over = short_and_over(sheet.all_differences)
        rows += [("Thiếu tiền mặt, kể cả bổ sung và bàn giao (đồng)", short)]
        rows += [("Thừa tiền mặt, kể cả bổ sung và bàn giao (đồng)", over)]
        net = sum(one.phi + one.le_phi for one in sheet.money)
        rows += [("Đã hủy, không tính vào số thu (đồng)", sheet.voided), ("Thu (đồng)", net + sheet.refunded)]
        rows += [("Hoàn trả (đồng)", sheet.refunded), ("Thu thực (đồng)", net), ("Bằng chữ", worded(net))]
        if sheet.closed_at:
            rows += [("Đã chốt và bổ sung, thu thực (đồng)", sheet.whole_money)]
        return rows

    def _signings(self) -> list[tuple[Cell, ...]]:
        """Whose drawers were not locked when the day was signed, and who witnessed it."""
        signed = signings(self._sheet)
        rows: list[tuple[Cell, ...]] = [
            (f"{what} khi chưa khóa ngăn kéo của", one.uncounted) for what, one in signed if one.uncounted
        ]
        return [*rows, *((what, witnessed(one)) for what, one in signed if one.witness)]

    def _table(
        self,
        name: str,
        titles: Sequence[str],
        rows: Iterable[tuple[Cell, ...]],
        *,
        summed: bool = True,
        below: Sequence[tuple[Cell, ...]] = (),
    ) -> None:
        """A sheet with its sums; rows `below` them are in none of them."""
        page: Worksheet = self._book.add_worksheet(name)
        state = "" if self._sheet.closed_at else " – CHƯA CHỐT SỔ"
        page.write_string(0, 0, f"{name}, ngày {self._day}{state}", self._title)
        page.write_string(1, 0, self._sheet.head.unit_name, self._plain)
        for place, title in enumerate(titles):
            page.write_string(_FIRST - 1, place, title, self._head)
        listed = list(rows)
        self._rows(page, _FIRST, listed)
        if summed and listed:
            self._sums(page, listed, len(titles))
        self._rows(page, _FIRST + len(listed) + 1, below)
        page.set_column(0, 0, 44)
        page.set_column(1, max(len(titles) - 1, 1), 16)
        page.freeze_panes(_FIRST, 1)
        page.set_landscape()
        page.fit_to_pages(1, 0)

    def _rows(self, page: Worksheet, first: int, rows: Sequence[tuple[Cell, ...]]) -> None:
        for at, row in enumerate(rows, first):
            for place, cell in enumerate(row):
                if isinstance(cell, int):
                    page.write_number(at, place, cell, self._number)
                else:
                    page.write_string(at, place, cell, self._plain)

    def _sums(self, page: Worksheet, rows: Sequence[tuple[Cell, ...]], width: int) -> None:
        at = _FIRST + len(rows)
        page.write_string(at, 0, "Cộng", self._sum)
        for place in range(1, width):
            if not any(isinstance(row[place], int) for row in rows):
                continue
            first, last = xl_rowcol_to_cell(_FIRST, place), xl_rowcol_to_cell(at - 1, place)
            value = sum(cell for row in rows if isinstance(cell := row[place], int))
            page.write_formula(at, place, f"=SUM({first}:{last})", self._sum, value)


def _whole(one: WholeRow) -> tuple[Cell, ...]:
    received, back = one.received + one.received_since, one.handed_back + one.handed_back_since
    counts = (one.received, one.received_since, received, one.handed_back, one.handed_back_since, back)
    return (one.name, *counts, one.closed, one.added, one.closed + one.added)


def _series(one: SeriesRow) -> tuple[Cell, ...]:
    numbers = (f"{one.first:07d}", f"{one.last:07d}") if one.first else ("", "")
    return (one.series, *numbers, one.receipts, one.voided, one.taken, one.refunded, one.net)


def _handing(one: HandingRow) -> tuple[Cell, ...]:
    short, over = short_and_over((one.taken - one.given,))
    return (f"{one.giver} ({one.desk})", takers(one), one.given, one.taken, short, over)


def _means(one: MoneyRow) -> tuple[Cell, ...]:
    return (one.means, one.receipts, one.phi, one.le_phi, one.phi + one.le_phi)


def _drawer(one: DrawerRow) -> tuple[Cell, ...]:
    """What went through a drawer; of an open one nothing is said of its end."""
    ways = (one.float_amount, one.taken, one.moved_in, one.moved_out, one.handed, one.accepted)
    name = f"{one.desk}, {one.clerk}"
    if one.uncounted:
        return (name, "đếm chung khi chốt sổ" if one.in_one else "chưa đếm", *("" for _ in _DRAWER[1:]))
    if one.expected is None or one.counted is None:
        return (name, *ways, *[""] * 6)
    apart = short_and_over((one.counted - one.expected,))  # a sum below them makes up for nothing
    left = (one.kept, one.delivered) if one.closed_at else ("", "")
    return (name, *ways, one.expected, one.counted, *apart, *left)


def _told(money: int | None) -> Cell:
    return "" if money is None else money


def _counts(figures: Figures) -> tuple[int, ...]:
    return tuple(getattr(figures, name) for name, _ in _COUNTS)
