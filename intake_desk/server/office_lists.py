"""What an officer looks at: the own unit's dossiers that wait, any other by a few letters, one with its story."""

import msgspec
import sqlalchemy as sa

from intake_desk.domain import kinds
from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import (
    AWAITING_OBLIGATION,
    AWAITING_SUPPLEMENT,
    IN_HAND,
    OPEN_STATES,
    STATES,
    Dossier,
)
from intake_desk.domain.entries import Entry
from intake_desk.domain.folding import fold as folded
from intake_desk.domain.life import allows, fold
from intake_desk.domain.office_kinds import OFFICE, DossierAsked
from intake_desk.domain.questions import open_questions
from intake_desk.server import officers, register, schema
from intake_desk.server.central import Central
from intake_desk.server.office_acts import version_of
from intake_desk.server.office_messages import DossierPage, DossierRow, DossierView, Moment
from intake_desk.server.register import follow
from intake_desk.server.units import CLERKS_SHEET
from intake_desk.services.steps import NoSuchDossier

PAGE = 50
MOST = 200
MOST_WORDS = 8
WAITING, ALL, OVERDUE, ASKED = "waiting", "all", "overdue", "asked"
# What the lists are called; every state is one too.
LISTS = (WAITING, OVERDUE, ASKED, *STATES, ALL)
_WAITING = (IN_HAND, AWAITING_SUPPLEMENT, AWAITING_OBLIGATION)

