"""A question of the back office is seen in the list, read in the panel, and answered from there."""

import pytest

from intake_desk.domain.entries import Draft
from intake_desk.domain.office_kinds import DossierAsked, QuestionWords
from intake_desk.ui.dossiers import lawful_steps as steps
from intake_desk.ui.dossiers.dossier_story import told
from intake_desk.ui.dossiers.found_rows import ASKED

TEXT = "Giấy ủy quyền chưa chứng thực?"


@pytest.fixture
def asked(bench, receive):
    """A dossier about which an officer asked something."""
    dossier = receive("Phạm Văn Ưng")
    with bench.desk.journal.recording(day=bench.desk.business_day(), actor="office:lan") as recording:
        recording.add(Draft(subject=dossier.id, facts=DossierAsked(question="q1"), personal=QuestionWords(text=TEXT)))
    return bench.lookup.dossier(dossier.id)


def test_a_question_stands_in_the_panel_with_its_button_and_is_answered(ask, asked, bench, qtbot):
    dialog = ask(steps.ANSWER, asked)
    panel = ask.page.panel
    assert TEXT in panel.standing.text()
    assert panel.beside[steps.ANSWER].isVisible()
    assert TEXT == dialog.text.text()
    dialog.confirm.click()
    assert "Chưa ghi câu trả lời." == dialog.reason_field.error
    dialog.reason.setPlainText("Đã chứng thực ngày 20/11")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "Đã trả lời" in ask.page.notice.text.text())
    qtbot.waitUntil(lambda: not panel.beside[steps.ANSWER].isVisible())
    assert TEXT not in panel.standing.text()
    story = told(bench.lookup.story(asked.id), bench.desk.now())
    assert ["Bộ phận giải quyết hỏi", "Trả lời bộ phận giải quyết"] == [moment.title for moment in story[-2:]]
    assert [TEXT, "Đã chứng thực ngày 20/11"] == [moment.details[-1] for moment in story[-2:]]


def test_an_answer_given_at_another_desk_is_told_in_the_dialog(ask, asked, bench, clerk, qtbot):
    dialog = ask(steps.ANSWER, asked)
    bench.questions.answer(clerk, asked.id, "q1", "Trước rồi")
    dialog.reason.setPlainText("Muộn")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "có thể ở quầy khác" in dialog.problem.text.text())


def test_questions_are_marked_in_the_list_and_have_a_list_of_their_own(stay_at_register, asked, receive, qtbot):
    receive("Lò Thị Ọi")
    page = stay_at_register()
    qtbot.waitUntil(lambda: page.chips[ASKED].text() == "Cần trả lời 1")
    page.chips[ASKED].click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    last = page.model.index(0, page.model.columnCount() - 1)
    assert "Cần trả lời" == last.data()
