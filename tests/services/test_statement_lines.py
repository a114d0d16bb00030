"""One line of the bank in several files: another layout is no other line, and one that is gone is told."""

import pytest

from intake_desk.domain.noted_money import LINE
from intake_desk.services.cash_evidence import kept_lines
from intake_desk.services.second_person import SecondPersonMissing

FULL = "Ngày giao dịch,Ghi có,Nội dung,Số tham chiếu\n"
BARE = "Ngày giao dịch,Ghi có,Nội dung\n"


def full(*lines):
    return (FULL + "\n".join(lines) + "\n").encode()


def bare(*lines):
    return (BARE + "\n".join(lines) + "\n").encode()


def verdicts(view):
    return [one.verdict for one in view.findings]


def told(desk, day="2026-11-21"):
    return [(one.verdict, one.amount, one.subject) for one in desk.bench.closing.left_before(day) if one.sort == LINE]


@pytest.fixture
def two(desk, clerk):
    """Two transfers that Thủy took; Minh reads the statement."""
    found = desk.receive(means="transfer"), desk.receive(means="transfer")
    desk.sign_in("minh")
    return found


def record(desk, content, accepted=None):
    return desk.bench.statements.record(desk.bench.desk.seat.clerk, "saoke.csv", content, accepted)


@pytest.mark.parametrize("day", ["20/11/2026", "20/11/2026 08:10"])
def test_a_line_without_its_reference_or_hour_is_the_same_line(desk, two, day):
    line = f'20/11/2026 08:10,12.000,"{two[0].code}"'
    assert ["matched"] == verdicts(record(desk, full(f"{line},FT1")))
    before = desk.entries()

    again = record(desk, bare(f'{day},12.000,"{two[0].code}"'))

    assert (["already_used"], before) == (verdicts(again), desk.entries())
    assert [] == told(desk)


def test_the_fuller_layout_after_the_barer_one_is_the_same_line_too(desk, two):
    assert ["matched"] == verdicts(record(desk, bare(f'20/11/2026,12.000,"{two[0].code}"')))
    assert ["already_used"] == verdicts(record(desk, full(f'20/11/2026 08:10,12.000,"{two[0].code}",FT1')))


def test_one_nameless_credit_confirms_one_payment(desk, clerk, clock):
    desk.receive(means="transfer")
    desk.sign_in("minh")
    content = full('20/11/2026 08:10,12.000,"nop phi",FT1')
    (guess,) = desk.bench.statements.look("a.csv", content).findings
    assert 1 == record(desk, content, {guess.row.mark: guess.payment.payment}).recorded
    desk.sign_in("thuy")
    desk.receive(means="transfer")
    desk.sign_in("minh")

    assert ["already_used"] == verdicts(desk.bench.statements.look("b.csv", bare('20/11/2026,12.000,"nop phi"')))


@pytest.mark.parametrize(
    "line",
    ['20/11/2026 08:11,12.000,"nop phi",FT1', '20/11/2026 08:10,12.000,"nop phi",FT2', '19/11/2026,12.000,"nop phi",'],
    ids=["hour", "reference", "day"],
)
def test_what_says_otherwise_is_another_line(desk, two, line):
    record(desk, full('20/11/2026 08:10,12.000,"nop phi",FT1'))
    before = desk.entries()
    record(desk, full(line))
    assert before + 1 == desk.entries()


def test_two_lines_alike_stay_two(desk, two):
    lines = [f'20/11/2026 08:1{n},12.000,"{two[0].code}",FT{n}' for n in range(2)]
    assert ["matched", "paid_again"] == verdicts(record(desk, full(*lines)))
    before = desk.entries()

    again = record(desk, bare(*[f'20/11/2026,12.000,"{two[0].code}"'] * 2))

    assert (["already_used", "paid_again"], before) == (verdicts(again), desk.entries())


def test_a_line_that_only_the_first_file_had_is_told_and_carried_until_it_is_explained(desk, two):
    real, forged = (f'20/11/2026 08:1{n},12.000,"{one.code}",FT{n}' for n, one in enumerate(two))
    assert 2 == record(desk, full(real, forged)).recorded
    genuine = full(real, '20/11/2026 17:00,5.000,"khac",FT9')
    wanted = ["already_used", "no_dossier", "gone"]

    assert wanted == verdicts(desk.bench.statements.look("b.csv", genuine))
    view = record(desk, genuine)

    assert (wanted, (), two[1].id) == (verdicts(view), view.unseen, view.findings[-1].subject)
    assert [("gone", 12_000, two[1].id)] == [one for one in told(desk) if one[0] == "gone"]
    assert [5_000] == [one.amount for one in kept_lines(desk.bench.desk).lines]
    before = desk.entries()
    assert wanted == verdicts(record(desk, genuine))
    assert before == desk.entries()

    (line,) = [one for one in desk.bench.closing.left_before("2026-11-21") if one.verdict == "gone"]
    desk.bench.statements.explain(desk.sign_in("hang"), line.line, line.amount, "Tệp trước bị sửa")
    assert [] == [one for one in told(desk) if one[0] == "gone"]


