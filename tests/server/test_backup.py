"""Backups of a server that goes on serving, and a server put back from one: the desks bring the rest."""

import os
import shutil

import pytest
import sqlalchemy as sa

from intake_desk.server import schema
from intake_desk.server.backup import BackupFailed, NotABackup, SpreadTables, ToolMissing, back_up, restore
from intake_desk.server.central import StillServing, holding, open_central
from intake_desk.server.database import Database, UnknownDatabase
from intake_desk.server.sealed_file import BrokenSeal, seal, unseal
from tests.server.clusters import BINARIES

NAME = "Vũ Thị Bình"


@pytest.fixture
def tools(monkeypatch):
    """PostgreSQL's own programs on the PATH."""
    monkeypatch.setenv("PATH", f"{BINARIES}{os.pathsep}{os.environ['PATH']}")


def heads(central):
    with central.database.reading() as connection:
        return {row.name: row.number for row in connection.execute(sa.select(schema.journal))}


def outside(database, statement):
    """Run what may not stand inside a transaction."""
    with database._engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(statement)


@pytest.mark.usefixtures("tools")
@pytest.mark.parametrize("central", ["sqlite", "postgresql"], indirect=True)
def test_a_backup_holds_what_was_there_and_nobody_can_read_it(central, enrol, tmp_path):
    desk = enrol().write(30)
    desk.exchange(desk.tail())
    made = back_up(central, tmp_path / "backups")
    assert (1, 30) == (made.journals, made.entries)
    assert 0o600 == made.path.stat().st_mode & 0o777
    data = made.path.read_bytes()
    assert not data.startswith((b"SQLite", b"PGDMP"))
    for told in (NAME.encode(), desk.journal.encode(), b"thuy"):
        assert told not in data


@pytest.mark.parametrize("central", ["spread"], indirect=True)
def test_tables_on_several_servers_are_backed_up_by_postgresql_s_own_means(central, tmp_path):
    with pytest.raises(SpreadTables):
        back_up(central, tmp_path)


def test_only_the_newest_are_kept(tmp_path):
    moments = iter(range(1_795_000_000_000, 1_796_000_000_000, 1000))
    central = open_central(tmp_path / "server", now_ms=lambda: next(moments))
    made = [back_up(central, tmp_path / "backups", keep=2).path for _ in range(4)]
    central.close()
    assert sorted(made[-2:]) == sorted((tmp_path / "backups").iterdir())


def test_a_server_put_back_gets_the_rest_from_its_desks(tmp_path, sqlite_pair):
    central, desk = sqlite_pair
    desk.write(10)
    desk.exchange(desk.tail())
    made = back_up(central, tmp_path / "backups")
    desk.write(20)
    desk.exchange(desk.tail(after=10))
    central.close()
    done = restore(tmp_path / "server", made.path)
    assert (1, 10) == (done.journals, done.entries)
    again = open_central(tmp_path / "server")
    assert {desk.journal: 10} == heads(again)
    assert again.public_key == central.public_key
    again.close()
    kept = [path for path in (tmp_path / "server").iterdir() if path.name.startswith("before-")]
    assert any(path.name.endswith("server.db") for path in kept)


@pytest.fixture
def sqlite_pair(tmp_path, central_at, enrol_at):
    central = central_at(tmp_path / "server")
    return central, enrol_at(central)


def test_a_damaged_backup_changes_nothing(tmp_path, sqlite_pair):
    central, desk = sqlite_pair
    desk.write(10)
    desk.exchange(desk.tail())
    made = back_up(central, tmp_path / "backups")
    central.close()
    before = (tmp_path / "server" / "server.db").read_bytes()
    data = bytearray(made.path.read_bytes())
    for damaged in (bytes(data[:-4096]), bytes(data[:5000]) + b"\x00" + bytes(data[5001:]), b"", b"x" * 4096):
        made.path.write_bytes(damaged)
        with pytest.raises(NotABackup):
            restore(tmp_path / "server", made.path)
    assert before == (tmp_path / "server" / "server.db").read_bytes()


