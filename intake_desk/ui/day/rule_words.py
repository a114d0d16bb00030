"""What was changed on the day of the rules by which money comes in: said above everything else on the closing page."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.fee_decisions import FeeDecision
from intake_desk.domain.money_settings import Book
from intake_desk.domain.rule_changes import RuleChange
from intake_desk.domain.times import from_ms, show_hour
from intake_desk.services.desk import Desk
from intake_desk.ui.exceptions.account_words import account_text
from intake_desk.ui.formats import money

translate = QCoreApplication.translate

MOST_LISTED = 3


def rule_sentences(desk: Desk, change: RuleChange) -> tuple[str, ...]:
    """One sentence for each thing that this change touched."""
    who, at = desk.clerk_name(change.entry.actor), show_hour(from_ms(change.entry.at_ms))
    said = []
    if change.account is not None:
        text = translate("closing", "Tài khoản nhận chuyển khoản đổi lúc {0}: {1} → {2}, do {3}{4}.")
        agreed = translate("closing", ", {0} đồng ý").format(desk.clerk_name(change.second)) if change.second else ""
        was, now = account_text(change.account[0], short=True), account_text(change.account[1])
        said.append(text.format(at, was, now, who, agreed))
    if change.series:
        text = translate("closing", "Ký hiệu biên lai đổi lúc {0}: {1}, do {2}. Số biên lai chạy lại từ 0000001.")
        number, year = desk.identity.desk, change.entry.day[:4]
        series = (
            " → ".join(Book(form="", series=one).series_of(number, year) for one in pair) for pair in change.series
        )
        said.append(text.format(at, ", ".join(series), who))
    if change.amounts:
        text = translate("closing", "Mức thu thay đổi hôm nay lúc {0}: {1}, do {2}.")
        said.append(text.format(at, _amounts(change), who))
    return tuple(said)


def _amounts(change: RuleChange) -> str:
    listed = [_amount(*pair) for pair in change.amounts[:MOST_LISTED]]
    left = len(change.amounts) - len(listed)
    return "; ".join([*listed, *([translate("closing", "và {0} mức nữa").format(left)] if left else [])])


def _amount(was: FeeDecision | None, now: FeeDecision | None) -> str:
    said = now or was
    assert said is not None
    what = f"{said.fee or said.procedure} {said.number}".strip()
    if now is None:
        return translate("closing", "bỏ {0} ({1})").format(what, money(said.amount))
    if was is None or was.amount == now.amount:
        return f"{what}: {money(now.amount)}"
    return f"{what}: {money(was.amount)} → {money(now.amount)}"
