"""A dossier's story: time, what happened, and the details, from top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from intake_desk.ui import fonts
from intake_desk.ui.widgets.labels import Label
from intake_desk.ui.widgets.layout import Hairline, Remainder

LEAST = 72
TIMES = 46  # the column of hours, so that all rules stand on one line


@dataclass(frozen=True)
class Moment:
    """One thing that happened; tone colours the title where it matters."""

    time: str
    title: str
    details: tuple[str, ...] = ()
    tone: str = "ink"


class Timeline(Remainder):
    """Shows moments in the order given; scrolls by keyboard."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._ground = QWidget()
        super().__init__(self._ground, LEAST, parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout(self._ground)
        self._column.setContentsMargins(0, 2, 6, 2)
        self._column.setSpacing(14)
        self._column.addStretch(1)

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Tell another story, from its beginning."""
        _fill(self._column, moments)
        self.verticalScrollBar().setValue(0)


class Moments(QWidget):
    """Shows moments as high as they are, for a place that scrolls by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 6, 2)
        self._column.setSpacing(14)
        self._column.addStretch(1)

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show these instead."""
        _fill(self._column, moments)


def _fill(column: QVBoxLayout, moments: Sequence[Moment]) -> None:
    while column.count() > 1:
        old = column.takeAt(0).widget()
        old.hide()
        old.deleteLater()
    metrics = QFontMetrics(fonts.face("text"))
    times = max((metrics.horizontalAdvance(moment.time) for moment in moments), default=0)
    for at, moment in enumerate(moments):
        column.insertWidget(at, _line(moment, max(times + 2, TIMES)))


def _line(moment: Moment, times: int) -> QWidget:
    line = QWidget()
    grid = QGridLayout(line)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(2)
    time = Label(moment.time, "text", "soft")
    time.setFixedWidth(times)
    rule = Hairline()
    rule.setMinimumHeight(0)
    rule.setMaximumHeight(16777215)
    rule.setFixedWidth(2)
    grid.addWidget(time, 0, 0, Qt.AlignmentFlag.AlignTop)
    details = "\n".join(moment.details)
    grid.addWidget(rule, 0, 1, 2 if details else 1, 1)
    grid.addWidget(Label(moment.title, "text medium", moment.tone, wrap=True), 0, 2)
    if details:
        grid.addWidget(Label(details, "small", "soft", wrap=True), 1, 2)
    grid.setColumnStretch(2, 1)
    line.setAccessibleName(f"{moment.time} {moment.title}")
    return line
