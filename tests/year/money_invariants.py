"""What must hold of any year of money; each check counts for itself, from the entries, and trusts no report."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from intake_desk.domain import kinds, money_kinds
from intake_desk.domain.branches import base_of
from intake_desk.domain.closing_kinds import Groups
from intake_desk.domain.closing_sums import GROUPINGS
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.drawers import fold_drawers
from intake_desk.domain.hand_overs import hand_overs
from intake_desk.domain.reversals import in_sums
from intake_desk.services import day_proofs
from intake_desk.store import register, rulings, verification
from intake_desk.store.database import run
from intake_desk.store.unsealing import unsealed
from tests.year.money_life import MoneyYear
from tests.year.money_unit import KEY
from tests.year.money_unit import Counter as Desk

MONEY_KINDS = (
    kinds.FeePaid,
    kinds.FeeWaived,
    money_kinds.FeeVoided,
    money_kinds.FeeRefunded,
    money_kinds.FeeMeansCorrected,
    money_kinds.MisfitReversed,
)
DRAWER_KINDS = (
    money_kinds.DrawerOpened,
    money_kinds.CashMoved,
    money_kinds.CashHanded,
    money_kinds.CashAccepted,
    money_kinds.DrawerCounted,
    money_kinds.DrawerClosed,
    money_kinds.DrawerClosedFor,
)
# By grouping, row and figure, of đồng alone.
Money = dict[tuple[str, str, str], int]
FIGURES = {
    *(f"{means}{part}" for means in ("cash", "transfer", "online", "waived") for part in ("", "_phi", "_le_phi")),
    *("voided", "refunded"),
}


class LivedMoney:
    """A year that was lived, with everything that the desks which remain hold."""

    def __init__(self, year: MoneyYear) -> None:
        self.year = year
        self.first = year.present[0]
        with self.first.store.database.reading() as connection:
            rows = run(connection, "SELECT body, personal FROM entry")
            self.entries = sorted(unsealed(rows), key=lambda entry: entry.order)
        self.days = sorted({entry.day for entry in self.entries})
        self.dossiers = dossiers(self.first)

    def rulings(self, desk: Desk) -> Iterator[tuple[str, list[Groups]]]:
        """By day, the sums that hold: the closing's and those of the addenda that count."""
        with desk.store.database.reading() as connection:
            for day in self.days:
                yield day, [one.facts.groups for one in rulings.held_of(connection, day).rulings]


def dossiers(desk: Desk) -> dict[str, Dossier]:
    """The register of a desk."""
    with desk.store.database.reading() as connection:
        rows = run(connection, "SELECT body FROM dossier")
        return {one.id: one for one in (register.decode(row[0]) for row in rows)}


def everything_that_can_go_wrong_went_wrong(lived: LivedMoney) -> None:
    kinds_met = {type(entry.facts) for entry in lived.entries}
    assert set() == {*MONEY_KINDS, *DRAWER_KINDS} - kinds_met
    done = lived.year.done
    wanted = (
        "rule off",
        "closed around",
        "addendum",
        "offline",
        "midnight",
        "lost",
        "drawer of another day",
        "close for another",
        "reverse",
    )
    assert [] == [what for what in wanted if not done[what]]
    assert (2, 4) == (done["lost"], len(lived.year.present))
    assert {"cash", "transfer", "online"} == {
        entry.facts.means for entry in lived.entries if isinstance(entry.facts, kinds.FeePaid)
    }
    assert {True, False} == {one.accepted is None for one in hand_overs(lived.entries)}
    assert {-1, 0, 1} == {(one > 0) - (one < 0) for one in _differences(lived)}
    gone = {one.name for one in lived.year.counters if one.is_lost}
    heads = {one.name: one.bench.desk.journal.heads()[one.name].number for one in lived.year.counters}
    held = {name: head.number for name, head in lived.first.bench.desk.journal.heads().items()}
    assert all(0 < held[name] < heads[name] for name in gone)  # some of what they wrote was lost with them


def _differences(lived: LivedMoney) -> list[int]:
    """By how much the drawers that were closed were short or over."""
    return [one.closed.difference for one in fold_drawers(lived.entries) if one.closed is not None]


def every_desk_holds_the_same(lived: LivedMoney) -> None:
    heads = [{n: (h.number, h.hash) for n, h in one.bench.desk.journal.heads().items()} for one in lived.year.present]
    assert all(heads[0] == others for others in heads)
    assert all(lived.dossiers == dossiers(one) for one in lived.year.present)


