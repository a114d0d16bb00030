"""What is said when a table that was brought in cannot be taken."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

Params = dict[str, object]
MEGABYTE = 1024 * 1024


def _unreadable(params: Params) -> str:
    if "line" in params:
        text = translate("tables", "Tệp CSV hỏng ở dòng {0} (dấu ngoặc kép không đóng). Sửa dòng đó rồi chọn lại.")
        return text.format(params["line"])
    return {
        "file": translate("tables", "Không mở được tệp đã chọn. Kiểm tra tệp còn ở đó rồi chọn lại."),
        "old": translate(
            "tables", "Tệp Excel kiểu cũ (.xls) hoặc có mật khẩu. Mở bằng Excel, lưu lại thành XLSX không mật khẩu."
        ),
        "password": translate("tables", "Tệp có mật khẩu. Mở bằng Excel, bỏ mật khẩu rồi lưu lại."),
        "letters": translate("tables", "Không đọc được chữ trong tệp. Lưu lại thành XLSX, hoặc CSV kiểu UTF-8."),
        "damaged": translate(
            "tables", "Tệp bị hỏng nên không đọc. Mở bằng Excel hoặc LibreOffice, lưu lại rồi chọn lại."
        ),
        "kind": translate("tables", "Đây không phải bảng XLSX hoặc CSV. Chọn tệp khác."),
    }[str(params.get("why", "kind"))]


def _too_large(params: Params) -> str:
    most = int(str(params.get("most", 0)))
    match params.get("what"):
        case "rows":
            return translate("tables", "Bảng có quá nhiều dòng (tối đa {0}). Xóa các dòng thừa rồi chọn lại.").format(
                most
            )
        case "columns":
            return translate("tables", "Bảng có quá nhiều cột (tối đa {0}). Xóa các cột thừa rồi chọn lại.").format(
                most
            )
        case "letters":
            return translate("tables", "Chữ trong bảng quá dài. Rút gọn các ô rồi chọn lại.")
        case _:
            return translate("tables", "Tệp quá lớn (tối đa {0} MB). Chia nhỏ hoặc bỏ hình trong tệp.").format(
                max(most // MEGABYTE, 1)
            )


def _fee_columns(missing: str) -> str:
    words = {
        "number": translate("tables", "Số nghị quyết"),
        "since": translate("tables", "Hiệu lực từ"),
        "amount": translate("tables", "Mức thu"),
        "about": translate("tables", "Mã thủ tục hoặc Khoản thu"),
    }
    return ", ".join(words.get(one, one) for one in missing.split(","))


SENTENCES: dict[str, Callable[[Params], str]] = {
    "unreadable_table": _unreadable,
    "table_too_large": _too_large,
    "empty_table": lambda _params: translate("tables", "Trong tệp không có dòng nào dùng được. Kiểm tra lại tệp."),
    "no_name_column": lambda _params: translate(
        "tables", "Không thấy cột tên. Dòng đầu bảng cần có cột “Tên” (tên thôn, tổ dân phố)."
    ),
    "no_fee_columns": lambda params: translate(
        "tables", "Bảng thiếu cột: {0}. Cần có: Số nghị quyết, Hiệu lực từ, Mã thủ tục hoặc Khoản thu, Mức thu."
    ).format(_fee_columns(str(params.get("missing", "")))),
    "same_places": lambda _params: translate(
        "tables", "Danh sách này giống hệt danh sách đang dùng. Không có gì thay đổi."
    ),
}
