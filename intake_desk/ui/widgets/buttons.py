"""Buttons: one main button a page, plain ones beside it, chips for ready-made lists."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from intake_desk.ui import fonts
from intake_desk.ui.icons import icon
from intake_desk.ui.theme import tokens_now
from intake_desk.ui.tokens import BUTTON_HEIGHT, MAIN_BUTTON_HEIGHT
from intake_desk.ui.widgets.labels import set_mark
from intake_desk.ui.widgets.tag import KEY_HEIGHT, key_width, paint_key

KEY_GAP = 12


def key_text(key: str) -> str:
    """How a key sequence is written on a cap: ``Ctrl+Return`` → ``Ctrl Enter``."""
    return key.replace("Return", "Enter").replace("+", " ")


def bind_key(button: QAbstractButton, key: str) -> None:
    """Let a key press the button while it is visible; a bare Enter is only shown, fields need it themselves."""
    if not key or key in {"Return", "Enter"}:
        return
    for sequence in {key, key.replace("Return", "Enter")}:
        shortcut = QShortcut(QKeySequence(sequence), button)
        shortcut.activated.connect(button.click)


class PlainButton(QPushButton):
    """What all buttons share: Enter presses the focused one, an icon follows the theme."""

    def __init__(self, text: str, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self._icon_scheme = ""
        self.setAutoDefault(False)
        self.setFont(fonts.face("text strong"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _icon_colour(self) -> str:
        tokens = tokens_now()
        return tokens.soft if self.property("kind") == "quiet" else tokens.ink

    def _tint(self) -> None:
        colour = self._icon_colour()
        if self._icon_name and colour != self._icon_scheme:
            self._icon_scheme = colour
            self.setIcon(icon(self._icon_name, colour, 16))
            self.setIconSize(QSize(16, 16))


class Button(PlainButton):
    """A plain button of 36 px, or as tall as the main one beside it.

    Kind ``plain``, ``wrong`` (a step that takes something away) or ``quiet``.
    """

    def __init__(
        self,
        text: str,
        key: str = "",
        parent: QWidget | None = None,
        *,
        icon_name: str = "",
        kind: str = "plain",
        tall: bool = False,
    ) -> None:
        super().__init__(text, icon_name, parent)
        self.setProperty("kind", kind)
        self.setFixedHeight(MAIN_BUTTON_HEIGHT if tall else BUTTON_HEIGHT)
        if key:
            self.setToolTip(key_text(key))
        bind_key(self, key)


class IconButton(PlainButton):
    """A button that is only an icon; its name is spoken and shown as a tool tip."""

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", icon_name, parent)
        self.setProperty("kind", "quiet")
        self._tint()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(28, 28)


class ListChip(PlainButton):
    """A ready-made list with its number: «Chờ bổ sung 3»; checkable, kind ``wrong`` for what is overdue."""

    def __init__(self, text: str, count: int | None = None, parent: QWidget | None = None, *, kind: str = "") -> None:
        super().__init__(text, "", parent)
        self._label = text
        self._kind = kind
        self.setCheckable(True)
        self.setFixedHeight(BUTTON_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show a number after the words; None shows none, and a kind colours only what is not zero."""
        self.setText(self._label if count is None else f"{self._label} {count}")
        set_mark(self, "kind", self._kind if count else "")


class PrimaryButton(PlainButton):
    """The one main button of a page, 46 px, with its key on it."""

    def __init__(self, text: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "", parent)
        self._key = key_text(key)
        self._hovered = False
        self.setFont(fonts.face("main"))
        self.setFixedHeight(MAIN_BUTTON_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        bind_key(self, key)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 48
        return QSize(width + (key_width(self._key) + KEY_GAP if self._key else 0), MAIN_BUTTON_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 24, MAIN_BUTTON_HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink = self._colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        area = QRectF(self.rect())
        painter.drawRoundedRect(area, 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(QColor(ink), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(3, 3, -3, -3), 6, 6)
        self._paint_words(painter, ink)
        painter.end()

    def _colours(self) -> tuple[str, str]:
        tokens = tokens_now()
        if not self.isEnabled():
            return tokens.neutral_ground, tokens.soft
        if self.isDown():
            return tokens.accent_pressed, tokens.on_accent
        return (tokens.accent_hover if self._hovered else tokens.accent), tokens.on_accent

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        metrics = QFontMetrics(self.font())
        cap = key_width(self._key) + KEY_GAP if self._key else 0
        if cap and metrics.horizontalAdvance(self.text()) + cap + 16 > self.width():
            cap = 0
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - cap - 16)
        wide = metrics.horizontalAdvance(text)
        left = (self.width() - wide - cap) / 2
        painter.setPen(QColor(ink))
        painter.setFont(self.font())
        painter.drawText(QRectF(left, 0, wide + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        if cap:
            cap_rect = QRectF(left + wide + KEY_GAP, (self.height() - KEY_HEIGHT) / 2, cap - KEY_GAP, KEY_HEIGHT)
            paint_key(painter, cap_rect, self._key, ink, ink)
