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


def killed(home: Path, desks: list[Pusher], answers: int) -> None:
    """Start the server, have the desks push, and kill it after so many answers."""
    with serving(home) as (address, process):
        for desk in desks:
            desk.desk.ask = over_http(address)
            desk.go_back()
        with pushing(desks) as told:
            told.wait_for(answers)
            os.kill(process, signal.SIGKILL)


def missing(home: Path, desks: list[Pusher]) -> list[tuple[str, int, int]]:
    """Start the server again: the journals of which it holds less than it told."""
    with serving(home) as (address, _):
        for desk in desks:
            desk.desk.ask = over_http(address)
        return lost(desks)
