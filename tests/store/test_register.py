"""The register is what the entries say: in whatever order they came, and the same when it is folded anew."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_desk.domain import kinds
from intake_desk.domain.entries import unseal
from intake_desk.domain.feedback_kinds import FeedbackAnswered, FeedbackForwarded, FeedbackReceived, FeedbackWords
from intake_desk.domain.life import fold
from intake_desk.store import feedback, register, wording
from intake_desk.store.database import run

# Every example writes into the same store: its names must be its own.
EXAMPLES = itertools.count(1)
STEPS = (
    (kinds.SupplementRequested(papers=(kinds.PaperCount(text="Giấy chứng sinh"),)), kinds.Reason(reason="thiếu")),
    (kinds.DossierSupplemented(due_at=1_795_300_000_000), None),
    (kinds.ResultReady(), None),
    (kinds.DossierHandedBack(), kinds.Receiver(name="Đặng Văn Quyết")),
    (kinds.DossierCorrected(fields=("name",)), kinds.Corrected(values={"name": "Lê Văn Bính"}, reason="nhầm")),
    (kinds.FeePaid(amount=5_000, means="cash"), None),
)


def rows(desk):
    """All that the register's columns say, without the row, which tells only the order."""
    with desk.store.database.reading() as connection:
        question = "SELECT id, code, state, day, due_at, procedure, misfits, body FROM dossier ORDER BY id"
        return run(connection, question).fetchall()


def rebuilt(desk):
    """The same after the register was thrown away."""
    with desk.store.database.writing() as connection:
        register.rebuild(connection)
    return rows(desk)


def test_rebuilding_changes_nothing(desk, other):
    dossier = desk.receive()
    desk.receive("Lê Văn Bình")
    for facts, personal in STEPS:
        desk.step(dossier, facts, personal)
    desk.journal.accept(other.name, [other.receive(), other.write(kinds.ResultReady(), subject=dossier.id)])
    before = rows(desk)

    assert before == rebuilt(desk)
    assert 3 == len(before)
    assert [] == desk.findings()


def test_a_rebuilt_register_is_searched_as_before(desk):
    for name in ("Nguyễn Thị Hường", "Lê Văn Bình", "Trần Hường"):
        desk.receive(name)
    before = desk.find("huong")

    rebuilt(desk)

    assert before == desk.find("huong")
    assert 2 == len(before)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_of_arrival_gives_the_same_register(desk, foreign, data):
    """Entries of two to four desks about a few dossiers, arriving in any interleaving and in pieces."""
    stamp = f"{next(EXAMPLES):032x}"
    desks = [foreign(f"{stamp}-{number}") for number in range(data.draw(st.integers(2, 4)))]
    subjects = [f"{stamp}{number:05x}" for number in range(data.draw(st.integers(1, 3)))]
    journals = {one.name: [] for one in desks}
    for turn in range(data.draw(st.integers(2, 12))):
        one = data.draw(st.sampled_from(desks))
        one.clock += data.draw(st.integers(-3, 3))
        subject = data.draw(st.sampled_from(subjects))
        step = data.draw(st.sampled_from([None, *STEPS]))
        sealed = one.receive(subject, 2000 + turn) if step is None else one.write(*step, subject=subject)
        journals[one.name].append(sealed)
    arrival = data.draw(st.permutations([name for name, tail in journals.items() for _ in tail]))
    at = dict.fromkeys(journals, 0)
    for name in arrival:
        at[name] += 1
        desk.journal.accept(name, journals[name][at[name] - 1 : at[name]])

    everything = [unseal(one) for tail in journals.values() for one in tail]
    folded = {subject: fold([entry for entry in everything if entry.subject == subject]) for subject in subjects}
    before = rows(desk)

    assert {subject: desk.dossier(subject) for subject in subjects} == folded
    assert before == rebuilt(desk)


def test_a_beginning_that_comes_late_completes_its_dossier(desk, other):
    first, second = other.receive(), other.write(kinds.ResultReady())
    desk.journal.accept("26103-3", [])
    desk.journal.accept(other.name, [first])
    desk.journal.accept(other.name, [second])

    assert "ready" == desk.dossier("d1").state


def test_steps_whose_dossier_is_not_known_yet_wait_for_it(desk, other, foreign):
    third = foreign("26103-3", clock=other.clock + 1000)
    desk.journal.accept(third.name, [third.write(kinds.ResultReady())])
    assert [] == desk.all()

    desk.journal.accept(other.name, [other.receive()])

    assert "ready" == desk.dossier("d1").state
    assert [] == desk.findings()


