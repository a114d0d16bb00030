"""Saving a dossier at a desk that is new, has 10,000 dossiers and has 200,000, beside the bare floor.

The floor is one SQLCipher commit (WAL, synchronous=FULL) of the very bytes that were saved, as one row, and one
fsynced append of them to a file: what two durable copies cost when nothing else is done. All turn by turn.
"""

from __future__ import annotations

import os
import shutil
import statistics
import time
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from intake_desk.domain.kinds import PaperCount
from intake_desk.services.applications import Application
from intake_desk.services.reception import Reception
from tests.benchmarks.desks import CACHE, KEY, OpenedDesk, empty, filled, opened, person, same_disk
from tests.year.life import answers

SIZES = (0, 10_000, 200_000)
WARM = 40
FLOOR = "save: floor"
PAPERS = (
    PaperCount(text="Tờ khai theo mẫu", originals=1),
    PaperCount(text="Giấy chứng sinh", originals=1),
    PaperCount(text="Giấy chứng nhận kết hôn của cha, mẹ", copies=1),
)


class Floor:
    """The least that can be done to make bytes durable twice."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlcipher.connect(str(folder / "floor.db"), isolation_level=None)
        for statement in (
            f"PRAGMA key = \"x'{KEY.hex()}'\"",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "CREATE TABLE saved (id INTEGER PRIMARY KEY, bytes BLOB)",
        ):
            self._connection.execute(statement)
        self._file = (folder / "floor.roll").open("ab", buffering=0)

    def save(self, data: bytes) -> None:
        self._file.write(data)
        os.fsync(self._file.fileno())
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO saved (bytes) VALUES (?)", (data,))
        self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()
        self._file.close()


class Saver:
    """One desk that receives dossiers."""

    def __init__(self, home: Path) -> None:
        self.desk: OpenedDesk = opened(home)
        self.reception = Reception(self.desk.desk)
        procedures = self.desk.desk.reference.catalogue.procedures
        self.procedures = [procedure.code for procedure in procedures if procedure.certification or procedure.cases]

    def save(self) -> tuple[float, bytes]:
        """The seconds that one dossier took, and the bytes that it became."""
        procedure = self.desk.people.choice(self.procedures)
        application = Application(
            applicant=person(self.desk.people),
            procedure=procedure,
            fields=answers(self.desk.desk.reference.catalogue.by_code(procedure)),
            papers=PAPERS,
            pages=2,
            means="cash",
        )
        journal = self.desk.desk.journal
        before = journal.heads()[journal.name].number
        start = time.perf_counter()
        self.reception.receive(self.desk.desk.seat.clerk, application)
        taken = time.perf_counter() - start
        tail = journal.tail(journal.name, before)
        return taken, b"".join(sealed.body + sealed.personal for sealed in tail)


def measure(rounds: int = 400) -> list[tuple[str, float]]:
    """Median seconds of the floor and of a save at each size."""
    folder = same_disk(CACHE)
    homes = {size: filled(size) if size else empty(folder) for size in SIZES}
    floor = Floor(folder)
    savers = {size: Saver(home) for size, home in homes.items()}
    floors: list[float] = []
    saves: dict[int, list[float]] = {size: [] for size in SIZES}
    try:
        for turn in range(rounds + WARM):
            for place in range(len(SIZES)):
                size = SIZES[(turn + place) % len(SIZES)]
                taken, data = savers[size].save()
                start = time.perf_counter()
                floor.save(data)
                beside = time.perf_counter() - start
                if turn >= WARM:
                    saves[size].append(taken)
                    floors.append(beside)
    finally:
        for saver in savers.values():
            saver.desk.close()
        floor.close()
        shutil.rmtree(folder)
    named = [(f"save: at {size:,} dossiers", statistics.median(saves[size])) for size in SIZES]
    return [(FLOOR, statistics.median(floors)), *named]
