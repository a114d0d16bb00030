"""How things stand with the central server, as one value and as one sentence that never alarms."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.times import local, show_hour

translate = QCoreApplication.translate

SENT, WAITING, OFFLINE, REFUSED = "sent", "waiting", "offline", "refused"
NOT_ENROLLED, REVOKED = "not_enrolled", "revoked"

SOON_SECONDS = 5
MINUTE = 60


@dataclass(frozen=True)
class SyncState:
    """`since`: of SENT when all was last known to be there, else when it began; `waiting`: own entries not sent yet."""

    kind: str
    since: datetime
    waiting: int = 0
    next_try: datetime | None = None
    reason: str = ""


def sync_look(state: SyncState) -> str:
    """The kind for the status line's lamp."""
    return {SENT: "done", WAITING: "information", OFFLINE: "waiting"}.get(state.kind, "wrong")


def sync_sentence(state: SyncState, now: datetime) -> str:
    """The status line's words about the server: what waits, since when, why, and when it is tried again."""
    since = moment_words(state.since, now)
    if state.kind == SENT:
        return translate("sync", "Máy chủ: đã gửi hết, {0}").format(since)
    if state.kind == WAITING and not state.waiting:
        return translate("sync", "Máy chủ: đang kết nối")
    if state.kind == WAITING:
        return translate("sync", "Máy chủ: đang gửi {0} mục, từ {1}").format(state.waiting, since)
    if state.kind == OFFLINE:
        why = _offline(state).format(since)
    elif state.kind == REVOKED:
        why = translate("sync", "Quầy này đã bị thu hồi, thôi gửi nhận từ {0}; gọi người phụ trách").format(since)
    else:
        why = _refused(state) + translate("sync", " (từ {0})").format(since)
    again = "" if state.next_try is None and state.kind != OFFLINE else _again(state.next_try, now)
    return " · ".join(part for part in (why, _queue(state), again) if part)


def moment_words(at: datetime, now: datetime) -> str:
    """An hour of today, or hour and day."""
    if local(at).date() == local(now).date():
        return show_hour(at)
    return translate("sync", "{0} ngày {1}").format(show_hour(at), f"{local(at):%d/%m}")


def _offline(state: SyncState) -> str:
    if state.reason == "server_troubled":
        return translate("sync", "Máy chủ bận từ {0}")
    if state.reason == "strange_answer":
        return translate("sync", "Mạng không dẫn đến máy chủ từ {0}")
    return translate("sync", "Mất mạng từ {0}")


def _queue(state: SyncState) -> str:
    if not state.waiting:
        return ""
    if state.kind == REVOKED:
        return translate("sync", "{0} mục chưa gửi còn nguyên ở máy này").format(state.waiting)
    return translate("sync", "{0} mục chờ gửi, không mất gì").format(state.waiting)


def _again(next_try: datetime | None, now: datetime) -> str:
    left = (next_try - now).total_seconds() if next_try else 0
    if left < SOON_SECONDS:
        return translate("sync", "đang thử lại")
    if left > 2 * MINUTE:
        return translate("sync", "thử lại sau {0} phút").format(round(left / MINUTE))
    return translate("sync", "thử lại sau {0} giây").format(-(-int(left) // SOON_SECONDS) * SOON_SECONDS)


def _refused(state: SyncState) -> str:
    sentences = {
        "not_enrolled": translate("sync", "Máy chủ không còn nhận quầy này; báo người quản trị ghi danh lại"),
        "place_taken": translate("sync", "Máy chủ sau phục hồi đã cấp số quầy này cho máy khác; báo người quản trị"),
        "untrusted_server": translate("sync", "Chứng thư của máy chủ không tin cậy, chưa gửi; báo người quản trị"),
        "insecure_address": translate("sync", "Địa chỉ máy chủ không an toàn (cần https), chưa gửi"),
        "server_too_new": translate("sync", "Máy chủ mới hơn chương trình; cập nhật chương trình để gửi tiếp"),
        "server_too_old": translate("sync", "Máy chủ cũ hơn chương trình; chờ máy chủ cập nhật"),
        "strange_entries": translate("sync", "Có mục của nơi khác không khớp, chưa nhận; báo người quản trị"),
        "bug": translate("sync", "Gửi nhận gặp lỗi của chương trình, sẽ thử lại; báo người hỗ trợ"),
    }
    return sentences.get(state.reason, translate("sync", "Máy chủ từ chối, chưa gửi; báo người quản trị"))
