"""An entry: one thing that happened at a counter, sealed into its desk's journal for ever.

A sealed entry is two byte strings. `body` is what the chain covers: who, when, what, and the salted hash of the
personal part. `personal` (salt first) can be erased one day without breaking the chain.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable
from hashlib import sha256

import msgspec

from intake_desk.domain import kinds, registry
from intake_desk.domain.refusals import Refusal

FORMAT = 1
START = bytes(32)
SALT_BYTES = 16
# What every holder takes of one entry; a larger one could never leave the desk.
MOST_BYTES = 256 * 1024
# A foreign clock further ahead than this is not followed for its own sake: its entry is kept, ours keep our time. What
# is said about a dossier comes after what was seen of it, and so does everything that its journal says from then on.
CLOCK_AHEAD_LIMIT_MS = 5 * 60 * 1000
# Nothing honest stands further ahead: what does is followed by nobody, or one entry could carry a journal to the end of
# all numbers.
FURTHEST_MS = 100 * 366 * 24 * 3600 * 1000
# The owner of a journal signs at least each so many entries; nobody copies a piece on that ends in between.
SIGNED_EVERY = 25


class EntryTooLarge(Refusal):
    """More was written than one entry may hold; params: most (bytes)."""

    code = "entry_too_large"


class ClockTooFarAhead(Refusal):
    """What is known of the dossier says that it was written a century from now: nothing can come after it."""

    code = "clock_too_far_ahead"


class BrokenEntry(Exception):
    """The bytes are not an entry, or not the entry that its hash names."""


class Header(msgspec.Struct, frozen=True, array_like=True):
    """What every entry says, whatever its kind; unknown kinds are kept as they came.

    The last two are written only where the entry stands further ahead than its desk's clock (`Place`).
    """

    format: int
    journal: str
    number: int
    previous: bytes
    hlc: int
    day: str
    actor: str
    subject: str
    kind: str
    version: int
    facts: msgspec.Raw
    personal_hash: bytes
    wall_ms: int = 0
    follows: bool = False


class Sealed(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """The bytes of an entry as they are stored, copied and sent; its hash and header are made out once."""

    body: bytes
    personal: bytes = b""

    @property
    def hash(self) -> bytes:
        """The hash that the next entry of the journal names."""
        known: dict[str, bytes] = self.__dict__
        if "hash" not in known:
            known["hash"] = sha256(self.body).digest()
        return known["hash"]


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where in the world's order an entry stands: clock, then desk, then number.

    Where that is far ahead of its desk's clock, `wall_ms` is what the clock showed; `follows` says that it stands there
    because it comes after what another desk, whose clock was ahead, had written.
    """

    hlc: int
    journal: str
    number: int
    wall_ms: int = 0
    follows: bool = False

    @property
    def key(self) -> tuple[int, str, int]:
        """What places are compared by, the same on every holder."""
        return (self.hlc, self.journal, self.number)

    @property
    def at_ms(self) -> int:
        """When it happened by the desk's clock, in milliseconds since 1970 (UTC)."""
        return self.wall_ms or self.hlc >> HLC_COUNTER_BITS


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A sealed entry read: its facts (None when the kind is not understood) and personal part (None when erased)."""

    place: Place
    day: str
    actor: str
    subject: str
    kind: str
    version: int
    facts: kinds.Facts | None
    personal: kinds.Personal | None
    hash: bytes

    @property
    def order(self) -> tuple[int, str, int, bytes]:
        """What entries are sorted by: their place, and the hash where a journal that forked has two at one place."""
        return (*self.place.key, self.hash)

    @property
    def at_ms(self) -> int:
        """When it happened by the desk's clock, in milliseconds since 1970 (UTC)."""
        return self.place.at_ms


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that has not been given its place in a journal yet."""

    facts: kinds.Facts
    personal: kinds.Personal | None = None
    subject: str = ""


HLC_COUNTER_BITS = 16
_header_encoder = msgspec.msgpack.Encoder()
_header_decoder = msgspec.msgpack.Decoder(Header)


def next_hlc(last: int, now_ms: int) -> int:
    """The hybrid clock's next reading: the wall clock, or just after the last entry when the wall stands still."""
    return max(last + 1, now_ms << HLC_COUNTER_BITS)


def placed(hlc: int, journal: str, number: int, now_ms: int, *, follows: bool) -> Place:
    """The place of an entry that is made now; `follows` where another desk's clock drew it so far ahead."""
    if hlc <= followed_until(now_ms):
        return Place(hlc, journal, number)
    return Place(hlc, journal, number, now_ms, follows)


def followed_until(now_ms: int) -> int:
    """The furthest reading of a foreign clock that is followed for its own sake."""
    return now_ms + CLOCK_AHEAD_LIMIT_MS << HLC_COUNTER_BITS


def follow(seen: int, now_ms: int) -> int:
    """A reading that what is said now must come after. Raises ClockTooFarAhead."""
    if seen > now_ms + FURTHEST_MS << HLC_COUNTER_BITS:
        raise ClockTooFarAhead
    return seen


def seal(draft: Draft, place: Place, previous: bytes, *, day: str, actor: str, salt: bytes) -> Sealed:
    """Fix a draft at its place in the journal, after the entry whose hash is `previous`."""
    personal = b"" if draft.personal is None else salt + _header_encoder.encode(draft.personal)
    kind = registry.kind_of(draft.facts)
    fields = (
        FORMAT,
        place.journal,
        place.number,
        previous,
        place.hlc,
        day,
        actor,
        draft.subject,
        kind.name,
        kind.version,
        msgspec.Raw(_header_encoder.encode(draft.facts)),
        sha256(personal).digest() if personal else b"",
    )
    ahead = (place.wall_ms, place.follows) if place.wall_ms else ()
    return Sealed(_header_encoder.encode((*fields, *ahead)), personal)


def header(sealed: Sealed) -> Header:
    """The header of an entry. Raises BrokenEntry when the bytes are no entry or the personal part is another's."""
    known: dict[str, Header] = sealed.__dict__
    if "header" in known:
        return known["header"]
    try:
        read = _header_decoder.decode(sealed.body)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:  # bad UTF-8 and deep nesting are not msgspec's
        raise BrokenEntry("not an entry") from error
    if sealed.personal and sha256(sealed.personal).digest() != read.personal_hash:
        raise BrokenEntry("personal part does not belong to this entry")
    known["header"] = read
    return read


def place_of(head: Header) -> Place:
    """Where an entry with this header stands."""
    return Place(head.hlc, head.journal, head.number, head.wall_ms, head.follows)


def unseal(sealed: Sealed) -> Entry:
    """Read an entry; a kind or version from the future keeps `facts` None. Raises BrokenEntry."""
    head = header(sealed)
    facts, personal = registry.read(head.kind, head.version, bytes(head.facts), sealed.personal[SALT_BYTES:])
    return Entry(
        place=place_of(head),
        day=head.day,
        actor=head.actor,
        subject=head.subject,
        kind=head.kind,
        version=head.version,
        facts=facts,
        personal=personal,
        hash=sealed.hash,
    )


def thinned(known: Iterable[int], fresh: Iterable[int]) -> set[int]:
    """Of the numbers that were signed, those whose signatures are needed to pass entries on: what lies between two
    that are no further apart than SIGNED_EVERY says nothing more.
    """
    needed = sorted(set(known))
    for number in sorted(set(fresh).difference(needed)):
        insort(needed, number)
        first = bisect_left(needed, number - SIGNED_EVERY)
        del needed[first + 1 : bisect_left(needed, number)]
    return set(needed)
