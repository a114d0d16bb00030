"""The tally's list of what was changed that day of the rules by which money comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_desk.domain.times import local

from .faces import BOLD, Run, printable
from .page import A4, Paragraph, Space
from .table import Column, Row, Table

if TYPE_CHECKING:
    from intake_desk.domain.slips import TallySheet

    from .page import Block

_SIZE = 12.0
_SMALL = 10.5
_WIDTH = A4.text_width


def rules(sheet: TallySheet) -> list[Block]:
    """Who changed what, when, and who agreed; nothing on a day without."""
    if not sheet.rules:
        return []
    columns = [
        Column("Lúc", _WIDTH * 0.09),
        Column("Người đổi", _WIDTH * 0.2, "left"),
        Column("Người đồng ý", _WIDTH * 0.2, "left"),
        Column("Nội dung", _WIDTH * 0.51, "left"),
    ]
    rows = [Row((f"{local(one.at):%H:%M}", one.clerk, one.agreed or "không có", one.text)) for one in sheet.rules]
    title = "Thay đổi mức thu, tài khoản, biên lai trong ngày"
    return [
        Space(4),
        Paragraph((Run(printable(title), BOLD),), _SIZE, _WIDTH, keep=True),
        Space(2, keep=True),
        Table(columns, rows, _SMALL),
    ]
