"""What really happened, written down beside the program: what every later check compares with."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from intake_desk.domain.closing_kinds import DayClosed
from intake_desk.domain.entries import Entry, Sealed, header, unseal
from intake_desk.domain.kinds import DossierAccepted, DossierReceived, FeePaid, FeeWaived


class Violated(AssertionError):
    """An invariant does not hold: its name and what was found, in words."""

    def __init__(self, invariant: str, words: str) -> None:
        super().__init__(f"{invariant}: {words}")
        self.invariant = invariant


@dataclass
class Written:
    """An entry that came to exist. `printed` when the program said that it is safe; else a crash left it behind."""

    sealed: Sealed
    entry: Entry
    printed: bool
    blind: bool
    # Its desk's disk was put back or lost before anybody else held it.
    lost: bool = False

    @property
    def code(self) -> str:
        """The number on the receipt, where this entry made the desk give one."""
        facts = self.entry.facts
        if isinstance(facts, DossierReceived):
            return facts.code
        return facts.code if isinstance(facts, DossierAccepted) and facts.own_code else ""

    @property
    def money(self) -> dict[str, int]:
        """What was taken or waived, by means."""
        facts = self.entry.facts
        if isinstance(facts, FeePaid):
            return {facts.means: facts.amount}
        return {"waived": facts.amount} if isinstance(facts, FeeWaived) else {}


@dataclass
class Ledger:
    """Every entry that came to exist at its desk, by its hash, and every closing that a supervisor saw."""

    written: dict[bytes, Written] = field(default_factory=dict)
    closings: dict[bytes, dict[str, int]] = field(default_factory=dict)
    refused: set[bytes] = field(default_factory=set)

    def take(self, sealed: Iterable[Sealed], *, printed: bool, blind: bool = False) -> int:
        """Write down what is new; how many entries that is."""
        count = 0
        for one in sealed:
            if one.hash in self.written:
                continue
            entry = unseal(one)
            self.written[one.hash] = Written(one, entry, printed, blind)
            if isinstance(entry.facts, DayClosed):
                self.closings[one.hash] = dict(entry.facts.tally)
            count += 1
        return count

    def read(self, one: Written) -> Entry:
        """The entry as the release of the program that runs now reads it."""
        return unseal(one.sealed)

    def standing(self) -> list[Written]:
        """Every entry that must be everywhere in the end."""
        return [one for one in self.written.values() if not one.lost]

    def of(self, journal: str) -> list[Written]:
        """What must be everywhere of one journal, in order."""
        mine = [one for one in self.standing() if one.entry.place.journal == journal]
        return sorted(mine, key=lambda one: one.entry.place.number)

    def forked(self) -> set[str]:
        """The journals in which two entries name the same one before them."""
        seen: dict[tuple[str, bytes], bytes] = {}
        forked = set()
        for one in self.written.values():
            read = header(one.sealed)
            if not one.lost and seen.setdefault((read.journal, read.previous), one.sealed.hash) != one.sealed.hash:
                forked.add(read.journal)
        return forked
