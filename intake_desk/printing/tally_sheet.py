"""The day's tally on paper: what a supervisor rules off, signs and files."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from intake_desk.domain.times import local

from . import chart_sheet, tally_differences, tally_money, tally_rules, tally_rulings
from .faces import BOLD, ITALIC, REGULAR, Run, printable
from .heading import Heading, Title
from .page import A4, Paragraph, Space, number_pages, paginate, to_pdf
from .signatures import Signatures, Signer
from .table import Column, Row, Table
from .texts import long_date, moment, plain, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from intake_desk.domain.slips import Figures, MoneyRow, TallyRow, TallySheet

    from .page import Block

_SIZE = 12.0
_SMALL = 10.5
_WIDTH = A4.text_width
_DAY = (
    ("received", "Tiếp nhận"),
    ("refused", "Từ chối"),
    ("supplement_requested", "Yêu cầu bổ sung"),
    ("supplemented", "Đã bổ sung"),
    ("ready", "Có kết quả"),
    ("handed_back", "Trả kết quả"),
    ("withdrawn", "Rút hồ sơ"),
    ("feedback", "Phản ánh, kiến nghị"),
    ("overdue", "Đang quá hạn"),
)
_SELDOM = (("filed", "Chờ tiếp nhận"), ("extended", "Gia hạn"), ("stopped", "Dừng giải quyết"))
_SPLIT = _DAY[:6]


def tally_pdf(sheet: TallySheet) -> bytes:
    """The sheet as A4 pages, marked as a draft until the day is ruled off."""
    day = f"{sheet.day:%d/%m/%Y}"
    pages = paginate(_blocks(sheet, f"BẢNG TỔNG HỢP NGÀY {day}"), A4)
    state = "" if sheet.closed_at else " – CHƯA CHỐT SỔ"
    number_pages(pages, A4, f"Bảng tổng hợp ngày {day} – {sheet.head.unit_name}{state}")
    return to_pdf(pages, A4, f"Bảng tổng hợp ngày {day}", sheet.head.unit_name)


def _blocks(sheet: TallySheet, title: str) -> list[Block]:
    shared = texts()
    issued = local(sheet.closed_at or sheet.made_at)
    date_line = plain(shared.date_line, {"place": sheet.head.place_name, "date": long_date(issued.date())})
    marks = [] if sheet.closed_at else [f"CHƯA CHỐT SỔ – bản nháp lập lúc {moment(sheet.made_at)}"]
    return [
        Heading(sheet.head, (shared.state, shared.motto), date_line, _SIZE, _WIDTH),
        Title(title, f"({sheet.head.counter_name})", marks, _SIZE, _WIDTH),
        *_section("I. Số liệu trong ngày", _day_table(sheet.totals)),
        *_section("II. Theo thủ tục hành chính", _split_table("Thủ tục", sheet.procedures, sheet.totals)),
        *_splits(sheet),
        *_section("III. Theo cán bộ", _split_table("Cán bộ", sheet.clerks, sheet.totals)),
        *_money(sheet),
        *tally_money.drawers(sheet),
        *tally_rules.rules(sheet),
        *_gaps(sheet),
        *_hours(sheet),
        *_journals(sheet),
        *tally_rulings.away(sheet),
        *tally_rulings.addenda(sheet),
        *_late(sheet),
        *tally_money.drawers_since(sheet),
        *tally_rulings.closing(sheet),
        Signatures(
            Signer("NGƯỜI LẬP", sheet.prepared_by),
            Signer("PHỤ TRÁCH", sheet.closed_by),
            shared.signature_note,
            _SIZE,
            _WIDTH,
        ),
    ]


def _money(sheet: TallySheet) -> list[Block]:
    title = "IV. Phí, lệ phí"
    if sheet.withheld:
        around = tally_differences.signed_around(sheet)
        return [Space(6), _text(title, BOLD, keep=True), *tally_money.withheld(sheet), *around]
    return [
        *_section(title, _money_table(sheet.money, sheet.waived)),
        *tally_money.series(sheet),
        *tally_money.mended(sheet),
        *tally_money.cash(sheet),
        *tally_differences.differences(sheet),
    ]


def _splits(sheet: TallySheet) -> list[Block]:
    """By field and by channel, under the procedures that they are made of."""
    found: list[Block] = []
    for title, rows in (("Lĩnh vực", sheet.fields), ("Kênh tiếp nhận", sheet.channels)):
        if rows:
            found += _section(f"Theo {title.lower()}", _split_table(title, rows, sheet.totals))
    return found


def _hours(sheet: TallySheet) -> list[Block]:
    """The day by the hour beside a usual one, where anything came in."""
    if sheet.hours is None or sheet.hours.is_empty:
        return []
    return [Space(6), *chart_sheet.chart_blocks(sheet.hours, _WIDTH)]


def _section(title: str, table: Table) -> list[Block]:
    return [Space(6), _text(title, BOLD, keep=True), Space(2, keep=True), table]


def _text(text: str, face: str = REGULAR, *, keep: bool = False) -> Paragraph:
    return Paragraph((Run(printable(text), face),), _SIZE, _WIDTH, keep=keep)


def _day_table(totals: Figures) -> Table:
    shown = (*_DAY, *(one for one in _SELDOM if getattr(totals, one[0])))
    width = _WIDTH / len(shown)
    cells = tuple(str(getattr(totals, name)) for name, _ in shown)
    return Table([Column(title, width) for _, title in shown], [Row(cells, BOLD)], _SMALL)


def _split_table(subject: str, rows: Sequence[TallyRow], totals: Figures) -> Table:
    number, figure, money = _WIDTH * 0.055, _WIDTH * 0.075, _WIDTH * 0.125
    listed = [row for row in rows if row.money or any(getattr(row.figures, name) for name, _ in _SPLIT)]
    code = _WIDTH * 0.12 if any(row.code for row in rows) else 0.0
    columns = [
        Column("TT", number),
        *([Column("Mã", code)] if code else []),
        Column(subject, _WIDTH - number - code - money - figure * len(_SPLIT), "left"),
        *(Column(title, figure) for _, title in _SPLIT),
        Column("Phí, lệ phí (đồng)", money, "right"),
    ]
    lines = [
        Row((str(place), *((row.code,) if code else ()), row.name, *_counts(row.figures), _told(row.money)))
        for place, row in zip(count(1), listed, strict=False)
    ]
    sums = Row(("", *(("",) if code else ()), "Cộng", *_counts(totals), _told(_sum(listed))), BOLD)
    return Table(columns, [*lines, sums], _SMALL)


def _sum(rows: Sequence[TallyRow]) -> int | None:
    """All their money; None where any of it is withheld."""
    return None if any(row.money is None for row in rows) else sum(row.money or 0 for row in rows)


def _told(money: int | None) -> str:
    return "…" if money is None else _dong(money)


def _counts(figures: Figures) -> tuple[str, ...]:
    return tuple(str(getattr(figures, name)) for name, _ in _SPLIT)


def _money_table(money: Sequence[MoneyRow], waived: MoneyRow | None) -> Table:
    """Waived sums stand under the total: they were never taken."""
    name = _WIDTH * 0.34
    rest = (_WIDTH - name) / 4
    columns = [
        Column("Hình thức thu", name, "left"),
        Column("Số lượt", rest),
        *(Column(title, rest, "right") for title in ("Phí (đồng)", "Lệ phí (đồng)", "Cộng (đồng)")),
    ]
    rows = [_money_row(row.means, (row,), REGULAR) for row in money]
    rows.append(_money_row("Cộng thu thực", money, BOLD))
    if waived is not None:
        rows.append(_money_row(waived.means, (waived,), ITALIC))
    return Table(columns, rows, _SMALL)


def _money_row(title: str, rows: Iterable[MoneyRow], face: str) -> Row:
    taken = [(row.receipts, row.phi, row.le_phi) for row in rows]
    receipts, phi, le_phi = (sum(column) for column in zip(*taken, strict=True)) if taken else (0, 0, 0)
    return Row((title, str(receipts), _dong(phi), _dong(le_phi), _dong(phi + le_phi)), face)


def _gaps(sheet: TallySheet) -> list[Block]:
    if not sheet.gaps:
        return [Space(6), _text("V. Số hồ sơ bỏ trống: không có.", BOLD)]
    columns = [
        Column("Quầy", _WIDTH * 0.2),
        Column("Số bỏ trống", _WIDTH * 0.35),
        Column("Giải trình", _WIDTH * 0.45, "left"),
    ]
    rows = [Row((gap.desk, gap.numbers, gap.reason or "Chưa giải trình")) for gap in sheet.gaps]
    return _section("V. Số hồ sơ bỏ trống", Table(columns, rows, _SMALL))


def _journals(sheet: TallySheet) -> list[Block]:
    columns = [
        Column("Quầy", _WIDTH * 0.4, "left"),
        Column("Đến mục ghi số", _WIDTH * 0.25),
        Column("Mã băm", _WIDTH * 0.35),
    ]
    rows = [Row((head.desk, str(head.entry), head.hash)) for head in sheet.heads]
    return _section("VI. Nhật ký đã tổng hợp", Table(columns, rows, _SMALL)) if rows else []


def _late(sheet: TallySheet) -> list[Block]:
    if not sheet.late:
        return []
    columns = [
        Column("Thời điểm", _WIDTH * 0.14),
        Column("Quầy", _WIDTH * 0.11),
        Column("Cán bộ", _WIDTH * 0.17),
        Column("Mã hồ sơ", _WIDTH * 0.31),
        Column("Nội dung", _WIDTH * 0.27, "left"),
    ]
    rows = [
        Row((f"{local(entry.at):%H:%M %d/%m/%Y}", entry.desk, entry.clerk, entry.code, entry.text))
        for entry in sheet.late
    ]
    return _section("VII. Phát sinh sau khi chốt sổ (không tính vào số liệu trên)", Table(columns, rows, _SMALL))


def _dong(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")
