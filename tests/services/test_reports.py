"""Every report of a period agrees with the others, and with a count straight from the journal's entries."""

import io
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import ClassVar

import pytest
from python_calamine import CalamineWorkbook

from intake_desk.domain import kinds
from intake_desk.domain.desk import Clerk
from intake_desk.domain.entries import Draft, Entry
from intake_desk.domain.kinds import FeeLine, PaperCount
from intake_desk.domain.people import Person
from intake_desk.domain.periods import BadPeriod, Period, business_day, month_of, week_of, year_of
from intake_desk.domain.report import GROUP, Report
from intake_desk.domain.scan_kinds import ScanAdded, ScanPaper
from intake_desk.domain.times import VIETNAM, to_ms
from intake_desk.domain.turnover import CAME, NEW, PENDING, RESOLVED, UNRESOLVED, WAITING, WENT
from intake_desk.services.reports import file_name
from intake_desk.store import periods
from intake_desk.store.unsealing import unsealed

DOSSIERS = 400
BEGAN = datetime(2026, 6, 1, 8, tzinfo=VIETNAM)
ENDED = datetime(2026, 11, 20, 9, tzinfo=VIETNAM)
PROCEDURES = ("2.000815", "1.001193", "1.004873", "1.013225", "dang-phi")
PAPERS = (PaperCount(text="Tờ khai", originals=1),)
CLERK = Clerk(login="thuy", name="Nguyễn Thị Thủy")
SPANS = {
    "a month in the middle": month_of(date(2026, 8, 5)),
    "the month that is running": month_of(ENDED.date()),
    "a week": week_of(date(2026, 7, 8)),
    "one day": Period(date(2026, 9, 1), date(2026, 9, 1)),
    "all of it": year_of(ENDED.date()),
    "long before": year_of(date(2024, 1, 1)),
}

Step = tuple[float, kinds.Facts, kinds.Personal | None]


