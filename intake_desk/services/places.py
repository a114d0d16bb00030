"""Addresses at the counter: the unit's own list of places, and where any address lies today."""

from threading import Lock
from typing import NamedTuple

import msgspec

from intake_desk.domain.address_offers import Offer, choices, offers
from intake_desk.domain.addresses import Address, AddressBook
from intake_desk.domain.desk import Clerk
from intake_desk.domain.documents import MOST_BYTES, pack
from intake_desk.domain.places import FoundPlace, Place, PlaceFinder, PlaceList
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.units import Unit
from intake_desk.services.catalogue import PLACES
from intake_desk.services.desk import Desk
from intake_desk.services.place_rows import KNOWN, RefusedLine, read_places
from intake_desk.services.table_limits import EmptyTable, TableTooLarge
from intake_desk.services.tables import read_table


class SamePlaces(Refusal):
    """The list says what the unit's list says already."""

    code = "same_places"


class PlacesPreview(msgspec.Struct, frozen=True):
    """What a file would make of the unit's list; `changed` has each place as it is and as it would be."""

    list: PlaceList
    added: tuple[Place, ...] = ()
    changed: tuple[tuple[Place, Place], ...] = ()
    removed: tuple[Place, ...] = ()
    same: int = 0
    refused: tuple[RefusedLine, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether adopting it would change anything."""
        return bool(self.added or self.changed or self.removed)


class AddressRead(NamedTuple):
    """What an address says, and what has to be asked about it."""

    address: Address
    choices: tuple[Offer, ...] = ()


class _Where(NamedTuple):
    """All units, and the one that this desk serves."""

    book: AddressBook
    home: Unit | None


class _Index(NamedTuple):
    """The search over one list, kept until another list is adopted."""

    list: PlaceList
    finder: PlaceFinder


class Places:
    """Reading answers on any thread; adopting is the store's thread's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._making = Lock()
        self._where: _Where | None = None
        self._index: _Index | None = None

    def listed(self) -> PlaceList:
        """The unit's list as it is in force."""
        return self._desk.reference.places

    def find(self, typed: str, most: int = 200) -> list[FoundPlace]:
        """The unit's own places that the words may mean, by present and former names."""
        return self._finder().find(typed, most)

    def offers(self, typed: str) -> list[Offer]:
        """What may be meant by an address that is being typed."""
        where = self._whereabouts()
        return offers(typed, self._finder(), where.book, where.home)

    def read(self, address: str) -> AddressRead:
        """Where an address lies today; several units or groups are a question, never a guess."""
        where = self._whereabouts()
        read = where.book.read(address, self._desk.identity.unit_code)
        return AddressRead(read, tuple(choices(read, self._finder(), where.home)))

    def preview(self, name: str, content: bytes) -> PlacesPreview:
        """Say what the file would change, line by line. Raises what `read_table` and `read_places` raise."""
        read = read_places(read_table(name, content, KNOWN))
        if not read.places and not read.refused:
            raise EmptyTable
        before = {place.name: place for place in self.listed().places}
        after = {place.name: place for place in read.places}
        return PlacesPreview(
            list=PlaceList(unit_code=self._desk.identity.unit_code, places=read.places),
            added=tuple(place for name, place in after.items() if name not in before),
            changed=tuple((before[name], new) for name, new in after.items() if before.get(name, new) != new),
            removed=tuple(place for name, place in before.items() if name not in after),
            same=sum(before.get(name) == place for name, place in after.items()),
            refused=read.refused,
        )

    def adopt(self, clerk: Clerk, preview: PlacesPreview) -> PlaceList:
        """Make it the list of all the unit's desks.

        Raises NotSignedIn, NotAllowed, DayOver, NoBusinessDay, EmptyTable, SamePlaces, TableTooLarge.
        """
        self._desk.supervising(clerk)
        if not preview.list.places:
            raise EmptyTable
        if preview.list == self.listed():
            raise SamePlaces
        body = pack(preview.list)
        if len(body) > MOST_BYTES:
            raise TableTooLarge(what="bytes", most=MOST_BYTES)
        with self._desk.recording(clerk) as recording:
            recording.adopt(PLACES, body)
        self._desk.follow()
        return self.listed()

    def _whereabouts(self) -> _Where:
        with self._making:
            if self._where is None:
                units = self._desk.reference.units()
                self._where = _Where(AddressBook(units), units.by_code(self._desk.identity.unit_code))
            return self._where

    def _finder(self) -> PlaceFinder:
        listed = self.listed()
        with self._making:
            if self._index is None or self._index.list is not listed:
                self._index = _Index(listed, PlaceFinder(listed.places))
            return self._index.finder
