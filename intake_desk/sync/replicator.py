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
from intake_desk.domain.entries import BrokenEntry, Sealed
from intake_desk.store.journal import Journal, JournalGap
from intake_desk.store.sheets import Sheet, Sheets
from intake_desk.sync import keys
from intake_desk.sync.agreement import Agreement
from intake_desk.sync.failures import Offline
from intake_desk.sync.tails import Bringer, owners, stored
from intake_desk.wire import MOST_ENTRIES, NOTHING, ExchangeAnswer, ExchangeRequest, Reach, Tail, vouched

# Entries stored in one transaction: the clerk's own save waits for no more than this.
STORED_AT_ONCE = 50
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
        self._sheets = sheets
        self._identity = identity
        self._key = key
        self._bringer = Bringer(journal, identity.journal, key)
        self._most = MOST_ENTRIES
        self._versions: dict[str, tuple[str, int]] = {}

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
                result.finished = True
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
            sheets={name: version for name, (_, version) in self._held_versions().items()},
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
        """Store what came, as far as its owner vouches for it and a few entries at a time; up to where we have it.

        A tail that does not fit, or that somebody forged, stops only itself.
        """
        reached: dict[str, Reach] = {}
        signers = owners(self._sheets, self._identity, self._key) if answer.tails else {}
        for tail in answer.tails:
            base = base_of(tail.journal)
            count, genuine = vouched(tail, signers[base]) if base in signers else (0, ())
            if count < len(tail.entries):
                result.refused = _with(result.refused, tail.journal)
            signed = () if base == self._identity.journal else stored(tail, genuine)
            for start in range(0, count, STORED_AT_ONCE):
                if cancelled():
                    break
                end = min(start + STORED_AT_ONCE, count)
                batch: tuple[Sealed, ...] = tail.entries[start:end]
                within = [one for one in signed if start < one.number - tail.after <= end]
                try:
                    result.received += self._journal.accept(tail.journal, batch, within)
                except (JournalGap, BrokenEntry):
                    result.refused = _with(result.refused, tail.journal)
                    break
                reached[tail.journal] = Reach(tail.after + end, batch[-1].hash)
        for name in (*answer.broken, *answer.refused):
            result.refused = _with(result.refused, name)
        return reached

    def _keep_sheets(self, answer: ExchangeAnswer, result: RoundResult) -> None:
        """Keep the genuine sheets that are newer than ours."""
        held = self._held_versions() if answer.sheets else {}
        for sheet in answer.sheets:
            if not keys.is_genuine(sheet, self._identity.agency, self._identity.server_public_key):
                result.refused = _with(result.refused, sheet.name)
            elif sheet.version > held.get(sheet.name, ("", 0))[1]:
                self._sheets.put(keys.kept(sheet))
                result.sheets = _with(result.sheets, sheet.name)

    def _held_versions(self) -> dict[str, tuple[str, int]]:
        """The hash and version of each sheet held; the store is asked for a sheet only when its hash is new to us."""
        held: dict[str, tuple[str, int]] = {}
        for name, digest in self._sheets.hashes().items():
            known = self._versions.get(name)
            if known is None or known[0] != digest:
                sheet: Sheet | None = self._sheets.get(name)
                known = (digest, keys.version(sheet) if sheet else 0)
            held[name] = known
        self._versions = held
        return held


def _newly_held(tails: tuple[Tail, ...], answer: ExchangeAnswer) -> int:
    """How many of the entries just brought the other side now holds."""
    return sum(answer.taken[tail.journal].number - tail.after for tail in tails if tail.journal in answer.taken)


def _with(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return names if name in names else (*names, name)
