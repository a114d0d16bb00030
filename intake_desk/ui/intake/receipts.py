"""What is said and printed once dossiers are received: the one place that knows how several leave the intake."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.dossier import Dossier
from intake_desk.ui.dossiers.dossier_text import short_code
from intake_desk.ui.formats import money
from intake_desk.ui.session import Session

translate = QCoreApplication.translate


def hand_out_receipts(session: Session, dossiers: Sequence[Dossier]) -> None:
    """Print what the citizen takes home for all that was received at once; only after it is durable."""
    clerk, bench, ids = session.clerk, session.workbench, [dossier.id for dossier in dossiers]
    if len(ids) == 1:
        session.do(lambda: bench.slips.receipt(clerk, ids[0]), session.hand_out)
    else:
        session.do(lambda: bench.books.many_receipt(clerk, ids), session.hand_out)
    hand_out_fee_receipts(session, dossiers)


def hand_out_fee_receipts(session: Session, dossiers: Sequence[Dossier]) -> None:
    """Print the fee receipts of what was paid, where this desk prints them at once."""
    clerk, papers = session.clerk, session.workbench.fee_papers
    ids = [one.id for one in dossiers if any(payment.receipts for payment in one.payments)]
    if ids:
        session.do(lambda: papers.at_once(clerk, ids), lambda paper: session.hand_out(paper) if paper else None)


def change_of(dossiers: Iterable[Dossier]) -> int:
    """What goes back of the cash that the citizen gave for these, in đồng; 0 where nobody said what that was."""
    paid = (one for dossier in dossiers for one in dossier.payments)
    return sum(one.tendered - one.amount for one in paid if one.tendered)


def change_text(dossiers: Iterable[Dossier]) -> str:
    """What goes back, in two words and a sum; "" where nothing does."""
    back = change_of(dossiers)
    return translate("receipts", "Trả lại {0}").format(money(back)) if back else ""


def received_text(dossiers: Sequence[Dossier]) -> str:
    """What was received, in a line, with the change that goes back: the form is empty by then."""
    first = dossiers[0]
    if len(dossiers) == 1:
        said = translate("receipts", "Đã lưu {0} · {1}").format(first.code, first.applicant.name)
    else:
        said = translate("receipts", "Đã lưu {0} hồ sơ, từ {1} đến {2} · {3}").format(
            len(dossiers), first.code, short_code(dossiers[-1].code), first.applicant.name
        )
    return " · ".join(filter(None, (said, change_text(dossiers))))
