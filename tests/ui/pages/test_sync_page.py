"""Ctrl+F9: how the exchange stands, every desk, and what only a supervisor may do about them."""

from datetime import timedelta

import msgspec
import pytest
from PySide6.QtCore import QObject, Signal

from intake_desk.domain.desk import SUPERVISOR, Clerk
from intake_desk.domain.numbers import daily_range
from intake_desk.domain.times import to_ms
from intake_desk.services.desks import DesksView
from intake_desk.store.sheets import Sheet
from intake_desk.sync.failures import Offline, ServerRefused
from intake_desk.sync.replicator import RoundResult
from intake_desk.ui.background_sync import Talk
from intake_desk.ui.sync.sync_page import SyncPage
from intake_desk.ui.sync_wording import OFFLINE, REVOKED, SENT, SyncState
from intake_desk.wire import CodeAnswer, EnrolledDesk, RevokeAnswer

HANG = Clerk(login="hang", name="Trần Thu Hằng", role=SUPERVISOR)
CODE = "ABCDE-FGHJK-MNPQR"


class Sync(QObject):
    """The background sync as the page sees it."""

    state_changed = Signal(object)

    def __init__(self, now):
        super().__init__()
        self.state = SyncState(SENT, now)
        self.talk = None
        self.rounds = 0

    def round_now(self):
        self.rounds += 1


class AtServer:
    """Says yes, or what stands next in line."""

    def __init__(self):
        self.asked = []
        self.answers = []

    def _answer(self, asked, answer):
        self.asked.append(asked)
        refusal = self.answers.pop(0) if self.answers else None
        if refusal is not None:
            raise refusal
        return answer

    def issue_code(self, login, password):
        return self._answer((login, password), CodeAnswer(code=CODE, expires_ms=1_795_222_800_000, server_time_ms=0))

    def revoke(self, desk, reason, login, password):
        return self._answer((desk, reason, login, password), RevokeAnswer(revoked_ms=1, server_time_ms=0))


@pytest.fixture
def desks(bench):
    """The unit's sheet names three desks, the third is this one, the second was lost."""
    known = tuple(
        EnrolledDesk(
            number=number,
            name=f"Quầy {number}",
            journal=f"10231-{number}",
            revoked_ms=1_795_000_000_000 if number == 2 else 0,
            public_key=bytes(32),
            numbers=daily_range(number),
        )
        for number in (1, 2, 3)
    )
    unit = msgspec.structs.replace(bench.desk.unit, desks=known)
    bench.desk.sheets.put(Sheet("unit", msgspec.json.encode(unit)))


@pytest.fixture
def sync(clock, app):
    return Sync(clock())


@pytest.fixture
def at_server():
    return AtServer()


@pytest.fixture
def page(session, sync, at_server, tasks, shown, desks, qtbot):
    page = SyncPage(session, sync, at_server, errands=tasks)
    page.resize(1290, 690)
    shown(page)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    return page


@pytest.fixture
def supervisor(session):
    session.set_clerk(HANG)


def texts(page, row):
    return [page.model.data(page.model.index(row, at)) for at in range(page.model.columnCount())]


def test_every_desk_of_the_unit_is_there(page):
    assert ["Quầy 1", "Quầy 2", "Quầy 3 (quầy này)"] == [texts(page, row)[0] for row in range(3)]
    assert ["1001–1999", "", "0", "0", "Chưa ghi gì"] == texts(page, 0)[1:]
    assert "Đã thu hồi 18/11/2026" == texts(page, 1)[-1]


def test_what_this_desk_has_to_send_is_counted(page, receive, qtbot, session):
    receive("Lý Thị Mai")
    session.recorded.emit()

    qtbot.waitUntil(lambda: texts(page, 2)[2] == "07:46")

    held = int(texts(page, 2)[3])
    assert [f"{held}", "0", f"Chờ gửi {held} mục"] == texts(page, 2)[3:]


def test_what_the_server_holds_is_no_longer_waited_for(page, bench, receive, qtbot, session):
    receive("Lý Thị Mai")
    head = bench.desk.journal.heads()[bench.desk.identity.journal]
    bench.desk.journal.server_holds({head.journal: head.number})
    session.recorded.emit()

    qtbot.waitUntil(lambda: texts(page, 2)[-1] == "Đã gửi hết")


@pytest.mark.parametrize(("days", "kind"), [(0, "done"), (3, "neutral"), (5, "waiting")])
def test_a_desk_that_is_not_heard_of_is_said_silent(page, days, kind, clock, bench):
    standing = msgspec.structs.replace(
        DesksView(bench.desk).standings()[0], held=4, at_server=4, last_at=to_ms(clock() - timedelta(days=days))
    )
    page.model.set_rows([standing])

    look = page.model.columns[-1].tag(standing)

    assert kind == look.kind
    assert ("Im lặng từ" in look.text) == (days > 0)


def test_the_state_is_said_with_what_to_do_about_it(page, sync, clock):
    sync.state = SyncState(OFFLINE, clock(), 3, reason="offline")
    sync.state_changed.emit(sync.state)
    assert "Mất mạng từ 07:45 · 3 mục chờ gửi" in page.sentence.text()
    assert "tự gửi khi có mạng" in page.advice.text()

    sync.state = SyncState(REVOKED, clock(), 3, reason="revoked")
    sync.state_changed.emit(sync.state)
    assert "thu hồi" in page.sentence.text()
    for part in ("Không mất gì", "Gọi người phụ trách"):
        assert part in page.advice.text()


