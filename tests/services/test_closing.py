"""The day's tally and its ruling off: sums that anyone can redo, sealed for good, and what came later shown apart."""

from collections import Counter

import msgspec
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_desk.domain.entries import START, Draft, Place, seal
from intake_desk.domain.kinds import DossierReceived, DossierReceivedPersonal, PaperCount
from intake_desk.domain.people import Person
from intake_desk.services.closing import MOST_CASH, AlreadyClosed, BadCash, DesksAway
from intake_desk.services.closing_view import NOTHING_CAME
from intake_desk.services.day_gaps import BookGap, Gap
from intake_desk.services.desk import NoBusinessDay, NotAllowed
from intake_desk.services.fingerprints import words
from intake_desk.store import counters, days
from intake_desk.store.search import Filter

DAY = "2026-11-20"


@pytest.fixture
def hang(desk):
    """The supervisor, at desk 1."""
    return desk.sign_in("hang")


def close(desk, day=DAY, **given):
    return desk.bench.closing.close(desk.sign_in("hang"), day, desk.password, **{"uncounted": "Hết giờ", **given})


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["receive", "receive", "refuse", "ready", "hand_back", "supplement", "withdraw", "feedback"]),
        st.sampled_from(["thuy", "minh"]),
        st.sampled_from(["cash", "transfer", "waived", "later"]),
        st.integers(1, 30),
        st.integers(1, 5),
    ),
    max_size=25,
)


class Day:
    """A day as it is lived, and a book kept beside it as with pencil and paper."""

    def __init__(self, desk, application):
        self.desk, self.application, self.book = desk, application, Counter()
        self.in_hand, self.ready, self.asked = [], [], set()

    def live(self, what, login, means, pages, copies):
        self.desk.clock.turn(minutes=7)
        clerk = self.desk.bench.desk.seat.clerk
        if clerk is None or clerk.login != login:
            clerk = self.desk.sign_in(login)
        if what == "receive":
            self.receive(login, means, pages, copies)
        elif what == "refuse":
            self.desk.bench.reception.refuse(clerk, self.application(), "Không thuộc thẩm quyền")
            self.book["refused"] += 1
        elif what == "feedback":
            self.desk.bench.feedback.receive(clerk, "", "", "Chờ lâu")
            self.book["feedback"] += 1
        elif what == "hand_back" and self.ready:
            self.desk.bench.casework.hand_back(clerk, self.ready.pop(), "applicant")
            self.book["handed_back"] += 1
        elif what in {"ready", "supplement", "withdraw"} and self.in_hand:
            self.step(clerk, what, self.in_hand.pop())

    def receive(self, login, means, pages, copies):
        papers = (PaperCount(text="Bản chính", originals=1, copies=copies),)
        dossier = self.desk.receive(papers=papers, pages=pages, means=means, waiver_reason="Hộ nghèo")
        # NĐ 23/2015: 2.000 a page, from the third 1.000, a copy at most 200.000
        amount = copies * min(2000 * min(pages, 2) + 1000 * max(pages - 2, 0), 200_000)
        self.book.update({"received": 1, "charged": amount, f"{login} received": 1})
        if means != "later":
            self.book.update({means: amount, f"{means}_count": 1})
        self.in_hand.append(dossier.id)

    def step(self, clerk, what, dossier_id):
        work = self.desk.bench.casework
        if what == "ready":
            work.result_ready(clerk, dossier_id)
            self.ready.append(dossier_id)
            self.book["ready"] += 1
        elif what == "withdraw":
            work.withdraw(clerk, dossier_id, "Đổi ý")
            self.book["withdrawn"] += 1
        else:
            if dossier_id not in self.asked:  # papers are asked for once
                work.request_supplement(clerk, dossier_id, (), "Thiếu")
                work.supplement(clerk, dossier_id, ())
                self.book.update({"supplement_requested": 1, "supplemented": 1})
                self.asked.add(dossier_id)
            self.in_hand.append(dossier_id)


