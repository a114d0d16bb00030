"""Rounds of the exchange: compare heads with another holder, copy what either side lacks, until nothing moves.

There is no outbox and no cursor. What the server's heads lack is what waits; what it said last is only a first guess,
and a wrong guess costs one more exchange. Of another desk nothing is remembered: the first exchange asks for its heads.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.desk import DeskIdentity
from intake_desk.domain.entries import BrokenEntry, Sealed
from intake_desk.store.journal import Journal, JournalGap
from intake_desk.store.sheets import Sheet, Sheets
from intake_desk.sync import keys
from intake_desk.sync.failures import Offline
from intake_desk.sync.tails import Bringer, owners, stored
from intake_desk.wire import MOST_ENTRIES, NOTHING, Branch, ExchangeAnswer, ExchangeRequest, Reach, Tail, vouched

# Entries stored in one transaction: the clerk's own save waits for no more than this.
STORED_AT_ONCE = 50
FEWEST = 10


class RoundResult(msgspec.Struct, kw_only=True):
    """What a round moved and what is left. `waiting` counts own entries that the other side has not said it holds."""

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
        starts = self._first_guess()
        last: tuple[object, ...] = ()
        while not cancelled():
            mine = self._reaches()
            tails = self._bringer.tails(mine, starts, self._most)
            answer = self._exchange(mine, tails)
            result.exchanges += 1
            result.server_time_ms = answer.server_time_ms
            result.sent += _newly_held(tails, answer)
            self._keep_sheets(answer, result)  # first: they name the keys of desks that are new to us
            received = self._accept(answer, result, cancelled)
            mine = self._reaches()
            starts = self._agree(mine, answer, result)
            # the same plan against the same heads would only repeat itself
            plan = (starts, mine, answer.heads)
            if not _any_left(mine, self._bringer.reach(mine), starts, answer) or (plan == last and not received):
                result.finished = True
                break
            last = plan
        own = self._journal.heads().get(self._identity.journal)
        if own is not None:
            result.waiting = own.number - (own.server_number if self._server else starts.get(own.journal, 0))
        return result

    def _first_guess(self) -> dict[str, int]:
        """From which number on the other holder may lack each journal: what the server said last, or nothing yet."""
        heads = self._journal.heads().items()
        return {name: head.server_number if self._server else head.number for name, head in heads}

    def _exchange(self, mine: Mapping[str, Reach], tails: tuple[Tail, ...]) -> ExchangeAnswer:
        own = self._identity.journal
        request = ExchangeRequest(
            heads=dict(mine),
            own=keys.signed_head(self._key, own, mine.get(own, NOTHING)),
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

    def _reaches(self) -> dict[str, Reach]:
        return {name: Reach(head.number, head.hash) for name, head in self._journal.heads().items()}

    def _accept(self, answer: ExchangeAnswer, result: RoundResult, cancelled: Callable[[], bool]) -> int:
        """Store what came, as far as its owner vouches for it and a few entries at a time.

        A tail that does not fit, or that somebody forged, stops only itself.
        """
        received = 0
        signers = owners(self._sheets, self._identity, self._key) if answer.tails else {}
        for tail in answer.tails:
            count, genuine = vouched(tail, signers[tail.journal]) if tail.journal in signers else (0, ())
            if count < len(tail.entries):
                result.refused = _with(result.refused, tail.journal)
            signed = () if tail.journal == self._identity.journal else stored(tail, genuine)
            for start in range(0, count, STORED_AT_ONCE):
                if cancelled():
                    break
                end = min(start + STORED_AT_ONCE, count)
                batch: tuple[Sealed, ...] = tail.entries[start:end]
                within = [one for one in signed if start < one.number - tail.after <= end]
                try:
                    received += self._journal.accept(tail.journal, batch, within)
                except (JournalGap, BrokenEntry):
                    result.refused = _with(result.refused, tail.journal)
                    break
        for name in (*answer.broken, *answer.refused):
            result.refused = _with(result.refused, name)
        result.received += received
        return received

    def _keep_sheets(self, answer: ExchangeAnswer, result: RoundResult) -> None:
        """Keep the genuine sheets that are newer than ours."""
        held = self._held_versions() if answer.sheets else {}
        for sheet in answer.sheets:
            if not keys.is_genuine(sheet, self._identity.agency, self._identity.server_public_key):
                result.refused = _with(result.refused, sheet.name)
            elif sheet.version > held.get(sheet.name, ("", 0))[1]:
                self._sheets.put(keys.kept(sheet))
                result.sheets = _with(result.sheets, sheet.name)

    def _agree(self, mine: Mapping[str, Reach], answer: ExchangeAnswer, result: RoundResult) -> dict[str, int]:
        """From which number on the server lacks each of our journals; what it surely holds is remembered."""
        starts: dict[str, int] = {}
        changed: dict[str, int] = {}
        for name, head in self._journal.heads().items():
            if name not in mine:
                continue
            theirs = answer.heads.get(name, NOTHING)
            if name in answer.refused:  # it does not know the owner: what others lack is not to wait behind this
                starts[name] = head.number
                continue
            if name in answer.differ or not self._shares(name, mine[name], theirs):
                # another entry stands at a number of ours: bring our side once, and the server keeps it aside
                result.forked = _with(result.forked, name)
                starts[name] = self._after_branch(name, answer.branches, head.server_number)
                continue
            starts[name] = min(theirs.number, mine[name].number)
            if head.server_number != starts[name]:
                changed[name] = starts[name]
        if changed and self._server:
            self._journal.server_holds(changed)
        return starts

    def _shares(self, name: str, ours: Reach, theirs: Reach) -> bool:
        """Whether the server's head is an entry of our copy, or lies beyond it (then the server has compared)."""
        if theirs.number == 0 or theirs.number > ours.number or theirs == ours:
            return True
        return self._hash_at(name, theirs.number) == theirs.hash

    def _after_branch(self, name: str, branches: tuple[Branch, ...], agreed: int) -> int:
        ends = [
            branch.number
            for branch in branches
            if branch.journal == name and self._hash_at(name, branch.number) == branch.hash
        ]
        return max(ends, default=agreed)

    def _hash_at(self, name: str, number: int) -> bytes:
        entries = self._journal.tail(name, number - 1, 1)
        return entries[0].hash if entries else b""

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


def _any_left(
    mine: Mapping[str, Reach], ends: Mapping[str, int], starts: Mapping[str, int], answer: ExchangeAnswer
) -> bool:
    """Whether the server lacks anything that we can bring, or we lack anything of its that it can give."""
    to_give = any(starts.get(name, 0) < end for name, end in ends.items())
    to_get = any(
        mine.get(name, NOTHING).number < reach.number
        for name, reach in answer.heads.items()
        if name not in answer.differ
    )
    return to_give or to_get


def _newly_held(tails: tuple[Tail, ...], answer: ExchangeAnswer) -> int:
    """How many of the entries just brought the server now holds."""
    count = 0
    for tail in tails:
        held = answer.heads.get(tail.journal, NOTHING).number
        count += max(0, min(held, tail.after + len(tail.entries)) - tail.after)
    return count


def _with(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return names if name in names else (*names, name)
