"""The file in which a holder sends to others what it would have told them over a wire: sealed, signed, all or nothing.

    "IDB1"  length  header          who wrote it for which unit, and the content key once for each receiver (HPKE)
    length  ChaCha20-Poly1305( zstd( part ) )     as often as needed, each under its own number
    length  ChaCha20-Poly1305( the writer's signature over all of the above )     marked as the last

A reader takes nothing before it has seen the last piece and the signature: a file that was cut, altered, or put
together from two is none.
"""

import os
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BufferedReader
from pathlib import Path
from typing import Annotated, Final

import msgspec
import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from intake_desk.domain.refusals import Refusal
from intake_desk.store.durable import flush, flush_folder
from intake_desk.wire import BODY_BYTES, Name, Number, Reach, Signature, SignedSheet, Tail, signed_by

MAGIC: Final = b"IDB1"
SUFFIX: Final = ".idb"
FORMAT: Final = 1
HEADER_BYTES: Final = 64 * 1024
# A part holds about what one exchange does; what claims to be longer is no part of ours.
PIECE_BYTES: Final = BODY_BYTES + HEADER_BYTES
# One file for the next stick after so much, so that any file system takes it and a cut costs little.
SEGMENT_BYTES: Final = 256 * 1024 * 1024
_LENGTH: Final = struct.Struct(">I")
_NONCE: Final = struct.Struct(">xxxQ?")
_LEVEL: Final = 9
_WINDOW: Final = 8 * 1024 * 1024
_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_MARK_BYTES: Final = 16

Mark = Annotated[bytes, msgspec.Meta(min_length=_MARK_BYTES, max_length=_MARK_BYTES)]


class NotABundle(Refusal):
    """The file is no bundle of ours, or one of a newer program."""

    code = "not_a_bundle"


class BundleDamaged(Refusal):
    """The bundle was cut or altered; nothing of it was taken."""

    code = "bundle_damaged"


class BundleNotForUs(Refusal):
    """The bundle is of another unit, or was not sealed for this desk."""

    code = "bundle_not_for_us"


class BundleOfAStranger(Refusal):
    """Who wrote the bundle is no desk of this unit, or one that was revoked. params: writer."""

    code = "bundle_of_a_stranger"


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on the outside: nothing of it is secret, all of it is signed. What does not fit into one file goes
    on in the next `segment`.
    """

    format: int = FORMAT
    agency: Name
    writer: Name
    mark: Mark
    made_ms: Number
    segment: Number = 1
    keys: Annotated[dict[Mark, bytes], msgspec.Meta(max_length=100)]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of what the writer would have said in an exchange."""

    heads: Annotated[dict[Name, Reach], msgspec.Meta(max_length=1000)] = {}
    tails: Annotated[tuple[Tail, ...], msgspec.Meta(max_length=1000)] = ()
    sheets: Annotated[tuple[SignedSheet, ...], msgspec.Meta(max_length=1000)] = ()


class _Closing(msgspec.Struct, frozen=True, kw_only=True):
    signature: Signature


class Sender(msgspec.Struct, frozen=True, kw_only=True):
    """Who writes a bundle, for which unit, and when."""

    agency: str
    journal: str
    key: Ed25519PrivateKey
    made_ms: int


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """Who opens a bundle: its unit, its sealing key, and how it knows the key by which a writer signs."""

    agency: str
    key: X25519PrivateKey
    signer: Callable[[str], bytes | None]


_encoder = msgspec.msgpack.Encoder()
_encode = _encoder.encode
_decode_header = msgspec.msgpack.Decoder(Header).decode
_decode_part = msgspec.msgpack.Decoder(Part).decode
_decode_closing = msgspec.msgpack.Decoder(_Closing).decode
_BAD: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError)


def bundle_statement(header: bytes, pieces: bytes) -> bytes:
    """What the writer signs: the digests of the header and of all pieces but the last."""
    return b"intake-desk bundle 1\n" + _encode((header, pieces))


