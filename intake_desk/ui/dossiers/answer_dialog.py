"""What the back office asks, and the counter's answer."""

from typing import Any

from PySide6.QtWidgets import QWidget

from intake_desk.domain.office_kinds import Question
from intake_desk.ui.dossiers.step_dialogs import WIDE, StepDialog
from intake_desk.ui.widgets import Field


class AnswerDialog(StepDialog):
    """One question at a time, the oldest first."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Trả lời bộ phận giải quyết"),
            question.text,
            self.tr("Gửi câu trả lời"),
            parent,
            reason=self.tr("Câu trả lời"),
            stay=True,
        )
        self.setFixedWidth(WIDE)
        self._question = question.id
        self.reason.setFocus()

    def fields(self) -> dict[str, Field]:
        return {"answer": self.reason_field}

    def is_complete(self) -> bool:
        if self.reason.value():
            return True
        self.show_error(self.tr("Chưa ghi câu trả lời."))
        self.reason.setFocus()
        return False

    def arguments(self) -> dict[str, Any]:
        return {"question": self._question, "text": self.reason.value()}
