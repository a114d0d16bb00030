"""The papers that leave the counter: built from what is recorded, printed only after it is durable."""

from base64 import b32encode
from collections.abc import Mapping
from datetime import date

import msgspec

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import AWAITING_SUPPLEMENT, REFUSED, Dossier
from intake_desk.domain.entries import Draft, Entry
from intake_desk.domain.fees import dong
from intake_desk.domain.kinds import SlipPrinted
from intake_desk.domain.people import show_id, show_phone
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.slips import (
    CertifiedLine,
    Figures,
    JournalHead,
    LateEntry,
    Letterhead,
    MoneyRow,
    NumberGap,
    PaperLine,
    ReceiptSlip,
    RefusalSlip,
    SupplementSlip,
    TallyRow,
    TallySheet,
)
from intake_desk.domain.tally import COUNTS, Tally, figures
from intake_desk.domain.times import from_ms
from intake_desk.printing import press
from intake_desk.services import preferences
from intake_desk.services.closing import DayView
from intake_desk.services.desk import Desk
from intake_desk.services.steps import NoSuchDossier, NotPossibleNow
from intake_desk.store import register

RECEIPT = "01"
SUPPLEMENT = "02"
REFUSAL = "03"

_DELIVERED = {
    "counter": "Bộ phận tiếp nhận và trả kết quả",
    "post": "địa chỉ người nộp, qua dịch vụ bưu chính công ích",
    "electronic": "tài khoản điện tử của người nộp (bản điện tử)",
}
_HAPPENED = {
    "dossier.received": "Tiếp nhận hồ sơ",
    "dossier.filed": "Ghi hồ sơ chờ tiếp nhận",
    "dossier.accepted": "Tiếp nhận hồ sơ",
    "dossier.extended": "Gia hạn",
    "dossier.stopped": "Dừng giải quyết",
    "dossier.refused": "Từ chối tiếp nhận",
    "dossier.supplement_requested": "Yêu cầu bổ sung",
    "dossier.supplemented": "Nhận bổ sung",
    "dossier.result_ready": "Có kết quả",
    "dossier.handed_back": "Trả kết quả",
    "dossier.withdrawn": "Rút hồ sơ",
    "fee.charged": "Phát sinh phí, lệ phí",
    "fee.paid": "Thu phí, lệ phí",
    "fee.waived": "Miễn phí, lệ phí",
    "feedback.received": "Phản ánh, kiến nghị",
    "scan.added": "Số hóa giấy tờ",
    "scan.removed": "Gỡ bản số hóa",
    "scans.arranged": "Sắp xếp bản số hóa",
}


class DayIncomplete(Refusal):
    """This desk does not hold exactly the entries that the day's closing names."""

    code = "day_incomplete"


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """A paper ready for the printer or the preview."""

    form: str
    name: str
    pdf: bytes
    reprint: int = 0


