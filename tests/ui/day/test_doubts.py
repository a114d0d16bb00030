"""What is known of a closed day only now, and what two desks read of one statement: told with the way to it."""

import msgspec
import pytest

from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import FeePaid
from intake_desk.domain.money_kinds import TransferMatched
from intake_desk.domain.money_settings import Book, MoneySettings
from intake_desk.domain.vietqr import BankAccount
from intake_desk.services.second_person import SecondPerson
from intake_desk.ui.day.closing_doubts import DOSSIER, INFORMATION, WAITING, WRONG
from tests.ruling import rule_off
from tests.ui.day.hands import ask
from tests.ui.unit import NAMES, PASSWORD, open_desk

DAY = "2026-11-20"
MOVED = "1 hồ sơ có phần tiếp nhận về sau khi chốt"


@pytest.fixture
def three(tmp_path, clock):
    desk = open_desk(tmp_path / "three", 3, clock)
    yield desk
    desk.store.close()


@pytest.fixture
def closed(day, two, three, clock):
    """The day was ruled off over money whose dossier, taken at desk three, has come only now."""
    clock.turn(minutes=1)
    three.sign_in("thuy")
    dossier = three.receive(NAMES[3], means="later")
    two.learn_from(three)
    clock.turn(minutes=1)
    two.bench.till.take(two.sign_in("minh"), dossier, "cash")
    day.learn_from(two)
    rule_off(day.bench, day.sign_in("hang"), DAY, PASSWORD)
    day.learn_from(three)
    return day


def said(page):
    return [one.text for one in page.doubts.said]


def test_what_is_known_only_now_is_told_and_signed_as_an_addendum(open_page, closed, session, qtbot):
    page = open_page("hang")
    assert [MOVED] == [text[: len(MOVED)] for text in said(page) if "hồ sơ có phần" in text]
    assert page.decision.addendum.isVisible()
    dialog = ask(page, qtbot, page.decision.addendum)
    shown = [dialog.text.text(), *(label.text() for label in dialog.findChildren(type(dialog.text)))]
    assert any("1 hồ sơ nay mới rõ: số đã chốt chuyển về đúng thủ tục" in text for text in shown)

    with qtbot.waitSignal(session.printed):
        dialog.uncounted.set_value("Hết giờ")
        dialog.password.setText(PASSWORD)
        dialog.confirm.click()

    qtbot.waitUntil(lambda: not page.busy and not any("hồ sơ có phần" in text for text in said(page)))
    assert not page.decision.addendum.isVisible()


def test_a_clerk_is_told_who_signs_it(open_page, closed):
    page = open_page("thuy")

    assert not page.decision.addendum.isVisible()
    assert "Chỉ người phụ trách lập bổ sung." == page.decision.consequence.text()


def match(desk, dossier, payment, line):
    facts = TransferMatched(payment=payment, line=line, amount=18_000)
    with desk.bench.desk.recording(desk.bench.desk.seat.clerk) as recording:
        recording.add(Draft(subject=dossier, facts=facts))


@pytest.mark.parametrize(
    ("lines", "kind", "text"),
    [
        (("a", "a"), INFORMATION, "1 khoản chuyển khoản được hai quầy cùng đối chiếu; lần trước có hiệu lực."),
        (("a", "b"), WAITING, "Hai dòng sao kê cùng khớp một khoản thu 18.000 đ: có thể người dân chuyển hai lần."),
    ],
)
def test_a_statement_that_two_desks_read_is_told(open_page, day, two, clock, lines, kind, text):
    dossier = day.taken[1]
    (payment,) = day.bench.lookup.dossier(dossier).payments
    two.learn_from(day)
    for desk, line in zip((day, two), lines, strict=True):
        clock.turn(minutes=1)
        match(desk, dossier, payment.id, line)
    day.learn_from(two)

    page = open_page("hang")

    (doubt,) = [one for one in page.doubts.said if one.text == text]
    assert (kind, DOSSIER if kind == WAITING else "") == (doubt.kind, doubt.page)


def test_a_line_that_stands_for_two_payments_leads_to_the_second(open_page, day, two, clock):
    dossiers = [day.taken[1], day.receive(NAMES[4], means="transfer")]
    two.learn_from(day)
    for desk, dossier in zip((day, two), dossiers, strict=True):
        clock.turn(minutes=1)
        match(desk, dossier, day.bench.lookup.dossier(dossier).payments[0].id, "a")
    day.learn_from(two)

    page = open_page("hang")

    (doubt,) = [one for one in page.doubts.said if "Một dòng sao kê khớp hai khoản thu 18.000 đ" in one.text]
    assert (WAITING, DOSSIER, dossiers[1]) == (doubt.kind, doubt.page, doubt.argument)


def test_numbers_of_fee_receipts_that_were_passed_over_are_told_with_their_book(open_page, day):
    (payment,) = day.bench.lookup.dossier(day.taken[1]).payments
    (receipt,) = payment.receipts
    again = FeePaid(amount=0, means="cash", receipts=(msgspec.structs.replace(receipt, number=receipt.number + 40),))
    with day.bench.desk.recording(day.bench.desk.seat.clerk) as recording:
        recording.add(Draft(subject=day.taken[1], facts=again))

    page = open_page("hang")

    (doubt,) = [one for one in page.doubts.said if "Số biên lai bỏ trống, chưa cấp cho ai: " in one.text]
    assert WAITING == doubt.kind
    assert f"{receipt.series} số " in doubt.text
    assert f"–{receipt.number + 39:07d}." in doubt.text


def test_fees_that_clerks_set_where_the_rule_leaves_them_open_are_told(open_page, day):
    day.sign_in("thuy")
    day.receive(NAMES[0], procedure="1.004873", set_amount=15_000)
    free = day.receive(NAMES[1], procedure="1.004873", set_amount=0, means="")
    page = open_page("hang")

    (told,) = (one for one in page.doubts.said if "Mức thu do cán bộ đặt" in one.text)

    assert "Mức thu do cán bộ đặt: 2 hồ sơ, trong đó 1 không thu (Nguyễn Thị Thủy 2)." == told.text
    assert (INFORMATION, DOSSIER, free) == (told.kind, told.page, told.argument)


def test_another_account_and_another_series_stand_above_everything_else(open_page, day):
    own = BankAccount(bank="970415", account="1088765432", holder="Trần Thu Hằng")
    hang, money = day.sign_in("hang"), day.bench.unit_money
    money.adopt(hang, MoneySettings(bank=own), SecondPerson("minh", PASSWORD, PASSWORD))
    money.adopt(hang, MoneySettings(bank=own, phi=Book(form="X", series="Q{desk}/{year}")))

    first, second = open_page("hang").doubts.said[:2]

    assert [WRONG, WRONG] == [first.kind, second.kind]
    assert ": chưa có tài khoản → VietinBank …5432 (Trần Thu Hằng), do Trần Thu Hằng, " in first.text
    assert first.text.endswith("đồng ý.")
    assert "1088765432" not in first.text
    assert "P01/26T → Q01/26, do Trần Thu Hằng" in second.text
