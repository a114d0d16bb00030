"""What the settlement has beside its paper and workbook: settling the period, and the file for the accountant."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.csv_layout import CsvLayout
from intake_desk.domain.desk import Clerk
from intake_desk.domain.report import Report
from intake_desk.domain.settlement import name_of
from intake_desk.domain.settlement_sheet import FORM
from intake_desk.services.reports import file_name
from intake_desk.services.settlement import SettlementView
from intake_desk.ui.formats import period_text
from intake_desk.ui.messages import explain
from intake_desk.ui.outlet import NotSaved
from intake_desk.ui.reports.csv_dialog import CsvDialog
from intake_desk.ui.reports.settling_dialog import SettlingDialog
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Button, row
from intake_desk.ui.widgets.file_dialog import ask_where_to_save


class Settling(QWidget):
    """``told(kind, text)`` is for the page's notice, ``settled`` once the period is."""

    told = Signal(str, str)
    settled = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._report: Report | None = None
        self.dialog: SettlingDialog | None = None
        self.layout_dialog: CsvDialog | None = None
        self.settle_button = Button(self.tr("Quyết toán kỳ…"), tall=True)
        self.table_button = Button(self.tr("Lưu CSV…"), tall=True)
        self.layout_button = Button(self.tr("Cột CSV…"), kind="quiet", tall=True)
        self.setLayout(row(self.settle_button, self.layout_button, self.table_button))
        self.settle_button.clicked.connect(self.ask_to_settle)
        self.table_button.clicked.connect(self.ask_where_to_save)
        self.layout_button.clicked.connect(self.ask_for_layout)
        self.hide()

    def show_report(self, report: Report | None) -> None:
        """Offer what can be done about this report; nothing about any but a settlement."""
        found = report if report is not None and report.words.form == FORM else None
        self._report = found
        self.setVisible(found is not None)
        clerk = self._session.present
        if found is None or found.period is None:
            return
        may = clerk is not None and clerk.supervises
        self.settle_button.setVisible(may and bool(name_of(found.period)) and not found.values["settled"])

    def ask_to_settle(self) -> None:
        """Read the period anew, say what becomes final, and ask."""
        if self._report is None or self._report.period is None:
            return
        bench, name, clerk = self._session.workbench, name_of(self._report.period), self._session.clerk
        self.settle_button.setEnabled(False)

        def read(view: SettlementView) -> None:
            self.settle_button.setEnabled(True)
            if self._session.present is not None:
                self._open(view, clerk)

        self._session.ask(lambda: bench.settlement.to_settle(name), read, self._on_failed)

    def _open(self, view: SettlementView, clerk: Clerk) -> None:
        dialog = SettlingDialog(view, self.window())
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.belong_to(self._session)
        dialog.answered.connect(lambda _reason: self._settle(view, clerk, dialog))
        dialog.rejected.connect(self._on_rejected)
        dialog.open()

    def _on_rejected(self) -> None:
        self.dialog = None

    def _settle(self, view: SettlementView, clerk: Clerk, dialog: SettlingDialog) -> None:
        bench, password, reasons = self._session.workbench, dialog.password.text(), dialog.reasons()
        dialog.problem.show_notice("information", self.tr("Đang quyết toán: cộng sổ và ký…"))

        def done(made: SettlementView) -> None:
            if self.dialog is not None:
                self.dialog.finish()
                self.dialog = None
            mark = made.settled.fingerprint if made.settled is not None else ""
            self.settled.emit()
            self.told.emit("done", self.tr("Đã quyết toán {0}. Dấu của kỳ: {1}").format(period_text(made.period), mark))

        def refused(error: Exception) -> None:
            if self.dialog is not None:
                self.dialog.show_refusal(error)
            else:
                self._on_failed(error)

        self._session.do(lambda: bench.settlement.settle(clerk, view.name, password, reasons), done, refused)

    def ask_where_to_save(self) -> None:
        """Let the clerk choose the file's place and name."""
        report = self._report
        if report is None:
            return
        name, kind = f"{file_name(report)}.csv", self.tr("Tệp CSV (*.csv)")
        ask_where_to_save(self, self.tr("Lưu CSV"), name, kind, lambda path: self.save_to(report, str(path)))

    def save_to(self, report: Report, path: str) -> None:
        """Write the accountant's file where somebody asked for it."""
        reports = self._session.workbench.reports

        def write() -> str:
            content = reports.table(report)
            try:
                Path(path).write_bytes(content)
            except OSError as error:
                raise NotSaved(reason=type(error).__name__) from error
            return path

        def written(path: str) -> None:
            self.told.emit("done", self.tr("Đã lưu {0}").format(path))

        self._session.tasks.run(write, written, self._on_failed)

    def ask_for_layout(self) -> None:
        """Let them say which columns the accountant's program takes, and what it calls them."""
        reports = self._session.workbench.reports
        self._session.ask(reports.csv_layout, self._open_layout, self._on_failed)

    def _open_layout(self, layout: CsvLayout) -> None:
        reports = self._session.workbench.reports
        dialog = CsvDialog(layout, self.window())
        self.layout_dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.belong_to(self._session)

        def kept(_layout: CsvLayout) -> None:
            dialog.finish()
            self.layout_dialog = None
            self.told.emit("done", self.tr("Đã ghi bố cục CSV của máy này."))

        def keep(_reason: str) -> None:
            made = dialog.csv_layout()
            self._session.do(lambda: reports.keep_csv_layout(made), kept, dialog.show_refusal)

        dialog.answered.connect(keep)
        dialog.open()

    def _on_failed(self, error: Exception) -> None:
        self.settle_button.setEnabled(True)
        self.told.emit("wrong", explain(error))
