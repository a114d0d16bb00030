"""What the closing page shows of a day, gathered off the GUI thread."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.charts import Chart
from intake_desk.domain.closing_kinds import Groups
from intake_desk.domain.closing_sums import (
    BY_MEANS,
    CHANNEL,
    CLERK,
    FIELD,
    PROCEDURE,
    SERIES,
    taken,
)
from intake_desk.domain.desk import Clerk
from intake_desk.domain.drawers import DrawerKey
from intake_desk.domain.series_sums import by_series
from intake_desk.domain.tally import COUNTS, MEANS, Tally
from intake_desk.services.closing_view import DayView
from intake_desk.services.missing_cash import left_open, not_countable
from intake_desk.services.own_tills import OwnTills
from intake_desk.services.usual_day import day_hours
from intake_desk.services.workbench import Workbench
from intake_desk.ui.day.closing_cash import cash_sentences, who_differs
from intake_desk.ui.day.closing_desks import DeskRow, desk_rows, handings
from intake_desk.ui.day.closing_late import LateRow, addendum_rows, late_rows, procedure_word
from intake_desk.ui.day.closing_names import channel_word, field_word, series_word
from intake_desk.ui.day.closing_rivals import rival_sentences
from intake_desk.ui.day.money_doubts import MoneyDoubt, money_doubts
from intake_desk.ui.day.rule_words import rule_sentences
from intake_desk.ui.day.uncounted_words import LeftOpen, open_names, open_words, tried_words
from intake_desk.ui.drawer.drawer_words import alike_words, cause_words, dossier_of, more_words
from intake_desk.ui.formats import money
from intake_desk.ui.money_words import means_word

translate = QCoreApplication.translate

CAUSES = 3
# The counts that the tables have columns for.
SHOWN = ("received", "handed_back", "supplement_requested", "refused")


@dataclass(frozen=True)
class DrawerRow:
    """One drawer, by its desk and clerk, or the sum of all when there is no `name`; what is None is not known yet."""

    name: str
    float_amount: int
    taken: int
    moved_in: int
    moved_out: int
    accepted: int
    handed: int
    expected: int
    counted: int | None = None
    kept: int | None = None
    delivered: int | None = None
    differences: tuple[int, ...] = ()


@dataclass(frozen=True)
class CountRow:
    """The figures of one row of a grouping, or of all its rows (`whole`); of a procedure with its code."""

    name: str
    counts: Mapping[str, int]
    code: str = ""
    whole: bool = False


@dataclass(frozen=True)
class DayFacts:
    """One business day with everything the page says of it; `other_days` are earlier ones that nobody ruled off,
    `past_days` those that were, the newest first.
    """

    view: DayView
    desks: tuple[DeskRow, ...]
    groups: Mapping[str, tuple[CountRow, ...]]
    late: tuple[LateRow, ...]
    added: tuple[LateRow, ...]
    today: str
    other_days: tuple[str, ...]
    past_days: tuple[str, ...]
    hours: Chart
    closed_by: str = ""
    exceptions: int = 0
    handings: tuple[str, ...] = ()
    drawers: tuple[DrawerRow, ...] = ()
    cash: tuple[str, ...] = ()  # what should be looked at of the cash, in words
    blind: bool = False  # who looks must not know yet what lies in a drawer: no money is told
    must_count: bool = False  # and that is their own
    money: tuple[MoneyDoubt, ...] = ()  # what should be looked at of money that no drawer shows
    rules: tuple[tuple[bool, str], ...] = ()  # what was changed of the rules of money, in words; whether it is doubtful
    set_by: str = ""  # who set fees by hand, and how many, in words
    rivals: tuple[tuple[str, bool], ...] = ()  # closings of the day that do not hold, and whether this desk made them
    own_tills: OwnTills = field(default_factory=OwnTills)  # where a drawer of who looks was seen closed by nobody else
    colleagues: tuple[tuple[str, str], ...] = ()  # who can witness it, as (name, login)
    causes: tuple[tuple[str, str], ...] = ()  # why a count may differ, in words, and the dossier that shows it
    uncounted: tuple[LeftOpen, ...] = ()  # drawers that nobody locked, in words
    lockable: frozenset[DrawerKey] = frozenset()  # those of the day that whoever looks may close in their clerks' place
    not_locked: str = ""  # whose drawers nobody has locked
    not_countable: str = ""  # and of these, whose cannot be counted here either
    tried: str = ""  # what was counted in one after the other when the day was ruled off, in words

    @property
    def closed(self) -> bool:
        return self.view.closing is not None

    @property
    def behind(self) -> bool:
        """Whether there is something for an addendum: what came late, or what is known only now of what was sealed."""
        return bool(self.late or self.view.moved)


def gather(bench: Workbench, day: str | None, clerk: Clerk) -> DayFacts:
    """Look at a day (the open one when not named) for this person. Reads the store: never on the GUI thread."""
    desk, view = bench.desk, bench.closing.view(day)
    today, others = desk.business_day(), tuple(bench.closing.open_days())
    blind = view.is_blind(clerk)
    return DayFacts(
        view=view,
        desks=desk_rows(desk, view, blind=blind),
        groups=_groups(bench, view, blind=blind),
        blind=blind,
        rivals=rival_sentences(desk, view, blind=blind),
        must_count=view.must_count(clerk.login),
        own_tills=bench.closing.own_tills(view, clerk.login),
        colleagues=bench.drawers.receivers(clerk),
        drawers=() if blind else _drawers(bench, view),
        cash=cash_sentences(desk, view, blind=blind),
        money=money_doubts(desk, view, bench.closing.left_before(view.day)),
        late=late_rows(bench, view, blind=blind),
        added=addendum_rows(desk, view, blind=blind),
        today=today,
        other_days=others,
        past_days=tuple(day for day in reversed(bench.closing.days()) if day < today and day not in set(others)),
        hours=day_hours(desk.journal.database, view.day, view.ruled_hours),
        exceptions=bench.exceptions.count(),
        closed_by=desk.clerk_name(view.closing.entry.actor) if view.closing else "",
        handings=tuple(
            translate("closing", "{0} giao {1} {2}").format(
                desk.clerk_name(one.giver), desk.clerk_name(one.receiver), money(one.amount)
            )
            for one in view.handings
        ),
        rules=tuple((one.is_doubtful, said) for one in view.rule_changes for said in rule_sentences(desk, one)),
        set_by=", ".join(
            f"{desk.clerk_name(login)} {count}"
            for login, count in Counter(entry.actor for entry in view.set_by_hand).most_common()
        ),
        causes=tuple(_causes(bench, view.day)),
        uncounted=open_words(desk, view, bench.closing.open_before(view.day), past=view.day < today),
        lockable=frozenset(one.key for one in view.drawers if bench.left_drawers.may_close(clerk, one)),
        not_locked=open_names(desk, left_open(view)),
        not_countable=open_names(desk, not_countable(view)) if view.closing is None else "",
        tried="" if blind else tried_words(view),
    )


def _causes(bench: Workbench, day: str) -> Iterator[tuple[str, str]]:
    """For each drawer that was counted short or over: the likeliest cause, and the others in one sentence."""
    names = bench.desk.names
    for one in bench.drawers.unexplained(day):
        said = [cause_words(cause, one.codes, names) for cause in one.causes[:CAUSES]]
        who = who_differs(bench.desk, one.drawer, one.drawer.count.difference if one.drawer.count else 0)
        if said:
            yield translate("closing", "{0}, có thể vì: {1}.").format(who, said[0]), dossier_of(one.causes[0])
            for alike in one.causes[0].alike:
                yield f"{who}: {alike_words(alike, one.codes, names)}.", dossier_of(alike)
            if more := one.causes[0].more:
                yield f"{who}: {more_words(more)}.", ""
        if said[1:]:
            others = next(filter(None, map(dossier_of, one.causes[1:CAUSES])), "")
            yield translate("closing", "{0}, khả năng khác: {1}.").format(who, " · ".join(said[1:])), others


def _groups(bench: Workbench, view: DayView, *, blind: bool) -> dict[str, tuple[CountRow, ...]]:
    desk = bench.desk

    named: dict[str, Callable[[str], str]] = {
        PROCEDURE: lambda code: procedure_word(desk, code),
        FIELD: field_word,
        CHANNEL: channel_word,
        CLERK: desk.clerk_name,
        BY_MEANS: means_word,
    }
    found = {}
    for grouping, name in named.items():
        rows = [
            CountRow(name(row), _told(counts, blind=blind), row if grouping == PROCEDURE else "")
            for row, counts in view.whole_groups.get(grouping, {}).items()
            if not (blind and grouping == BY_MEANS)
        ]
        rows.sort(key=lambda one: (-one.counts.get("received", 0), one.name))
        if grouping == BY_MEANS:
            found[grouping] = _summed(rows, [row for row in rows if "waived" in row.counts])
        else:
            found[grouping] = _summed([row for row in rows if _says(row)])
    found[SERIES] = () if blind else _summed(series_rows(view.whole_groups, view.ruled_refunds))
    return found


def series_rows(groups: Groups, refunds: Mapping[str, int]) -> list[CountRow]:
    """The money by books of receipts, as the papers have it."""
    return [
        CountRow(
            series_word(one),
            {
                "receipts": one.receipts,
                "voided_receipts": one.voided,
                "taken": one.taken,
                "refunded": one.refunded,
                "net": one.net,
            },
        )
        for one in by_series(groups.get(SERIES, {}), refunds)
    ]


def _says(row: CountRow) -> bool:
    """Whether one of the columns has something to show of it."""
    return bool(fee(row.counts) or any(row.counts.get(name) for name in SHOWN))


def _summed(rows: Sequence[CountRow], waived: Sequence[CountRow] = ()) -> tuple[CountRow, ...]:
    """The rows and their sum; what was waived stands below it, for it was never taken."""
    if not rows:
        return ()
    rest = [row for row in rows if row not in waived]
    total: Counter[str] = Counter()
    for row in rest:
        total.update(row.counts)
    return (*rest, CountRow(translate("closing", "Cộng"), total, whole=True), *waived)


def _told(counts: Mapping[str, int], *, blind: bool) -> Mapping[str, int]:
    return {name: counts[name] for name in COUNTS if name in counts} if blind else counts


def fee(counts: Mapping[str, int]) -> int:
    """Money taken, by whatever means."""
    return taken(counts)


def by_sort(counts: Mapping[str, int], sort: str) -> int:
    """The money taken of one sort, "phi" or "le_phi"; of a waiver, what was let go."""
    return sum(counts.get(f"{means}_{sort}", 0) for means in (*MEANS, "waived"))


def _drawers(bench: Workbench, view: DayView) -> tuple[DrawerRow, ...]:
    rows = [
        DrawerRow(
            name=f"{desk.name} · {bench.desk.clerk_name(drawer.clerk)}",
            float_amount=drawer.float_amount,
            taken=drawer.taken,
            moved_in=drawer.moved_in,
            moved_out=drawer.moved_out,
            accepted=drawer.accepted,
            handed=drawer.handed,
            expected=drawer.expected,
            counted=counted.counted if (counted := drawer.closed or drawer.count) else None,
            kept=drawer.closed.kept if drawer.closed else None,
            delivered=drawer.closed.delivered if drawer.closed else None,
            differences=() if drawer.difference is None or counted is None else (drawer.difference,),
        )
        for desk in view.desks
        for drawer in desk.drawers
        if drawer.closed or drawer.is_open
    ]
    between = [
        DrawerRow(
            name=translate("closing", "Bàn giao: {0}").format(who),
            float_amount=0,
            taken=0,
            moved_in=0,
            moved_out=0,
            accepted=0,
            handed=0,
            expected=0,
            differences=(gap.difference,),
        )
        for gap, who in zip(view.handing_gaps, handings(bench.desk, view), strict=True)
    ]
    if not rows:
        return ()
    total = _all(rows)
    every = (*total.differences, *(each for one in between for each in one.differences))
    return (*rows, *between, replace(total, differences=every))


def _all(rows: Sequence[DrawerRow]) -> DrawerRow:
    """The sum; what is not known of every drawer is not known of all."""

    def known(counts: Sequence[int | None]) -> int | None:
        return None if None in counts else sum(filter(None, counts))

    return DrawerRow(
        name="",
        float_amount=sum(one.float_amount for one in rows),
        taken=sum(one.taken for one in rows),
        moved_in=sum(one.moved_in for one in rows),
        moved_out=sum(one.moved_out for one in rows),
        accepted=sum(one.accepted for one in rows),
        handed=sum(one.handed for one in rows),
        expected=sum(one.expected for one in rows),
        counted=known([one.counted for one in rows]),
        kept=known([one.kept for one in rows]),
        delivered=known([one.delivered for one in rows]),
        differences=tuple(each for one in rows for each in one.differences),
    )


def sums(facts: DayFacts, *, late: bool = True) -> str:
    """The sealed figures, what addenda brought, what is in none yet (if `late`), and all together."""
    view = facts.view
    parts: list[tuple[str, Tally]] = [(translate("closing", "Đã chốt"), view.tally)]
    parts += [(translate("closing", "bổ sung số {0}").format(one.facts.number), one.tally) for one in view.addenda]
    if late and view.late_tally is not None:
        parts.append((translate("closing", "chưa bổ sung"), view.late_tally))
    if len(parts) == 1:
        return translate("closing", "Chưa có gì phát sinh sau khi chốt sổ.")
    shown: list[tuple[str, Callable[[Tally], int], Callable[[int], str]]] = [
        (translate("closing", "tiếp nhận"), lambda one: one.total("received"), str),
        (translate("closing", "đã trả"), lambda one: one.total("handed_back"), str),
        (translate("closing", "phí, lệ phí"), lambda one: fee(one.totals), bare),
    ]
    shown += [
        (means_word(means), lambda one, means=means: one.total(means), bare)  # type: ignore[misc]
        for means in MEANS
        if any(tally.total(means) for _, tally in parts)
    ]
    said = []
    for name, count, write in shown[:2] if facts.blind else shown:
        counts = [count(tally) for _, tally in parts]
        said.append(f"{name} {plus(counts, write)} = {write(sum(counts))}")
    return translate("closing", "{0}: {1}").format(" + ".join(name for name, _ in parts), " · ".join(said))


def plus(counts: Sequence[int], write: Callable[[int], str]) -> str:
    """The summands as people write them: what is negative is taken off."""
    first, *rest = counts
    return write(first) + "".join(f" {'−' if one < 0 else '+'} {write(abs(one))}" for one in rest)


def bare(dong: int) -> str:
    """An amount without its unit, where the unit goes without saying."""
    return money(dong).split(" ", 1)[0]
