"""A unit's own list of procedures: looked at before it holds, then adopted by a supervisor."""

import msgspec

from intake_desk.domain.desk import Clerk
from intake_desk.domain.procedure_columns import HEADINGS
from intake_desk.domain.procedure_editions import PROCEDURES, Delta, packed
from intake_desk.domain.procedure_lists import CHANGED, NEW, WITHDRAWN, Comparison, compare
from intake_desk.domain.refusals import Refusal
from intake_desk.services.desk import Desk
from intake_desk.services.tables import read_table


class NothingToAdopt(Refusal):
    """The list says what holds already."""

    code = "nothing_to_adopt"


class ListOutdated(Refusal):
    """The procedures changed since the list was looked at, so that what was shown is no longer what would happen."""

    code = "list_outdated"


class Preview(msgspec.Struct, frozen=True):
    """What a list would change; `version` is the catalogue that it was compared with."""

    name: str
    version: str
    comparison: Comparison

    @property
    def delta(self) -> Delta:
        """What is adopted: the procedures new or changed, and the codes withdrawn."""
        changed = (*self.comparison.of_kind(NEW), *self.comparison.of_kind(CHANGED))
        withdrawn = self.comparison.of_kind(WITHDRAWN)
        return Delta(
            changed=tuple(change.procedure for change in changed),
            withdrawn=tuple(change.procedure.code for change in withdrawn),
            source=self.name,
        )


class ProcedureLists:
    """Looking at a list records nothing; adopting it is an entry that every desk of the unit follows."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def preview(self, name: str, content: bytes, *, whole: bool = False) -> Preview:
        """What this file would change; `whole` withdraws what it does not name.

        Raises what `read_table` raises, ListWithoutHeadings, TooManyProcedures.
        """
        table = read_table(name, content, HEADINGS)
        self._desk.follow()
        catalogue = self._desk.reference.catalogue
        found = compare(catalogue.procedures, table.header, table.rows, table.lines, whole=whole)
        return Preview(name, catalogue.version, found)

    def adopt(self, clerk: Clerk, preview: Preview) -> str:
        """Let the list hold from now on, for every desk of the unit; gives the new version of the catalogue.

        Raises NothingToAdopt, ListOutdated, NotSignedIn, NotAllowed, DayOver, StoreFailed.
        """
        self._desk.supervising(clerk)
        delta = preview.delta
        if not delta.changed and not delta.withdrawn:
            raise NothingToAdopt
        with self._desk.recording(clerk) as recording:
            if self._desk.reference.catalogue.version != preview.version:
                raise ListOutdated
            for body in packed(delta):
                recording.adopt(PROCEDURES, body)
        self._desk.follow()
        return self._desk.reference.catalogue.version
