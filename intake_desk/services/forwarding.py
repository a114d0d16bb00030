"""The way of dossiers between the counter and the agencies that resolve them, on numbered hand-over lists."""

from collections.abc import Sequence

import msgspec

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import DossierForwarded, Remark
from intake_desk.domain.refusals import Refusal
from intake_desk.services import numbering
from intake_desk.services.applications import LONGEST_NOTE, checked_text
from intake_desk.services.steps import Steps, held, require
from intake_desk.store import search

MOST_ON_A_LIST = 500


class AgencyMissing(Refusal):
    """A dossier is handed to a named agency."""

    code = "agency_missing"


class NothingToForward(Refusal):
    """A hand-over list names at least one dossier; params: most."""

    code = "nothing_to_forward"


class AlreadyThere(Refusal):
    """A dossier on the list is with that agency, or at the counter, already; params: dossier (its code)."""

    code = "already_there"


class HandOverList(msgspec.Struct, frozen=True, kw_only=True):
    """What went from one agency to the next at one moment (ms UTC)."""

    number: str
    sender: str
    receiver: str
    at_ms: int
    actor: str
    dossiers: tuple[Dossier, ...]


class Forwarding(Steps):
    """Hands dossiers over; each list is one transaction: all of it or nothing."""

    def forward(self, clerk: Clerk, dossier_ids: Sequence[str], receiver: str, note: str = "") -> HandOverList:
        """Hand dossiers to the agency that resolves them, which may be another unit's (NĐ 118/2025: receiving is not
        bound to boundaries).

        Raises AgencyMissing, NothingToForward, AlreadyThere, NoSuchDossier, NotPossibleNow, TooLong.
        """
        name = checked_text("agency", receiver, LONGEST_NOTE)
        if not name:
            raise AgencyMissing
        return self._hand_over(clerk, dossier_ids, name, note, home=False)

    def take_back(self, clerk: Clerk, dossier_ids: Sequence[str], note: str = "") -> HandOverList:
        """Take dossiers back to the counter from wherever they are. Raises what `forward` raises."""
        return self._hand_over(clerk, dossier_ids, self.counter_name, note, home=True)

    @property
    def counter_name(self) -> str:
        """How hand-overs name the counter."""
        return self._desk.unit.title or self._desk.unit.name or self._desk.identity.desk_name

    def list_of(self, dossier: Dossier, number: str) -> HandOverList | None:
        """The hand-over list with this number, as long as one dossier that stood on it is known."""
        found = next((one for one in dossier.hand_overs if one.list_number == number), None)
        if found is None:
            return None
        with self._desk.journal.database.reading() as connection:
            dossiers = search.on_list(connection, number)
        return HandOverList(
            number=number,
            sender=_senders(dossiers, number),
            receiver=found.receiver,
            at_ms=found.at_ms,
            actor=found.actor,
            dossiers=tuple(sorted(dossiers, key=lambda one: one.code)),
        )

    def _hand_over(
        self, clerk: Clerk, dossier_ids: Sequence[str], receiver: str, note: str, *, home: bool
    ) -> HandOverList:
        ids = tuple(dict.fromkeys(dossier_ids))
        if not 1 <= len(ids) <= MOST_ON_A_LIST:
            raise NothingToForward(most=MOST_ON_A_LIST)
        said = checked_text("note", note, LONGEST_NOTE)
        with self._desk.recording(clerk) as recording:
            number = numbering.take_list(self._desk.identity, recording)
            for dossier_id in ids:
                dossier = held(recording, dossier_id)
                require(dossier, DossierForwarded)
                if (home and not dossier.holder) or (not home and dossier.holder == receiver):
                    raise AlreadyThere(dossier=dossier.code)
                sender = dossier.holder or self.counter_name
                facts = DossierForwarded(sender=sender, receiver=receiver, list_number=number, home=home)
                personal = Remark(note=said) if said else None
                recording.add(Draft(subject=dossier_id, facts=facts, personal=personal))
        dossiers = tuple(recording.dossiers[dossier_id] for dossier_id in ids)
        return HandOverList(
            number=number,
            sender=_senders(dossiers, number),
            receiver=receiver,
            at_ms=recording.entries[-1].at_ms,
            actor=clerk.login,
            dossiers=dossiers,
        )


def _senders(dossiers: Sequence[Dossier], number: str) -> str:
    """Who handed over: one list may bring dossiers back from several agencies."""
    ways = (way for one in dossiers for way in one.hand_overs if way.list_number == number)
    return "; ".join(dict.fromkeys(way.sender for way in ways))
