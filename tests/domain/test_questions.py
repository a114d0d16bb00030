"""A question to the counter waits until it is answered, and changes nothing else."""

import itertools

import msgspec

from intake_desk.domain import kinds
from intake_desk.domain.life import after, fold
from intake_desk.domain.office_kinds import AnswerWords, DossierAsked, QuestionAnswered, QuestionWords
from intake_desk.domain.questions import open_questions


def ask(book, name="q1", text="Thiếu trang 2?"):
    return book.write(DossierAsked(question=name), QuestionWords(text=text), actor="office:lan")


def answer(book, name="q1", text="Đã bổ sung"):
    return book.write(QuestionAnswered(question=name), AnswerWords(text=text))


def test_a_question_is_open_until_its_first_answer(book):
    entries = [book.receive(), ask(book), ask(book, "q2")]
    asked = fold(entries)
    assert ["q1", "q2"] == [one.id for one in open_questions(asked)]
    assert ("Thiếu trang 2?", "office:lan") == (asked.questions[0].text, asked.questions[0].asker)
    entries += [answer(book), answer(book, text="Hai lần")]
    answered = fold(entries)
    assert ["q2"] == [one.id for one in open_questions(answered)]
    assert ("Đã bổ sung", "lan", ()) == (answered.questions[0].answer, answered.questions[0].answerer, answered.misfits)


def test_nothing_else_of_the_dossier_changes(book):
    received = fold([book.receive()])
    asked = after(received, ask(book))
    assert msgspec.structs.replace(asked, questions=(), last=received.last) == received


def test_an_ended_dossier_has_no_open_question(book):
    ended = fold([book.receive(), ask(book), book.write(kinds.DossierStopped(), kinds.Stop(reason="Có đơn"))])
    assert () == open_questions(ended)
    assert 1 == len(ended.questions)


def test_an_answer_that_comes_before_its_question_still_answers_it(book):
    """The asker's clock was ahead by more than the counter adopts."""
    for order in itertools.permutations([ask, answer]):
        dossier = fold([book.receive(), *(make(book) for make in order)])
        assert () == open_questions(dossier), order
        assert ("Thiếu trang 2?", "Đã bổ sung") == (dossier.questions[0].text, dossier.questions[0].answer)


def test_words_that_were_erased_leave_the_question_standing(book):
    dossier = fold([book.receive(), book.write(DossierAsked(question="q1"))])
    assert [""] == [one.text for one in open_questions(dossier)]
