"""One writer at a time, durable commits, faults of the disk and of the pages told apart and told by name."""

import threading

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from intake_desk.store import database as databases
from intake_desk.store.database import DamagedStore, Database, OldSqlite, StoreFailed, WrongKey, run

KEY = bytes(range(32))


@pytest.fixture
def database(tmp_path):
    opened = Database(tmp_path / "desk.db", KEY)
    with opened.writing() as connection:
        run(connection, "CREATE TABLE t (a)")
    yield opened
    opened.close()


def values(database):
    with database.reading() as connection:
        return [row[0] for row in run(connection, "SELECT a FROM t ORDER BY a")]


def put(database, value):
    with database.writing() as connection:
        run(connection, "INSERT INTO t VALUES (?)", (value,))


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0)]
)
def test_every_connection_is_set_for_safety(database, pragma, value):
    with database.reading() as connection:
        assert value == run(connection, f"PRAGMA {pragma}").fetchone()[0]
    with database.writing() as connection:
        assert value == run(connection, f"PRAGMA {pragma}").fetchone()[0]


def test_a_library_that_can_corrupt_the_file_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlcipher, "sqlite_version_info", (3, 51, 2))

    with pytest.raises(OldSqlite):
        Database(tmp_path / "desk.db", KEY)
    assert not (tmp_path / "desk.db").exists()


def test_another_key_is_refused(database, tmp_path):
    put(database, 1)

    with pytest.raises(WrongKey):
        Database(tmp_path / "desk.db", bytes(32))


def test_what_raises_leaves_nothing_behind(database):
    with pytest.raises(ZeroDivisionError), database.writing() as connection:  # noqa: PT012  # the block is the point
        run(connection, "INSERT INTO t VALUES (1)")
        raise ZeroDivisionError

    assert [] == values(database)


def test_a_commit_that_fails_leaves_no_transaction_open(database, monkeypatch):
    commit = sa.Connection.commit
    monkeypatch.setattr(
        sa.engine.default.DefaultDialect, "do_commit", lambda *_: (_ for _ in ()).throw(OSError("as if"))
    )
    with pytest.raises(OSError, match="as if"):
        put(database, 1)
    monkeypatch.undo()

    assert commit is sa.Connection.commit
    put(database, 2)
    assert [2] == values(database)


def test_a_reader_sees_one_moment(database):
    put(database, 1)
    with database.reading() as connection:
        assert 1 == run(connection, "SELECT count(*) FROM t").fetchone()[0]
        put(database, 2)
        assert 1 == run(connection, "SELECT count(*) FROM t").fetchone()[0]
    assert [1, 2] == values(database)


def test_writers_take_turns(database):
    inside, most = [], []

    def write():
        for _ in range(20):
            with database.writing() as connection:
                inside.append(1)
                most.append(len(inside))
                run(connection, "INSERT INTO t VALUES (0)")
                inside.pop()

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {1} == set(most)
    assert 60 == len(values(database))


def test_two_programs_on_one_file_wait_for_each_other(database, tmp_path):
    """`verify` may stand beside the desk: a lock is waited for, not reported as damage."""
    other = Database(tmp_path / "desk.db", KEY)
    put(other, 1)
    put(database, 2)

    assert [1, 2] == values(other)
    other.close()


def test_a_lock_that_does_not_end_is_a_failure_of_the_store(database, tmp_path):
    holder = sqlcipher.connect(str(tmp_path / "desk.db"), isolation_level=None)
    holder.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    holder.execute("BEGIN IMMEDIATE")
    with database.reading():
        run(database._writer, "PRAGMA busy_timeout = 1")

    with pytest.raises(StoreFailed) as told:
        put(database, 1)

    assert "SQLITE_BUSY" == told.value.params["cause"]
    holder.close()
    put(database, 2)
    assert [2] == values(database)


def test_damage_is_told_by_name_and_marked_for_the_next_start(database, tmp_path):
    with database.writing() as connection:
        for number in range(200):
            run(connection, "INSERT INTO t VALUES (?)", (f"{number:0500d}",))
    database.close()
    data = bytearray((tmp_path / "desk.db").read_bytes())
    data[5 * 4096 + 50] ^= 1
    (tmp_path / "desk.db").write_bytes(data)
    damaged = Database(tmp_path / "desk.db", KEY)

    with pytest.raises(DamagedStore):
        values(damaged)

    assert damaged.suspect.exists()
    assert any("page 6" in line for line in damaged.check())
    damaged.close()


def test_a_page_that_does_not_check_out_while_it_is_written_is_damage_too(database):
    with pytest.raises(DamagedStore), database.writing():
        raise MemoryError  # so the driver passes on what SQLCipher says of it

    assert database.suspect.exists()


def test_a_mistake_in_the_program_is_not_taken_for_the_disks(database):
    with pytest.raises(sqlcipher.IntegrityError), database.writing() as connection:  # noqa: PT012  # two statements
        run(connection, "CREATE UNIQUE INDEX u ON t (a)")
        run(connection, "INSERT INTO t VALUES (1), (1)")


def test_a_copy_is_whole_and_as_secret_as_the_file(database, tmp_path):
    put(database, "Nguyễn Thị Hường")
    database.copy_to(tmp_path / "copy.db")

    assert "Hường".encode() not in (tmp_path / "copy.db").read_bytes()
    copy = Database(tmp_path / "copy.db", KEY)
    assert ["Nguyễn Thị Hường"] == values(copy)
    copy.close()


def test_a_folder_with_signs_in_its_name_holds_a_store(tmp_path):
    folder = tmp_path / "Bàn làm việc? #1 %20 & co"
    folder.mkdir()
    database = Database(folder / "desk.db", KEY)
    with database.writing() as connection:
        run(connection, "CREATE TABLE t (a)")
    put(database, 1)
    database.close()

    assert (folder / "desk.db").exists()
    reader = Database(folder / "desk.db", KEY, read_only=True)
    assert [1] == values(reader)
    reader.close()


def test_a_read_only_look_writes_nothing(database, tmp_path):
    put(database, 1)
    database.close()
    before = (tmp_path / "desk.db").read_bytes()
    reader = Database(tmp_path / "desk.db", KEY, read_only=True)

    with pytest.raises(StoreFailed):
        put(reader, 2)

    reader.close()
    assert before == (tmp_path / "desk.db").read_bytes()


def test_damage_says_a_page_and_never_its_content():
    assert "damaged_store" == str(DamagedStore())
    assert {databases.sqlcipher.SQLITE_CORRUPT, databases.sqlcipher.SQLITE_NOTADB} == set(databases._DAMAGE)
