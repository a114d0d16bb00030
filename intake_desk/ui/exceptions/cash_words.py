"""What a drawer that was locked with too little cash says to a supervisor."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.money_kinds import DrawerClosed, Explanation
from intake_desk.domain.people import show_date
from intake_desk.services.exception_telling import InboxItem
from intake_desk.ui.formats import money

translate = QCoreApplication.translate


def happened(item: InboxItem) -> str:
    """Whose drawer of which day it was, how much was missing, and how that was explained; not what was in the book or
    counted, for the inbox is open to whoever has still to count their own drawer blind.
    """
    entry = item.pieces[0].entry if item.pieces else None
    if entry is None or not isinstance(entry.facts, DrawerClosed):
        return translate("exceptions", "Một ngăn kéo được khóa với số tiền ít hơn sổ.")
    why = entry.personal.reason if isinstance(entry.personal, Explanation) else ""
    text = translate("exceptions", "{0} khóa ngăn kéo ngày {1} ở {2}: thiếu {3} so với sổ. Giải thích: “{4}”.")
    if item.pieces[0].by:
        text = translate(
            "exceptions",
            "Ngăn kéo của {0} ngày {1} ở {2} do {5} khóa thay, có {6} chứng kiến: thiếu {3} so với sổ. Lý do: “{4}”.",
        )
    if not item.pieces[0].counted:
        text = translate(
            "exceptions",
            "Ngăn kéo của {0} ngày {1} ở {2} được khóa thay và ghi thiếu {3}, nhưng trước đó đã khóa rồi: lần khóa thay"
            " này không có hiệu lực, chỉ tính lần khóa trước.",
        )
    return text.format(
        item.pieces[0].clerk,
        show_date(entry.day),
        item.about,
        money(entry.facts.expected - entry.facts.counted),
        why or "–",
        item.pieces[0].by,
        item.pieces[0].second,
    )


def kept() -> str:
    """That the book was not moved by it."""
    return translate(
        "exceptions", "Không mất gì trong sổ: số thu của ngày không đổi, lần đếm và lời giải thích được giữ nguyên."
    )


def steps(_item: InboxItem) -> list[str]:
    """How to find out where it is, and what is to be written."""
    return [
        translate("exceptions", "Cùng cán bộ đối chiếu liên biên lai, phiếu chi và giao nhận tiền của ngày đó với sổ."),
        translate("exceptions", "Không tìm ra: lập biên bản, thu lại số thiếu theo quy chế của đơn vị."),
        translate("exceptions", "Ghi vào câu trả lời số tiền đó được giải quyết thế nào."),
    ]
