"""Keys as a person or a scanner presses them, and what the windows answered."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from intake_desk.ui.widgets import Field, Notice


def write(field: QLineEdit, text: str) -> None:
    """Type into a field, as an input method commits its text."""
    field.setFocus()
    field.selectAll()
    field.insert(text)
    field.textEdited.emit(field.text())


def shown_date(iso: str) -> str:
    """A date as a clerk types it; what is no date is typed as it stands and refused where it stands."""
    try:
        return f"{date.fromisoformat(iso):%d/%m/%Y}"
    except ValueError:
        return iso


def said_by(widget: QWidget) -> str:
    """What a dialog says is wrong."""
    errors = [field.error for field in widget.findChildren(Field) if field.error]
    notices = [notice.accessibleName() for notice in widget.findChildren(Notice) if notice.isVisible()]
    return " ".join(errors or notices)


def press(target: QObject, key: int, text: str, at_ms: int = 0) -> None:
    """One key, down and up."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        event.setTimestamp(at_ms)
        QCoreApplication.sendEvent(target, event)
