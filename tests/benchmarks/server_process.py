"""The central server as the process that it is in the field, and what to have ready before it starts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from intake_desk.domain.desk import Unit
from intake_desk.server.central import open_central
from intake_desk.server.enrolment import issue_code
from intake_desk.server.units import create_unit


def codes(home: Path, wanted: Iterable[tuple[str, int]], database_url: str | None = None) -> dict[str, list[str]]:
    """Take units on, by agency and number of desks; the codes with which these desks may enrol."""
    central = open_central(home, database_url)
    given: dict[str, list[str]] = {}
    try:
        for agency, desks in wanted:
            unit = Unit(agency=agency, unit_code="10231", parent="UBND XÃ THỬ", name="TRUNG TÂM", place="Thử")
            create_unit(central, unit)
            given[agency] = [issue_code(central, agency) for _ in range(desks)]
    finally:
        central.close()
    return given


@contextmanager
def serving(home: Path, *options: str) -> Iterator[tuple[str, int]]:
    """`intake-desk serve`: its address and process id, for the length of a block."""
    command = [sys.executable, "-m", "intake_desk.cli", "serve", "--with-parent", "--home", str(home), "--port", "0"]
    with (home / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [*command, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        )
        try:
            ready = process.stdout.readline()
            if not ready.startswith("ready "):
                raise RuntimeError(f"the server did not start; see {home}/server.log")
            yield ready.split()[1], process.pid
        finally:
            process.stdin.close()
            process.wait(30)
            process.stdout.close()
