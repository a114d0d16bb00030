"""The way to a server that may have been restored from an old backup: what it signed and forgot, it is given back."""

from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.desk import DeskIdentity
from intake_desk.store.sheets import Sheets
from intake_desk.sync import keys
from intake_desk.sync.failures import NotEnrolled, PlaceTaken, ServerRefused, StrangeAnswer
from intake_desk.sync.unit_sheets import UnitSheets
from intake_desk.wire import UNIT_SHEET, ExchangeAnswer, ExchangeRequest, RemindAnswer, RemindRequest, SignedSheet


class ServerLink(Protocol):
    """What of the link to the server is used here: `sync.link.Link`."""

    def exchange(self, request: ExchangeRequest) -> ExchangeAnswer:
        """Compare heads and copy tails. Raises Offline, NotEnrolled and their kin."""

    def remind(self, request: RemindRequest) -> RemindAnswer:
        """Give the server what it signed and forgot. Raises Offline, ServerRefused and their kin."""


# What the server refused is given again after 1, 2, 4 … exchanges: the line may have spoilt it, or it is never wanted.
MOST_PAUSED = 1024


class _Refused(msgspec.Struct):
    """How often a sheet was refused, and how many exchanges are still to pass before it is given again."""

    times: int = 0
    pause: int = 0


class RemindingLink:
    """Exchanges as the link does, and reminds the server of what it says that it has forgotten."""

    def __init__(self, link: ServerLink, sheets: Sheets, identity: DeskIdentity, key: Ed25519PrivateKey) -> None:
        self._link = link
        self._identity = identity
        self._key = key
        self._sheets = UnitSheets(sheets, identity)
        self._refused: dict[tuple[str, int], _Refused] = {}

    def exchange(self, request: ExchangeRequest) -> ExchangeAnswer:
        """Compare heads and copy tails; repeating it is harmless. Raises Offline, NotEnrolled, PlaceTaken, …"""
        try:
            answer = self._link.exchange(request)
        except NotEnrolled:
            if not self._remind_of_us():
                raise
            answer = self._link.exchange(request)
        brought = (*self._held(answer.forgotten), *self._sheets.left_out())
        forgotten = {(sheet.name, sheet.version): sheet for sheet in brought}
        for named in (
            self._refused.keys() - forgotten.keys()
        ):  # the server knows it: if it is ever lost, it is lost anew
            del self._refused[named]
        lost = [sheet for named, sheet in forgotten.items() if self._is_due(named)]
        if lost and self._gave_back(lost) and answer.refused:  # perhaps entries of a desk that it had forgotten
            answer = self._link.exchange(request)
        return answer

    def _is_due(self, named: tuple[str, int]) -> bool:
        refused = self._refused.get(named)
        if refused is None:
            return True
        refused.pause -= 1
        return refused.pause <= 0

    def _gave_back(self, lost: Sequence[SignedSheet]) -> bool:
        """Whether the server took these sheets back. Raises Offline: what did not get there is given again."""
        try:
            self._link.remind(self._request(lost))
        except StrangeAnswer:  # the network's own page: the server has not heard of it
            return False
        except ServerRefused as error:
            if not error.params.get("seconds"):  # else it wants to be asked later
                for sheet in lost:
                    refused = self._refused.setdefault((sheet.name, sheet.version), _Refused())
                    refused.pause = min(2**refused.times, MOST_PAUSED)
                    refused.times += 1
            return False
        return True

    def _remind_of_us(self) -> bool:
        """Whether the server took us back. Raises Offline, PlaceTaken and their kin."""
        held = [
            *self._held([UNIT_SHEET]),
            *self._sheets.left_out(),
        ]  # the newest may know as little of us as the server
        if not held:
            return False
        try:
            self._link.remind(self._request(held))
        except ServerRefused as error:
            if error.params.get("reason") == PlaceTaken.code:
                raise PlaceTaken from None
            return False
        except StrangeAnswer:  # an older server, which knows of no reminding
            return False
        return True

    def _held(self, names: Iterable[str]) -> list[SignedSheet]:
        versions = self._sheets.versions()
        others = {name: version for name, version in versions.items() if name not in set(names)}
        return list(self._sheets.newer(others))

    def _request(self, remembered: Iterable[SignedSheet]) -> RemindRequest:
        return keys.remind_request(self._key, self._identity.agency, self._identity.desk, tuple(remembered))
