"""What is said of a unit's list of procedures: columns, changes, and why a line was not taken."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.procedure_lists import CHANGED, NEW, SAME, WITHDRAWN, RefusedLine
from intake_desk.ui.table_model import TagLook

REFUSED = "refused"

translate = QCoreApplication.translate


def column_word(column: str) -> str:
    """A column of the list, as it is called here."""
    return {
        "code": translate("list_words", "Mã thủ tục"),
        "name": translate("list_words", "Tên thủ tục"),
        "short_name": translate("list_words", "Tên ngắn"),
        "field": translate("list_words", "Lĩnh vực"),
        "case": translate("list_words", "Trường hợp"),
        "limit": translate("list_words", "Thời hạn"),
        "unit": translate("list_words", "Đơn vị thời hạn"),
        "phi": translate("list_words", "Phí"),
        "le_phi": translate("list_words", "Lệ phí"),
        "fees": translate("list_words", "Phí, lệ phí"),
        "papers": translate("list_words", "Thành phần hồ sơ"),
        "channels": translate("list_words", "Kênh tiếp nhận"),
        "resolver": translate("list_words", "Cơ quan giải quyết"),
        "block": translate("list_words", "Khối"),
        "decision": translate("list_words", "Quyết định công bố"),
        "results": translate("list_words", "Kết quả"),
        "basis": translate("list_words", "Căn cứ, ghi chú"),
        "status": translate("list_words", "Trạng thái"),
    }.get(column, column)


def change_look(kind: str) -> TagLook:
    """How a kind of change is shown: a word, a shape and a colour."""
    return {
        NEW: TagLook("done", translate("list_words", "Mới"), "dot"),
        CHANGED: TagLook("information", translate("list_words", "Thay đổi"), "half"),
        SAME: TagLook("neutral", translate("list_words", "Không đổi"), "ring"),
        WITHDRAWN: TagLook("waiting", translate("list_words", "Ngừng tiếp nhận"), "cross"),
        REFUSED: TagLook("wrong", translate("list_words", "Không nhận"), "bang"),
    }[kind]


def why_refused(line: RefusedLine) -> str:
    """Why a line was not taken, and what to do about it."""
    said = {
        "no_code": translate("list_words", "Dòng này không có mã thủ tục. Ghi mã vào cột mã, hoặc xóa dòng."),
        "long_code": translate("list_words", "Mã dài quá 40 chữ. Kiểm tra có phải tên nằm nhầm ở cột mã."),
        "odd_code": translate(
            "list_words", "Mã chỉ gồm chữ, số và dấu . - / ; kiểm tra ô này có phải công thức không."
        ),
        "odd_name": translate(
            "list_words", "Tên thủ tục phải bắt đầu bằng chữ; kiểm tra ô này có phải công thức không."
        ),
        "short_code": translate(
            "list_words",
            "Mã thiếu chữ số: bảng tính đã coi mã là số và bỏ số 0 ở cuối. "
            "Đặt định dạng cột mã là Văn bản rồi gõ lại đủ, ví dụ 1.000110.",
        ),
        "twice": translate(
            "list_words",
            "Mã này đã có ở một dòng trên. Giữ một dòng, hoặc ghi tên ở cột Trường hợp của từng dòng nếu là "
            "các trường hợp khác nhau.",
        ),
        "too_many_cases": translate("list_words", "Thủ tục có quá 100 trường hợp. Gộp các trường hợp giống nhau."),
        "no_name": translate("list_words", "Thủ tục mới phải có tên. Ghi tên vào cột tên."),
        "unknown_withdrawn": translate(
            "list_words", "Ghi là bãi bỏ nhưng danh mục không có mã này. Kiểm tra lại mã, hoặc xóa dòng."
        ),
        "too_long": translate("list_words", "Nội dung ô quá dài. Rút gọn lại."),
        "bad_limit": translate(
            "list_words", "Không hiểu thời hạn. Ghi như: 5 ngày làm việc; 15 ngày; 1 giờ; trong ngày; không quy định."
        ),
        "limit_without_unit": translate(
            "list_words", "Thời hạn chỉ có số, không rõ là ngày làm việc, ngày hay giờ. Ghi thêm đơn vị."
        ),
        "bad_fee": translate(
            "list_words", "Không hiểu mức thu. Ghi một số tiền: 8.000; 8.000đ/bản; 2.000đ/trang; hoặc: miễn phí."
        ),
        "small_fee": translate(
            "list_words", "Mức thu nhỏ hơn 1.000 đồng. Nếu ghi theo nghìn đồng, viết đủ số 0."
        ),
        "bad_channel": translate("list_words", "Không hiểu kênh tiếp nhận. Ghi: trực tiếp, trực tuyến, bưu chính."),
        "bad_block": translate("list_words", "Không hiểu khối. Ghi: Nhà nước hoặc Đảng."),
        "long_paper": translate(
            "list_words", "Có giấy tờ dài quá 300 chữ. Ghi mỗi giấy tờ một dòng trong ô, bỏ phần giải thích."
        ),
        "too_many_papers": translate("list_words", "Có quá 100 giấy tờ. Kiểm tra ô thành phần hồ sơ."),
    }.get(line.why)  # fmt: skip
    return said or translate("list_words", "Không đọc được dòng này. Kiểm tra lại nội dung.")
