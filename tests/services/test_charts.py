"""The charts of a unit say what its other reports say, and what of it is ruled off."""

import io
import random
import re
from datetime import date, datetime, timedelta
from zipfile import ZipFile

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from intake_desk.domain import kinds
from intake_desk.domain.charts import ChartSheet
from intake_desk.domain.closing_sums import taken
from intake_desk.domain.desk import Clerk
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import FeeLine, PaperCount
from intake_desk.domain.money_kinds import FeeRefunded, MisfitReversed
from intake_desk.domain.people import Person
from intake_desk.domain.periods import BadPeriod, month_of, quarter_of, year_of
from intake_desk.domain.times import VIETNAM, to_ms
from intake_desk.services.reports import file_name, names_people
from intake_desk.services.settlement import view_of

NOW = datetime(2026, 11, 20, 10, 30, tzinfo=VIETNAM)
BEGAN = datetime(2026, 8, 24, 8, tzinfo=VIETNAM)
DOSSIERS = 160
HANG = Clerk(login="hang", name="Trần Thu Hằng", role="supervisor")


def life(number, chance):
    """One invented dossier: what happens to it, and when."""
    at = BEGAN + timedelta(hours=chance.uniform(0, 24 * 88))
    due = to_ms(at + timedelta(days=chance.choice((1, 3, 7, 30)))) if chance.random() < 0.9 else 0
    received = kinds.DossierReceived(
        code=f"H26.103-260824-{number:04}",
        book="01",
        line=number,
        procedure="2.000815",
        procedure_name="Chứng thực",
        catalogue="c",
        received_at=to_ms(at),
        due_at=due,
    )
    yield at, received, kinds.DossierReceivedPersonal(applicant=Person(name=f"Đặng Văn {number}"))
    if chance.random() < 0.7:
        sort, amount = chance.choice((("phi", 8000), ("le_phi", 5000)))
        yield at, kinds.FeeCharged(lines=(FeeLine(sort=sort, name="Thu", amount=amount),)), None
        yield at, kinds.FeePaid(amount=amount, means=chance.choice(("cash", "transfer")), **{sort: amount}), None
        if chance.random() < 0.2:
            back = at + timedelta(days=2)
            refund = FeeRefunded(refund="r", payment="p", second="hang", amount=amount, means="cash", **{sort: amount})
            yield back, refund, None
            if chance.random() < 0.5:
                where = {"written_in": "x", "number": 1, "taker": "thuy", "journal": "x", "second": "hang"}
                reversal = MisfitReversed(misfit=bytes(32), refund=refund, **where)
                yield at + timedelta(days=3), reversal, None
    if chance.random() < 0.2:
        yield at, kinds.SupplementRequested(papers=(PaperCount(text="Tờ khai", originals=1),)), None
    elif chance.random() < 0.8:
        yield at + timedelta(days=chance.uniform(0, 12)), kinds.ResultReady(), None


@pytest.fixture(scope="module")
def desk(tmp_path_factory, one_desk):
    """A desk with a quarter's work behind it, two days of it ruled off."""
    desk = one_desk(tmp_path_factory.mktemp("charts"), NOW)
    chance = random.Random(11)
    happened = [
        (at, number, facts, personal) for number in range(DOSSIERS) for at, facts, personal in life(number, chance)
    ]
    for at, number, facts, personal in sorted(happened, key=lambda one: one[:2]):
        if at < NOW - timedelta(hours=1):
            desk.clock.time = at
            with desk.journal.recording(day=at.date().isoformat(), actor="thuy") as recording:
                recording.add(Draft(subject=f"d{number:04}", facts=facts, personal=personal))
    desk.clock.time = NOW
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def reports(desk):
    return desk.bench.reports


def chart(sheet, name):
    return next(one for one in sheet.charts if one.name.startswith(name))


def test_what_waits_is_what_the_backlog_lists(reports):
    load = chart(reports.charts(NOW.date(), NOW.date()), "load")
    backlog = reports.backlog()

    assert backlog.values["open"] == str(load.total_of("waiting"))
    assert backlog.values["overdue"] == str(load.series[0].values[0])
    assert load.series[0].values[0] > 0


