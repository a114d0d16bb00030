"""Who is let off a fee by law: the categories, what each covers, how much of it, and the paper that proves it."""

from collections.abc import Sequence
from typing import Annotated, Final

import msgspec

from intake_desk.domain.folding import fold
from intake_desk.domain.kinds import FeeLine

OTHER: Final = "khac"
WHOLE: Final = 100


class Exemption(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One category. `share` of a fee is let go, in percent; `only` names the fees that it is confined to.

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

    def covers(self, fee: str) -> bool:
        """Whether a fee of this name may be let go for it."""
        return not self.only or fold(fee) in map(fold, self.only)

    def is_known_for(self, fee: str) -> bool:
        """Whether the law itself says that this fee is let go."""
        return fold(fee) in map(fold, self.known)


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
