"""Drawers that their clerks left unlocked and cannot lock any more: counted and closed by a supervisor and a witness.

Whose it was has left or is ill, or their desk is lost. The cash that is really there is counted in front of somebody
else, all of it is delivered, and what is missing is told as of any drawer.
"""

from collections.abc import Mapping

from intake_desk.domain.desk import Clerk
from intake_desk.domain.drawers import Drawer, fold_drawers
from intake_desk.domain.entries import Draft
from intake_desk.domain.folding import nfc
from intake_desk.domain.money_kinds import DrawerClosedFor, Explanation
from intake_desk.domain.refusals import Refusal
from intake_desk.services.accounts import Accounts
from intake_desk.services.applications import needed_reason
from intake_desk.services.desk import Desk
from intake_desk.services.drawers import NoDrawer, checked_notes, sum_of
from intake_desk.services.second_person import SecondPerson, agreed
from intake_desk.store import cash
from intake_desk.store.days import entries_of_kinds


class StillTheirs(Refusal):
    """The drawer's day is neither over nor ruled off, or it is one's own at this desk: whose it is locks it."""

    code = "still_theirs"


class LeftDrawers:
    """What a supervisor does with drawers that nobody else will lock."""

    def __init__(self, desk: Desk, accounts: Accounts) -> None:
        self._desk = desk
        self._accounts = accounts

    def may_close(self, clerk: Clerk, drawer: Drawer) -> bool:
        """Whether this person may count and close it, with a witness, in its clerk's place."""
        if not clerk.supervises or not drawer.is_open or self._desk.revoked:
            return False
        is_own_here = drawer.clerk == clerk.login and drawer.desk == self._desk.identity.journal
        return not is_own_here and self._is_past(drawer.day)

    def close_for(
        self, clerk: Clerk, drawer: Drawer, notes: Mapping[int, int], reason: str, second: SecondPerson
    ) -> Drawer:
        """Record what was counted in it by denomination and close it; all of it is delivered. Returns it closed.

        It stands in the drawer's own day: an addendum brings it to a day that was ruled off. `second` is anybody of the
        unit but who asks and whose drawer it is; who asks types their own password too. Raises NotSignedIn, NotAllowed,
        DeskRevoked, StillTheirs, NoDrawer where it was closed meanwhile, BadAmount, ReasonMissing and what `agreed`
        and a recording raise.
        """
        present = self._desk.signing(clerk)
        written = checked_notes(notes)
        why = Explanation(reason=nfc(needed_reason(reason)))
        if not drawer.is_open:
            raise NoDrawer
        if not self.may_close(present, drawer):
            raise StillTheirs
        others = {present.login, drawer.clerk}
        witness = agreed(self._accounts, second, others, supervisor=False, asker=present)
        with self._desk.journal.recording(day=drawer.day, actor=present.login) as recording:
            known = self._known(drawer)  # what came in while the witness typed
            if known is None or not known.is_open:
                raise NoDrawer
            counted = sum_of(written)
            facts = DrawerClosedFor(
                journal=known.desk,
                clerk=known.clerk,
                expected=known.expected,
                counted=counted,
                delivered=counted,
                notes=written,
                second=witness.login,
            )
            seen = [*(one.order for one in known.movements), *(one.order for one in known.counts)]
            recording.come_after(max(seen)[0] if seen else 0)
            recording.add(Draft(facts=facts, personal=why))
        closed = self._known(drawer)
        assert closed is not None
        return closed

    def _is_past(self, day: str) -> bool:
        return day < self._desk.business_day() or bool(self._desk.closings(day))

    def _known(self, drawer: Drawer) -> Drawer | None:
        """The same drawer as it is known now."""
        entries = entries_of_kinds(self._desk.journal.database, (drawer.day,), cash.IN_DRAWERS)
        return next((one for one in fold_drawers(entries) if one.key == drawer.key), None)
