"""Who has been here before, offered under the field in which their name or telephone is being typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from intake_desk.domain.people import show_date, show_phone
from intake_desk.services.lookup import Visitor
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Match, SearchList, TextField

TYPING_PAUSE_MS = 80
SHORTEST_NAME = 2


class KnownPeople(SearchList):
    """``picked(Visitor)``. Asks once the hand pauses; an answer that finds its field left or out of sight is dropped.

    Many share a name, families a telephone: nobody is lit until an arrow is pressed; Enter keeps what was typed.
    """

    def __init__(self, field: TextField, session: Session, parent: QWidget, meant: Callable[[Visitor], bool]) -> None:
        """Only who is `meant` is offered."""
        super().__init__(field, parent, eager=False)
        self._typed_in = field
        self._session = session
        self._meant = meant
        self._looking = ""
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._look)

    def look_soon(self) -> None:
        """Something was typed: ask as soon as no more comes."""
        self._pause.start()

    def stop(self) -> None:
        """Nobody is offered, and what was asked before is of no use any more."""
        self._looking = ""
        self._pause.stop()
        self.close_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._typed_in and event.type() in {QEvent.Type.Hide, QEvent.Type.FocusOut}:
            self.stop()
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        typed = self._looking = self._typed_in.value()
        if len(typed) < SHORTEST_NAME:
            self.stop()
            return
        lookup = self._session.workbench.lookup
        self._session.ask(lambda: lookup.visitors(typed), lambda found: self._offer(found, typed))

    def _offer(self, found: list[Visitor], typed: str) -> None:
        if typed and typed == self._looking:
            self.show_matches([self._match(visitor) for visitor in found if self._meant(visitor)], typed)

    def _match(self, visitor: Visitor) -> Match:
        person = visitor.person
        parts = (
            person.tax_code,
            show_date(person.birth_date),
            show_phone(person.phone),
            self.tr("{0} lần").format(visitor.visits),
        )
        return Match(person.name, " · ".join(part for part in parts if part), visitor)
