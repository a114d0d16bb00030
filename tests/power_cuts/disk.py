"""A disk that keeps what it was asked to keep, and of the rest whatever chance leaves when the power goes."""

import random
from dataclasses import dataclass, field

from tests.power_cuts.recording import Kind, Recorded, Step

SECTOR = 512


@dataclass
class File:
    """One file: the bytes that are surely on the disk, and what was done to it since."""

    sure: bytearray = field(default_factory=bytearray)
    since: list[Step] = field(default_factory=list)

    def settle(self) -> None:
        for step in self.since:
            if step.kind == Kind.TRUNCATE:
                resize(self.sure, step.at)
            else:
                write(self.sure, step.at, step.data)
        self.since.clear()


@dataclass(frozen=True)
class Naming:
    """Names that change together: a rename is both or neither."""

    folder: str
    files: dict[str, File | None]


@dataclass(frozen=True)
class Cut:
    """How one power cut treats what was not asked to be kept."""

    chance: random.Random
    kept: float
    in_order: bool
    garbage: bool
    whole_sectors: bool

    @classmethod
    def at_random(cls, chance: random.Random) -> "Cut":
        garbage = chance.random() < 0.3
        return cls(
            chance=chance,
            kept=chance.choice((0.0, 0.1, 0.5, 0.5, 0.9, 1.0)),
            in_order=chance.random() < 0.4,
            garbage=garbage,
            whole_sectors=garbage and chance.random() < 0.3,
        )

    def left_of(self, things: list) -> list:
        """Those of the things that survive: the first of them, or any."""
        if self.in_order:
            return things[: self.chance.randint(0, len(things))]
        return [thing for thing in things if self.chance.random() < self.kept]


class Disk:
    """The files and names of a recording, step by step; without `barriers` it only says that it kept them."""

    def __init__(self, recorded: Recorded, *, barriers: bool = True) -> None:
        self.told = list(recorded.told)
        self._barriers = barriers
        self._names: dict[str, File] = {name: File(bytearray(data)) for name, data in recorded.files.items()}
        self._sure_names: dict[str, File] = dict(self._names)
        self._since: list[Naming] = []
        self._inodes: dict[int, File] = {}

    def take(self, step: Step) -> None:
        """Go one step on."""
        if step.kind == Kind.MARK:
            self.told.append(step.name)
        elif step.kind in {Kind.OPEN, Kind.CREATE}:
            if step.kind == Kind.CREATE:
                self._name({step.name: File()})
            self._inodes[step.inode] = self._names[step.name]
        elif step.kind in {Kind.WRITE, Kind.TRUNCATE}:
            self._inodes[step.inode].since.append(step)
        elif step.kind in {Kind.RENAME, Kind.LINK}:
            moved = {} if step.kind == Kind.LINK else {step.name: None}
            self._name({**moved, step.second: self._names[step.name]})
        elif step.kind == Kind.UNLINK:
            self._name({step.name: None})
        elif self._barriers and step.kind == Kind.SYNC:
            self._inodes[step.inode].settle()
        elif self._barriers and step.kind == Kind.SYNC_FOLDER:
            self._settle_names(step.name)

    def after(self, cut: Cut) -> dict[str, bytes]:
        """What lies there when the power is back."""
        names = dict(self._sure_names)
        for naming in cut.left_of(self._since):
            apply(names, naming)
        return {name: bytes(_torn(file, cut)) for name, file in sorted(names.items())}

    def _name(self, files: dict[str, File | None]) -> None:
        naming = Naming(next(iter(files)).rpartition("/")[0], files)
        apply(self._names, naming)
        self._since.append(naming)

    def _settle_names(self, folder: str) -> None:
        for naming in self._since:
            if naming.folder == folder:
                apply(self._sure_names, naming)
        self._since = [naming for naming in self._since if naming.folder != folder]


def apply(names: dict[str, File], naming: Naming) -> None:
    for name, file in naming.files.items():
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def resize(data: bytearray, size: int) -> None:
    del data[size:]
    data.extend(bytes(size - len(data)))


def write(data: bytearray, at: int, part: bytes) -> None:
    if len(data) < at:
        resize(data, at)
    data[at : at + len(part)] = part


def _torn(file: File, cut: Cut) -> bytearray:
    if not file.since:
        return file.sure
    data = bytearray(file.sure)
    pieces = cut.left_of([piece for step in file.since for piece in _pieces(step)])
    for step, at, part in pieces:
        if step.kind == Kind.TRUNCATE:
            resize(data, step.at)
        else:
            write(data, at, part)
    written = [(at, part) for step, at, part in pieces if step.kind == Kind.WRITE]
    if cut.garbage and written:
        at, part = cut.chance.choice(written)
        if cut.whole_sectors:
            at, part = at - at % SECTOR, bytes(SECTOR)
        if at < len(data):
            size = min(len(part), len(data) - at)
            data[at : at + size] = cut.chance.randbytes(size)
    return data


def _pieces(step: Step):
    """A write as the disk does it: each sector by itself."""
    if step.kind == Kind.TRUNCATE:
        yield step, step.at, b""
        return
    at, left = step.at, step.data
    while left:
        size = SECTOR - at % SECTOR
        yield step, at, left[:size]
        at, left = at + size, left[size:]
