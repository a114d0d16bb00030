"""The tally's cash that is missing or too much: between drawers, by what was counted, and all of it in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_desk.domain.drawers import short_and_over
from intake_desk.domain.times import local

from .faces import BOLD, REGULAR, Run, printable
from .page import A4, Paragraph, Space
from .table import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake_desk.domain.slips import AddendumRow, HandingRow, RivalRow, TallySheet

    from .page import Block

_SIZE = 12.0
_SMALL = 10.5
_WIDTH = A4.text_width


def apart(differences: Sequence[int]) -> str:
    """What is short and what is over, never the one taken off the other; "" where everything agrees."""
    words = zip(("thiếu", "thừa"), short_and_over(differences), strict=True)
    return ", ".join(f"{word} {dong(amount)}" for word, amount in words if amount)


def differences(sheet: TallySheet) -> list[Block]:
    """How the cash was counted, which hand-overs were taken otherwise, and what all that comes to."""
    found: list[Block] = []
    if len(sheet.tried) > 1:
        tried = ", ".join(map(dong, sheet.tried))
        found.append(_text(f"Khi chốt sổ kiểm đếm {len(sheet.tried)} lần: {tried} đồng."))
    found += [*signed_around(sheet), *_handings(sheet)]
    said = apart(sheet.all_differences)
    if said and (sheet.handings or sheet.addenda or len(sheet.all_differences) > 1):
        parts = [*(["bổ sung"] if sheet.addenda else []), *(["bàn giao"] if sheet.handings else [])]
        beside = f", kể cả {' và '.join(parts)}" if parts else ""
        found.append(_text(f"Tổng lệch tiền mặt{beside}: {said} đồng.", BOLD))
    found += [_text(one) for one in sheet.unaccounted]
    found += [_text(f"Lần chốt không có hiệu lực: {rival(one)}", BOLD) for one in sheet.rivals]
    return [Space(3), *found] if found else []


def signed_around(sheet: TallySheet) -> list[Block]:
    """Whose drawers were not locked when the day was signed, and who witnessed it: no sum is told by that."""
    found: list[Block] = []
    for what, one in signings(sheet):
        if one.uncounted:
            found.append(_left(what, one.uncounted, one.uncounted_reason))
        if one.witness:
            found.append(_text(f"{what} {witnessed(one)}", BOLD))
    return found


def _left(what: str, drawers: str, reason: str) -> Block:
    why = f" Lý do: {reason}" if reason else ""
    return _text(f"{what} khi chưa khóa ngăn kéo của {drawers}.{why}", BOLD)


def signings(sheet: TallySheet) -> list[tuple[str, TallySheet | AddendumRow]]:
    """What was signed of the day, in order, and how it is called."""
    return [("Chốt sổ", sheet), *((f"Ký bổ sung số {one.number}", one) for one in sheet.addenda)]


def witnessed(one: TallySheet | AddendumRow) -> str:
    """Who agreed that it was signed, and why somebody had to."""
    return f"có {one.witness} chứng kiến: ngăn kéo của người ký ở {one.witnessed} không khóa được trước người khác."


def rival(one: RivalRow) -> str:
    """A closing that does not hold: who made it, what was counted, and the words to be struck out in the wall book."""
    said = f"{one.clerk} ({one.desk}), {local(one.made_at):%H:%M %d/%m/%Y}"
    if one.counted is not None and one.due is not None:
        difference = apart([one.counted - one.due])
        said += f"; kiểm đếm {dong(one.counted)} đồng, phải có {dong(one.due)} đồng"
        said += f", {difference} đồng" if difference else ""
    why = f" Ghi chú: {one.note}" if one.note else ""
    return f"{said}. Gạch bốn từ “{one.words}” trong sổ tường.{why}"


def _handings(sheet: TallySheet) -> list[Block]:
    if not sheet.handings:
        return []
    sum_ = _WIDTH * 0.14
    columns = [
        Column("Bàn giao: bên giao", (_WIDTH - 3 * sum_) / 2, "left"),
        Column("Bên nhận", (_WIDTH - 3 * sum_) / 2, "left"),
        *(Column(title, sum_, "right") for title in ("Giao (đồng)", "Nhận (đồng)", "Lệch (đồng)")),
    ]
    rows = [
        Row(
            (
                f"{one.giver} ({one.desk})",
                takers(one),
                dong(one.given),
                dong(one.taken),
                f"{'+' if one.taken > one.given else ''}{dong(one.taken - one.given)}",
            )
        )
        for one in sheet.handings
    ]
    between = apart([one.taken - one.given for one in sheet.handings])
    return [
        Space(3),
        Table(columns, rows, _SMALL),
        _text(f"Lệch bàn giao, không nằm trong ngăn kéo nào: {between} đồng.", BOLD),
    ]


def takers(one: HandingRow) -> str:
    """Who took it and where; of more than one, each with what they took."""
    if len(one.takings) == 1:
        return "".join(f"{each.clerk} ({each.desk})" for each in one.takings)
    return "; ".join(f"{each.clerk} ({each.desk}): {dong(each.amount)}" for each in one.takings)


def _text(text: str, face: str = REGULAR) -> Paragraph:
    return Paragraph((Run(printable(text), face),), _SIZE, _WIDTH)


def dong(amount: int) -> str:
    """An amount as the tally writes it."""
    return f"{amount:,}".replace(",", ".")
