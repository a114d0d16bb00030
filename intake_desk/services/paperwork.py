"""What the papers of a dossier say: values built from what is recorded, for printing to lay out."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from intake_desk.domain import check_codes
from intake_desk.domain.casework_slips import (
    Acknowledgement,
    ControlSlip,
    ExtensionSlip,
    FolderLabel,
    HandOverBlock,
    StopSlip,
)
from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier, Extension, HandBack, HandOver, Outcome, Stopping
from intake_desk.domain.fees import dong
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.people import Person, show_id, show_phone
from intake_desk.domain.receipt_links import link
from intake_desk.domain.receipts import receipt_text
from intake_desk.domain.slips import (
    CertifiedLine,
    Letterhead,
    PaperLine,
    ReceiptSlip,
    RefusalSlip,
    SecondStage,
    SupplementSlip,
)
from intake_desk.domain.times import from_ms, local
from intake_desk.services.desk import Desk

_ONLINE = "online"
_COUNTER = "counter"
DELIVERED = {
    "counter": "Bộ phận tiếp nhận và trả kết quả",
    "post": "địa chỉ người nộp, qua dịch vụ bưu chính công ích",
    "electronic": "tài khoản điện tử của người nộp (bản điện tử)",
}
_HANDED = {"counter": "tại quầy", "post": "qua dịch vụ bưu chính công ích", "electronic": "bản điện tử"}


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """The which-th print of a paper this is (0 is the first), and when a later one was made."""

    reprint: int
    reprinted_at: datetime | None


class Paperwork:
    """Fills the papers of dossiers; records nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def letterhead(self) -> Letterhead:
        """What stands at the head of the unit's papers."""
        unit = self._desk.unit
        return Letterhead(
            parent_agency=unit.parent,
            unit_name=unit.name,
            place_name=unit.place,
            counter_name=unit.title or unit.name,
            phone=unit.phone,
            website=unit.website,
        )

    def receipt(self, dossier: Dossier, copy: Copy) -> ReceiptSlip:
        """Form 01; what was filed online or came by post is signed by the clerk alone."""
        person = dossier.submitter or dossier.applicant
        return ReceiptSlip(
            head=self.letterhead(),
            code=dossier.code,
            book=dossier.book,
            line=dossier.line,
            applicant=dossier.applicant.name,
            tax_code=dossier.applicant.tax_code,
            submitter=person.name,
            authorisation=dossier.authorisation,
            address=person.address,
            phone=show_phone(person.phone),
            email=person.email,
            id_number=show_id(person.id_number),
            content=_content(dossier),
            papers=_lines(dossier.papers),
            certified=_certified(dossier),
            sets=dossier.sets,
            limit_text=dossier.limit,
            received_at=from_ms(dossier.received_at),
            due_at=_moment(dossier.due_at),
            due_reason=dossier.due_reason,
            second_stage=_second_stage(dossier),
            return_place=DELIVERED.get(dossier.deliver, ""),
            fee_text=_fee_text(dossier),
            clerk_name=self._desk.clerk_name(dossier.actor),
            qr_text=link(self._desk.unit.public_url, receipt_text(dossier, self._desk.sign)),
            check=check_codes.shown(check_codes.check_code(dossier)),
            filed_at=_filed_online(dossier),
            provisional=dossier.provisional,
            submitter_signs=dossier.channel == _COUNTER,
            reprint=copy.reprint,
            reprinted_at=copy.reprinted_at,
        )

    def supplement(self, dossier: Dossier, copy: Copy, clerk: Clerk) -> SupplementSlip:
        """Form 02, dated by the request."""
        person = dossier.submitter or dossier.applicant
        return SupplementSlip(
            head=self.letterhead(),
            code=dossier.code,
            applicant=dossier.applicant.name,
            tax_code=dossier.applicant.tax_code,
            content=_content(dossier),
            address=person.address,
            phone=show_phone(person.phone),
            email=person.email,
            papers=_lines(dossier.supplement_papers),
            reason=dossier.supplement_reason,
            issued_at=from_ms(dossier.clock_stopped_at),
            clerk_name=clerk.name,
            qr_text=dossier.code,
            reprint=copy.reprint,
            reprinted_at=copy.reprinted_at,
        )

    def refusal(self, dossier: Dossier, copy: Copy, clerk: Clerk) -> RefusalSlip:
        """Form 03, dated by the refusal."""
        person = dossier.submitter or dossier.applicant
        return RefusalSlip(
            head=self.letterhead(),
            code=dossier.code,
            applicant=dossier.applicant.name,
            tax_code=dossier.applicant.tax_code,
            submitter=person.name,
            content=_content(dossier),
            address=person.address,
            phone=show_phone(person.phone),
            email=person.email,
            id_number=show_id(person.id_number),
            reason=dossier.refusal_reason,
            issued_at=from_ms(dossier.ended_at),
            clerk_name=clerk.name,
            filed_at=_filed_online(dossier),
            qr_text=dossier.code,
            reprint=copy.reprint,
            reprinted_at=copy.reprinted_at,
        )

    def extension(self, dossier: Dossier, copy: Copy, extension: Extension) -> ExtensionSlip:
        """Form 04, dated by the extension; the head of the agency signs by pen."""
        person = dossier.applicant
        return ExtensionSlip(
            head=self.letterhead(),
            number=extension.number,
            code=dossier.code,
            applicant=person.name,
            content=_content(dossier),
            address=person.address,
            phone=show_phone(person.phone),
            email=person.email,
            reason=extension.reason,
            received_at=from_ms(dossier.received_at),
            was_due_at=_moment(extension.was_due_at),
            due_at=_moment(extension.due_at),
            issued_at=from_ms(extension.at_ms),
            qr_text=dossier.code,
            reprint=copy.reprint,
            reprinted_at=copy.reprinted_at,
        )

    def stop(self, dossier: Dossier, copy: Copy, stopping: Stopping, originals: Iterable[PaperCount]) -> StopSlip:
        """Form 05, dated by the stop; `originals` are those that go back with it."""
        person = dossier.applicant
        by_agency = stopping.asked_by == "agency"
        return StopSlip(
            head=self.letterhead(),
            code=dossier.code,
            applicant=person.name,
            content=_content(dossier),
            address=person.address,
            phone=show_phone(person.phone),
            email=person.email,
            asked_by="cơ quan giải quyết hồ sơ" if by_agency else f"chủ hồ sơ {person.name}",
            reason=stopping.reason,
            stage=stopping.stage,
            decision=stopping.decision,
            money=_money_text(dossier, refund=stopping.refund),
            originals=_lines(originals),
            received_at=from_ms(dossier.received_at),
            stopped_at=from_ms(dossier.ended_at),
            issued_at=from_ms(dossier.ended_at),
            qr_text=dossier.code,
            reprint=copy.reprint,
            reprinted_at=copy.reprinted_at,
        )

    def control(self, dossier: Dossier, copy: Copy) -> ControlSlip:
        """Form 06 with the hand-overs so far."""
        resolving = [over.receiver for over in dossier.hand_overs if not over.home]
        resolving += [leg.agency for leg in dossier.legs if leg.agency]
        agencies = tuple(dict.fromkeys(resolving))
        return ControlSlip(
            head=self.letterhead(),
            code=dossier.code,
            book=dossier.book,
            line=dossier.line,
            applicant=dossier.applicant.name,
            received_at=from_ms(dossier.received_at),
            due_at=_moment(dossier.due_at),
            issued_at=from_ms(dossier.received_at),
            agency=agencies[0] if agencies else "",
            partners="; ".join(agencies[1:]),
            hand_overs=tuple(self._block(dossier, number) for number in range(len(dossier.hand_overs))),
            qr_text=dossier.code,
            reprint=copy.reprint,
            reprinted_at=copy.reprinted_at,
        )

    def _block(self, dossier: Dossier, number: int) -> HandOverBlock:
        """One hand-over; the clerk's name stands on the counter's side of it, the other is signed by pen."""
        over = dossier.hand_overs[number]
        from_counter = number == 0 or dossier.hand_overs[number - 1].home
        clerk = self._desk.clerk_name(over.actor)
        return HandOverBlock(
            sender=over.sender,
            receiver=over.receiver,
            at=from_ms(over.at_ms),
            giver=clerk if from_counter else "",
            taker=clerk if over.home else "",
            result=_kept_promise(dossier, over),
            note=over.note,
        )

    def acknowledgement(
        self, dossier: Dossier, copy: Copy, clerk: Clerk, originals: Iterable[PaperCount]
    ) -> Acknowledgement:
        """The acknowledgement; before the result is handed back its receiver is left to the pen."""
        outcome = dossier.outcome or Outcome()
        back = dossier.hand_back or HandBack(name="", how="")
        known = _receiver_known(dossier, back)
        how = "; ".join(part for part in (_HANDED.get(back.how, ""), back.tracking) if part)
        return Acknowledgement(
            head=self.letterhead(),
            code=dossier.code,
            applicant=dossier.applicant.name,
            content=_content(dossier),
            returned_at=from_ms(dossier.ended_at) if dossier.hand_back else self._desk.now(),
            clerk_name=clerk.name,
            receiver=back.name,
            receiver_id=show_id(back.id_number),
            receiver_phone=show_phone(known.phone) if known else "",
            authorisation=back.authorisation,
            how=how,
            sort=outcome.sort,
            number=outcome.number,
            summary=outcome.summary,
            originals="; ".join(f"{paper.text} ({paper.originals:02})" for paper in originals),
            qr_text=dossier.code,
            reprint=copy.reprint,
            reprinted_at=copy.reprinted_at,
        )

    def label(self, dossier: Dossier) -> FolderLabel:
        """The cover of the dossier's folder."""
        return FolderLabel(
            unit=self.letterhead().counter_name,
            code=dossier.code,
            applicant=dossier.applicant.name,
            content=_content(dossier),
            received_at=from_ms(dossier.received_at),
            due_at=_moment(dossier.due_at),
            sets=dossier.sets,
            shelf=dossier.outcome.shelf if dossier.outcome else "",
            provisional=dossier.provisional,
        )


