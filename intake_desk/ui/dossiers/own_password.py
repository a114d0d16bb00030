"""The password of who sits at the desk, asked once more where an unlocked desk would be enough for somebody else."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from intake_desk.ui.widgets import Field, TextField


class OwnPassword(QWidget):
    """One field; it is empty again after every answer that was refused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.password = TextField()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.field = Field(self.tr("Mật khẩu của bạn"), self.password, reserve=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.field)
        self.setFocusProxy(self.password)
        self.password.textEdited.connect(lambda _text: self.field.set_error(""))

    def value(self) -> str:
        """What was typed."""
        return self.password.text()

    def is_complete(self) -> bool:
        """Whether anything was typed; says so where not."""
        if not self.value():
            self.field.set_error(self.tr("Nhập mật khẩu của chính bạn để xác nhận."))
            self.password.setFocus()
        return bool(self.value())

    def clear(self) -> None:
        """Type it again."""
        self.password.clear()
