"""The sample's server lives as long as the desk that started it, whichever way that one ends."""

import os
import select
import signal
import subprocess
import sys
from contextlib import contextmanager

import httpx2
import pytest

from intake_desk.sample import prepare_server
from intake_desk.server.central import open_central
from intake_desk.server.enrolment import issue_code

DESK = """
import pathlib, signal, sys
from intake_desk.sample import serving
with serving(pathlib.Path(sys.argv[1])) as server:
    print(server._process.pid, server.url, flush=True)
    signal.pause()
"""
SECONDS = 20


@contextmanager
def desk_with_server(home):
    """A process that runs the sample's server; gives it, the server's address, and what tells when the server ends."""
    desk = subprocess.Popen([sys.executable, "-c", DESK, str(home)], stdout=subprocess.PIPE, text=True)
    try:
        pid, url = desk.stdout.readline().split()
        server = os.pidfd_open(int(pid))
        try:
            yield desk, url, server
        finally:
            if not ended(server, 0):
                signal.pidfd_send_signal(server, signal.SIGKILL)
            os.close(server)
    finally:
        desk.kill()
        desk.communicate()


def ended(process, seconds=SECONDS):
    return bool(select.select([process], [], [], seconds)[0])


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="a process that is not a child can only be awaited on Linux")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_server_ends_when_its_desk_was_ended(tmp_path, how):
    with desk_with_server(tmp_path / "server") as (desk, url, server):
        assert 200 == httpx2.get(f"{url}/health", trust_env=False).status_code
        assert not ended(server, 0)
        desk.send_signal(how)
        assert ended(server)
        with pytest.raises(httpx2.ConnectError):
            httpx2.get(f"{url}/health", trust_env=False)


def test_a_server_that_was_stopped_before_it_took_its_unit_on_is_finished(tmp_path):
    open_central(tmp_path).close()

    prepare_server(tmp_path)

    central = open_central(tmp_path)
    try:
        assert issue_code(central, "H26.103")
    finally:
        central.close()
