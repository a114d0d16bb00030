"""What a citizen is told of a dossier: where it stands and when, and with the receipt's check code what for."""

import hmac

import msgspec
import sqlalchemy as sa

from intake_desk.domain.check_codes import FIGURES, check_code
from intake_desk.domain.dossier import AWAITING_OBLIGATION, AWAITING_SUPPLEMENT, FILED, Dossier
from intake_desk.domain.entries import Place
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.numbers import code_in
from intake_desk.server import codes, heard, schema

MOST_ALIKE = 10
OVERDUE = "overdue"
# Looked at in place of a dossier that is not there, so that looking takes as long.
_DECOY = msgspec.msgpack.encode(
    Dossier(id="0" * 32, state=FILED, last=Place(0, "", 0), journal="", day="", actor="", received_at=0)
)
_decode = msgspec.msgpack.Decoder(Dossier).decode


class Counter(msgspec.Struct, frozen=True, kw_only=True):
    """Where to ask: the counter's name and telephone, and up to when it has told the server of its work (ms UTC)."""

    name: str
    phone: str
    heard_ms: int


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A dossier in a citizen's words: no name, and without the check code (`known`) nothing of what it is about.

    Moments are ms UTC, 0 where there is none; `was_due_at` is the promise that an extension moved.
    """

    code: str
    state: str
    filed_at: int = 0
    received_at: int = 0
    due_at: int = 0
    was_due_at: int = 0
    paused_at: int = 0
    ready_at: int = 0
    ended_at: int = 0
    provisional: bool = False
    known: bool = False
    procedure: str = ""
    papers: tuple[PaperCount, ...] = ()


class Several(msgspec.Struct, frozen=True):
    """The number was used twice; only the check code tells whose dossier is meant."""


def figures_of(check: str) -> str:
    """A check code as it was typed, without what stands between its figures; "" when it is none."""
    figures = "".join(check.split()).replace("-", "").replace(".", "")
    return figures if len(figures) == FIGURES and figures.isascii() and figures.isdigit() else ""


def look_up(connection: sa.Connection, typed: str, check: str | None, now_ms: int) -> Told | Several | None:
    """What may be told of the dossier with this code to somebody who gave this check code, or none.

    A code that is not known and a check code that is wrong are answered alike, after the same work.
    """
    code = code_in(typed)
    bodies = codes.bodies(connection, agency_of(code), code, MOST_ALIKE)
    found = [_decode(body) for body in bodies or [_DECOY]]
    if check is not None:
        given = figures_of(check).encode()
        right = [one for one in found if hmac.compare_digest(check_code(one).encode(), given)]
        return _told(code, right[0], now_ms, known=True) if right and bodies else None
    if not bodies:
        return None
    return _told(code, found[0], now_ms) if len(found) == 1 else Several()


def agency_of(code: str) -> str:
    """The agency at the head of a dossier code."""
    return code.partition("-")[0]


def counter(connection: sa.Connection, code: str) -> Counter | None:
    """The counter that gives out such codes."""
    agency = agency_of(code)
    row = connection.execute(sa.select(schema.unit).where(schema.unit.c.agency == agency)).first()
    if row is None:
        return None
    return Counter(name=row.title or row.name, phone=row.phone, heard_ms=heard.of_unit(connection, agency))


def _told(code: str, dossier: Dossier, now_ms: int, *, known: bool = False) -> Told:
    paused = dossier.state in (AWAITING_SUPPLEMENT, AWAITING_OBLIGATION)
    return Told(
        code=code,
        state=OVERDUE if dossier.is_overdue(now_ms) else dossier.state,
        filed_at=dossier.filed_at,
        received_at=dossier.received_at if dossier.is_received else 0,
        due_at=dossier.due_at,
        was_due_at=dossier.extension.was_due_at if dossier.extension else 0,
        paused_at=dossier.clock_stopped_at if paused else 0,
        ready_at=dossier.ready_at,
        ended_at=dossier.ended_at,
        provisional=dossier.provisional,
        known=known,
        procedure=(f"{dossier.procedure_name} ({dossier.case})" if dossier.case else dossier.procedure_name)
        if known
        else "",
        papers=dossier.supplement_papers if known else (),
    )