def _moment(at_ms: int) -> datetime | None:
    return from_ms(at_ms) if at_ms else None


def _content(dossier: Dossier) -> str:
    return f"{dossier.procedure_name} ({dossier.case})" if dossier.case else dossier.procedure_name


def _lines(papers: Iterable[PaperCount]) -> tuple[PaperLine, ...]:
    return tuple(
        PaperLine(text=one.text, originals=one.originals, certified=one.certified, copies=one.copies) for one in papers
    )


def _certified(dossier: Dossier) -> tuple[CertifiedLine, ...]:
    if not (dossier.certification and dossier.pages):
        return ()
    return tuple(
        CertifiedLine(text=paper.text, pages=dossier.pages, paper_copies=max(paper.copies, 1))
        for paper in dossier.papers
    )


def _filed_online(dossier: Dossier) -> datetime | None:
    return _moment(dossier.filed_at) if dossier.channel == _ONLINE else None


def _second_stage(dossier: Dossier) -> SecondStage:
    """When the last of several agencies begins and ends; unknown once the clock was moved, for the legs' were not."""
    if len(dossier.legs) < 2 or dossier.legs[-1].due_at != dossier.due_at:  # noqa: PLR2004  # a second one
        return SecondStage()
    return SecondStage(received_at=_moment(dossier.legs[-2].due_at), due_at=_moment(dossier.due_at))


