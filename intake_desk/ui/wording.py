"""States and happenings in plain words, the same on every page."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from intake_desk.domain import dossier as states
from intake_desk.domain.books import MANY
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.exception_kinds import ExceptionAnswered
from intake_desk.domain.fees import explained
from intake_desk.domain.kinds import (
    Corrected,
    DossierAccepted,
    DossierExtended,
    DossierFiled,
    DossierForwarded,
    DossierHandedBack,
    DossierRated,
    DossierReceived,
    DossierRefusedPersonal,
    DossierStopped,
    DossierSupplemented,
    Facts,
    FeeCharged,
    FeePaid,
    FeeWaived,
    ObligationMet,
    ObligationRequested,
    OriginalsReturned,
    OriginalsTaken,
    Personal,
    Reason,
    Receiver,
    Remark,
    Result,
    ResultReady,
    Shelf,
    SlipPrinted,
    Stop,
    SupplementRequested,
    Waiver,
)
from intake_desk.domain.office_kinds import AnswerWords, QuestionWords
from intake_desk.domain.people import show_date, show_id, show_phone
from intake_desk.domain.recreation_kinds import DossierRecreated
from intake_desk.domain.scan_kinds import ScanPaper
from intake_desk.domain.times import from_ms
from intake_desk.services.lookup import Moment as StoryMoment
from intake_desk.ui.dossiers import money_wording
from intake_desk.ui.dossiers.dossier_standing import early_text, listed
from intake_desk.ui.dossiers.money_wording import printed_receipt
from intake_desk.ui.exceptions.exception_names import choice_word, title_of
from intake_desk.ui.formats import money
from intake_desk.ui.money_words import means_word
from intake_desk.ui.table_model import TagLook

translate = QCoreApplication.translate


def state_word(state: str) -> str:
    """The word for a dossier's state."""
    words = {
        states.FILED: translate("wording", "Chờ tiếp nhận"),
        states.IN_HAND: translate("wording", "Đang xử lý"),
        states.AWAITING_OBLIGATION: translate("wording", "Chờ nghĩa vụ tài chính"),
        states.STOPPED: translate("wording", "Dừng giải quyết"),
        states.AWAITING_SUPPLEMENT: translate("wording", "Chờ bổ sung"),
        states.READY: translate("wording", "Có kết quả"),
        states.HANDED_BACK: translate("wording", "Đã trả"),
        states.REFUSED: translate("wording", "Từ chối"),
        states.WITHDRAWN: translate("wording", "Đã rút"),
    }
    return words.get(state, state)


_LOOKS = {
    states.FILED: ("waiting", "dot"),
    states.IN_HAND: ("information", "dot"),
    states.AWAITING_OBLIGATION: ("waiting", "half"),
    states.STOPPED: ("neutral", "cross"),
    states.AWAITING_SUPPLEMENT: ("waiting", "half"),
    states.READY: ("done", "check"),
    states.HANDED_BACK: ("done", "double"),
    states.REFUSED: ("neutral", "cross"),
    states.WITHDRAWN: ("neutral", "cross"),
}


def state_look(dossier: Dossier, now_ms: int) -> TagLook:
    """How a dossier's state is drawn: word, shape and meaning; overdue says so."""
    if dossier.is_overdue(now_ms):
        return TagLook("wrong", translate("wording", "Quá hạn"), "bang")
    kind, shape = _LOOKS.get(dossier.state, ("neutral", ""))
    if dossier.state == states.AWAITING_OBLIGATION:
        return TagLook(kind, translate("wording", "Chờ nghĩa vụ"), shape)
    return TagLook(kind, state_word(dossier.state), shape)


def field_word(field: str) -> str:
    """The name of a correctable field."""
    words = {
        "name": translate("wording", "họ và tên"),
        "id_number": translate("wording", "số căn cước"),
        "birth_date": translate("wording", "ngày sinh"),
        "sex": translate("wording", "giới tính"),
        "address": translate("wording", "nơi cư trú"),
        "phone": translate("wording", "số điện thoại"),
        "email": translate("wording", "thư điện tử"),
        "tax_code": translate("wording", "mã số thuế"),
        "note": translate("wording", "ghi chú"),
    }
    return words.get(field, field)


def shown(field: str, value: str) -> str:
    """A correctable value as it is read: numbers in groups, dates by day, month, year."""
    if field == "id_number":
        return show_id(value)
    if field == "phone":
        return show_phone(value)
    if field != "birth_date":
        return value
    try:
        return show_date(value)
    except ValueError:  # written by another program; the story is told all the same
        return value


