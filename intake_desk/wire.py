"""What a desk and the central server say to each other: MessagePack of these structs, under one protocol number.

Messages are maps, so that either side may learn a new field before the other does. What is signed is fixed bytes with
a label in front, so that a signature made for one purpose is worth nothing for another.

Entries are worth what their owner's signature over a later entry of the same chain says: whoever carries a journal
brings such signatures along, and nobody stores what they do not cover.
"""

from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from intake_desk.domain.branches import base_of
from intake_desk.domain.desk import DeskOfUnit, Unit
from intake_desk.domain.entries import START, BrokenEntry, Sealed, header
from intake_desk.domain.numbers import NumberRange

PROTOCOL = 1
MEDIA_TYPE = "application/msgpack"
ENROL = "/v1/enrol"
EXCHANGE = "/v1/exchange"
HOLDINGS = "/v1/holdings"
WAIT = "/v1/wait"
REMIND = "/v1/remind"
DESK_CODE = "/v1/desks/code"
DESK_REVOKE = "/v1/desks/revoke"

MOST_ENTRIES = 2000
MOST_BYTES = 1024 * 1024
ENTRY_BYTES = 1024 * 1024
BODY_BYTES = 8 * 1024 * 1024
MOST_NUMBER = 2**53
MOST_SIGNATURES = 500
MOST_WAIT_SECONDS = 25

# The document that names a unit's desks and their keys.
UNIT_SHEET = "unit"

Hash = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
Signature = Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]
PublicKey = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
Number = Annotated[int, msgspec.Meta(ge=0, le=MOST_NUMBER)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")]


class Reach(msgspec.Struct, frozen=True, array_like=True):
    """Up to where a journal is held: the last entry's number and hash."""

    number: Number
    hash: Hash


NOTHING = Reach(0, START)


class SignedHead(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a desk's own journal, with the desk's Ed25519 signature over `head_statement`."""

    journal: Name
    number: Number
    hash: Hash
    signature: Signature


class HeadSignature(msgspec.Struct, frozen=True, array_like=True):
    """The owner's signature over `head_statement` of one entry of a tail: that it wrote this one and all before it."""

    number: Number
    signature: Signature


class Tail(msgspec.Struct, frozen=True, kw_only=True):
    """Entries of one journal, in order, right after number `after`, with the owner's signatures over some of them.

    The journal's name is the sender's: who holds other entries of the same desk may call it otherwise.
    """

    journal: Name
    after: Number
    entries: Annotated[tuple[Sealed, ...], msgspec.Meta(max_length=2 * MOST_ENTRIES)]
    signatures: Annotated[tuple[HeadSignature, ...], msgspec.Meta(max_length=MOST_SIGNATURES)] = ()


class SignedSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A reference document, with the server's Ed25519 signature over `sheet_statement`."""

    name: Name
    version: Number
    body: bytes
    signature: Signature


class ExchangeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller holds, what it thinks the server lacks, and which version of each sheet it has.

    A caller that asks ahead names heads that it is just storing: they say from where on it wants more, no more.
    """

    heads: Annotated[dict[Name, Reach], msgspec.Meta(max_length=1000)]
    own: SignedHead
    tails: Annotated[tuple[Tail, ...], msgspec.Meta(max_length=1000)] = ()
    sheets: Annotated[dict[Name, Number], msgspec.Meta(max_length=1000)] = {}
    most: Annotated[int, msgspec.Meta(ge=1, le=MOST_ENTRIES)] = MOST_ENTRIES
    protocol: int = PROTOCOL


class ExchangeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What the answering holder has after taking the caller's tails, and what the caller lacks (as much as fits).

    `taken` says up to which entry each of the caller's tails is held now, under whatever name. `waypoints` names, of
    each journal of which the caller's head is not an entry here, some entries from there back to the journal's
    beginning, so that the caller finds the last one that both have. `refused` names the journals of which the caller
    brought more than the owner's signature covers. `forgotten` names the sheets of which the caller holds a later
    version than the server that signs them: it was restored from a backup, and wants to be reminded.
    """

    heads: dict[str, Reach]
    tails: tuple[Tail, ...] = ()
    sheets: tuple[SignedSheet, ...] = ()
    taken: dict[str, Reach] = {}
    waypoints: dict[str, tuple[Reach, ...]] = {}
    broken: dict[str, int] = {}
    refused: tuple[str, ...] = ()
    forgotten: tuple[str, ...] = ()
    server_time_ms: int
    protocol: int = PROTOCOL


class EnrolRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A desk asks for its place in a unit; `proof` is its signature over `enrol_statement`.

    With `public_key` others check what it signed; to `sealing_key` they encrypt what is for it (X25519).

    It chose its token's secret itself and tells the secret's hash only: who reads the request cannot call in its name.
    """

    code: Name
    desk_name: Name
    public_key: PublicKey
    sealing_key: PublicKey
    token_hash: Hash
    proof: Signature
    protocol: int = PROTOCOL


class EnrolAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The place that a desk was given; `numbers` are its own of every day, for good.

    `signature` is over `place_statement`: a desk keeps for good what it is told here.
    """

    agency: str
    unit_code: str
    desk: int
    journal: str
    numbers: NumberRange
    token_holder: str
    server_public_key: bytes
    sheets: tuple[SignedSheet, ...]
    server_time_ms: int
    signature: bytes = b""
    protocol: int = PROTOCOL


class RemindRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A desk gives a server that was restored what it signed and forgot; `proof` is over `remind_statement`.

    The unit's sheet among it names the desk, its key and its numbers: a server that forgot the desk takes it back.
    """

    agency: Name
    desk: Number
    token_hash: Hash
    proof: Signature
    sheets: Annotated[tuple[SignedSheet, ...], msgspec.Meta(max_length=100)] = ()
    protocol: int = PROTOCOL


class RemindAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of the desks that the server had forgotten and has taken back."""

    desks: tuple[int, ...] = ()
    server_time_ms: int
    protocol: int = PROTOCOL


class WaitRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller holds; it wants to be told when the server holds more, and waits that many seconds at most."""

    heads: Annotated[dict[Name, Reach], msgspec.Meta(max_length=1000)]
    sheets: Annotated[dict[Name, Number], msgspec.Meta(max_length=1000)] = {}
    seconds: Annotated[int, msgspec.Meta(ge=0, le=MOST_WAIT_SECONDS)] = MOST_WAIT_SECONDS
    protocol: int = PROTOCOL


class WaitAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the server holds anything that the caller lacks; an exchange brings it."""

    news: bool
    server_time_ms: int
    protocol: int = PROTOCOL


Secret = Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]
Why = Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]


class CodeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A supervisor asks, at a desk and by their own password, for a code with which one more desk may enrol."""

    login: Name
    password: Secret
    protocol: int = PROTOCOL


class CodeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The one-time code, and until when it may be used (ms UTC)."""

    code: str
    expires_ms: int
    server_time_ms: int
    protocol: int = PROTOCOL


class RevokeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A supervisor asks, at a desk and by their own password, that a desk may call no more."""

    login: Name
    password: Secret
    desk: Number
    reason: Why
    protocol: int = PROTOCOL


class RevokeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Since when the desk is revoked (ms UTC)."""

    revoked_ms: int
    server_time_ms: int
    protocol: int = PROTOCOL


class JournalHeld(msgspec.Struct, frozen=True, kw_only=True):
    """How far the server holds one journal or branch, how many entries that is, and after which number it begins."""

    number: int
    hash: str
    entries: int
    after: int = 0


class Holdings(msgspec.Struct, frozen=True, kw_only=True):
    """What the server holds of one agency (JSON): journals by name, dossiers by state, money taken by means (đồng)."""

    agency: str
    journals: dict[str, JournalHeld]
    dossiers: dict[str, int]
    fees: dict[str, int]
    server_time_ms: int


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why a request was refused (JSON): a word for programs, a sentence for whoever reads the log, how long to wait."""

    code: str
    message: str
    seconds: int = 0


class EnrolledDesk(DeskOfUnit, frozen=True, kw_only=True):
    """A desk as the unit's sheet names it, with what proves its papers and numbers, and what is sealed for it."""

    public_key: bytes
    numbers: NumberRange
    sealing_key: bytes = b""


