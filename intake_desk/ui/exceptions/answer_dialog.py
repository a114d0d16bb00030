"""What is asked when a supervisor has looked at an exception."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.exceptions.exception_names import choice_word
from intake_desk.ui.widgets import ChoiceField, Field

WIDE = 520


class AnswerExceptionDialog(StepDialog):
    """What was done about it, and a note. ``said(choice, note)``."""

    said = Signal(str, str)

    def __init__(self, title: str, choices: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Đã xem lại"),
            self.tr(
                "{0}. Câu trả lời được ghi vào nhật ký, gửi đến mọi quầy; việc này rời khỏi danh sách ở tất cả."
            ).format(title),
            self.tr("Ghi trả lời"),
            parent,
            reason=self.tr("Ghi chú (nếu có)"),
            required=False,
            stay=True,
        )
        self.setFixedWidth(WIDE)
        self.choice = ChoiceField([(choice_word(choice), choice) for choice in choices])
        self.add(Field(self.tr("Đã làm gì"), self.choice))
        self.choice.setFocus()

    def fields(self) -> dict[str, Field]:
        return {"note": self.reason_field}

    def answer(self) -> None:
        self.said.emit(str(self.choice.value()), self.reason.value())
