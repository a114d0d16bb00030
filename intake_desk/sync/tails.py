"""The tails that a desk brings: of its own journal signed on the way, of the others' as far as their owners signed."""

from collections.abc import Mapping

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.branches import base_of
from intake_desk.domain.desk import DeskIdentity
from intake_desk.domain.entries import SIGNED_EVERY, Sealed
from intake_desk.store.journal import Head, Journal
from intake_desk.store.sheets import Sheets
from intake_desk.store.signatures import Signed
from intake_desk.sync import keys
from intake_desk.wire import MOST_BYTES, UNIT_SHEET, EnrolledDesk, HeadSignature, Reach, Tail


class _Desks(msgspec.Struct):
    """What of the unit's sheet says whose key signs which journal."""

    desks: tuple[EnrolledDesk, ...] = ()


def owners(sheets: Sheets, identity: DeskIdentity, key: Ed25519PrivateKey) -> dict[str, bytes]:
    """The key that signs each desk's entries, as the server's signed sheet says; of our own we know it better."""
    sheet = sheets.get(UNIT_SHEET)
    desks = msgspec.json.decode(sheet.body, type=_Desks).desks if sheet else ()
    return {desk.journal: desk.public_key for desk in desks} | {
        f"{identity.agency}/0": identity.server_public_key,
        identity.journal: key.public_key().public_bytes_raw(),
    }


def stored(tail: Tail, signatures: tuple[HeadSignature, ...]) -> tuple[Signed, ...]:
    """Genuine signatures of a tail as the store keeps them."""
    return tuple(
        Signed(signed.number, tail.entries[signed.number - tail.after - 1].hash, signed.signature)
        for signed in signatures
    )


class Bringer:
    """Cuts what the server lacks into tails that it may store."""

    def __init__(self, journal: Journal, own: str, key: Ed25519PrivateKey) -> None:
        self._journal = journal
        self._own = own
        self._key = key

    def reach(self, mine: Mapping[str, Head]) -> dict[str, int]:
        """Up to where each journal can be brought: our own whole, another's as far as its owner signed."""
        signed = self._journal.signed_heads()
        return {
            name: head.number if self._is_ours(name) else signed.get(name, head.after) for name, head in mine.items()
        }

    def tails(self, mine: Mapping[str, Head], starts: Mapping[str, int], most: int) -> tuple[Tail, ...]:
        """What the server lacks as far as we know, our own journal first, as much as fits."""
        tails: list[Tail] = []
        entries_left, bytes_left = most, MOST_BYTES
        ends = self.reach(mine)
        # a branch is worth nothing before what it left
        for name in sorted(ends, key=lambda name: (not self._is_ours(name), base_of(name), mine[name].after, name)):
            start = starts.get(name, mine[name].after)
            if start >= ends[name] or entries_left <= 0 or bytes_left <= 0:
                continue
            tail = (self._ours if self._is_ours(name) else self._copy)(name, start, entries_left)
            if tail.entries:
                tails.append(tail)
            entries_left -= len(tail.entries)
            bytes_left -= sum(len(sealed.body) + len(sealed.personal) for sealed in tail.entries)
        return tuple(tails)

    def _is_ours(self, name: str) -> bool:
        return base_of(name) == self._own

    def _ours(self, name: str, start: int, most: int) -> Tail:
        entries = self._journal.tail(name, start, most)
        places = [place for place in range(1, len(entries) + 1) if place % SIGNED_EVERY == 0 or place == len(entries)]
        signatures = tuple(
            keys.head_signature(self._key, self._own, Reach(start + place, entries[place - 1].hash)) for place in places
        )
        return Tail(journal=name, after=start, entries=tuple(entries), signatures=signatures)

    def _copy(self, name: str, start: int, most: int) -> Tail:
        signed = self._journal.signatures(name, start, most)
        ends = [number - start for number, _ in signed if number - start <= most] or [signed[0][0] - start]
        entries: list[Sealed] = []
        # the store gives about a mebibyte at once, but less than the first signature covers is worth nothing
        while len(entries) < ends[0]:
            more = self._journal.tail(name, start + len(entries), ends[-1] - len(entries))
            if not more:
                break
            entries += more
        whole = max((end for end in ends if end <= len(entries)), default=0)
        return Tail(
            journal=name,
            after=start,
            entries=tuple(entries[:whole]),
            signatures=tuple(HeadSignature(*one) for one in signed if one[0] <= start + whole),
        )
