"""Hà Nội's first thirteen days: 126 units, 66,000 dossiers, their whole lives, pushed by all units to one server on
PostgreSQL and folded there; and what an entry costs when little and when much is held.

A desk sends once a day. The client's own work is measured and small; making the entries is not counted.
"""

from __future__ import annotations

import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import sqlalchemy as sa

from intake_desk.server import schema
from intake_desk.server.database import Database
from tests.benchmarks.postgres import postgresql
from tests.benchmarks.pushers import Pushers, Work
from tests.benchmarks.server_process import places, serving, worked

pause = threading.Event().wait

UNITS = 126
DESKS = 3
# 66,000 dossiers in thirteen days, and three days more until all have been handed back.
DAYS = (40, 40, 41) * 4 + (40, 0, 0, 0)
LATER = (40,) * 19 + (0, 0, 0)  # in the long form, until a million entries are held
WORKERS = 2
CLIENTS, CONNECTIONS = 2, 6
# Ten units beside them show what an entry costs: their first four days are ten thousand entries.
PROBED, FIRST_DAYS, PROBES = 10, 4, 9
LOOK_SECONDS = 0.05
MOST_SECONDS = 900.0
PUSHED = "replication: Hà Nội's thirteen days, pushed"
FOLDED = "replication: Hà Nội's thirteen days, pushed and folded"
AT_FIRST = "replication: 1,000 entries at the server, 10,000 held"
AT_LAST = "replication: 1,000 entries at the server, many held"


def measure(*, long: bool = False) -> list[tuple[str, float]]:
    """Seconds until all is pushed, and folded; processor seconds of an entry with ten thousand held, and with many."""
    with tempfile.TemporaryDirectory() as name, postgresql() as (url, pid):
        home = Path(name) / "server"
        home.mkdir()
        wanted = [(f"H26.{number:03d}", DESKS) for number in range(UNITS + PROBED)]
        taken_on = [
            Work(agency, tuple(desks), number, DAYS + (LATER if long else ()))
            for number, (agency, desks) in enumerate(places(home, wanted, url))
        ]
        units, probed = taken_on[:UNITS], taken_on[UNITS:]
        probed = [Work(work.agency, work.places, work.seed, (40,) * (FIRST_DAYS + 2 * PROBES)) for work in probed]
        with serving(home, "--database-url", url, "--workers", str(WORKERS)) as (address, server):
            database = Database(url)
            pushers = Pushers(address, units, CLIENTS, CONNECTIONS)
            probes = Pushers(address, probed, 1, 1)
            try:
                run = _Run(database, url, lambda: worked(server) + worked(pid))
                run.push(probes, 0, FIRST_DAYS)
                first = run.probe(probes, FIRST_DAYS)
                pushed, folded = run.push(pushers, 0, len(DAYS))
                entries = sum(pushers.entries[: len(DAYS)])
                _say(f"{entries:,} entries pushed in {pushed:.1f} s, folded after {folded:.1f} s: {run.said}")
                if long:
                    run.push(pushers, len(DAYS), len(DAYS) + len(LATER))
                run.upkeep()
                last = run.probe(probes, FIRST_DAYS + PROBES)
                _say(f"an entry costs {first * 1e6:.0f} µs at first, {last * 1e6:.0f} µs with {run.held():,} held")
            finally:
                pushers.close()
                probes.close()
                database.close()
    return [(PUSHED, pushed), (FOLDED, folded), (AT_FIRST, first * 1000), (AT_LAST, last * 1000)]


class _Run:
    """What is sent to the server, and how long it and PostgreSQL work on it."""

    def __init__(self, database: Database, url: str, spent: Callable[[], float]) -> None:
        self._database = database
        self._url = url
        self._spent = spent
        self.said = ""

    def push(self, pushers: Pushers, first: int, end: int) -> tuple[float, float]:
        """Seconds until the work of these days was pushed, and until it was folded."""
        before, began = self._spent(), time.perf_counter()
        pushed, clients, requests = pushers.send(first, end)
        while self._behind():
            if time.perf_counter() - began > MOST_SECONDS:
                raise RuntimeError("the register does not follow")
            pause(LOOK_SECONDS)
        folded = time.perf_counter() - began
        entries = sum(pushers.entries[first:end])
        self.cost = (self._spent() - before) / entries
        p95 = statistics.quantiles(requests, n=20)[-1] if len(requests) > 1 else requests[0]
        self.said = (
            f"{self.cost * 1e6:.0f} µs of work an entry at server and PostgreSQL, {clients / entries * 1e6:.0f} µs at"
            f" the clients; {len(requests):,} requests, half within {statistics.median(requests) * 1000:.0f} ms,"
            f" 95 % within {p95 * 1000:.0f} ms"
        )
        return pushed, folded

    def probe(self, pushers: Pushers, first: int) -> float:
        """Median processor seconds that an entry costs, taken and folded, of some more days."""
        costs = []
        for day, following in pairwise(range(first, first + PROBES + 1)):
            self.push(pushers, day, following)
            costs.append(self.cost)
        return statistics.median(costs)

    def held(self) -> int:
        """How many entries the server holds."""
        with self._database.reading() as connection:
            return int(connection.execute(sa.select(sa.func.sum(schema.journal.c.number))).scalar_one())

    def upkeep(self) -> None:
        """Have PostgreSQL do what it still owes to the days that were pushed; autovacuum comes up to a minute later.

        That is work on what they brought; it was up to three quarters of what a probe's entry seemed to cost there.
        """
        engine = sa.create_engine(self._url, isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                for statement in ("CHECKPOINT", "VACUUM (ANALYZE)"):
                    connection.exec_driver_sql(statement)
        finally:
            engine.dispose()

    def _behind(self) -> bool:
        column = schema.journal.c
        with self._database.reading() as connection:
            return connection.execute(sa.select(column.name).where(column.folded < column.number)).first() is not None


def _say(words: str) -> None:
    print(f"  {words}")  # noqa: T201