class Life:
    """One invented dossier: what happens to it, each step so many hours after the one before."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.id = f"01980000-0000-7000-8000-{number:012x}"
        self.code = f"H26.103-260601-{number:04}"
        self.line = number
        self.chance = chance
        self.promised = 0
        self.start = BEGAN + timedelta(hours=chance.uniform(0, 24 * 172))

    def due(self, after: float) -> int:
        """A promise some days after that hour of its life; one in ten has none, and keeps none."""
        if self.chance.random() < 0.1:
            return 0
        self.promised = to_ms(self.start + timedelta(hours=after + self.chance.choice((6, 24, 72, 240, 480))))
        return self.promised

    def steps(self) -> Iterator[Step]:
        """Its whole life, every lawful way sooner or later taken."""
        hours = yield from self._beginning()
        if hours is None:
            return
        if self.chance.random() < 0.3:
            yield 2, kinds.DossierForwarded(sender="Một cửa", receiver=self.chance.choice(("Kinh tế", "Văn hóa"))), None
        if self.chance.random() < 0.2:
            yield 10, kinds.SupplementRequested(papers=PAPERS), kinds.Reason(reason="thiếu")
            if self.chance.random() < 0.2:
                return
            yield 50, kinds.DossierSupplemented(papers=PAPERS, due_at=self.due(hours + 60)), None
        if self.chance.random() < 0.15:
            yield 10, kinds.ObligationRequested(amount=500_000), kinds.Reason(reason="thuế")
            if self.chance.random() < 0.3:
                return
            yield 30, kinds.ObligationMet(due_at=self.due(hours + 100)), None
        if self.promised and self.chance.random() < 0.2:
            due = to_ms(self.start + timedelta(hours=hours + 300))
            yield 5, kinds.DossierExtended(due_at=due), kinds.Reason(reason="chờ")
        yield from self._end()

    def _beginning(self) -> Iterator[Step]:
        received = {"code": self.code, "book": "01", "line": self.line}
        about = {"procedure": self.chance.choice(PROCEDURES), "procedure_name": "Thủ tục", "catalogue": "c"}
        person = kinds.DossierReceivedPersonal(applicant=Person(name=f"Đặng Văn {self.line}", phone="0912345678"))
        channel = self.chance.choice(("counter", "counter", "online", "post"))
        at = to_ms(self.start)
        if channel == "counter":
            yield 0, kinds.DossierReceived(**received, **about, received_at=at, due_at=self.due(0)), person
            return 0.0
        yield 0, kinds.DossierFiled(**about, filed_at=at, channel=channel), person
        if self.chance.random() < 0.1:
            yield 3, kinds.DossierRefused(), kinds.DossierRefusedPersonal(reason="sai thẩm quyền")
            return None
        wait = self.chance.uniform(1, 200)
        accepted = to_ms(self.start + timedelta(hours=wait))
        yield wait, kinds.DossierAccepted(**received, received_at=accepted, due_at=self.due(wait)), None
        return wait

    def _end(self) -> Iterator[Step]:
        wait = self.chance.uniform(1, 600)
        match self.chance.choice("rrrrrrrrxws."):
            case "x":
                yield wait, kinds.DossierRefused(), kinds.DossierRefusedPersonal(reason="không đủ điều kiện")
            case "w":
                yield wait, kinds.DossierWithdrawn(), kinds.Reason(reason="đổi ý")
            case "s":
                yield wait, kinds.DossierStopped(), kinds.Stop(reason="đơn yêu cầu")
            case "r":
                if self.chance.random() < 0.4:
                    of = self.chance.choice(("paper", "result", "other"))
                    yield 0, ScanAdded(hash=f"{self.line:064x}", media="image/png", bytes=9, of=of), ScanPaper()
                if self.chance.random() < 0.5:
                    yield 0, kinds.FeeCharged(lines=(FeeLine(sort="phi", name="Phí", amount=8000),)), None
                    yield 0, kinds.FeePaid(amount=8000, means=self.chance.choice(("cash", "transfer")), phi=8000), None
                yield wait, kinds.ResultReady(electronic=self.chance.random() < 0.5), kinds.Result(number="12")
                if self.chance.random() < 0.9:
                    yield self.chance.uniform(0, 300), kinds.DossierHandedBack(), kinds.Receiver(name="Đặng Văn A")
                    if self.chance.random() < 0.3:
                        level = self.chance.choice(("very", "content", "not"))
                        yield 0, kinds.DossierRated(level=level), None


@pytest.fixture(scope="module")
def desk(tmp_path_factory, one_desk):
    """A desk through half a year of dossiers on every way, down to the clock's last morning."""
    desk = one_desk(tmp_path_factory.mktemp("year"), ENDED)
    chance = random.Random(2026)
    happened = defaultdict(list)
    for number in range(1, DOSSIERS + 1):
        life = Life(number, chance)
        at = life.start
        for wait, facts, personal in life.steps():
            at += timedelta(hours=wait)
            happened[at.replace(minute=0, second=0, microsecond=0)].append((at, number, life.id, facts, personal))
    for hour in sorted(hour for hour in happened if hour < ENDED - timedelta(hours=1)):
        for at, _, subject, facts, personal in sorted(happened[hour], key=lambda one: one[:2]):
            desk.clock.time = at
            with desk.journal.recording(day=business_day(to_ms(at)).isoformat(), actor="thuy") as recording:
                recording.add(Draft(subject=subject, facts=facts, personal=personal))
    desk.clock.time = ENDED
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def reports(desk):
    return desk.bench.reports


@pytest.fixture(scope="module")
def entries(desk) -> list[Entry]:
    with desk.journal.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT body, personal FROM entry ORDER BY hlc").fetchall()
        return list(unsealed((body, personal) for body, personal in rows))


