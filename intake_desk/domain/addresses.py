"""Finding today's unit while an address is typed, and reading one that was written in any of the usual ways."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from heapq import nsmallest
from typing import Final, NamedTuple

from intake_desk.domain.folding import nfc
from intake_desk.domain.known_units import (
    ALIASES,
    DISTRICT,
    FORMER,
    PROVINCE,
    SHORT_KINDS,
    UNIT,
    Known,
    all_known,
    kind_at,
)
from intake_desk.domain.names import Token, family_at, tokens, words_of
from intake_desk.domain.units import Unit, Units, bare_name

_LONGEST_NAME: Final = 7
_AFTER_ANY: Final = "\U0010ffff"
_LEAST_LETTERS: Final = 2
_MANY: Final = 300
_DOUBTFUL, _RUN_ON, _WHOLE_PART, _WITH_KIND = range(4)
_LONGEST_GROUP: Final = 4  # words: tổ dân phố 6
_STREET: Final = {"so", "nha", "duong", "pho", "ngo", "ngach", "hem", "kiet", "lo", "quoc", "tinh", "sn"}


class Address(NamedTuple):
    """What an address says: `units` holds one unit, several where that has to be asked, none if unknown."""

    written: str
    before: str = ""
    former: str = ""
    units: tuple[Unit, ...] = ()

    @property
    def present(self) -> str:
        """Give the address in today's units, or as it was written when that would be a guess."""
        if len(self.units) != 1:
            return self.written
        return f"{self.before}, {self.units[0].said}" if self.before else self.units[0].said


class _Named(NamedTuple):
    """Units whose name ends at a certain word of an address, and how certain it is that their name is meant."""

    begin: int
    name: int
    known: tuple[Known, ...]
    certainty: int


class _Reading(NamedTuple):
    """One way to read an address; the one with the highest rank is right, several of them are a question."""

    rank: tuple[int, ...]
    begin: int
    end: int
    known: Known


