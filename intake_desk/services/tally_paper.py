"""What the day's tally says on paper, from what the closing counted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import msgspec

from intake_desk.domain.closing_sums import BY_MEANS, CHANNEL, CLERK, DESK, FIELD, SERIES, taken
from intake_desk.domain.desk import Clerk
from intake_desk.domain.drawers import Drawer
from intake_desk.domain.entries import Entry
from intake_desk.domain.fees import dong
from intake_desk.domain.slips import (
    AddendumPart,
    AddendumRow,
    DeskAway,
    DrawerRow,
    Figures,
    JournalHead,
    LateEntry,
    Letterhead,
    MoneyRow,
    NumberGap,
    SeriesRow,
    TallyRow,
    TallySheet,
    WholeRow,
)
from intake_desk.domain.tally import COUNTS, MEANS, MONEY, Tally, figures
from intake_desk.domain.times import from_ms
from intake_desk.services.closing_view import NOTHING_CAME, Addendum, BookGap, DayView
from intake_desk.services.desk import Desk
from intake_desk.services.tally_withheld import without_money
from intake_desk.services.usual_day import day_hours
from intake_desk.store import register

_CHANNELS = {"counter": "Trực tiếp", "online": "Trực tuyến", "post": "Bưu chính"}
_MEANS = {"cash": "Tiền mặt", "transfer": "Chuyển khoản", "online": "Trực tuyến"}
_HAPPENED = {
    "dossier.received": "Tiếp nhận hồ sơ",
    "dossier.filed": "Ghi hồ sơ chờ tiếp nhận",
    "dossier.accepted": "Tiếp nhận hồ sơ",
    "dossier.extended": "Gia hạn",
    "dossier.stopped": "Dừng giải quyết",
    "dossier.refused": "Từ chối tiếp nhận",
    "dossier.supplement_requested": "Yêu cầu bổ sung",
    "dossier.supplemented": "Nhận bổ sung",
    "dossier.result_ready": "Có kết quả",
    "dossier.handed_back": "Trả kết quả",
    "dossier.withdrawn": "Rút hồ sơ",
    "fee.charged": "Phát sinh phí, lệ phí",
    "fee.paid": "Thu phí, lệ phí",
    "fee.waived": "Miễn phí, lệ phí",
    "fee.voided": "Hủy biên lai",
    "fee.refunded": "Hoàn trả",
    "fee.means_corrected": "Sửa hình thức thu",
    "fee.misfit_reversed": "Đảo bút toán ghi trùng",
    "feedback.received": "Phản ánh, kiến nghị",
}

# What stands in a plain file where people wrote freely: a name or a number of a citizen may be in it.
_ELSEWHERE = "ghi chú: xem trên máy"

# What stands beside an addendum that brought no figures of its own.
_MOVED = "Chuyển số đã chốt về đúng thủ tục, lĩnh vực, kênh"


class TallyPaper:
    """Fills the day's tally sheet."""

    def __init__(self, desk: Desk, head: Callable[[], Letterhead]) -> None:
        self._desk = desk
        self._head = head

    def sheet(self, clerk: Clerk, view: DayView, *, plain: bool = False, kept: bool = False) -> TallySheet:
        """The day as it stands; a draft while it is open. A `plain` one leaves out what people wrote freely; one that
        is `kept` where whoever works here may read it tells no money before every drawer was counted.
        """
        sheet = self._sheet(clerk, view, plain=plain)
        uncounted = [one for one in view.drawers if one.is_uncounted] if kept else []
        if not uncounted:
            return sheet
        named = (f"{self._desk.unit.desk_name(one.desk)}, {self._desk.clerk_name(one.clerk)}" for one in uncounted)
        return without_money(sheet, "; ".join(dict.fromkeys(named)))

    def _sheet(self, clerk: Clerk, view: DayView, *, plain: bool) -> TallySheet:
        closing = view.closing
        note = _left_out if plain else str
        known = self._desk.reference.known
        names = {code: procedure.short_name for code in view.tally.by_procedure if (procedure := known(code))}
        return TallySheet(
            head=self._head(),
            day=date.fromisoformat(view.day),
            made_at=self._desk.now(),
            prepared_by=clerk.name,
            totals=_figures(view.tally.totals, view.overdue),
            hours=day_hours(self._desk.journal.database, view.day, view.hours),
            procedures=tuple(
                _row(names.get(code, "" if code else "Không theo thủ tục"), counts, code)
                for code, counts in sorted(view.tally.by_procedure.items(), key=lambda one: -one[1].get("received", 0))
            ),
            clerks=tuple(
                _row(self._desk.clerk_name(login), counts) for login, counts in sorted(view.tally.by_clerk.items())
            ),
            money=_means(view.tally),
            fields=self._split(view, FIELD, lambda field: field or "Không rõ lĩnh vực"),
            channels=self._split(view, CHANNEL, lambda channel: _CHANNELS.get(channel, channel or "Không rõ kênh")),
            series=_series(view),
            voided=view.tally.total("voided"),
            voided_count=view.tally.total("voided_count"),
            refunded=view.tally.total("refunded"),
            refunded_count=view.tally.total("refunded_count"),
            drawers=self._drawers(view, view.sealed_drawers, note),
            drawers_since=self._drawers(view, view.drawers_since, note),
            away=_away(view, note),
            addenda=self._addenda(view, note),
            whole_money=taken(view.whole.totals),
            whole=_whole(view),
            waived=_money("Miễn, giảm", "waived", view.tally) if view.tally.total("waived") else None,
            unpaid=view.unpaid,
            expected_cash=view.expected_cash,
            due_cash=view.due_cash if view.counted is not None else None,
            counted_cash=view.counted,
            difference_reason=note(closing.note) if closing else "",
            heads=tuple(
                JournalHead(desk=desk.name, entry=desk.head, hash=desk.head_hash.hex()[:12])
                for desk in view.desks
                if desk.head
            ),
            late=tuple(self._late(entry) for entry in view.late),
            gaps=tuple(
                NumberGap(desk=gap.desk, numbers=f"{gap.first:04d}–{gap.last:04d}", reason="bỏ qua, chưa in cho ai")
                for gap in view.gaps
            ),
            book_gaps=tuple(map(_book_gap, view.book_gaps)),
            closed_at=from_ms(closing.entry.at_ms) if closing else None,
            closed_by=self._desk.clerk_name(closing.entry.actor) if closing else "",
            fingerprint=closing.fingerprint if closing else "",
            code=closing.code if closing else "",
            signed=view.signed,
        )

    def _split(self, view: DayView, grouping: str, name: Callable[[str], str]) -> tuple[TallyRow, ...]:
        rows = view.groups.get(grouping, {}).items()
        ordered = sorted(rows, key=lambda one: (-one[1].get("received", 0), one[0]))
        return tuple(_row(name(row), counts) for row, counts in ordered)

    def _drawers(self, view: DayView, drawers: Iterable[Drawer], note: Callable[[str], str]) -> tuple[DrawerRow, ...]:
        hidden = {one.key for one in view.drawers if one.is_uncounted}
        shown = [(self._desk.unit.desk_name(one.desk), one) for one in drawers if one.closed or one.is_open]
        return tuple(
            DrawerRow(desk=desk, clerk=self._desk.clerk_name(one.clerk), uncounted=True)
            if one.key in hidden
            else self._drawer(desk, one, note)
            for desk, one in sorted(shown, key=lambda one: (one[0], one[1].key))
        )

    def _drawer(self, desk: str, drawer: Drawer, note: Callable[[str], str]) -> DrawerRow:
        closed = drawer.closed
        row = DrawerRow(
            desk=desk,
            clerk=self._desk.clerk_name(drawer.clerk),
            reason=_recounted(drawer),
            float_amount=drawer.float_amount,
            taken=drawer.taken,
            moved_in=drawer.moved_in,
            moved_out=drawer.moved_out,
            handed=drawer.handed,
            accepted=drawer.accepted,
        )
        if closed is None:
            return row
        return msgspec.structs.replace(
            row,
            closed_at=from_ms(closed.at_ms),
            expected=drawer.expected,
            counted=closed.counted,
            reason="; ".join(filter(None, (note(closed.explanation), row.reason))),
            witness=self._desk.clerk_name(closed.witness) if closed.witness else "",
            kept=closed.kept,
            delivered=closed.delivered,
        )

    def _addenda(self, view: DayView, note: Callable[[str], str]) -> tuple[AddendumRow, ...]:
        return tuple(
            AddendumRow(
                number=one.facts.number,
                made_at=from_ms(one.entry.at_ms),
                made_by=self._desk.clerk_name(one.entry.actor),
                received=one.tally.total("received"),
                handed_back=one.tally.total("handed_back"),
                money=taken(one.tally.totals),
                words=one.fingerprint,
                note=note(one.note) or ("" if one.tally.totals else _MOVED),
                parts=tuple(self._parts(one)),
            )
            for one in view.addenda
        )

    def _parts(self, addendum: Addendum) -> Iterator[AddendumPart]:
        """Its sums by means, desk, clerk and series; what has nothing to show is left out."""
        named: tuple[tuple[str, str, Callable[[str], str]], ...] = (
            (BY_MEANS, "Hình thức thu", lambda means: _MEANS.get(means, "")),
            (DESK, "Quầy", self._desk.unit.desk_name),
            (CLERK, "Cán bộ", self._desk.clerk_name),
            (SERIES, "Ký hiệu biên lai", lambda series: series or "Không qua biên lai"),
        )
        for grouping, by, name in named:
            for row, counts in addendum.facts.groups.get(grouping, {}).items():
                received, back, money = counts.get("received", 0), counts.get("handed_back", 0), taken(counts)
                if received or back or money:
                    yield AddendumPart(by=by, name=name(row), received=received, handed_back=back, money=money)

    def _late(self, entry: Entry) -> LateEntry:
        added = figures(entry)
        money = next((value for name, value in added.items() if name in MONEY and value), 0)
        text = _HAPPENED.get(entry.kind, entry.kind)
        with self._desk.journal.database.reading() as connection:
            dossier = register.load(connection, entry.subject) if entry.subject else None
        return LateEntry(
            at=from_ms(entry.at_ms),
            desk=self._desk.unit.desk_name(entry.place.journal),
            clerk=self._desk.clerk_name(entry.actor),
            text=f"{text} {dong(money)}" if money else text,
            code=dossier.code if dossier else "",
        )


