"""Opening the desk's store: key, pages, shape, roll and database reconciled before anything may be recorded."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec

from intake_desk.domain.entries import Sealed, header
from intake_desk.domain.refusals import Refusal
from intake_desk.store import migrate, reconciling, register, restoring, verification
from intake_desk.store.database import DamagedStore, Database, WrongKey, disk_faults, run
from intake_desk.store.journal import Journal
from intake_desk.store.reconciling import RollDisagrees
from intake_desk.store.roll import Roll, opens_with, segments
from intake_desk.store.scan_shelf import SCANS, ScanShelf
from intake_desk.store.sheets import Sheets
from intake_desk.store.vault import Vault
from intake_desk.store.wal import read_log

__all__ = ["AlreadyOpen", "KeyMissing", "Opened", "RollDisagrees", "Store", "open_store", "opened_store"]

KEY_NAME = "store key"
KEY_BYTES = 32
FILE = "desk.db"
ROLL = "roll"


class KeyMissing(Refusal):
    """The file is there but its key is not in the keyring; nothing is lost, the key must be restored."""

    code = "key_missing"


class AlreadyOpen(Refusal):
    """Another window of the program has this desk open."""

    code = "already_open"


class Opened(msgspec.Struct, frozen=True):
    """What opening found and did.

    `restored` counts the entries that a lost or damaged database was written anew with; `set_aside` names the
    damaged file. `set_back` counts the entries that this desk had written and are not in its file: it is an older one.
    """

    recovered: int = 0
    recovered_codes: tuple[str, ...] = ()
    roll_refilled: int = 0
    copy: str = ""
    restored: int = 0
    set_aside: str = ""
    set_back: int = 0


class Store:
    """The open store of one desk: its file, its roll, its sheets. Closed by `close`."""

    def __init__(self, home: Path, key: bytes) -> None:
        """Open or make the store in `home`; a lost or damaged file is written anew from the roll, the damaged one
        kept beside it. Raises AlreadyOpen, WrongKey, NewerStore, StoreFailed, OldSqlite.
        """
        self.home = home
        self._key = key
        try:
            self._open()
        except DamagedStore:
            self._open()

    def _open(self) -> None:
        """Open everything. After DamagedStore the page is suspect: opening again looks at all of them, and mends."""
        home, key = self.home, self._key
        self._found = Opened()
        with disk_faults(), ExitStack() as undo:
            home.mkdir(parents=True, exist_ok=True)
            home.chmod(0o700)
            lock = undo.enter_context((home / "desk.lock").open("a+b"))
            lock_or_refuse(lock.fileno())
            self.database = self._sound_database(key)
            undo.callback(self.database.close)
            copy = migrate.upgrade(self.database)
            with self.database.writing() as connection:
                register.freshen(connection)
            self.roll = Roll(home / ROLL, key)
            undo.callback(self.roll.close)
            self.scans = ScanShelf(home / SCANS, key)
            self.sheets = Sheets(self.database, self.roll)
            if self.roll.begun:
                self.sheets.keep_all()
            self._found = msgspec.structs.replace(self._found, copy=str(copy or ""))
            self._undo = undo.pop_all()

    def journal(
        self, name: str, now_ms: Callable[[], int], entropy: Callable[[int], bytes] = os.urandom
    ) -> tuple[Journal, Opened]:
        """This desk's journal, after the roll and the database were brought to the same end.

        Raises RollDisagrees, StoreFailed.
        """
        try:
            return self._levelled(name, now_ms, entropy)
        except DamagedStore:
            self.close()
            self._open()
            return self._levelled(name, now_ms, entropy)

    def _levelled(
        self, name: str, now_ms: Callable[[], int], entropy: Callable[[int], bytes]
    ) -> tuple[Journal, Opened]:
        journal = Journal(self.database, self.roll, name, now_ms, entropy, self.scans)
        with disk_faults():
            levelled = reconciling.level(journal, self.roll)
            refilled = levelled.refilled
            if (
                self.roll.damage_met and not journal.has_hole
            ):  # there may be more of it; what stands behind a hole is needed
                refilled += reconciling.mend(journal, self.roll)
            if not (journal.has_hole or self._found.restored):  # an entry that is missing may name what lies there
                self.scans.settle(self._shown)
        return journal, msgspec.structs.replace(
            self._found,
            recovered=len(levelled.recovered),
            recovered_codes=tuple(_codes(levelled.recovered)),
            roll_refilled=refilled,
        )

    def close(self) -> None:
        """Let go of everything."""
        self._undo.close()

    def _shown(self, mark: str) -> bool:
        with self.database.reading() as connection:
            return register.shows(connection, mark)

    def _sound_database(self, key: bytes) -> Database:
        """The database, checked as far as a quick start allows; written anew when it is lost or damaged."""
        path, roll = self.home / FILE, self.home / ROLL
        log = read_log(path)
        damaged: Path | None = None
        if path.exists() or not segments(roll):
            try:
                database = Database(path, key)
            except WrongKey:
                if not opens_with(roll, key):
                    raise
            else:
                thoroughly = log.lost_commits > 1 or database.suspect.exists()
                if _is_sound(database, thoroughly=thoroughly, filled=bool(segments(roll))):
                    database.suspect.unlink(missing_ok=True)
                    return database
                database.close()
            # should we die before the new file is there, the next start must look at what is left
            path.with_suffix(".suspect").touch()
            damaged = restoring.set_aside(path)
        elif not opens_with(roll, key):
            raise WrongKey
        restored = restoring.restore(path, roll, key, damaged)
        path.with_suffix(".suspect").unlink(missing_ok=True)
        self._found = Opened(restored=restored, set_aside=str(damaged or ""))
        return Database(path, key)


def open_store(home: Path, vault: Vault) -> Store:
    """Open the desk's store, making it and its key on the first start.

    Raises KeyMissing, what `Store` raises, and what the vault raises.
    """
    key = vault.get(KEY_NAME)
    if key is None:
        if (home / FILE).exists() or segments(home / ROLL):
            raise KeyMissing
        key = os.urandom(KEY_BYTES)
        vault.put(KEY_NAME, key)
    return Store(home, key)


@contextmanager
def opened_store(home: Path, vault: Vault) -> Iterator[Store]:
    """The store for the length of a block."""
    store = open_store(home, vault)
    try:
        yield store
    finally:
        store.close()


def lock_or_refuse(descriptor: int) -> None:
    """Hold the file until it is closed. Raises AlreadyOpen when another process holds it."""
    try:
        if os.name == "posix":
            import fcntl  # noqa: PLC0415  # late: exists on this system only

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt  # noqa: PLC0415  # late: exists on this system only

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        raise AlreadyOpen from None


def _is_sound(database: Database, *, thoroughly: bool, filled: bool) -> bool:
    """Whether the pages that every start needs check out; `thoroughly` looks at all of them.

    A file without tables is not sound where it must be `filled`: the roll knows of entries.
    """
    try:
        if filled and migrate.revision(database) is None:
            return False
        if thoroughly and not verification.is_consistent(database):
            return False
        with database.reading() as connection:
            tables = {row[0] for row in run(connection, "SELECT name FROM sqlite_master")}
            for table in tables & {"journal", "meta", "sheet", "counter", "signature"}:
                run(connection, f"SELECT * FROM {table}").fetchall()  # noqa: S608  # names of ours
            if "entry" in tables:
                run(connection, "SELECT * FROM entry ORDER BY id DESC LIMIT 1").fetchall()
    except DamagedStore:
        return False
    return True


def _codes(sealed: Iterable[Sealed]) -> Iterator[str]:
    for one in sealed:
        facts = msgspec.msgpack.decode(header(one).facts)
        if isinstance(facts, dict) and facts.get("code"):
            yield str(facts["code"])
