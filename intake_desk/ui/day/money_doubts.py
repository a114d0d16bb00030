"""What a supervisor should know of the day's money that no drawer shows, each with the sums that speak for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.noted_money import DEBT, ONLINE, REFUNDED, TRANSFER, UNPAID, VOIDED, WAIVED, Noted
from intake_desk.services.closing_view import DayView
from intake_desk.services.desk import Desk
from intake_desk.ui.drawer.drawer_words import shortened
from intake_desk.ui.formats import money

translate = QCoreApplication.translate

CARRIED = "carried"
MOST_LISTED = 3


@dataclass(frozen=True)
class MoneyDoubt:
    """A sentence, by its `sort` to be asked for, and what it speaks of."""

    sort: str
    text: str
    items: tuple[Noted, ...]

    @property
    def dossier(self) -> str:
        """The dossier that it is about, where that is one."""
        subjects = {one.subject for one in self.items}
        return next(iter(subjects)) if len(subjects) == 1 else ""


def money_doubts(desk: Desk, view: DayView, carried: Sequence[Noted]) -> tuple[MoneyDoubt, ...]:
    """Everything of the day, then what `carried` says of the days before."""
    return tuple(one for one in _sentences(desk, view, carried) if one.text)


def _sentences(desk: Desk, view: DayView, carried: Sequence[Noted]) -> Iterator[MoneyDoubt]:
    by_sort = {sort: tuple(one for one in view.noted if one.sort == sort) for sort in _DAY}
    online, waived = by_sort[ONLINE], by_sort[WAIVED]
    unpaid = translate("closing", "Đã tính mà chưa thu: {0}.").format(money(view.unpaid)) if view.unpaid else ""
    yield MoneyDoubt(UNPAID, unpaid, by_sort[UNPAID])
    voided, refunded = view.whole.total("voided_count"), view.whole.total("refunded_count")
    text = translate("closing", "Hủy {0} biên lai, {1}.").format(voided, money(view.whole.total("voided")))
    yield MoneyDoubt(VOIDED, text if voided else "", by_sort[VOIDED])
    text = translate("closing", "Hoàn trả {0} lần, {1}.").format(refunded, money(view.whole.total("refunded")))
    yield MoneyDoubt(REFUNDED, text if refunded else "", by_sort[REFUNDED])
    if online:
        text = translate("closing", "Trực tuyến: {0} lần thu chưa có xác nhận của Cổng, {1}.")
        yield MoneyDoubt(ONLINE, text.format(len(online), money(_sum(online))), online)
    if waived:
        text = translate("closing", "Miễn, giảm không có giấy tờ hoặc miễn khoản đã nợ: {0}.")
        yield MoneyDoubt(WAIVED, text.format(_listed(desk, waived)), waived)
    transfers = tuple(one for one in carried if one.sort == TRANSFER)
    debts = tuple(one for one in carried if one.sort == DEBT)
    parts = []
    if transfers:
        said = translate("closing", "{0} khoản chuyển khoản chưa đối chiếu, {1}")
        parts.append(said.format(len(transfers), money(_sum(transfers))))
    if debts:
        said = translate("closing", "{0} hồ sơ đã trả kết quả mà chưa thu, {1}")
        parts.append(said.format(len(debts), money(_sum(debts))))
    text = translate("closing", "Từ các ngày trước: {0}.").format("; ".join(parts)) if parts else ""
    yield MoneyDoubt(CARRIED, text, tuple(carried))


_DAY = (UNPAID, VOIDED, REFUNDED, ONLINE, WAIVED)


def _sum(items: Sequence[Noted]) -> int:
    return sum(one.amount for one in items)


def _listed(desk: Desk, items: Sequence[Noted]) -> str:
    """Who let go how much and why, the largest sums first."""
    ordered = sorted(items, key=lambda one: -one.amount)[:MOST_LISTED]
    said = [f"{desk.clerk_name(one.clerk)} {money(one.amount)}{_because(one)}" for one in ordered]
    left = len(items) - len(ordered)
    return "; ".join([*said, *([translate("closing", "và {0} lần nữa").format(left)] if left else [])])


def _because(one: Noted) -> str:
    return f" ({shortened(one.reason)})" if one.reason else ""


def sort_word(one: Noted) -> str:
    """What a sum is noted for."""
    words = {
        UNPAID: translate("closing", "đã tính, chưa thu"),
        VOIDED: translate("closing", "hủy biên lai"),
        REFUNDED: translate("closing", "hoàn trả"),
        ONLINE: translate("closing", "trực tuyến, chưa có xác nhận"),
        WAIVED: translate("closing", "miễn, giảm"),
        TRANSFER: translate("closing", "chuyển khoản chưa đối chiếu"),
        DEBT: translate("closing", "đã trả kết quả, chưa thu"),
    }
    return words[one.sort]
