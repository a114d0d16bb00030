"""Which commune an address lies in today, also when it names a commune of before July 2025."""

import re
from typing import Final, NamedTuple

from intake_desk.domain.folding import fold, nfc

_KINDS: Final = re.compile(
    r"^(xa|phuong|thi tran|dac khu|quan|huyen|thi xa|thanh pho|tinh|tx\.?|tt\.?|tp\.?|p\.|q\.|h\.|x\.)\s+"
)
_SHORT_KINDS: Final = {
    "tx": "thi xa",
    "tt": "thi tran",
    "tp": "thanh pho",
    "p": "phuong",
    "q": "quan",
    "h": "huyen",
    "x": "xa",
}
_VILLAGE: Final = re.compile(r"(thon|xom|to|khu|ap|ban|buon|lang|tdp|so|ngo|duong|cum|khoi|pho|doi|kdt|chung cu)\b")
_LARGER_PART: Final = "*"
_COMMUNE_AND_PROVINCE: Final = 2
_COMMUNE_DISTRICT_PROVINCE: Final = 3


class Unit(NamedTuple):
    """A commune, ward or special zone of today."""

    code: str
    name: str
    province: str

    @property
    def said(self) -> str:
        """Name the unit as within an address: xã Thượng Phúc, Hà Nội."""
        return f"{_lowered(self.name)}, {_bare_text(self.province)}"


class Place(NamedTuple):
    """What an address says: `units` holds one unit, several where a former commune was split, none if unknown."""

    address: str
    before: str = ""
    former: str = ""
    units: tuple[Unit, ...] = ()

    @property
    def present(self) -> str:
        """Give the address in today's units, or as it was written when that would be a guess."""
        if len(self.units) != 1:
            return self.address
        return f"{self.before}, {self.units[0].said}" if self.before else self.units[0].said


class _Name(NamedTuple):
    kind: str
    bare: str

    def may_be(self, other: "_Name") -> bool:
        return self.bare == other.bare and (not self.kind or not other.kind or self.kind == other.kind)


class Units:
    """The units of today and of before; made from the two tables that ship."""

    def __init__(self, present: str, former: str) -> None:
        self._by_code: dict[str, Unit] = {}
        self._present: dict[str, list[Unit]] = {}
        for block in present[1:].split("\n#"):
            province, _, lines = block.strip().partition("\n")
            pairs = (line.split("\t") for line in lines.splitlines())
            here = [Unit(code, name, province) for code, name in pairs]
            self._present[_name(province).bare] = here
            self._by_code |= {unit.code: unit for unit in here}
        self._former: dict[str, list[tuple[str, str]]] = {}
        for block in former[1:].split("\n#"):
            heading, _, lines = block.strip("\n").partition("\n")
            province, district = heading.split("\t")
            self._former.setdefault(province, []).append((district, lines))
        self._former_province = {_name(province).bare: province for province in self._former}

    def by_code(self, code: str) -> Unit | None:
        """Find a present unit by its code."""
        return self._by_code.get(code)

    def place(self, address: str) -> Place:
        """Read the commune out of a card's address; where that is not certain, never guess."""
        written = nfc(address)
        parts = [part.strip() for part in written.split(",") if part.strip()]
        return self._former_place(written, parts) or self._present_place(written, parts) or Place(written)

    def _present_place(self, written: str, parts: list[str]) -> Place | None:
        if len(parts) < _COMMUNE_AND_PROVINCE:
            return None
        asked, here = _name(parts[-2]), self._present.get(_name(parts[-1]).bare, [])
        found = tuple(unit for unit in here if asked.may_be(_name(unit.name)))
        if self._may_mean_a_district(parts, asked):
            return None
        return Place(written, ", ".join(parts[:-2]), "", found) if found else None

    def _may_mean_a_district(self, parts: list[str], asked: _Name) -> bool:
        # Many new communes took the name of the district they lay in (Thường Tín), and old cards name
        # communes that were gone before these tables: then the district's name proves nothing.
        if asked.kind or len(parts) < _COMMUNE_DISTRICT_PROVINCE or _VILLAGE.match(fold(parts[-3])):
            return False
        province = self._former_province.get(_name(parts[-1]).bare, "")
        return any(asked.may_be(_name(district)) for district, _ in self._former.get(province, []))

    def _former_place(self, written: str, parts: list[str]) -> Place | None:
        if len(parts) < _COMMUNE_DISTRICT_PROVINCE:
            return None
        commune, district = _name(parts[-3]), _name(parts[-2])
        province = self._former_province.get(_name(parts[-1]).bare, "")
        for known, lines in self._former.get(province, []):
            if district.may_be(_name(known)):
                found = self._in_district(commune, lines)
                if found:
                    return Place(written, ", ".join(parts[:-3]), f"{parts[-3]}, {parts[-2]}", found)
        return None

    def _in_district(self, commune: _Name, lines: str) -> tuple[Unit, ...]:
        codes: list[str] = []
        for line in lines.splitlines():
            name, _, new = line.partition("\t")
            if not name or commune.may_be(_name(name)):
                codes += new.replace(_LARGER_PART, "").split(",")
        return tuple(self._by_code[code] for code in dict.fromkeys(codes))


def _name(text: str) -> _Name:
    folded = fold(text)
    kind = _KINDS.match(folded)
    bare = folded[kind.end() :] if kind else folded
    said = kind.group(1).rstrip(".") if kind else ""
    bare = re.sub(r"[\s'’\-–]+", " ", bare).strip(" .")
    return _Name(_SHORT_KINDS.get(said, said), bare.lstrip("0") if bare.isdigit() else bare)


def _bare_text(name: str) -> str:
    return re.sub(r"^(Tỉnh|Thành phố) ", "", name)


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]
