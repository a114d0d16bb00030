"""The province's decisions: seen before they hold, adopted by a supervisor, and gone by from their day on."""

from datetime import datetime
from io import BytesIO

import pytest
import xlsxwriter

from intake_desk.domain.fee_decisions import FeeDecision
from intake_desk.services.desk import NotAllowed
from intake_desk.services.fee_rows import NoFeeColumns
from intake_desk.services.procedure_lists import ListOutdated, NothingToAdopt
from intake_desk.services.table_limits import EmptyTable

BUSINESS = "1.001612"
LIST = """MỨC THU THEO NGHỊ QUYẾT CỦA HĐND TỈNH,,,,,,,
Số nghị quyết,Hiệu lực từ,Đến ngày,Mã thủ tục,Khoản thu,Mức thu,Kênh,Hoàn trả
18/2026/NQ-HĐND,01/12/2026,,1.001612,Lệ phí đăng ký hộ kinh doanh,100.000,Trực tiếp,không
18/2026/NQ-HĐND,01/12/2026,31/12/2027,1.001612,Lệ phí đăng ký hộ kinh doanh,miễn phí,"Trực tuyến, bưu chính",
18/2026/NQ-HĐND,2026-12-01,,,Phí chứng thực bản sao,"1.500đ/trang, từ trang thứ 3 1.100đ, tối đa 150.000đ/bản",,
18/2026/NQ-HĐND,2026-12-01,,,Phí chứng thực bản sao,"1.500đ/trang, từ trang thứ 3 1.000đ, tối đa 150.000đ/bản",,
"""


@pytest.fixture
def lists(desk):
    desk.sign_in("hang")
    return desk.bench.fee_lists


def adopt(lists, desk, text=LIST, **said):
    return lists.adopt(desk.bench.desk.seat.clerk, lists.preview("muc-thu.csv", text.encode(), **said))


def cost(desk, application, **said):
    return desk.bench.reception.promise(application(**{"procedure": BUSINESS, **said})).fee_total


def test_a_file_is_looked_at_before_anything_changes(lists, desk, application):
    before = desk.entries()
    preview = lists.preview("muc-thu.csv", LIST.encode())

    assert [
        FeeDecision(
            number="18/2026/NQ-HĐND",
            since="2026-12-01",
            kind="le_phi",
            amount=100_000,
            procedure=BUSINESS,
            fee="Lệ phí đăng ký hộ kinh doanh",
            channel="counter",
            refundable=False,
        ),
        "online",
        "post",
        "",
    ] == [preview.added[0], *(one.channel for one in preview.added[1:])]
    pages = preview.added[-1]
    assert (1_500, "page", 3, 1_100, 150_000) == (pages.amount, pages.per, pages.from_page, pages.further, pages.cap)
    assert [(6, "repeated")] == [(line.line, line.why) for line in preview.refused]
    assert () == lists.listed().decisions
    assert before == desk.entries()


def test_a_decision_holds_from_its_day_and_a_dossier_keeps_what_it_was_charged(lists, desk, clock, application):
    adopt(lists, desk)
    assert 50_000 == cost(desk, application)
    before = desk.receive(procedure=BUSINESS)

    clock.turn(days=11)
    clerk = desk.sign_in("thuy", day_confirmed=True)
    assert 100_000 == cost(desk, application)
    assert 0 == cost(desk, application, channel="online")
    assert not desk.bench.reception.promise(application(procedure=BUSINESS)).by_province
    assert 3 * (2 * 1_500 + 1_100) == cost(desk, application, procedure="2.000815", pages=3)
    after = desk.receive(procedure=BUSINESS)

    assert (50_000, 50_000) == (before.fee_total, desk.bench.lookup.dossier(before.id).fee_total)
    (line,) = after.fees
    assert (100_000, "18/2026/NQ-HĐND", False) == (line.amount, line.decision, line.refundable)
    assert 100_000 == after.paid_cash
    assert clerk.login == after.actor


def test_what_was_filed_is_charged_by_the_day_on_which_it_is_received(lists, desk, clock):
    adopt(lists, desk)
    desk.sign_in("thuy")
    filed = desk.file(procedure=BUSINESS)

    clock.turn(days=11)
    clerk = desk.sign_in("thuy", day_confirmed=True)

    assert 100_000 == desk.bench.reception.accept(clerk, filed.id, "cash").fee_total


def test_an_adopted_list_outlives_a_restart_and_reaches_the_other_desk(lists, desk, open_desk):
    adopted = adopt(lists, desk)
    assert 4 == len(adopted.decisions)
    other = open_desk(2)

    other.learn_from(desk)
    other.bench.desk.follow()
    desk.restart()
    desk.bench.desk.follow()

    assert adopted == desk.bench.fee_lists.listed() == other.bench.fee_lists.listed()


