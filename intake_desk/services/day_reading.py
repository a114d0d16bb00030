"""A business day read from the journals held here: sums, desks, proof, and what came after its closing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain

import msgspec

from intake_desk.domain.branches import base_of, is_branch
from intake_desk.domain.closing_kinds import DayClosed, Groups
from intake_desk.domain.closing_sums import CLERK, DESK, PROCEDURE, About, group, tally_of
from intake_desk.domain.closings import OVERDUE, DayProof, Evidence, prove, sealed_by
from intake_desk.domain.drawers import fold_drawers
from intake_desk.domain.entries import Entry
from intake_desk.domain.hand_overs import handing_gaps
from intake_desk.domain.holding import Holding, parted
from intake_desk.domain.kinds import FeeCharged, FeePaid
from intake_desk.domain.money_kinds import FeeMeansCorrected
from intake_desk.domain.noted_money import ELSEWHERE, is_walk_in, noted_of
from intake_desk.domain.periods import Period
from intake_desk.domain.rule_changes import RuleChange, among, begun
from intake_desk.domain.statements import MatchedAgain
from intake_desk.domain.tally import Tally, tells
from intake_desk.domain.times import VIETNAM, to_ms
from intake_desk.services import closing_view as views
from intake_desk.services import day_counts as counts
from intake_desk.services.applications import SET_BY_CLERK
from intake_desk.services.cash_reading import float_gaps, floats_around, floats_kept
from intake_desk.services.closing_view import DayView, DeskDay
from intake_desk.services.day_gaps import BookGap
from intake_desk.services.desk import Desk
from intake_desk.services.handings import Handings
from intake_desk.store import cash, day_ends, fee_receipts, register, rulings
from intake_desk.store.days import current_day, day_before
from intake_desk.store.exceptions import Connection
from intake_desk.wire import signed_by

# What keeps a day from being shown finer than it was sealed.
_LACKING = frozenset({"closing_lacks", "closing_differs"})


# How long what was promised for the day after a closed one is looked for as it stood then.
_LONG_MS = 31 * 86_400_000


def _ended(day: str) -> int:
    """The moment (ms UTC) at which a business day was over; 0 for another program's."""
    try:
        one = date.fromisoformat(day)
        return Period(one, one).end_ms
    except (ValueError, OverflowError):
        return 0


def _is_set_by_hand(entry: Entry) -> bool:
    facts = entry.facts
    return isinstance(facts, FeeCharged) and any(line.how == SET_BY_CLERK for line in facts.lines)


def _walk_ins(connection: Connection, evidence: Evidence) -> frozenset[str]:
    """Whose money of the day is counted as filed online or by post though no portal knows the dossier."""
    paid = {line.entry.subject for line in evidence.lines if isinstance(line.entry.facts, FeePaid | FeeMeansCorrected)}
    elsewhere = (one for one in paid if evidence.about(one, None).channel in ELSEWHERE)
    return frozenset(one for one in elsewhere if is_walk_in(register.entries_of(connection, one)))


class _Read(msgspec.Struct, frozen=True, kw_only=True):
    """What the store says of a day, taken at one moment."""

    held: Holding
    evidence: Evidence
    proof: DayProof | None
    heard: Mapping[str, int]
    overdue: int
    promised: int
    doubled: tuple[Entry, ...]
    matched_again: tuple[MatchedAgain, ...]
    unmatched: tuple[int, ...]
    book_gaps: tuple[BookGap, ...]
    refunds: Mapping[bytes, Mapping[str, int]]
    rule_changes: tuple[RuleChange, ...]
    walk_ins: frozenset[str]


