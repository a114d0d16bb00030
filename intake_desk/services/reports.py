"""Reports of the unit: counted from the register in one pass, handed out as paper or as a workbook."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

import msgspec

from intake_desk.domain import backlog, hand_over, ratios, register_book, settlement_sheet, turnover
from intake_desk.domain.charts import ChartSheet
from intake_desk.domain.closing_kinds import PeriodClosed
from intake_desk.domain.closing_sums import taken
from intake_desk.domain.csv_layout import CsvLayout, check_layout
from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Entry
from intake_desk.domain.hand_over import Handed
from intake_desk.domain.periods import Period, year_of
from intake_desk.domain.report import MONEY, Report, Words, shown
from intake_desk.domain.settlement import BOOKS, REGISTER_BOOK
from intake_desk.domain.times import from_ms, local, show_day
from intake_desk.printing import press
from intake_desk.services.accounting import csv_of
from intake_desk.services.blind_count import check_counted
from intake_desk.services.cash_notes import cash_notes
from intake_desk.services.charts import chart_sheet
from intake_desk.services.desk import Desk
from intake_desk.services.fingerprints import fingerprint
from intake_desk.services.forwarding import HandOverList
from intake_desk.services.open_drawers import OpenDrawers
from intake_desk.services.open_money import open_notes
from intake_desk.services.outstanding import Outstanding
from intake_desk.services.paperwork import Paperwork
from intake_desk.services.settlement import Settled, SettlementView, named_days, view_of
from intake_desk.services.slips import Printed
from intake_desk.store import periods, settlements

CSV_SETTING = "accountant csv"
CHARTS = "charts"
_SUMS = frozenset({turnover.FORM, ratios.FORM, settlement_sheet.FORM})
_FILES = {
    CHARTS: "Bieu-do",
    turnover.FORM: "Bao-cao-06a",
    ratios.FORM: "Cac-ty-le",
    backlog.FORM: "Ho-so-dang-giai-quyet",
    register_book.FORM: "So-theo-doi-ho-so",
    settlement_sheet.FORM: "Quyet-toan",
    hand_over.RESULTS: "Ban-giao-ket-qua",
    hand_over.DOSSIERS: "Ban-giao-ho-so",
}


class Reports:
    """Read-only questions about a period; safe on any thread but the GUI's. Each raises BadPeriod."""

    def __init__(self, desk: Desk, open_drawers: OpenDrawers) -> None:
        self._desk = desk
        self._letterhead = Paperwork(desk).letterhead
        self._outstanding = Outstanding(desk)
        self._open_drawers = open_drawers

    def report_06a(self, first: date, last: date) -> Report:
        """What came in, was resolved and is pending, by field and procedure (report 06a)."""
        period, now = Period(first, last), self._desk.now()
        with self._dossiers(period) as dossiers:
            return turnover.report_06a(dossiers, self._words(turnover.FORM), period, now, self._procedure)

    def ratios(self, first: date, last: date) -> Report:
        """The five ratios followed nationally."""
        period, now = Period(first, last), self._desk.now()
        with self._dossiers(period) as dossiers:
            found = ratios.ratios(dossiers, period, now)
        return ratios.ratios_report(found, self._words(ratios.FORM), period, now)

    def backlog(self, by: str = backlog.BY_LATENESS) -> Report:
        """What is still owed now, by lateness, procedure or agency (BY_LATENESS, BY_PROCEDURE, BY_AGENCY)."""
        words = self._words(backlog.FORM)
        with self._desk.journal.database.reading() as connection:
            dossiers = list(periods.still_open(connection))
        return backlog.backlog_report(dossiers, words, self._desk.now(), self._here, by)

    def register_book(self, first: date, last: date) -> Report:
        """Form 07: what was received in the period, as it stands now, under numbers that run through the year."""
        period = Period(first, last)
        with self._desk.journal.database.reading() as connection:
            dossiers = list(periods.received(connection, year_of(first).start_ms, period.end_ms))
            settled = settlements.settlements_of(connection, str(last.year), year_of(last))
            late = settlements.begun_after(connection, settled[0], year_of(last)) if settled else frozenset[str]()
        ruled_off = self._ruled_off(settled[0]) if settled else ""
        words, now = self._words(register_book.FORM), self._desk.now()
        return register_book.register_book(dossiers, words, period, now, self._desk.clerk_name, ruled_off, late)

    def settlement(self, first: date, last: date) -> Report:
        """What was taken in the period for which agency, and how its days were ruled off. Raises DrawerNotCounted."""
        period = Period(first, last)
        check_counted(self._desk, period)
        view = view_of(self._desk, period)
        sealed = {"closings": taken(view.closings), "addenda": taken(view.addenda)}
        words, now, settled = self._words(settlement_sheet.FORM), self._desk.now(), _signed(view)
        left = open_notes(self._desk, self._outstanding.within(first.isoformat(), last.isoformat()))
        notes = (*_notes(view), *cash_notes(self._desk, self._open_drawers, period), *left)
        return settlement_sheet.settlement_report(
            view.rows, words, view.period, now, sealed=sealed, notes=notes, settled=settled, signed=view.signed
        )

    def _ruled_off(self, settlement: Entry) -> str:
        """Who ruled the register book of a year off, when, at which number, and the mark of the settlement."""
        facts = settlement.facts
        assert isinstance(facts, PeriodClosed)
        book = facts.groups.get(BOOKS, {}).get(REGISTER_BOOK, {})
        at = f"khóa ở số thứ tự {book['last']}" if "last" in book else "đã khóa"
        when, name = show_day(from_ms(settlement.at_ms).date()), self._desk.clerk_name(settlement.actor)
        return f"Sổ năm {facts.period} {at} ngày {when}, người ký: {name}; dấu: {fingerprint(settlement.hash)}."

    def charts(self, first: date, last: date) -> ChartSheet:
        """What a supervisor looks at: today's hours, what waits, promises kept, money by day. Raises
        DrawerNotCounted.
        """
        period = Period(first, last)
        check_counted(self._desk, period)
        return chart_sheet(self._desk, period)

    def results(self, first: date, last: date) -> Report:
        """The results that came to the counter in the period, by the agency that sent them, for both to sign."""
        period = Period(first, last)
        with self._dossiers(period) as dossiers:
            found = [one for one in dossiers if one.ready_at and period.holds(one.ready_at)]
        return self._listed(hand_over.RESULTS, period, hand_over.results(found, self._here))

    def forwarded(self, first: date, last: date) -> Report:
        """The dossiers that were handed to agencies in the period, by agency, for both to sign."""
        period = Period(first, last)
        with self._dossiers(period) as dossiers:
            found = list(dossiers)
        return self._listed(hand_over.DOSSIERS, period, hand_over.forwarded(found, period))

    def hand_over(self, listed: HandOverList) -> Report:
        """The hand-over list of dossiers that went together, as it was."""
        rows = {listed.receiver: [Handed(one, "") for one in listed.dossiers]}
        words, at = self._words(hand_over.DOSSIERS), from_ms(listed.at_ms)
        return hand_over.hand_over_list(rows, words, at, sender=listed.sender, number=listed.number)

    def paper(self, clerk: Clerk, report: Report | ChartSheet) -> Printed:
        """The report, or the charts with their numbers, as a paper that this person answers for."""
        if isinstance(report, ChartSheet):
            pdf = press.charts(report, self._letterhead(), clerk.name)
            return Printed(form=CHARTS, name=file_name(report), pdf=pdf)
        # results come to the counter, everything else goes out from it
        side = "right_name" if report.words.form == hand_over.RESULTS else "left_name"
        signed = msgspec.structs.replace(report, **{side: clerk.name})
        pdf = press.report(signed, self._letterhead())
        return Printed(form=report.words.form, name=file_name(report), pdf=pdf)

    def workbook(self, report: Report | ChartSheet) -> bytes:
        """The report, or the numbers of the charts, as an XLSX file's bytes."""
        if isinstance(report, ChartSheet):
            return press.chart_workbook(report, self._letterhead())
        return press.workbook(report, self._letterhead())

    def table(self, report: Report) -> bytes:
        """The report as a CSV file's bytes, in the layout that this desk keeps for the accountant."""
        return csv_of(report, self.csv_layout())

    def csv_layout(self) -> CsvLayout:
        """The layout that is kept at this desk."""
        return self._desk.sheets.setting(CSV_SETTING, CsvLayout, CsvLayout())

    def keep_csv_layout(self, layout: CsvLayout) -> CsvLayout:
        """Keep another layout at this desk. Raises BadCsvLayout, StoreFailed."""
        checked = check_layout(layout)
        self._desk.sheets.set(CSV_SETTING, checked)
        return checked

    @contextmanager
    def _dossiers(self, period: Period) -> Iterator[Iterable[Dossier]]:
        """What concerns the period, as it stood at its end."""
        with self._desk.journal.database.reading() as connection:
            yield periods.as_they_stood(connection, period.start_ms, period.end_ms)

    def _listed(self, form: str, period: Period, rows: dict[str, list[Handed]]) -> Report:
        words, now = self._words(form), self._desk.now()
        return hand_over.hand_over_list(rows, words, now, sender=self._here, period=period)

    def _words(self, form: str) -> Words:
        return press.words(form, local(self._desk.now()).date())

    @property
    def _here(self) -> str:
        unit = self._desk.unit
        return unit.title or unit.name or self._desk.identity.desk_name

    def _procedure(self, code: str) -> tuple[str, str]:
        procedure = self._desk.reference.known(code)
        return (procedure.field, procedure.short_name) if procedure is not None else ("", "")


