"""The same documents to a server and back: PouchDB and its server, our desk and our server, turn by turn.

What each promises when it has answered is not the same. PouchDB's LevelDB is not synced: what it said it holds is lost
when the machine loses power within the next half minute, on either side. Our server answers after its commit is on
disk, the desk's store likewise (`synchronous=FULL`); both are encrypted, every entry is hashed into its chain, covered
by its owner's signature, and folded into the register, where it can be searched for.
"""

from __future__ import annotations

import statistics
import tempfile
from collections import defaultdict
from datetime import timedelta
from pathlib import Path

from intake_desk.garbage import settled
from intake_desk.store.opening import Store
from tests.benchmarks.bench_desk import BenchDesk, write
from tests.benchmarks.desks import AGENCY, CACHE, KEY, same_disk
from tests.benchmarks.lives import FIRST_DAY, Lives
from tests.benchmarks.pouchdb import PouchDB, installed, write_documents
from tests.benchmarks.server_process import codes, serving

DAYS = 13
A_DAY = 120
ROUNDS = 5
# PouchDB's own choice, and what it is fastest with.
BATCHES = {"PouchDB": 100, "PouchDB, batches of 1,000": 1000}
OURS = "intake_desk"
AT_ONCE = 1000


def measure(rounds: int = ROUNDS) -> list[tuple[str, float]]:
    """Median seconds that each takes to send, and to fetch, a thousand documents."""
    installed()
    taken: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory(dir=same_disk(CACHE)) as name:
        folder = Path(name)
        days = [FIRST_DAY + timedelta(days=number) for number in range(DAYS)]
        lives = Lives(AGENCY, 1, 1)
        entries = write(folder / "full", f"{AGENCY}/1", [(day, list(lives.day(day, A_DAY))) for day in days])
        write_documents(folder / "documents", entries)
        Store(folder / "blank", KEY).close()
        settled()  # as a desk is once it is open
        pouch = PouchDB(folder / "pouchdb", folder / "documents")
        try:
            for turn in range(rounds):
                for who, batch in BATCHES.items():
                    database = f"turn{turn}batch{batch}"
                    taken[f"sent, {who}"].append(pouch.send(database, batch) / len(entries))
                    taken[f"fetched, {who}"].append(pouch.fetch(database, batch) / len(entries))
                sent, fetched = _ours(folder, turn, len(entries))
                taken[f"sent, {OURS}"].append(sent / len(entries))
                taken[f"fetched, {OURS}"].append(fetched / len(entries))
        finally:
            pouch.close()
    return [(f"replication: 1,000 {name}", statistics.median(taken[name]) * AT_ONCE) for name in sorted(taken)]


def _ours(folder: Path, turn: int, count: int) -> tuple[float, float]:
    """Seconds in which a desk sends all its entries to a new server, and in which a new desk fetches them."""
    home = folder / f"server-{turn}"
    home.mkdir()
    first_code, second_code = codes(home, [(AGENCY, 2)])[AGENCY]
    with serving(home) as (address, _):
        first = BenchDesk(folder / "full", folder / f"first-{turn}", address, first_code)
        second = BenchDesk(folder / "blank", folder / f"second-{turn}", address, second_code)
        try:
            sent, _, result = first.level()
            if (result.sent, result.waiting) != (count, 0):
                raise RuntimeError(f"not all was sent: {result}")
            fetched, _, result = second.level()
            if result.received != count or second.dossiers() != DAYS * A_DAY:
                raise RuntimeError(f"not all was fetched: {result}")
        finally:
            first.close()
            second.close()
    return sent, fetched
