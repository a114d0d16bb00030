"""What a day or a period that was ruled off more than once says to a supervisor."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.closing_kinds import DayClosed, PeriodClosed
from intake_desk.domain.closing_sums import taken
from intake_desk.domain.people import show_date
from intake_desk.domain.times import from_ms
from intake_desk.services.closing_view import due_in
from intake_desk.services.exception_telling import InboxItem, Piece
from intake_desk.services.fingerprints import fingerprint
from intake_desk.ui.formats import money

translate = QCoreApplication.translate


def about(item: InboxItem) -> str:
    """The day, the quarter or the year, in one short cell."""
    year, _, quarter = item.about.partition("-Q")
    if quarter:
        return translate("exceptions", "quý {0} năm {1}").format(quarter, year)
    if item.about.isdecimal():
        return translate("exceptions", "năm {0}").format(item.about)
    return translate("exceptions", "ngày {0}").format(show_date(item.about))


def happened(item: InboxItem) -> str:
    """Each closing or settlement: who made it where and when, what they counted and what was due, its four words."""
    settled = any(isinstance(one.entry.facts, PeriodClosed) for one in item.pieces)
    text = (
        translate("exceptions", "Số thu {0} được quyết toán {1} lần, ở nơi chưa biết lần kia.")
        if settled
        else translate("exceptions", "Sổ {0} được chốt {1} lần, ở nơi chưa biết lần kia.")
    ).format(about(item), len(item.pieces))
    return "\n".join((text, *(_said(item, one) for one in item.pieces)))


def kept() -> str:
    """That all of them are kept."""
    return translate("exceptions", "Không mất gì: lần nào cũng được giữ cùng số đã đếm; chỉ một lần có hiệu lực.")


def steps(_item: InboxItem) -> list[str]:
    """How to find out whether it was honest, and what is to be written."""
    return [
        translate("exceptions", "Trong sổ tường gạch bốn từ không có hiệu lực, chép bốn từ có hiệu lực."),
        translate(
            "exceptions", "Hỏi từng người chốt: lúc đó quầy có mất mạng không, giờ ghi ở trên có đúng giờ thật không."
        ),
        translate("exceptions", "Lần không có hiệu lực đếm thiếu: tìm số tiền đó, lập biên bản như với ngăn kéo."),
        translate("exceptions", "Không ai tự xem lại lần của mình: lần nào cũng cần người phụ trách khác trả lời."),
    ]


def counted_text(counted: int, due: int) -> str:
    """What was counted in one, what had to be there, and by how much they differ."""
    said = translate("exceptions", "đếm {0}, phải có {1}").format(money(counted), money(due))
    if counted == due:
        return said
    text = translate("exceptions", "{0}, thiếu {1}") if counted < due else translate("exceptions", "{0}, thừa {1}")
    return text.format(said, money(abs(counted - due)))


def _said(item: InboxItem, piece: Piece) -> str:
    entry = piece.entry
    text = (
        translate("exceptions", "Có hiệu lực: {0}, {1}, lúc {2}; {3}; bốn từ “{4}”.")
        if piece.counted
        else translate("exceptions", "Không có hiệu lực: {0}, {1}, lúc {2}; {3}; bốn từ “{4}”.")
    )
    when = f"{from_ms(entry.at_ms):%H:%M %d/%m/%Y}"
    return text.format(piece.clerk, piece.desk, when, _sums(item, piece), fingerprint(entry.hash))


def _sums(item: InboxItem, piece: Piece) -> str:
    """What was counted and what was due, or what was settled; not to whoever has still to count their own drawer."""
    facts = piece.entry.facts
    if item.blind:
        return translate("exceptions", "số tiền chỉ hiện khi mọi ngăn kéo đã đếm")
    if isinstance(facts, PeriodClosed):
        return translate("exceptions", "số đã ký {0}").format(money(taken(facts.tally)))
    if not isinstance(facts, DayClosed) or facts.counted_cash is None:
        return translate("exceptions", "không kiểm đếm chung")
    return counted_text(facts.counted_cash, due_in(facts) or 0)
