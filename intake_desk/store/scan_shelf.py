"""The shelf of scans: their contents as encrypted files named by a keyed hash, beside the database.

A content is on the disk, sealed, before the entry that names it is committed. Until then, and again while it is being
erased, it lies in the folder `new`: what a crash leaves there is settled at the next start by what the dossiers show.
Nothing else is ever deleted.
"""

import hmac
import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intake_desk.domain.refusals import Refusal
from intake_desk.store.database import StoreFailed, disk_faults
from intake_desk.store.durable import flush, flush_folder, write_all

MAGIC = b"IDSCAN1\n"
NONCE_BYTES = 12
SCANS = "scans"
NEW = "new"
PART = ".part"


class ScanNotHere(Refusal):
    """No content of this hash lies at this desk; it is at the desk that added it."""

    code = "scan_not_here"


class ScanDamaged(Refusal):
    """The stored content does not check out: a bit flipped on the disk, or it is another's."""

    code = "scan_damaged"


class ScanShelf:
    """The contents of one desk's scans; every method may be used on any thread but the GUI's."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """`key` is the store's; the cipher's and the hash's are derived from it."""
        self.folder = folder
        self._cipher = AESGCM(_derived(key, b"intake-desk scans"))
        self._name_key = _derived(key, b"intake-desk scan names")

    def hash_of(self, content: bytes) -> str:
        """The content's name: without the desk's key nobody can tell whether a guess at the content is right."""
        return hmac.new(self._name_key, content, sha256).hexdigest()

    def put(self, content: bytes) -> str:
        """Store a content and give its hash; it is on the disk when this returns. Raises StoreFailed.

        A content that is here already is written again only when what lies there does not check out.
        """
        mark = self.hash_of(content)
        for path in (self._path(mark), self._new(mark)):
            with suppress(ScanNotHere, ScanDamaged):
                self._read(path, mark)
                return mark
        target = self._path(mark) if self._path(mark).exists() else self._new(mark)
        nonce = os.urandom(NONCE_BYTES)
        sealed = MAGIC + nonce + self._cipher.encrypt(nonce, content, mark.encode())
        with disk_faults():
            self._write(target, sealed)
        return mark

    def keep(self, mark: str) -> None:
        """The entry that names this content is recorded: it stays from now on."""
        with suppress(OSError):  # the next start does it
            self._move(self._new(mark), self._path(mark))

    def doubt(self, mark: str) -> None:
        """The content is about to be erased by an entry: until `erase`, a start keeps it if a dossier shows it.

        Raises StoreFailed.
        """
        if self._path(mark).exists():
            with disk_faults():
                self._move(self._path(mark), self._new(mark))

    def erase(self, mark: str) -> None:
        """Delete a content that was doubted; the entry that says so is recorded."""
        with suppress(OSError):  # the next start does it
            self._new(mark).unlink(missing_ok=True)

    def holds(self, mark: str) -> bool:
        """Whether a content of this hash lies here, sound or not."""
        return self._path(mark).exists() or self._new(mark).exists()

    def get(self, mark: str) -> bytes:
        """The content of this hash. Raises ScanNotHere, ScanDamaged, StoreFailed."""
        try:
            return self._read(self._path(mark), mark)
        except ScanNotHere:
            return self._read(self._new(mark), mark)

    def settle(self, shown: Callable[[str], bool]) -> int:
        """Keep what lies unsettled and is `shown` by a dossier, delete the rest; returns how many were deleted.

        Raises OSError.
        """
        folder = self.folder / NEW
        deleted = 0
        for path in sorted(folder.iterdir()) if folder.exists() else ():
            if path.suffix != PART and shown(path.name):
                self._move(path, self._path(path.name))
            else:
                path.unlink()
                deleted += 1
        return deleted

    def _path(self, mark: str) -> Path:
        return self.folder / mark[:2] / mark

    def _new(self, mark: str) -> Path:
        return self.folder / NEW / mark

    def _read(self, path: Path, mark: str) -> bytes:
        try:
            sealed = path.read_bytes()
        except FileNotFoundError:
            raise ScanNotHere from None
        except OSError as error:
            raise StoreFailed(cause=type(error).__name__) from error
        start = len(MAGIC) + NONCE_BYTES
        try:
            content = self._cipher.decrypt(sealed[len(MAGIC) : start], sealed[start:], mark.encode())
        except (InvalidTag, ValueError):
            raise ScanDamaged from None
        if not sealed.startswith(MAGIC):
            raise ScanDamaged
        return content

    def _write(self, target: Path, sealed: bytes) -> None:
        part = self._made(self.folder / NEW) / f"{os.urandom(8).hex()}{PART}"
        try:
            with part.open("xb", buffering=0) as file:
                write_all(file.fileno(), sealed)
                flush(file.fileno())
            self._move(part, target)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise

    def _move(self, source: Path, target: Path) -> None:
        self._made(target.parent)
        source.replace(target)
        flush_folder(target.parent)

    def _made(self, folder: Path) -> Path:
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            flush_folder(folder.parent)
            flush_folder(self.folder.parent)
        return folder


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=purpose).derive(key)
