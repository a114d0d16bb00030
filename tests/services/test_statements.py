"""The bank's statement: each line is explained, what matched is recorded once, whatever the bank did to the text."""

import io

import pytest
import xlsxwriter

from intake_desk.domain.money_kinds import TransferMatched
from intake_desk.services.cash_evidence import kept_lines
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
    clerk = desk.sign_in("minh")
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
    assert (12_000, 12_000) == desk.bench.closing.view().unmatched

    before = desk.entries()
    recorded = desk.bench.statements.record(clerk, "saoke.csv", content)
    assert (1, before + 6) == (recorded.recorded, desk.entries())
    assert [12_000] == [one.amount for one in matches(desk, paid)]
    assert (12_000,) == desk.bench.closing.view().unmatched

    again = desk.bench.statements.record(clerk, "saoke.csv", content)
    assert (0, before + 6, "already_used") == (again.recorded, desk.entries(), again.findings[0].verdict)


NAMELESS = "20/11/2026 09:30;FT4;;{0};UNG HO QUY VI NGUOI NGHEO"


def test_a_line_without_a_code_is_never_taken_for_a_receipt_in_cash(desk, clerk):
    desk.receive()
    view = desk.bench.statements.look("a.csv", statement(NAMELESS.format("12.000")))
    assert [("no_dossier", "")] == [(one.verdict, one.subject) for one in view.findings]


def test_a_line_without_a_code_is_guessed_where_one_transfer_alone_fits_and_recorded_only_when_accepted(desk, clerk):
    paid = desk.receive(means="transfer")
    clerk = desk.sign_in("minh")
    line = NAMELESS.format("12.000")

    looked = desk.bench.statements.record(clerk, "a.csv", statement(line))
    assert ([("guessed", paid.id)], 0) == ([(one.verdict, one.subject) for one in looked.findings], looked.recorded)
    assert [] == matches(desk, paid)

    accepted = {looked.findings[0].row.mark: paid.payments[0].id}
    other = {looked.findings[0].row.mark: "of another payment"}
    assert 0 == desk.bench.statements.record(clerk, "a.csv", statement(line), other).recorded
    taken = desk.bench.statements.record(clerk, "a.csv", statement(line), accepted)
    assert (["matched"], 1, 1) == (verdicts(taken), taken.recorded, len(matches(desk, paid)))
    assert () == kept_lines(desk.bench.desk).lines, "it explains no cash any more"


@pytest.mark.parametrize(
    "lines",
    [
        (NAMELESS.format("13.000"),),
        (NAMELESS.format("12.000").replace("20/11", "19/11"),),
        (NAMELESS.format("12.000").replace("UNG HO", "H26.103-261119-9999"),),
        (NAMELESS.format("12.000"), NAMELESS.format("12.000").replace("FT4", "FT5")),
    ],
    ids=["amount", "day", "code", "two lines"],
)
def test_nothing_is_guessed_where_more_than_day_and_amount_is_in_doubt(desk, clerk, lines):
    desk.receive(means="transfer")
    assert {"no_dossier"} == set(verdicts(desk.bench.statements.look("a.csv", statement(*lines))))


def test_of_two_transfers_that_fit_none_is_guessed_unless_a_line_names_one(desk, clerk):
    first, second = (desk.receive(means="transfer") for _ in range(2))
    nameless = NAMELESS.format("12.000")
    assert ["no_dossier"] == verdicts(desk.bench.statements.look("a.csv", statement(nameless)))

    named = f"20/11/2026 10:07;FT1;;12.000;{lost(first.code)}"
    desk.sign_in("minh")
    view = desk.bench.statements.look("a.csv", statement(nameless, named))
    assert [("guessed", second.id), ("matched", first.id)] == [(one.verdict, one.subject) for one in view.findings]


def test_transfers_of_the_book_that_no_line_shows_are_told(desk, clerk):
    shown, missing, guessed, differing = (desk.receive(means="transfer", pages=pages) for pages in (2, 2, 6, 10))
    desk.receive()
    lines = [
        f"20/11/2026 10:07;FT1;;12.000;{lost(shown.code)}",
        NAMELESS.format(guessed.paid),
        f"20/11/2026 10:09;FT2;;1.000;{lost(differing.code)}",
    ]
    desk.sign_in("minh")
    view = desk.bench.statements.look("a.csv", statement(*lines))

    assert ["matched", "guessed", "amount_differs"] == verdicts(view)
    assert [missing.id, guessed.id] == [one.subject for one in view.unseen]
    assert ("thuy", 12_000) == (view.unseen[0].clerk, view.unseen[0].amount)
    assert "thuy" in view.names

    clerk = desk.sign_in("minh")
    accepted = {view.findings[1].row.mark: guessed.payments[0].id}
    recorded = desk.bench.statements.record(clerk, "a.csv", statement(*lines), accepted)
    assert [missing.id] == [one.subject for one in recorded.unseen]
    of_another_day = desk.bench.statements.look("a.csv", statement("19/11/2026;FT9;;5.000;x"))
    assert () == of_another_day.unseen


def test_nobody_confirms_alone_what_they_took_themselves(desk, clerk):
    mine = desk.receive(means="transfer")
    content = statement(f"20/11/2026 10:07;FT1;;12.000;{lost(mine.code)}")
    assert ["own_taking"] == verdicts(desk.bench.statements.look("saoke.csv", content))
    guess = desk.bench.statements.look("a.csv", statement(NAMELESS.format("12.000")))
    taken = {guess.findings[0].row.mark: mine.payments[0].id}
    assert 0 == desk.bench.statements.record(clerk, "a.csv", statement(NAMELESS.format("12.000")), taken).recorded
    before = desk.entries()

    view = desk.bench.statements.record(clerk, "saoke.csv", content)

    assert (["own_taking"], 0, before) == (verdicts(view), view.recorded, desk.entries())
    minh = desk.sign_in("minh")
    assert ["matched"] == verdicts(desk.bench.statements.look("saoke.csv", content))
    assert 1 == desk.bench.statements.record(minh, "saoke.csv", content).recorded
    assert [12_000] == [one.amount for one in matches(desk, mine)]


def test_a_workbook_is_read_as_well(desk, clerk):
    paid = desk.receive(means="transfer")
    clerk = desk.sign_in("minh")
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
    clerk = desk.sign_in("minh")
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
    one.sign_in("minh")  # nobody's file confirms what they took themselves
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

    assert "matched" == verdicts(view)[0]
    assert "online" == view.findings[0].payment.means


def test_a_line_that_another_desk_matched_meanwhile_explains_no_cash(pair):
    one, other, first, second = pair
    clerk, nameless = one.bench.desk.seat.clerk, NAMELESS.format("12.000")
    one.receive()
    record(one, nameless)

    def evidence(view):
        return [clue.text for cause in view.result.causes for clue in cause.clues if clue.line]

    assert ["UNG HO QUY VI NGUOI NGHEO"] == evidence(one.bench.drawers.count(clerk, {}))
    lines = statement(nameless, f"20/11/2026 10:07;FT1;;12.000;{lost(first.code)}")
    mark = other.bench.statements.look("a.csv", lines).findings[0].row.mark
    accepted = {mark: second.payments[0].id}
    assert 2 == other.bench.statements.record(other.bench.desk.seat.clerk, "a.csv", lines, accepted).recorded
    one.learn_from(other)

    assert [] == evidence(one.bench.drawers.view(clerk))
