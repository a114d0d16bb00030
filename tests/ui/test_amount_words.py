"""Another amount that citizens pay, in the inbox and on the closing page: which fee, from when, by whom."""

from intake_desk.domain import exceptions
from intake_desk.ui.day.rule_words import rule_sentences
from intake_desk.ui.exceptions.exception_rows import moments
from intake_desk.ui.exceptions.exception_words import about_text, happened_text, kept_text, steps_of
from tests.ui.unit import COPY

LIST = """Số nghị quyết,Hiệu lực từ,Đến ngày,Mã thủ tục,Khoản thu,Mức thu,Kênh,Hoàn trả
18/2026/NQ-HĐND,{since},,2.000815,Phí chứng thực bản sao,{amount},,
"""
MORE = """19/2026/NQ-HĐND,01/01/2026,,1.001612,Lệ phí,10.000,,
19/2026/NQ-HĐND,01/01/2026,,1.004222,Lệ phí,11.000,,
19/2026/NQ-HĐND,01/01/2026,,1.001193,Lệ phí,12.000,,
"""


def decide(desk, since="01/01/2026", amount="1.000", more=""):
    hang, lists = desk.sign_in("hang"), desk.bench.fee_lists
    text = LIST.format(since=since, amount=amount) + more
    lists.adopt(hang, lists.preview("muc-thu.csv", text.encode()))


def price(desk, phi):
    hang, lists = desk.sign_in("hang"), desk.bench.procedure_lists
    lists.adopt(hang, lists.preview("dm.csv", f"Mã,Tên,Phí\n{COPY},,{phi}\n".encode()))


def test_the_inbox_says_who_changed_which_amount_from_when(one):
    decide(one)
    (item,) = one.bench.exceptions.open()

    assert (exceptions.AMOUNTS, "Trần Thu Hằng") == (item.sort, about_text(item))
    assert (
        "Trần Thu Hằng đổi mức thu lúc 07:35 ngày 20/11/2026: Phí chứng thực bản sao (2.000815) 18/2026/NQ-HĐND: "
        "1.000 đ, hiệu lực từ 01/01/2026. Hồ sơ tiếp nhận từ khi có hiệu lực tính theo mức mới." == happened_text(item)
    )
    assert "giữ nguyên số tiền đã tính" in kept_text(item)
    assert any("không tự xác nhận" in step for step in steps_of(item))
    assert 1 == len(moments(item, one.bench.desk.now()))


def test_an_answered_one_is_told_without_what_it_was(one):
    decide(one)
    (item,) = one.bench.exceptions.open()
    one.bench.exceptions.answer(one.bench.desk.seat.clerk, item.id, exceptions.CHECKED)

    (done,) = one.bench.exceptions.answered()
    assert ("Mức thu phí, lệ phí đã đổi, có hiệu lực ngay hoặc sắp tới.", "") == (happened_text(done), about_text(done))


def test_the_closing_page_says_what_procedures_cost_since(one):
    price(one, "Không")
    price(one, "2.000 đ/trang")
    said = [text for each in one.bench.closing.view().rule_changes for text in rule_sentences(one.bench.desk, each)]

    assert 2 == len(said)
    assert "→ không thu, do Trần Thu Hằng" in said[0]
    assert "(2.000815): không thu → " in said[1]


def test_of_many_amounts_the_first_are_named(one):
    decide(one, more=MORE)
    (change,) = one.bench.closing.view().rule_changes
    said = rule_sentences(one.bench.desk, change)[0]
    assert "Lệ phí (1.001612) 19/2026/NQ-HĐND: 10.000 đ; Lệ phí (1.004222) 19/2026/NQ-HĐND: 11.000 đ;" in said
    assert said.endswith("và 1 mức nữa, đều hiệu lực từ 01/01/2026, do Trần Thu Hằng.")


def test_amounts_that_hold_from_several_days_on_are_each_said_with_theirs(one):
    decide(one, since="01/02/2026", more=MORE)
    (change,) = one.bench.closing.view().rule_changes
    said = rule_sentences(one.bench.desk, change)[0]

    assert "hiệu lực từ 01/02/2026" in said
    assert "hiệu lực từ 01/01/2026" in said
    assert "đều" not in said
