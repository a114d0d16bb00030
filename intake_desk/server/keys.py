"""What the server proves itself and others by: its signing key, bearer tokens, enrolment codes, passwords."""

import hmac
import os
import re
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intake_desk.domain.refusals import Refusal
from intake_desk.wire import token_of

KEY_FILE = "server.key"
KEY_BYTES = 32
SECRET_BYTES = 32
# Without the letters and figures that are taken for one another when read aloud or from paper.
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_GROUPS = 3
CODE_GROUP_LETTERS = 5

# The verifier of a password that nobody knows, for logins that do not exist.
NOBODY = "$argon2id$v=19$m=47104,t=1,p=1$AnoXVaIZQ6Q8X9neslaUYw$ksEHzZ1OYdruPxIEba/WpotMt87Xncq5PtIicUvXWpY"

# RFC 9106's second choice in one lane: a twentieth of a second at sign-in, offline, on an office machine.
_passwords = PasswordHasher(time_cost=1, memory_cost=46 * 1024, parallelism=1)


class DamagedServerKey(Refusal):
    """The server's key file does not hold a key; without it desks do not believe the server."""

    code = "damaged_server_key"


class Bearer(msgspec.Struct, frozen=True):
    """A token taken apart: whose it claims to be, and the secret that proves it."""

    agency: str
    holder: str
    secret: str

    @property
    def digest(self) -> bytes:
        """What the server keeps of the secret."""
        return sha256(self.secret.encode()).digest()

    def proves(self, digest: bytes) -> bool:
        """Whether this is the token that was issued; takes the same time either way."""
        return hmac.compare_digest(self.digest, digest)

    def __str__(self) -> str:
        return token_of(self.agency, self.holder, self.secret)


def load_or_make(home: Path) -> Ed25519PrivateKey:
    """The server's key, made on the first start. Raises DamagedServerKey."""
    path = home / KEY_FILE
    if not path.exists():
        fresh = home / f"{KEY_FILE}.{os.getpid()}"
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(descriptor, Ed25519PrivateKey.generate().private_bytes_raw())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        try:
            os.link(fresh, path)  # never over a key that another process made meanwhile
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    raw = path.read_bytes()
    if len(raw) != KEY_BYTES:
        raise DamagedServerKey
    return Ed25519PrivateKey.from_private_bytes(raw)


def database_key(key: Ed25519PrivateKey) -> bytes:
    """What the embedded database is encrypted with: its file, or a backup, tells nothing without `server.key`."""
    made = HKDF(SHA256(), KEY_BYTES, salt=None, info=b"intake-desk server database 1")
    return made.derive(key.private_bytes_raw())


def new_bearer(agency: str, holder: str) -> Bearer:
    """A fresh token for this holder."""
    return Bearer(agency, holder, urlsafe_b64encode(secrets.token_bytes(SECRET_BYTES)).rstrip(b"=").decode())


def bearer_token(header: str) -> str:
    """The token of an Authorization header, the same however it is written there; "" when there is none."""
    scheme, _, value = header.partition(" ")
    return value.strip() if scheme.lower() == "bearer" else ""


def read_bearer(header: str) -> Bearer | None:
    """The token of an Authorization header taken apart; None when there is none."""
    parts = bearer_token(header).split("~")
    return Bearer(*parts) if len(parts) == 3 else None  # noqa: PLR2004  # agency, holder, secret


def new_code() -> str:
    """A one-time enrolment code that a person can read out: 73 bits in three groups."""
    groups = ["".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_GROUP_LETTERS)) for _ in range(CODE_GROUPS)]
    return "-".join(groups)


def code_digest(code: str) -> bytes:
    """What the server keeps of an enrolment code, however it was typed."""
    return sha256(re.sub(r"[^0-9A-Z]", "", code.upper()).encode()).digest()


def hash_password(password: str) -> str:
    """An argon2id string that this password, and only this one, verifies against."""
    return _passwords.hash(password)


def password_matches(verifier: str, password: str) -> bool:
    """Whether this is the password; a verifier of nobody's takes as long and is matched by none."""
    try:
        return _passwords.verify(verifier or NOBODY, password) and bool(verifier)
    except (VerificationError, InvalidHashError, UnicodeEncodeError):  # half of a surrogate pair is nobody's password
        return False


def new_password() -> str:
    """A first password that can be read out: 54 bits in two groups."""
    return new_code().lower().rsplit("-", 1)[0]
