"""Who takes a result and how: the applicant, who brought the dossier, or another named person."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.folding import fold
from intake_desk.domain.people import BadIdentityNumber, Person, read_id_number, show_id
from intake_desk.services.casework import APPLICANT, OTHER, SUBMITTER
from intake_desk.ui.dossier_text import brought_for_another
from intake_desk.ui.messages import explain, field_of
from intake_desk.ui.widgets import ChoiceBar, DigitsField, Field, Label, Notice, TextField, column

COUNTER, POST, ELECTRONIC = "counter", "post", "electronic"


class ReceiverForm(QWidget):
    """Filled from the dossier; a scanned card fills it too and says whether it is the applicant's."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier: Dossier | None = None
        self._card = ""
        self.who = ChoiceBar(
            [(self.tr("Chủ hồ sơ"), APPLICANT), (self.tr("Người nộp"), SUBMITTER), (self.tr("Người khác"), OTHER)],
            name=self.tr("Người nhận"),
        )
        self.person = Label("", "text medium", wrap=True)
        self.name = TextField(strong=True)
        self.name_field = Field(self.tr("Họ và tên người nhận"), self.name)
        self.id_number = DigitsField(placeholder=self.tr("Để trống nếu không có giấy tờ"))
        self.id_field = Field(self.tr("Số căn cước người nhận"), self.id_number)
        self.checked = Notice(closable=False)
        self.how = ChoiceBar(
            [(self.tr("Tại quầy"), COUNTER), (self.tr("Bưu chính"), POST), (self.tr("Điện tử"), ELECTRONIC)],
            name=self.tr("Hình thức trả"),
        )
        self.setLayout(
            column(
                Field(self.tr("Người nhận"), self.who),
                self.person,
                self.name_field,
                self.id_field,
                self.checked,
                Field(self.tr("Hình thức trả"), self.how),
                gap="field",
            )
        )
        self.setFocusProxy(self.who)
        self.who.chosen.connect(self._on_who)
        self.name.returnPressed.connect(self.id_number.setFocus)
        self.id_number.returnPressed.connect(self.finished)
        self.name.textEdited.connect(self._on_edited)
        self.id_number.textEdited.connect(self._on_edited)

    def show_dossier(self, dossier: Dossier) -> None:
        """Ask who takes this dossier's result; the same dossier shown anew keeps what was filled in."""
        same = self._dossier is not None and self._dossier.id == dossier.id
        self._dossier = dossier
        self.who.set_enabled_choice(SUBMITTER, brought_for_another(dossier))
        if same:
            self._show_person()
            return
        self._card = ""
        self.checked.clear()
        self.name.clear()
        self.id_number.clear()
        self.how.set_value(dossier.deliver if dossier.deliver in {COUNTER, POST, ELECTRONIC} else COUNTER)
        self.who.set_value(APPLICANT)
        self._show_person()

    def take_card(self, card: Person) -> None:
        """Take the person from their card, and say plainly whether it is the applicant."""
        dossier = self._dossier
        if dossier is None:
            return
        self._card = card.id_number
        submitter = dossier.submitter
        if _is_same(card, dossier.applicant):
            self.who.set_value(APPLICANT)
            self.checked.show_notice("done", self.tr("Thẻ đúng là của chủ hồ sơ."))
        elif not dossier.applicant.id_number and fold(card.name) == fold(dossier.applicant.name):
            self.who.set_value(APPLICANT)
            said = self.tr("Hồ sơ không ghi số giấy tờ của chủ hồ sơ. Tên trên thẻ trùng tên; so ảnh trước khi trả.")
            self.checked.show_notice("waiting", said)
        elif submitter is not None and _is_same(card, submitter):
            self.who.set_value(SUBMITTER)
            self.checked.show_notice("done", self.tr("Thẻ đúng là của người đã nộp hồ sơ."))
        else:
            self.who.set_value(OTHER)
            self.name.set_value(card.name)
            self.id_number.set_value(card.id_number)
            said = self.tr("Thẻ này của {0}, không phải của chủ hồ sơ {1}. Xem giấy ủy quyền trước khi trả.")
            self.checked.show_notice("waiting", said.format(card.name, dossier.applicant.name))
        self._show_person()

    def receiver(self) -> dict[str, Any]:
        """What ``Casework.hand_back`` needs to know besides the dossier."""
        to = str(self.who.value())
        if to == OTHER:
            return {"to": to, "name": self.name.value(), "id_number": self.id_number.value(), "how": self._how()}
        return {"to": to, "id_number": self._card, "how": self._how()}

    def is_complete(self) -> bool:
        """Whether another person is named, and their number, if any, can be one; says what is missing."""
        if self.who.value() != OTHER:
            return True
        if not self.name.value():
            self._show_error(self.name_field, self.tr("Ghi họ tên người nhận, hoặc quét thẻ của họ."))
            return False
        try:
            read_id_number(self.id_number.value())
        except BadIdentityNumber as error:
            self._show_error(self.id_field, explain(error))
            return False
        return True

    def show_refusal(self, error: Exception) -> bool:
        """Show a refusal beside its field; False when it is about none of them."""
        target = {"name": self.name_field, "id_number": self.id_field}.get(field_of(error))
        if target is None or not target.isVisibleTo(self):
            return False
        self._show_error(target, explain(error))
        return True

    def _how(self) -> str:
        return str(self.how.value())

    def _show_error(self, field: Field, text: str) -> None:
        field.set_error(text)
        field.editor.setFocus()

    def _on_edited(self) -> None:
        self.name_field.set_error("")
        self.id_field.set_error("")
        self.checked.clear()

    def _on_who(self, to: object) -> None:
        self.checked.clear()
        self._card = ""
        self._show_person()
        if to == OTHER:
            self.name.setFocus()

    def _show_person(self) -> None:
        dossier, to = self._dossier, self.who.value()
        if dossier is None:
            return
        person = (dossier.submitter or dossier.applicant) if to == SUBMITTER else dossier.applicant
        number = show_id(self._card or person.id_number)
        self.person.setText(" · ".join(part for part in (person.name, number) if part))
        other = to == OTHER
        self.person.setVisible(not other)
        for field in (self.name_field, self.id_field):
            field.setVisible(other)
            field.set_error("")


def _is_same(card: Person, person: Person) -> bool:
    """Whether the card is this person's: by its number, or by the former number that it names."""
    number = person.id_number
    return bool(number) and number in {card.id_number, card.former_id}