def every_day_is_closed_and_nothing_came_after(lived: LivedMoney) -> None:
    for one in lived.year.present:
        closing = one.bench.closing
        assert [] == closing.open_days()
        assert [] == [item.id for item in one.bench.exceptions.open() if item.id.startswith("late:")]
        assert lived.days == closing.days()
        for day in lived.days[-40:]:
            view = closing.view(day)
            assert view.signed
            assert view.complete
            assert () == view.late


def closings_and_addenda_are_the_money(lived: LivedMoney) -> None:
    """To the đồng, day by day, by every grouping, at every desk."""
    found = _reckoned(lived)
    for desk in lived.year.present:
        for day, sealed in lived.rulings(desk):
            assert sealed
            sums: Counter[tuple[str, str, str]] = Counter()
            for groups in sealed:
                assert set(GROUPINGS) == groups.keys()
                for grouping, rows in groups.items():
                    for row, figures in rows.items():
                        for figure in FIGURES & figures.keys():
                            sums[grouping, row, figure] += figures[figure]
            assert _without_zeros(found[day]) == _without_zeros(sums), day


def _reckoned(lived: LivedMoney) -> dict[str, Money]:
    """The money of each day by every grouping, as with pencil and paper."""
    beginnings: dict[str, object] = {}
    for entry in lived.entries:
        if isinstance(entry.facts, kinds.DossierReceived | kinds.DossierFiled | kinds.DossierRefused):
            beginnings.setdefault(entry.subject, entry.facts)
    fields = {one.code: one.field for one in lived.first.bench.desk.reference.catalogue.procedures}
    sums: dict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for entry in lived.entries:
        if not isinstance(entry.facts, MONEY_KINDS):
            continue
        begun = beginnings[entry.subject]
        procedure = getattr(begun, "procedure", "")
        rows = {"procedure": procedure, "field": fields[procedure], "channel": getattr(begun, "channel", "counter")}
        rows |= {"clerk": entry.actor, "desk": base_of(entry.place.journal)}
        if isinstance(entry.facts, money_kinds.FeeVoided | money_kinds.FeeMeansCorrected | money_kinds.MisfitReversed):
            rows |= {"clerk": entry.facts.taker, "desk": base_of(entry.facts.journal)}
        rows["hour"] = f"{(entry.at_ms // 1000 + 7 * 3600) // 3600 % 24:02}"
        for figure, amount, means, series in _amounts(entry.facts):
            own = {**rows, "means": means}
            if not isinstance(entry.facts, kinds.FeeWaived):
                own["series"] = series
            for grouping, row in own.items():
                sums[entry.day][grouping, row, figure] += amount
    return dict(sums) | {day: Counter() for day in lived.days if day not in sums}


def _amounts(facts: kinds.Facts | None) -> Iterator[tuple[str, int, str, str]]:
    """What an entry adds: the figure, its đồng, under which means and in which book of receipts."""
    if isinstance(facts, money_kinds.MisfitReversed):
        sign = 1 if facts.depth % 2 == 0 else -1
        for figure, amount, means, book in _amounts(facts.void or facts.refund or facts.correction):
            yield figure, sign * amount, means, book
    elif isinstance(facts, kinds.FeeWaived):
        yield from _parts("waived", facts.phi, facts.le_phi, "", "")
    elif isinstance(facts, money_kinds.FeeMeansCorrected):
        yield from _parts(facts.was, -facts.phi, -facts.le_phi, "", "")
        yield from _parts(facts.means, facts.phi, facts.le_phi, "", "")
    elif isinstance(facts, kinds.FeePaid | money_kinds.FeeVoided):
        books = {one.sort: one.series for one in facts.receipts}
        sign = 1 if isinstance(facts, kinds.FeePaid) else -1
        yield from _parts(facts.means, sign * facts.phi, sign * facts.le_phi, books.get("phi"), books.get("le_phi"))
        if sign < 0:
            yield "voided", facts.phi, facts.means, books.get("phi", "")
            yield "voided", facts.le_phi, facts.means, books.get("le_phi", "")
    elif isinstance(facts, money_kinds.FeeRefunded):
        yield from _parts(facts.means, -facts.phi, -facts.le_phi, "", "")
        yield "refunded", facts.amount, facts.means, ""


