"""The card: the ground on which everything stands, with its title, step and tags."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QVBoxLayout, QWidget

from intake_desk.ui import fonts
from intake_desk.ui.theme import tokens_now
from intake_desk.ui.tokens import CARD_PADDING, ICON_SIZE
from intake_desk.ui.widgets.labels import Label, ShortLabel
from intake_desk.ui.widgets.layout import Item, Scroll, add, row
from intake_desk.ui.widgets.tag import Tag


class StepNumber(QWidget):
    """The numbered circle of a step: filled while its turn has come, pale before."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._active = True
        self.setFixedSize(ICON_SIZE, ICON_SIZE)

    def set_active(self, active: bool) -> None:  # noqa: FBT001
        self._active = active
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent if self._active else tokens.neutral_ground))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(QColor(tokens.on_accent if self._active else tokens.soft))
        painter.setFont(fonts.face("label strong"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class StepTitle(QWidget):
    """The head of a card: circle with a number (0 = none), title, a soft note, and tags."""

    def __init__(self, title: str, step: int = 0, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.number = StepNumber(step) if step else None
        self.title = Label(title, "small strong", "soft")
        self.note = ShortLabel(note, "small", "soft")
        self.note.setVisible(bool(note))
        self._tags = row(gap="small")
        line = row(gap="small")
        if self.number is not None:
            line.addWidget(self.number)
        for item in (self.title, self.note, self._tags, 1):
            add(line, item)
        self.setLayout(line)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 22)

    def add_tool(self, widget: QWidget) -> None:
        """Put a control at the right end."""
        self.layout().addWidget(widget)

    def set_title(self, text: str) -> None:
        self.title.setText(text)

    def set_note(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def set_active(self, active: bool) -> None:  # noqa: FBT001
        if self.number is not None:
            self.number.set_active(active)

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Show these tags instead of the former ones."""
        while (item := self._tags.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for tag in tags:
            self._tags.addWidget(tag)


class Card(QFrame):
    """A card; ``add`` fills it from top to bottom. With ``step`` its title has a numbered circle."""

    def __init__(
        self,
        title: str = "",
        parent: QWidget | None = None,
        *,
        step: int = 0,
        note: str = "",
        padding: bool = True,
    ) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        if padding:
            self.body.setContentsMargins(CARD_PADDING, 13, CARD_PADDING, 14)
        else:
            self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(10)
        self.title = StepTitle(title, step, note)
        if title or step:
            self.body.addWidget(self.title)
        else:
            self.title.hide()
            self.title.setParent(self)
        self.setAccessibleName(title)

    def add(self, item: Item, stretch: int = 0) -> None:
        """Put a widget, a row or a column at the end; a number is empty space."""
        add(self.body, item, stretch)

    def height_beside(self, widget: QWidget) -> int:
        """The least height of the card without this widget of it, with the gap between them."""
        margins, frame = self.body.contentsMargins(), self.height() - self.contentsRect().height()
        width = self.contentsRect().width() - margins.left() - margins.right()
        items = [self.body.itemAt(at) for at in range(self.body.count())]
        others = [item for item in items if item.widget() is not widget and not item.isEmpty()]
        least = (
            item.heightForWidth(width) if item.hasHeightForWidth() else item.minimumSize().height() for item in others
        )
        return frame + margins.top() + margins.bottom() + sum(least) + self.body.spacing() * len(others)

    def add_scrolling(self, layout: QLayout) -> Scroll:
        """Put what takes the rest of the height, and scrolls where that is little: what stands below stays in sight."""
        ground = QWidget()
        ground.setLayout(layout)
        scroll = Scroll(ground)
        self.body.addWidget(scroll, 1)
        return scroll

    def add_raised(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a table whose column titles stand on the line of the card's own title."""
        self.body.addSpacing(-(ICON_SIZE + self.body.spacing() + 2))
        self.body.addWidget(widget, stretch)

    def add_tool(self, widget: QWidget) -> None:
        """Put a control beside the title, at the right."""
        self.title.add_tool(widget)

    def set_tags(self, tags: Sequence[Tag]) -> None:
        self.title.set_tags(tags)

    def set_note(self, text: str) -> None:
        self.title.set_note(text)

    def set_active(self, active: bool) -> None:  # noqa: FBT001
        """A step whose turn has not come is pale."""
        self.title.set_active(active)
