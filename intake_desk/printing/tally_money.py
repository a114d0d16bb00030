"""The tally's money beyond its sums: receipts by series, what was struck out or given back, and the drawers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_desk.domain.times import local

from .faces import REGULAR, Run, printable
from .page import A4, Paragraph, Space
from .table import Column, Row, Table

if TYPE_CHECKING:
    from intake_desk.domain.slips import DrawerRow, TallySheet

    from .page import Block

_SIZE = 12.0
_SMALL = 10.5
_WIDTH = A4.text_width


def series(sheet: TallySheet) -> list[Block]:
    """The books of receipts that were written in that day."""
    if not sheet.series:
        return []
    name = _WIDTH * 0.34
    rest = (_WIDTH - name) / 3
    columns = [
        Column("Ký hiệu biên lai", name, "left"),
        Column("Số biên lai", rest),
        Column("Đã hủy", rest),
        Column("Thu thực (đồng)", rest, "right"),
    ]
    rows = [Row((one.series, str(one.receipts), str(one.voided), _dong(one.amount))) for one in sheet.series]
    return [Space(4), Table(columns, rows, _SMALL)]


def mended(sheet: TallySheet) -> list[Block]:
    """What was struck out or given back; the sums above are without it."""
    said = []
    if sheet.voided_count:
        said.append(f"hủy {sheet.voided_count} lần thu, {_dong(sheet.voided)} đồng")
    if sheet.refunded_count:
        said.append(f"hoàn trả {sheet.refunded_count} lần, {_dong(sheet.refunded)} đồng")
    if not said:
        return []
    return [Space(3), _text(f"Đã trừ khỏi số thu: {'; '.join(said)}.")]


def drawers(sheet: TallySheet) -> list[Block]:
    """Each drawer with what was counted and why it differed."""
    if not sheet.drawers:
        return []
    columns = [
        Column("Quầy", _WIDTH * 0.1),
        Column("Cán bộ", _WIDTH * 0.19, "left"),
        Column("Đóng lúc", _WIDTH * 0.08),
        Column("Phải có (đồng)", _WIDTH * 0.13, "right"),
        Column("Đếm được (đồng)", _WIDTH * 0.13, "right"),
        Column("Lệch", _WIDTH * 0.11, "right"),
        Column("Lý do, người chứng kiến", _WIDTH * 0.26, "left"),
    ]
    return [Space(4), Table(columns, [Row(_drawer(one)) for one in sheet.drawers], _SMALL)]


def _drawer(one: DrawerRow) -> tuple[str, ...]:
    if one.closed_at is None or one.expected is None or one.counted is None:
        return (one.desk, one.clerk, "chưa đóng", "", "", "", "")
    difference = one.counted - one.expected
    shown = f"{'+' if difference > 0 else ''}{_dong(difference)}"
    said = [one.reason, f"chứng kiến: {one.witness}" if one.witness else ""]
    return (
        one.desk,
        one.clerk,
        f"{local(one.closed_at):%H:%M}",
        _dong(one.expected),
        _dong(one.counted),
        shown,
        "; ".join(part for part in said if part),
    )


def _text(text: str) -> Paragraph:
    return Paragraph((Run(printable(text), REGULAR),), _SIZE, _WIDTH)


def _dong(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")
