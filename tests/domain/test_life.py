"""A dossier is what its entries make of it, in whatever order they arrive."""

import itertools

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_desk.domain import dossier as states
from intake_desk.domain import kinds, office_kinds, scan_kinds
from intake_desk.domain.dossier import CORRECTABLE, STATES
from intake_desk.domain.exception_kinds import ExceptionAnswered
from intake_desk.domain.life import WAYS, after, allows, fold, value_of
from intake_desk.domain.money_kinds import (
    FeeMeansCorrected,
    FeeRefunded,
    FeeVoided,
    MisfitReversed,
    TransferMatched,
)
from intake_desk.domain.people import Person
from intake_desk.domain.recreation_kinds import DossierRecreated

REASON = kinds.Reason(reason="Thiếu giấy tờ")
BIRTH_PROOF = (kinds.PaperCount(text="Giấy chứng sinh", originals=1),)
ORIGINALS = (kinds.PaperCount(text="Giấy chứng nhận quyền sử dụng đất", originals=1),)
STEPS = {
    kinds.DossierAccepted: (
        kinds.DossierAccepted(code="H26.103-261120-0007", book="01/2026", line=3, received_at=1_795_200_000_000),
        None,
    ),
    kinds.DossierForwarded: (kinds.DossierForwarded(sender="Một cửa", receiver="Phòng Kinh tế"), None),
    kinds.DossierExtended: (kinds.DossierExtended(due_at=1_799_000_000_000, number="01-001/PXL"), REASON),
    kinds.ObligationRequested: (kinds.ObligationRequested(amount=2_500_000), REASON),
    kinds.ObligationMet: (kinds.ObligationMet(due_at=1_799_000_000_000), None),
    kinds.DossierStopped: (kinds.DossierStopped(), kinds.Stop(reason="Chủ hồ sơ đề nghị")),
    kinds.ResultShelved: (kinds.ResultShelved(), kinds.Shelf(place="Kệ B3")),
    kinds.OriginalsTaken: (kinds.OriginalsTaken(papers=ORIGINALS), None),
    kinds.OriginalsReturned: (kinds.OriginalsReturned(papers=ORIGINALS), None),
    kinds.DossierRated: (kinds.DossierRated(level="very"), None),
    kinds.SupplementRequested: (
        kinds.SupplementRequested(papers=BIRTH_PROOF),
        REASON,
    ),
    kinds.DossierSupplemented: (kinds.DossierSupplemented(due_at=1_795_300_000_000, due_reason="Tính lại"), None),
    kinds.ResultReady: (kinds.ResultReady(), None),
    kinds.DossierHandedBack: (kinds.DossierHandedBack(), kinds.Receiver(name="Đặng Văn Quyết")),
    kinds.DossierRefused: (kinds.DossierRefused(), kinds.DossierRefusedPersonal(reason="Không đúng thẩm quyền")),
    kinds.DossierWithdrawn: (kinds.DossierWithdrawn(), REASON),
    kinds.DossierCorrected: (
        kinds.DossierCorrected(fields=("name",)),
        kinds.Corrected(values={"name": "Nguyễn Thị Hưởng"}, reason="Gõ nhầm dấu"),
    ),
    kinds.FeeCharged: (
        kinds.FeeCharged(lines=(kinds.FeeLine(sort="phi", name="Phí chứng thực", amount=18_000),)),
        None,
    ),
    kinds.FeePaid: (kinds.FeePaid(amount=18_000, means="cash", phi=18_000), None),
    kinds.FeeWaived: (kinds.FeeWaived(amount=18_000, phi=18_000), REASON),
    kinds.SlipPrinted: (kinds.SlipPrinted(form="01"), None),
    office_kinds.DossierAsked: (office_kinds.DossierAsked(question="q1"), office_kinds.QuestionWords(text="Thiếu gì?")),
    office_kinds.QuestionAnswered: (
        office_kinds.QuestionAnswered(question="q1"),
        office_kinds.AnswerWords(text="Không thiếu"),
    ),
    ExceptionAnswered: (ExceptionAnswered(exception="handled:d", sort="handled", choice="checked"), REASON),
    DossierRecreated: (
        DossierRecreated(
            receipt_journal="26103-2",
            code="H26.103-261120-1001",
            book="01/2026",
            line=1,
            procedure="2.000815",
            procedure_name="Chứng thực bản sao từ bản chính",
            received_at=1_795_140_000_000,
        ),
        None,
    ),
    scan_kinds.ScanAdded: (
        scan_kinds.ScanAdded(hash="a" * 64, media="image/png", bytes=9),
        scan_kinds.ScanPaper(paper="Tờ khai"),
    ),
    scan_kinds.ScanRemoved: (scan_kinds.ScanRemoved(hash="a" * 64), REASON),
    scan_kinds.ScansArranged: (
        scan_kinds.ScansArranged(places=(scan_kinds.ScanPlace(hash="a" * 64, rotation=90),)),
        None,
    ),
}
# How to come to each state from a dossier just received.
ROADS = {
    states.FILED: (),
    states.AWAITING_OBLIGATION: (kinds.ObligationRequested,),
    states.STOPPED: (kinds.DossierStopped,),
    states.IN_HAND: (),
    states.AWAITING_SUPPLEMENT: (kinds.SupplementRequested,),
    states.READY: (kinds.ResultReady,),
    states.HANDED_BACK: (kinds.ResultReady, kinds.DossierHandedBack),
    states.REFUSED: (kinds.DossierRefused,),
    states.WITHDRAWN: (kinds.DossierWithdrawn,),
}
LEADS_TO = {
    kinds.DossierAccepted: states.IN_HAND,
    kinds.ObligationRequested: states.AWAITING_OBLIGATION,
    kinds.ObligationMet: states.IN_HAND,
    kinds.DossierStopped: states.STOPPED,
    kinds.SupplementRequested: states.AWAITING_SUPPLEMENT,
    kinds.DossierSupplemented: states.IN_HAND,
    kinds.ResultReady: states.READY,
    kinds.DossierHandedBack: states.HANDED_BACK,
    kinds.DossierRefused: states.REFUSED,
    kinds.DossierWithdrawn: states.WITHDRAWN,
}

