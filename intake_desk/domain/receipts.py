"""What the QR of a citizen's receipt says: enough to know the dossier, to ask for it, and to begin it anew."""

import re
from base64 import b32decode, b32encode
from binascii import Error as Base32Error
from collections.abc import Callable
from datetime import datetime
from typing import Final

import msgspec

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.numbers import CODE
from intake_desk.domain.times import VIETNAM, from_ms, to_ms

SIGNATURE_BYTES: Final = 64
_MOMENT: Final = "%y%m%d%H%M"
# Whatever a scanner or a link puts before it, the text begins with the code.
_TEXT: Final = re.compile(
    rf"(?P<signed>(?P<code>{CODE}):(?P<procedure>[^:\s\ud800-\udfff]{{1,40}}):(?P<received>\d{{10}}):(?P<due>\d{{10}}|)"
    r":(?P<fee>\d{1,13}):(?P<id>[0-9A-F]{32})(?::(?P<line>\d{1,9}))?):(?P<signature>[A-Z2-7]{103})\s*\Z"
)


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """A receipt's QR as read; genuine only when a desk of the unit made `signature` over `signed`.

    Moments are ms UTC, whole minutes; `due_at` 0 when none was promised, `line` 0 on receipts that do not say it.
    """

    dossier_id: str
    code: str
    procedure: str
    received_at: int
    due_at: int
    fee: int
    line: int
    signed: bytes
    signature: bytes

    @property
    def day(self) -> str:
        """The day in the code (ISO)."""
        figures = re.search(r"-(\d{2})(\d{2})(\d{2})-", self.code)
        assert figures is not None
        return f"20{figures[1]}-{figures[2]}-{figures[3]}"

    @property
    def provisional(self) -> bool:
        """Whether the desk's range had run out."""
        return "-T" in self.code


def receipt_text(dossier: Dossier, sign: Callable[[bytes], bytes]) -> str:
    """The receipt in short, signed: no name, only characters that a QR packs tightly and no input method changes."""
    text = ":".join(
        (
            dossier.code,
            dossier.procedure,
            f"{from_ms(dossier.received_at):{_MOMENT}}",
            f"{from_ms(dossier.due_at):{_MOMENT}}" if dossier.due_at else "",
            str(dossier.fee_total),
            dossier.id.upper(),
            str(dossier.line),
        )
    )
    return f"{text}:{b32encode(sign(text.encode())).decode().rstrip('=')}"


def read_receipt(scanned: str) -> Receipt | None:
    """What a scan of a receipt's QR says; None when it is anything else, or cut short."""
    found = _TEXT.search(scanned.upper())
    if found is None:
        return None
    try:
        signature = b32decode(found["signature"] + "=")
        received, due = (_moment(found[name]) for name in ("received", "due"))
    except (Base32Error, ValueError):
        return None
    return Receipt(
        dossier_id=found["id"].lower(),
        code=found["code"],
        procedure=found["procedure"],
        received_at=received,
        due_at=due,
        fee=int(found["fee"]),
        line=int(found["line"] or 0),
        signed=found["signed"].encode(),
        signature=signature,
    )


def _moment(text: str) -> int:
    return to_ms(datetime.strptime(text, _MOMENT).replace(tzinfo=VIETNAM)) if text else 0