@settings(max_examples=12, deadline=None)
@given(steps=STEPS)
def test_the_tally_is_what_pencil_and_paper_would_have_counted(new_desk, application, steps):
    desk = new_desk()
    desk.sign_in("thuy")
    today = desk.bench.desk.business_day()

    lived = Day(desk, application)
    for step in steps:
        lived.live(*step)
    book = lived.book
    view = close(desk, today, counted_cash=book["cash"])

    for figure in (
        *("received", "refused", "supplement_requested", "supplemented", "ready", "handed_back", "withdrawn"),
        *("feedback", "charged", "cash", "transfer", "waived", "cash_count", "transfer_count", "waived_count"),
    ):
        assert book[figure] == view.tally.total(figure), figure
    assert book["cash"] == view.expected_cash == view.closing.facts.counted_cash
    assert {**view.tally.totals, "overdue": view.overdue} == view.closing.facts.tally
    assert view.complete
    for login in ("thuy", "minh"):
        assert book[f"{login} received"] == view.tally.by_clerk.get(login, {}).get("received", 0)
    for split in (view.tally.by_procedure, view.tally.by_clerk):
        total = sum((Counter(counts) for counts in split.values()), Counter())
        assert total["cash"] == book["cash"]
        assert total["received"] == book["received"]
    assert sum(view.hours.values()) == book["received"]


def test_only_a_supervisor_closes_the_day(desk, clerk):
    desk.receive()
    before = desk.entries()

    with pytest.raises(NotAllowed):
        desk.bench.closing.close(clerk, DAY, desk.password, uncounted="Hết giờ")

    assert before == desk.entries()
    assert desk.bench.closing.view().closing is None


def test_a_closing_covers_the_heads_of_every_journal_held_here(desk, open_desk, clerk):
    other = open_desk(2)
    other.sign_in("minh")
    mine, theirs = desk.receive(), other.receive(means="transfer")
    desk.learn_from(other)
    desk.sign_in("hang")
    heads = desk.journal.heads()

    view = desk.bench.closing.close(desk.bench.desk.seat.clerk, DAY, desk.password, counted_cash=12_000)

    covered = {head.journal: (head.number, head.hash) for head in view.closing.facts.covered}
    assert {name: (head.number, head.hash) for name, head in heads.items()} == covered
    assert (2, 12_000, 12_000) == (view.tally.total("received"), view.tally.total("cash"), view.tally.total("transfer"))
    assert ["Quầy 1", "Quầy 2"] == [one.name for one in view.desks]
    assert [("Nguyễn Thị Thủy",), ("Lê Thị Minh",)] == [one.clerks for one in view.desks]
    assert {mine.id, theirs.id} == {found.dossier.id for found in desk.bench.lookup.page(Filter())}
    other.learn_from(desk)
    assert view.closing.fingerprint == other.bench.closing.view().closing.fingerprint
    assert view.tally == other.bench.closing.view().tally


def test_what_comes_after_the_closing_is_shown_apart_and_changes_nothing_sealed(desk, clerk):
    desk.receive()
    sealed = close(desk, counted_cash=12_000)
    desk.sign_in("thuy")
    desk.receive(means="transfer")

    view = desk.bench.closing.view(DAY)

    assert sealed.tally == view.tally
    assert sealed.closing.fingerprint == view.closing.fingerprint
    assert ["dossier.received", "fee.charged", "fee.paid"] == [entry.kind for entry in view.late]
    assert (1, 12_000) == (view.late_tally.total("received"), view.late_tally.total("transfer"))
    assert 1 == sum(view.hours.values())


def test_what_another_desk_did_before_but_sent_after_is_late_too(desk, open_desk, clock, clerk):
    other = open_desk(2)
    other.sign_in("minh")
    other.receive()
    clock.turn(hours=1)
    desk.receive()
    sealed = close(desk)

    desk.learn_from(other)

    view = desk.bench.closing.view(DAY)
    assert sealed.tally == view.tally
    assert 1 == view.late_tally.total("received")
    assert [("Quầy 1", ""), ("Quầy 2", NOTHING_CAME)] == [(one.name, one.away) for one in view.desks]


