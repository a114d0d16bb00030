"""How a desk gets its place in a unit: a one-time code, a slot with its numbers, a token."""

from datetime import timedelta

import msgspec
import sqlalchemy as sa

from intake_desk.domain.numbers import NumberRange, daily_range
from intake_desk.domain.refusals import Refusal
from intake_desk.server import deeds, schema, sheets
from intake_desk.server.central import Central
from intake_desk.server.keys import code_digest, new_bearer, new_code
from intake_desk.server.units import lock_unit, publish
from intake_desk.wire import EnrolAnswer, EnrolRequest, enrol_statement, place_statement, signed_by

CODE_LIVES = timedelta(hours=24)
ADMINISTRATION = "admin"


class CodeRefused(Refusal):
    """The enrolment code is not known, was used, or has expired; which of them is nobody's business."""

    code = "code_refused"


class UnitFull(Refusal):
    """All slots of the unit are given; params: agency."""

    code = "unit_full"


class Code(msgspec.Struct, frozen=True):
    """A one-time code, and until when it may be used (ms UTC)."""

    code: str
    expires_ms: int


def issue_code(central: Central, agency: str, lives: timedelta = CODE_LIVES) -> str:
    """A code with which one desk may enrol, once, issued by the administrator. Raises UnknownUnit."""
    return new_desk(central, agency, lives).code


def new_desk(
    central: Central, agency: str, lives: timedelta = CODE_LIVES, actor: str = ADMINISTRATION, at_desk: int = 0
) -> Code:
    """A code with which one desk may enrol, once; who issued it is written down. Raises UnknownUnit."""
    made = Code(new_code(), central.now_ms() + lives // timedelta(milliseconds=1))
    with central.database.writing() as connection:
        lock_unit(connection, agency)
        connection.execute(
            sa.insert(schema.enrolment).values(
                agency=agency, code_hash=code_digest(made.code), expires_ms=made.expires_ms
            )
        )
        deeds.record(connection, agency, central.now_ms(), deeds.CODE, actor, at_desk, 0, "")
    return made


def issue_admin_token(central: Central, agency: str) -> str:
    """A token that may ask what the server holds of the unit; an earlier one stops working. Raises UnknownUnit."""
    with central.database.writing() as connection:
        lock_unit(connection, agency)
        bearer = new_bearer(agency, ADMINISTRATION)
        issue(central, connection, agency, ADMINISTRATION, 0, bearer.digest)
        return str(bearer)


def enrol(central: Central, request: EnrolRequest) -> EnrolAnswer:
    """Give a desk its place in the unit that the code is for.

    The same request may come again while the code lives, for its first answer may have been lost, and is answered with
    the same place. It changes nothing then, and the answer holds no secret: the desk chose its token itself and told
    its hash only. So whoever replays a request neither gets a token nor ends the desk's. Raises CodeRefused, UnitFull.
    """
    _check_proof(request)
    code = schema.enrolment.c
    with central.database.writing() as connection:
        row = connection.execute(
            sa.select(schema.enrolment).where(code.code_hash == code_digest(request.code)).with_for_update()
        ).first()
        if row is None or row.expires_ms <= central.now_ms():
            raise CodeRefused
        if row.public_key is None:
            number = _add_desk(central, connection, row.agency, request)
            connection.execute(
                sa.update(schema.enrolment)
                .where(code.agency == row.agency, code.code_hash == row.code_hash)
                .values(public_key=request.public_key, desk=number)
            )
            issue(central, connection, row.agency, holder_of(number), number, request.token_hash)
            publish(central, connection, row.agency)
        elif row.public_key == request.public_key:
            number = row.desk
        else:
            raise CodeRefused
        return _place(central, connection, row.agency, number)


def _check_proof(request: EnrolRequest) -> None:
    statement = enrol_statement(request.code, request.desk_name, request.token_hash, request.sealing_key)
    if not signed_by(request.public_key, request.proof, statement):
        raise CodeRefused


def _add_desk(central: Central, connection: sa.Connection, agency: str, request: EnrolRequest) -> int:
    unit = lock_unit(connection, agency)
    last = connection.execute(sa.select(sa.func.max(schema.desk.c.number)).where(schema.desk.c.agency == agency))
    number = (last.scalar() or 0) + 1
    try:
        numbers = daily_range(number, unit.desks)
    except ValueError:
        raise UnitFull(agency=agency) from None
    connection.execute(
        sa.insert(schema.desk).values(
            agency=agency,
            number=number,
            slot=number,
            name=request.desk_name,
            journal=f"{agency}/{number}",
            public_key=request.public_key,
            sealing_key=request.sealing_key,
            first_number=numbers.first,
            last_number=numbers.last,
            enrolled_ms=central.now_ms(),
        )
    )
    return number


def _place(central: Central, connection: sa.Connection, agency: str, number: int) -> EnrolAnswer:
    desk = connection.execute(
        sa.select(schema.desk).where(schema.desk.c.agency == agency, schema.desk.c.number == number)
    ).one()
    unit_code = connection.execute(
        sa.select(schema.unit.c.unit_code).where(schema.unit.c.agency == agency)
    ).scalar_one()
    place = EnrolAnswer(
        agency=agency,
        unit_code=unit_code,
        desk=number,
        journal=desk.journal,
        numbers=NumberRange(desk.first_number, desk.last_number),
        token_holder=holder_of(number),
        server_public_key=central.public_key,
        sheets=sheets.newer(connection, agency, {}),
        server_time_ms=central.now_ms(),
    )
    return msgspec.structs.replace(place, signature=central.key.sign(place_statement(place, desk.public_key)))


def holder_of(number: int) -> str:
    """What a desk's token calls its holder."""
    return f"desk-{number}"


def issue(central: Central, connection: sa.Connection, agency: str, holder: str, desk: int, digest: bytes) -> None:
    """Let this holder call by the token of which this is the hash; an earlier one stops working."""
    column = schema.token.c
    connection.execute(sa.delete(schema.token).where(column.agency == agency, column.holder == holder))
    connection.execute(
        sa.insert(schema.token).values(agency=agency, holder=holder, desk=desk, hash=digest, issued_ms=central.now_ms())
    )