class AddressBook:
    """An index over the units of today and of before, made once; asked at every key."""

    def __init__(self, units: Units) -> None:
        self._units = units
        self._known = all_known(units)
        self._by_name: dict[tuple[str, ...], list[Known]] = {}
        self._postings: dict[str, set[int]] = {}
        above = cache(words_of)  # few districts and provinces, named ten thousand times
        for number, known in enumerate(self._known):
            self._by_name.setdefault(known.words, []).append(known)
            if known.level != PROVINCE:
                for word in (*words_of(known.name), *above(known.within), *above(bare_name(known.province))):
                    self._postings.setdefault(word, set()).add(number)
        for alias, words in ALIASES.items():
            provinces = [known for known in self._by_name.get(words, []) if known.level == PROVINCE]
            self._by_name.setdefault(alias, []).extend(provinces)
        self._vocabulary = sorted(self._postings)

    def find(self, typed: str, home: str = "", most: int = 8) -> list[Known]:
        """The units of today and of before that the words begin; of namesakes those near `home` (a code) first."""
        asked = tuple(_written_out(words_of(typed)))
        kind, length = kind_at(asked, 0)
        bare = asked[length:]
        if not kind and sum(len(word) for word in bare if not word.isdigit()) < _LEAST_LETTERS:
            return []  # a house's number
        if not bare:
            return []
        here = self._units.by_code(home)
        province = here.province if here else ""

        def rank(number: int) -> tuple[object, ...]:
            known = self._known[number]
            words = known.words
            return (
                words not in (asked, bare),
                bool(kind) and kind != known.kind,
                asked[: len(words)] != words and bare[: len(words)] != words,
                not _begins(words, asked) and not _begins(words, bare),
                here not in known.units,
                province not in known.provinces,
                known.level == DISTRICT,
                known.level == FORMER,
                len(words),
                known.name,
                number,
            )

        numbers = self._holding(asked)
        if len(numbers) > _MANY:  # of very many, only those whose name begins so can stand first
            begun = {number for number in numbers if _begins(self._known[number].words, bare[:1])}
            numbers = begun if len(begun) >= most else numbers
        return [self._known[number] for number in nsmallest(most, numbers, key=rank)]

    def read(self, address: str, home: str = "") -> Address:
        """Read an address with or without commas, in full or short words, its upper units named or not. Never raises.

        Several units are a question (the home unit and those of its province stand first); none is guessed.
        """
        written = nfc(address)
        said = tokens(written)
        readings = list(self._readings(said))
        if not readings:
            return Address(written)
        best = max(reading.rank for reading in readings)
        chosen = [reading for reading in readings if reading.rank == best]
        begin = min(reading.begin for reading in chosen)
        end = max(reading.end for reading in chosen)
        is_former = any(reading.known.level != UNIT for reading in chosen)
        units = dict.fromkeys(unit for reading in chosen for unit in reading.known.units)
        return Address(
            written,
            written[: said[begin].start].rstrip(" ,;-–.("),
            written[said[begin].start : said[end - 1].end] if is_former else "",
            tuple(self._near_first(list(units), home)),
        )

    def _near_first(self, units: list[Unit], home: str) -> list[Unit]:
        here = self._units.by_code(home)
        return sorted(units, key=lambda unit: (unit is not here, not here or unit.province != here.province))

    def _holding(self, asked: tuple[str, ...]) -> set[int]:
        """The numbers of those that hold every word, the last as a beginning; what kind they are is only a wish."""
        found: set[int] | None = None
        wishes = []
        for at, word in enumerate(asked):
            having = self._postings.get(word, set())
            if at == len(asked) - 1:
                low = bisect_left(self._vocabulary, word)
                high = bisect_left(self._vocabulary, word + _AFTER_ANY)
                having = having.union(*(self._postings[one] for one in self._vocabulary[low:high]))
            elif kind_at(asked, at)[0] or (at and kind_at(asked, at - 1)[1] > 1):
                wishes.append(having)
                continue
            found = having if found is None else found & having
            if not found:
                return set()
        for wished in wishes:
            found = (found or set()) & wished or found
        return found or set()

    def _readings(self, said: list[Token]) -> Iterator[_Reading]:
        """Every way in which the end of the address names a unit, with or without those above it."""
        for district_end, province in self._above(said, len(said), PROVINCE):
            for commune_end, district in self._above(said, district_end, DISTRICT):
                districts = tuple(one for one in district.known if _lies_in(one, province)) if district else ()
                if district and not districts:
                    continue
                end = district_end if district else commune_end
                for named in self._ending(said, commune_end):
                    yield from self._of_communes(said, named, end, districts, province)
                if district and _is_open(said, commune_end) and self._stands_alone(district, province):
                    for known in districts:
                        yield _Reading(_rank(said, known, district, (), province), commune_end, district_end, known)

    def _of_communes(
        self, said: list[Token], named: _Named, end: int, districts: tuple[Known, ...], province: _Named | None
    ) -> Iterator[_Reading]:
        # Many new communes took the name of the district they lay in (Thường Tín), and old cards name
        # communes that were gone before these tables: then the district's name proves nothing.
        is_certain = named.certainty == _WITH_KIND or bool(districts) or _is_open(said, named.begin)
        if not is_certain and any(one.level == DISTRICT and _lies_in(one, province) for one in named.known):
            return
        for known in named.known:
            if known.level in {UNIT, FORMER} and _lies_in(known, province) and _lay_in(known, districts):
                yield _Reading(_rank(said, known, named, districts, province), named.begin, end, known)

    def _stands_alone(self, district: _Named, province: _Named | None) -> bool:
        """Whether a district may be meant without a commune: not where a commune of today has its name."""
        namesakes = self._by_name[district.known[0].words]
        named_so = any(known.level == UNIT and _lies_in(known, province) for known in namesakes)
        return district.certainty == _WITH_KIND or (district.certainty != _DOUBTFUL and not named_so)

    def _above(self, said: list[Token], end: int, level: str) -> Iterator[tuple[int, _Named | None]]:
        """The districts or provinces whose name ends here, and the chance that none was written."""
        for named in self._ending(said, end):
            known = tuple(one for one in named.known if one.level == level)
            if known:
                yield named.begin, named._replace(known=known)
        yield end, None

    def _ending(self, said: list[Token], end: int) -> Iterator[_Named]:
        """The names that end here; what lies within a longer one that says its kind, or fills its part, is none."""
        found: list[_Named] = []
        for name in range(end - 1, max(end - 1 - _LONGEST_NAME, -1), -1):
            if said[name].part != said[end - 1].part:
                break
            known = self._by_name.get(tuple(token.word for token in said[name:end]))
            if known:
                found += _as_named(said, name, known)
        longest = min((named.name for named in found if named.certainty > _RUN_ON), default=end)
        yield from (named for named in found if named.name <= longest)