def test_the_last_talk_is_told_and_a_clock_that_is_wrong(page, sync, clock):
    assert "chưa trao đổi" in page.talk.text()
    result = RoundResult(sent=2, received=5, server_time_ms=to_ms(clock() - timedelta(minutes=7)))
    sync.talk = Talk(clock(), result)

    page.refresh()

    assert "Lần trao đổi gần nhất: 07:45, gửi 2 mục, nhận 5 mục." in page.talk.text()
    assert "nhanh hơn máy chủ 7 phút" in page.talk.text()


def test_trying_now_begins_a_round(page, sync, qtbot):
    page.try_now.click()

    assert 1 == sync.rounds
    qtbot.waitUntil(page.try_now.isEnabled)


def test_a_clerk_is_offered_neither(page):
    assert not page.add_desk.isVisible()
    assert not page.revoke_desk.isVisible()


def test_a_supervisor_gets_a_code_that_is_read_in_groups(page, supervisor, at_server, qtbot):
    page.add_desk.click()
    page.dialog.password.setText("mot-cua-2026")
    page.dialog.confirm.click()

    qtbot.waitUntil(page.code_card.isVisible)
    assert [("hang", "mot-cua-2026")] == at_server.asked
    assert ["ABCDE", "FGHJK", "MNPQR"] == page.code_card.code.text().split()
    assert CODE == page.code_card.code.accessibleName()
    assert "Dùng được đến 08:00 ngày 21/11" == page.code_card.expires.text()
    assert page.dialog is None


def test_a_code_is_gone_when_somebody_else_sits_down(page, supervisor, session, qtbot):
    page.add_desk.click()
    page.dialog.password.setText("mot-cua-2026")
    page.dialog.confirm.click()
    qtbot.waitUntil(page.code_card.isVisible)

    session.set_clerk(None)

    assert not page.code_card.isVisible()
    assert "" == page.code_card.code.text()


def test_without_a_password_nothing_is_asked(page, supervisor, at_server):
    page.add_desk.click()
    page.dialog.confirm.click()

    assert "Nhập mật khẩu" in page.dialog.password_field.error
    assert [] == at_server.asked
    page.dialog.reject()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ServerRefused(status=403, reason="wrong_password"), "Sai mật khẩu"),
        (ServerRefused(status=403, reason="too_many_tries", seconds=600), "Chờ 10 phút"),
        (ServerRefused(status=403, reason="not_allowed"), "cần người phụ trách"),
        (Offline(cause="x"), "Không tới được máy chủ"),
    ],
)
def test_what_the_server_refuses_is_said_and_the_password_is_typed_again(
    page, supervisor, at_server, qtbot, error, said
):
    at_server.answers = [error]
    page.add_desk.click()
    page.dialog.password.setText("sai")
    page.dialog.confirm.click()

    qtbot.waitUntil(page.dialog.problem.isVisible)
    assert said in page.dialog.problem.text.text()
    assert "" == page.dialog.password.text()
    assert not page.code_card.isVisible()
    page.dialog.reject()


def test_a_supervisor_revokes_a_desk_with_a_reason(page, supervisor, sync, at_server, qtbot):
    page.table.choose(0)
    page.revoke_desk.click()
    dialog = page.dialog
    assert [1] == [dialog.desk.itemData(at) for at in range(dialog.desk.count())]  # not this one, nor a revoked one
    dialog.password.setText("mot-cua-2026")
    dialog.confirm.click()
    assert "Ghi rõ lý do" in dialog.reason_field.error
    dialog.reason.setPlainText("Mất trộm")
    dialog.confirm.click()

    qtbot.waitUntil(page.notice.isVisible)
    assert [(1, "Mất trộm", "hang", "mot-cua-2026")] == at_server.asked
    assert "Đã thu hồi Quầy 1" in page.notice.text.text()
    assert "giấy tiếp nhận" in page.notice.detail.text()
    assert 1 == sync.rounds


def test_when_no_other_desk_is_left_there_is_nothing_to_revoke(page, supervisor, bench):
    page.model.set_rows([one for one in DesksView(bench.desk).standings() if one.own])

    page.revoke_desk.click()

    assert page.dialog is None
    assert page.notice.isVisible()


def test_a_question_is_hidden_while_the_desk_is_locked(page, supervisor, session):
    page.add_desk.click()
    dialog = page.dialog

    session.set_clerk(None)
    assert not dialog.isVisible()
    session.set_clerk(HANG)
    assert dialog.isVisible()
    dialog.reject()


def test_before_the_unit_is_known_this_desk_is_there_alone(bench):
    (one,) = DesksView(bench.desk).standings()

    assert (3, True) == (one.number, one.own)


def test_what_needs_a_supervisors_eye_is_one_click_away(page, session, qtbot, monkeypatch):
    assert not page.to_review.isVisible()
    monkeypatch.setattr(session.workbench.exceptions, "count", lambda: 2)
    page.refresh()
    qtbot.waitUntil(page.to_review.isVisible)
    assert "Việc cần xem lại: 2" == page.to_review.text()

    with qtbot.waitSignal(session.page_wanted, check_params_cb=lambda key, _what: key == "exceptions"):
        page.to_review.click()