class UnitSheet(Unit, frozen=True, kw_only=True):
    """The unit as the server publishes it, with the key to which is sealed what a stick carries to the server."""

    desks: tuple[EnrolledDesk, ...] = ()
    sealing_key: bytes = b""


class _Spoken(msgspec.Struct, frozen=True):
    """What of any message says which protocol it is of."""

    protocol: msgspec.Raw = msgspec.Raw(b"\xc0")


_encoder = msgspec.msgpack.Encoder()
_decode_spoken = msgspec.msgpack.Decoder(_Spoken).decode


def protocol_of(message: bytes) -> object:
    """The protocol that a message names, whatever else it says: nothing else of it is kept in memory.

    Raises MsgspecError, UnicodeDecodeError, RecursionError.
    """
    return msgspec.msgpack.decode(_decode_spoken(message).protocol)


def head_statement(journal: str, number: int, head: bytes) -> bytes:
    """What a desk signs to say how far it wrote; `journal` is its own name, for branches too."""
    return b"intake-desk head 1\n" + _encoder.encode((journal, number, head))


def sheet_statement(agency: str, name: str, version: int, digest: bytes) -> bytes:
    """What the server signs to say that a sheet is this agency's; `digest` is the SHA-256 of its body."""
    return b"intake-desk sheet 1\n" + _encoder.encode((agency, name, version, digest))


def enrol_statement(code: str, desk_name: str, token_hash: bytes, sealing_key: bytes) -> bytes:
    """What a desk signs to prove, when it enrols, that the keys and the token's secret are its own."""
    return b"intake-desk enrol 1\n" + _encoder.encode((code, desk_name, token_hash, sealing_key))


def place_statement(place: EnrolAnswer, public_key: bytes) -> bytes:
    """What the server signs to say that the desk with this key has this place."""
    numbers = (place.numbers.first, place.numbers.last)
    told = (place.agency, place.unit_code, place.desk, place.journal, numbers, place.token_holder)
    return b"intake-desk place 1\n" + _encoder.encode((*told, public_key))


def remind_statement(agency: str, desk: int, token_hash: bytes) -> bytes:
    """What a desk signs to prove to a server that forgot it that the token's secret is its own."""
    return b"intake-desk remind 1\n" + _encoder.encode((agency, desk, token_hash))


def token_of(agency: str, holder: str, secret: str) -> str:
    """A bearer token as it stands in the Authorization header."""
    return f"{agency}~{holder}~{secret}"


def signed_by(public_key: bytes, signature: bytes, statement: bytes) -> bool:
    """Whether the holder of this Ed25519 key signed exactly this."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, statement)
    except (InvalidSignature, ValueError):
        return False
    return True


def vouched(tail: Tail, owner: bytes) -> tuple[int, tuple[HeadSignature, ...]]:
    """How many of a tail's entries the journal's owner vouches for, and those of its signatures that are genuine.

    A signature vouches for its entry and, since each names the hash of the one before, for all that lead to it.
    """
    hashes = _linked(tail)
    genuine = tuple(
        signed
        for signed in {signed.number: signed for signed in tail.signatures}.values()
        if 0 < (place := signed.number - tail.after) <= len(hashes)
        and signed_by(owner, signed.signature, head_statement(base_of(tail.journal), signed.number, hashes[place - 1]))
    )
    return max((signed.number - tail.after for signed in genuine), default=0), genuine


def _linked(tail: Tail) -> list[bytes]:
    """The hashes of a tail's entries, as far as each is an entry that names the one before it."""
    hashes: list[bytes] = []
    base = base_of(tail.journal)
    for number, sealed in enumerate(tail.entries, tail.after + 1):
        try:
            read = header(sealed)
        except BrokenEntry:
            break
        if read.journal != base or read.number != number or (hashes and read.previous != hashes[-1]):
            break
        hashes.append(sealed.hash)
    return hashes
