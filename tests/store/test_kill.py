"""A desk killed at any moment has, when it starts again, every code that it told the world."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROUNDS = 30
SAVES = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from conftest import *
desk = Desk(Path(sys.argv[2])).open()
desk.clock.now += int(sys.argv[3])
if sys.argv[4] == "rolls":
    import intake_desk.store.roll as rolls
    rolls.SEGMENT_BYTES = 3000
while True:
    code = desk.receive(phone="").code
    os.write(1, (code + "\\n").encode())
"""


@pytest.mark.parametrize("kind", ["plain", "rolls"])
@pytest.mark.timeout(300)
def test_every_code_that_was_told_is_there_after_kill_9(closed, kind):
    told = []
    for turn in range(ROUNDS // 2):
        command = [sys.executable, "-c", SAVES, str(Path(__file__).parent), str(closed.home), str(turn * 10**6), kind]
        with subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True) as desk:
            # some rounds end right after a code was told, some in the midst of the saves that follow
            told += [desk.stdout.readline().strip() for _ in range(1 + turn % 7)]
            desk.send_signal(signal.SIGKILL)
            told += desk.stdout.read().split()
        assert told[-1], turn

    assert [] == closed.findings_closed() or {"database_lacks"} == set(closed.findings_closed())
    closed.open()

    assert set(told) <= set(closed.codes())
    assert len(told) == len(set(told))
    assert len(closed.codes()) == len(set(closed.codes()))
    assert [] == closed.findings()
