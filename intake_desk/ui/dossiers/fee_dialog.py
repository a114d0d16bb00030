"""Taking what is owed for a dossier: cash with its change, a transfer with its code shown, online, or waived."""

from typing import Any

from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.services.applications import CASH, MOST_FEE, ONLINE, TRANSFER, WAIVED
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.dossiers.transfer_window import (
    SMALL,
    AskedTransfer,
    TransferCard,
    TransferWindow,
    tell_no_account,
)
from intake_desk.ui.formats import money
from intake_desk.ui.widgets import Button, ChoiceBar, Field, Figure, Notice, NumberField, TextField, column, row

WIDTH = SMALL + 330


class CashGiven(QWidget):
    """What the citizen gives, and what they get back."""

    def __init__(self, owed: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owed = owed
        self.tendered = NumberField(0, 10 * MOST_FEE, grouped=True)
        self.field = Field(self.tr("Khách đưa, đồng (bỏ trống nếu vừa đủ)"), self.tendered, reserve=True)
        self.change = Figure(self.tr("Trả lại"), "–", "", "heading")
        self.setLayout(row((self.field, 1), (self.change, 1), gap="card"))
        self.setFocusProxy(self.tendered)
        self.tendered.edited.connect(self._on_edited)

    def is_complete(self) -> bool:
        """Whether it is enough, or nobody counted it; says what is missing."""
        given = self.tendered.value()
        if not given or given >= self._owed:
            return True
        self.field.set_error(self.tr("Còn thiếu {0}.").format(money(self._owed - given)))
        self.tendered.setFocus()
        return False

    def _on_edited(self, given: int) -> None:
        self.field.set_error("")
        self.change.set(money(given - self._owed) if given >= self._owed else "–")


class FeeDialog(StepDialog):
    """How what is owed is paid now; while a transfer is awaited its code stands here."""

    def __init__(self, dossier: Dossier, asked: AskedTransfer | None, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Thu phí, lệ phí"),
            f"{dossier.code} · {dossier.applicant.name}",
            self.tr("Ghi đã thu"),
            parent,
            stay=True,
        )
        self.setFixedWidth(WIDTH)
        self._asked = asked
        self.owed = Figure(self.tr("Còn phải thu"), money(dossier.owed), "", "heading")
        self.means = ChoiceBar(
            [
                (self.tr("Tiền mặt"), CASH),
                (self.tr("Chuyển khoản"), TRANSFER),
                (self.tr("Trực tuyến"), ONLINE),
                (self.tr("Miễn"), WAIVED),
            ],
            name=self.tr("Hình thức thu"),
        )
        self.means_field = Field(self.tr("Hình thức thu"), self.means)
        self.cash = CashGiven(dossier.owed)
        self.waiver = TextField(self.tr("Lý do miễn, giấy tờ chứng minh"))
        self.waiver_field = Field(self.tr("Lý do miễn"), self.waiver)
        self.transfer = TransferCard(SMALL)
        self.enlarge = Button(self.tr("Phóng to mã"), "Alt+K", kind="quiet")
        self.no_account = Notice(closable=False)
        self.by_transfer = QWidget()
        self.by_transfer.setLayout(column(self.no_account, self.transfer, row(1, self.enlarge), gap="small"))
        for part in (self.owed, self.means_field, self.cash, self.waiver_field, self.by_transfer):
            self.add(part)
        if asked is not None:
            self.transfer.show_transfer(asked)
        self.means.chosen.connect(self._on_means)
        self.enlarge.clicked.connect(self._on_enlarge)
        self.cash.tendered.returnPressed.connect(self.confirm.setFocus)
        self.waiver.returnPressed.connect(self.confirm.setFocus)
        self.waiver.textEdited.connect(lambda _text: self.waiver_field.set_error(""))
        self._on_means(CASH)

    def fields(self) -> dict[str, Field]:
        return {"means": self.means_field, "reason": self.waiver_field, "tendered": self.cash.field}

    def is_complete(self) -> bool:
        return self.means.value() != CASH or self.cash.is_complete()

    def arguments(self) -> dict[str, Any]:
        means = str(self.means.value())
        tendered = self.cash.tendered.value() if means == CASH else 0
        reason = self.waiver.value() if means == WAIVED else ""
        return {"means": means, "reason": reason, "tendered": tendered}

    def _on_means(self, means: object) -> None:
        self.cash.setVisible(means == CASH)
        self.waiver_field.setVisible(means == WAIVED)
        self.by_transfer.setVisible(means == TRANSFER)
        self.transfer.setVisible(self._asked is not None)
        self.enlarge.setVisible(self._asked is not None)
        words = {WAIVED: self.tr("Ghi miễn thu"), TRANSFER: self.tr("Đã thấy tiền vào, ghi đã thu")}
        self.confirm.setText(words.get(str(means), self.tr("Ghi đã thu")))
        if means == TRANSFER and self._asked is None:
            tell_no_account(self.no_account)
        first = {CASH: self.cash.tendered, WAIVED: self.waiver}
        first.get(str(means), self.confirm).setFocus()

    def _on_enlarge(self) -> None:
        TransferWindow(self._asked, self).open()
