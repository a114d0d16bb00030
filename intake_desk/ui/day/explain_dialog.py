"""What a line of the bank's statement is that nothing matches; of one's own takings never without a second person."""

from typing import Any

from PySide6.QtWidgets import QWidget

from intake_desk.domain.noted_money import Noted
from intake_desk.services.second_person import Witnesses
from intake_desk.ui.dossiers.second_person_fields import SecondPersonFields
from intake_desk.ui.dossiers.step_dialogs import WIDE, StepDialog
from intake_desk.ui.drawer.drawer_words import verdict_words
from intake_desk.ui.formats import money
from intake_desk.ui.widgets import Field, Label

LONGEST_TEXT = 300


class ExplainDialog(StepDialog):
    """Asks for the reason; where there are `witnesses`, who explains took the money themselves: also for who agrees.
    Where nobody may agree it asks for nothing and says what to do.
    """

    def __init__(
        self, line: Noted, witnesses: Witnesses | None, parent: QWidget | None = None, *, known: str = ""
    ) -> None:
        """`known` is what bank and book say of the line: whoever agrees is told no less than who explains it."""
        alone = witnesses is not None and not witnesses.people
        super().__init__(
            self.tr("Giải thích dòng sao kê {0}").format(money(line.amount)),
            "" if alone else self.tr("Dòng này không còn được nêu khi chốt sổ; lý do được giữ trong nhật ký."),
            self.tr("Ghi giải thích"),
            parent,
            reason="" if alone else self.tr("Khoản tiền này là gì"),
            stay=True,
        )
        self.setFixedWidth(WIDE)
        verdict, said = verdict_words(line.verdict)[0], line.reason[:LONGEST_TEXT]
        self.line = Label(f"{verdict}: {said}" if said else verdict, "text medium", wrap=True)
        self.known = Label(known, "small", "soft", wrap=True)
        self.known.setVisible(bool(known))
        self.why = Label("", "text" if alone else "small", wrap=True)
        self.second: SecondPersonFields | None = None
        self.add(self.line)
        self.add(self.known)
        if alone:
            self._say_nobody()
        else:
            if witnesses is not None:
                self._ask_second(witnesses)
            self.reason.setFocus()

    def _say_nobody(self) -> None:
        self.why.setText(
            self.tr(
                "Bạn đã thu tiền của hồ sơ này nên cần một người khác đồng ý, và không còn ai: người đồng ý không được"
                " là người đã thu tiền của hồ sơ. Báo lãnh đạo đơn vị để máy chủ thêm một cán bộ, rồi làm lại bước này."
            )
        )
        self.add(self.why)
        self.confirm.setEnabled(False)
        self.cancel.setFocus()

    def _ask_second(self, witnesses: Witnesses) -> None:
        """Say why somebody else must agree, and ask who."""
        title = "" if witnesses.supervisors else self.tr("Cán bộ khác đồng ý")
        self.second = SecondPersonFields(witnesses.people, title=title, own=True)
        self.why.setText(self.tr("Bạn đã thu tiền của hồ sơ này nên cần một người khác đồng ý bằng mật khẩu riêng."))
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
