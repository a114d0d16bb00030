"""Named points at which a machine can die, set around the program's own functions.

A machine dies by taking a picture of its disk and raising `Crash`. Whatever the program still does while the exception
travels up happens to a disk that is thrown away afterwards, so that no `finally` and no `except` can tidy up.
"""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from intake_desk.server import enrolment, journals, shelf, units
from intake_desk.server import register as server_register
from intake_desk.server.database import Database as ServerDatabase
from intake_desk.store import journal, reconciling, register, restoring, roll, sheets

BEFORE, AFTER = "before", "after"

# Where, around what, on which side of it, and how the point is called.
DESK = (
    (roll.Roll, "append", BEFORE, "desk: about to write the roll"),
    (roll.Roll, "append", AFTER, "desk: on the roll, not in the database"),
    (roll.Roll, "void", BEFORE, "desk: commit failed, roll not voided"),
    (roll.Roll, "void", AFTER, "desk: commit failed, roll voided"),
    (roll.Roll, "keep", BEFORE, "desk: sheet in no place yet"),
    (roll.Roll, "keep", AFTER, "desk: sheet on the roll, not in the database"),
    (roll.Roll, "_begin_segment", AFTER, "desk: new file of the roll begun"),
    (roll.Roll, "__init__", AFTER, "desk: roll opened"),
    (roll, "flush", BEFORE, "desk: roll written, not flushed"),
    (journal.Journal, "_commit", AFTER, "desk: committed, nobody told"),
    (journal.Journal, "accept", BEFORE, "desk: batch about to be stored"),
    (journal.Journal, "accept", AFTER, "desk: batch stored"),
    (journal.Journal, "server_holds", BEFORE, "desk: server's word about to be noted"),
    (journal.Journal, "server_holds", AFTER, "desk: server's word noted"),
    (journal.Journal, "recover", BEFORE, "desk: about to complete from the roll"),
    (journal.Journal, "recover", AFTER, "desk: completed from the roll"),
    (reconciling, "_refill", BEFORE, "desk: about to refill the roll"),
    (reconciling, "mend", BEFORE, "desk: damaged roll about to be mended"),
    (register, "refresh", BEFORE, "desk: entries stored, register not refreshed"),
    (register, "_write", AFTER, "desk: register refreshed in part"),
    (register, "freshen", BEFORE, "desk: opened, register not looked at"),
    (restoring, "set_aside", BEFORE, "desk: damaged database about to be set aside"),
    (restoring, "set_aside", AFTER, "desk: damaged database set aside"),
    (restoring, "_from_roll", AFTER, "desk: new database filled from the roll"),
    (restoring, "flush_folder", BEFORE, "desk: new database named, name not flushed"),
    (sheets.Sheets, "put", AFTER, "desk: sheet kept"),
)
SERVER = (
    (journals, "covered", BEFORE, "server: request read"),
    (journals, "take", BEFORE, "server: about to take"),
    (shelf.Shelf, "take", AFTER, "server: one tail taken"),
    (journals, "take", AFTER, "server: taken, not committed"),
    (journals, "ends", BEFORE, "server: committed, not answered"),
    (journals, "lacking", AFTER, "server: answer ready"),
    (server_register, "_refresh", AFTER, "server: register folded, not noted"),
    (server_register, "follow", AFTER, "server: register followed a little"),
    (enrolment, "_add_desk", AFTER, "server: desk added"),
    (enrolment, "issue", AFTER, "server: token issued"),
    (units, "publish", AFTER, "server: desk's sheet published"),
    (enrolment, "_place", AFTER, "server: place ready, not committed"),
)
TORN = "desk: record of the roll torn"
TORN_SERVER = "server: about to commit"
DESK_POINTS = (*(point for *_, point in DESK), TORN)
SERVER_POINTS = (*(point for *_, point in SERVER), TORN_SERVER)


class Crash(BaseException):
    """The machine died: a process was killed or its power was cut. Nothing in the program may catch it."""


class Stage:
    """Who acts now; the points ask it."""

    def __init__(self) -> None:
        self.machine: Any = None

    @contextmanager
    def holding(self, machine: Any) -> Iterator[None]:
        """What happens inside happens on this machine, by its program."""
        before, self.machine = self.machine, machine
        try:
            with machine.program():
                yield
        finally:
            self.machine = before


STAGE = Stage()


def reach(point: str) -> None:
    """Die here if the machine that acts is to."""
    machine = STAGE.machine
    if machine is not None and machine.is_due(point):
        machine.die(point)


class Changes:
    """Changes to the program's own modules, undone at the end in the opposite order."""

    def __init__(self) -> None:
        self._undo: list[tuple[Any, str, Any]] = []

    def set(self, owner: Any, name: str, value: Any) -> None:
        """Put a value in place of what stands there."""
        self._undo.append((owner, name, vars(owner)[name] if isinstance(owner, type) else getattr(owner, name)))
        setattr(owner, name, value)

    def around(self, owner: Any, name: str, make: Callable[[Any], Any]) -> None:
        """Put what `make` makes of a function in its place."""
        self.set(owner, name, make(getattr(owner, name)))

    def undo(self) -> None:
        """Leave everything as it was."""
        while self._undo:
            owner, name, value = self._undo.pop()
            setattr(owner, name, value)


def install(changes: Changes) -> None:
    """Set every point."""
    for owner, name, side, point in (*DESK, *SERVER):
        changes.around(owner, name, lambda real, side=side, point=point: _with_point(real, side, point))
    changes.around(roll, "write_all", _tearing)
    changes.around(ServerDatabase, "writing", _before_commit)


def _with_point(real: Callable[..., Any], side: str, point: str) -> Callable[..., Any]:
    def wrapped(*args: Any, **named: Any) -> Any:
        if side == BEFORE:
            reach(point)
        result = real(*args, **named)
        if side == AFTER:
            reach(point)
        return result

    return wrapped


def _tearing(real: Callable[[int, bytes], None]) -> Callable[[int, bytes], None]:
    def write_all(descriptor: int, data: bytes) -> None:
        machine = STAGE.machine
        if machine is not None and machine.is_due(TORN):
            real(descriptor, data[: machine.chance.randrange(len(data))])
            machine.die(TORN)
        if machine is not None and machine.roll_room is not None:
            machine.roll_room -= len(data)
            if machine.roll_room < 0:
                machine.roll_room = None
                real(descriptor, data[: len(data) // 2])
                raise OSError(errno.ENOSPC, "no room on the roll's disk")
        real(descriptor, data)

    return write_all


def _before_commit(real: Callable[[Any], Any]) -> Callable[[Any], Any]:
    @contextmanager
    def writing(database: Any) -> Iterator[Any]:
        with real(database) as connection:
            yield connection
            reach(TORN_SERVER)

    return writing
