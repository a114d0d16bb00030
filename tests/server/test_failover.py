"""Real PostgreSQL: the primary dies under load, or comes back old; what an answer told is there, or is sent again."""

import gc
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from intake_desk.server.central import Central
from intake_desk.server.database import Database
from intake_desk.server.keys import load_or_make
from tests.pushing import Pusher, lost, pushing
from tests.server.clusters import Server, address_of
from tests.server.conftest import asking, enrolled

# a cursor whose server died cannot be closed any more, and says so when it is collected
pytestmark = pytest.mark.filterwarnings("ignore:.*was deleted while still open:ResourceWarning")
DESKS = 3
ANSWERS = 12


@pytest.fixture
def place():
    """Makes servers in a folder that their account may enter, and stops them."""
    with tempfile.TemporaryDirectory() as home, ExitStack() as undo:
        Path(home).chmod(0o755)

        def place(name):
            server = Server(Path(home) / name)
            undo.callback(server.stop)
            return server

        yield place


@pytest.fixture
def opened(tmp_path, clock):
    """Open the central server on a database; closed at the end."""
    with ExitStack() as undo:

        def opened(url):
            database = Database(url)
            undo.callback(database.close)
            return Central(database, load_or_make(tmp_path), clock)

        yield opened
    gc.collect()


def pushers(central):
    return [Pusher(enrolled(central, asking(central), name=f"Quầy {number + 1}")) for number in range(DESKS)]


def move(desks, central):
    """Speak to this server from now on."""
    for desk in desks:
        desk.desk.ask = asking(central)


def test_a_primary_killed_under_load_loses_nothing_that_was_answered(place, opened):
    primary = place("primary").make().start()
    standby = place("standby").copy_of(primary).start()
    primary.wait_for(standby)
    central = opened(address_of(primary, standby))
    desks = [desk.push() for desk in pushers(central)]
    with pushing(desks) as told:
        told.wait_for(ANSWERS)
        primary.kill()

    standby.promote()

    # the same central server, not started again: it finds who takes writes now
    assert [] == lost(desks)
    for desk in desks:
        desk.go_back().push()
        assert desk.told == len(desk.desk.entries)


def test_a_server_restored_from_an_old_backup_is_refilled_by_the_desks(place, opened):
    first = place("first").make().start()
    central = opened(first.url)
    desks = [desk.push() for desk in pushers(central)]
    backup = place("backup").copy_of(first, standby=False)
    with pushing(desks) as told:
        told.wait_for(ANSWERS)
        first.kill()

    move(desks, opened(backup.start().url))

    assert sorted(desk.desk.journal for desk in desks if desk.told > 3) <= sorted(name for name, _, _ in lost(desks))
    for desk in desks:
        desk.go_back().push()
        assert desk.told == desk.held() == len(desk.desk.entries)


def test_a_primary_that_waits_for_nobody_is_seen_to_lose(place, opened):
    """The control: the standby that is promoted is a copy that stood still."""
    primary = place("primary").make().start()
    central = opened(primary.url)
    desks = [desk.push() for desk in pushers(central)]
    late = place("late").copy_of(primary, standby=False)
    for desk in desks:
        desk.push()
    primary.kill()

    move(desks, opened(late.start().url))

    assert DESKS == len(lost(desks))
