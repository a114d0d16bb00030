"""A tally is a sum over entries."""

import msgspec

from intake_desk.domain import kinds, money_kinds
from intake_desk.domain.cash_lines import cash_said
from intake_desk.domain.feedback_kinds import FeedbackReceived
from intake_desk.domain.registry import KINDS
from intake_desk.domain.tally import COUNTED, figures, tally, tells


def of_procedure(subject):
    return {"d1": "2.000815", "d2": "1.001193"}.get(subject, "")


def test_what_happened_is_counted_whole_by_procedure_and_by_clerk(book):
    entries = [
        book.receive("d1"),
        book.receive("d2", 1002, actor="minh"),
        book.write(kinds.SupplementRequested(), kinds.Reason(reason="thiếu"), "d2", actor="minh"),
        book.write(kinds.ResultReady(), subject="d1"),
    ]

    day = tally(entries, of_procedure)

    assert (2, 1, 1, 0) == tuple(
        day.total(name) for name in ("received", "supplement_requested", "ready", "handed_back")
    )
    assert {"received": 1, "supplement_requested": 1} == day.by_clerk["minh"]
    assert {"received": 1, "ready": 1} == day.by_procedure["2.000815"]


def test_money_is_summed_by_means_and_sort(book):
    entries = [
        book.write(kinds.FeeCharged(lines=(kinds.FeeLine(sort="phi", name="Phí", amount=20_000),))),
        book.write(kinds.FeePaid(amount=12_000, means="cash", phi=12_000)),
        book.write(kinds.FeePaid(amount=8_000, means="cash", le_phi=8_000)),
        book.write(kinds.FeePaid(amount=5_000, means="transfer", phi=5_000)),
        book.write(kinds.FeeWaived(amount=3_000, le_phi=3_000), kinds.Reason(reason="hộ nghèo")),
    ]

    day = tally(entries, of_procedure)

    assert (20_000, 20_000, 2, 12_000, 8_000) == tuple(
        day.total(name) for name in ("charged", "cash", "cash_count", "cash_phi", "cash_le_phi")
    )
    assert (5_000, 3_000, 1) == tuple(day.total(name) for name in ("transfer", "waived", "waived_count"))


def test_sittings_and_papers_add_nothing(book):
    for facts in (kinds.DayOpened(), kinds.ClerkSignedIn(), kinds.SlipPrinted(form="01")):
        assert {} == figures(book.write(facts))


def test_what_is_not_understood_adds_nothing(book):
    assert {} == figures(msgspec.structs.replace(book.receive(), facts=None))


def test_feedback_belongs_to_no_procedure(book):
    day = tally([book.write(FeedbackReceived(), subject="")], of_procedure)

    assert 1 == day.total("feedback")
    assert {} == day.by_procedure


def test_the_parts_make_the_whole(book):
    entries = [book.receive("d1"), book.receive("d2", 1002, actor="minh"), book.receive("d3", 1003)]

    day = tally(entries, of_procedure)

    for parts in (day.by_clerk, day.by_procedure):
        assert day.total("received") == sum(part.get("received", 0) for part in parts.values())


def test_every_figure_is_counted_once():
    both_received = {kinds.DossierReceived, kinds.DossierAccepted}  # at the counter, or filed and accepted
    assert len(COUNTED) - 1 == len(set(COUNTED.values()))
    assert both_received == {kind for kind, figure in COUNTED.items() if figure == "received"}


def test_after_a_closing_what_concerns_a_dossier_or_money_is_listed_and_no_print(book):
    corrected = book.write(kinds.DossierCorrected(fields=("name",)))
    printed, paid = book.write(kinds.SlipPrinted(form="01")), book.write(kinds.FeePaid(amount=1, means="cash"))

    assert [True, False, True] == [tells(entry) for entry in (corrected, printed, paid)]


def test_what_a_clerk_does_with_a_drawer_is_listed_after_a_closing_though_it_adds_nothing(book):
    done = (
        money_kinds.DrawerOpened(float_amount=0),
        money_kinds.CashMoved(amount=-60_000),
        money_kinds.CashHanded(hand_over="h1", receiver="minh", amount=1),
        money_kinds.CashAccepted(hand_over="h1", giver="thuy", amount=1),
        money_kinds.DrawerCounted(counted=0),
        money_kinds.DrawerClosed(expected=0, counted=0),
        money_kinds.DrawerClosedFor(expected=0, counted=0, journal="H26.103/1", clerk="thuy"),
    )
    assert {type(facts) for facts in done} == {kind.facts for kind in KINDS if kind.name.startswith("drawer.")}

    for entry in (book.write(facts, subject="") for facts in done):
        assert (True, {}) == (tells(entry), figures(entry))
    assert [0, -60_000, 1, 1, 0, 0, 0] == [cash_said(facts) for facts in done]
