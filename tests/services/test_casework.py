"""A dossier's steps: each lawful one, every unlawful one refused by the fold's own table, corrections that keep the
old."""

from datetime import datetime
from itertools import product

import pytest

from intake_desk.domain import scans
from intake_desk.domain.dossier import (
    AWAITING_OBLIGATION,
    AWAITING_SUPPLEMENT,
    FILED,
    HANDED_BACK,
    IN_HAND,
    READY,
    REFUSED,
    STATES,
    STOPPED,
    WITHDRAWN,
)
from intake_desk.domain.exception_kinds import ExceptionAnswered
from intake_desk.domain.kinds import (
    DossierAccepted,
    DossierCorrected,
    DossierExtended,
    DossierForwarded,
    DossierHandedBack,
    DossierRated,
    DossierReceived,
    DossierRefused,
    DossierStopped,
    DossierSupplemented,
    DossierWithdrawn,
    FeeCharged,
    FeePaid,
    FeeWaived,
    ObligationMet,
    ObligationRequested,
    OriginalsReturned,
    OriginalsTaken,
    PaperCount,
    ResultReady,
    ResultShelved,
    SlipPrinted,
    SupplementRequested,
)
from intake_desk.domain.life import WAYS, allows
from intake_desk.domain.money_kinds import (
    FeeMeansCorrected,
    FeeRefunded,
    FeeVoided,
    MisfitReversed,
    TransferMatched,
)
from intake_desk.domain.office_kinds import DossierAsked, QuestionAnswered
from intake_desk.domain.people import Person
from intake_desk.domain.recreation_kinds import DossierRecreated
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import VIETNAM, from_ms
from intake_desk.services.casework import NothingChanged, ReceiverMissing
from intake_desk.services.steps import NoSuchDossier, NotPossibleNow

GUARDIANSHIP = "1.004837"  # three working days
STEPS = {
    SupplementRequested: lambda bench, clerk, id_: bench.casework.request_supplement(
        clerk, id_, (PaperCount(text="Tờ khai"),), "Thiếu"
    ),
    DossierSupplemented: lambda bench, clerk, id_: bench.casework.supplement(clerk, id_, (PaperCount(text="Tờ khai"),)),
    ResultReady: lambda bench, clerk, id_: bench.casework.result_ready(clerk, id_),
    DossierHandedBack: lambda bench, clerk, id_: bench.casework.hand_back(clerk, id_, "applicant"),
    DossierRefused: lambda bench, clerk, id_: bench.casework.refuse(clerk, id_, "Không thuộc thẩm quyền"),
    DossierWithdrawn: lambda bench, clerk, id_: bench.casework.withdraw(clerk, id_, "Đổi ý"),
    DossierCorrected: lambda bench, clerk, id_: bench.casework.correct(clerk, id_, {"note": "mới"}, "Nhầm"),
    SlipPrinted: lambda bench, clerk, id_: bench.slips.receipt(clerk, id_),
    DossierAccepted: lambda bench, clerk, id_: bench.reception.accept(clerk, id_, "cash"),
    DossierForwarded: lambda bench, clerk, id_: bench.forwarding.forward(clerk, [id_], "Phòng Kinh tế"),
    DossierExtended: lambda bench, clerk, id_: bench.casework.extend(clerk, id_, "2026-12-25", "Chờ xác minh"),
    ObligationRequested: lambda bench, clerk, id_: bench.casework.request_obligation(clerk, id_, "Thuế đất", 90_000),
    ObligationMet: lambda bench, clerk, id_: bench.casework.obligation_met(clerk, id_),
    DossierStopped: lambda bench, clerk, id_: bench.casework.stop(clerk, id_, "Chủ hồ sơ đề nghị"),
    ResultShelved: lambda bench, clerk, id_: bench.casework.shelve(clerk, id_, "Kệ B3"),
    OriginalsTaken: lambda bench, clerk, id_: bench.casework.take_originals(clerk, id_, (PaperCount(text="Sổ đỏ"),)),
    OriginalsReturned: lambda bench, clerk, id_: bench.casework.return_originals(clerk, id_),
    DossierRated: lambda bench, clerk, id_: bench.casework.rate(clerk, id_, "very"),
}
# How each state is reached, and what each step leads to (None: the state stays).
ROUTES = {
    FILED: (),
    IN_HAND: (),
    AWAITING_OBLIGATION: (ObligationRequested,),
    STOPPED: (DossierStopped,),
    AWAITING_SUPPLEMENT: (SupplementRequested,),
    READY: (ResultReady,),
    HANDED_BACK: (ResultReady, DossierHandedBack),
    REFUSED: (DossierRefused,),
    WITHDRAWN: (DossierWithdrawn,),
}
LEADS_TO = {
    DossierAccepted: IN_HAND,
    ObligationRequested: AWAITING_OBLIGATION,
    ObligationMet: IN_HAND,
    DossierStopped: STOPPED,
    SupplementRequested: AWAITING_SUPPLEMENT,
    DossierSupplemented: IN_HAND,
    ResultReady: READY,
    DossierHandedBack: HANDED_BACK,
    DossierRefused: REFUSED,
    DossierWithdrawn: WITHDRAWN,
}


