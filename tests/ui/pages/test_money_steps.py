"""Money at the counter: the citizen's change, the code on the screen, and what needs a second person."""

import msgspec
import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt

from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.money_kinds import DrawerClosed
from intake_desk.domain.money_settings import MoneySettings
from intake_desk.domain.people import Person
from intake_desk.domain.vietqr import BankAccount
from intake_desk.services import preferences
from intake_desk.services.applications import Application
from intake_desk.services.second_person import SecondPerson
from intake_desk.store.sheets import Sheet
from intake_desk.ui import theme
from intake_desk.ui.dossiers import lawful_steps as steps
from intake_desk.ui.dossiers.transfer_window import TransferWindow
from intake_desk.ui.widgets import Label
from intake_desk.ui.wording import details, happened
from tests.ui.pages.intake import fill, papers, saved

PASSWORD = "mot-cua-2026"
ACCOUNT = BankAccount(bank="970405", account="3100201234567", holder="UBND xã Thượng Phúc")


def read(widget):
    """What an independent reader finds on the screen."""
    picture = widget.grab().toImage().convertToFormat(widget.grab().toImage().Format.Format_RGB888)
    width, height, line = picture.width(), picture.height(), picture.bytesPerLine()
    image = Image.frombytes("RGB", (width, height), bytes(picture.constBits()), "raw", "RGB", line)
    return [one.text for one in zxingcpp.read_barcodes(image)]


@pytest.fixture
def account(bench, people):
    """The unit has an account; Thủy sits at the desk again."""
    bench.unit_money.adopt(
        bench.accounts.sign_in("hang", PASSWORD), MoneySettings(bank=ACCOUNT), SecondPerson("lan", PASSWORD, PASSWORD)
    )
    bench.accounts.sign_in("thuy", PASSWORD)


@pytest.fixture
def certify(bench, clerk, people):
    """Take a certification of 12.000 đồng."""

    def certify(means="cash", name="Đặng Thị Hường"):
        paper = PaperCount(text="Bản chính giấy tờ", originals=1, copies=3)
        person = Person(name=name)
        application = Application(applicant=person, procedure="2.000815", papers=(paper,), pages=2, means=means)
        return bench.reception.receive(clerk, application)

    return certify


def by_transfer(asking):
    asking.money.means.set_value("transfer")
    asking.money.means.chosen.emit("transfer")


def now(bench, dossier):
    return bench.lookup.dossier(dossier.id)


def test_change_is_said_while_the_money_lies_on_the_counter(ask, certify, bench, session, qtbot):
    dossier = certify("later")
    dialog = ask(steps.TAKE_FEE, dossier)

    dialog.money.tendered.setFocus()
    qtbot.keyClicks(dialog.money.tendered, "10000")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: bool(dialog.money.tendered_field.error))
    assert 12_000 == now(bench, dossier).owed
    dialog.money.tendered.selectAll()
    qtbot.keyClicks(dialog.money.tendered, "50000")
    assert "38.000 đ" == dialog.money.change.number.text()
    with qtbot.waitSignal(session.printed) as printed:
        dialog.confirm.click()

    assert "bl" == printed.args[0].form
    assert (50_000, "cash") == (now(bench, dossier).payments[0].tendered, now(bench, dossier).payments[0].means)


def test_the_hand_begins_at_the_cash_and_one_key_turns_the_means(ask, certify, bench, account, qtbot):
    dossier = certify("later")
    dialog = ask(steps.TAKE_FEE, dossier)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.money.tendered.hasFocus()

    qtbot.keyClick(dialog.money.tendered, Qt.Key.Key_F8)
    qtbot.waitUntil(dialog.transfer.isVisible)
    assert "transfer" == dialog.money.means_value()
    for _means in range(3):
        qtbot.keyClick(dialog, Qt.Key.Key_F8)
    assert "cash" == dialog.money.means_value()
    dialog.money.tendered.setFocus()
    qtbot.keyClick(dialog.money.tendered, Qt.Key.Key_Return)
    assert dialog.confirm.hasFocus()
    qtbot.keyClick(dialog.confirm, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: 12_000 == now(bench, dossier).paid_cash)


