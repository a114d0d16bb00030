"""Papers that tell of more than one dossier, or of all that happened to one."""

from collections.abc import Sequence

from intake_desk.domain import check_codes, kinds
from intake_desk.domain.books import HISTORY, MANY, BroughtDossier, History, ManyReceipt, Step, codes
from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Draft
from intake_desk.domain.fees import dong
from intake_desk.domain.people import show_id, show_phone, with_tax_code
from intake_desk.domain.receipt_links import link
from intake_desk.domain.register_book import content_of
from intake_desk.domain.times import from_ms
from intake_desk.printing import press
from intake_desk.services import preferences
from intake_desk.services.desk import Desk
from intake_desk.services.lookup import Lookup, Moment
from intake_desk.services.paperwork import DELIVERED, Paperwork
from intake_desk.services.slips import Printed
from intake_desk.services.steps import NoSuchDossier, NotPossibleNow, held

_ACTS = {
    "dossier.filed": "Nộp hồ sơ",
    "dossier.accepted": "Tiếp nhận hồ sơ",
    "dossier.received": "Tiếp nhận hồ sơ",
    "dossier.refused": "Từ chối hồ sơ",
    "dossier.supplement_requested": "Yêu cầu bổ sung, hoàn thiện hồ sơ",
    "dossier.supplemented": "Nhận hồ sơ bổ sung",
    "dossier.forwarded": "Bàn giao hồ sơ",
    "dossier.extended": "Xin lỗi và gia hạn thời gian giải quyết",
    "dossier.obligation_requested": "Yêu cầu thực hiện nghĩa vụ tài chính",
    "dossier.obligation_met": "Đã thực hiện nghĩa vụ tài chính",
    "dossier.stopped": "Dừng giải quyết hồ sơ",
    "dossier.result_ready": "Có kết quả giải quyết",
    "dossier.shelved": "Chuyển chỗ để kết quả",
    "dossier.handed_back": "Trả kết quả",
    "dossier.originals_taken": "Thu bản gốc giấy tờ",
    "dossier.originals_returned": "Trả lại bản gốc giấy tờ",
    "dossier.rated": "Người dân đánh giá",
    "dossier.withdrawn": "Công dân rút hồ sơ",
    "dossier.corrected": "Đính chính thông tin",
    "fee.charged": "Xác định phí, lệ phí",
    "fee.paid": "Thu phí, lệ phí",
    "fee.waived": "Miễn, giảm phí, lệ phí",
}


class Books:
    """Makes those papers; each is an entry of its dossiers, so that a second one says that it is a copy."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._letterhead = Paperwork(desk).letterhead

    def many_receipt(self, clerk: Clerk, dossier_ids: Sequence[str]) -> Printed:
        """One receipt (form 01) with its annex for dossiers that one person brought together.

        Raises NoSuchDossier (also for none at all), NotPossibleNow when one of them was never received.
        """
        liens = preferences.load(self._desk.sheets).liens
        ids = tuple(dict.fromkeys(dossier_ids))
        if not ids:
            raise NoSuchDossier
        with self._desk.recording(clerk) as recording:
            dossiers = tuple(held(recording, dossier_id) for dossier_id in ids)
            for dossier in dossiers:
                if not dossier.is_received:
                    raise NotPossibleNow(state=dossier.state)
            reprint = max(dossier.printed.get(MANY, 0) for dossier in dossiers)
            for dossier in dossiers:
                facts = kinds.SlipPrinted(form=MANY, reprint=reprint, copies=liens)
                recording.add(Draft(subject=dossier.id, facts=facts))
        pdf = press.many_receipt(self._many(dossiers, reprint), ("Lưu", "Giao khách hàng")[-liens:])
        return Printed(form=MANY, name=f"{dossiers[0].code}-{len(dossiers)}", pdf=pdf, reprint=reprint)

    def history(self, clerk: Clerk, dossier_id: str) -> Printed:
        """All that was done with a dossier, by whom and when. Raises NoSuchDossier."""
        story = Lookup(self._desk).story(dossier_id)
        dossier = story[-1].after if story else None
        if dossier is None:
            raise NoSuchDossier
        slip = History(
            head=self._letterhead(),
            code=dossier.code,
            applicant=with_tax_code(dossier.applicant),
            procedure=dossier.procedure_name,
            content=content_of(dossier),
            received_at=from_ms(dossier.received_at),
            due_at=from_ms(dossier.due_at) if dossier.due_at else None,
            steps=tuple(_step(moment) for moment in story if moment.entry.kind in _ACTS),
            made_at=self._desk.now(),
        )
        with self._desk.recording(clerk) as recording:
            recording.add(Draft(subject=dossier_id, facts=kinds.SlipPrinted(form=HISTORY)))
        return Printed(form=HISTORY, name=f"{dossier.code or dossier.id[-8:]}-qua-trinh", pdf=press.history(slip))

    def _many(self, dossiers: tuple[Dossier, ...], reprint: int) -> ManyReceipt:
        first = dossiers[0]
        person = first.submitter or first.applicant
        agency = self._letterhead().unit_name
        brought = tuple(
            BroughtDossier(
                code=dossier.code,
                content=content_of(dossier),
                applicant=with_tax_code(dossier.applicant),
                received_at=from_ms(dossier.received_at),
                due_at=from_ms(dossier.due_at) if dossier.due_at else None,
                limit_text=dossier.limit,
                agency=", ".join(leg.agency for leg in dossier.legs) or agency,
                sets=dossier.sets,
            )
            for dossier in dossiers
        )
        return ManyReceipt(
            head=self._letterhead(),
            submitter=person.name,
            address=person.address,
            phone=show_phone(person.phone),
            email=person.email,
            id_number=show_id(person.id_number),
            received_at=from_ms(first.received_at),
            clerk_name=self._desk.clerk_name(first.actor),
            dossiers=brought,
            return_place=DELIVERED.get(first.deliver, ""),
            fee_text=_fee_text(dossiers),
            qr_text=link(self._desk.unit.public_url, codes(brought)),
            check=check_codes.shown(check_codes.check_code(first)),
            reprint=reprint,
            reprinted_at=self._desk.now() if reprint else None,
        )


def _fee_text(dossiers: Sequence[Dossier]) -> str:
    """What the receipt says of all the money together."""
    total = sum(dossier.fee_total for dossier in dossiers)
    if not total:
        return "Không thu"
    taken = sum(dossier.paid for dossier in dossiers)
    waived = sum(dossier.waived for dossier in dossiers)
    parts = [("đã thu", taken), ("được miễn", waived), ("chưa thu", total - taken - waived)]
    said = ", ".join(f"{word} {dong(amount)}" for word, amount in parts if amount > 0)
    return f"{dong(total)} ({said})"


def _step(moment: Moment) -> Step:
    """What one entry says in the history; a promise is named where it was made or moved."""
    facts, before, after = moment.entry.facts, moment.before, moment.after
    receiver = ""
    if isinstance(facts, kinds.DossierForwarded):
        receiver = facts.receiver
    elif isinstance(facts, kinds.DossierHandedBack) and after is not None and after.hand_back is not None:
        receiver = after.hand_back.name
    promised = after.due_at if after is not None and (before is None or before.due_at != after.due_at) else 0
    return Step(
        at=from_ms(moment.entry.at_ms),
        actor=f"{moment.clerk} ({moment.desk})" if moment.desk else moment.clerk,
        act=_ACTS[moment.entry.kind],
        receiver=receiver,
        due_at=from_ms(promised) if promised else None,
    )