def kind_word(kind: str) -> str:
    """What sort of thing happened."""
    words = {
        "dossier.received": translate("wording", "Tiếp nhận hồ sơ"),
        "dossier.filed": translate("wording", "Ghi hồ sơ chờ tiếp nhận"),
        "dossier.accepted": translate("wording", "Tiếp nhận hồ sơ"),
        "dossier.recreated": translate("wording", "Dựng lại hồ sơ từ giấy tiếp nhận"),
        "dossier.refused": translate("wording", "Từ chối"),
        "dossier.forwarded": translate("wording", "Bàn giao hồ sơ"),
        "dossier.extended": translate("wording", "Xin lỗi và hẹn lại ngày trả"),
        "dossier.obligation_requested": translate("wording", "Yêu cầu thực hiện nghĩa vụ tài chính"),
        "dossier.obligation_met": translate("wording", "Đã thực hiện nghĩa vụ tài chính"),
        "dossier.stopped": translate("wording", "Dừng giải quyết hồ sơ"),
        "dossier.shelved": translate("wording", "Chuyển nơi để kết quả"),
        "dossier.originals_taken": translate("wording", "Giữ bản chính"),
        "dossier.originals_returned": translate("wording", "Trả lại bản chính"),
        "dossier.rated": translate("wording", "Đánh giá của người dân"),
        "dossier.supplement_requested": translate("wording", "Yêu cầu bổ sung"),
        "dossier.supplemented": translate("wording", "Nhận bổ sung"),
        "dossier.result_ready": translate("wording", "Có kết quả"),
        "dossier.handed_back": translate("wording", "Trả kết quả"),
        "dossier.withdrawn": translate("wording", "Rút hồ sơ"),
        "dossier.corrected": translate("wording", "Sửa thông tin"),
        "dossier.asked": translate("wording", "Bộ phận giải quyết hỏi"),
        "dossier.question_answered": translate("wording", "Trả lời bộ phận giải quyết"),
        "fee.charged": translate("wording", "Tính phí, lệ phí"),
        "fee.paid": translate("wording", "Thu phí, lệ phí"),
        "fee.waived": translate("wording", "Miễn phí, lệ phí"),
        "fee.voided": translate("wording", "Hủy biên lai thu tiền"),
        "fee.refunded": translate("wording", "Hoàn trả phí, lệ phí"),
        "fee.means_corrected": translate("wording", "Sửa hình thức thu"),
        "fee.misfit_reversed": translate("wording", "Đảo bút toán ghi trùng"),
        "fee.transfer_matched": translate("wording", "Đối chiếu với sao kê ngân hàng"),
        "bank.line_left": translate("wording", "Dòng sao kê chưa khớp"),
        "bank.line_explained": translate("wording", "Giải thích dòng sao kê"),
        "drawer.opened": translate("wording", "Mở ngăn kéo"),
        "drawer.cash_moved": translate("wording", "Thêm, rút tiền mặt"),
        "drawer.cash_handed": translate("wording", "Bàn giao tiền mặt"),
        "drawer.cash_accepted": translate("wording", "Nhận bàn giao tiền mặt"),
        "drawer.counted": translate("wording", "Kiểm đếm ngăn kéo"),
        "drawer.closed": translate("wording", "Khóa ngăn kéo"),
        "drawer.closed_for": translate("wording", "Khóa thay ngăn kéo"),
        "day.addendum": translate("wording", "Bổ sung sau chốt sổ"),
        "period.closed": translate("wording", "Quyết toán kỳ"),
        "supervisor.key_made": translate("wording", "Tạo khóa ký của phụ trách"),
        "slip.printed": translate("wording", "In giấy tờ"),
        "feedback.received": translate("wording", "Phản ánh, kiến nghị"),
        "feedback.forwarded": translate("wording", "Chuyển phản ánh, kiến nghị"),
        "feedback.answered": translate("wording", "Trả lời phản ánh, kiến nghị"),
        "scan.added": translate("wording", "Số hóa giấy tờ"),
        "scan.removed": translate("wording", "Gỡ bản số hóa"),
        "scans.arranged": translate("wording", "Sắp xếp bản số hóa"),
        "exception.answered": translate("wording", "Phụ trách đã xem lại"),
        "journal.set_back": translate("wording", "Ghi tiếp trên dữ liệu cũ"),
        "sheet.adopted": translate("wording", "Thay đổi dữ liệu dùng chung"),
        "day.opened": translate("wording", "Mở ngày làm việc"),
        "day.closed": translate("wording", "Chốt sổ"),
        "clerk.signed_in": translate("wording", "Đăng nhập"),
        "clerk.signed_out": translate("wording", "Rời quầy"),
    }
    return words.get(kind, translate("wording", "Mục chưa hiểu (bản chương trình mới hơn)"))


