"""Steps about the end of the work: the result and its shelf, a stop, originals, what the citizen thinks of it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.kinds import PaperCount
from intake_desk.services.casework import AGENCY, APPLICANT, LEVELS
from intake_desk.ui.dossiers.dossier_standing import listed
from intake_desk.ui.dossiers.step_dialogs import WIDE, ReturnedOriginals, StepDialog
from intake_desk.ui.formats import money
from intake_desk.ui.intake.paper_ticks import PaperTicks
from intake_desk.ui.widgets import Button, CheckBox, ChoiceBar, Field, Label, TextField, column, grid
from intake_desk.ui.widgets.buttons import bind_key
from intake_desk.ui.wording import rating_word


class ResultDialog(StepDialog):
    """What the result is and on which shelf it waits; all of it may be left empty."""

    def __init__(self, sorts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Ghi nhận kết quả"),
            self.tr("Kết quả đã về quầy. Ô nào không có thì bỏ trống."),
            self.tr("Ghi nhận kết quả"),
            parent,
            stay=True,
        )
        self.setFixedWidth(WIDE)
        self.sort = TextField(self.tr("Trích lục, quyết định, giấy chứng nhận…"))
        self.sort.set_value(sorts[0] if len(sorts) == 1 else "")
        self.number = TextField()
        self.shelf = TextField(self.tr("Ví dụ: kệ B, ngăn 3"))
        self.summary = TextField()
        self.electronic = CheckBox(self.tr("Có bản điện tử đã ký số"))
        self._all = {
            "sort": Field(self.tr("Loại kết quả"), self.sort),
            "number": Field(self.tr("Số, ký hiệu"), self.number),
            "shelf": Field(self.tr("Nơi để"), self.shelf),
            "summary": Field(self.tr("Trích yếu"), self.summary),
        }
        self.add(
            grid(
                [(self._all["sort"], 12)],
                [(self._all["number"], 6), (self._all["shelf"], 6)],
                [(self._all["summary"], 12)],
            )
        )
        self.add(self.electronic)
        for before, after in ((self.sort, self.number), (self.number, self.shelf), (self.shelf, self.summary)):
            QWidget.setTabOrder(before, after)
        QWidget.setTabOrder(self.summary, self.electronic)
        self.chain(self.sort, self.number, self.shelf, self.summary)
        self.number.setFocus()

    def fields(self) -> dict[str, Field]:
        return self._all

    def arguments(self) -> dict[str, Any]:
        return {
            "sort": self.sort.value(),
            "number": self.number.value(),
            "summary": self.summary.value(),
            "shelf": self.shelf.value(),
            "electronic": self.electronic.isChecked(),
        }


class ShelfDialog(StepDialog):
    """Where the result waits from now on."""

    def __init__(self, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Đổi nơi để kết quả"), f"{dossier.code} · {dossier.applicant.name}", "", parent, stay=True
        )
        self.confirm.setText(self.tr("Ghi nơi để"))
        self.place = TextField(self.tr("Ví dụ: kệ B, ngăn 3"))
        self.place.set_value(dossier.outcome.shelf if dossier.outcome else "")
        self.place_field = Field(self.tr("Nơi để"), self.place, reserve=True)
        self.add(self.place_field)
        self.chain(self.place)
        self.place.textEdited.connect(lambda _text: self.place_field.set_error(""))
        self.place.setFocus()
        self.place.selectAll()

    def fields(self) -> dict[str, Field]:
        return {"shelf": self.place_field}

    def arguments(self) -> dict[str, Any]:
        return {"place": self.place.value()}


class StopDialog(StepDialog):
    """Who asks for the stop, at what stage, by which decision, and what becomes of money and originals."""

    def __init__(self, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Dừng giải quyết hồ sơ"),
            self.tr("Chỉ dừng khi chưa có kết quả. Hồ sơ dừng tại đây và không mở lại được."),
            self.tr("Dừng và in thông báo"),
            parent,
            reason=self.tr("Lý do và căn cứ pháp lý"),
            stay=True,
        )
        self.setFixedWidth(WIDE)
        self.asked_by = ChoiceBar(
            [(self.tr("Chủ hồ sơ"), APPLICANT), (self.tr("Cơ quan giải quyết"), AGENCY)], name=self.tr("Bên đề nghị")
        )
        self.stage = TextField(self.tr("Đang thẩm định, chờ ký…"))
        self.decision = TextField(self.tr("Số, ngày của văn bản"))
        paid = dossier.paid
        self.refund = CheckBox(self.tr("Hoàn lại phí, lệ phí đã thu: {0}").format(money(paid)))
        self.refund.setVisible(bool(paid))
        self.returned = ReturnedOriginals(dossier.originals_held)
        self.stage_field = Field(self.tr("Đang ở bước"), self.stage)
        self.decision_field = Field(self.tr("Văn bản, quyết định"), self.decision)
        self.add(Field(self.tr("Bên đề nghị dừng"), self.asked_by))
        self.add(grid([(self.stage_field, 6), (self.decision_field, 6)]))
        self.add(self.refund)
        self.add(self.returned)
        self.chain(self.stage, self.decision)
        self.asked_by.setFocus()

    def fields(self) -> dict[str, Field]:
        return {"reason": self.reason_field, "stage": self.stage_field, "decision": self.decision_field}

    def arguments(self) -> dict[str, Any]:
        return {
            "reason": self.reason.value(),
            "asked_by": str(self.asked_by.value()),
            "stage": self.stage.value(),
            "decision": self.decision.value(),
            "refund": self.refund.isChecked(),
        }


class TakeOriginalsDialog(StepDialog):
    """Which originals stay at the counter until the result."""

    def __init__(self, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Giữ bản chính"),
            self.tr("Bản chính giữ tại quầy được trả lại cùng kết quả, hoặc khi dừng, từ chối, rút hồ sơ."),
            self.tr("Ghi giữ bản chính"),
            parent,
            stay=True,
        )
        self.setFixedWidth(WIDE)
        held = {one.text for one in dossier.originals_held}
        self._counts = {one.text: one.originals for one in dossier.papers if one.originals and one.text not in held}
        self.papers = PaperTicks(self.tr("Bản chính được giữ"), list(self._counts))
        self.papers_field = Field(self.tr("Bản chính được giữ"), self.papers)
        self.papers.changed.connect(lambda: self.papers_field.set_error(""))
        self.add(self.papers_field)

    def fields(self) -> dict[str, Field]:
        return {"papers": self.papers_field}

    def is_complete(self) -> bool:
        if not self.papers.chosen():
            self.papers_field.set_error(self.tr("Đánh dấu ít nhất một bản chính, hoặc gõ tên giấy tờ."))
            self.papers.setFocus()
            return False
        return super().is_complete()

    def arguments(self) -> dict[str, Any]:
        taken = (PaperCount(text=text, originals=self._counts.get(text, 1)) for text in self.papers.chosen())
        return {"papers": tuple(taken)}


class ReturnOriginalsDialog(StepDialog):
    """That every original still held goes back now."""

    def __init__(self, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Trả lại bản chính"),
            self.tr("Người dân nhận lại mọi bản chính quầy đang giữ:"),
            self.tr("Ghi đã trả"),
            parent,
            stay=True,
        )
        self.add(Label(listed(dossier.originals_held), "text medium", wrap=True))
        self.confirm.setFocus()


class RatingDialog(StepDialog):
    """How content the citizen is: one key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Đánh giá của người dân"),
            self.tr("Người dân chọn mức hài lòng về việc tiếp nhận và trả kết quả."),
            "",
            parent,
            stay=True,
        )
        self._level = ""
        self.levels = {level: self._button(number, level) for number, level in enumerate(LEVELS, 1)}
        self.add(column(*self.levels.values(), gap="small"))
        self.confirm.hide()
        self.levels[LEVELS[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, number: int, level: str) -> Button:
        button = Button(f"{number}  {rating_word(level)}", tall=True)
        button.setAccessibleName(rating_word(level))
        bind_key(button, str(number))
        button.clicked.connect(lambda: self._choose(level))
        return button

    def _choose(self, level: str) -> None:
        self._level = level
        self.accept()

    def arguments(self) -> dict[str, Any]:
        return {"level": self._level}
