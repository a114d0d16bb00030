"""What is worth a look before the one key of quick certification; none of it stops that key."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.people import Person
from intake_desk.services.just_received import Twin
from intake_desk.services.places import AddressRead
from intake_desk.ui.intake.address_help import AddressHelp
from intake_desk.ui.intake.twin_check import Asides, TwinCheck
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Card, Field, Notice, TextField


class LaneCautions(Card):
    """The same that was done a moment ago, and an address of which it is not certain where it lies today.

    Hidden while there is nothing; it stands beside the keys, which stay where they are. ``answered`` when the address
    was left.
    """

    answered = Signal()

    def __init__(self, session: Session, asides: Asides, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Cần xem trước khi ghi"), parent)
        self._session = session
        self._generation = 0
        self.twin = Notice(closable=False)
        self.twins = TwinCheck(session, self.twin, asides)
        self.address = TextField()
        self.field = Field(self.tr("Nơi cư trú (phím D)"), self.address)
        self.help = AddressHelp(self.address, self.field, session, self)
        for part in (self.twin, self.field):
            self.add(part)
            part.hide()
        self.hide()
        self.help.chosen.connect(self.answered)
        self.address.returnPressed.connect(self.answered)

    def look(self, person: Person, procedures: Sequence[str]) -> None:
        """Ask what there is to be careful about with this person, whichever of these procedures it will be."""
        self.clear()
        generation, bench = self._generation, self._session.workbench
        twins = self.twins.question(person, procedures)
        self._session.ask(
            lambda: (
                twins(),
                bench.places.read(person.address) if person.address else None,
            ),
            lambda found: self._show(generation, *found),
        )

    def line(self) -> str:
        """The address as it was chosen or typed here; "" when it was not asked for."""
        return "" if self.field.isHidden() else self.address.value()

    def ask_address(self) -> None:
        """To the address, if it is asked for."""
        if not self.field.isHidden():
            self.address.setFocus()

    def clear(self) -> None:
        """Nobody stands there."""
        self._generation += 1
        self.twin.clear()
        self.help.clear()
        self.address.clear()
        self.field.hide()
        self.hide()

    def _show(self, generation: int, twins: tuple[Twin, ...], read: AddressRead | None) -> None:
        if generation != self._generation:
            return
        self.twins.show(twins, several=True)
        if read is not None and read.choices:
            self.address.set_value(read.address.present)
            self.help.ask(read)
            self.field.show()
        self.show_any()

    def show_any(self) -> None:
        """Stand here if there is anything to be careful about."""
        self.setVisible(not (self.twin.isHidden() and self.field.isHidden()))