def test_a_second_file_adds_and_mends_and_drops_only_when_it_is_the_whole_list(lists, desk):
    adopt(lists, desk)
    text = (
        "Văn bản,Từ ngày,Mã TTHC,Loại,Mức thu,Kênh\n"
        "20/2027/NQ-HĐND,01/01/2027,1.001612,Lệ phí,90000,\n"
        "18/2026/NQ-HĐND,01/12/2026,1.001612,Lệ phí,80000,\n"
    )

    preview = lists.preview("b.csv", text.encode())
    assert (2, 0, 0, 0) == (len(preview.added), len(preview.changed), len(preview.removed), preview.same)
    assert 6 == len(preview.list.decisions)
    whole = lists.preview("b.csv", text.encode(), whole=True)
    assert (2, 4, 2) == (len(whole.added), len(whole.removed), len(whole.list.decisions))
    mended = LIST.replace("100.000", "120.000")
    preview = lists.preview("c.csv", mended.encode())
    assert [(100_000, 120_000)] == [(before.amount, after.amount) for before, after in preview.changed]
    assert 3 == preview.same


def test_the_same_list_again_is_no_change(lists, desk):
    adopt(lists, desk)

    assert not lists.preview("muc-thu.csv", LIST.encode()).changes
    with pytest.raises(NothingToAdopt):
        adopt(lists, desk)


def test_what_was_compared_with_another_list_is_not_adopted(lists, desk):
    stale = lists.preview("muc-thu.csv", LIST.replace("100.000", "70.000").encode())
    adopt(lists, desk)

    with pytest.raises(ListOutdated):
        lists.adopt(desk.bench.desk.seat.clerk, stale)


def test_only_a_supervisor_adopts(desk):
    clerk = desk.sign_in("thuy")
    preview = desk.bench.fee_lists.preview("muc-thu.csv", LIST.encode())
    before = desk.entries()

    with pytest.raises(NotAllowed):
        desk.bench.fee_lists.adopt(clerk, preview)
    assert before == desk.entries()


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"number": ""}, "number"),
        ({"since": "31/02/2026"}, "date"),
        ({"since": ""}, "date"),
        ({"until": "01/01/2020"}, "order"),
        ({"code": "", "fee": ""}, "about"),
        ({"code": "9.999999"}, "code"),
        ({"kind": "Tiền"}, "kind"),
        ({"kind": "", "fee": ""}, "kind"),
        ({"amount": "theo quy định"}, "amount"),
        ({"amount": ""}, "amount"),
        ({"amount": "8.000; 9.000"}, "amount"),
        ({"amount": "phí 8.000"}, "amount"),
        ({"amount": "500"}, "amount"),
        ({"amount": "theo nghị quyết của HĐND"}, "amount"),
        ({"channel": "bồ câu"}, "channel"),
        ({"refund": "có thể"}, "refund"),
        ({"fee": "x" * 201}, "long"),
    ],
)
def test_every_line_left_out_is_told_why(lists, changed, why):
    row = {
        "number": "18/2026/NQ-HĐND",
        "since": "01/12/2026",
        "until": "",
        "code": BUSINESS,
        "fee": "Lệ phí hộ kinh doanh",
        "kind": "Lệ phí",
        "amount": "8.000",
        "channel": "",
        "refund": "",
    }
    header = "Số quyết định,Hiệu lực từ,Đến ngày,Mã,Khoản thu,Loại,Mức thu,Kênh,Hoàn trả\n"

    preview = lists.preview("a.csv", (header + ",".join({**row, **changed}.values()) + "\n").encode())

    assert ([why], ()) == ([line.why for line in preview.refused], preview.added)


def test_a_workbook_with_days_and_numbers_of_its_own_is_read(lists):
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Số nghị quyết", "Ngày có hiệu lực", "Tên lệ phí", "Mức thu", "Được hoàn trả"])
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(1, 0, ["7/2026/NQ-HĐND"])
        sheet.write_datetime(1, 1, datetime(2026, 12, 1), day)
        sheet.write_row(1, 2, ["Lệ phí đăng ký cư trú", 12000, "Có"])

    (added,) = lists.preview("a.xlsx", out.getvalue()).added

    assert ("2026-12-01", "le_phi", 12_000, True) == (added.since, added.kind, added.amount, added.refundable)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Họ,Số\nA,1\n", "number,since,amount,about"),
        ("Số nghị quyết,Từ ngày,Mức thu\n1,1/1/2026,5.000\n", "about"),
        ("Nghị quyết,Mã,Mức thu\n1,2,5.000\n", "since"),
    ],
)
def test_a_table_of_something_else_says_what_it_lacks(lists, text, missing):
    with pytest.raises(NoFeeColumns) as caught:
        lists.preview("a.csv", text.encode())

    assert {"missing": missing} == caught.value.params


def test_an_empty_table_is_refused(lists):
    with pytest.raises(EmptyTable):
        lists.preview("a.csv", b"")


def test_no_list_is_longer_than_an_entry_holds(lists, desk):
    rows = "".join(f"{number}/2026/NQ-HĐND,01/12/2026,Lệ phí số {number},{number}000\n" for number in range(1, 3_002))

    preview = lists.preview("a.csv", ("Số nghị quyết,Hiệu lực từ,Khoản thu,Mức thu\n" + rows).encode())

    assert ["many"] == [line.why for line in preview.refused]
    assert 3_000 == len(lists.adopt(desk.bench.desk.seat.clerk, preview).decisions)
