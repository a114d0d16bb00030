"""What came after a day was ruled off: entry by entry while nobody signed it, sum by sum once an addendum did."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.cash_lines import cash_said
from intake_desk.domain.closing_sums import BY_MEANS, CLERK, DESK, SERIES, taken
from intake_desk.domain.tally import MEANS, figures
from intake_desk.services.closing_view import Addendum, DayView
from intake_desk.services.desk import Desk
from intake_desk.services.workbench import Workbench
from intake_desk.ui.day.closing_names import grouping_word
from intake_desk.ui.money_words import means_word
from intake_desk.ui.wording import kind_word

translate = QCoreApplication.translate


@dataclass(frozen=True)
class LateRow:
    """One thing that became known after the closing; of an addendum a sum, the whole one first (`whole`)."""

    at_ms: int
    desk: str
    clerk: str
    code: str
    text: str
    money: int
    whole: bool = False


def late_rows(bench: Workbench, view: DayView) -> tuple[LateRow, ...]:
    """Every entry that is in no addendum yet."""
    rows = []
    for entry in view.late:
        added = figures(entry)
        dossier = bench.lookup.dossier(entry.subject) if entry.subject else None
        rows.append(
            LateRow(
                at_ms=entry.at_ms,
                desk=bench.desk.unit.desk_name(entry.place.journal),
                clerk=bench.desk.clerk_name(entry.actor),
                code=dossier.code if dossier else "",
                text=kind_word(entry.kind),
                money=next((added[name] for name in (*MEANS, "waived") if name in added), cash_said(entry.facts)),
            )
        )
    return tuple(rows)


def addendum_rows(desk: Desk, view: DayView, *, blind: bool) -> tuple[LateRow, ...]:
    """Each addendum as a whole, then by means, desk, clerk and series; without money while it is not told."""
    return tuple(row for one in view.addenda for row in _of_addendum(desk, one, blind=blind))


def _of_addendum(desk: Desk, one: Addendum, *, blind: bool) -> Iterator[LateRow]:
    def row(text: str, counts: Mapping[str, int], *, desk_name: str = "", clerk: str = "") -> LateRow:
        return LateRow(0, desk_name, clerk, "", text, 0 if blind else taken(counts))

    yield LateRow(
        at_ms=one.entry.at_ms,
        desk="",
        clerk=desk.clerk_name(one.entry.actor),
        code="",
        text=translate("closing", "Bổ sung số {0}: {1}").format(
            one.facts.number,
            translate("closing", "ngăn kéo thay đổi sau khi chốt sổ")
            if one.is_of_drawers
            else _counted(one.tally.totals),
        ),
        money=0 if blind else taken(one.tally.totals),
        whole=True,
    )
    groups = one.facts.groups
    by = translate("closing", "theo {0}: {1}")
    if not blind:
        for means, counts in groups.get(BY_MEANS, {}).items():
            if taken(counts):
                yield row(by.format(grouping_word(BY_MEANS), means_word(means)), counts)
    for journal, counts in groups.get(DESK, {}).items():
        name = desk.unit.desk_name(journal)
        yield row(by.format(grouping_word(DESK), _counted(counts)), counts, desk_name=name)
    for login, counts in groups.get(CLERK, {}).items():
        yield row(by.format(grouping_word(CLERK), _counted(counts)), counts, clerk=desk.clerk_name(login))
    if not blind:
        for series, counts in groups.get(SERIES, {}).items():
            if taken(counts):
                name = series or translate("closing", "không qua biên lai")
                yield row(by.format(grouping_word(SERIES), name), counts)


def _counted(counts: Mapping[str, int]) -> str:
    said = translate("closing", "{0} tiếp nhận, {1} đã trả")
    return said.format(counts.get("received", 0), counts.get("handed_back", 0))