class Pencil:
    """Reads the journal as a clerk would, page by page, with a mark for each dossier."""

    ENDS = (kinds.ResultReady, kinds.DossierRefused, kinds.DossierWithdrawn, kinds.DossierStopped)
    MARKS: ClassVar = {
        kinds.SupplementRequested: "supplement",
        kinds.ObligationRequested: "obligation",
        kinds.DossierRefused: "refused",
        kinds.DossierWithdrawn: "withdrawn",
        kinds.DossierStopped: "stopped",
    }

    def __init__(self, first: str) -> None:
        self.first = first
        self.channels: dict[str, str] = {}
        self.came: dict[str, str] = {}
        self.due: dict[str, int] = {}
        self.marks: dict[str, str] = {}
        self.gone: set[str] = set()

    def read(self, entry: Entry) -> None:
        subject, facts = entry.subject, entry.facts
        if isinstance(facts, kinds.DossierFiled):
            self.channels[subject] = facts.channel
        elif isinstance(facts, kinds.DossierReceived | kinds.DossierAccepted):
            self.came[subject] = self.channels.get(subject, "counter") if entry.day >= self.first else "carried"
            self.due[subject], self.marks[subject] = facts.due_at, "pending"
        elif isinstance(facts, kinds.DossierSupplemented | kinds.ObligationMet | kinds.DossierExtended):
            self.due[subject], self.marks[subject] = facts.due_at or self.due[subject], "pending"
        elif isinstance(facts, kinds.ResultReady):
            self.marks[subject] = self.kept(self.due[subject], entry.at_ms)
        elif type(facts) in self.MARKS:
            self.marks[subject] = self.MARKS[type(facts)]
        if isinstance(facts, self.ENDS) and entry.day < self.first:
            self.gone.add(subject)

    @staticmethod
    def kept(due: int, at: int) -> str:
        if 0 < due < at:
            return "late"
        return "on_time" if not due or business_day(due) == business_day(at) else "early"


def counted(entries: list[Entry], period: Period, now: datetime) -> Counter[str]:
    """The groups of 06a straight from the journal."""
    pencil = Pencil(period.first.isoformat())
    for entry in entries:
        if entry.day <= period.last.isoformat():
            pencil.read(entry)
    found: Counter[str] = Counter()
    ruled = min(period.end_ms, to_ms(now))
    for subject in pencil.came.keys() - pencil.gone:
        mark = pencil.marks[subject]
        pending = "overdue" if 0 < pencil.due[subject] < ruled else "in_time"
        found.update((pencil.came[subject], pending if mark == "pending" else mark))
    return found


def figures(report: Report) -> dict[str, int]:
    return {column.name: report.total_of(column.name) for column in report.columns}


@pytest.mark.parametrize("span", SPANS)
def test_report_06a_is_what_the_journal_says(reports, entries, span):
    period = SPANS[span]

    found = figures(reports.report_06a(period.first, period.last))
    marks = counted(entries, period, ENDED)

    assert {name: marks[name] for name in (*CAME, *WENT)} == {name: found[name] for name in (*CAME, *WENT)}


def test_the_invented_half_year_takes_every_way(reports):
    found = figures(reports.report_06a(date(2026, 8, 1), date(2026, 11, 20)))

    assert [] == [name for name in (*CAME, *WENT) if not found[name]]


@pytest.mark.parametrize("span", SPANS)
def test_what_came_in_went_somewhere_in_every_line(reports, span):
    report = reports.report_06a(SPANS[span].first, SPANS[span].last)
    places = {column.name: place for place, column in enumerate(report.columns)}

    for row in (*report.rows, report.total):

        def sum_of(names, row=row):
            return sum(row.cells[places[name]] for name in names)

        assert sum_of(CAME) == sum_of(("received",)) == sum_of(WENT)
        assert sum_of(RESOLVED) == sum_of(("resolved",))
        assert sum_of(PENDING) == sum_of(("pending",))
    for name in (*CAME, *WENT):
        assert report.total.cells[places[name]] == sum(report.values_of(name))
        groups = [row.cells[places[name]] for row in report.rows if row.level == GROUP]
        assert report.total.cells[places[name]] == sum(groups)


