"""The tables split by agency onto several PostgreSQL servers, by PostgreSQL's own hash partitions and postgres_fdw.

All tables split alike, so that whatever one unit does touches one server only, and its commit is that server's. Done
once, on an empty database, before the first unit is taken on. A distributed engine that speaks PostgreSQL (Citus) does
the same better at that size; it distributes the very same tables by their first column.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.schema import CreateIndex, CreateTable

from intake_desk.domain.refusals import Refusal
from intake_desk.server import schema
from intake_desk.server.database import Database

BATCH = 500


class CannotSpread(Refusal):
    """The tables cannot be split; params: reason ("not_postgresql", "not_empty", "no_place")."""

    code = "cannot_spread"


class Place(msgspec.Struct, frozen=True):
    """Another PostgreSQL server that takes a share of the units, as both the program and the first server reach it."""

    url: str

    @property
    def parsed(self) -> sa.URL:
        """The address taken apart."""
        return sa.make_url(self.url)


def spread(database: Database, places: Sequence[Place]) -> None:
    """Split every table into one part on this server and one on each place. Raises CannotSpread.

    The account of the database's URL must be allowed to create extensions and servers.
    """
    if not database.is_postgresql or not places:
        raise CannotSpread(reason="no_place" if database.is_postgresql else "not_postgresql")
    parts = len(places) + 1
    for number, place in enumerate(places, 1):
        _make_parts(place, number)
    with database.writing() as connection:
        _refuse_full(connection)
        connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS postgres_fdw")
        for number, place in enumerate(places, 1):
            _name_server(connection, number, place)
        for table in schema.metadata.sorted_tables:
            _split(connection, table, parts)
    database.look_at_partitions()


def _refuse_full(connection: sa.Connection) -> None:
    for table in schema.metadata.sorted_tables:
        if connection.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first():
            raise CannotSpread(reason="not_empty")


def _make_parts(place: Place, number: int) -> None:
    """The tables of one part, with their keys, on another server."""
    engine = sa.create_engine(place.parsed.set(drivername="postgresql+psycopg"), poolclass=sa.NullPool)
    with engine.begin() as connection:
        for table in schema.metadata.sorted_tables:
            part = _part(table, number)
            connection.execute(CreateTable(part))
            for index in part.indexes:
                connection.execute(CreateIndex(index))
    engine.dispose()


def _part(table: sa.Table, number: int) -> sa.Table:
    part = table.to_metadata(sa.MetaData(naming_convention=schema.metadata.naming_convention), name=f"{table}_{number}")
    for index in part.indexes:
        index.name = sa.sql.quoted_name(f"{index.name}_{number}", quote=None)
    return part


def _name_server(connection: sa.Connection, number: int, place: Place) -> None:
    url = place.parsed
    options = {"host": url.host, "port": url.port, "dbname": url.database, "batch_size": BATCH}
    account = {"user": url.username, "password": url.password}
    connection.exec_driver_sql(
        f"CREATE SERVER intake_desk_{number} FOREIGN DATA WRAPPER postgres_fdw OPTIONS ({_options(options)})"
    )
    connection.exec_driver_sql(
        f"CREATE USER MAPPING FOR CURRENT_USER SERVER intake_desk_{number} OPTIONS ({_options(account)})"
    )


def _options(values: Mapping[str, object]) -> str:
    said = ((name, str(value).replace("'", "''")) for name, value in values.items() if value is not None)
    return ", ".join(f"{name} '{value}'" for name, value in said)


def _split(connection: sa.Connection, table: sa.Table, parts: int) -> None:
    """The empty table made anew as one that only knows where its parts are: keys and indexes stand on the parts."""
    columns = ", ".join(_column(connection, column) for column in table.columns)
    connection.exec_driver_sql(f"DROP TABLE {table}")
    connection.exec_driver_sql(f"CREATE TABLE {table} ({columns}) PARTITION BY HASH (agency)")
    for number in range(parts):
        share = f"FOR VALUES WITH (MODULUS {parts}, REMAINDER {number})"
        name = f"{table}_{number}"
        if number:
            connection.exec_driver_sql(
                f"CREATE FOREIGN TABLE {name} PARTITION OF {table} {share} SERVER intake_desk_{number}"
            )
            continue
        part = _part(table, number)
        connection.execute(CreateTable(part))
        for index in part.indexes:
            connection.execute(CreateIndex(index))
        connection.exec_driver_sql(f"ALTER TABLE {table} ATTACH PARTITION {name} {share}")


def _column(connection: sa.Connection, column: sa.Column[Any]) -> str:
    default = column.server_default
    said = f" DEFAULT '{default.arg}'" if isinstance(default, sa.DefaultClause) else ""
    kind = column.type.compile(connection.dialect)
    return f"{column.name} {kind}{'' if column.nullable else ' NOT NULL'}{said}"
