"""Certification in two gestures: scan the card or type the name, then one key; recorded, paid, handed back."""

import re
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.people import EmptyName, Person, is_card, show_id
from intake_desk.domain.refusals import Refusal
from intake_desk.services.applications import CASH, LATER, MOST_PAGES, MOST_SETS, ONLINE, TRANSFER, Application
from intake_desk.services.charging import MOST_GIVEN
from intake_desk.services.fast_lane import Offer
from intake_desk.ui.dossiers.transfer_window import AskedTransfer, TransferWindow, asked_transfer
from intake_desk.ui.intake.fee_receipt_tick import FeeReceiptTick
from intake_desk.ui.intake.lane_cautions import LaneCautions
from intake_desk.ui.intake.offer_keys import OfferKeys
from intake_desk.ui.intake.payment_fields import MEANS_KEY
from intake_desk.ui.intake.served_card import ServedCard
from intake_desk.ui.intake.twin_check import Asides
from intake_desk.ui.messages import explain, field_of
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Card, ChoiceBar, Field, NumberField, Tag, TextField, column, grid

ONCE = "1x1"
MEANS = (CASH, TRANSFER, ONLINE, LATER)
CASH_KEY = "Alt+K"
COUNT = re.compile(r"\s*(\d{1,5})\s*(?:[xX*×]\s*(\d{1,4})\s*)?")


def read_count(text: str) -> tuple[int, int] | None:
    """Pages and copies as they are typed: 3x2, 3*2, or 3 for one copy; None when it is no such count."""
    found = COUNT.fullmatch(text)
    if found is None:
        return None
    pages, copies = int(found.group(1)), int(found.group(2) or 1)
    return (pages, copies) if 1 <= pages <= MOST_PAGES and 1 <= copies <= MOST_SETS else None