def test_every_step_and_every_state_is_known_here():
    assert set(STATES) == set(ROUTES)
    # beginnings and what is no step of a clerk's have tests of their own
    others = {
        FeeVoided,
        FeeRefunded,
        FeeMeansCorrected,
        MisfitReversed,
        TransferMatched,
        DossierReceived,
        DossierRecreated,
        DossierAsked,
        QuestionAnswered,
        ExceptionAnswered,
    }
    assert set() == set(WAYS) - set(STEPS) - {FeeCharged, FeePaid, FeeWaived, *scans.KINDS} - others


@pytest.fixture(scope="module")
def desk(shared_desk):
    return shared_desk


@pytest.fixture
def clock(desk):
    return desk.clock


@pytest.fixture
def bring(desk, clerk, clock):
    """A dossier in this state."""

    def bring(state, **changes):
        dossier = desk.file(**changes) if state == FILED else desk.receive(**changes)
        for step in ROUTES[state]:
            clock.turn(minutes=1)
            STEPS[step](desk.bench, clerk, dossier.id)
        return desk.bench.lookup.dossier(dossier.id)

    return bring


@pytest.mark.parametrize(
    ("state", "step"), [*product(ROUTES, STEPS)], ids=lambda value: getattr(value, "__name__", value)
)
def test_from_each_state_exactly_the_lawful_steps_are_taken(desk, clerk, bring, state, step):
    long_enough = {"procedure": GUARDIANSHIP, "papers": (PaperCount(text="Tờ khai", originals=1),)}
    dossier = bring(state, **(long_enough if step is DossierExtended else {}))
    assert state == dossier.state
    before = desk.entries()

    if allows(dossier, step) and not (step is SlipPrinted and state == FILED):
        STEPS[step](desk.bench, clerk, dossier.id)
        after = desk.bench.lookup.dossier(dossier.id)
        assert LEADS_TO.get(step, state) == after.state
        assert before + (3 if step is DossierAccepted else 1) == desk.entries()  # with its fee charged and paid
        assert not after.misfits
    else:
        with pytest.raises(NotPossibleNow) as refused:
            STEPS[step](desk.bench, clerk, dossier.id)
        assert {"state": state} == refused.value.params
        assert before == desk.entries()
        assert dossier == desk.bench.lookup.dossier(dossier.id)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_a_dossier_that_is_not_here_is_refused_by_every_step(desk, clerk, step):
    before = desk.entries()
    with pytest.raises(NoSuchDossier):
        STEPS[step](desk.bench, clerk, "0" * 32)
    assert before == desk.entries()


