"""What SQLite's write-ahead log would tell if it could: whether commits in it are cut off by a damaged byte."""

import struct
from pathlib import Path

import msgspec

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_LITTLE_ENDIAN = 0x377F0682
_PAGE_SIZES = {1 << bit for bit in range(9, 17)}
_USUAL_PAGE_SIZE = 4096
_MASK = 0xFFFFFFFF


class LogState(msgspec.Struct, frozen=True):
    """How many frames check out, how many commits stand behind the first that does not, and the `pages` that the log
    holds whole and committed: what the file itself has in their place is not read.
    """

    frames: int = 0
    lost_commits: int = 0
    pages: frozenset[int] = frozenset()


def log_of(path: Path) -> Path:
    """The write-ahead log of a database file."""
    return path.with_name(path.name + "-wal")


def read_log(path: Path) -> LogState:
    """Read the log of the database at `path` without changing it.

    A power cut can spoil at most the one commit that was being written. More than one lost commit is damage.
    """
    log = log_of(path)
    data = log.read_bytes() if log.exists() else b""
    if len(data) < _HEADER.size + _FRAME.size:
        return LogState()
    magic, _, page_size, _, *salts, first, second = _HEADER.unpack_from(data)
    order = "<" if magic == _LITTLE_ENDIAN else ">"
    step = _FRAME.size + page_size
    check = _sum(order, data[:24], (0, 0))
    sound = check == (first, second) and page_size in _PAGE_SIZES
    if not sound:
        salts, step = list(_FRAME.unpack_from(data, _HEADER.size)[2:4]), _FRAME.size + _USUAL_PAGE_SIZE
    frames = lost = 0
    pages: set[int] = set()
    begun: set[int] = set()
    for at in range(_HEADER.size, len(data) - step + 1, step):
        page, commit, salt_1, salt_2, first, second = _FRAME.unpack_from(data, at)
        same = [salt_1, salt_2] == salts
        if sound and same:
            check = _sum(order, data[at : at + 8], check)
            check = _sum(order, data[at + _FRAME.size : at + step], check)
            sound = check == (first, second)
            frames += sound
            begun |= {page} if sound else set()
            if sound and commit:
                pages |= begun
        elif sound:
            sound = False  # the end of what belongs together, or a damaged salt: later frames will tell
            continue
        if not sound and same and commit:
            lost += 1
    return LogState(frames, lost, frozenset(pages))


def _sum(order: str, data: bytes, start: tuple[int, int]) -> tuple[int, int]:
    first, second = start
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for index in range(0, len(words), 2):
        first = (first + words[index] + second) & _MASK
        second = (second + words[index + 1] + first) & _MASK
    return first, second
