"""The other ways of receiving: several dossiers at once, same-moment work, what was filed, what is not complete yet."""

from datetime import timedelta

import pytest

from intake_desk.domain.dossier import AWAITING_SUPPLEMENT, FILED, HANDED_BACK, IN_HAND
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.people import Person
from intake_desk.domain.refusals import Refusal
from intake_desk.services.applications import LATER, TRANSFER
from intake_desk.services.reception import MOST_TOGETHER
from intake_desk.store.database import StoreFailed
from intake_desk.store.journal import Recording

COPIES, BIRTH, GUARDIANSHIP = "2.000815", "1.001193", "1.004837"
PORTAL = "H26.103-261119-0042"
TASK = (PaperCount(text="Tờ khai", originals=1),)


@pytest.fixture
def reception(desk, clerk):
    return desk.bench.reception


def test_all_that_one_person_brings_is_received_together(desk, clerk, reception, application):
    brought = [application(), application(procedure=BIRTH, papers=TASK), application(means=TRANSFER)]

    dossiers = reception.receive_together(clerk, brought)

    assert [COPIES, BIRTH, COPIES] == [one.procedure for one in dossiers]
    assert ["1001", "1002", "1003"] == [one.code[-4:] for one in dossiers]
    assert [1, 2, 3] == [one.line for one in dossiers]
    assert {dossiers[0].id} == {one.batch for one in dossiers}
    assert [(12_000, 0), (0, 0), (0, 12_000)] == [(one.paid_cash, one.paid_transfer) for one in dossiers]
    assert dossiers == reception.together(dossiers[0].batch, dossiers[0].day)


def test_one_alone_belongs_to_no_batch(desk, clerk, reception, application):
    (dossier,) = reception.receive_together(clerk, [application()])

    assert "" == dossier.batch
    assert () == reception.together("", dossier.day)


@pytest.mark.parametrize("wrong", [{"name": ""}, {"procedure": "9.9"}, {"papers": ()}, {"means": ""}])
def test_one_that_cannot_stand_keeps_the_others_out(desk, clerk, reception, application, wrong):
    before = desk.entries()

    with pytest.raises(Refusal):
        reception.receive_together(clerk, [application(), application(**wrong), application()])

    assert before == desk.entries()
    assert "1001" == desk.receive().code[-4:]


def test_a_disk_that_fails_at_the_last_of_them_records_none(desk, clerk, reception, application, monkeypatch):
    before, added = desk.entries(), []

    def add(recording, draft):
        added.append(draft)
        if len(added) == 8:
            raise StoreFailed(cause="SQLITE_FULL")
        recording.drafts.append(draft)

    with monkeypatch.context() as disk:
        disk.setattr(Recording, "add", add)
        with pytest.raises(StoreFailed):
            reception.receive_together(clerk, [application()] * 3)

    assert before == desk.entries()
    assert 1 == desk.receive().line


@pytest.mark.parametrize("count", [0, MOST_TOGETHER + 1])
def test_nobody_brings_none_or_a_cartload(desk, clerk, reception, application, count):
    with pytest.raises(Refusal) as refused:
        reception.receive_together(clerk, [application()] * count)

    assert "too_many" == refused.value.code


def test_same_moment_work_is_received_paid_and_handed_back_at_once(desk, clerk, reception, application):
    before = desk.entries()

    dossier = reception.serve(clerk, application())

    assert (HANDED_BACK, True, "1001", 1) == (dossier.state, dossier.instant, dossier.code[-4:], dossier.line)
    assert (12_000, {}) == (dossier.paid_cash, dossier.printed)
    assert ("Đặng Thị Hường", "001199054321", "applicant") == (
        dossier.hand_back.name,
        dossier.hand_back.id_number,
        dossier.hand_back.to,
    )
    assert before + 5 == desk.entries()  # received, charged, paid, ready, handed back
    assert 1 == desk.bench.closing.view().tally.totals["handed_back"]


def test_same_moment_work_is_handed_to_who_stands_there(desk, clerk, reception, application):
    dossier = reception.serve(clerk, application(submitter=Person(name="Bùi Văn Tốn", id_number="001088012345")))

    assert ("submitter", "Bùi Văn Tốn", "001088012345") == (
        dossier.hand_back.to,
        dossier.hand_back.name,
        dossier.hand_back.id_number,
    )


def test_what_takes_days_does_not_go_through_the_fast_lane(desk, clerk, reception, application):
    before = desk.entries()

    with pytest.raises(Refusal) as refused:
        reception.serve(clerk, application(procedure=GUARDIANSHIP, papers=TASK))

    assert "not_instant" == refused.value.code
    assert before == desk.entries()


def test_what_a_portal_sent_waits_with_its_own_number(desk, clerk, clock, reception, application):
    filed_at = clock() - timedelta(days=1)

    dossier = reception.file(clerk, application(means=""), f" {PORTAL.lower()} ", filed_at)

    assert (FILED, PORTAL, "", 0) == (dossier.state, dossier.code, dossier.book, dossier.line)
    assert int(filed_at.timestamp() * 1000) == dossier.filed_at
    assert (0, 0) == (dossier.due_at, dossier.fee_total)
    assert "1001" == desk.receive().code[-4:]


