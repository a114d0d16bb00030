"""One database over two PostgreSQL servers: who lies where, and what is refused."""

import pytest
import sqlalchemy as sa

from intake_desk.server import schema
from intake_desk.server.spreading import CannotSpread, Place, spread

AGENCIES = [f"H26.{number}" for number in range(100, 116)]


@pytest.mark.parametrize("central", ["spread"], indirect=True)
def test_units_lie_on_both_servers_and_each_whole_on_one(central, enrol):
    for agency in AGENCIES:
        desk = enrol(agency).write(3)
        desk.exchange(desk.tail())
    where = {}
    with central.database.reading() as connection:
        for table in ("unit", "desk", "entry", "journal"):
            query = f"SELECT DISTINCT agency, right(tableoid::regclass::text, 1) FROM {table}"
            for agency, part in connection.exec_driver_sql(query):
                where.setdefault(agency, set()).add(part)
    assert set(AGENCIES) == set(where)
    assert {1} == {len(parts) for parts in where.values()}
    assert {"0", "1"} == {part for parts in where.values() for part in parts}


def test_a_database_that_holds_a_unit_is_not_split(spread_database, clusters):
    with pytest.raises(sa.exc.ProgrammingError):  # the other server has the parts already
        spread(spread_database, [Place(clusters[1].url)])


@pytest.mark.parametrize("central", ["postgresql"], indirect=True)
def test_without_another_server_nothing_is_split(central):
    with pytest.raises(CannotSpread) as caught:
        spread(central.database, [])
    assert {"reason": "no_place"} == caught.value.params


@pytest.mark.parametrize("central", ["sqlite"], indirect=True)
def test_the_embedded_database_is_not_split(central):
    with pytest.raises(CannotSpread) as caught:
        spread(central.database, [Place("postgresql://u@127.0.0.1:1/x")])
    assert {"reason": "not_postgresql"} == caught.value.params


def test_what_is_split_is_every_table_of_the_server(clusters, spread_database):
    with spread_database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT partrelid::regclass::text FROM pg_partitioned_table")
        split = {row[0].strip('"') for row in rows}
    assert set(schema.metadata.tables) == split