@pytest.mark.parametrize("act", ["request_supplement", "refuse", "withdraw", "correct"])
@pytest.mark.parametrize(("reason", "code"), [(" \u200b", "reason_missing"), ("x" * 1001, "too_long")])
def test_what_needs_a_reason_is_not_done_without_one_nor_with_a_book(desk, clerk, bring, act, reason, code):
    dossier = bring(IN_HAND)
    before = desk.entries()
    work = desk.bench.casework
    acts = {
        "request_supplement": lambda: work.request_supplement(clerk, dossier.id, (), reason),
        "refuse": lambda: work.refuse(clerk, dossier.id, reason),
        "withdraw": lambda: work.withdraw(clerk, dossier.id, reason),
        "correct": lambda: work.correct(clerk, dossier.id, {"note": "mới"}, reason),
    }

    with pytest.raises(Refusal) as refused:
        acts[act]()

    assert code == refused.value.code
    assert before == desk.entries()


def test_a_supplement_is_asked_once_and_its_papers_start_the_clock_again(desk, clerk, clock, bring):
    dossier = bring(IN_HAND, procedure=GUARDIANSHIP, papers=(PaperCount(text="Tờ khai", originals=1),))
    assert datetime(2026, 11, 26, 16, 30, tzinfo=VIETNAM) == from_ms(dossier.due_at)  # 24/11 is a holiday
    wanted = (PaperCount(text=" Văn bản  cử "), PaperCount(text=""))
    waiting = desk.bench.casework.request_supplement(clerk, dossier.id, wanted, "Thiếu văn bản")
    assert ((PaperCount(text="Văn bản cử", originals=1),), "Thiếu văn bản", 1) == (
        waiting.supplement_papers,
        waiting.supplement_reason,
        waiting.supplement_requests,
    )

    clock.turn(days=7)
    clerk = desk.sign_in()
    papers = (PaperCount(text="Văn bản cử", originals=1), PaperCount(text="Không có bản nào"))
    after = desk.bench.casework.supplement(clerk, dossier.id, papers)

    assert datetime(2026, 12, 2, 16, 30, tzinfo=VIETNAM) == from_ms(after.due_at)
    assert "3 ngày làm việc kể từ thứ Hai 30/11" in after.due_reason
    assert ["Tờ khai", "Văn bản cử"] == [paper.text for paper in after.papers]
    assert ((), "") == (after.supplement_papers, after.supplement_reason)


def test_a_correction_changes_what_is_wrong_and_the_old_stays_readable(desk, clerk, bring):
    dossier = bring(IN_HAND)
    new = {
        "name": "Đặng Thị Hương",
        "id_number": "001 199 054 322",
        "birth_date": "1/2/1999",
        "sex": "nữ",
        "address": "Thôn Đông Cứu",
        "phone": "+84987654321",
        "email": "huong@thuongphuc.example",
        "note": "đã sửa",
    }

    after = desk.bench.casework.correct(clerk, dossier.id, new, "Ghi nhầm khi gõ tay")

    person = after.applicant
    assert ("Đặng Thị Hương", "001199054322", "1999-02-01", "Nữ") == (
        person.name,
        person.id_number,
        person.birth_date,
        person.sex,
    )
    assert ("0987654321", "đã sửa") == (person.phone, after.note)
    old = {one.field: (one.old, one.new, one.reason) for one in after.corrections}
    assert set(new) == set(old)
    assert ("Đặng Thị Hường", "Đặng Thị Hương", "Ghi nhầm khi gõ tay") == old["name"]
    assert "Đặng Thị Hường" == desk.bench.lookup.story(dossier.id)[0].after.applicant.name


def test_only_what_really_changes_is_recorded(desk, clerk, bring):
    dossier = bring(IN_HAND)

    after = desk.bench.casework.correct(clerk, dossier.id, {"name": "Đặng Thị  Hường", "phone": "0987654321"}, "Nhầm")

    assert ["phone"] == [one.field for one in after.corrections]


