"""The questions of a procedure's own, as fields that are made from its data and checked beside themselves."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from intake_desk.domain.own_fields import NO, YES, BadField, check_answer
from intake_desk.domain.procedures import OwnField, Procedure
from intake_desk.ui.messages import explain
from intake_desk.ui.widgets import ChoiceField, DateField, Field, TextField, grid

COLUMNS = 12
SPANS = {"text": 6, "number": 3, "money": 3, "date": 3, "choice": 6, "yes_no": 3}
LONG_LABEL = 24

Editor = TextField | ChoiceField


class OwnFields(QWidget):
    """Shows nothing for a procedure without questions. ``changed`` after every edit, ``finished`` on the last Enter.

    What is counted by pages or copies is asked beside the papers, not here.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._procedure: Procedure | None = None
        self._asked: dict[str, tuple[OwnField, Field, Editor]] = {}
        self._form: QWidget | None = None
        self._place = QGridLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_procedure(self, procedure: Procedure | None) -> None:
        """Ask what this procedure asks; the answers stay while the procedure does."""
        if procedure is not None and self._procedure is not None and procedure.fields == self._procedure.fields:
            self._procedure = procedure
            return
        self._procedure = procedure
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        self._asked = {}
        fields = [field for field in procedure.fields if not field.counts_as] if procedure else []
        self.setVisible(bool(fields))
        if not fields:
            return
        for field in fields:
            editor = self._editor(field)
            shown = Field(field.label if field.required else self.tr("{0} (nếu có)").format(field.label), editor)
            self._asked[field.name] = (field, shown, editor)
        self._form = QWidget(self)
        lines = _lines([(shown, _span(field)) for field, shown, _editor in self._asked.values()])
        self._form.setLayout(grid(*lines, columns=COLUMNS))
        self._place.addWidget(self._form, 0, 0)
        self._connect()

    def values(self) -> dict[str, str]:
        """The answers as they stand, the empty ones left out."""
        said = {name: _said(editor) for name, (_field, _shown, editor) in self._asked.items()}
        return {name: text for name, text in said.items() if text}

    def restore(self, values: Mapping[str, str]) -> None:
        """Bring back what was answered, after the procedure was."""
        for name, (_field, _shown, editor) in self._asked.items():
            if name in values:
                _write(editor, values[name])

    def show_error(self, name: str, text: str) -> bool:
        """Show a refusal beside its field; False when it is not asked here."""
        if name not in self._asked:
            return False
        _field, shown, editor = self._asked[name]
        shown.set_error(text)
        editor.setFocus()
        return True

    def begin(self) -> bool:
        """Put the cursor in the first question; False when there is none."""
        for _field, _shown, editor in self._asked.values():
            editor.setFocus()
            return True
        return False

    def clear(self) -> None:
        """Ask nothing any more."""
        self.show_procedure(None)

    def _editor(self, field: OwnField) -> Editor:
        if field.kind == "choice":
            return ChoiceField([("", ""), *((choice, choice) for choice in field.choices)])
        if field.kind == "yes_no":
            return ChoiceField([("", ""), (self.tr("Có"), YES), (self.tr("Không"), NO)])
        if field.kind == "date":
            return DateField()
        editor = TextField()
        editor.set_note(field.unit)
        return editor

    def _connect(self) -> None:
        editors = list(self._asked.values())
        for place, (field, shown, editor) in enumerate(editors):
            following = editors[place + 1][2] if place + 1 < len(editors) else None
            if isinstance(editor, ChoiceField):
                editor.chosen.connect(partial(self._on_edited, shown))
                continue
            editor.textEdited.connect(partial(self._on_edited, shown))
            editor.editingFinished.connect(partial(self._check, field, shown, editor))
            editor.returnPressed.connect(following.setFocus if following is not None else self.finished)

    def _on_edited(self, shown: Field, _value: object) -> None:
        shown.set_error("")
        self.changed.emit()

    def _check(self, field: OwnField, shown: Field, editor: TextField) -> None:
        """Say at once what cannot stand; an empty field is only asked for when the dossier is saved."""
        text = _said(editor)
        if not text:
            return
        try:
            kept = check_answer(field, text)
        except BadField as error:
            shown.set_error(explain(error))
            return
        if field.kind in {"number", "money"}:
            editor.setText(f"{int(kept):,}".replace(",", "."))


def _span(field: OwnField) -> int:
    """Wide enough for the answer and for the question above it."""
    return max(SPANS[field.kind], 6 if len(field.label) > LONG_LABEL else 3)


def _lines(fields: list[tuple[QWidget, int]]) -> list[list[tuple[QWidget, int]]]:
    lines: list[list[tuple[QWidget, int]]] = [[]]
    for widget, span in fields:
        if sum(taken for _widget, taken in lines[-1]) + span > COLUMNS:
            lines.append([])
        lines[-1].append((widget, span))
    return lines


def _said(editor: Editor) -> str:
    if isinstance(editor, ChoiceField):
        return str(editor.value() or "")
    return " ".join(editor.text().split())


def _write(editor: Editor, text: str) -> None:
    if isinstance(editor, ChoiceField):
        editor.set_value(text)
    else:
        editor.setText(text)
