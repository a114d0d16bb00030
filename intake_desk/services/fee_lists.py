"""The province's decisions about fees: looked at before they hold, then adopted by a supervisor for every desk."""

import msgspec

from intake_desk.domain.desk import Clerk
from intake_desk.domain.documents import MOST_BYTES, pack
from intake_desk.domain.exemptions import Exemption
from intake_desk.domain.fee_decisions import MOST_DECISIONS, FeeDecision, FeeDecisions
from intake_desk.domain.times import local
from intake_desk.services.catalogue import FEES
from intake_desk.services.desk import Desk
from intake_desk.services.fee_rows import KNOWN, RefusedLine, read_decisions
from intake_desk.services.procedure_lists import ListOutdated, NothingToAdopt
from intake_desk.services.table_limits import EmptyTable, TableTooLarge
from intake_desk.services.tables import read_table


class FeesPreview(msgspec.Struct, frozen=True):
    """What a file would make of the list; `changed` has each decision as it is and as it would be.

    `base` is the list that it was compared with.
    """

    base: FeeDecisions
    list: FeeDecisions
    added: tuple[FeeDecision, ...] = ()
    changed: tuple[tuple[FeeDecision, FeeDecision], ...] = ()
    removed: tuple[FeeDecision, ...] = ()
    same: int = 0
    refused: tuple[RefusedLine, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether adopting it would change anything."""
        return bool(self.added or self.changed or self.removed)


class FeeLists:
    """Reading answers on any thread; adopting is the store's thread's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def listed(self) -> FeeDecisions:
        """Every decision that was adopted, the newest first, in force or not."""
        held = self._desk.reference.fee_decisions
        newest_first = sorted(held.decisions, key=lambda one: one.since, reverse=True)
        return msgspec.structs.replace(held, decisions=tuple(newest_first))

    def exemptions(self) -> tuple[Exemption, ...]:
        """Who is let off a fee by law."""
        return self._desk.reference.exemptions.exemptions

    def today(self) -> str:
        """The day (ISO) that decides which of them are in force."""
        return local(self._desk.now()).date().isoformat()

    def preview(self, name: str, content: bytes, *, whole: bool = False) -> FeesPreview:
        """Say what the file would change, line by line; `whole` drops what it does not say.

        Raises what `read_table` and `read_decisions` raise.
        """
        base = self._desk.reference.fee_decisions
        read = read_decisions(read_table(name, content, KNOWN), self._desk.reference.catalogue)
        if not read.decisions and not read.refused:
            raise EmptyTable
        before = {one.key: one for one in base.decisions}
        said = {one.key: one for one in read.decisions}
        after = said if whole else {**before, **said}
        return FeesPreview(
            base=base,
            list=FeeDecisions(unit_code=self._desk.identity.unit_code, decisions=tuple(after.values())),
            added=tuple(one for key, one in said.items() if key not in before),
            changed=tuple((before[key], new) for key, new in said.items() if before.get(key, new) != new),
            removed=tuple(one for key, one in before.items() if key not in after),
            same=sum(before.get(key) == one for key, one in said.items()),
            refused=read.refused,
        )

    def adopt(self, clerk: Clerk, preview: FeesPreview) -> FeeDecisions:
        """Make it the list of all the unit's desks; what was received before keeps what it was charged.

        Raises NotSignedIn, NotAllowed, DayOver, NoBusinessDay, NothingToAdopt, ListOutdated, TableTooLarge.
        """
        self._desk.supervising(clerk)
        if not preview.changes:
            raise NothingToAdopt
        body = pack(preview.list)
        if len(preview.list.decisions) > MOST_DECISIONS:
            raise TableTooLarge(what="rows", most=MOST_DECISIONS)
        if len(body) > MOST_BYTES:
            raise TableTooLarge(what="bytes", most=MOST_BYTES)
        with self._desk.recording(clerk) as recording:
            if self._desk.reference.fee_decisions != preview.base:
                raise ListOutdated
            recording.adopt(FEES, body)
        self._desk.follow()
        return self.listed()
