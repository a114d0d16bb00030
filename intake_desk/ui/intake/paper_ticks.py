"""Papers to ask for: each a tick with its whole text, and a line to write one that the list lacks."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from intake_desk.ui.theme import tokens_now
from intake_desk.ui.widgets import CheckBox, TextField
from intake_desk.ui.widgets.choices import TICK_SIZE, paint_tick
from intake_desk.ui.widgets.layout import Scroll

ROOM = TICK_SIZE + 14
LEAST = 28
MOST_SEEN = 230
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class WrappedTick(CheckBox):
    """A tick whose words take as many lines as they need."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, LEAST)

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - ROOM, 60), 10_000)
        return max(LEAST, QFontMetrics(self.font()).boundingRect(room, int(WRAP), self.text()).height() + 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_now()
        painter = QPainter(self)
        box = QRectF(4, 6, TICK_SIZE, TICK_SIZE)
        paint_tick(painter, box, tokens, ticked=self.isChecked(), lit=self.hasFocus())
        painter.setPen(QColor(tokens.ink))
        painter.setFont(self.font())
        painter.drawText(self.rect().adjusted(ROOM, 0, 0, 0), int(WRAP), self.text())
        painter.end()


class PaperTicks(QWidget):
    """``changed`` after every tick and every paper written; arrows and Tab move, Space ticks."""

    changed = Signal()

    def __init__(self, name: str, papers: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks: list[WrappedTick] = []
        ground = QWidget()
        self._list = QVBoxLayout(ground)
        self._list.setContentsMargins(0, 0, 6, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self._scroll = Scroll(ground)
        self.other = TextField(self.tr("Giấy tờ khác: gõ tên rồi Enter để thêm"))
        self.other.setAccessibleName(self.tr("Giấy tờ khác"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._scroll)
        column.addWidget(self.other)
        self.setAccessibleName(name)
        self.other.returnPressed.connect(self.take_other)
        for text in papers:
            self._add(text, ticked=False)
        self._fit()
        self.setFocusProxy(self._ticks[0] if self._ticks else self.other)

    def chosen(self) -> tuple[str, ...]:
        """The papers ticked, in their order, and what still stands in the line below."""
        written = self.other.value()
        return tuple(tick.text() for tick in self._ticks if tick.isChecked()) + ((written,) if written else ())

    def take_other(self) -> None:
        """Put the paper that was written into the list, ticked."""
        text = self.other.value()
        if text:
            self.other.clear()
            self.add_ticked(text)
            self._scroll.ensureWidgetVisible(self._ticks[-1])

    def add_ticked(self, text: str) -> None:
        """Put a paper that is certainly missing into the list."""
        self._add(text, ticked=True)
        self._fit()
        self.changed.emit()

    def _add(self, text: str, *, ticked: bool) -> None:
        tick = WrappedTick(text)
        tick.setChecked(ticked)
        tick.toggled.connect(lambda _on: self.changed.emit())
        before = self._ticks[-1] if self._ticks else None
        self._ticks.append(tick)
        self._list.insertWidget(self._list.count() - 1, tick)
        if before is not None:
            QWidget.setTabOrder(before, tick)
        QWidget.setTabOrder(tick, self.other)

    def _fit(self) -> None:
        wide = max(self.width() - 6, 480)
        height = sum(tick.heightForWidth(wide) for tick in self._ticks)
        self._scroll.setVisible(bool(self._ticks))
        self._scroll.setFixedHeight(min(height + 2, MOST_SEEN))
