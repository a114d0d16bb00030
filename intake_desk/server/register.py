"""The server's register: every dossier as its entries make it, by the very same fold as on the desks.

It follows the journals by one number each. A journal has one writer and no gaps, so nothing can be skipped; and it
follows by itself (`following`) or when somebody asks, so that taking entries never waits for it.
"""

import json
from collections.abc import Iterator, Sequence

import msgspec
import sqlalchemy as sa

from intake_desk.domain.dossier import IN_HAND, Dossier
from intake_desk.domain.entries import Entry, Sealed, unseal
from intake_desk.domain.folding import fold as folded
from intake_desk.domain.life import after, fold
from intake_desk.domain.questions import open_questions
from intake_desk.domain.registry import KINDS
from intake_desk.server import bulk, codes, figures, schema
from intake_desk.server.database import Database
from intake_desk.wire import Holdings, JournalHeld

CHUNK = 2000
SHAPE = 3  # grows when the fold changes, or what the register says of a dossier
# Sums stay within what a database can add up, whatever a stranger's entry claims.
MOST_MONEY = 10**15
MOST_TEXT = 200
# The turn of a dossier whose clock stands still, or that nothing was promised for: after all whose time runs.
NEVER = 2**53

# Made once: to put a statement together takes longer than to run it.
_unit, _journal, _entry, _dossier = schema.unit.c, schema.journal.c, schema.entry.c, schema.dossier.c
_BEHIND = (
    sa.select(_journal.name, _journal.folded, _journal.number)
    .where(_journal.agency == sa.bindparam("agency"), _journal.folded < _journal.number)
    .order_by(_journal.name)
)
# Locked, a journal does not fork under the hands of whoever folds it.
_BEHIND_LOCKED = _BEHIND.with_for_update()
_NEWS = (
    sa.select(_entry.body, _entry.personal)
    .where(
        _entry.agency == sa.bindparam("agency"),
        _entry.journal == sa.bindparam("journal"),
        _entry.number > sa.bindparam("after"),
        _entry.number <= sa.bindparam("end"),
    )
    .order_by(_entry.number)
)
_SUBJECTS: sa.BindParameter[str] = sa.bindparam("subjects", expanding=True)
_PRESENT = sa.select(_dossier.id, _dossier.body).where(
    _dossier.agency == sa.bindparam("agency"), _dossier.id.in_(_SUBJECTS)
)
_STORED = (
    sa.select(_entry.subject, sa.func.count())
    .where(_entry.agency == sa.bindparam("agency"), _entry.subject.in_(_SUBJECTS))
    .group_by(_entry.subject)
)
_ABOUT = sa.select(_entry.subject, _entry.body, _entry.personal).where(
    _entry.agency == sa.bindparam("agency"), _entry.subject.in_(_SUBJECTS)
)

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


def entries_of(connection: sa.Connection, agency: str, dossier_id: str) -> list[Entry]:
    """All entries about one dossier, in the world's order."""
    return sorted(_entries_of(connection, agency, [dossier_id])[dossier_id], key=lambda entry: entry.order)


def due(connection: sa.Connection) -> list[str]:
    """The agencies that `follow` has something to do for."""
    column, unit = schema.journal.c, schema.unit.c
    news = sa.select(column.agency).where(column.folded < column.number)
    reshaped = sa.select(unit.agency).where(unit.register_shape != _shape())
    return sorted(row.agency for row in connection.execute(sa.union(news, reshaped)))


def follow(database: Database, agency: str) -> bool:
    """Fold the next entries that the register has not seen, in one transaction; False when there are none.

    What a program folded that knew other kinds of entries is folded anew.
    """
    journal, unit = schema.journal, schema.unit
    with database.reading() as connection:
        behind = sa.exists().where(journal.c.agency == agency, journal.c.folded < journal.c.number)
        due = sa.select(unit.c.agency).where(unit.c.agency == agency, behind | (unit.c.register_shape != _shape()))
        if connection.execute(due).first() is None:
            return False
    return database.written(lambda connection: _follow(connection, agency))


def _follow(connection: sa.Connection, agency: str) -> bool:
    unit = schema.unit
    # one folder at a time: two would not see each other's entries about one dossier
    locked = sa.select(unit.c.register_shape).where(unit.c.agency == agency).with_for_update()
    if connection.execute(locked).scalar() != _shape():
        _throw_away(connection, agency)
    behind = connection.execute(_BEHIND_LOCKED, {"agency": agency}).all()
    entries: list[Entry] = []
    reached = []
    for name, last, number in behind:
        # of each journal a fair share, so that what belongs to one moment is folded together
        most = CHUNK // len(behind) + 1
        end = {"agency": agency, "journal": name, "after": last, "end": min(number, last + most)}
        entries += [unseal(Sealed(*row)) for row in connection.execute(_NEWS, end)]
        reached.append({"agency": agency, "name": name, "folded": end["end"]})
    _refresh(connection, agency, entries)
    bulk.change(connection, schema.journal, reached)
    return bool(behind)


