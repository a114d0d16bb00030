"""Units and their clerks: what an administrator sets up."""

from collections.abc import Iterable

import msgspec
import sqlalchemy as sa

from intake_desk.domain.desk import Clerk, Unit
from intake_desk.domain.numbers import NumberRange
from intake_desk.domain.procedures import CatalogueSheet
from intake_desk.domain.receipt_links import is_address
from intake_desk.domain.refusals import Refusal
from intake_desk.server import schema, sheets
from intake_desk.server.central import Central
from intake_desk.sync.sealing import sealing_key
from intake_desk.wire import UNIT_SHEET, EnrolledDesk, UnitSheet

CLERKS_SHEET = "clerks"
PROCEDURES_SHEET = "procedures"
DESCRIBED = ("unit_code", "parent", "name", "place", "title", "phone", "website", "public_url")


class UnknownUnit(Refusal):
    """No unit has this agency code; params: agency."""

    code = "unknown_unit"


class BadAgency(Refusal):
    """An agency code may hold letters, figures, dots and hyphens only; params: agency."""

    code = "bad_agency"


class BadAddress(Refusal):
    """A public address is https://HOST and perhaps a port, nothing after it; params: address."""

    code = "bad_address"


def create_unit(central: Central, unit: Unit, desks: int = 8) -> None:
    """Take a unit on, or change how it is described. `desks` fixes the daily ranges when it is first taken on.

    Raises BadAgency, BadAddress.
    """
    if not unit.agency or not unit.agency.replace(".", "").replace("-", "").isalnum() or not unit.agency.isascii():
        raise BadAgency(agency=unit.agency)
    if unit.public_url and not is_address(unit.public_url):
        raise BadAddress(address=unit.public_url)
    columns = {name: getattr(unit, name) for name in DESCRIBED}
    key = schema.unit.c.agency == unit.agency
    with central.database.writing() as connection:
        if connection.execute(sa.select(schema.unit.c.agency).where(key)).first() is None:
            connection.execute(sa.insert(schema.unit).values(agency=unit.agency, desks=desks, **columns))
        else:
            connection.execute(sa.update(schema.unit).where(key).values(**columns))
        publish(central, connection, unit.agency)
    central.news.ring(unit.agency)


def put_clerks(central: Central, agency: str, clerks: Iterable[Clerk]) -> None:
    """Say who may work at the unit's desks, in place of whoever might before; desks learn it at their next exchange.

    Raises UnknownUnit.
    """
    with central.database.writing() as connection:
        lock_unit(connection, agency)
        sheets.put(central, connection, agency, CLERKS_SHEET, tuple(clerks))
    central.news.ring(agency)


def put_procedures(central: Central, agency: str, catalogue: CatalogueSheet) -> None:
    """Publish the procedures that the unit's desks start from, in place of those that ship with their program.

    What the unit adopted itself still holds over them. Raises UnknownUnit.
    """
    with central.database.writing() as connection:
        lock_unit(connection, agency)
        sheets.put(central, connection, agency, PROCEDURES_SHEET, catalogue)
    central.news.ring(agency)


def described(central: Central, agency: str) -> Unit:
    """The unit as it was taken on, without its desks. Raises UnknownUnit."""
    with central.database.reading() as connection:
        row = connection.execute(sa.select(schema.unit).where(schema.unit.c.agency == agency)).first()
    if row is None:
        raise UnknownUnit(agency=agency)
    return _described(row)


def publish(central: Central, connection: sa.Connection, agency: str) -> None:
    """Sign the unit's sheet again as the unit and its desks are now. Raises UnknownUnit."""
    unit = lock_unit(connection, agency)
    rows = connection.execute(
        sa.select(schema.desk).where(schema.desk.c.agency == agency).order_by(schema.desk.c.number)
    )
    desks = tuple(
        EnrolledDesk(
            number=row.number,
            name=row.name,
            journal=row.journal,
            revoked_ms=row.revoked_ms,
            public_key=row.public_key,
            numbers=NumberRange(row.first_number, row.last_number),
            sealing_key=row.sealing_key or b"",
        )
        for row in rows
    )
    own = sealing_key(central.key).public_key().public_bytes_raw()
    fields = msgspec.structs.asdict(_described(unit)) | {"desks": desks, "sealing_key": own}
    sheets.put(central, connection, agency, UNIT_SHEET, UnitSheet(**fields))


def _described(unit: sa.Row[tuple[object, ...]]) -> Unit:
    return Unit(
        agency=unit.agency,
        unit_code=unit.unit_code,
        parent=unit.parent,
        name=unit.name,
        place=unit.place,
        title=unit.title,
        phone=unit.phone,
        website=unit.website,
        public_url=unit.public_url,
    )


def lock_unit(connection: sa.Connection, agency: str) -> sa.Row[tuple[object, ...]]:
    """The unit's row, held until this transaction ends. Raises UnknownUnit."""
    if connection.get_execution_options().get("spread"):
        # the other server's view of its tables begins with the first question: it must not begin while we wait
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(hashtext(:agency))"), {"agency": agency})
    row = connection.execute(sa.select(schema.unit).where(schema.unit.c.agency == agency).with_for_update()).first()
    if row is None:
        raise UnknownUnit(agency=agency)
    return row
