"""Many rows at once, by the shortest way that each of the two databases has.

Nothing here needs more of PostgreSQL than COPY and UPDATE, so that a table may lie on another server.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from intake_desk.server.schema import Bytes

Row = Mapping[str, Any]


def append(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Write rows whose keys are not there yet; all have the same columns."""
    if not rows:
        return
    names = list(rows[0])
    columns = ", ".join(names)
    values = [tuple(row[name] for name in names) for row in rows]
    if connection.dialect.name != "postgresql":
        marks = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", values)  # noqa: S608  # names of ours
        return
    from psycopg import Error  # noqa: PLC0415  # late: only where PostgreSQL is in use

    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor().copy(f"COPY {table.name} ({columns}) FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types([_type(table.c[name]) for name in names])
            for value in values:
                copy.write_row(value)
    except Error as error:
        raise sa.exc.DatabaseError("COPY", None, error) from error


def change(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Write rows in the place of those that are there under the same keys; all have the same columns."""
    if not rows:
        return
    key = [column.name for column in table.primary_key]
    names = list(rows[0])
    changed = [name for name in names if name not in key]
    if connection.dialect.name != "postgresql":
        settings = ", ".join(f"{name} = ?" for name in changed)
        where = " AND ".join(f"{name} = ?" for name in key)
        values = [tuple(row[name] for name in (*changed, *key)) for row in rows]
        connection.exec_driver_sql(f"UPDATE {table.name} SET {settings} WHERE {where}", values)  # noqa: S608  # names of ours
        return
    settings = ", ".join(f"{name} = fresh.{name}" for name in changed)
    where = " AND ".join(f"{table.name}.{name} = fresh.{name}" for name in key)
    arrays = ", ".join(f"%b::{_type(table.c[name])}[]" for name in names)
    connection.exec_driver_sql(
        f"UPDATE {table.name} SET {settings} FROM unnest({arrays}) AS fresh ({', '.join(names)}) WHERE {where}",  # noqa: S608  # names of ours
        tuple([row[name] for row in rows] for name in names),
    )


def _type(column: sa.Column[Any]) -> str:
    """PostgreSQL's name of the column's type."""
    if isinstance(column.type, Bytes):
        return "bytea"
    return (
        "int8" if isinstance(column.type, sa.BigInteger) else "int4" if isinstance(column.type, sa.Integer) else "text"
    )
