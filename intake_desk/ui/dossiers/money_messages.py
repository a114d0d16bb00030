"""The sentences for what cannot be done with money: why, and what to do instead."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from intake_desk.ui.formats import money

translate = QCoreApplication.translate

Params = dict[str, object]


def _amount(params: Params, name: str) -> str:
    return money(int(str(params.get(name, 0))))


def _bad_account(params: Params) -> str:
    words = {
        "bank": translate("messages", "Chọn ngân hàng của tài khoản."),
        "account": translate("messages", "Số tài khoản có từ 4 đến 19 chữ số hoặc chữ cái, viết liền."),
        "holder": translate("messages", "Ghi tên chủ tài khoản đúng như ở ngân hàng."),
    }
    return words.get(str(params.get("field", "")), words["account"])


SENTENCES: dict[str, Callable[[Params], str]] = {
    "second_missing": lambda params: (
        translate("messages", "Việc này cần một người phụ trách khác đồng ý bằng mật khẩu của mình.")
        if params.get("supervisor", True)
        else translate("messages", "Việc này cần một cán bộ khác của đơn vị chứng kiến bằng mật khẩu của mình.")
    ),
    "second_same": lambda _params: translate(
        "messages", "Người đồng ý phải là người khác, không phải người đang làm và không phải người đã thu tiền."
    ),
    "second_not_supervisor": lambda _params: translate(
        "messages", "Chỉ người phụ trách mới được đồng ý việc này. Chưa ghi gì."
    ),
    "own_password_missing": lambda _params: translate("messages", "Nhập mật khẩu của chính bạn để xác nhận."),
    "own_password_wrong": lambda params: translate(
        "messages", "Mật khẩu của bạn chưa đúng. Còn {0} lần thử trước khi phải chờ."
    ).format(params.get("tries_left", "")),
    "no_such_payment": lambda _params: translate(
        "messages", "Khoản thu này đã được hủy hoặc hoàn trả, có thể ở quầy khác. Chưa ghi gì."
    ),
    "no_such_line": lambda _params: translate(
        "messages", "Quầy này chưa có dòng sao kê đó với số tiền đó. Đọc sao kê rồi giải thích. Chưa ghi gì."
    ),
    "nothing_to_reverse": lambda _params: translate(
        "messages", "Bút toán này đã được đảo, có thể ở quầy khác. Chưa ghi gì."
    ),
    "too_late_to_void": lambda _params: translate(
        "messages",
        "Ngăn kéo đã khóa hoặc ngày đã qua nên không hủy, không sửa khoản thu được nữa. Dùng “Hoàn trả phí, lệ phí”.",
    ),
    "same_means": lambda _params: translate("messages", "Khoản thu đang ghi đúng hình thức này rồi."),
    "bad_refund": lambda params: (
        translate("messages", "Số tiền hoàn trả phải lớn hơn 0 và không quá {0}.").format(_amount(params, "most"))
        if params.get("most")
        else translate("messages", "Chưa ghi số tiền hoàn trả.")
    ),
    "not_refundable": lambda params: translate(
        "messages", "Theo quy định chỉ được hoàn {0}. Nếu là thu nhầm, đánh dấu “Thu nhầm”."
    ).format(_amount(params, "most")),
    "refund_details_missing": lambda params: (
        translate("messages", "Ghi họ tên người nhận lại tiền.")
        if params.get("field") == "receiver"
        else translate("messages", "Ghi chứng từ hoàn trả, ví dụ: đơn đề nghị ngày 20/11/2026.")
    ),
    "no_account": lambda _params: translate(
        "messages", "Đơn vị chưa khai tài khoản nhận tiền. Người phụ trách khai tại Dữ liệu đơn vị (Ctrl F10)."
    ),
    "own_change": lambda _params: translate(
        "messages",
        "Việc này có mục do chính bạn ghi hoặc đồng ý, hoặc là ngăn kéo của bạn; "
        "một người phụ trách khác xem và trả lời. Chưa ghi gì.",
    ),
    "bad_account": _bad_account,
    "bad_book": lambda _params: translate(
        "messages",
        "Mẫu số, ký hiệu không dùng được. Ký hiệu phải có {desk} (số quầy) và {year} (năm), "
        "phí và lệ phí có ký hiệu khác nhau.",
    ),
}

FIELDS = {
    "second_missing": "second",
    "second_same": "second",
    "second_not_supervisor": "second",
    "wrong_password": "password",
    "own_password_missing": "own",
    "own_password_wrong": "own",
    "too_many_tries": "password",
    "same_means": "means",
    "no_such_payment": "payment",
    "too_late_to_void": "payment",
    "nothing_to_reverse": "misfit",
    "too_little_given": "tendered",
}