class Writer:
    """One bundle while it is written."""

    def __init__(
        self, file: Callable[[bytes], object], sender: Sender, receivers: Iterable[bytes], segment: int = 1
    ) -> None:
        """`file` takes bytes; `receivers` are sealing keys."""
        self._write, self._sender = file, sender
        self._cipher = ChaCha20Poly1305(content_key := ChaCha20Poly1305.generate_key())
        self.mark = os.urandom(_MARK_BYTES)
        keys = {
            mark_of(key): _SUITE.encrypt(
                content_key, X25519PublicKey.from_public_bytes(key), _info(sender.agency, self.mark)
            )
            for key in receivers
        }
        header = _encode(
            Header(
                agency=sender.agency,
                writer=sender.journal,
                mark=self.mark,
                made_ms=sender.made_ms,
                segment=segment,
                keys=keys,
            )
        )
        self._digest = sha256(MAGIC + header).digest()
        self._pieces = sha256()
        self._number = 0
        self.size = 0
        self._put(MAGIC)
        self._put(_LENGTH.pack(len(header)) + header)

    def add(self, part: Part) -> None:
        """Seal one part."""
        sealed = self._seal(zstandard.ZstdCompressor(level=_LEVEL).compress(_encode(part)), last=False)
        self._pieces.update(sealed)
        self._put(_LENGTH.pack(len(sealed)) + sealed)

    def close(self) -> None:
        """Sign; without this there is no bundle."""
        signature = self._sender.key.sign(bundle_statement(self._digest, self._pieces.digest()))
        sealed = self._seal(_encode(_Closing(signature=signature)), last=True)
        self._put(_LENGTH.pack(len(sealed)) + sealed)

    def _seal(self, content: bytes, *, last: bool) -> bytes:
        self._number += 1
        return self._cipher.encrypt(_NONCE.pack(self._number, last), content, self._digest)

    def _put(self, data: bytes) -> None:
        self._write(data)
        self.size += len(data)


class Bundle:
    """A bundle that was looked through to its end: it is whole, for this reader, and by who it says."""

    def __init__(self, path: Path, reader: Reader) -> None:
        """Raises NotABundle, BundleDamaged, BundleNotForUs, BundleOfAStranger, OSError."""
        self.path = path
        self.size = path.stat().st_size
        with path.open("rb") as file:
            self.header, self._digest = _read_header(file)
            self._cipher = self._opened(reader)
            signer = reader.signer(self.header.writer)
            if signer is None:
                raise BundleOfAStranger(writer=self.header.writer)
            pieces = sha256()
            signature = b""
            for sealed, content, last in self._pieces(file):
                if last:
                    signature = _closing(content).signature
                else:
                    pieces.update(sealed)
        if not signed_by(signer, signature, bundle_statement(self._digest, pieces.digest())):
            raise BundleDamaged

    def parts(self) -> Iterator[Part]:
        """The parts in their order, one in memory at a time. Raises BundleDamaged, OSError."""
        with self.path.open("rb") as file:
            _read_header(file)
            for _, content, last in self._pieces(file):
                if not last:
                    yield _part(content)

    def _opened(self, reader: Reader) -> ChaCha20Poly1305:
        sealed = self.header.keys.get(mark_of(reader.key.public_key().public_bytes_raw()))
        if self.header.agency != reader.agency or sealed is None:
            raise BundleNotForUs
        try:
            return ChaCha20Poly1305(_SUITE.decrypt(sealed, reader.key, _info(reader.agency, self.header.mark)))
        except (InvalidTag, ValueError) as error:
            raise BundleDamaged from error

    def _pieces(self, file: BufferedReader) -> Iterator[tuple[bytes, bytes, bool]]:
        """Every piece sealed and opened, and whether it is the last. Raises BundleDamaged."""
        number = 0
        last = False
        while not last:
            number += 1
            sealed = _sized(file, PIECE_BYTES)
            last = not file.peek(1)
            try:
                content = self._cipher.decrypt(_NONCE.pack(number, last), sealed, self._digest)
            except InvalidTag as error:
                raise BundleDamaged from error
            yield sealed, content, last


