"""The right side of an intake: the receipt taking shape, its promise and its price explained, one big button."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from intake_desk.domain.fees import explained
from intake_desk.domain.kinds import FeeLine
from intake_desk.services.applications import MOST_FEE, WAIVED, Application, Promise
from intake_desk.services.unfinished import Kept, Written
from intake_desk.ui.dossiers.transfer_window import show_transfer
from intake_desk.ui.formats import due_text, money
from intake_desk.ui.intake.basket import Basket
from intake_desk.ui.intake.fee_receipt_tick import FeeReceiptTick
from intake_desk.ui.intake.payment_fields import PaymentFields
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import (
    Button,
    Card,
    DateField,
    Field,
    Figure,
    Notice,
    NumberField,
    PrimaryButton,
    column,
    row,
)

CASH_KEY = "Alt+K"


class ReceiptPanel(Card):
    """Shows what the receipt will say; ``save_requested(print)``, ``serve_requested(print)`` for work done at once,
    ``another_requested`` for one more dossier of the same citizen, ``supplement_requested``, ``refuse_requested``.
    """

    save_requested = Signal(bool)
    serve_requested = Signal(bool)
    another_requested = Signal()
    supplement_requested = Signal()
    refuse_requested = Signal()
    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Giấy tiếp nhận và hẹn trả"), parent)
        self._session = session
        self._amount_set = False
        self._promise: Promise | None = None
        self._instant = False
        self._build_promise()
        self._build_buttons()
        self._connect()
        self.clear()

    def _build_promise(self) -> None:
        self.basket = Basket()
        self.code = Figure("", "–", "", "code")
        self.due = Figure(self.tr("Hẹn trả"), "–", "", "heading")
        self.due_day = DateField()
        self.due_day_field = Field(self.tr("Hẹn trả ngày (thủ tục không quy định thời hạn)"), self.due_day)
        self.fee = Figure(self.tr("Phí, lệ phí"), "–", "", "heading")
        self.amount = NumberField(0, MOST_FEE, grouped=True)
        self.amount_field = Field(self.tr("Mức thu theo quyết định của tỉnh (đồng)"), self.amount)
        self.change_amount = Button(self.tr("Sửa mức thu"), kind="quiet")
        self.another = Button(self.tr("Thêm hồ sơ khác"), "Alt+M", kind="quiet")
        self.another.setToolTip(self.tr("Thêm hồ sơ khác của người này ({0})").format("Alt M"))
        reference = self._session.workbench.desk.reference
        self.money = PaymentFields(lambda: reference.exemptions, later=True, narrow=True)
        self.money.tendered.setToolTip(self.tr("Nhập tiền khách đưa ({0})").format("Alt K"))
        self.to_cash = QShortcut(QKeySequence(CASH_KEY), self)
        self.transfer = Button(self.tr("Mã VietQR"), "Alt+Q", icon_name="money")
        self.fee_receipts = FeeReceiptTick()
        self.fee_receipts.belong_to(self._session)
        self._scroll = self.add_scrolling(
            column(
                self.code,
                self.basket,
                self.due,
                self.due_day_field,
                self.fee,
                row(self.change_amount, 1, self.another),
                self.amount_field,
                self.money.waiving,
                1,
                gap="field",
            )
        )
        # What is asked of every citizen who pays stands below what scrolls: it is in sight without a key.
        self.add(self.money)
        self.add(self.fee_receipts)
        self.add(self.transfer)

    def _build_buttons(self) -> None:
        self.save = PrimaryButton(self.tr("Lưu và in"), "Ctrl+Return")
        self.serve = Button(self.tr("Trả ngay ({0})").format("F9"), "F9")
        self.serve.setToolTip(self.tr("Shift F9: trả ngay và in"))
        self.serve_and_print = QShortcut(QKeySequence("Shift+F9"), self)
        self.save_only = Button(self.tr("Lưu, không in"), "Alt+L")
        self.supplement = Button(self.tr("Bổ sung…"), "Alt+B")
        self.refuse = Button(self.tr("Từ chối…"), "Alt+T", kind="wrong")
        self.twin = Notice(closable=False)
        self._pressed: QWidget | None = None
        for part in (
            self.twin,
            self.save,
            row((self.serve, 1), (self.save_only, 1)),
            row((self.supplement, 1), (self.refuse, 1)),
        ):
            self.add(part)

    def _connect(self) -> None:
        self.another.clicked.connect(self.another_requested)
        self.serve.clicked.connect(lambda: self.serve_requested.emit(False))
        self.serve_and_print.activated.connect(lambda: self.serve_requested.emit(True))
        self.basket.changed.connect(self._show_total)
        self.save.clicked.connect(lambda: self.save_requested.emit(True))
        self.save_only.clicked.connect(lambda: self.save_requested.emit(False))
        self.supplement.clicked.connect(self.supplement_requested)
        self.refuse.clicked.connect(self.refuse_requested)
        self.money.changed.connect(self.changed)
        self.money.finished.connect(self.save.setFocus)
        self.money.changed.connect(self._show_money)
        self.transfer.clicked.connect(self._on_transfer)
        self.to_cash.activated.connect(self._on_to_cash)
        self.change_amount.clicked.connect(self._on_change_amount)
        self.amount.edited.connect(self._on_amount)
        self.due_day.date_changed.connect(lambda _day: self.changed.emit())

    def show_number(self, code: str, place: str) -> None:
        """The code and the line of the book that the next receipt gets."""
        self.code.set(code, place)

    def show_promise(self, promise: Promise, *, instant: bool) -> None:
        """What the dossier on the screen would be promised and cost now, and whether the citizen waits for it."""
        self._promise, self._instant = promise, instant
        now = self._session.workbench.desk.now()
        due_ms = int(promise.due_at.timestamp() * 1000) if promise.due_at else 0
        self.due.set(due_text(due_ms, now) if due_ms else self.tr("Không quy định"), promise.reason)
        self.due_day_field.setVisible(promise.unstated)
        total = promise.fee_total
        if not self._amount_set:
            self.amount.set_value(total)
        name = promise.fees[0].name if len(promise.fees) == 1 else self.tr("Phí, lệ phí")
        self.fee.set_label(name)
        self.fee.set(
            money(total) if total else self.tr("Không thu"), "\n".join(filter(None, map(explained, promise.fees)))
        )
        if promise.by_province:
            self.amount_field.show()
        elif not promise.open_fee and not self._amount_set:
            self.amount_field.hide()
        self.change_amount.setVisible(promise.open_fee and not self.amount_field.isVisibleTo(self))
        self._show_total()

    def show_no_promise(self) -> None:
        """What stands on the screen cannot be reckoned with: no fee of something else stays beside it."""
        self._promise = None
        self.fee.set("–")
        self._show_total()

    def field_for(self, name: str) -> Field | None:
        """Where something about the money or the day stands, brought into sight; None when it is not asked for here."""
        paying = self.money.fields()
        if name in paying:
            self.money.show()
            paying[name].parentWidget().show()  # what lets somebody off stands apart from the means
        field = {
            **paying,
            "fee": self.amount_field,
            "due": self.due_day_field,
        }.get(name)
        if field is not None:
            field.show()
        return field

    def kept(self, application: Application, title: str, promise: Promise) -> Kept:
        """A dossier as it waits in the basket."""
        due_ms = int(promise.due_at.timestamp() * 1000) if promise.due_at else 0
        due = due_text(due_ms, self._session.workbench.desk.now()) if due_ms else self.tr("Không quy định")
        return Kept(application, title, due, promise.fees)

    def set_amount(self) -> int | None:
        """What the clerk set in place of what the rule says; None while nobody did. Nought is an amount."""
        return self.amount.value() if self._amount_set else None

    def due_day_text(self) -> str:
        """The day that the clerk promised (ISO), where no limit is stated; "" while nobody did."""
        day = self.due_day.value()
        return day.isoformat() if day else ""

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001
        """While one dossier is being saved no second one can be."""
        buttons = (self.save, self.save_only, self.supplement, self.refuse, self.another, self.serve)
        if busy:
            self._pressed = next((button for button in buttons if button.hasFocus()), None)
        for button in (*buttons, self.serve_and_print):
            button.setEnabled(not busy)
        self._show_instant()
        if not busy and self._pressed is not None:  # what is disabled loses the keyboard
            self._pressed.setFocus()

    def clear(self, kept: Sequence[Kept] = ()) -> None:
        """Ready for the next citizen, or for one who brought these: cash unless somebody says otherwise."""
        self.basket.set_kept(kept)
        self.money.clear()
        self.clear_promise()

    def bring_back(self, written: Written) -> None:
        """What was said of the money and the day, after the procedure was brought back."""
        self.money.restore(written.money)
        self._amount_set = written.set_amount is not None
        if written.set_amount is not None:
            self.amount.set_value(written.set_amount)
            self.amount_field.show()
        if written.due_day:
            self.due_day.set_value(date.fromisoformat(written.due_day))

    def bring_back_basket(self, kept: tuple[Kept, ...]) -> None:
        """Ready for a citizen who brought these before, maybe on another day: each is promised and priced anew."""
        self.clear(kept)
        if not kept:
            return
        reception = self._session.workbench.reception

        def renew(promises: Sequence[Promise]) -> None:
            if self.basket.kept == kept:
                pairs = zip(kept, promises, strict=True)
                self.basket.set_kept([self.kept(one.application, one.title, promise) for one, promise in pairs])

        self._session.ask(lambda: [reception.promise(one.application) for one in kept], renew)

    def clear_promise(self) -> None:
        """Nothing is promised; how the citizen pays stays as it was said for what they brought before."""
        self._promise, self._instant = None, False
        self.twin.clear()
        self.due.set("–")
        self.fee.set_label(self.tr("Phí, lệ phí"))
        self.fee.set("–")
        if not self.basket.kept:
            self.money.clear()
        self._amount_set = False
        self.amount.set_value(0)
        self.due_day.clear()
        for field in (self.amount_field, self.due_day_field):
            field.set_error("")
            field.hide()
        self.change_amount.hide()
        self._show_total()

    def _show_total(self) -> None:
        """All that is paid at once, and the keys that are of use now."""
        kept, promise = self.basket.kept, self._promise
        total = self.basket.total + (promise.fee_total if promise else 0)
        count = len(kept) + (promise is not None)
        self.basket.set_total(count, total)
        self.save.setText(self.tr("Lưu {0} hồ sơ và in").format(count) if kept else self.tr("Lưu và in"))
        self.another.setVisible(promise is not None)
        self._show_instant()
        self.money.setVisible(bool(total))
        self.money.show_due(self._due())
        self.money.waiving.setVisible(bool(total) and self.money.means_value() == WAIVED)
        self._show_taken()

    def _due(self) -> tuple[FeeLine, ...]:
        """Every fee of what is saved together."""
        kept = (line for one in self.basket.kept for line in one.fees)
        return (*kept, *(self._promise.fees if self._promise else ()))

    def _show_instant(self) -> None:
        """Handing back at once is only for one dossier whose result the citizen waits for."""
        self.serve.setVisible(self._instant and not self.basket.kept)
        self.serve_and_print.setEnabled(self._instant and not self.basket.kept and self.serve.isEnabled())

    def _on_transfer(self) -> None:
        """Show the code for all that is paid by transfer now, under the number that the first of it gets."""
        show_transfer(self._session, self.code.number.text(), self.money.by_transfer(), self)

    def _show_money(self) -> None:
        """What is asked of the money is in sight while somebody answers it, as soon as it is laid out."""
        self._show_taken()
        if not self.money.waiving.isHidden():
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.money.waiving, 0, 0))

    def _show_taken(self) -> None:
        """What goes with money that comes in now: its receipts, the code of a transfer."""
        self.fee_receipts.setVisible(self.money.is_taken_now())
        self.transfer.setVisible(bool(self.money.by_transfer()))

    def _on_to_cash(self) -> None:
        self.money.tendered.setFocus()
        self._show_money()

    def _on_amount(self, _amount: int) -> None:
        self._amount_set = True
        self.changed.emit()

    def _on_change_amount(self) -> None:
        self.change_amount.hide()
        self.amount_field.show()
        self.amount.setFocus()
