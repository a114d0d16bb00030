"""Which report, and of which days."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain import backlog
from intake_desk.domain.charts import ChartSheet
from intake_desk.domain.periods import Period, day_of, month_of, quarter_of, week_of, year_of
from intake_desk.domain.report import Report
from intake_desk.services.reports import Reports
from intake_desk.ui.widgets import ChoiceField, DateField, Field, row

translate = QCoreApplication.translate

BACKLOG = "backlog"
CHARTS = "charts"
CHOSEN_DAYS = "days"
_PERIODS: dict[str, Callable[[date], Period]] = {
    "today": day_of,
    "week": week_of,
    "month": month_of,
    "last_month": lambda today: month_of(today.replace(day=1) - timedelta(days=1)),
    "quarter": quarter_of,
    "last_quarter": lambda today: quarter_of(quarter_of(today).first - timedelta(days=1)),
    "year": year_of,
    "last_year": lambda today: year_of(year_of(today).first - timedelta(days=1)),
}


class Wanted(NamedTuple):
    """A report, its period (None: as of now), and what it is grouped by."""

    name: str
    period: Period | None = None
    by: str = ""

    def made(self, reports: Reports) -> Report | ChartSheet:
        """The report itself; may take seconds."""
        if self.period is None:
            return reports.backlog(self.by)
        makers: dict[str, Callable[[date, date], Report | ChartSheet]] = {
            "report_06a": reports.report_06a,
            "ratios": reports.ratios,
            "register_book": reports.register_book,
            "results": reports.results,
            "forwarded": reports.forwarded,
            "settlement": reports.settlement,
            CHARTS: reports.charts,
        }
        return makers[self.name](self.period.first, self.period.last)


class ReportChoices(QWidget):
    """``wanted_changed`` with what is wanted now, None while the days that were typed are none."""

    wanted_changed = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.report = ChoiceField(_reports())
        self.period = ChoiceField(_periods())
        self.by = ChoiceField(_groupings())
        self.first = DateField()
        self.last = DateField()
        self._first_field = Field(self.tr("Từ ngày"), self.first)
        self._last_field = Field(self.tr("Đến ngày"), self.last)
        self._period_field = Field(self.tr("Kỳ"), self.period)
        self._by_field = Field(self.tr("Xếp theo"), self.by)
        for field, width in (
            (self._period_field, 170),
            (self._by_field, 210),
            (self._first_field, 130),
            (self._last_field, 130),
        ):
            field.setFixedWidth(width)
        report = Field(self.tr("Loại báo cáo"), self.report)
        report.setFixedWidth(320)
        self.setLayout(
            row(report, self._period_field, self._by_field, self._first_field, self._last_field, 1, gap="field")
        )
        self.period.set_value("month")
        for choice in (self.report, self.by):
            choice.chosen.connect(self._on_changed)
        self.period.chosen.connect(self._on_period)
        for day in (self.first, self.last):
            day.date_changed.connect(self._on_changed)
        self.setFocusProxy(self.report)
        self._arrange()

    def wanted(self) -> Wanted | None:
        """What is chosen now."""
        name = str(self.report.value())
        if name == BACKLOG:
            return Wanted(name, None, str(self.by.value()))
        chosen = str(self.period.value())
        if chosen != CHOSEN_DAYS:
            return Wanted(name, _PERIODS[chosen](self._today()))
        first, last = self.first.value(), self.last.value()
        if first is None or last is None or last < first:
            return None
        return Wanted(name, Period(first, last))

    def choose(self, name: str) -> None:
        """Want another report of the days that are chosen."""
        self.report.set_value(name)
        self._on_changed()

    def _on_period(self) -> None:
        """Whoever wants days of their own starts from those seen before."""
        if self.period.value() == CHOSEN_DAYS and self.first.value() is None:
            month = month_of(self._today())
            self.first.set_value(month.first)
            self.last.set_value(self._today())
        self._on_changed()

    def _on_changed(self) -> None:
        self._arrange()
        self.wanted_changed.emit(self.wanted())

    def _arrange(self) -> None:
        now = self.report.value() == BACKLOG
        days = not now and self.period.value() == CHOSEN_DAYS
        self._by_field.setVisible(now)
        self._period_field.setVisible(not now)
        self._first_field.setVisible(days)
        self._last_field.setVisible(days)
        first, last = self.first.value(), self.last.value()
        backwards = days and first is not None and last is not None and last < first
        self._last_field.set_error(self.tr("Trước ngày đầu kỳ") if backwards else "")


def _reports() -> list[tuple[str, object]]:
    return [
        (translate("reports", "Tình hình giải quyết (báo cáo 06a)"), "report_06a"),
        (translate("reports", "Các tỷ lệ theo dõi"), "ratios"),
        (translate("reports", "Hồ sơ tồn đọng, quá hạn"), BACKLOG),
        (translate("reports", "Sổ theo dõi hồ sơ (mẫu 07)"), "register_book"),
        (translate("reports", "Phiếu bàn giao kết quả"), "results"),
        (translate("reports", "Phiếu bàn giao hồ sơ"), "forwarded"),
        (translate("reports", "Quyết toán phí, lệ phí"), "settlement"),
        (translate("reports", "Biểu đồ của người phụ trách"), CHARTS),
    ]


def _periods() -> list[tuple[str, object]]:
    return [
        (translate("reports", "Hôm nay"), "today"),
        (translate("reports", "Tuần này"), "week"),
        (translate("reports", "Tháng này"), "month"),
        (translate("reports", "Tháng trước"), "last_month"),
        (translate("reports", "Quý này"), "quarter"),
        (translate("reports", "Quý trước"), "last_quarter"),
        (translate("reports", "Năm nay"), "year"),
        (translate("reports", "Năm trước"), "last_year"),
        (translate("reports", "Chọn ngày…"), CHOSEN_DAYS),
    ]


def _groupings() -> list[tuple[str, object]]:
    return [
        (translate("reports", "Thời hạn"), backlog.BY_LATENESS),
        (translate("reports", "Thủ tục"), backlog.BY_PROCEDURE),
        (translate("reports", "Nơi đang giải quyết"), backlog.BY_AGENCY),
    ]
