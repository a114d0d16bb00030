"""The check code on a receipt: who knows it holds the paper, and may be told more than state and dates."""

import hmac
from typing import Final

from intake_desk.domain.dossier import Dossier

FIGURES: Final = 8
_LABEL: Final = b"intake-desk check code"


def check_code(dossier: Dossier) -> str:
    """The figures on the dossier's receipt; dossiers that stand on one receipt have the same.

    They come from an id that is told to nobody, so every desk and the server find the same ones.
    """
    digest = hmac.digest((dossier.batch or dossier.id).encode(), _LABEL, "sha256")
    return f"{int.from_bytes(digest[:8]) % 10**FIGURES:0{FIGURES}}"


def shown(check: str) -> str:
    """As people read it: two groups of four figures that no line end parts."""
    return f"{check[:4]}\u00a0{check[4:]}"