def test_what_one_month_leaves_the_next_one_finds(reports):
    months = [month_of(date(2026, month, 1)) for month in range(6, 12)]
    found = [figures(reports.report_06a(month.first, month.last)) for month in months]

    for before, after in pairwise(found):
        assert sum(before[name] for name in (*PENDING, *WAITING)) == after["carried"]
    whole = figures(reports.report_06a(months[0].first, months[-1].last))
    for name in (*NEW, *RESOLVED, *UNRESOLVED):
        assert whole[name] == sum(one[name] for one in found)


def test_the_reports_agree_with_each_other(reports):
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    turnover = figures(reports.report_06a(first, last))
    shares = dict(zip(("1", "2", "3a", "3b", "4", "5"), reports.ratios(first, last).rows, strict=True))
    backlog = reports.backlog()
    book = reports.register_book(first, last)

    assert (turnover["early"] + turnover["on_time"], turnover["resolved"]) == shares["1"].cells[2:4]
    assert (turnover["online"], turnover["received"]) == shares["2"].cells[2:4]
    assert turnover["resolved"] == shares["3b"].cells[3]
    assert turnover["received"] == len(book.rows) == book.rows[-1].cells[0]
    assert backlog.values["open"] == str(turnover["pending"] + turnover["supplement"] + turnover["obligation"])
    assert backlog.values["overdue"] == str(turnover["overdue"])
    assert turnover["overdue"] == sum(1 for days in backlog.values_of("late") if days is not None)
    assert turnover["resolved"] == len(reports.results(first, last).lines)


def test_the_ratios_are_what_the_journal_says(reports, entries):
    rows = reports.ratios(date(2026, 1, 1), date(2026, 12, 31)).rows
    ratios = {row.cells[0]: row.cells for row in rows}
    kinds_of = {
        kind: [one for one in entries if isinstance(one.facts, kind)] for kind in {type(e.facts) for e in entries}
    }
    means = {one.subject: one.facts.means for one in kinds_of[kinds.FeePaid]}
    levels = [one.facts.level for one in kinds_of[kinds.DossierRated]]
    ready = {one.subject: one.facts.electronic for one in kinds_of[kinds.ResultReady]}
    scanned = {of: {one.subject for one in kinds_of[ScanAdded] if one.facts.of == of} for of in ("paper", "result")}

    assert len(scanned["paper"]) == ratios["3a"][2]
    assert (sum(ready[one] or one in scanned["result"] for one in ready), len(ready)) == ratios["3b"][2:4]
    assert (sum(one == "transfer" for one in means.values()), len(means)) == ratios["4"][2:4]
    assert (sum(one != "not" for one in levels), len(levels)) == ratios["5"][2:4]


def test_where_there_is_nothing_there_is_no_figure(reports):
    empty = reports.ratios(date(2024, 1, 1), date(2024, 1, 31)).rows

    assert [(0, 0, None)] * 6 == [row.cells[2:5] for row in empty]
    assert "chưa ghi nhận đánh giá" in empty[-1].cells[5]


def test_the_book_has_every_dossier_once_under_numbers_without_a_gap(reports, entries):
    year = reports.register_book(date(2026, 1, 1), date(2026, 12, 31))
    months = [reports.register_book(period.first, period.last) for period in map(month_of, _firsts())]
    codes = [one.facts.code for one in entries if isinstance(one.facts, kinds.DossierReceived | kinds.DossierAccepted)]

    assert sorted(codes) == sorted(year.values_of("code"))
    assert list(range(1, len(codes) + 1)) == year.values_of("number")
    assert year.rows == tuple(row for month in months for row in month.rows)


def _firsts() -> list[date]:
    return [date(2026, month, 1) for month in range(6, 13)]