class Slips:
    """Makes the papers. Every slip made is an entry of its own, so that a second one says that it is a copy."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def receipt(self, clerk: Clerk, dossier_id: str) -> Printed:
        """Form 01 of a received dossier; from the second time on it is marked as a copy.

        Raises NoSuchDossier, NotPossibleNow (a dossier refused at the counter has no receipt), StoreFailed.
        """
        liens = preferences.load(self._desk.sheets).liens
        with self._desk.recording(clerk) as recording:
            dossier = recording.dossier(dossier_id)
            if dossier is None:
                raise NoSuchDossier
            if not dossier.code:
                raise NotPossibleNow(state=dossier.state)
            reprint = dossier.printed.get(RECEIPT, 0)
            recording.add(Draft(subject=dossier_id, facts=SlipPrinted(form=RECEIPT, reprint=reprint, copies=liens)))
        slip = self._receipt_slip(dossier, reprint)
        pdf = press.receipt(slip, self._paper(), ("Lưu", "Giao khách hàng")[-liens:])
        return Printed(form=RECEIPT, name=dossier.code, pdf=pdf, reprint=reprint)

    def supplement(self, clerk: Clerk, dossier_id: str) -> Printed:
        """Form 02 of a dossier that waits for papers. Raises NoSuchDossier, NotPossibleNow."""
        dossier = self._stated(dossier_id, AWAITING_SUPPLEMENT)
        person = dossier.submitter or dossier.applicant
        slip = SupplementSlip(
            head=self.letterhead(),
            code=dossier.code,
            applicant=dossier.applicant.name,
            content=_content(dossier),
            address=person.address,
            phone=show_phone(person.phone),
            email=person.email,
            papers=tuple(
                PaperLine(text=one.text, originals=one.originals, certified=one.certified, copies=one.copies)
                for one in dossier.supplement_papers
            ),
            reason=dossier.supplement_reason,
            issued_at=self._desk.now(),
            clerk_name=clerk.name,
            qr_text=dossier.code,
        )
        self._note(clerk, dossier_id, SUPPLEMENT)
        return Printed(form=SUPPLEMENT, name=f"{dossier.code}-02", pdf=press.supplement(slip, self._paper()))

    def refusal(self, clerk: Clerk, dossier_id: str) -> Printed:
        """Form 03 of a refused dossier. Raises NoSuchDossier, NotPossibleNow."""
        dossier = self._stated(dossier_id, REFUSED)
        person = dossier.submitter or dossier.applicant
        slip = RefusalSlip(
            head=self.letterhead(),
            code=dossier.code,
            applicant=dossier.applicant.name,
            submitter=person.name,
            content=_content(dossier),
            address=person.address,
            phone=show_phone(person.phone),
            email=person.email,
            reason=dossier.refusal_reason,
            issued_at=self._desk.now(),
            clerk_name=clerk.name,
            qr_text=dossier.code,
        )
        self._note(clerk, dossier_id, REFUSAL)
        return Printed(
            form=REFUSAL,
            name=f"{dossier.code or 'tu-choi-' + dossier.id[-8:]}-03",
            pdf=press.refusal(slip, self._paper()),
        )

    def tally(self, clerk: Clerk, view: DayView) -> Printed:
        """The day's tally as a paper; a draft while the day is open.

        Raises DayIncomplete for a closed day whose entries are not all held here: it would say other figures.
        """
        if not view.complete:
            raise DayIncomplete
        return Printed(form="tally", name=f"tally-{view.day}", pdf=press.tally(self._tally_sheet(clerk, view)))

    def _paper(self) -> str:
        return preferences.load(self._desk.sheets).paper

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

    def _stated(self, dossier_id: str, state: str) -> Dossier:
        with self._desk.journal.database.reading() as connection:
            dossier = register.load(connection, dossier_id)
        if dossier is None:
            raise NoSuchDossier
        if dossier.state != state:
            raise NotPossibleNow(state=dossier.state)
        return dossier

    def _note(self, clerk: Clerk, dossier_id: str, form: str) -> None:
        with self._desk.recording(clerk) as recording:
            recording.add(Draft(subject=dossier_id, facts=SlipPrinted(form=form)))

    def _receipt_slip(self, dossier: Dossier, reprint: int) -> ReceiptSlip:
        person = dossier.submitter or dossier.applicant
        certified: tuple[CertifiedLine, ...] = ()
        if dossier.certification and dossier.pages:
            certified = tuple(
                CertifiedLine(text=paper.text, pages=dossier.pages, paper_copies=max(paper.copies, 1))
                for paper in dossier.papers
            )
        return ReceiptSlip(
            head=self.letterhead(),
            code=dossier.code,
            book=dossier.book,
            line=dossier.line,
            applicant=dossier.applicant.name,
            submitter=person.name,
            address=person.address,
            phone=show_phone(person.phone),
            email=person.email,
            id_number=show_id(person.id_number),
            content=_content(dossier),
            papers=tuple(
                PaperLine(text=one.text, originals=one.originals, certified=one.certified, copies=one.copies)
                for one in dossier.papers
            ),
            certified=certified,
            sets=dossier.sets,
            limit_text=dossier.limit,
            received_at=from_ms(dossier.received_at),
            due_at=from_ms(dossier.due_at) if dossier.due_at else None,
            return_place=_DELIVERED.get(dossier.deliver, ""),
            fee_text=_fee_text(dossier),
            clerk_name=self._desk.clerk_name(dossier.actor),
            qr_text=self._qr_text(dossier),
            provisional=dossier.provisional,
            reprint=reprint,
            reprinted_at=self._desk.now() if reprint else None,
        )

    def _qr_text(self, dossier: Dossier) -> str:
        """The receipt in short, signed by the desk: no name, but enough to know it and to ask for it."""
        text = ":".join(  # only characters that a QR code packs tightly and that no input method changes
            (
                dossier.code,
                dossier.procedure,
                f"{from_ms(dossier.received_at):%y%m%d%H%M}",
                f"{from_ms(dossier.due_at):%y%m%d%H%M}" if dossier.due_at else "",
                str(dossier.fee_total),
                dossier.id.upper(),
            )
        )
        return f"{text}:{b32encode(self._desk.sign(text.encode())).decode().rstrip('=')}"

    def _tally_sheet(self, clerk: Clerk, view: DayView) -> TallySheet:
        closing = view.closing
        catalogue = self._desk.reference.catalogue
        names = {
            code: procedure.short_name for code in view.tally.by_procedure if (procedure := catalogue.by_code(code))
        }
        return TallySheet(
            head=self.letterhead(),
            day=date.fromisoformat(view.day),
            made_at=self._desk.now(),
            prepared_by=clerk.name,
            totals=_figures(view.tally.totals, view.overdue),
            procedures=tuple(
                TallyRow(name=names.get(code, ""), code=code, figures=_figures(counts))
                for code, counts in sorted(view.tally.by_procedure.items(), key=lambda one: -one[1].get("received", 0))
            ),
            clerks=tuple(
                TallyRow(name=self._desk.clerk_name(login), figures=_figures(counts))
                for login, counts in sorted(view.tally.by_clerk.items())
            ),
            money=(_money("Tiền mặt", "cash", view.tally), _money("Chuyển khoản", "transfer", view.tally)),
            waived=_money("Miễn, giảm", "waived", view.tally) if view.tally.total("waived") else None,
            unpaid=view.unpaid,
            expected_cash=view.expected_cash,
            counted_cash=closing.facts.counted_cash if closing else None,
            difference_reason=closing.note if closing else "",
            heads=tuple(
                JournalHead(desk=desk.name, entry=desk.head, hash=desk.head_hash.hex()[:12]) for desk in view.desks
            ),
            late=tuple(self._late(entry) for entry in view.late),
            gaps=tuple(
                NumberGap(desk=gap.desk, numbers=f"{gap.first:04d}–{gap.last:04d}", reason="bỏ qua, chưa in cho ai")
                for gap in view.gaps
            ),
            closed_at=from_ms(closing.entry.at_ms) if closing else None,
            closed_by=self._desk.clerk_name(closing.entry.actor) if closing else "",
            fingerprint=closing.fingerprint if closing else "",
        )

    def _late(self, entry: Entry) -> LateEntry:
        added = figures(entry)
        money = next((value for name, value in added.items() if name in ("cash", "transfer", "waived")), 0)
        text = _HAPPENED.get(entry.kind, entry.kind)
        with self._desk.journal.database.reading() as connection:
            dossier = register.load(connection, entry.subject) if entry.subject else None
        return LateEntry(
            at=from_ms(entry.at_ms),
            desk=self._desk.unit.desk_name(entry.place.journal),
            clerk=self._desk.clerk_name(entry.actor),
            text=f"{text} {dong(money)}" if money else text,
            code=dossier.code if dossier else "",
        )


def _content(dossier: Dossier) -> str:
    return f"{dossier.procedure_name} ({dossier.case})" if dossier.case else dossier.procedure_name


def _fee_text(dossier: Dossier) -> str:
    """What the receipt says of the money."""
    if not dossier.fees:
        return "Không thu"
    total = dong(dossier.fee_total)
    if dossier.waived:
        return f"{total} (được miễn)"
    means = "tiền mặt" if dossier.paid_cash else "chuyển khoản"
    return f"{total} (đã thu, {means})" if dossier.paid_cash + dossier.paid_transfer else f"{total} (chưa thu)"


def _figures(counts: Mapping[str, int], overdue: int = 0) -> Figures:
    return Figures(**{name: counts.get(name, 0) for name in COUNTS}, overdue=overdue)


def _money(name: str, means: str, tally: Tally) -> MoneyRow:
    return MoneyRow(
        means=name,
        receipts=tally.total(f"{means}_count"),
        phi=tally.total(f"{means}_phi"),
        le_phi=tally.total(f"{means}_le_phi"),
    )
