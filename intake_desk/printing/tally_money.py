"""The tally's money beyond its sums: receipts by series, what was struck out or given back, and the drawers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_desk.domain.drawers import short_and_over
from intake_desk.domain.money_words import in_words
from intake_desk.domain.times import local

from .faces import BOLD, ITALIC, REGULAR, Run, printable
from .page import A4, Paragraph, Space
from .table import Column, Row, Table
from .tally_differences import apart, dong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake_desk.domain.slips import DrawerRow, SeriesRow, TallySheet

    from .page import Block

_SIZE = 12.0
_SMALL = 10.5
_FINE = 8.5
_WIDTH = A4.text_width
# What goes through a drawer, in đồng, in the order in which it does.
_FLOW = (
    ("float_amount", "Đầu ca"),
    ("taken", "Thu"),
    ("moved_in", "Bỏ vào"),
    ("moved_out", "Chi ra"),
    ("handed", "Giao đi"),
    ("accepted", "Nhận về"),
    ("kept", "Giữ lại"),
    ("delivered", "Nộp"),
)


def series(sheet: TallySheet) -> list[Block]:
    """The day's takings by books of receipts, and which of their numbers nobody has seen."""
    gaps: list[Block] = []
    if sheet.book_gaps:
        gaps = [Space(3), _text(f"Số biên lai bỏ trống: {'; '.join(sheet.book_gaps)}.", BOLD)]
    if not sheet.series:
        return gaps
    name, numbers = _WIDTH * 0.2, _WIDTH * 0.2
    count, money = _WIDTH * 0.09, _WIDTH * 0.14
    columns = [
        Column("Ký hiệu biên lai", name, "left"),
        Column("Từ số – đến số", numbers),
        Column("Số biên lai", count),
        Column("Đã hủy", count),
        *(Column(f"{title} (đồng)", money, "right") for title in ("Đã thu", "Hoàn trả", "Thu thực")),
    ]
    rows = [_series_row(one.series, (one,)) for one in sheet.series]
    rows.append(_series_row("Cộng", sheet.series, BOLD))
    return [*_heading("Theo ký hiệu biên lai"), Table(columns, rows, _SMALL), *gaps]


def _series_row(title: str, rows: Sequence[SeriesRow], face: str = REGULAR) -> Row:
    receipts, voided = sum(one.receipts for one in rows), sum(one.voided for one in rows)
    money = (sum(one.taken for one in rows), sum(one.refunded for one in rows), sum(one.net for one in rows))
    numbers = _numbers(rows[0]) if len(rows) == 1 and title == rows[0].series else ""
    return Row((title, numbers, str(receipts), str(voided), *map(dong, money)), face)


def _numbers(row: SeriesRow) -> str:
    """From which number to which: "0000012–0000019"."""
    if not row.first:
        return ""
    return f"{row.first:07d}" if row.first == row.last else f"{row.first:07d}–{row.last:07d}"


def mended(sheet: TallySheet) -> list[Block]:
    """What was really taken, in words too; what was given back of it, and what was struck out and never counted."""
    net = sum(one.phi + one.le_phi for one in sheet.money)
    said: list[Block] = [Space(3), _text(f"Cộng thu thực bằng chữ: {worded(net)}.", ITALIC)]
    if sheet.refunded_count or sheet.refunded:
        gross, back, times = dong(net + sheet.refunded), dong(sheet.refunded), sheet.refunded_count
        said.append(_text(f"Thu {gross} đồng, hoàn trả {times} lần {back} đồng, còn {dong(net)} đồng.", BOLD))
    if sheet.voided_count:
        said.append(_text(f"Đã hủy, không tính vào số thu: {sheet.voided_count} lần, {dong(sheet.voided)} đồng."))
    return said


def worded(amount: int) -> str:
    """A sum in words; one that is below nothing says so."""
    return in_words(amount) if amount >= 0 else f"âm {in_words(-amount)}"


def drawers(sheet: TallySheet) -> list[Block]:
    """Each drawer with what went through it, what was counted and why it differed."""
    return [*_heading("Ngăn kéo"), *_drawers(sheet.drawers)] if sheet.drawers else []


def drawers_since(sheet: TallySheet) -> list[Block]:
    """The drawers that have changed since the day was ruled off, as they stand now."""
    if not sheet.drawers_since:
        return []
    title = "Ngăn kéo có thay đổi sau khi chốt sổ (số liệu đến lúc in)"
    return [*_heading(title), *_drawers(sheet.drawers_since)]


def _heading(title: str) -> list[Block]:
    return [Space(6), _text(title, BOLD, keep=True), Space(2, keep=True)]


def _drawers(rows: Sequence[DrawerRow]) -> list[Block]:
    flow = (_WIDTH * 0.775) / len(_FLOW)  # tens of millions stand on one line
    ways = [
        Column("Quầy", _WIDTH * 0.075),
        Column("Cán bộ", _WIDTH * 0.15, "left"),
        *(Column(title, flow, "right") for _, title in _FLOW),
    ]
    columns = [
        Column("Quầy", _WIDTH * 0.1),
        Column("Cán bộ", _WIDTH * 0.19, "left"),
        Column("Khóa lúc", _WIDTH * 0.08),
        Column("Phải có (đồng)", _WIDTH * 0.13, "right"),
        Column("Đếm được (đồng)", _WIDTH * 0.13, "right"),
        Column("Lệch", _WIDTH * 0.11, "right"),
        Column("Lý do, người chứng kiến", _WIDTH * 0.26, "left"),
    ]
    return [
        Table(ways, [*(Row(_flow(one)) for one in rows), Row(_flows(rows), BOLD)], _FINE),
        Space(4),
        Table(columns, [*(Row(_drawer(one)) for one in rows), Row(_counts(rows), BOLD)], _SMALL),
    ]


