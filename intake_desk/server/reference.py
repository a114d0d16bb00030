"""The calendar and the counting rules that a unit goes by, as its desks do: what ships, and what the unit adopted."""

from functools import cache
from importlib.resources import files

import msgspec
import sqlalchemy as sa

from intake_desk.domain.calendars import BadCalendar, Calendar, check_calendar
from intake_desk.domain.deadlines import DeadlineRules
from intake_desk.domain.documents import BadDocument, unpack
from intake_desk.domain.entries import Sealed, unseal
from intake_desk.domain.folding import fold
from intake_desk.domain.kinds import SheetAdopted
from intake_desk.domain.procedure_editions import PROCEDURES, read_delta
from intake_desk.domain.procedures import Catalogue
from intake_desk.server import schema
from intake_desk.server.units import PROCEDURES_SHEET

CALENDAR = "calendar"
KIND = b"sheet.adopted"
READ_AT_ONCE = 500


def rules() -> DeadlineRules:
    """The counting rules in force."""
    return DeadlineRules.decode(_resource("deadline_rules.json"))


def calendar(connection: sa.Connection, agency: str, procedure: str) -> Calendar:
    """The calendar of the unit's counter that takes this procedure."""
    adoptions = _adopted(connection, agency)
    present = Calendar.decode(_resource("calendar.json"))
    for one in adoptions:
        if one.name == CALENDAR:
            try:
                present = check_calendar(unpack(one.body, Calendar))
            except (BadDocument, BadCalendar):  # as on the desks: what nobody can count by changes nothing
                continue
    return present.for_field(_field(connection, agency, procedure, adoptions)) if present.counters else present


def _field(connection: sa.Connection, agency: str, code: str, adoptions: list[SheetAdopted]) -> str:
    """The field that a procedure belongs to, "" when nobody knows the procedure."""
    wanted = fold(code)
    for one in reversed(adoptions):
        if one.name == PROCEDURES:
            for procedure in read_delta(one.body).changed:
                if fold(procedure.code) == wanted:
                    return procedure.field
    column = schema.sheet.c
    published = connection.execute(
        sa.select(column.body)
        .where(column.agency == agency, column.name == PROCEDURES_SHEET)
        .order_by(column.version.desc())
        .limit(1)
    ).scalar()
    try:
        catalogue = Catalogue.decode(published or _resource("procedures.json"))
    except msgspec.MsgspecError:
        catalogue = Catalogue.decode(_resource("procedures.json"))
    found = catalogue.by_code(code)
    return found.field if found else ""


def _adopted(connection: sa.Connection, agency: str) -> list[SheetAdopted]:
    """What the unit adopted, by edition, then in the world's order."""
    column = schema.entry.c
    rows = connection.execute(
        sa.select(column.body)
        .where(column.agency == agency, column.subject == "")
        .execution_options(yield_per=READ_AT_ONCE)
    )
    with rows:
        entries = [unseal(Sealed(row.body)) for row in rows if KIND in row.body]
    understood = [(entry, entry.facts) for entry in entries if isinstance(entry.facts, SheetAdopted)]
    return [facts for _entry, facts in sorted(understood, key=lambda one: (one[1].edition, one[0].order))]


@cache
def _resource(name: str) -> bytes:
    return (files("intake_desk.resources") / name).read_bytes()
