"""What the look-up page says, in both languages."""

from intake_desk.server.pages.languages import Texts

TEXTS: Texts = {
    "title": ("Tra cứu hồ sơ", "Look up a dossier"),
    "hint": (
        "Nhập mã hồ sơ in trên giấy hẹn, hoặc quét mã QR trên giấy bằng điện thoại.",
        "Enter the dossier code printed on your receipt, or scan its QR code with a telephone.",
    ),
    "code": ("Mã hồ sơ", "Dossier code"),
    "code_hint": ("Ví dụ H26.103-261120-1001", "For example H26.103-261120-1001"),
    "check": ("Mã kiểm tra", "Check code"),
    "check_hint": (
        "8 chữ số in dưới mã QR. Không bắt buộc: để trống thì chỉ xem được tình trạng và ngày hẹn.",
        "The 8 figures printed below the QR code. Optional: without it only state and dates are shown.",
    ),
    "search": ("Tra cứu", "Look up"),
    "dossier": ("Hồ sơ", "Dossier"),
    "know_more": ("Xem thủ tục và giấy tờ cần bổ sung", "See the procedure and the papers asked for"),
    "know_more_hint": (
        "Nhập 8 chữ số mã kiểm tra in dưới mã QR trên giấy hẹn.",
        "Enter the 8 figures of the check code printed below the QR code of your receipt.",
    ),
    "show": ("Xem", "Show"),
    "another": ("Tra cứu hồ sơ khác", "Look up another dossier"),
    "together": ("Hồ sơ khác trên cùng giấy hẹn", "Other dossiers on the same receipt"),
    "not_found_title": ("Không tìm thấy", "Not found"),
    "not_found": (
        "Không có hồ sơ với mã này, hoặc mã kiểm tra không đúng. Hãy xem lại mã in trên giấy hẹn.",
        "There is no dossier with this code, or the check code is wrong. Please compare them with your receipt.",
    ),
    "not_found_yet": (
        "Hồ sơ vừa nộp có thể chưa được quầy gửi lên máy chủ: hãy thử lại sau, hoặc gọi cho quầy.",
        "A dossier just handed in may not have been sent to the server yet: try again later, or call the counter.",
    ),
    "several": (
        "Mã này có trên hai giấy hẹn. Nhập thêm mã kiểm tra để xem đúng hồ sơ của mình.",
        "This code stands on two receipts. Enter the check code too, to see your own dossier.",
    ),
    "too_often_title": ("Xin chờ một chút", "Please wait a moment"),
    "too_often": (
        "Tra cứu quá nhiều lần. Hãy thử lại sau {seconds} giây, hoặc gọi cho quầy.",
        "Looked up too many times. Try again in {seconds} seconds, or call the counter.",
    ),
    "procedure": ("Thủ tục", "Procedure"),
    "papers": ("Giấy tờ cần bổ sung", "Papers asked for"),
    "originals": ("bản chính", "original"),
    "certified": ("bản chứng thực", "certified copy"),
    "copies": ("bản photo", "copy"),
    "no_papers": ("Hiện không có giấy tờ nào cần bổ sung.", "No papers are asked for at present."),
    "filed_at": ("Gửi hồ sơ", "Filed"),
    "received_at": ("Tiếp nhận", "Received"),
    "due_at": ("Hẹn trả", "Promised for"),
    "due_paused": ("Hẹn trả trước khi tạm dừng", "Promised before the pause"),
    "was_due_at": ("Hẹn trả ban đầu", "First promised for"),
    "paused_at": ("Tạm dừng tính thời gian từ", "Clock stopped since"),
    "ready_at": ("Có kết quả", "Result ready"),
    "ended_at_handed_back": ("Đã trả kết quả", "Handed back"),
    "ended_at": ("Kết thúc", "Ended"),
    "no_due": ("Không quy định thời hạn", "No time limit is laid down"),
    "provisional": (
        "Mã hồ sơ này là số tạm; mã chính thức sẽ được thông báo sau.",
        "This code is provisional; the official code will be told later.",
    ),
    "counter": ("Nơi tiếp nhận", "Counter"),
    "call": ("Gọi", "Call"),
    "heard": ("Thông tin quầy gửi đến lúc", "As told by the counter at"),
    "state_filed": ("Chờ tiếp nhận", "Waiting to be accepted"),
    "said_filed": (
        "Hồ sơ đã gửi; bộ phận Một cửa đang kiểm tra để tiếp nhận.",
        "The dossier was filed; the counter is checking it.",
    ),
    "state_in_hand": ("Đang giải quyết", "Being worked on"),
    "said_in_hand": (
        "Hồ sơ đang được giải quyết. Ông/Bà đến nhận kết quả theo ngày hẹn.",
        "The dossier is being worked on. Please come for the result at the promised time.",
    ),
    "state_overdue": ("Quá hẹn", "Overdue"),
    "said_overdue": (
        "Đã quá ngày hẹn mà chưa có kết quả. Mong Ông/Bà thông cảm và liên hệ quầy để biết ngày hẹn mới.",
        "The promised time has passed without a result. We apologise; please ask the counter for a new date.",
    ),
    "state_awaiting_supplement": ("Chờ bổ sung giấy tờ", "Waiting for your papers"),
    "said_awaiting_supplement": (
        "Quầy chờ Ông/Bà bổ sung giấy tờ theo phiếu yêu cầu. Thời gian giải quyết tạm dừng; đủ giấy tờ thì hẹn lại.",
        "The counter waits for the papers named on the request slip. The clock stands still until they are there.",
    ),
    "state_awaiting_obligation": ("Chờ nghĩa vụ tài chính", "Waiting for your payment"),
    "said_awaiting_obligation": (
        "Hồ sơ chờ Ông/Bà hoàn thành nghĩa vụ tài chính theo thông báo. Thời gian giải quyết tạm dừng.",
        "The dossier waits until the financial obligation that you were told of is met. The clock stands still.",
    ),
    "state_ready": ("Đã có kết quả", "Result ready"),
    "said_ready": (
        "Đã có kết quả. Mời Ông/Bà mang giấy hẹn và giấy tờ tùy thân đến nhận.",
        "The result is ready. Please bring the receipt and an identity paper.",
    ),
    "state_handed_back": ("Đã trả kết quả", "Handed back"),
    "said_handed_back": ("Kết quả đã được trả.", "The result was handed back."),
    "state_refused": ("Không tiếp nhận giải quyết", "Refused"),
    "said_refused": (
        "Hồ sơ bị từ chối; lý do ghi trong phiếu từ chối đã giao.",
        "The dossier was refused; the reason stands on the slip that was handed out.",
    ),
    "state_withdrawn": ("Đã rút hồ sơ", "Withdrawn"),
    "said_withdrawn": ("Hồ sơ đã được rút theo yêu cầu.", "The dossier was taken back on request."),
    "state_stopped": ("Đã dừng giải quyết", "Stopped"),
    "said_stopped": (
        "Việc giải quyết đã dừng; lý do ghi trong thông báo đã giao.",
        "The work was stopped; the reason stands on the notice that was handed out.",
    ),
}
