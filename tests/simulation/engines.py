"""One SQLAlchemy engine for each path of a process: to make one, and to compile every statement for it again, would
take longer than what a history does with it. Whoever closes a database still closes all its connections.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import sqlalchemy as sa

from intake_desk.server import database as server_database
from intake_desk.store import database as store_database
from tests.simulation.points import Changes


class _Events:
    """SQLAlchemy's events, but what an engine listens to already it does not hear twice."""

    def __init__(self) -> None:
        self._heard: set[tuple[int, str]] = set()

    def listen(self, engine: sa.Engine, name: str, heard: Callable[..., Any]) -> None:
        if (id(engine), name) not in self._heard:
            self._heard.add((id(engine), name))
            sa.event.listen(engine, name, heard)


class _Alchemy:
    """SQLAlchemy as the store's module sees it."""

    def __init__(self) -> None:
        self.event = _Events()
        self._engines: dict[str, sa.Engine] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(sa, name)

    def create_engine(self, url: sa.URL, **settings: Any) -> sa.Engine:
        if str(url) not in self._engines:
            self._engines[str(url)] = sa.create_engine(url, **settings)
        return self._engines[str(url)]


_alchemy = _Alchemy()
_server_engine = cache(server_database._engine)


def share(changes: Changes) -> None:
    """Let every database of a path have the same engine."""
    changes.set(store_database, "sa", _alchemy)
    changes.set(server_database, "_engine", _server_engine)
