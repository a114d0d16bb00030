"""What was changed on the day of the rules by which money comes in: said above everything else on the closing page."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.money_settings import Book
from intake_desk.domain.people import show_date
from intake_desk.domain.rule_changes import RuleChange
from intake_desk.domain.times import from_ms, show_hour
from intake_desk.services.desk import Desk
from intake_desk.ui.exceptions.account_words import account_text
from intake_desk.ui.exceptions.amount_words import amounts_text

translate = QCoreApplication.translate


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
    if change.begins:
        text = translate("closing", "Mức thu bắt đầu áp dụng từ hôm nay: {0}, do {1} cập nhật ngày {2}.")
        return (text.format(amounts_text(change), who, show_date(change.entry.day)),)
    if change.amounts or change.procedures:
        text = translate("closing", "Mức thu thay đổi hôm nay lúc {0}: {1}, do {2}.")
        said.append(text.format(at, amounts_text(change), who))
    return tuple(said)
