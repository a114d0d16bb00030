"""A dossier's scans on the screen: dropped, pasted, put in order, taken out; a bad file stands in nobody's way."""

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from intake_desk.services import preferences
from intake_desk.services.preferences import SCAN_DELETE, Preferences
from intake_desk.ui.scans.scans_dialog import ScansDialog
from tests.services import hostile
from tests.ui.pages.test_names import nameless


@pytest.fixture
def dossier(receive):
    return receive("Phạm Văn Ưng")


@pytest.fixture
def open_dialog(session, tasks, shown, qtbot):
    def open_dialog(dossier):
        dialog = shown(ScansDialog(session, dossier, errands=tasks))
        qtbot.waitUntil(lambda: not dialog.panel.is_busy)
        return dialog

    return open_dialog


@pytest.fixture
def dialog(open_dialog, dossier):
    return open_dialog(dossier)


@pytest.fixture
def panel(dialog):
    return dialog.panel


@pytest.fixture
def file(tmp_path):
    def file(name, content):
        folder = tmp_path / "to scan"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
        return folder / name

    return file


@pytest.fixture
def settle(qtbot):
    """Do something and wait until all of it is recorded."""

    def settle(panel, act):
        with qtbot.waitSignal(panel.settled, timeout=20_000):
            act()

    return settle


@pytest.fixture
def two(panel, file, settle):
    """The panel with two scans."""
    files = [file("a.jpg", hostile.picture("JPEG")), file("b.png", hostile.picture("PNG", "blue"))]
    settle(panel, lambda: panel.take(files))
    return panel


def files_mime(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(panel, mime):
    """Drag over the panel and let go there; whether it took it."""
    place = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), *place)
    enter.ignore()
    panel.dragEnterEvent(enter)
    if enter.isAccepted():
        panel.dropEvent(QDropEvent(QPointF(50, 50), *place))
    return enter.isAccepted()


def shown_scans(bench, dossier):
    return bench.lookup.dossier(dossier.id).scans


def titles(panel):
    return [row.title for row in panel.list.scans.rows]


def test_an_empty_dossier_says_how_to_begin(dialog):
    assert dialog.panel.empty.isVisible()
    assert "Ctrl V" in dialog.panel.empty.hint.text()
    assert not dialog.save.isEnabled()


def test_dropped_files_are_added_to_the_paper_that_is_chosen(panel, file, settle, bench, dossier):
    mime = files_mime(file("a.jpg", hostile.content("image/jpeg")), file("b.pdf", hostile.pdf(3)))

    settle(panel, lambda: drop(panel, mime))

    scans = shown_scans(bench, dossier)
    assert [("image/jpeg", "a.jpg", 1), ("application/pdf", "b.pdf", 3)] == [(s.media, s.name, s.pages) for s in scans]
    assert {dossier.papers[0].text} == {scan.paper for scan in scans}
    assert "1/1 giấy tờ đã số hóa · 4 trang" in panel.progress.text()


def test_what_is_no_file_of_this_machine_is_not_taken(panel):
    text, web = QMimeData(), QMimeData()
    text.setText("Nguyễn Văn A")
    web.setUrls([QUrl("https://example.org/a.pdf")])

    assert not drop(panel, text)
    assert not drop(panel, web)