def _figures(counts: Mapping[str, int], overdue: int = 0) -> Figures:
    return Figures(**{name: counts.get(name, 0) for name in COUNTS}, overdue=overdue)


def _whole(view: DayView) -> tuple[WholeRow, ...]:
    """Closing and addenda by means; none while there is no addendum."""
    whole = view.whole
    return tuple(
        WholeRow(means=_MEANS[means], closed=closed, added=whole.total(means) - closed)
        for means in MEANS
        if view.addenda and ((closed := view.tally.total(means)) or whole.total(means))
    )


def _row(name: str, counts: Mapping[str, int], code: str = "") -> TallyRow:
    return TallyRow(name=name, figures=_figures(counts), code=code, money=taken(counts))


def _means(tally: Tally) -> tuple[MoneyRow, ...]:
    """Cash and transfers always, what came online where something did."""
    rows = (_money("Tiền mặt", "cash", tally), _money("Chuyển khoản", "transfer", tally))
    return (*rows, _money("Trực tuyến", "online", tally)) if tally.total("online_count") else rows


def _series(view: DayView) -> tuple[SeriesRow, ...]:
    rows = view.groups.get(SERIES, {})
    return tuple(
        SeriesRow(
            series=series,
            receipts=counts.get("receipts", 0),
            voided=counts.get("voided_receipts", 0),
            amount=taken(counts),
        )
        for series, counts in rows.items()
        if series
    )


