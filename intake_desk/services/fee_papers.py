"""The papers about money: fee receipts, printed after the payment is durable, and the slip for a bank transfer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier, Payment
from intake_desk.domain.entries import Draft
from intake_desk.domain.fee_slips import FeeReceiptSlip, PaymentSlip
from intake_desk.domain.fees import dong
from intake_desk.domain.kinds import FeeReceipt, SlipPrinted
from intake_desk.domain.money_words import sentence
from intake_desk.domain.times import from_ms
from intake_desk.printing import press
from intake_desk.services import preferences
from intake_desk.services.desk import Desk
from intake_desk.services.paperwork import Paperwork
from intake_desk.services.slips import Printed
from intake_desk.services.steps import NotPossibleNow, held
from intake_desk.services.unit_money import UnitMoney
from intake_desk.store.journal import Recording

PAYMENT = "pay"
RECEIPT = "bl"
_MEANS: Final = {"cash": "tiền mặt", "transfer": "chuyển khoản", "online": "trực tuyến"}


def form_of(receipt: FeeReceipt) -> str:
    """What a printed fee receipt is called in the journal: each number is a paper of its own."""
    return f"{RECEIPT}:{receipt.series}/{receipt.number}"


class FeePapers:
    """Makes the papers. Every one made is an entry, so that a second fee receipt says that it is a copy.

    Each raises NoSuchDossier, NotPossibleNow or StoreFailed, having recorded nothing.
    """

    def __init__(self, desk: Desk, money: UnitMoney) -> None:
        self._desk = desk
        self._paperwork = Paperwork(desk)
        self._money = money

    def receipts(self, clerk: Clerk, dossier_id: str, payment: str = "") -> Printed:
        """The fee receipts of a payment (of the newest when none is named), one for phí and one for lệ phí.

        They keep their numbers however often they are printed. Raises NotPossibleNow where none was given.
        """
        with self._desk.recording(clerk) as recording:
            slips = self._recorded(recording, dossier_id, payment)
        return self._printed(slips)

    def at_once(self, clerk: Clerk, dossier_ids: Sequence[str]) -> Printed | None:
        """The fee receipts of what these dossiers were paid with, as one paper, where the desk prints them at once."""
        if preferences.load(self._desk.sheets).fee_receipts != preferences.FEES_AT_ONCE:
            return None
        with self._desk.recording(clerk) as recording:
            slips = [slip for one in dossier_ids for slip in self._recorded(recording, one, "")]
        return self._printed(slips)

    def payment_slip(self, clerk: Clerk, dossier_id: str) -> Printed:
        """The slip with the VietQR code for all that is still owed. Raises NothingOwed, NoAccount."""
        dossier, transfer = self._money.transfer_of(dossier_id)
        with self._desk.recording(clerk) as recording:
            said = SlipPrinted(form=PAYMENT, reprint=dossier.printed.get(PAYMENT, 0))
            recording.add(Draft(subject=dossier.id, facts=said))
        slip = PaymentSlip(
            head=self._paperwork.letterhead(),
            code=dossier.code,
            applicant=dossier.applicant.name,
            content=dossier.procedure_name,
            lines=tuple((line.name, dong(line.amount), "") for line in dossier.fees if line.amount),
            amount=transfer.amount,
            words=sentence(transfer.amount),
            bank=transfer.bank,
            account=transfer.account.account,
            holder=transfer.account.holder,
            purpose=transfer.purpose,
            qr_text=transfer.text,
            issued_at=self._desk.now(),
            clerk_name=clerk.name,
        )
        return Printed(form=PAYMENT, name=f"{dossier.code}-{PAYMENT}", pdf=press.payment(slip))

    def _recorded(self, recording: Recording, dossier_id: str, payment: str) -> list[FeeReceiptSlip]:
        """What a payment's receipts say, each printing recorded. Raises NotPossibleNow where there are none."""
        dossier, liens = held(recording, dossier_id), self._money.settings().liens
        numbered = [one for one in dossier.payments if one.receipts and payment in {"", one.id}]
        if not numbered:
            raise NotPossibleNow(state=dossier.state)
        slips = []
        for receipt in numbered[-1].receipts:
            form = form_of(receipt)
            reprint = dossier.printed.get(form, 0)
            said = SlipPrinted(form=form, reprint=reprint, copies=liens)
            recording.add(Draft(subject=dossier.id, facts=said))
            slips.append(self._receipt(dossier, numbered[-1], receipt, reprint))
        return slips

    def _printed(self, slips: Sequence[FeeReceiptSlip]) -> Printed:
        """The paper, named by its first number."""
        first = slips[0]
        return Printed(
            form=RECEIPT,
            name=f"{first.series}-{first.number:07d}".replace("/", "-"),
            pdf=press.fee_receipts(slips, self._money.settings().liens),
            reprint=max(slip.reprint for slip in slips),
        )

    def _receipt(self, dossier: Dossier, paid: Payment, receipt: FeeReceipt, reprint: int) -> FeeReceiptSlip:
        settings, head = self._money.settings(), self._paperwork.letterhead()
        person = dossier.submitter or dossier.applicant
        names = dict.fromkeys(line.name for line in dossier.fees if line.sort == receipt.sort)
        return FeeReceiptSlip(
            head=head,
            sort=receipt.sort,
            collector=settings.collector or head.counter_name,
            tax_code=settings.tax_code,
            form=settings.book(receipt.sort).form,
            series=receipt.series,
            number=receipt.number,
            names=tuple(names) or (dossier.procedure_name,),
            payer=dossier.applicant.name,
            code=dossier.code,
            address=dossier.applicant.address or person.address,
            amount=receipt.amount,
            words=sentence(receipt.amount),
            means=_MEANS.get(paid.means, paid.means),
            taken_at=from_ms(paid.at_ms),
            clerk_name=self._desk.clerk_name(paid.actor),
            qr_text=f"{dossier.code}:BL {receipt.series} {receipt.number}" if dossier.code else "",
            voided=paid.voided,
            refunded=_given_back(paid, receipt.sort),
            reprint=reprint,
            reprinted_at=self._now_if(reprint),
        )

    def _now_if(self, reprint: int) -> datetime | None:
        return self._desk.now() if reprint else None


def _given_back(paid: Payment, sort: str) -> int:
    return paid.refunded_phi if sort == "phi" else paid.refunded - paid.refunded_phi
