"""Every unit of today and of before under the names by which people look for it."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from intake_desk.domain.names import marked_words, words_of
from intake_desk.domain.units import FormerUnit, Unit, Units, bare_name, lowered

UNIT, FORMER, DISTRICT, PROVINCE = "unit", "former", "district", "province"
_KINDS: Final[dict[tuple[str, ...], str]] = {
    ("thi", "tran"): "thi tran",
    ("thi", "xa"): "thi xa",
    ("thanh", "pho"): "thanh pho",
    ("dac", "khu"): "dac khu",
    ("xa",): "xa",
    ("phuong",): "phuong",
    ("quan",): "quan",
    ("huyen",): "huyen",
    ("tinh",): "tinh",
}
SHORT_KINDS: Final = {
    "p": "phuong",
    "q": "quan",
    "h": "huyen",
    "x": "xa",
    "t": "tinh",
    "tp": "thanh pho",
    "tx": "thi xa",
    "tt": "thi tran",
}
ALIASES: Final[dict[tuple[str, ...], tuple[str, ...]]] = {
    ("hn",): ("ha", "noi"),
    ("hcm",): ("ho", "chi", "minh"),
    ("tphcm",): ("ho", "chi", "minh"),
    ("sai", "gon"): ("ho", "chi", "minh"),
    ("thua", "thien", "hue"): ("hue",),
    ("brvt",): ("ba", "ria", "vung", "tau"),
    ("daklak",): ("dak", "lak"),
    ("dac", "lac"): ("dak", "lak"),
    ("dac", "lak"): ("dak", "lak"),
    ("dak", "lac"): ("dak", "lak"),
    ("daknong",): ("dak", "nong"),
    ("dac", "nong"): ("dak", "nong"),
    ("kontum",): ("kon", "tum"),
}


class Known(NamedTuple):
    """A unit of today, a former unit or district with the units it became, or a province of either time."""

    level: str
    kind: str
    words: tuple[str, ...]
    name: str
    within: str
    province: str
    units: tuple[Unit, ...] = ()
    larger: Unit | None = None
    districts: frozenset[tuple[str, str]] = frozenset()
    provinces: frozenset[str] = frozenset()
    marked: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """The name within an address of its time: phường Cống Vị, quận Ba Đình, Hà Nội."""
        above = [lowered(self.within)] if self.within else []
        return ", ".join([lowered(self.name), *above, bare_name(self.province)])

    def said_within(self, province: str) -> str:
        """The name as it is told to people of this province: they need not hear it again."""
        return self.said if province != self.province else self.said.removesuffix(f", {bare_name(self.province)}")


def kind_at(said: Sequence[str], at: int) -> tuple[str, int]:
    """The kind of unit that is named at this word, short or in full, and by how many words; ("", 0) where none is."""
    for length in (2, 1):
        kind = _KINDS.get(tuple(said[at : at + length]))
        if kind is not None and at + length <= len(said):
            return kind, length
    short = SHORT_KINDS.get(said[at]) if at < len(said) else None
    return (short, 1) if short else ("", 0)


def all_known(units: Units) -> list[Known]:
    """All of them: first today's, then those of before, then the provinces."""
    former = tuple(units.all_former())
    return [*_present(units, former), *_former(former), *_districts(former), *_provinces(units, former)]


def _present(units: Units, former: tuple[FormerUnit, ...]) -> Iterator[Known]:
    lay_in: dict[str, set[tuple[str, str]]] = {}
    for one in former:
        for unit in one.units:
            lay_in.setdefault(unit.code, set()).add((one.district, one.province))
    for unit in units.all_present():
        districts = frozenset(lay_in.get(unit.code, ()))
        provinces = frozenset({unit.province, *(province for _, province in districts)})
        kind, words, marked = _named(unit.name)
        yield Known(UNIT, kind, words, unit.name, "", unit.province, (unit,), unit, districts, provinces, marked)


def _former(former: tuple[FormerUnit, ...]) -> Iterator[Known]:
    for one in former:
        if not one.name:
            continue  # an island district without communes: the district itself stands among the districts
        kind, words, marked = _named(one.name)
        district = frozenset({(one.district, one.province)})
        provinces = frozenset({one.province, *(unit.province for unit in one.units)})
        yield Known(
            FORMER,
            kind,
            words,
            one.name,
            one.district,
            one.province,
            one.units,
            one.larger,
            district,
            provinces,
            marked,
        )


def _districts(former: tuple[FormerUnit, ...]) -> Iterator[Known]:
    became: dict[tuple[str, str], dict[Unit, None]] = {}
    for one in former:
        became.setdefault((one.district, one.province), {}).update(dict.fromkeys(one.units))
    for (name, province), units in became.items():
        kind, words, marked = _named(name)
        provinces = frozenset({province, *(unit.province for unit in units)})
        own = frozenset({(name, province)})
        yield Known(DISTRICT, kind, words, name, "", province, tuple(units), None, own, provinces, marked)


def _provinces(units: Units, former: tuple[FormerUnit, ...]) -> Iterator[Known]:
    for name in dict.fromkeys([*[unit.province for unit in units.all_present()], *[one.province for one in former]]):
        kind, words, marked = _named(name)
        yield Known(PROVINCE, kind, words, name, "", name, marked=marked)


def _named(name: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    said = words_of(name)
    kind, length = kind_at(said, 0)
    return kind, tuple(said[length:]), tuple(marked_words(name)[length:])
