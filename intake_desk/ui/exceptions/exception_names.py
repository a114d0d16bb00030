"""The names of exceptions and of what was done about them, in few words."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain import exceptions

translate = QCoreApplication.translate


def title_of(sort: str) -> str:
    """What sort of exception it is, as a headline."""
    words = {
        exceptions.NUMBER: translate("exceptions", "Một mã hồ sơ cấp cho hai hồ sơ"),
        exceptions.LINE: translate("exceptions", "Một số thứ tự trong sổ ghi cho hai hồ sơ"),
        exceptions.FEE_RECEIPT: translate("exceptions", "Một số biên lai cấp cho hai lần thu"),
        exceptions.RECEIPTS: translate("exceptions", "Hai quầy cùng tiếp nhận một hồ sơ"),
        exceptions.HANDLED: translate("exceptions", "Hai quầy cùng xử lý một hồ sơ khi mất liên lạc"),
        exceptions.TWICE: translate("exceptions", "Một khoản thu bị hủy, hoàn trả hoặc sửa hai lần"),
        exceptions.PAID: translate("exceptions", "Phí, lệ phí của một hồ sơ thu hai lần"),
        exceptions.RECREATED: translate("exceptions", "Hồ sơ dựng lại, tiền chỉ ghi theo giấy"),
        exceptions.FEEDBACK: translate("exceptions", "Hai quầy cùng xử lý một phản ánh, kiến nghị"),
        exceptions.HEADLESS: translate("exceptions", "Hồ sơ chưa có phần tiếp nhận"),
        exceptions.LATE: translate("exceptions", "Có việc ghi vào ngày đã chốt sổ"),
        exceptions.AHEAD: translate("exceptions", "Đồng hồ của một quầy chạy nhanh"),
        exceptions.BACK: translate("exceptions", "Đồng hồ của một quầy bị chỉnh lùi"),
        exceptions.CLOCK: translate("exceptions", "Đồng hồ của quầy này lệch với máy chủ"),
        exceptions.SET_BACK: translate("exceptions", "Dữ liệu của một quầy bị thay bằng bản cũ"),
        exceptions.RIVAL: translate("exceptions", "Một ngày hoặc một kỳ được chốt nhiều lần"),
        exceptions.CASH: translate("exceptions", "Ngăn kéo khóa thiếu tiền"),
        exceptions.FORK: translate("exceptions", "Nhật ký của một quầy tách thành hai nhánh"),
        exceptions.REVOKED: translate("exceptions", "Quầy đã bị thu hồi vẫn có mục ghi"),
        exceptions.UNKNOWN: translate("exceptions", "Có mục ghi mà chương trình này chưa hiểu"),
        exceptions.DOCUMENT: translate("exceptions", "Dữ liệu dùng chung không đọc được"),
        exceptions.ACCOUNT: translate("exceptions", "Tài khoản nhận tiền của đơn vị bị đổi"),
        exceptions.AMOUNTS: translate("exceptions", "Mức thu phí, lệ phí bị đổi, có hiệu lực ngay hoặc sắp tới"),
        exceptions.REFUSED: translate("exceptions", "Có dữ liệu không có chữ ký hợp lệ"),
    }
    return words.get(sort, translate("exceptions", "Việc bất thường"))


def document_word(name: str) -> str:
    """The name of a document that the unit adopts."""
    words = {
        "procedures": translate("exceptions", "danh mục thủ tục"),
        "calendar": translate("exceptions", "lịch làm việc"),
        "places": translate("exceptions", "danh sách thôn, tổ dân phố"),
    }
    return words.get(name, name)


def choice_word(choice: str) -> str:
    """What was done about an exception."""
    words = {
        exceptions.CHECKED: translate("exceptions", "Đã kiểm tra, không phải làm gì thêm"),
        exceptions.CONTACTED: translate("exceptions", "Đã liên hệ người dân"),
        exceptions.REPRINTED: translate("exceptions", "Đã đổi giấy tiếp nhận cho người dân"),
        exceptions.REFUNDED: translate("exceptions", "Đã hoàn lại tiền thu thừa"),
        exceptions.RECORDED: translate("exceptions", "Đã ghi lại cho đúng"),
        exceptions.CLOCK_SET: translate("exceptions", "Đã chỉnh đồng hồ"),
        exceptions.RECOVERED: translate("exceptions", "Đã thu lại số tiền thiếu"),
        exceptions.REPORTED: translate("exceptions", "Đã báo người quản trị"),
    }
    return words.get(choice, choice)