@pytest.mark.parametrize("period", [quarter_of(NOW.date()), year_of(NOW.date()), quarter_of(date(2026, 8, 1))])
def test_the_ratio_over_time_adds_up_to_the_national_one(reports, period):
    drawn = chart(reports.charts(period.first, period.last), "on_time")
    ratio = reports.ratios(drawn.span.first, drawn.span.last)

    assert (ratio.values_of("part")[0], ratio.values_of("whole")[0]) == (
        drawn.total_of("kept"),
        drawn.total_of("resolved"),
    )
    assert ratio.values_of("ratio")[0] == drawn.total_of("ratio")
    assert sum(drawn.series[2].values) == drawn.total_of("resolved") > 0


@pytest.mark.parametrize("period", [month_of(NOW.date()), year_of(NOW.date())])
def test_the_money_of_the_days_is_what_the_settlement_says(desk, reports, period):
    fees = chart(reports.charts(period.first, period.last), "fee")
    view = view_of(desk.bench.desk, period)

    assert taken(view.total.figures) == fees.total_of("both")
    assert view.total.sort("phi") == fees.total_of("phi") != 0
    by_day = {spot.at.first: value for spot, value in zip(fees.spots, fees.series[2].values, strict=True)}
    if fees.name == "fee_days":
        assert {date.fromisoformat(one.day): taken(one.entries) for one in view.days if taken(one.entries)} == {
            day: value for day, value in by_day.items() if value
        }


def test_a_single_day_is_seen_by_its_own_hours(desk, reports):
    with desk.journal.database.reading() as connection:
        question = (
            "SELECT day, count(*) FROM entry WHERE kind = 'dossier.received' GROUP BY day ORDER BY 2 DESC LIMIT 1"
        )
        iso, found = connection.exec_driver_sql(question).fetchone()
    day = date.fromisoformat(iso)

    hours = chart(reports.charts(day, day), "hours")

    assert (day, found) == (hours.span.first, hours.total_of("received"))
    assert NOW.date() == chart(reports.charts(day - timedelta(days=1), day), "hours").span.first


def test_what_is_ruled_off_is_no_longer_marked(open_desk):
    desk = open_desk(1)
    desk.sign_in()
    desk.receive(pages=4)
    day = desk.bench.desk.business_day()
    today = date.fromisoformat(day)

    hang = desk.sign_in("hang")
    before = chart(desk.bench.reports.charts(today, today), "fee")
    desk.bench.closing.close(hang, day, desk.password, counted_cash=before.total_of("both"))
    after = chart(desk.bench.reports.charts(today, today), "fee")

    assert ["open"] == [spot.mark for spot in before.spots]
    assert [""] == [spot.mark for spot in after.spots]
    assert before.series == after.series


def test_charts_become_paper_and_workbook(reports):
    month = month_of(NOW.date())
    sheet = reports.charts(month.first, month.last)

    printed = reports.paper(HANG, sheet)
    book = CalamineWorkbook.from_filelike(io.BytesIO(reports.workbook(sheet)))

    assert isinstance(sheet, ChartSheet)
    assert ("charts", "Bieu-do-20261101-20261130") == (printed.form, printed.name)
    pages = pypdfium2.PdfDocument(printed.pdf)
    text = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    pages.close()
    assert "Trần Thu Hằng" in text
    assert ["Theo giờ", "Đang chờ", "Đúng hạn", "Phí, lệ phí"] == book.sheet_names
    money = book.get_sheet_by_index(3).to_python()
    fees = chart(sheet, "fee")
    assert ["Cộng", *(one.total for one in fees.series)] == money[-1][:4]
    with ZipFile(io.BytesIO(reports.workbook(sheet))) as parts:
        hours, ratio, money = (parts.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 3, 4))
    assert "<f>SUM(B5:B" in hours
    assert "<f>SUM(D5:D" in money
    assert re.search(r"<f>C(\d+)/D\1</f>", ratio)


def test_only_lists_of_dossiers_name_people(reports):
    first, last = date(2026, 11, 1), date(2026, 11, 30)
    found = {name: make(first, last) for name, make in (("charts", reports.charts), ("06a", reports.report_06a))}
    found["book"] = reports.register_book(first, last)

    assert {"charts": False, "06a": False, "book": True} == {name: names_people(one) for name, one in found.items()}
    assert "Bao-cao-06a-20261101-20261130" == file_name(found["06a"])
    assert file_name(found["book"]).startswith("So-theo-doi-ho-so-")


def test_a_period_does_not_run_backwards(reports):
    with pytest.raises(BadPeriod):
        reports.charts(date(2026, 8, 2), date(2026, 8, 1))
