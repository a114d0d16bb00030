"""What is asked before cash moves: how much, from where to where, and why."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake_desk.domain.hand_overs import HandOver
from intake_desk.services.drawers import MOST_CASH, MoreThanThere, MuchLeaving
from intake_desk.services.second_person import OwnPasswordWrong
from intake_desk.ui.dossiers.own_password import OwnPassword
from intake_desk.ui.dossiers.second_person_fields import SecondPersonFields
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.formats import money
from intake_desk.ui.widgets import ChoiceBar, ChoiceField, Field, NumberField
from intake_desk.ui.widgets.name_choice import NameChoice


class AmountDialog(StepDialog):
    """An amount of đồng, and whatever a kind of movement asks besides."""

    def __init__(self, title: str, text: str, confirm: str, parent: QWidget | None = None, *, reason: str = "") -> None:
        super().__init__(title, text, confirm, parent, reason=reason, stay=True)
        self.amount = NumberField(0, MOST_CASH, grouped=True)
        self.amount_field = Field(self.tr("Số tiền, đồng"), self.amount, reserve=True)
        self.add(self.amount_field)
        self.amount.edited.connect(lambda _amount: self.amount_field.set_error(""))
        self.amount.returnPressed.connect(self.reason.setFocus if reason else self.confirm.setFocus)

    def fields(self) -> dict[str, Field]:
        return {"amount": self.amount_field, "float": self.amount_field, "reason": self.reason_field}

    def arguments(self) -> dict[str, Any]:
        return {"amount": self.amount.value(), **super().arguments()}

    def is_complete(self) -> bool:
        if not self.amount.value() and self._needs_amount():
            self.amount_field.set_error(self.tr("Ghi số tiền."))
            self.amount.setFocus()
            return False
        return super().is_complete()

    def _needs_amount(self) -> bool:
        return True


class OpenDialog(AmountDialog):
    """The float: what the last drawer kept, unless something else lies there."""

    def __init__(self, proposed: int, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Mở ngăn kéo"),
            self.tr("Tiền lẻ đầu ca. Lần trước giữ lại {0}; đếm lại rồi ghi số có thật.").format(money(proposed)),
            self.tr("Mở ngăn kéo"),
            parent,
        )
        self.amount.set_value(proposed)

    def arguments(self) -> dict[str, Any]:
        return {"float_amount": self.amount.value()}

    def _needs_amount(self) -> bool:
        return False


class LeavingDialog(AmountDialog):
    """Cash that leaves the drawer; more than can be there is recorded only by whoever confirms it once more."""

    certain = False

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "certain": self.certain}

    def show_refusal(self, error: Exception) -> None:
        super().show_refusal(error)
        if isinstance(error, MoreThanThere | MuchLeaving) and not self.certain:
            self.certain, said = True, self.confirm.text()
            self.confirm.setText(self.tr("Vẫn ghi {0}").format(money(self.amount.value())))
            self.amount.edited.connect(lambda _amount: self._doubt_again(said), Qt.ConnectionType.SingleShotConnection)

    def _doubt_again(self, said: str) -> None:
        self.certain = False
        self.confirm.setText(said)


class MoveDialog(LeavingDialog):
    """Cash put in or taken out, with its reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Bỏ vào, lấy ra"),
            "",
            self.tr("Ghi"),
            parent,
            reason=self.tr("Lý do"),
        )
        self.way = ChoiceBar([(self.tr("Lấy ra"), -1), (self.tr("Bỏ vào"), 1)], name=self.tr("Chiều"))
        self.way.chosen.connect(lambda _way: self.amount.edited.emit(self.amount.value()))
        self.sort = ChoiceField(
            [
                (self.tr("Đổi tiền lẻ"), "change"),
                (self.tr("Nộp kho bạc, ngân hàng"), "bank"),
                (self.tr("Khác"), "other"),
            ]
        )
        self.add(self.way)
        self.add(Field(self.tr("Loại"), self.sort))
        self.amount.setFocus()

    def arguments(self) -> dict[str, Any]:
        way = 1 if self.way.value() == 1 else -1
        return {**super().arguments(), "amount": way * self.amount.value(), "sort": str(self.sort.value())}


class HandDialog(LeavingDialog):
    """Cash for another clerk, who has to accept it."""

    def __init__(self, people: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Bàn giao tiền mặt"),
            self.tr("Người nhận đếm và xác nhận tại quầy của mình. Đến lúc đó tiền chưa thuộc ngăn kéo nào."),
            self.tr("Bàn giao"),
            parent,
        )
        self.receiver = NameChoice(people, asked=self.tr("chọn hoặc gõ tên"))
        self.receiver_field = Field(self.tr("Người nhận"), self.receiver, reserve=True)
        self.add(self.receiver_field)
        self.amount.returnPressed.disconnect()
        self.amount.returnPressed.connect(self.receiver.setFocus)
        self.receiver.chosen.connect(lambda _login: self.receiver_field.set_error(""))
        self.receiver.entered.connect(self.confirm.setFocus)
        self.amount.setFocus()

    def fields(self) -> dict[str, Field]:
        return {**super().fields(), "receiver": self.receiver_field}

    def is_complete(self) -> bool:
        if not super().is_complete():
            return False
        if self.receiver.value() is None:
            self.receiver_field.set_error(self.tr("Chọn người nhận tiền."))
            self.receiver.setFocus()
            return False
        return True

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "receiver": str(self.receiver.value() or "")}