def _parts(
    means: str, phi: int, le_phi: int, phi_book: str | None, le_phi_book: str | None
) -> Iterator[tuple[str, int, str, str]]:
    for sort, amount, book in (("phi", phi, phi_book), ("le_phi", le_phi, le_phi_book)):
        yield f"{means}_{sort}", amount, means, book or ""
        yield means, amount, means, book or ""


def _without_zeros(sums: Money) -> Money:
    return {key: amount for key, amount in sums.items() if amount}


def every_grouping_adds_up_to_the_year(lived: LivedMoney) -> None:
    """All that was taken, and is in hand: what the dossiers say, and the closings by every grouping."""
    year: dict[str, Counter[str]] = defaultdict(Counter)
    for _day, sealed in lived.rulings(lived.first):
        for groups in sealed:
            for grouping, rows in groups.items():
                for figures in rows.values():
                    year[grouping].update({name: figures[name] for name in FIGURES & figures.keys()})
    ledger = {name: year["desk"][name] for name in ("cash", "transfer", "online", "refunded", "voided", "waived")}
    for grouping in GROUPINGS:
        assert ledger == {**{name: year[grouping][name] for name in ledger}, **_unseries(grouping, ledger)}, grouping
    known = lived.dossiers.values()
    assert [] == [one.id for one in known if in_sums(one)]  # all that two desks said of one payment was reversed
    in_hand = sum(ledger[means] for means in ("cash", "transfer", "online"))
    assert sum(one.paid - one.refunded for one in known) == in_hand
    assert sum(one.refunded for one in known) == ledger["refunded"]
    assert sum(one.waived for one in known) == ledger["waived"]
    assert sum(paid.amount for one in known for paid in one.payments if paid.voided) == ledger["voided"]


def _unseries(grouping: str, ledger: dict[str, int]) -> dict[str, int]:
    """No receipt is made for what is waived."""
    return {"waived": ledger["waived"]} if grouping == "series" else {}


def no_receipt_is_missing_or_twice(lived: LivedMoney) -> None:
    books: dict[str, list[int]] = defaultdict(list)
    series_of: dict[str, set[str]] = defaultdict(set)
    for entry in lived.entries:
        if isinstance(entry.facts, kinds.FeePaid):
            assert entry.facts.amount == sum(one.amount for one in entry.facts.receipts)
            for one in entry.facts.receipts:
                books[one.series].append(one.number)
                series_of[one.series].add(base_of(entry.place.journal))
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in books.values())
    assert all(len(desks) == 1 for desks in series_of.values())
    assert len(lived.year.counters) <= len(books)


def drawers_are_the_cash(lived: LivedMoney) -> None:
    """Σ drawers = Σ cash of the closings and addenda, for each clerk and each desk, day by day."""
    drawers: Counter[tuple[str, str, str]] = Counter()
    for one in fold_drawers(lived.entries):
        drawers[one.day, "clerk", one.clerk] += one.cash
        drawers[one.day, "desk", one.desk] += one.cash
    closed: Counter[tuple[str, str, str]] = Counter()
    for day, sealed in lived.rulings(lived.first):
        for groups in sealed:
            for grouping in ("clerk", "desk"):
                for row, figures in groups[grouping].items():
                    closed[day, grouping, row] += figures.get("cash", 0)
    assert {key: cash for key, cash in drawers.items() if cash} == {key: cash for key, cash in closed.items() if cash}


def every_drawer_was_locked(lived: LivedMoney) -> None:
    """By its clerk, or by two others where nobody else could any more: nothing is carried into the next year."""
    assert [] == [one.key for one in fold_drawers(lived.entries) if one.is_open]


def every_day_is_proven_everywhere(lived: LivedMoney) -> None:
    for one in lived.year.present:
        assert (len(lived.days), []) == day_proofs.findings(one.store.database)
        proof = verification.verify(one.store.database, one.store.home / "roll", KEY, one.name)
        assert [] == list(proof.findings)


MONEY_CHECKS = (
    everything_that_can_go_wrong_went_wrong,
    every_desk_holds_the_same,
    every_day_is_closed_and_nothing_came_after,
    closings_and_addenda_are_the_money,
    every_grouping_adds_up_to_the_year,
    no_receipt_is_missing_or_twice,
    drawers_are_the_cash,
    every_drawer_was_locked,
    every_day_is_proven_everywhere,
)