def test_what_is_still_taken_after_a_reduction_stands_on_the_button(ask, certify, bench, qtbot):
    dossier = certify("later")
    dialog = ask(steps.TAKE_FEE, dossier)
    dialog.money.means.set_value("waived")
    dialog.money.means.chosen.emit("waived")
    assert "Ghi miễn thu" == dialog.confirm.text()

    qtbot.keyClicks(dialog.money.category, "tinh giam")
    assert "Ghi miễn, giảm và thu 6.000 đ" == dialog.confirm.text()
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "số" in dialog.money.proof_field.error)
    qtbot.keyClicks(dialog.money.proof, "12")
    dialog.confirm.click()

    qtbot.waitUntil(lambda: (6_000, 6_000) == (now(bench, dossier).waived, now(bench, dossier).paid_cash))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_telephone_reads_the_code_in_either_scheme(app, ask, certify, account, bench, qtbot, scheme):
    theme.apply(app, scheme)
    dossier = certify("later")
    dialog = ask(steps.TAKE_FEE, dossier)
    by_transfer(dialog)

    wanted = bench.unit_money.transfer(dossier.code, 12_000).text
    qtbot.waitUntil(lambda: [wanted] == read(dialog))
    dialog.enlarge.click()
    window = dialog.findChild(TransferWindow)
    qtbot.waitUntil(window.isVisible)
    qtbot.waitUntil(lambda: [wanted] == read(window))
    window.close()
    dialog.confirm.click()

    qtbot.waitUntil(lambda: now(bench, dossier).paid_transfer == 12_000)
    assert "hand" == now(bench, dossier).payments[0].confirmed


def test_without_an_account_the_clerk_is_told_who_can_mend_it(ask, certify, qtbot):
    dialog = ask(steps.TAKE_FEE, certify("later"))
    by_transfer(dialog)

    assert dialog.no_account.isVisible()
    assert not dialog.transfer.isVisible()


def test_a_void_is_agreed_to_with_the_other_persons_password(ask, certify, bench, qtbot):
    dossier = certify()
    dialog = ask(steps.VOID, dossier)
    dialog.reason.setPlainText("Ghi nhầm hồ sơ")

    dialog.confirm.click()
    assert dialog.second.own.field.error
    qtbot.keyClicks(dialog.second.own.password, "cua nguoi khac")
    dialog.confirm.click()
    assert dialog.second.person_field.error
    qtbot.keyClicks(dialog.second.person, "hang")
    dialog.confirm.click()
    assert dialog.second.password_field.error
    qtbot.keyClicks(dialog.second.password, PASSWORD)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "Mật khẩu của bạn chưa đúng" in dialog.second.own.field.error)
    assert not dialog.second.own.value() + dialog.second.password.text()
    qtbot.keyClicks(dialog.second.own.password, PASSWORD)
    qtbot.keyClicks(dialog.second.password, "doan mo")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "Sai mật khẩu" in dialog.second.password_field.error)
    assert not dialog.second.password.text()
    assert "Ghi nhầm hồ sơ" == dialog.reason.value()
    qtbot.keyClicks(dialog.second.password, PASSWORD)
    dialog.confirm.click()

    qtbot.waitUntil(lambda: now(bench, dossier).payments[0].voided)
    qtbot.waitUntil(lambda: "đã hủy" in ask.page.panel.standing.text())
    qtbot.waitUntil(lambda: 12_000 == ask.page.panel.dossier.owed)


