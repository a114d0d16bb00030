"""Settings: the folder that the scanner writes to, and what becomes of a file there once it is stored."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.services.preferences import SCAN_DELETE, SCAN_KEEP, SCAN_MOVE, Preferences
from intake_desk.ui.scans.scan_folder import TAKEN
from intake_desk.ui.widgets import Button, Card, ChoiceBar, Field, TextField, row
from intake_desk.ui.widgets.file_dialog import ask_folder


class ScanCard(Card):
    """``changed`` when something was chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Máy quét"), parent)
        self.folder = TextField(self.tr("Chưa chọn, không theo dõi thư mục nào"))
        self.folder.setReadOnly(True)
        self.choose = Button(self.tr("Chọn…"))
        self.forget = Button(self.tr("Bỏ"))
        self.after = ChoiceBar(
            [
                (self.tr("Để nguyên"), SCAN_KEEP),
                (self.tr("Chuyển vào “{0}”").format(TAKEN), SCAN_MOVE),
                (self.tr("Xóa"), SCAN_DELETE),
            ],
            name=self.tr("Tệp quét sau khi lưu"),
        )
        self.add(
            row(
                (Field(self.tr("Thư mục máy quét ghi tệp"), self.folder), 1),
                Field(" ", self.choose),
                Field(" ", self.forget),
            )
        )
        hint = self.tr("Tệp trong thư mục chưa mã hóa; sau khi lưu vào hồ sơ thì không cần giữ.")
        self.add(Field(self.tr("Tệp quét sau khi lưu"), self.after, hint))
        for button in (self.choose, self.forget):
            button.setAccessibleName(button.text())
        self.choose.clicked.connect(self._ask)
        self.forget.clicked.connect(lambda: self.set_folder(""))
        self.after.chosen.connect(lambda _value: self.changed.emit())
        self.show_preferences(Preferences())

    def show_preferences(self, kept: Preferences) -> None:
        """Show what is kept."""
        self._show_folder(kept.scan_folder)
        self.after.set_value(kept.scan_after)

    def set_folder(self, folder: str) -> None:
        """Watch this folder from now on, "" for none."""
        self._show_folder(folder)
        self.changed.emit()

    def _show_folder(self, folder: str) -> None:
        self.folder.set_value(folder)
        self.folder.setToolTip(folder)
        self.forget.setEnabled(bool(folder))

    def _ask(self) -> None:
        ask_folder(self, self.tr("Thư mục máy quét ghi tệp"), self.set_folder, self.folder.text())