def _throw_away(connection: sa.Connection, agency: str) -> None:
    journal, unit = schema.journal, schema.unit
    for derived in (schema.dossier, schema.dossier_code, schema.figure, schema.owed):
        connection.execute(sa.delete(derived).where(derived.c.agency == agency))
    connection.execute(sa.update(journal).where(journal.c.agency == agency).values(folded=journal.c.after))
    connection.execute(sa.update(unit).where(unit.c.agency == agency).values(register_shape=_shape()))


def _shape() -> str:
    """What the fold depends on besides the entries."""
    return json.dumps([SHAPE, *(f"{kind.name} {kind.version}" for kind in KINDS)])


def _refresh(connection: sa.Connection, agency: str, entries: Sequence[Entry]) -> None:
    about: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.subject:
            about.setdefault(entry.subject, []).append(entry)
    if not about:
        return
    present = _present(connection, agency, list(about))
    stored = _stored(connection, agency, [subject for subject in about if subject not in present])
    # a beginning in one journal may still have later entries waiting in another: those fold when their turn comes
    late = [
        subject
        for subject, news in about.items()
        if (
            min(entry.place.key for entry in news) <= present[subject].last.key
            if subject in present
            else stored[subject] != len(news)
        )
    ]
    whole = _entries_of(connection, agency, late)
    rows, refreshed = [], []
    for subject, news in about.items():
        if subject in present and subject not in whole:
            dossier: Dossier | None = _continued(present[subject], news)
        else:
            dossier = fold(whole.get(subject, news))
        if dossier is None:
            continue
        try:
            rows.append(_row(agency, dossier))
        except OverflowError:  # a stranger's sums that nothing can hold: the entries are kept, the rest goes on
            continue
        refreshed.append(dossier)
    bulk.append(connection, schema.dossier, [row for row in rows if row["id"] not in present])
    bulk.change(connection, schema.dossier, [row for row in rows if row["id"] in present])
    figures.count(connection, agency, present, refreshed)
    codes.keep(connection, agency, present, refreshed)


def _present(connection: sa.Connection, agency: str, subjects: Sequence[str]) -> dict[str, Dossier]:
    """Those of these dossiers that the register holds."""
    present: dict[str, Dossier] = {}
    for part in _parts(subjects):
        rows = connection.execute(_PRESENT, {"agency": agency, "subjects": part})
        present |= {row.id: _decode(row.body) for row in rows}
    return present


def _stored(connection: sa.Connection, agency: str, subjects: Sequence[str]) -> dict[str, int]:
    """How many entries are held about each subject."""
    stored: dict[str, int] = {}
    for part in _parts(subjects):
        stored |= dict(tuple(row) for row in connection.execute(_STORED, {"agency": agency, "subjects": part}))
    return stored


def _parts(subjects: Sequence[str]) -> Iterator[Sequence[str]]:
    return (subjects[start : start + CHUNK] for start in range(0, len(subjects), CHUNK))


def _continued(dossier: Dossier, news: Sequence[Entry]) -> Dossier:
    for entry in sorted(news, key=lambda entry: entry.order):
        dossier = after(dossier, entry)
    return dossier


def _entries_of(connection: sa.Connection, agency: str, subjects: Sequence[str]) -> dict[str, list[Entry]]:
    whole: dict[str, list[Entry]] = {subject: [] for subject in subjects}
    for part in _parts(subjects):
        for row in connection.execute(_ABOUT, {"agency": agency, "subjects": part}):
            whole[row.subject].append(unseal(Sealed(row.body, row.personal)))
    return whole


def _row(agency: str, dossier: Dossier) -> dict[str, object]:
    return {
        "agency": agency,
        "id": dossier.id,
        "state": dossier.state,
        "cash": _bounded(dossier.paid_cash),
        "transfer": _bounded(dossier.paid_transfer + dossier.paid_online),
        "waived": _bounded(dossier.waived),
        "turn": dossier.due_at if dossier.state == IN_HAND and dossier.due_at else NEVER,
        "received_at": dossier.received_at,
        "procedure": _plain(dossier.procedure),
        "asked": len(open_questions(dossier)),
        "words": _plain(f"{folded(dossier.applicant.name)} {dossier.code.lower()}"),
        "hlc": dossier.last.hlc,
        "body": _encode(dossier),
    }


def _plain(text: str) -> str:
    """What a stranger's entry says, as a column can hold it."""
    return text.replace("\0", "")[:MOST_TEXT]


def _bounded(money: int) -> int:
    return max(-MOST_MONEY, min(money, MOST_MONEY))
