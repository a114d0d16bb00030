"""Every word on every page has the room it needs, in either language and with some to spare."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from intake_desk.domain.people import Person
from intake_desk.services.applications import Application
from intake_desk.store.search import Filter
from intake_desk.store.verification import Proof
from intake_desk.ui import theme
from intake_desk.ui.day.closing_page import ClosingPage
from intake_desk.ui.day.day_page import DayPage
from intake_desk.ui.dossiers.hand_back_page import HandBackPage
from intake_desk.ui.dossiers.register_page import RegisterPage
from intake_desk.ui.intake.intake_page import IntakePage
from intake_desk.ui.main_window import MainWindow, PageSpec
from intake_desk.ui.reports.report_choices import CHARTS
from intake_desk.ui.reports.reports_page import ReportsPage
from intake_desk.ui.scans.scans_dialog import ScansDialog
from intake_desk.ui.settings.settings_page import SettingsPage
from intake_desk.ui.widgets import AskDialog, ShortcutsDialog
from tests.ui.pages.intake import settle
from tests.ui.words_seen import cut

CERTIFIED_COPY = "2.000815"


def newest(session):
    return session.workbench.lookup.page(Filter())[0].dossier


def fast_lane(session):
    page = IntakePage(session)
    page.turn_fast_lane()
    return page


def for_an_organisation(session):
    page = IntakePage(session)
    page.applicant.on_behalf.setChecked(True)
    page.applicant.owner.sort.setCurrentIndex(1)
    page.applicant.owner.name.setText("Hộ kinh doanh Gia Khánh")
    page.applicant.owner.restore(page.applicant.owner.state())
    return page


def several(session):
    page = IntakePage(session)
    for procedure in session.workbench.desk.reference.catalogue.procedures[:2]:
        application = Application(applicant=Person(name=""), procedure=procedure.code)
        promise = session.workbench.reception.promise(application)
        page.receipt.basket.put(page.receipt.kept(application, procedure.short_name, promise))
    page.procedure.pick(session.workbench.desk.reference.catalogue.by_code(CERTIFIED_COPY))
    return page


def at_once(session):
    page = IntakePage(session)
    page.procedure.pick(session.workbench.desk.reference.catalogue.by_code(CERTIFIED_COPY))
    promise = session.workbench.reception.promise(page.application())
    page.receipt.show_promise(promise, instant=True)
    return page


def charts(session):
    page = ReportsPage(session)
    page.show_report(CHARTS)
    return page


def numbers(session):
    page = charts(session)
    page.turn.click()
    return page


PAGES = {
    "intake": IntakePage,
    "fast lane": fast_lane,
    "organisation": for_an_organisation,
    "several": several,
    "at once": at_once,
    "register": RegisterPage,
    "hand back": HandBackPage,
    "day": DayPage,
    "closing": ClosingPage,
    "charts": charts,
    "numbers": numbers,
    "settings": lambda session: SettingsPage(session, lambda: Proof(1, 1, 1, ())),
    "scans": lambda session: ScansDialog(session, newest(session), errands=session.lookups),
}


@pytest.mark.parametrize("size", [(1290, 686), (1017, 532)], ids=["1366x768", "1093x614"])
@pytest.mark.parametrize("name", PAGES)
def test_no_word_of_a_page_is_cut(name, size, language, session, receive, bench, clerk, shown, qtbot):
    receive("Phạm Văn Ưng", CERTIFIED_COPY)
    ready = receive("Khuất Thanh Oanh")
    bench.casework.result_ready(clerk, ready.id)
    page = PAGES[name](session)
    page.resize(*size)

    shown(page)

    settle(session, qtbot)
    assert [] == cut(page)


@pytest.mark.parametrize(
    ("size", "scheme"), [((1290, 686), "light"), ((1290, 686), "dark"), ((1017, 532), "light")], ids=str
)
@pytest.mark.parametrize("means", ["cash", "transfer", "waived"])
def test_what_is_asked_of_who_pays_is_in_sight_without_a_key(means, size, scheme, language, session, app, shown, qtbot):
    theme.apply(app, scheme)
    page = at_once(session)
    page.resize(*size)
    shown(page)
    money = page.receipt.money
    money.tendered.set_value(500_000)
    money.tendered.edited.emit(500_000)
    page.receipt.due.set("Thứ Hai 23/11 16:30", "Trả vào ngày làm việc tiếp theo, vì nhận từ 15 giờ trở đi. " * 3)
    money.means.set_value(means)
    money.means.chosen.emit(means)
    page.applicant.name.setFocus()

    settle(session, qtbot)

    asked = {
        "cash": (money.tendered, money.change.label, money.change.number, money.owed),
        "transfer": (money.owed, page.receipt.transfer),
        "waived": (money.category,),
    }
    for part in (money.means, *asked[means], page.receipt.save):
        assert part.rect() == part.visibleRegion().boundingRect(), part


@pytest.mark.parametrize("name", ["question", "keys"])
def test_no_word_of_a_dialog_is_cut(name, language, shown, qtbot):
    window = MainWindow([PageSpec("one", "Một trang", "day", "F5", lambda: None)])
    qtbot.addWidget(window)
    text = window.tr("Tìm hồ sơ, người, thủ tục") * 12
    made = {
        "question": lambda: AskDialog(window.tr("Quầy tiếp nhận hồ sơ") * 3, text, reason=window.tr("Bảng này")),
        "keys": lambda: ShortcutsDialog(window.shortcut_groups()),
    }
    dialog = shown(made[name]())

    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert [] == cut(dialog)
