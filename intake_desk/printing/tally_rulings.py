"""How the tally was ruled off: desks that were left out, addenda, and the four words for the wall book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_desk.domain.times import local

from .faces import BOLD, ITALIC, REGULAR, Run, printable
from .heading import Title
from .page import A4, Paragraph, Space
from .table import Column, Row, Table
from .tally_money import worded
from .texts import moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake_desk.domain.slips import AddendumRow, TallySheet, WholeRow

    from .page import Block

_SIZE = 12.0
_SMALL = 10.5
_WORDS = 24.0
_WIDTH = A4.text_width


def away(sheet: TallySheet) -> list[Block]:
    """The desks that the closing went around, by name and reason."""
    if not sheet.away:
        return []
    columns = [
        Column("Quầy được bỏ qua", _WIDTH * 0.22, "left"),
        Column("Biết đến mục", _WIDTH * 0.16),
        Column("Nghe lần cuối", _WIDTH * 0.24),
        Column("Lý do", _WIDTH * 0.38, "left"),
    ]
    rows = [
        Row(
            (
                one.desk,
                str(one.entry) if one.entry else "chưa có",
                f"{local(one.heard_at):%H:%M %d/%m/%Y}" if one.heard_at else "chưa nghe",
                one.reason,
            )
        )
        for one in sheet.away
    ]
    return [Space(4), Table(columns, rows, _SMALL)]


def addenda(sheet: TallySheet) -> list[Block]:
    """What was signed after the closing, each under its number, and all together."""
    if not sheet.addenda or sheet.withheld:
        return []
    columns = [
        Column("Bổ sung", _WIDTH * 0.17),
        Column("Lập lúc, người lập", _WIDTH * 0.25, "left"),
        Column("Tiếp nhận", _WIDTH * 0.09),
        Column("Đã trả", _WIDTH * 0.08),
        Column("Thu (đồng)", _WIDTH * 0.15, "right"),
        Column("Dấu", _WIDTH * 0.26, "left"),
    ]
    rows = [
        Row(
            (
                f"Bổ sung số {one.number}",
                f"{local(one.made_at):%H:%M %d/%m/%Y}, {one.made_by}{f' – {one.note}' if one.note else ''}",
                str(one.received),
                str(one.handed_back),
                _dong(one.money),
                one.words,
            )
        )
        for one in sheet.addenda
    ]
    received = sheet.totals.received + sum(one.received for one in sheet.addenda)
    back = sheet.totals.handed_back + sum(one.handed_back for one in sheet.addenda)
    rows.append(Row(("Cộng", "Đã chốt và bổ sung", str(received), str(back), _dong(sheet.whole_money), ""), BOLD))
    return [
        Space(10),
        Title(
            f"BỔ SUNG SAU KHI CHỐT SỔ NGÀY {sheet.day:%d/%m/%Y}",
            "(số đã chốt giữ nguyên; mỗi bổ sung được ký riêng)",
            [],
            _SIZE,
            _WIDTH,
        ),
        Table(columns, rows, _SMALL),
        _text(f"Cộng đã chốt và bổ sung bằng chữ: {worded(sheet.whole_money)}.", ITALIC),
        *_parts(sheet),
        *_whole(sheet),
    ]


def _parts(sheet: TallySheet) -> list[Block]:
    """What each addendum brought by every grouping."""
    columns = [
        Column("Bổ sung", _WIDTH * 0.17),
        Column("Theo", _WIDTH * 0.2, "left"),
        Column("Gồm", _WIDTH * 0.31, "left"),
        Column("Tiếp nhận", _WIDTH * 0.09),
        Column("Đã trả", _WIDTH * 0.08),
        Column("Thu (đồng)", _WIDTH * 0.15, "right"),
    ]
    rows = [
        Row(
            (
                f"Bổ sung số {one.number}",
                part.by,
                part.name,
                str(part.received or ""),
                str(part.handed_back or ""),
                _dong(part.money),
            )
        )
        for one in sheet.addenda
        for part in one.parts
    ]
    return [Space(4), Table(columns, rows, _SMALL)] if rows else []


def _whole(sheet: TallySheet) -> list[Block]:
    """Closing and addenda together, a table for each grouping."""
    found: list[Block] = []
    count, money = _WIDTH * 0.09, _WIDTH * 0.155
    for by in dict.fromkeys(one.by for one in sheet.whole):
        columns = [
            Column(by, _WIDTH - 2 * count - 3 * money, "left"),
            *(Column(title, count) for title in ("Tiếp nhận", "Đã trả")),
            *(Column(f"{title} (đồng)", money, "right") for title in ("Đã chốt", "Bổ sung", "Cộng")),
        ]
        rows = [one for one in sheet.whole if one.by == by]
        lines = [_whole_row(one.name, (one,)) for one in rows]
        found += [Space(4), Table(columns, [*lines, _whole_row("Đã chốt và bổ sung", rows, BOLD)], _SMALL)]
    return found


def _whole_row(name: str, rows: Sequence[WholeRow], face: str = REGULAR) -> Row:
    received = sum(one.received + one.received_since for one in rows)
    back = sum(one.handed_back + one.handed_back_since for one in rows)
    closed, added = sum(one.closed for one in rows), sum(one.added for one in rows)
    return Row((name, str(received or ""), str(back or ""), _dong(closed), _dong(added), _dong(closed + added)), face)


def closing(sheet: TallySheet) -> list[Block]:
    """Who ruled the day off and when, and by which words anybody can tell this sheet from another."""
    if sheet.closed_at is None:
        return [Space(8, keep=True), _text("Sổ của ngày chưa chốt; số liệu có thể thay đổi.", ITALIC, keep=True)]
    signed = "đã ký bằng khóa của người chốt" if sheet.signed else "chưa có chữ ký số"
    return [
        Space(8, keep=True),
        _text(f"Chốt sổ lúc {moment(sheet.closed_at)}; người chốt: {sheet.closed_by}; {signed}.", keep=True),
        Space(4, keep=True),
        _text("Dấu của ngày, chép vào sổ tường:", keep=True),
        Space(2, keep=True),
        Paragraph((Run(printable(sheet.fingerprint), BOLD),), _WORDS, _WIDTH, align="centre", keep=True),
        _text(f"Mã đối chiếu của bảng: {sheet.code}", keep=True),
        *(block for one in sheet.addenda for block in _signed(one)),
        Space(8, keep=True),
    ]


def _signed(one: AddendumRow) -> list[Block]:
    """Who signed an addendum and when, and its own words, as large as the closing's."""
    signed = "đã ký bằng khóa của người lập" if one.signed else "chưa có chữ ký số đúng"
    return [
        Space(6, keep=True),
        _text(f"Bổ sung số {one.number} lập lúc {moment(one.made_at)}; người lập: {one.made_by}; {signed}.", keep=True),
        _text(f"Dấu của bổ sung số {one.number}, chép vào sổ tường:", keep=True),
        Paragraph((Run(printable(one.words), BOLD),), _WORDS, _WIDTH, align="centre", keep=True),
    ]


def _text(text: str, face: str = REGULAR, *, keep: bool = False) -> Paragraph:
    return Paragraph((Run(printable(text), face),), _SIZE, _WIDTH, keep=keep)


def _dong(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")
