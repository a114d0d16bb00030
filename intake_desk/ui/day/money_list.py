"""The sums that a sentence of the closing page speaks of, each with the way to its dossier."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.noted_money import Noted
from intake_desk.domain.times import from_ms
from intake_desk.services.desk import Desk
from intake_desk.services.second_person import Witnesses
from intake_desk.services.workbench import Workbench
from intake_desk.ui.day.explain_dialog import ExplainDialog
from intake_desk.ui.day.money_doubts import receiver_words, sort_word
from intake_desk.ui.dossiers.dossier_text import short_code
from intake_desk.ui.drawer.drawer_words import bank_moment, line_words
from intake_desk.ui.formats import money
from intake_desk.ui.session import Session
from intake_desk.ui.table_model import Column, TableModel
from intake_desk.ui.widgets import Button, DataTable, Label, TableCard, row

SIZE = (980, 460)


@dataclass(frozen=True)
class MoneyRow:
    """One sum with its dossier's code, its clerk's name (of a line of a statement who took the dossier's money, where
    anybody did), between whom it is on its way, and what bank and book say of such a line.
    """

    noted: Noted
    code: str
    clerk: str
    handing: str = ""
    known: str = ""


def money_rows(bench: Workbench, items: Sequence[Noted]) -> tuple[MoneyRow, ...]:
    """The sums as they are listed. Reads the store: never on the GUI thread."""
    found = {subject: bench.lookup.dossier(subject) for subject in {one.subject for one in items}}
    return tuple(_row(bench.desk, one, found[one.subject]) for one in items)


def _row(desk: Desk, one: Noted, dossier: Dossier | None) -> MoneyRow:
    code, clerk, known = dossier.code if dossier is not None else "", desk.clerk_name(one.clerk), ""
    if one.line:
        taken = [each for each in dossier.payments if not each.voided] if dossier is not None else []
        clerk = ", ".join(dict.fromkeys(desk.clerk_name(each.actor) for each in taken))
        known = line_words(
            one.booked_at, [(each, desk.clerk_name(each.actor)) for each in taken], named=dossier is not None
        )
    return MoneyRow(noted=one, code=code, clerk=clerk, handing=receiver_words(desk, one), known=known)


class MoneyList(QDialog):
    """Stays until it is closed, a dossier is opened from it, or somebody else sits down."""

    def __init__(self, session: Session, text: str, rows: Sequence[MoneyRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("Các khoản tiền"))
        self.resize(*SIZE)
        self.rows = TableModel(
            (
                Column(self.tr("Lúc"), _moment, width=104),
                Column(self.tr("Hồ sơ"), lambda one: short_code(one.code), width=120, strong=True),
                Column(self.tr("Cán bộ"), lambda one: one.clerk, width=160),
                Column(self.tr("Số tiền"), lambda one: money(one.noted.amount), align="right"),
                Column(self.tr("Nội dung"), _said, stretch=True),
            ),
            self,
        )
        self.rows.set_rows(rows)
        self.table = DataTable(self.rows, self.tr("Các khoản tiền"))
        self.show_dossier = Button(self.tr("Mở hồ sơ"), tall=True)
        self.explain = Button(self.tr("Giải thích dòng sao kê…"), tall=True)
        self.explain.setVisible(session.clerk.supervises and any(one.noted.line for one in rows))
        self.dialog: ExplainDialog | None = None
        self.cancel = Button(self.tr("Đóng"), tall=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(12)
        outer.addWidget(Label(text, "text medium", wrap=True))
        outer.addWidget(TableCard(self.table, self.tr("Không có khoản nào")), 1)
        outer.addLayout(row((self.show_dossier, 1), self.explain, self.cancel))
        self.table.row_opened.connect(self._on_opened)
        self.show_dossier.clicked.connect(lambda: self._on_opened(self.table.current_row()))
        self.explain.clicked.connect(self.ask_to_explain)
        self.table.row_chosen.connect(self._on_chosen)
        self.cancel.clicked.connect(self.reject)
        session.clerk_changed.connect(self._on_clerk)
        self.table.choose(0)
        self.table.setFocus()

    def _on_clerk(self, _clerk: Clerk | None) -> None:
        """A method of its own: what is bound to nothing would be called after the window is gone."""
        self.reject()

    def ask_to_explain(self) -> None:
        """Ask what the chosen line of a statement is; it is told no more once somebody said so."""
        line = self.table.current_row()
        if line is None or not line.noted.line:
            return
        statements, clerk = self._session.workbench.statements, self._session.clerk

        def answered(witnesses: Witnesses | None) -> None:
            if isValid(self) and self.isVisible() and self.dialog is None:  # else it was closed, or pressed twice
                self._open_dialog(line, witnesses)

        self._session.ask(lambda: statements.witnesses(clerk, line.noted.line), answered)

    def _open_dialog(self, line: MoneyRow, witnesses: Witnesses | None) -> None:
        statements, clerk, noted = self._session.workbench.statements, self._session.clerk, line.noted
        dialog = ExplainDialog(noted, witnesses, self, known=line.known)
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.belong_to(self._session)
        dialog.finished.connect(self._on_dialog_closed)

        def told(_none: None) -> None:
            if isValid(dialog):  # the list went with who sat here, and the dialog with it
                dialog.finish()
                self.rows.set_rows([one for one in self.rows.rows() if one.noted.line != noted.line])
                self.table.choose(0)

        def refused(error: Exception) -> None:
            if isValid(dialog):
                dialog.show_refusal(error)
            else:
                self._session.refused.emit(error)

        dialog.told.connect(
            lambda said: self._session.do(
                lambda: statements.explain(clerk, noted.line, noted.amount, **said), told, refused
            )
        )
        dialog.open()

    def _on_dialog_closed(self) -> None:
        self.dialog = None

    def _on_chosen(self, line: MoneyRow | None) -> None:
        self.show_dossier.setEnabled(line is not None and bool(line.noted.subject))
        self.explain.setEnabled(line is not None and bool(line.noted.line))

    def _on_opened(self, line: MoneyRow | None) -> None:
        if line is not None and line.noted.subject:
            self.accept()
            self._session.dossier_wanted.emit(line.noted.subject)


def _moment(line: MoneyRow) -> str:
    """When it was taken or noted; of a line of a statement when the bank booked it, not when somebody read it."""
    if line.noted.line:
        return bank_moment(line.noted.booked_at)
    return f"{from_ms(line.noted.at_ms):%d/%m %H:%M}" if line.noted.at_ms else "–"


def _said(line: MoneyRow) -> str:
    if line.handing:
        return line.handing
    word = sort_word(line.noted)
    return f"{word}: {line.noted.reason}" if line.noted.reason else word
