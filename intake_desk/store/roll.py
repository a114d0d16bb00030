"""The roll: a second, append-only, encrypted copy of the desk's own journal, like a till's paper roll.

It is on disk (fsynced) before the database commits, so it is the witness that nothing printed was forgotten, and
what the database is rebuilt from. A record is `mark | length | nonce | ciphertext`, bound to its place in its file;
a damaged record takes no other with it. A record cut off by a power cut is put aside at the next start: nothing was
committed or printed for it.
"""

import os
import struct
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intake_desk.domain.entries import Sealed
from intake_desk.store.durable import flush, flush_folder, write_all

MAGIC = b"IDROLL1\n"
MARK = b"\xf1rec"
SEGMENT_BYTES = 1024 * 1024
NONCE_BYTES = 12
_LENGTH = struct.Struct(">I")
_PREFIX_BYTES = len(MARK) + _LENGTH.size


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """A sheet (`text` its hash) or a setting (`text` its value) as it was put into the database."""

    table: str
    name: str
    text: str
    body: bytes = b""
    signature: bytes = b""


class Record(msgspec.Struct, frozen=True, array_like=True):
    """What one fsync carries.

    `voided` are hashes of entries before it that never happened: their commit failed. `again` says that the entries
    were copied from the database to fill a hole: they stand beside what is there.
    """

    entries: tuple[Sealed, ...] = ()
    voided: tuple[bytes, ...] = ()
    again: bool = False
    kept: tuple[Kept, ...] = ()


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Record).decode


class Damage(msgspec.Struct, frozen=True):
    """Bytes of a segment that hold no record although records follow them."""

    start: int
    end: int


class Segment(msgspec.Struct, frozen=True):
    """What one file of the roll holds: its records, what is damaged between them, and the bytes after the last."""

    path: Path
    records: tuple[Record, ...]
    end: int
    damaged: tuple[Damage, ...]
    cut: bytes


def roll_cipher(key: bytes) -> ChaCha20Poly1305:
    """The roll's cipher, derived from the store's key."""
    return ChaCha20Poly1305(HKDF(SHA256(), 32, salt=None, info=b"intake-desk roll").derive(key))


def segments(folder: Path) -> list[Path]:
    """The files of the roll, oldest first."""
    return sorted(folder.glob("roll-*.idr"))


def read_segment(path: Path, cipher: ChaCha20Poly1305) -> Segment:
    """Read a file of the roll without changing it; every record that checks out is found, whatever lies between."""
    data = path.read_bytes()
    records: list[Record] = []
    damaged: list[Damage] = []
    at = sound = 0 if not data.startswith(MAGIC) else len(MAGIC)
    while at >= 0:
        read = _record_at(data, at, path, cipher)
        if read is None:
            at = data.find(MARK, at + 1)
            continue
        if at > sound:
            damaged.append(Damage(sound, at))
        record, sound = read
        records.append(record)
        at = sound if sound < len(data) else -1
    return Segment(path, tuple(records), sound, tuple(damaged), data[sound:])


def opens_with(folder: Path, key: bytes) -> bool:
    """Whether any record of the roll can be read with this key."""
    cipher = roll_cipher(key)
    return any(read_segment(path, cipher).records for path in segments(folder))