def _flows(rows: Sequence[DrawerRow]) -> tuple[str, ...]:
    """All drawers together; what one of them does not tell is not told of all."""
    if any(one.uncounted for one in rows):
        return ("", "Cộng", *("…" for _ in _FLOW))
    return ("", "Cộng", *(dong(sum(getattr(one, name) for one in rows)) for name, _ in _FLOW))


def _counts(rows: Sequence[DrawerRow]) -> tuple[str, ...]:
    """What had to be there and was counted of those that were; short and over apart."""
    counted = [(one.expected, one.counted) for one in rows if one.expected is not None and one.counted is not None]
    sums = (sum(due for due, _ in counted), sum(found for _, found in counted))
    differences = [found - due for due, found in counted]
    short, over = short_and_over(differences)
    difference = apart(differences) if short and over else f"{'+' if over else ''}{dong(over - short)}"
    left = len(rows) - len(counted)
    beside = f"không kể {left} ngăn kéo chưa đếm riêng" if left else ""
    return ("", "Cộng", "", *(map(dong, sums) if counted else ("", "")), difference if counted else "", beside)


def cash(sheet: TallySheet) -> list[Block]:
    """The book's cash; what left the drawers beside it; what therefore had to lie there, and what was counted."""
    unpaid = f"Đã tính nhưng chưa thu: {dong(sheet.unpaid)} đồng. " if sheet.unpaid else ""
    book = f"{unpaid}Tiền mặt theo sổ: {dong(sheet.expected_cash)} đồng."
    beside = [_text(said, BOLD)] if (said := _beside(sheet)) else []
    if not sheet.by_drawer or sheet.counted_cash is None:
        by_itself = apart(sheet.differences)
        beside = [*([_text(f"Ngăn kéo đã kiểm đếm riêng: {by_itself} đồng.", BOLD)] if by_itself else []), *beside]
    if sheet.counted_cash is None:
        return [Space(3), _text(f"{book} Tiền mặt kiểm đếm: chưa kiểm đếm."), *beside]
    due = sheet.expected_cash if sheet.due_cash is None else sheet.due_cash
    where = "khi kiểm đếm" if sheet.by_drawer else "trong ngăn kéo chưa khóa"
    other = f" Tiền mặt phải có {where}: {dong(due)} đồng." if due != sheet.expected_cash else ""
    found = f"{book}{other} Tiền mặt kiểm đếm: {dong(sheet.counted_cash)} đồng."
    difference = apart(sheet.differences if sheet.by_drawer else (sheet.counted_cash - due,))
    against = "số phải có" if other else "sổ"
    if not difference:
        return [Space(3), _text(f"{found} {'Khớp số phải có.' if other else 'Khớp.'}"), *beside]
    reason = f" Lý do: {sheet.difference_reason}" if sheet.difference_reason else ""
    return [
        Space(3),
        _text(found, keep=True),
        _text(f"{difference[0].upper()}{difference[1:]} đồng so với {against}.{reason}", BOLD),
        *beside,
    ]


def _beside(sheet: TallySheet) -> str:
    """What went through the drawers that is no fee; "" where nothing did."""
    ways = (
        ("đầu ca", "float_amount"),
        ("bỏ vào", "moved_in"),
        ("chi ra", "moved_out"),
        ("giao đi", "handed"),
        ("nhận về", "accepted"),
    )
    sums = [(word, sum(getattr(one, name) for one in sheet.drawers)) for word, name in ways]
    said = [f"{word} {dong(amount)}" for word, amount in sums if amount]
    return f"Ngoài phí, lệ phí, qua ngăn kéo: {', '.join(said)} đồng." if said else ""


def withheld(sheet: TallySheet) -> list[Block]:
    """In place of all money: whose drawers have still to be counted."""
    return [Space(2), _text(f"Chưa ghi số tiền vì ngăn kéo chưa đếm: {sheet.withheld}. Đếm xong thì in lại.", BOLD)]


def _flow(one: DrawerRow) -> tuple[str, ...]:
    if one.uncounted:
        return (one.desk, one.clerk, *("…" for _ in _FLOW))
    late = ("kept", "delivered")
    shown = ("" if name in late and one.closed_at is None else dong(getattr(one, name)) for name, _ in _FLOW)
    return (one.desk, one.clerk, *shown)


def _in_one(one: DrawerRow) -> str:
    return "đếm chung khi chốt sổ" if one.in_one else ""


def _drawer(one: DrawerRow) -> tuple[str, ...]:
    if one.uncounted:
        return (one.desk, one.clerk, "chưa khóa" if one.in_one else "chưa đếm", "", "", "", _in_one(one))
    if one.expected is None or one.counted is None:
        return (one.desk, one.clerk, "chưa khóa", "", "", "", _in_one(one))
    difference = one.counted - one.expected
    shown = f"{'+' if difference > 0 else ''}{dong(difference)}"
    said = [one.reason, f"chứng kiến: {one.witness}" if one.witness else ""]
    return (
        one.desk,
        one.clerk,
        f"{local(one.closed_at):%H:%M}" if one.closed_at else "chưa khóa",
        dong(one.expected),
        dong(one.counted),
        shown,
        "; ".join(part for part in said if part),
    )


def _text(text: str, face: str = REGULAR, *, keep: bool = False) -> Paragraph:
    return Paragraph((Run(printable(text), face),), _SIZE, _WIDTH, keep=keep)
