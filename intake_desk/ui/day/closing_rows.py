"""What the closing page shows of a day, gathered off the GUI thread, and the columns of its tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.tally import Tally, figures
from intake_desk.domain.times import from_ms, show_hour
from intake_desk.services.closing_view import DayView
from intake_desk.services.workbench import Workbench
from intake_desk.ui.formats import money
from intake_desk.ui.table_model import Column, TagLook
from intake_desk.ui.wording import kind_word

translate = QCoreApplication.translate

MONEY = ("cash", "transfer")


@dataclass(frozen=True)
class DeskRow:
    """One desk, or the sum of all when `journal` is empty; `head` 0 when nothing of it has arrived here."""

    journal: str
    name: str
    clerks: str
    head: int
    counts: Mapping[str, int]
    own: bool = False
    sealed: bool = False
    stale: bool = False


@dataclass(frozen=True)
class CountRow:
    """The counts of one procedure (with its code) or one clerk."""

    name: str
    counts: Mapping[str, int]
    code: str = ""


@dataclass(frozen=True)
class LateRow:
    """One thing that became known after the closing."""

    at_ms: int
    desk: str
    clerk: str
    code: str
    text: str
    money: int


@dataclass(frozen=True)
class DayFacts:
    """One business day with everything the page says of it; `other_days` are earlier ones that nobody ruled off."""

    view: DayView
    desks: tuple[DeskRow, ...]
    procedures: tuple[CountRow, ...]
    clerks: tuple[CountRow, ...]
    late: tuple[LateRow, ...]
    today: str
    other_days: tuple[str, ...]
    closed_by: str = ""
    exceptions: int = 0

    @property
    def closed(self) -> bool:
        return self.view.closing is not None

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of desks of the unit of which nothing has arrived here."""
        return tuple(desk.name for desk in self.desks if desk.journal and not desk.head)


def gather(bench: Workbench, day: str | None) -> DayFacts:
    """Look at a day (the open one when not named). Reads the store: never on the GUI thread."""
    desk, view = bench.desk, bench.closing.view(day)

    def short_name(code: str) -> str:
        procedure = desk.reference.known(code)
        return procedure.short_name if procedure else code

    procedures = [
        CountRow(short_name(code), counts, code) for code, counts in view.tally.by_procedure.items() if any_of(counts)
    ]
    clerks = [CountRow(desk.clerk_name(login), counts) for login, counts in view.tally.by_clerk.items()]
    return DayFacts(
        view=view,
        desks=_desks(bench, view),
        procedures=tuple(sorted(procedures, key=lambda row: (-row.counts.get("received", 0), row.name))),
        clerks=tuple(sorted(clerks, key=lambda row: row.name)),
        late=_late(bench, view),
        today=desk.business_day(),
        other_days=tuple(bench.closing.open_days()),
        exceptions=bench.exceptions.count(),
        closed_by=desk.clerk_name(view.closing.entry.actor) if view.closing else "",
    )


def any_of(counts: Mapping[str, int]) -> bool:
    return any(counts.values())


def fee(counts: Mapping[str, int]) -> int:
    """Money taken, by whatever means."""
    return sum(counts.get(means, 0) for means in MONEY)


def _desks(bench: Workbench, view: DayView) -> tuple[DeskRow, ...]:
    own, sealed = bench.desk.identity.journal, view.closing is not None
    rows = [
        DeskRow(day.journal, day.name, ", ".join(day.clerks), day.head, day.figures, day.journal == own, sealed)
        for day in view.desks
    ]
    held = {day.journal for day in view.desks}
    rows += [
        DeskRow(one.journal, one.name, "", 0, {}, sealed=sealed)
        for one in bench.desk.unit.desks
        if one.journal not in held
    ]
    rows.sort(key=lambda row: row.name)
    total = DeskRow("", translate("closing", "Cộng"), "", 0, view.tally.totals)
    return (*rows, total)


def _late(bench: Workbench, view: DayView) -> tuple[LateRow, ...]:
    rows = []
    for entry in view.late:
        added = figures(entry)
        if set(added) == {"charged"}:
            continue  # what was only asked for is no figure of the tally; its payment is
        dossier = bench.lookup.dossier(entry.subject) if entry.subject else None
        rows.append(
            LateRow(
                at_ms=entry.at_ms,
                desk=bench.desk.unit.desk_name(entry.place.journal),
                clerk=bench.desk.clerk_name(entry.actor),
                code=dossier.code if dossier else "",
                text=kind_word(entry.kind),
                money=next((added[name] for name in (*MONEY, "waived") if name in added), 0),
            )
        )
    return tuple(rows)


