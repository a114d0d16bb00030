"""Taking what is owed for a dossier: cash with its change, a transfer with its code shown, online, or waived."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.exemptions import Exemptions, let_go
from intake_desk.services.applications import WAIVED
from intake_desk.services.till import open_lines
from intake_desk.services.workbench import Workbench
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.dossiers.transfer_window import (
    SMALL,
    AskedTransfer,
    TransferCard,
    TransferWindow,
    asked_transfer,
    tell_no_account,
)
from intake_desk.ui.formats import money
from intake_desk.ui.intake.fee_receipt_tick import FeeReceiptTick
from intake_desk.ui.intake.payment_fields import PaymentFields
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Button, Field, Figure, Notice, column, row

WIDTH = SMALL + 330


def transfers_of(bench: Workbench, dossier: Dossier) -> dict[int, AskedTransfer]:
    """The code for everything that may be left to transfer, by amount: all that is owed, or what a waiver leaves.

    None at all while the unit has no account.
    """
    lines = open_lines(dossier)
    exemptions = bench.desk.reference.exemptions.for_fees(lines)
    amounts = {dossier.owed, *(let_go(lines, one).rest for one in exemptions)} - {0}
    asked = ((amount, asked_transfer(bench, dossier.code, amount)) for amount in sorted(amounts))
    return {amount: one for amount, one in asked if one is not None}


class FeeDialog(StepDialog):
    """How what is owed is paid now; while a transfer is awaited its code stands here."""

    def __init__(
        self,
        dossier: Dossier,
        exemptions: Exemptions,
        transfers: Mapping[int, AskedTransfer],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            self.tr("Thu phí, lệ phí"),
            f"{dossier.code} · {dossier.applicant.name}",
            self.tr("Ghi đã thu"),
            parent,
            stay=True,
        )
        self.setFixedWidth(WIDTH)
        self._transfers = transfers
        self.owed = Figure(self.tr("Còn phải thu"), money(dossier.owed), "", "heading")
        self.money = PaymentFields(lambda: exemptions, later=False)
        self.money.show_due(open_lines(dossier))
        self.transfer = TransferCard(SMALL)
        self.enlarge = Button(self.tr("Phóng to mã"), "Alt+K", kind="quiet")
        self.no_account = Notice(closable=False)
        self.by_transfer = QWidget()
        self.by_transfer.setLayout(column(self.no_account, self.transfer, row(1, self.enlarge), gap="small"))
        self.fee_receipts = FeeReceiptTick()
        for part in (self.owed, self.money, self.fee_receipts, self.by_transfer):
            self.add(part)
        self.money.finished.connect(self.confirm.setFocus)
        self.money.changed.connect(self._show)
        self.enlarge.clicked.connect(self._on_enlarge)
        self._show()
        self.money.tendered.setFocus()

    def belong_to(self, session: Session) -> None:
        super().belong_to(session)
        self.fee_receipts.belong_to(session)

    def fields(self) -> dict[str, Field]:
        return self.money.fields()

    def arguments(self) -> dict[str, Any]:
        return {"means": self.money.means_value(), **self.money.said()}

    def _show(self) -> None:
        """The code for what is to be transferred as it is said now."""
        amount = self.money.by_transfer()
        asked = self._transfers.get(amount)
        self.fee_receipts.setVisible(self.money.is_taken_now())
        self.by_transfer.setVisible(bool(amount))
        self.transfer.setVisible(asked is not None)
        self.enlarge.setVisible(asked is not None)
        if asked is not None:
            self.transfer.show_transfer(asked)
        elif amount:
            tell_no_account(self.no_account)
        if amount:
            self.confirm.setText(self.tr("Đã thấy tiền vào, ghi đã thu"))
        elif self.money.means_value() == WAIVED:
            left = self.money.left()
            with_rest = self.tr("Ghi miễn, giảm và thu {0}").format(money(left))
            self.confirm.setText(with_rest if left else self.tr("Ghi miễn thu"))
        else:
            self.confirm.setText(self.tr("Ghi đã thu"))

    def _on_enlarge(self) -> None:
        TransferWindow(self._transfers.get(self.money.by_transfer()), self).open()
