"""126 units return at once after a day without the network: 378 desks, each with its own day's work, in real stores.

Every desk runs the real rounds of `sync.replicator` over HTTP until it holds what all desks of its unit wrote, and
waits as the program does when a request fails. On one machine the desks take from the server the cores it would have.
"""

from __future__ import annotations

import multiprocessing
import random
import shutil
import statistics
import tempfile
import threading
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.desk import DeskIdentity
from intake_desk.domain.numbers import daily_range
from intake_desk.store.opening import Store
from intake_desk.sync.backoff import delay
from intake_desk.sync.failures import Offline, ServerTroubled
from intake_desk.sync.keys import kept
from intake_desk.sync.link import Link
from intake_desk.sync.replicator import Replicator
from tests.benchmarks.bench_desk import write_in
from tests.benchmarks.desks import CACHE, KEY, same_disk
from tests.benchmarks.lives import FIRST_DAY, Lives
from tests.benchmarks.postgres import postgresql
from tests.benchmarks.server_process import Place, places, serving

pause = threading.Event().wait

UNITS, DESKS, A_DAY = 126, 3, 40
WORKERS = 2
CLIENTS = 2
# A desk that lacks something is told within a second that there is more (`/v1/wait`); here it looks as often.
NEWS_SECONDS = 1.0
MOST_SECONDS = 300.0
LEVEL = "replication: 126 units return, all level"
REQUESTS = "replication: 126 units return, a request"


@dataclass
class Story:
    """What happened to the desks of one process."""

    seconds: float = 0.0
    requests: list[float] = field(default_factory=list)
    failures: int = 0
    in_a_row: int = 0
    level: int = 0


def measure() -> list[tuple[str, float]]:
    """Seconds until the last desk is level, and how long requests took."""
    with tempfile.TemporaryDirectory(dir=same_disk(CACHE)) as name, postgresql() as (url, _):
        home = Path(name) / "server"
        home.mkdir()
        wanted = [(f"H26.{number:03d}", DESKS) for number in range(UNITS)]
        units = list(places(home, wanted, url))
        Store(Path(name) / "blank", KEY).close()
        with serving(home, "--database-url", url, "--workers", str(WORKERS)) as (address, _):
            stories = _return(Path(name), address, units)
    requests = sorted(one for story in stories for one in story.requests)
    failures, in_a_row = sum(story.failures for story in stories), max(story.in_a_row for story in stories)
    level = sum(story.level for story in stories)
    print(f"  {level} desks level; {len(requests):,} requests, {failures} failed, {in_a_row} in a row at most")  # noqa: T201
    if level != UNITS * DESKS or in_a_row > 1:
        raise RuntimeError("a desk is not level, or a request failed again after its own back-off")
    twentieths = statistics.quantiles(requests, n=20)
    return [
        (LEVEL, max(story.seconds for story in stories)),
        (f"{REQUESTS}, median", statistics.median(requests)),
        (f"{REQUESTS}, p95", twentieths[-1]),
        (f"{REQUESTS}, slowest", requests[-1]),
    ]


def _return(folder: Path, address: str, units: list[tuple[str, list[Place]]]) -> list[Story]:
    context = multiprocessing.get_context("spawn")
    ready, go = context.Barrier(CLIENTS + 1), context.Event()
    told = context.Queue()
    processes = [
        context.Process(target=_desks, args=(folder, address, units[n::CLIENTS], n, ready, go, told), daemon=True)
        for n in range(CLIENTS)
    ]
    for process in processes:
        process.start()
    ready.wait(MOST_SECONDS * 2)
    go.set()
    stories = [told.get(timeout=MOST_SECONDS * 2) for _ in processes]
    for process in processes:
        process.join()
    return stories


def _desks(folder: Path, address, units, number, ready, go, told) -> None:
    """One process: the desks of its units, each a thread that begins when all are told to."""
    desks = []
    for place, (agency, given) in enumerate(units):
        lives = list(Lives(agency, DESKS, number * 1000 + place).day(FIRST_DAY, A_DAY))
        totals = {one.journal: sum(act.desk == at for act in lives) for at, one in enumerate(given, 1)}
        for at, one in enumerate(given, 1):
            home = folder / f"{agency}-{at}"
            shutil.copytree(folder / "blank", home)
            acts = [act for act in lives if act.desk == at]
            desks.append(_Desk(home, address, agency, at, one, acts, totals))
    story = Story()
    lock = threading.Lock()
    threads = [threading.Thread(target=desk.come_back, args=(story, lock)) for desk in desks]
    ready.wait()
    go.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    story.seconds = time.perf_counter() - began
    told.put(story)
    for desk in desks:
        desk.close()


class _Desk:
    """A desk with a day's work that nobody knows of yet."""

    def __init__(self, home, address, agency, number, place: Place, acts, totals) -> None:
        key = Ed25519PrivateKey.from_private_bytes(place.key)
        self.store = Store(home, KEY)
        for sheet in place.sheets:
            self.store.sheets.put(kept(sheet))
        clock = [0]
        self.journal, _ = self.store.journal(place.journal, lambda: clock[0])
        write_in(self.journal, clock, FIRST_DAY + timedelta(0), acts)
        identity = DeskIdentity(
            agency=agency,
            unit_code="10231",
            desk=number,
            desk_name="Quầy",
            journal=place.journal,
            numbers=daily_range(number, 8),
            server_url=address,
            server_public_key=place.server_key,
        )
        self._link = Link(address, place.token)
        self._replicator = Replicator(self, self.journal, self.store.sheets, identity, key)
        self._totals = totals
        self._taken: list[float] = []

    def exchange(self, request):
        """The link's, timed."""
        began = time.perf_counter()
        try:
            return self._link.exchange(request)
        finally:
            self._taken.append(time.perf_counter() - began)

    def come_back(self, story: Story, lock: threading.Lock) -> None:
        """Run rounds until this desk holds what its unit wrote, and the server what this desk wrote."""
        chance = random.Random(str(self.store.home))
        began, failures, failed, in_a_row, level = time.perf_counter(), 0, 0, 0, False
        while not level and time.perf_counter() - began < MOST_SECONDS:
            try:
                waiting = self._replicator.round(lambda: False).waiting
                failures = 0
            except Offline as error:
                failures, failed, waiting = failures + 1, failed + 1, 1
                in_a_row = max(in_a_row, failures)
                told = error.params["retry_after"] if isinstance(error, ServerTroubled) else 0
                pause(max(delay(failures, chance.random()), told))
                continue
            held = {name: head.number for name, head in self.journal.heads().items()}
            level = not waiting and all(held.get(name, 0) == total for name, total in self._totals.items())
            if not level:
                pause(NEWS_SECONDS * chance.random())
        with lock:
            story.requests += self._taken
            story.failures += failed
            story.in_a_row = max(story.in_a_row, in_a_row)
            story.level += level

    def close(self) -> None:
        """Let go of the store."""
        self._link.close()
        self.store.close()
