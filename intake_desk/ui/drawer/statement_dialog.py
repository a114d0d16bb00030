"""The bank's statement: a file is chosen, every line explained, and what matches recorded in one go."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from intake_desk.domain.desk import Clerk
from intake_desk.domain.statements import (
    AMOUNT_DIFFERS,
    GONE,
    GUESSED,
    MATCHED,
    MISDATED,
    UNDATED,
    UNEXPLAINED,
    Finding,
    Known,
)
from intake_desk.domain.times import from_ms
from intake_desk.services.statements import StatementView
from intake_desk.services.tables import content_of
from intake_desk.ui.dossiers.dossier_text import short_code
from intake_desk.ui.drawer.drawer_words import bank_moment, verdict_words
from intake_desk.ui.formats import money
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session
from intake_desk.ui.table_model import Column, TableModel
from intake_desk.ui.widgets import Button, CheckBox, DataTable, Label, Notice, PrimaryButton, TableCard, row
from intake_desk.ui.widgets.file_dialog import ask_file

SIZE = (1060, 660)


class StatementDialog(QDialog):
    """Nothing is recorded before the lines were seen, and no guess unless a person ticked it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._file: tuple[str, bytes] | None = None
        self._codes: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._unseen: tuple[Known, ...] = ()
        # The guesses that were ticked: the line's mark with its payment.
        self._accepted: dict[str, str] = {}
        self.setWindowTitle(self.tr("Sao kê ngân hàng"))
        self.resize(*SIZE)
        self.notice = Notice(closable=False)
        self.summary = Label(
            self.tr("Tệp CSV hoặc XLSX của ngân hàng; khớp theo mã hồ sơ trong nội dung."), "text", "soft"
        )
        self.lines = TableModel(
            (
                Column(self.tr("Lúc"), _moment, width=104),
                Column(self.tr("Ghi có"), lambda one: money(one.row.amount), align="right"),
                Column(self.tr("Nội dung"), lambda one: one.row.text, stretch=True),
                Column(self.tr("Hồ sơ"), lambda one: short_code(self._codes.get(one.subject, "")), width=120),
                Column(
                    self.tr("Kết luận"),
                    lambda one: self._said(one)[0],
                    tone=lambda one: self._said(one)[1],
                ),
            ),
            self,
        )
        self.table = DataTable(self.lines, self.tr("Các dòng ghi có"))
        self.accept_guess = CheckBox(self.tr("Dòng đang chọn đúng là của hồ sơ đã đoán, ghi cùng các khoản khớp"))
        self.missing = TableModel(
            (
                Column(self.tr("Lúc"), lambda one: f"{from_ms(one.at_ms):%d/%m %H:%M}", width=104),
                Column(self.tr("Số tiền"), lambda one: money(one.amount), align="right"),
                Column(self.tr("Người thu"), lambda one: self._names.get(one.clerk, one.clerk), stretch=True),
                Column(self.tr("Hồ sơ"), lambda one: short_code(self._codes.get(one.subject, "")), width=120),
            ),
            self,
        )
        self.missing_said = Label("", "label medium")
        self.missing_table = DataTable(self.missing, self.tr("Sổ ghi chuyển khoản, sao kê không có"))
        self.missing_card = TableCard(self.missing_table, "")
        self.choose = Button(self.tr("Chọn tệp…"), "Alt+F", tall=True)
        self.confirm = PrimaryButton(self.tr("Ghi các khoản khớp"), "Ctrl+Return")
        self.cancel = Button(self.tr("Đóng"), tall=True)
        self.confirm.setEnabled(False)
        for widget in (self.accept_guess, self.missing_said, self.missing_card):
            widget.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(12)
        outer.addWidget(Label(self.tr("Sao kê ngân hàng"), "heading"))
        outer.addWidget(self.summary)
        outer.addWidget(self.notice)
        outer.addWidget(TableCard(self.table, self.tr("Chưa chọn tệp sao kê")), 3)
        outer.addWidget(self.accept_guess)
        outer.addWidget(self.missing_said)
        outer.addWidget(self.missing_card, 2)
        outer.addLayout(row(self.choose, (self.confirm, 1), self.cancel))
        self.choose.clicked.connect(self.ask_for_file)
        self.confirm.clicked.connect(self.record)
        self.cancel.clicked.connect(self.reject)
        self.accept_guess.clicked.connect(self._on_ticked)
        self.table.row_chosen.connect(self._on_chosen)
        for table in (self.table, self.missing_table):
            table.row_opened.connect(self._on_opened)
        session.clerk_changed.connect(self._on_clerk)

    def _on_clerk(self, _clerk: Clerk | None) -> None:
        """A method of its own: what is bound to nothing would be called after the window is gone."""
        self.reject()

    def ask_for_file(self) -> None:
        """Let the person choose a file."""
        kinds = (self.tr("Sao kê (*.csv *.xlsx *.xlsm *.txt)"),)
        ask_file(self, self.tr("Chọn tệp sao kê"), kinds, self.read)

    def read(self, path: Path) -> None:
        """Explain a file; nothing is recorded."""
        desk = self._session.workbench.statements

        def look() -> tuple[bytes, StatementView]:
            content = content_of(path)
            return content, desk.look(path.name, content)

        def seen(answer: tuple[bytes, StatementView]) -> None:
            self._file = (path.name, answer[0])
            self.notice.clear()
            self._accepted = {}
            self._show(answer[1])

        def unread(error: Exception) -> None:
            self._forget()
            self._on_failed(error)

        self._session.ask(look, seen, unread)

    def _forget(self) -> None:
        """What an earlier file said does not stand under the refusal of another."""
        self._file, self._accepted = None, {}
        self._show(StatementView(findings=(), codes={}))
        self.summary.setText(self.tr("Tệp này không đọc được như sao kê. Chọn tệp khác."))

    def record(self) -> None:
        """Record what matches."""
        if self._file is None or not self.confirm.isEnabled():
            return
        (name, content), clerk, desk = self._file, self._session.clerk, self._session.workbench.statements
        accepted = dict(self._accepted)
        self.confirm.setEnabled(False)
        self._session.do(lambda: desk.record(clerk, name, content, accepted), self._on_recorded, self._on_failed)

    def _show(self, view: StatementView) -> None:
        self._codes, self._names, self._unseen = view.codes, view.names, view.unseen
        matched, guessed, gone = len(view.of(MATCHED)), len(view.of(GUESSED)), len(view.of(GONE))
        self.lines.set_rows(view.findings)
        words = self.tr("{0} dòng ghi có, {1} dòng khớp.").format(len(view.findings) - gone, matched)
        if guessed:
            words += " " + self.tr("{0} dòng chỉ đoán theo số tiền, chưa ghi.").format(guessed)
        if gone:
            words += " " + self.tr("{0} dòng đã khớp trước đây, sao kê này không có.").format(gone)
        self.summary.setText(words)
        self.accept_guess.setVisible(bool(guessed))
        self._show_missing()
        self.confirm.setEnabled(bool(view.findings))

    def _show_missing(self) -> None:
        missing = [one for one in self._unseen if one.payment not in self._accepted.values()]
        self.missing.set_rows(missing)
        total = money(sum(one.amount for one in missing))
        words = self.tr("Sổ ghi chuyển khoản, sao kê không có: {0} khoản, {1}").format(len(missing), total)
        self.missing_said.setText(words)
        for widget in (self.missing_said, self.missing_card):
            widget.setVisible(bool(missing))

    def _said(self, finding: Finding) -> tuple[str, str]:
        if finding.row.mark in self._accepted:
            return self.tr("Nhận theo số tiền"), "done"
        words, tone = verdict_words(finding.verdict)
        if finding.verdict == AMOUNT_DIFFERS and finding.payment is not None:
            words = self.tr("{0}, sổ ghi {1}").format(words, money(finding.payment.amount))
        if finding.verdict in {UNDATED, MISDATED}:
            words = self.tr("{0} (dòng {1})").format(words, finding.row.line)
        return words, tone

    def _on_chosen(self, finding: Finding | None) -> None:
        self.accept_guess.setEnabled(finding is not None and finding.verdict == GUESSED)
        self.accept_guess.setChecked(finding is not None and finding.row.mark in self._accepted)

    def _on_ticked(self) -> None:
        finding = self.table.current_row()
        if finding is None or finding.payment is None:
            return
        if self.accept_guess.isChecked():
            self._accepted[finding.row.mark] = finding.payment.payment
        else:
            self._accepted.pop(finding.row.mark, None)
        self.lines.replace(self.table.currentIndex().row(), finding)
        self._show_missing()

    def _on_recorded(self, view: StatementView) -> None:
        self._accepted = {}
        self._show(view)
        self.accept_guess.hide()
        self.confirm.setEnabled(False)
        words = self.tr("Đã ghi {0} khoản khớp sao kê. Các dòng khác được giữ để tìm tiền lệch.").format(view.recorded)
        if any(one.verdict in UNEXPLAINED for one in view.findings):
            said = self.tr("Dòng không khớp khoản thu nào được nêu ở trang Chốt sổ (F6) đến khi có người giải thích.")
            words += " " + said
        self.notice.show_notice("done", words)

    def _on_failed(self, error: Exception) -> None:
        self.confirm.setEnabled(self._file is not None)
        self.notice.show_notice("wrong", explain(error))

    def _on_opened(self, line: Finding | Known) -> None:
        if line.subject:
            self.accept()
            self._session.dossier_wanted.emit(line.subject)


def _moment(finding: Finding) -> str:
    return bank_moment(finding.row.at_ms)
