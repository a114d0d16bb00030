"""What is said when money cannot be taken, or let go, in the way that was said."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from intake_desk.ui.formats import money

translate = QCoreApplication.translate

Params = dict[str, object]

SENTENCES: dict[str, Callable[[Params], str]] = {
    "proof_missing": lambda _params: translate(
        "payments", "Ghi thêm số của giấy tờ chứng minh, hoặc “đã tra CSDL”, rồi mới miễn, giảm."
    ),
    "exemption_missing": lambda _params: translate("payments", "Chọn đối tượng được miễn, giảm."),
    "unknown_exemption": lambda _params: translate("payments", "Không có đối tượng này trong danh mục. Chọn lại."),
    "not_covered": lambda params: translate(
        "payments", "“{0}” không được miễn, giảm khoản thu này. Chọn đối tượng khác hoặc thu đủ."
    ).format(params.get("category", "")),
    "not_of_age": lambda params: translate(
        "payments",
        "Theo ngày sinh hoặc số định danh đã ghi, không ai trong hồ sơ thuộc đối tượng “{0}”. Ghi đúng chủ hồ sơ, hoặc "
        "chọn đối tượng khác.",
    ).format(params.get("category", "")),
    "too_little_given": lambda params: translate(
        "payments", "Tiền khách đưa ít hơn số phải thu {0}. Nhập lại, hoặc để 0 nếu không cần tính tiền trả lại."
    ).format(money(int(str(params.get("owed", 0))))),
    "fee_fixed": lambda params: translate(
        "payments",
        "Mức thu theo quy định là {0} (thêm bản sao thì cộng đủ giá mỗi bản): ghi đúng mức. Thu ít hơn thì chọn Miễn, "
        "giảm.",
    ).format(money(int(str(params.get("amount", 0))))),
    "negative_amount": lambda _params: translate("payments", "Số tiền không được nhỏ hơn 0."),
}
