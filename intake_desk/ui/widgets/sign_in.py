"""Signing in, and the cover that hides everything while nobody is at the desk."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from intake_desk.ui.widgets.buttons import Button, PrimaryButton
from intake_desk.ui.widgets.card import Card
from intake_desk.ui.widgets.fields import Field, TextField
from intake_desk.ui.widgets.labels import Label
from intake_desk.ui.widgets.name_choice import NameChoice

CARD_WIDTH = 380


class SignInCard(Card):
    """Asks who it is and for the password; ``sign_in_requested(clerk, password)``, the clerk by the value given."""

    sign_in_requested = Signal(object, str)

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setFixedWidth(CARD_WIDTH)
        self.body.setContentsMargins(28, 26, 28, 28)
        self.body.setSpacing(14)
        self.heading = Label(title or self.tr("Đăng nhập"), "page", wrap=True)
        self.subtitle = Label("", "text", "soft", wrap=True)
        self.clerk = NameChoice()
        self.clerk_field = Field(self.tr("Cán bộ"), self.clerk)
        self.password = TextField()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_field = Field(self.tr("Mật khẩu"), self.password, reserve=True)
        self.button = PrimaryButton(self.tr("Đăng nhập"), "Enter")
        for part in (self.heading, self.subtitle, self.clerk_field, self.password_field, self.button):
            self.add(part)
        self.subtitle.hide()
        self.setFocusProxy(self.password)
        self.password.returnPressed.connect(self._request)
        self.button.clicked.connect(self._request)
        self.clerk.chosen.connect(self._on_clerk)
        self.clerk.entered.connect(self.password.setFocus)

    def set_unit(self, text: str) -> None:
        """The line below the heading: unit, desk."""
        self.subtitle.setText(text)
        self.subtitle.setVisible(bool(text))

    def set_clerks(self, clerks: Sequence[tuple[str, object]], last: object = None) -> None:
        """Offer (name, value) pairs by given name; whoever was here `last` is chosen, else the first."""
        self.clerk.set_choices(clerks)
        self.clerk.set_value(last)

    def show_error(self, text: str) -> None:
        """Say why it was refused; the password is to be typed again."""
        self.set_busy(False)
        self.password_field.set_error(text)
        self.password.clear()
        self.password.setFocus()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001
        """While the password is being checked nothing may be asked twice."""
        self.button.setEnabled(not busy)
        self.password.setReadOnly(busy)

    def clear(self) -> None:
        """Ready for the next person; no password stays behind."""
        self.set_busy(False)
        self.password.clear()
        self.password_field.set_error("")

    def _on_clerk(self, _clerk: object) -> None:
        self.password.clear()
        self.password_field.set_error("")

    def _request(self) -> None:
        if not self.button.isEnabled():
            return
        if not self.password.text():
            self.password_field.set_error(self.tr("Nhập mật khẩu rồi nhấn Enter."))
            self.password.setFocus()
            return
        self.password_field.set_error("")
        self.sign_in_requested.emit(self.clerk.value(), self.password.text())


class SignInScreen(QWidget):
    """The card in the middle of an empty ground."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.card = SignInCard(title)
        self.setFocusProxy(self.card)
        self._grid = QGridLayout(self)
        self._grid.addWidget(self.card, 1, 1)
        for side in (0, 2):
            self._grid.setRowStretch(side, 2 + side)
            self._grid.setColumnStretch(side, 1)


class LockOverlay(SignInScreen):
    """Covers the whole window; what lies below cannot be seen nor reached until ``unlock``."""

    unlock_requested = Signal(object, str)
    switch_requested = Signal()

    def __init__(self, covered: QWidget, parent: QWidget) -> None:
        super().__init__("", parent)
        self._covered = covered
        self._before: QWidget | None = None
        self.card.heading.setText(self.tr("Màn hình đã khóa"))
        self.card.button.setText(self.tr("Mở khóa"))
        self.switch = Button(self.tr("Đăng nhập người khác"), kind="quiet")
        self.card.add(self.switch)
        self.card.sign_in_requested.connect(self.unlock_requested)
        self.switch.clicked.connect(self.switch_requested)
        parent.installEventFilter(self)
        self.hide()

    def lock(self, clerk: str, value: object, unit: str = "") -> None:
        """Cover everything; only this clerk's password opens it again."""
        self._before = self._covered.focusWidget()
        self.card.clear()
        self.card.set_clerks([(clerk, value)])
        self.card.clerk.setEnabled(False)
        self.card.set_unit(unit)
        self._covered.setEnabled(False)
        self.setGeometry(self.parentWidget().rect())
        self.show()
        self.raise_()
        self.card.password.setFocus()

    def show_error(self, text: str) -> None:
        self.card.show_error(text)

    def unlock(self) -> None:
        """Uncover, with the cursor where it was."""
        self.card.clear()
        self._covered.setEnabled(True)
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self.parentWidget().rect())
        return super().eventFilter(watched, event)
