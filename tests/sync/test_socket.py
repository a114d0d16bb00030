"""The same exchange over a real socket, with the server in a process of its own."""

import re
import subprocess
import sys
from contextlib import contextmanager

import pytest

from intake_desk.domain.desk import Unit
from intake_desk.server import units
from intake_desk.server.central import open_central
from intake_desk.server.enrolment import issue_code
from intake_desk.sync.failures import Offline
from intake_desk.sync.keys import desk_token

AGENCY = "H26.103"
SERVE = (
    "import sys, pathlib; from intake_desk.server.serving import Wanted, run;"
    " run(Wanted(host='127.0.0.1', port=0, home=pathlib.Path(sys.argv[1])))"
)


@contextmanager
def serving(home):
    """A server process; gives its address once it says that it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(home)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        ready = process.stdout.readline()
        assert re.fullmatch(r"ready http://127\.0\.0\.1:\d+\n", ready), process.stderr.read()
        yield ready.split()[1], process
    finally:
        process.terminate()
        process.communicate(timeout=20)


@pytest.fixture
def home(tmp_path):
    """A server's home with a unit in it."""
    home = tmp_path / "central"
    central = open_central(home)
    units.create_unit(central, Unit(agency=AGENCY, unit_code="10231", parent="UBND", name="TT", place="Thử"))
    central.close()
    return home


def code_for(home):
    """What the administrator types beside a server that is running."""
    central = open_central(home)
    code = issue_code(central, AGENCY)
    central.close()
    return code


def test_entries_travel_over_a_real_socket_and_outlive_the_server(home, make_socket_desk):
    with serving(home) as (address, _):
        first, second = make_socket_desk(address, code_for(home)), make_socket_desk(address, code_for(home))
        first.receive(30)
        assert (30, 0) == ((done := first.level()).sent, done.waiting)
        assert 30 == second.level().received
    with pytest.raises(Offline):
        first.level()
    with serving(home) as (address, _):
        first.receive(2)
        first.move_to(address)
        assert (2, 1) == ((done := first.level()).sent, done.exchanges)
        assert {"in_hand": 32} == first.link.holdings().dossiers


def test_a_server_that_is_asked_to_stop_stops_quietly(home):
    with serving(home) as (_, process):
        process.terminate()
        _, errors = process.communicate(timeout=20)
    assert (0, "") == (process.returncode, errors)


def test_nothing_personal_stands_in_the_servers_log(home, make_socket_desk):
    with serving(home) as (address, process):
        desk = make_socket_desk(address, code_for(home))
        desk.receive(1, name="Lý Văn An")
        desk.level()
        process.terminate()
        _, log = process.communicate(timeout=20)
    assert '"event": "exchanged"' in log
    assert [] == [word for word in ("Lý", "An", "2.000815", desk_token(desk.vault), "thuy") if word in log]
