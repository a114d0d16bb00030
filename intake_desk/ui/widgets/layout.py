"""Rows, columns and pages with the program's own distances, so that no page sets a margin."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from intake_desk.ui.tokens import CARD_GAP, COLUMN_GAP, FIELD_HEIGHT, PAGE_MARGIN, SIDE_LEAST, SIDE_WIDTH, STEP
from intake_desk.ui.widgets.labels import Label

# A widget, a layout, or a number that is a stretch; with a stretch of its own as a pair.
Item = QWidget | QLayout | int | tuple[QWidget | QLayout, int]

GAPS = {"none": 0, "tight": STEP, "small": 2 * STEP, "field": 10, "card": CARD_GAP, "wide": COLUMN_GAP}


def row(*items: Item, gap: str = "small") -> QHBoxLayout:
    """Things side by side; ``row(name, 1, save)`` pushes *save* to the right, ``(name, 2)`` gives a share."""
    layout = QHBoxLayout()
    _fill(layout, items, gap)
    return layout


def column(*items: Item, gap: str = "card") -> QVBoxLayout:
    """Things one below another."""
    layout = QVBoxLayout()
    _fill(layout, items, gap)
    return layout


def grid(*lines: Sequence[tuple[QWidget, int]], columns: int = 12) -> QGridLayout:
    """Lines of (widget, span) on a grid of equal columns, so that fields of several lines share their edges."""
    layout = QGridLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(GAPS["field"])
    layout.setVerticalSpacing(GAPS["field"])
    for number in range(columns):
        layout.setColumnStretch(number, 1)
    for at, line in enumerate(lines):
        start = 0
        for widget, span in line:
            layout.addWidget(widget, at, start, 1, span, Qt.AlignmentFlag.AlignTop)
            start += span
    return layout


def _fill(layout: QBoxLayout, items: Sequence[Item], gap: str) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAPS[gap])
    for item in items:
        add(layout, item)


def add(layout: QBoxLayout, item: Item, stretch: int = 0) -> None:
    if isinstance(item, tuple):
        item, stretch = item
    if isinstance(item, int):
        layout.addStretch(item)
    elif isinstance(item, QLayout):
        layout.addLayout(item, stretch)
    else:
        layout.addWidget(item, stretch)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll whatever it lies in until it is seen, as soon as all that was just shown is laid out."""

    def scroll() -> None:
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget, 0, 0)
            around = around.parentWidget()

    QTimer.singleShot(0, widget, scroll)


class Flow(QLayout):
    """Things side by side that go on in the next line where the row has no more room."""

    def __init__(self, parent: QWidget, gap: str = "small") -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(GAPS[gap])

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(len(hints) - 1, 0)
        return QSize(sum(hint.width() for hint in hints) + gaps, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        return QSize(max((hint.width() for hint in hints), default=0), self.sizeHint().height())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        left, top, high = rect.left(), rect.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            if left > rect.left() and left + hint.width() > rect.left() + rect.width():
                left, top, high = rect.left(), top + high + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), hint))
            left, high = left + hint.width() + self.spacing(), max(high, hint.height())
        return top + high - rect.top()


class Hairline(QFrame):
    """A line of one pixel between things that belong to one card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)


class Scroll(QScrollArea):
    """Lets its column scroll when the window is too low, without a frame of its own."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content.setObjectName("ground")
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class Remainder(Scroll):
    """Takes what is left and asks for no more than its least, so that nothing beside it is pushed out of sight.

    The keyboard's place in it is always seen, also where what is in it grows.
    """

    def __init__(self, content: QWidget, least: int, parent: QWidget | None = None) -> None:
        super().__init__(content, parent)
        self.setMinimumHeight(least)
        content.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._follow)
        return super().eventFilter(watched, event)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.widget().isAncestorOf(now) and not QApplication.mouseButtons():
            QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        focused = self.window().focusWidget()  # also while another window has the keyboard
        if focused is not None and self.widget().isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, 2 * STEP + FIELD_HEIGHT // 4)  # of a field it looks at its cursor


class Page(QWidget):
    """A page of the program: title, one main column that scrolls, and if wanted a column at the right."""

    def __init__(
        self, title: str, parent: QWidget | None = None, *, side: bool = False, side_least: int = SIDE_LEAST
    ) -> None:
        super().__init__(parent)
        self.title = Label(title, "page")
        self.title.setFixedHeight(28)
        self._tools = row(gap="small")
        self._notices = column(gap="none")
        self.main = column(gap="card")
        ground = QWidget()
        ground.setLayout(self.main)
        self._scroll = Scroll(ground)
        self._columns = row((self._scroll, 1), gap="wide")
        self.side = column(gap="card")
        if side:
            holder = QWidget()
            holder.setLayout(self.side)
            side_scroll = Scroll(holder)
            side_scroll.setMinimumWidth(side_least)
            side_scroll.setMaximumWidth(SIDE_WIDTH)
            self._columns.addWidget(side_scroll, 1)
            self._columns.setStretch(0, 2)
            self._columns.setStretch(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(PAGE_MARGIN, 17, PAGE_MARGIN, 16)
        outer.setSpacing(0)
        outer.addLayout(row((self.title, 0), 1, self._tools))
        outer.addSpacing(CARD_GAP)
        outer.addLayout(self._notices)
        outer.addLayout(self._columns, 1)
        self._outer = outer
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def set_title(self, text: str) -> None:
        self.title.setText(text)

    def add(self, item: Item, stretch: int = 0) -> None:
        """Put a card, a field or a row at the end of the main column; a number is empty space."""
        add(self.main, item, stretch)

    def add_side(self, item: Item, stretch: int = 0) -> None:
        add(self.side, item, stretch)

    def add_foot(self, widget: QWidget) -> None:
        """Put something below the columns: it stays in sight however far they scroll."""
        self._outer.addSpacing(CARD_GAP)
        self._outer.addWidget(widget)

    def add_tool(self, widget: QWidget) -> None:
        """Put a control beside the title, at the right."""
        self._tools.addWidget(widget)

    def add_notice(self, notice: QWidget) -> None:
        """Put a notice between title and columns; it takes no room while hidden."""
        notice.setProperty("place", "page")
        self._notices.addWidget(notice)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll the main column so that a widget of it is seen, and the whole card on which it stands if it fits."""
        ground = self._scroll.widget()
        card: QWidget | None = widget
        while card is not None and card.parentWidget() is not ground:
            card = card.parentWidget()
        if card is not None and card.height() <= self._scroll.viewport().height():
            self._scroll.ensureWidgetVisible(card, 0, 0)
        self._scroll.ensureWidgetVisible(widget, 0, 0)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The keyboard's place is always in sight; what the mouse points at never moves away under it."""
        if now is not None and self._scroll.widget().isAncestorOf(now) and not QApplication.mouseButtons():
            QTimer.singleShot(0, self, self._follow)  # what was just shown or hidden is laid out by then

    def _follow(self) -> None:
        focused = self.window().focusWidget()  # also while another window has the keyboard
        if focused is not None and self._scroll.widget().isAncestorOf(focused):
            self.show_widget(focused)
