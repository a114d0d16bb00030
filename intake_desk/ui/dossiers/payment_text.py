"""A dossier's payments in lines: how much, how, under which numbers, and what became of them."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.dossier import Dossier, Payment
from intake_desk.domain.kinds import FeeReceipt
from intake_desk.ui.formats import money
from intake_desk.ui.money_words import means_word

translate = QCoreApplication.translate


def payment_lines(dossier: Dossier) -> list[str]:
    """Every payment, the oldest first."""
    return [payment_text(one) for one in dossier.payments]


def ending_money(dossier: Dossier) -> str:
    """What becomes of the money of a dossier that ends without a result, in a line; "" where there is none."""
    said, kept = [], dossier.paid - dossier.refunded
    if kept > 0:
        said.append(translate("payments", "Đã thu {0}: hoàn lại nếu quy định cho hoàn.").format(money(kept)))
    if dossier.owed:
        text = translate("payments", "Còn phải thu {0}: chưa thu hoặc chưa miễn thì vẫn được nêu khi chốt sổ.")
        said.append(text.format(money(dossier.owed)))
    return " ".join(said)


def payment_text(payment: Payment) -> str:
    """One payment with its fee receipts and its state."""
    paid = translate("payments", "Thu {0}, {1}").format(money(payment.amount), means_word(payment.means))
    if payment.voided:
        paid = translate("payments", "{0} (đã hủy)").format(paid)
    elif payment.refunded:
        paid = translate("payments", "{0} (đã hoàn {1})").format(paid, money(payment.refunded))
    return " · ".join([paid, *(receipt_text(one) for one in payment.receipts)])


def payment_title(payment: Payment) -> str:
    """One payment in few letters, to be chosen from a list."""
    numbers = [f"{one.series} {one.number:07d}" for one in payment.receipts]
    return " · ".join([f"{money(payment.amount)}, {means_word(payment.means)}", *numbers])


def receipt_text(receipt: FeeReceipt) -> str:
    """A fee receipt as it is named aloud."""
    return translate("payments", "biên lai {0} số {1}").format(receipt.series, f"{receipt.number:07d}")
