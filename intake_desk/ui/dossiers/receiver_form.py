"""Who takes a result and how: the applicant, who brought the dossier, or an authorised person; cards are compared."""

from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.people import (
    ANOTHER,
    NAMESAKE,
    SAME,
    BadIdentityNumber,
    Person,
    likeness,
    read_id_number,
    show_id,
)
from intake_desk.services.casework import APPLICANT, OTHER, SUBMITTER
from intake_desk.ui.dossiers.dossier_text import brought_for_another
from intake_desk.ui.messages import explain, field_of
from intake_desk.ui.widgets import CheckBox, ChoiceBar, DigitsField, Field, Label, Notice, TextField, column

COUNTER, POST, ELECTRONIC = "counter", "post", "electronic"


class Verdict(NamedTuple):
    """What a card shown says about who takes the result."""

    kind: str = ""
    text: str = ""
    mismatch: bool = False


class ReceiverForm(QWidget):
    """Filled from the dossier; a scanned card fills it too and says whether it is the one expected."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier: Dossier | None = None
        self._card: Person | None = None
        self._build()
        self.who.chosen.connect(self._on_who)
        self.how.chosen.connect(lambda _how: self._show_parts())
        self.name.returnPressed.connect(self.id_number.setFocus)
        self.id_number.returnPressed.connect(self.authorisation.setFocus)
        self.authorisation.returnPressed.connect(self._on_last)
        self.tracking.returnPressed.connect(self.finished)
        for field in (self.name, self.id_number, self.authorisation):
            field.textEdited.connect(self._on_edited)

    def _build(self) -> None:
        self.who = ChoiceBar(
            [(self.tr("Chủ hồ sơ"), APPLICANT), (self.tr("Người nộp"), SUBMITTER), (self.tr("Người khác"), OTHER)],
            name=self.tr("Người nhận"),
        )
        self.person = Label("", "text medium", wrap=True)
        self.name = TextField(strong=True)
        self.name_field = Field(self.tr("Họ và tên người nhận"), self.name)
        self.id_number = DigitsField(placeholder=self.tr("Để trống nếu không có giấy tờ"))
        self.id_field = Field(self.tr("Số căn cước người nhận"), self.id_number)
        self.authorisation = TextField(self.tr("Giấy ủy quyền số, ngày, nơi chứng thực"))
        self.authorisation_field = Field(self.tr("Căn cứ ủy quyền"), self.authorisation)
        self.checked = Notice(closable=False)
        self.sure = CheckBox(self.tr("Đã kiểm tra, vẫn trả cho người này"))
        self.how = ChoiceBar(
            [(self.tr("Tại quầy"), COUNTER), (self.tr("Bưu chính"), POST), (self.tr("Điện tử"), ELECTRONIC)],
            name=self.tr("Hình thức trả"),
        )
        self.tracking = TextField(self.tr("In trên phiếu gửi của bưu điện"))
        self.tracking_field = Field(self.tr("Mã bưu gửi"), self.tracking)
        self.setLayout(
            column(
                Field(self.tr("Người nhận"), self.who),
                self.person,
                self.name_field,
                self.id_field,
                self.authorisation_field,
                self.checked,
                self.sure,
                Field(self.tr("Hình thức trả"), self.how),
                self.tracking_field,
                gap="field",
            )
        )
        self.setFocusProxy(self.who)

    def show_dossier(self, dossier: Dossier) -> None:
        """Ask who takes this dossier's result; the same dossier shown anew keeps what was filled in."""
        same = self._dossier is not None and self._dossier.id == dossier.id
        self._dossier = dossier
        self.who.set_enabled_choice(SUBMITTER, brought_for_another(dossier))
        if not same:
            self._card = None
            for field in (self.name, self.id_number, self.authorisation, self.tracking):
                field.clear()
            self.sure.setChecked(False)
            self.how.set_value(dossier.deliver if dossier.deliver in {COUNTER, POST, ELECTRONIC} else COUNTER)
            self.who.set_value(APPLICANT)
        self._show_parts()

    def take_card(self, card: Person) -> None:
        """Take the person from their card, and say plainly whether it is the one expected."""
        dossier = self._dossier
        if dossier is None:
            return
        self._card = card
        self.sure.setChecked(False)
        if likeness(card, dossier.applicant) != ANOTHER:
            self.who.set_value(APPLICANT)
        elif dossier.submitter is not None and likeness(card, dossier.submitter) == SAME:
            self.who.set_value(SUBMITTER)
        else:
            self.who.set_value(OTHER)
            self.name.set_value(card.name)
            self.id_number.set_value(card.id_number)
        self._show_parts()

    def verdict(self) -> Verdict:
        """Whether the card shown is that of the person who takes the result."""
        dossier, card, to = self._dossier, self._card, self.who.value()
        if dossier is None or card is None:
            return Verdict()
        if to == OTHER:
            return self._verdict_on_other(dossier, card)
        person = (dossier.submitter or dossier.applicant) if to == SUBMITTER else dossier.applicant
        found = likeness(card, person)
        if found == SAME:
            of_submitter = self.tr("Thẻ đúng là của người đã nộp hồ sơ.")
            return Verdict("done", of_submitter if to == SUBMITTER else self.tr("Thẻ đúng là của chủ hồ sơ."))
        if found == NAMESAKE:
            said = self.tr("Hồ sơ không ghi số giấy tờ của chủ hồ sơ. Tên trên thẻ trùng tên; so ảnh trước khi trả.")
            return Verdict("waiting", said)
        said = self.tr("Thẻ này của {0}, không phải của {1}. Chỉ trả khi đã kiểm tra.")
        return Verdict("wrong", said.format(card.name, person.name), mismatch=True)

    def _verdict_on_other(self, dossier: Dossier, card: Person) -> Verdict:
        typed = Person(name=self.name.value(), id_number=self.id_number.value())
        if typed.name and likeness(card, typed) == ANOTHER:
            said = self.tr("Thẻ này của {0}, không phải của {1}. Chỉ trả khi đã kiểm tra.")
            return Verdict("wrong", said.format(card.name, typed.name), mismatch=True)
        if self.authorisation.value():
            return Verdict("done", self.tr("Thẻ đúng là của người được ủy quyền."))
        said = self.tr("Thẻ này của {0}, không phải của chủ hồ sơ {1}. Ghi căn cứ ủy quyền, hoặc xác nhận bên dưới.")
        return Verdict("wrong", said.format(card.name, dossier.applicant.name), mismatch=True)

    def receiver(self) -> dict[str, Any]:
        """What ``Casework.hand_back`` needs to know besides the dossier."""
        to, how = str(self.who.value()), str(self.how.value())
        said = {
            "to": to,
            "how": how,
            "tracking": self.tracking.value() if how == POST else "",
            "mismatch": self.verdict().mismatch,
        }
        if to == OTHER:
            named = {"name": self.name.value(), "id_number": self.id_number.value()}
            return {**said, **named, "authorisation": self.authorisation.value()}
        fits = self._card is not None and not self.verdict().mismatch
        return {**said, "id_number": self._card.id_number if self._card and fits else ""}

    def is_complete(self) -> bool:
        """Whether another person is named, their number can be one, and a wrong card was confirmed; says what is
        missing.
        """
        if self.who.value() == OTHER:
            if not self.name.value():
                self._show_error(self.name_field, self.tr("Ghi họ tên người nhận, hoặc quét thẻ của họ."))
                return False
            try:
                read_id_number(self.id_number.value())
            except BadIdentityNumber as error:
                self._show_error(self.id_field, explain(error))
                return False
        if self.verdict().mismatch and not self.sure.isChecked():
            self.sure.setFocus()
            return False
        return True

    def show_refusal(self, error: Exception) -> bool:
        """Show a refusal beside its field; False when it is about none of them."""
        targets = {
            "name": self.name_field,
            "id_number": self.id_field,
            "authorisation": self.authorisation_field,
            "tracking": self.tracking_field,
        }
        target = targets.get(field_of(error))
        if target is None or not target.isVisibleTo(self):
            return False
        self._show_error(target, explain(error))
        return True

    def _show_error(self, field: Field, text: str) -> None:
        field.set_error(text)
        field.editor.setFocus()

    def _on_last(self) -> None:
        if self.how.value() == POST:
            self.tracking.setFocus()
        else:
            self.finished.emit()

    def _on_edited(self) -> None:
        self.sure.setChecked(False)
        self._show_parts()

    def _on_who(self, to: object) -> None:
        self.sure.setChecked(False)
        self._show_parts()
        if to == OTHER:
            self.name.setFocus()

    def _show_parts(self) -> None:
        """The fields that this way needs, without an error, and what the card says."""
        dossier, to = self._dossier, self.who.value()
        if dossier is None:
            return
        verdict = self.verdict()
        person = (dossier.submitter or dossier.applicant) if to == SUBMITTER else dossier.applicant
        read = self._card.id_number if self._card is not None and not verdict.mismatch else ""
        self.person.setText(" · ".join(part for part in (person.name, show_id(person.id_number or read)) if part))
        self.person.setVisible(to != OTHER)
        for field in (self.name_field, self.id_field, self.authorisation_field):
            field.setVisible(to == OTHER)
            field.set_error("")
        self.tracking_field.setVisible(self.how.value() == POST)
        self.tracking_field.set_error("")
        if verdict.text:
            self.checked.show_notice(verdict.kind, verdict.text)
        else:
            self.checked.clear()
        self.sure.setVisible(verdict.mismatch)