def test_the_book_says_who_gave_and_who_took(reports, entries):
    book = reports.register_book(date(2026, 1, 1), date(2026, 12, 31))
    given = sum(isinstance(one.facts, kinds.DossierHandedBack) for one in entries)

    assert given == book.values_of("giver").count("Nguyễn Thị Thủy") == book.values_of("receiver").count("Đặng Văn A")
    assert given == sum(day is not None for day in book.values_of("returned"))


@pytest.mark.parametrize("by", ["lateness", "procedure", "agency"])
def test_the_backlog_lists_each_dossier_once_whatever_it_is_grouped_by(reports, entries, by):
    report = reports.backlog(by)
    ends = (kinds.ResultReady, kinds.DossierRefused, kinds.DossierWithdrawn, kinds.DossierStopped)
    ended = {one.subject for one in entries if isinstance(one.facts, ends)}
    begun = {one.subject for one in entries if isinstance(one.facts, kinds.DossierReceived | kinds.DossierFiled)}

    groups = [row for row in report.rows if row.level == GROUP]
    assert len(begun - ended) == len(report.lines)
    assert len(report.lines) == sum(int(row.cells[2].rsplit(": ", 1)[1].split()[0]) for row in groups)
    assert list(range(1, len(report.lines) + 1)) == report.values_of("number")


def test_what_went_to_an_agency_stands_on_its_list(reports, entries):
    report = reports.forwarded(date(2026, 6, 1), date(2026, 8, 31))
    went = [one for one in entries if isinstance(one.facts, kinds.DossierForwarded) and one.day <= "2026-08-31"]

    assert len(went) == len(report.lines)
    assert ["Kinh tế", "Văn hóa"] == [row.cells[2].split(":")[0] for row in report.rows if row.level == GROUP]


def test_a_dossier_is_seen_as_it_stood_then(desk, reports, entries):
    """What happened after the period changes nothing in it: the past is read without the future."""
    period = month_of(date(2026, 7, 1))
    with desk.journal.database.reading() as connection:
        then = {one.id: one for one in periods.as_they_stood(connection, 0, period.end_ms)}
    later = {one.subject for one in entries if one.at_ms >= period.end_ms} & then.keys()

    assert later
    assert all(one.last.hlc >> 16 < period.end_ms for one in then.values())


@pytest.mark.parametrize("name", ["report_06a", "ratios", "register_book", "results", "forwarded"])
def test_every_report_becomes_paper_and_workbook(reports, name):
    report = getattr(reports, name)(date(2026, 8, 1), date(2026, 8, 31))

    printed = reports.paper(CLERK, report)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(reports.workbook(report))).get_sheet_by_index(0).to_python()

    assert printed.pdf.startswith(b"%PDF")
    assert file_name(report) == printed.name
    assert printed.name.endswith("-20260801-20260831")
    assert [row.cells[0] for row in report.lines] == [
        line[0] for line in sheet if line[0] in report.values_of("number")
    ]


def test_a_period_does_not_run_backwards(reports):
    for name in ("report_06a", "ratios", "register_book", "results", "forwarded"):
        with pytest.raises(BadPeriod):
            getattr(reports, name)(date(2026, 8, 2), date(2026, 8, 1))


def test_a_hand_over_list_is_printed_as_it_was(open_desk):
    desk = open_desk(1)
    clerk = desk.sign_in("thuy")
    ids = [desk.receive(name=name).id for name in ("Đặng Thị Hường", "Phạm Văn Đức")]

    listed = desk.bench.forwarding.forward(clerk, ids, "Phòng Kinh tế")
    report = desk.bench.reports.hand_over(listed)

    assert "Phòng Kinh tế" == report.values["agency"]
    assert listed.number == report.values["list_number"]
    assert ["Đặng Thị Hường", "Phạm Văn Đức"] == report.values_of("applicant")