def test_a_desk_that_worked_the_day_before_is_gone_around_with_a_reason_only(desk, open_desk, clock, clerk):
    other = open_desk(2)
    other.sign_in("minh")
    other.receive()
    desk.learn_from(other)
    close(desk)
    clock.turn(days=3)  # over a weekend
    today = desk.bench.desk.day_by_clock()
    desk.sign_in("thuy", day_confirmed=True)
    desk.receive()

    assert ["Quầy 2"] == [one.name for one in desk.bench.closing.view(today).to_be_explained]
    with pytest.raises(DesksAway):
        close(desk, today)
    view = close(desk, today, around={other.journal.name: "đứt cáp"})
    assert ["", "đứt cáp"] == [one.away for one in view.desks]


def test_a_desk_that_went_on_without_writing_that_day_has_nothing_of_it(desk, open_desk, clock, clerk):
    other = open_desk(2)
    desk.receive()
    clock.turn(days=1)
    other.sign_in("minh")
    other.receive()
    desk.learn_from(other)
    assert () == desk.bench.closing.view(DAY).to_be_explained


def test_a_day_is_closed_once(desk, clerk):
    first = close(desk, note=" Đủ  tiền ")
    before = desk.entries()

    with pytest.raises(AlreadyClosed):
        desk.bench.closing.close(desk.bench.desk.seat.clerk, DAY, desk.password, note="lần hai", uncounted="Hết giờ")

    assert before == desk.entries()
    assert "Đủ tiền" == desk.bench.closing.view().closing.note == first.closing.note


def test_of_two_desks_closings_the_first_holds_everywhere(desk, open_desk, clock, clerk):
    other = open_desk(2)
    other.sign_in("minh")
    other.receive()
    first = close(desk)
    clock.turn(minutes=1)
    close(other)

    desk.learn_from(other)
    other.learn_from(desk)

    assert first.closing.fingerprint == desk.bench.closing.view().closing.fingerprint
    assert first.closing.fingerprint == other.bench.closing.view().closing.fingerprint


@pytest.mark.parametrize("cash", [-1, MOST_CASH + 1])
def test_cash_that_cannot_be_is_refused(desk, hang, cash):
    with pytest.raises(BadCash):
        desk.bench.closing.close(hang, DAY, desk.password, counted_cash=cash, note="Đếm lại")


@pytest.mark.parametrize("cash", [None, 0, MOST_CASH])
def test_cash_is_counted_or_not_counted(desk, hang, cash):
    view = desk.bench.closing.close(hang, DAY, desk.password, counted_cash=cash, note="Đếm lại")
    assert cash == view.closing.facts.counted_cash


def test_what_is_paid_for_yesterday_does_not_hide_what_is_unpaid_today(desk, clock, clerk):
    yesterday = desk.receive(means="later")
    assert 12_000 == desk.bench.closing.view(DAY).unpaid
    clock.turn(days=1)
    clerk = desk.sign_in("thuy")
    desk.bench.till.take(clerk, yesterday.id, "cash")
    desk.receive(means="later")

    view = desk.bench.closing.view()
    assert (12_000, 12_000) == (view.expected_cash, view.unpaid)
    assert 12_000 == close(desk, view.day).unpaid
    assert 12_000 == desk.bench.closing.view(DAY).unpaid


def test_a_day_that_nobody_ruled_off_is_never_too_old(desk, clock, clerk):
    desk.receive()
    for _ in range(70):
        clock.turn(days=1)
        desk.sign_in("hang", day_confirmed=True)
        if desk.bench.desk.business_day() != DAY:
            desk.receive()

    assert 70 == len(desk.bench.closing.open_days())
    assert DAY == desk.bench.closing.open_days()[-1]


