"""Whole programs of one unit at a server of its own: a machine becomes a desk, hears of the others at once, is lost."""

import logging
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from intake_desk.app import opening
from intake_desk.exchanging import enrol_here
from intake_desk.sample import enrol_desk, serving
from intake_desk.server.central import open_central
from intake_desk.server.enrolment import issue_code
from intake_desk.server.revocation import revoke
from intake_desk.services.desk import DeskRevoked
from intake_desk.ui.application import Program
from intake_desk.ui.background_sync import HELD_MS
from intake_desk.ui.driver import Driver
from intake_desk.ui.sync_wording import REVOKED, SENT

AGENCY = "H26.103"
PASSWORD = "mot-cua-2026"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server of this module's own: its desks come and go."""
    home = tmp_path_factory.mktemp("server") / "server"
    home.mkdir()
    with serving(home) as running:
        running.home = home
        yield running


@pytest.fixture
def at_home(server):
    """Do something at the server's database, as the administrator does."""

    def at_home(work):
        central = open_central(server.home)
        try:
            return work(central)
        finally:
            central.close()

    return at_home


@pytest.fixture
def make_driver(qapp, tmp_path):
    """The whole program over a home, with a way to enrol."""
    programs = []

    def make_driver(home):
        hooks = sys.excepthook, threading.excepthook
        program = Program(
            lambda: opening(home), home, papers=tmp_path / "papers", enrol=lambda *said: enrol_here(home, *said)
        )
        sys.excepthook, threading.excepthook = hooks
        programs.append(program)
        return Driver(program)

    yield make_driver
    for program in programs:
        program.close()
        program.shell.window.deleteLater()
    log = logging.getLogger("intake_desk")
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()


@pytest.fixture
def make_desk(make_driver, server, tmp_path):
    """A desk of the unit that is open with somebody at it."""

    def make_desk(number, who="thuy"):
        home = tmp_path / f"desk-{number}"
        enrol_desk(home, server.home, server.url, number)
        driver = make_driver(home)
        driver.open()
        driver.sign_in(who, PASSWORD)
        return driver

    return make_desk


def sync_of(driver):
    return driver.shell.counter.status.sync


def receive(driver, application):
    bench = driver.session.workbench
    with ThreadPoolExecutor(1) as somewhere:  # not on the window's thread, as the program does
        dossier = somewhere.submit(bench.reception.receive, driver.session.clerk, application()).result()
    driver.session.recorded.emit()
    return dossier


def test_a_new_machine_becomes_a_desk_in_its_first_window(make_driver, at_home, server, tmp_path):
    driver = make_driver(tmp_path / "fresh")
    driver.program.start()
    driver.wait(lambda: driver.shell.enrolment is not None and driver.shell.enrolment.isVisible(), "the first window")
    window = driver.shell.enrolment
    window.address.setText(server.url)
    window.code.setText("SAI-SAI-SAI")
    window.name.setText("Quầy mới")
    window.confirm.click()
    driver.wait(lambda: bool(window.code_field.error), "that the code is wrong")

    window.code.setText(at_home(lambda central: issue_code(central, AGENCY)).lower())
    window.confirm.click()

    driver.wait(lambda: driver.window.lock_overlay.card.clerk.count() == 3, "who works here")
    driver.sign_in("thuy", PASSWORD)
    assert "Quầy mới" == driver.session.workbench.desk.identity.desk_name
    assert not window.isVisible()


def test_who_does_not_enrol_is_told_what_is_missing(make_driver, tmp_path):
    driver = make_driver(tmp_path / "fresh")
    driver.program.start()
    driver.wait(lambda: driver.shell.enrolment is not None and driver.shell.enrolment.isVisible(), "the first window")

    driver.shell.enrolment.cancel.click()

    card = driver.window.lock_overlay.card
    driver.wait(lambda: bool(card.password_field.error), "what is missing")
    assert "chưa được ghi danh" in card.password_field.error


def test_another_desks_work_is_seen_although_nobody_would_ask_for_long(make_desk, application):
    here, there = make_desk(1), make_desk(2, "minh")
    for driver in (here, there):
        driver.wait(lambda driver=driver: sync_of(driver).next_in_ms > HELD_MS / 2, "that the server tells")

    dossier = receive(here, application)

    there.wait(lambda: there.session.workbench.lookup.dossier(dossier.id) is not None, "the other's work")


def test_a_lost_desk_says_so_keeps_everything_and_takes_nothing_more(make_desk, at_home, server, application):
    driver = make_desk(3)
    number = driver.session.workbench.desk.identity.desk
    receive(driver, application)
    driver.wait(lambda: sync_of(driver).state.kind == SENT and not sync_of(driver).state.waiting, "that all is sent")

    at_home(lambda central: revoke(central, AGENCY, number, "mất máy"))

    driver.wait(lambda: sync_of(driver).state.kind == REVOKED, "that it is lost")
    entries = driver.session.workbench.desk.journal.heads()
    with pytest.raises(DeskRevoked):
        receive(driver, application)
    assert entries == driver.session.workbench.desk.journal.heads()
    driver.window.status.server_chosen.emit()
    assert "sync" == driver.window.current_page
    assert "Không mất gì" in driver.window.page("sync").advice.text()


def test_no_thread_stays_when_the_window_goes(make_desk):
    driver = make_desk(4)
    driver.wait(lambda: sync_of(driver).next_in_ms > HELD_MS / 2, "that the server tells")
    assert [thread for thread in threading.enumerate() if thread.name == "watch"]

    driver.program.close()

    assert [] == [thread for thread in threading.enumerate() if thread.name.startswith(("watch", "sync"))]
