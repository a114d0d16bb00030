"""How a dossier stands now, in a few lines: where its papers are, what is held, what is owed, what was moved."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.dossier import READY, Dossier
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.national import national_status
from intake_desk.domain.questions import open_questions
from intake_desk.domain.reversals import in_sums
from intake_desk.domain.times import from_ms, local
from intake_desk.ui.formats import at_text, due_text, money

translate = QCoreApplication.translate


def listed(papers: Iterable[PaperCount]) -> str:
    """Papers in one line, each with how many originals there are when it is more than one."""
    return "; ".join(f"{one.text} ({one.originals})" if one.originals > 1 else one.text for one in papers)


def standing_lines(dossier: Dossier, now: datetime) -> list[str]:
    """What must be known besides the state and the promise, the most pressing first."""
    lines = [
        translate("standing", "Bộ phận giải quyết hỏi: {0}").format(one.text or "–") for one in open_questions(dossier)
    ]
    if doubled := in_sums(dossier):
        text = translate("standing", "{0} bút toán ghi trùng ở quầy khác, chưa đảo: sổ tiền đang lệch")
        lines.append(text.format(len(doubled)))
    if dossier.recreation is not None:
        at = at_text(dossier.recreation.at_ms, now)
        lines.append(translate("standing", "Dựng lại từ giấy tiếp nhận, {0}; dữ liệu gốc chưa về").format(at))
    if dossier.owed:
        lines.append(translate("standing", "Chưa thu: {0}").format(money(dossier.owed)))
    if dossier.holder:
        since = at_text(dossier.hand_overs[-1].at_ms, now) if dossier.hand_overs else "–"
        lines.append(translate("standing", "Hồ sơ giấy ở: {0}, từ {1}").format(dossier.holder, since))
    if dossier.originals_held:
        lines.append(translate("standing", "Đang giữ bản chính: {0}").format(listed(dossier.originals_held)))
    if dossier.obligation_reason:
        amount = f" ({money(dossier.obligation_amount)})" if dossier.obligation_amount else ""
        lines.append(translate("standing", "Chờ thực hiện: {0}").format(dossier.obligation_reason + amount))
    if dossier.state == READY and dossier.outcome is not None and dossier.outcome.shelf:
        lines.append(translate("standing", "Kết quả để ở: {0}").format(dossier.outcome.shelf))
    moved = dossier.extension
    if moved is not None and dossier.is_open:
        text = translate("standing", "Đã hẹn lại từ {0}: {1}")
        lines.append(text.format(_lowered(due_text(moved.was_due_at, now)), moved.reason))
    status = national_status(dossier)
    lines.append(translate("standing", "Trạng thái quốc gia: {0} – {1}").format(status.code, status.name))
    return lines


def early_text(dossier: Dossier) -> str:
    """That the result is there before the day it was promised for; "" when it is not."""
    if not dossier.due_at or not dossier.ready_at:
        return ""
    ready, due = local(from_ms(dossier.ready_at)).date(), local(from_ms(dossier.due_at)).date()
    if ready >= due:
        return ""
    return translate("standing", "Có kết quả sớm {0} ngày so với ngày hẹn {1}.").format(
        (due - ready).days, f"{due:%d/%m/%Y}"
    )


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
