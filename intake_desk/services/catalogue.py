"""The reference data that the desk goes by: what ships or the server publishes, and what the unit adopted since."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, partial
from threading import Lock

import msgspec

from intake_desk.domain import rule_changes
from intake_desk.domain.calendars import BadCalendar, Calendar, check_calendar
from intake_desk.domain.deadlines import DeadlineRules
from intake_desk.domain.documents import BadDocument, unpack
from intake_desk.domain.entries import Entry
from intake_desk.domain.exemptions import Exemptions
from intake_desk.domain.fee_decisions import FeeDecisions
from intake_desk.domain.kinds import SheetAdopted
from intake_desk.domain.money_settings import HeldMoney, MoneySettings
from intake_desk.domain.places import PlaceList
from intake_desk.domain.procedure_editions import PROCEDURES, Adoption, Delta, Editions, read_delta
from intake_desk.domain.procedures import Catalogue, Procedure
from intake_desk.domain.rule_changes import RuleChange
from intake_desk.domain.units import Units
from intake_desk.store import adopted
from intake_desk.store.database import Database

CALENDAR = "calendar"
MONEY, FEES = rule_changes.MONEY, rule_changes.FEES
MARK = 8  # figures of an entry's hash that name an adoption
PLACES = "places"


@dataclass(frozen=True)
class Documents:
    """Versioned documents; entries name the versions they were made under."""

    catalogue: Catalogue
    calendar: Calendar
    rules: DeadlineRules
    units: Callable[[], Units]  # ten thousand names are only read when an address is
    places: PlaceList = field(default_factory=PlaceList)
    held_money: HeldMoney = field(default_factory=HeldMoney)
    exemptions: Exemptions = field(default_factory=Exemptions)
    fee_decisions: FeeDecisions = field(default_factory=FeeDecisions)


class Reference:
    """The documents in force. Reading is safe on any thread; `follow` puts others in their place, whole."""

    def __init__(self, shipped: Documents) -> None:
        self._shipped = shipped
        self._present = shipped
        self._editions = Editions(shipped.catalogue)
        self._held: tuple[str, tuple[str, ...]] = ("", ())
        self._seen = (0, "")
        self._unread: tuple[Entry, ...] = ()
        self._changes: Callable[[], tuple[RuleChange, ...]] = tuple
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

    def procedure(self, code: str, version: str) -> Procedure | None:
        """A procedure as it stood under the version of the catalogue that a dossier names; perhaps withdrawn since."""
        return self._editions.procedure(code, version)

    def known(self, code: str) -> Procedure | None:
        """A procedure as it stands now, or stood last where it was withdrawn: for what is told of old dossiers."""
        return self.catalogue.by_code(code) or self._editions.procedure(code)

    @property
    def adopted_lists(self) -> tuple[str, ...]:
        """The files from which the unit's own procedures come, oldest first."""
        return self._editions.sources

    @property
    def unread(self) -> tuple[Entry, ...]:
        """Adoptions that hold and that nobody can read: what they changed, this desk does not go by."""
        return self._unread

    @property
    def places(self) -> PlaceList:
        """The unit's villages and residential groups."""
        return self._present.places

    @property
    def money(self) -> MoneySettings:
        """The unit's account and the books of its fee receipts."""
        return self._present.held_money.settings

    @property
    def exemptions(self) -> Exemptions:
        """Who is let off a fee by law."""
        return self._present.exemptions

    @property
    def fee_decisions(self) -> FeeDecisions:
        """What the province decided about fees, in force or not."""
        return self._present.fee_decisions

    @property
    def rule_changes(self) -> tuple[RuleChange, ...]:
        """What the unit's adoptions changed of the rules of money, one after the other; read when first asked for."""
        return self._changes()

    def follow(self, database: Database) -> bool:
        """Go by what the unit adopted up to now; whether anything changed. One indexed look when nothing did."""
        with self._following, database.reading() as connection:
            seen = (adopted.newest(connection), adopted.published_hash(connection, PROCEDURES))
            if seen == self._seen:
                return False
            entries = adopted.adopted(connection)
            self._follow_procedures(adopted.published(connection, PROCEDURES), entries)
            present = replace(self._shipped, catalogue=self._editions.catalogue)
            unread: dict[str, Entry] = {}
            for entry in entries:
                if isinstance(entry.facts, SheetAdopted):
                    name = entry.facts.name
                    # of a calendar the last one holds, of procedures every one
                    key = entry.hash.hex() if name == PROCEDURES else name
                    unread.pop(key, None)
                    try:
                        present = _with(present, entry.facts)
                    except (BadDocument, BadCalendar):
                        unread[key] = entry
            self._changes = cache(partial(rule_changes.rule_changes, entries, self._editions.base.procedures))
            self._present, self._seen, self._unread = present, seen, tuple(unread.values())
        return True

    def _follow_procedures(self, published: tuple[str, bytes] | None, entries: list[Entry]) -> None:
        """The catalogue is made anew only when it changed: thousands of names take a moment to put in order."""
        adoptions = [
            (entry.hash.hex()[:MARK], entry.facts.body)
            for entry in entries
            if isinstance(entry.facts, SheetAdopted) and entry.facts.name == PROCEDURES
        ]
        held = (published[0] if published else "", tuple(mark for mark, _body in adoptions))
        if held != self._held:
            base = _published(published[1], self._shipped.catalogue) if published else self._shipped.catalogue
            self._editions = Editions(base, [Adoption(mark, read_delta(body)) for mark, body in adoptions])
            self._held = held


def _published(body: bytes, shipped: Catalogue) -> Catalogue:
    """The catalogue that the server published; the shipped one where this program cannot read it."""
    try:
        return Catalogue.decode(body)
    except msgspec.MsgspecError:
        return shipped


def _with(documents: Documents, adoption: SheetAdopted) -> Documents:
    """The documents after one adoption. Raises BadDocument, BadCalendar when nobody can read it or count by it."""
    if adoption.name == CALENDAR:
        return replace(documents, calendar=check_calendar(unpack(adoption.body, Calendar)))
    if adoption.name == PLACES:
        return replace(documents, places=unpack(adoption.body, PlaceList))
    if adoption.name == MONEY:
        return replace(documents, held_money=documents.held_money.after(adoption.body, adoption.second))
    if adoption.name == FEES:
        return replace(documents, fee_decisions=unpack(adoption.body, FeeDecisions))
    if adoption.name == PROCEDURES:
        unpack(adoption.body, Delta)  # followed by the editions; only whether it can be read is asked here
    return documents
