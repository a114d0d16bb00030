"""Reports: choose one and its days, see it, print it, save it as a workbook."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from intake_desk.domain.charts import ChartSheet
from intake_desk.domain.periods import business_day
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.report import Report, Row
from intake_desk.domain.settlement_sheet import FORM
from intake_desk.services.closing_view import DrawerNotCounted
from intake_desk.services.reports import file_name, names_people
from intake_desk.services.slips import Printed
from intake_desk.ui.formats import period_text
from intake_desk.ui.messages import explain
from intake_desk.ui.outlet import NotSaved
from intake_desk.ui.reports.charts_view import ChartsView
from intake_desk.ui.reports.report_choices import ReportChoices, Wanted
from intake_desk.ui.reports.report_table import ReportTable
from intake_desk.ui.reports.report_words import sheet_word
from intake_desk.ui.reports.settling import Settling
from intake_desk.ui.session import Session
from intake_desk.ui.tasks import Tasks
from intake_desk.ui.widgets import Button, Card, EmptyState, Label, Notice, Page, PrimaryButton, ShortLabel, row
from intake_desk.ui.widgets.chart_pane import NumbersButton
from intake_desk.ui.widgets.file_dialog import ask_where_to_save


class ReportsPage(Page):
    """The report that is chosen, counted anew whenever something was recorded."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, errands: Tasks | None = None) -> None:
        """`errands` makes what takes long; without it, the thread that answers while typing does."""
        super().__init__(self.tr("Báo cáo"), parent)
        self._session = session
        self._errands = errands or session.lookups
        self._generation = 0
        self._report: Report | ChartSheet | None = None
        self._shown: Wanted | None = None
        self._tables: dict[str, ReportTable] = {}
        self._build()
        self._connect()
        self._show_nothing(self.tr("Đang lập báo cáo…"))

    def _build(self) -> None:
        self.notice = Notice()
        self.choices = ReportChoices(self._today)
        self.print_button = PrimaryButton(self.tr("Xem và in"), "Ctrl+P")
        self.save_button = Button(self.tr("Lưu Excel…"), "Ctrl+S", tall=True)
        self.settling = Settling(self._session)
        self.turn = NumbersButton(tall=True)
        self.charts = ChartsView()
        self.heading = ShortLabel("", "text strong")
        self.detail = Label("", "text", "soft", wrap=True)
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.card = Card("", padding=False)
        self.card.add(self.stack, 1)
        self.add_notice(self.notice)
        self.add(self.choices)
        self.add(row((self.heading, 1), self.turn, self.settling, self.save_button, self.print_button))
        self.add(self.detail)
        self.add(self.card, 1)
        self.add(self.charts, 1)
        self.setFocusProxy(self.choices)

    def _connect(self) -> None:
        self.choices.wanted_changed.connect(self._on_wanted)
        self.print_button.clicked.connect(self.print_report)
        self.save_button.clicked.connect(self.ask_where_to_save)
        self._session.recorded.connect(self._on_recorded)
        self.settling.told.connect(self.notice.show_notice)
        self.settling.settled.connect(self._on_settled)
        self.turn.turned.connect(lambda numbers: self.charts.show_numbers(numbers=numbers))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def show_report(self, name: str) -> None:
        """Choose a report by its name."""
        self.choices.choose(name)

    def refresh(self) -> None:
        """Count again; an answer to an older question is dropped."""
        wanted = self.choices.wanted()
        if self._session.present is None or wanted is None:
            return
        self._generation += 1
        asked, reports = self._generation, self._session.workbench.reports
        if wanted != self._shown:
            self._show_nothing(self.tr("Đang lập báo cáo…"))
        self._errands.run(
            lambda: wanted.made(reports),
            lambda made: self._on_made(wanted, made) if asked == self._generation else None,
            lambda error: self._on_not_made(error) if asked == self._generation else None,
        )

    def print_report(self) -> None:
        """Make the paper and hand it to the printer or the preview."""
        report, clerk, reports = self._report, self._session.present, self._session.workbench.reports
        if report is None or clerk is None:
            return
        self._set_busy(busy=True)
        self._errands.run(lambda: reports.paper(clerk, report), self._on_paper, self._on_failed)

    def ask_where_to_save(self) -> None:
        """Let the clerk choose the workbook's place and name."""
        if self._report is None:
            return
        report = self._report
        name = f"{file_name(report)}.xlsx"
        kind = self.tr("Bảng tính Excel (*.xlsx)")
        ask_where_to_save(self, self.tr("Lưu Excel"), name, kind, lambda path: self.save_to(report, str(path)))

    def save_to(self, report: Report | ChartSheet, path: str) -> None:
        """Write the workbook where somebody asked for it."""
        reports = self._session.workbench.reports

        def write() -> str:
            content = reports.workbook(report)
            try:
                Path(path).write_bytes(content)
            except OSError as error:
                raise NotSaved(reason=type(error).__name__) from error
            return path

        self._set_busy(busy=True)
        self._errands.run(write, lambda path: self._on_saved(path, personal=names_people(report)), self._on_failed)

    def _today(self) -> date:
        return business_day(self._session.workbench.desk.now_ms())

    def _on_recorded(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_settled(self) -> None:
        """What was counted before is not shown, printed or settled once more until it is counted anew."""
        self._show_nothing(self.tr("Đang lập báo cáo…"))
        self.refresh()

    def _on_wanted(self, wanted: Wanted | None) -> None:
        if wanted != self._shown:
            self.notice.clear()  # it spoke of another report
        if wanted is None:
            self._generation += 1
            self._show_nothing(self.tr("Nhập ngày đầu kỳ và ngày cuối kỳ"))
            return
        self.refresh()

    def _on_made(self, wanted: Wanted, made: Report | ChartSheet) -> None:
        self._report, self._shown = made, wanted
        charts = isinstance(made, ChartSheet)
        for part in (self.turn, self.charts):
            part.setVisible(charts)
        self.card.setVisible(not charts)
        if isinstance(made, ChartSheet):
            self._show_charts(made)
        else:
            self._show(made)
        self._set_busy(busy=False)

    def _show_charts(self, sheet: ChartSheet) -> None:
        self.settling.show_report(None)
        self.charts.show_sheet(sheet)
        said = period_text(sheet.period)
        self.heading.setText(self.tr("Biểu đồ, {0}").format(said))
        self.detail.hide()

    def _show(self, report: Report) -> None:
        form = report.words.form
        if form not in self._tables:
            table = self._tables[form] = ReportTable(report, sheet_word(report.title.capitalize()))
            table.row_opened.connect(self._on_opened)
            self.stack.addWidget(table)
        self._tables[form].show_report(report)
        self.settling.show_report(report)
        self.heading.setText(sheet_word(report.title.capitalize()))
        self.detail.setText(self._said(report))
        self.detail.show()
        money = report.words.form == FORM
        nothing = (
            self.tr("Không có khoản thu nào trong kỳ này") if money else self.tr("Không có hồ sơ nào trong kỳ này")
        )
        self.empty.set(nothing, self.tr("Chọn kỳ khác ở phía trên."))
        self.stack.setCurrentWidget(self._tables[form] if report.rows else self.empty)

    def _said(self, report: Report) -> str:
        """The period, and the figures that are asked for first."""
        if report.period is None:
            values = report.values
            said = self.tr("Lúc này: {0} hồ sơ chưa giải quyết xong, {1} quá hạn").format(
                values["open"], values["overdue"]
            )
            filed = self.tr("{0} chờ tiếp nhận").format(values["filed"])
            return f"{said}; {filed}" if values["filed"] else said
        if report.words.form == FORM:
            values = report.values
            lines = [self._ruled(report), *self._signed(values), *report.notes]
            return "\n".join(filter(None, lines))
        period = period_text(report.period)
        said = f"{period[:1].upper()}{period[1:]}"
        if report.total is not None:
            counts = [report.total_of(name) for name in ("received", "resolved", "late", "pending", "overdue")]
            figures = self.tr("tiếp nhận {0} · đã giải quyết {1} (quá hạn {2}) · đang giải quyết {3} (quá hạn {4})")
            return f"{said}: {figures.format(*counts)}"
        count = f"{said}: {self.tr('{0} dòng').format(len(report.lines))}"
        return "\n".join(filter(None, [count, report.values.get("ruled_off", "")]))

    def _signed(self, values: Mapping[str, str]) -> list[str]:
        """What was signed beside its mark, and apart from it what came later."""
        if not values["later"]:
            return [values["settled"]]
        signed = self.tr("Số đã ký: {0} đồng.").format(values["signed"])
        later = self.tr("Đến sau quyết toán, chưa ai ký: {0} đồng · cộng cả kỳ: {1} đồng.")
        return [f"{signed} {values['settled']}", later.format(values["later"], values["entries"])]

    def _ruled(self, report: Report) -> str:
        """What was taken in the period, and how much of it was ruled off."""
        assert report.period is not None
        said = self.tr("{0}: thu thực {1} đồng · đã chốt sổ {2} · bổ sung {3}")
        values = report.values
        period = period_text(report.period)
        return said.format(
            f"{period[:1].upper()}{period[1:]}", values["entries"], values["closings"], values["addenda"]
        )

    def _show_nothing(self, words: str) -> None:
        self._report = self._shown = None
        self.settling.show_report(None)
        for part in (self.turn, self.charts, self.detail):
            part.hide()
        self.card.show()
        self.heading.setText("")
        self.empty.set(words)
        self.stack.setCurrentWidget(self.empty)
        self._set_busy(busy=True)

    def _set_busy(self, *, busy: bool) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(not busy)

    def _on_opened(self, line: Row) -> None:
        if line.about:
            self._session.dossier_wanted.emit(line.about)

    def _on_paper(self, paper: Printed) -> None:
        self._set_busy(busy=False)
        self._session.hand_out(paper)

    def _on_saved(self, path: str, *, personal: bool) -> None:
        self._set_busy(busy=False)
        warning = self.tr("Tệp có dữ liệu cá nhân và không được mã hóa: giữ như giữ sổ giấy, xóa khi dùng xong.")
        self.notice.show_notice("done", self.tr("Đã lưu {0}").format(path), detail=warning if personal else "")

    def _on_not_made(self, error: Exception) -> None:
        """What was shown to somebody before is not left to whoever may not see it."""
        if isinstance(error, DrawerNotCounted):
            self._show_nothing(explain(error))
        else:
            self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(busy=self._report is None)
        if self._report is None:
            self.empty.set(self.tr("Chưa lập được báo cáo"))
        self.notice.show_notice("wrong", explain(error))
        if not isinstance(error, Refusal):
            self._session.refused.emit(error)
