"""The window around everything: who may see it, what a scan does on each page, what covers it when nobody is there."""

import logging
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from intake_desk.app import opening
from intake_desk.domain.kinds import ClerkSignedOut
from intake_desk.services.just_received import left_unprinted
from intake_desk.store import days, watermarks
from intake_desk.store.vault import Vault
from intake_desk.ui import counter as counter_of_program
from intake_desk.ui.application import Program
from intake_desk.ui.dossiers import lawful_steps as steps
from intake_desk.ui.driver import Driver, NotTaken
from intake_desk.ui.front import Front, keep_front, read_front
from intake_desk.ui.widgets import AskDialog

PASSWORD = "mot-cua-2026"
PAGES = ("intake", "register", "hand_back", "day", "closing", "settings")
CARD = "001169437778||Khuất Thanh Oanh|05121969|Nữ|Thôn Nguyên Bì, xã Nguyễn Trãi, Thường Tín, Hà Nội|07052022"


@pytest.fixture
def make_driver(qapp, tmp_path, clock):
    """A driver of the whole program over a desk's home; `gate` holds up the opening of the store until it is set."""
    programs = []

    def make_driver(home, gate=None):
        def open_behind():
            if gate is not None:
                assert gate.wait(20)
            return opening(home, clock)

        hooks = sys.excepthook, threading.excepthook
        programs.append(Program(open_behind, home, papers=tmp_path / "papers"))
        sys.excepthook, threading.excepthook = hooks  # a fault fails the test instead of going to the log
        return Driver(programs[-1])

    yield make_driver
    for program in programs:
        program.close()
        program.shell.window.deleteLater()
    log = logging.getLogger("intake_desk")
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()


@pytest.fixture
def driver(make_driver, desk_home):
    """The open desk with nobody at it."""
    driver = make_driver(desk_home)
    driver.open()
    return driver


@pytest.fixture
def counter(driver):
    """The open desk with Thủy at it."""
    driver.sign_in("thuy", PASSWORD)
    return driver


def overlay(driver):
    return driver.window.lock_overlay


def lock(driver, *, idle=False):
    driver.shell.lock(idle=idle)
    driver.wait(lambda: overlay(driver).isVisible() and overlay(driver).card.clerk.count() > 0, "the sign-in card")
    driver.settle()


@pytest.fixture(autouse=True)
def nothing_left(monkeypatch):
    """All these tests' desks are copies of one, and learn from the server what the others wrote as their own."""
    monkeypatch.setattr(counter_of_program, "left_unprinted", lambda _desk: ())


def floating(driver):
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not driver.window]


def receive(driver, application, name="Đặng Thị Hường", **person):
    bench = driver.session.workbench
    with ThreadPoolExecutor(1) as somewhere:  # not on the window's thread, as the program does
        dossier = somewhere.submit(bench.reception.receive, driver.session.clerk, application(name, **person)).result()
    driver.session.recorded.emit()
    driver.settle()
    return dossier


def test_a_password_typed_before_the_store_is_open_is_taken_when_it_is(make_driver, desk_home):
    keep_front(desk_home, Front("Trung tâm", "Quầy 1", (("Nguyễn Thị Thủy", "thuy"), ("Lê Thị Minh", "minh"))))
    gate = threading.Event()
    driver = make_driver(desk_home, gate)
    driver.program.start()
    card = overlay(driver).card
    driver.wait(lambda: overlay(driver).isVisible() and card.button.isEnabled(), "the first sight of the window")
    card.clerk.set_value("minh")
    card.password.setText(PASSWORD)
    card.button.click()
    assert driver.shell.counter is None

    gate.set()

    driver.wait(lambda: driver.shell.counter is not None and driver.session.present is not None, "signing in")
    assert "minh" == driver.session.clerk.login
    assert not overlay(driver).isVisible()


def test_a_password_half_typed_while_the_store_opens_stays(make_driver, desk_home):
    keep_front(desk_home, Front("Trung tâm", "Quầy 1", (("Nguyễn Thị Thủy", "thuy"),)))
    gate = threading.Event()
    driver = make_driver(desk_home, gate)
    driver.program.start()
    card = overlay(driver).card
    driver.wait(card.button.isEnabled, "the first sight of the window")
    card.password.setText("mot-c")
    known = []
    driver.shell.front_known.connect(lambda: known.append(True))

    gate.set()

    driver.wait(lambda: bool(known), "the clerks by the newest sheet")
    assert "mot-c" == card.password.text()
    assert 3 == card.clerk.count()
    driver.settle()
    assert 3 == len(read_front(desk_home).clerks)


