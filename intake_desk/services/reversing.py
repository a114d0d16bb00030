"""What two desks said of one payment while they were apart: which of it the sums have for nothing, and reversing it."""

import msgspec

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import Reason
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.reversals import Mending, brings_back, in_sums, reversal_of, said_of
from intake_desk.services.accounts import Accounts
from intake_desk.services.applications import needed_reason
from intake_desk.services.desk import Desk
from intake_desk.services.second_person import SecondPerson, agreed
from intake_desk.services.steps import Said, Steps
from intake_desk.store import register
from intake_desk.store.journal import Recording


class NothingToReverse(Refusal):
    """The entry found its place, or was reversed in the meantime."""

    code = "nothing_to_reverse"


class Doubled(msgspec.Struct, frozen=True, kw_only=True):
    """An entry about money that found no place in its dossier, with the names that a person knows.

    `id` names it; `sign` is -1 where it takes `said` back. `taker` has the drawer that reversing it puts right, unless
    it `brings_back` money: then that is the drawer of whoever reverses it. `others` are the logins of whoever may not
    agree, besides the one who asks.
    """

    id: str
    entry: Entry
    said: Mending
    sign: int
    desk: str
    clerk: str
    taker: str
    brings_back: bool
    others: frozenset[str]


class Reversing(Steps):
    """Takes what is said twice about a payment out of the sums and the drawers; never without a second person."""

    def __init__(self, desk: Desk, accounts: Accounts) -> None:
        super().__init__(desk)
        self._accounts = accounts

    def doubled(self, dossier_id: str) -> tuple[Doubled, ...]:
        """What can be reversed on a dossier, the oldest first. Raises NoSuchDossier."""
        dossier = self._dossier(dossier_id)
        wanted = {one.hash for one in in_sums(dossier)}
        with self._desk.journal.database.reading() as connection:
            entries = register.entries_of(connection, dossier_id) if wanted else []
        return tuple(self._told(entry, dossier) for entry in entries if entry.hash in wanted)

    def reverse(self, clerk: Clerk, dossier_id: str, misfit: str, reason: str, second: SecondPerson) -> Dossier:
        """Take the entry that `doubled` names so out of the sums again; somebody else agrees: not who wrote it, nor who
        took the money.

        What a void or another means took off goes back to the drawer that it left; what was given back twice is brought
        again and lies in the drawer of `clerk`. Raises NoSuchDossier, NothingToReverse, ReasonMissing and
        what `agreed` raises.
        """
        actor = self._desk.acting(clerk)
        why = Reason(reason=needed_reason(reason))
        found = next((one for one in self.doubled(dossier_id) if one.id == misfit), None)
        if found is None:
            raise NothingToReverse
        witness = agreed(self._accounts, second, {actor.login, *found.others}, asker=actor)

        def decide(_recording: Recording, dossier: Dossier) -> Said:
            if found.entry.hash not in {one.hash for one in in_sums(dossier)}:
                raise NothingToReverse
            return reversal_of(found.entry, actor.login, self._desk.identity.journal, witness.login), why

        return self._decided(clerk, dossier_id, decide)

    def _told(self, entry: Entry, dossier: Dossier) -> Doubled:
        said = said_of(entry.facts)
        assert said is not None
        undone = reversal_of(entry, "", "", "")
        took = next((one.actor for one in dossier.payments if one.id == said[0].payment), "")
        return Doubled(
            id=entry.hash.hex(),
            entry=entry,
            said=said[0],
            sign=said[1],
            desk=self._desk.unit.desk_name(entry.place.journal),
            clerk=self._desk.clerk_name(entry.actor),
            taker=self._desk.clerk_name(undone.taker) if undone.taker else "",
            brings_back=brings_back(undone),
            others=frozenset({entry.actor, took} - {""}),
        )
