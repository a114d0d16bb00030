"""The closing page's tables: desk by desk, by every grouping of the closing, and what came after it."""

from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from intake_desk.domain.closing_sums import BY_MEANS, CHANNEL, CLERK, FIELD, PROCEDURE, SERIES
from intake_desk.ui.day.closing_columns import (
    count_columns,
    desk_columns,
    drawer_columns,
    is_sum,
    late_columns,
    money_columns,
    series_columns,
)
from intake_desk.ui.day.closing_doubts import DRAWERS
from intake_desk.ui.day.closing_rows import DayFacts, sums
from intake_desk.ui.day.summed_table import SummedTable
from intake_desk.ui.table_model import TableModel
from intake_desk.ui.tokens import ROW_HEIGHT
from intake_desk.ui.widgets import Card, ChoiceBar, Label

DESKS, LATE = "desks", "late"
LINES_SEEN = 4  # of a table at least, with its titles and a sum; whatever is more scrolls within it


class Stack(QStackedWidget):
    """Asks for a few lines and takes what is left: a long table never pushes the page down."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), LINES_SEEN * ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), LINES_SEEN * ROW_HEIGHT)


class DayTables(Card):
    """One table at a time, by what the figures are grouped; ``turned(which)`` says which it is now."""

    turned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.desks = TableModel(desk_columns(), self)
        self.groups = {
            PROCEDURE: TableModel(count_columns(self.tr("Thủ tục")), self),
            FIELD: TableModel(count_columns(self.tr("Lĩnh vực")), self),
            CHANNEL: TableModel(count_columns(self.tr("Kênh")), self),
            CLERK: TableModel(count_columns(self.tr("Cán bộ")), self),
            BY_MEANS: TableModel(money_columns(self.tr("Hình thức thu")), self),
            SERIES: TableModel(series_columns(self.tr("Ký hiệu biên lai")), self),
        }
        self.drawers = TableModel(drawer_columns(), self)
        self.late = TableModel(late_columns(), self)
        self.sums = Label("", "small medium", wrap=True)
        self._late, self._whole = "", ""
        choices = [
            (self.tr("Quầy"), DESKS),
            (self.tr("Ngăn kéo"), DRAWERS),
            (self.tr("Thủ tục"), PROCEDURE),
            (self.tr("Lĩnh vực"), FIELD),
            (self.tr("Kênh"), CHANNEL),
            (self.tr("Cán bộ"), CLERK),
            (self.tr("Tiền"), BY_MEANS),
            (self.tr("Biên lai"), SERIES),
            (self.tr("Sau chốt"), LATE),
        ]
        self.bar = ChoiceBar(choices, name=self.tr("Bảng"), gap="tight")
        self.stack = Stack()
        self._places = {which: place for place, (_, which) in enumerate(choices)}
        self.stack.addWidget(SummedTable(self.desks, self.tr("Số liệu theo quầy"), is_sum))
        self.stack.addWidget(SummedTable(self.drawers, self.tr("Tiền qua từng ngăn kéo"), lambda row: not row.name))
        for (name, _), model in zip(choices[2:-1], self.groups.values(), strict=True):
            self.stack.addWidget(SummedTable(model, name, lambda row: row.whole))
        self.stack.addWidget(SummedTable(self.late, self.tr("Phát sinh sau khi chốt sổ"), lambda _row: False))
        self.add(self.bar)
        self.add(self.stack, 1)
        self.add(self.sums)
        self.sums.hide()
        self.bar.chosen.connect(self.show_table)

    @property
    def table(self) -> SummedTable:
        """The one at the front."""
        front = self.stack.currentWidget()
        assert isinstance(front, SummedTable)
        return front

    @property
    def wanting(self) -> int:
        """How much more height the table at the front needs to show every row than it asks for."""
        return max(self.table.needed - self.stack.minimumSizeHint().height(), 0)

    def show_facts(self, facts: DayFacts, *, offline: bool) -> None:
        """Set every table from one value."""
        stale = offline and not facts.closed
        self.desks.set_rows([replace(desk, stale=stale) for desk in facts.desks])
        self.drawers.set_rows(facts.drawers)
        for grouping, model in self.groups.items():
            model.set_rows(facts.groups.get(grouping, ()))
        self.late.set_rows((*facts.late, *facts.added))
        for which in (DRAWERS, BY_MEANS, SERIES):
            table = self.stack.widget(self._places[which])
            assert isinstance(table, SummedTable)
            table.say_empty(self._no_money(facts))
        self._late = sums(facts)
        text = self.tr("Bảng đã gồm cả bổ sung. {0}")
        self._whole = text.format(sums(facts, late=False)) if facts.view.addenda else ""
        self._say(self.bar.value())
        self.bar.set_enabled_choice(LATE, facts.closed)
        if not facts.closed and self.bar.value() == LATE:
            self.show_table(DESKS)

    def _no_money(self, facts: DayFacts) -> str:
        """Why nothing stands in a table of money."""
        if not facts.blind:
            return self.tr("Chưa có khoản tiền nào trong ngày.")
        if facts.must_count:
            return self.tr("Bảng này hiện sau khi bạn đếm ngăn kéo của mình (Ctrl F5).")
        return self.tr("Bảng này hiện khi mọi ngăn kéo đã đếm.")

    def _say(self, which: object) -> None:
        """What the figures of the table are made of; those of the drawers are as they stand now."""
        said = self._late if which == LATE else "" if which == DRAWERS else self._whole
        self.sums.setText(said)
        self.sums.setVisible(bool(said))

    def show_table(self, which: str) -> None:
        """Bring one of the tables to the front."""
        self.bar.set_value(which)
        self.stack.setCurrentIndex(self._places[which])
        self._say(which)
        self.turned.emit(which)
