"""The units of today, and those of before July 2025 with the units that they became."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_LARGER_PART: Final = "*"


class Unit(NamedTuple):
    """A commune, ward or special zone of today."""

    code: str
    name: str
    province: str

    @property
    def said(self) -> str:
        """Name the unit as within an address: xã Thượng Phúc, Hà Nội."""
        return f"{lowered(self.name)}, {bare_name(self.province)}"


class FormerUnit(NamedTuple):
    """A commune of before July 2025 (no name: its whole district) and the units it became; `larger` took most of it."""

    name: str
    district: str
    province: str
    units: tuple[Unit, ...]
    larger: Unit | None = None


class Units:
    """The units of today and of before; made from the two tables that ship."""

    def __init__(self, present: str, former: str) -> None:
        self._by_code: dict[str, Unit] = {}
        for block in present[1:].split("\n#"):
            province, _, lines = block.strip().partition("\n")
            pairs = (line.split("\t") for line in lines.splitlines())
            self._by_code |= {code: Unit(code, name, province) for code, name in pairs}
        self._former: dict[str, list[tuple[str, str]]] = {}
        for block in former[1:].split("\n#"):
            heading, _, lines = block.strip("\n").partition("\n")
            province, district = heading.split("\t")
            self._former.setdefault(province, []).append((district, lines))

    def by_code(self, code: str) -> Unit | None:
        """Find a present unit by its code."""
        return self._by_code.get(code)

    def all_present(self) -> Iterator[Unit]:
        """Every unit of today."""
        yield from self._by_code.values()

    def all_former(self) -> Iterator[FormerUnit]:
        """Every unit of before, district by district."""
        for province, districts in self._former.items():
            for district, lines in districts:
                for line in lines.splitlines():
                    name, _, new = line.partition("\t")
                    codes = new.split(",")
                    units = tuple(self._by_code[code.rstrip(_LARGER_PART)] for code in codes)
                    larger = next((unit for unit, code in zip(units, codes, strict=True) if _LARGER_PART in code), None)
                    yield FormerUnit(name, district, province, units, larger)


def bare_name(name: str) -> str:
    """A province's name without what it is: Hà Nội."""
    return re.sub(r"^(Tỉnh|Thành phố) ", "", name)


def lowered(name: str) -> str:
    """A name as within a sentence: xã Thượng Phúc."""
    return name[:1].lower() + name[1:]