def test_neither_who_asks_nor_who_took_the_money_is_offered(ask, certify, bench, clerk, session, people):
    bench.accounts.sign_in("hang", PASSWORD)
    supervisor = people[1]
    paper = PaperCount(text="Bản chính", originals=1, copies=1)
    application = Application(
        applicant=Person(name="Lê Văn Cường"), procedure="2.000815", papers=(paper,), pages=1, means="cash"
    )
    taken_by_hang = bench.reception.receive(supervisor, application)
    bench.accounts.sign_in("thuy", PASSWORD)

    dialog = ask(steps.VOID, taken_by_hang)

    person = dialog.second.person
    assert ["lan"] == [person.itemData(index) for index in range(person.count())]
    assert not dialog.nobody.isVisible()
    assert "người thu: Trần Thu Hằng" in dialog.taken.text()
    labels = [one.text() for one in dialog.findChildren(Label)]
    assert f"{taken_by_hang.code} · Lê Văn Cường" in labels


def test_where_nobody_may_agree_the_way_is_dim_and_it_is_said_what_to_do(ask, certify, bench, people):
    bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode(people[:1])))
    dialog = ask(steps.VOID, certify())

    assert dialog.nobody.isVisible()
    assert "báo lãnh đạo đơn vị" in dialog.nobody.text()
    assert not dialog.confirm.isEnabled()


def test_a_closed_drawer_says_that_only_a_refund_is_left(stay_at_register, certify, bench, clerk, qtbot):
    dossier = certify()
    with bench.desk.recording(clerk) as recording:
        recording.add(Draft(facts=DrawerClosed(expected=12_000, counted=12_000)))
    page = stay_at_register()
    page.show_dossier(dossier.id)
    qtbot.waitUntil(lambda: page.panel.dossier is not None and page.panel.dossier.id == dossier.id)

    page.steps.take(steps.VOID, page.panel.dossier)

    qtbot.waitUntil(lambda: "Hoàn trả" in page.notice.text.text())
    assert page.steps.dialog is None


def test_a_refund_keeps_what_was_typed_until_all_is_there(ask, certify, bench, qtbot):
    dossier = certify()
    dialog = ask(steps.REFUND, dossier)
    assert 12_000 == dialog.amounts["phi"].value()
    assert not dialog.amount_fields["le_phi"].isVisible()
    dialog.amounts["phi"].set_value(5_000)
    dialog.reason.setPlainText("Thu thừa")
    dialog.second.own.password.setText(PASSWORD)
    dialog.second.person.set_value("hang")
    dialog.second.password.setText(PASSWORD)

    dialog.confirm.click()
    qtbot.waitUntil(lambda: bool(dialog.paper_field.error))
    dialog.paper.setText("Đơn ngày 20/11/2026")
    dialog.second.password.setText(PASSWORD)
    dialog.confirm.click()

    qtbot.waitUntil(lambda: now(bench, dossier).refunded == 5_000)
    qtbot.waitUntil(lambda: "đã hoàn 5.000 đ" in ask.page.panel.standing.text())


def test_a_means_is_corrected_to_another_one(ask, certify, bench, qtbot):
    dossier = certify()
    dialog = ask(steps.CORRECT_MEANS, dossier)
    assert "transfer" == dialog.means.value()
    dialog.reason.setPlainText("Khách chuyển khoản")
    dialog.second.own.password.setText(PASSWORD)
    dialog.second.person.set_value("hang")
    dialog.second.password.setText(PASSWORD)
    dialog.confirm.click()

    qtbot.waitUntil(lambda: now(bench, dossier).paid_transfer == 12_000)


def test_of_several_payments_the_clerk_says_which_receipt(ask, certify, bench, clerk, session, qtbot, people):
    dossier = certify()
    bench.till.void(clerk, dossier.id, dossier.payments[0].id, "Ghi nhầm", SecondPerson("hang", PASSWORD, PASSWORD))
    bench.till.take(clerk, dossier.id, "cash")
    dialog = ask(steps.PRINT_FEE_RECEIPT, dossier)
    dialog.payment.set_value(dossier.payments[0].id)

    with qtbot.waitSignal(session.printed) as printed:
        dialog.confirm.click()

    assert "P03-26T-0000001" == printed.args[0].name