class DayReading:
    """Reads days; records nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._handings = Handings(desk)

    def view(self, day: str) -> DayView:
        """The day as this desk knows it."""
        read = self._read(day)
        held, proof, about = read.held, read.proof, read.evidence.about
        parts, rest = parted(read.evidence.lines, read.evidence.reaches)
        complete = proof is None or not _LACKING & {one.kind for one in proof.findings}
        sealed = (parts[0] if parts else rest) if complete else []
        groups, tally = self._sums(held, sealed, read.evidence)
        late = [entry for entry in rest if tells(entry)] if parts else []
        entries = [line.entry for line in read.evidence.lines]
        closing = views.closing_of(held.closing) if held.closing else None
        ruled = (list(chain.from_iterable(parts)) if parts else rest) if complete else []
        unpaid = counts.unpaid_of(ruled)
        addenda = tuple(views.addendum_of(entry) for entry in held.addenda)
        desks = self._desks(read, ruled, groups)
        drawers = [drawer for desk in desks for drawer in desk.drawers]
        sealed_drawers = fold_drawers(parts[0]) if parts and complete else tuple(drawers)
        handed = self._handings.of(day)
        floats = floats_around(self._desk.journal.database, day)
        gaps = float_gaps(floats, day, drawers)
        return DayView(
            day=day,
            tally=tally,
            groups=groups,
            desks=desks,
            hours=counts.hours_of(sealed),
            overdue=closing.facts.tally.get(OVERDUE, 0) if closing else read.overdue,
            promised=read.promised,
            unpaid=sum(unpaid.values())
            if complete
            else max(sum(counts.unsettled(one.totals) for one in (tally, *(one.tally for one in addenda))), 0),
            gaps=counts.gaps_of(
                sealed, {self._desk.identity.journal: self._desk.identity.numbers}, self._desk.unit.desk_name
            ),
            closing=closing,
            addenda=addenda,
            proof=proof,
            complete=complete,
            other_closings=tuple(views.closing_of(one) for one in held.others if isinstance(one.facts, DayClosed)),
            late=tuple(late),
            handings=tuple(one for one in handed if one.accepted is None),
            disputed=tuple(one for one in handed if one.is_disputed),
            float_gaps=gaps,
            floats_kept=floats_kept(floats, day, gaps),
            doubled=read.doubled,
            sealed_drawers=sealed_drawers,
            ruled_drawers=fold_drawers(ruled) if parts[1:] and complete else sealed_drawers,
            ruled_hours=counts.hours_of(ruled),
            handing_gaps=handing_gaps(day, handed, counts.taken_over(ruled if complete else entries)),
            refunds=counts.summed(read.refunds, sealed),
            ruled_refunds=counts.summed(read.refunds, ruled),
            book_numbers=counts.book_numbers(sealed),
            matched_again=read.matched_again,
            set_by_hand=tuple(filter(_is_set_by_hand, entries)),
            unmatched=read.unmatched,
            book_gaps=read.book_gaps,
            noted=noted_of(ruled, unpaid, read.walk_ins),
            rule_changes=read.rule_changes,
            moved=sealed_by(read.evidence, held).moved() if complete and parts else 0,
            late_tally=tally_of(group(late, lambda subject: about(subject, None), {})) if late else None,
        )

    def fields(self, procedures: Iterable[str]) -> dict[str, str]:
        """In which field of the catalogue each of these procedures lies."""
        known = {code: self._desk.reference.known(code) for code in sorted(set(procedures)) if code}
        return {code: procedure.field for code, procedure in known.items() if procedure}

    def _read(self, day: str) -> _Read:
        self._desk.follow()
        now, ended = self._desk.now_ms(), _ended(day)
        open_day = current_day(self._desk.journal.database, self._desk.identity.journal)
        with self._desk.journal.database.reading() as connection:
            held = rulings.held_of(connection, day)
            evidence = rulings.evidence_of(connection, day, held)
            trust = rulings.trust(connection, signed_by)
            longer = held.closing is not None and now - ended > _LONG_MS
            then = 0 if day == open_day or now < ended or longer else ended
            overdue, promised = day_ends.in_hand(connection, day, now, then, self._next_day(day))
            return _Read(
                held=held,
                evidence=evidence,
                proof=prove(evidence, held, trust) if held.closing is not None else None,
                heard=rulings.heard(connection, now),
                overdue=overdue,
                promised=promised,
                refunds=cash.refunds_by_series(connection, (line.entry for line in evidence.lines)),
                doubled=cash.doubled_among(connection, (line.entry for line in evidence.lines)),
                matched_again=cash.matched_again(connection, (line.entry for line in evidence.lines)),
                unmatched=cash.unmatched(connection, day, (line.entry for line in evidence.lines)),
                book_gaps=tuple(
                    BookGap(*gap)
                    for gap in fee_receipts.passed_over(connection, (line.entry for line in evidence.lines))
                ),
                walk_ins=_walk_ins(connection, evidence),
                rule_changes=(
                    *begun(self._desk.reference.rule_changes, day_before(connection, day), day),
                    *among(self._desk.reference.rule_changes, (line.entry for line in evidence.lines)),
                ),
            )

    def _sums(self, held: Holding, sealed: Sequence[Entry], evidence: Evidence) -> tuple[Groups, Tally]:
        """What was sealed as it was sealed; of an open day what the entries say now."""

        def about(subject: str) -> About:
            return evidence.about(subject, None)

        if held.closing is None:
            groups = group(sealed, about, self.fields(about(entry.subject).procedure for entry in sealed))
            return groups, tally_of(groups)
        facts = held.closing.facts
        assert isinstance(facts, DayClosed)
        groups = facts.groups or group(sealed, about, facts.fields)
        totals = {name: value for name, value in facts.tally.items() if name != OVERDUE}
        return groups, Tally(totals=totals, by_procedure=groups.get(PROCEDURE, {}), by_clerk=groups.get(CLERK, {}))

    def _desks(self, read: _Read, ruled: Iterable[Entry], groups: Groups) -> tuple[DeskDay, ...]:
        """Every desk that the unit's sheet names or whose journal is held; what was written into a branch stands under
        the desk.
        """
        desk, day = self._desk, read.evidence.day
        closing = views.closing_of(read.held.closing) if read.held.closing else None
        heads = closing.facts.covered if closing else tuple(desk.journal.heads().values())
        reached = {head.journal: (head.number, head.hash) for head in heads if not is_branch(head.journal)}
        by_desk: dict[str, list[Entry]] = defaultdict(list)
        for line in read.evidence.lines:
            by_desk[base_of(line.name)].append(line.entry)
        drawers = fold_drawers(line.entry for line in read.evidence.lines)
        clerks = counts.clerks_of(ruled, desk.clerk_name)
        revoked = desk.unit.revoked
        named = [one.journal for one in desk.unit.desks if one.journal not in revoked or by_desk.get(one.journal)]
        found = []
        for journal in sorted({*named, *reached}, key=lambda name: (desk.unit.desk_name(name), name)):
            own = journal == desk.identity.journal
            heard = read.heard.get(journal, 0)
            number, mark = reached.get(journal, (0, b""))
            found.append(
                DeskDay(
                    journal=journal,
                    name=desk.unit.desk_name(journal),
                    head=number,
                    head_hash=mark,
                    clerks=clerks.get(journal, ()),
                    figures=groups.get(DESK, {}).get(journal, {}),
                    state=views.state_of(day, by_desk[journal], heard, desk.now_ms(), own=own),
                    heard_ms=heard,
                    own=own,
                    revoked=journal in revoked,
                    away=closing.away.get(journal, "") if closing else "",
                    drawers=tuple(drawer for drawer in drawers if drawer.desk == journal),
                )
            )
        return tuple(found)

    def _next_day(self, day: str) -> tuple[int, int]:
        """The next working day's first and last moment (ms UTC) by the calendar."""
        try:
            after = self._desk.calendar.working_from(date.fromisoformat(day) + timedelta(days=1))
        except (ValueError, OverflowError):  # another program's day
            return 0, 0
        first = datetime.combine(after, time(), VIETNAM)
        return to_ms(first), to_ms(first + timedelta(days=1))