def _as_named(said: list[Token], name: int, known: list[Known]) -> Iterator[_Named]:
    kind, begin = _kind_before(said, name)
    if kind:
        fitting = tuple(one for one in known if one.kind == kind)
        above = tuple(one for one in known if one.level in {DISTRICT, PROVINCE})
        if fitting:
            yield _Named(begin, name, fitting, _WITH_KIND)
        if above:
            yield _Named(name, name, above, _DOUBTFUL)  # it may be the end of another name: "dan phuong ha noi"
    elif not said[name].word.isdigit():
        certainty = _certainty(said, name)
        meant = known if certainty is not None else [one for one in known if one.level == PROVINCE]
        if meant:
            yield _Named(name, name, tuple(meant), _DOUBTFUL if certainty is None else certainty)


def _written_out(words: list[str]) -> list[str]:
    """The words with kinds in full (p: phường), but for the last, which may be the beginning of anything."""
    full: list[str] = []
    for at, word in enumerate(words):
        full += SHORT_KINDS.get(word, word).split() if at < len(words) - 1 else [word]
    return full


def _begins(words: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Whether the name begins with what was asked, the last word of which may be unfinished."""
    whole = len(asked) - 1
    return len(words) > whole >= 0 and words[:whole] == asked[:whole] and words[whole].startswith(asked[whole])


def _kind_before(said: list[Token], begin: int) -> tuple[str, int]:
    for length in (2, 1):
        start = begin - length
        if start >= 0 and said[start].part == said[begin].part:
            kind, long = kind_at(tuple(token.word for token in said[start:begin]), 0)
            if kind and long == length:
                return kind, start
    return "", begin


def _certainty(said: list[Token], begin: int) -> int | None:
    """How certainly a name that does not say its kind begins here; None after a street's or a village's first word."""
    before = [token.word for token in said[:begin] if token.part == said[begin].part]
    if not before:
        return _WHOLE_PART
    if before[-1] in _STREET or any(family_at(before, at)[1] == len(before) - at for at in range(len(before))):
        return None
    if not before[-1].isdigit():
        return _RUN_ON
    named = [at for at in range(len(before)) if family_at(before, at)[0] or kind_at(tuple(before), at)[0]]
    return _WHOLE_PART if named and named[-1] >= len(before) - _LONGEST_GROUP else None


def _lies_in(known: Known, province: _Named | None) -> bool:
    return province is None or any(one.province in known.provinces for one in province.known)


def _lay_in(known: Known, districts: tuple[Known, ...]) -> bool:
    return not districts or any((one.name, one.province) in known.districts for one in districts)


def _is_open(said: list[Token], begin: int) -> bool:
    """Whether a house, a village or nothing stands before; anything else may be a commune that we do not know."""
    if not begin or said[begin - 1].part == said[begin].part:
        return True
    before = [token.word for token in said[:begin] if token.part == said[begin - 1].part]
    return before[0].isdigit() or before[0] in _STREET or bool(family_at(before, 0)[0])


def _rank(
    said: list[Token], known: Known, named: _Named, districts: tuple[Known, ...], province: _Named | None
) -> tuple[int, ...]:
    """Better is: more units above named, the very letters, the time of which the address is, the province's own."""
    above = bool(districts) + 2 * (province is not None)
    very = known.marked == tuple(token.marked for token in said[named.name : named.name + len(known.marked)])
    timely = not (above and very) or known.level in {FORMER if districts else UNIT, DISTRICT}
    own = province is None or any(one.province == known.province for one in province.known)
    return above, very, timely, own, named.certainty