def test_closing_an_earlier_day_leaves_the_desk_on_its_own(desk, clock, clerk):
    yesterday = desk.receive()
    clock.turn(days=1)
    desk.sign_in("thuy")
    today = desk.receive()
    assert [DAY] == desk.bench.closing.open_days()

    view = close(desk, DAY, counted_cash=12_000)

    assert (DAY, 1) == (view.day, view.tally.total("received"))
    assert "2026-11-21" == desk.bench.desk.business_day()
    assert [] == desk.bench.closing.open_days()
    assert "2026-11-21" == desk.bench.closing.view().day
    assert desk.bench.closing.view().closing is None
    assert yesterday.code[-4:] == today.code[-4:]
    assert "2026-11-21" == desk.receive().day
    desk.restart()
    assert "2026-11-21" == desk.bench.desk.business_day()


@pytest.mark.parametrize("day", ["2026-11-21", "2099-01-01", "ngày mai"])
def test_a_day_that_has_not_begun_cannot_be_closed(desk, hang, day):
    before = desk.entries()
    with pytest.raises(NoBusinessDay):
        desk.bench.closing.close(hang, day, desk.password, uncounted="Hết giờ")
    assert before == desk.entries()


def test_numbers_that_were_passed_over_are_listed(desk, clerk):
    with desk.journal.recording(day=DAY, actor="thuy") as recording:
        recording.take(f"number {DAY}", 1001)
    desk.receive()
    with desk.journal.recording(day=DAY, actor="thuy") as recording:
        recording.take(f"number {DAY}", 1001)
        recording.take(f"number {DAY}", 1001)
    desk.receive()

    gaps = desk.bench.closing.view().gaps

    assert (Gap(desk="Quầy 1", first=1001, last=1001), Gap(desk="Quầy 1", first=1003, last=1004)) == gaps


def test_a_day_without_a_gap_lists_none(desk, clerk):
    desk.receive()
    desk.receive()

    assert () == desk.bench.closing.view().gaps


def test_numbers_of_fee_receipts_that_were_passed_over_are_listed_on_the_day_of_the_next_one(desk, clock, clerk):
    def skip(count):
        with desk.journal.recording(day=DAY, actor="thuy") as recording:
            for _ in range(count):
                recording.take(counters.of_receipts("P01/26T"), 1)

    skip(1)
    desk.receive()
    desk.receive()
    skip(10)
    desk.receive()
    clock.turn(days=3)
    desk.sign_in("thuy", day_confirmed=True)
    desk.receive()

    view = desk.bench.closing.view(DAY)
    assert (BookGap("P01/26T", 1, 1), BookGap("P01/26T", 4, 13)) == view.book_gaps
    paper = pypdfium2.PdfDocument(desk.bench.slips.tally(desk.sign_in("hang"), view).pdf)
    said = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in paper).split())
    assert "Số biên lai bỏ trống: P01/26T số 0000001; P01/26T số 0000004–0000013." in said
    assert () == desk.bench.closing.view().book_gaps


def test_a_strangers_code_does_not_keep_the_day_from_being_closed(desk, clerk):
    desk.receive()
    facts = DossierReceived(
        code="no number here", book="x", line=0, procedure="?", procedure_name="", catalogue="", received_at=1
    )
    draft = Draft(facts=facts, personal=DossierReceivedPersonal(applicant=Person(name="Ai Đó")), subject="f" * 32)
    stranger = seal(draft, Place(1, "10231-9", 1), START, day=DAY, actor="x", salt=bytes(16))
    desk.journal.accept("10231-9", [stranger])

    assert 2 == close(desk).tally.total("received")


def test_an_overdue_dossier_is_counted(desk, clock, clerk):
    desk.receive()
    clock.turn(hours=9)

    assert 1 == desk.bench.closing.view().overdue


def test_the_closing_can_be_told_from_any_other_by_its_fingerprint(desk, clerk):
    view = close(desk)
    with desk.journal.database.reading() as connection:
        entries = days.entries_of_day(connection, DAY)
    (closing,) = [entry for entry in entries if entry.kind == "day.closed"]

    assert closing.hash.hex()[:16] == view.closing.code.replace("-", "")
    said = view.closing.fingerprint.split(" · ")
    assert (4, set()) == (len(said), set(said) - set(words()))
    assert msgspec.structs.replace(view.closing, note="khác").fingerprint == view.closing.fingerprint
