"""How a dossier stands in lists: short code, who, what, until when; the same columns on every page."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.dossier import AWAITING_OBLIGATION, AWAITING_SUPPLEMENT, REFUSED, Dossier
from intake_desk.domain.folding import fold
from intake_desk.domain.people import show_id, show_phone
from intake_desk.domain.questions import open_questions
from intake_desk.domain.times import from_ms, local, to_ms
from intake_desk.services.desk import Desk
from intake_desk.ui.formats import at_text, short_day
from intake_desk.ui.table_model import Column, TagLook
from intake_desk.ui.wording import state_look

translate = QCoreApplication.translate

ELLIPSIS = "…"
NAME = 184  # the usual full name of four words


def short_code(code: str) -> str:
    """The part of a code that differs within the unit: "…261120-3127"; a dash for a dossier that took no number."""
    if not code:
        return "–"
    _agency, _dash, rest = code.partition("-")
    return f"{ELLIPSIS}{rest}" if rest else code


def bringer(dossier: Dossier) -> str:
    """Who stood at the counter: the submitter, or the applicant who came in person; an organisation by its name."""
    applicant = dossier.applicant
    return applicant.name if applicant.is_organisation else (dossier.submitter or applicant).name


def people_text(dossier: Dossier) -> str:
    """Besides the applicant's name: who came for them, their number or tax code, and the telephone to call."""
    applicant, submitter = dossier.applicant, dossier.submitter
    came = ""
    if submitter is not None and applicant.is_organisation:
        came = translate("dossier", "Người đến nộp: {0}").format(submitter.name)
    elif submitter is not None and brought_for_another(dossier):
        came = translate("dossier", "Nộp thay: {0}").format(submitter.name)
    paper = f" ({dossier.authorisation})" if came and dossier.authorisation else ""
    tax_code = translate("dossier", "MST {0}").format(applicant.tax_code) if applicant.tax_code else ""
    parts = (came + paper, tax_code, show_id(applicant.id_number), show_phone((submitter or applicant).phone))
    return " · ".join(part for part in parts if part)


def brought_for_another(dossier: Dossier) -> bool:
    """Whether somebody else brought the dossier for its applicant."""
    return dossier.submitter is not None and fold(dossier.submitter.name) != fold(dossier.applicant.name)


def procedure_text(desk: Desk, dossier: Dossier) -> str:
    """The procedure as clerks called it when the dossier was received, or its full name when no catalogue has it."""
    procedure = desk.reference.procedure(dossier.procedure, dossier.catalogue)
    return procedure.short_name if procedure else dossier.procedure_name


def code_text(dossier: Dossier) -> str:
    """Its code, or why there is none."""
    if dossier.code:
        return dossier.code
    if dossier.state == REFUSED:
        return translate("dossier", "Không cấp mã, từ chối tại quầy")
    return translate("dossier", "Chưa tiếp nhận, không có mã")


def content_text(desk: Desk, dossier: Dossier) -> str:
    """The procedure with what makes this dossier different: pages and copies, or its case."""
    parts = [procedure_text(desk, dossier)]
    copies = sum(paper.copies for paper in dossier.papers)
    if dossier.certification and dossier.pages and copies:
        parts.append(translate("dossier", "{0} trang × {1} bản").format(dossier.pages, copies))
    elif dossier.case:
        parts.append(dossier.case)
    return " · ".join(parts)


def promised_text(dossier: Dossier, now: datetime) -> str:
    """Until when: "Hôm nay 16:30", "Thứ Tư 25/11", "Quá hạn 1 ngày"; a dash when nothing was promised."""
    if not dossier.due_at:
        return "–"
    due, today = from_ms(dossier.due_at), local(now).date()
    if dossier.is_overdue(to_ms(now)):
        days = (today - due.date()).days
        return translate("dossier", "Quá hạn {0} ngày").format(days) if days else translate("dossier", "Quá giờ hẹn")
    text = short_day(due.date(), today)
    if due.date() == today:
        text = f"{text} {due:%H:%M}"
    return text[:1].upper() + text[1:]


def due_tag(dossier: Dossier, now: datetime) -> TagLook | None:
    """The promise as a tag, while it still binds."""
    if not dossier.due_at or not dossier.is_open:
        return None
    if dossier.state in {AWAITING_SUPPLEMENT, AWAITING_OBLIGATION}:
        return TagLook("neutral", translate("dossier", "Tạm dừng thời hạn"))
    if dossier.is_overdue(to_ms(now)):
        return TagLook("wrong", promised_text(dossier, now))
    due, today = from_ms(dossier.due_at), local(now).date()
    text = f"{short_day(due.date(), today)} {due:%H:%M}"
    return TagLook("accent", translate("dossier", "Hẹn {0}").format(text))


def remark_tags(dossier: Dossier) -> list[TagLook]:
    """What else must be seen at once: a provisional number, entries that need a supervisor."""
    tags = []
    if open_questions(dossier):
        tags.append(TagLook("waiting", translate("dossier", "Cần trả lời"), "bang"))
    if dossier.provisional:
        tags.append(TagLook("waiting", translate("dossier", "Số tạm"), "half"))
    if dossier.misfits or dossier.unknown:
        tags.append(TagLook("waiting", translate("dossier", "Phụ trách cần xem"), "bang"))
    return tags


class DossierColumns:
    """The columns of lists of dossiers; a row gives its dossier by ``of``."""

    def __init__(self, desk: Desk, of: Callable[[Any], Dossier]) -> None:
        self._desk = desk
        self._of = of

    def code(self) -> Column:
        return Column(
            translate("dossier", "Mã hồ sơ"),
            lambda row: short_code(self._of(row).code),
            width=120,
            spoken=lambda row: self._of(row).code,
        )

    def received(self) -> Column:
        return Column(
            translate("dossier", "Nhận"), lambda row: at_text(self._of(row).received_at, self._desk.now()), width=62
        )

    def ready(self) -> Column:
        return Column(
            translate("dossier", "Có từ"),
            lambda row: at_text(self._of(row).ready_at, self._desk.now()) if self._of(row).ready_at else "–",
            width=64,
        )

    def bringer(self) -> Column:
        return Column(translate("dossier", "Người nộp"), lambda row: bringer(self._of(row)), width=NAME, strong=True)

    def applicant(self) -> Column:
        return Column(
            translate("dossier", "Chủ hồ sơ"), lambda row: self._of(row).applicant.name, width=NAME, strong=True
        )

    def procedure(self) -> Column:
        return Column(
            translate("dossier", "Thủ tục"), lambda row: procedure_text(self._desk, self._of(row)), stretch=True
        )

    def promised(self) -> Column:
        return Column(
            translate("dossier", "Hẹn trả"),
            lambda row: promised_text(self._of(row), self._desk.now()),
            tone=lambda row: "wrong" if self._of(row).is_overdue(self._desk.now_ms()) else "ink",
            width=118,
        )

    def state(self) -> Column:
        return Column(
            translate("dossier", "Tình trạng"),
            lambda row: self._look(row).text,
            tag=self._look,
            width=104,
        )

    def _look(self, row: Any) -> TagLook:
        dossier = self._of(row)
        look = state_look(dossier, self._desk.now_ms())
        # the state stands beside it once the dossier is chosen; that somebody waits for an answer is seen in the list
        return TagLook(look.kind, translate("dossier", "Cần trả lời"), "bang") if open_questions(dossier) else look