def _book_gap(gap: BookGap) -> str:
    numbers = f"{gap.first:07d}" if gap.first == gap.last else f"{gap.first:07d}–{gap.last:07d}"
    return f"{gap.series} số {numbers}"


def _left_out(said: str) -> str:
    return _ELSEWHERE if said else ""


def _away(view: DayView, note: Callable[[str], str]) -> tuple[DeskAway, ...]:
    if view.closing is None:
        return ()
    known = {one.journal: one for one in view.closing.facts.around}
    return tuple(
        DeskAway(
            desk=desk.name,
            entry=known[desk.journal].number,
            reason=desk.away if desk.away == NOTHING_CAME else note(desk.away),
            heard_at=from_ms(known[desk.journal].heard_ms) if known[desk.journal].heard_ms else None,
        )
        for desk in view.desks
        if desk.journal in known
    )


def _recounted(drawer: Drawer) -> str:
    """That a drawer was counted again after its count had told the result, with what was counted first."""
    if len(drawer.counts) <= 1:
        return ""
    first = drawer.counts[0]
    return f"đếm {len(drawer.counts)} lần, lần đầu {dong(first.counted)} ({_difference(first.difference)})"


def _difference(difference: int) -> str:
    if not difference:
        return "khớp"
    return f"{'thiếu' if difference < 0 else 'thừa'} {dong(abs(difference))}"


def _money(name: str, means: str, tally: Tally) -> MoneyRow:
    return MoneyRow(
        means=name,
        receipts=tally.total(f"{means}_count"),
        phi=tally.total(f"{means}_phi"),
        le_phi=tally.total(f"{means}_le_phi"),
    )