def _kept_promise(dossier: Dossier, over: HandOver) -> str:
    """Whether what came back to the counter kept the promise to the citizen; what goes on is not yet judged."""
    if not over.home or not dossier.due_at:
        return ""
    if over.at_ms > dossier.due_at:
        return "Quá hạn"
    same_day = local(from_ms(over.at_ms)).date() == local(from_ms(dossier.due_at)).date()
    return "Đúng hạn" if same_day else "Trước hạn"


def _receiver_known(dossier: Dossier, back: HandBack) -> Person | None:
    return {"applicant": dossier.applicant, "submitter": dossier.submitter}.get(back.to) if back.name else None


def _fee_text(dossier: Dossier) -> str:
    """What the receipt says of the money."""
    if not dossier.fee_total:
        return "Không thu"
    total = dong(dossier.fee_total)
    if dossier.waived:
        return f"{total} (được miễn)"
    means = "tiền mặt" if dossier.paid_cash else "chuyển khoản" if dossier.paid_transfer else "trực tuyến"
    return f"{total} (đã thu, {means})" if dossier.paid else f"{total} (chưa thu)"


def _money_text(dossier: Dossier, *, refund: bool) -> str:
    """What becomes of the money when the work is stopped."""
    paid = dossier.paid
    if not paid:
        return "chưa thu, không phải nộp" if dossier.fee_total > dossier.waived else "không thu"
    return f"đã thu {dong(paid)}; {'hoàn trả cho người nộp' if refund else 'không hoàn trả theo quy định'}"
