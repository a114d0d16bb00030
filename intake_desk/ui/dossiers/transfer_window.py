"""What a citizen scans to transfer a fee: the code large, and beside it all that their telephone will show."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from intake_desk.printing.codes import Matrix, qr
from intake_desk.services.unit_money import NoAccount, Transfer
from intake_desk.services.workbench import Workbench
from intake_desk.ui.formats import money
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Button, Figure, Label, Notice, PrimaryButton, column, row
from intake_desk.ui.widgets.qr_code import QrCode

translate = QCoreApplication.translate

SMALL, LARGE = 288, 488


class AskedTransfer(NamedTuple):
    """A transfer with its code, reckoned off the GUI thread."""

    transfer: Transfer
    matrix: Matrix


def asked_transfer(bench: Workbench, code: str, amount: int) -> AskedTransfer | None:
    """The transfer of so many đồng for the dossier with this code; None while the unit has no account."""
    try:
        transfer = bench.unit_money.transfer(code, amount)
    except NoAccount:
        return None
    return AskedTransfer(transfer, qr(transfer.text))


class TransferCard(QWidget):
    """The code, and the words by which payer and clerk compare what the bank shows."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        large = side == LARGE
        self.code = QrCode(side, self.tr("Mã VietQR"))
        self.amount = Figure(self.tr("Số tiền"), "–", "", "number" if large else "heading")
        self.holder = Label("", "field strong", wrap=True)
        self.account = Label("", "field strong")
        self.account.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bank = Label("", "text")
        self.purpose = Label("", "field strong", wrap=True)
        self.purpose.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        said = column(
            self.amount,
            column(Label(self.tr("Người nhận"), "label", "soft"), self.holder, gap="tight"),
            column(Label(self.tr("Số tài khoản"), "label", "soft"), self.account, self.bank, gap="tight"),
            column(Label(self.tr("Nội dung chuyển khoản"), "label", "soft"), self.purpose, gap="tight"),
            1,
            gap="field",
        )
        self.setLayout(row(self.code, (said, 1), gap="card"))

    def show_transfer(self, asked: AskedTransfer) -> None:
        """Show what is to be transferred."""
        transfer = asked.transfer
        self.code.show_matrix(asked.matrix)
        self.amount.set(money(transfer.amount))
        self.holder.setText(transfer.account.holder)
        self.account.setText(_grouped(transfer.account.account))
        self.bank.setText(transfer.bank)
        self.purpose.setText(transfer.purpose)


class TransferWindow(QDialog):
    """The code as large as a telephone across the counter needs it; with ``awaited``, ``seen`` when the money came."""

    seen = Signal()

    def __init__(self, asked: AskedTransfer | None, parent: QWidget | None = None, *, awaited: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Chuyển khoản bằng VietQR"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.missing = Notice(closable=False)
        self.card = TransferCard(LARGE)
        self.close_button = Button(self.tr("Đóng"), "Esc", tall=True)
        self.close_button.clicked.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(12)
        outer.addWidget(Label(self.tr("Quét mã bằng ứng dụng ngân hàng"), "heading"))
        outer.addWidget(self.missing)
        outer.addWidget(self.card)
        self.confirm = PrimaryButton(self.tr("Đã thấy tiền vào, ghi đã thu"), "Ctrl+Return")
        self.confirm.setVisible(awaited)
        self.confirm.clicked.connect(self._on_seen)
        outer.addLayout(row((self.confirm, 1), self.close_button) if awaited else row(1, self.close_button))
        if asked is None:
            self.card.hide()
            tell_no_account(self.missing)
            self.setFixedWidth(SMALL * 2)
        else:
            self.card.show_transfer(asked)
            self.setFixedWidth(LARGE + 320)
        # While money is awaited a card that is scanned must press neither button.
        (self if awaited else self.close_button).setFocus()

    def _on_seen(self) -> None:
        self.accept()
        self.seen.emit()


def tell_no_account(notice: Notice) -> None:
    """Say that there is no code to show, and who can mend that."""
    notice.show_notice(
        "waiting",
        translate("transfer", "Đơn vị chưa khai tài khoản nhận tiền"),
        detail=translate("transfer", "Người phụ trách khai tại Dữ liệu đơn vị (Ctrl F10), mục Thu tiền."),
    )


def show_transfer(session: Session, code: str, amount: int, parent: QWidget) -> None:
    """Open the window for a transfer of so many đồng; the code is reckoned off the GUI thread."""
    bench = session.workbench
    session.ask(
        lambda: asked_transfer(bench, code, amount), lambda asked: TransferWindow(asked, parent.window()).open()
    )


def _grouped(account: str) -> str:
    """In fours, as people read an account's number aloud."""
    return " ".join(account[at : at + 4] for at in range(0, len(account), 4))
