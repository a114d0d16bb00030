"""Reference documents and the desk's own settings, by name."""

from hashlib import sha256
from typing import TypeVar

import msgspec
import sqlalchemy as sa

from intake_desk.store import schema
from intake_desk.store.database import Database

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

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> Sheet | None:
        """The newest sheet of this name."""
        with self._database.reading() as connection:
            row = connection.execute(sa.select(schema.sheet).where(schema.sheet.c.name == name)).first()
        return None if row is None else Sheet(row.name, row.body, row.signature)

    def hashes(self) -> dict[str, str]:
        """The hashes of all sheets held, by name."""
        with self._database.reading() as connection:
            return {row.name: row.hash for row in connection.execute(sa.select(schema.sheet))}

    def put(self, sheet: Sheet) -> None:
        """Keep a sheet in place of the older one of its name."""
        with self._database.writing() as connection:
            connection.exec_driver_sql(
                "INSERT OR REPLACE INTO sheet (name, hash, body, signature) VALUES (?, ?, ?, ?)",
                (sheet.name, sheet.hash, sheet.body, sheet.signature),
            )

    def setting(self, name: str, kind: type[T], default: T) -> T:
        """A setting of this desk."""
        with self._database.reading() as connection:
            value = connection.execute(sa.select(schema.meta.c.value).where(schema.meta.c.name == name)).scalar()
        return default if value is None else msgspec.json.decode(value, type=kind)

    def set(self, name: str, value: object) -> None:
        """Keep a setting of this desk."""
        with self._database.writing() as connection:
            connection.exec_driver_sql(
                "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)",
                (name, msgspec.json.encode(value).decode()),
            )
