"""What citizens pay, changed from one hour to the next: told of the day, on its paper, and to another supervisor."""

import msgspec
import pypdfium2
import pytest

from intake_desk.domain.desk import Clerk
from intake_desk.services.exceptions import OwnChange
from intake_desk.store.sheets import Sheet
from tests.services.conftest import an_application

LIST = """Số nghị quyết,Hiệu lực từ,Đến ngày,Mã thủ tục,Khoản thu,Mức thu,Kênh,Hoàn trả
18/2026/NQ-HĐND,{since},,2.000815,Phí chứng thực bản sao,{amount},,
"""


@pytest.fixture
def hang(desk):
    hang = desk.sign_in("hang")
    lan = Clerk(login="lan", name="Đỗ Thị Lan", role="supervisor", verifier=hang.verifier)
    desk.store.sheets.put(Sheet("clerks", msgspec.json.encode((*desk.bench.desk.clerks, lan))))
    return hang


@pytest.fixture
def decide(desk, hang):
    def decide(since="01/01/2026", amount="1.000", *, whole=False):
        lists = desk.bench.fee_lists
        text = LIST.format(since=since, amount=amount)
        lists.adopt(hang, lists.preview("muc-thu.csv", text.encode(), whole=whole))

    return decide


@pytest.fixture
def price(desk, hang):
    """Adopt a fee of certified copies by the unit's own list."""
    name = desk.bench.desk.reference.catalogue.by_code("2.000815").name

    def price(phi):
        lists = desk.bench.procedure_lists
        lists.adopt(hang, lists.preview("dm.csv", f'Mã,Tên,Phí\n2.000815,"{name}",{phi}\n'.encode()))

    return price


def cost(desk):
    return desk.bench.reception.promise(an_application()).fee_total


def told(desk):
    return [item for item in desk.bench.exceptions.open() if item.sort == "amounts"]


def paper(desk):
    view = desk.bench.closing.view("2026-11-20")
    pages = pypdfium2.PdfDocument(desk.bench.slips.tally(desk.bench.desk.seat.clerk, view).pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())


def test_a_decision_dated_back_is_told_for_it_holds_at_once(desk, decide):
    assert 12_000 == cost(desk)
    decide()
    assert cost(desk) < 12_000

    (change,) = desk.bench.closing.view().rule_changes
    assert change.is_doubtful
    (item,) = told(desk)
    assert ("hang", change) == (item.change.entry.actor, item.change)
    assert "Thay đổi mức thu" in paper(desk)
    assert "18/2026/NQ-HĐND, hiệu lực từ 01/01/2026" in paper(desk)
    assert "Trần Thu Hằng" in paper(desk)


def test_a_decision_for_tomorrow_alone_is_told(desk, hang):
    lists = desk.bench.fee_lists
    tomorrow = LIST.format(since="21/11/2026", amount="1.000").replace("21/11/2026,,", "21/11/2026,21/11/2026,")
    lists.adopt(hang, lists.preview("muc-thu.csv", tomorrow.encode()))

    assert [True] == [one.is_doubtful for one in desk.bench.closing.view().rule_changes]
    assert 1 == len(told(desk))


def test_a_decision_of_the_future_is_on_the_paper_and_harmless(desk, decide):
    assert "Thay đổi mức thu" not in paper(desk)
    decide(since="01/01/2027")

    assert [False] == [one.is_doubtful for one in desk.bench.closing.view().rule_changes]
    assert [] == told(desk)
    assert "hiệu lực từ 01/01/2027" in paper(desk)


def test_a_fee_set_to_nothing_by_the_units_list_and_put_back_is_told_twice(desk, price):
    price("Không")
    assert 0 == cost(desk)
    desk.receive()
    price("1000 đ")

    changes = desk.bench.closing.view().rule_changes
    assert [True, True] == [one.is_doubtful for one in changes]
    assert ["không thu", "không thu"] == [changes[0].procedures[0].after, changes[1].procedures[0].before]
    assert 2 == len(told(desk))
    assert paper(desk).count("theo danh mục thủ tục của đơn vị") == 2


def test_who_changed_it_does_not_say_that_it_is_right(desk, hang, decide):
    decide()
    (item,) = told(desk)
    with pytest.raises(OwnChange):
        desk.bench.exceptions.answer(hang, item.id, "checked")

    desk.bench.exceptions.answer(desk.sign_in("lan"), item.id, "checked")

    assert [] == told(desk)
    (done,) = [one for one in desk.bench.exceptions.answered() if one.id == item.id]
    assert "Đỗ Thị Lan" == done.answers[0].clerk


def test_the_only_supervisor_answers_alone(desk):
    hang = desk.sign_in("hang")
    lists = desk.bench.fee_lists
    lists.adopt(hang, lists.preview("muc-thu.csv", LIST.format(since="01/01/2026", amount="1.000").encode()))
    (item,) = told(desk)

    desk.bench.exceptions.answer(hang, item.id, "checked")
    assert [] == told(desk)


def test_the_other_desk_is_told_and_so_is_the_next_day(desk, decide, open_desk, clock):
    decide()
    other = open_desk(2)
    other.learn_from(desk)
    clock.turn(days=1)
    other.sign_in("hang")

    assert 1 == other.bench.exceptions.count()
    assert 1 == len(told(other))


def test_of_a_long_list_what_holds_soon_stands_first_on_the_paper(desk, hang):
    rows = "".join(f"{n}/2026/NQ-HĐND,{day},,2.000815,Phí chứng thực bản sao,1.000,,\n"
                   for n, day in [*((n, "01/01/2027") for n in range(100, 120)), (7, "21/11/2026")])  # fmt: skip
    lists = desk.bench.fee_lists
    lists.adopt(hang, lists.preview("muc-thu.csv", (LIST.splitlines()[0] + "\n" + rows).encode()))

    said = paper(desk)
    assert "7/2026/NQ-HĐND, hiệu lực từ 21/11/2026" in said
    assert "và 9 mức thu nữa, cùng lúc" in said


def test_an_amount_that_was_decided_long_before_is_told_again_on_the_first_day_that_it_holds(desk, decide, clock):
    decide("07/12/2026")
    assert ([False], []) == ([one.is_doubtful for one in desk.bench.closing.view().rule_changes], told(desk))
    days = {}
    for passed in (13, 4, 1):
        clock.turn(days=passed)
        desk.sign_in("hang", day_confirmed=True)
        view = desk.bench.closing.view()
        days[view.day] = [(one.begins, one.is_doubtful, one.entry.day) for one in view.rule_changes]

    assert {"2026-12-03": [], "2026-12-07": [(True, True, "2026-11-20")], "2026-12-08": []} == days
    said = desk.bench.slips._tally.sheet(desk.bench.desk.seat.clerk, desk.bench.closing.view("2026-12-07")).rules
    assert ["Trần Thu Hằng"] == [row.clerk for row in said]
    assert said[0].text.startswith("Bắt đầu áp dụng, cập nhật ngày 20/11/2026: ")
    assert "hiệu lực từ 07/12/2026" in said[0].text


def test_an_amount_that_was_taken_back_before_it_held_is_not_told_again(desk, decide, clock):
    decide("07/12/2026")
    decide("01/12/2026", whole=True)
    clock.turn(days=17)
    desk.sign_in("hang", day_confirmed=True)

    (begun,) = desk.bench.closing.view().rule_changes
    assert ["2026-12-01"] == [now.since for _, now in begun.amounts]
