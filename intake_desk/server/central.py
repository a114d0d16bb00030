"""The central server's own things in one place: its database, its key, its clock."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.server.database import Database
from intake_desk.server.heard import Heard
from intake_desk.server.keys import load_or_make


@dataclass(frozen=True)
class Central:
    """What every part of the server works with; made once, closed by `close`."""

    database: Database
    key: Ed25519PrivateKey
    now_ms: Callable[[], int]
    heard: Heard = field(default_factory=Heard)

    @property
    def public_key(self) -> bytes:
        """What desks know this server by."""
        return self.key.public_key().public_bytes_raw()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()


def wall_clock_ms() -> int:
    """The machine's clock, ms UTC."""
    return time.time_ns() // 1_000_000


def open_central(home: Path, database_url: str | None = None, now_ms: Callable[[], int] = wall_clock_ms) -> Central:
    """Open the server that lives in `home`; without a URL its database is a file there.

    Raises UnknownDatabase, DamagedServerKey.
    """
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o700)
    return Central(Database(database_url or f"sqlite:///{home / 'server.db'}"), load_or_make(home), now_ms)
