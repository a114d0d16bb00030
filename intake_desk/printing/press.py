"""The way to the forms for whoever starts fast: the drawing library is only loaded when the first paper is made."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake_desk.domain.casework_slips import (
        Acknowledgement,
        ControlSlip,
        ExtensionSlip,
        FolderLabel,
        StopSlip,
    )
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


def extension(slip: "ExtensionSlip", paper: str) -> bytes:
    """Form 04 on "A4" or "A5"."""
    # late: see the module
    from intake_desk.printing import notices, page  # noqa: PLC0415

    return notices.extension_pdf(slip, page.A5 if paper == "A5" else page.A4)


def stop(slip: "StopSlip", paper: str) -> bytes:
    """Form 05 on "A4" or "A5"."""
    # late: see the module
    from intake_desk.printing import notices, page  # noqa: PLC0415

    return notices.stop_pdf(slip, page.A5 if paper == "A5" else page.A4)


def control(slip: "ControlSlip", paper: str) -> bytes:
    """Form 06 on "A4" or "A5"."""
    # late: see the module
    from intake_desk.printing import control_slip, page  # noqa: PLC0415

    return control_slip.control_pdf(slip, page.A5 if paper == "A5" else page.A4)


def acknowledgement(slip: "Acknowledgement", paper: str) -> bytes:
    """The acknowledgement of a result on "A4" or "A5"."""
    # late: see the module
    from intake_desk.printing import acknowledgement, page  # noqa: PLC0415

    return acknowledgement.acknowledgement_pdf(slip, page.A5 if paper == "A5" else page.A4)


def labels(labels: "Sequence[FolderLabel]", paper: str) -> bytes:
    """Folder labels: eight on a sheet of "A4", one on a sheet of "A6" or "A7"."""
    # late: see the module
    from intake_desk.printing import labels as sheets  # noqa: PLC0415

    return sheets.labels_pdf(labels, paper)


def tally(sheet: "TallySheet") -> bytes:
    """The day's tally."""
    # late: see the module
    from intake_desk.printing import tally_sheet  # noqa: PLC0415

    return tally_sheet.tally_pdf(sheet)
