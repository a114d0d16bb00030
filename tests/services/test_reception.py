"""Taking a dossier: numbered, promised, paid for and durable, or refused by a name and nothing recorded at all."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from intake_desk.domain.dossier import IN_HAND, REFUSED
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.numbers import NumberRange
from intake_desk.domain.people import Person
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import VIETNAM, from_ms
from intake_desk.services.applications import LATER, SET_BY_CLERK, TRANSFER, WAIVED, BadDueDay, FeeFixed
from intake_desk.services.steps import NoSuchDossier
from intake_desk.store.database import StoreFailed

COPIES, BIRTH, SEED_FISH = "2.000815", "1.001193", "1.004656"
CIVIL_STATUS_EXTRACT, MARITAL_STATUS = "2.000635", "1.004873"


def paper(text="Tờ khai", **counts):
    return PaperCount(text=text, **(counts or {"originals": 1}))


# field, what is wrong with it, the refusal's code
BAD = [
    ({"name": ""}, "empty_name"),
    ({"name": " \t\u200b "}, "empty_name"),
    ({"name": "12345"}, "bad_name"),
    ({"name": "001|Nguyễn Văn A"}, "bad_name"),
    ({"name": "A" * 151}, "too_long"),
    ({"id_number": "12345"}, "bad_identity_number"),
    ({"id_number": "0011990543210"}, "bad_identity_number"),
    ({"id_number": "00119905432O"}, "bad_identity_number"),
    ({"former_id": "12"}, "bad_identity_number"),
    ({"birth_date": "1999-02-29"}, "bad_birth_date"),
    ({"birth_date": "31/11/1980"}, "bad_birth_date"),
    ({"birth_date": "1899-12-31"}, "bad_birth_date"),
    ({"birth_date": "2026-11-21"}, "bad_birth_date"),
    ({"birth_date": "hôm qua"}, "bad_birth_date"),
    ({"sex": "không rõ"}, "bad_sex"),
    ({"phone": "12345"}, "bad_phone"),
    ({"phone": "0123456789"}, "bad_phone"),
    ({"phone": "gọi sau"}, "bad_phone"),
    ({"address": "x" * 301}, "too_long"),
    ({"email": "không có"}, "bad_email"),
    ({"email": "a@b"}, "bad_email"),
    ({"id_issued_on": "32/01/2020"}, "bad_date"),
    ({"id_issuer": "x" * 151}, "too_long"),
    ({"procedure": ""}, "unknown_procedure"),
    ({"procedure": "9.999999"}, "unknown_procedure"),
    ({"papers": ()}, "no_papers"),
    ({"papers": (paper(originals=0),)}, "no_papers"),
    ({"papers": (paper(" "),)}, "no_papers"),
    ({"papers": (paper(originals=-1),)}, "bad_count"),
    ({"papers": (paper(certified=1000),)}, "bad_count"),
    ({"papers": (paper(copies=1000),)}, "bad_count"),
    ({"papers": tuple(paper(f"Giấy {n}") for n in range(101))}, "bad_count"),
    ({"papers": (paper("x" * 1001),)}, "too_long"),
    ({"sets": 0}, "bad_count"),
    ({"sets": 1000}, "bad_count"),
    ({"pages": -1}, "bad_count"),
    ({"pages": 10_000}, "bad_count"),
    ({"pages": 0}, "bad_count"),  # the fee of a certified copy is counted by pages
    ({"copies": -1}, "bad_count"),
    ({"copies": 1000}, "bad_count"),
    ({"set_amount": -1}, "bad_count"),
    ({"set_amount": 1_000_000_001}, "bad_count"),
    ({"means": ""}, "means_missing"),
    ({"means": "vàng"}, "means_missing"),
    ({"means": WAIVED}, "exemption_missing"),
    ({"means": WAIVED, "waiver_reason": " \u200b"}, "exemption_missing"),
    ({"means": WAIVED, "waiver_category": "khac"}, "reason_missing"),
    ({"means": WAIVED, "waiver_reason": "x" * 1001}, "too_long"),
    ({"note": "x" * 1001}, "too_long"),
    ({"procedure": SEED_FISH, "due_day": "2026-11-19"}, "bad_due_day"),
    ({"procedure": SEED_FISH, "due_day": "2026-11-21"}, "bad_due_day"),  # a Saturday
    ({"procedure": SEED_FISH, "due_day": "2027-01-01"}, "bad_due_day"),  # a holiday
    ({"procedure": SEED_FISH, "due_day": "2206-11-25"}, "bad_due_day"),
    ({"procedure": SEED_FISH, "due_day": "9999-12-30"}, "bad_due_day"),
    ({"procedure": SEED_FISH, "due_day": "25/11/2026"}, "bad_due_day"),
    ({"submitter": Person(name="")}, "empty_name"),
    ({"submitter": Person(name="Bùi Văn Tốn", phone="1")}, "bad_phone"),
]


@pytest.mark.parametrize(("changes", "code"), BAD, ids=lambda value: str(value)[:60])
def test_what_cannot_stand_is_refused_by_name_and_nothing_is_recorded(shared_desk, changes, code):
    before = shared_desk.entries()

    with pytest.raises(Refusal) as refused:
        shared_desk.receive(**changes)

    assert code == refused.value.code
    assert before == shared_desk.entries()
    assert ("H26.103-261120-1001", "01/2026", 1) == shared_desk.bench.reception.next_place()


def test_what_is_refused_says_nothing_personal(desk, clerk):
    with pytest.raises(Refusal) as refused:
        desk.receive(name="Đặng Thị Hường", phone="09123")

    assert "Hường" not in str(refused.value)
    assert "09123" not in str(refused.value)


def test_a_dossier_is_numbered_promised_and_paid_for(desk, clerk):
    expected = desk.bench.reception.next_place()

    dossier = desk.receive(note="  Ca\u0302\u0300n  gấp ", phone="+84 912.345.678")

    assert expected == (dossier.code, dossier.book, dossier.line)
    assert ("H26.103-261120-1001", "01/2026", 1) == expected
    assert IN_HAND == dossier.state
    assert "Cần gấp" == dossier.note
    assert "0912345678" == dossier.applicant.phone
    assert (12_000, 12_000) == (dossier.fee_total, dossier.paid_cash)
    assert datetime(2026, 11, 20, 16, 30, tzinfo=VIETNAM) == from_ms(dossier.due_at)
    assert "Trả trong ngày vì nhận lúc 08:00, trước 15 giờ." == dossier.due_reason
    assert dossier == desk.bench.lookup.dossier(dossier.id)


def test_numbers_are_in_the_desks_range_and_lines_have_no_gap(desk, clerk, clock):
    dossiers = []
    for day in range(3):
        clock.turn(days=1 if day else 0)
        desk.sign_in()
        dossiers += [desk.receive() for _ in range(4)]

    codes = [dossier.code for dossier in dossiers]
    assert len(set(codes)) == len(codes)
    assert ["1001", "1002", "1003", "1004"] * 3 == [code[-4:] for code in codes]
    assert {"261120", "261121", "261122"} == {code.split("-")[1] for code in codes}
    assert list(range(1, 13)) == [dossier.line for dossier in dossiers]


def test_a_book_begins_anew_with_the_year(desk, clerk, clock):
    desk.receive()
    clock.turn(days=60)
    desk.sign_in(day_confirmed=True)

    dossier = desk.receive()

    assert ("01/2027", 1) == (dossier.book, dossier.line)


def test_two_desks_never_use_the_same_number(desk, open_desk, clerk):
    other = open_desk(2)
    other.sign_in("minh")

    assert {"1001"} == {desk.receive().code[-4:]}
    assert {"2001"} == {other.receive().code[-4:]}


def test_a_range_that_ran_out_gives_provisional_codes_and_never_a_refusal(open_desk):
    desk = open_desk(1, NumberRange(1001, 1002))
    desk.sign_in()

    dossiers = [desk.receive() for _ in range(4)]

    assert [False, False, True, True] == [dossier.provisional for dossier in dossiers]
    assert ["H26.103-261120-T1-001", "H26.103-261120-T1-002"] == [dossier.code for dossier in dossiers[2:]]
    assert [1, 2, 3, 4] == [dossier.line for dossier in dossiers]
    assert "H26.103-261120-T1-003" == desk.bench.reception.next_place()[0]
    assert dossiers[3] == desk.bench.lookup.scanned(dossiers[3].code)


@pytest.mark.parametrize(
    ("means", "cash", "transfer", "waived"),
    [("cash", 12_000, 0, 0), (TRANSFER, 0, 12_000, 0), (WAIVED, 0, 0, 12_000), (LATER, 0, 0, 0)],
)
def test_a_fee_by_rule_is_taken_in_the_way_that_was_said(desk, clerk, means, cash, transfer, waived):
    dossier = desk.receive(means=means, waiver_reason="Hộ nghèo")

    assert 12_000 == dossier.fee_total
    assert "3 bản × 2 trang × 2.000" == dossier.fees[0].how
    assert (cash, transfer, waived) == (dossier.paid_cash, dossier.paid_transfer, dossier.waived)


def test_a_fee_by_the_copy_counts_the_copies_asked_for(desk, clerk):
    dossier = desk.receive(procedure=CIVIL_STATUS_EXTRACT, papers=(paper(),), copies=5, pages=0)

    assert 40_000 == dossier.paid_cash


def test_a_fee_set_by_hand_says_so(desk, clerk):
    dossier = desk.receive(procedure=MARITAL_STATUS, papers=(paper(),), set_amount=15_000)

    assert 15_000 == dossier.paid_cash
    assert "do cán bộ nhập" in dossier.fees[0].how


def charged(desk, dossier):
    return [one.entry for one in desk.bench.lookup.story(dossier.id) if one.entry.kind == "fee.charged"]


@pytest.mark.parametrize("amount", [0, None])
def test_nothing_taken_where_the_province_decides_asks_for_no_means_and_is_told(desk, clerk, amount):
    dossier = desk.receive(procedure=MARITAL_STATUS, papers=(paper(),), set_amount=amount, means="")

    assert (0, 0) == (dossier.fee_total, dossier.owed)
    (told,) = charged(desk, dossier)
    assert (clerk.login, 0, SET_BY_CLERK) == (told.actor, told.facts.lines[0].amount, told.facts.lines[0].how)
    assert (told,) == desk.bench.closing.view().set_by_hand


@pytest.mark.parametrize("amount", [0, 1_000, 11_999, 12_001, 24_000])
def test_a_fee_that_the_rule_gives_is_nobodys_to_set(desk, clerk, amount):
    before = desk.entries()

    with pytest.raises(FeeFixed) as refused:
        desk.receive(set_amount=amount)

    assert 12_000 == refused.value.params["amount"]
    assert before == desk.entries()
    assert 12_000 == desk.receive(set_amount=12_000).paid_cash


def test_work_that_is_free_by_the_rule_costs_what_the_copies_beside_it_cost(desk, clerk):
    dossier = desk.receive(procedure=BIRTH, papers=(paper(),), set_amount=16_000)

    assert [("phi", 16_000, "2 bản × 8.000")] == [(line.sort, line.amount, line.how) for line in dossier.fees]
    assert () == desk.bench.closing.view().set_by_hand
    with pytest.raises(FeeFixed):
        desk.receive(procedure=BIRTH, papers=(paper(),), set_amount=15_000)


def test_what_costs_nothing_asks_for_no_means(desk, clerk):
    dossier = desk.receive(procedure=BIRTH, papers=(paper(),), means="")

    assert ((), 0) == (dossier.fees, dossier.paid_cash)


def test_received_late_is_promised_for_the_next_working_day_and_why_is_kept(desk, clerk, clock):
    clock.turn(hours=7, minutes=30)  # Friday, 15:30

    dossier = desk.receive()

    assert datetime(2026, 11, 23, 16, 30, tzinfo=VIETNAM) == from_ms(dossier.due_at)
    assert dossier.due_reason.startswith("Trả vào ngày làm việc tiếp theo, thứ Hai 23/11, vì nhận lúc 15:30")


def test_without_a_limit_the_clerk_may_name_the_day(desk, clerk):
    dossier = desk.receive(procedure=SEED_FISH, papers=(paper(),), due_day="2026-11-25")

    assert datetime(2026, 11, 25, 16, 30, tzinfo=VIETNAM) == from_ms(dossier.due_at)
    assert "do cán bộ thỏa thuận" in dossier.due_reason


def test_without_a_limit_and_without_a_day_nothing_is_promised(desk, clerk):
    dossier = desk.receive(procedure=SEED_FISH, papers=(paper(),))

    assert 0 == dossier.due_at
    assert "không được quy định" in dossier.due_reason


def test_today_cannot_be_named_once_the_hour_of_return_is_over(desk, clerk, clock):
    clock.turn(hours=8, minutes=29)
    assert desk.receive(procedure=SEED_FISH, due_day="2026-11-20").due_at
    clock.turn(minutes=1)

    with pytest.raises(BadDueDay):
        desk.receive(procedure=SEED_FISH, due_day="2026-11-20")


def test_a_day_named_where_the_law_states_a_limit_changes_nothing(desk, clerk):
    assert desk.receive().due_at == desk.receive(due_day="2026-12-24").due_at


def test_who_comes_for_another_is_kept_beside_the_applicant(desk, clerk):
    dossier = desk.receive(submitter=Person(name="bùi văn  tốn", id_number="001 088 012 345"))

    assert "Đặng Thị Hường" == dossier.applicant.name
    assert ("bùi văn tốn", "001088012345") == (dossier.submitter.name, dossier.submitter.id_number)


def test_a_refusal_at_the_counter_takes_no_number(desk, clerk, application):
    dossier = desk.bench.reception.refuse(clerk, application(papers=()), "Chưa đủ tuổi kết hôn")

    assert (REFUSED, "", "Chưa đủ tuổi kết hôn") == (dossier.state, dossier.code, dossier.refusal_reason)
    assert "1001" == desk.receive().code[-4:]


@pytest.mark.parametrize(
    ("changes", "reason", "code"),
    [
        ({}, "", "reason_missing"),
        ({}, "x" * 1001, "too_long"),
        ({"procedure": "0"}, "Thiếu giấy tờ", "unknown_procedure"),
        ({"name": ""}, "Thiếu giấy tờ", "empty_name"),
        ({"phone": "1"}, "Thiếu giấy tờ", "bad_phone"),
    ],
)
def test_a_refusal_needs_a_person_a_procedure_and_a_reason(shared_desk, application, changes, reason, code):
    before = shared_desk.entries()

    with pytest.raises(Refusal) as refused:
        shared_desk.bench.reception.refuse(shared_desk.bench.desk.seat.clerk, application(**changes), reason)

    assert code == refused.value.code
    assert before == shared_desk.entries()


def test_a_disk_that_takes_nothing_means_that_nothing_happened(desk, clerk, monkeypatch):
    first = desk.receive()
    before = desk.entries()
    roll = max((desk.home / "roll").iterdir())

    def full(descriptor):
        if Path(f"/proc/self/fd/{descriptor}").readlink() == roll:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        for name in ("fsync", "fdatasync"):
            disk.setattr(os, name, full)
        with pytest.raises(StoreFailed):
            desk.receive(name="Không Ai Thấy")

    assert before == desk.entries()
    assert [] == desk.bench.lookup.visitors("Không Ai Thấy")
    after = desk.receive()
    assert first.line + 1 == after.line
    desk.restart()
    assert [] == desk.bench.lookup.visitors("Không Ai Thấy")
    assert after == desk.bench.lookup.scanned(after.code)
    assert [] == [path for path in Path(desk.home).iterdir() if path.suffix == ".suspect"]


def test_who_is_not_signed_in_receives_nothing(desk, clerk, application):
    desk.bench.accounts.sign_out(clerk)

    with pytest.raises(Refusal) as refused:
        desk.bench.reception.receive(clerk, application())

    assert "not_signed_in" == refused.value.code


def test_what_was_filed_is_offered_as_it_would_be_accepted_now(desk, clerk, clock):
    filed = desk.file(means="")
    clock.turn(minutes=10)

    offer = desk.bench.reception.offer(filed.id)
    accepted = desk.bench.reception.accept(clerk, filed.id, "cash")

    assert 12_000 == offer.fee_total == accepted.paid_cash
    assert accepted.due_at == int(offer.due_at.timestamp() * 1000)
    with pytest.raises(NoSuchDossier):
        desk.bench.reception.offer("0" * 32)
