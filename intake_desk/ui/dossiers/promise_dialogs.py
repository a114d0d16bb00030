"""Steps about the promise and the money: accepting what was filed, moving the day, an obligation, a fee."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from intake_desk.domain.calendars import Calendar
from intake_desk.domain.dossier import Dossier
from intake_desk.services.applications import CASH, LATER, MOST_FEE, NONE, TRANSFER, WAIVED, BadDueDay, Promise
from intake_desk.services.desk import Desk
from intake_desk.ui.dossiers.dossier_standing import listed
from intake_desk.ui.dossiers.dossier_text import content_text
from intake_desk.ui.dossiers.step_dialogs import WIDE, StepDialog
from intake_desk.ui.formats import day_text, due_text, money
from intake_desk.ui.messages import explain
from intake_desk.ui.widgets import ChoiceBar, DateField, Field, Figure, Label, NumberField, TextField, column


class MeansField(QWidget):
    """How a fee is paid; a reason when it is waived."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choices = [
            (self.tr("Tiền mặt"), CASH),
            (self.tr("Chuyển khoản"), TRANSFER),
            (self.tr("Miễn"), WAIVED),
            (self.tr("Thu sau"), LATER),
        ]
        self.means = ChoiceBar(choices, name=self.tr("Hình thức thu"))
        self.means_field = Field(self.tr("Hình thức thu"), self.means)
        self.waiver = TextField(self.tr("Lý do miễn, giấy tờ chứng minh"))
        self.waiver_field = Field(self.tr("Lý do miễn"), self.waiver)
        self.setLayout(column(self.means_field, self.waiver_field, gap="field"))
        self.setFocusProxy(self.means)
        self.waiver_field.hide()
        self.means.chosen.connect(self._on_means)
        self.waiver.textEdited.connect(lambda _text: self.waiver_field.set_error(""))

    def fields(self) -> dict[str, Field]:
        """By the names that ``messages.field_of`` gives."""
        return {"means": self.means_field, "reason": self.waiver_field}

    def _on_means(self, means: object) -> None:
        self.waiver_field.setVisible(means == WAIVED)
        if means == WAIVED:
            self.waiver.setFocus()


