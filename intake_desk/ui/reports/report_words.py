"""What stands on the sheets of the reports, in the screen's language; on paper it stays as the forms have it."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def sheet_words() -> dict[str, str]:
    """Titles and headings of the reports that are shown, by what resources/form_texts.json calls them."""
    return {
        "Sổ theo dõi hồ sơ": translate("sheets", "Sổ theo dõi hồ sơ"),
        "Phiếu bàn giao kết quả giải quyết thủ tục hành chính": translate(
            "sheets", "Phiếu bàn giao kết quả giải quyết thủ tục hành chính"
        ),
        "Phiếu bàn giao hồ sơ": translate("sheets", "Phiếu bàn giao hồ sơ"),
        "Tình hình, kết quả giải quyết thủ tục hành chính": translate(
            "sheets", "Tình hình, kết quả giải quyết thủ tục hành chính"
        ),
        "Các tỷ lệ theo dõi việc giải quyết thủ tục hành chính": translate(
            "sheets", "Các tỷ lệ theo dõi việc giải quyết thủ tục hành chính"
        ),
        "Bảng quyết toán phí, lệ phí": translate("sheets", "Bảng quyết toán phí, lệ phí"),
        "Danh sách hồ sơ đang giải quyết và quá hạn": translate("sheets", "Danh sách hồ sơ đang giải quyết và quá hạn"),
        "STT": translate("sheets", "STT"),
        "Mã hồ sơ": translate("sheets", "Mã hồ sơ"),
        "Nội dung hồ sơ": translate("sheets", "Nội dung hồ sơ"),
        "Số lượng (bộ)": translate("sheets", "Số lượng (bộ)"),
        "Họ tên chủ hồ sơ": translate("sheets", "Họ tên chủ hồ sơ"),
        "Địa chỉ": translate("sheets", "Địa chỉ"),
        "Số điện thoại": translate("sheets", "Số điện thoại"),
        "Ngày, tháng, năm": translate("sheets", "Ngày, tháng, năm"),
        "Nhận hồ sơ": translate("sheets", "Nhận hồ sơ"),
        "Hẹn trả kết quả": translate("sheets", "Hẹn trả kết quả"),
        "Trả kết quả": translate("sheets", "Trả kết quả"),
        "Ngày nhận kết quả": translate("sheets", "Ngày nhận kết quả"),
        "Bên giao": translate("sheets", "Bên giao"),
        "Bên nhận": translate("sheets", "Bên nhận"),
        "Ghi chú": translate("sheets", "Ghi chú"),
        "TT": translate("sheets", "TT"),
        "Nội dung giải quyết TTHC": translate("sheets", "Nội dung giải quyết TTHC"),
        "Kết quả giải quyết TTHC": translate("sheets", "Kết quả giải quyết TTHC"),
        "Địa chỉ chủ hồ sơ": translate("sheets", "Địa chỉ chủ hồ sơ"),
        "Phí, lệ phí (X là có)": translate("sheets", "Phí, lệ phí (X là có)"),
        "Đăng ký trả kết quả qua bưu điện (X là có)": translate("sheets", "Đăng ký trả kết quả qua bưu điện (X là có)"),
        "Ngày nhận hồ sơ": translate("sheets", "Ngày nhận hồ sơ"),
        "Lĩnh vực, thủ tục": translate("sheets", "Lĩnh vực, thủ tục"),
        "Số hồ sơ tiếp nhận": translate("sheets", "Số hồ sơ tiếp nhận"),
        "Tổng số": translate("sheets", "Tổng số"),
        "Kỳ trước chuyển sang": translate("sheets", "Kỳ trước chuyển sang"),
        "Trực tuyến": translate("sheets", "Trực tuyến"),
        "Trực tiếp": translate("sheets", "Trực tiếp"),
        "Bưu chính": translate("sheets", "Bưu chính"),
        "Số hồ sơ đã giải quyết": translate("sheets", "Số hồ sơ đã giải quyết"),
        "Trước hạn": translate("sheets", "Trước hạn"),
        "Đúng hạn": translate("sheets", "Đúng hạn"),
        "Quá hạn": translate("sheets", "Quá hạn"),
        "Số hồ sơ đang giải quyết": translate("sheets", "Số hồ sơ đang giải quyết"),
        "Trong hạn": translate("sheets", "Trong hạn"),
        "Tạm dừng tính thời gian": translate("sheets", "Tạm dừng tính thời gian"),
        "Chờ bổ sung": translate("sheets", "Chờ bổ sung"),
        "Chờ nghĩa vụ tài chính": translate("sheets", "Chờ nghĩa vụ tài chính"),
        "Không giải quyết": translate("sheets", "Không giải quyết"),
        "Trả lại": translate("sheets", "Trả lại"),
        "Rút": translate("sheets", "Rút"),
        "Dừng": translate("sheets", "Dừng"),
        "Chỉ số": translate("sheets", "Chỉ số"),
        "Số hồ sơ đạt": translate("sheets", "Số hồ sơ đạt"),
        "Trên tổng số": translate("sheets", "Trên tổng số"),
        "Tỷ lệ": translate("sheets", "Tỷ lệ"),
        "Cách tính": translate("sheets", "Cách tính"),
        "Cơ quan tiếp nhận": translate("sheets", "Cơ quan tiếp nhận"),
        "Cơ quan giải quyết": translate("sheets", "Cơ quan giải quyết"),
        "Số khoản thu": translate("sheets", "Số khoản thu"),
        "Thu thực": translate("sheets", "Thu thực"),
        "Phí": translate("sheets", "Phí"),
        "Lệ phí": translate("sheets", "Lệ phí"),
        "Cộng": translate("sheets", "Cộng"),
        "Hình thức thu": translate("sheets", "Hình thức thu"),
        "Tiền mặt": translate("sheets", "Tiền mặt"),
        "Chuyển khoản": translate("sheets", "Chuyển khoản"),
        "Đã hủy": translate("sheets", "Đã hủy"),
        "Hoàn trả": translate("sheets", "Hoàn trả"),
        "Miễn, giảm": translate("sheets", "Miễn, giảm"),
        "Thủ tục": translate("sheets", "Thủ tục"),
        "Ngày nhận": translate("sheets", "Ngày nhận"),
        "Hẹn trả": translate("sheets", "Hẹn trả"),
        "Số ngày": translate("sheets", "Số ngày"),
        "Còn lại": translate("sheets", "Còn lại"),
        "Tình trạng": translate("sheets", "Tình trạng"),
        "Nơi đang giải quyết": translate("sheets", "Nơi đang giải quyết"),
        "Tổng cộng": translate("sheets", "Tổng cộng"),
    }


def sheet_word(text: str) -> str:
    """A title or a heading of a report; one that is not known as it is."""
    return sheet_words().get(text, text)
