"""Money that is taken after a dossier was received: fees that were put off until the result, or waived since."""

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.kinds import FeePaid, FeeWaived, Reason
from intake_desk.domain.refusals import Refusal
from intake_desk.services.applications import CASH, TRANSFER, WAIVED, MeansMissing, needed_reason
from intake_desk.services.steps import Said, Steps
from intake_desk.store.journal import Recording


class NothingOwed(Refusal):
    """Nothing is to be paid for this dossier (any more)."""

    code = "nothing_owed"


class Till(Steps):
    """Takes what is owed for a dossier, in whatever state it is."""

    def take(self, clerk: Clerk, dossier_id: str, means: str, reason: str = "") -> Dossier:
        """Take all that is still owed, in cash or by transfer, or waive it for a reason.

        Raises NoSuchDossier, NothingOwed, MeansMissing, ReasonMissing.
        """
        if means not in {CASH, TRANSFER, WAIVED}:
            raise MeansMissing
        why = Reason(reason=needed_reason(reason)) if means == WAIVED else None

        def decide(_recording: Recording, dossier: Dossier) -> Said:
            owed = dossier.owed
            if not owed:
                raise NothingOwed
            phi = _phi_owed(dossier)
            if means == WAIVED:
                return FeeWaived(amount=owed, phi=phi, le_phi=owed - phi), why
            return FeePaid(amount=owed, means=means, phi=phi, le_phi=owed - phi), None

        return self._decided(clerk, dossier_id, decide)


def _phi_owed(dossier: Dossier) -> int:
    """How much of what is owed is phí: fees are settled whole, so the newest lines are the open ones."""
    left, phi = dossier.owed, 0
    for line in reversed(dossier.fees):
        part = min(line.amount, left)
        left -= part
        phi += part if line.sort == "phi" else 0
    return phi