class DueDay(QWidget):
    """A day for the result: what day of the week it is, or why it cannot be, is said while it is typed."""

    def __init__(self, label: str, calendar: Calendar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calendar = calendar
        self.day = DateField()
        self.field = Field(label, self.day, reserve=True)
        self.setLayout(column(self.field, gap="none"))
        self.setFocusProxy(self.day)
        self.day.date_changed.connect(self._on_day)

    def iso(self) -> str:
        """The day as it is kept, "" while it is none."""
        day = self.day.value()
        return day.isoformat() if day else ""

    def is_complete(self) -> bool:
        """Whether a working day stands here; says what is wrong."""
        day = self.day.value()
        if day is None or not self._calendar.is_working(day):
            self._say_wrong(day)
            self.day.setFocus()
            return False
        return True

    def _on_day(self, day: date | None) -> None:
        if day is None:
            self.field.set_hint("")
            self.field.set_error("")
        elif self._calendar.is_working(day):
            self.field.set_error("")
            self.field.set_hint(self.tr("{0}, ngày làm việc").format(day_text(day)))
        else:
            self._say_wrong(day)

    def _say_wrong(self, day: date | None) -> None:
        if day is None:
            self.field.set_error(explain(BadDueDay()))
            return
        name = self._calendar.holidays.get(day) or self.tr("ngày nghỉ")
        following = day_text(self._calendar.working_from(day, office=True))
        text = self.tr("{0} là {1}. Ngày làm việc kế tiếp: {2}.")
        said = text.format(day_text(day), name, following)
        self.field.set_error(said[:1].upper() + said[1:])


class AcceptDialog(StepDialog):
    """What a filed dossier is promised and costs if it is received now, and how that is paid."""

    def __init__(self, desk: Desk, dossier: Dossier, promise: Promise, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Tiếp nhận hồ sơ"),
            f"{dossier.applicant.name} · {content_text(desk, dossier)}",
            self.tr("Tiếp nhận và in"),
            parent,
            stay=True,
        )
        self.setFixedWidth(WIDE)
        self._promise = promise
        due_ms = int(promise.due_at.timestamp() * 1000) if promise.due_at else 0
        self.papers = Label(listed(dossier.papers), "small", "soft", wrap=True)
        self.due = Figure(self.tr("Hẹn trả"), "–", "", "heading")
        self.due.set(due_text(due_ms, desk.now()) if due_ms else self.tr("Không quy định"), promise.reason)
        self.fee = Figure(self.tr("Phí, lệ phí"), "–", "", "heading")
        self.fee.set(
            money(promise.fee_total) if promise.fee_total else self.tr("Không thu"),
            "\n".join(one.how for one in promise.fees if one.how),
        )
        self.day = DueDay(self.tr("Hẹn trả ngày (thủ tục không quy định thời hạn)"), desk.calendar)
        self.money = MeansField()
        for part in (self.papers, self.due, self.day, self.fee, self.money):
            self.add(part)
        self.papers.setVisible(bool(dossier.papers))
        self.day.setVisible(promise.unstated)
        self.money.setVisible(bool(promise.fee_total))
        self.confirm.setFocus()

    def fields(self) -> dict[str, Field]:
        return {**self.money.fields(), "due": self.day.field}

    def arguments(self) -> dict[str, Any]:
        means = str(self.money.means.value()) if self._promise.fee_total else NONE
        return {"means": means, "waiver_reason": self.money.waiver.value(), "due_day": self.day.iso()}


class ExtendDialog(StepDialog):
    """To which day the promise is moved, and why."""

    def __init__(self, desk: Desk, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Xin lỗi và hẹn lại ngày trả"),
            self.tr("Chỉ được hẹn lại một lần duy nhất, và phải báo cho người dân ít nhất 01 ngày trước khi hết hạn."),
            self.tr("Hẹn lại và in văn bản"),
            parent,
            reason=self.tr("Lý do chưa trả đúng hẹn"),
            stay=True,
        )
        self.setFixedWidth(WIDE - 60)
        self.now = Figure(self.tr("Đang hẹn trả"), due_text(dossier.due_at, desk.now()), "", "heading")
        self.day = DueDay(self.tr("Hẹn lại ngày"), desk.calendar)
        self.add(self.now)
        self.add(self.day)
        self.chain(self.day.day)
        self.day.setFocus()

    def fields(self) -> dict[str, Field]:
        return {"due": self.day.field, "reason": self.reason_field}

    def is_complete(self) -> bool:
        return self.day.is_complete() and super().is_complete()

    def arguments(self) -> dict[str, Any]:
        return {"due_day": self.day.iso(), "reason": self.reason.value()}


class ObligationDialog(StepDialog):
    """What the applicant must pay elsewhere first, and how much when that is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Yêu cầu thực hiện nghĩa vụ tài chính"),
            self.tr("Thời hạn tạm dừng đến khi người dân nộp đủ; sau đó thời hạn còn lại được tính tiếp."),
            self.tr("Ghi yêu cầu"),
            parent,
            reason=self.tr("Khoản phải nộp, thông báo của cơ quan nào"),
            stay=True,
        )
        self.amount = NumberField(0, MOST_FEE, grouped=True)
        self.amount_field = Field(self.tr("Số tiền, đồng (0 nếu chưa biết)"), self.amount)
        self.add(self.amount_field)
        self.reason.setFocus()

    def fields(self) -> dict[str, Field]:
        return {"reason": self.reason_field, "amount": self.amount_field}

    def arguments(self) -> dict[str, Any]:
        return {"reason": self.reason.value(), "amount": self.amount.value()}


class ObligationMetDialog(StepDialog):
    """That the applicant has paid."""

    def __init__(self, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Đã thực hiện nghĩa vụ tài chính"),
            self.tr("Xem chứng từ nộp tiền trước khi ghi. Thời hạn còn lại được tính tiếp từ hôm nay."),
            self.tr("Ghi đã thực hiện"),
            parent,
            stay=True,
        )
        amount = money(dossier.obligation_amount) if dossier.obligation_amount else ""
        said = " · ".join(part for part in (dossier.obligation_reason, amount) if part)
        self.add(Label(said, "text medium", wrap=True))
        self.confirm.setFocus()