class Roll:
    """The roll in its own folder; one writer."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """Open the roll. Bytes after the last whole record are put aside; a file with other damage is left as it is
        and a new one begun. Raises OSError.
        """
        folder.mkdir(parents=True, exist_ok=True)
        flush_folder(folder.parent)
        self.folder = folder
        self._cipher = roll_cipher(key)
        self._torn = False
        files = segments(folder)
        last = read_segment(files[-1], self._cipher) if files else None
        while last is not None and last.end == 0 and MAGIC.startswith(last.cut):
            last.path.unlink()  # cut off while it was begun: nothing was written to it yet
            files.pop()
            last = read_segment(files[-1], self._cipher) if files else None
        self.damage_met = last is not None and (bool(last.damaged) or last.end == 0)
        self.begun = last is None or self.damage_met
        if last is None or self.damage_met:
            self._begin_segment()
            return
        if last.cut:
            aside = last.path.with_name(f"{last.path.stem}-{last.end}.cut")
            aside.write_bytes(last.cut)
        self._path, self._end = last.path, last.end
        self._file = last.path.open("r+b", buffering=0)
        self._torn = bool(last.cut)
        if self._torn:  # left there until the next record, it would be found as damage by whoever proves the roll
            with suppress(OSError):
                self._file.truncate(self._end)
                self._torn = False

    def append(self, entries: Sequence[Sealed], *, again: bool = False) -> None:
        """Put entries on the roll; they are on disk when this returns. Raises OSError."""
        self._write(Record(entries=tuple(entries), again=again))

    def void(self, entries: Sequence[Sealed]) -> None:
        """Mark entries as never having happened: their commit failed and nothing was printed. Raises OSError."""
        self._write(Record(voided=tuple(entry.hash for entry in entries)))

    def keep(self, kept: Sequence[Kept]) -> None:
        """Put sheets and settings on the roll. Raises OSError."""
        self._write(Record(kept=tuple(kept)))

    def newest(self, segment_count: int) -> Iterator[Record]:
        """The records of the newest files, in order."""
        for path in segments(self.folder)[-segment_count:]:
            yield from read_segment(path, self._cipher).records

    def damaged(self) -> list[Path]:
        """The files that hold something else than sound records. Reads the whole roll."""
        found = []
        for path in segments(self.folder):
            segment = read_segment(path, self._cipher)
            if segment.damaged or segment.cut:
                found.append(path)
        return found

    def set_aside(self, path: Path) -> None:
        """Take a damaged file out of the roll, whole; never the one being written."""
        path.rename(path.with_suffix(".damaged"))
        flush_folder(self.folder)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _write(self, record: Record) -> None:
        if self._end > SEGMENT_BYTES:
            self._begin_segment()
        if self._torn:
            self._file.truncate(self._end)
        nonce = os.urandom(NONCE_BYTES)
        sealed = nonce + self._cipher.encrypt(nonce, _encode(record), _place(self._path, self._end))
        data = MARK + _LENGTH.pack(len(sealed)) + sealed
        self._torn = True
        try:
            self._file.seek(self._end)
            write_all(self._file.fileno(), data)
            flush(self._file.fileno())
        except OSError:
            self._file.truncate(self._end)
            raise
        self._torn = False
        self._end += len(data)

    def _begin_segment(self) -> None:
        used = [int(path.name[5:11]) for path in self.folder.glob("roll-[0-9][0-9][0-9][0-9][0-9][0-9]*")]
        path = self.folder / f"roll-{max(used, default=0) + 1:06d}.idr"
        fresh = path.open("x+b", buffering=0)
        try:
            write_all(fresh.fileno(), MAGIC)
            flush(fresh.fileno())
            flush_folder(self.folder)
        except OSError:
            fresh.close()
            path.unlink()
            raise
        if hasattr(self, "_file"):
            self._file.close()
        self._path, self._file, self._end, self._torn = path, fresh, len(MAGIC), False


def _record_at(data: bytes, at: int, path: Path, cipher: ChaCha20Poly1305) -> tuple[Record, int] | None:
    start = at + _PREFIX_BYTES
    if start > len(data) or not data.startswith(MARK, at):
        return None
    end = start + _LENGTH.unpack_from(data, at + len(MARK))[0]
    if end > len(data) or end - start <= NONCE_BYTES:
        return None
    try:
        plain = cipher.decrypt(data[start : start + NONCE_BYTES], data[start + NONCE_BYTES : end], _place(path, at))
    except InvalidTag:
        return None
    return _decode(plain), end


def _place(path: Path, at: int) -> bytes:
    """What binds a record to its file and byte, so that none can be moved or repeated."""
    return f"{path.stem}@{at}".encode()
