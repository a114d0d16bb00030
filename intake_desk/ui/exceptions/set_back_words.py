"""What a desk whose file was put back from a copy says to a supervisor."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.exception_kinds import JournalSetBack
from intake_desk.domain.times import from_ms
from intake_desk.services.exception_telling import InboxItem

translate = QCoreApplication.translate


def happened(item: InboxItem) -> str:
    """How many entries were there, until when, and that the desk went on without them."""
    facts = item.pieces[0].entry.facts if item.pieces else None
    if not isinstance(facts, JournalSetBack):
        return translate("exceptions", "Máy của {0} mở lại bằng dữ liệu cũ hơn dữ liệu đã ghi.").format(item.about)
    return translate(
        "exceptions",
        "Máy của {0} mở lại bằng dữ liệu cũ hơn dữ liệu đã ghi (khôi phục từ bản sao, hoặc có người chép đè): thiếu "
        "{1} mục ghi đã có lúc {2}. Quầy ghi tiếp khi chưa nhận lại được các mục đó.",
    ).format(item.about, max(facts.number - facts.held, 1), f"{from_ms(facts.known_at):%H:%M %d/%m/%Y}")


def kept() -> str:
    """What may be missing, and what is not."""
    return translate(
        "exceptions",
        "Không mất gì đã gửi máy chủ hoặc quầy khác: các mục đó tự về lại máy này. Mục chưa gửi thì chỉ còn trên giấy "
        "đã cấp. Số hồ sơ và số biên lai đã cấp không bị cấp lại.",
    )


def steps(_item: InboxItem) -> list[str]:
    """How to find what was written and is not here."""
    return [
        translate("exceptions", "Nối mạng cho máy đó, chờ đồng bộ xong; xem các mục thiếu đã về chưa."),
        translate(
            "exceptions", "Đối chiếu liên biên lai và giấy tiếp nhận còn lưu với sổ; dãy số bị trống là phần thiếu."
        ),
        translate("exceptions", "Lập lại hồ sơ thiếu từ giấy tiếp nhận; đếm lại ngăn kéo của ngày đó."),
        translate("exceptions", "Hỏi ai đã khôi phục hoặc chép đè dữ liệu, và báo lãnh đạo đơn vị."),
    ]
