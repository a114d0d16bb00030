"""One line of the bank in several files: another layout is no other line, and one that is gone is told."""

import pytest

from intake_desk.domain.noted_money import LINE
from intake_desk.services.cash_evidence import kept_lines

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
