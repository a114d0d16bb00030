"""A payment struck out at two desks: from where it shows, the way leads to the dialog that puts it right."""

import pytest

from intake_desk.domain import exceptions
from intake_desk.services.second_person import SecondPerson
from intake_desk.ui.day.closing_doubts import DOSSIER, WRONG
from intake_desk.ui.day.closing_page import ClosingPage
from intake_desk.ui.dossiers import lawful_steps as steps
from intake_desk.ui.dossiers.register_page import RegisterPage
from intake_desk.ui.exceptions.exceptions_page import ExceptionsPage
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Label
from tests.ui.unit import NAMES, PASSWORD

REFUND = {"reason": "Thu thừa", "receiver": NAMES[0], "paper": "Đơn đề nghị", "mistake": True}


def void(desk, dossier, payment):
    clerk, second = desk.bench.desk.seat.clerk, SecondPerson("hang", PASSWORD, PASSWORD)
    desk.bench.till.void(clerk, dossier, payment, "Ghi nhầm hồ sơ", second)


def refund(desk, dossier, payment):
    clerk, second = desk.bench.desk.seat.clerk, SecondPerson("hang", PASSWORD, PASSWORD)
    desk.bench.till.refund(clerk, dossier, payment, second, phi=18_000, **REFUND)


def correct(desk, dossier, payment):
    clerk, second = desk.bench.desk.seat.clerk, SecondPerson("hang", PASSWORD, PASSWORD)
    desk.bench.till.correct_means(clerk, dossier, payment, "transfer", "Khách chuyển khoản", second)


@pytest.fixture
def mended(one, two, clock):
    """Both desks do the same to a payment that Thủy took; the first has met the second again."""

    def mended(act):
        one.sign_in("thuy")
        two.sign_in("minh")
        dossier = one.receive(NAMES[0])
        two.learn_from(one)
        payment = one.bench.lookup.dossier(dossier).payments[0].id
        for desk in (one, two):
            clock.turn(minutes=2)
            act(desk, dossier, payment)
        one.learn_from(two)
        return dossier

    return mended


@pytest.fixture
def open_page(one, tasks, shown):
    def show(make, login="thuy"):
        session = Session(one.bench, tasks, tasks)
        session.set_clerk(one.sign_in(login))
        page = make(session)
        page.resize(1290, 686)
        return shown(page)

    return show


@pytest.fixture
def ask(open_page, one, qtbot):
    def ask(dossier):
        page = open_page(RegisterPage)
        page.show_dossier(dossier)
        qtbot.waitUntil(lambda: page.panel.dossier is not None)
        page.panel.step_wanted.emit(steps.REVERSE, page.panel.dossier)
        qtbot.waitUntil(lambda: page.steps.dialog is not None)
        return page

    return ask


def test_the_dossier_says_so_and_offers_the_way(mended, open_page, qtbot):
    dossier = mended(void)
    page = open_page(RegisterPage)
    page.show_dossier(dossier)
    qtbot.waitUntil(lambda: page.panel.dossier is not None)

    assert "1 bút toán ghi trùng ở quầy khác, chưa đảo: sổ tiền đang lệch" in page.panel.standing.text()
    assert steps.REVERSE == steps.rarer(page.panel.dossier)[0]


def test_it_is_put_right_with_the_other_persons_password(mended, ask, one, qtbot):
    dossier = mended(void)
    page = ask(dossier)
    dialog = page.steps.dialog
    assert "Hủy khoản thu 18.000 đ, tiền mặt · Quầy 2 · Lê Thị Minh" == dialog.misfit.currentText()
    assert "sổ cộng lại 18.000 đ, tiền mặt; số phải có trong ngăn kéo của Nguyễn Thị Thủy" in dialog.effect.text()
    dialog.reason.setPlainText("Hai quầy cùng hủy lúc mất mạng")

    dialog.second.own.password.setText(PASSWORD)
    dialog.confirm.click()
    assert dialog.second.password_field.error
    qtbot.keyClicks(dialog.second.password, "doan mo")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "Sai mật khẩu" in dialog.second.password_field.error)
    qtbot.keyClicks(dialog.second.password, PASSWORD)
    dialog.confirm.click()

    qtbot.waitUntil(lambda: one.bench.lookup.dossier(dossier).misfits == ())
    assert 0 == one.bench.closing.view().tally.total("cash")
    (entry,) = [each for each in one.bench.lookup.story(dossier) if each.entry.kind == "fee.misfit_reversed"]
    assert "Trần Thu Hằng" == entry.second
    qtbot.waitUntil(lambda: "chưa đảo" not in page.panel.standing.text())
    titles = [label.text() for label in page.panel.timeline.findChildren(Label)]
    assert "Đảo bút toán ghi trùng: hủy khoản thu 18.000 đ, tiền mặt" in titles


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (refund, "Chỉ đảo khi người dân đã nộp lại 18.000 đ: tiền nằm trong ngăn kéo của bạn"),
        (correct, "18.000 đ trong sổ chuyển lại từ chuyển khoản sang tiền mặt, tại ngăn kéo của Nguyễn Thị Thủy."),
    ],
)
def test_what_it_will_do_is_said_before_anybody_agrees(mended, ask, act, said):
    dialog = ask(mended(act)).steps.dialog

    assert said in dialog.effect.text()
    dialog.cancel.click()


def test_the_inbox_tells_it_and_leads_to_the_dossier(mended, open_page, qtbot):
    dossier = mended(void)
    page = open_page(ExceptionsPage, "hang")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.table.choose(0)

    panel = page.panel
    assert exceptions.TWICE == panel.item.sort
    assert "Quầy 1 và Quầy 2 cùng hủy, hoàn trả hoặc sửa một khoản thu" in panel.what.text()
    assert "“Đảo bút toán ghi trùng…”" in panel.steps.text()
    told = [label.text() for label in panel.evidence.findChildren(Label)]
    assert "Quầy 2 · Lê Thị Minh\nKhông đổi hồ sơ, đang tính thừa trong sổ" in told
    with qtbot.waitSignal(page._session.dossier_wanted) as wanted:
        panel.first.click()
    assert [dossier] == wanted.args


def test_the_closing_page_tells_it_first_and_leads_to_the_dossier(mended, open_page, qtbot):
    dossier = mended(void)
    page = open_page(ClosingPage, "hang")
    qtbot.waitUntil(lambda: bool(page.doubts.said))

    doubt = page.doubts.said[0]
    assert (WRONG, DOSSIER, dossier) == (doubt.kind, doubt.page, doubt.argument)
    assert "Ghi trùng ở hai quầy, đang tính thừa trong sổ: hủy khoản thu 18.000 đ, tiền mặt." == doubt.text