def happened(moment: StoryMoment) -> str:
    """The headline of one moment of a dossier's story."""
    facts = moment.entry.facts
    if type(facts) in money_wording.HEADLINES:
        return money_wording.HEADLINES[type(facts)](facts)
    said = _HEADLINES.get(type(facts))
    return said(facts, moment) if said else kind_word(moment.entry.kind)


_HEADLINES: dict[type, Callable[[Any, StoryMoment], str]] = {
    DossierReceived: lambda _facts, moment: translate("wording", "Tiếp nhận tại {0}").format(moment.desk),
    DossierAccepted: lambda _facts, moment: translate("wording", "Tiếp nhận tại {0}").format(moment.desk),
    DossierRecreated: lambda _facts, moment: translate("wording", "Dựng lại từ giấy tiếp nhận, tại {0}").format(
        moment.desk
    ),
    DossierForwarded: lambda facts, _moment: (
        translate("wording", "Nhận lại từ {0}").format(facts.sender)
        if facts.home
        else translate("wording", "Bàn giao cho {0}").format(facts.receiver)
    ),
    FeeCharged: lambda facts, _moment: (
        translate("wording", "Phải thu {0}").format(money(total))
        if (total := sum(line.amount for line in facts.lines))
        else translate("wording", "Đặt mức thu: không thu")
    ),
    FeePaid: lambda facts, _moment: translate("wording", "Thu {0}, {1}").format(
        money(facts.amount), means_word(facts.means)
    ),
    FeeWaived: lambda facts, _moment: translate("wording", "Miễn {0}").format(money(facts.amount)),
    SlipPrinted: lambda facts, _moment: _printed(facts),
    ExceptionAnswered: lambda facts, _moment: translate("wording", "Phụ trách đã xem lại: {0}").format(
        title_of(facts.sort)
    ),
}


def _printed(facts: SlipPrinted) -> str:
    forms = {
        "01": translate("wording", "In giấy tiếp nhận"),
        "02": translate("wording", "In phiếu yêu cầu bổ sung"),
        "03": translate("wording", "In phiếu từ chối"),
        "04": translate("wording", "In văn bản xin lỗi, gia hạn"),
        "05": translate("wording", "In thông báo dừng giải quyết"),
        "06": translate("wording", "In phiếu kiểm soát"),
        "ack": translate("wording", "In giấy biên nhận trả kết quả"),
        "label": translate("wording", "In nhãn hồ sơ"),
        "history": translate("wording", "In quá trình xử lý"),
        MANY: translate("wording", "In giấy tiếp nhận nhiều hồ sơ"),
        "scans": translate("wording", "Lưu các bản số hóa thành một PDF"),
        "pay": translate("wording", "In phiếu thanh toán"),
    }
    text = printed_receipt(facts.form) if facts.form.startswith("bl:") else forms.get(facts.form, facts.form)
    if facts.reprint:
        return translate("wording", "{0} (bản sao lần {1})").format(text, facts.reprint)
    return translate("wording", "{0} ({1} liên)").format(text, facts.copies) if facts.form in {"01", MANY} else text


def details(moment: StoryMoment) -> list[str]:
    """The lines below the headline: who, why, what changed."""
    facts, personal = moment.entry.facts, moment.entry.personal
    lines = [moment.clerk]
    lines += _said(facts, personal)
    if isinstance(facts, ResultReady) and moment.after is not None:
        lines.append(early_text(moment.after))
    if isinstance(personal, ScanPaper):
        lines.append(personal.paper or personal.name)
    if isinstance(personal, Reason | DossierRefusedPersonal | Stop):
        lines.append(translate("wording", "Lý do: {0}").format(personal.reason))
    if moment.second:
        lines.append(translate("wording", "Người đồng ý: {0}").format(moment.second))
    if isinstance(personal, Corrected) and moment.before is not None and moment.after is not None:
        new = moment.after.corrections[len(moment.before.corrections) :]
        lines += [
            f"{field_word(one.field)}: {shown(one.field, one.old) or '–'} → {shown(one.field, one.new) or '–'}"
            for one in new
        ]
        lines.append(translate("wording", "Lý do: {0}").format(personal.reason))
    if (
        moment.after is not None
        and moment.before is not None
        and len(moment.after.misfits) > len(moment.before.misfits)
    ):
        lines.append(translate("wording", "Không khớp trạng thái hồ sơ; phụ trách cần xem"))
    return [line for line in lines if line]