@pytest.mark.parametrize(
    "values", [{}, {"name": "Đặng Thị Hường"}, {"phone": "+84 912 345 678"}, {"fee": "0", "state": "ready"}]
)
def test_a_correction_that_changes_nothing_is_refused(desk, clerk, bring, values):
    dossier = bring(IN_HAND)
    with pytest.raises(NothingChanged):
        desk.bench.casework.correct(clerk, dossier.id, values, "Nhầm")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": ""}, "empty_name"),
        ({"name": "123"}, "bad_name"),
        ({"id_number": "1"}, "bad_identity_number"),
        ({"birth_date": "30/02/2000"}, "bad_birth_date"),
        ({"birth_date": "21/11/2030"}, "bad_birth_date"),
        ({"sex": "x"}, "bad_sex"),
        ({"phone": "113"}, "bad_phone"),
        ({"email": "x"}, "bad_email"),
        ({"address": "x" * 301}, "too_long"),
        ({"note": "x" * 1001}, "too_long"),
    ],
)
def test_a_correction_to_nonsense_is_refused(desk, clerk, bring, values, code):
    dossier = bring(IN_HAND)
    with pytest.raises(Refusal) as refused:
        desk.bench.casework.correct(clerk, dossier.id, values, "Nhầm")
    assert code == refused.value.code
    assert dossier == desk.bench.lookup.dossier(dossier.id)


@pytest.mark.parametrize(
    ("to", "given", "name", "number"),
    [
        ("applicant", {}, "Đặng Thị Hường", "001199054321"),
        ("submitter", {}, "Bùi Văn Tốn", "001088012345"),
        ("other", {"name": "Vũ  Thị Sáu", "id_number": "001 077 000 111"}, "Vũ Thị Sáu", "001077000111"),
        ("other", {"name": "Vũ Thị Sáu", "how": "post"}, "Vũ Thị Sáu", ""),
    ],
)
def test_a_result_is_handed_to_a_named_person(desk, clerk, bring, to, given, name, number):
    dossier = bring(READY, submitter=Person(name="Bùi Văn Tốn", id_number="001088012345"))

    after = desk.bench.casework.hand_back(clerk, dossier.id, to, **given)

    assert (HANDED_BACK, name, to) == (after.state, after.hand_back.name, after.hand_back.to)
    last = desk.bench.lookup.story(dossier.id)[-1].entry
    assert (name, number, given.get("how", "counter")) == (last.personal.name, last.personal.id_number, last.facts.how)


def test_who_came_for_themselves_is_the_submitter_too(desk, clerk, bring):
    after = desk.bench.casework.hand_back(clerk, bring(READY).id, "submitter")

    assert "Đặng Thị Hường" == after.hand_back.name


def test_a_result_is_not_handed_to_nobody_nor_to_an_impossible_number(desk, clerk, bring):
    dossier = bring(READY)
    with pytest.raises(ReceiverMissing):
        desk.bench.casework.hand_back(clerk, dossier.id, "other")
    with pytest.raises(Refusal) as refused:
        desk.bench.casework.hand_back(clerk, dossier.id, "other", name="Vũ Thị Sáu", id_number="123")

    assert "bad_identity_number" == refused.value.code
    assert READY == desk.bench.lookup.dossier(dossier.id).state


def test_originals_go_back_with_whatever_ends_the_dossier(desk, clerk, bring):
    for end in (
        lambda one: desk.bench.casework.withdraw(clerk, one, "Đổi ý"),
        lambda one: desk.bench.casework.refuse(clerk, one, "Không đủ điều kiện"),
        lambda one: desk.bench.casework.stop(clerk, one, "Chủ hồ sơ đề nghị"),
    ):
        dossier = bring(IN_HAND)
        held = desk.bench.casework.take_originals(clerk, dossier.id, (PaperCount(text="Sổ đỏ", originals=1),))
        assert 1 == len(held.originals_held)
        assert () == end(dossier.id).originals_held
        assert "dossier.originals_returned" == desk.bench.lookup.story(dossier.id)[-1].entry.kind