class Packed(msgspec.Struct, kw_only=True):
    """What was taken out: the files, and how many entries they hold."""

    files: tuple[Path, ...] = ()
    entries: int = 0
    size: int = 0


def write_bundles(
    next_name: Callable[[], Path],
    sender: Sender,
    receivers: Sequence[bytes],
    opening: Sequence[Part],
    more: Callable[[], tuple[Tail, ...]],
) -> Packed:
    """Write what `more` gives until it gives nothing, in as many files as it takes; each begins with the `opening`.

    No more than one part is in memory. Raises OSError.
    """
    packed = Packed()
    tails = more()
    while tails or not packed.files:
        path = next_name()
        with whole_file(path) as write:
            writer = Writer(write, sender, receivers, len(packed.files) + 1)
            for part in opening:
                writer.add(part)
            begun = writer.size
            while tails and (writer.size < SEGMENT_BYTES or writer.size == begun):
                writer.add(Part(tails=tails))
                packed.entries += sum(len(tail.entries) for tail in tails)
                tails = more()
            writer.close()
        packed.files = (*packed.files, path)
        packed.size += writer.size
    return packed


def apply_in_turn(bundles: Iterable[Bundle], apply: Callable[[Bundle], tuple[int, bool]]) -> None:
    """Apply bundles, the oldest first; what did not follow is tried again as long as others bring something.

    `apply` says how many entries were new, and whether everything followed.
    """
    left = sorted(bundles, key=lambda bundle: (bundle.header.made_ms, bundle.header.segment, bundle.path))
    moved = True
    while left and moved:
        moved = False
        waiting = []
        for bundle in left:
            fresh, followed = apply(bundle)
            moved = moved or bool(fresh)
            if not followed:
                waiting.append(bundle)
        left = waiting


def outside(path: Path) -> Header:
    """What stands on the outside of a bundle, not checked yet. Raises NotABundle, BundleDamaged, OSError."""
    with path.open("rb") as file:
        return _read_header(file)[0]


@contextmanager
def whole_file(path: Path) -> Iterator[Callable[[bytes], object]]:
    """A file that is there whole under its name when the block ends well, and not at all otherwise. Raises OSError."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with unfinished.open("wb") as file:
            yield file.write
            file.flush()
            flush(file.fileno())
        unfinished.replace(path)
        flush_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


def mark_of(sealing_key: bytes) -> bytes:
    """What a receiver's key is called on the outside."""
    return sha256(b"intake-desk receiver 1\n" + sealing_key).digest()[:_MARK_BYTES]


def _info(agency: str, mark: bytes) -> bytes:
    return b"intake-desk bundle key 1\n" + _encode((agency, mark))


def _read_header(file: BufferedReader) -> tuple[Header, bytes]:
    if file.read(len(MAGIC)) != MAGIC:
        raise NotABundle
    raw = _sized(file, HEADER_BYTES)
    try:
        header = _decode_header(raw)
    except _BAD as error:
        raise BundleDamaged from error
    if header.format != FORMAT:
        raise NotABundle
    return header, sha256(MAGIC + raw).digest()


def _sized(file: BufferedReader, most: int) -> bytes:
    start = file.read(_LENGTH.size)
    if len(start) < _LENGTH.size:
        raise BundleDamaged
    (size,) = _LENGTH.unpack(start)
    if size > most:
        raise BundleDamaged
    data = file.read(size)
    if len(data) < size:
        raise BundleDamaged
    return data


def _closing(content: bytes) -> _Closing:
    try:
        return _decode_closing(content)
    except _BAD as error:
        raise BundleDamaged from error


def _part(content: bytes) -> Part:
    """A part, however small it was packed: no more than a message over the wire may hold."""
    try:
        with zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(content) as stream:
            inflated = stream.read(BODY_BYTES + 1)
        if len(inflated) > BODY_BYTES:
            raise BundleDamaged
        return _decode_part(inflated)
    except (zstandard.ZstdError, *_BAD) as error:
        raise BundleDamaged from error
