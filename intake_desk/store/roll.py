"""The roll: a second, append-only, encrypted copy of the desk's own journal, like a till's paper roll.

It is on disk (fsynced) before the database commits, so it is the witness that nothing printed was forgotten.
A record is `length | nonce | ciphertext`; each record authenticates all before it in its segment. A record cut off
by a power cut is dropped at the next start: nothing was committed or printed for it.
"""

import os
import struct
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intake_desk.domain.entries import Sealed
from intake_desk.domain.refusals import Refusal

MAGIC = b"IDROLL1\n"
SEGMENT_BYTES = 4 * 1024 * 1024
NONCE_BYTES = 12
_LENGTH = struct.Struct(">I")


class DamagedRoll(Refusal):
    """A record before the last one of a segment does not check out; params name the segment and the byte."""

    code = "damaged_roll"


class Record(msgspec.Struct, frozen=True, array_like=True):
    """What one fsync carries: entries written, or the hashes of entries voided because their commit failed."""

    entries: tuple[Sealed, ...] = ()
    voided: tuple[bytes, ...] = ()


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Record).decode


class Segment(msgspec.Struct, frozen=True):
    """What one file of the roll holds, up to where its bytes check out, and the bytes after that."""

    path: Path
    records: tuple[Record, ...]
    end: int
    chain: bytes
    cut: bytes


def roll_cipher(key: bytes) -> ChaCha20Poly1305:
    """The roll's cipher, derived from the store's key."""
    return ChaCha20Poly1305(HKDF(SHA256(), 32, salt=None, info=b"intake-desk roll").derive(key))


def segments(folder: Path) -> list[Path]:
    """The files of the roll, oldest first."""
    return sorted(folder.glob("roll-*.idr"))


def read_segment(path: Path, cipher: ChaCha20Poly1305) -> Segment:
    """Read a file of the roll without changing it. Raises DamagedRoll when a record before the last is broken."""
    data = path.read_bytes()
    chain = _first_chain(path)
    if not data.startswith(MAGIC):
        if MAGIC.startswith(data):
            return Segment(path, (), 0, chain, data)
        raise DamagedRoll(segment=path.name, at=0)
    records: list[Record] = []
    at = len(MAGIC)
    while at < len(data):
        start = at + _LENGTH.size
        end = start + (_LENGTH.unpack_from(data, at)[0] if start <= len(data) else 0)
        sealed = data[start:end]
        try:
            plain = cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], chain)
        except (InvalidTag, ValueError):
            if start < end < len(data):
                raise DamagedRoll(segment=path.name, at=at) from None
            break
        records.append(_decode(plain))
        chain = sha256(chain + sealed).digest()
        at = end
    return Segment(path, tuple(records), at, chain, data[at:])


class Roll:
    """The roll in its own folder; one writer."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """Open the roll; bytes after the last whole record are set aside, never lost. Raises DamagedRoll, OSError."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._cipher = roll_cipher(key)
        files = segments(folder)
        if not files:
            self._begin_segment(1)
            return
        last = read_segment(files[-1], self._cipher)
        if last.cut:
            aside = last.path.with_name(f"{last.path.stem}-{last.end}.cut")
            aside.write_bytes(last.cut)
        self._path, self._chain = last.path, last.chain
        self._file = last.path.open("r+b", buffering=0)
        self._file.truncate(last.end)
        self._file.seek(last.end)
        if last.end == 0:
            self._file.write(MAGIC)

    def append(self, entries: Sequence[Sealed]) -> None:
        """Put entries on the roll; they are on disk when this returns. Raises OSError."""
        self._write(Record(entries=tuple(entries)))

    def void(self, entries: Sequence[Sealed]) -> None:
        """Mark entries as never having happened: their commit failed and nothing was printed."""
        self._write(Record(voided=tuple(entry.hash for entry in entries)))

    def newest(self, segment_count: int) -> Iterator[Record]:
        """The records of the newest files, in order. Raises DamagedRoll."""
        for path in segments(self._folder)[-segment_count:]:
            yield from read_segment(path, self._cipher).records

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _write(self, record: Record) -> None:
        start = self._file.tell()
        if start > SEGMENT_BYTES:
            self._file.close()
            self._begin_segment(int(self._path.stem.removeprefix("roll-")) + 1)
            start = self._file.tell()
        nonce = os.urandom(NONCE_BYTES)
        sealed = nonce + self._cipher.encrypt(nonce, _encode(record), self._chain)
        try:
            _write_all(self._file.fileno(), _LENGTH.pack(len(sealed)) + sealed)
            os.fsync(self._file.fileno())
        except OSError:
            self._file.truncate(start)
            self._file.seek(start)
            raise
        self._chain = sha256(self._chain + sealed).digest()

    def _begin_segment(self, number: int) -> None:
        self._path = self._folder / f"roll-{number:06d}.idr"
        self._chain = _first_chain(self._path)
        self._file = self._path.open("xb", buffering=0)
        self._file.write(MAGIC)
        os.fsync(self._file.fileno())
        _sync_folder(self._folder)


def _first_chain(path: Path) -> bytes:
    return sha256(MAGIC + path.stem.encode()).digest()


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # other systems have no handle on a folder
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
