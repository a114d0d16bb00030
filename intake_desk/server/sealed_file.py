"""A file of any length, encrypted piece by piece: nothing of it is worth anything when a piece is missing or altered.

Each piece is bound to its place and to whether it is the last, so that none can be moved, repeated or cut off.
"""

import os
import struct
from collections.abc import Iterator
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intake_desk.domain.refusals import Refusal

MAGIC = b"IDSEAL1\n"
SALT_BYTES = 32
PIECE_BYTES = 1024 * 1024
TAG_BYTES = 16
_NONCE = struct.Struct(">IQ")


class BrokenSeal(Refusal):
    """The file is not whole, was altered, or was sealed with another key."""

    code = "broken_seal"


def seal(source: IO[bytes], target: IO[bytes], key: bytes) -> None:
    """Encrypt everything that `source` gives into `target`."""
    salt = os.urandom(SALT_BYTES)
    target.write(MAGIC + salt)
    cipher = _cipher(key, salt)
    place, piece = 0, source.read(PIECE_BYTES)
    while True:
        following = source.read(PIECE_BYTES)
        target.write(cipher.encrypt(_NONCE.pack(not following, place), piece, MAGIC))
        if not following:
            return
        place, piece = place + 1, following


def unseal(source: IO[bytes], key: bytes) -> Iterator[bytes]:
    """The pieces in the clear, one after the other. Raises BrokenSeal, at the latest at the end."""
    head = source.read(len(MAGIC) + SALT_BYTES)
    if not head.startswith(MAGIC):
        raise BrokenSeal
    cipher = _cipher(key, head[len(MAGIC) :])
    place, piece = 0, source.read(PIECE_BYTES + TAG_BYTES)
    while True:
        following = source.read(PIECE_BYTES + TAG_BYTES)
        try:
            yield cipher.decrypt(_NONCE.pack(not following, place), piece, MAGIC)
        except InvalidTag:
            raise BrokenSeal from None
        if not following:
            return
        place, piece = place + 1, following


def _cipher(key: bytes, salt: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(SHA256(), 32, salt=salt, info=b"intake-desk sealed file 1").derive(key))
