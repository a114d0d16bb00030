"""What a number of a fee receipt that two payments were given says to a supervisor."""

from PySide6.QtCore import QCoreApplication

from intake_desk.services.exception_telling import InboxItem

translate = QCoreApplication.translate


def happened(item: InboxItem) -> str:
    """Which number of which book, and what it usually comes from."""
    series, _, number = item.about.rpartition("/")
    return translate(
        "exceptions",
        "Biên lai {0} số {1} đứng trên {2} lần thu khác nhau. Thường do máy của quầy được khôi phục từ bản sao cũ rồi "
        "cấp lại số đã cấp.",
    ).format(series, f"{number:0>7}", item.count)


def kept() -> str:
    """That both payments count."""
    return translate("exceptions", "Không mất gì: cả hai lần thu còn nguyên và đều tính vào sổ, chỉ trùng số biên lai.")


def steps(_item: InboxItem) -> list[str]:
    """What to do about the two papers."""
    return [
        translate("exceptions", "Mở từng hồ sơ, đối chiếu biên lai với số tiền và người nộp."),
        translate("exceptions", "Ghi chú “trùng số biên lai” vào cả hai liên lưu, kèm mã của từng hồ sơ."),
        translate("exceptions", "Báo người dân cầm biên lai cấp sau; cần thì xác nhận số tiền đã nộp bằng văn bản."),
    ]
