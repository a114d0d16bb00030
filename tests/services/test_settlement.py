"""Settling a quarter and a year: the money per agency, beside the closings; signed once, and proven afterwards."""

import io
from datetime import date, datetime

import msgspec
import pytest
from python_calamine import CalamineWorkbook

from intake_desk.domain.closing_kinds import PeriodClosed
from intake_desk.domain.closing_sums import taken
from intake_desk.domain.closings import statement
from intake_desk.domain.csv_layout import CsvLayout
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import DossierReceived, DossierReceivedPersonal, FeePaid, LegDue
from intake_desk.domain.money_kinds import FeeRefunded, FeeVoided
from intake_desk.domain.people import Person
from intake_desk.domain.periods import BadPeriod
from intake_desk.domain.register_book import LATE
from intake_desk.domain.settlement import period_of
from intake_desk.domain.settlement_sheet import LATER, SIGNED
from intake_desk.domain.times import VIETNAM, to_ms
from intake_desk.services.accounts import WrongPassword
from intake_desk.services.closing_view import DrawerNotCounted
from intake_desk.services.day_proofs import findings
from intake_desk.services.desk import DeskRevoked, NotAllowed
from intake_desk.services.own_tills import OwnTillOpen
from intake_desk.services.second_person import SecondPerson
from intake_desk.services.settlement import AlreadySettled, DaysOpen, PeriodRunning
from intake_desk.store import settlements
from intake_desk.wire import signed_by
from tests.ruling import rule_off

HERE = "Trung tâm Phục vụ hành chính công xã Thượng Phúc"
PROVINCE = "Sở Xây dựng"
YEARS_END = datetime(2026, 12, 31, 8, tzinfo=VIETNAM)


@pytest.fixture
def december(desk, clock):
    """20 November: 12.000 đồng of phí in cash for the unit and 50.000 đồng of lệ phí for the province, ruled off."""
    desk.sign_in("thuy")
    first = desk.receive()
    away = "01980000-0000-7000-8000-0000000000aa"
    received = DossierReceived(
        code="H26.103-261120-0900",
        book="01",
        line=900,
        procedure="1.013225",
        procedure_name="Cấp giấy phép",
        catalogue="c",
        received_at=to_ms(clock()),
        legs=(LegDue(agency="Phòng Kinh tế", limit="5"), LegDue(agency=PROVINCE, limit="5")),
    )
    person = DossierReceivedPersonal(applicant=Person(name="Đặng Văn Tư"))
    paid = FeePaid(amount=50_000, means="transfer", le_phi=50_000, payment="p9")
    with desk.journal.recording(day="2026-11-20", actor="thuy") as recording:
        recording.add(Draft(subject=away, facts=received, personal=person))
        recording.add(Draft(subject=away, facts=paid))
    rule_off(desk.bench, desk.sign_in("hang"), "2026-11-20", desk.password)
    clock.time = YEARS_END
    return first, away


def reasons(view):
    return dict.fromkeys(view.open_days, "Kiểm quỹ cuối năm")


def settle(desk, period="2026-Q4", **given):
    clerk = desk.sign_in("hang", day_confirmed=True)
    if "reasons" not in given:
        given["reasons"] = reasons(desk.bench.settlement.view(period))
    return desk.bench.settlement.settle(clerk, period, desk.password, **given)


def test_money_stands_with_the_agency_that_gives_the_result(desk, december):
    view = desk.bench.settlement.view("2026-Q4")

    rows = [(row.receiving, row.resolving, row.sort("phi"), row.sort("le_phi"), row.count) for row in view.rows]
    assert [(HERE, HERE, 12_000, 0, 1), (HERE, PROVINCE, 0, 50_000, 1)] == rows
    assert (62_000, 62_000, 0) == (view.total.taken, taken(view.closings), taken(view.addenda))
    assert () == view.open_days


def test_what_comes_late_is_missing_until_its_addendum_is_signed(desk, december):
    _, away = december
    refund = FeeRefunded(refund="r1", payment="p9", amount=20_000, means="transfer", le_phi=20_000, second="minh")
    with desk.journal.recording(day="2026-11-20", actor="hang") as recording:
        recording.add(Draft(subject=away, facts=refund))

    view = desk.bench.settlement.view("2026")
    assert ("2026-11-20",) == view.unsigned_days
    assert (42_000, 62_000) == (view.total.taken, taken(view.closings))
    assert 20_000 == view.total.figure("refunded")

    desk.bench.closing.addendum(
        desk.sign_in("hang", day_confirmed=True), "2026-11-20", desk.password, uncounted="Hết giờ"
    )
    view = desk.bench.settlement.view("2026")
    assert () == view.unsigned_days
    assert -20_000 == taken(view.addenda)
    assert view.total.taken == taken(view.closings) + taken(view.addenda)


