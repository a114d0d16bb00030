"""What a desk is, whose unit it serves, and who works there."""

from collections.abc import Iterable

import msgspec

from intake_desk.domain.numbers import NumberRange

CLERK = "clerk"
SUPERVISOR = "supervisor"
ADMINISTRATOR = "administrator"
# Where the server's own journal is written, as people here call it.
BACK_OFFICE = "Bộ phận giải quyết"


class DeskIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """What enrolment gave this desk, for good."""

    agency: str
    unit_code: str
    desk: int
    desk_name: str
    journal: str
    numbers: NumberRange
    server_url: str
    server_public_key: bytes


class DeskOfUnit(msgspec.Struct, frozen=True, kw_only=True):
    """Another desk of the unit, as the unit's sheet names it; `revoked_ms` (UTC) when it may call no more, else 0."""

    number: int
    name: str
    journal: str
    revoked_ms: int = 0


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """The unit as its sheet describes it: what stands at the head of every paper.

    `public_url` is where citizens reach the central server; receipts then carry a link to its look-up page.
    """

    agency: str
    unit_code: str
    parent: str
    name: str
    place: str
    title: str = ""
    phone: str = ""
    website: str = ""
    public_url: str = ""
    desks: tuple[DeskOfUnit, ...] = ()

    def desk_name(self, journal: str) -> str:
        """The name of the desk that writes this journal, or the journal's own name when it is not known."""
        if journal == f"{self.agency}/0":
            return BACK_OFFICE
        return next((desk.name for desk in self.desks if desk.journal == journal), journal)

    @property
    def revoked(self) -> frozenset[str]:
        """The journals of the desks that were lost: they may call no more."""
        return frozenset(desk.journal for desk in self.desks if desk.revoked_ms)


class Clerk(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who may work at the unit's desks; `verifier` is an argon2id string."""

    login: str
    name: str
    role: str = CLERK
    verifier: str = ""

    @property
    def supervises(self) -> bool:
        """Whether this person may close the day."""
        return self.role in (SUPERVISOR, ADMINISTRATOR)


def named(clerks: Iterable[Clerk], login: str) -> Clerk | None:
    """The clerk with this login."""
    return next((clerk for clerk in clerks if clerk.login == login), None)
