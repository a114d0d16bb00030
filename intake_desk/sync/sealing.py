"""Keys to which is sealed what travels without a connection: one for each desk and one for the server."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_LABEL = b"intake-desk sealing 1"
_KEY_BYTES = 32


def sealing_key(key: Ed25519PrivateKey) -> X25519PrivateKey:
    """The key that opens what is sealed to the holder of this signing key: made from it, so nothing more is kept."""
    made = HKDF(SHA256(), _KEY_BYTES, salt=None, info=_LABEL).derive(key.private_bytes_raw())
    return X25519PrivateKey.from_private_bytes(made)
