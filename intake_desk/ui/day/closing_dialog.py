"""What is asked before a day is ruled off: why desks are left out, what was counted, the supervisor's password."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from intake_desk.domain.refusals import Refusal
from intake_desk.services.closing_view import DeskDay
from intake_desk.services.second_person import SecondPerson
from intake_desk.ui.day.closing_away import AwayReasons
from intake_desk.ui.day.money_field import MoneyField
from intake_desk.ui.dossiers.second_person_fields import SecondPersonFields
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.formats import money
from intake_desk.ui.messages import field_of
from intake_desk.ui.widgets import Field, Label, TextField, row
from intake_desk.ui.widgets.layout import Remainder, column

WIDE = 620
# A low screen without its task bar and the window's own title.
HIGHEST = 690
LEAST_TOLD = 40  # two lines


class RulingDialog(StepDialog):
    """Stays, with everything typed, until the day is ruled off; the password is forgotten with every answer.

    ``compared(đồng)`` tells each figure that is compared with what must be there.
    """

    compared = Signal(object)

    def __init__(
        self,
        title: str,
        text: str,
        confirm: str,
        details: Sequence[str],
        parent: QWidget | None = None,
        *,
        away: Sequence[DeskDay] = (),
        unheard: Sequence[DeskDay] = (),
        expected: int | None = None,
        uncounted: str = "",
        beyond: str = "",
        own: str = "",
        colleagues: Sequence[tuple[str, str]] = (),
    ) -> None:
        """`away` are the desks whose reasons are asked, `unheard` those that share one; `expected` is the cash that
        must lie in the open drawers, not told before it was counted; None where nothing is to be counted. `uncounted`
        names the drawers that nobody has locked: they are asked about as long as nothing is counted; those of them that
        cannot be counted here (`beyond`), also then. `own` names the
        desks at which who signs has a till that cannot be locked before anybody any more: one of the `colleagues`
        (name, login) agrees.
        """
        super().__init__(title, text, confirm, parent, stay=True)
        self.setFixedWidth(WIDE)
        self._expected = expected
        self._last_compared = -1
        self.away = AwayReasons(away, unheard)
        self.reasons, self.reason_fields = self.away.reasons, self.away.fields
        self.counted = MoneyField(self.tr("chưa đếm"))
        self.counted_field = Field(self.tr("Tiền mặt đếm được (đồng)"), self.counted)
        self.uncounted = TextField(self.tr("ghi vào bảng tổng hợp"))
        self.uncounted_field = Field(
            self.tr("Lý do chưa khóa ngăn kéo"), self.uncounted, self.tr("Ngăn kéo của {0}").format(uncounted)
        )
        self._asked, self._beyond = uncounted, beyond
        self.note = TextField(self.tr("ghi vào bảng tổng hợp"))
        self.note_field = Field(self.tr("Ghi chú, lý do lệch"), self.note)
        self.password = TextField()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_field = Field(self.tr("Mật khẩu của bạn, để ký"), self.password, reserve=True)
        self._ground = QWidget()
        self._ground.setLayout(column(*(Label(line, "text", "soft", wrap=True) for line in details), gap="field"))
        self._ground.setMinimumHeight(1)  # as high as its words are at the width they have
        self.details = Remainder(self._ground, LEAST_TOLD)
        self.add(self.details)
        self.add(self.away)
        self.counted_field.setVisible(expected is not None)
        self.add(row((self.counted_field, 2), (self.note_field, 3), gap="field"))
        self.add(self.uncounted_field)
        self.uncounted_field.setVisible(bool(uncounted))
        self.add(self.password_field)
        self.nobody = Label("", "small", wrap=True)
        self.second = self._ask_second(own, colleagues) if own else None
        counted = (self.counted,) if expected is not None else ()
        editors = [*self.away.editors, *counted, self.note, *((self.uncounted,) if uncounted else ())]
        self.chain(*editors, self.password)
        second = self.second.editors() if self.second is not None else ()
        self.go_in_order(self.away.alike, *editors, self.password, *second)
        self.password.returnPressed.disconnect()
        self.password.returnPressed.connect(self.second.person.setFocus if self.second else self.confirm.click)
        asked = (self.counted_field, self.note_field, self.uncounted_field, self.password_field)
        for field in (*self.away.lines, *asked):
            editor = field.editor
            assert isinstance(editor, QLineEdit)
            editor.textEdited.connect(lambda _text, field=field: field.set_error(""))
        self.counted.textChanged.connect(self._on_counted)
        self.counted.editingFinished.connect(self._show_difference)
        next((one for one in self.away.editors if not one.value()), self.password).setFocus()
        if self.second is not None and self.second.is_nobodys:
            self.confirm.setEnabled(False)
            self.cancel.setFocus()

    def _ask_second(self, own: str, colleagues: Sequence[tuple[str, str]]) -> SecondPersonFields:
        """Ask who agrees; where nobody may, say what to do."""
        second = SecondPersonFields(colleagues, title=self.tr("Người chứng kiến ngăn kéo của bạn ở {0}").format(own))
        second.password.returnPressed.connect(self.confirm.click)
        self.add(second)
        self.nobody.setVisible(second.is_nobodys)
        self.nobody.setText(
            self.tr(
                "Ngăn kéo đó không khóa được nữa nên cần một người khác chứng kiến bằng mật khẩu riêng, mà không có ai."
                " Báo lãnh đạo đơn vị để máy chủ thêm một cán bộ, rồi làm lại bước này."
            )
        )
        self.add(self.nobody)
        return second

    def fields(self) -> dict[str, Field]:
        second = {} if self.second is None else self.second.fields()
        return {
            "own": self.password_field,
            "password": self.password_field,
            **second,
            "cash": self.counted_field,
            "note": self.note_field,
            "uncounted": self.uncounted_field,
        }

    def witness(self) -> SecondPerson | None:
        """Who agrees, where a till of who signs needs it."""
        return self.second.value() if self.second is not None else None

    def around(self) -> dict[str, str]:
        """The reason for each desk that is left out."""
        return {journal: field.value() for journal, field in self.reasons.items()}

    def differs(self) -> bool:
        """Whether something else was counted than must be there."""
        counted = self.counted.amount()
        return self._expected is not None and counted is not None and counted != self._expected

    def is_complete(self) -> bool:
        self._show_difference()
        for journal, editor in self.reasons.items():
            if not editor.value():
                return self._miss(self.reason_fields[journal], self.tr("Ghi lý do bỏ qua quầy này."))
        if self.differs() and not self.note.value():
            return self._miss(self.note_field, self.tr("Tiền lệch sổ. Ghi lý do rồi chốt."))
        if self._unlocked and not self.uncounted.value():
            missing = self.tr("Đếm tiền mặt, hoặc ghi lý do chưa khóa.")
            if self._expected is None or self.counted.amount() is not None:
                missing = self.tr("Ghi lý do ngăn kéo chưa khóa.")
            return self._miss(self.uncounted_field, missing)
        if not self.password.text():
            return self._miss(self.password_field, self.tr("Nhập mật khẩu của bạn."))
        return self.second is None or self.second.is_complete()

    def show_refusal(self, error: Exception) -> None:
        """Say it; a password that was refused is typed again."""
        others = self.second is not None and field_of(error) in self.second.fields()
        if self.second is not None:
            self.second.password.clear()
        if not others:  # whose own password it was types only that again
            self.password.clear()
        self.problem.clear()  # how far the work had come
        super().show_refusal(error)
        if not others and isinstance(error, Refusal) and error.code in ("wrong_password", "too_many_tries"):
            self.password.setFocus()

    def _fit(self) -> None:
        """Where much is asked the list of desks gives way, then what is told: what signs stays on the screen."""
        layout, away = self.layout(), self.away
        layout.activate()
        taken = self.details.minimumHeight() + (0 if away.isHidden() else away.list.minimumHeight())
        room = HIGHEST - layout.totalHeightForWidth(self.width()) + taken
        told = max(self._ground.layout().totalHeightForWidth(self.details.viewport().width()), 0)
        self.details.setFixedHeight(min(told, max(room - (0 if away.isHidden() else away.least), LEAST_TOLD)))
        away.give_room(room - self.details.height())
        super()._fit()
        self._stay_in_sight()

    def _stay_in_sight(self) -> None:
        """What grew below the screen moves up."""
        frame, screen = self.frameGeometry(), self.screen().availableGeometry()
        below = frame.bottom() - screen.bottom()
        if below > 0 and self.isVisible():
            self.move(self.x(), self.y() - min(below, max(frame.top() - screen.top(), 0)))

    def _miss(self, field: Field, text: str) -> bool:
        field.set_error(text)
        field.editor.setFocus()
        return False

    @property
    def _unlocked(self) -> str:
        """Whose drawers are neither locked nor counted as it stands."""
        return self._asked if self.counted.amount() is None else self._beyond

    def _on_counted(self) -> None:
        self.counted_field.set_hint("")
        self.uncounted_field.set_hint(self.tr("Ngăn kéo của {0}").format(self._unlocked))
        self.uncounted_field.setVisible(bool(self._unlocked))

    def _show_difference(self) -> None:
        counted = self.counted.amount()
        if self._expected is None or counted is None:
            return
        if counted != self._last_compared:
            self._last_compared = counted
            self.compared.emit(counted)
        over = counted - self._expected
        if not over:
            self.counted_field.set_hint(self.tr("Khớp số phải có"), "done")
            return
        said = (self.tr("Thiếu {0}") if over < 0 else self.tr("Thừa {0}")).format(money(abs(over)))
        self.counted_field.set_hint(said, "waiting")