def test_a_settlement_is_signed_and_proven(desk, december):
    view = settle(desk)

    facts, entry = view.settled.facts, view.settled.entry
    assert signed_by(facts.key, facts.signature, statement(entry.day, "hang", facts))
    assert ("Trần Thu Hằng", 62_000) == (view.settled.name, taken(facts.tally))
    assert 50_000 == facts.groups["agency"][f"{HERE}\t{PROVINCE}"]["transfer_le_phi"]
    assert 4 == len(view.settled.fingerprint.split(" · "))
    assert (1, []) == findings(desk.store.database)


def test_a_revoked_desk_settles_nothing(desk, december):
    desk.bench.desk.mark_revoked()

    with pytest.raises(DeskRevoked):
        settle(desk)
    assert desk.bench.settlement.view("2026-Q4").settled is None


def test_it_is_refused_twice(desk, december):
    settle(desk)

    with pytest.raises(AlreadySettled):
        settle(desk, reasons={})


def test_an_open_day_is_named_and_settled_only_with_a_reason(desk, december):
    desk.sign_in("hang", day_confirmed=True)

    with pytest.raises(DaysOpen) as refused:
        settle(desk, reasons={})
    assert {"days": "31/12/2026"} == refused.value.params

    view = settle(desk)
    assert "31/12/2026: Kiểm quỹ cuối năm" == view.settled.note
    assert ["2026-12-31"] == list(view.settled.facts.groups["open"])


@pytest.mark.parametrize(
    ("login", "period", "password", "error"),
    [
        ("minh", "2026-Q4", None, NotAllowed),
        ("hang", "2026-Q5", None, BadPeriod),
        ("hang", "2027-Q1", None, PeriodRunning),
        ("hang", "2026-Q4", "sai", WrongPassword),
    ],
)
def test_who_may_not_or_must_wait_leaves_no_entry(desk, december, login, period, password, error):
    desk.sign_in("hang", day_confirmed=True)
    given = reasons(desk.bench.settlement.view("2026"))
    clerk = desk.sign_in(login, day_confirmed=True)
    before = desk.entries()

    with pytest.raises(error):
        desk.bench.settlement.settle(clerk, period, password or desk.password, given)
    assert before == desk.entries()


def test_a_year_rules_its_books_off(desk, december):
    books = settle(desk, "2026").settled.facts.groups["book"]

    assert {"lines": 2, "last": 2} == books[""]
    assert {"lines": 1, "last": 900} == books["10231-1\t01"]
    assert {"lines": 1, "last": 1} == books[f"10231-1\t{december[0].book}"]
    assert {} == settle(desk).settled.facts.groups["book"]
    assert (1, []) == findings(desk.store.database)


def test_what_comes_after_the_settlement_is_told_and_stays_out_of_it(desk, december):
    first, _ = december
    settle(desk)
    paid = FeePaid(amount=8_000, means="cash", phi=8_000, payment="p10")
    with desk.journal.recording(day="2026-12-31", actor="thuy") as recording:
        recording.add(Draft(subject=first.id, facts=paid))

    view = desk.bench.settlement.view("2026-Q4")

    assert view.moved
    assert (70_000, 62_000) == (view.total.taken, taken(view.settled.facts.tally))
    assert (1, []) == findings(desk.store.database)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"tally": {"cash": 1}}, "period_differs"),
        ({"signature": bytes(64)}, "period_signature"),
        ({"announced": 1}, "period_signature"),
    ],
)
def test_a_settlement_that_says_something_else_is_found(desk, december, change, kind):
    facts = settle(desk, "2026").settled.facts
    forged = msgspec.structs.replace(facts, period="2026-Q4", **change)
    with desk.journal.recording(day="2026-12-31", actor="hang") as recording:
        recording.add(Draft(facts=forged))

    _, found = findings(desk.store.database)

    assert kind in {one.kind for one in found}
    assert {"2026-Q4"} == {one.params["period"] for one in found}