def test_the_story_names_who_agreed(ask, certify, bench, clerk, qtbot, people):
    dossier = certify()
    bench.till.refund(
        clerk, dossier.id, dossier.payments[0].id, SecondPerson("hang", PASSWORD, PASSWORD), reason="Thu thừa",
        receiver="Đặng Thị Hường", paper="Đơn ngày 20/11/2026", phi=2_000,
    )  # fmt: skip
    moment = bench.lookup.story(dossier.id)[-1]

    assert "Hoàn trả 2.000 đ, tiền mặt" == happened(moment)
    said = details(moment)
    assert {"Người đồng ý: Trần Thu Hằng", "Người nhận: Đặng Thị Hường", "Chứng từ: Đơn ngày 20/11/2026"} <= set(said)


def kept(bench):
    return preferences.load(bench.desk.sheets).fee_receipts


def test_money_taken_at_the_intake_prints_receipt_and_fee_receipt_until_somebody_unticks(page, session, bench, qtbot):
    printed = []
    session.printed.connect(printed.append)
    tick = page.receipt.fee_receipts
    for untick, forms in ((False, ["01", "bl"]), (True, ["01"]), (False, ["01"])):
        fill(page)
        papers(page, copies=2)
        qtbot.waitUntil(tick.isVisible)
        if untick:
            tick.click()
        assert ("bl" in forms) == tick.isChecked()
        printed.clear()

        saved(qtbot, page, page.receipt.save.click)

        qtbot.waitUntil(lambda forms=forms: forms == [paper.form for paper in printed])
    assert preferences.FEES_ASKED == kept(bench)


def test_what_is_paid_later_or_let_go_offers_no_fee_receipt(page, qtbot):
    fill(page)
    papers(page, copies=2)
    qtbot.waitUntil(page.receipt.fee_receipts.isVisible)

    for means, shown in (("later", False), ("transfer", True), ("waived", True), ("cash", True)):
        page.receipt.money.means.set_value(means)
        page.receipt.money.means.chosen.emit(means)
        assert shown == page.receipt.fee_receipts.isVisible()


def test_the_tick_of_the_fee_dialog_is_the_same(ask, certify, bench, session, qtbot):
    printed = []
    session.printed.connect(printed.append)
    dossier = certify("later")
    dialog = ask(steps.TAKE_FEE, dossier)
    qtbot.waitUntil(dialog.fee_receipts.isVisible)
    dialog.fee_receipts.click()
    qtbot.waitUntil(lambda: preferences.FEES_ASKED == kept(bench))
    dialog.confirm.click()
    qtbot.waitUntil(lambda: 12_000 == now(bench, dossier).paid_cash)

    dialog = ask(steps.TAKE_FEE, other := certify("later"))
    qtbot.waitUntil(lambda: not dialog.fee_receipts.isChecked())
    dialog.confirm.click()
    qtbot.waitUntil(lambda: 12_000 == now(bench, other).paid_cash)

    assert [] == printed


def test_the_code_is_shown_at_the_intake_under_the_number_that_comes_next(page, account, bench, qtbot):
    page.refresh()
    fill(page)
    papers(page, copies=2)
    qtbot.waitUntil(lambda: "H26" in page.receipt.code.number.text() and "đ" in page.receipt.fee.number.text())
    assert not page.receipt.transfer.isVisible()
    by_transfer(page.receipt)

    page.receipt.transfer.click()

    qtbot.waitUntil(lambda: page.findChild(TransferWindow) is not None)
    window = page.findChild(TransferWindow)
    qtbot.waitUntil(window.isVisible)
    qtbot.waitUntil(lambda: bool(read(window)))
    (text,) = read(window)
    window.close()
    dossier = saved(qtbot, page, page.receipt.save.click)
    assert bench.unit_money.transfer(dossier.code, dossier.paid_transfer).text == text
