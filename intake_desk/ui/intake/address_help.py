"""Help beside the address field: what may be meant is offered while typing; what is not certain is asked."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from intake_desk.domain.address_offers import Offer
from intake_desk.domain.known_units import DISTRICT, UNIT
from intake_desk.domain.units import Unit, lowered
from intake_desk.services.places import AddressRead
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Field, Match, SearchList, TextField

TYPING_PAUSE_MS = 80


class AddressHelp(QObject):
    """Sits beside a field that stays free to be typed in; ``chosen`` after it wrote a line there.

    Nothing in its list is lit until an arrow is pressed, so that Enter keeps what was typed by hand.
    """

    chosen = Signal()

    def __init__(self, editor: TextField, field: Field, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._field = field
        self._session = session
        self._generation = 0
        self._question: tuple[Offer, ...] = ()
        self.list = SearchList(editor, field, eager=False)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        editor.textEdited.connect(lambda _text: self._on_edited())
        self.list.picked.connect(self._take)
        editor.installEventFilter(self)

    def ask(self, read: AddressRead) -> None:
        """Say what is not certain about an address that was read; whoever comes to the field chooses."""
        self._set_question(read.choices)
        if not read.choices:
            return
        first = read.choices[0]
        names = self.tr(" hoặc ").join(_name(offer) for offer in read.choices[:3])
        if len(read.choices) > len(read.choices[:3]):
            names = self.tr("{0} hoặc {1} nơi khác").format(names, len(read.choices) - 3)
        if first.place is None:
            text = self.tr("Nay thuộc {0}: hỏi công dân rồi chọn ở đây").format(names)
        else:
            text = self.tr("Thôn, tổ này nay là {0}: hỏi công dân rồi chọn ở đây").format(names)
        self._field.set_hint(text)

    def clear(self) -> None:
        """Nothing is asked or offered any more."""
        self._generation += 1
        self._pause.stop()
        self._set_question(())
        self.list.close_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and event.type() == QEvent.Type.FocusIn and self._question:
            self._show_question()
        return super().eventFilter(watched, event)

    def _on_edited(self) -> None:
        self._set_question(())
        self._pause.start()

    def _set_question(self, question: Sequence[Offer]) -> None:
        self._question = tuple(question)
        self._field.set_hint("")

    def _show_question(self) -> None:
        matches = [Match(_titled(offer.line(offer.units[0])), self._remark(offer), offer) for offer in self._question]
        self.list.show_matches(matches, "")

    def _look(self) -> None:
        typed = self._editor.value()
        generation = self._generation = self._generation + 1
        places = self._session.workbench.places
        self._session.ask(lambda: places.offers(typed), lambda found: self._offer(generation, found, typed))

    def _offer(self, generation: int, found: list[Offer], typed: str) -> None:
        if generation == self._generation and self._editor.hasFocus():
            tail = typed[len(found[0].before) :] if found else typed
            self.list.show_matches([self._match(offer) for offer in found], tail)

    def _match(self, offer: Offer) -> Match:
        known = offer.known
        if known is None or known.level == UNIT:
            return Match(_titled(_beyond(offer, offer.units[0])), self._remark(offer), offer)
        if len(offer.units) == 1:
            return Match(_titled(offer.units[0].said), self.tr("trước đây: {0}").format(_former(offer)), offer)
        return Match(_titled(known.said), self.tr("nay thuộc {0} đơn vị: chọn").format(len(offer.units)), offer)

    def _remark(self, offer: Offer) -> str:
        if offer.place is not None:
            former = offer.place.former
            if former is not None:
                return self.tr("trước đây: {0}").format(former.said)
            return self.tr("tên hiện nay") if offer.place.shared else ""
        known = offer.known
        if known is None or known.level == UNIT:
            return ""
        if known.level == DISTRICT:
            return self.tr("thuộc {0} cũ").format(lowered(known.name))
        if known.larger == offer.units[0]:
            return self.tr("phần lớn {0} cũ").format(lowered(known.name))
        return self.tr("một phần {0} cũ").format(lowered(known.name))

    def _take(self, offer: Offer) -> None:
        self._generation += 1  # an answer to what was typed before is of no use any more
        self._pause.stop()
        if len(offer.units) > 1:
            assert offer.known is not None
            self._set_question([offer._replace(units=(unit,)) for unit in offer.units])
            self._field.set_hint(
                self.tr("{0} cũ nay thuộc một trong các nơi sau: chọn").format(_titled(offer.known.name))
            )
            QTimer.singleShot(0, self, self._show_question)  # the list that was just left is closed by then
            return
        self._set_question(())
        self._editor.set_value(offer.line(offer.units[0]))
        self._editor.set_note(self._note(offer))
        self.chosen.emit()

    def _note(self, offer: Offer) -> str:
        if offer.place is not None and offer.place.former is not None:
            return self.tr("trước đây: {0}").format(offer.place.former.said)
        if offer.known is not None and offer.known.level != UNIT:
            return self.tr("trước đây: {0}").format(_former(offer))
        return ""


def _former(offer: Offer) -> str:
    return offer.known.said_within(offer.units[0].province) if offer.known else ""


def _beyond(offer: Offer, unit: Unit) -> str:
    """The line without what was typed before it."""
    return offer._replace(before="").line(unit)


def _name(offer: Offer) -> str:
    return offer.place.place.name if offer.place else offer.units[0].name


def _titled(text: str) -> str:
    return text[:1].upper() + text[1:]