@pytest.mark.parametrize(
    ("grouping", "row", "said"),
    [
        ("ruling", "closings", {"cash": 12_001}),
        ("ruling", "addenda", {"cash": 1}),
        ("open", "2026-12-31", None),
        ("open", "2026-12-30", {"entries": 0}),
        ("open", "2026-12-31", {"entries": 1}),
    ],
)
def test_what_a_settlement_says_of_days_that_were_ruled_off_and_left_open_is_proven(
    desk, december, grouping, row, said
):
    facts = settle(desk, "2026").settled.facts
    rows = dict(facts.groups[grouping])
    if said is None:
        del rows[row]
    else:
        rows[row] = rows.get(row, {}) | said
    with desk.journal.recording(day="2026-12-31", actor="hang") as recording:
        recording.add(Draft(facts=msgspec.structs.replace(facts, groups={**facts.groups, grouping: rows})))

    _, found = findings(desk.store.database)

    assert {(grouping, row)} == {(one.params["grouping"], one.params["row"]) for one in found if "row" in one.params}


def test_what_was_signed_stands_beside_what_came_later(desk, december):
    settle(desk)
    desk.sign_in("thuy", day_confirmed=True)
    desk.receive()
    desk.bench.desk.seat.clerk = None

    report = desk.bench.reports.settlement(date(2026, 10, 1), date(2026, 12, 31))

    taken_at = [column.name for column in report.columns].index("taken")
    said = [(row.level, row.cells[1], row.cells[taken_at]) for row in (*report.rows, report.total)]
    assert [
        ("group", SIGNED, 62_000),
        ("line", HERE, 12_000),
        ("line", HERE, 50_000),
        ("group", LATER, 12_000),
        ("line", HERE, 12_000),
        ("total", "Tổng cộng", 74_000),
    ] == said
    values = {name: report.values[name] for name in ("signed", "signed_words", "later", "entries", "words")}
    assert {
        "signed": "62.000",
        "signed_words": "Sáu mươi hai nghìn đồng",
        "later": "12.000",
        "entries": "74.000",
        "words": "Bảy mươi tư nghìn đồng",
    } == values
    lines = desk.bench.reports.table(report).decode("utf-8-sig").splitlines()
    assert ["Phần quyết toán", SIGNED, SIGNED, LATER] == [line.split(";")[-1] for line in lines]
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(desk.bench.reports.workbook(report))).get_sheet_by_index(0)
    told = [str(cell) for line in sheet.to_python() for cell in line if "Số đã ký" in str(cell)]
    assert ["Số đã ký: 62.000 đồng, bằng chữ: Sáu mươi hai nghìn đồng."] == [one.split(" Đã quyết")[0] for one in told]
    assert report.values["settled"] in told[0]


def test_of_two_settlements_the_first_holds(desk, december):
    facts = settle(desk).settled.facts
    with desk.journal.recording(day="2026-12-31", actor="hang") as recording:
        recording.add(Draft(facts=PeriodClosed(period=facts.period, covered=facts.covered, tally={})))

    view = desk.bench.settlement.view("2026-Q4")

    assert facts == view.settled.facts
    assert 1 == len(view.others)


def test_what_was_struck_out_is_counted_and_taken_off(desk, december):
    _, away = december
    void = FeeVoided(
        payment="p9", amount=50_000, means="transfer", le_phi=50_000, taker="thuy", journal="10231-1", second="minh"
    )
    with desk.journal.recording(day="2026-11-20", actor="hang") as recording:
        recording.add(Draft(subject=away, facts=void))

    province = desk.bench.settlement.view("2026").rows[1]

    assert (0, 0, 50_000) == (province.taken, province.count, province.figure("voided"))


def test_the_workbook_sums_live_and_the_table_goes_by_its_layout(desk, december):
    settle(desk)
    reports = desk.bench.reports
    span = desk.bench.settlement.view("2026-Q4").period
    report = reports.settlement(span.first, span.last)

    content = reports.workbook(report)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    total = next(row for row in rows if row[1] == "Tổng cộng")
    assert [2.0, 12_000.0, 50_000.0, 62_000.0] == total[3:7]
    beneath = [row[0] for row in rows[rows.index(total) + 1 :]]
    assert "Bằng chữ: Sáu mươi hai nghìn đồng." == beneath[0]
    assert any(str(said).startswith("Đã quyết toán 31/12/2026") for said in beneath)
    layout = CsvLayout(columns=CsvLayout().columns[2:6], separator=",")
    reports.keep_csv_layout(layout)
    assert [
        "Cơ quan giải quyết,Số khoản thu,Phí,Lệ phí",
        f"{HERE},1,12000,0",
        f"{PROVINCE},1,0,50000",
    ] == reports.table(report).decode("utf-8-sig").splitlines()
    paper = reports.paper(desk.sign_in("hang", day_confirmed=True), report)
    assert paper.pdf.startswith(b"%PDF")
    assert "quý 4 năm 2026" == report.period.said
    assert report.values["settled"].startswith("Đã quyết toán 31/12/2026, người ký: Trần Thu Hằng")
    assert any("31/12/2026: Kiểm quỹ cuối năm" in note for note in report.notes)


