"""Dossiers to the national system: looked up before they are sent again, and each with what became of it.

The other side loses answers, ends sessions, says "already exists" and answers pages of HTML with 200. So nothing is
believed to be there before it was looked up, and nothing is sent twice for want of an answer.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Final

import msgspec
import sqlalchemy as sa

from intake_desk.domain.desk import Clerk, named
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.national_record import Record, lacks, progress, record
from intake_desk.server import schema, sheets
from intake_desk.server.central import Central
from intake_desk.server.database import upsert
from intake_desk.server.national_link import Answer, NationalLink, NotReached
from intake_desk.server.register import follow
from intake_desk.server.units import CLERKS_SHEET

WAITING: Final = "waiting"  # not accepted yet, and will be tried again by itself
ACCEPTED: Final = "accepted"
REFUSED: Final = "refused"  # the other side said no; tried again when the dossier changes, and once a day
HELD: Final = "held"  # cannot be sent as it is; `why` says what it lacks

LOOK_UP: Final = "TraCuuHoSo"
SEND: Final = "DongBoHoSoMC"
TELL: Final = "CapNhatTienDoHoSoMC"
EXISTS: Final = "đã tồn tại"
STATUS: Final = "TrangThaiHoSo"
LOST: Final = "not_there"
OTHERWISE: Final = "other_status"
MOST: Final = 500
FIRST_WAIT_MS: Final = 30_000
LONGEST_WAIT_MS: Final = 3_600_000
REFUSED_WAIT_MS: Final = 24 * 3_600_000

_decode = msgspec.msgpack.Decoder(Dossier).decode
_encode = msgspec.json.Encoder(order="deterministic").encode


class Fate(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one dossier at the national system; `why` in its own words, or a word of `national_record`."""

    dossier: str
    code: str
    state: str
    why: str = ""
    tries: int = 0
    sent_ms: int = 0
    accepted_ms: int = 0
    status: str = ""


class Round(msgspec.Struct):
    """What one round did."""

    accepted: int = 0
    refused: int = 0
    held: int = 0
    waiting: int = 0
    cause: str = ""


def export(central: Central, agency: str, link: NationalLink, unit: str, fields: Mapping[str, str]) -> Round:
    """Send what changed since it was accepted, as much as one round takes; what fails is tried again later.

    When the other side cannot be reached the round ends: what else waits need not find that out one by one. `unit`
    names who resolves, `fields` the field of each procedure. Raises SignInRefused.
    """
    while follow(central.database, agency):
        pass
    done = Round()
    for dossier, known in _due(central, agency):
        if known is not None and known.digest == _digest(dossier, unit, fields) and known.state == ACCEPTED:
            # what changed is nothing that they see
            _note(central, agency, dossier, known.digest, state=ACCEPTED, why=known.why, known=known)
            continue
        try:
            _one(central, agency, link, (dossier, known), unit, fields, done)
        except NotReached as error:
            done.cause = str(error.params.get("cause", ""))
            done.waiting += 1
            _note(central, agency, dossier, b"", state=WAITING, why=done.cause, known=known)
            break
    return done


def fate(central: Central, agency: str, dossier_id: str) -> Fate | None:
    """What became of one dossier; None while nothing was tried."""
    return next(iter(fates(central, agency, dossier_id)), None)


def fates(central: Central, agency: str, dossier_id: str = "") -> list[Fate]:
    """What became of each dossier that was to be sent, or of this one; newest first."""
    column, dossier = schema.national.c, schema.dossier.c
    joined = schema.national.join(
        schema.dossier, sa.and_(dossier.agency == column.agency, dossier.id == column.dossier)
    )
    with central.database.reading() as connection:
        rows = connection.execute(
            sa.select(schema.national, dossier.body)
            .select_from(joined)
            .where(column.agency == agency, column.dossier == dossier_id if dossier_id else sa.true())
            .order_by(column.hlc.desc())
        ).all()
    return [
        Fate(
            dossier=row.dossier,
            code=_decode(row.body).code,
            state=row.state,
            why=row.why,
            tries=row.tries,
            sent_ms=row.sent_ms,
            accepted_ms=row.accepted_ms,
            status=row.status,
        )
        for row in rows
    ]


