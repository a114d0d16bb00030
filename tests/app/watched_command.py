"""Runs a command of the program in this process and writes down what the window's own thread did that makes it wait.

    python watched_command.py REPORT COMMAND ...

Not a test: the tests run it. What the driver of the windows itself asks for between two people is not the window's.
"""

import json
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
from PySide6.QtCore import QCoreApplication

from intake_desk import cli
from intake_desk.printing import press
from intake_desk.store.database import Database
from intake_desk.store.vault import Vault

NOT_THE_WINDOW = ("driver.py",)
# Asked by the sync's thread, and by the rehearsal itself at its end.
ASKED_FOR = "waiting"

found: list[str] = []
calls: dict[str, int] = {}


def watch(owner: Any, name: str) -> None:
    """Note each call on the window's thread, and count all calls: a watch that sees nothing proves nothing."""
    inner: Callable[..., Any] = getattr(owner, name)
    label = f"{owner.__name__.rpartition('.')[2]}.{name}"

    def watched(*arguments: Any, **named: Any) -> Any:
        calls[label] = calls.get(label, 0) + 1
        if threading.current_thread() is threading.main_thread() and QCoreApplication.instance() is not None:
            window = blamed()
            if window:
                found.append(f"{label} by {window}")
        return inner(*arguments, **named)

    setattr(owner, name, watched)


def blamed() -> str:
    """The line of a window nearest to the call, unless the driver asked without any window."""
    for frame in reversed(traceback.extract_stack()[:-2]):
        path = Path(frame.filename)
        if path.parent.name in {"ui", "widgets"} and frame.name != ASKED_FOR:
            return "" if path.name in NOT_THE_WINDOW else f"{path.name}:{frame.lineno} {frame.name}"
        if path.name == "rehearsal.py":
            return ""
    return ""


def main(report: str, *command: str) -> int:
    for owner, names in (
        (Database, ("reading", "writing", "check")),
        (Vault, ("get", "put", "forget")),
        (press, ("receipt", "supplement", "refusal", "tally", "warm")),
        (httpx2.Client, ("send",)),
    ):
        for name in names:
            watch(owner, name)
    status = cli.main(list(command))
    Path(report).write_text(json.dumps({"found": sorted(set(found)), "calls": calls}))
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
