"""Opening scans in a process of their own, which is given limits and is ended when it does not come back."""

import os
import subprocess
import sys
import threading
from contextlib import suppress
from typing import TypeVar

import msgspec

from intake_desk.domain.refusals import Refusal
from intake_desk.services.scan_tasks import Answer, Draw, Drawn, Inspect, Join, Joined, Refused, Seen, Task

WORKER = (sys.executable, "-I", "-c", "from intake_desk.services.scan_worker import main; main()")
# By the clock on the wall, for a process that waits instead of working.
SECONDS: dict[type[Task], float] = {Inspect: 30, Draw: 30, Join: 180}
MOST_ANSWER = 512 * 1024 * 1024
_NEEDED = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH")
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Answer).decode

Said = TypeVar("Said", Seen, Drawn, Joined)


class ScanRefused(Refusal):
    """A file is not taken; `code` is the reason."""


class ScanBroken(ScanRefused):
    """The file is damaged or cut off."""

    code = "scan_broken"


class ScanUnknownType(ScanRefused):
    """The content is of no type that is taken, whatever the file is called."""

    code = "scan_unknown_type"


class ScanTwoTypes(ScanRefused):
    """The content is a picture to one program and a PDF to another."""

    code = "scan_two_types"


class ScanProtected(ScanRefused):
    """The PDF asks for a password."""

    code = "scan_protected"


class ScanTooLarge(ScanRefused):
    """Beyond a limit; params: what ("bytes", "pages", "pixels", "dossier", "scans", "portal"), most."""

    code = "scan_too_large"


class ScanUnsafe(ScanRefused):
    """Opening the file took too much memory or time, or the decoder fell over it."""

    code = "scan_unsafe"


_REFUSALS: dict[str, type[ScanRefused]] = {
    one.code: one for one in (ScanBroken, ScanUnknownType, ScanTwoTypes, ScanProtected, ScanTooLarge, ScanUnsafe)
}


def inspected(task: Inspect) -> Seen:
    """What a content is. Raises the refusals of this module."""
    return _asked(task, Seen)


def drawn(task: Draw) -> Drawn:
    """Pages of a scan. Raises the refusals of this module."""
    answer = _asked(task, Drawn)
    if not all(page.is_whole for page in answer.pages):
        raise ScanUnsafe
    return answer


def joined(task: Join) -> bytes:
    """All scans as one PDF. Raises the refusals of this module."""
    return _asked(task, Joined).pdf


def _asked(task: Task, kind: type[Said]) -> Said:
    try:
        answer = _decode(_answer(_encode(task), SECONDS[type(task)]))
    except (msgspec.MsgspecError, ValueError):
        raise ScanUnsafe from None
    if isinstance(answer, Refused):
        raise _REFUSALS.get(answer.code, ScanUnsafe)(**answer.params)
    if not isinstance(answer, kind):
        raise ScanUnsafe
    return answer


def _answer(task: bytes, seconds: float) -> bytes:
    """The worker's output; nothing when it was ended or fell over. Task and answer only ever pass through pipes."""
    environment = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    with subprocess.Popen(  # noqa: S603  # our own interpreter and module
        WORKER,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a decoder's words may quote the content
        env={**environment, "MALLOC_ARENA_MAX": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        end = threading.Timer(seconds, process.kill)
        feeder = threading.Thread(target=_feed, args=(process, task), daemon=True)
        end.start()
        feeder.start()
        try:
            said = process.stdout.read(MOST_ANSWER + 1)
        finally:
            end.cancel()
            process.kill()
            feeder.join()
    return said if len(said) <= MOST_ANSWER else b""


def _feed(process: subprocess.Popen[bytes], task: bytes) -> None:
    assert process.stdin is not None
    with suppress(OSError):  # it fell over before it had read everything
        process.stdin.write(task)
    with suppress(OSError):
        process.stdin.close()