def _count(name: str) -> Column:
    titles = {
        "received": translate("closing", "Tiếp nhận"),
        "handed_back": translate("closing", "Đã trả"),
        "supplement_requested": translate("closing", "Bổ sung"),
        "refused": translate("closing", "Từ chối"),
    }
    return Column(titles[name], lambda row: number(row.counts.get(name, 0)), align="right")


def number(count: int) -> str:
    """A count that is quiet when there is nothing."""
    return str(count) if count else "–"


def amount(dong: int) -> str:
    return money(dong) if dong else "–"


def desk_columns() -> tuple[Column, ...]:
    return (
        Column(translate("closing", "Quầy"), lambda row: row.name, strong=True),
        Column(translate("closing", "Cán bộ"), lambda row: row.clerks or ("–" if row.journal else ""), stretch=True),
        Column(translate("closing", "Tình trạng"), _desk_words, tag=_desk_tag),
        _count("received"),
        _count("handed_back"),
        Column(translate("closing", "Tiền mặt phải có"), _desk_cash, align="right"),
    )


def _desk_cash(row: DeskRow) -> str:
    unknown = row.journal and not row.head
    return translate("closing", "chưa biết") if unknown else money(row.counts.get("cash", 0))


def _desk_words(row: DeskRow) -> str:
    return _desk_state(row).text if row.journal else ""


def _desk_tag(row: DeskRow) -> TagLook | None:
    return _desk_state(row) if row.journal else None


def _desk_state(row: DeskRow) -> TagLook:
    if row.sealed and row.head:
        return TagLook("done", translate("closing", "Đã chốt đến mục {0}").format(row.head), "check")
    if row.sealed:
        return TagLook("waiting", translate("closing", "Ngoài bảng đã chốt"), "ring")
    if not row.head:
        return TagLook("wrong", translate("closing", "Chưa nhận mục nào"), "bang")
    if row.stale and not row.own:
        return TagLook("waiting", translate("closing", "Mất mạng, mới có đến mục {0}").format(row.head), "half")
    said = translate("closing", "Máy này, đến mục {0}") if row.own else translate("closing", "Đã nhận đến mục {0}")
    return TagLook("done", said.format(row.head), "check")


def count_columns(title: str) -> tuple[Column, ...]:
    """The columns of a table by procedure or by clerk."""
    return (
        Column(title, lambda row: row.name, stretch=True),
        *(_count(name) for name in ("received", "handed_back", "supplement_requested", "refused")),
        Column(translate("closing", "Phí, lệ phí"), lambda row: amount(fee(row.counts)), align="right"),
    )


def late_columns() -> tuple[Column, ...]:
    return (
        Column(translate("closing", "Lúc"), lambda row: show_hour(from_ms(row.at_ms))),
        Column(translate("closing", "Quầy"), lambda row: row.desk),
        Column(translate("closing", "Cán bộ"), lambda row: row.clerk),
        Column(translate("closing", "Hồ sơ"), lambda row: row.code, strong=True),
        Column(translate("closing", "Nội dung"), lambda row: row.text, stretch=True),
        Column(translate("closing", "Số tiền"), lambda row: amount(row.money), align="right"),
    )


def sums(tally: Tally, late: Tally | None) -> str:
    """The sealed figures, what came later, and both together."""
    if late is None:
        return translate("closing", "Chưa có gì phát sinh sau khi chốt sổ.")
    parts: list[tuple[str, int, int, Callable[[int], str]]] = [
        (translate("closing", "tiếp nhận"), tally.total("received"), late.total("received"), str),
        (translate("closing", "đã trả"), tally.total("handed_back"), late.total("handed_back"), str),
        (translate("closing", "phí, lệ phí"), fee(tally.totals), fee(late.totals), bare),
    ]
    said = [f"{name} {shown(sealed)} + {shown(more)} = {shown(sealed + more)}" for name, sealed, more, shown in parts]
    return translate("closing", "Đã chốt + phát sinh: {0}").format(" · ".join(said))


def bare(dong: int) -> str:
    """An amount without its unit, where the unit goes without saying."""
    return money(dong).split(" ", 1)[0]
