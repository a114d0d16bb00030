"""A desk's way to its server: link, keys and replicator put together."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from typing import TypeVar

from intake_desk.domain.desk import DeskIdentity
from intake_desk.services.desk import Desk
from intake_desk.store.opening import opened_store
from intake_desk.store.vault import Vault
from intake_desk.sync import keys
from intake_desk.sync.enrolment import enrol
from intake_desk.sync.failures import NotEnrolled
from intake_desk.sync.link import Link
from intake_desk.sync.reminding import RemindingLink
from intake_desk.sync.replicator import Replicator, RoundResult
from intake_desk.sync.waiting_link import WaitingLink
from intake_desk.wire import CodeAnswer, Reach, RevokeAnswer

T = TypeVar("T")


class Exchange:
    """Used from one thread only."""

    def __init__(self, desk: Desk, vault: Vault, server_url: str) -> None:
        """Fetch the desk's secrets. Raises NotEnrolled, and what the vault raises."""
        token, key = keys.desk_token(vault), keys.desk_key(vault)
        if token is None or key is None:
            raise NotEnrolled
        self._link = Link(server_url, token)
        link = RemindingLink(self._link, desk.sheets, desk.identity, key)
        self._replicator = Replicator(link, desk.journal, desk.sheets, desk.identity, key, ahead=beside)

    def round(self, cancelled: Callable[[], bool]) -> RoundResult:
        """One round with the server. Raises what `Replicator.round` raises."""
        return self._replicator.round(cancelled)

    def close(self) -> None:
        """Let go of the connection."""
        self._link.close()


class SupervisorsWay:
    """What a supervisor asks of the server from a desk, by their own password; on any thread but the GUI's."""

    def __init__(self, vault: Vault, server_url: str) -> None:
        self._vault = vault
        self._server_url = server_url

    def issue_code(self, login: str, password: str) -> CodeAnswer:
        """A code with which one more desk may enrol. Raises what `Link.issue_code` and the vault raise."""
        with self._link() as link:
            return link.issue_code(login, password)

    def revoke(self, desk: int, reason: str, login: str, password: str) -> RevokeAnswer:
        """A desk may call no more. Raises what `Link.revoke` and the vault raise."""
        with self._link() as link:
            return link.revoke(desk, reason, login, password)

    def _link(self) -> Link:
        token = keys.desk_token(self._vault)
        if token is None:
            raise NotEnrolled
        return Link(self._server_url, token)


def beside(work: Callable[[], T]) -> Callable[[], T]:
    """Begin work on a thread of its own; what is given waits for what it makes, or raises what it raised.

    Nobody needs to wait: the thread ends with its work, or with the program.
    """
    made: Future[T] = Future()

    def run() -> None:
        try:
            made.set_result(work())
        except BaseException as error:  # noqa: BLE001  # told to whoever waits
            made.set_exception(error)

    Thread(target=run, name="asked ahead", daemon=True).start()
    return made.result


def waiting_link(vault: Vault, server_url: str) -> WaitingLink:
    """The way by which this desk waits for news. Raises NotEnrolled, and what the vault raises."""
    token = keys.desk_token(vault)
    if token is None:
        raise NotEnrolled
    return WaitingLink(server_url, token)


def held(desk: Desk) -> tuple[Mapping[str, Reach], Mapping[str, int]]:
    """What the desk holds: heads of its journals, versions of its sheets."""
    heads = {name: Reach(head.number, head.hash) for name, head in desk.journal.heads().items()}
    return heads, {name: keys.version(sheet) for name in desk.sheets.hashes() if (sheet := desk.sheets.get(name))}


def enrol_here(home: Path, server: str, code: str, name: str) -> DeskIdentity:
    """Make `home` a desk of the unit that the code is for. Raises what the link, the store and the vault raise."""
    vault = Vault(home)
    with opened_store(home, vault) as store, Link(server) as link:
        return enrol(link, code, name, vault, store.sheets)
