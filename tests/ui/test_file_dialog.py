"""Asking for files: the box speaks Vietnamese in every corner, the names that Qt knows its words by are true."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QLibraryInfo, Qt, QTranslator
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QMessageBox, QPushButton, QToolButton, QWidget

from intake_desk.ui.application import Words
from intake_desk.ui.widgets.file_dialog import ask_file, ask_files, ask_folder, ask_where_to_save

OF_QT = Path(__file__).parents[2] / "resources" / "translations" / "vi.ts"
KINDS = ("Bảng tính (*.xlsx *.csv)", "Tất cả các tệp (*)")
LABELS = QFileDialog.DialogLabel
CODE = Path(__file__).parents[2] / "intake_desk"


@pytest.fixture
def vietnamese(app, tmp_path):
    """The program as it speaks when Vietnamese is chosen."""
    target = tmp_path / "vi.qm"
    release = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([release, "-silent", OF_QT, "-qm", target], check=True)
    words = Words(target.read_bytes(), app)
    app.installTranslator(words)
    yield words
    app.removeTranslator(words)


@pytest.fixture
def parent(shown):
    return shown(QWidget())


def asked(parent, ask, *given):
    chosen = []
    ask(parent, *given, chosen.append)
    return parent.findChild(QFileDialog), chosen


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize(
    ("ask", "given", "accept"),
    [
        (ask_file, ("Chọn bảng mức thu", KINDS), "Mở"),
        (ask_files, ("Thêm bản số hóa", KINDS), "Mở"),
        (ask_folder, ("Thư mục máy quét ghi tệp",), "Chọn"),
        (ask_where_to_save, ("Lưu Excel", "Chốt sổ.xlsx", KINDS[0]), "Lưu"),
    ],
)
def test_every_word_of_the_box_is_vietnamese(parent, ask, given, accept):
    box, _chosen = asked(parent, ask, *given)

    assert (given[0], accept) == (box.windowTitle(), box.labelText(LABELS.Accept))
    headings = [box.findChild(QWidget, "treeView").model().headerData(at, Qt.Orientation.Horizontal) for at in range(4)]
    assert ["Tên", "Cỡ", "Loại", "Ngày sửa"] == headings
    said = [one.text() for kind in (QLabel, QPushButton) for one in box.findChildren(kind)]
    told = [one.toolTip() for one in box.findChildren(QToolButton)]
    assert {accept, "Hủy"} <= set(said)
    for english in (
        "File",
        "Look",
        "Cancel",
        "Open",
        "Save",
        "Choose",
        "Back",
        "Folder",
        "Directory",
        "Parent",
        "View",
    ):
        assert not [text for text in (*said, *told) if english in text]
    box.close()


@pytest.mark.usefixtures("vietnamese")
def test_standard_buttons_and_the_menu_of_a_field_are_vietnamese(parent):
    buttons = QMessageBox.StandardButton
    box = QMessageBox(QMessageBox.Icon.Question, "", "", buttons.Ok | buttons.Cancel | buttons.Yes | buttons.No, parent)
    assert {"Đồng ý", "Hủy", "Có", "Không"} == {one.text().replace("&", "") for one in box.buttons()}

    menu = QLineEdit(parent).createStandardContextMenu()
    said = {one.text().partition("\t")[0].replace("&", "") for one in menu.actions()}
    assert {"Hoàn tác", "Làm lại", "Cắt", "Chép", "Dán", "Xóa", "Chọn tất cả", ""} == said
    menu.deleteLater()


def test_a_chosen_file_is_given_as_a_path(parent, tmp_path):
    file = tmp_path / "bảng.xlsx"
    file.write_bytes(b"x")
    for ask, expected in ((ask_file, file), (ask_files, [file])):
        box, chosen = asked(parent, ask, "Chọn", KINDS)
        box.selectFile(str(file))
        box.accept()
        assert [expected] == chosen
        box.setParent(None)


def test_an_ending_that_was_left_out_is_added(parent, tmp_path):
    box, chosen = asked(parent, ask_where_to_save, "Lưu Excel", "Chot-so.xlsx", KINDS[0])
    assert ["Chot-so.xlsx"] == [Path(one).name for one in box.selectedFiles()]
    box.selectFile(str(tmp_path / "khác"))

    box.accept()

    assert [tmp_path / "khác.xlsx"] == chosen


def test_qt_knows_its_words_by_these_names():
    """As its own German has them: a name with a slip of the pen would never be looked up."""
    known = QTranslator()
    assert known.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    unknown = [
        (context.findtext("name"), source)
        for context in ET.parse(OF_QT).getroot().iter("context")
        for message in context.iter("message")
        if known.translate(context.findtext("name"), source := message.findtext("source")) is None
        or not known.translate(context.findtext("name"), source)
    ]
    assert [] == unknown


def test_nobody_else_opens_a_box_of_the_system():
    offenders = [
        path.name
        for path in CODE.rglob("*.py")
        if path.name != "file_dialog.py"
        for name in ("QFileDialog", "QMessageBox", "QInputDialog", "QDialogButtonBox")
        if name in path.read_text(encoding="utf-8")
    ]
    assert [] == offenders
