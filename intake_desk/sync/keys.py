"""The desk's signing key and the server's signatures, by the bytes that `wire` says are signed."""

from base64 import urlsafe_b64encode
from hashlib import sha256

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intake_desk.store.sheets import Sheet
from intake_desk.store.vault import Vault
from intake_desk.sync.sealing import sealing_key
from intake_desk.wire import (
    EnrolRequest,
    HeadSignature,
    Reach,
    RemindRequest,
    SignedHead,
    SignedSheet,
    enrol_statement,
    head_statement,
    remind_statement,
    sheet_statement,
    signed_by,
)

KEY_NAME = "desk key"
TOKEN_NAME = "desk token"  # noqa: S105  # a name, not a secret
_TOKEN_LABEL = b"intake-desk token 1"
_SECRET_BYTES = 32


class SheetSeal(msgspec.Struct, frozen=True, array_like=True):
    """What a desk keeps beside a sheet: its version and the server's signature over it."""

    version: int
    signature: bytes


def desk_key(vault: Vault) -> Ed25519PrivateKey | None:
    """The desk's key, if it has one. Raises what the vault raises."""
    raw = vault.get(KEY_NAME)
    return None if raw is None else Ed25519PrivateKey.from_private_bytes(raw)


def desk_token(vault: Vault) -> str | None:
    """The token that the server gave this desk, if any. Raises what the vault raises."""
    raw = vault.get(TOKEN_NAME)
    return None if raw is None else raw.decode()


def key_to_enrol(vault: Vault) -> Ed25519PrivateKey:
    """The desk's key, made and kept before anyone is told of it. Raises what the vault raises."""
    key = desk_key(vault)
    if key is None:
        key = Ed25519PrivateKey.generate()
        vault.put(KEY_NAME, key.private_bytes_raw())
    return key


def token_secret(key: Ed25519PrivateKey) -> str:
    """The secret of this desk's token: made from the key, so that asking again asks for the very same token."""
    made = HKDF(SHA256(), _SECRET_BYTES, salt=None, info=_TOKEN_LABEL).derive(key.private_bytes_raw())
    return urlsafe_b64encode(made).rstrip(b"=").decode()


def enrol_request(key: Ed25519PrivateKey, code: str, desk_name: str) -> EnrolRequest:
    """The request by which the holder of this key enrols."""
    token_hash = sha256(token_secret(key).encode()).digest()
    sealed_to = sealing_key(key).public_key().public_bytes_raw()
    return EnrolRequest(
        code=code,
        desk_name=desk_name,
        public_key=key.public_key().public_bytes_raw(),
        sealing_key=sealed_to,
        token_hash=token_hash,
        proof=key.sign(enrol_statement(code, desk_name, token_hash, sealed_to)),
    )


def remind_request(
    key: Ed25519PrivateKey, agency: str, desk: int, remembered: tuple[SignedSheet, ...]
) -> RemindRequest:
    """The request by which the holder of this key reminds the server of it, and of these sheets."""
    token_hash = sha256(token_secret(key).encode()).digest()
    proof = key.sign(remind_statement(agency, desk, token_hash))
    return RemindRequest(agency=agency, desk=desk, token_hash=token_hash, proof=proof, sheets=remembered)


def signed_head(key: Ed25519PrivateKey, journal: str, reach: Reach) -> SignedHead:
    """The head of the desk's own journal, signed."""
    signature = key.sign(head_statement(journal, reach.number, reach.hash))
    return SignedHead(journal=journal, number=reach.number, hash=reach.hash, signature=signature)


def head_signature(key: Ed25519PrivateKey, journal: str, reach: Reach) -> HeadSignature:
    """The desk's signature over an entry of its own journal."""
    return HeadSignature(reach.number, key.sign(head_statement(journal, reach.number, reach.hash)))


def is_genuine(sheet: SignedSheet, agency: str, server_public_key: bytes) -> bool:
    """Whether the server made this sheet for this agency, and nobody changed it."""
    statement = sheet_statement(agency, sheet.name, sheet.version, sha256(sheet.body).digest())
    return signed_by(server_public_key, sheet.signature, statement)


def kept(sheet: SignedSheet) -> Sheet:
    """A genuine sheet as the store keeps it."""
    return Sheet(sheet.name, sheet.body, msgspec.msgpack.encode(SheetSeal(sheet.version, sheet.signature)))


def version(sheet: Sheet) -> int:
    """The version of a sheet that the store keeps; 0 when it did not come from the server."""
    signed = signed_sheet(sheet)
    return signed.version if signed else 0


def signed_sheet(sheet: Sheet) -> SignedSheet | None:
    """A sheet that the store keeps as the server signed it; None when it did not come from there."""
    try:
        seal = msgspec.msgpack.decode(sheet.signature, type=SheetSeal)
        return msgspec.convert(
            {"name": sheet.name, "version": seal.version, "body": sheet.body, "signature": seal.signature}, SignedSheet
        )
    except (msgspec.MsgspecError, ValueError):
        return None
