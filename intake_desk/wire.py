"""What a desk and the central server say to each other: MessagePack of these structs, under one protocol number.

Messages are maps, so that either side may learn a new field before the other does. What is signed is fixed bytes with
a label in front, so that a signature made for one purpose is worth nothing for another.
"""

from typing import Annotated

import msgspec

from intake_desk.domain.desk import DeskOfUnit
from intake_desk.domain.entries import START, Sealed
from intake_desk.domain.numbers import NumberRange

PROTOCOL = 1
MEDIA_TYPE = "application/msgpack"
ENROL = "/v1/enrol"
EXCHANGE = "/v1/exchange"
HOLDINGS = "/v1/holdings"

MOST_ENTRIES = 500
MOST_BYTES = 1024 * 1024
ENTRY_BYTES = 1024 * 1024
BODY_BYTES = 8 * 1024 * 1024
MOST_NUMBER = 2**53

Hash = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
Signature = Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]
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


class Tail(msgspec.Struct, frozen=True, kw_only=True):
    """Entries of one journal, in order, right after number `after`."""

    journal: Name
    after: Number
    entries: Annotated[tuple[Sealed, ...], msgspec.Meta(max_length=10 * MOST_ENTRIES)]


class Branch(msgspec.Struct, frozen=True, kw_only=True):
    """The end of a run of entries kept aside, because other entries stand at their numbers."""

    journal: str
    number: int
    hash: bytes


class SignedSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A reference document, with the server's Ed25519 signature over `sheet_statement`."""

    name: Name
    version: Number
    body: bytes
    signature: Signature


class ExchangeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller holds, what it thinks the server lacks, and which version of each sheet it has."""

    heads: Annotated[dict[Name, Reach], msgspec.Meta(max_length=1000)]
    own: SignedHead
    tails: Annotated[tuple[Tail, ...], msgspec.Meta(max_length=1000)] = ()
    sheets: Annotated[dict[Name, Number], msgspec.Meta(max_length=1000)] = {}
    most: Annotated[int, msgspec.Meta(ge=1, le=MOST_ENTRIES)] = MOST_ENTRIES
    protocol: int = PROTOCOL


class ExchangeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What the server holds after taking the caller's tails, and what the caller lacks (as much as fits).

    `differ` names the journals in which another entry stands at the head that the caller told of.
    """

    heads: dict[str, Reach]
    differ: tuple[str, ...] = ()
    tails: tuple[Tail, ...] = ()
    sheets: tuple[SignedSheet, ...] = ()
    branches: tuple[Branch, ...] = ()
    broken: dict[str, int] = {}
    server_time_ms: int
    protocol: int = PROTOCOL


class EnrolRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A desk asks for its place in a unit; `proof` is its signature over `enrol_statement`."""

    code: Name
    desk_name: Name
    public_key: Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
    proof: Signature
    protocol: int = PROTOCOL


class EnrolAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The place that a desk was given; `numbers` are its own of every day, for good."""

    agency: str
    unit_code: str
    desk: int
    journal: str
    numbers: NumberRange
    token: str
    server_public_key: bytes
    sheets: tuple[SignedSheet, ...]
    server_time_ms: int
    protocol: int = PROTOCOL


class JournalHeld(msgspec.Struct, frozen=True, kw_only=True):
    """How far the server holds one journal, how many entries that is, and how many lie aside."""

    number: int
    hash: str
    entries: int
    aside: int = 0


class Holdings(msgspec.Struct, frozen=True, kw_only=True):
    """What the server holds of one agency (JSON): journals by name, dossiers by state, money taken by means (đồng)."""

    agency: str
    journals: dict[str, JournalHeld]
    dossiers: dict[str, int]
    fees: dict[str, int]
    server_time_ms: int


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why a request was refused (JSON): a word for programs and a sentence for whoever reads the log."""

    code: str
    message: str


class EnrolledDesk(DeskOfUnit, frozen=True, kw_only=True):
    """A desk as the unit's sheet names it, with what proves its papers and numbers."""

    public_key: bytes
    numbers: NumberRange


_encoder = msgspec.msgpack.Encoder()


def head_statement(journal: str, number: int, head: bytes) -> bytes:
    """What a desk signs to say how far its own journal goes."""
    return b"intake-desk head 1\n" + _encoder.encode((journal, number, head))


def sheet_statement(agency: str, name: str, version: int, digest: bytes) -> bytes:
    """What the server signs to say that a sheet is this agency's; `digest` is the SHA-256 of its body."""
    return b"intake-desk sheet 1\n" + _encoder.encode((agency, name, version, digest))


def enrol_statement(code: str, desk_name: str) -> bytes:
    """What a desk signs to prove, when it enrols, that the private key is its own."""
    return b"intake-desk enrol 1\n" + _encoder.encode((code, desk_name))