def _due(central: Central, agency: str) -> list[tuple[Dossier, sa.Row[tuple[object, ...]] | None]]:
    """The dossiers that changed since they were dealt with, and those whose time to be tried again has come."""
    dossier, column = schema.dossier.c, schema.national.c
    joined = schema.dossier.outerjoin(
        schema.national, sa.and_(column.agency == dossier.agency, column.dossier == dossier.id)
    )
    again = sa.and_(column.next_ms > 0, column.next_ms <= central.now_ms())
    with central.database.reading() as connection:
        rows = connection.execute(
            sa.select(dossier.body, schema.national)
            .select_from(joined)
            .where(
                dossier.agency == agency,
                sa.or_(
                    column.dossier.is_(None),
                    again,
                    sa.and_(dossier.hlc > column.hlc, column.state != WAITING),
                ),
            )
            .order_by(dossier.hlc)
            .limit(MOST)
        ).all()
    return [(_decode(row.body), row if row.dossier is not None else None) for row in rows]


def _one(
    central: Central,
    agency: str,
    link: NationalLink,
    what: tuple[Dossier, sa.Row[tuple[object, ...]] | None],
    unit: str,
    fields: Mapping[str, str],
    done: Round,
) -> None:
    dossier, known = what
    lacking = lacks(dossier)
    if lacking:
        done.held += 1
        _note(central, agency, dossier, b"", state=HELD, why=lacking, known=known)
        return
    wanted = record(dossier, unit, fields)
    answer = _put(link, wanted)
    if answer.accepted:
        answer = _told(central, agency, link, dossier, unit)
    if answer.accepted:
        there = _there(link, dossier.code)
        if there is None:
            raise NotReached(cause=LOST)
        shown, status = str(there.get(STATUS, "")), str(wanted[STATUS])
        done.accepted += 1
        digest = _digest(dossier, unit, fields)
        why = "" if shown == status else f"{OTHERWISE}: {shown}"
        _note(central, agency, dossier, digest, state=ACCEPTED, why=why, known=known, sent=True, status=status)
    else:
        done.refused += 1
        why = f"{answer.error_code}: {answer.message}"
        _note(central, agency, dossier, b"", state=REFUSED, why=why, known=known, sent=True)


def _put(link: NationalLink, wanted: Record) -> Answer:
    """Insert it or update it, by what is there already. Raises NotReached."""
    there = _there(link, str(wanted["MaHoSo"]))
    if there is not None and all(there.get(name) == value for name, value in wanted.items()):
        return Answer(0, "", there)  # an answer was lost, not the record
    answer = link.call(SEND, data=[wanted], isUpdating="False" if there is None else "True")
    if not answer.accepted and there is None and EXISTS in answer.message.lower():
        answer = link.call(SEND, data=[wanted], isUpdating="True")
    return answer


def _there(link: NationalLink, code: str) -> dict[str, object] | None:
    """The record as the other side has it; None when it has none. Raises NotReached."""
    answer = link.call(LOOK_UP, mahoso=code)
    result = answer.body.get("result")
    found = result[0] if isinstance(result, list) and result else result
    if not answer.accepted or not isinstance(found, dict) or found.get("MaHoSo") != code:
        return None
    return found


def _told(central: Central, agency: str, link: NationalLink, dossier: Dossier, unit: str) -> Answer:
    """The step that the dossier has come to; the actor's name as the unit's sheet says it."""
    with central.database.reading() as connection:
        sheet = next((one for one in sheets.newer(connection, agency, {}) if one.name == CLERKS_SHEET), None)
    clerk = named(msgspec.json.decode(sheet.body, type=tuple[Clerk, ...]), dossier.actor) if sheet else None
    return link.call(TELL, data=[progress(dossier, clerk.name if clerk else "", unit)])


def _digest(dossier: Dossier, unit: str, fields: Mapping[str, str]) -> bytes:
    return b"" if lacks(dossier) else sha256(_encode(record(dossier, unit, fields))).digest()


def _note(
    central: Central,
    agency: str,
    dossier: Dossier,
    digest: bytes,
    *,
    state: str,
    why: str = "",
    known: sa.Row[tuple[object, ...]] | None,
    sent: bool = False,
    status: str = "",
) -> None:
    """Write down what became of it, and when it is to be tried again."""
    now_ms = central.now_ms()
    tries = 0 if state in (ACCEPTED, HELD) else (known.tries if known else 0) + 1
    waits = {WAITING: min(FIRST_WAIT_MS << min(tries, 10), LONGEST_WAIT_MS), REFUSED: REFUSED_WAIT_MS}
    row = {
        "agency": agency,
        "dossier": dossier.id,
        "hlc": dossier.last.hlc,
        "state": state,
        "digest": digest or (known.digest if known and state == WAITING else b""),
        "why": why,
        "tries": tries,
        "next_ms": now_ms + waits[state] if state in waits else 0,
        "sent_ms": now_ms if sent else (known.sent_ms if known else 0),
        "accepted_ms": now_ms if state == ACCEPTED else (known.accepted_ms if known else 0),
        "status": status or (known.status if known else ""),
    }
    with central.database.writing() as connection:
        upsert(connection, schema.national, [row])
