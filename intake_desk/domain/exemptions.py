"""Who is let off a fee by law: the categories, what each covers, how much of it, and the paper that proves it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Final

import msgspec

from intake_desk.domain.folding import fold
from intake_desk.domain.kinds import FeeLine
from intake_desk.domain.people import BadDate, Person, read_date

OTHER: Final = "khac"
# Province, then sex and century in one digit, then the year of birth (Nghị định 70/2024/NĐ-CP, Điều 4).
_IDENTITY: Final = re.compile(r"\d{3}(\d)(\d{2})\d{6}")
WHOLE: Final = 100


class Exemption(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One category. `share` of a fee is let go, in percent; `only` names the fees that it is confined to. It is for
    people from the age `least` on and below the age `under`, where these are not 0.

    `known` are the fees for which the law says so beyond doubt: for others the unit's own decisions must be looked at.
    """

    code: str
    name: str
    proof: str = ""
    share: Annotated[int, msgspec.Meta(ge=1, le=WHOLE)] = WHOLE
    only: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    basis: str = ""
    note: str = ""
    least: int = 0
    under: int = 0

    def covers(self, fee: str) -> bool:
        """Whether a fee of this name may be let go for it."""
        return not self.only or fold(fee) in map(fold, self.only)

    def is_known_for(self, fee: str) -> bool:
        """Whether the law itself says that this fee is let go."""
        return fold(fee) in map(fold, self.known)

    def may_be_for(self, people: Iterable[Person], day: date) -> bool:
        """Whether any of these people can be of its age on this day; they may be while nobody's age is known."""
        if not self.least and not self.under:
            return True
        known = [ages for person in people if (ages := _ages(person, day))]
        return not known or any(self.least <= age < (self.under or age + 1) for ages in known for age in ages)


class Exemptions(msgspec.Struct, frozen=True):
    """The document of categories as it ships."""

    version: str = ""
    source: str = ""
    exemptions: tuple[Exemption, ...] = (Exemption(code=OTHER, name="Đối tượng khác theo quy định"),)

    @classmethod
    def decode(cls, document: bytes) -> "Exemptions":
        """Read the document; a malformed one raises msgspec.DecodeError."""
        return msgspec.json.decode(document, type=cls)

    def by_code(self, code: str) -> Exemption | None:
        """The category of this code; without one it is any other that has its reason in words."""
        return next((one for one in self.exemptions if one.code == (code or OTHER)), None)

    def for_fees(self, lines: Sequence[FeeLine]) -> tuple[Exemption, ...]:
        """The categories that can be of use for what is due; all of them while that is not known."""
        return tuple(one for one in self.exemptions if not lines or any(one.covers(line.name) for line in lines))


def _ages(person: Person, day: date) -> tuple[int, ...]:
    """How old a person is on a day: by their date of birth, or either of two by the year in their identity number."""
    if person.is_organisation:
        return ()
    try:
        born = date.fromisoformat(read_date(person.birth_date))
    except (BadDate, ValueError):
        pass
    else:
        return (day.year - born.year - ((day.month, day.day) < (born.month, born.day)),)
    found = _IDENTITY.fullmatch(person.id_number)
    if found is None:
        return ()
    years = day.year - (1900 + int(found[1]) // 2 * 100 + int(found[2]))
    return (years - 1, years) if years > 0 else (0,)


class LetGo(msgspec.Struct, frozen=True, kw_only=True):
    """How what is due falls apart: what is let go and what is still to be paid, in đồng, phí apart from lệ phí."""

    phi: int = 0
    le_phi: int = 0
    rest_phi: int = 0
    rest_le_phi: int = 0

    @property
    def amount(self) -> int:
        """What is let go."""
        return self.phi + self.le_phi

    @property
    def rest(self) -> int:
        """What is still to be paid."""
        return self.rest_phi + self.rest_le_phi


def let_go(lines: Sequence[FeeLine], exemption: Exemption | None) -> LetGo:
    """Share out what is due; without a category all of it is to be paid. A half đồng is the citizen's."""
    waived, rest = {"phi": 0, "le_phi": 0}, {"phi": 0, "le_phi": 0}
    for line in lines:
        sort = "phi" if line.sort == "phi" else "le_phi"
        gone = -(-line.amount * exemption.share // WHOLE) if exemption and exemption.covers(line.name) else 0
        waived[sort] += gone
        rest[sort] += line.amount - gone
    return LetGo(phi=waived["phi"], le_phi=waived["le_phi"], rest_phi=rest["phi"], rest_le_phi=rest["le_phi"])