def test_what_a_crash_left_unprinted_is_told_at_the_next_sign_in_with_a_way_to_it(
    make_driver, desk_home, clock, application, monkeypatch
):
    before = opening(desk_home, clock)
    bench = before.workbench
    left = bench.reception.receive(bench.accounts.sign_in("thuy", PASSWORD), application("Đặng Thị Hường"))
    found = left_unprinted(bench.desk)
    monkeypatch.setattr(counter_of_program, "left_unprinted", lambda _desk: found)
    before.close()  # nobody signed out: the program just ended
    driver = make_driver(desk_home)
    driver.open()
    driver.sign_in("thuy", PASSWORD)

    driver.wait(lambda: any(isinstance(one, AskDialog) for one in floating(driver)), "what is told at the sign-in")
    (told,) = [one for one in floating(driver) if isinstance(one, AskDialog)]
    assert f"{left.code} đã ghi, chưa in" in told.text.text()
    wanted = []
    driver.session.dossier_wanted.connect(wanted.append)
    told.confirm.click()
    assert [left.id] == wanted

    lock(driver)
    driver.sign_in("thuy", PASSWORD)
    driver.settle()
    assert not [one for one in floating(driver) if isinstance(one, AskDialog)]


def test_a_wrong_password_is_said_and_nothing_is_seen(driver):
    with pytest.raises(NotTaken, match="Sai mật khẩu"):
        driver.sign_in("thuy", "sai")

    assert overlay(driver).isVisible()
    assert not driver.window.frame.isEnabled()
    assert "" == overlay(driver).card.password.text()
    assert "" == driver.window.current_page
    driver.sign_in("thuy", PASSWORD)
    assert "intake" == driver.window.current_page


def test_the_window_says_who_sits_where_and_on_which_day(counter):
    said = " ".join(label.text() for label in counter.window.top_bar.findChildren(QLabel))

    for part in ("Nguyễn Thị Thủy", "Quầy 1", "20/11/2026"):
        assert part in said, said


def test_idle_locking_hides_what_stood_there_and_writes_it_down(counter, application, clock):
    dossier = receive(counter, application)
    counter.session.dossier_wanted.emit(dossier.id)
    page = counter.window.page("register")
    counter.wait(lambda: page.panel.dossier is not None, "the dossier")
    page.steps.take(steps.WITHDRAW, page.panel.dossier)
    dialog = page.steps.dialog
    dialog.reason.setPlainText("đang gõ dở")

    counter.shell._idle.timeout.emit()
    counter.settle()

    assert overlay(counter).isVisible()
    assert overlay(counter).geometry() == counter.window.rect()
    assert not counter.window.frame.isEnabled()
    assert [] == floating(counter)
    assert counter.session.present is None
    bench = counter.session.workbench
    with bench.desk.journal.database.reading() as connection:
        last = days.entries_of_day(connection, "2026-11-20")[-1]
    assert ClerkSignedOut(idle=True) == last.facts


def test_who_comes_back_finds_everything_as_it_was(counter, application):
    dossier = receive(counter, application)
    intake = counter.window.page("intake")
    intake.applicant.name.set_value("Vũ Thị Dở Dang")
    counter.session.dossier_wanted.emit(dossier.id)
    page = counter.window.page("register")
    counter.wait(lambda: page.panel.dossier is not None, "the dossier")
    page.steps.take(steps.WITHDRAW, page.panel.dossier)
    dialog = page.steps.dialog
    dialog.reason.setPlainText("đang gõ dở")
    lock(counter)

    counter.sign_in("thuy", PASSWORD)

    assert "register" == counter.window.current_page
    assert dialog.isVisible()
    assert "đang gõ dở" == dialog.reason.value()
    assert "Vũ Thị Dở Dang" == intake.applicant.name.value()
    dialog.reject()


def test_what_was_typed_when_the_window_was_closed_is_found_by_who_typed_it(make_driver, desk_home):
    driver = make_driver(desk_home)
    driver.open()
    driver.sign_in("thuy", PASSWORD)
    driver.intake().take_card_text(CARD)
    assert not driver.window.close()
    (asked,) = floating(driver)
    assert "1 hồ sơ chưa lưu được giữ lại trên máy này" in asked.text.text()
    asked.cancel.click()
    driver.wait(lambda: not driver.window.isVisible(), "the window closed")
    driver.program.close()

    again = make_driver(desk_home)
    again.open()
    again.sign_in("minh", PASSWORD)
    page = again.window.page("intake")
    again.settle()
    assert not page.shelf.isVisible()
    again.sign_in("thuy", PASSWORD)
    again.wait(page.shelf.isVisible, "what was left")

    assert "hồ sơ đang nhập dở của Khuất Thanh Oanh" in page.notice.accessibleName()
    page.shelf.click()
    assert "001169437778" == page.applicant.id_number.value()


