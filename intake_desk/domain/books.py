"""What the papers beside the slips say: one receipt for many dossiers, and a dossier's way through the house."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from intake_desk.domain.report import DATE, MOMENT, NUMBER, Report, Words, columns, row
from intake_desk.domain.slips import Letterhead

MANY = "01-many"
ANNEX = "01-annex"
HISTORY = "history"


class BroughtDossier(msgspec.Struct, frozen=True, kw_only=True):
    """One of several dossiers that one person brought together."""

    code: str
    content: str
    applicant: str
    received_at: datetime
    due_at: datetime | None = None
    limit_text: str = ""
    agency: str = ""
    sets: int = 1


class ManyReceipt(msgspec.Struct, frozen=True, kw_only=True):
    """Form 01 for many dossiers, each of them in the annex; the barcode is the first one's code."""

    head: Letterhead
    submitter: str
    received_at: datetime
    clerk_name: str
    dossiers: tuple[BroughtDossier, ...]
    address: str = ""
    phone: str = ""
    email: str = ""
    id_number: str = ""
    content: str = ""
    return_place: str = ""
    fee_text: str = ""
    qr_text: str = ""
    check: str = ""
    submitter_signs: bool = True
    reprint: int = 0
    reprinted_at: datetime | None = None


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was done with a dossier, by whom, to whom it went, and by when that had to be done."""

    at: datetime
    actor: str
    act: str
    receiver: str = ""
    due_at: datetime | None = None


class History(msgspec.Struct, frozen=True, kw_only=True):
    """A dossier's way through the house, oldest step first."""

    head: Letterhead
    code: str
    applicant: str
    procedure: str
    content: str
    received_at: datetime
    due_at: datetime | None
    steps: tuple[Step, ...]
    made_at: datetime
    made_by: str = ""


def annex(receipt: ManyReceipt, words: Words) -> Report:
    """The list that goes with the receipt: each dossier with its own promise."""
    layout = columns(words, {"received": DATE, "due": DATE, "sets": NUMBER, "number": NUMBER})
    return Report(
        words=words,
        columns=layout,
        rows=tuple(
            row(
                layout,
                {
                    "number": number,
                    "content": f"{one.content}. Mã hồ sơ: {one.code}",
                    "agency": one.agency,
                    "received": one.received_at,
                    "due": one.due_at,
                    "limit": one.limit_text,
                    "sets": one.sets,
                    "applicant": one.applicant,
                },
            )
            for number, one in enumerate(receipt.dossiers, start=1)
        ),
        made_at=receipt.received_at,
        values={"submitter": receipt.submitter, "code": receipt.dossiers[0].code if receipt.dossiers else ""},
        left_name=receipt.submitter if receipt.submitter_signs else "",
        right_name=receipt.clerk_name,
    )


def history_report(history: History, words: Words) -> Report:
    """The history as a table."""
    layout = columns(words, {"at": MOMENT, "due": MOMENT, "number": NUMBER})
    return Report(
        words=words,
        columns=layout,
        rows=tuple(
            row(
                layout,
                {
                    "number": number,
                    "at": step.at,
                    "actor": step.actor,
                    "act": step.act,
                    "receiver": step.receiver,
                    "due": step.due_at,
                },
            )
            for number, step in enumerate(history.steps, start=1)
        ),
        made_at=history.made_at,
        values=_history_values(history),
        right_name=history.made_by,
    )


def _history_values(history: History) -> dict[str, str]:
    return {
        "code": history.code,
        "applicant": history.applicant,
        "procedure": history.procedure,
        "content": history.content,
    }


def codes(dossiers: Sequence[BroughtDossier]) -> str:
    """The codes of a batch as a QR text holds them: the first one alone before the colon, so that it is found."""
    first, *others = (one.code for one in dossiers)
    return ":".join((first, ",".join(others))) if others else first
