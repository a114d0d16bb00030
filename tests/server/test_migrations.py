"""What an older server kept aside, because other entries stood at its numbers, becomes branches."""

from importlib.resources import files

import pytest
import sqlalchemy as sa
from alembic import command, config

from intake_desk.domain.branches import split
from intake_desk.domain.entries import START, header

AGENCY = "H26.103"
JOURNAL = f"{AGENCY}/1"
ENTRY = (
    "INSERT INTO entry (agency, journal, number, hash, subject, body, personal, received_ms)"
    " VALUES (:agency, :journal, :number, :hash, :subject, :body, :personal, 0)"
)
ASIDE = (
    "INSERT INTO fork (agency, journal, number, hash, previous, body, personal, received_ms)"
    " VALUES (:agency, :journal, :number, :hash, :previous, :body, :personal, 0)"
)


def migrate(connection, revision):
    settings = config.Config()
    settings.set_main_option("script_location", str(files("intake_desk.server") / "migrations"))
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    command.upgrade(settings, revision)


def row(sealed):
    read = header(sealed)
    return {
        "agency": AGENCY, "journal": JOURNAL, "number": read.number, "hash": sealed.hash, "previous": read.previous,
        "subject": read.subject, "body": sealed.body, "personal": sealed.personal,
    }  # fmt: skip


@pytest.mark.parametrize("turn", range(4))
def test_what_stood_aside_stands_in_a_branch(tmp_path, make_entry, turn):
    def line(number, previous, count, hlc):
        entries = []
        for step in range(count):
            entries.append(make_entry(JOURNAL, number + step, previous, hlc + step, name=f"{turn} {hlc}"))
            previous = entries[-1].hash
        return entries

    truth = line(1, START, 5, 1 << 40)
    aside = line(3, truth[1].hash, 4, 1 << 41)
    deeper = line(5, truth[3].hash, 2, 1 << 42)
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'server.db'}")
    with engine.begin() as connection:
        migrate(connection, "0004")
        connection.execute(sa.text(ENTRY), [row(one) for one in truth])
        connection.execute(sa.text(ASIDE), [row(one) for one in aside + deeper])
        connection.execute(
            sa.text("INSERT INTO journal (agency, name, number, hash, folded) VALUES (:agency, :journal, 5, :hash, 5)"),
            row(truth[-1]),
        )
        signature = {"agency": AGENCY, "journal": JOURNAL, "number": 5, "made": bytes(64)}
        connection.execute(sa.text("INSERT INTO signature VALUES (:agency, :journal, :number, :made)"), signature)
        migrate(connection, "0005")
        stored = {mark: name for mark, name in connection.exec_driver_sql("SELECT hash, journal FROM entry")}  # noqa: C416  # rows are not pairs to dict()'s types
        ends = connection.exec_driver_sql("SELECT name, number, hash, after, folded FROM journal").all()
        (signed,) = connection.exec_driver_sql("SELECT journal FROM signature").scalars()
    engine.dispose()
    reads = {one.hash: header(one) for one in truth + aside + deeper}
    assert split(JOURNAL, ((read.number, read.previous, mark) for mark, read in reads.items())) == stored
    assert stored[truth[4].hash] == signed
    assert set(stored.values()) == {name for name, *_ in ends}
    for name, number, mark, after, folded in ends:
        numbers = sorted(reads[one].number for one, found in stored.items() if found == name)
        assert (numbers[0] - 1, numbers[-1], name) == (after, number, stored[mark])
        assert folded == after
