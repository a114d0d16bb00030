"""A file of any earlier shape is brought to the present one, a copy set aside first; a later shape is left alone."""

import ast
from importlib.resources import files
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command, config, script
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from intake_desk.store import migrate, register, schema
from intake_desk.store.database import Database, StoreFailed, run

KEY = bytes(range(32))
FOLDER = Path(str(files("intake_desk.store"))) / "migrations"


def scripts():
    settings = config.Config()
    settings.set_main_option("script_location", str(FOLDER))
    settings.set_main_option("path_separator", "os")
    return settings


REVISIONS = [step.revision for step in script.ScriptDirectory.from_config(scripts()).walk_revisions()][::-1]


@pytest.fixture
def database(tmp_path):
    opened = Database(tmp_path / "desk.db", KEY)
    yield opened
    opened.close()


def shaped(database, revision):
    """A file as a program of that time left it."""
    settings = scripts()
    with database.writing() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, revision)


def ddl(connection):
    """What the tables and indexes are made of, names of automatic ones left out."""
    return {
        (kind, name, " ".join(sql.replace('"', "").split()))
        for kind, name, sql in run(
            connection, "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
        )
        if not name.startswith("dossier_words_")
    }


def test_the_program_names_the_newest_shape():
    assert REVISIONS[-1] == migrate.NEWEST
    assert 1 == len(script.ScriptDirectory.from_config(scripts()).get_heads())


def test_the_migrations_make_what_the_program_expects(database):
    migrate.upgrade(database)

    with database.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, *_: name is None or not name.startswith("dossier_words")}
        )
        differences = compare_metadata(context, schema.metadata)
    assert [] == differences


def test_the_search_index_is_made_alike_by_migration_and_by_rebuilding(database):
    migrate.upgrade(database)
    with database.writing() as connection:
        before = ddl(connection)
        settings = "SELECT k, v FROM dossier_words_config ORDER BY k"
        kept = run(connection, settings).fetchall()
        register.rebuild(connection)
        assert {entry for entry in before if entry[1] != "dossier_words"} <= ddl(connection)
        question = "SELECT sql FROM sqlite_master WHERE name = 'dossier_words'"
        made_again = "".join(run(connection, question).fetchone()[0].split())
        assert kept == run(connection, settings).fetchall()
    migrated = next("".join(sql.split()) for _, name, sql in before if name == "dossier_words")

    assert migrated == made_again
    assert {"hashsize": 8_000_000, "automerge": 8}.items() <= dict(kept).items()


def test_an_empty_file_needs_no_copy(database, tmp_path):
    assert migrate.upgrade(database) is None
    assert migrate.upgrade(database) is None
    assert ["desk.db"] == [path.name for path in tmp_path.glob("*.db")]


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_an_older_file_is_copied_aside_and_brought_up(database, tmp_path, revision):
    shaped(database, revision)
    with database.writing() as connection:
        run(connection, "INSERT INTO meta (name, value) VALUES ('identity', '{}')")

    copy = migrate.upgrade(database)

    assert migrate.NEWEST == migrate.revision(database)
    with database.reading() as connection:
        assert ("{}",) == run(connection, "SELECT value FROM meta WHERE name = 'identity'").fetchone()
    aside = Database(copy, KEY)
    assert revision == migrate.revision(aside)
    aside.close()


def test_a_desk_of_the_first_shape_opens_with_everything(closed, tmp_path):
    """Entries written under shape 0001, its search index long gone: dossiers are found as before."""
    closed.open()
    codes = [closed.receive(name).code for name in ("Nguyễn Thị Hường", "Lê Văn Bình")]
    kept = closed.entries()
    closed.close()
    for path in closed.home.glob("desk.db*"):
        path.unlink()
    old = Database(closed.home / "desk.db", KEY)
    shaped(old, "0001")
    old.close()

    closed.open()

    assert len(kept) == closed.found.recovered
    assert closed.found.copy.endswith(".db")
    assert codes[::-1] == closed.codes()
    assert [codes[1]] == [dossier.code for dossier in closed.find("binh")]
    assert [] == closed.findings()


def test_a_newer_file_is_left_alone(database, tmp_path):
    migrate.upgrade(database)
    with database.writing() as connection:
        run(connection, "UPDATE alembic_version SET version_num = '9999'")
    before = (tmp_path / "desk.db").read_bytes()

    with pytest.raises(migrate.NewerStore) as told:
        migrate.upgrade(database)

    assert {"found": "9999", "known": migrate.NEWEST} == told.value.params
    assert before == (tmp_path / "desk.db").read_bytes()


def test_a_migration_that_fails_changes_nothing(database, monkeypatch):
    shaped(database, REVISIONS[0])
    with database.reading() as connection:
        before = ddl(connection)
    monkeypatch.setattr(command, "upgrade", lambda *_: (_ for _ in ()).throw(OSError("as if")))

    with pytest.raises(OSError, match="as if"):
        migrate.upgrade(database)

    with database.reading() as connection:
        assert before == ddl(connection)
    assert REVISIONS[0] == migrate.revision(database)


def test_no_room_for_the_copy_stops_the_migration(database, tmp_path):
    shaped(database, REVISIONS[0])
    (tmp_path / f"desk-before-{migrate.NEWEST}.db").mkdir()

    with pytest.raises((StoreFailed, OSError)):
        migrate.upgrade(database)

    assert REVISIONS[0] == migrate.revision(database)


@pytest.mark.parametrize("path", sorted((FOLDER / "versions").glob("0*.py")), ids=lambda path: path.stem)
def test_a_migration_knows_nothing_of_the_program(path):
    """The program goes on; what was shipped must go on meaning the same."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert set() == named - {"sqlalchemy", "alembic"}


def test_every_table_is_named_in_the_schema(database):
    migrate.upgrade(database)
    with database.reading() as connection:
        tables = set(sa.inspect(connection).get_table_names())

    assert {name for name in tables if not name.startswith("dossier_words")} == {
        *schema.metadata.tables,
        "alembic_version",
    }
