"""Mending money that was taken: strike out, give back, put under another means; never without a second person."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier, Payment
from intake_desk.domain.money_settings import LE_PHI, PHI
from intake_desk.domain.times import from_ms, show_day
from intake_desk.services.applications import CASH, MOST_FEE, ONLINE, TRANSFER
from intake_desk.services.second_person import supervisors
from intake_desk.services.till import TooLateToVoid, refundable_now
from intake_desk.services.workbench import Workbench
from intake_desk.ui.dossiers.payment_text import payment_title
from intake_desk.ui.dossiers.second_person_fields import SecondPersonFields
from intake_desk.ui.dossiers.step_dialogs import WIDE, StepDialog
from intake_desk.ui.formats import money
from intake_desk.ui.widgets import CheckBox, ChoiceBar, ChoiceField, Field, Label, NumberField, TextField, row


class Mendable(NamedTuple):
    """The payments that may be chosen, and who may agree: (name, login), without who asks; `whose` dossier it is, and
    the `names` of those who took them, by login.
    """

    payments: tuple[Payment, ...]
    people: tuple[tuple[str, str], ...]
    whose: str = ""
    names: Mapping[str, str] = {}


def to_void(bench: Workbench, dossier: Dossier) -> Mendable:
    """What can still be struck out or put under another means. Raises TooLateToVoid."""
    standing = tuple(one for one in dossier.payments if one.id and not one.voided and not one.refunded)
    payments = tuple(one for one in standing if bench.till.can_void(one))
    if not payments:
        raise TooLateToVoid
    return _mendable(bench, dossier, payments)


def to_refund(bench: Workbench, dossier: Dossier) -> Mendable:
    """What something is left of."""
    payments = (one for one in dossier.payments if one.id and not one.voided and one.refunded < one.amount)
    return _mendable(bench, dossier, tuple(payments))


def _mendable(bench: Workbench, dossier: Dossier, payments: tuple[Payment, ...]) -> Mendable:
    whose = " · ".join(filter(None, (dossier.code, dossier.applicant.name)))
    names = {one.actor: bench.desk.clerk_name(one.actor) for one in payments}
    return Mendable(payments, supervisors(bench.desk), whose, names)


class MendDialog(StepDialog):
    """Which payment, why, and who agrees."""

    def __init__(
        self, title: str, text: str, confirm: str, found: Mendable, parent: QWidget | None = None, *, reason: str
    ) -> None:
        super().__init__(title, text, confirm, parent, reason=reason, stay=True)
        self.setFixedWidth(WIDE)
        self._payments = {one.id: one for one in found.payments}
        self.payment = ChoiceField([(payment_title(one), one.id) for one in reversed(found.payments)])
        self.payment_field = Field(self.tr("Khoản thu"), self.payment)
        self.second = SecondPersonFields(found.people, own=True)
        self._names = found.names
        self.taken = Label("", "small", "soft", wrap=True)
        self.nobody = Label("", "small", wrap=True)
        if found.whose:
            self.add(Label(found.whose, "text medium", wrap=True))
        self.add(self.payment_field)
        self.add(self.taken)
        self.add_below(self.nobody)
        self.add_own()
        self.add_below(self.second)
        self.go_in_order(*self.own_editors(), self.reason, *self.second.editors())
        self.payment.chosen.connect(lambda _payment: self.show_payment())
        self.second.password.returnPressed.connect(self.confirm.setFocus)
        self.show_payment()
        self.reason.setFocus()

    def add_own(self) -> None:
        """Put what this question asks besides between payment and reason."""

    def own_editors(self) -> tuple[QWidget, ...]:
        """What is typed before the reason, in order."""
        return (self.payment,)

    @property
    def chosen(self) -> Payment:
        """The payment that it is about."""
        return self._payments[str(self.payment.value())]

    def show_payment(self) -> None:
        """Who took the money does not agree to what becomes of it; where nobody else may, it is said what to do."""
        one = self.chosen
        self.second.offer_without({one.actor})
        at = from_ms(one.at_ms)
        self.taken.setText(
            self.tr("Thu lúc {0} ngày {1}, người thu: {2}").format(
                f"{at:%H:%M}", show_day(at.date()), self._names.get(one.actor, one.actor)
            )
        )
        alone = self.second.is_nobodys
        self.nobody.setVisible(alone)
        self.nobody.setText(
            self.tr(
                "Người đồng ý không được là bạn, cũng không phải người đã thu. Giữ lại biên lai, báo lãnh đạo đơn vị"
                " để máy chủ thêm một người phụ trách, rồi làm lại bước này."
            )
        )
        self.confirm.setEnabled(not alone)

    def fields(self) -> dict[str, Field]:
        return {"payment": self.payment_field, "reason": self.reason_field, **self.second.fields()}

    def is_complete(self) -> bool:
        return super().is_complete() and self.second.is_complete()

    def arguments(self) -> dict[str, Any]:
        return {"payment": self.chosen.id, "reason": self.reason.value(), "second": self.second.value()}

    def show_refusal(self, error: Exception) -> None:
        self.second.clear_passwords(error)
        super().show_refusal(error)


class VoidDialog(MendDialog):
    """Strike a payment out: it was never made."""

    def __init__(self, found: Mendable, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Hủy biên lai thu tiền"),
            self.tr("Chỉ khi ghi nhầm và ngăn kéo chưa khóa. Số biên lai giữ nguyên, không dùng lại."),
            self.tr("Hủy khoản thu"),
            found,
            parent,
            reason=self.tr("Lý do hủy"),
        )


class CorrectMeansDialog(MendDialog):
    """By which means the money really came."""

    def __init__(self, found: Mendable, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Sửa hình thức thu"),
            self.tr("Số tiền và số biên lai không đổi; tiền được chuyển sang đúng hình thức thu trong sổ."),
            self.tr("Sửa hình thức thu"),
            found,
            parent,
            reason=self.tr("Lý do sửa"),
        )

    def add_own(self) -> None:
        choices = [
            (self.tr("Tiền mặt"), CASH),
            (self.tr("Chuyển khoản"), TRANSFER),
            (self.tr("Trực tuyến"), ONLINE),
        ]
        self.means = ChoiceBar(choices, name=self.tr("Hình thức đúng"))
        self.means_field = Field(self.tr("Hình thức đúng"), self.means)
        self.add(self.means_field)

    def own_editors(self) -> tuple[QWidget, ...]:
        return (self.payment, self.means)

    def show_payment(self) -> None:
        super().show_payment()
        was = self.chosen.means
        for means in (CASH, TRANSFER, ONLINE):
            self.means.set_enabled_choice(means, means != was)
        self.means.set_value(next(means for means in (TRANSFER, CASH) if means != was))

    def fields(self) -> dict[str, Field]:
        return {**super().fields(), "means": self.means_field}

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "means": str(self.means.value())}


class RefundDialog(MendDialog):
    """How much goes back, to whom, against which paper."""

    def __init__(self, dossier: Dossier, found: Mendable, parent: QWidget | None = None) -> None:
        self._dossier = dossier
        super().__init__(
            self.tr("Hoàn trả phí, lệ phí"),
            self.tr("Ghi thành một khoản riêng; biên lai đã thu vẫn còn giá trị."),
            self.tr("Ghi hoàn trả"),
            found,
            parent,
            reason=self.tr("Lý do hoàn trả"),
        )

    def add_own(self) -> None:
        self.amounts = {sort: NumberField(0, MOST_FEE, grouped=True) for sort in (PHI, LE_PHI)}
        self.amount_fields = {
            PHI: Field(self.tr("Phí hoàn trả, đồng"), self.amounts[PHI]),
            LE_PHI: Field(self.tr("Lệ phí hoàn trả, đồng"), self.amounts[LE_PHI]),
        }
        self.means = ChoiceBar([(self.tr("Tiền mặt"), CASH), (self.tr("Chuyển khoản"), TRANSFER)])
        self.means.setAccessibleName(self.tr("Trả bằng"))
        self.means_field = Field(self.tr("Trả bằng"), self.means)
        self.receiver = TextField()
        self.receiver.set_value((self._dossier.submitter or self._dossier.applicant).name)
        self.receiver_field = Field(self.tr("Người nhận lại tiền"), self.receiver)
        self.paper = TextField(self.tr("Đơn, quyết định; số, ngày"))
        self.paper_field = Field(self.tr("Chứng từ"), self.paper)
        self.mistake = CheckBox(self.tr("Thu nhầm: khoản này lẽ ra không phải thu"))
        self.add(row(*((field, 1) for field in self.amount_fields.values()), (self.means_field, 1), gap="field"))
        self.add(row((self.receiver_field, 1), (self.paper_field, 1), gap="field"))
        self.add(self.mistake)
        self.mistake.toggled.connect(lambda _ticked: self._show_limits())
        for sort, amount in self.amounts.items():
            amount.edited.connect(lambda _value, sort=sort: self.amount_fields[sort].set_error(""))
        self.receiver.textEdited.connect(lambda _text: self.receiver_field.set_error(""))
        self.paper.textEdited.connect(lambda _text: self.paper_field.set_error(""))
        self.chain(self.receiver, self.paper)

    def own_editors(self) -> tuple[QWidget, ...]:
        return (self.payment, *self.amounts.values(), self.means, self.receiver, self.paper, self.mistake)

    def show_payment(self) -> None:
        super().show_payment()
        for sort, field in self.amount_fields.items():
            field.setVisible(bool(self.chosen.left(sort)))
            self.amounts[sort].set_value(self._most(sort))
        kept = any(self.chosen.left(sort) > refundable_now(self._dossier, self.chosen, sort) for sort in self.amounts)
        self.mistake.setVisible(kept)
        self._show_limits()

    def _most(self, sort: str) -> int:
        if self.mistake.isChecked():
            return self.chosen.left(sort)
        return refundable_now(self._dossier, self.chosen, sort)

    def _show_limits(self) -> None:
        """Say beside each amount how much may go back, and why not all of it."""
        for sort, field in self.amount_fields.items():
            most, left = self._most(sort), self.chosen.left(sort)
            field.set_error("")
            said = self.tr("Được hoàn tối đa {0}.").format(money(most))
            field.set_hint(said if most == left else f"{said} {self.tr('Phần còn lại không được hoàn theo quy định.')}")

    def fields(self) -> dict[str, Field]:
        own = {"means": self.means_field, "receiver": self.receiver_field, "paper": self.paper_field}
        return {**super().fields(), **own, **self.amount_fields}

    def arguments(self) -> dict[str, Any]:
        chosen = {sort: amount.value() for sort, amount in self.amounts.items() if self.chosen.left(sort)}
        return {
            **super().arguments(),
            **chosen,
            "means": str(self.means.value()),
            "receiver": self.receiver.value(),
            "paper": self.paper.value(),
            "mistake": self.mistake.isChecked() and self.mistake.isVisibleTo(self),
        }


class ReceiptChoiceDialog(StepDialog):
    """Which of several payments is to be printed again."""

    def __init__(self, payments: Sequence[Payment], parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("In biên lai thu tiền"),
            self.tr("Biên lai đã in rồi thì lần này là bản sao, vẫn mang số cũ."),
            self.tr("In"),
            parent,
        )
        self.payment = ChoiceField([(payment_title(one), one.id) for one in reversed(payments)])
        self.add(Field(self.tr("Khoản thu"), self.payment))
        self.setFixedWidth(WIDE - 60)

    def arguments(self) -> dict[str, Any]:
        return {"payment": str(self.payment.value())}