def test_an_export_made_before_another_of_the_day_says_nothing_of_what_came_after_it(desk, two):
    morning, noon = (f'20/11/2026 {hour}:10,12.000,"{one.code}"' for hour, one in zip(("08", "12"), two, strict=True))
    assert 2 == record(desk, bare(morning, noon)).recorded

    assert ["already_used"] == verdicts(record(desk, bare(morning)))
    later = '20/11/2026 12:11,5.000,"khac"'
    assert ["already_used", "no_dossier", "gone"] == verdicts(record(desk, bare(morning, later)))


def test_a_file_without_hours_speaks_of_whole_days(desk, two):
    assert 1 == record(desk, full(f'20/11/2026 12:10,12.000,"{two[0].code}",FT1')).recorded
    assert ["no_dossier", "gone"] == verdicts(record(desk, bare('20/11/2026,5.000,"khac"')))


def test_what_says_that_a_line_is_gone_stands_for_no_line(desk, two):
    line = f'20/11/2026,12.000,"{two[0].code}"'
    record(desk, bare(line))
    assert ["no_dossier", "gone"] == verdicts(record(desk, bare('20/11/2026,5.000,"khac"')))

    assert ["already_used", "paid_again"] == verdicts(record(desk, bare(line, line)))
    assert [("paid_again", two[0].id)] == [(one[0], one[2]) for one in told(desk) if one[0] == "paid_again"]


def test_a_file_of_other_days_says_nothing_of_it(desk, two, clock):
    record(desk, full(f'20/11/2026 08:10,12.000,"{two[0].code}",FT1'))
    clock.turn(days=1)
    desk.sign_in("minh")
    assert ["no_dossier"] == verdicts(record(desk, full('21/11/2026 08:10,7.000,"khac",FT3')))


@pytest.mark.parametrize("day", ["", "11/20/2026", "20/11/2026 25:61", "ngày 20", "3"])
def test_a_line_without_a_day_that_can_be_read_confirms_nothing_and_is_told(desk, two, day):
    content = full(f'{day},12.000,"{two[0].code}",FT1', '20/11/2026,5.000,"khac",FT2')
    looked = desk.bench.statements.look("a.csv", content)
    ticked = {looked.findings[0].row.mark: two[0].payments[0].id}

    view = record(desk, content, ticked)

    assert (["undated", "no_dossier"], 0) == (verdicts(view), view.recorded)
    assert [two[0].id, two[1].id] == [one.subject for one in view.unseen]
    assert ("undated", 12_000, two[0].id) in told(desk)
    assert 1 == record(desk, full(f'20/11/2026,12.000,"{two[0].code}",FT1')).recorded
    assert [("no_dossier", 5_000)] == [one[:2] for one in told(desk)], "the same line, now with its day"


def test_a_nameless_line_without_a_day_stands_for_no_later_one(desk, two):
    record(desk, bare(',12.000,"nop phi"'))
    record(desk, bare('20/11/2026,12.000,"nop phi"'))
    assert [12_000, 12_000] == [one[1] for one in told(desk)]


def test_a_line_of_the_afternoon_that_was_read_as_of_the_morning_is_the_same_line(desk, two):
    record(desk, bare(f'20/11/2026 04:30,12.000,"{two[0].code}"'))
    assert ["already_used"] == verdicts(record(desk, bare(f'20/11/2026 04:30 CH,12.000,"{two[0].code}"')))


@pytest.mark.parametrize("day", ["19/11/2026", "01/01/2020", "21/11/2026"])
def test_a_line_of_a_day_before_its_dossier_or_to_come_confirms_nothing_and_is_told(desk, two, day):
    view = record(desk, full(f'{day},12.000,"{two[0].code}",FT1'))
    assert (["misdated"], 0) == (verdicts(view), view.recorded)
    assert [("misdated", 12_000, two[0].id)] == told(desk)