FILED_LEADS_TO = {step: state for step, state in LEADS_TO.items() if step in WAYS and states.FILED in WAYS[step].states}
FILED_LEADS_TO[DossierRecreated] = states.IN_HAND


def history(book, *steps):
    """The entries of one dossier that was received and then went these ways."""
    return [book.receive(), *(book.write(*STEPS[step]) for step in steps)]


def filed(book, *steps):
    """The entries of one dossier that was filed online and then went these ways."""
    facts = kinds.DossierFiled(
        procedure="1.004873",
        procedure_name="Cấp Giấy xác nhận tình trạng hôn nhân",
        catalogue="2026.11",
        filed_at=1_795_100_000_000,
        code="H26.103-261120-0007",
    )
    personal = kinds.DossierReceivedPersonal(applicant=Person(name="Nguyễn Thị Hường"))
    return [book.write(facts, personal), *(book.write(*STEPS[step]) for step in steps)]


def test_every_step_and_every_state_is_known_here():
    # a beginning, a step only for what was recreated; what happens to payments has tests of its own
    money = {FeeVoided, FeeRefunded, FeeMeansCorrected, MisfitReversed, TransferMatched}
    assert set(WAYS) == {*STEPS, kinds.DossierReceived} | money
    assert set(STATES) == set(ROADS)


@pytest.mark.parametrize(("state", "step"), list(itertools.product(ROADS, STEPS)), ids=str)
def test_a_step_is_taken_where_it_is_lawful_and_kept_as_a_misfit_where_not(book, state, step):
    begun = filed if state == states.FILED else history
    before = fold(begun(book, *ROADS[state]))
    entry = book.write(*STEPS[step])

    dossier = after(before, entry)

    assert state == before.state
    if allows(before, step):
        assert {states.FILED: FILED_LEADS_TO}.get(state, LEADS_TO).get(step, state) == dossier.state
        assert () == dossier.misfits
    else:
        assert [(entry.place, entry.kind, state)] == [(one.place, one.kind, one.state) for one in dossier.misfits]
        assert before == msgspec.structs.replace(dossier, misfits=(), other_codes=(), last=before.last)


