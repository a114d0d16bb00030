"""The way to the forms for whoever starts fast: the drawing library is only loaded when the first paper is made."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from intake_desk.domain.books import History, ManyReceipt
    from intake_desk.domain.casework_slips import (
        Acknowledgement,
        ControlSlip,
        ExtensionSlip,
        FolderLabel,
        StopSlip,
    )
    from intake_desk.domain.charts import ChartSheet
    from intake_desk.domain.fee_slips import FeeReceiptSlip, PaymentSlip
    from intake_desk.domain.report import Report, Words
    from intake_desk.domain.slips import Letterhead, ReceiptSlip, RefusalSlip, SupplementSlip, TallySheet


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


def fee_receipts(slips: "Sequence[FeeReceiptSlip]", liens: int) -> bytes:
    """Fee receipts on A5 across, so many liên of each."""
    # late: see the module
    from intake_desk.printing import fee_receipt  # noqa: PLC0415

    return fee_receipt.fee_receipts_pdf(slips, liens)


def payment(slip: "PaymentSlip") -> bytes:
    """The slip by which a citizen transfers money, on A5."""
    # late: see the module
    from intake_desk.printing import payment_slip  # noqa: PLC0415

    return payment_slip.payment_pdf(slip)


def tally(sheet: "TallySheet") -> bytes:
    """The day's tally."""
    # late: see the module
    from intake_desk.printing import tally_sheet  # noqa: PLC0415

    return tally_sheet.tally_pdf(sheet)


def tally_workbook(sheet: "TallySheet") -> bytes:
    """The same as a spreadsheet."""
    # late: see the module
    from intake_desk.printing import tally_workbook as spreadsheet  # noqa: PLC0415

    return spreadsheet.tally_xlsx(sheet)


def words(form: str, on: "date") -> "Words":
    """What the form in force on that day says of its table."""
    # late: see the module
    from intake_desk.printing import texts  # noqa: PLC0415

    return texts.words_of(form, on)


def report(table: "Report", head: "Letterhead") -> bytes:
    """A report, a register book or a hand-over list, on A4 across."""
    # late: see the module
    from intake_desk.printing import report_sheet  # noqa: PLC0415

    return report_sheet.report_pdf(table, head)


def workbook(table: "Report", head: "Letterhead") -> bytes:
    """The same as a spreadsheet."""
    # late: see the module
    from intake_desk.printing import workbook as spreadsheet  # noqa: PLC0415

    return spreadsheet.report_xlsx(table, head)


def charts(sheet: "ChartSheet", head: "Letterhead", prepared_by: str) -> bytes:
    """The supervisor's charts, each with its numbers beside it, on A4."""
    # late: see the module
    from intake_desk.printing import chart_sheet  # noqa: PLC0415

    return chart_sheet.charts_pdf(sheet, head, prepared_by)


def chart_workbook(sheet: "ChartSheet", head: "Letterhead") -> bytes:
    """Their numbers as a spreadsheet, one sheet for each chart."""
    # late: see the module
    from intake_desk.printing import chart_workbook as spreadsheet  # noqa: PLC0415

    return spreadsheet.charts_xlsx(sheet, head)


def many_receipt(receipt: "ManyReceipt", liens: tuple[str, ...]) -> bytes:
    """Form 01 for many dossiers with its annex, one set of pages for each liên."""
    # late: see the module
    from intake_desk.printing import many_forms  # noqa: PLC0415

    return many_forms.many_receipt_pdf(receipt, liens)


def history(slip: "History") -> bytes:
    """What was done with a dossier."""
    # late: see the module
    from intake_desk.printing import many_forms  # noqa: PLC0415

    return many_forms.history_pdf(slip)
