"""Money that is taken after a dossier was received: fees that were put off until the result, or waived since."""

from typing import Unpack

import msgspec

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.fees import still_due
from intake_desk.domain.refusals import Refusal
from intake_desk.services.applications import LATER, MeansMissing, MoneySaid
from intake_desk.services.charging import Settling, settled
from intake_desk.services.steps import Steps, held, require


class NothingOwed(Refusal):
    """Nothing is to be paid for this dossier (any more)."""

    code = "nothing_owed"


class Till(Steps):
    """Takes what is owed for a dossier, in whatever state it is."""

    def take(self, clerk: Clerk, dossier_id: str, means: str, reason: str = "", **said: Unpack[MoneySaid]) -> Dossier:
        """Take all that is still owed, in cash, by transfer or as paid online, or let it go by law, whole or in part.

        `said` is the rest of what an Application says of it. Raises NoSuchDossier, NothingOwed and what
        `charging.settled` raises; nothing is put off here that was put off before.
        """
        said.setdefault("waiver_reason", reason)
        settling = Settling.said(means, said)
        if LATER in {settling.means, settling.rest_means}:
            raise MeansMissing
        with self._desk.recording(clerk) as recording:
            dossier = held(recording, dossier_id)
            if not dossier.owed:
                raise NothingOwed
            for draft in settled(still_due(dossier.fees, dossier.owed), settling, self._desk.reference.exemptions):
                require(dossier, type(draft.facts))
                recording.add(msgspec.structs.replace(draft, subject=dossier_id))
        return recording.dossiers[dossier_id]
