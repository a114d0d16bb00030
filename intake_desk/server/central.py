"""The central server's own things in one place: its database, its key, its clock."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.refusals import Refusal
from intake_desk.server.database import Database
from intake_desk.server.heard import Heard
from intake_desk.server.keys import database_key, load_or_make
from intake_desk.server.news import News
from intake_desk.server.precedence import Exchanges

if sys.platform != "win32":
    import fcntl

DATABASE_FILE = "server.db"


@dataclass(frozen=True)
class Central:
    """What every part of the server works with; made once, closed by `close`."""

    database: Database
    key: Ed25519PrivateKey
    now_ms: Callable[[], int]
    heard: Heard = field(default_factory=Heard)
    news: News = field(default_factory=News)
    exchanges: Exchanges = field(default_factory=Exchanges)

    @property
    def public_key(self) -> bytes:
        """What desks know this server by."""
        return self.key.public_key().public_bytes_raw()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()


class StillServing(Refusal):
    """A server is running with this home."""

    code = "still_serving"


@contextmanager
def holding(home: Path, *, alone: bool = False) -> Iterator[None]:
    """The home is in use by a server, or `alone`: by whoever puts another database in its place.

    Raises StillServing when the others do not allow that.
    """
    home.mkdir(parents=True, exist_ok=True)
    with (home / "server.lock").open("ab") as lock:
        if sys.platform != "win32":
            try:
                fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
            except OSError:
                raise StillServing from None
        yield


def wall_clock_ms() -> int:
    """The machine's clock, ms UTC."""
    return time.time_ns() // 1_000_000


def open_central(home: Path, database_url: str | None = None, now_ms: Callable[[], int] = wall_clock_ms) -> Central:
    """Open the server that lives in `home`; without a URL its database is a file there.

    Raises UnknownDatabase, DamagedServerKey.
    """
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o700)
    key = load_or_make(home)
    return Central(Database(database_url or f"sqlite:///{home / DATABASE_FILE}", database_key(key)), key, now_ms)
