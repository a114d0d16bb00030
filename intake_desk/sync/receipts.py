"""What comes back on the stick: how far somebody holds each journal after taking bundles, signed by that holder."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.refusals import Refusal
from intake_desk.sync.parcels import Mark, whole_file
from intake_desk.wire import Name, Number, Reach, Signature, signed_by

MAGIC: Final = b"IDR1"
SUFFIX: Final = ".idr"
MOST_BYTES: Final = 1024 * 1024


class NotAReceipt(Refusal):
    """The file is no receipt of ours, was cut or altered, or is not signed by who it names."""

    code = "not_a_receipt"


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """`holder` is the journal of the desk that took the bundles, or desk 0's for the server. It holds no secret.

    `heads` are its heads after taking them, `taken` where the tails of the bundles end, by the writer's own names.
    """

    agency: Name
    holder: Name
    made_ms: Number
    bundles: Annotated[tuple[Mark, ...], msgspec.Meta(max_length=10_000)]
    heads: Annotated[dict[Name, Reach], msgspec.Meta(max_length=1000)]
    taken: Annotated[dict[Name, Reach], msgspec.Meta(max_length=1000)] = {}


class _Signed(msgspec.Struct, frozen=True):
    receipt: bytes
    signature: Signature


_encode = msgspec.msgpack.Encoder().encode
_decode_signed = msgspec.msgpack.Decoder(_Signed).decode
_decode_receipt = msgspec.msgpack.Decoder(Receipt).decode


def receipt_statement(receipt: bytes) -> bytes:
    """What a holder signs."""
    return b"intake-desk receipt 1\n" + receipt


def write_receipt(path: Path, receipt: Receipt, key: Ed25519PrivateKey) -> None:
    """Write it whole or not at all. Raises OSError."""
    body = _encode(receipt)
    with whole_file(path) as write:
        write(MAGIC + _encode(_Signed(body, key.sign(receipt_statement(body)))))


def read_receipt(path: Path, signers: Mapping[str, bytes]) -> Receipt:
    """A receipt that its holder signed; `signers` are the keys by journal. Raises NotAReceipt, OSError."""
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    if not raw.startswith(MAGIC) or len(raw) > MOST_BYTES:
        raise NotAReceipt
    try:
        signed = _decode_signed(raw[len(MAGIC) :])
        receipt = _decode_receipt(signed.receipt)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise NotAReceipt from error
    key = signers.get(receipt.holder)
    if key is None or not signed_by(key, signed.signature, receipt_statement(signed.receipt)):
        raise NotAReceipt
    return receipt