def test_an_earlier_beginning_moves_the_dossier_to_its_time(desk, foreign):
    late, early = foreign("26103-2", clock=2_000_000), foreign("26103-3", clock=1_000_000)
    desk.journal.accept(late.name, [late.receive("d1", 2002)])
    desk.journal.accept(late.name, [late.receive("d2", 2003)])

    desk.journal.accept(early.name, [early.receive("d1", 3001)])

    assert "H26.103-261120-3001" == desk.dossier("d1").code
    assert ["d2", "d1"] == [dossier.id for dossier in desk.all()]
    assert ["d1"] == [dossier.id for dossier in desk.find("3001")]
    assert [] == desk.find("2002")
    assert [] == desk.findings()


def test_dossiers_of_the_same_moment_stand_beside_each_other(desk, other):
    """Ids that end alike, received in the same millisecond: each has its row, and is found."""
    tail = [other.receive(f"{number:027x}fffff", 2001 + number) for number in range(5)]

    desk.journal.accept(other.name, tail)

    assert 5 == len(desk.all())
    assert [f"{3:027x}fffff"] == [dossier.id for dossier in desk.find("2004")]
    assert [] == desk.findings()


def test_the_newest_are_found_before_and_after_their_words_are_indexed(desk):
    codes = []
    for number in range(wording.WAVE * 2 + 3):
        codes.append(desk.receive(f"Người Thứ {number}").code)
        assert desk.codes()[0] == codes[-1]
        assert codes[-1] == desk.find(codes[-1])[0].code
    with desk.store.database.reading() as connection:
        waiting = run(connection, "SELECT count(*) FROM fresh_words").fetchone()[0]

    assert 0 < waiting < wording.WAVE
    assert codes[::-1][:50] == [dossier.code for dossier in desk.find("nguoi")]


@pytest.mark.parametrize("indexed", [True, False])
def test_a_corrected_name_is_found_by_what_it_is_now(desk, indexed):
    dossier = desk.receive("Nguyễn Thị Hường")
    if indexed:
        with desk.store.database.writing() as connection:
            wording.index(connection, 1)
    corrected = kinds.Corrected(values={"name": "Nguyễn Thị Loan", "phone": "0977000111"}, reason="nhầm")

    desk.step(dossier, kinds.DossierCorrected(fields=("name", "phone")), corrected)

    assert [] == desk.find("huong")
    assert [dossier.code] == [one.code for one in desk.find("loan")] == [one.code for one in desk.find("0977")]


def test_a_register_that_an_older_program_folded_is_folded_anew(desk):
    """What the older program did not understand, this one may."""
    desk.receive()
    with desk.store.database.writing() as connection:
        run(connection, "UPDATE dossier SET body = x'00', state = 'from an older program'")
        run(connection, "UPDATE meta SET value = 'older' WHERE name = ?", (register.SHAPE_NAME,))

    desk.reopen()

    assert "in_hand" == desk.all()[0].state
    assert [] == desk.findings()


def test_a_subject_that_is_a_dossier_and_a_feedback_folds_the_same_entry_by_entry(desk, other):
    """Whatever a stranger writes under one subject, the register is what a rebuild makes of it."""
    tail = [
        other.receive(),
        other.write(FeedbackAnswered()),
        other.write(FeedbackReceived(answer_by=5), FeedbackWords(sender="a", about="b", text="c")),
        other.write(kinds.ResultReady()),
        other.write(FeedbackForwarded(receiver="Phòng Kinh tế")),
        other.write(FeedbackReceived(), FeedbackWords(sender="a", about="b", text="c"), "d2"),
        other.write(kinds.ResultReady(), None, "d2"),
        other.write(kinds.DossierReceived(code="", book="", line=1, procedure="", procedure_name="", catalogue="",
                                          received_at=1), None, "d2"),
    ]  # fmt: skip
    for sealed in tail:
        desk.journal.accept(other.name, [sealed])

    assert [] == desk.findings()
    assert 3 == len(desk.dossier("d1").misfits)
    with desk.store.database.writing() as connection:
        before = [feedback.load(connection, subject) for subject in ("d1", "d2")]
        register.rebuild(connection)
        assert before == [feedback.load(connection, subject) for subject in ("d1", "d2")]
    assert None not in before
