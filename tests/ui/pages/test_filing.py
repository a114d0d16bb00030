"""Writing down what a portal sent: kept as typed until it is recorded, every refusal where it belongs."""

from datetime import datetime

import pytest

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import FILED
from intake_desk.domain.times import VIETNAM, from_ms
from intake_desk.ui.dossiers.filing import Filing
from intake_desk.ui.widgets import Page

PORTAL = "H26.103-261120-0007"
CARD = "001190054321|012345678|Khuất Thanh Oanh|01021990|Nữ|Thôn Đông, Xã Thượng Phúc, Hà Nội|02022022"
MARITAL_STATUS = "1.004873"


@pytest.fixture
def filing(session, shown, qtbot):
    page = shown(Page("Sổ hồ sơ"))
    filing = Filing(session, page)
    filing.open()
    qtbot.waitUntil(filing.dialog.isVisible)
    return filing


def fill(filing, session, *, code=PORTAL):
    dialog = filing.dialog
    dialog.code.setText(code)
    dialog.applicant.name.setText("Lò Thị Ọi")
    dialog.procedure.pick(session.workbench.desk.reference.catalogue.by_code(MARITAL_STATUS))
    if not dialog.papers.papers():
        dialog.papers.table.model.toggle(0)


def test_a_filing_is_recorded_with_the_portals_number_and_moment(filing, session, bench, qtbot):
    fill(filing, session)
    filing.dialog.hour.setText("7h10")

    with qtbot.waitSignal(filing.filed) as filed:
        filing.dialog.confirm.click()

    dossier = bench.lookup.dossier(filed.args[0].id)
    assert (FILED, PORTAL, "online", "Lò Thị Ọi") == (
        dossier.state,
        dossier.code,
        dossier.channel,
        dossier.applicant.name,
    )
    assert datetime(2026, 11, 20, 7, 10, tzinfo=VIETNAM) == from_ms(dossier.filed_at)
    assert not filing.dialog.isVisible()
    assert ("", "") == (filing.dialog.code.text(), filing.dialog.applicant.name.text())
    assert filing.dialog.confirm.isEnabled()


def test_what_was_typed_is_there_again_after_the_dialog_was_left(filing, session):
    fill(filing, session)
    filing.dialog.reject()

    filing.open()

    assert (PORTAL, "Lò Thị Ọi") == (filing.dialog.code.text(), filing.dialog.applicant.name.text())


def test_another_clerk_does_not_see_it(filing, session):
    fill(filing, session)
    filing.dialog.reject()
    session.set_clerk(None)
    session.set_clerk(Clerk(login="minh", name="Lê Thị Minh"))

    filing.open()

    assert "" == filing.dialog.applicant.name.text()


def test_while_the_desk_is_locked_it_is_hidden_and_comes_back_only_if_it_was_open(filing, session, clerk):
    session.set_clerk(None)
    assert not filing.dialog.isVisible()
    session.set_clerk(clerk)
    assert filing.dialog.isVisible()

    filing.dialog.reject()
    session.set_clerk(None)
    session.set_clerk(clerk)
    assert not filing.dialog.isVisible()


@pytest.mark.parametrize("hour", ["", "25:00", "12:61", "23:59"])
def test_an_hour_that_is_none_or_has_not_come_is_stopped_at_its_field(filing, session, hour):
    fill(filing, session)
    filing.dialog.hour.setText(hour)

    filing.dialog.confirm.click()

    assert filing.dialog.hour_field.error
    assert filing.dialog.confirm.isEnabled()


def test_a_number_that_is_none_or_is_here_already_is_refused_at_its_field(filing, session, bench, qtbot):
    fill(filing, session, code="mã sai")
    filing.dialog.confirm.click()
    qtbot.waitUntil(lambda: "Mã hồ sơ không đúng" in filing.dialog.code_field.error)
    filing.dialog.code.setText(PORTAL)
    with qtbot.waitSignal(filing.filed):
        filing.dialog.confirm.click()

    filing.open()
    fill(filing, session)
    filing.dialog.confirm.click()

    qtbot.waitUntil(lambda: PORTAL in filing.dialog.code_field.error)
    assert "Lò Thị Ọi" == filing.dialog.applicant.name.text()


def test_nothing_and_no_procedure_are_refused_in_their_steps(filing, qtbot):
    filing.dialog.confirm.click()

    qtbot.waitUntil(lambda: bool(filing.dialog.applicant.fields["name"].error))
    assert filing.dialog.procedure.field.error
    assert filing.dialog.confirm.isEnabled()


def test_papers_that_are_missing_are_told_in_their_step(filing, session, qtbot):
    fill(filing, session)
    filing.dialog.papers.table.model.toggle(0)

    filing.dialog.confirm.click()

    qtbot.waitUntil(filing.dialog.papers.papers_error.isVisible)


def test_a_card_fills_the_person_in_and_a_broken_one_says_so(filing):
    filing.dialog.take_card("001190054321||")
    assert filing.dialog.problem.isVisible()

    filing.dialog.take_card(CARD)

    assert "Khuất Thanh Oanh" == filing.dialog.applicant.name.text()
    assert not filing.dialog.problem.isVisible()
