"""Cash that clerks gave each other: what nobody has taken is not forgotten, however long ago it was given."""

from intake_desk.domain.hand_overs import HandOver, hand_overs
from intake_desk.services.desk import Desk
from intake_desk.store import cash


class Handings:
    """Remembers what it read until more has come; for any thread but the GUI's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: tuple[tuple[int, int], tuple[HandOver, ...]] = ((0, 0), ())

    def all(self) -> tuple[HandOver, ...]:
        """Every hand-over of the unit that is held here, the oldest first."""
        with self._desk.journal.database.reading() as connection:
            mark = cash.handed_mark(connection)
            if mark != self._known[0]:
                self._known = (mark, hand_overs(cash.handed(connection)))
        return self._known[1]

    def on_the_way(self) -> tuple[HandOver, ...]:
        """What was given and nobody has taken, however long ago."""
        return tuple(one for one in self.all() if one.accepted is None)

    def of(self, day: str) -> tuple[HandOver, ...]:
        """Those that were given or taken on a business day, whenever their other end was."""
        return tuple(one for one in self.all() if day in {one.day, *(taking.day for taking in one.takings)})
