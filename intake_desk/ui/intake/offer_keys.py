"""What the desk certifies most, each with its price and the digit that does it: one key, and it is recorded."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from intake_desk.services.fast_lane import MOST_OFFERS, Offer
from intake_desk.ui.formats import money
from intake_desk.ui.widgets import KeyHint, Label, ShortLabel, column, row
from intake_desk.ui.widgets.buttons import PlainButton

HEIGHT = 54
PADDING = 12
KEY_WIDTH = 22
TO_COUNT = {Qt.Key.Key_X, Qt.Key.Key_Asterisk, Qt.Key.Key_Slash}
TO_CASH = {Qt.Key.Key_K}
TO_ADDRESS = {Qt.Key.Key_D}
BACK = {Qt.Key.Key_Escape, Qt.Key.Key_Backspace}


class OfferButton(PlainButton):
    """One offer: its key, its name, how the price is reckoned, the price."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.title = ShortLabel("", "text strong")
        self.how = ShortLabel("", "small", "soft")
        self.price = Label("", "heading", align="right")
        for label in (self.title, self.how, self.price):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        hint = KeyHint(key)
        hint.setFixedWidth(KEY_WIDTH)  # digits differ in width, what stands behind them does not
        line = row(hint, (column(self.title, self.how, gap="none"), 1), self.price, gap="card")
        line.setContentsMargins(PADDING, 0, PADDING, 0)
        self.setLayout(line)

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not by Enter: a scanner that ends with two of them would press it for whoever holds the card.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return
        super().keyPressEvent(event)

    def show_offer(self, offer: Offer, given: int = 0) -> None:
        """Show this offer, and what goes back of the cash `given`; without a price it cannot be pressed."""
        free = self.tr("Không thu")
        price = "–" if offer.amount is None else money(offer.amount) if offer.amount else free
        back = self._back(offer, given)
        self.title.setText(offer.procedure.short_name)
        self.how.setText(back or offer.how or offer.procedure.code)
        short = bool(back) and given < (offer.amount or 0)
        self.how.set_tone("waiting" if short else "accent" if back else "soft")
        self.price.setText(price)
        self.setEnabled(offer.amount is not None)
        self.setAccessibleName(", ".join(filter(None, (offer.procedure.short_name, price, back))))

    def _back(self, offer: Offer, given: int) -> str:
        if not given or not offer.amount:
            return ""
        if given < offer.amount:
            return self.tr("Còn thiếu {0}").format(money(offer.amount - given))
        return self.tr("Trả lại {0}").format(money(given - offer.amount))


class OfferKeys(QWidget):
    """Takes the focus as one: ``chosen(Offer)`` by digit, Space or click; ``count_wanted``, ``cash_wanted``,
    ``address_wanted``, ``left`` by their keys.
    """

    chosen = Signal(object)
    count_wanted = Signal()
    cash_wanted = Signal()
    address_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()
        self.buttons = [OfferButton(str(number)) for number in range(1, MOST_OFFERS + 1)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for at, button in enumerate(self.buttons):
            layout.addWidget(button)
            button.hide()
            button.clicked.connect(lambda _checked, at=at: self._choose(at))
        self.setFocusProxy(self.buttons[0])

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What the digits do now."""
        return self._offers

    def show_offers(self, offers: Sequence[Offer], given: int = 0) -> None:
        """Offer these, with what goes back of the cash `given`."""
        self._offers = tuple(offers)
        for at, button in enumerate(self.buttons):
            button.setVisible(at < len(self._offers))
            if at < len(self._offers):
                button.show_offer(self._offers[at], given)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.isAutoRepeat() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif event.text().isdigit():
            self._choose(int(event.text()) - 1)
        elif key in TO_COUNT:
            self.count_wanted.emit()
        elif key in TO_CASH:
            self.cash_wanted.emit()
        elif key in TO_ADDRESS:
            self.address_wanted.emit()
        elif key in BACK:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._offers) and self._offers[at].amount is not None:
            self.chosen.emit(self._offers[at])
