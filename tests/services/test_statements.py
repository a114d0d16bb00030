"""The bank's statement: each line is explained, what matched is recorded once, whatever the bank did to the text."""

import io

import pytest
import xlsxwriter

from intake_desk.domain.money_kinds import TransferMatched
from intake_desk.services.second_person import SecondPerson
from intake_desk.services.statements import StatementColumnsMissing
from intake_desk.services.table_limits import EmptyTable

HEAD = "Ngày giao dịch;Số bút toán;Số tiền ghi nợ;Số tiền ghi có;Nội dung"


def lost(code):
    """The code as banks pass it on."""
    return code.replace(".", " ").replace("-", "")


def statement(*lines):
    return "\n".join(["NGÂN HÀNG TMCP", HEAD, *lines, ";;;24.000;"]).encode()


def verdicts(view):
    return [one.verdict for one in view.findings]


def matches(desk, dossier):
    story = desk.bench.lookup.story(dossier.id)
    return [one.entry.facts for one in story if isinstance(one.entry.facts, TransferMatched)]


def test_each_line_is_explained_and_what_matched_is_recorded_once(desk, clerk):
    paid, other, in_cash, owing = (desk.receive(means=means) for means in ("transfer", "transfer", "cash", "later"))
    content = statement(
        f"20/11/2026 10:07;FT1;;12.000;MBVCB {lost(paid.code)} NGUYEN THI A nop phi",
        f"20/11/2026 10:09;FT2;;15.000;{lost(other.code)}",
        f"20/11/2026 10:11;FT3;;12.000;{in_cash.code} nop le phi",
        f"20/11/2026 10:12;FT4;;12.000;{owing.code.lower()}",
        "20/11/2026 10:15;FT5;;99.000;chuyen tien mung",
        "20/11/2026 10:16;FT6;50.000;;phi quan ly",
        f"20/11/2026 10:19;FT7;;12.000;{paid.code} lan nua",
    )
    wanted = ["matched", "amount_differs", "looks_like_cash", "not_recorded", "no_dossier", "paid_again"]

    looked = desk.bench.statements.look("saoke.csv", content)
    assert wanted == verdicts(looked)
    assert [] == matches(desk, paid)

    before = desk.entries()
    recorded = desk.bench.statements.record(clerk, "saoke.csv", content)
    assert (1, before + 1) == (recorded.recorded, desk.entries())
    assert [12_000] == [one.amount for one in matches(desk, paid)]

    again = desk.bench.statements.record(clerk, "saoke.csv", content)
    assert (0, before + 1, "already_used") == (again.recorded, desk.entries(), again.findings[0].verdict)


def test_a_workbook_is_read_as_well(desk, clerk):
    paid = desk.receive(means="transfer")
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["SAO KÊ TÀI KHOẢN"])
        sheet.write_row(2, 0, ["Thời gian", "Phát sinh có", "Diễn giải", "Mã giao dịch"])
        sheet.write_row(3, 0, ["20/11/2026 09:12:33", 12_000, f"QR {lost(paid.code)}", "VN0001"])

    view = desk.bench.statements.record(clerk, "saoke.xlsx", made.getvalue())

    assert (["matched"], 1) == (verdicts(view), len(matches(desk, paid)))


def test_a_line_that_comes_twice_confirms_one_payment_only_once(desk, clerk):
    first = desk.receive(means="transfer")
    line = f"20/11/2026;;;12.000;{lost(first.code)}"
    view = desk.bench.statements.record(clerk, "a.csv", statement(line, line))
    assert ["matched", "paid_again"] == verdicts(view)


def test_without_the_needed_columns_the_file_says_which(desk, clerk):
    with pytest.raises(StatementColumnsMissing) as refused:
        desk.bench.statements.look("a.csv", b"Ng\xc3\xa0y,Ghi n\xe1\xbb\xa3\n20/11/2026,5000\n")
    assert ("credit", "text") == refused.value.params["missing"]
    with pytest.raises(EmptyTable):
        desk.bench.statements.look("a.csv", f"{HEAD}\n20/11/2026;FT1;5.000;;phí\n".encode())


@pytest.fixture
def pair(open_desk):
    """Two desks that hold the same two transfers and do not know of each other's statements."""
    one, other = open_desk(1), open_desk(2)
    one.sign_in("thuy")
    other.sign_in("minh")
    first, second = (one.receive(means="transfer") for _ in range(2))
    other.learn_from(one)
    return one, other, first, second


def record(desk, *lines):
    desk.clock.turn(seconds=5)
    return desk.bench.statements.record(desk.bench.desk.seat.clerk, "saoke.csv", statement(*lines))


def meet(one, other):
    one.learn_from(other)
    other.learn_from(one)


def test_a_statement_that_two_desks_read_apart_counts_once_and_the_supervisor_is_told(pair):
    one, other, first, second = pair
    lines = [f"20/11/2026 10:07;FT{at};;12.000;{lost(each.code)}" for at, each in enumerate((first, second))]
    assert [2, 2] == [record(desk, *lines).recorded for desk in (one, other)]
    meet(one, other)

    for desk in (one, other):
        again = desk.bench.closing.view("2026-11-20").matched_again
        assert [True, True] == [each.is_same for each in again]
        assert {"10231-2"} == {each.entry.place.journal for each in again}
    assert ["already_used"] * 2 == verdicts(one.bench.statements.look("saoke.csv", statement(*lines)))
    assert () == one.bench.lookup.dossier(first.id).misfits


def test_one_payment_matched_with_two_lines_keeps_the_first_and_the_other_is_paid_again(pair):
    one, other, first, _ = pair
    lines = [f"20/11/2026 10:0{at};FT{at};;12.000;{lost(first.code)}" for at in (1, 2)]
    record(one, lines[0])
    record(other, lines[1])
    meet(one, other)

    (again,) = one.bench.closing.view("2026-11-20").matched_again

    assert (False, "10231-2") == (again.is_same, again.entry.place.journal)
    assert "paid_again" == verdicts(one.bench.statements.look("saoke.csv", statement(lines[1])))[0]


def test_what_a_void_had_no_effect_on_is_matched_still(pair):
    """A misfit changes nothing: not which payment a line is looked for among."""
    one, other, first, _ = pair
    payment = first.payments[0].id
    hang = SecondPerson("hang", one.password)
    one.bench.till.correct_means(one.bench.desk.seat.clerk, first.id, payment, "online", "Trả trên Cổng", hang)
    other.clock.turn(seconds=5)
    other.bench.till.void(other.bench.desk.seat.clerk, first.id, payment, "Ghi nhầm", hang)
    meet(one, other)
    assert 1 == len(one.bench.lookup.dossier(first.id).misfits)

    view = one.bench.statements.look("saoke.csv", statement(f"20/11/2026 10:07;FT1;;12.000;{lost(first.code)}"))

    assert "amount_differs" == verdicts(view)[0]
    assert "online" == view.findings[0].payment.means
