import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from intake_desk.ui import theme
from intake_desk.ui.main_window import MainWindow, PageSpec
from intake_desk.ui.table_model import Column, TableModel, TagLook
from intake_desk.ui.widgets import (
    AskDialog,
    Button,
    Card,
    CheckBox,
    ChoiceBar,
    ChoiceField,
    DataTable,
    DateField,
    Field,
    Figure,
    IconButton,
    Label,
    ListChip,
    Moment,
    Notice,
    NumberField,
    Page,
    PapersTable,
    PdfPreview,
    PrimaryButton,
    SignInCard,
    TableCard,
    Tag,
    TextField,
    Timeline,
)

COLUMNS = (
    Column("Mã", lambda row: row[0]),
    Column("Người nộp", lambda row: row[1], strong=True, stretch=True),
    Column("Tình trạng", lambda _row: "Có kết quả", tag=lambda _row: TagLook("done", "Có kết quả", "check")),
)
ROWS = [("3126", "Khuất Thanh Oanh"), ("3127", "Phạm Văn Ưng"), ("3128", "Nguyễn Bích Mỵ")]


def everything():
    page = Page("Mọi thứ", side=True)
    card = Card("Người nộp", step=1)
    card.set_tags([Tag("done", "Đã quét thẻ căn cước"), Tag("waiting", "Chờ bổ sung", "half")])
    for label, editor in (
        ("Họ và tên", TextField()),
        ("Ngày sinh", DateField()),
        ("Số bản", NumberField()),
        ("Giới tính", ChoiceField([("Nữ", 1)])),
    ):
        card.add(Field(label, editor))
    card.add(ChoiceBar([("Tiền mặt", 1), ("VietQR", 2)], name="Hình thức thu"))
    card.add(CheckBox("In hai liên"))
    page.add(card)
    page.add(PapersTable())
    model = TableModel(COLUMNS)
    page.add(TableCard(DataTable(model, "Danh sách hồ sơ"), "Không có hồ sơ nào"))
    model.set_rows(ROWS)
    notice = Notice()
    page.add_notice(notice)
    notice.show_notice("done", "Đã lưu.", "In lại")
    side = Card("Giấy tiếp nhận")
    timeline = Timeline("Diễn biến")
    timeline.show_moments([Moment("10:36", "Tiếp nhận", ("Nguyễn Thị Thủy",))])
    side.add(Figure("Hẹn trả", "Hôm nay, 16:30", "Trả trong ngày."))
    for widget in (timeline, PdfPreview("Bản in"), ListChip("Hôm nay", 47), IconButton("print", "In lại")):
        side.add(widget)
    side.add(PrimaryButton("Lưu và in", "Ctrl+Return"))
    side.add(Button("Lưu, không in", icon_name="print"))
    page.add_side(side)
    return page


@pytest.fixture
def window(shown):
    made = MainWindow([PageSpec("all", "Mọi thứ", "day", "F5", everything)])
    made.show_page("all")
    return shown(made)


def test_everything_that_takes_the_focus_has_a_name(window):
    dialog, card = AskDialog("Từ chối", reason="Lý do", parent=window), SignInCard()
    nameless = [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for top in (window, dialog, card)
        for widget in top.findChildren(QWidget)
        if widget.window() is top.window()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    card.deleteLater()

    assert [] == nameless


def test_no_word_is_cut_at_the_usual_size(window):
    cut = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.isVisible() and not label.wordWrap() and label.sizeHint().width() > label.width() + 1
    ]
    low = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.text() and label.fontMetrics().height() > label.height()
    ]

    assert [] == cut + low


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_widget_draws_itself_in_both_schemes(app, window, scheme):
    theme.apply(app, scheme)

    picture = window.grab().toImage()
    assert theme.tokens_now().card.lower() == picture.pixelColor(4, 500).name()


def test_enter_and_its_own_key_press_the_main_button(shown, qtbot):
    button = PrimaryButton("Lưu và in", "Ctrl+Return")
    shown(button)
    button.setFocus()
    with qtbot.waitSignals([button.clicked, button.clicked]):
        qtbot.keyClick(button, Qt.Key.Key_Return)
        qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_chip_counts_and_colours_only_what_is_not_zero(app):
    chip = ListChip("Quá hạn", 1, kind="wrong")
    some = chip.text(), chip.property("kind")
    chip.set_count(0)

    assert [("Quá hạn 1", "wrong"), ("Quá hạn 0", "")] == [some, (chip.text(), chip.property("kind"))]


