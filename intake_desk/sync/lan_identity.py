"""Who is who on the LAN: TLS certificates by the desks' own keys, as the unit's sheet names them.

No authority is kept or asked. Each desk signs a short-lived certificate for a key that exists in memory only; whoever
checks it builds the trust anchor from the sheet: a name and a public key (RFC 5280 §6.1.1 d). An anchor may vouch for
its own desk's name and no other.
"""

import os
import secrets
import ssl
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from threading import Lock

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from intake_desk.domain.desk import DeskIdentity
from intake_desk.sync.failures import NotEnrolled
from intake_desk.sync.unit_sheets import UnitSheets
from intake_desk.wire import EnrolledDesk

# A desk whose clock is a day or two off is still believed; what ends a lost desk's trust is the sheet, not the date.
VALID_BEFORE = timedelta(days=2)
VALID_AFTER = timedelta(days=5)
RENEWED_AFTER = timedelta(days=1)
# A trust anchor has no dates of its own (RFC 5280 §4.1.2.5); a certificate must name some.
ALWAYS = (datetime(2000, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC))
_TAG_FIGURES = 20
_PASSPHRASE_BYTES = 32
_DOMAIN = "intake-desk.internal"
_NO_USAGE = dict.fromkeys(
    (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    ),
    False,
)


class Contexts(msgspec.Struct, frozen=True):
    """What this desk shows and whom it believes: when it is called, when it calls one desk, and when it asks an
    address which desk of the unit that is.
    """

    server: ssl.SSLContext
    client: ssl.SSLContext
    asking: ssl.SSLContext


class LanIdentity:
    """One desk's place on the LAN. Any thread may ask; what is made is made anew with the sheet and with the day."""

    def __init__(
        self,
        identity: DeskIdentity,
        key: Ed25519PrivateKey,
        unit_sheets: UnitSheets,
        folder: Path,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`folder` is where the key lies encrypted for the moment in which the TLS library reads it.

        `now` is the machine's own clock, whatever the desk's is: by that one the TLS library checks dates.
        """
        self._identity = identity
        self._key = key
        self._unit_sheets = unit_sheets
        self._folder = folder
        self._now = now
        self._lock = Lock()
        self._made: tuple[frozenset[tuple[int, bytes]], datetime, Contexts] | None = None

    def contexts(self) -> Contexts:
        """By the newest sheet. Raises NotEnrolled when this desk is not, or no more, among the unit's."""
        desks = self._unit_sheets.desks()
        mine = desks.get(self._identity.desk)
        if mine is None or mine.public_key != self._key.public_key().public_bytes_raw():
            raise NotEnrolled
        now = self._now()
        believed = frozenset((desk.number, desk.public_key) for desk in desks.values())
        with self._lock:
            made = self._made
            if made is None or made[0] != believed or not timedelta(0) <= now - made[1] < RENEWED_AFTER:
                made = (believed, now, self._make(desks.values(), now))
                self._made = made
            return made[2]

    @property
    def unit_tag(self) -> str:
        """What the unit's desks know each other by on the network; it tells nobody else which unit that is."""
        return self._tag(b"unit", self._identity.agency)

    def name_of(self, desk: int) -> str:
        """The name that a desk's certificate is for."""
        return f"desk-{self._tag(b'desk', str(desk))}.{_DOMAIN}"

    def desk_of(self, certificate: Mapping[str, object]) -> int:
        """The desk that a checked certificate is for, as `getpeercert` tells of it; 0 when it is for none of ours."""
        names = certificate.get("subjectAltName", ())
        if not isinstance(names, tuple) or len(names) != 1:
            return 0
        return next((desk for desk in self._unit_sheets.desks() if names[0] == ("DNS", self.name_of(desk))), 0)

    def _tag(self, label: bytes, text: str) -> str:
        salted = b"intake-desk lan 1\n" + label + b"\n" + self._identity.server_public_key + text.encode()
        return sha256(salted).hexdigest()[:_TAG_FIGURES]

    def _make(self, desks: Iterable[EnrolledDesk], now: datetime) -> Contexts:
        key, certificate = self._leaf(now)
        anchors = b"".join(_der(self._anchor(desk)) for desk in desks)
        with _sealed_file(self._folder, key, certificate) as (path, passphrase):
            server, client, asking = (
                _context(protocol, anchors, path, passphrase)
                for protocol in (ssl.PROTOCOL_TLS_SERVER, ssl.PROTOCOL_TLS_CLIENT, ssl.PROTOCOL_TLS_CLIENT)
            )
        asking.check_hostname = False  # the chain is checked all the same, and no anchor vouches for two names
        return Contexts(server, client, asking)

    def _leaf(self, now: datetime) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
        own = self.name_of(self._identity.desk)
        return leaf(self._key, own, own, now)

    def _anchor(self, desk: EnrolledDesk) -> x509.Certificate:
        """What the TLS library takes for the bare pair of name and key; nobody looks at who signed it."""
        own = self.name_of(desk.number)
        public = Ed25519PublicKey.from_public_bytes(desk.public_key)
        thrown_away = Ed25519PrivateKey.generate()
        return (
            _certificate(f"anchor {own}", "unit sheet", public, ALWAYS)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(x509.KeyUsage(**(_NO_USAGE | {"key_cert_sign": True})), critical=True)
            .add_extension(x509.NameConstraints([x509.DNSName(own)], None), critical=True)
            .add_extension(_issued_by(thrown_away.public_key()), critical=False)
            .sign(thrown_away, None)
        )


def leaf(
    signer: Ed25519PrivateKey, issuer: str, name: str, now: datetime
) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """A fresh key with its certificate for a name, by the anchor of the issuer's name."""
    key = ec.generate_private_key(ec.SECP256R1())
    both_ways = [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]
    builder = (
        _certificate(name, f"anchor {issuer}", key.public_key(), (now - VALID_BEFORE, now + VALID_AFTER))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**(_NO_USAGE | {"digital_signature": True})), critical=True)
        .add_extension(x509.ExtendedKeyUsage(both_ways), critical=False)
        .add_extension(_issued_by(signer.public_key()), critical=False)
    )
    return key, builder.sign(signer, None)


def _certificate(
    subject: str, issuer: str, key: ec.EllipticCurvePublicKey | Ed25519PublicKey, valid: tuple[datetime, datetime]
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(valid[0])
        .not_valid_after(valid[1])
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _issued_by(key: Ed25519PublicKey) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key)


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.DER)


def _context(protocol: int, anchors: bytes, path: Path, passphrase: bytes) -> ssl.SSLContext:
    context = ssl.SSLContext(protocol)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.verify_mode = ssl.CERT_REQUIRED
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN | ssl.VERIFY_X509_STRICT
    context.load_verify_locations(cadata=anchors)
    context.load_cert_chain(path, password=lambda: passphrase)
    if protocol == ssl.PROTOCOL_TLS_SERVER:
        context.num_tickets = 0  # nobody goes on with a session from before a desk was revoked
    return context


@contextmanager
def _sealed_file(
    folder: Path, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate
) -> Iterator[tuple[Path, bytes]]:
    """The key in a file that nobody else can read, encrypted by a passphrase that is never written; gone at the end."""
    passphrase = secrets.token_hex(_PASSPHRASE_BYTES).encode()
    encryption = serialization.BestAvailableEncryption(passphrase)
    pem = serialization.Encoding.PEM
    descriptor, name = tempfile.mkstemp(prefix="lan-", suffix=".pem", dir=folder)
    path = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, encryption))
            file.write(certificate.public_bytes(pem))
        yield path, passphrase
    finally:
        path.unlink()
