"""A desk's real store at work, to be recorded: `python -m tests.power_cuts.desk_at_work HOME SEED ACTS [WEAKNESS...]`.

What it has recorded it tells the log as soon as the recording has returned: a receipt would be printed then.
"""

import ctypes
import random
import sys
from pathlib import Path

from intake_desk.store import database, roll
from intake_desk.store.database import run
from tests.store.conftest import NINE, Desk, Foreign

# Small, so that checkpoints and new files come often and no cut has much to read.
LOG_PAGES = 60
SEGMENT_BYTES = 12_000


def main(home: Path, seed: int, acts: int, weaknesses: set[str]) -> None:
    tell = ctypes.CDLL(None).power_cuts_mark
    chance = random.Random(seed)
    weaken(weaknesses)
    desk = Desk(home)
    desk.clock.now = NINE + seed * 10_000_000
    other = Foreign(f"26103-{2 + seed}")
    desk.open()
    checkpoint_often(desk)
    for _ in range(acts):
        act = chance.random()
        if act < 0.75:
            tell(desk.receive(phone="").code.encode())
        elif act < 0.88:
            count = chance.randint(1, 4)
            tail = [
                other.receive(subject=f"{other.name}-{other.number}", number=2001 + other.number) for _ in range(count)
            ]
            desk.journal.accept(other.name, tail)
            tell(f"{other.name} {other.number}".encode())
        elif act < 0.95:
            desk.store.sheets.set("identity", {"journal": desk.journal.name, "turn": str(chance.random())})
        else:
            desk.reopen()
            checkpoint_often(desk)
    if chance.random() < 0.5:
        desk.close()


def checkpoint_often(desk: Desk) -> None:
    with desk.store.database.writing() as connection:
        pass
    run(connection, f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")


def weaken(weaknesses: set[str]) -> None:
    """Switch off what the controls do without."""
    roll.SEGMENT_BYTES = SEGMENT_BYTES
    if "roll" in weaknesses:
        roll.flush = lambda _: None
    if "normal" in weaknesses:
        configured = database._configure

        def configure(connection, key, *, read_only):
            configured(connection, key, read_only=read_only)
            connection.execute("PRAGMA synchronous = NORMAL")

        database._configure = configure


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), set(sys.argv[4:]))
