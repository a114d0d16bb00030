"""The central server as the process that it is in the field, and what to have ready before it starts."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.desk import Unit
from intake_desk.server.central import Central, open_central
from intake_desk.server.enrolment import enrol, issue_code
from intake_desk.server.units import create_unit
from intake_desk.sync import keys
from intake_desk.wire import SignedSheet, token_of

START_SECONDS, END_SECONDS = 60, 30


def codes(home: Path, wanted: Iterable[tuple[str, int]], database_url: str | None = None) -> dict[str, list[str]]:
    """Take units on, by agency and number of desks; the codes with which these desks may enrol."""
    central = open_central(home, database_url)
    given: dict[str, list[str]] = {}
    try:
        for agency, desks in wanted:
            _take_on(central, agency)
            given[agency] = [issue_code(central, agency) for _ in range(desks)]
    finally:
        central.close()
    return given


class Place(NamedTuple):
    """A desk's place at the server, and what proves that it is its own."""

    key: bytes
    journal: str
    token: str
    server_key: bytes
    sheets: tuple[SignedSheet, ...]


def places(
    home: Path, wanted: Iterable[tuple[str, int]], database_url: str | None = None
) -> Iterator[tuple[str, list[Place]]]:
    """Take units on, by agency and number of desks, and enrol these desks as an administrator beside the server does:
    at its door only so many may enrol in a minute.
    """
    central = open_central(home, database_url)
    try:
        for agency, desks in wanted:
            _take_on(central, agency)
            yield agency, [_place(central, issue_code(central, agency)) for _ in range(desks)]
    finally:
        central.close()


def _take_on(central: Central, agency: str) -> None:
    create_unit(central, Unit(agency=agency, unit_code="10231", parent="UBND XÃ THỬ", name="TRUNG TÂM", place="Thử"))


def _place(central: Central, code: str) -> Place:
    key = Ed25519PrivateKey.generate()
    answer = enrol(central, keys.enrol_request(key, code, "Quầy"))
    token = token_of(answer.agency, answer.token_holder, keys.token_secret(key))
    return Place(key.private_bytes_raw(), answer.journal, token, answer.server_public_key, answer.sheets)


@contextmanager
def serving(home: Path, *options: str) -> Iterator[tuple[str, int]]:
    """`intake-desk serve`: its address and process id, for the length of a block."""
    command = [sys.executable, "-m", "intake_desk.cli", "serve", "--with-parent", "--home", str(home), "--port", "0"]
    with (home / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [*command, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        )
        patience = threading.Timer(START_SECONDS, process.kill)  # one that hangs would be waited for without end
        patience.start()
        try:
            ready = process.stdout.readline()
            patience.cancel()
            if not ready.startswith("ready "):
                raise RuntimeError(f"the server did not start: {(home / 'server.log').read_text()[-2000:]}")
            yield ready.split()[1], process.pid
        finally:
            patience.cancel()
            process.stdin.close()
            try:
                process.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                raise
            finally:
                process.stdout.close()


def worked(pid: int) -> float:
    """Seconds of processor time that a process and all that it started have used."""
    parents: dict[int, int] = {}
    used: dict[int, float] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):  # it has just ended
                fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
                parents[int(folder.name)] = int(fields[1])
                used[int(folder.name)] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    family = {pid}
    while more := {one for one, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(used.get(one, 0.0) for one in family)
