"""Opening the desk's store: key, shape, roll and database reconciled before anything may be recorded."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from intake_desk.domain.entries import START, Sealed, follows, header
from intake_desk.domain.refusals import Refusal
from intake_desk.store import migrate
from intake_desk.store.database import Database
from intake_desk.store.journal import Journal
from intake_desk.store.roll import Record, Roll, segments
from intake_desk.store.sheets import Sheets
from intake_desk.store.vault import Vault

KEY_NAME = "store key"
KEY_BYTES = 32


class KeyMissing(Refusal):
    """The file is there but its key is not in the keyring; nothing is lost, the key must be restored."""

    code = "key_missing"


class AlreadyOpen(Refusal):
    """Another window of the program has this desk open."""

    code = "already_open"


class RollDisagrees(Refusal):
    """The roll and the database tell different stories; params: number. Nothing was changed."""

    code = "roll_disagrees"


class Opened(msgspec.Struct, frozen=True):
    """What opening found and did."""

    recovered: int = 0
    recovered_codes: tuple[str, ...] = ()
    roll_refilled: int = 0
    copy: str = ""


class Store:
    """The open store of one desk: its file, its roll, its sheets. Closed by `close`."""

    def __init__(self, home: Path, key: bytes) -> None:
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(0o700)
        self._lock = (home / "desk.lock").open("a+b")
        _lock_or_refuse(self._lock.fileno())
        self.home = home
        self.database = Database(home / "desk.db", key)
        self.copy = migrate.upgrade(self.database)
        self.roll = Roll(home / "roll", key)
        self.sheets = Sheets(self.database)

    def journal(
        self, name: str, now_ms: Callable[[], int], entropy: Callable[[int], bytes] = os.urandom
    ) -> tuple[Journal, Opened]:
        """This desk's journal, after the roll and the database were brought to the same end. Raises RollDisagrees."""
        journal = Journal(self.database, self.roll, name, now_ms, entropy)
        head = journal.heads().get(name)
        number, last = (head.number, head.hash) if head else (0, START)
        missing, refill = self._differences(name, number, last, journal)
        if missing:
            journal.recover(missing)
        for start in range(0, len(refill), 500):
            self.roll.append(refill[start : start + 500])
        codes = tuple(_codes(missing))
        return journal, Opened(len(missing), codes, len(refill), str(self.copy or ""))

    def _differences(self, name: str, number: int, last: bytes, journal: Journal) -> tuple[list[Sealed], list[Sealed]]:
        """Entries that only the roll has, and entries that only the database has."""
        count = 1
        total = len(segments(self.home / "roll"))
        while True:
            written, voided = _standing(self.roll.newest(count))
            journal.note_voided(voided)
            if count >= total or (written and header(written[0]).number <= number + 1):
                break
            count += 1
        later = [sealed for sealed in written if header(sealed).number > number]
        same = [sealed for sealed in written if header(sealed).number == number]
        if same and same[-1].hash != last:
            raise RollDisagrees(number=number)
        if later and not follows(header(later[0]), number, last):
            raise RollDisagrees(number=number + 1)
        roll_end = header(written[-1]).number if written else 0
        refill: list[Sealed] = []
        while roll_end + len(refill) < number:
            refill += journal.tail(name, roll_end + len(refill))
        return later, refill

    def close(self) -> None:
        """Let go of everything."""
        self.roll.close()
        self.database.close()
        self._lock.close()


def _standing(records: Iterator[Record]) -> tuple[list[Sealed], list[Sealed]]:
    """The entries that stand, and those that a later mark voided."""
    written: dict[bytes, Sealed] = {}
    voided: list[Sealed] = []
    for record in records:
        for sealed in record.entries:
            written[sealed.hash] = sealed
        for mark in record.voided:
            gone = written.pop(mark, None)
            if gone is not None:
                voided.append(gone)
    return list(written.values()), voided


def _codes(sealed: list[Sealed]) -> Iterator[str]:
    for one in sealed:
        facts = msgspec.msgpack.decode(header(one).facts)
        if isinstance(facts, dict) and facts.get("code"):
            yield str(facts["code"])


def open_store(home: Path, vault: Vault) -> Store:
    """Open the desk's store, making it and its key on the first start.

    Raises KeyMissing, WrongKey, NewerStore, AlreadyOpen, DamagedRoll, and what the vault raises.
    """
    key = vault.get(KEY_NAME)
    if key is None:
        if (home / "desk.db").exists():
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


def _lock_or_refuse(descriptor: int) -> None:
    try:
        if os.name == "posix":
            import fcntl  # noqa: PLC0415  # late: exists on this system only

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt  # noqa: PLC0415  # late: exists on this system only

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        raise AlreadyOpen from None
