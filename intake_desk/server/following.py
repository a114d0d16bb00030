"""The register keeps up by itself: whoever looks at figures or looks up a receipt only reads."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa
import structlog

from intake_desk.server import register
from intake_desk.server.central import Central

LOOK_SECONDS = 1.0
_log = structlog.get_logger("intake_desk.server")


def catch_up(central: Central, before_each: Callable[[], None] = lambda: None) -> bool:
    """Fold the next entries of every agency that has any, each agency in its turn; whether there were any."""
    with central.database.reading() as connection:
        agencies = register.due(connection)
    for agency in agencies:
        before_each()
        register.follow(central.database, agency)
    return bool(agencies)


@contextmanager
def following(central: Central) -> Iterator[None]:
    """While this lasts, a thread keeps the register up with the journals; a transaction under way is finished."""
    over = threading.Event()
    thread = threading.Thread(target=_follow, args=(central, over), name="follower", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _follow(central: Central, over: threading.Event) -> None:
    def give_way() -> None:
        if not central.database.is_postgresql:  # which takes several writers at once
            central.exchanges.give_way(over)

    while not over.is_set():
        try:
            more = catch_up(central, give_way)
        except sa.exc.SQLAlchemyError as error:  # a database that is away comes back; entries wait in journals
            _log.error("not followed", error=type(error).__name__)
            more = False
        if not more:
            over.wait(LOOK_SECONDS)
