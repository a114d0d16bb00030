"""The status line's words about the server: always true, never an alarm."""

from datetime import UTC, datetime, timedelta

import pytest

from intake_desk.ui.sync_wording import (
    NOT_ENROLLED,
    OFFLINE,
    REFUSED,
    REVOKED,
    SENT,
    WAITING,
    SyncState,
    sync_look,
    sync_sentence,
)

NOW = datetime(2026, 11, 20, 3, 42, tzinfo=UTC)


def offline(*, waiting=0, seconds=0.0, reason="offline"):
    return SyncState(OFFLINE, NOW - timedelta(minutes=44), waiting, NOW + timedelta(seconds=seconds), reason)


@pytest.mark.parametrize(
    ("state", "look", "words"),
    [
        (SyncState(SENT, NOW), "done", "Máy chủ: đã gửi hết, 10:42"),
        (SyncState(WAITING, NOW), "information", "Máy chủ: đang kết nối"),
        (SyncState(WAITING, NOW, 2), "information", "Máy chủ: đang gửi 2 mục, từ 10:42"),
        (
            offline(waiting=7, seconds=38),
            "waiting",
            "Mất mạng từ 09:58 · 7 mục chờ gửi, không mất gì · thử lại sau 40 giây",
        ),
        (offline(seconds=3), "waiting", "Mất mạng từ 09:58 · đang thử lại"),
        (offline(seconds=600, reason="server_troubled"), "waiting", "Máy chủ bận từ 09:58 · thử lại sau 10 phút"),
        (offline(reason="strange_answer"), "waiting", "Mạng không dẫn đến máy chủ từ 09:58 · đang thử lại"),
        (
            SyncState(NOT_ENROLLED, NOW, 3, reason="not_enrolled"),
            "wrong",
            "Máy chủ không còn nhận quầy này; báo người quản trị ghi danh lại (từ 10:42) · 3 mục chờ gửi, không mất gì",
        ),
        (
            SyncState(REFUSED, NOW, reason="untrusted_server"),
            "wrong",
            "Chứng thư của máy chủ không tin cậy, chưa gửi; báo người quản trị (từ 10:42)",
        ),
        (
            SyncState(REFUSED, NOW, reason="strange_entries"),
            "wrong",
            "Có mục của nơi khác không khớp, chưa nhận; báo người quản trị (từ 10:42)",
        ),
        (
            SyncState(REFUSED, NOW, reason="unheard_of"),
            "wrong",
            "Máy chủ từ chối, chưa gửi; báo người quản trị (từ 10:42)",
        ),
        (
            SyncState(REFUSED, NOW - timedelta(days=1), 5, NOW + timedelta(minutes=2), "server_too_new"),
            "wrong",
            (
                "Máy chủ mới hơn chương trình; cập nhật chương trình để gửi tiếp (từ 10:42 ngày 19/11)"
                " · 5 mục chờ gửi, không mất gì · thử lại sau 120 giây"
            ),
        ),
        (
            SyncState(REVOKED, NOW, 3, reason="revoked"),
            "wrong",
            "Quầy này đã bị thu hồi, thôi gửi nhận từ 10:42; gọi người phụ trách · 3 mục chưa gửi còn nguyên ở máy này",
        ),
        (SyncState(SENT, NOW - timedelta(days=3)), "done", "Máy chủ: đã gửi hết, 10:42 ngày 17/11"),
    ],
)
def test_every_state_has_its_lamp_and_its_words(state, look, words):
    assert (look, words) == (sync_look(state), sync_sentence(state, NOW))