def test_the_register_book_is_ruled_off_only_once_its_year_was_settled(desk, december):
    reports = desk.bench.reports
    days = (date(2026, 12, 1), date(2026, 12, 31))
    assert "" == reports.register_book(*days).values["ruled_off"]
    settle(desk)
    assert "" == reports.register_book(*days).values["ruled_off"]

    settled = settle(desk, "2026").settled

    last = settled.facts.groups["book"][""]["last"]
    assert (
        f"Sổ năm 2026 khóa ở số thứ tự {last} ngày 31/12/2026, người ký: Trần Thu Hằng; dấu: {settled.fingerprint}."
        == reports.register_book(*days).values["ruled_off"]
    )


def test_what_is_received_into_a_locked_book_goes_on_after_its_last_number(desk, december, clock):
    settle(desk, "2026")
    clock.time = datetime(2026, 11, 19, 8, tzinfo=VIETNAM)  # an earlier day, heard of only now
    late = DossierReceived(
        code="H26.103-261119-1900",
        book="02",
        line=900,
        procedure="1.013225",
        procedure_name="Cấp giấy phép",
        catalogue="c",
        received_at=to_ms(clock()),
        legs=(),
    )
    with desk.journal.recording(day="2026-11-19", actor="thuy") as recording:
        said = DossierReceivedPersonal(applicant=Person(name="Đặng Văn Muộn"))
        recording.add(Draft(subject="01980000-0000-7000-8000-0000000000bb", facts=late, personal=said))

    report = desk.bench.reports.register_book(date(2026, 1, 1), date(2026, 12, 31))

    numbered = zip(report.values_of("number"), report.values_of("code"), report.values_of("note"), strict=True)
    listed = [(number, code == late.code, LATE in note) for number, code, note in numbered]
    assert [(1, False, False), (2, False, False), (3, True, True)] == listed


def test_nobody_settles_alone_over_cash_of_their_own_that_nobody_else_has_seen(desk, open_desk, december, clock):
    clock.time = datetime(2026, 12, 30, 8, tzinfo=VIETNAM)
    other = open_desk(2)
    other.sign_in("hang", day_confirmed=True)
    other.receive()
    clock.time = YEARS_END
    desk.learn_from(other)
    with desk.store.database.reading() as connection:
        before = len(settlements.settlements_of(connection, "2026-Q4", period_of("2026-Q4")))
    said = {"2026-12-30": "Kiểm quỹ", "2026-12-31": "Kiểm quỹ"}

    with pytest.raises(OwnTillOpen) as refused:
        settle(desk, reasons=said)
    assert {"desks": "Quầy 2 (30/12/2026)"} == refused.value.params
    with desk.store.database.reading() as connection:
        assert before == len(settlements.settlements_of(connection, "2026-Q4", period_of("2026-Q4")))

    hang = other.sign_in("hang", day_confirmed=True)
    other.bench.drawers.count(hang, {10_000: 1, 2_000: 1}, "2026-12-30")
    other.bench.drawers.close(
        hang, witness=SecondPerson("thuy", other.password), day="2026-12-30", password=other.password
    )
    desk.learn_from(other)
    assert settle(desk, reasons=said).settled is not None


def test_what_is_to_be_settled_tells_nobody_what_their_uncounted_drawer_must_hold(desk, december):
    hang = desk.sign_in("hang", day_confirmed=True)
    desk.receive()
    with pytest.raises(DrawerNotCounted):
        desk.bench.settlement.view("2026-Q4")

    desk.bench.drawers.count(hang, {10_000: 1, 2_000: 1})
    assert 74_000 == desk.bench.settlement.view("2026-Q4").total.taken
