"""Catches a scanner anywhere in a window: its text arrives as one signal and leaves nothing in the focused field."""

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from intake_desk.ui.scanner import LONGEST_GAP, Scanner

ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class ScanFilter(QObject):
    """Watches the key events of one window.

    In a text field keys pass at once, and what a scan wrote is taken out again. Elsewhere keys are held back
    for a moment, because a space or a letter of a scan would press a button or move a choice. Text committed
    by an input method (Telex) comes as another kind of event and is never taken for a scan.
    """

    scanned = Signal(str)

    def __init__(self, parent: QObject | None = None, scanner: Scanner | None = None) -> None:
        super().__init__(parent)
        self._scanner = scanner or Scanner()
        self._window: QWindow | None = None
        self._clock = QElapsedTimer()
        self._clock.start()
        self._held: list[QKeyEvent] = []
        self._replaying = False
        self._kept: tuple[QWidget, object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=LONGEST_GAP)
        self._timer.timeout.connect(self._release)

    def watch(self, window: QWindow) -> None:
        """Begin with a window; asking again for the same one changes nothing."""
        if window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if self._replaying or kind not in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}:
            return False
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if _is_secret(QApplication.focusWidget()):
            self._scanner.forget()
            return False
        if kind == QEvent.Type.KeyRelease:
            return self._on_release(event)
        return self._on_press(event)

    def _on_press(self, event: QKeyEvent) -> bool:
        at = event.timestamp() or self._clock.elapsed()
        if event.key() in ENTERS:
            return self._on_enter(at)
        text = event.text()
        if event.modifiers() & COMMANDS or event.isAutoRepeat() or not text or not text.isprintable():
            if event.key() not in {Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock}:
                self._release()
                self._scanner.forget()
            return False
        focus = QApplication.focusWidget()
        fresh = self._scanner.feed(text, at)
        if fresh:
            self._release()
            self._kept = _remember(focus)
        if _editor(focus) is not None:
            return False
        self._held.append(event.clone())
        self._timer.start()
        return True

    def _on_release(self, event: QKeyEvent) -> bool:
        if self._held and event.key() not in ENTERS:
            self._held.append(event.clone())
            return True
        return False

    def _on_enter(self, at: int) -> bool:
        text = self._scanner.end(at)
        if text is None:
            self._release()
            return False
        self._timer.stop()
        self._held.clear()
        if self._kept is not None:
            _recall(*self._kept)
        self._kept = None
        self.scanned.emit(text)
        return True

    def _release(self) -> None:
        """It was a hand after all: let the widget have the keys it was waiting for."""
        self._timer.stop()
        held, self._held = self._held, []
        if self._window is None:
            return
        self._replaying = True
        try:
            for event in held:
                QCoreApplication.sendEvent(self._window, event)
        finally:
            self._replaying = False


def _is_secret(widget: QWidget | None) -> bool:
    """A password may be typed by a machine too: by a password manager, or by a key that is plugged in."""
    return isinstance(widget, QLineEdit) and widget.echoMode() != QLineEdit.EchoMode.Normal


def _editor(widget: QWidget | None) -> QLineEdit | QPlainTextEdit | None:
    """The text editor in which a focused widget takes its letters, if it does."""
    if isinstance(widget, QAbstractSpinBox | QComboBox):
        return widget.lineEdit()
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit) else None


def _remember(widget: QWidget | None) -> tuple[QWidget, object] | None:
    editor = _editor(widget)
    if isinstance(editor, QLineEdit):
        return editor, (editor.text(), editor.cursorPosition())
    if isinstance(editor, QPlainTextEdit):
        return editor, (editor.toPlainText(), editor.textCursor().position())
    return None


def _recall(editor: QWidget, state: object) -> None:
    text, position = state  # type: ignore[misc]
    if isinstance(editor, QLineEdit):
        editor.setText(text)
        editor.setCursorPosition(position)
        # Whoever searches while typing must forget the scanned letters too.
        editor.textEdited.emit(text)
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(text)
        cursor = editor.textCursor()
        cursor.setPosition(position)
        editor.setTextCursor(cursor)
