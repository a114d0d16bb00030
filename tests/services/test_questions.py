"""What the back office asks waits at every desk until one answers."""

import msgspec
import pytest

from intake_desk.domain.desk import Clerk
from intake_desk.domain.entries import Draft
from intake_desk.domain.office_kinds import DossierAsked, QuestionWords
from intake_desk.services.applications import TooLong
from intake_desk.services.questions import AnswerMissing, NoSuchQuestion
from intake_desk.services.steps import NoSuchDossier
from intake_desk.store.search import Filter
from intake_desk.store.sheets import Sheet

TEXT = "Giấy ủy quyền chưa chứng thực?"


@pytest.fixture
def asked(desk):
    """A dossier about which an officer asked something, and whoever sits at the desk."""
    clerk = desk.sign_in()
    dossier = desk.receive()
    with desk.journal.recording(day="2026-11-20", actor="office:lan") as recording:
        recording.add(Draft(subject=dossier.id, facts=DossierAsked(question="q1"), personal=QuestionWords(text=TEXT)))
    return clerk, dossier


def test_a_question_is_listed_and_counted_until_it_is_answered(desk, asked):
    clerk, dossier = asked
    desk.receive()
    lookup = desk.bench.lookup
    assert [dossier.id] == [found.dossier.id for found in lookup.page(Filter(asked=True))]
    assert 1 == lookup.counts()["asked"]
    answered = desk.bench.questions.answer(clerk, dossier.id, "q1", "  Đã chứng thực  ")
    assert ("Đã chứng thực", "thuy") == (answered.questions[0].answer, answered.questions[0].answerer)
    assert [] == lookup.page(Filter(asked=True))
    assert 0 == lookup.counts()["asked"]


def test_an_answer_says_something_to_a_question_that_is_open(desk, asked):
    clerk, dossier = asked
    answer = desk.bench.questions.answer
    for arguments, refusal in (
        (("q1", "  "), AnswerMissing), (("q1", "x" * 1001), TooLong), (("q2", "Có"), NoSuchQuestion),
    ):  # fmt: skip
        with pytest.raises(refusal):
            answer(clerk, dossier.id, *arguments)
    with pytest.raises(NoSuchDossier):
        answer(clerk, "elsewhere", "q1", "Có")
    answer(clerk, dossier.id, "q1", "Có")
    with pytest.raises(NoSuchQuestion):
        answer(clerk, dossier.id, "q1", "Có")


def test_who_asked_is_called_by_their_name_where_it_is_known(desk, asked):
    _clerk, dossier = asked
    said = [moment.clerk for moment in desk.bench.lookup.story(dossier.id)]
    assert "lan" == said[-1]
    officers = (Clerk(login="office:lan", name="Phạm Thị Lan", role="officer"),)
    desk.store.sheets.put(Sheet("officers", msgspec.json.encode(officers)))
    assert "Phạm Thị Lan" == desk.bench.lookup.story(dossier.id)[-1].clerk
    assert "Phạm Thị Lan" == desk.bench.lookup.news()[0].clerk
    assert "Nguyễn Thị Thủy" == desk.bench.lookup.story(dossier.id)[0].clerk
