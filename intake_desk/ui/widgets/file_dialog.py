"""Asking which file or folder: the one place that opens the system's box, with our words on it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate

Mode, Label = QFileDialog.FileMode, QFileDialog.DialogLabel


def ask_file(parent: QWidget, title: str, kinds: Sequence[str], chosen: Callable[[Path], object]) -> None:
    """Ask for one file that is there; `kinds` are filters such as "Bảng tính (*.xlsx *.csv)"."""
    dialog = _dialog(parent, title, translate("files", "Mở"))
    dialog.setFileMode(Mode.ExistingFile)
    dialog.setNameFilters(kinds)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()


def ask_files(parent: QWidget, title: str, kinds: Sequence[str], chosen: Callable[[list[Path]], object]) -> None:
    """Ask for any number of files that are there."""
    dialog = _dialog(parent, title, translate("files", "Mở"))
    dialog.setFileMode(Mode.ExistingFiles)
    dialog.setNameFilters(kinds)
    dialog.filesSelected.connect(lambda paths: chosen([Path(path) for path in paths]))
    dialog.open()


def ask_folder(parent: QWidget, title: str, chosen: Callable[[str], object], folder: str = "") -> None:
    """Ask for a folder, beginning at this one."""
    dialog = _dialog(parent, title, translate("files", "Chọn"))
    dialog.setFileMode(Mode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(Label.FileName, translate("files", "Thư mục:"))
    dialog.setDirectory(folder)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def ask_where_to_save(parent: QWidget, title: str, name: str, kind: str, chosen: Callable[[Path], object]) -> None:
    """Ask where to write a file of this kind, and offer this name; its ending is added where somebody left it out."""
    dialog = _dialog(parent, title, translate("files", "Lưu"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)
    dialog.setLabelText(Label.Accept, translate("files", "Lưu"))
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()


def _dialog(parent: QWidget, title: str, accept: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    words = {
        Label.LookIn: translate("files", "Tìm trong:"),
        Label.FileName: translate("files", "Tên tệp:"),
        Label.FileType: translate("files", "Loại tệp:"),
        Label.Accept: accept,
        Label.Reject: translate("files", "Hủy"),
    }
    for label, text in words.items():
        dialog.setLabelText(label, text)
    return dialog