class FastLane(Card):
    """One citizen after the other; ``recorded(Dossier)``, ``not_recorded(words)``, ``left`` by Esc.

    The keys of the favourites stay where they are as long as the program runs: the hand learns them. What is said of
    who stands there and of who was served last stands `beside` it.
    """

    recorded = Signal(object)
    not_recorded = Signal(str)
    card_typed = Signal(str)
    left = Signal()

    def __init__(self, session: Session, asides: Asides, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Người yêu cầu chứng thực"), parent)
        self._session = session
        self._favourites: tuple[str, ...] = ()
        self._person: Person | None = None
        self._generation = 0
        self._busy = False
        self.name = TextField(self.tr("Quét thẻ căn cước, hoặc gõ họ tên rồi Enter"), strong=True)
        self.name_field = Field(self.tr("Họ và tên"), self.name)
        self.count = TextField("3x2")
        self.count_field = Field(self.tr("Số trang x số bản (phím X)"), self.count)
        words = (self.tr("Tiền mặt"), self.tr("Chuyển khoản"), self.tr("Trực tuyến"), self.tr("Thu sau"))
        self.means = ChoiceBar(list(zip(words, MEANS, strict=True)), name=self.tr("Hình thức thu"))
        self.means_field = Field(self.tr("Hình thức thu (phím {0})").format(MEANS_KEY), self.means)
        self.tendered = NumberField(0, MOST_GIVEN, grouped=True)
        self.tendered_field = Field(self.tr("Khách đưa, đồng (phím K)"), self.tendered)
        self.keys = OfferKeys()
        self.cautions = LaneCautions(session, asides)
        self.served = ServedCard(session)
        self.add(grid([(self.name_field, 8), (self.count_field, 4)], [(self.means_field, 8), (self.tendered_field, 4)]))
        self.add(self.keys)
        self.fee_receipts = FeeReceiptTick()
        self.fee_receipts.belong_to(session)
        self.add_tool(self.fee_receipts)
        self.beside = QWidget()
        self.beside.setLayout(column(self.cautions, (self.served, 1), gap="card"))
        self.setFocusProxy(self.name)
        self._connect()
        self.clear()

    def _connect(self) -> None:
        self.name.textEdited.connect(self._on_name)
        self.name.returnPressed.connect(self._leave_name)
        self.count.textEdited.connect(lambda _text: self._on_count())
        self.count.returnPressed.connect(self._leave_count)
        self.keys.chosen.connect(self._serve)
        self.means.chosen.connect(lambda _means: self._on_means())
        self.tendered.edited.connect(lambda _given: self._on_given())
        self.tendered.returnPressed.connect(self._leave_field)
        self.keys.count_wanted.connect(self._to_count)
        self.keys.cash_wanted.connect(self._to_cash)
        self.keys.address_wanted.connect(self.cautions.ask_address)
        self.cautions.answered.connect(self._leave_field)
        QShortcut(QKeySequence(CASH_KEY), self).activated.connect(self._to_cash)
        self.keys.left.connect(self._to_name)
        turn = QShortcut(QKeySequence(MEANS_KEY), self)
        turn.activated.connect(self._turn_means)

    def begin(self) -> None:
        """The lane comes into sight: the favourites are looked up once, their prices every time."""
        self.name.setFocus()
        lane, known = self._session.workbench.fast_lane, self._favourites
        self._session.ask(lambda: known or lane.favourites(), self._on_favourites)

    def take_card(self, person: Person) -> None:
        """The first gesture: whose card was scanned; a second card before the second gesture takes its place."""
        self._person = person
        self.name.set_value(person.name)
        self.name_field.set_error("")
        self.set_tags([Tag("done", show_id(person.id_number), "check")])
        self.cautions.look(person, self._favourites)
        self.keys.setFocus()

    def step_back(self) -> None:
        """Esc: from the keys to the name, from a name to none, from none out of the lane."""
        if not self.name.hasFocus():
            self._to_name()
        elif self.name.text():
            self._begin_anew()
        else:
            self.left.emit()

    def clear(self) -> None:
        """Nobody; once, in cash, unless somebody says otherwise."""
        self._person = None
        self.name.clear()
        self.cautions.clear()
        self.set_tags([])
        self.count.setText(ONCE)
        self.means.set_value(CASH)
        self.tendered.set_value(0)
        self._on_means()
        for field in (self.name_field, self.count_field):
            field.set_error("")
        self._price()

    def _on_favourites(self, favourites: tuple[str, ...]) -> None:
        self._favourites = favourites
        self._price()

    def _price(self) -> None:
        """Ask what each costs for the count that stands here; nothing while that is none."""
        counted = read_count(self.count.text())
        if counted is None or not self._favourites:
            return
        generation = self._generation = self._generation + 1
        lane, favourites = self._session.workbench.fast_lane, self._favourites
        self._session.ask(
            lambda: lane.offers(favourites, *counted), lambda offers: self._show_offers(generation, offers)
        )

    def _show_offers(self, generation: int, offers: tuple[Offer, ...]) -> None:
        if generation == self._generation:
            self.keys.show_offers(offers, self._given())

    def _on_name(self, _text: str) -> None:
        self.name_field.set_error("")
        self.cautions.clear()
        if self._person is not None:
            self._person = None  # retyped by hand: this is no longer what the card said
            self.set_tags([])

    def _leave_name(self) -> None:
        text = self.name.value()
        if is_card(text):
            self.name.clear()
            self.card_typed.emit(text)
        elif read_count(text) is not None:  # nobody is called so: the count was typed before the name
            self.name.clear()
            self.count.setText(text)
            self._on_count()
        elif text:
            if self._person is None:
                self.cautions.look(Person(name=text), self._favourites)
            self.keys.setFocus()
        else:
            self.name_field.set_error(explain(EmptyName()))

    def _on_count(self) -> None:
        wrong = read_count(self.count.text()) is None
        self.count_field.set_error(self.tr("Gõ số trang x số bản, ví dụ 3x2.") if wrong else "")
        self._price()

    def _leave_count(self) -> None:
        if read_count(self.count.text()) is None:  # the prices beside it are of another count
            self._to_count()
        else:
            self._leave_field()

    def _leave_field(self) -> None:
        """On to the one key, if it is said whose it is."""
        (self.keys if self.name.value() else self.name).setFocus()

    def _to_cash(self) -> None:
        if self.tendered.isEnabled():
            self.tendered.setFocus()

    def _given(self) -> int:
        """The cash that the citizen gave; none where it is no cash that is taken."""
        return self.tendered.value() if self.means.value() == CASH else 0

    def _on_given(self) -> None:
        self.tendered_field.set_error("")
        self.keys.show_offers(self.keys.offers, self._given())

    def _on_means(self) -> None:
        """Cash is given only where cash is taken."""
        self.tendered.setEnabled(self.means.value() == CASH)
        self._on_given()

    def _to_count(self) -> None:
        self.count.setFocus()
        self.count.selectAll()

    def _to_name(self) -> None:
        self.name.setFocus()
        self.name.selectAll()

    def _turn_means(self) -> None:
        self.means.set_value(MEANS[(MEANS.index(str(self.means.value())) + 1) % len(MEANS)])
        if self.tendered.hasFocus():
            self._leave_field()
        self._on_means()

    def _serve(self, offer: Offer) -> None:
        """The second gesture."""
        counted = read_count(self.count.text())
        if self._busy:
            return
        if not self.name.value():
            self._refuse(self.name_field, explain(EmptyName()))
        elif counted is None:
            self._refuse(self.count_field, self.count_field.error)
        else:
            self._look_twice(offer, *counted)

    def _look_twice(self, offer: Offer, pages: int, copies: int) -> None:
        """Is the same there already? What stands here now is recorded, whoever comes while that is asked."""
        card, record = self._person, self._record(offer, pages, copies)
        transfer = self.means.value() == TRANSFER and offer.amount
        go = partial(self._await_transfer, offer.amount or 0, record) if transfer else record
        stood = Application(applicant=card or Person(name=self.name.value()), procedure=offer.procedure.code)
        self._busy = True
        self.cautions.twins.before((stood,), go, self._on_refused, self._on_stopped, lambda: self._person is card)

    def _on_stopped(self, text: str) -> None:
        self._busy = False
        self.cautions.show_any()
        if self.cautions.twin.isHidden():  # another card was scanned meanwhile
            self.not_recorded.emit(text)

    def _await_transfer(self, amount: int, record: Callable[[], None]) -> None:
        """The code first, large, under the number that comes next; recorded when the money was seen. Cash never waits.

        A unit without an account has no code to show.
        """
        bench = self._session.workbench

        def answered(asked: AskedTransfer | None) -> None:
            self._busy = False
            if asked is None:
                record()
                return
            window = TransferWindow(asked, self.window(), awaited=True)
            window.seen.connect(record)
            window.open()

        self._session.ask(
            lambda: asked_transfer(bench, bench.reception.next_place()[0], amount), answered, self._on_refused
        )

    def _record(self, offer: Offer, pages: int, copies: int) -> Callable[[], None]:
        """What records who stands here now, with what stands here now."""
        person = self._person or Person(name=self.name.value())
        if self.cautions.line():
            person = replace(person, address=self.cautions.line())
        clerk, lane, means = self._session.clerk, self._session.workbench.fast_lane, str(self.means.value())
        card, given = self._person, self._given() if offer.amount else 0

        def record() -> None:
            self._busy = True
            self._session.do(
                lambda: lane.serve(
                    clerk, person, offer.procedure.code, pages=pages, copies=copies, means=means, tendered=given
                ),
                lambda dossier: self._on_served(dossier, card),
                self._on_refused,
            )

        return record

    def _on_served(self, dossier: Dossier, card: Person | None) -> None:
        self._busy = False
        self.served.show_dossier(dossier)
        if self._person is card:  # the next card may have been scanned already
            self._begin_anew()
        self.recorded.emit(dossier)

    def _on_refused(self, error: Exception) -> None:
        self._busy = False
        fields = {
            "name": self.name_field,
            "pages": self.count_field,
            "copies_asked": self.count_field,
            "tendered": self.tendered_field,
        }
        text = explain(error)
        target = fields.get(field_of(error))
        if target is None:
            self.keys.setFocus()
            self.not_recorded.emit(text)
            if not isinstance(error, Refusal):
                self._session.refused.emit(error)
        else:
            self._refuse(target, text)

    def _refuse(self, field: Field, text: str) -> None:
        field.set_error(text)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.not_recorded.emit(text)

    def _begin_anew(self) -> None:
        """Ready for the next citizen."""
        self.clear()
        self.name.setFocus()
