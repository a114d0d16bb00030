"""From the start of the process to a window that can be used, with 200,000 dossiers, beside a bare PySide6 window.

Both tell by themselves how many milliseconds have passed since the kernel made their process, so that imports are
counted. The desk's key comes from a real Secret Service, begun for this measurement alone.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.desks import KEY, filled, identity, keep_sheets

CHECKOUT = Path(__file__).parents[2]
SIZE = 200_000
OURS = "start: window usable"
BARE = "start: bare window"
BARE_WINDOW = """
import os, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

app = QApplication([])
window = QMainWindow()
field = QLineEdit()
window.setCentralWidget(field)
window.show()
field.setFocus()

def tell():
    began = int(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")
    print(f"usable after {(time.clock_gettime(time.CLOCK_BOOTTIME) - began) * 1000:.0f} ms", flush=True)
    app.quit()

QTimer.singleShot(0, tell)
app.exec()
"""


def measure(rounds: int = 7) -> list[tuple[str, float]]:
    """Median seconds until each window can be used."""
    filled(SIZE)
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [CHECKOUT / "installer" / "with-keyring", "--own", sys.executable, "-m", __name__, str(rounds)],
            cwd=CHECKOUT,
            env={**os.environ, "INTAKE_DESK_HOME": folder, "QT_QPA_PLATFORM": "offscreen"},
            check=True,
            capture_output=True,
            text=True,
        )
    return [(name, seconds) for name, seconds in json.loads(done.stdout.splitlines()[-1])]


def _inside(rounds: int) -> list[tuple[str, float]]:
    """What runs where a Secret Service answers."""
    home = filled(SIZE)
    _enrol(home)
    ours = [sys.executable, "-m", "intake_desk.cli", "run", "--home", str(home), "--measure-start"]
    bare = [sys.executable, "-c", BARE_WINDOW]
    for command in (bare, ours):
        _seconds(command)
    taken: dict[str, list[float]] = {BARE: [], OURS: []}
    for _ in range(rounds):
        taken[BARE].append(_seconds(bare))
        taken[OURS].append(_seconds(ours))
    return [(name, statistics.median(seconds)) for name, seconds in taken.items()]


def _enrol(home: Path) -> None:
    # late: only the process inside needs these
    from intake_desk.store.identity import IDENTITY  # noqa: PLC0415
    from intake_desk.store.opening import KEY_NAME, Store  # noqa: PLC0415
    from intake_desk.store.vault import Vault  # noqa: PLC0415

    Vault(home).put(KEY_NAME, KEY)
    store = Store(home, KEY)
    store.sheets.set(IDENTITY, identity())
    keep_sheets(store.sheets)
    store.close()


def _seconds(command: list[str]) -> float:
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    said = re.search(r"usable after (\d+) ms", done.stdout)
    if said is None:
        raise RuntimeError(f"{command[1:]} did not say when it was usable: {done.stdout} {done.stderr}")
    return int(said[1]) / 1000


if __name__ == "__main__":
    print(json.dumps(_inside(int(sys.argv[1]))))  # noqa: T201
