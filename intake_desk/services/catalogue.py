"""The reference data that the desk goes by: what ships, and what the unit adopted since."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Lock

from intake_desk.domain.deadlines import Calendar, DeadlineRules
from intake_desk.domain.documents import BadDocument, unpack
from intake_desk.domain.kinds import SheetAdopted
from intake_desk.domain.places import PlaceList
from intake_desk.domain.procedures import Catalogue
from intake_desk.domain.units import Units
from intake_desk.store import adopted
from intake_desk.store.database import Database

CALENDAR = "calendar"
PLACES = "places"


@dataclass(frozen=True)
class Documents:
    """Versioned documents; entries name the versions they were made under."""

    catalogue: Catalogue
    calendar: Calendar
    rules: DeadlineRules
    units: Callable[[], Units]  # ten thousand names are only read when an address is
    places: PlaceList = field(default_factory=PlaceList)


class Reference:
    """The documents in force. Reading is safe on any thread; `follow` puts others in their place, whole."""

    def __init__(self, shipped: Documents) -> None:
        self._shipped = shipped
        self._present = shipped
        self._seen = 0
        self._following = Lock()

    @property
    def catalogue(self) -> Catalogue:
        """The procedures."""
        return self._present.catalogue

    @property
    def calendar(self) -> Calendar:
        """The unit's working calendar."""
        return self._present.calendar

    @property
    def rules(self) -> DeadlineRules:
        """The deadline rules."""
        return self._present.rules

    @property
    def units(self) -> Callable[[], Units]:
        """Today's units and the former ones, read when first called."""
        return self._present.units

    @property
    def places(self) -> PlaceList:
        """The unit's villages and residential groups."""
        return self._present.places

    def follow(self, database: Database) -> bool:
        """Go by what the unit adopted up to now; whether anything changed. One indexed look when nothing did."""
        with self._following, database.reading() as connection:
            newest = adopted.newest(connection)
            if newest == self._seen:
                return False
            entries = adopted.adopted(connection)
            present = self._shipped
            for entry in entries:
                if isinstance(entry.facts, SheetAdopted):
                    present = _with(present, entry.facts)
            self._present, self._seen = present, newest
        return True


def _with(documents: Documents, adoption: SheetAdopted) -> Documents:
    """The documents after one adoption; one that this program cannot read leaves them as they are."""
    try:
        if adoption.name == CALENDAR:
            return replace(documents, calendar=unpack(adoption.body, Calendar))
        if adoption.name == PLACES:
            return replace(documents, places=unpack(adoption.body, PlaceList))
    except BadDocument:
        pass
    return documents
