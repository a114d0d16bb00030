"""Mending a slip of the pen: the fields of the person and the note, with what stands there now beside them."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import CORRECTABLE, Dossier
from intake_desk.domain.life import value_of
from intake_desk.domain.people import BadBirthDate
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.messages import explain
from intake_desk.ui.widgets import ChoiceField, DateField, DigitsField, Field, TextField, grid
from intake_desk.ui.wording import field_word, shown

WIDE = 640
PHONE_GROUPS = (4, 3, 3)


class CorrectDialog(StepDialog):
    """Only what was changed is sent."""

    def __init__(self, dossier: Dossier, parent: QWidget | None = None, *, stay: bool = False) -> None:
        super().__init__(
            self.tr("Sửa thông tin hồ sơ"),
            self.tr("Giá trị cũ vẫn đọc được trong lịch sử hồ sơ."),
            self.tr("Ghi sửa đổi"),
            parent,
            reason=self.tr("Lý do sửa"),
            stay=stay,
        )
        self.setFixedWidth(WIDE)
        self._old = {field: value_of(dossier, field) for field in CORRECTABLE}
        self._fields: dict[str, Field] = {}
        self._build()
        self._fill()
        self.name.setFocus()
        self.name.selectAll()

    def _build(self) -> None:
        self.name = TextField(strong=True)
        self.sex = ChoiceField([("–", ""), (self.tr("Nam"), "Nam"), (self.tr("Nữ"), "Nữ")])
        self.id_number = DigitsField()
        self.birth_date = DateField()
        self.address = TextField()
        self.phone = DigitsField(PHONE_GROUPS)
        self.email = TextField()
        self.tax_code = TextField()
        self.note = TextField()
        lines = (
            (("name", 8), ("sex", 4)),
            (("id_number", 7), ("birth_date", 5)),
            (("address", 12),),
            (("phone", 6), ("email", 6)),
            (("tax_code", 4), ("note", 8)),
        )
        for line in lines:
            for field, _span in line:
                word = field_word(field)
                self._fields[field] = Field(word[:1].upper() + word[1:], self._editor(field))
        self.add(grid(*[[(self._fields[field], span) for field, span in line] for line in lines]))
        for field, one in self._fields.items():
            editor = one.editor
            if isinstance(editor, TextField):
                editor.textChanged.connect(lambda _text, field=field: self._show_old(field))
                editor.returnPressed.connect(self.focusNextChild)
        self.sex.chosen.connect(lambda _value: self._show_old("sex"))

    def _editor(self, field: str) -> QWidget:
        editor = getattr(self, field)
        assert isinstance(editor, QWidget)
        return editor

    def _fill(self) -> None:
        old = self._old
        self.name.set_value(old["name"])
        self.sex.set_value(old["sex"])
        self.id_number.set_value(old["id_number"])
        self.birth_date.set_value(date.fromisoformat(old["birth_date"]) if old["birth_date"] else None)
        self.address.set_value(old["address"])
        self.phone.set_value(old["phone"])
        self.email.set_value(old["email"])
        self.tax_code.set_value(old["tax_code"])
        self.note.set_value(old["note"])

    def fields(self) -> dict[str, Field]:
        return {**self._fields, "reason": self.reason_field}

    def value(self, field: str) -> str:
        """What stands in a field now, as it is kept."""
        editor = self._editor(field)
        if isinstance(editor, DateField):
            day = editor.value()
            return day.isoformat() if day else ""
        return str(editor.value() or "")  # type: ignore[attr-defined]

    def changes(self) -> dict[str, str]:
        """The fields that differ from what is recorded."""
        return {field: self.value(field) for field in CORRECTABLE if self.value(field) != self._old[field]}

    def is_complete(self) -> bool:
        for field in self._fields.values():
            field.set_error("")
        if not self.birth_date.is_complete():
            self._fields["birth_date"].set_error(explain(BadBirthDate()))
            self.birth_date.setFocus()
            return False
        if not self.changes():
            self.problem.show_notice("waiting", self.tr("Chưa có gì thay đổi. Sửa ô bị sai rồi ghi."))
            return False
        return super().is_complete()

    def arguments(self) -> dict[str, Any]:
        return {"values": self.changes(), "reason": self.reason.value()}

    def _show_old(self, field: str) -> None:
        """What stands in the record is shown beside what is being typed, as long as they differ."""
        self._fields[field].set_error("")
        old = self._old[field]
        remark = self.tr("cũ: {0}").format(shown(field, old) or "–") if self.value(field) != old else ""
        editor = self._editor(field)
        if isinstance(editor, TextField):
            if editor.note != remark:
                editor.set_note(remark)
                editor.setToolTip(remark)
        else:
            self._fields[field].set_hint(remark)
