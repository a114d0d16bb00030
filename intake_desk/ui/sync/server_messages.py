"""What is said when the central server says no, by the word that it gave for it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

Params = dict[str, object]
MINUTE = 60


def refused_by_server(params: Params) -> str:
    """The sentence for the server's own refusal."""
    reason = str(params.get("reason", ""))
    if reason == "too_many_tries":
        minutes = max(1, -(-int(str(params.get("seconds", 0))) // MINUTE))
        return translate("server", "Sai mật khẩu nhiều lần. Chờ {0} phút rồi thử lại; chưa làm gì.").format(minutes)
    sentences = {
        "code_refused": translate(
            "server",
            "Mã ghi danh không đúng, đã dùng hoặc hết hạn. Xin phụ trách cấp mã mới: mỗi mã dùng một lần và có hạn.",
        ),
        "unit_full": translate("server", "Đơn vị đã cấp hết dải số cho các quầy. Báo người quản trị máy chủ."),
        "wrong_password": translate("server", "Sai mật khẩu, hoặc máy chủ chưa biết mật khẩu mới. Chưa làm gì."),
        "not_allowed": translate("server", "Việc này cần người phụ trách của đơn vị. Chưa làm gì."),
        "unknown_desk": translate("server", "Máy chủ không có quầy này. Chưa làm gì."),
    }
    return sentences.get(reason, translate("server", "Máy chủ từ chối; chưa làm gì. Báo người quản trị máy chủ."))


SENTENCES: dict[str, Callable[[Params], str]] = {
    "clock_too_far_ahead": lambda _params: translate(
        "messages",
        "Hồ sơ này có mục ghi mang giờ của hơn một trăm năm sau: đồng hồ của một quầy đã sai. Chưa ghi gì. "
        "Báo người quản trị; lập lại hồ sơ từ giấy tiếp nhận nếu cần làm ngay.",
    ),
    "server_refused": refused_by_server,
    "place_taken": lambda _params: translate(
        "server",
        "Sau khi phục hồi, máy chủ đã cấp số quầy này cho máy khác. Mục ghi ở đây còn nguyên; báo người quản trị.",
    ),
    "no_receipt": lambda _params: translate(
        "server", "Mã vừa quét không phải mã giấy tiếp nhận, hoặc bị thiếu. Quét lại."
    ),
    "forged_receipt": lambda params: translate(
        "server",
        "Chữ ký trên giấy tiếp nhận {0} không phải của quầy nào trong đơn vị, hoặc giấy đã bị sửa. Chưa ghi gì. Giữ "
        "nguyên giấy, đối chiếu với sổ và báo người phụ trách.",
    ).format(str(params.get("code", ""))[:40]),
    "already_known": lambda params: translate(
        "server", "Hồ sơ {0} đã có ở quầy này rồi. Chưa ghi gì; tìm hồ sơ ở F3."
    ).format(params.get("code", "")),
    "revoked": lambda _params: translate(
        "server",
        "Quầy này đã bị thu hồi. Không mất gì: những gì đã ghi còn nguyên ở máy này. Gọi người phụ trách của đơn vị.",
    ),
    "desk_revoked": lambda _params: translate(
        "server",
        "Quầy này đã bị thu hồi nên không ghi thêm được; CHƯA lưu. Những gì đã ghi còn nguyên ở máy này. "
        "Làm tiếp ở quầy khác và gọi người phụ trách của đơn vị.",
    ),
}
