"""Ruling a day of 1,000 dossiers off at a desk that has 200,000, with its tally as PDF and as a workbook written."""

from __future__ import annotations

import random
import shutil
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from argon2 import PasswordHasher

from intake_desk.domain.desk import SUPERVISOR, Clerk
from intake_desk.services.workbench import workbench
from intake_desk.store.sheets import Sheet
from tests.benchmarks.desks import AGENCY, CACHE, CLERK, OpenedDesk, filled, life, opened, same_disk

SIZE, A_DAY = 200_000, 1_000
PASSWORD = "mot-cua-2026"  # of a desk that is measured and thrown away
HANG = Clerk(login="hang", name="Trần Thu Hằng", role=SUPERVISOR, verifier=PasswordHasher().hash(PASSWORD))


def measure(rounds: int = 5) -> list[tuple[str, float]]:
    """Median seconds of this process's own work, each round over a fresh copy of the desk."""
    folder = same_disk(CACHE)
    pages, closings, papers, books, wholes = [], [], [], [], []
    try:
        with _day(folder / "day") as kept:
            kept.close()
            for number in range(rounds):
                home = shutil.copytree(kept.home, folder / f"copy-{number}")
                taken = _close(home)
                for found, seconds in zip((pages, closings, papers, books), taken, strict=True):
                    found.append(seconds)
                wholes.append(sum(taken[1:]))
                shutil.rmtree(home)
    finally:
        shutil.rmtree(folder)
    return [
        ("closing: its page, read before by a program just begun", statistics.median(pages)),
        (f"closing: {A_DAY:,} dossiers at {SIZE:,}, signed", statistics.median(closings)),
        ("closing: its tally as PDF, printed and kept", statistics.median(papers)),
        ("closing: its tally as a workbook, kept", statistics.median(books)),
        ("closing: the whole of it", statistics.median(wholes)),
    ]


@contextmanager
def _day(home: Path) -> Iterator[OpenedDesk]:
    """The desk with today's dossiers received."""
    shutil.copytree(filled(SIZE), home)
    desk = opened(home)
    chance, day = random.Random(3), desk.desk.business_day()
    procedures = desk.desk.reference.catalogue.procedures
    for first in range(0, A_DAY, 50):
        with desk.desk.journal.recording(day=day, actor=CLERK.login) as recording:
            for number in range(first + 1, first + 51):
                code = f"{AGENCY}-{day[2:4]}{day[5:7]}{day[8:]}-{1000 + number:04d}"
                now_ms = desk.desk.now_ms()
                for draft in life(
                    chance, desk.desk.new_id(), code, SIZE + number, now_ms, chance.choice(procedures), 30
                ):
                    recording.add(draft)
    yield desk


def _close(home: Path) -> tuple[float, float, float, float]:
    """Seconds for the page that stands on the screen before anybody can rule off; signing; the papers; the workbook."""
    desk = opened(home)
    try:
        desk.store.sheets.put(Sheet("clerks", msgspec.json.encode([CLERK, HANG])))
        desk.desk.seat.clerk = HANG
        bench = workbench(desk.desk)
        day = desk.desk.business_day()
        opened_at = time.process_time()
        bench.closing.view(day)
        bench.closing.left_before(day)
        bench.closing.open_before(day)
        began = time.process_time()
        view = bench.closing.close(HANG, day, PASSWORD, uncounted="Hết giờ")
        closed = time.process_time()
        # the paper that is printed, and the one that is kept without what people wrote freely
        assert bench.slips.tally(HANG, view).pdf
        bench.tally_files.write_pdf(HANG, view)
        drawn = time.process_time()
        bench.tally_files.write_workbook(HANG, view)
        written = time.process_time()
        assert view.tally.total("received") == A_DAY
        return began - opened_at, closed - began, drawn - closed, written - drawn
    finally:
        desk.close()
