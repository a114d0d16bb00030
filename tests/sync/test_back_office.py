"""What the back office records reaches real desks, is answered there, and outlives the server's database."""

import msgspec
import pytest

from intake_desk.domain.desk import Clerk
from intake_desk.domain.entries import Draft
from intake_desk.domain.office_kinds import AnswerWords, QuestionAnswered
from intake_desk.domain.questions import open_questions
from intake_desk.server import office_acts, office_lists, officers
from intake_desk.server.office_messages import QuestionWish, ResultWish
from intake_desk.server.officers import Officer

AGENCY = "H26.103"
LAN = Officer(agency=AGENCY, login="lan", name="Phạm Thị Lan", role="officer")
ASKED = QuestionWish(act="question-1", text="Thiếu trang 2?")


@pytest.fixture
def desk(make_desk):
    return make_desk()


@pytest.fixture
def received(desk):
    """A dossier that the server knows."""
    (dossier_id,) = desk.receive()
    desk.level()
    return dossier_id


def test_a_question_is_answered_at_a_desk_and_the_result_comes_back_to_it(central, desk, received):
    officers.put_officer(central, AGENCY, "lan", "Phạm Thị Lan", "officer", "mot-hai-ba-bon")
    office_acts.act(central, LAN, received, "*", ASKED)
    desk.level()
    (question,) = open_questions(desk.dossier(received))
    assert ("Thiếu trang 2?", "office:lan") == (question.text, question.asker)
    known = msgspec.json.decode(desk.store.sheets.get("officers").body, type=tuple[Clerk, ...])
    assert [("office:lan", "Phạm Thị Lan")] == [(one.login, one.name) for one in known]

    with desk.journal.recording(day="2026-11-20", actor="thuy") as recording:
        facts, words = QuestionAnswered(question=question.id), AnswerWords(text="Đã bổ sung")
        recording.add(Draft(subject=received, facts=facts, personal=words))
    desk.level()
    assert () == office_lists.page(central, AGENCY, office_lists.Asked(list="asked")).dossiers
    seen = office_lists.view(central, AGENCY, received)
    assert "Đã bổ sung" == seen.dossier.questions[0].answer
    office_acts.act(central, LAN, received, seen.version, ResultWish(act="result-1", number="15/2026"))
    desk.level()
    assert ("ready", "15/2026") == (desk.dossier(received).state, desk.dossier(received).outcome.number)


def test_a_server_restored_from_a_backup_learns_its_own_entries_from_the_desks(central, desk, received, restore_server):
    office_acts.act(central, LAN, received, "*", ASKED)
    desk.level()
    restore_server()
    desk.level()
    assert ("question-1",) == tuple(one.id for one in office_lists.view(central, AGENCY, received).dossier.questions)
    done = office_acts.act(central, LAN, received, "*", ResultWish(act="result-1"))
    assert 2 == done.first
    desk.level()
    assert "ready" == desk.dossier(received).state
