"""What came after a day was ruled off: entry by entry while nobody signed it, sum by sum once an addendum did."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.cash_lines import cash_said
from intake_desk.domain.closing_kinds import Groups
from intake_desk.domain.closing_sums import BY_MEANS, CHANNEL, CLERK, DESK, FIELD, PROCEDURE, SERIES, taken
from intake_desk.domain.series_sums import by_series
from intake_desk.domain.tally import MEANS, figures
from intake_desk.services.closing_view import Addendum, DayView
from intake_desk.services.desk import Desk
from intake_desk.services.workbench import Workbench
from intake_desk.ui.day.closing_names import channel_word, field_word, grouping_word, series_word
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


def late_rows(bench: Workbench, view: DayView, *, blind: bool) -> tuple[LateRow, ...]:
    """Every entry that is in no addendum yet; without money while it is not told."""
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
                money=0
                if blind
                else next((added[name] for name in (*MEANS, "waived") if name in added), cash_said(entry.facts)),
            )
        )
    return tuple(rows)


def addendum_rows(desk: Desk, view: DayView, *, blind: bool) -> tuple[LateRow, ...]:
    """Each addendum as a whole, then by every grouping; without money while it is not told."""
    return tuple(row for one in view.addenda for row in _of_addendum(desk, one, blind=blind))


def procedure_word(desk: Desk, code: str) -> str:
    """What a procedure is called in the tables."""
    known = desk.reference.known(code)
    return known.short_name if known else code or translate("closing", "không theo thủ tục")


def _of_addendum(desk: Desk, one: Addendum, *, blind: bool) -> Iterator[LateRow]:
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
    named: dict[str, Callable[[str], str]] = {
        PROCEDURE: lambda code: procedure_word(desk, code),
        FIELD: field_word,
        CHANNEL: channel_word,
    }
    for grouping, name in named.items():
        for key, counts in groups.get(grouping, {}).items():
            if counts.get("received") or counts.get("handed_back") or taken(counts):
                yield _part(grouping, f"{name(key)}, {_counted(counts)}", 0 if blind else taken(counts))
    for journal, counts in groups.get(DESK, {}).items():
        yield _part(DESK, _counted(counts), 0 if blind else taken(counts), desk=desk.unit.desk_name(journal))
    for login, counts in groups.get(CLERK, {}).items():
        yield _part(CLERK, _counted(counts), 0 if blind else taken(counts), clerk=desk.clerk_name(login))
    if not blind:
        yield from _money_parts(groups)


def _money_parts(groups: Groups) -> Iterator[LateRow]:
    for means, counts in groups.get(BY_MEANS, {}).items():
        if taken(counts):
            yield _part(BY_MEANS, means_word(means), taken(counts))
    for book in by_series(groups.get(SERIES, {})):
        if book.net:
            yield _part(SERIES, series_word(book), book.net)


def _part(grouping: str, text: str, money: int, *, desk: str = "", clerk: str = "") -> LateRow:
    said = translate("closing", "theo {0}: {1}").format(grouping_word(grouping), text)
    return LateRow(0, desk, clerk, "", said, money)


def _counted(counts: Mapping[str, int]) -> str:
    said = translate("closing", "{0} tiếp nhận, {1} đã trả")
    return said.format(counts.get("received", 0), counts.get("handed_back", 0))
