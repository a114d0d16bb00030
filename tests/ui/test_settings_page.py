"""The settings page: what is chosen is kept at once, and the proof is told in words."""

import pytest

from intake_desk.services import preferences as kept
from intake_desk.services.preferences import Preferences
from intake_desk.store.findings import Finding
from intake_desk.store.verification import Proof
from intake_desk.ui.session import Session
from intake_desk.ui.settings.settings_page import SettingsPage
from intake_desk.ui.sync_wording import SENT, SyncState
from tests.ui.unit import Clock, open_desk


class TwoPrinters:
    """Printers that need no spooler."""

    def __init__(self, *names):
        self.found = list(names)

    def names(self):
        return self.found


@pytest.fixture
def desk(tmp_path):
    desk = open_desk(tmp_path, 1, Clock())
    yield desk
    desk.store.close()


@pytest.fixture
def printers():
    return TwoPrinters("Quay1", "VanThu")


@pytest.fixture
def proofs():
    return [Proof(1234, 567, 1234, ())]


@pytest.fixture
def page(desk, tasks, shown, printers, proofs, qtbot):
    session = Session(desk.bench, tasks, tasks)
    session.set_clerk(desk.sign_in("thuy"))
    page = SettingsPage(session, lambda: proofs[-1], printers=printers)
    page.resize(1290, 686)
    shown(page)
    qtbot.waitUntil(lambda: bool(page.unit.text()))
    return page


def press(bar, value):
    bar._group.button(bar._values.index(value)).click()


def test_it_says_what_the_desk_is(page):
    assert "Trung tâm Phục vụ hành chính công xã Thượng Phúc" == page.unit.text()


@pytest.mark.parametrize(
    ("choice", "value", "name"),
    [
        (lambda page: page.theme, "dark", "theme"),
        (lambda page: page.language, "en", "language"),
        (lambda page: page.idle, 30, "idle_minutes"),
        (lambda page: page.printing.paper, "A5", "paper"),
        (lambda page: page.printing.liens, 1, "liens"),
        (lambda page: page.scanning.after, "delete", "scan_after"),
        (lambda page: page.printing.labels, "A6", "label_paper"),
    ],
)
def test_a_choice_is_kept_at_once_and_told(page, desk, qtbot, choice, value, name):
    with qtbot.waitSignal(page.preferences_changed) as changed:
        press(choice(page), value)

    assert value == getattr(changed.args[0], name)
    assert changed.args[0] == kept.load(desk.store.sheets)


def test_a_printer_is_chosen_from_those_that_there_are(page, desk, qtbot):
    qtbot.waitUntil(lambda: page.printing.printer.count() == 3)

    with qtbot.waitSignal(page.preferences_changed):
        page.printing.printer.setCurrentIndex(2)

    assert "VanThu" == kept.load(desk.store.sheets).printer


def test_a_printer_that_is_gone_stays_chosen_and_says_so(page, desk, printers, qtbot):
    kept.save(desk.store.sheets, Preferences(printer="VanThu"))
    printers.found = ["Quay1"]

    page.refresh()

    qtbot.waitUntil(lambda: page.printing.printer.currentText() == "VanThu (không thấy)")
    assert "VanThu" == page.preferences().printer


def test_a_new_language_says_when_it_takes_effect(page, qtbot):
    with qtbot.waitSignal(page.preferences_changed):
        press(page.language, "en")

    assert "Đã lưu. Ngôn ngữ mới có hiệu lực khi mở lại chương trình." == page.notice.text.text()


def test_choosing_sends_nobody_to_look_at_the_lists_again(page, qtbot):
    with qtbot.assertNotEmitted(page._session.recorded), qtbot.waitSignal(page.preferences_changed):
        press(page.theme, "light")


def test_a_clean_proof_is_told_with_its_numbers(page, qtbot):
    page.proof.button.click()

    qtbot.waitUntil(page.proof.button.isEnabled)
    assert (
        "Đã kiểm tra 1.234 mục nhật ký, 567 hồ sơ, 1.234 mục trên cuộn: không có sai lệch."
        == page.proof.result.text.text()
    )


def test_each_fault_is_a_sentence(page, proofs, qtbot):
    altered, unheard_of = Finding("entry_altered", {"journal": "H26.103-1", "number": 7}), Finding("unheard_of", {})
    proofs.append(Proof(10, 2, 10, (altered, unheard_of, unheard_of)))

    page.proof.button.click()

    qtbot.waitUntil(page.proof.button.isEnabled)
    assert "có 3 sai lệch" in page.proof.result.text.text()
    first, second = page.proof.result.detail.text().splitlines()
    assert "Nhật ký H26.103-1, mục 7: nội dung đã bị sửa, không còn khớp với mã băm ghi lúc lưu." == first
    assert "unheard_of" in second


def test_the_servers_state_stands_on_the_page(page, desk):
    page.set_sync(SyncState(SENT, desk.bench.desk.now()))

    assert "Máy chủ: đã gửi hết, 07:35" == page.server.text()


def test_the_scanners_folder_is_kept_and_can_be_forgotten(page, desk, qtbot, tmp_path):
    with qtbot.waitSignal(page.preferences_changed):
        page.scanning.set_folder(str(tmp_path))
    assert str(tmp_path) == kept.load(desk.store.sheets).scan_folder

    with qtbot.waitSignal(page.preferences_changed):
        page.scanning.forget.click()
    assert "" == kept.load(desk.store.sheets).scan_folder


def test_in_a_low_window_what_the_proof_found_is_scrolled_into_sight(page, proofs, qtbot):
    proofs.append(Proof(1, 1, 1, tuple(Finding("page", {"detail": f"page {number}"}) for number in range(4))))
    page.resize(1290, 380)
    page.proof.button.click()

    qtbot.waitUntil(lambda: page.proof.button.isEnabled() and not page.proof.result.visibleRegion().isEmpty())
