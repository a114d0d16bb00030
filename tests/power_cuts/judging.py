"""The real store opened on what a power cut left: whether all that was told is there, whole, and goes on."""

from collections import Counter
from contextlib import suppress
from pathlib import Path

from intake_desk.domain.refusals import Refusal
from intake_desk.store.database import run
from tests.power_cuts.recording import lay_out
from tests.store.conftest import JOURNAL, NINE, Desk

# What one receipt makes, and what one of another desk's makes.
RECEIPT, FOREIGN = 3, 1


def faults(home: Path, files: dict[str, bytes], told: list[str], *, own_only: bool = False) -> list[str]:
    """What is wrong with the store that opens on these files; "lost" begins what says that something told is gone.

    With `own_only` the other desks' entries are not asked for: they come again with the next exchange.
    """
    lay_out(home, files)
    desk = Desk(home)
    desk.clock.now = NINE + 10_000_000_000
    try:
        desk.open()
        return list(_faults(desk, set(told), own_only=own_only))
    except Refusal as error:
        return [f"refused {error.code} {error.params}"]
    finally:
        with suppress(Refusal):
            desk.close()


def _faults(desk: Desk, told: set[str], *, own_only: bool):
    with desk.store.database.reading() as connection:
        codes = [row[0] for row in run(connection, "SELECT code FROM dossier WHERE id NOT LIKE '26103-%'")]
        question = "SELECT journal, subject, count(*) FROM entry GROUP BY journal, subject"
        whole = run(connection, question).fetchall()
        heads = dict(run(connection, "SELECT name, number FROM journal").fetchall())
    receipts = {one for one in told if " " not in one}
    yield from (f"lost {code}" for code in sorted(receipts - set(codes)))
    for journal, number in (one.split() for one in told - receipts):
        if not own_only and heads.get(journal, 0) < int(number):
            yield f"lost {journal} {number}"
    yield from (f"half {name} {subject}" for name, subject, count in whole
                if count != (RECEIPT if name == JOURNAL else FOREIGN))  # fmt: skip
    yield from (f"twice {code}" for code, count in Counter(codes).items() if count > 1)
    if desk.journal.has_hole:
        yield "lost: a hole"
        return
    code = desk.receive(phone="").code
    if code in receipts or code in codes:
        yield f"used again {code}"
    yield from (f"found {kind}" for kind in desk.findings())
