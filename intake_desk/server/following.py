"""The register keeps up by itself: whoever looks at figures or looks up a receipt only reads."""

import threading

import sqlalchemy as sa
import structlog

from intake_desk.server import register, schema
from intake_desk.server.central import Central

LOOK_SECONDS = 1.0
_log = structlog.get_logger("intake_desk.server")


def behind(connection: sa.Connection) -> list[str]:
    """The agencies of which entries are held that the register has not seen."""
    column = schema.journal.c
    rows = connection.execute(sa.select(column.agency).where(column.folded < column.number).distinct())
    return sorted(row.agency for row in rows)


def catch_up(central: Central) -> bool:
    """Fold the next entries of every agency that has any, each agency in its turn; whether there were any."""
    with central.database.reading() as connection:
        agencies = behind(connection)
    for agency in agencies:
        register.follow(central.database, agency)
    return bool(agencies)


class Follower:
    """A thread that keeps the register up with the journals until it is told to stop."""

    def __init__(self, central: Central) -> None:
        self._central = central
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="follower", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the transaction that is under way."""
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._over.is_set():
            try:
                more = catch_up(self._central)
            except sa.exc.SQLAlchemyError as error:  # a database that is away comes back; entries wait in journals
                _log.error("not followed", error=type(error).__name__)
                more = False
            if not more:
                self._over.wait(LOOK_SECONDS)
