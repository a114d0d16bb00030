"""What a line of the bank's statement is that nothing matches; of one's own takings never without a second person."""

from typing import Any

from PySide6.QtWidgets import QWidget

from intake_desk.services.second_person import Witnesses
from intake_desk.ui.dossiers.second_person_fields import SecondPersonFields
from intake_desk.ui.dossiers.step_dialogs import WIDE, StepDialog
from intake_desk.ui.formats import money
from intake_desk.ui.widgets import Field, Label


class ExplainDialog(StepDialog):
    """Asks for the reason; where there are `witnesses`, who explains took the money themselves: also for who agrees."""

    def __init__(self, amount: int, witnesses: Witnesses | None, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Giải thích dòng sao kê {0}").format(money(amount)),
            self.tr("Dòng này không còn được nêu khi chốt sổ; lý do được giữ trong nhật ký."),
            self.tr("Ghi giải thích"),
            parent,
            reason=self.tr("Khoản tiền này là gì"),
            stay=True,
        )
        self.why = Label("", "small", wrap=True)
        self.second: SecondPersonFields | None = None
        if witnesses is not None:
            self._ask_second(witnesses)
        self.reason.setFocus()

    def _ask_second(self, witnesses: Witnesses) -> None:
        """Say why somebody else must agree, and ask who; where nobody may, it is said what to do."""
        self.setFixedWidth(WIDE)
        title = "" if witnesses.supervisors else self.tr("Cán bộ khác đồng ý")
        self.second = SecondPersonFields(witnesses.people, title=title, own=True)
        alone = self.second.is_nobodys
        self.why.setText(
            self.tr(
                "Bạn đã thu tiền của hồ sơ này, và không còn ai khác được đồng ý: người đồng ý phải là người không thu"
                " tiền của hồ sơ. Báo lãnh đạo đơn vị để máy chủ thêm một cán bộ, rồi làm lại bước này."
            )
            if alone
            else self.tr("Bạn đã thu tiền của hồ sơ này, nên cần một người khác đồng ý và tự nhập mật khẩu của mình.")
        )
        self.confirm.setEnabled(not alone)
        self.add_below(self.why)
        self.add_below(self.second)
        self.go_in_order(self.reason, *self.second.editors())
        self.second.password.returnPressed.connect(self.confirm.setFocus)

    def fields(self) -> dict[str, Field]:
        return {"reason": self.reason_field, **(self.second.fields() if self.second is not None else {})}

    def is_complete(self) -> bool:
        return super().is_complete() and (self.second is None or self.second.is_complete())

    def arguments(self) -> dict[str, Any]:
        return {"reason": self.reason.value(), "second": self.second.value() if self.second is not None else None}

    def show_refusal(self, error: Exception) -> None:
        if self.second is not None:
            self.second.clear_passwords(error)
        super().show_refusal(error)
