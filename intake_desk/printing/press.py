"""The way to the forms for whoever starts fast: the drawing library is only loaded when the first paper is made."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake_desk.domain.slips import ReceiptSlip, RefusalSlip, SupplementSlip, TallySheet


def warm() -> None:
    """Load everything a paper needs, ahead of the first one."""
    # late: see the module
    from intake_desk.printing import forms, tally_sheet  # noqa: F401, PLC0415


def receipt(slip: "ReceiptSlip", paper: str, liens: tuple[str, ...]) -> bytes:
    """Form 01 on "A4" or "A5", one set of pages for each liên."""
    # late: see the module
    from intake_desk.printing import forms, page  # noqa: PLC0415

    return forms.receipt_pdf(slip, page.A5 if paper == "A5" else page.A4, liens)


def supplement(slip: "SupplementSlip", paper: str) -> bytes:
    """Form 02 on "A4" or "A5"."""
    # late: see the module
    from intake_desk.printing import forms, page  # noqa: PLC0415

    return forms.supplement_pdf(slip, page.A5 if paper == "A5" else page.A4)


def refusal(slip: "RefusalSlip", paper: str) -> bytes:
    """Form 03 on "A4" or "A5"."""
    # late: see the module
    from intake_desk.printing import forms, page  # noqa: PLC0415

    return forms.refusal_pdf(slip, page.A5 if paper == "A5" else page.A4)


def tally(sheet: "TallySheet") -> bytes:
    """The day's tally."""
    # late: see the module
    from intake_desk.printing import tally_sheet  # noqa: PLC0415

    return tally_sheet.tally_pdf(sheet)
