"""Reversing what a second desk said of a payment: which entry, what it changes, why, and who agrees."""

from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.money_kinds import FeeMeansCorrected
from intake_desk.services.applications import CASH
from intake_desk.services.reversing import Doubled, NothingToReverse
from intake_desk.services.second_person import supervisors
from intake_desk.services.workbench import Workbench
from intake_desk.ui.dossiers.money_wording import means_word, mended_text
from intake_desk.ui.dossiers.second_person_fields import SecondPersonFields
from intake_desk.ui.dossiers.step_dialogs import WIDE, StepDialog
from intake_desk.ui.formats import money
from intake_desk.ui.widgets import ChoiceField, Field, Label


class Reversible(NamedTuple):
    """The entries that may be chosen, and who may agree: (name, login), without who asks."""

    doubled: tuple[Doubled, ...]
    people: tuple[tuple[str, str], ...]


def to_reverse(bench: Workbench, dossier: Dossier) -> Reversible:
    """What stands in the sums though the dossier has no place for it. Raises NothingToReverse."""
    doubled = bench.reversing.doubled(dossier.id)
    if not doubled:
        raise NothingToReverse
    return Reversible(doubled, supervisors(bench.desk))


class ReverseDialog(StepDialog):
    """One entry at a time; what it will do to sums and drawer is said before anybody agrees."""

    def __init__(self, found: Reversible, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Đảo bút toán ghi trùng"),
            self.tr("Số đã tính thừa ra khỏi sổ; mục ghi cũ và mục đảo đều giữ trong nhật ký."),
            self.tr("Đảo bút toán"),
            parent,
            reason=self.tr("Lý do đảo"),
            stay=True,
        )
        self.setFixedWidth(WIDE)
        self._doubled = {one.id: one for one in found.doubled}
        self.misfit = ChoiceField([(_title(one), one.id) for one in found.doubled])
        self.misfit_field = Field(self.tr("Mục ghi trùng"), self.misfit)
        self.effect = Label("", "text", wrap=True)
        self.second = SecondPersonFields(found.people, own=True)
        self.add(self.misfit_field)
        self.add(self.effect)
        self.add_below(self.second)
        self.go_in_order(self.misfit, self.reason, *self.second.editors())
        self.misfit.chosen.connect(lambda _misfit: self.show_misfit())
        self.second.password.returnPressed.connect(self.confirm.setFocus)
        self.show_misfit()
        self.reason.setFocus()

    @property
    def chosen(self) -> Doubled:
        """The entry that it is about."""
        return self._doubled[str(self.misfit.value())]

    def show_misfit(self) -> None:
        """Say what reversing it does; who wrote it and who took the money do not agree to it."""
        self.effect.setText(self._effect_text(self.chosen))
        self.second.offer_without(self.chosen.others)

    def _effect_text(self, one: Doubled) -> str:
        amount, means = money(one.said.amount), means_word(one.said.means)
        if isinstance(one.said, FeeMeansCorrected):
            was, now = (one.said.was, one.said.means) if one.sign > 0 else (one.said.means, one.said.was)
            return self.tr("{0} trong sổ chuyển lại từ {1} sang {2}, tại ngăn kéo của {3}.").format(
                amount, means_word(now), means_word(was), one.taker
            )
        if one.brings_back:
            if one.said.means == CASH:
                return self.tr(
                    "Chỉ đảo khi người dân đã nộp lại {0}: tiền nằm trong ngăn kéo của bạn và sổ cộng lại {0}."
                ).format(amount)
            return self.tr("Chỉ đảo khi {0} hoàn hai lần đã về lại tài khoản; sổ cộng lại {0}, {1}.").format(
                amount, means
            )
        sentence = (
            self.tr("Không động đến tiền: sổ cộng lại {0}, {1}; số phải có trong ngăn kéo của {2} đúng trở lại.")
            if one.sign > 0
            else self.tr("Không động đến tiền: sổ trừ lại {0}, {1}; số phải có trong ngăn kéo của {2} đúng trở lại.")
        )
        return sentence.format(amount, means, one.taker)

    def fields(self) -> dict[str, Field]:
        return {"misfit": self.misfit_field, "reason": self.reason_field, **self.second.fields()}

    def is_complete(self) -> bool:
        return super().is_complete() and self.second.is_complete()

    def arguments(self) -> dict[str, Any]:
        return {"misfit": self.chosen.id, "reason": self.reason.value(), "second": self.second.value()}

    def show_refusal(self, error: Exception) -> None:
        self.second.clear_passwords(error)
        super().show_refusal(error)


def _title(one: Doubled) -> str:
    return " · ".join([mended_text(one.entry.facts), one.desk, one.clerk])
