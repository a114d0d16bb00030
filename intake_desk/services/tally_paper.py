"""What the day's tally says on paper, from what the closing counted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import msgspec

from intake_desk.domain.cash_lines import cash_said
from intake_desk.domain.closing_kinds import Groups
from intake_desk.domain.closing_sums import BY_MEANS, CHANNEL, CLERK, DESK, FIELD, PROCEDURE, SERIES, taken, together
from intake_desk.domain.desk import Clerk
from intake_desk.domain.drawers import Closed, Drawer
from intake_desk.domain.entries import Entry
from intake_desk.domain.fees import dong
from intake_desk.domain.series_sums import SeriesSum, by_series
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
from intake_desk.domain.tally import COUNTS, MONEY, Tally, figures
from intake_desk.domain.times import from_ms
from intake_desk.services.closing_view import OWN_WORDS, Addendum, DayView
from intake_desk.services.day_gaps import BookGap
from intake_desk.services.desk import Desk
from intake_desk.services.handings import Handings
from intake_desk.services.open_drawers import OpenDrawers
from intake_desk.services.tally_differences import with_differences
from intake_desk.services.tally_rules import with_rules
from intake_desk.services.tally_withheld import without_money
from intake_desk.services.unaccounted_cash import unaccounted
from intake_desk.services.usual_day import day_hours
from intake_desk.store import register

_CHANNELS = {"counter": "Trực tiếp", "online": "Trực tuyến", "post": "Bưu chính"}
_MEANS = {"cash": "Tiền mặt", "transfer": "Chuyển khoản", "online": "Trực tuyến"}
_NO_PROCEDURE, _NO_FIELD = "Không theo thủ tục", "Không rõ lĩnh vực"
_NO_SUMS = (0, 0, 0)  # received, handed back, taken
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
    "drawer.opened": "Mở ngăn kéo",
    "drawer.cash_moved": "Thêm, rút tiền mặt",
    "drawer.cash_handed": "Bàn giao tiền mặt",
    "drawer.cash_accepted": "Nhận bàn giao tiền mặt",
    "drawer.counted": "Kiểm đếm ngăn kéo",
    "drawer.closed": "Khóa ngăn kéo",
    "drawer.closed_for": "Khóa thay ngăn kéo",
}

# What stands in a plain file where people wrote freely: a name or a number of a citizen may be in it.
_ELSEWHERE = "ghi chú: xem trên máy"

# What stands beside an addendum that brought no figures of its own.
_MOVED = "Chuyển số đã chốt về đúng thủ tục, lĩnh vực, kênh"
_DRAWERS = "Ngăn kéo thay đổi sau khi chốt sổ"


class TallyPaper:
    """Fills the day's tally sheet."""

    def __init__(self, desk: Desk, head: Callable[[], Letterhead], open_drawers: OpenDrawers) -> None:
        self._desk = desk
        self._head = head
        self._open_drawers = open_drawers
        self._handings = Handings(desk)

    def sheet(self, clerk: Clerk, view: DayView, *, plain: bool = False, withheld: bool = False) -> TallySheet:
        """The day as it stands; a draft while it is open. A `plain` one leaves out what people wrote freely; of one
        that somebody may read who has still to count, money is `withheld` until every drawer was counted.
        """
        note = _left_out if plain else str
        sheet = with_rules(with_differences(self._sheet(clerk, view, note), self._desk, view, note), self._desk, view)
        left = self._open_drawers.before(view.day)
        found = unaccounted(self._desk, view, left, self._handings.all())
        sheet = msgspec.structs.replace(sheet, unaccounted=tuple(found))
        uncounted = view.to_count if withheld else ()
        if not uncounted:
            return sheet
        named = (f"{self._desk.unit.desk_name(one.desk)}, {self._desk.clerk_name(one.clerk)}" for one in uncounted)
        return without_money(sheet, "; ".join(dict.fromkeys(named)))

    def _sheet(self, clerk: Clerk, view: DayView, note: Callable[[str], str]) -> TallySheet:
        closing = view.closing
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
                _row(names.get(code, "" if code else _NO_PROCEDURE), counts, code)
                for code, counts in sorted(view.tally.by_procedure.items(), key=lambda one: -one[1].get("received", 0))
            ),
            clerks=tuple(
                _row(self._desk.clerk_name(login), counts) for login, counts in sorted(view.tally.by_clerk.items())
            ),
            money=_means(view.tally),
            fields=self._split(view, FIELD, lambda field: field or _NO_FIELD),
            channels=self._split(view, CHANNEL, _channel),
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
            whole=tuple(self._whole(view)),
            waived=_money("Miễn, giảm", "waived", view.tally) if view.tally.total("waived") else None,
            unpaid=view.unpaid,
            expected_cash=view.expected_cash,
            due_cash=view.due_cash if view.counted is not None else None,
            counted_cash=view.counted,
            by_drawer=view.counted_whole is None,
            differences=view.differences,
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
        then = view.in_one if view.counted_whole is not None else ()
        in_one = {one.key for one in then} - {one.key for one in view.drawers_since}
        shown = [(self._desk.unit.desk_name(one.desk), one) for one in drawers if one.closed or one.is_open]
        return tuple(
            DrawerRow(desk=desk, clerk=self._desk.clerk_name(one.clerk), uncounted=True, in_one=one.key in in_one)
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
            counted = drawer.count
            return (
                row
                if counted is None
                else msgspec.structs.replace(row, expected=counted.expected, counted=counted.counted)
            )
        return msgspec.structs.replace(
            row,
            closed_at=from_ms(closed.at_ms),
            expected=drawer.expected,
            counted=closed.counted,
            reason="; ".join(filter(None, (self._instead(closed), note(closed.explanation), row.reason))),
            witness=self._desk.clerk_name(closed.witness) if closed.witness else "",
            kept=closed.kept,
            delivered=closed.delivered,
        )

    def _instead(self, closed: Closed) -> str:
        """Who closed it in the place of whose it was."""
        return f"{self._desk.clerk_name(closed.by)} khóa thay" if closed.by else ""

    def _addenda(self, view: DayView, note: Callable[[str], str]) -> tuple[AddendumRow, ...]:
        wrong = view.wrongly_signed
        return tuple(
            AddendumRow(
                number=one.facts.number,
                made_at=from_ms(one.entry.at_ms),
                made_by=self._desk.clerk_name(one.entry.actor),
                received=one.tally.total("received"),
                handed_back=one.tally.total("handed_back"),
                money=taken(one.tally.totals),
                words=one.fingerprint,
                note=note(one.note) or _without_figures(one),
                parts=tuple(self._parts(one)),
                signed=bool(one.facts.signature) and (one.entry.place.journal, one.entry.place.number) not in wrong,
            )
            for one in view.addenda
        )

    def _parts(self, addendum: Addendum) -> Iterator[AddendumPart]:
        """Its sums by every grouping; what has nothing to show is left out."""
        for by, rows in self._groupings(addendum.facts.groups):
            for name, (received, back, money) in rows.items():
                yield AddendumPart(by=by, name=name, received=received, handed_back=back, money=money)

    def _whole(self, view: DayView) -> Iterator[WholeRow]:
        """Closing and addenda by every grouping; nothing while there is no addendum."""
        if not view.addenda:
            return
        added = dict(self._groupings(together(one.facts.groups for one in view.addenda)))
        for by, closed in self._groupings(view.groups):
            since = added.get(by, {})
            for name in dict.fromkeys([*closed, *since]):
                (received, back, money), more = closed.get(name, _NO_SUMS), since.get(name, _NO_SUMS)
                yield WholeRow(
                    by=by,
                    name=name,
                    received=received,
                    received_since=more[0],
                    handed_back=back,
                    handed_back_since=more[1],
                    closed=money,
                    added=more[2],
                )

    def _groupings(self, groups: Groups) -> Iterator[tuple[str, dict[str, tuple[int, int, int]]]]:
        """Received, handed back and taken of each row that has any, by what a grouping and its rows are called."""
        named: tuple[tuple[str, str, Callable[[str], str]], ...] = (
            (PROCEDURE, "Thủ tục", self._procedure),
            (FIELD, "Lĩnh vực", lambda field: field or _NO_FIELD),
            (CHANNEL, "Kênh", _channel),
            (BY_MEANS, "Hình thức thu", lambda means: _MEANS.get(means, "")),
            (DESK, "Quầy", self._desk.unit.desk_name),
            (CLERK, "Cán bộ", self._desk.clerk_name),
        )
        for grouping, by, name in named:
            rows: dict[str, tuple[int, int, int]] = {}
            for row, counts in groups.get(grouping, {}).items():
                said = (counts.get("received", 0), counts.get("handed_back", 0), taken(counts))
                rows[name(row)] = _plus(rows.get(name(row), _NO_SUMS), said)
            yield by, {name: said for name, said in rows.items() if any(said)}
        yield "Biên lai", {_book(one): (0, 0, one.net) for one in by_series(groups.get(SERIES, {})) if one.net}

    def _procedure(self, code: str) -> str:
        """A procedure by its code and name, for two may be called alike."""
        known = self._desk.reference.known(code)
        return f"{code} {known.short_name}" if known else code or _NO_PROCEDURE

    def _late(self, entry: Entry) -> LateEntry:
        added = figures(entry)
        money = next((value for name, value in added.items() if name in MONEY and value), cash_said(entry.facts))
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


def _plus(one: tuple[int, int, int], other: tuple[int, int, int]) -> tuple[int, int, int]:
    """Rows that are called alike stand in one."""
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _channel(channel: str) -> str:
    return _CHANNELS.get(channel, channel or "Không rõ kênh")


def _row(name: str, counts: Mapping[str, int], code: str = "") -> TallyRow:
    return TallyRow(name=name, figures=_figures(counts), code=code, money=taken(counts))


def _means(tally: Tally) -> tuple[MoneyRow, ...]:
    """Cash and transfers always, what came online where something did or was put right."""
    rows = (_money("Tiền mặt", "cash", tally), _money("Chuyển khoản", "transfer", tally))
    online = _money("Trực tuyến", "online", tally)
    return (*rows, online) if tally.total("online_count") or tally.total("online") else rows


def _series(view: DayView) -> tuple[SeriesRow, ...]:
    return tuple(
        SeriesRow(
            series=_book(one),
            first=view.book_numbers.get(one.series, (0, 0))[0],
            last=view.book_numbers.get(one.series, (0, 0))[1],
            receipts=one.receipts,
            voided=one.voided,
            taken=one.taken,
            refunded=one.refunded,
        )
        for one in by_series(view.groups.get(SERIES, {}), view.refunds)
    )


def _book(one: SeriesSum) -> str:
    return "Hoàn trả" if one.refunds else one.series or "Không qua biên lai"


def _book_gap(gap: BookGap) -> str:
    numbers = f"{gap.first:07d}" if gap.first == gap.last else f"{gap.first:07d}–{gap.last:07d}"
    return f"{gap.series} số {numbers}"


def _without_figures(addendum: Addendum) -> str:
    """What an addendum is about that brought no figures of its own."""
    if addendum.is_of_drawers:
        return _DRAWERS
    return "" if addendum.tally.totals else _MOVED


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
            reason=desk.away if desk.away in OWN_WORDS else note(desk.away),
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
