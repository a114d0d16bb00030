"""Rounds of the exchange: compare heads with another holder, copy what either side lacks, until nothing moves.

There is no outbox and no cursor. What the server's heads lack is what waits; what it said last is only a first guess,
and a wrong guess costs one more exchange. Of another desk nothing is remembered: the first exchange asks for its heads.
"""

from collections.abc import Callable

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.branches import base_of
from intake_desk.domain.desk import DeskIdentity
from intake_desk.store.journal import Journal
from intake_desk.store.sheets import Sheets
from intake_desk.sync.agreement import Agreement, Shared
from intake_desk.sync.asking import Ahead, Answered, Asker, ExchangeLink, Plan
from intake_desk.sync.failures import Offline
from intake_desk.sync.tails import Bringer
from intake_desk.sync.taking import Taker, added
from intake_desk.sync.unit_sheets import UnitSheets
from intake_desk.wire import MOST_ENTRIES, ExchangeAnswer, Reach, Tail

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
        ahead: Ahead | None = None,
    ) -> None:
        """`server` says that the other holder is the central server: what it holds is safe, and is remembered so.

        With `ahead` the next answer is on its way while one is stored; `link` is then asked beside the caller.
        """
        self._server = server
        self._journal = journal
        self._identity = identity
        self._bringer = Bringer(journal, identity.journal, key)
        self._taker = Taker(journal, sheets, identity, key)
        self._asker = Asker(link, self._bringer, identity, key, self._taker.signers, ahead)
        self._most = FIRST_ENTRIES
        self._unit_sheets = UnitSheets(sheets, identity)

    def round(self, cancelled: Callable[[], bool]) -> RoundResult:
        """Exchange until nothing moves or `cancelled` says so; what has moved stays moved whatever is raised.

        Raises Offline, NotEnrolled and their kin (`sync.link`), and what the store raises.
        """
        try:
            return self._round(cancelled)
        finally:
            self._asker.forget()

    def _round(self, cancelled: Callable[[], bool]) -> RoundResult:
        result = RoundResult()
        agreement = Agreement(self._journal, lambda head: head.server_number if self._server else head.number)
        last: tuple[object, ...] = ()
        while not cancelled():
            tails, answered = self._exchange(agreement.now())
            answer = answered.answer
            result.exchanges += 1
            result.server_time_ms = answer.server_time_ms
            result.sent += _newly_held(tails, answer)
            self._keep_sheets(answer, result)  # first: they name the keys of desks that are new to us
            self._look_ahead(agreement, answer)
            before = result.received
            agreement.learn(answer, self._accept(answered, result, cancelled))
            if any(base_of(name) == self._identity.journal for name in agreement.held):
                self._note_held(agreement)  # of others' journals it is a first guess only, and can wait
            # the same plan against the same heads would only repeat itself
            plan = (agreement.starts, agreement.heads(), answer.heads)
            to_give = any(agreement.starts[name] < end for name, end in self._bringer.reach(agreement.mine).items())
            if not (to_give or agreement.wanted) or (plan == last and result.received == before):
                result.finished = not cancelled()  # what was not taken any more is still wanted
                break
            last = plan
        self._note_held(agreement)
        result.waiting = self._waiting(agreement)
        result.forked = tuple(sorted({branch.base for branch in self._journal.branches()}))
        return result

    def _note_held(self, agreement: Agreement) -> None:
        """Remember what the server said that it holds."""
        if self._server and agreement.held:
            self._journal.server_holds(agreement.held)
            agreement.held = {}

    def _waiting(self, agreement: Agreement) -> int:
        if self._server:
            return self._journal.waiting()
        ours = [head for name, head in agreement.mine.items() if base_of(name) == self._identity.journal]
        return sum(head.number - agreement.starts[head.journal] for head in ours)

    def _exchange(self, shared: Shared) -> tuple[tuple[Tail, ...], Answered]:
        """The tails brought, and what the other side said."""
        request, wait = self._asker.ask(self._plan(shared, self._most))
        if request.tails and self._asker.looks_ahead:
            self._asker.make_ready(self._plan(shared.given(request.tails), self._more()))
        try:
            answered = wait()
        except Offline:
            # on a line that breaks off, less at a time still gets through
            self._most = max(self._most // 2, FEWEST)
            raise
        self._most = self._more()
        return request.tails, answered

    def _look_ahead(self, agreement: Agreement, answer: ExchangeAnswer) -> None:
        """Ask already now what there will be to ask when all that came is stored."""
        shared = agreement.foreseen(answer) if self._asker.looks_ahead else None
        if shared is not None:
            plan = self._plan(shared, self._most)
            if plan.starts or shared.wanted:
                self._asker.ask_ahead(plan)

    def _plan(self, shared: Shared, most: int) -> Plan:
        return self._asker.plan(shared, self._unit_sheets.versions(), most)

    def _more(self) -> int:
        return min(self._most * 2, MOST_ENTRIES)

    def _accept(self, answered: Answered, result: RoundResult, cancelled: Callable[[], bool]) -> dict[str, Reach]:
        """Store what came; up to where we have it."""
        answer = answered.answer
        taken = self._taker.take(answer.tails, cancelled, answered.looked)
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
