"""The catalogue through time: the document it starts from and what the unit changed since, adoption by adoption."""

import zlib
from collections.abc import Sequence
from typing import Final, NamedTuple

import msgspec

from intake_desk.domain.folding import fold
from intake_desk.domain.procedures import Catalogue, Procedure

MOST_BODY: Final = 200_000
MOST_UNPACKED: Final = 32 * 1024 * 1024


class Delta(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one adoption changes: procedures new or changed, codes withdrawn, and the file it was read from."""

    changed: tuple[Procedure, ...] = ()
    withdrawn: tuple[str, ...] = ()
    source: str = ""


class Adoption(NamedTuple):
    """A delta as the journal has it; `mark` is short and names the entry, so that the version can name the adoption."""

    mark: str
    delta: Delta


def pack(delta: Delta) -> tuple[bytes, ...]:
    """The bodies of as many entries as the delta needs, none longer than `MOST_BODY`."""
    body = zlib.compress(msgspec.json.encode(delta), 9)
    if len(body) <= MOST_BODY or len(delta.changed) <= 1:
        return (body,)
    half = len(delta.changed) // 2
    first = msgspec.structs.replace(delta, changed=delta.changed[:half])
    second = msgspec.structs.replace(delta, changed=delta.changed[half:], withdrawn=())
    return pack(first) + pack(second)


def unpack(body: bytes) -> Delta:
    """Read a body back; one that is no delta, or too large, changes nothing, for an adoption is never undone."""
    try:
        reader = zlib.decompressobj()
        document = reader.decompress(body, MOST_UNPACKED)
        return msgspec.json.decode(document, type=Delta) if reader.eof else Delta()
    except (zlib.error, msgspec.MsgspecError):
        return Delta()


class Editions:
    """The catalogue that holds now, and each procedure as it stood under an earlier version."""

    def __init__(self, base: Catalogue, adoptions: Sequence[Adoption] = ()) -> None:
        self._base = base
        self._before = {fold(procedure.code): procedure for procedure in base.procedures}
        self._steps = tuple(adoptions)
        self._versions = [_version(base.version, number, step.mark) for number, step in enumerate(self._steps, 1)]
        self.catalogue = base.with_procedures(self.version, self._holding().values()) if adoptions else base

    @property
    def version(self) -> str:
        """Names the document and the last adoption."""
        return self._versions[-1] if self._versions else self._base.version

    @property
    def sources(self) -> tuple[str, ...]:
        """The files that the unit adopted, oldest first."""
        return tuple(dict.fromkeys(step.delta.source for step in self._steps if step.delta.source))

    def procedure(self, code: str, version: str = "") -> Procedure | None:
        """A procedure as it stood under a version, withdrawn or changed since; the newest of an unknown version."""
        wanted = fold(code)
        upto = len(self._steps)
        if version == self._base.version:
            upto = 0
        elif version in self._versions:
            upto = self._versions.index(version) + 1
        steps = (*reversed(self._steps[:upto]), None, *self._steps[upto:])
        return next((found for step in steps if (found := self._in(step, wanted))), None)

    def _in(self, step: Adoption | None, code: str) -> Procedure | None:
        if step is None:
            return self._before.get(code)
        return next((one for one in step.delta.changed if fold(one.code) == code), None)

    def _holding(self) -> dict[str, Procedure]:
        holding = dict(self._before)
        for step in self._steps:
            for procedure in step.delta.changed:
                if procedure.code and procedure.cases:
                    holding[fold(procedure.code)] = procedure
            for code in step.delta.withdrawn:
                holding.pop(fold(code), None)
        return holding


def _version(base: str, number: int, mark: str) -> str:
    return f"{base}+{number}.{mark}"
