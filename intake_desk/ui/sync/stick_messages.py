"""What is said of sticks and of desks on the LAN: when something cannot be, and what a stick did."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.desk import Unit
from intake_desk.domain.times import from_ms
from intake_desk.sync.carry_book import IN, OUT, RECEIPT, Carried
from intake_desk.ui.formats import size
from intake_desk.ui.sync_wording import moment_words

translate = QCoreApplication.translate

Params = dict[str, object]

SENTENCES: dict[str, Callable[[Params], str]] = {
    "nobody_to_carry_to": lambda _params: translate(
        "stick", "Chưa biết khóa của máy chủ và các quầy để đóng gói. Gửi nhận với máy chủ một lần rồi xuất lại."
    ),
    "stick_failed": lambda params: translate(
        "stick",
        "Không đọc hoặc ghi được USB ({0}): có thể đầy, khóa ghi hoặc đã rút ra. Dữ liệu của quầy còn nguyên; cắm lại "
        "rồi làm lại.",
    ).format(params.get("cause", "")),
    "nothing_on_stick": lambda _params: translate(
        "stick", "Thư mục này không có gói hay giấy báo nào. Chọn đúng thư mục trên USB đã chép gói vào."
    ),
    "not_a_bundle": lambda _params: translate(
        "stick", "Tệp này không phải gói của chương trình, hoặc của bản mới hơn; hãy cập nhật chương trình."
    ),
    "bundle_damaged": lambda _params: translate(
        "stick", "Gói bị cắt hoặc bị sửa, không lấy gì từ gói này. Xuất lại ở nơi gửi."
    ),
    "bundle_not_for_us": lambda _params: translate("stick", "Gói của đơn vị khác, hoặc không đóng cho quầy này."),
    "bundle_of_a_stranger": lambda _params: translate(
        "stick", "Nơi đóng gói không phải quầy của đơn vị, hoặc đã bị thu hồi. Không lấy gì từ gói này."
    ),
    "not_a_receipt": lambda _params: translate(
        "stick", "Giấy báo bị cắt, bị sửa hoặc không đúng chữ ký; không tính giấy này."
    ),
}


_BETWEEN_DESKS: dict[str, Callable[[], str]] = {
    "peer_not_trusted": lambda: translate(
        "lan", "hai quầy không nhận ra nhau: xem lại ngày giờ hai máy, rồi cho cả hai gửi nhận với máy chủ một lần"
    ),
    "peer_of_other_version": lambda: translate("lan", "chương trình hai quầy khác phiên bản; cập nhật cả hai"),
    "peer_refused": lambda: translate("lan", "quầy kia từ chối; cho quầy kia gửi nhận với máy chủ một lần"),
}


def why_not(code: str) -> str:
    """Why two desks do not exchange, as part of a line; "" when there is nothing to do about it but wait."""
    words = _BETWEEN_DESKS.get(code)
    return words() if words else ""


def said(code: str) -> str:
    """Why a file was not taken."""
    words = SENTENCES.get(code)
    return words({}) if words else translate("stick", "Chưa lấy được tệp này; thử lại.")


def holder_name(unit: Unit, journal: str) -> str:
    """The desk that writes a journal, or the server."""
    return translate("stick", "Máy chủ") if journal == f"{unit.agency}/0" else unit.desk_name(journal)


def story_line(line: Carried, unit: Unit, now: datetime) -> str:
    """One thing that a stick did: when, and what came of it."""
    return f"{moment_words(from_ms(line.at_ms), now)} · {happened(line, unit, now)}"


def happened(line: Carried, unit: Unit, now: datetime) -> str:
    """What came of one file, or of taking out."""
    if line.kind == OUT:
        return translate("stick", "Đã xuất {0} mục, {1} tệp ({2})").format(line.entries, line.files, size(line.size))
    made = moment_words(from_ms(line.made_ms), now)
    if line.kind == RECEIPT:
        return translate("stick", "{0} báo đã nhận, lúc {1}").format(holder_name(unit, line.who), made)
    if line.kind != IN:
        return f"{line.name}: {said(line.error_code)}"
    text = translate("stick", "Nhận từ {0} (đóng lúc {1}): {2} mục mới").format(
        holder_name(unit, line.who), made, line.entries
    )
    return f"{text}; {translate('stick', 'còn thiếu gói trước đó')}" if line.gaps else text
