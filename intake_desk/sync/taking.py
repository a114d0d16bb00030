"""What somebody brings is stored as far as its owners vouch for it, whoever brings it and by whatever way."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.branches import base_of
from intake_desk.domain.desk import DeskIdentity
from intake_desk.domain.entries import BrokenEntry
from intake_desk.store.journal import Journal, JournalGap
from intake_desk.store.sheets import Sheets
from intake_desk.sync.tails import owners, stored
from intake_desk.wire import HeadSignature, Reach, Tail, vouched

# What is stored before looking whether the round was cancelled; a clerk's save does not wait for it (`store.journal`).
STORED_AT_ONCE = 2000


class Vouched(msgspec.Struct, frozen=True):
    """How many of a tail's entries the holder of the key `owner` vouches for, and by which signatures."""

    owner: bytes = b""
    count: int = 0
    genuine: tuple[HeadSignature, ...] = ()


def looked_over(tails: Iterable[Tail], signers: Mapping[str, bytes]) -> tuple[Vouched, ...]:
    """What these owners (by journal) vouch for of each tail; nobody for one of nobody's. Reads no store: any thread."""
    return tuple(_looked_over(tail, signers.get(base_of(tail.journal), b"")) for tail in tails)


def _looked_over(tail: Tail, owner: bytes) -> Vouched:
    return Vouched(owner, *vouched(tail, owner)) if owner else Vouched()


class Taken(msgspec.Struct):
    """What became of tails: how many entries were new, up to where we have each tail now, of which journals more was
    brought than their owners signed (or than is an entry), and which do not follow what is held.
    """

    received: int = 0
    reached: dict[str, Reach] = msgspec.field(default_factory=dict)
    refused: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()


class Taker:
    """Stores for one desk."""

    def __init__(self, journal: Journal, sheets: Sheets, identity: DeskIdentity, key: Ed25519PrivateKey) -> None:
        self._journal = journal
        self._sheets = sheets
        self._identity = identity
        self._key = key

    def signers(self) -> dict[str, bytes]:
        """The key that signs each desk's entries, by its journal, as it is known now."""
        return owners(self._sheets, self._identity, self._key)

    def take(
        self,
        tails: Iterable[Tail],
        cancelled: Callable[[], bool] = lambda: False,
        looked: Sequence[Vouched] = (),
    ) -> Taken:
        """Store the tails, a few entries at a time; one that does not fit, or that somebody forged, stops only itself.

        `looked` is what `looked_over` found of each before, and counts where the owner's key is still the same. Raises
        what the store raises.
        """
        taken = Taken()
        tails = tuple(tails)
        signers = self.signers() if tails else {}
        for tail, found in zip(tails, looked or repeat(Vouched()), strict=False):
            owner = signers.get(base_of(tail.journal), b"")
            known = found if found.owner == owner else _looked_over(tail, owner)
            count, genuine = known.count, known.genuine
            if count < len(tail.entries):
                taken.refused = added(taken.refused, tail.journal)
            signed = () if base_of(tail.journal) == self._identity.journal else stored(tail, genuine)
            for start, end in _batches(count, sorted(one.number - tail.after for one in genuine)):
                if cancelled():
                    break
                batch = tail.entries[start:end]
                within = [one for one in signed if start < one.number - tail.after <= end]
                try:
                    taken.received += self._journal.accept(tail.journal, batch, within)
                except JournalGap:
                    taken.gaps = added(taken.gaps, tail.journal)
                    break
                except BrokenEntry:
                    taken.refused = added(taken.refused, tail.journal)
                    break
                taken.reached[tail.journal] = Reach(tail.after + end, batch[-1].hash)
        return taken


def _batches(count: int, covered: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Beginning and end of each batch. It ends with an entry that its owner signed: should the rest never come, what
    no signature covers could be given to nobody.
    """
    start = 0
    while start < count:
        end = next((place for place in covered if place >= start + STORED_AT_ONCE), count)
        yield start, end
        start = end


def added(names: tuple[str, ...], *more: str) -> tuple[str, ...]:
    """The names with further ones, each once."""
    return (*names, *(name for name in dict.fromkeys(more) if name not in names))
