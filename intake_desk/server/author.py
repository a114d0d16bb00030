"""The server writes entries of its own, into desk 0 of a unit: signed with its key, so that every desk believes them.

Only here is a journal of the server's appended to, under the unit's row: two processes on one database take turns.
Reading needs no register: a dossier is folded from its entries inside the transaction, so nothing that is stored can
be overlooked, and the register follows when somebody asks.
"""

import os
from collections.abc import Callable

import msgspec
import sqlalchemy as sa

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import (
    MOST_BYTES,
    SALT_BYTES,
    START,
    Draft,
    EntryTooLarge,
    Sealed,
    follow,
    followed_until,
    header,
    next_hlc,
    placed,
    seal,
)
from intake_desk.domain.kinds import Facts, Personal
from intake_desk.domain.life import allows, fold
from intake_desk.domain.periods import business_day
from intake_desk.server import journals, register, schema
from intake_desk.server.central import Central
from intake_desk.server.units import lock_unit
from intake_desk.services.steps import NoSuchDossier, NotPossibleNow
from intake_desk.wire import HeadSignature, Tail, head_statement

Said = tuple[Facts, Personal | None]
# What to record about a dossier as it stands, under which number of the journal.
Decide = Callable[[Dossier, int], tuple[Said, ...]]


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What was recorded: entries `first` to `last` of desk 0, and the dossier after them."""

    journal: str
    first: int
    last: int
    dossier: Dossier


def journal_of(agency: str) -> str:
    """The journal that the server writes for a unit."""
    return f"{agency}/0"


def write(
    central: Central, connection: sa.Connection, agency: str, actor: str, dossier_id: str, decide: Decide
) -> Written:
    """Record, in a write transaction, what is decided on the dossier as it stands now.

    Raises UnknownUnit, NoSuchDossier, NotPossibleNow when the dossier's state does not allow it, EntryTooLarge,
    ClockTooFarAhead.
    """
    lock_unit(connection, agency)
    journal, now_ms = journal_of(agency), central.now_ms()
    number, previous = _head(connection, agency, journal)
    present = _dossier(connection, agency, dossier_id)
    drafts = [
        Draft(subject=dossier_id, facts=facts, personal=personal) for facts, personal in decide(present, number + 1)
    ]
    for draft in drafts:
        if not allows(present, type(draft.facts)):
            raise NotPossibleNow(state=present.state)
    clock, follows = _clock(connection, agency, now_ms)
    hlc = max(clock, follow(present.last.hlc, now_ms))
    follows = follows or present.last.hlc > clock
    sealed: list[Sealed] = []
    for place, draft in enumerate(drafts, number + 1):
        hlc = next_hlc(hlc, now_ms)
        one = seal(
            draft,
            placed(hlc, journal, place, now_ms, follows=follows),
            previous,
            day=business_day(now_ms).isoformat(),
            actor=actor,
            salt=os.urandom(SALT_BYTES),
        )
        if len(one.body) + len(one.personal) > MOST_BYTES:
            raise EntryTooLarge(most=MOST_BYTES)
        previous = one.hash
        sealed.append(one)
    last = number + len(sealed)
    signature = HeadSignature(last, central.key.sign(head_statement(journal, last, previous)))
    tail = Tail(journal=journal, after=number, entries=tuple(sealed), signatures=(signature,))
    journals.take(connection, agency, [tail], now_ms)
    after = _dossier(connection, agency, dossier_id)
    return Written(journal=journal, first=number + 1, last=last, dossier=after)


def _dossier(connection: sa.Connection, agency: str, dossier_id: str) -> Dossier:
    dossier = fold(register.entries_of(connection, agency, dossier_id)) if dossier_id else None
    if dossier is None:
        raise NoSuchDossier
    return dossier


def _head(connection: sa.Connection, agency: str, journal: str) -> tuple[int, bytes]:
    """Where the journal ends; its row is held, for a desk may be bringing entries back that a backup had lost."""
    connection.execute(
        sa.text(
            "INSERT INTO journal (agency, name, number, hash) VALUES (:agency, :name, 0, :hash) ON CONFLICT DO NOTHING"
        ),
        {"agency": agency, "name": journal, "hash": START},
    )
    column = schema.journal.c
    row = connection.execute(
        sa.select(column.number, column.hash).where(column.agency == agency, column.name == journal).with_for_update()
    ).one()
    return row.number, row.hash


def _clock(connection: sa.Connection, agency: str, now_ms: int) -> tuple[int, bool]:
    """The latest reading among all journals that is not too far ahead, or our own: what is written now comes after it;
    and whether our own followed a desk's.
    """
    journal, entry = schema.journal.c, schema.entry.c
    heads = connection.execute(
        sa.select(entry.body).where(
            entry.agency == agency,
            journal.agency == agency,
            journal.name == entry.journal,
            journal.number == entry.number,
        )
    )
    own, limit = journal_of(agency), followed_until(now_ms)
    ends = [header(Sealed(row.body)) for row in heads]
    clock = max((read.hlc for read in ends if read.journal == own or read.hlc <= limit), default=0)
    return clock, any(read.journal == own and read.follows for read in ends)
