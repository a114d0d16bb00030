"""What another amount that citizens pay says to a supervisor: of which fee, from when, by whom."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.fee_decisions import FeeDecision
from intake_desk.domain.people import show_date
from intake_desk.domain.rule_changes import ProcedureFees, RuleChange
from intake_desk.domain.times import from_ms, show_hour
from intake_desk.services.exception_telling import InboxItem
from intake_desk.ui.formats import money

translate = QCoreApplication.translate

MOST_LISTED = 3


def amounts_text(change: RuleChange) -> str:
    """The amounts that came, changed or went, and what procedures cost since; the first few of them. A day from which
    they all hold is said once.
    """
    since = {now.since if now is not None else "" for _, now in change.amounts}
    alike = len(change.amounts) > 1 and len(since) == 1 and "" not in since and not change.procedures
    said = [_decided(*pair, dated=not alike) for pair in change.amounts] + [
        _procedure(one) for one in change.procedures
    ]
    left = len(said) - MOST_LISTED
    text = "; ".join(
        [*said[:MOST_LISTED], *([translate("closing", "và {0} mức nữa").format(left)] if left > 0 else [])]
    )
    return f"{text}, {translate('closing', 'đều hiệu lực từ {0}').format(show_date(*since))}" if alike else text


def _procedure(one: ProcedureFees) -> str:
    return f"{one.name} ({one.code}): {one.before} → {one.after}"


def _decided(was: FeeDecision | None, now: FeeDecision | None, *, dated: bool) -> str:
    said = now or was
    assert said is not None
    # many procedures have a fee that is called no more than "Lệ phí"
    fee = f"{said.fee} ({said.procedure})" if said.fee and said.procedure else said.fee or said.procedure
    what = f"{fee} {said.number}".strip()
    if now is None:
        return translate("closing", "bỏ {0} ({1})").format(what, money(said.amount))
    since = f", {translate('closing', 'hiệu lực từ {0}').format(show_date(now.since))}" if dated else ""
    if was is None or was.amount == now.amount:
        return f"{what}: {money(now.amount)}{since}"
    return f"{what}: {money(was.amount)} → {money(now.amount)}{since}"


def happened(item: InboxItem) -> str:
    """Which amounts, when, by whom."""
    change = item.change
    if change is None:
        return translate("exceptions", "Mức thu phí, lệ phí đã đổi, có hiệu lực ngay hoặc sắp tới.")
    at = from_ms(change.entry.at_ms)
    return translate(
        "exceptions", "{0} đổi mức thu lúc {1} ngày {2}: {3}. Hồ sơ tiếp nhận từ khi có hiệu lực tính theo mức mới."
    ).format(
        item.pieces[0].clerk if item.pieces else change.entry.actor,
        show_hour(at),
        show_date(change.entry.day),
        amounts_text(change),
    )


def kept() -> str:
    """That nothing was charged anew."""
    return translate("exceptions", "Không mất gì: hồ sơ đã tiếp nhận giữ nguyên số tiền đã tính.")


def steps(_item: InboxItem) -> list[str]:
    """How to find out whether it was right; whoever changed it does not say so alone."""
    return [
        translate("exceptions", "Đối chiếu mức mới và ngày hiệu lực với nghị quyết, quyết định đã ban hành."),
        translate("exceptions", "Nếu không đúng: áp dụng lại danh sách đúng ở trang Dữ liệu, và báo lãnh đạo đơn vị."),
        translate("exceptions", "Xem các hồ sơ tiếp nhận từ khi có hiệu lực: tiền thu có đúng mức không."),
        translate("exceptions", "Người đã đổi không tự xác nhận; người phụ trách khác trả lời việc này."),
    ]
