"""What a period left open, as the settlement's paper says it."""

from collections.abc import Iterator
from typing import Final

from intake_desk.domain.noted_money import DEBT, DROPPED, HANDED, LINE, ONLINE, OWED, SHORT, TRANSFER, Noted
from intake_desk.domain.report import MONEY, shown
from intake_desk.domain.times import from_ms, show_day
from intake_desk.services.desk import Desk

_SUMMED: Final = (
    (TRANSFER, "Chuyển khoản chưa đối chiếu với sao kê: {0} khoản, {1} đồng."),
    (ONLINE, "Thu trực tuyến chưa có xác nhận: {0} khoản, {1} đồng."),
    (LINE, "Dòng sao kê ghi có chưa khớp khoản thu nào: {0} dòng, {1} đồng."),
    (DEBT, "Đã trả kết quả mà chưa thu: {0} hồ sơ, {1} đồng."),
    (DROPPED, "Rút, từ chối hoặc dừng giải quyết mà chưa thu: {0} hồ sơ, {1} đồng."),
    (OWED, "Đang giải quyết, hẹn thu sau: {0} hồ sơ, {1} đồng."),
)
# As many hand-overs are named one by one.
_MOST_NAMED: Final = 5


def open_notes(desk: Desk, items: tuple[Noted, ...]) -> Iterator[str]:
    """What the period's sums hold that nothing shows, what they lack that is still owed, and which cash nobody has."""
    for sort, text in _SUMMED:
        amounts = [one.amount for one in items if one.sort == sort]
        if amounts:
            yield text.format(len(amounts), shown(sum(amounts), MONEY))
    for sort, title in ((HANDED, "Tiền mặt đã giao, chưa ai nhận"), (SHORT, "Tiền mặt nhận khác số giao")):
        found = [one for one in items if one.sort == sort]
        if found:
            said = "; ".join(_handing(desk, one) for one in found[:_MOST_NAMED])
            more = f"; và {len(found) - _MOST_NAMED} lần nữa" if len(found) > _MOST_NAMED else ""
            yield f"{title}: {said}{more}."


def _handing(desk: Desk, one: Noted) -> str:
    handing = one.handing
    assert handing is not None
    said = f"{desk.clerk_name(handing.giver)} giao {desk.clerk_name(handing.receiver)} {shown(one.amount, MONEY)} đồng"
    taken = [f"{desk.clerk_name(each.clerk)} nhận {shown(each.amount, MONEY)} đồng" for each in handing.takings]
    return f"{', '.join([said, *taken])} ({show_day(from_ms(one.at_ms).date())})"
