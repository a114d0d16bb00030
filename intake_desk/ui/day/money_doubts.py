"""What a supervisor should know of the day's money that no drawer shows, each with the sums that speak for it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.dossier import REFUSED, WITHDRAWN
from intake_desk.domain.noted_money import (
    DEBT,
    DROPPED,
    HANDED,
    LET_GO,
    LINE,
    ONLINE,
    OWED,
    REFUNDED,
    SHORT,
    TRANSFER,
    UNPAID,
    VOIDED,
    WAIVED,
    WALKED_IN,
    Noted,
)
from intake_desk.domain.times import from_ms
from intake_desk.services.closing_view import DayView
from intake_desk.services.desk import Desk
from intake_desk.ui.drawer.drawer_words import hand_over_words, shortened, verdict_words
from intake_desk.ui.formats import money

translate = QCoreApplication.translate

CARRIED = "carried"
MOST_LISTED = 3


@dataclass(frozen=True)
class MoneyDoubt:
    """A sentence, by its `sort` to be asked for, and what it speaks of; of one that is `pressing` somebody has to do
    something.
    """

    sort: str
    text: str
    items: tuple[Noted, ...]

    @property
    def pressing(self) -> bool:
        return self.sort in (HANDED, SHORT, LINE)

    @property
    def dossier(self) -> str:
        """The dossier that it is about, where that is one; a line of a statement is explained from the list."""
        if self.sort == LINE:
            return ""
        subjects = {one.subject for one in self.items}
        return next(iter(subjects)) if len(subjects) == 1 else ""


def money_doubts(desk: Desk, view: DayView, carried: Sequence[Noted]) -> tuple[MoneyDoubt, ...]:
    """Everything of the day, then what `carried` says of the days before."""
    return tuple(one for one in _sentences(desk, view, carried) if one.text)


def _sentences(desk: Desk, view: DayView, carried: Sequence[Noted]) -> Iterator[MoneyDoubt]:
    by_sort = {sort: tuple(one for one in view.noted if one.sort == sort) for sort in _DAY}
    online, waived = by_sort[ONLINE], by_sort[WAIVED]
    yield MoneyDoubt(UNPAID, _unpaid(view, by_sort[UNPAID]) if view.unpaid else "", by_sort[UNPAID])
    voided, refunded = view.whole.total("voided_count"), view.whole.total("refunded_count")
    text = translate("closing", "Hủy {0} biên lai, {1}.").format(voided, money(view.whole.total("voided")))
    yield MoneyDoubt(VOIDED, text if voided else "", by_sort[VOIDED])
    text = translate("closing", "Hoàn trả {0} lần, {1}.").format(refunded, money(view.whole.total("refunded")))
    yield MoneyDoubt(REFUNDED, text if refunded else "", by_sort[REFUNDED])
    if online:
        text = translate("closing", "Trực tuyến: {0} lần thu chưa có xác nhận của Cổng, {1}.")
        yield MoneyDoubt(ONLINE, text.format(len(online), money(_sum(online))), online)
    if walked := by_sort[WALKED_IN]:
        text = translate(
            "closing",
            "Tính phí theo mức gửi trực tuyến, bưu chính, không có mã của Cổng, thu tiền mặt tại quầy: {0} lần, {1}"
            " ({2}).",
        )
        clerks = Counter(one.clerk for one in walked).most_common()
        who = ", ".join(f"{desk.clerk_name(login)} {count}" for login, count in clerks)
        yield MoneyDoubt(WALKED_IN, text.format(len(walked), money(_sum(walked)), who), walked)
    if waived:
        text = translate("closing", "Miễn, giảm không có giấy tờ hoặc miễn khoản đã nợ: {0}.")
        yield MoneyDoubt(WAIVED, text.format(_listed(desk, waived)), waived)
    if let_go := by_sort[LET_GO]:
        text = translate("closing", "Miễn, giảm: {0} hồ sơ, {1} ({2}).")
        clerks = Counter(one.clerk for one in let_go).most_common()
        who = ", ".join(f"{desk.clerk_name(login)} {count}" for login, count in clerks)
        count = len({one.subject for one in let_go})
        yield MoneyDoubt(LET_GO, text.format(count, money(_sum(let_go)), who), let_go)
    for sort, text in (
        (HANDED, translate("closing", "Tiền giao từ các ngày trước chưa ai nhận: {0}.")),
        (SHORT, translate("closing", "Tiền nhận khác số giao ở các ngày trước: {0}.")),
    ):
        handings = tuple(one for one in carried if one.sort == sort)
        yield MoneyDoubt(sort, text.format(_handings(desk, handings)) if handings else "", handings)
    lines = tuple(one for one in carried if one.sort == LINE)
    text = translate("closing", "Sao kê có {0} dòng chưa khớp khoản thu nào, {1}: {2}.")
    said = ", ".join(
        f"{count} {_lowered(verdict_words(verdict)[0])}"
        for verdict, count in Counter(one.verdict for one in lines).most_common()
    )
    yield MoneyDoubt(LINE, text.format(len(lines), money(_sum(lines)), said) if lines else "", lines)
    yield _carried(carried)


def _unpaid(view: DayView, items: Sequence[Noted]) -> str:
    """What fell due and was not paid, and what of it nobody will ask for again."""
    ended = _sum([one for one in items if one.state])
    if not ended:
        return translate("closing", "Đã tính mà chưa thu: {0}.").format(money(view.unpaid))
    text = translate("closing", "Đã tính mà chưa thu: {0}, trong đó {1} của hồ sơ đã rút, từ chối hoặc dừng.")
    return text.format(money(view.unpaid), money(ended))


def _carried(carried: Sequence[Noted]) -> MoneyDoubt:
    """What the days before left open of dossiers' money, by its sorts."""
    words = {
        TRANSFER: translate("closing", "{0} khoản chuyển khoản chưa đối chiếu, {1}"),
        ONLINE: translate("closing", "{0} khoản trực tuyến chưa có xác nhận, {1}"),
        DEBT: translate("closing", "{0} hồ sơ đã trả kết quả mà chưa thu, {1}"),
        DROPPED: translate("closing", "{0} hồ sơ rút, từ chối hoặc dừng mà chưa thu, {1}"),
        OWED: translate("closing", "{0} hồ sơ đang giải quyết hẹn thu sau, {1}"),
    }
    items = tuple(one for one in carried if one.sort in words)
    parts = []
    for sort, text in words.items():
        if found := [one for one in items if one.sort == sort]:
            parts.append(text.format(len(found), money(_sum(found))))
    text = translate("closing", "Từ các ngày trước: {0}.").format("; ".join(parts)) if parts else ""
    return MoneyDoubt(CARRIED, text, items)


