"""A window killed while somebody types and saves: what was typed is found again or recorded, one of the two."""

import os
import random
import subprocess
import sys
from pathlib import Path

from intake_desk import app

ROUNDS = 4


def type_until_killed(home, lines):
    """The ids that were told to be typed, when it was killed at no good moment after so many lines."""
    told = []
    with (home.parent / "errors").open("ab") as errors:
        process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("typing_process.py")), str(home)],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
    try:
        for line in process.stdout:
            told.append(line)
            if len(told) == lines:
                break
    finally:
        process.kill()
        told += process.stdout.readlines()
        process.wait()
        process.stdout.close()
    return [line.split()[1] for line in told if line.startswith("typed")]


def test_what_was_typed_is_found_again_or_recorded_and_never_both(desk_home):
    chance = random.Random(2026)
    typed = []
    for _ in range(ROUNDS):
        typed += type_until_killed(desk_home, chance.randint(1, 6))

    desk = app.open_desk(desk_home)
    try:
        bench = desk.workbench
        found = {one.id for one in bench.unfinished.recall(bench.accounts.sign_in("thuy", "mot-cua-2026"))}
        recorded = {mark for mark in typed if bench.lookup.dossier(mark) is not None}
        proof = desk.prove()
    finally:
        desk.close()

    assert len(typed) >= ROUNDS
    assert len(typed) == len(set(typed))
    assert set() == found & recorded
    assert set(typed) <= found | recorded
    assert () == proof.findings
    assert "" == (desk_home.parent / "errors").read_text()
    files = [path for path in desk_home.rglob("*") if path.is_file()]
    assert [] == [path for path in files if "Bí Mật".encode() in path.read_bytes()]
