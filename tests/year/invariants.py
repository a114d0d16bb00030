"""What must hold of any counter's year; each check counts for itself, from the entries, and trusts no report."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import groupby, pairwise
from operator import attrgetter

from intake_desk.domain import dossier as states
from intake_desk.domain import kinds
from intake_desk.domain.dossier import STATES
from intake_desk.domain.entries import Entry
from intake_desk.domain.exception_kinds import ExceptionAnswered
from intake_desk.domain.feedback_kinds import FeedbackReceived
from intake_desk.domain.life import WAYS, fold
from intake_desk.domain.money_kinds import (
    FeeMeansCorrected,
    FeeRefunded,
    FeeVoided,
    MisfitReversed,
    TransferMatched,
)
from intake_desk.domain.national import national_status
from intake_desk.domain.office_kinds import DossierAsked, QuestionAnswered
from intake_desk.domain.recreation_kinds import DossierRecreated
from intake_desk.domain.times import from_ms
from intake_desk.store import register
from intake_desk.store.database import run
from intake_desk.store.unsealing import unsealed
from tests.year.life import Year

# From which state to which a dossier may come by law, written down without looking at the fold's own table.
LAWFUL = {
    (None, states.IN_HAND), (None, states.FILED), (None, states.REFUSED),
    (states.FILED, states.IN_HAND), (states.FILED, states.AWAITING_SUPPLEMENT),
    (states.FILED, states.REFUSED), (states.FILED, states.WITHDRAWN),
    (states.AWAITING_SUPPLEMENT, states.FILED), (states.AWAITING_SUPPLEMENT, states.IN_HAND),
    (states.AWAITING_SUPPLEMENT, states.REFUSED), (states.AWAITING_SUPPLEMENT, states.WITHDRAWN),
    (states.AWAITING_SUPPLEMENT, states.STOPPED),
    (states.IN_HAND, states.AWAITING_SUPPLEMENT), (states.IN_HAND, states.AWAITING_OBLIGATION),
    (states.IN_HAND, states.READY), (states.IN_HAND, states.REFUSED), (states.IN_HAND, states.WITHDRAWN),
    (states.IN_HAND, states.STOPPED),
    (states.AWAITING_OBLIGATION, states.IN_HAND), (states.AWAITING_OBLIGATION, states.WITHDRAWN),
    (states.AWAITING_OBLIGATION, states.STOPPED),
    (states.READY, states.HANDED_BACK),
}  # fmt: skip
# Kinds that a year at the counter does not bring by itself: printing and scanning are tested where they live.
# What needs a back office, a supervisor's inbox or a lost desk has tests of its own.
NOT_IN_A_YEAR = {
    FeeVoided,
    FeeRefunded,
    FeeMeansCorrected,
    MisfitReversed,
    TransferMatched,
    kinds.SlipPrinted,
    DossierAsked,
    QuestionAnswered,
    ExceptionAnswered,
    DossierRecreated,
}


class Lived:
    """A year that was lived, with everything that its journals say."""

    def __init__(self, year: Year) -> None:
        self.year = year
        self.first = year.counters[0]
        self.entries = list(_entries(year))
        about = sorted((entry for entry in self.entries if entry.subject), key=attrgetter("subject", "place.key"))
        self.histories = {subject: list(group) for subject, group in groupby(about, key=attrgetter("subject"))}
        self.dossiers = {subject: dossier for subject, one in self.histories.items() if (dossier := fold(one))}


def _entries(year: Year) -> Iterable[Entry]:
    with year.counters[0].store.database.reading() as connection:
        yield from unsealed(run(connection, "SELECT body, personal FROM entry"))


def every_path_was_walked(lived: Lived) -> None:
    steps = {type(entry.facts) for entry in lived.entries}
    assert set() == set(WAYS) - steps - NOT_IN_A_YEAR - _of_scans()
    assert set(STATES) == {dossier.state for dossier in lived.dossiers.values()}
    assert set(range(1, 11)) == {national_status(dossier).code for dossier in lived.dossiers.values()}
    assert len(lived.year.acts) <= len(lived.year.done)


def _of_scans() -> set[type]:
    return {kind for kind in WAYS if kind.__module__.endswith("scan_kinds")}


def no_state_without_a_lawful_way_into_it(lived: Lived) -> None:
    for history in lived.histories.values():
        if isinstance(history[0].facts, FeedbackReceived):
            continue
        before: str | None = None
        for number in range(1, len(history) + 1):
            dossier = fold(history[:number])
            assert dossier is not None
            if dossier.state != before:
                assert (before, dossier.state) in LAWFUL
                before = dossier.state
        assert () == dossier.misfits
        assert 0 == dossier.unknown


def every_promise_is_explained(lived: Lived) -> None:
    calendar = lived.first.bench.desk.calendar
    fields = {one.code: one.field for one in lived.year.procedures}
    for dossier in lived.dossiers.values():
        if not dossier.is_received:
            continue
        assert dossier.due_reason
        assert dossier.due_at > dossier.received_at
        due = from_ms(dossier.due_at)
        assert calendar.for_field(fields[dossier.procedure]).is_working(due.date())
        assert (7, 30) <= (due.hour, due.minute) <= (17, 0)


def the_register_is_the_fold_of_the_journal(lived: Lived) -> None:
    for counter in lived.year.counters:
        with counter.store.database.reading() as connection:
            kept = {one.id: one for one in map(register.decode, _bodies(connection))}
        assert lived.dossiers == kept


def _bodies(connection: object) -> Iterable[bytes]:
    return (row[0] for row in run(connection, "SELECT body FROM dossier"))  # type: ignore[arg-type]


def no_number_twice_and_no_line_missing(lived: Lived) -> None:
    codes = Counter(dossier.code for dossier in lived.dossiers.values() if dossier.code)
    assert [] == [code for code, times in codes.items() if times > 1]
    lines: dict[str, list[int]] = {}
    for dossier in lived.dossiers.values():
        if dossier.is_received:
            lines.setdefault(dossier.book, []).append(dossier.line)
    assert all(sorted(taken) == list(range(1, len(taken) + 1)) for taken in lines.values())
    letters = [entry.facts.number for entry in lived.entries if isinstance(entry.facts, kinds.DossierExtended)]
    assert len(letters) == len(set(letters))


def money_is_the_journals(lived: Lived) -> None:
    paid = Counter[str]()
    for entry in lived.entries:
        if isinstance(entry.facts, kinds.FeePaid):
            paid[entry.facts.means] += entry.facts.amount
        if isinstance(entry.facts, kinds.FeeWaived):
            paid["waived"] += entry.facts.amount
    assert paid == Counter(
        {
            "cash": sum(one.paid_cash for one in lived.dossiers.values()),
            "transfer": sum(one.paid_transfer for one in lived.dossiers.values()),
            "waived": sum(one.waived for one in lived.dossiers.values()),
        }
    )


def reports_agree_with_the_journal(lived: Lived) -> None:
    """Quarter by quarter: what one carries over, the next brings in; the year is what its entries say."""
    reports = lived.first.bench.reports
    quarters = [
        (date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 10, 1), date(2026, 12, 31)),
    ]
    parts = [reports.report_06a(*quarter) for quarter in quarters]
    whole = reports.report_06a(date(2026, 1, 1), date(2026, 12, 31))
    for before, after in pairwise(parts):
        left = sum(_number(before.total_of(name)) for name in ("pending", "supplement", "obligation"))
        assert left == _number(after.total_of("carried"))
    came = ("online", "counter", "post")
    for name in (*came, "early", "on_time", "late", "refused", "withdrawn", "stopped"):
        assert _number(whole.total_of(name)) == sum(_number(part.total_of(name)) for part in parts), name
    received = [one for one in lived.dossiers.values() if one.is_received]
    assert len(received) == sum(_number(whole.total_of(name)) for name in came)
    by_channel = Counter(one.channel for one in received)
    assert [by_channel[name] for name in came] == [_number(whole.total_of(name)) for name in came]
    ends = Counter(one.state for one in received)
    assert ends[states.READY] + ends[states.HANDED_BACK] == sum(
        _number(whole.total_of(name)) for name in ("early", "on_time", "late")
    )
    assert (ends[states.WITHDRAWN], ends[states.STOPPED], ends[states.REFUSED]) == tuple(
        _number(whole.total_of(name)) for name in ("withdrawn", "stopped", "refused")
    )
    book = reports.register_book(date(2026, 1, 1), date(2026, 12, 31))
    assert len(received) == len(book.lines)
    owed = [one for one in lived.dossiers.values() if one.is_open and one.state != states.READY]
    assert len(owed) == len(reports.backlog().lines)


def _number(cell: object) -> int:
    assert isinstance(cell, int)
    return cell


CHECKS = (
    every_path_was_walked,
    no_state_without_a_lawful_way_into_it,
    every_promise_is_explained,
    the_register_is_the_fold_of_the_journal,
    no_number_twice_and_no_line_missing,
    money_is_the_journals,
    reports_agree_with_the_journal,
)
