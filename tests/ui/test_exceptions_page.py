"""The inbox over two real desks: what happened is told in words, a supervisor answers, a clerk looks."""

import re

import msgspec
import pytest
from PySide6.QtCore import Qt

from intake_desk.domain import exceptions
from intake_desk.services.applications import Application
from intake_desk.services.exception_telling import InboxItem
from intake_desk.store.sheets import Sheet
from intake_desk.ui.day.closing_page import ClosingPage
from intake_desk.ui.exceptions import exception_names, exception_words
from intake_desk.ui.exceptions.exception_badge import ExceptionBadge
from intake_desk.ui.exceptions.exceptions_page import DONE, ExceptionsPage
from intake_desk.ui.main_window import MainWindow, PageSpec
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Label
from tests.ui.unit import COPY, NAMES


@pytest.fixture
def apart(one, two, clock):
    """A dossier withdrawn at one desk and ready at the other, and a filing that both accepted and took the fee for."""
    here, there = one.sign_in("hang"), two.sign_in("hang")
    dossier = one.receive(NAMES[0])
    person = Application(
        applicant=one.bench.lookup.dossier(dossier).applicant,
        procedure=COPY,
        papers=one.bench.lookup.dossier(dossier).papers,
        pages=4,
    )
    filed = one.bench.reception.file(here, person)
    two.learn_from(one)
    one.bench.casework.withdraw(here, dossier, "Người dân xin rút")
    clock.turn(minutes=2)
    two.bench.casework.result_ready(there, dossier)
    for desk, clerk in ((one, here), (two, there)):
        desk.bench.reception.accept(clerk, filed.id, "cash")
        clock.turn(minutes=3)
    one.learn_from(two)
    return dossier


@pytest.fixture
def open_page(one, apart, tasks, shown, qtbot):
    def show(login="hang", make=ExceptionsPage):
        session = Session(one.bench, tasks, tasks)
        session.set_clerk(one.sign_in(login))
        page = make(session)
        page.resize(1290, 686)
        shown(page)
        return page

    return show


@pytest.fixture
def page(open_page, qtbot):
    page = open_page()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    return page


def choose(page, sort):
    page.table.choose([item.sort for item in page.model.rows()].index(sort))
    return page.panel


def test_what_happened_is_told_with_desks_numbers_and_money(page):
    panel = choose(page, exceptions.RECEIPTS)
    assert "Hai quầy cùng tiếp nhận một hồ sơ" == panel.head.text()
    assert "Quầy 1 và Quầy 2" in panel.what.text()
    assert "thu thừa 18.000 đ" in panel.what.text()
    assert "H26.103-261120-1002, H26.103-261120-2001" in panel.what.text()
    assert "18.000 đ" in panel.steps.text()

    panel = choose(page, exceptions.HANDLED)
    assert "Không mất gì" in panel.kept.text()
    told = [label.text() for label in panel.evidence.findChildren(Label)]
    assert {"Rút hồ sơ", "Có kết quả"} <= set(told)
    assert "Quầy 2 · Trần Thu Hằng\nKhông làm đổi trạng thái hồ sơ" in told


def test_a_supervisors_answer_takes_it_off_the_list_and_is_found_behind_the_filter(page, one, two, qtbot):
    choose(page, exceptions.HANDLED)
    page.panel.answer.click()
    page.dialog.choice.set_value(exceptions.CONTACTED)
    page.dialog.reason.setPlainText("Đã gọi, người dân vẫn rút")
    page.dialog.accept()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and page.dialog is None)

    page.bar.set_value(DONE)
    page.refresh()
    qtbot.waitUntil(lambda: [exceptions.HANDLED] == [item.sort for item in page.model.rows()])
    assert "Đã liên hệ người dân\nĐã gọi, người dân vẫn rút\nTrần Thu Hằng, Quầy 1" in page.panel.said.text()
    assert not page.panel.answer.isVisible()
    two.learn_from(one)
    assert [exceptions.RECEIPTS] == [item.sort for item in two.bench.exceptions.open()]


