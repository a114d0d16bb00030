"""A supervisor's own key: made at a desk at first need, sealed under their password, announced by their own entry."""

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from intake_desk.domain.closing_kinds import SupervisorKeyMade
from intake_desk.domain.desk import Clerk
from intake_desk.domain.entries import Draft
from intake_desk.services.desk import Desk
from intake_desk.store import rulings
from intake_desk.store.journal import Recording, StoreFailed

SETTING = "supervisor key"
SALT_BYTES, NONCE_BYTES, KEY_BYTES = 16, 12, 32
# As long as a sign-in takes: who has the desk's file and its key still has to guess the password.
PASSES, MEMORY_KIB, LANES = 2, 46 * 1024, 1


class SealedKey(msgspec.Struct, frozen=True, kw_only=True):
    """A private key under a password: how the password was stretched, and what it opens; `announced` is the number of
    the entry that told of it, 0 while none is known.
    """

    public: bytes
    salt: bytes
    nonce: bytes
    sealed: bytes
    announced: int = 0
    passes: int = PASSES
    memory_kib: int = MEMORY_KIB


class SigningKey(msgspec.Struct, frozen=True):
    """A key that was unlocked for one act, and the number of the entry that announced it, 0 when none is known."""

    login: str
    public: bytes
    sign: Callable[[bytes], bytes]
    announced: int


class SupervisorKeys:
    """Whoever calls has checked that the password is this person's."""

    def __init__(self, desk: Desk, entropy: Callable[[int], bytes] | None = None) -> None:
        """The operating system's own entropy, unless another is given."""
        self._desk = desk
        self._entropy = entropy or os.urandom

    def unlock(self, clerk: Clerk, password: str) -> SigningKey:
        """The person's key at this desk; a new one when there is none yet, or when the password has changed since.

        Takes a tenth of a second by design. Raises StoreFailed.
        """
        kept = self._kept(clerk.login)
        private = _opened(kept, password, clerk.login) if kept is not None else None
        if kept is None or private is None:
            private = Ed25519PrivateKey.from_private_bytes(self._entropy(KEY_BYTES))
            kept = self._sealed(private, password, clerk.login)
            self._desk.sheets.set(f"{SETTING} {clerk.login}", kept)
        return SigningKey(clerk.login, kept.public, private.sign, kept.announced)

    def announce(self, recording: Recording, key: SigningKey) -> int:
        """The number of the entry that announces the key: an earlier one, or one that this transaction adds.

        One that is lost, or stands in a branch since the desk was restored, is made again.
        """
        if key.announced and self._tells(key):
            return key.announced
        head = self._desk.journal.heads().get(self._desk.journal.name)
        recording.add(Draft(facts=SupervisorKeyMade(public=key.public)))
        return (head.number if head else 0) + len(recording.drafts)

    def remember(self, key: SigningKey, announced: int) -> None:
        """Keep where the key was announced, once that is durable; where it cannot be kept it is told again the next
        time, for what was signed stands.
        """
        kept = self._kept(key.login)
        if kept is None or kept.public != key.public or kept.announced == announced:
            return
        with suppress(StoreFailed):
            self._desk.sheets.set(f"{SETTING} {key.login}", msgspec.structs.replace(kept, announced=announced))

    def _tells(self, key: SigningKey) -> bool:
        with self._desk.journal.database.reading() as connection:
            entry = rulings.standing_at(connection, self._desk.journal.name, key.announced)
        made = entry.facts if entry is not None and entry.actor == key.login else None
        return isinstance(made, SupervisorKeyMade) and made.public == key.public

    def _kept(self, login: str) -> SealedKey | None:
        return self._desk.sheets.setting(f"{SETTING} {login}", SealedKey, None)

    def _sealed(self, private: Ed25519PrivateKey, password: str, login: str) -> SealedKey:
        salt, nonce = self._entropy(SALT_BYTES), self._entropy(NONCE_BYTES)
        public = private.public_key().public_bytes_raw()
        cipher = ChaCha20Poly1305(_stretched(password, salt, PASSES, MEMORY_KIB))
        sealed = cipher.encrypt(nonce, private.private_bytes_raw(), _label(login, public))
        return SealedKey(public=public, salt=salt, nonce=nonce, sealed=sealed, passes=PASSES, memory_kib=MEMORY_KIB)


def _opened(kept: SealedKey, password: str, login: str) -> Ed25519PrivateKey | None:
    cipher = ChaCha20Poly1305(_stretched(password, kept.salt, kept.passes, kept.memory_kib))
    try:
        return Ed25519PrivateKey.from_private_bytes(cipher.decrypt(kept.nonce, kept.sealed, _label(login, kept.public)))
    except InvalidTag:
        return None


def _stretched(password: str, salt: bytes, passes: int, memory_kib: int) -> bytes:
    return hash_secret_raw(password.encode(), salt, passes, memory_kib, LANES, KEY_BYTES, Type.ID)


def _label(login: str, public: bytes) -> bytes:
    return sha256(b"intake-desk supervisor key 1\n" + login.encode() + b"\n" + public).digest()