def test_another_clerk_finds_no_question_that_somebody_else_began(counter, application):
    dossier = receive(counter, application)
    counter.session.dossier_wanted.emit(dossier.id)
    page = counter.window.page("register")
    counter.wait(lambda: page.panel.dossier is not None, "the dossier")
    page.steps.take(steps.WITHDRAW, page.panel.dossier)
    lock(counter)

    counter.sign_in("minh", PASSWORD)

    assert "minh" == counter.session.clerk.login
    assert [] == floating(counter)
    assert page.steps.dialog is None
    assert "in_hand" == counter.session.workbench.lookup.dossier(dossier.id).state


def test_a_card_scanned_on_any_page_goes_to_the_intake(counter):
    intake = counter.window.page("intake")
    for page in (page for page in PAGES if page != "hand_back"):
        intake.clear()
        counter.window.show_page(page)

        counter.scan(CARD)

        counter.wait(lambda: "Khuất Thanh Oanh" == intake.applicant.name.value(), f"the card scanned on {page}")
        assert "intake" == counter.window.current_page, page
        assert "001169437778" == intake.applicant.id_number.value()
        assert [] == floating(counter)


def test_where_results_are_handed_out_a_card_asks_for_its_persons_results(counter, application):
    dossier = receive(counter, application, "Khuất Thanh Oanh", id_number="001169437778")
    receive(counter, application, "Lý Bích Mỵ")
    counter.window.show_page("hand_back")
    page = counter.window.page("hand_back")

    counter.scan(CARD)

    counter.wait(lambda: page.card.dossier is not None, "the person's dossier")
    assert dossier.id == page.card.dossier.id
    assert "hand_back" == counter.window.current_page


def test_a_receipt_scanned_on_any_page_opens_its_dossier(counter, application):
    first, second = receive(counter, application), receive(counter, application, "Lý Bích Mỵ")
    register, hand_back = counter.window.page("register"), counter.window.page("hand_back")
    for page in PAGES:
        for dossier, text in ((first, first.code), (second, f"{second.code.lower()}:2.000815:x")):
            counter.window.show_page(page)
            shown = hand_back.card if page == "hand_back" else register.panel

            counter.scan(text)

            counter.wait(
                lambda dossier=dossier, shown=shown: shown.dossier is not None and shown.dossier.id == dossier.id,
                f"the receipt scanned on {page}",
            )
            assert ("hand_back" if page == "hand_back" else "register") == counter.window.current_page


@pytest.mark.parametrize("page", PAGES)
def test_a_receipt_that_is_not_here_is_said_on_any_page(counter, page):
    counter.window.show_page(page)

    counter.scan("H26.103-261120-9999")
    counter.settle()

    notice = counter.window.page(counter.window.current_page).notice
    counter.wait(notice.isVisible, "the answer")
    assert "H26.103-261120-9999" in notice.accessibleName()


def written(counter):
    """What stands in the journals; how much of it the server has said to hold is another matter."""
    heads = counter.session.workbench.desk.journal.heads()
    return {name: (head.number, head.hash) for name, head in heads.items()}


def test_a_scan_while_locked_does_nothing(counter, application):
    dossier = receive(counter, application)
    counter.window.show_page("day")
    lock(counter)
    card = overlay(counter).card
    card.password.setText("mot")
    card.password.setFocus()
    entries = written(counter)

    for text in (CARD, dossier.code):
        counter.scan(text)
    counter.settle()

    assert overlay(counter).isVisible()
    assert counter.session.present is None
    assert "mot" == card.password.text()
    assert "day" == counter.window.current_page
    assert [] == floating(counter)
    assert entries == written(counter)


def test_an_answer_that_comes_while_locked_stays_covered(counter, application):
    counter.scan("H26.103-261120-9999")
    counter.shell.lock()
    counter.settle()

    assert [] == [one for one in floating(counter) if isinstance(one, QDialog)]


def test_a_machine_that_is_no_desk_says_so(make_driver, tmp_path):
    home = tmp_path / "nobody"
    driver = make_driver(home)
    driver.program.start()
    card = overlay(driver).card

    driver.wait(lambda: bool(card.password_field.error), "why it did not open")

    assert "chưa được ghi danh" in card.password_field.error
    assert not card.button.isEnabled()


def test_without_a_secret_store_the_window_says_so_and_keeps_no_key(make_driver, tmp_path, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nothing")
    home = tmp_path / "fresh"
    driver = make_driver(home)
    driver.program.start()
    card = overlay(driver).card

    driver.wait(lambda: bool(card.password_field.error), "why it did not open")

    assert "kho khóa bí mật" in card.password_field.error
    assert ["program.log"] == [path.name for path in home.rglob("*") if path.is_file()]


def test_the_keyring_knows_where_the_journal_ended_when_the_program_did(counter, desk_home):
    journal = counter.session.workbench.desk.journal
    head = journal.heads()[journal.name]

    counter.program.close()

    assert head.number + 1 == watermarks.read(Vault(desk_home)).number  # leaving is recorded too
