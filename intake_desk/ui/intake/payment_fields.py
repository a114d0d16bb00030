"""How what is due is met: by which means, with how much cash and what goes back, or by whose law it is let go."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from intake_desk.domain.exemptions import OTHER, WHOLE, Exemption, Exemptions, LetGo, let_go
from intake_desk.domain.kinds import FeeLine
from intake_desk.services.applications import CASH, LATER, NONE, ONLINE, TRANSFER, WAIVED, MoneySaid
from intake_desk.services.charging import MOST_GIVEN
from intake_desk.services.unfinished import MoneyWritten
from intake_desk.ui.announce import announce
from intake_desk.ui.formats import money
from intake_desk.ui.widgets import ChoiceBar, Field, Figure, Label, NumberField, TextField, column, row
from intake_desk.ui.widgets.typed_choice import TypedChoice

MEANS_KEY = "F8"


class PaymentFields(QWidget):
    """``changed`` when something else is said, ``finished`` by Enter in the last field. Cash unless somebody says else.

    What is let go, what is left to pay and what goes back to the citizen is said at once. Where there is little room
    (``narrow``) the means are a drop-down, and ``waiving`` stands wherever the owner puts it. ``MEANS_KEY`` turns them.
    """

    changed = Signal()
    finished = Signal()

    def __init__(
        self,
        exemptions: Callable[[], Exemptions],
        *,
        later: bool,
        narrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._exemptions = exemptions
        self._lines: tuple[FeeLine, ...] = ()
        self._awaited = ""  # the category that was brought back, until what is due offers it
        ways = [(self.tr("Tiền mặt"), CASH), (self.tr("Chuyển khoản"), TRANSFER), (self.tr("Trực tuyến"), ONLINE)]
        put_off = [(self.tr("Thu sau"), LATER)] if later else []
        named = self.tr("Hình thức thu (phím {0})").format(MEANS_KEY)
        self._ways = (*ways, *put_off, (self.tr("Miễn, giảm"), WAIVED))
        self.means: ChoiceBar | TypedChoice = TypedChoice(self._ways) if narrow else ChoiceBar(self._ways, name=named)
        self.means_field = Field(named, self.means)
        self.category = TypedChoice()
        self.category_field = Field(self.tr("Đối tượng (gõ không dấu để tìm)"), self.category)
        self.proof = TextField(self.tr("Tên, số giấy tờ hoặc cơ sở dữ liệu đã đối chiếu"))
        self.proof_field = Field(
            self.tr("Giấy tờ chứng minh"), self.proof, self.tr("Gõ thêm số giấy tờ, hoặc “đã tra CSDL”.")
        )
        self.waiver = TextField(self.tr("Đối tượng, điều khoản của văn bản"))
        self.waiver_field = Field(self.tr("Lý do và căn cứ"), self.waiver)
        rests = (*ways, *put_off)
        left = self.tr("Phần còn lại thu bằng")
        self.rest: ChoiceBar | TypedChoice = TypedChoice(rests) if narrow else ChoiceBar(rests, name=left)
        self.rest_field = Field(left, self.rest)
        self.tendered = NumberField(0, MOST_GIVEN, grouped=True)
        self.tendered_field = Field(self.tr("Khách đưa (đồng)"), self.tendered)
        self.change = Figure(self.tr("Trả lại"), "–", beside=narrow)
        self.owed = Label("", "label medium")
        self.waiving = QWidget()
        parts = (self.category_field, self.proof_field, self.waiver_field, self.rest_field)
        self.waiving.setLayout(column(*parts, gap="field"))
        if narrow:
            paying = row((self.means_field, 1), (self.tendered_field, 1), gap="field")
            self.setLayout(column(paying, row(self.owed, (self.change, 1)), gap="tight"))
        else:
            cash = row((self.tendered_field, 1), (self.change, 1), self.owed, gap="field")
            self.setLayout(column(self.means_field, self.waiving, cash, gap="field"))
            self.owed.hide()
        self.setFocusProxy(self.means)
        self._connect()
        self._offer()
        self._show()

    def _connect(self) -> None:
        self.means.chosen.connect(self._on_means)
        self.category.chosen.connect(self._on_category)
        self.category.entered.connect(self._after_category)
        self.rest.chosen.connect(lambda _means: self._on_changed())
        self.tendered.edited.connect(lambda _given: self._on_changed())
        for field, following in ((self.proof_field, self._after_waiver), (self.waiver_field, self._after_waiver)):
            editor = field.editor
            assert isinstance(editor, TextField)
            editor.textEdited.connect(lambda _text, field=field: self._on_words(field))
            editor.returnPressed.connect(following)
        self.tendered.returnPressed.connect(self.finished)
        for choice, following in ((self.means, self._after_means), (self.rest, self._after_waiver)):
            if isinstance(choice, TypedChoice):
                choice.entered.connect(following)
        QShortcut(QKeySequence(MEANS_KEY), self).activated.connect(self._turn_means)

    def show_due(self, lines: Sequence[FeeLine]) -> None:
        """What has to be met now; the categories are those that can let some of it go."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self._offer()
        self._show()

    def means_value(self) -> str:
        """How it is met, if anything turns out to be due."""
        return str(self.means.value() or NONE)

    def by_transfer(self) -> int:
        """How much of it is to be transferred as it is said now, in đồng."""
        settled = self.means.value() != WAIVED or self._exemption() is not None
        return self._found().rest if settled and self._paid_by() == TRANSFER else 0

    def left(self) -> int:
        """What is still taken now after what the chosen category lets go, in đồng; 0 while none is chosen."""
        return self._found().rest if self._exemption() is not None and self.rest.value() != LATER else 0

    def is_taken_now(self) -> bool:
        """Whether money comes in as it is said now, by whatever means."""
        return bool(self._found().rest) and self._paid_by() not in {LATER, NONE}

    def said(self) -> MoneySaid:
        """All else that was said of it, by the names of an Application."""
        if self.means_value() != WAIVED:
            return {"tendered": self._given()}
        other = self._is_other()
        return {
            "waiver_category": str(self.category.value() or ""),
            "waiver_proof": "" if other else self.proof.value(),
            "waiver_reason": self.waiver.value() if other else "",
            "rest_means": str(self.rest.value()) if self._found().rest else NONE,
            "tendered": self._given(),
        }

    def state(self) -> MoneyWritten:
        """Everything said here, to be brought back by `restore`."""
        return MoneyWritten(
            means=self.means_value(),
            category=str(self.category.value() or "") or self._awaited,
            proof=self.proof.text(),
            reason=self.waiver.text(),
            rest=str(self.rest.value()),
            tendered=self.tendered.value(),
        )

    def restore(self, state: MoneyWritten) -> None:
        """Bring back what was said; a category stands there as soon as what is due offers it."""
        self.means.set_value(state.means)
        self.rest.set_value(state.rest)
        self.tendered.set_value(state.tendered)
        self.proof.setText(state.proof)
        self.waiver.setText(state.reason)
        self._awaited = state.category
        self._offer()
        self._show()

    def fields(self) -> dict[str, Field]:
        """By the names that ``messages.field_of`` gives."""
        return {
            "means": self.means_field,
            "category": self.category_field,
            "proof": self.proof_field,
            "reason": self.waiver_field,
            "tendered": self.tendered_field,
        }

    def clear(self) -> None:
        """As for the next citizen: in cash, and nothing said."""
        self.means.set_value(CASH)
        self.rest.set_value(CASH)
        self.tendered.set_value(0)
        self.proof.clear()
        self.waiver.clear()
        self._awaited = ""
        self._lines = ()
        self._offer()
        for field in self.fields().values():
            field.set_error("")
        self._show()

    def _offer(self) -> None:
        """The categories that are of use for what is due, with the one chosen before if it still is."""
        chosen = self.category.value() or self._awaited
        offered = self._exemptions().for_fees(self._lines)
        titles = [(one.name if one.share == WHOLE else f"{one.name} ({one.share} %)", one.code) for one in offered]
        self.category.set_choices([(self.tr("– Chọn đối tượng –"), ""), *titles])
        self.category.set_value(chosen)

    def _exemption(self) -> Exemption | None:
        """Whose law it is; None while nobody was chosen or nothing is waived."""
        code = str(self.category.value() or "")
        return self._exemptions().by_code(code) if code and self.means.value() == WAIVED else None

    def _is_other(self) -> bool:
        return self.category.value() == OTHER

    def _found(self) -> LetGo:
        return let_go(self._lines, self._exemption())

    def _paid_by(self) -> str:
        return str(self.rest.value()) if self.means.value() == WAIVED else self.means_value()

    def _given(self) -> int:
        return 0 if self.tendered_field.isHidden() else self.tendered.value()

    def _show(self) -> None:
        """What is asked now, and what follows from what was said."""
        waived, found, exemption = self.means.value() == WAIVED, self._found(), self._exemption()
        self.waiving.setVisible(waived)
        self.proof_field.setVisible(waived and exemption is not None and not self._is_other())
        self.waiver_field.setVisible(waived and self._is_other())
        self.rest_field.setVisible(waived and exemption is not None and bool(found.rest))
        settled = not waived or exemption is not None
        in_cash = settled and bool(found.rest) and self._paid_by() == CASH
        self.tendered_field.setVisible(in_cash)
        self.change.setVisible(in_cash)
        self.category_field.set_hint(self._category_hint(exemption, found))
        self.rest_field.set_label(self.tr("Còn thu {0} bằng").format(money(found.rest)))
        self.owed.setText(self.tr("Phải thu {0}").format(money(found.rest)) if settled else "")
        self._show_change(found.rest)

    def _category_hint(self, exemption: Exemption | None, found: LetGo) -> str:
        if exemption is None:
            return ""
        covered = [one.name for one in self._lines if exemption.covers(one.name)]
        amount = self.tr("Miễn, giảm {0}.").format(money(found.amount))
        if all(map(exemption.is_known_for, covered)):
            return " ".join(part for part in (amount, exemption.basis) if part)
        note = exemption.note.replace(" (M)", "")
        return " ".join((amount, note if self._is_other() else self.tr("Kiểm tra trước khi miễn: {0}").format(note)))

    def _show_change(self, owed: int) -> None:
        given = self.tendered.value()
        short = 0 < given < owed
        self.change.set_label(self.tr("Còn thiếu") if short else self.tr("Trả lại"))
        self.change.set(money(abs(given - owed)) if given else "–", tone="waiting" if short else "ink")

    def _on_means(self, means: object) -> None:
        self.means_field.set_error("")
        self._show()
        if means == WAIVED:
            self.category.setFocus()
        self.changed.emit()

    def _on_category(self, _code: object) -> None:
        """The paper that is usually shown stands there already; its number is added."""
        self._awaited = ""
        exemption = self._exemption()
        self.proof.setText(f"{exemption.proof}, {self.tr('số')} " if exemption and exemption.proof else "")
        for field in (self.category_field, self.proof_field, self.waiver_field):
            field.set_error("")
        self._show()
        self.changed.emit()

    def _on_words(self, field: Field) -> None:
        field.set_error("")
        self.changed.emit()

    def _on_changed(self) -> None:
        self.tendered_field.set_error("")
        self._show()
        self.changed.emit()

    def _turn_means(self) -> None:
        """The next of the means, and after the last the first again."""
        ways = [means for _word, means in self._ways]
        turned = ways[(ways.index(self.means_value()) + 1) % len(ways)]
        self.means.set_value(turned)
        announce(self.means, self._ways[ways.index(turned)][0])
        self._on_means(turned)

    def _after_means(self) -> None:
        """Enter goes on to whose law it is, or as after a waiver."""
        if self.waiving.isHidden():
            self._after_waiver()
        else:
            self.category.setFocus()

    def _after_category(self) -> None:
        """Enter goes on to what proves it."""
        proved = (self.proof_field, self.waiver_field)
        asked = next((field for field in proved if not field.isHidden()), None)
        if asked is not None:
            asked.setFocus()

    def _after_waiver(self) -> None:
        """Enter goes on to the cash, if there is a rest that is paid so."""
        if self.tendered_field.isHidden():
            self.finished.emit()
        else:
            self.tendered.setFocus()