def test_a_picture_is_pasted(panel, settle, bench, dossier):
    picture = QImage(300, 400, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(picture)

    settle(panel, panel.paste_button.click)

    (scan,) = shown_scans(bench, dossier)
    assert ("image/png", "ảnh dán") == (scan.media, scan.name)


def test_files_are_pasted(panel, file, settle, bench, dossier):
    QGuiApplication.clipboard().setMimeData(files_mime(file("a.webp", hostile.content("image/webp"))))

    settle(panel, panel.paste)

    assert ["image/webp"] == [scan.media for scan in shown_scans(bench, dossier)]


def test_an_empty_clipboard_says_what_to_do(panel):
    QGuiApplication.clipboard().setText("chữ")

    panel.paste()

    assert "Không có tệp hay ảnh nào để dán" in panel.notice.text.text()


def test_a_bad_file_says_why_beside_its_name_and_the_others_go_on(panel, file, settle, bench, dossier):
    files = [file("xấu.pdf", b"%PDF-1.7 x"), file("tốt.png", hostile.content("image/png")), file("la.docx", b"PK")]

    settle(panel, lambda: panel.take(files))

    problems = {row.title: row.problem for row in panel.list.scans.rows if row.problem}
    assert ["tốt.png"] == [scan.name for scan in shown_scans(bench, dossier)]
    assert "Tệp bị hỏng" in problems["xấu.pdf"]
    assert "dù tên tệp ghi gì" in problems["la.docx"]
    panel.list.choose(panel.list.scans.rows[0].key)
    panel.remove.click()
    assert "xấu.pdf" not in titles(panel)


def test_files_chosen_in_the_file_box_are_added(panel, file, settle, bench, dossier):
    path = file("a.heic", hostile.content("image/heic"))
    panel.choose_files()
    box = panel.findChild(QFileDialog)

    settle(panel, lambda: box.filesSelected.emit([str(path)]))

    assert ["image/heic"] == [scan.media for scan in shown_scans(bench, dossier)]
    box.close()


def test_turns_and_moves_stand_at_once_and_are_one_entry(two, settle, bench, dossier):
    before = len(bench.lookup.story(dossier.id))
    first, second = (scan.hash for scan in two.order.scans)
    two.list.choose(second)

    two.right.click()
    two.right.click()
    two.left.click()
    two.up.click()
    assert [second, first] == [row.key for row in two.list.scans.rows]
    settle(two, two.flush)

    assert [(second, 90), (first, 0)] == [(scan.hash, scan.rotation) for scan in shown_scans(bench, dossier)]
    assert before + 1 == len(bench.lookup.story(dossier.id))
    assert second == two.list.key()


@pytest.mark.parametrize(("key", "rotation"), [(Qt.Key.Key_Right, 90), (Qt.Key.Key_Left, 270)])
def test_the_keyboard_turns(two, qtbot, key, rotation):
    two.list.setFocus()

    qtbot.keyClick(two.list, key, Qt.KeyboardModifier.AltModifier)

    assert rotation == two.order.find(two.list.key()).rotation
    two.flush()
    qtbot.waitUntil(lambda: not two.is_busy)


def test_a_scan_is_named_as_the_result_and_as_reused(two, settle, bench, dossier):
    two.list.choose(two.order.scans[0].hash)
    two.paper.setCurrentIndex(two.paper.findText("Kết quả giải quyết"))
    two.state.setCurrentIndex(two.state.findText("Tái sử dụng từ kết quả"))

    settle(two, two.flush)

    first = shown_scans(bench, dossier)[0]
    assert ("result", 3) == (first.of, first.state)
    assert "Kết quả giải quyết" == titles(two)[0]


def test_what_was_turned_is_recorded_when_the_window_closes(dialog, two, qtbot, bench, dossier):
    two.right.click()

    with qtbot.waitSignal(dialog.finished):
        dialog.close_button.click()

    assert 90 in {scan.rotation for scan in shown_scans(bench, dossier)}


def test_the_window_stays_until_what_was_dropped_is_stored(dialog, panel, file, qtbot, bench, dossier):
    panel.take([file("a.png", hostile.content("image/png"))])

    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        dialog.reject()
        assert dialog.isVisible()

    assert 1 == len(shown_scans(bench, dossier))


def test_a_scan_is_taken_out_with_a_reason(dialog, two, qtbot, bench, dossier):
    scan = two.order.scans[0]
    two.list.choose(scan.hash)
    two.remove.click()
    dialog.question.confirm.click()
    assert "Ghi rõ lý do" in dialog.question.reason_field.error

    dialog.question.reason.setPlainText("Giấy tờ của người khác")
    dialog.question.erase.setChecked(True)
    with qtbot.waitSignal(dialog.changed):
        dialog.question.confirm.click()

    assert scan.hash not in {one.hash for one in shown_scans(bench, dossier)}
    assert not bench.scans.is_here(scan)
    assert dialog.question is None


def test_small_pictures_come_by_themselves(two, qtbot):
    qtbot.waitUntil(lambda: {row.key for row in two.list.scans.rows} == set(two.list.scans.pictures), timeout=20_000)

    assert all(not picture.isNull() for picture in two.list.scans.pictures.values())


def test_the_chosen_scan_is_seen_page_by_page(panel, file, settle, qtbot):
    settle(panel, lambda: panel.take([file("a.pdf", hostile.pdf(12))]))

    qtbot.waitUntil(lambda: panel.view.pages.page_count == 10, timeout=20_000)
    assert "trang 1–10 / 12" == panel.view.place.text()
    panel.view.after.click()
    qtbot.waitUntil(lambda: panel.view.pages.page_count == 2, timeout=20_000)
    assert not panel.view.after.isEnabled()


def test_what_lies_at_another_desk_says_so(two, open_dialog, bench, dossier, qtbot, tmp_path):
    scan = two.order.scans[0]
    next((tmp_path / "scans").rglob(scan.hash)).unlink()

    other = open_dialog(bench.lookup.dossier(dossier.id)).panel
    other.list.choose(scan.hash)

    qtbot.waitUntil(lambda: "Không thấy tệp" in other.list.scans.rows[0].tag, timeout=20_000)
    assert "quầy khác" in other.view.problem.text()


def test_all_is_saved_as_one_pdf(dialog, two, qtbot, tmp_path, bench, dossier):
    dialog.save_small.click()
    qtbot.waitUntil(lambda: dialog.findChild(QFileDialog) is not None, timeout=20_000)
    box = dialog.findChild(QFileDialog)
    assert 1 == bench.lookup.dossier(dossier.id).printed["scans"]  # who took them out is known before they are

    box.fileSelected.emit(str(tmp_path / "chung.pdf"))
    qtbot.waitUntil(lambda: "Đã lưu" in two.notice.text.text())

    assert 2 == len(pypdfium2.PdfDocument((tmp_path / "chung.pdf").read_bytes()))
    box.close()


def test_a_place_that_takes_no_file_is_said(dialog, two, qtbot, bench, dossier, tmp_path):
    dialog.save_as(bench.scans.joined_pdf(dossier.id), tmp_path / "nowhere" / "chung.pdf")

    qtbot.waitUntil(lambda: "Không ghi được tệp ở chỗ đã chọn" in two.notice.text.text())


def test_the_scanners_files_are_offered_and_put_away(session, bench, file, open_dialog, dossier, settle, qtbot, clock):
    path = file("scan-1.pdf", hostile.pdf())
    preferences.save(bench.desk.sheets, Preferences(scan_folder=str(path.parent), scan_after=SCAN_DELETE))
    panel = open_dialog(dossier).panel
    qtbot.waitUntil(panel.offer.isVisible, timeout=20_000)
    assert "scan-1.pdf" == panel.offer.detail.text()

    settle(panel, panel.offer.action.click)

    assert ["scan-1.pdf"] == [scan.name for scan in shown_scans(bench, dossier)]
    qtbot.waitUntil(lambda: not path.exists())
    assert panel.offer.isHidden()


def test_the_window_hides_while_the_desk_is_locked(dialog, session, clerk):
    session.set_clerk(None)
    assert dialog.isHidden()

    session.set_clerk(clerk)
    assert dialog.isVisible()


def test_all_that_takes_the_focus_has_a_name(dialog, two):
    assert [] == nameless(dialog)
