"""The central server, killed while desks push: what an answer told them is there after the next start."""

import os
import signal
from pathlib import Path

from intake_desk.server.central import open_central
from tests.benchmarks.server_process import serving
from tests.pushing import Pusher, lost, over_http, pushing
from tests.server.conftest import asking, enrolled

DESKS = 3


def pushers(home: Path) -> list[Pusher]:
    """Desks of one unit, enrolled."""
    central = open_central(home)
    try:
        return [Pusher(enrolled(central, asking(central), name=f"Quầy {number + 1}")) for number in range(DESKS)]
    finally:
        central.close()


def killed(home: Path, desks: list[Pusher], answers: int) -> list[tuple[str, int, int]]:
    """Start the server, see what the kill before has lost, have the desks push, and kill it after so many answers.

    Returns the journals of which it held less than it had told.
    """
    with serving(home) as (address, process):
        found = _found(address, desks)
        for desk in desks:
            desk.go_back()
        with pushing(desks) as told:
            told.wait_for(answers)
            os.kill(process, signal.SIGKILL)
    return found


def missing(home: Path, desks: list[Pusher]) -> list[tuple[str, int, int]]:
    """Start the server once more: the journals of which it holds less than it told."""
    with serving(home) as (address, _):
        return _found(address, desks)


def _found(address: str, desks: list[Pusher]) -> list[tuple[str, int, int]]:
    for desk in desks:
        desk.desk.ask = over_http(address)
    return lost(desks)