def test_what_was_paid_for_an_application_that_waited_is_shown_from_the_day_of_its_code_on(desk, clerk, application):
    filed = desk.bench.reception.file(clerk, application(means=""), "H26.103-261119-0007")
    accepted = desk.bench.reception.accept(clerk, filed.id, "transfer")
    desk.sign_in("minh")
    lines = [f'{day}/11/2026,{accepted.paid},"{accepted.code}",FT{day}' for day in (18, 19)]
    assert ["misdated", "matched"] == verdicts(record(desk, full(*lines)))


@pytest.mark.parametrize("day", ["20/11/26", "46346", "20/11/2026 04:30 CH"])
def test_another_writing_of_the_day_is_known_and_a_forged_line_of_it_is_told_later(desk, two, clock, day):
    assert ["matched"] == verdicts(record(desk, full(f'{day},12.000,"{two[0].code}",FT1')))
    clock.turn(days=1)
    desk.sign_in("minh")
    genuine = full('20/11/2026 08:00,5.000,"khac",FT8', '21/11/2026 08:00,5.000,"khac",FT9')
    assert ["no_dossier", "no_dossier", "gone"] == verdicts(record(desk, genuine))


def test_the_bank_that_writes_twelve_hours_speaks_up_to_its_last_line(desk, two):
    morning, evening = (
        f'20/11/2026 {at},12.000,"{one.code}"' for at, one in zip(("10:10 SA", "04:30 CH"), two, strict=True)
    )
    assert 1 == record(desk, bare(morning)).recorded
    assert ["matched", "gone"] == verdicts(record(desk, bare(evening)))


@pytest.mark.parametrize("head", ["Loại", "Nợ/Có", "D/C", "Dr/Cr", "Ghi nợ/Ghi có"])
@pytest.mark.parametrize("out", ["N", "Nợ", "D", "DR", "Debit", "-", "khác"])
def test_money_that_went_out_confirms_nothing(desk, two, head, out):
    lines = [f'20/11/2026,12.000,{way},"{one.code}"' for way, one in zip((out, "C"), two, strict=True)]
    content = "\n".join([f"Ngày,Số tiền,{head},Nội dung", *lines]).encode()
    assert [("matched", two[1].id)] == [(one.verdict, one.subject) for one in record(desk, content).findings]


def test_the_letter_behind_an_amount_says_its_way(desk, two):
    lines = [f'20/11/2026,12.000 {way},"{one.code}"' for way, one in zip("DC", two, strict=True)]
    content = "\n".join(["Ngày,Số tiền,Nội dung", *lines]).encode()
    assert [("matched", two[1].id)] == [(one.verdict, one.subject) for one in record(desk, content).findings]


def test_the_column_of_credits_goes_before_that_of_any_amount(desk, two):
    content = (
        f"Ngày,Số tiền,Ghi nợ,Ghi có,Nội dung\n20/11/2026,12.000,12.000,,{two[0].code}\n20/11/2026,7.000,,7.000,khác\n"
    )
    assert [7_000] == [one.row.amount for one in record(desk, content.encode()).findings]


def test_who_took_a_transfer_does_not_alone_explain_away_that_its_line_is_gone(open_desk):
    desk = open_desk(1)
    hang = desk.sign_in("hang")
    mine = desk.receive(means="transfer")
    desk.sign_in("minh")
    assert 1 == record(desk, full(f'20/11/2026 08:10,12.000,"{mine.code}",FT1')).recorded
    record(desk, full('20/11/2026 17:00,5.000,"khac",FT9'))
    desk.sign_in("hang")
    gone = next(one for one in desk.bench.closing.left_before("2026-11-21") if one.verdict == "gone")
    before = desk.entries()

    with pytest.raises(SecondPersonMissing):
        desk.bench.statements.explain(hang, gone.line, gone.amount, "Tệp trước bị sửa")

    assert before == desk.entries()
    assert [("gone", 12_000, mine.id)] == [one for one in told(desk) if one[0] == "gone"]


@pytest.mark.parametrize(("amount", "verdict"), [("11.000", "amount_differs"), ("12.000", "undated")])
def test_nor_any_other_line_of_their_own_transfer(desk, clerk, amount, verdict):
    hang = desk.sign_in("hang")
    mine = desk.receive(means="transfer")
    day = "" if verdict == "undated" else "20/11/2026"
    assert [verdict] == verdicts(
        record(
            desk,
            full(
                f'{day},{amount},"{mine.code}",FT1',
            ),
        )
    )
    (line,) = [one for one in desk.bench.closing.left_before("2026-11-21") if one.sort == LINE]
    with pytest.raises(SecondPersonMissing):
        desk.bench.statements.explain(hang, line.line, line.amount, "Khách chuyển nhầm")
