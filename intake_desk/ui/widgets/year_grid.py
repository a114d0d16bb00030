"""A year at a glance: twelve months, each day drawn by what it is; arrows walk, Enter or a double click opens a day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from intake_desk.ui import fonts
from intake_desk.ui.announce import announce
from intake_desk.ui.theme import tokens_now
from intake_desk.ui.tokens import Tokens

MONTHS = 12
MOST_IN_LINE, LEAST_IN_LINE = 4, 3
WEEK = 7
LINES = 6
GAP = 20
CELL = 23
LEAST_WIDTH, USUAL_WIDTH = 20, 27
HEAD = 22
WEEKDAYS_HEAD = 18
MONTH_HEIGHT = HEAD + WEEKDAYS_HEAD + LINES * CELL + GAP // 2
CORNER = 5.0
DAY = timedelta(days=1)
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}


@dataclass(frozen=True)
class DayLook:
    """How a day is drawn: a meaning for its ground ("" none), dashed where uncertain, and what is said of it."""

    kind: str = ""
    said: str = ""
    rest: bool = False
    dashed: bool = False
    part: bool = False


class YearGrid(QWidget):
    """``day_chosen(date)`` when another day is stood on, ``day_opened(date)`` at Enter, Space or a double click."""

    day_chosen = Signal(object)
    day_opened = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = self._day = today
        self._looks: Mapping[date, DayLook] = {}
        self._changed: Collection[date] = ()
        self._titles = tuple(self.tr("Tháng {0}").format(month) for month in range(1, MONTHS + 1))
        self._heads = self.tr("T2 T3 T4 T5 T6 T7 CN").split()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def year(self) -> int:
        """The year that is shown: that of the day stood on."""
        return self._day.year

    @property
    def day(self) -> date:
        """The day stood on."""
        return self._day

    def show_days(self, looks: Mapping[date, DayLook], changed: Collection[date] = ()) -> None:
        """Draw the days so; those `changed` bear a mark."""
        self._looks, self._changed = looks, changed
        self._speak()
        self.update()

    def choose(self, day: date) -> None:
        """Stand on a day, which may be in another year."""
        if day != self._day:
            self._day = day
            self.day_chosen.emit(day)
            self._speak()
            announce(self, self.accessibleName())
            self.update()

    def day_at(self, place: QPoint) -> date | None:
        """The day drawn at a place, if one is."""
        for month in range(1, MONTHS + 1):
            corner = self._corner(month)
            column = (place.x() - corner.x()) // self._cell()
            line = (place.y() - corner.y() - HEAD - WEEKDAYS_HEAD) // CELL
            if 0 <= column < WEEK and 0 <= line < LINES:
                first = date(self.year, month, 1)
                day = first + (int(line) * WEEK + int(column) - first.weekday()) * DAY
                return day if day.month == month and day.year == self.year else None
        return None

    def place_of(self, day: date) -> QRectF:
        """Where a day of the shown year is drawn."""
        first = day.replace(day=1)
        number = first.weekday() + day.day - 1
        corner = self._corner(day.month)
        left = corner.x() + number % WEEK * self._cell()
        top = corner.y() + HEAD + WEEKDAYS_HEAD + number // WEEK * CELL
        return QRectF(left, top, self._cell(), CELL)

    def sizeHint(self) -> QSize:
        return QSize(_width(MOST_IN_LINE, USUAL_WIDTH), self.heightForWidth(_width(MOST_IN_LINE, USUAL_WIDTH)))

    def minimumSizeHint(self) -> QSize:
        return QSize(_width(LEAST_IN_LINE, LEAST_WIDTH), self.heightForWidth(_width(MOST_IN_LINE, USUAL_WIDTH)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(event.size().width()))

    def heightForWidth(self, width: int) -> int:
        return MONTHS // _in_line(width) * MONTH_HEIGHT - GAP // 2

    def _cell(self) -> float:
        months = _in_line(self.width())
        return (self.width() - (months - 1) * GAP) / (months * WEEK)

    def _corner(self, month: int) -> QPointF:
        line, column = divmod(month - 1, _in_line(self.width()))
        return QPointF(column * (WEEK * self._cell() + GAP), line * MONTH_HEIGHT)

    def _speak(self) -> None:
        said = self._looks.get(self._day, DayLook()).said
        self.setAccessibleName(f"{self._day:%d/%m/%Y}, {said}" if said else f"{self._day:%d/%m/%Y}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in STEPS:
            self.choose(self._day + STEPS[Qt.Key(key)] * DAY)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.choose(_month_on(self._day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.day_opened.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.day_opened.emit(day)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), self._looks.get(day, DayLook()).said if day else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_now()
        for month in range(1, MONTHS + 1):
            self._paint_heads(painter, month, tokens)
            day = date(self.year, month, 1)
            while day.month == month:
                self._paint_day(painter, day, tokens)
                day += DAY
        painter.end()

    def _paint_heads(self, painter: QPainter, month: int, tokens: Tokens) -> None:
        corner = self._corner(month)
        painter.setPen(QColor(tokens.ink))
        painter.setFont(fonts.face("small strong"))
        title = QRectF(corner.x() + 5, corner.y(), WEEK * self._cell(), HEAD)
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, self._titles[month - 1])
        painter.setPen(QColor(tokens.soft))
        painter.setFont(fonts.face("rail"))
        for column, head in enumerate(self._heads):
            place = QRectF(corner.x() + column * self._cell(), corner.y() + HEAD, self._cell(), WEEKDAYS_HEAD)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, head)

    def _paint_day(self, painter: QPainter, day: date, tokens: Tokens) -> None:
        look, place = self._looks.get(day, DayLook()), self.place_of(day).adjusted(1.5, 1, -1.5, -1)
        if look.kind:
            painter.setBrush(QColor(tokens.ground_of(look.kind)))
            pen = QPen(QColor(tokens.ink_of(look.kind)), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen if look.dashed else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(place, CORNER, CORNER)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if day == self._today:
            painter.setPen(QPen(QColor(tokens.soft), 1))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        if day == self._day:
            painter.setPen(QPen(QColor(tokens.accent if self.hasFocus() else tokens.ink), 2))
            painter.drawRoundedRect(place, CORNER, CORNER)
        ink = tokens.ink_of(look.kind) if look.kind else tokens.soft if look.rest else tokens.ink
        painter.setPen(QColor(ink))
        painter.setFont(fonts.face("label strong" if look.kind or day == self._today else "label"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(day.day))
        painter.setPen(Qt.PenStyle.NoPen)
        if look.part:
            painter.setBrush(QColor(tokens.information))
            painter.drawRoundedRect(QRectF(place.center().x() - 4, place.bottom() - 3, 8, 2), 1, 1)
        if day in self._changed:
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(QPointF(place.right() - 2.5, place.top() + 2.5), 2.2, 2.2)


def _width(months: int, cell: int) -> int:
    return months * WEEK * cell + (months - 1) * GAP


def _in_line(width: int) -> int:
    """How many months stand side by side: as many as leave every day wide enough for two figures."""
    return MOST_IN_LINE if width >= _width(MOST_IN_LINE, LEAST_WIDTH + 2) else LEAST_IN_LINE


def _month_on(day: date, step: int) -> date:
    """The same day of a neighbouring month, or the last of it when it has none."""
    first = (day.replace(day=1) - DAY if step < 0 else day.replace(day=28) + 4 * DAY).replace(day=1)
    last = ((first.replace(day=28) + 4 * DAY).replace(day=1) - DAY).day
    return first.replace(day=min(day.day, last))


class DaySwatch(QWidget):
    """The look of a day in the legend, with its word beside it."""

    def __init__(self, look: DayLook, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._word = look, word
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)

    def sizeHint(self) -> QSize:
        return QSize(28 + self.fontMetrics().horizontalAdvance(self._word), HEAD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = tokens_now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, (self.height() - 14) / 2, 16, 14)
        if self._look.kind:
            dashed = QPen(QColor(tokens.ink_of(self._look.kind)), 1, Qt.PenStyle.DashLine)
            painter.setPen(dashed if self._look.dashed else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.ground_of(self._look.kind)))
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._look.part:
            painter.setBrush(QColor(tokens.information))
            painter.drawRoundedRect(QRectF(box.center().x() - 4, box.bottom() - 3, 8, 2), 1, 1)
        painter.setPen(QColor(tokens.soft))
        painter.setFont(fonts.face("label"))
        words = self.rect().adjusted(23, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._word)
        painter.end()
