"""States and happenings in plain words, the same on every page."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain import dossier as states
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.kinds import (
    Corrected,
    DossierHandedBack,
    DossierReceived,
    DossierRefusedPersonal,
    FeeCharged,
    FeePaid,
    FeeWaived,
    Reason,
    Receiver,
    SlipPrinted,
    SupplementRequested,
)
from intake_desk.domain.people import show_date, show_id, show_phone
from intake_desk.services.lookup import Moment as StoryMoment
from intake_desk.ui.formats import money
from intake_desk.ui.table_model import TagLook

translate = QCoreApplication.translate


def state_word(state: str) -> str:
    """The word for a dossier's state."""
    words = {
        states.IN_HAND: translate("wording", "Đang xử lý"),
        states.AWAITING_SUPPLEMENT: translate("wording", "Chờ bổ sung"),
        states.READY: translate("wording", "Có kết quả"),
        states.HANDED_BACK: translate("wording", "Đã trả"),
        states.REFUSED: translate("wording", "Từ chối"),
        states.WITHDRAWN: translate("wording", "Đã rút"),
    }
    return words.get(state, state)


_LOOKS = {
    states.IN_HAND: ("information", "dot"),
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


def means_word(means: str) -> str:
    """How money came."""
    words = {
        "cash": translate("wording", "tiền mặt"),
        "transfer": translate("wording", "chuyển khoản"),
        "waived": translate("wording", "được miễn"),
    }
    return words.get(means, means)


def kind_word(kind: str) -> str:
    """What sort of thing happened."""
    words = {
        "dossier.received": translate("wording", "Tiếp nhận hồ sơ"),
        "dossier.refused": translate("wording", "Từ chối"),
        "dossier.supplement_requested": translate("wording", "Yêu cầu bổ sung"),
        "dossier.supplemented": translate("wording", "Nhận bổ sung"),
        "dossier.result_ready": translate("wording", "Có kết quả"),
        "dossier.handed_back": translate("wording", "Trả kết quả"),
        "dossier.withdrawn": translate("wording", "Rút hồ sơ"),
        "dossier.corrected": translate("wording", "Sửa thông tin"),
        "fee.charged": translate("wording", "Tính phí, lệ phí"),
        "fee.paid": translate("wording", "Thu phí, lệ phí"),
        "fee.waived": translate("wording", "Miễn phí, lệ phí"),
        "slip.printed": translate("wording", "In giấy tờ"),
        "feedback.received": translate("wording", "Phản ánh, kiến nghị"),
        "day.opened": translate("wording", "Mở ngày làm việc"),
        "day.closed": translate("wording", "Chốt sổ"),
        "clerk.signed_in": translate("wording", "Đăng nhập"),
        "clerk.signed_out": translate("wording", "Rời quầy"),
    }
    return words.get(kind, translate("wording", "Mục chưa hiểu (bản chương trình mới hơn)"))


def happened(moment: StoryMoment) -> str:
    """The headline of one moment of a dossier's story."""
    facts = moment.entry.facts
    if isinstance(facts, DossierReceived):
        return translate("wording", "Tiếp nhận tại {0}").format(moment.desk)
    if isinstance(facts, FeeCharged):
        return translate("wording", "Phải thu {0}").format(money(sum(line.amount for line in facts.lines)))
    if isinstance(facts, FeePaid):
        return translate("wording", "Thu {0}, {1}").format(money(facts.amount), means_word(facts.means))
    if isinstance(facts, FeeWaived):
        return translate("wording", "Miễn {0}").format(money(facts.amount))
    if isinstance(facts, SlipPrinted):
        return _printed(facts)
    return kind_word(moment.entry.kind)


def _printed(facts: SlipPrinted) -> str:
    forms = {
        "01": translate("wording", "In giấy tiếp nhận"),
        "02": translate("wording", "In phiếu yêu cầu bổ sung"),
        "03": translate("wording", "In phiếu từ chối"),
    }
    text = forms.get(facts.form, facts.form)
    if facts.reprint:
        return translate("wording", "{0} (bản sao lần {1})").format(text, facts.reprint)
    return translate("wording", "{0} ({1} liên)").format(text, facts.copies) if facts.form == "01" else text


def details(moment: StoryMoment) -> list[str]:
    """The lines below the headline: who, why, what changed."""
    facts, personal = moment.entry.facts, moment.entry.personal
    lines = [moment.clerk]
    if isinstance(facts, DossierReceived):
        lines.append(facts.due_reason)
    if isinstance(facts, SupplementRequested) and facts.papers:
        lines.append("; ".join(facts.papers))
    if isinstance(personal, Reason | DossierRefusedPersonal):
        lines.append(translate("wording", "Lý do: {0}").format(personal.reason))
    if isinstance(facts, DossierHandedBack) and isinstance(personal, Receiver):
        lines.append(translate("wording", "Người nhận: {0}").format(personal.name))
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
