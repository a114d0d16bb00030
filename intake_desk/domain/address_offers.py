"""What may be meant by an address that is being typed: the unit's own places, then units of today and of before."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from intake_desk.domain.addresses import Address, AddressBook
from intake_desk.domain.folding import nfc
from intake_desk.domain.known_units import Known, kind_at
from intake_desk.domain.names import Token, family_at, tokens
from intake_desk.domain.places import FoundPlace, PlaceFinder, named_so
from intake_desk.domain.units import Unit

_MOST_PLACES: Final = 5
_MOST_PARTS: Final = 4  # group, commune, district, province


class Offer(NamedTuple):
    """One thing that may be meant, either an own `place` or a `known` unit; `before` is kept of what was typed."""

    before: str
    units: tuple[Unit, ...]
    place: FoundPlace | None = None
    known: Known | None = None

    def line(self, unit: Unit) -> str:
        """The official address line, once it is known in which unit."""
        parts = [self.before, self.place.place.name if self.place else "", unit.said]
        return ", ".join(part for part in parts if part)


def offers(typed: str, places: PlaceFinder, book: AddressBook, home: Unit | None, most: int = 8) -> list[Offer]:
    """The best of them; none when what was typed is already the line that the first would write."""
    written = nfc(typed)
    tails = list(_tails(written))
    found: list[Offer] = []
    if home is not None:
        for before, tail in tails:
            here = [] if _is_house(tail) else places.find(tail, _MOST_PLACES)
            if here:
                found = [Offer(before, (home,), place=place) for place in here]
                break
    for before, tail in tails:
        known = book.find(tail, home.code if home else "", most - len(found))
        if known:
            found += [Offer(before, one.units, known=one) for one in known]
            break
    if found and len(found[0].units) == 1 and found[0].line(found[0].units[0]) == written:
        return []
    return found


def choices(address: Address, places: PlaceFinder, home: Unit | None) -> list[Offer]:
    """What has to be asked about an address that was read: which unit, or which group of the home unit today."""
    if len(address.units) > 1:
        return [Offer(address.before, (unit,)) for unit in address.units]
    if address.units != (home,):
        return []
    house, group = part_group(address.before)
    found = places.named(group, address.former) or places.named(group)
    if all(one.former is None or one.former.name == one.place.name for one in found):
        return []
    return [Offer(house, address.units, place=one) for one in found]


def part_group(before: str) -> tuple[str, str]:
    """The house or street, and the village or group, of what stands before the unit in an address."""
    said = tokens(before)
    words = [token.word for token in said]
    starts = [at for at in range(len(said)) if family_at(words, at)[0] and not (at and family_at(words, at - 1)[0])]
    if not starts or starts[-1] + family_at(words, starts[-1])[1] == len(said):
        return before, ""
    start = said[starts[-1]].start
    return before[:start].rstrip(" ,;-–"), before[start:]


def _tails(written: str) -> Iterator[tuple[str, str]]:
    """What may already be finished and what is being typed, the longest tail first."""
    said = tokens(written)
    starts = [at for at in range(len(said)) if _may_start(said, at)]
    parts = said[-1].part if said else 0
    for at in starts:
        if said[at].part > parts - _MOST_PARTS:
            start = said[at].start
            yield written[:start].rstrip(" ,;-–"), written[start:]


def _is_house(tail: str) -> bool:
    """Whether the words are only a number or a lone letter: no village is meant by that."""
    family, bare = named_so(tail)
    return not family and not any(len(word) > 1 and not word.isdigit() for word in bare if word != "so")


def _may_start(said: list[Token], at: int) -> bool:
    """Whether a place or a unit may begin at this word: after a comma, a group's number, or by saying its kind."""
    if at == 0 or said[at - 1].part != said[at].part:
        return True
    words = [token.word for token in said]
    if family_at(words, at)[0] and not family_at(words, at - 1)[0]:
        return True
    if kind_at(words, at)[0] and len(said) > at + 1:
        return True
    return words[at - 1].isdigit() and any(
        family_at(words, before)[1] == at - 1 - before for before in range(max(at - 5, 0), at - 1)
    )
