"""A desk's way to its server: link, keys and replicator put together."""

import random
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from intake_desk.services.desk import Desk
from intake_desk.store.vault import Vault
from intake_desk.sync import keys
from intake_desk.sync.failures import NotEnrolled
from intake_desk.sync.link import Link
from intake_desk.sync.replicator import Replicator, RoundResult
from intake_desk.sync.watching import Watch
from intake_desk.wire import CodeAnswer, Reach, RevokeAnswer


class Exchange:
    """Used from one thread only."""

    def __init__(self, desk: Desk, vault: Vault, server_url: str) -> None:
        """Fetch the desk's secrets. Raises NotEnrolled, and what the vault raises."""
        token, key = keys.desk_token(vault), keys.desk_key(vault)
        if token is None or key is None:
            raise NotEnrolled
        self._link = Link(server_url, token)
        self._replicator = Replicator(self._link, desk.journal, desk.sheets, desk.identity, key)

    def round(self, cancelled: Callable[[], bool]) -> RoundResult:
        """One round with the server. Raises what `Replicator.round` raises."""
        return self._replicator.round(cancelled)

    def close(self) -> None:
        """Let go of the connection."""
        self._link.close()
