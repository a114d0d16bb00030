"""What a supervisor is asked before a desk is added or revoked: what follows from it, why, and their password."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from intake_desk.domain.refusals import Refusal
from intake_desk.services.desks import DeskStanding
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.widgets import ChoiceField, Field, TextField

WIDE = 560
PASSWORD_REASONS = ("wrong_password", "too_many_tries", "not_allowed")


class _PasswordDialog(StepDialog):
    """Ends with the supervisor's own password, which is forgotten with every answer."""

    def ask_password(self) -> None:
        """Put the password's field at the end, below the reason."""
        self.setFixedWidth(WIDE)
        self.password = TextField()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_field = Field(self.tr("Mật khẩu của bạn"), self.password, reserve=True)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertWidget(outer.indexOf(self.reason_field) + 1, self.password_field)
        self.password.returnPressed.connect(self.confirm.click)
        self.password.textEdited.connect(lambda _text: self.password_field.set_error(""))

    def fields(self) -> dict[str, Field]:
        return {"password": self.password_field}

    def is_complete(self) -> bool:
        if not super().is_complete():
            return False
        if not self.password.text():
            self.password_field.set_error(self.tr("Nhập mật khẩu của bạn."))
            self.password.setFocus()
            return False
        return True

    def show_refusal(self, error: Exception) -> None:
        """Say it; a password that was refused is typed again."""
        self.password.clear()
        super().show_refusal(error)
        if isinstance(error, Refusal) and error.params.get("reason") in PASSWORD_REASONS:
            self.password.setFocus()


class AddDeskDialog(_PasswordDialog):
    """``wanted(password)``: a one-time code for one more desk."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Thêm quầy"),
            self.tr(
                "Máy chủ cấp một mã dùng một lần. Mở chương trình ở máy mới rồi nhập mã đó; máy mới được dải số riêng, "
                "cán bộ và danh mục của đơn vị. Mật khẩu để máy chủ biết chính người phụ trách yêu cầu."
            ),
            self.tr("Lấy mã ghi danh"),
            parent,
            stay=True,
        )
        self.ask_password()
        self.password.setFocus()

    def answer(self) -> None:
        self.wanted.emit(self.password.text())


class RevokeDeskDialog(_PasswordDialog):
    """``wanted(desk, reason, password)``: the desk of this number may call no more."""

    wanted = Signal(int, str, str)

    def __init__(self, desks: Sequence[DeskStanding], chosen: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Thu hồi quầy"),
            self.tr(
                "Dùng khi máy bị mất, bị trộm hoặc thôi dùng. Quầy bị thu hồi không gửi nhận được nữa và không bao giờ "
                "dùng lại được; số của quầy ấy không cấp cho ai khác, giấy đã in vẫn có hiệu lực. Việc đã gửi vẫn còn. "
                "Hồ sơ chưa kịp gửi: quét mã trên giấy tiếp nhận của người dân để dựng lại."
            ),
            self.tr("Thu hồi"),
            parent,
            reason=self.tr("Lý do thu hồi"),
            stay=True,
        )
        self.desk = ChoiceField([(one.name, one.number) for one in desks])
        self.desk.set_value(chosen if any(one.number == chosen for one in desks) else desks[0].number)
        self.add(Field(self.tr("Quầy bị thu hồi"), self.desk))
        self.ask_password()
        self.reason.setFocus()

    def answer(self) -> None:
        self.wanted.emit(int(str(self.desk.value())), self.reason.value(), self.password.text())

    def fields(self) -> dict[str, Field]:
        return {**super().fields(), "reason": self.reason_field}
