"""Reference documents and the desk's own settings, by name; on the roll too, so that it alone can restore a desk."""

from hashlib import sha256
from typing import TypeVar

import msgspec

from intake_desk.domain.desk import Clerk
from intake_desk.store import roster
from intake_desk.store.database import Database, disk_faults, run
from intake_desk.store.restoring import SETTING, SHEET, all_kept, put_kept
from intake_desk.store.roll import Kept, Roll
from intake_desk.store.schema import ALL_CLERKS_SINCE, CLERKS, ONCE_CLERKS, ONCE_SUPERVISORS

T = TypeVar("T")


class Sheet(msgspec.Struct, frozen=True, array_like=True):
    """A versioned reference document, named by its content's hash and signed by the server."""

    name: str
    body: bytes
    signature: bytes = b""

    @property
    def hash(self) -> str:
        """What entries name the sheet by."""
        return sha256(self.body).hexdigest()


class Sheets:
    """The newest sheet of each name, and what this desk is (`meta`)."""

    def __init__(self, database: Database, roll: Roll | None = None) -> None:
        self._database = database
        self._roll = roll

    def get(self, name: str) -> Sheet | None:
        """The newest sheet of this name."""
        with self._database.reading() as connection:
            row = run(connection, "SELECT name, body, signature FROM sheet WHERE name = ?", (name,)).fetchone()
        return None if row is None else Sheet(*row)

    def hashes(self) -> dict[str, str]:
        """The hashes of all sheets held, by name."""
        with self._database.reading() as connection:
            return dict(run(connection, "SELECT name, hash FROM sheet").fetchall())

    def put(self, sheet: Sheet, *, believed: bool = True) -> None:
        """Keep a sheet in place of the older one of its name, of which nothing is remembered unless it is `believed`.
        Raises StoreFailed.

        Who worked here and who supervised by an older sheet of clerks is remembered: what they signed or witnessed then
        stays as it was, under their names. From the first time on, nobody can sign at this desk who is not remembered.
        """
        if sheet.name == CLERKS and self.setting(ALL_CLERKS_SINCE, int, -1) < 0:
            self.set(ALL_CLERKS_SINCE, self._written())
        if believed and sheet.name == CLERKS and (older := self.get(CLERKS)) is not None:
            clerks = msgspec.json.decode(older.body, type=tuple[Clerk, ...])
            names = self.setting(ONCE_CLERKS, dict[str, str], {})
            if (all_names := names | {one.login: one.name for one in clerks}) != names:
                self.set(ONCE_CLERKS, all_names)
            before = self.setting(ONCE_SUPERVISORS, tuple[str, ...], ())
            known = {one.login for one in clerks if one.supervises}
            if not known <= set(before):
                self.set(ONCE_SUPERVISORS, sorted(known.union(before)))
        self._keep(Kept(SHEET, sheet.name, sheet.hash, sheet.body, sheet.signature))

    def setting(self, name: str, kind: type[T], default: T) -> T:
        """A setting of this desk."""
        with self._database.reading() as connection:
            row = run(connection, "SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return default if row is None else msgspec.json.decode(row[0], type=kind)

    def set(self, name: str, value: object) -> None:
        """Keep a setting of this desk. Raises StoreFailed."""
        self._keep(Kept(SETTING, name, msgspec.json.encode(value).decode()))

    def keep_all(self) -> None:
        """Put everything held on a roll that was begun anew. Raises StoreFailed."""
        with self._database.writing() as connection:
            self._on_roll(all_kept(connection))

    def _written(self) -> int:
        """How many entries this desk's own journal has."""
        with self._database.reading() as connection:
            own = roster.own_journal(connection)
            row = run(connection, "SELECT number FROM journal WHERE name = ?", (own,)).fetchone()
        return int(row[0]) if row else 0

    def _keep(self, kept: Kept) -> None:
        with self._database.writing() as connection:
            put_kept(connection, kept)
            self._on_roll([kept])

    def _on_roll(self, kept: list[Kept]) -> None:
        if self._roll is None or not kept:
            return
        with disk_faults():
            self._roll.keep(kept)