def _handings(desk: Desk, items: Sequence[Noted]) -> str:
    """Who gave whom how much and on which day, the oldest first."""
    said = [f"{handing_words(desk, one)} ({from_ms(one.at_ms):%d/%m})" for one in items[:MOST_LISTED]]
    left = len(items) - len(said)
    return "; ".join([*said, *([translate("closing", "và {0} lần nữa").format(left)] if left else [])])


def receiver_words(desk: Desk, one: Noted) -> str:
    """To whom cash was given and who took how much, beside its giver's name; "" of anything else."""
    handing = one.handing
    if handing is None:
        return ""
    given = translate("closing", "giao {0}").format(desk.clerk_name(handing.receiver))
    said = translate("closing", "{0} nhận {1}")
    taken = [said.format(desk.clerk_name(each.clerk), money(each.amount)) for each in handing.takings]
    reasons = [shortened(each.reason) for each in handing.takings if each.reason]
    return ", ".join([given, *(taken or [translate("closing", "chưa ai nhận")]), *reasons])


def handing_words(desk: Desk, one: Noted) -> str:
    """A hand-over that is not done with, without a full stop."""
    handing = one.handing
    assert handing is not None
    if handing.takings:
        return hand_over_words(handing, desk.clerk_name, desk.unit.desk_name).rstrip(".")
    names = desk.clerk_name(handing.giver), desk.clerk_name(handing.receiver)
    return translate("closing", "{0} giao {1} {2}").format(*names, money(one.amount))


_DAY = (UNPAID, VOIDED, REFUNDED, ONLINE, WALKED_IN, WAIVED, LET_GO)


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
        WALKED_IN: translate("closing", "mức gửi trực tuyến, bưu chính, thu tiền mặt, không có mã của Cổng"),
        WAIVED: translate("closing", "miễn, giảm"),
        LET_GO: translate("closing", "miễn, giảm"),
        TRANSFER: translate("closing", "chuyển khoản chưa đối chiếu"),
        DEBT: translate("closing", "đã trả kết quả, chưa thu"),
        DROPPED: translate("closing", "dừng giải quyết, chưa thu"),
        OWED: translate("closing", "đang giải quyết, hẹn thu sau"),
    }
    ended = {
        WITHDRAWN: translate("closing", "rút hồ sơ, chưa thu"),
        REFUSED: translate("closing", "từ chối hồ sơ, chưa thu"),
    }
    if one.sort == LINE:
        return translate("closing", "sao kê: {0}").format(_lowered(verdict_words(one.verdict)[0]))
    return ended[one.state] if one.sort in (DROPPED, UNPAID) and one.state in ended else words[one.sort]


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
