"""The closing page's tables: by desk, by procedure, by clerk, and what came after the closing."""

from dataclasses import replace

from PySide6.QtWidgets import QStackedWidget, QWidget

from intake_desk.ui.day import closing_words as words
from intake_desk.ui.day.closing_rows import DayFacts, count_columns, desk_columns, late_columns, sums
from intake_desk.ui.table_model import TableModel
from intake_desk.ui.widgets import Card, ChoiceBar, DataTable, Label, Notice, column

DESKS, PROCEDURES, CLERKS, LATE = range(4)
RECEIVED, HANDED_BACK = 3, 4


class DayTables(Card):
    """One table at a time; below it, on the same card, what may be missing from the figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.desks = TableModel(desk_columns(), self)
        self.procedures = TableModel(count_columns(self.tr("Thủ tục")), self)
        self.clerks = TableModel(count_columns(self.tr("Cán bộ")), self)
        self.late = TableModel(late_columns(), self)
        self.sums = Label("", "small medium", wrap=True)
        self.doubt = Notice(closable=False)
        self._said = ("", "", "")
        self.bar = ChoiceBar(
            [
                (self.tr("Theo quầy"), DESKS),
                (self.tr("Theo thủ tục"), PROCEDURES),
                (self.tr("Theo cán bộ"), CLERKS),
                (self.tr("Phát sinh sau khi chốt sổ"), LATE),
            ],
            name=self.tr("Bảng"),
        )
        self.stack = QStackedWidget()
        for model, name, rarer in (
            (self.desks, self.tr("Số liệu theo quầy"), (HANDED_BACK, RECEIVED)),
            (self.procedures, self.tr("Số liệu theo thủ tục"), ()),
            (self.clerks, self.tr("Số liệu theo cán bộ"), ()),
        ):
            self.stack.addWidget(DataTable(model, name, rarer=rarer))
        late = QWidget()
        late.setLayout(column((DataTable(self.late, self.tr("Phát sinh sau khi chốt sổ")), 1), self.sums, gap="small"))
        self.stack.addWidget(late)
        self.add(self.bar)
        self.add(self.stack, 1)
        self.add(self.doubt)
        self.bar.chosen.connect(self.show_table)
        self.doubt.action_requested.connect(lambda: self.show_table(LATE))

    def show_facts(self, facts: DayFacts, *, offline: bool) -> None:
        """Set every table from one value."""
        stale = offline and not facts.closed
        self.desks.set_rows([replace(desk, stale=stale) for desk in facts.desks])
        self.procedures.set_rows(facts.procedures)
        self.clerks.set_rows(facts.clerks)
        self.late.set_rows(facts.late)
        self.sums.setText(sums(facts.view.tally, facts.view.late_tally))
        self.bar.set_enabled_choice(LATE, facts.closed)
        if not facts.closed and self.bar.value() == LATE:
            self.show_table(DESKS)
        self._said = words.doubts(facts, offline=offline)
        self._show_doubt()

    def show_table(self, which: int) -> None:
        """Bring one of the tables to the front."""
        self.bar.set_value(which)
        self.stack.setCurrentIndex(which)
        self._show_doubt()

    def _show_doubt(self) -> None:
        kind, text, detail = self._said
        late = kind == "information"
        if not text or (late and self.bar.value() == LATE):
            self.doubt.clear()
        else:
            self.doubt.show_notice(kind, text, self.tr("Xem") if late else "", detail)
