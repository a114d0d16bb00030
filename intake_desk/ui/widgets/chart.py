"""One chart, drawn to the room it has: bars beside or upon each other, or a line; read with the arrow keys."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_desk.domain.chart_text import Scale, Words, fitting, said_of, scale, spoken, step_of, tick, written
from intake_desk.domain.charts import LINE, OPEN, OVERDUE, STACKED, Chart, Spot
from intake_desk.ui import fonts
from intake_desk.ui.announce import announce
from intake_desk.ui.theme import tokens_now
from intake_desk.ui.tokens import Tokens

LEAST_HEIGHT, LEAST_WIDTH = 112, 180
HEAD, FOOT, GUTTER = 17, 17, 6
SHARE = 0.7  # of its place that a bar fills
WIDEST_BAR = 34
CORNER = 2
DOT = 3.5
AIR = 4


class ChartView(QWidget):
    """Values stand on their bars where there is room; the place under the arrows or the mouse is said in full above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._words: Words = {}
        self._at: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(2 * LEAST_WIDTH, LEAST_HEIGHT)

    def show_chart(self, chart: Chart, words: Words) -> None:
        """Draw another chart; its numbers are what the widget says of itself."""
        self._chart, self._words = chart, words
        if self._at is not None and self._at >= len(chart.axis):
            self._at = None
        self.setAccessibleName(words[chart.name])
        self.setAccessibleDescription(spoken(chart, words))
        self.update()

    @property
    def reading(self) -> str:
        """What is said of the place under the arrows or the mouse; "" while there is none."""
        if self._chart is None or self._at is None:
            return ""
        return said_of(self._chart, self._at, self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._chart.axis) - 1 if self._chart else -1
        at = -1 if self._at is None else self._at
        moves = {
            Qt.Key.Key_Left: max(at - 1, 0),
            Qt.Key.Key_Right: min(at + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() not in moves or last < 0 or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            return
        self._point(moves[Qt.Key(event.key())])
        announce(self, self.reading)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._chart is not None and self._chart.axis:
            drawing = Drawing(self._chart, self._words, QRectF(self.rect()))
            self._point(drawing.spot_at(event.position().x()))

    def leaveEvent(self, _event: object) -> None:
        if not self.hasFocus():
            self._point(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(None)
        self.update()

    def _point(self, at: int | None) -> None:
        if at != self._at:
            self._at = at
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.face("rail"))
        Drawing(self._chart, self._words, QRectF(self.rect())).paint(painter, tokens_now(), self._at)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens_now().accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()


class Drawing:
    """A chart laid out over an area."""

    def __init__(self, chart: Chart, words: Words, area: QRectF) -> None:
        self.chart, self.words = chart, words
        self.scale: Scale = scale(chart)
        self.metrics = QFontMetricsF(fonts.face("rail"))
        self.marks = [(line, written(line, chart.kind).replace(",0 %", " %")) for line in self.scale.lines]
        gutter = max(self.metrics.horizontalAdvance(text) for _, text in self.marks) + GUTTER + AIR
        self.head = QRectF(area.left() + AIR, area.top() + 1, area.width() - 2 * AIR, HEAD)
        above = HEAD + self.metrics.height() - 2  # the highest bar has its number on it
        self.plot = area.adjusted(gutter, above, -AIR, -FOOT)
        last = self.metrics.horizontalAdvance(tick(chart.axis[-1], words)) if chart.axis else 0
        self.step = step_of(chart, self.plot.width(), last)

    def spot_at(self, x: float) -> int:
        """The place that a point of the area belongs to."""
        return min(max(int((x - self.plot.left()) / self.step), 0), len(self.chart.axis) - 1)

    def paint(self, painter: QPainter, tokens: Tokens, at: int | None) -> None:
        """Ground, bars or line, and the words around them."""
        if at is not None:
            self._band(painter, tokens, at)
        self._lines(painter, tokens)
        if self.chart.form == LINE:
            self._line(painter, tokens)
        else:
            self._bars(painter, tokens)
        self._ticks(painter, tokens)
        if at is None:
            self._legend(painter, tokens)
        else:
            painter.setPen(QColor(tokens.ink))
            text = self.metrics.elidedText(
                said_of(self.chart, at, self.words), Qt.TextElideMode.ElideRight, self.head.width()
            )
            painter.drawText(self.head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _y(self, value: float) -> float:
        return self.plot.bottom() - self.scale.share(value) * self.plot.height()

    def _middle(self, at: int) -> float:
        return self.plot.left() + (at + 0.5) * self.step

    def _band(self, painter: QPainter, tokens: Tokens, at: int) -> None:
        left = self._middle(at) - self.step / 2
        painter.fillRect(QRectF(left, self.plot.top(), self.step, self.plot.height()), QColor(tokens.accent_ground))

    def _lines(self, painter: QPainter, tokens: Tokens) -> None:
        room = self.metrics.height()
        every = 1
        while self.plot.height() * every / max(len(self.marks) - 1, 1) < room and every < len(self.marks):
            every += 1
        for line, text in self.marks[::every]:
            y = self._y(line)
            painter.setPen(QPen(QColor(tokens.soft if not line else tokens.line), 1))
            painter.drawLine(QPointF(self.plot.left(), y), QPointF(self.plot.right(), y))
            painter.setPen(QColor(tokens.soft))
            box = QRectF(0, y - room / 2, self.plot.left() - GUTTER, room)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _bars(self, painter: QPainter, tokens: Tokens) -> None:
        drawn = [one for one in self.chart.drawn if any(value for value in one.values)] or list(self.chart.drawn[:1])
        lanes = 1 if self.chart.form == STACKED else len(drawn)
        wide = min(self.step * SHARE, WIDEST_BAR * lanes) / lanes
        for at, spot in enumerate(self.chart.axis):
            up = down = 0.0
            for lane, one in enumerate(drawn):
                value = one.values[at] or 0
                base = 0.0
                if self.chart.form == STACKED:
                    base, up, down = (up, up + value, down) if value > 0 else (down, up, down + value)
                left = self._middle(at) - wide * lanes / 2 + wide * (0 if lanes == 1 else lane)
                self._bar(painter, tokens, QRectF(left, 0, wide - 1, 0), base, value, one.name, spot)
                if lanes > 1 and not lane:
                    self._number(painter, tokens, left + wide / 2, value, wide + 2)
            if lanes == 1:
                both = up + down if self.chart.form == STACKED else drawn[0].values[at] or 0
                self._number(painter, tokens, self._middle(at), both, self.step)

    def _bar(
        self, painter: QPainter, tokens: Tokens, across: QRectF, base: float, value: float, name: str, spot: Spot
    ) -> None:
        if not value:
            return
        colour = _colour(tokens, name, spot)
        top, foot = sorted((self._y(base), self._y(base + value)))
        box = QRectF(across.left(), top, across.width(), max(foot - top, 2))
        is_open = spot.mark == OPEN
        painter.setPen(QPen(colour, 1) if is_open else Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(colour, Qt.BrushStyle.Dense5Pattern if is_open else Qt.BrushStyle.SolidPattern))
        painter.drawRoundedRect(box, CORNER, CORNER)

    def _number(
        self,
        painter: QPainter,
        tokens: Tokens,
        middle: float,
        value: float,
        room: float,
        *,
        above: float = 0,
    ) -> None:
        """The number over its bar where it has room."""
        text = written(value, self.chart.kind)
        wide = self.metrics.horizontalAdvance(text)
        if not value or wide + 2 > room:
            return
        foot = self._y(max(value, 0)) - 1 - above
        if above:  # the line may pass under it
            tall = self.metrics.height() - AIR
            painter.fillRect(QRectF(middle - wide / 2 - 1, foot - tall, wide + 2, tall), QColor(tokens.card))
        painter.setPen(QColor(tokens.ink))
        box = QRectF(middle - wide, foot - self.metrics.height() + 2, 2 * wide, self.metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, text)

    def _line(self, painter: QPainter, tokens: Tokens) -> None:
        """A line from point to point; it stops where there is no number."""
        for one in self.chart.drawn:
            colour = _colour(tokens, one.name)
            points = [
                (at, value, QPointF(self._middle(at), self._y(value)))
                for at, value in enumerate(one.values)
                if value is not None
            ]
            painter.setPen(QPen(colour, 2))
            for (before, _, start), (after, _, end) in pairwise(points):
                if after == before + 1:
                    painter.drawLine(start, end)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            for _, _, point in points:
                painter.drawEllipse(point, DOT, DOT)
            for at, value, _ in points:
                self._number(painter, tokens, self._middle(at), value, self.step, above=DOT + 1)

    def _ticks(self, painter: QPainter, tokens: Tokens) -> None:
        texts = [tick(spot, self.words) for spot in self.chart.axis]
        widths = [self.metrics.horizontalAdvance(text) + AIR for text in texts]
        for at in fitting(self.chart, widths, self.step):
            wide = widths[at]
            left = self._middle(at) - wide / 2
            painter.setPen(QColor(tokens.wrong if self.chart.axis[at].mark == OVERDUE else tokens.soft))
            box = QRectF(left, self.plot.bottom() + 1, wide, FOOT - 1)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, texts[at])

    def _legend(self, painter: QPainter, tokens: Tokens) -> None:
        left = self.head.left() + AIR
        for colour, text, pattern in self._keys(tokens):
            painter.setPen(QPen(colour, 1))
            painter.setBrush(QBrush(colour, pattern))
            painter.drawRoundedRect(QRectF(left, self.head.center().y() - 4, 9, 9), CORNER, CORNER)
            wide = self.metrics.horizontalAdvance(text)
            painter.setPen(QColor(tokens.soft))
            box = QRectF(left + 14, self.head.top(), wide + 2, self.head.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            left += wide + 30

    def _keys(self, tokens: Tokens) -> Iterator[tuple[QColor, str, Qt.BrushStyle]]:
        """What the colours stand for, where there is more than one."""
        drawn = [one for one in self.chart.drawn if one.total is not None]
        if len(drawn) > 1:
            for one in drawn:
                yield _colour(tokens, one.name), self.words[one.name], Qt.BrushStyle.SolidPattern
        if self.chart.marked(OPEN):
            yield QColor(tokens.soft), self.words[OPEN], Qt.BrushStyle.Dense5Pattern


_COLOURS = {"usual": "soft", "le_phi": "information"}
PALE = 0.45  # of the colour, over the card


def _colour(tokens: Tokens, name: str, spot: Spot | None = None) -> QColor:
    """What is late is wrong; what is only there to be compared with is pale."""
    if spot is not None and spot.mark == OVERDUE:
        return QColor(tokens.wrong)
    colour = QColor(str(getattr(tokens, _COLOURS.get(name, "accent"))))
    return _pale(colour, QColor(tokens.card)) if name == "usual" else colour


def _pale(colour: QColor, ground: QColor) -> QColor:
    def mixed(one: float, other: float) -> float:
        return PALE * one + (1 - PALE) * other

    return QColor.fromRgbF(
        mixed(colour.redF(), ground.redF()),
        mixed(colour.greenF(), ground.greenF()),
        mixed(colour.blueF(), ground.blueF()),
    )
