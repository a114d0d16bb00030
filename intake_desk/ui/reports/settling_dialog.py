"""What is asked before a period is settled: why open days are left open, and the supervisor's password."""

from PySide6.QtWidgets import QLineEdit, QWidget

from intake_desk.domain.closing_sums import taken
from intake_desk.domain.refusals import Refusal
from intake_desk.services.settlement import SettlementView, named_days
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.formats import money, period_text
from intake_desk.ui.widgets import Field, Label, TextField

WIDE = 560


class SettlingDialog(StepDialog):
    """Stays, with what was typed, until the period is settled; the password is forgotten with every answer."""

    def __init__(self, view: SettlementView, parent: QWidget | None = None) -> None:
        said = period_text(view.period)
        super().__init__(
            self.tr("Quyết toán {0}?").format(said),
            self.tr("Số đã ký không đổi nữa. Mục thu đến sau được nêu riêng trên bảng quyết toán."),
            self.tr("Quyết toán và ký"),
            parent,
            stay=True,
        )
        self.setFixedWidth(WIDE)
        self._open = view.open_days
        for line in self._details(view):
            self.add(Label(line, "text", "soft", wrap=True))
        self.reason_open = TextField(self.tr("lý do, ghi vào quyết toán"))
        self.reason_open_field = Field(
            self.tr("Vì sao quyết toán khi còn ngày chưa chốt sổ"), self.reason_open, reserve=bool(self._open)
        )
        self.password = TextField()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_field = Field(self.tr("Mật khẩu của bạn, để ký"), self.password, reserve=True)
        self.reason_open_field.setVisible(bool(self._open))
        self.add(self.reason_open_field)
        self.add(self.password_field)
        self.reason_open.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self.confirm.click)
        for field, editor in ((self.reason_open_field, self.reason_open), (self.password_field, self.password)):
            editor.textEdited.connect(lambda _text, field=field: field.set_error(""))
        (self.reason_open if self._open else self.password).setFocus()

    def _details(self, view: SettlementView) -> list[str]:
        found = [
            self.tr("Thu thực {0}. Đã chốt sổ {1}, bổ sung {2}.").format(
                money(view.total.taken), money(taken(view.closings)), money(taken(view.addenda))
            )
        ]
        if view.open_days:
            found.append(self.tr("Chưa chốt sổ: {0}.").format(named_days(view.open_days)))
        if view.unsigned_days:
            found.append(
                self.tr("Có mục thu đến sau chốt sổ, chưa lập bổ sung: {0}.").format(named_days(view.unsigned_days))
            )
        if view.sums.books:
            found.append(self.tr("Sổ theo dõi hồ sơ (mẫu 07) của năm được khóa cùng quyết toán này."))
        return found

    def fields(self) -> dict[str, Field]:
        return {"password": self.password_field}

    def reasons(self) -> dict[str, str]:
        """The reason for each day that nobody has ruled off."""
        return dict.fromkeys(self._open, self.reason_open.value())

    def is_complete(self) -> bool:
        if self._open and not self.reason_open.value():
            return self._miss(self.reason_open_field, self.tr("Ghi lý do, hoặc chốt sổ các ngày đó trước."))
        if not self.password.text():
            return self._miss(self.password_field, self.tr("Nhập mật khẩu của bạn."))
        return True

    def show_refusal(self, error: Exception) -> None:
        """Say it; a password that was refused is typed again."""
        self.password.clear()
        super().show_refusal(error)
        if isinstance(error, Refusal) and error.code in ("wrong_password", "too_many_tries"):
            self.password.setFocus()

    @staticmethod
    def _miss(field: Field, text: str) -> bool:
        field.set_error(text)
        field.editor.setFocus()
        return False