def test_an_answer_that_came_too_late_is_refused_and_what_was_typed_stays(page, one, qtbot):
    choose(page, exceptions.HANDLED)
    page.panel.answer.click()
    page.dialog.reason.setPlainText("Đã gọi")
    one.bench.exceptions.answer(one.bench.desk.seat.clerk, page.panel.item.id, exceptions.CHECKED)

    page.dialog.accept()

    qtbot.waitUntil(page.dialog.problem.isVisible)
    assert "đã có người xem lại" in page.dialog.problem.text.text()
    assert "Đã gọi" == page.dialog.reason.value()
    page.dialog.reject()


def test_a_clerk_reads_and_is_offered_no_answer(open_page, qtbot):
    page = open_page("thuy")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)

    assert not page.panel.answer.isVisible()
    assert page.panel.not_yours.isVisible()
    page.ask_answer()
    assert page.dialog is None


def test_who_had_a_part_in_it_is_told_so_before_they_try(open_page, one, qtbot):
    hang = one.bench.desk.seat.clerk
    lan = msgspec.structs.replace(hang, login="lan", name="Đỗ Thị Lan")
    one.store.sheets.put(Sheet("clerks", msgspec.json.encode((*one.bench.desk.clerks, lan))))
    page = open_page()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)

    assert (True, False) == (page.panel.answer.isVisible(), page.panel.answer.isEnabled())
    assert "người phụ trách khác trả lời" in page.panel.not_yours.text()
    page.ask_answer()
    assert page.dialog is None


def test_the_dossier_is_one_key_away(page, apart, qtbot):
    choose(page, exceptions.HANDLED)
    with qtbot.waitSignal(page._session.dossier_wanted) as wanted:
        qtbot.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert [apart] == wanted.args


def test_without_exceptions_the_page_says_so(one, tasks, shown, qtbot):
    session = Session(one.bench, tasks, tasks)
    session.set_clerk(one.sign_in("hang"))
    page = shown(ExceptionsPage(session))

    qtbot.waitUntil(page.card.empty.isVisible)
    assert "Không có việc nào cần xem lại" == page.card.empty.text.text()


def test_the_rail_counts_for_the_supervisor_and_not_for_the_clerk(one, apart, tasks, qtbot):
    session = Session(one.bench, tasks, tasks)
    window = MainWindow([PageSpec("exceptions", "Xem lại", "exception", "Ctrl+F11", lambda: None)])
    qtbot.addWidget(window)
    badge = ExceptionBadge(session, window, window)
    button = window.rail._buttons["exceptions"]

    session.set_clerk(one.sign_in("hang"))
    qtbot.waitUntil(lambda: "2 việc chờ" in button.accessibleDescription())
    session.set_clerk(one.sign_in("thuy"))
    assert "Ctrl+F11" == button.accessibleDescription()
    badge.stop()


def test_the_closing_page_leads_to_what_needs_an_eye(open_page, qtbot):
    page = open_page(make=ClosingPage)
    qtbot.waitUntil(page.doubts.isVisible)

    (doubt,) = [one for one in page.doubts.said if one.page == "exceptions"]
    assert "2 việc cần xem lại." == doubt.text
    with qtbot.waitSignal(page._session.page_wanted) as wanted:
        page.doubts.way_wanted.emit(doubt.page, doubt.argument)
    assert ["exceptions", ""] == wanted.args


@pytest.mark.parametrize("sort", exceptions.CHOICES)
def test_every_sort_says_what_happened_what_became_of_it_and_what_to_do(sort):
    item = InboxItem(id=f"{sort}:x", sort=sort, since_ms=1_795_000_000_000, about="2026-11-20", measure=7_200_000)

    assert exception_names.title_of(sort) != exception_names.title_of("")
    assert exception_words.happened_text(item)
    assert "Không mất gì" in exception_words.kept_text(item)
    assert exception_words.steps_of(item)
    assert [] == [choice for choice in item.choices if exception_names.choice_word(choice) == choice]
    texts = [exception_words.happened_text(item), *exception_words.steps_of(item)]
    assert not any(re.search(r"\{\d\}", text) for text in texts)


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [
        (7 * 60_000, "7 phút"),
        (-65 * 60_000, "1 giờ 5 phút"),
        (20 * 86_400_000, "20 ngày"),
        (86_400_000 + 3 * 3_600_000 + 60_000, "1 ngày 3 giờ"),
        (0, "1 phút"),
    ],
)
def test_a_span_is_said_in_its_two_largest_units(milliseconds, text):
    assert text == exception_words.span_text(milliseconds)
