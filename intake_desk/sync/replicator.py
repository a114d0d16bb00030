"""Rounds of the exchange: compare heads with another holder, copy what either side lacks, until nothing moves.

There is no outbox and no cursor. What the server's heads lack is what waits; what it said last is only a first guess,
and a wrong guess costs one more exchange. Of another desk nothing is remembered: the first exchange asks for its heads.
"""

from collections.abc import Callable
from typing import Protocol

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.branches import base_of
from intake_desk.domain.desk import DeskIdentity
from intake_desk.store.journal import Journal
from intake_desk.store.sheets import Sheets
from intake_desk.sync import keys
from intake_desk.sync.agreement import Agreement
from intake_desk.sync.failures import Offline
from intake_desk.sync.tails import Bringer
from intake_desk.sync.taking import Taker, added
from intake_desk.sync.unit_sheets import UnitSheets
from intake_desk.wire import MOST_ENTRIES, NOTHING, ExchangeAnswer, ExchangeRequest, Reach, Tail

FIRST_ENTRIES = 500
FEWEST = 10


class RoundResult(msgspec.Struct, kw_only=True):
    """What a round moved and what is left.

    `waiting` counts own entries that the other side has not said it holds, `forked` names the desks whose journals have
    branches.
    """

    sent: int = 0
    received: int = 0
    waiting: int = 0
    exchanges: int = 0
    server_time_ms: int = 0
    sheets: tuple[str, ...] = ()
    forked: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    finished: bool = False


class ExchangeLink(Protocol):
    """The way to another holder of the unit's journals."""

    def exchange(self, request: ExchangeRequest) -> ExchangeAnswer:
        """Compare heads and copy tails; repeating it is harmless. Raises Offline and its kin."""


class Replicator:
    """Brings one desk and another holder level. One round at a time; it keeps no thread and no clock."""

    def __init__(
        self,
        link: ExchangeLink,
        journal: Journal,
        sheets: Sheets,
        identity: DeskIdentity,
        key: Ed25519PrivateKey,
        *,
        server: bool = True,
    ) -> None:
        """`server` says that the other holder is the central server: what it holds is safe, and is remembered so."""
        self._link = link
        self._server = server
        self._journal = journal
        self._identity = identity
        self._key = key
        self._bringer = Bringer(journal, identity.journal, key)
        self._most = FIRST_ENTRIES
        self._taker = Taker(journal, sheets, identity, key)
        self._unit_sheets = UnitSheets(sheets, identity)

    def round(self, cancelled: Callable[[], bool]) -> RoundResult:
        """Exchange until nothing moves or `cancelled` says so; what has moved stays moved whatever is raised.

        Raises Offline, NotEnrolled and their kin (`sync.link`), and what the store raises.
        """
        result = RoundResult()
        agreement = Agreement(self._journal, lambda head: head.server_number if self._server else head.number)
        last: tuple[object, ...] = ()
        while not cancelled():
            tails = self._bringer.tails(agreement.mine, agreement.starts, self._most)
            answer = self._exchange(agreement, tails)
            result.exchanges += 1
            result.server_time_ms = answer.server_time_ms
            result.sent += _newly_held(tails, answer)
            self._keep_sheets(answer, result)  # first: they name the keys of desks that are new to us
            before = result.received
            agreement.learn(answer, self._accept(answer, result, cancelled))
            if self._server and agreement.held:
                self._journal.server_holds(agreement.held)
            # the same plan against the same heads would only repeat itself
            plan = (agreement.starts, agreement.heads(), answer.heads)
            to_give = any(agreement.starts[name] < end for name, end in self._bringer.reach(agreement.mine).items())
            if not (to_give or agreement.wanted) or (plan == last and result.received == before):
                result.finished = not cancelled()  # what was not taken any more is still wanted
                break
            last = plan
        result.waiting = self._waiting(agreement)
        result.forked = tuple(sorted({branch.base for branch in self._journal.branches()}))
        return result

    def _waiting(self, agreement: Agreement) -> int:
        if self._server:
            return self._journal.waiting()
        ours = [head for name, head in agreement.mine.items() if base_of(name) == self._identity.journal]
        return sum(head.number - agreement.starts[head.journal] for head in ours)

    def _exchange(self, agreement: Agreement, tails: tuple[Tail, ...]) -> ExchangeAnswer:
        own = self._identity.journal
        head = agreement.mine.get(own)
        request = ExchangeRequest(
            heads=agreement.heads(),
            own=keys.signed_head(self._key, own, Reach(head.number, head.hash) if head else NOTHING),
            tails=tails,
            sheets=self._unit_sheets.versions(),
            most=self._most,
        )
        try:
            answer = self._link.exchange(request)
        except Offline:
            # on a line that breaks off, less at a time still gets through
            self._most = max(self._most // 2, FEWEST)
            raise
        self._most = min(self._most * 2, MOST_ENTRIES)
        return answer

    def _accept(self, answer: ExchangeAnswer, result: RoundResult, cancelled: Callable[[], bool]) -> dict[str, Reach]:
        """Store what came; up to where we have it."""
        taken = self._taker.take(answer.tails, cancelled)
        result.received += taken.received
        result.refused = added(result.refused, *taken.refused, *taken.gaps, *answer.broken, *answer.refused)
        return taken.reached

    def _keep_sheets(self, answer: ExchangeAnswer, result: RoundResult) -> None:
        """Keep the genuine sheets that are newer than ours."""
        if answer.sheets:
            kept, false = self._unit_sheets.keep(answer.sheets)
            result.sheets = added(result.sheets, *kept)
            result.refused = added(result.refused, *false)


def _newly_held(tails: tuple[Tail, ...], answer: ExchangeAnswer) -> int:
    """How many of the entries just brought the other side now holds."""
    return sum(answer.taken[tail.journal].number - tail.after for tail in tails if tail.journal in answer.taken)