class AcceptDialog(AmountDialog):
    """What was really there, why where that is another sum than was given, and that it is really who sits here."""

    def __init__(self, one: HandOver, giver: str, parent: QWidget | None = None, *, back: bool = False) -> None:
        title = self.tr("Nhận lại tiền đã giao") if back else self.tr("Nhận bàn giao của {0}")
        super().__init__(
            title.format(giver),
            self.tr("Sổ ghi bàn giao {0}. Đếm rồi ghi số tiền có thật.").format(money(one.amount)),
            self.tr("Đã nhận"),
            parent,
            reason=self.tr("Lý do nhận khác số bàn giao"),
        )
        self._one = one
        self.amount.set_value(one.amount)
        self.amount.setReadOnly(back)
        self.amount.edited.connect(lambda _amount: self._follow())
        self.amount.returnPressed.disconnect()
        self.amount.returnPressed.connect(self._go_on)
        self.own = OwnPassword()
        self.own.password.returnPressed.connect(self.confirm.setFocus)
        self.add_below(self.own)
        self.go_in_order(self.amount, self.reason, self.own.password)
        self._follow()
        (self.own if back else self.amount).setFocus()

    def fields(self) -> dict[str, Field]:
        return {**super().fields(), "own": self.own.field}

    def arguments(self) -> dict[str, Any]:
        return {"hand_over": self._one.hand_over, **super().arguments(), "password": self.own.value()}

    def is_complete(self) -> bool:
        self._follow()
        return super().is_complete() and self.own.is_complete()

    def show_refusal(self, error: Exception) -> None:
        if isinstance(error, OwnPasswordWrong):
            self.own.clear()
        super().show_refusal(error)

    def _follow(self) -> None:
        """A reason is asked for where the sum is another one."""
        self._required = self.amount.value() != self._one.amount
        self.reason_field.setVisible(self._required)

    def _go_on(self) -> None:
        (self.reason if self._required else self.own).setFocus()

    def _needs_amount(self) -> bool:
        return False


class CloseDialog(AmountDialog):
    """What stays as the next float; why it is short or over; who witnesses a supervisor's own."""

    def __init__(
        self,
        counted: int,
        difference: str,
        parent: QWidget | None = None,
        *,
        differs: bool,
        kept: int = 0,
        witnesses: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(
            self.tr("Khóa ngăn kéo"),
            self.tr("Đếm được {0} · {1}. Khóa rồi không sửa được; khoản thu sau đó thuộc ngăn kéo mới.").format(
                money(counted), difference
            ),
            self.tr("Khóa ngăn kéo"),
            parent,
            reason=self.tr("Lý do lệch") if differs else "",
        )
        self._counted = counted
        self.amount_field.set_label(self.tr("Giữ lại làm tiền lẻ ca sau, đồng"))
        self.amount.edited.connect(lambda _amount: self._tell())
        self.own = OwnPassword()
        self.add_below(self.own)
        self.second = SecondPersonFields(witnesses, title=self.tr("Người chứng kiến")) if witnesses else None
        if self.second is not None:
            self.second.password.returnPressed.connect(self.confirm.setFocus)
            self.add_below(self.second)
        self.own.password.returnPressed.connect(self.second.person.setFocus if self.second else self.confirm.setFocus)
        self.go_in_order(self.amount, self.reason, self.own.password, *(self.second.editors() if self.second else ()))
        self.amount.set_value(min(kept, counted))
        self.amount.setFocus()
        self._tell()

    def fields(self) -> dict[str, Field]:
        second = self.second.fields() if self.second else {}
        return {**super().fields(), "kept": self.amount_field, "own": self.own.field, **second}

    def arguments(self) -> dict[str, Any]:
        witness = self.second.value() if self.second else None
        said = {"kept": self.amount.value(), "explanation": self.reason.value()}
        return {**said, "witness": witness, "password": self.own.value()}

    def is_complete(self) -> bool:
        return super().is_complete() and self.own.is_complete() and (self.second is None or self.second.is_complete())

    def show_refusal(self, error: Exception) -> None:
        if isinstance(error, OwnPasswordWrong):
            self.own.clear()
        if self.second is not None:
            self.second.clear_passwords(error)
        super().show_refusal(error)

    def _needs_amount(self) -> bool:
        return False

    def _tell(self) -> None:
        self.amount_field.set_hint(self.tr("Nộp {0}").format(money(max(self._counted - self.amount.value(), 0))))
