"""A real desk with its encrypted store, enrolled at a real server; keys in memory instead of a keyring."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from intake_desk.domain.entries import Sealed
from intake_desk.exchanging import beside
from intake_desk.store.database import run
from intake_desk.store.journal import Journal
from intake_desk.store.opening import Store
from intake_desk.sync.enrolment import enrol
from intake_desk.sync.keys import desk_key, desk_token
from intake_desk.sync.link import Link
from intake_desk.sync.replicator import Replicator, RoundResult
from tests.benchmarks.desks import CLERK, KEY
from tests.benchmarks.lives import Act
from tests.plain_vault import PlainVault


def write(home: Path, journal: str, days: Iterable[tuple[date, Iterable[Act]]]) -> list[Sealed]:
    """Make a desk's store whose own journal holds what was done; gives all its entries."""
    clock = [0]
    store = Store(home, KEY)
    try:
        own, _ = store.journal(journal, lambda: clock[0])
        for day, acts in days:
            write_in(own, clock, day, acts)
        entries: list[Sealed] = []
        while more := own.tail(journal, len(entries)):
            entries += more
        return entries
    finally:
        store.close()


def write_in(own: Journal, clock: list[int], day: date, acts: Iterable[Act]) -> None:
    """Record what was done on a day, as the transactions that it was done in; `clock` is what the journal goes by."""
    for at_ms, together in groupby(acts, attrgetter("at_ms")):
        clock[0] = at_ms
        with own.recording(day=day.isoformat(), actor=CLERK.login) as recording:
            for act in together:
                recording.add(act.draft)


class BenchDesk:
    """A desk that lives in a copy of `home`, enrolled with `code`."""

    def __init__(self, home: Path, here: Path, address: str, code: str, secrets: PlainVault | None = None) -> None:
        secrets = secrets or PlainVault()
        shutil.copytree(home, here)
        self.store = Store(here, KEY)
        with Link(address) as link:
            self.identity = enrol(link, code, "Quầy", secrets, self.store.sheets)
        self.journal, _ = self.store.journal(self.identity.journal, lambda: time.time_ns() // 1_000_000)
        self.link = Link(address, desk_token(secrets))
        key = desk_key(secrets)
        self._replicator = Replicator(self.link, self.journal, self.store.sheets, self.identity, key, ahead=beside)

    def level(self) -> tuple[float, float, RoundResult]:
        """Seconds and seconds of this process's own work that a round took, and what it moved."""
        began, worked = time.perf_counter(), time.process_time()
        result = self._replicator.round(lambda: False)
        return time.perf_counter() - began, time.process_time() - worked, result

    def dossiers(self) -> int:
        """How many dossiers its register holds."""
        with self.journal.database.reading() as connection:
            return int(run(connection, "SELECT count(*) FROM dossier").fetchone()[0])

    def close(self) -> None:
        self.link.close()
        self.store.close()
