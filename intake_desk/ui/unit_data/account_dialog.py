"""Another account for the unit's transfers: from which to which; who asks and who agrees type their own passwords."""

from typing import Any

from PySide6.QtWidgets import QWidget

from intake_desk.domain.vietqr import BankAccount
from intake_desk.services.second_person import Witnesses
from intake_desk.ui.dossiers.second_person_fields import SecondPersonFields
from intake_desk.ui.dossiers.step_dialogs import WIDE, StepDialog
from intake_desk.ui.exceptions.account_words import account_text
from intake_desk.ui.widgets import Field


class AccountDialog(StepDialog):
    """Nobody changes the account alone; what was written on the page stands until somebody agreed."""

    def __init__(self, was: BankAccount, now: BankAccount, witnesses: Witnesses, parent: QWidget | None = None) -> None:
        text = self.tr("Từ {0}\nsang {1}.\nMọi mã VietQR sẽ dẫn tiền vào tài khoản mới; việc đổi hiện ở trang Chốt sổ.")
        super().__init__(
            self.tr("Đổi tài khoản nhận tiền"),
            text.format(account_text(was), account_text(now)),
            self.tr("Đổi tài khoản"),
            parent,
            stay=True,
        )
        self.setFixedWidth(WIDE)
        title = "" if witnesses.supervisors else self.tr("Cán bộ khác chứng kiến")
        self.second = SecondPersonFields(witnesses.people, title=title, own=True)
        self.add_below(self.second)
        self.go_in_order(*self.second.editors())
        self.second.password.returnPressed.connect(self.confirm.setFocus)
        self.second.editors()[0].setFocus()

    def fields(self) -> dict[str, Field]:
        return self.second.fields()

    def is_complete(self) -> bool:
        return super().is_complete() and self.second.is_complete()

    def arguments(self) -> dict[str, Any]:
        return {"second": self.second.value()}

    def show_refusal(self, error: Exception) -> None:
        self.second.clear_passwords(error)
        super().show_refusal(error)
