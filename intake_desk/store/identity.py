"""What this desk is, as enrolment left it in the store."""

from intake_desk.domain.desk import DeskIdentity
from intake_desk.store.sheets import Sheets

IDENTITY = "identity"


def identity_of(sheets: Sheets) -> DeskIdentity | None:
    """What this desk is; None before it has enrolled."""
    return sheets.setting(IDENTITY, DeskIdentity | None, None)  # type: ignore[arg-type]
