"""What a unit calls its desks, its people and its procedures, for whoever tells of entries without the desk at hand."""

from collections.abc import Mapping

import msgspec

from intake_desk.domain.desk import Clerk, Unit
from intake_desk.domain.office_kinds import OFFICE

UNIT = "unit"
PEOPLE = ("clerks", "officers")
# The sheets that tell names.
NAMED = (UNIT, *PEOPLE)


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """Names by journal, by login and by procedure code; what nobody named keeps its key."""

    unit: Unit | None = None
    people: Mapping[str, str] = {}
    procedures: Mapping[str, str] = {}

    def desk(self, journal: str) -> str:
        """The desk that writes this journal."""
        return self.unit.desk_name(journal) if self.unit else journal

    def person(self, login: str) -> str:
        """A clerk, or an officer at the server."""
        return self.people.get(login) or login.removeprefix(OFFICE)


def naming(sheets: Mapping[str, bytes]) -> Naming:
    """The names that these sheets tell, by the sheets' own names; a sheet that cannot be read names nothing."""
    people: dict[str, str] = {}
    unit = None
    for name, body in sheets.items():
        try:
            if name == UNIT:
                unit = msgspec.json.decode(body, type=Unit)
            elif name in PEOPLE:
                people |= {one.login: one.name for one in msgspec.json.decode(body, type=tuple[Clerk, ...])}
        except msgspec.MsgspecError:
            continue
    return Naming(unit=unit, people=people)