def test_what_is_received_stands_in_the_dossier(book):
    dossier = fold(history(book))

    assert (states.IN_HAND, "H26.103-261120-1001", "01/2026", 1) == (
        dossier.state,
        dossier.code,
        dossier.book,
        dossier.line,
    )
    assert "Nguyễn Thị Hường" == dossier.applicant.name
    assert dossier.is_open
    assert dossier.is_overdue(dossier.due_at + 1)
    assert not dossier.is_overdue(dossier.due_at)


def test_a_supplement_stops_the_clock_and_gives_a_new_promise(book):
    waiting = fold(history(book, kinds.SupplementRequested))
    back = after(waiting, book.write(*STEPS[kinds.DossierSupplemented]))

    assert ["Giấy chứng sinh"] == [paper.text for paper in waiting.supplement_papers]
    assert not waiting.is_overdue(waiting.due_at + 1)
    assert ((), "", 1, 1_795_300_000_000) == (
        back.supplement_papers,
        back.supplement_reason,
        back.supplement_requests,
        back.due_at,
    )


def test_a_correction_keeps_the_old_value(book):
    entries = history(book, kinds.DossierCorrected)

    dossier = fold(entries)
    correction = dossier.corrections[0]

    assert "Nguyễn Thị Hưởng" == dossier.applicant.name
    assert ("name", "Nguyễn Thị Hường", "Nguyễn Thị Hưởng", "Gõ nhầm dấu", "lan") == (
        correction.field,
        correction.old,
        correction.new,
        correction.reason,
        correction.actor,
    )
    assert "Nguyễn Thị Hường" == entries[0].personal.applicant.name


@pytest.mark.parametrize("field", CORRECTABLE)
def test_every_correctable_field_can_be_mended(book, field):
    dossier = fold(history(book))
    personal = kinds.Corrected(values={field: "mới"}, reason="nhầm")

    mended = after(dossier, book.write(kinds.DossierCorrected(fields=(field,)), personal))

    assert "mới" == value_of(mended, field)
    assert value_of(dossier, field) == mended.corrections[0].old


def test_a_correction_of_what_no_one_may_correct_changes_nothing(book):
    dossier = fold(history(book))
    personal = kinds.Corrected(values={"state": "handed_back", "code": "X"}, reason="?")

    mended = after(dossier, book.write(kinds.DossierCorrected(fields=("state",)), personal))

    assert (dossier.state, dossier.code, ()) == (mended.state, mended.code, mended.corrections)


def test_money_is_summed_by_means(book):
    dossier = fold(
        [
            book.receive(),
            book.write(*STEPS[kinds.FeeCharged]),
            book.write(kinds.FeePaid(amount=10_000, means="cash")),
            book.write(kinds.FeePaid(amount=5_000, means="transfer")),
            book.write(*STEPS[kinds.FeeWaived]),
        ]
    )

    assert (18_000, 10_000, 5_000, 18_000) == (
        dossier.fee_total,
        dossier.paid_cash,
        dossier.paid_transfer,
        dossier.waived,
    )


def test_a_refusal_at_the_counter_begins_a_dossier_without_a_number(book):
    facts = kinds.DossierRefused(procedure="2.000815", procedure_name="Chứng thực")
    personal = kinds.DossierRefusedPersonal(reason="Sai thẩm quyền", applicant=Person(name="Lê Văn Bình"))

    dossier = fold([book.write(facts, personal)])

    assert (states.REFUSED, "", "Lê Văn Bình", "Sai thẩm quyền") == (
        dossier.state,
        dossier.code,
        dossier.applicant.name,
        dossier.refusal_reason,
    )


def test_a_dossier_without_its_beginning_is_none_yet(book):
    _, *rest = history(book, kinds.SupplementRequested, kinds.DossierSupplemented)

    assert fold(rest) is None
    assert fold([]) is None


def test_a_second_reception_of_the_same_dossier_is_a_misfit(book):
    dossier = fold([book.receive(), book.receive(number=1002)])

    assert "H26.103-261120-1001" == dossier.code
    assert ["dossier.received"] == [misfit.kind for misfit in dossier.misfits]


def test_a_forgotten_person_leaves_the_rest_of_the_dossier(book):
    entries = history(book, kinds.DossierCorrected, kinds.ResultReady, kinds.DossierHandedBack)

    dossier = fold([msgspec.structs.replace(entry, personal=None) for entry in entries])

    assert (states.HANDED_BACK, "", "", "H26.103-261120-1001") == (
        dossier.state,
        dossier.applicant.name,
        dossier.hand_back.name,
        dossier.code,
    )


