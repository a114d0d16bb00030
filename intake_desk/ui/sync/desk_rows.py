"""How the unit's desks stand in the table, and how long words the state of the exchange has on its page."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.times import from_ms
from intake_desk.services.desks import DeskStanding
from intake_desk.ui.background_sync import Talk
from intake_desk.ui.exceptions.exception_words import span_text
from intake_desk.ui.sync_wording import (
    NOT_ENROLLED,
    OFFLINE,
    REFUSED,
    REVOKED,
    SENT,
    SyncState,
    moment_words,
)
from intake_desk.ui.table_model import Column, TagLook

translate = QCoreApplication.translate

DAY_MS = 24 * 3600 * 1000
# A weekend is no silence; a working week without a word is.
LONG_SILENCE_MS = 4 * DAY_MS
CLOCK_APART_SECONDS = 120


def desk_columns(now: Callable[[], datetime]) -> tuple[Column, ...]:
    """Which desk, its numbers, its last entry, how far it is held here and at the server, and how it stands."""
    return (
        Column(translate("desks", "Quầy"), desk_name, strong=True, stretch=True),
        Column(translate("desks", "Dải số"), numbers_text, width=104),
        Column(translate("desks", "Mục cuối"), lambda one: last_text(one, now()), width=126),
        Column(translate("desks", "Có ở đây"), lambda one: str(one.held), align="right", width=84),
        Column(translate("desks", "Máy chủ giữ"), lambda one: str(one.at_server), align="right", width=104),
        Column(
            translate("desks", "Tình trạng"),
            lambda one: desk_look(one, now()).text,
            tag=lambda one: desk_look(one, now()),
            width=170,
        ),
    )


def desk_name(one: DeskStanding) -> str:
    """The desk's name; this one says so."""
    return translate("desks", "{0} (quầy này)").format(one.name) if one.own else one.name


def numbers_text(one: DeskStanding) -> str:
    """The desk's numbers of every day."""
    return f"{one.numbers.first:04d}–{one.numbers.last:04d}" if one.numbers else ""


def last_text(one: DeskStanding, now: datetime) -> str:
    """When the desk wrote last, as far as is known here."""
    return moment_words(from_ms(one.last_at), now) if one.last_at else ""


def desk_look(one: DeskStanding, now: datetime) -> TagLook:
    """How the desk stands, in a few words."""
    if one.revoked_ms:
        return TagLook(
            "wrong", translate("desks", "Đã thu hồi {0}").format(f"{from_ms(one.revoked_ms):%d/%m/%Y}"), "cross"
        )
    if one.waits:
        words = translate("desks", "Chờ gửi {0} mục") if one.own else translate("desks", "Máy chủ chưa có {0} mục")
        return TagLook("waiting", words.format(one.waits), "half")
    if not one.held:
        return TagLook("neutral", translate("desks", "Chưa ghi gì"), "ring")
    if one.own:
        return TagLook("done", translate("desks", "Đã gửi hết"), "check")
    silent = int(now.timestamp() * 1000) - one.last_at
    if silent > DAY_MS:
        kind = "waiting" if silent > LONG_SILENCE_MS else "neutral"
        return TagLook(kind, translate("desks", "Im lặng từ {0}").format(f"{from_ms(one.last_at):%d/%m}"), "ring")
    return TagLook("done", translate("desks", "Đang làm việc"), "dot")


def advice(state: SyncState) -> str:
    """What the state means for the work at the counter, and what to do about it."""
    return {
        OFFLINE: translate(
            "desks",
            "Vẫn tiếp nhận, in giấy và trả kết quả như thường. Mọi việc được giữ ở máy này và tự gửi khi có mạng.",
        ),
        REFUSED: translate("desks", "Vẫn làm việc như thường; chưa gửi được thì giữ ở máy này, không mất gì."),
        NOT_ENROLLED: translate("desks", "Vẫn làm việc như thường; chưa gửi được thì giữ ở máy này, không mất gì."),
        REVOKED: translate(
            "desks",
            "Quầy này đã bị thu hồi nên không ghi và không gửi nhận nữa. Không mất gì: những gì đã ghi còn nguyên ở "
            "máy này, số đã in vẫn có hiệu lực. Gọi người phụ trách của đơn vị; muốn dùng lại máy thì ghi danh mới.",
        ),
        SENT: translate("desks", "Máy chủ đã giữ đủ mọi mục ghi của quầy này."),
    }.get(state.kind, translate("desks", "Đang gửi những mục vừa ghi."))


def talk_text(talk: Talk | None, now: datetime) -> str:
    """What the server said last."""
    if talk is None:
        return translate("desks", "Từ khi mở chương trình chưa trao đổi được lần nào.")
    moved = (talk.result.sent, talk.result.received)
    said = (
        translate("desks", "Lần trao đổi gần nhất: {0}, gửi {1} mục, nhận {2} mục.").format(
            moment_words(talk.at, now), *moved
        )
        if any(moved)
        else translate("desks", "Lần trao đổi gần nhất: {0}, hai bên đã như nhau.").format(moment_words(talk.at, now))
    )
    return " ".join(part for part in (said, _clocks(talk)) if part)


def _clocks(talk: Talk) -> str:
    if not talk.result.server_time_ms:
        return ""
    apart = round(talk.at.timestamp() - talk.result.server_time_ms / 1000)
    if abs(apart) < CLOCK_APART_SECONDS:
        return ""
    words = (
        translate("desks", "Đồng hồ máy này nhanh hơn máy chủ {0}; chỉnh lại.")
        if apart > 0
        else translate("desks", "Đồng hồ máy này chậm hơn máy chủ {0}; chỉnh lại.")
    )
    return words.format(span_text(apart * 1000))