def test_another_server_s_backup_is_refused(tmp_path, sqlite_pair):
    central, _ = sqlite_pair
    made = back_up(central, tmp_path / "backups")
    central.close()
    open_central(tmp_path / "other").close()
    with pytest.raises(NotABackup):
        restore(tmp_path / "other", made.path)


def test_nothing_is_put_back_under_a_server_that_runs(tmp_path):
    with holding(tmp_path), holding(tmp_path), pytest.raises(StillServing):
        restore(tmp_path, tmp_path / "intake-desk-20261122T000000.db")


@pytest.mark.usefixtures("tools")
def test_postgresql_is_dumped_and_loaded_again(postgresql, request, tmp_path, clock, enrol_at):
    from tests.central_server import empty  # noqa: PLC0415  # late: only here

    home = tmp_path / "server"
    empty(postgresql)
    central = open_central(home, postgresql.url.render_as_string(hide_password=False), clock)
    desk = enrol_at(central).write(12)
    desk.exchange(desk.tail())
    made = back_up(central, tmp_path / "backups")
    outside(postgresql, "CREATE DATABASE put_back")
    url = postgresql.url.set(database="put_back").render_as_string(hide_password=False)
    try:
        done = restore(home, made.path, url)
        assert (1, 12) == (done.journals, done.entries)
    finally:
        central.close()
        outside(postgresql, "DROP DATABASE put_back")


def test_a_missing_tool_is_named(tmp_path, postgresql, monkeypatch, clock):
    monkeypatch.setenv("PATH", str(tmp_path))
    central = open_central(tmp_path / "server", postgresql.url.render_as_string(hide_password=False), clock)
    with pytest.raises(ToolMissing) as caught:
        back_up(central, tmp_path / "backups")
    central.close()
    assert {"tool": "pg_dump"} == caught.value.params
    assert [] == list((tmp_path / "backups").iterdir())


def test_a_copy_that_fails_leaves_no_half_backup(tmp_path, monkeypatch):
    central = open_central(tmp_path / "server")
    monkeypatch.setattr(Database, "copy_to", lambda database, target: target.write_bytes(b"half"))
    with pytest.raises(BackupFailed):
        back_up(central, tmp_path / "backups")
    central.close()
    assert [] == list((tmp_path / "backups").iterdir())


@pytest.mark.parametrize("length", [0, 1, 1024 * 1024 - 1, 1024 * 1024, 2 * 1024 * 1024 + 7])
def test_what_is_sealed_comes_back_whole_or_not_at_all(tmp_path, length):
    plain, sealed = tmp_path / "plain", tmp_path / "sealed"
    plain.write_bytes(os.urandom(length))
    with plain.open("rb") as source, sealed.open("wb") as target:
        seal(source, target, b"k" * 32)
    with sealed.open("rb") as source:
        assert plain.read_bytes() == b"".join(unseal(source, b"k" * 32))
    data = sealed.read_bytes()
    pieces = [data[:-1], data[:-17], data + b"x", data[:60] + bytes([data[60 % len(data)] ^ 1]) + data[61:], data[1:]]
    for broken in pieces:
        sealed.write_bytes(broken)
        with sealed.open("rb") as source, pytest.raises(BrokenSeal):
            b"".join(unseal(source, b"k" * 32))
    sealed.write_bytes(data)
    with sealed.open("rb") as source, pytest.raises(BrokenSeal):
        b"".join(unseal(source, b"o" * 32))


def test_a_file_that_an_older_program_left_in_the_clear_is_encrypted(tmp_path, sqlite_pair):
    central, desk = sqlite_pair
    desk.write(3)
    desk.exchange(desk.tail())
    plain = tmp_path / "plain.db"
    with central.database._engine.connect() as connection:
        driver = connection.connection.driver_connection
        driver.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        driver.execute("SELECT sqlcipher_export('plain')")
        driver.execute("DETACH DATABASE plain")
    central.close()
    assert plain.read_bytes().startswith(b"SQLite format 3")
    shutil.copyfile(plain, tmp_path / "server" / "server.db")
    again = open_central(tmp_path / "server")
    assert {desk.journal: 3} == heads(again)
    again.close()
    assert not (tmp_path / "server" / "server.db").read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(UnknownDatabase):
        Database(f"sqlite:///{tmp_path / 'server' / 'server.db'}", bytes(32))