def test_a_notice_stays_until_closed_and_offers_one_thing(shown, qtbot):
    notice = Notice()
    shown(notice)
    notice.show_notice("wrong", "Máy in không trả lời.", "Thử lại")
    with qtbot.waitSignal(notice.action_requested):
        notice.action.click()
    with qtbot.waitSignal(notice.closed):
        notice.findChild(IconButton).click()

    assert notice.isHidden()


def test_a_required_reason_must_be_written(shown, qtbot):
    dialog = AskDialog("Từ chối hồ sơ", "Sẽ được ghi.", "Từ chối", reason="Lý do từ chối")
    shown(dialog)
    with qtbot.assertNotEmitted(dialog.answered):
        dialog.confirm.click()
    error = dialog.reason_field.error
    qtbot.keyClicks(dialog.reason, "thieu to khai")
    with qtbot.waitSignal(dialog.answered) as answered:
        dialog.confirm.click()

    assert error
    assert ["thieu to khai"] == answered.args


def test_no_question_shows_a_button_of_the_system(shown):
    dialog = AskDialog("Từ chối hồ sơ", reason="Lý do")
    shown(dialog)

    assert {"Đồng ý", "Thôi"} == {button.text() for button in dialog.findChildren(QAbstractButton)}


def test_a_row_is_chosen_by_arrows_and_opened_by_enter(shown, qtbot):
    model = TableModel(COLUMNS)
    table = DataTable(model, "Danh sách")
    shown(table)
    model.set_rows(ROWS)
    table.choose(0)
    with qtbot.waitSignal(table.row_chosen, check_params_cb=lambda row: row == ROWS[1]):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.row_opened, check_params_cb=lambda row: row == ROWS[1]):
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert ROWS[1] == table.current_row()


def test_the_chosen_row_stays_chosen_when_the_rows_come_anew(shown):
    model = TableModel(COLUMNS)
    table = DataTable(model, "Danh sách", key=lambda row: row[0])
    shown(table)
    model.set_rows(ROWS)
    table.choose(1)
    model.set_rows([("3129", "Tạ Công Dũng"), *ROWS])

    assert (ROWS[1], 2) == (table.current_row(), table.currentIndex().row())


def test_an_empty_table_says_so(shown):
    model = TableModel(COLUMNS)
    card = TableCard(DataTable(model, "Danh sách"), "Không có hồ sơ nào", "Bớt chữ đã gõ.")
    shown(card)
    empty = card.empty.isVisible(), card.table.isVisible()
    model.set_rows(ROWS)

    assert [(True, False), (False, True)] == [empty, (card.empty.isVisible(), card.table.isVisible())]


def test_pages_are_shown_from_bytes_of_either_kind(shown):
    preview = PdfPreview("Bản in", "Chưa có bản in")
    shown(preview)
    image = QImage(20, 30, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.white)
    png = QByteArray()
    buffer = QBuffer(png)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    preview.show_pages([png.data(), (2, 1, bytes([255, 0, 0, 0, 0, 255]))])

    assert 2 == preview.page_count
    preview.clear()
    assert 0 == preview.page_count


def test_a_wrong_password_is_said_and_must_be_typed_again(shown, qtbot):
    card = SignInCard()
    shown(card)
    card.set_clerks([("Nguyễn Thị Thủy", "thuy"), ("Trần Thu Hằng", "hang")], "thuy")
    qtbot.keyClick(card.password, Qt.Key.Key_Return)
    missing = card.password_field.error
    with qtbot.waitSignal(card.sign_in_requested) as asked:
        qtbot.keyClicks(card.password, "mat khau")
        qtbot.keyClick(card.password, Qt.Key.Key_Return)
    card.show_error("Mật khẩu không đúng.")

    assert missing
    assert ["thuy", "mat khau"] == asked.args
    assert ("Mật khẩu không đúng.", "") == (card.password_field.error, card.password.text())
    assert card.password.hasFocus()


def test_where_a_label_wraps_no_line_ends_between_a_sum_and_its_unit(shown):
    label = shown(Label("Thiếu 100.000 đ, 3 đơn", wrap=True))

    assert ("Thiếu 100.000\u00a0đ, 3 đơn", "Thiếu 100.000 đ, 3 đơn") == (QLabel.text(label), label.text())
    label.setText("Thừa 5.000 đ")
    assert ("Thừa 5.000\u00a0đ", "Thừa 5.000 đ") == (QLabel.text(label), label.text())
    assert "5.000 đ" == QLabel.text(Label("5.000 đ"))