def test_what_is_not_understood_is_counted_and_changes_nothing_else(book):
    dossier = fold(history(book))
    strange = msgspec.structs.replace(book.write(kinds.ResultReady()), kind="dossier.teleported", facts=None)

    met = after(dossier, strange)

    assert (1, states.IN_HAND) == (met.unknown, met.state)


@settings(max_examples=200)
@given(data=st.data())
def test_the_order_of_arrival_does_not_matter(books, data):
    desks = books(data.draw(st.integers(2, 4)))
    entries = [desks[0].receive()]
    for _ in range(data.draw(st.integers(1, 8))):
        desk = data.draw(st.sampled_from(desks))
        desk.now_ms += data.draw(st.integers(-5, 5))
        step = data.draw(st.sampled_from([*STEPS, None]))
        entries.append(desk.receive(number=1500) if step is None else desk.write(*STEPS[step]))
    arrival = data.draw(st.permutations(entries))

    assert fold(entries) == fold(arrival)


def test_adding_one_entry_equals_folding_all(book):
    entries = history(book, kinds.SupplementRequested, kinds.ResultReady, kinds.DossierSupplemented, kinds.ResultReady)

    dossier = fold(entries[:1])
    for entry in entries[1:]:
        dossier = after(dossier, entry)

    assert fold(entries) == dossier
    assert 1 == len(dossier.misfits)


def test_what_was_filed_is_received_with_its_own_number_and_a_line_of_our_book(book):
    waiting = fold(filed(book))
    received = after(waiting, book.write(*STEPS[kinds.DossierAccepted]))

    assert (states.FILED, False, 1_795_100_000_000) == (waiting.state, waiting.is_received, waiting.received_at)
    assert (states.IN_HAND, True, 1_795_100_000_000) == (received.state, received.is_received, received.filed_at)
    assert ("H26.103-261120-0007", 3, "Nguyễn Thị Hường") == (received.code, received.line, received.applicant.name)


def test_papers_are_asked_for_once_before_and_once_after_reception(book):
    again = (kinds.SupplementRequested, kinds.DossierSupplemented, kinds.SupplementRequested)
    walked_in = fold(history(book, *again))
    online = fold(filed(book, *again[:2], kinds.DossierAccepted, *again))

    assert (states.IN_HAND, 1, 1) == (walked_in.state, walked_in.supplement_requests, len(walked_in.misfits))
    assert (states.IN_HAND, 2, 1) == (online.state, online.supplement_requests, len(online.misfits))
    assert () == fold(filed(book, *again[:2])).misfits
    assert states.FILED == fold(filed(book, *again[:2])).state


def test_a_promise_is_moved_once(book):
    moved = fold(history(book, kinds.DossierExtended, kinds.DossierExtended))

    assert (1_799_000_000_000, 1) == (moved.due_at, len(moved.misfits))
    assert ("01-001/PXL", "Thiếu giấy tờ") == (moved.extension.number, moved.extension.reason)
    assert fold(history(book)).due_at == moved.extension.was_due_at


def test_the_way_between_agencies_is_kept_and_ends_at_the_counter(book):
    home = kinds.DossierForwarded(sender="Phòng Kinh tế", receiver="Một cửa", home=True)
    entries = history(book, kinds.DossierForwarded)
    away = fold(entries)
    back = after(away, book.write(home, kinds.Remark(note="đủ bản vẽ")))

    assert ("Phòng Kinh tế", "") == (away.holder, back.holder)
    assert [("Một cửa", ""), ("Phòng Kinh tế", "đủ bản vẽ")] == [(one.sender, one.note) for one in back.hand_overs]


def test_originals_are_held_until_they_are_given_back(book):
    held = fold(history(book, kinds.OriginalsTaken))

    assert ORIGINALS == held.originals_held
    assert () == after(held, book.write(*STEPS[kinds.OriginalsReturned])).originals_held


def test_each_form_is_counted_by_itself(book):
    dossier = fold(history(book, kinds.SlipPrinted, kinds.SlipPrinted))

    assert {"01": 2} == dossier.printed
