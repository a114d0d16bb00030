"""What is said when something cannot be: what happened, whether anything was lost, what to do next."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.people import CITIZEN, show_date
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import local
from intake_desk.ui.dossiers.money_messages import FIELDS as OF_MONEY_FIELDS
from intake_desk.ui.dossiers.money_messages import SENTENCES as OF_MONEY
from intake_desk.ui.drawer.drawer_messages import FIELDS as OF_DRAWER_FIELDS
from intake_desk.ui.drawer.drawer_messages import SENTENCES as OF_DRAWERS
from intake_desk.ui.formats import money
from intake_desk.ui.intake.own_field_words import answer_trouble
from intake_desk.ui.intake.payment_messages import SENTENCES as OF_PAYMENTS
from intake_desk.ui.scans.scan_messages import SENTENCES as OF_SCANS
from intake_desk.ui.sync.server_messages import SENTENCES as OF_SERVER
from intake_desk.ui.sync.stick_messages import SENTENCES as OF_STICKS
from intake_desk.ui.unit_data.calendar_wording import calendar_fault
from intake_desk.ui.unit_data.list_words import column_word
from intake_desk.ui.unit_data.table_messages import SENTENCES as OF_TABLES
from intake_desk.ui.wording import state_word

Params = dict[str, object]


def explain(error: Exception) -> str:
    """The sentence for an error; one that we did not foresee says so honestly, and is in the log."""
    if isinstance(error, Refusal):
        said = _SENTENCES.get(error.code)
        if said is not None:
            return said(error.params)
    if isinstance(error, OSError):
        return QCoreApplication.translate(
            "messages",
            "Không đọc hoặc ghi được thư mục dữ liệu của quầy (quyền truy cập, đĩa đầy hoặc ổ đĩa đã tháo). "
            "Chưa thay đổi gì; báo người quản trị.",
        )
    return QCoreApplication.translate(
        "messages",
        "Chương trình gặp lỗi chưa lường trước. Những gì đã lưu vẫn còn nguyên. "
        "Lỗi đã ghi vào nhật ký kỹ thuật; hãy báo người hỗ trợ.",
    )


def explain_opening(error: Exception) -> str:
    """The sentence for an error while the desk is being opened: nobody was saving anything."""
    if isinstance(error, Refusal) and error.code == "store_failed":
        return QCoreApplication.translate(
            "messages",
            "Không mở được dữ liệu vì đĩa không ghi được (đĩa đầy, hoặc thư mục chỉ đọc). Dữ liệu còn nguyên. "
            "Giải phóng dung lượng rồi mở lại.",
        )
    return explain(error)


def field_of(error: Exception) -> str:
    """The field of the form that a refusal is about, "" when it is about none."""
    if not isinstance(error, Refusal):
        return ""
    return _FIELDS.get(error.code, str(error.params.get("field", "")))


def _seconds(seconds: object) -> str:
    count = int(str(seconds))
    if count < 60:  # noqa: PLR2004  # seconds of a minute
        return QCoreApplication.translate("messages", "{0} giây").format(count)
    return QCoreApplication.translate("messages", "{0} phút").format(-(-count // 60))


def _moment(moment: object) -> str:
    return f"{local(moment):%H:%M %d/%m/%Y}" if isinstance(moment, datetime) else ""


def _count_word(field: str) -> str:
    if field == "pages":
        return translate("messages", "Số trang")
    return translate("messages", "Số bản") if field == "copies_asked" else translate("messages", "Số lượng")


def _fixed(text: Callable[[], str]) -> Callable[[Params], str]:
    return lambda _params: text()


_FIELDS = {
    **OF_MONEY_FIELDS,
    **OF_DRAWER_FIELDS,
    "empty_name": "name",
    "bad_name": "name",
    "bad_identity_number": "id_number",
    "bad_birth_date": "birth_date",
    "bad_sex": "sex",
    "bad_phone": "phone",
    "bad_email": "email",
    "bad_address": "address",
    "unknown_procedure": "procedure",
    "no_papers": "papers",
    "means_missing": "means",
    "bad_cash": "cash",
    "bad_due_day": "due",
    "not_later": "due",
    "bad_tax_code": "tax_code",
    "bad_code": "code",
    "code_taken": "code",
    "agency_missing": "agency",
    "place_missing": "shelf",
    "reason_missing": "reason",
    "proof_missing": "proof",
    "exemption_missing": "category",
    "unknown_exemption": "category",
    "not_covered": "category",
    "not_of_age": "category",
    "too_little_given": "tendered",
    "answer_missing": "answer",
    "bad_field": "own",
}

translate = QCoreApplication.translate

_SENTENCES: dict[str, Callable[[Params], str]] = {
    **OF_MONEY,
    **OF_PAYMENTS,
    **OF_DRAWERS,
    **OF_SCANS,
    **OF_SERVER,
    **OF_STICKS,
    **OF_TABLES,
    "empty_name": lambda p: (
        translate("messages", "Chưa có họ và tên. Quét thẻ hoặc nhập họ tên người nộp.")
        if p.get("sort", CITIZEN) == CITIZEN
        else translate("messages", "Chưa có tên cơ quan, tổ chức. Nhập đúng như trên giấy phép hoặc con dấu.")
    ),
    "bad_name": _fixed(
        lambda: translate("messages", "Họ và tên quá dài hoặc có ký tự lạ. Nhập lại đúng như trên giấy tờ.")
    ),
    "bad_identity_number": _fixed(
        lambda: translate("messages", "Số giấy tờ không đúng: thẻ căn cước 12 số, CMND 9 số, hoặc số hộ chiếu.")
    ),
    "bad_birth_date": _fixed(
        lambda: translate("messages", "Ngày sinh không đúng. Nhập ngày/tháng/năm, ví dụ 28/02/1999.")
    ),
    "bad_date": _fixed(lambda: translate("messages", "Ngày không đúng. Nhập ngày/tháng/năm, ví dụ 28/02/1999.")),
    "bad_sex": _fixed(lambda: translate("messages", "Giới tính chỉ nhận Nam hoặc Nữ.")),
    "bad_phone": _fixed(
        lambda: translate("messages", "Số điện thoại không đúng. Di động 10 số bắt đầu bằng 0; bỏ trống nếu không có.")
    ),
    "bad_email": _fixed(lambda: translate("messages", "Địa chỉ thư điện tử không đúng. Bỏ trống nếu không có.")),
    "bad_address": _fixed(lambda: translate("messages", "Địa chỉ quá dài. Rút gọn còn dưới 300 chữ.")),
    "unreadable_card": _fixed(
        lambda: translate("messages", "Không đọc được thẻ. Quét lại mã QR, hoặc nhập tay thông tin trên thẻ.")
    ),
    "unknown_procedure": _fixed(
        lambda: translate("messages", "Chưa chọn thủ tục. Gõ tên không dấu hoặc mã rồi nhấn Enter.")
    ),
    "no_papers": _fixed(
        lambda: translate("messages", "Chưa có giấy tờ nào. Đánh dấu ít nhất một giấy tờ và số bản đã nhận.")
    ),
    "bad_count": lambda p: translate("messages", "{0} phải là số nguyên từ {1} đến {2}.").format(
        _count_word(str(p.get("field", ""))), p.get("least", 0), p.get("most", "…")
    ),
    "bad_field": answer_trouble,
    "list_without_headings": lambda p: translate(
        "messages",
        "Tệp không có cột {0}, nên không biết dòng nào là thủ tục nào. Đặt tên cột ở dòng đầu, ví dụ: Mã, Tên, "
        "Lĩnh vực, Thời hạn. Chưa thay đổi gì.",
    ).format(", ".join(column_word(one).lower() for one in str(p.get("missing", "")).split(","))),
    "too_many_procedures": lambda p: translate(
        "messages", "Danh mục có quá {0} thủ tục. Chia thành nhiều tệp. Chưa thay đổi gì."
    ).format(p.get("most", "")),
    "nothing_to_adopt": _fixed(
        lambda: translate("messages", "Danh mục giống hệt danh mục đang dùng, không có gì để áp dụng.")
    ),
    "list_outdated": _fixed(
        lambda: translate(
            "messages", "Danh mục của đơn vị vừa đổi ở quầy khác. Xem lại những thay đổi dưới đây rồi áp dụng."
        )
    ),
    "bad_due_day": _fixed(lambda: translate("messages", "Ngày hẹn phải là ngày làm việc, từ hôm nay trở đi.")),
    "too_long": _fixed(lambda: translate("messages", "Nội dung quá dài. Rút gọn lại.")),
    "means_missing": _fixed(lambda: translate("messages", "Có phí phải thu. Chọn tiền mặt, chuyển khoản hoặc miễn.")),
    "answer_missing": _fixed(lambda: translate("messages", "Chưa ghi câu trả lời.")),
    "no_such_question": _fixed(
        lambda: translate("messages", "Câu hỏi này đã được trả lời, có thể ở quầy khác, hoặc hồ sơ đã kết thúc.")
    ),
    "reason_missing": _fixed(lambda: translate("messages", "Cần ghi rõ lý do.")),
    "bad_tax_code": _fixed(
        lambda: translate(
            "messages", "Mã số thuế không đúng. Nhập 10 số (chi nhánh thêm -001) hoặc 12 số; bỏ trống nếu không có."
        )
    ),
    "bad_code": _fixed(
        lambda: translate(
            "messages", "Mã hồ sơ không đúng. Chép đúng mã trên Cổng dịch vụ công, ví dụ H26.103-261120-0007."
        )
    ),
    "code_taken": lambda p: translate(
        "messages", "Mã hồ sơ {0} đã có trong sổ. Tìm hồ sơ đó ở F3; chưa ghi gì."
    ).format(p.get("code", "")),
    "already_recorded": lambda p: translate("messages", "Hồ sơ này đã được ghi: {0}. Không ghi lần nữa.").format(
        p.get("code") or "–"
    ),
    "not_instant": _fixed(
        lambda: translate("messages", "Thủ tục này không trả ngay được. Tiếp nhận và in giấy hẹn; chưa ghi gì.")
    ),
    "too_many": lambda p: translate("messages", "Một lần tiếp nhận nhiều nhất {0} hồ sơ. Chia thành nhiều lần.").format(
        p.get("most", "")
    ),
    "supplement_too_late": lambda p: translate(
        "messages", "Đã quá hạn yêu cầu bổ sung ({0}). Chỉ người phụ trách mới được yêu cầu nữa; chưa ghi gì."
    ).format(_moment(p.get("until"))),
    "extension_too_late": lambda p: translate(
        "messages", "Văn bản xin lỗi phải lập trước {0}. Chỉ người phụ trách mới được hẹn lại muộn hơn; chưa ghi gì."
    ).format(_moment(p.get("until"))),
    "no_such_feedback": _fixed(lambda: translate("messages", "Quầy này chưa có phản ánh, kiến nghị đó; chờ đồng bộ.")),
    "exception_gone": _fixed(
        lambda: translate("messages", "Việc này đã có người xem lại hoặc không còn nữa. Chưa ghi gì.")
    ),
    "already_answered": _fixed(lambda: translate("messages", "Phản ánh, kiến nghị này đã được trả lời. Chưa ghi gì.")),
    "bad_calendar": calendar_fault,
    "calendar_unchanged": _fixed(lambda: translate("messages", "Lịch không có gì thay đổi. Chưa lưu gì.")),
    "calendar_moved": _fixed(
        lambda: translate(
            "messages", "Lịch vừa được sửa ở quầy khác, nên CHƯA lưu. Bỏ thay đổi ở đây, xem lịch mới rồi sửa lại."
        )
    ),
    "not_later": _fixed(lambda: translate("messages", "Ngày hẹn mới phải sau ngày hẹn đang ghi trên giấy tiếp nhận.")),
    "agency_missing": _fixed(lambda: translate("messages", "Ghi tên cơ quan, bộ phận nhận hồ sơ.")),
    "nothing_to_forward": lambda p: translate("messages", "Chọn ít nhất một, nhiều nhất {0} hồ sơ một lần.").format(
        p.get("most", "")
    ),
    "already_there": lambda p: translate(
        "messages", "Hồ sơ {0} đang ở nơi đó rồi. Bỏ hồ sơ ấy khỏi danh sách; chưa bàn giao hồ sơ nào."
    ).format(p.get("dossier", "")),
    "place_missing": _fixed(lambda: translate("messages", "Ghi nơi để kết quả, ví dụ: kệ B, ngăn 3.")),
    "receiver_missing": _fixed(lambda: translate("messages", "Cần ghi họ tên người nhận kết quả.")),
    "nothing_owed": _fixed(lambda: translate("messages", "Hồ sơ này không còn khoản nào phải thu. Chưa ghi gì.")),
    "nothing_changed": _fixed(lambda: translate("messages", "Không có gì thay đổi để sửa.")),
    "no_such_dossier": _fixed(
        lambda: translate("messages", "Không tìm thấy hồ sơ này tại quầy. Kiểm tra lại mã trên giấy.")
    ),
    "not_possible_now": lambda p: translate(
        "messages", "Không làm được bước này vì hồ sơ đang ở trạng thái “{0}”. Chưa ghi gì."
    ).format(state_word(str(p.get("state", "")))),
    "not_signed_in": _fixed(lambda: translate("messages", "Phiên làm việc đã kết thúc. Đăng nhập lại rồi làm tiếp.")),
    "not_allowed": _fixed(
        lambda: translate("messages", "Việc này cần người phụ trách. Nhờ người phụ trách đăng nhập.")
    ),
    "wrong_password": lambda p: translate("messages", "Sai mật khẩu. Còn {0} lần thử trước khi phải chờ.").format(
        p.get("tries_left", "")
    ),
    "too_many_tries": lambda p: translate("messages", "Sai nhiều lần. Thử lại sau {0}.").format(
        _seconds(p.get("seconds", 0))
    ),
    "no_business_day": _fixed(
        lambda: translate("messages", "Ngày làm việc này chưa mở ở quầy. Đăng nhập rồi làm tiếp. Chưa ghi gì.")
    ),
    "already_closed": _fixed(
        lambda: translate("messages", "Ngày này đã chốt sổ rồi. Việc đến sau được ghi riêng, không mất.")
    ),
    "already_settled": _fixed(lambda: translate("messages", "Kỳ này đã quyết toán rồi. Số đã ký không đổi.")),
    "period_running": lambda p: translate("messages", "Kỳ chưa hết: quyết toán được từ ngày {0}.").format(
        show_date(str(p.get("last", "")))
    ),
    "days_open": lambda p: translate(
        "messages", "Chưa quyết toán: chưa chốt sổ {0}. Chốt các ngày đó, hoặc ghi lý do."
    ).format(p.get("days", "")),
    "bad_csv_layout": _fixed(
        lambda: translate("messages", "Bố cục CSV cần ít nhất một cột và một tên cột cho mỗi cột. Chưa ghi gì.")
    ),
    "not_closed": _fixed(lambda: translate("messages", "Ngày này chưa chốt sổ, chưa có gì để bổ sung. Chốt sổ trước.")),
    "nothing_late": _fixed(
        lambda: translate("messages", "Không còn mục nào đến muộn: sổ đã chốt và các bổ sung đã gồm hết.")
    ),
    "desks_away": lambda p: translate(
        "messages", "Chưa chốt: {0} đang im lặng. Chờ quầy đó, hoặc ghi lý do bỏ qua rồi chốt."
    ).format(p.get("desks", "")),
    "own_till_open": lambda p: translate(
        "messages",
        "Chưa ký: bạn có thu hoặc giữ tiền mặt ở {0}. Khóa ngăn kéo của bạn ở đó có người chứng kiến, rồi ký sổ; "
        "hoặc để người phụ trách khác ký.",
    ).format(p.get("desks", "")),
    "bad_cash": _fixed(lambda: translate("messages", "Số tiền đếm được phải là số đồng, không âm.")),
    "store_failed": _fixed(
        lambda: translate(
            "messages",
            "Không ghi được xuống đĩa, nên CHƯA lưu và chưa cấp số. Dữ liệu trước đó còn nguyên. "
            "Kiểm tra dung lượng đĩa rồi nhấn lưu lại; thông tin trên màn hình vẫn giữ.",
        )
    ),
    "no_secret_store": _fixed(
        lambda: translate(
            "messages",
            "Máy chưa có kho khóa bí mật (Secret Service) nên không mở được dữ liệu đã mã hóa. "
            "Dữ liệu còn nguyên. Mở phiên làm việc có kho khóa, hoặc chạy bằng installer/desk.",
        )
    ),
    "secret_store_locked": _fixed(
        lambda: translate("messages", "Kho khóa của máy đang khóa. Mở khóa rồi khởi động lại. Dữ liệu còn nguyên.")
    ),
    "key_missing": _fixed(
        lambda: translate(
            "messages",
            "Có dữ liệu của quầy nhưng không thấy khóa trong kho khóa của máy. Dữ liệu còn nguyên, chưa mở được. "
            "Đừng xóa gì; báo người quản trị để khôi phục khóa.",
        )
    ),
    "wrong_key": _fixed(
        lambda: translate(
            "messages", "Khóa không mở được dữ liệu, hoặc tệp đã hỏng. Chưa thay đổi gì; báo người quản trị."
        )
    ),
    "damaged_store": _fixed(
        lambda: translate("messages", "Tệp dữ liệu bị hỏng. Tệp được giữ nguyên để khôi phục từ cuộn và máy chủ.")
    ),
    "damaged_roll": _fixed(
        lambda: translate(
            "messages", "Cuộn sao lưu bị hỏng. Dữ liệu chính còn nguyên; chưa thay đổi gì. Báo người quản trị."
        )
    ),
    "roll_disagrees": _fixed(
        lambda: translate("messages", "Dữ liệu và cuộn sao lưu không khớp nhau. Chưa thay đổi gì; báo người quản trị.")
    ),
    "newer_store": _fixed(
        lambda: translate(
            "messages", "Dữ liệu do bản chương trình mới hơn tạo ra. Cài bản mới rồi mở lại. Chưa thay đổi gì."
        )
    ),
    "already_open": _fixed(lambda: translate("messages", "Quầy này đang mở ở một cửa sổ khác. Dùng cửa sổ đó.")),
    "old_sqlite": _fixed(
        lambda: translate("messages", "Thư viện SQLite quá cũ, có lỗi làm hỏng dữ liệu. Cài lại chương trình.")
    ),
    "bad_amount": lambda p: translate("messages", "Số tiền không đúng (tối đa {0}).").format(
        money(int(str(p.get("most", 0))))
    ),
    "printer_failed": _fixed(
        lambda: translate("messages", "Máy in không nhận bản in. Hồ sơ ĐÃ lưu. Kiểm tra máy in rồi bấm In lại.")
    ),
    "entry_too_large": _fixed(
        lambda: translate(
            "messages", "Nội dung ghi quá dài nên chưa lưu. Rút gọn ghi chú hoặc tên giấy tờ rồi lưu lại."
        )
    ),
    "journal_incomplete": lambda p: translate(
        "messages",
        "Dữ liệu và cuộn sao lưu cùng hỏng ở mục {0} của quầy này. Đang chờ máy chủ gửi lại phần thiếu; "
        "chưa nhận hồ sơ mới để không trùng số. Kiểm tra mạng rồi đăng nhập lại.",
    ).format(p.get("number", "")),
    "day_over": _fixed(
        lambda: translate(
            "messages",
            "Đã sang ngày làm việc mới, nên chưa lưu. Thông tin trên màn hình vẫn giữ: khóa màn hình (Ctrl L), "
            "đăng nhập lại để mở ngày mới, rồi lưu.",
        )
    ),
    "doubtful_day": lambda p: translate(
        "messages", "Đồng hồ máy chỉ ngày {0}, còn ngày làm việc gần nhất là {1}. Xem lại đồng hồ."
    ).format(show_date(str(p.get("clock", ""))), show_date(str(p.get("last", "")))),
    "day_incomplete": _fixed(
        lambda: translate(
            "messages",
            "Máy này chưa có đủ mục ghi của ngày đã chốt để đối chiếu, nên chưa làm. Chờ đồng bộ xong rồi làm lại.",
        )
    ),
    "bad_period": _fixed(
        lambda: translate("messages", "Ngày cuối kỳ đứng trước ngày đầu kỳ. Sửa lại một trong hai ngày.")
    ),
    "paper_not_saved": _fixed(
        lambda: translate("messages", "Không ghi được tệp ở chỗ đã chọn. Chọn thư mục khác rồi lưu lại.")
    ),
    "offline": _fixed(lambda: translate("messages", "Không tới được máy chủ. Kiểm tra mạng rồi thử lại.")),
    "server_troubled": _fixed(lambda: translate("messages", "Máy chủ đang bận hoặc gặp lỗi. Thử lại sau ít phút.")),
    "strange_answer": _fixed(
        lambda: translate("messages", "Địa chỉ trả lời không phải máy chủ Intake Desk. Kiểm tra lại địa chỉ.")
    ),
    "untrusted_server": _fixed(
        lambda: translate(
            "messages", "Chứng thư của máy chủ không được máy này tin cậy. Chưa gửi gì; báo người quản trị."
        )
    ),
    "insecure_address": _fixed(
        lambda: translate("messages", "Địa chỉ máy chủ phải là https, trừ máy chủ chạy ngay trên máy này.")
    ),
    "server_too_new": _fixed(lambda: translate("messages", "Máy chủ mới hơn chương trình này. Cập nhật chương trình.")),
    "server_too_old": _fixed(
        lambda: translate("messages", "Máy chủ cũ hơn chương trình này. Báo người quản trị cập nhật.")
    ),
    "already_enrolled": _fixed(lambda: translate("messages", "Máy này đã là một quầy rồi.")),
    "false_sheet": _fixed(
        lambda: translate("messages", "Trả lời của máy chủ sai chữ ký, không nhận. Thử lại, hoặc báo người quản trị.")
    ),
    "server_did_not_start": _fixed(
        lambda: translate("messages", "Máy chủ mẫu không khởi động được; xem server/server.log trong thư mục dữ liệu.")
    ),
    "not_enrolled": _fixed(
        lambda: translate("messages", "Máy này chưa được ghi danh làm quầy. Nhập mã ghi danh do phụ trách cấp.")
    ),
}
