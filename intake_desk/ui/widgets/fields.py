"""Fields: a label above, the editor, and below it a hint or the sentence that says what is wrong."""

import unicodedata

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from intake_desk.ui import fonts
from intake_desk.ui.icons import paint_icon
from intake_desk.ui.theme import tokens_now
from intake_desk.ui.tokens import FIELD_HEIGHT, STEP
from intake_desk.ui.widgets.labels import Label, set_mark

NOTE_ROOM = 12


class Mark(QWidget):
    """A small icon in the colour of a meaning."""

    def __init__(self, name: str, tone: str, size: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone = name, tone
        self.setFixedSize(size, size)

    def set(self, name: str, tone: str) -> None:
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, QRectF(self.rect()), self._name, tokens_now().ink_of(self._tone))
        painter.end()


class Field(QWidget):
    """A labelled editor; the label is its accessible name, an error stands below it and is its description."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        hint: str = "",
        parent: QWidget | None = None,
        *,
        reserve: bool = False,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._tone = "soft"
        self._reserve = reserve
        self.label = Label(label, "label", "soft")
        self.label.setBuddy(editor)
        self.message = Label("", "label", "soft", wrap=True)
        self._mark = Mark("wrong", "wrong")
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(STEP)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.message, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        for part in (self.label, editor, self._line):
            column.addWidget(part)
        column.addStretch(1)
        self.setFocusProxy(editor)
        editor.setAccessibleName(label.replace("&", ""))
        self.set_error("")

    @property
    def error(self) -> str:
        return self.message.text() if self._mark.isVisibleTo(self) else ""

    def set_error(self, text: str) -> None:
        """Show what is wrong and what to do; an empty text takes the error away and brings the hint back."""
        shown = text or self._hint
        self.message.setText(shown)
        self.message.set_tone("wrong" if text else self._tone)
        self._mark.setVisible(bool(text))
        self._line.setVisible(bool(shown) or self._reserve)
        set_mark(self.editor, "wrong", bool(text))
        self.editor.setAccessibleDescription(shown)

    def set_hint(self, text: str, tone: str = "soft") -> None:
        was_wrong = bool(self.error)
        self._hint, self._tone = text, tone
        if not was_wrong:
            self.set_error("")

    def set_label(self, text: str) -> None:
        self.label.setText(text)
        self.editor.setAccessibleName(text.replace("&", ""))


class TextField(QLineEdit):
    """One line of text, 34 px; ``set_note`` shows a soft remark at its right end."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None, *, strong: bool = False) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setFont(fonts.face("field strong" if strong else "field"))
        self.setFixedHeight(FIELD_HEIGHT)
        self._note = ""

    def value(self) -> str:
        """The text as it may be kept: composed (NFC), single spaces, trimmed."""
        return " ".join(unicodedata.normalize("NFC", self.text()).split())

    def set_value(self, text: str) -> None:
        self.setText(text)
        self.setCursorPosition(0)

    @property
    def note(self) -> str:
        return self._note

    def set_note(self, text: str) -> None:
        """A remark inside the field, such as the former address on the card."""
        self._note = text
        self.setAccessibleDescription(text)
        self._make_room()
        self.update()

    def _make_room(self) -> None:
        width = QFontMetrics(fonts.face("label")).horizontalAdvance(self._note) + NOTE_ROOM if self._note else 0
        self.setTextMargins(0, 0, min(width, self._note_limit()), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._note:
            self._make_room()

    def _show_at_least(self, sample: str) -> None:
        """Never be narrower than what is usually written here."""
        self.setMinimumWidth(QFontMetrics(self.font()).horizontalAdvance(sample) + 2 * NOTE_ROOM + 2)

    def _note_limit(self) -> int:
        return max(self.width() // 2, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._note:
            return
        painter = QPainter(self)
        metrics = QFontMetrics(fonts.face("label"))
        painter.setFont(fonts.face("label"))
        painter.setPen(QColor(tokens_now().soft))
        area = self.rect().adjusted(self.width() - self._note_limit(), 0, -11, 0)
        text = metrics.elidedText(self._note, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class DigitsField(TextField):
    """A number written in groups while it is typed: identity number 3-3-3-3, telephone 4-3-3."""

    def __init__(
        self, groups: tuple[int, ...] = (3, 3, 3, 3), placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(placeholder, parent)
        self._groups = groups
        self._show_at_least(" ".join("0" * size for size in groups))
        self.textEdited.connect(self._regroup)

    def value(self) -> str:
        """The characters without the spaces between groups."""
        return "".join(super().value().split())

    def set_value(self, text: str) -> None:
        self.setText(self._grouped("".join(text.split())))
        self.setCursorPosition(len(self.text()))

    def _regroup(self, text: str) -> None:
        before = len("".join(text[: self.cursorPosition()].split()))
        grouped = self._grouped("".join(text.split()))
        if grouped == text:
            return
        self.setText(grouped)
        self.setCursorPosition(self._place(grouped, before))

    @staticmethod
    def _place(grouped: str, count: int) -> int:
        seen = 0
        for at, character in enumerate(grouped):
            if seen == count:
                return at
            seen += character != " "
        return len(grouped)

    def _grouped(self, characters: str) -> str:
        if not characters.isdigit():
            return characters
        parts, start = [], 0
        for size in self._groups:
            parts.append(characters[start : start + size])
            start += size
        parts[-1] += characters[start:]
        return " ".join(part for part in parts if part)
