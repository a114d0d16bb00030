"""A server that was restored to before it signed something is reminded of it by whoever holds it.

Its own signature is proof enough: a desk that enrolled after the backup, or was revoked, stands in the unit's sheet,
and no stranger can make one. So no number of a desk is given twice, once any desk has called.
"""

from collections.abc import Iterable
from hashlib import sha256

import msgspec
import sqlalchemy as sa

from intake_desk.domain.refusals import Refusal
from intake_desk.server import deeds, schema, sheets
from intake_desk.server.central import Central
from intake_desk.server.enrolment import holder_of, issue
from intake_desk.server.units import DESCRIBED, UnknownUnit, lock_unit, publish
from intake_desk.wire import (
    UNIT_SHEET,
    EnrolledDesk,
    RemindRequest,
    SignedSheet,
    UnitSheet,
    remind_statement,
    sheet_statement,
    signed_by,
)


class NotProven(Refusal):
    """What was brought is not signed by this server, or whoever brings it does not prove to be the desk."""

    code = "not_proven"


class PlaceTaken(Refusal):
    """Before the desk called, its place was given to another machine; params: agency, desk."""

    code = "place_taken"


def remind(central: Central, request: RemindRequest) -> tuple[int, ...]:
    """Take back what this server signed and forgot: sheets, desks that enrolled, revocations, the caller's token.

    Returns the numbers of the desks that it had forgotten. Again is harmless. Raises NotProven, PlaceTaken.
    """
    if not all(_is_ours(central, request.agency, sheet) for sheet in request.sheets):
        raise NotProven
    with central.database.writing() as connection:
        try:
            lock_unit(connection, request.agency)
        except UnknownUnit:
            raise NotProven from None
        named = _named(request.sheets)
        _check_caller(connection, request, named)
        held = sheets.versions(connection, request.agency)
        for sheet in sorted(request.sheets, key=lambda sheet: sheet.version):
            if sheet.version > held.get(sheet.name, 0):
                _keep(connection, request.agency, sheet)
        back = tuple(_take_back(central, connection, request.agency, named.values()))
        _give_token(central, connection, request)
        publish(central, connection, request.agency)
    central.news.ring(request.agency)
    return back


def _is_ours(central: Central, agency: str, sheet: SignedSheet) -> bool:
    statement = sheet_statement(agency, sheet.name, sheet.version, sha256(sheet.body).digest())
    return signed_by(central.public_key, sheet.signature, statement)


def _unit(sheet: SignedSheet) -> UnitSheet:
    """The unit as a sheet of ours describes it; without desks when the sheet is another one."""
    if sheet.name != UNIT_SHEET:
        return UnitSheet(agency="", unit_code="", parent="", name="", place="")
    return msgspec.json.decode(sheet.body, type=UnitSheet)


def _named(remembered: Iterable[SignedSheet]) -> dict[int, EnrolledDesk]:
    """The desks as the newest of these sheets describes each; whom any of them says to be revoked stays so."""
    named: dict[int, EnrolledDesk] = {}
    for sheet in sorted(remembered, key=lambda sheet: sheet.version):
        for desk in _unit(sheet).desks:
            before = named.get(desk.number)
            if before is None or before.public_key != desk.public_key or desk.revoked_ms or not before.revoked_ms:
                named[desk.number] = desk
    return named


def _check_caller(connection: sa.Connection, request: RemindRequest, named: dict[int, EnrolledDesk]) -> None:
    """Whether the caller is the desk, as we know it or as we once said. Raises NotProven, PlaceTaken."""
    statement = remind_statement(request.agency, request.desk, request.token_hash)
    known, then = _known(connection, request.agency).get(request.desk), named.get(request.desk)
    if known is not None and signed_by(known.public_key, request.proof, statement):
        return
    if then is None or not signed_by(then.public_key, request.proof, statement):
        raise NotProven
    if known is not None:
        raise PlaceTaken(agency=request.agency, desk=request.desk)


def _known(connection: sa.Connection, agency: str) -> dict[int, sa.Row[tuple[object, ...]]]:
    rows = connection.execute(sa.select(schema.desk).where(schema.desk.c.agency == agency))
    return {row.number: row for row in rows}


def _keep(connection: sa.Connection, agency: str, sheet: SignedSheet) -> None:
    """Keep a sheet of ours as the newest of its name."""
    fields = msgspec.structs.asdict(sheet)
    connection.execute(sa.insert(schema.sheet).values(agency=agency, **fields))
    if sheet.name == UNIT_SHEET:
        unit = _unit(sheet)
        here = schema.unit.c.agency == agency
        connection.execute(sa.update(schema.unit).where(here).values({name: getattr(unit, name) for name in DESCRIBED}))


def _take_back(
    central: Central, connection: sa.Connection, agency: str, named: Iterable[EnrolledDesk]
) -> Iterable[int]:
    """Give the desks that we once named their places again, and revoke again whom we had revoked."""
    known = _known(connection, agency)
    for desk in named:
        row = known.get(desk.number)
        if row is None:
            _place_again(central, connection, agency, desk)
            yield desk.number
        elif desk.revoked_ms and not row.revoked_ms and row.public_key == desk.public_key:
            here = sa.and_(schema.desk.c.agency == agency, schema.desk.c.number == desk.number)
            token = schema.token.c
            its_token = sa.and_(token.agency == agency, token.desk == desk.number)
            hashed = connection.execute(sa.select(token.hash).where(its_token)).scalar()
            connection.execute(sa.delete(schema.token).where(its_token))
            connection.execute(
                sa.update(schema.desk).where(here).values(revoked_ms=desk.revoked_ms, revoked_hash=hashed)
            )


def _place_again(central: Central, connection: sa.Connection, agency: str, desk: EnrolledDesk) -> None:
    now_ms = central.now_ms()
    connection.execute(
        sa.insert(schema.desk).values(
            agency=agency,
            number=desk.number,
            slot=desk.number,
            name=desk.name,
            journal=desk.journal,
            public_key=desk.public_key,
            sealing_key=desk.sealing_key,
            first_number=desk.numbers.first,
            last_number=desk.numbers.last,
            enrolled_ms=now_ms,
            revoked_ms=desk.revoked_ms,
        )
    )
    deeds.record(connection, agency, now_ms, deeds.BACK, holder_of(desk.number), desk.number, desk.number, "")


def _give_token(central: Central, connection: sa.Connection, request: RemindRequest) -> None:
    """Let the caller call, if it has no token here and is not revoked; to one that is, that is all it is told."""
    agency, number = request.agency, request.desk
    row = _known(connection, agency)[number]
    if row.revoked_ms:
        here = sa.and_(schema.desk.c.agency == agency, schema.desk.c.number == number)
        unset = sa.and_(here, schema.desk.c.revoked_hash.is_(None))
        connection.execute(sa.update(schema.desk).where(unset).values(revoked_hash=request.token_hash))
        return
    token = schema.token.c
    has_one = sa.select(token.desk).where(token.agency == agency, token.holder == holder_of(number))
    if connection.execute(has_one).first() is None:
        issue(central, connection, agency, holder_of(number), number, request.token_hash)
