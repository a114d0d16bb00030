"""What is asked when a citizen says something about the service, and when it is passed on or answered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.feedback import COMPLAINT, PROPOSAL, QUESTION
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.feedback.feedback_words import sort_word, way_word
from intake_desk.ui.widgets import ChoiceBar, ChoiceField, Field, TextField, grid

WIDE = 580


class FeedbackDialog(StepDialog):
    """What a citizen says about the service. ``given(sender, about, text, sort, contact)``."""

    given = Signal(str, str, str, str, str)

    def __init__(self, parent: QWidget | None = None, *, stay: bool = False) -> None:
        super().__init__(
            self.tr("Phản ánh, kiến nghị"),
            self.tr("Ghi đúng lời người dân; nội dung được giữ trong nhật ký của quầy và theo dõi đến khi trả lời."),
            self.tr("Ghi nhận"),
            parent,
            reason=self.tr("Nội dung"),
            stay=stay,
        )
        self.setFixedWidth(WIDE)
        self.sort = ChoiceBar(
            [(sort_word(sort), sort) for sort in (COMPLAINT, PROPOSAL, QUESTION)], name=self.tr("Loại")
        )
        self.who = TextField(self.tr("Họ tên (nếu có)"))
        self.contact = TextField(self.tr("Số điện thoại, thư điện tử hoặc địa chỉ"))
        self.about = TextField(self.tr("Mã hồ sơ, thủ tục, cán bộ…"))
        self._fields = {
            "sender": Field(self.tr("Người gửi"), self.who),
            "contact": Field(self.tr("Liên hệ"), self.contact),
            "about": Field(self.tr("Về việc"), self.about),
        }
        self.add(self.sort)
        self.add(grid([(self._fields["sender"], 6), (self._fields["contact"], 6)], [(self._fields["about"], 12)]))
        self.who.returnPressed.connect(self.contact.setFocus)
        self.contact.returnPressed.connect(self.about.setFocus)
        self.about.returnPressed.connect(self.reason.setFocus)
        self.who.setFocus()

    def fields(self) -> dict[str, Field]:
        return {**self._fields, "reason": self.reason_field}

    def answer(self) -> None:
        self.given.emit(
            self.who.value(), self.about.value(), self.reason.value(), str(self.sort.value()), self.contact.value()
        )

    def is_complete(self) -> bool:
        if not self.reason.value():
            self.show_error(self.tr("Ghi nội dung phản ánh, kiến nghị."))
            self.reason.setFocus()
            return False
        return True


class ForwardFeedbackDialog(StepDialog):
    """To whom a feedback goes. ``forwarded(receiver, note)``."""

    forwarded = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Chuyển phản ánh, kiến nghị"),
            self.tr("Hạn trả lời người dân không đổi; quầy vẫn theo dõi đến khi có trả lời."),
            self.tr("Chuyển"),
            parent,
            reason=self.tr("Ghi chú (nếu có)"),
            required=False,
            stay=True,
        )
        self.setFixedWidth(WIDE)
        self.receiver = TextField(self.tr("Phòng, bộ phận, cơ quan hoặc cán bộ"))
        self.receiver_field = Field(self.tr("Nơi nhận"), self.receiver)
        self.add(self.receiver_field)
        self.receiver.returnPressed.connect(self.reason.setFocus)
        self.receiver.setFocus()

    def fields(self) -> dict[str, Field]:
        return {"agency": self.receiver_field, "note": self.reason_field}

    def answer(self) -> None:
        self.forwarded.emit(self.receiver.value(), self.reason.value())


class AnswerFeedbackDialog(StepDialog):
    """What the citizen was answered, and how. ``answered_so(text, how)``."""

    answered_so = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Trả lời phản ánh, kiến nghị"),
            self.tr("Ghi nội dung đã trả lời người dân. Ghi rồi không sửa được."),
            self.tr("Ghi trả lời"),
            parent,
            reason=self.tr("Nội dung trả lời"),
            stay=True,
        )
        self.setFixedWidth(WIDE)
        self.how = ChoiceField([(way_word(way), way) for way in ("counter", "phone", "letter", "online")])
        self.add(Field(self.tr("Cách trả lời"), self.how))

    def fields(self) -> dict[str, Field]:
        return {"reason": self.reason_field}

    def answer(self) -> None:
        self.answered_so.emit(self.reason.value(), str(self.how.value()))
