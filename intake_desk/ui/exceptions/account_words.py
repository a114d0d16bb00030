"""What another account of the unit says to a supervisor: whose it was and is, who changed it, who agreed."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain import exceptions
from intake_desk.domain.rule_changes import masked
from intake_desk.domain.vietqr import BankAccount
from intake_desk.services.exception_telling import InboxItem
from intake_desk.services.unit_money import bank_name

translate = QCoreApplication.translate


def account_text(account: BankAccount, *, short: bool = False) -> str:
    """An account by its bank, its last four figures and, where it is not to be `short`, its holder."""
    if not account.is_known:
        return translate("exceptions", "chưa có tài khoản")
    number = f"{bank_name(account.bank)} {masked(account)}"
    return number if short else f"{number} ({account.holder})"


def about(item: InboxItem) -> str:
    """The account that it became, or who changed amounts, in one short cell; else what the exception names."""
    if item.sort not in exceptions.OF_RULES:
        return item.about
    if item.sort == exceptions.AMOUNTS:
        return item.pieces[0].clerk if item.pieces else ""
    return masked(item.change.account[1]) if item.change is not None and item.change.account is not None else ""


def happened(item: InboxItem) -> str:
    """From which account to which, by whom."""
    change = item.change
    if change is None or change.account is None:
        return translate("exceptions", "Tài khoản nhận chuyển khoản của đơn vị đã đổi.")
    was, now = map(account_text, change.account)
    return translate(
        "exceptions", "{0} đổi tài khoản từ {1} sang {2}. Từ lúc đó mã VietQR của mọi quầy dẫn tiền vào tài khoản mới."
    ).format(item.pieces[0].clerk if item.pieces else change.entry.actor, was, now)


def steps(_item: InboxItem) -> list[str]:
    """How to find out whether it was right."""
    return [
        translate("exceptions", "Đối chiếu số và tên chủ tài khoản mới với văn bản của kho bạc hoặc ngân hàng."),
        translate("exceptions", "Nếu không đúng: đổi lại ngay ở trang Dữ liệu, mục Thu tiền, và báo lãnh đạo đơn vị."),
        translate("exceptions", "Xin sao kê của cả hai tài khoản cho khoảng thời gian đó, đối chiếu từng khoản."),
    ]
