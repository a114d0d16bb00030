"""A dossier is what its entries make of it, in whatever order they arrive."""

import itertools

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_desk.domain import dossier as states
from intake_desk.domain import kinds
from intake_desk.domain.dossier import CORRECTABLE, WAYS, after, allows, fold, value_of
from intake_desk.domain.people import Person

REASON = kinds.Reason(reason="Thiếu giấy tờ")
STEPS = {
    kinds.SupplementRequested: (kinds.SupplementRequested(papers=("Giấy chứng sinh",)), REASON),
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
}
# How to come to each state from a dossier just received.
ROADS = {
    states.IN_HAND: (),
    states.AWAITING_SUPPLEMENT: (kinds.SupplementRequested,),
    states.READY: (kinds.ResultReady,),
    states.HANDED_BACK: (kinds.ResultReady, kinds.DossierHandedBack),
    states.REFUSED: (kinds.DossierRefused,),
    states.WITHDRAWN: (kinds.DossierWithdrawn,),
}
LEADS_TO = {
    kinds.SupplementRequested: states.AWAITING_SUPPLEMENT,
    kinds.DossierSupplemented: states.IN_HAND,
    kinds.ResultReady: states.READY,
    kinds.DossierHandedBack: states.HANDED_BACK,
    kinds.DossierRefused: states.REFUSED,
    kinds.DossierWithdrawn: states.WITHDRAWN,
}


def history(book, *steps):
    """The entries of one dossier that was received and then went these ways."""
    return [book.receive(), *(book.write(*STEPS[step]) for step in steps)]


def test_every_step_is_known_here():
    assert set(WAYS) == set(STEPS)


@pytest.mark.parametrize(("state", "step"), list(itertools.product(ROADS, STEPS)), ids=str)
def test_a_step_is_taken_where_it_is_lawful_and_kept_as_a_misfit_where_not(book, state, step):
    before = fold(history(book, *ROADS[state]))
    entry = book.write(*STEPS[step])

    dossier = after(before, entry)

    assert state == before.state
    if allows(state, step):
        assert LEADS_TO.get(step, state) == dossier.state
        assert () == dossier.misfits
    else:
        assert [(entry.place, entry.kind, state)] == [(one.place, one.kind, one.state) for one in dossier.misfits]
        assert before == msgspec.structs.replace(dossier, misfits=(), last=before.last)


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

    assert ("Giấy chứng sinh",) == waiting.supplement_papers
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
        dossier.receiver,
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
