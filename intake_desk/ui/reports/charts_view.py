"""The supervisor's four charts on one screen, or all their numbers side by side."""

from PySide6.QtWidgets import QGridLayout, QWidget

from intake_desk.domain.charts import ChartSheet
from intake_desk.ui.chart_words import chart_note, chart_words
from intake_desk.ui.tokens import CARD_GAP, CARD_PADDING
from intake_desk.ui.widgets import Card
from intake_desk.ui.widgets.chart_pane import ChartPane

ACROSS = 2
CHARTS = 4


class ChartsView(QWidget):
    """Needs no scrolling on a small screen, neither way round; long columns of numbers scroll in their own card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = [Card(" ") for _ in range(CHARTS)]
        self.panes = [ChartPane() for _ in range(CHARTS)]
        for card, pane in zip(self.cards, self.panes, strict=True):
            card.add(pane, 1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(CARD_GAP)
        self._numbers = False
        self.setFocusProxy(self.panes[0].view)
        self.show_numbers(numbers=False)

    def show_sheet(self, sheet: ChartSheet) -> None:
        """Show the charts of another period, or as they are now."""
        words = chart_words()
        for card, pane, chart in zip(self.cards, self.panes, sheet.charts, strict=True):
            card.title.set_title(words[chart.name])
            card.set_note(chart_note(chart))
            card.setAccessibleName(words[chart.name])
            pane.show_chart(chart, words)
        self.show_numbers(numbers=self._numbers)

    def show_numbers(self, *, numbers: bool) -> None:
        """Turn all charts over: two by two as pictures, four side by side as numbers, each as wide as those need."""
        self._numbers = numbers
        for at, (card, pane) in enumerate(zip(self.cards, self.panes, strict=True)):
            pane.show_numbers(numbers)
            line, place = (0, at) if numbers else divmod(at, ACROSS)
            self._grid.addWidget(card, line, place)
            wide = max(pane.table.needed if pane.table else 1, card.title.title.sizeHint().width())
            self._grid.setColumnStretch(at, wide + 2 * CARD_PADDING if numbers else int(at < ACROSS))
        self._grid.setRowStretch(0, 1)
        self._grid.setRowStretch(1, 0 if numbers else 1)