def _said(facts: Facts | None, personal: Personal | None) -> list[str]:
    """What one entry says beyond its headline."""
    return [
        line for part in (facts, personal) if type(part) in _BESIDES for line in _BESIDES[type(part)](part)
    ] + _handed(facts, personal)


def _handed(facts: Facts | None, personal: Personal | None) -> list[str]:
    if not isinstance(facts, DossierHandedBack) or not isinstance(personal, Receiver):
        return []
    lines = [translate("wording", "Người nhận: {0}").format(personal.name)]
    if facts.how == "post":
        number = personal.tracking or "–"
        lines.append(translate("wording", "Qua bưu chính, mã bưu gửi: {0}").format(number))
    elif facts.how == "electronic":
        lines.append(translate("wording", "Trả bản điện tử"))
    if personal.authorisation:
        lines.append(translate("wording", "Theo ủy quyền: {0}").format(personal.authorisation))
    if facts.mismatch:
        lines.append(translate("wording", "Giấy tờ xuất trình không khớp người được trả; cán bộ đã xác nhận"))
    return lines


def _promised(due_at: int) -> str:
    return translate("wording", "Hẹn trả {0}").format(f"{from_ms(due_at):%H:%M %d/%m/%Y}") if due_at else ""


def _filed(facts: DossierFiled) -> list[str]:
    if facts.channel != "online":
        return []
    return [translate("wording", "Nộp trực tuyến lúc {0}").format(f"{from_ms(facts.filed_at):%H:%M %d/%m/%Y}")]


def _stopped(facts: DossierStopped) -> list[str]:
    by_agency = translate("wording", "Cơ quan giải quyết đề nghị dừng")
    asked = by_agency if facts.asked_by == "agency" else translate("wording", "Chủ hồ sơ đề nghị dừng")
    return [asked, translate("wording", "Hoàn lại phí, lệ phí đã thu") if facts.refund else ""]


def _shelf(place: str) -> str:
    return translate("wording", "Nơi để: {0}").format(place) if place else ""


_BESIDES: dict[type, Callable[[Any], list[str]]] = {
    **money_wording.BESIDES,
    DossierReceived: lambda facts: [facts.due_reason],
    DossierAccepted: lambda facts: [facts.due_reason],
    DossierFiled: _filed,
    DossierSupplemented: lambda facts: [listed(facts.papers), _promised(facts.due_at), facts.due_reason],
    DossierExtended: lambda facts: [_promised(facts.due_at), facts.due_reason],
    ObligationMet: lambda facts: [_promised(facts.due_at), facts.due_reason],
    DossierStopped: _stopped,
    ResultReady: lambda facts: [translate("wording", "Có bản điện tử") if facts.electronic else ""],
    DossierForwarded: lambda facts: [
        translate("wording", "Phiếu bàn giao {0}").format(facts.list_number) if facts.list_number else ""
    ],
    ObligationRequested: lambda facts: [money(facts.amount) if facts.amount else ""],
    FeeCharged: lambda facts: [f"{line.name}: {explained(line)}" for line in facts.lines if explained(line)],
    SupplementRequested: lambda facts: [listed(facts.papers)],
    Waiver: lambda personal: [translate("wording", "Giấy tờ: {0}").format(personal.proof) if personal.proof else ""],
    OriginalsTaken: lambda facts: [listed(facts.papers)],
    OriginalsReturned: lambda facts: [listed(facts.papers)],
    DossierRated: lambda facts: [rating_word(facts.level)],
    Remark: lambda personal: [personal.note],
    QuestionWords: lambda personal: [personal.text],
    AnswerWords: lambda personal: [personal.text],
    ExceptionAnswered: lambda facts: [choice_word(facts.choice)],
    Result: lambda personal: [
        " · ".join(part for part in (personal.sort, personal.number, personal.summary) if part),
        _shelf(personal.shelf),
    ],
    Shelf: lambda personal: [_shelf(personal.place)],
    Stop: lambda personal: [
        translate("wording", "Đang ở bước: {0}").format(personal.stage) if personal.stage else "",
        translate("wording", "Văn bản: {0}").format(personal.decision) if personal.decision else "",
    ],
}


def rating_word(level: str) -> str:
    """How content the citizen is."""
    words = {
        "very": translate("wording", "Rất hài lòng"),
        "content": translate("wording", "Hài lòng"),
        "not": translate("wording", "Không hài lòng"),
    }
    return words.get(level, level)
