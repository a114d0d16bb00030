"""What is said when a scan cannot be taken, shown or removed: what is wrong with it and what to do next."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from intake_desk.ui.formats import size

translate = QCoreApplication.translate


def _too_large(what: str, most: int) -> str:
    sentences = {
        "bytes": translate("messages", "Tệp lớn hơn {0}. Quét lại với độ phân giải thấp hơn (200–300 dpi)."),
        "pages": translate("messages", "Tệp có nhiều hơn {0} trang. Chia thành nhiều tệp."),
        "pixels": translate("messages", "Ảnh lớn hơn {0} triệu điểm ảnh. Chụp hoặc quét nhỏ hơn."),
        "dossier": translate("messages", "Bản số hóa của một hồ sơ không vượt quá {0}. Quét lại nhẹ hơn."),
        "scans": translate("messages", "Một hồ sơ có nhiều nhất {0} bản số hóa. Ghép nhiều trang vào một tệp."),
        "portal": translate("messages", "Không thu nhỏ được xuống {0} mà còn đọc được. Gửi từng phần."),
    }
    amount = size(most) if what in {"bytes", "dossier", "portal"} else f"{most}"
    return sentences.get(what, sentences["bytes"]).format(amount)


SENTENCES: dict[str, Callable[[dict[str, object]], str]] = {
    "scan_broken": (
        lambda _: translate("messages", "Tệp bị hỏng hoặc thiếu phần cuối, không mở được. Quét hoặc chụp lại rồi thêm.")
    ),
    "scan_unknown_type": (
        lambda _: translate("messages", "Nội dung không phải PDF, JPEG, PNG, HEIC, TIFF hay WebP, dù tên tệp ghi gì.")
    ),
    "scan_two_types": (
        lambda _: translate("messages", "Tệp vừa là ảnh vừa là PDF, hai chương trình sẽ thấy hai nội dung. Quét lại.")
    ),
    "scan_protected": (
        lambda _: translate("messages", "Tệp PDF có mật khẩu. Bỏ mật khẩu hoặc in ra quét lại rồi thêm.")
    ),
    "scan_too_large": lambda p: _too_large(str(p.get("what", "")), int(str(p.get("most", 0)))),
    "scan_unsafe": (
        lambda _: translate("messages", "Mở tệp tốn quá nhiều bộ nhớ hoặc thời gian nên đã dừng. Quét lại rồi thêm.")
    ),
    "scan_twice": lambda p: translate("messages", "Đúng tệp này đã có trong hồ sơ ({0}).").format(
        p.get("paper") or p.get("name") or "–"
    ),
    "scan_not_here": (
        lambda _: translate("messages", "Nội dung đang ở quầy khác, quầy đã quét giấy tờ này. Xem và xóa tại quầy đó.")
    ),
    "scan_damaged": (
        lambda _: translate(
            "messages", "Tệp lưu trên đĩa bị hỏng. Thêm lại đúng tệp đó, chương trình tự thay tệp hỏng."
        )
    ),
    "scan_file_unread": (
        lambda _: translate("messages", "Không đọc được tệp ở chỗ đã chọn. Kiểm tra tệp hoặc ổ đĩa rồi thêm lại.")
    ),
    "no_such_scan": (lambda _: translate("messages", "Bản số hóa này vừa được gỡ ở nơi khác.")),
    "no_scans": (lambda _: translate("messages", "Hồ sơ chưa có bản số hóa nào.")),
}
