"""The other person without whom money is not mended: chosen by name, agreeing with their own password."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from intake_desk.services.second_person import OwnPasswordWrong, SecondPerson
from intake_desk.ui.dossiers.own_password import OwnPassword
from intake_desk.ui.widgets import Field, TextField, column, row
from intake_desk.ui.widgets.name_choice import NameChoice


class SecondPersonFields(QWidget):
    """A supervisor's name and password; who asks and who took the money are not offered. Of several nobody is chosen
    beforehand: what one types would be tried as another's password.
    """

    def __init__(
        self, people: Sequence[tuple[str, str]], parent: QWidget | None = None, *, title: str = "", own: bool = False
    ) -> None:
        """`people` are (name, login); `title` says who they are where they need not be supervisors; `own` asks for the
        password of who asks, too.
        """
        super().__init__(parent)
        self._people = tuple(people)
        self._needs_supervisor = not title
        self.own = OwnPassword() if own else None
        self.person = NameChoice(asked=self.tr("chọn hoặc gõ tên"))
        self.person_field = Field(title or self.tr("Người phụ trách đồng ý"), self.person, reserve=True)
        self.password = TextField()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_field = Field(self.tr("Mật khẩu của người đó"), self.password, reserve=True)
        parts = row((self.person_field, 1), (self.password_field, 1), gap="field")
        self.setLayout(column(self.own, parts, gap="tight") if self.own is not None else parts)
        self.setFocusProxy(self.password)
        self.person.chosen.connect(lambda _login: self._on_chosen())
        self.person.entered.connect(self.password.setFocus)
        if self.own is not None:
            self.own.password.returnPressed.connect(self.person.setFocus)
        self.password.textEdited.connect(lambda _text: self.password_field.set_error(""))
        self.offer_without(())

    def offer_without(self, logins: Collection[str]) -> None:
        """Offer everybody but these."""
        offered = [(name, login) for name, login in self._people if login not in logins]
        before = self.person.value()
        self.person.set_choices(offered)
        self.person.set_value(before)
        self.person.setEnabled(bool(offered))
        self.person_field.set_error("" if offered else self._nobody())
        self._forget()

    @property
    def is_nobodys(self) -> bool:
        """Whether there is nobody who may agree."""
        return not self.person.isEnabled()

    def value(self) -> SecondPerson:
        """Who agrees."""
        own = self.own.value() if self.own is not None else ""
        return SecondPerson(str(self.person.value() or ""), self.password.text(), own)

    def editors(self) -> tuple[QWidget, ...]:
        """What is answered here, in the order in which Tab goes."""
        own = (self.own.password,) if self.own is not None else ()
        return (*own, self.person, self.password)

    def fields(self) -> dict[str, Field]:
        """By the names that ``messages.field_of`` gives."""
        own = {"own": self.own.field} if self.own is not None else {}
        return {"second": self.person_field, "password": self.password_field, **own}

    def is_complete(self) -> bool:
        """Whether somebody and a password stand here; says what is missing."""
        if self.own is not None and not self.own.is_complete():
            return False
        if self.person.value() is None:
            self.person_field.set_error(self._nobody() if self.is_nobodys else self.tr("Chưa chọn ai."))
            self.person.setFocus()
            return False
        if not self.password.text():
            self.password_field.set_error(self.tr("Người này tự nhập mật khẩu của mình."))
            self.password.setFocus()
            return False
        return True

    def clear_passwords(self, error: Exception) -> None:
        """After a refusal the other person types theirs again, who asks only where it was their own that was wrong."""
        self.password.clear()
        if self.own is not None and isinstance(error, OwnPasswordWrong):
            self.own.clear()

    def _nobody(self) -> str:
        if self._needs_supervisor:
            return self.tr("Đơn vị không có người phụ trách nào khác. Thêm người phụ trách ở máy chủ.")
        return self.tr("Đơn vị không có cán bộ nào khác.")

    def _on_chosen(self) -> None:
        self.person_field.set_error("")
        self._forget()

    def _forget(self) -> None:
        self.password.clear()
        self.password_field.set_error("")
