"""What citizens say is followed up: due by the rule, passed on, answered once, the same after a rebuild."""

from datetime import datetime

import pytest

from intake_desk.domain.feedback import ANSWERED, FORWARDED, QUESTION, WAITING
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import VIETNAM, from_ms
from intake_desk.services.feedback import AlreadyAnswered, NoSuchFeedback
from intake_desk.services.forwarding import AgencyMissing
from intake_desk.store import register
from intake_desk.store.feedback import load


@pytest.fixture
def given(desk, clerk):
    return desk.bench.feedback.receive(
        clerk, " Lý  Bích Mỵ ", "Thời gian chờ", "Đề nghị bố trí thêm ghế", contact="0912 345 678"
    )


def test_feedback_is_written_down_with_the_day_of_its_answer(desk, given):
    assert ("Lý Bích Mỵ", "Đề nghị bố trí thêm ghế", WAITING) == (given.sender, given.text, given.state)
    assert datetime(2026, 11, 30, 16, 30, tzinfo=VIETNAM) == from_ms(given.answer_by)  # five working days, 24/11 off
    assert given.id in [one.id for one in desk.bench.feedback.open()]
    assert not given.is_overdue(given.answer_by)
    assert given.is_overdue(given.answer_by + 1)
    (news,) = [one for one in desk.bench.lookup.news() if one.entry.subject == given.id]
    assert "Lê Thị Minh" != news.clerk


def test_it_is_passed_on_and_answered_once(desk, clerk, given):
    work = desk.bench.feedback

    passed_on = work.forward(clerk, given.id, "Phòng Văn hóa – Xã hội", "Xem và trả lời dân")
    answered = work.answer(clerk, given.id, "Đã kê thêm 20 ghế", "phone")

    assert (FORWARDED, "Phòng Văn hóa – Xã hội") == (passed_on.state, passed_on.receiver)
    assert (ANSWERED, "Đã kê thêm 20 ghế", "phone") == (answered.state, answered.answer, answered.answered_how)
    assert given.id not in [one.id for one in work.open()]
    assert given.id in [one.id for one in work.answered()]
    with pytest.raises(AlreadyAnswered):
        work.answer(clerk, given.id, "Lần nữa")
    with pytest.raises(AlreadyAnswered):
        work.forward(clerk, given.id, "Công an xã")


def test_what_cannot_be_is_refused_and_nothing_is_written(desk, clerk, given):
    before, work = desk.entries(), desk.bench.feedback
    for code, act in (
        ("reason_missing", lambda: work.receive(clerk, "", "", " ")),
        ("too_long", lambda: work.receive(clerk, "", "", "x" * 1001)),
        ("too_long", lambda: work.receive(clerk, "x" * 1001, "", "Chờ lâu")),
        ("reason_missing", lambda: work.answer(clerk, given.id, "")),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert code == refused.value.code
    with pytest.raises(AgencyMissing):
        work.forward(clerk, given.id, "  ")
    with pytest.raises(NoSuchFeedback):
        work.answer(clerk, "0" * 32, "Đã xem")
    assert before == desk.entries()


def test_another_desk_sees_the_same_and_so_does_a_rebuilt_list(desk, clerk, given, open_desk):
    desk.bench.feedback.forward(clerk, given.id, "Công an xã")
    other = open_desk(2)

    other.learn_from(desk)
    theirs = {one.id: one for one in other.bench.feedback.open()}
    with other.store.database.writing() as connection:
        register.rebuild(connection)

    assert {one.id: one for one in desk.bench.feedback.open()} == theirs
    assert theirs == {one.id: one for one in other.bench.feedback.open()}


def test_a_question_is_no_complaint(desk, clerk):
    asked = desk.bench.feedback.receive(clerk, "", "Khai sinh", "Cần giấy tờ gì?", sort=QUESTION)

    with desk.store.database.reading() as connection:
        assert QUESTION == load(connection, asked.id).sort
