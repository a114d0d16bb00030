"""The sentences for what cannot be done with a drawer, a statement or a day's papers: why, and what to do instead."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

Params = dict[str, object]

FIELDS = {
    "more_than_there": "amount",
    "much_leaving": "amount",
    "no_such_receiver": "receiver",
    "not_explained": "reason",
    "cash_not_explained": "note",
    "drawers_uncounted": "uncounted",
}


def _not_counted(params: Params) -> str:
    if places := str(params.get("places", "")):
        text = translate(
            "messages",
            "Bạn còn ngăn kéo chưa đếm ở {0}. Đếm ở đó, hoặc phụ trách mở Chốt sổ (F6) của ngày đó, chọn “Đếm và khóa…”"
            " có người chứng kiến. Xong rồi xem hoặc in: số liệu này nói số tiền phải có.",
        )
        return text.format(places)
    if params.get("own", True):
        return translate(
            "messages", "Bạn còn ngăn kéo chưa đếm (Ctrl F5). Đếm rồi xem hoặc in: số liệu này nói số tiền phải có."
        )
    return translate(
        "messages",
        "Còn ngăn kéo chưa đếm: số liệu này nói số tiền phải có. Đếm hết rồi xem hoặc in; phụ trách xem được.",
    )


SENTENCES: dict[str, Callable[[Params], str]] = {
    "more_than_there": lambda _params: translate(
        "messages", "Nhiều hơn số tiền mặt có thể có trong ngăn kéo lúc này. Ghi thật không?"
    ),
    "much_leaving": lambda _params: translate("messages", "Số tiền lớn mà ngăn kéo chưa đếm. Ghi thật không?"),
    "drawer_is_open": lambda _params: translate("messages", "Ngăn kéo đã mở rồi. Chưa ghi gì."),
    "no_drawer": lambda _params: translate("messages", "Ngăn kéo chưa mở và chưa có tiền mặt nên không có gì để đếm."),
    "own_till_gone": lambda p: translate(
        "messages",
        "Chưa ký: bạn có thu hoặc giữ tiền mặt ở {0}, nay không khóa ngăn kéo ở đó được nữa. Chốt sổ ngày đó trước "
        "(F6; ngày đã chốt thì lập bổ sung), có người chứng kiến; hoặc để người phụ trách khác ký.",
    ).format(p.get("desks", "")),
    "still_theirs": lambda _params: translate(
        "messages", "Ngày này chưa hết và chưa chốt sổ: cán bộ tự đếm và khóa ngăn kéo của mình. Chưa ghi gì."
    ),
    "not_counted": lambda _params: translate(
        "messages", "Tiền trong ngăn kéo đã thay đổi sau lần đếm. Đếm lại rồi khóa."
    ),
    "drawer_not_counted": _not_counted,
    "tally_not_written": lambda _params: translate(
        "messages", "Không ghi được vào thư mục bảng chốt sổ của máy này. Kiểm tra chỗ trống và quyền ghi."
    ),
    "not_explained": lambda _params: translate("messages", "Ngăn kéo lệch sổ. Ghi lý do rồi khóa."),
    "cash_not_explained": lambda _params: translate("messages", "Tiền đếm được khác số phải có. Ghi lý do rồi chốt."),
    "others_to_count": lambda p: translate(
        "messages",
        "Chưa chốt, chưa mất gì: trong lúc xác nhận, {0} vừa có mục mới về hoặc vừa im lặng nên số ngăn kéo phải đếm đã"
        " khác. Chọn Thôi, xem lại số liệu rồi chốt sổ lại.",
    ).format(p.get("desks", "")),
    "drawers_uncounted": lambda p: translate(
        "messages", "Chưa ký: ngăn kéo chưa khóa của {0}. Để cán bộ đếm và khóa, hoặc ghi lý do."
    ).format(p.get("drawers", "")),
    "no_such_receiver": lambda _params: translate("messages", "Chọn một cán bộ khác của đơn vị."),
    "no_such_hand_over": lambda _params: translate(
        "messages", "Khoản bàn giao này đã được nhận hoặc không phải giao cho bạn. Chưa ghi gì."
    ),
    "statement_columns_missing": lambda _params: translate(
        "messages",
        "Tệp sao kê cần có cột ngày, cột số tiền ghi có và cột nội dung. Kiểm tra dòng tiêu đề rồi chọn lại.",
    ),
}
