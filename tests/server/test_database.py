import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from intake_desk.server import schema
from intake_desk.server.central import open_central
from intake_desk.server.database import Database, UnknownDatabase


@pytest.mark.parametrize("central", ["sqlite", "postgresql"], indirect=True)
def test_the_migrations_make_the_tables_that_the_program_knows(central):
    with central.database.reading() as connection:
        assert [] == compare_metadata(MigrationContext.configure(connection), schema.metadata)


@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_key_starts_with_the_agency(table):
    keys = [constraint for constraint in table.constraints if not isinstance(constraint, sa.CheckConstraint)]
    assert {"agency"} == {next(iter(key.columns)).name for key in keys}


def test_a_commit_is_on_the_disk_when_it_returns(tmp_path):
    central = open_central(tmp_path)
    with central.database.reading() as connection:
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
    central.close()
    assert ["wal", 2] == found


def test_what_the_server_keeps_is_for_its_own_user(tmp_path):
    home = tmp_path / "server"
    open_central(home).close()
    assert 0o700 == home.stat().st_mode & 0o777
    assert {0o600} == {(home / name).stat().st_mode & 0o777 for name in ("server.db", "server.key")}


def test_the_key_stays_the_same_from_start_to_start(tmp_path):
    first, second = open_central(tmp_path), open_central(tmp_path)
    assert first.public_key == second.public_key
    first.close()
    second.close()


def test_a_file_of_a_newer_program_is_left_alone(tmp_path):
    central = open_central(tmp_path)
    with central.database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    central.close()
    with pytest.raises(UnknownDatabase):
        open_central(tmp_path)


@pytest.mark.parametrize("url", ["sqlite://", "mysql://u@h/d", "oracle://u@h/d"])
def test_other_databases_are_refused(url):
    with pytest.raises(UnknownDatabase):
        Database(url)
