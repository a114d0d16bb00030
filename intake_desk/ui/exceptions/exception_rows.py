"""An exception as a line of the list, its tag, and what speaks for it as moments."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from intake_desk.domain import exceptions
from intake_desk.domain.times import from_ms
from intake_desk.services.exception_telling import InboxItem, Piece, Said
from intake_desk.services.lookup import Moment as StoryMoment
from intake_desk.ui.exceptions.exception_names import choice_word, title_of
from intake_desk.ui.exceptions.exception_words import about_text, since_text, span_text
from intake_desk.ui.formats import at_text
from intake_desk.ui.table_model import Column, TagLook
from intake_desk.ui.widgets import Moment
from intake_desk.ui.wording import happened

translate = QCoreApplication.translate


def columns() -> list[Column]:
    """The columns of the list."""
    return [
        Column(translate("exceptions", "Từ lúc"), since_text),
        Column(translate("exceptions", "Việc"), lambda item: title_of(item.sort), stretch=True, strong=True),
        Column(translate("exceptions", "Hồ sơ, nơi ghi"), about_text),
    ]


def look(item: InboxItem) -> TagLook:
    """How it is drawn whether somebody still has to look at it."""
    if not item.is_open:
        return TagLook("done", translate("exceptions", "Đã xem lại"), "check")
    if item.answers and item.sort == exceptions.RIVAL:
        return TagLook("waiting", translate("exceptions", "Còn chờ người phụ trách khác xem"), "bang")
    if item.answers:
        return TagLook("waiting", translate("exceptions", "Có thêm mục mới, cần xem lại"), "bang")
    return TagLook("waiting", translate("exceptions", "Cần xem lại"), "dot")


def moments(item: InboxItem, now: datetime) -> list[Moment]:
    """What speaks for it, oldest first."""
    # what fell due is told with the dossier and with the money: here it only fills the list
    lines = [_moment(item, piece, now) for piece in item.pieces if piece.entry.kind != "fee.charged"]
    hidden = item.count - len(item.pieces)
    if hidden > 0 and item.sort in {exceptions.LATE, exceptions.REVOKED, exceptions.AHEAD, exceptions.BACK}:
        lines.insert(0, Moment("…", translate("exceptions", "và {0} mục trước đó").format(hidden), (), "soft"))
    return lines


def answer_text(said: Said) -> str:
    """A supervisor's answer in one line."""
    who = ", ".join((said.clerk, said.desk, f"{from_ms(said.at_ms):%H:%M %d/%m/%Y}"))
    return "\n".join(part for part in (choice_word(said.choice), said.note, who) if part)


def _lost_text(sort: str) -> str:
    """What it means that an entry had no effect."""
    if sort == exceptions.RECEIPTS:
        return translate("exceptions", "Giấy tiếp nhận này không còn hiệu lực")
    if sort == exceptions.TWICE:
        return translate("exceptions", "Không đổi hồ sơ, đang tính thừa trong sổ")
    if sort == exceptions.RIVAL:
        return translate("exceptions", "Không có hiệu lực")
    return translate("exceptions", "Không làm đổi trạng thái hồ sơ")


def _moment(item: InboxItem, piece: Piece, now: datetime) -> Moment:
    entry = piece.entry
    title = happened(StoryMoment(entry=entry, clerk=piece.clerk, desk=piece.desk, before=None, after=None))
    details = [" · ".join(part for part in (piece.desk, piece.clerk) if part)]
    if piece.code and piece.code != about_text(item):
        details.append(piece.code)
    if not piece.counted:
        details.append(_lost_text(item.sort))
    if piece.measure:
        details.append(translate("exceptions", "Lệch {0}").format(span_text(piece.measure)))
    return Moment(at_text(entry.at_ms, now), title, tuple(details), "ink" if piece.counted else "waiting")
