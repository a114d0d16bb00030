"""The catalogue through time: the document it starts from and what the unit changed since, adoption by adoption."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import msgspec

from intake_desk.domain.documents import MOST_BYTES, BadDocument, pack, unpack
from intake_desk.domain.folding import fold
from intake_desk.domain.procedures import Catalogue, Procedure

PROCEDURES: Final = "procedures"


class Delta(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one adoption changes: procedures new or changed, codes withdrawn, and the file it was read from."""

    changed: tuple[Procedure, ...] = ()
    withdrawn: tuple[str, ...] = ()
    source: str = ""


class Adoption(NamedTuple):
    """A delta as the journal has it; `mark` is short and names the entry, so that the version can name the adoption."""

    mark: str
    delta: Delta


def packed(delta: Delta) -> tuple[bytes, ...]:
    """The bodies of as many entries as the delta needs, none longer than an entry may hold."""
    body = pack(delta)
    if len(body) <= MOST_BYTES or len(delta.changed) <= 1:
        return (body,)
    half = len(delta.changed) // 2
    first = msgspec.structs.replace(delta, changed=delta.changed[:half])
    second = msgspec.structs.replace(delta, changed=delta.changed[half:], withdrawn=())
    return packed(first) + packed(second)


def read_delta(body: bytes) -> Delta:
    """Read a body back; one that is no delta changes nothing, for what was adopted is never undone."""
    try:
        return unpack(body, Delta)
    except BadDocument:
        return Delta()


class Editions:
    """The catalogue that holds now, and each procedure as it stood under an earlier version."""

    def __init__(self, base: Catalogue, adoptions: Sequence[Adoption] = ()) -> None:
        self.base = base
        self._steps = tuple(adoptions)
        self._changed = [
            {fold(one.code): one for one in step.delta.changed if one.code and one.cases} for step in self._steps
        ]
        versions = (f"{base.version}+{number}.{step.mark}" for number, step in enumerate(self._steps, 1))
        self._versions = {version: number for number, version in enumerate((base.version, *versions))}
        self.catalogue = base.with_procedures(self.version, self._holding().values()) if adoptions else base

    @property
    def version(self) -> str:
        """Names the document and the last adoption."""
        return next(reversed(self._versions))

    @property
    def sources(self) -> tuple[str, ...]:
        """The files that the unit adopted, oldest first."""
        return tuple(dict.fromkeys(step.delta.source for step in self._steps if step.delta.source))

    def procedure(self, code: str, version: str = "") -> Procedure | None:
        """A procedure as it stood under a version, withdrawn or changed since; the newest of an unknown version."""
        wanted = fold(code)
        upto = self._versions.get(version, len(self._steps))
        before = next((step[wanted] for step in reversed(self._changed[:upto]) if wanted in step), None)
        later = (step[wanted] for step in self._changed[upto:] if wanted in step)
        return before or self.base.by_code(code) or next(later, None)

    def _holding(self) -> dict[str, Procedure]:
        holding = {fold(procedure.code): procedure for procedure in self.base.procedures}
        for step, changed in zip(self._steps, self._changed, strict=True):
            holding |= changed
            for code in step.delta.withdrawn:
                holding.pop(fold(code), None)
        return holding
