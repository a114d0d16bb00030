"""What speaks for one cause or another when a drawer is short or over, gathered from what this desk holds."""

from collections.abc import Iterable
from datetime import date

import msgspec

from intake_desk.domain.cash_clues import Clue, DossierMoney, Surroundings
from intake_desk.domain.dossier import HANDED_BACK, REFUSED, STOPPED, WITHDRAWN, Dossier
from intake_desk.domain.drawers import Drawer
from intake_desk.domain.hand_overs import hand_overs
from intake_desk.domain.kinds import FeeWaived
from intake_desk.domain.people import known_by
from intake_desk.domain.statements import StatementRow, matches
from intake_desk.services.applications import SET_BY_CLERK
from intake_desk.services.desk import Desk
from intake_desk.store import cash, register, search
from intake_desk.store.database import Database
from intake_desk.store.days import days_with_entries, entries_of_kinds

STATEMENT = "bank statement"
MOST_LINES = 500
# A statement is read days after the drawer, but not for ever.
DAYS_READ = 31


class KeptLines(msgspec.Struct, frozen=True, kw_only=True):
    """The lines of the newest statements that belong to no transfer, for whoever looks for missing cash."""

    lines: tuple[StatementRow, ...] = ()
    read: bool = False


def kept_lines(desk: Desk) -> KeptLines:
    """The lines that no transfer explains, as this desk's last statement left them."""
    return desk.sheets.setting(STATEMENT, KeptLines, KeptLines())


def keep_lines(desk: Desk, lines: Iterable[StatementRow], explained: Iterable[str]) -> None:
    """Keep what no transfer explains beside what earlier files left; the newest stay."""
    done = set(explained)
    known = {one.mark: one for one in (*kept_lines(desk).lines, *lines) if one.mark not in done}
    newest = sorted(known.values(), key=lambda one: (one.at_ms, one.mark))[-MOST_LINES:]
    kept = KeptLines(lines=tuple(newest), read=True)
    if kept != kept_lines(desk):
        desk.sheets.set(STATEMENT, kept)


def surroundings(desk: Desk, drawer: Drawer, others: Iterable[Drawer], kept: int | None) -> Surroundings:
    """What is known beside this drawer: the day's dossiers and other drawers, hand-overs, waivers, the bank's lines."""
    database, others = desk.journal.database, tuple(others)
    since = [day for day in days_with_entries(database) if day >= drawer.day]
    matched = matches(entries_of_kinds(database, since[-DAYS_READ:], cash.MATCHES))
    way = hand_overs(entries_of_kinds(database, (drawer.day,), cash.HAND_OVERS))
    lines = kept_lines(desk)
    waived = _waived(database, drawer, others)
    with database.reading() as connection:
        found = {one.id: one for one in search.of_day(connection, drawer.day)}
        for subject in {*(one.subject for one in drawer.payments), *(one.subject for one in waived)} - set(found):
            loaded = register.load(connection, subject)
            if loaded is not None:
                found[subject] = loaded
    return Surroundings(
        lines=tuple(one for one in lines.lines if one.mark not in matched.lines),
        matched=frozenset(matched.payments),
        statement=lines.read,
        bank_day=_bank_day(desk, drawer.day),
        hand_overs=way,
        others=others,
        dossiers={one.id: _money(one) for one in found.values()},
        kept=kept,
        waived=waived,
    )


def _waived(database: Database, drawer: Drawer, others: Iterable[Drawer]) -> tuple[Clue, ...]:
    """What the drawer's clerk let go at its desk since the one before it was locked, up to its last count."""
    same = [one for one in others if one.key[:3] == drawer.key[:3] and one.session < drawer.session]
    before = [one.closed.at_ms for one in same if one.closed]
    since, until = max(before, default=0), drawer.counts[-1].at_ms
    return tuple(
        Clue(at_ms=entry.at_ms, subject=entry.subject, amount=entry.facts.amount)
        for entry in entries_of_kinds(database, (drawer.day,), cash.WAIVERS, drawer.desk)
        if isinstance(entry.facts, FeeWaived) and entry.actor == drawer.clerk and since < entry.at_ms <= until
    )


def _bank_day(desk: Desk, day: str) -> str:
    """The next day on which a bank books what was sent on this one; the day itself where the calendar ends."""
    try:
        return desk.calendar.working_after(date.fromisoformat(day), office=True).isoformat()
    except (ValueError, OverflowError):
        return day


def _money(dossier: Dossier) -> DossierMoney:
    return DossierMoney(
        subject=dossier.id,
        code=dossier.code,
        other_codes=dossier.other_codes,
        person=known_by(dossier.applicant),
        procedure=dossier.procedure,
        batch=dossier.batch,
        charged=dossier.fee_total,
        paid=dossier.paid,
        waived=dossier.waived,
        gone=dossier.state in {REFUSED, WITHDRAWN, STOPPED},
        handed_back=dossier.state == HANDED_BACK,
        clerk=dossier.actor,
        at_ms=dossier.received_at,
        set_by_hand=any(line.how == SET_BY_CLERK for line in dossier.fees),
    )
