"""The server's register: every dossier as its entries make it, by the very same fold as on the desks.

It follows the journals by one number each. A journal has one writer and no gaps, so nothing can be skipped; and it
follows only when somebody asks, so that taking entries never waits for it.
"""

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Entry, Sealed, unseal
from intake_desk.domain.life import after, fold
from intake_desk.server import codes, figures, schema
from intake_desk.server.database import Database, upsert
from intake_desk.wire import Holdings, JournalHeld

CHUNK = 2000
# Sums stay within what a database can add up, whatever a stranger's entry claims.
MOST_MONEY = 10**15

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Dossier).decode


def holdings(database: Database, agency: str, now_ms: int) -> Holdings:
    """What the server holds of an agency, the register brought up to date first."""
    while follow(database, agency):
        pass
    journal, entry, dossier = schema.journal, schema.entry, schema.dossier
    with database.reading() as connection:

        def counts(table: sa.Table, by: sa.Column[str]) -> dict[str, int]:
            rows = connection.execute(sa.select(by, sa.func.count()).where(table.c.agency == agency).group_by(by))
            return {name: count for name, count in rows}  # noqa: C416  # rows are not pairs to dict()'s types

        stored = counts(entry, entry.c.journal)
        heads = connection.execute(sa.select(journal).where(journal.c.agency == agency).order_by(journal.c.name))
        money = connection.execute(
            sa.select(
                *(sa.func.coalesce(sa.func.sum(dossier.c[means]), 0) for means in ("cash", "transfer", "waived"))
            ).where(dossier.c.agency == agency)
        ).one()
        return Holdings(
            agency=agency,
            journals={
                row.name: JournalHeld(
                    number=row.number,
                    hash=row.hash.hex(),
                    entries=stored.get(row.name, 0),
                    after=row.after,
                )
                for row in heads
            },
            dossiers=counts(dossier, dossier.c.state),
            fees={"cash": int(money[0]), "transfer": int(money[1]), "waived": int(money[2])},
            server_time_ms=now_ms,
        )


def follow(database: Database, agency: str) -> bool:
    """Fold the next entries that the register has not seen, in one transaction; False when there are none."""
    journal = schema.journal
    with database.reading() as connection:
        behind = sa.select(journal.c.name).where(journal.c.agency == agency, journal.c.folded < journal.c.number)
        if connection.execute(behind.limit(1)).first() is None:
            return False
    return database.written(lambda connection: _follow(connection, agency))


def _follow(connection: sa.Connection, agency: str) -> bool:
    journal, entry = schema.journal, schema.entry
    # one folder at a time: two would not see each other's entries about one dossier
    connection.execute(sa.select(schema.unit.c.agency).where(schema.unit.c.agency == agency).with_for_update()).first()
    row = connection.execute(
        sa.select(journal.c.name, journal.c.folded)
        .where(journal.c.agency == agency, journal.c.folded < journal.c.number)
        .order_by(journal.c.name)
        .limit(1)
    ).first()
    if row is None:
        return False
    news = connection.execute(
        sa.select(entry.c.body, entry.c.personal)
        .where(entry.c.agency == agency, entry.c.journal == row.name, entry.c.number > row.folded)
        .order_by(entry.c.number)
        .limit(CHUNK)
    ).all()
    entries = [unseal(Sealed(one.body, one.personal)) for one in news]
    _refresh(connection, agency, entries)
    connection.execute(
        sa.update(journal)
        .where(journal.c.agency == agency, journal.c.name == row.name)
        .values(folded=entries[-1].place.number)
    )
    return True


def _refresh(connection: sa.Connection, agency: str, entries: Sequence[Entry]) -> None:
    about: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.subject:
            about.setdefault(entry.subject, []).append(entry)
    if not about:
        return
    column = schema.dossier.c
    known = connection.execute(
        sa.select(column.id, column.body).where(column.agency == agency, column.id.in_(list(about)))
    )
    present = {row.id: _decode(row.body) for row in known}
    # a beginning in one journal may still have later entries waiting in another: those fold when their turn comes
    late = [
        subject
        for subject, news in about.items()
        if subject not in present or min(entry.place.key for entry in news) <= present[subject].last.key
    ]
    whole = _entries_of(connection, agency, late)
    rows, refreshed = [], []
    for subject, news in about.items():
        dossier = fold(whole[subject]) if subject in whole else _continued(present[subject], news)
        if dossier is None:
            continue
        try:
            rows.append(_row(agency, dossier))
        except OverflowError:  # a stranger's sums that nothing can hold: the entries are kept, the rest goes on
            continue
        refreshed.append(dossier)
    if rows:
        upsert(connection, schema.dossier, rows)
        figures.count(connection, agency, present, refreshed)
        codes.keep(connection, agency, refreshed)


def _continued(dossier: Dossier, news: Sequence[Entry]) -> Dossier:
    for entry in sorted(news, key=lambda entry: entry.order):
        dossier = after(dossier, entry)
    return dossier


def _entries_of(connection: sa.Connection, agency: str, subjects: Sequence[str]) -> dict[str, list[Entry]]:
    whole: dict[str, list[Entry]] = {subject: [] for subject in subjects}
    column = schema.entry.c
    for start in range(0, len(subjects), CHUNK):
        rows = connection.execute(
            sa.select(column.subject, column.body, column.personal).where(
                column.agency == agency, column.subject.in_(subjects[start : start + CHUNK])
            )
        )
        for row in rows:
            whole[row.subject].append(unseal(Sealed(row.body, row.personal)))
    return whole


def _row(agency: str, dossier: Dossier) -> dict[str, object]:
    return {
        "agency": agency,
        "id": dossier.id,
        "state": dossier.state,
        "cash": _bounded(dossier.paid_cash),
        "transfer": _bounded(dossier.paid_transfer),
        "waived": _bounded(dossier.waived),
        "due_at": dossier.due_at,
        "hlc": dossier.last.hlc,
        "body": _encode(dossier),
    }


def _bounded(money: int) -> int:
    return max(-MOST_MONEY, min(money, MOST_MONEY))