RESULT, EXTENSION, STOP, FORWARD, QUESTION = "result", "extension", "stop", "forward", "question"
ACTS: dict[str, type[kinds.Facts]] = {
    RESULT: kinds.ResultReady,
    QUESTION: DossierAsked,
    FORWARD: kinds.DossierForwarded,
    EXTENSION: kinds.DossierExtended,
    STOP: kinds.DossierStopped,
}
_decode = msgspec.msgpack.Decoder(Dossier).decode


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which dossiers are wanted: a list, words of name or code, a procedure; `after` as a page before said it."""

    list: str = WAITING
    text: str = ""
    procedure: str = ""
    after: str = ""
    most: int = PAGE


def page(central: Central, agency: str, asked: Asked) -> DossierPage:
    """A page of a list: what is open by its turn, the most overdue first; everything else newest first."""
    _follow(central, agency)
    now_ms, column = central.now_ms(), schema.dossier.c
    newest = asked.list == ALL or (asked.list in STATES and asked.list not in OPEN_STATES)
    key = column.received_at if newest else column.turn
    query = sa.select(column.id, key.label("key"), column.body).where(column.agency == agency)
    for condition in _conditions(asked, now_ms):
        query = query.where(condition)
    start = _start(asked.after)
    if start is not None:
        here, there = sa.tuple_(key, column.id), sa.tuple_(*(sa.literal(part) for part in start))
        query = query.where(here < there if newest else here > there)
    order = (key.desc(), column.id.desc()) if newest else (key, column.id)
    most = max(1, min(asked.most, MOST))
    with central.database.reading() as connection:
        rows = connection.execute(query.order_by(*order).limit(most + 1)).all()
        counts = _counts(connection, agency, now_ms)
    shown = rows[:most]
    return DossierPage(
        dossiers=tuple(_row(_decode(row.body), now_ms) for row in shown),
        after=f"{shown[-1].key}~{shown[-1].id}" if len(rows) > most else "",
        counts=counts,
    )


def view(central: Central, agency: str, dossier_id: str) -> DossierView:
    """A dossier with all that happened to it. Raises NoSuchDossier."""
    with central.database.reading() as connection:
        entries = register.entries_of(connection, agency, dossier_id) if "\0" not in dossier_id else []
        dossier = fold(entries) if dossier_id else None
        if dossier is None:
            raise NoSuchDossier
        story = _story(connection, agency, entries)
    return DossierView(
        version=version_of(dossier),
        overdue=dossier.is_overdue(central.now_ms()),
        may=tuple(name for name, kind in ACTS.items() if allows(dossier, kind)),
        dossier=dossier,
        story=story,
    )


def _follow(central: Central, agency: str) -> None:
    while follow(central.database, agency):
        pass


def _conditions(asked: Asked, now_ms: int) -> list[sa.ColumnElement[bool]]:
    column = schema.dossier.c
    found: list[sa.ColumnElement[bool]] = []
    if asked.list == OVERDUE:
        found += [column.state == IN_HAND, column.turn < now_ms]
    elif asked.list == ASKED:
        found += [column.state.in_(OPEN_STATES), column.asked > 0]
    elif asked.list in STATES:
        found.append(column.state == asked.list)
    elif asked.list != ALL:
        found.append(column.state.in_(_WAITING))
    if asked.procedure:
        found.append(column.procedure == asked.procedure)
    found += [column.words.contains(word, autoescape=True) for word in folded(asked.text).split()[:MOST_WORDS] if word]
    return found


def _counts(connection: sa.Connection, agency: str, now_ms: int) -> dict[str, int]:
    """How many dossiers each list of open ones holds."""
    column = schema.dossier.c
    late = sa.case((sa.and_(column.state == IN_HAND, column.turn < now_ms), 1), else_=0)
    asked = sa.case((column.asked > 0, 1), else_=0)
    rows = connection.execute(
        sa.select(column.state, sa.func.count(), sa.func.sum(late), sa.func.sum(asked))
        .where(column.agency == agency, column.state.in_(OPEN_STATES))
        .group_by(column.state)
    ).all()
    states = {state: count for state, count, _late, _asked in rows}
    return {
        **{state: states.get(state, 0) for state in OPEN_STATES},
        WAITING: sum(states.get(state, 0) for state in _WAITING),
        OVERDUE: sum(int(row[2]) for row in rows),
        ASKED: sum(int(row[3]) for row in rows),
    }


def _start(after: str) -> tuple[int, str] | None:
    key, _, dossier_id = after.partition("~")
    if not key.isascii() or not key.isdecimal() or len(key) > len(str(2**53)) or "\0" in dossier_id:
        return None
    return int(key), dossier_id


def _row(dossier: Dossier, now_ms: int) -> DossierRow:
    return DossierRow(
        id=dossier.id,
        code=dossier.code,
        procedure=dossier.procedure,
        procedure_name=dossier.procedure_name,
        applicant=dossier.applicant.name,
        state=dossier.state,
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        overdue=dossier.is_overdue(now_ms),
        holder=dossier.holder,
        open_questions=len(open_questions(dossier)),
    )


def _story(connection: sa.Connection, agency: str, entries: list[Entry]) -> tuple[Moment, ...]:
    people = _people(connection, agency)
    desks = {
        row.journal: row.name
        for row in connection.execute(
            sa.select(schema.desk.c.journal, schema.desk.c.name).where(schema.desk.c.agency == agency)
        )
    }
    misfits = fold(entries)
    places = {misfit.place for misfit in misfits.misfits} if misfits else set()
    return tuple(
        Moment(
            at=entry.at_ms,
            kind=entry.kind,
            who=people.get(entry.actor, entry.actor.removeprefix(OFFICE)),
            desk=desks.get(entry.place.journal, ""),
            facts=msgspec.to_builtins(entry.facts) if entry.facts else {},
            personal=msgspec.to_builtins(entry.personal) if entry.personal else {},
            misfit=entry.place in places,
        )
        for entry in entries
    )


def _people(connection: sa.Connection, agency: str) -> dict[str, str]:
    """Everyone's name by what entries call them: clerks by their logins, officers by theirs under a prefix."""
    column = schema.sheet.c
    body = connection.execute(
        sa.select(column.body)
        .where(column.agency == agency, column.name == CLERKS_SHEET)
        .order_by(column.version.desc())
        .limit(1)
    ).scalar()
    clerks = msgspec.json.decode(body, type=tuple[Clerk, ...]) if body else ()
    known = {clerk.login: clerk.name for clerk in clerks}
    return known | {f"{OFFICE}{login}": name for login, name in officers.names(connection, agency).items()}