@pytest.mark.parametrize(("code", "why"), [("mã của tôi", "bad_code"), (PORTAL, "code_taken")])
def test_a_number_is_one_that_a_portal_gives_and_nobody_has(desk, clerk, reception, application, code, why):
    reception.file(clerk, application(), PORTAL)
    before = desk.entries()

    with pytest.raises(Refusal) as refused:
        reception.file(clerk, application(), code)

    assert why == refused.value.code
    assert before == desk.entries()


def test_what_was_filed_is_accepted_promised_and_paid(desk, clerk, clock, reception, application):
    filed = reception.file(clerk, application(means=""), PORTAL)
    clock.turn(hours=1)

    dossier = reception.accept(clerk, filed.id, "cash")

    assert (IN_HAND, PORTAL, "01/2026", 1) == (dossier.state, dossier.code, dossier.book, dossier.line)
    assert int(clock().timestamp() * 1000) == dossier.received_at
    assert "nhận lúc 09:00" in dossier.due_reason
    assert (12_000, 12_000) == (dossier.fee_total, dossier.paid_cash)


@pytest.mark.parametrize("means", ["", "vàng"])
def test_a_fee_is_due_when_a_filing_is_accepted(desk, clerk, reception, application, means):
    filed = reception.file(clerk, application(means=""), PORTAL)

    with pytest.raises(Refusal) as refused:
        reception.accept(clerk, filed.id, means)

    assert "means_missing" == refused.value.code
    assert FILED == desk.bench.lookup.dossier(filed.id).state


def test_a_filing_without_a_number_gets_one_of_ours_when_it_is_accepted(desk, clerk, reception, application):
    filed = reception.file(clerk, application())
    between = desk.receive()

    dossier = reception.accept(clerk, filed.id, LATER)

    assert ("", "1001", "1002") == (filed.code, between.code[-4:], dossier.code[-4:])
    assert [1, 2] == [between.line, dossier.line]


def test_what_lacks_papers_is_asked_first_and_received_when_they_have_come(desk, clerk, reception, application):
    asked = reception.ask_first(
        clerk, application(procedure=BIRTH, papers=(), means=""), (PaperCount(text="Giấy chứng sinh"),), "Thiếu"
    )
    assert (AWAITING_SUPPLEMENT, "", ["Giấy chứng sinh"]) == (
        asked.state,
        asked.code,
        [paper.text for paper in asked.supplement_papers],
    )
    brought = (PaperCount(text="Giấy chứng sinh", originals=1),)

    assert FILED == desk.bench.casework.supplement(clerk, asked.id, brought).state
    received = reception.accept(clerk, asked.id)

    assert (IN_HAND, brought, "1001") == (received.state, received.papers, received.code[-4:])


def test_asking_first_needs_a_reason(desk, clerk, reception, application):
    before = desk.entries()

    with pytest.raises(Refusal) as refused:
        reception.ask_first(clerk, application(papers=()), (PaperCount(text="Tờ khai"),), " ")

    assert "reason_missing" == refused.value.code
    assert before == desk.entries()


def test_the_numbering_goes_on_after_a_restart_whatever_way_the_last_one_came(desk, clerk, reception, application):
    filed = reception.file(clerk, application())
    reception.accept(clerk, filed.id, LATER)
    reception.accept(clerk, reception.file(clerk, application(), PORTAL).id, LATER)
    reception.receive_together(clerk, [application(), application()])
    reception.serve(clerk, application())
    desk.restart()
    desk.sign_in()

    dossier = desk.receive()

    assert ("1005", 6) == (dossier.code[-4:], dossier.line)  # the portal's number is none of ours, its line is


def test_a_file_built_anew_from_the_roll_numbers_on_behind_what_was_accepted(desk, clerk, reception, application):
    reception.accept(clerk, reception.file(clerk, application()).id, LATER)
    expected = reception.next_place()
    desk.close()
    for path in desk.home.glob("desk.db*"):
        path.unlink()
    desk.open()

    assert desk.opened.restored
    assert expected == desk.bench.reception.next_place()
    assert ("1002", 2) == (expected[0][-4:], expected[2])


def test_both_receipts_of_a_filing_that_two_desks_accepted_lead_to_it(desk, open_desk, clerk, clock):
    """Apart, each gave it a number of its own and printed it: both are in somebody's hand."""
    other = open_desk(2)
    minh = other.sign_in("minh")
    filed = desk.file()
    other.learn_from(desk)
    codes = [desk.bench.reception.accept(clerk, filed.id, "cash").code]
    clock.turn(minutes=1)
    codes.append(other.bench.reception.accept(minh, filed.id, "cash").code)
    desk.learn_from(other)
    other.learn_from(desk)

    for one in (desk, other):
        found = [one.bench.lookup.scanned(code) for code in codes]
        assert [filed.id, filed.id] == [dossier and dossier.id for dossier in found]
        assert codes[0] == found[0].code
        assert codes[1:] == list(found[0].other_codes)
        assert 24_000 == found[0].paid_cash
