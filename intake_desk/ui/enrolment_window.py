"""The first start on a machine where no desk lives: server, one-time code and name, and it is a desk."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from intake_desk.domain.refusals import Refusal
from intake_desk.ui.messages import explain
from intake_desk.ui.tasks import Tasks
from intake_desk.ui.widgets import AskDialog, Field, Notice, TextField

Enrol = Callable[[str, str, str], object]

WIDE = 520
OF_ADDRESS = ("offline", "server_troubled", "strange_answer", "insecure_address", "untrusted_server")


class EnrolmentWindow(AskDialog):
    """``enrolled`` when this machine has become a desk; what was typed stays until then."""

    enrolled = Signal()
    failed = Signal(object)

    def __init__(self, enrol: Enrol, tasks: Tasks, parent: QWidget | None = None) -> None:
        """`enrol(address, code, name)` blocks for network, keyring and disk; it runs on `tasks`."""
        super().__init__(
            self.tr("Ghi danh quầy mới"),
            self.tr(
                "Máy này chưa là quầy nào. Người phụ trách lấy mã ở một quầy đang chạy: Các quầy (Ctrl F9), "
                "Thêm quầy; hoặc xin người quản trị máy chủ."
            ),
            self.tr("Ghi danh"),
            parent,
        )
        self._enrol, self._tasks = enrol, tasks
        self.setFixedWidth(WIDE)
        self.problem = Notice(closable=False)
        self.address = TextField("https://motcua.tinh.gov.vn")
        self.code = TextField("ABCDE-FGHJK-MNPQR")
        self.name = TextField(self.tr("Quầy 1"))
        self.address_field = Field(self.tr("Địa chỉ máy chủ"), self.address, reserve=True)
        self.code_field = Field(self.tr("Mã ghi danh (phụ trách cấp, dùng một lần)"), self.code, reserve=True)
        self.name_field = Field(self.tr("Tên quầy"), self.name, reserve=True)
        for part in (self.problem, self.address_field, self.code_field, self.name_field):
            self.add(part)
        self._connect()
        self.address.setFocus()

    def _connect(self) -> None:
        following: tuple[tuple[QLineEdit, Callable[[], object]], ...] = (
            (self.address, self.code.setFocus),
            (self.code, self.name.setFocus),
            (self.name, self.accept),
        )
        for editor, go_on in following:
            editor.returnPressed.connect(go_on)
        for field in (self.address_field, self.code_field, self.name_field):
            assert isinstance(field.editor, TextField)
            field.editor.textEdited.connect(lambda _text, field=field: field.set_error(""))

    def accept(self) -> None:
        """Ask the server; the window stays until it has answered."""
        if not self.confirm.isEnabled() or not self._is_complete():
            return
        address, code, name = _whole(self.address.value()), self.code.value(), self.name.value()
        self.problem.show_notice("information", self.tr("Đang hỏi máy chủ…"))
        self.confirm.setEnabled(False)
        self._tasks.run(lambda: self._enrol(address, code, name), self._on_enrolled, self._on_failed)

    def _is_complete(self) -> bool:
        missing = {
            self.address_field: self.tr("Nhập địa chỉ máy chủ mà người quản trị cho biết."),
            self.code_field: self.tr("Nhập mã ghi danh."),
            self.name_field: self.tr("Đặt tên quầy, ví dụ Quầy 1."),
        }
        for field, words in missing.items():
            assert isinstance(field.editor, TextField)
            if not field.editor.value():
                field.set_error(words)
                field.editor.setFocus()
                return False
        return True

    def _on_enrolled(self, _identity: object) -> None:
        QDialog.accept(self)
        self.enrolled.emit()

    def _on_failed(self, error: Exception) -> None:
        self.confirm.setEnabled(True)
        self.problem.clear()
        if isinstance(error, Refusal) and error.code in OF_ADDRESS:
            self._say(self.address_field, error)
        elif isinstance(error, Refusal) and error.params.get("reason") == "code_refused":
            self._say(self.code_field, error)
        else:
            self.problem.show_notice("wrong", explain(error))
            self.failed.emit(error)

    def _say(self, field: Field, error: Refusal) -> None:
        field.set_error(explain(error))
        field.editor.setFocus()


def _whole(address: str) -> str:
    """The address with its scheme: what people read out has none."""
    return address if "://" in address else f"https://{address}"