def names_people(report: Report | ChartSheet) -> bool:
    """Whether the report's lines are dossiers, with the people in them: the others only add up."""
    return isinstance(report, Report) and report.words.form not in _SUMS


def file_name(report: Report | ChartSheet) -> str:
    """A name for the report's file in plain letters, without an ending: what it is and its days."""
    made = local(report.made_at)
    form = CHARTS if isinstance(report, ChartSheet) else report.words.form
    form = _FILES.get(form, form)
    if report.period is None:
        return f"{form}-{made:%Y%m%d-%H%M}"
    first, last = report.period.first, report.period.last
    days = f"{first:%Y%m%d}" if first == last else f"{first:%Y%m%d}-{last:%Y%m%d}"
    return f"{form}-{days}"


def _signed(view: SettlementView) -> str:
    """Who settled the period and when, with the words that stand for the entry."""
    settled = view.settled
    if settled is None:
        return ""
    at = from_ms(settled.entry.at_ms)
    return f"Đã quyết toán {show_day(at.date())}, người ký: {settled.name}; dấu của kỳ: {settled.fingerprint}."


def _rival(one: Settled) -> str:
    """A settlement that does not hold, with what it signed and the words that stand for it."""
    at, signed = from_ms(one.entry.at_ms), shown(taken(one.facts.tally), MONEY)
    return f"{one.name} ({one.desk}), {at:%H:%M %d/%m/%Y}, số đã ký {signed} đồng, dấu “{one.fingerprint}”"


def _notes(view: SettlementView) -> tuple[str, ...]:
    """What keeps the sums from being all ruled off, and the books that the year's settlement ruled off."""
    notes = []
    if view.open_days:
        notes.append(f"Chưa chốt sổ: {named_days(view.open_days)}.")
    if view.unsigned_days:
        notes.append(f"Có mục thu đến sau chốt sổ, chưa lập bổ sung: {named_days(view.unsigned_days)}.")
    if view.settled is not None and view.settled.note:
        notes.append(f"Lý do quyết toán khi chưa chốt sổ: {view.settled.note}.")
    if view.others:
        notes.append(f"Kỳ này được quyết toán nhiều lần; không có hiệu lực: {'; '.join(map(_rival, view.others))}.")
    if view.settled is not None and REGISTER_BOOK in view.settled.facts.groups.get(BOOKS, {}):
        last = view.settled.facts.groups[BOOKS][REGISTER_BOOK]["last"]
        notes.append(f"Sổ theo dõi hồ sơ (mẫu 07) năm {view.name} khóa ở số thứ tự {last}.")
    return tuple(notes)
