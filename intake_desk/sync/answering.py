"""A desk's side of the one exchange when another desk asks: take what its owners signed, give what the caller lacks."""

from collections.abc import Callable, Iterable, Mapping

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.desk import DeskIdentity
from intake_desk.domain.entries import START, BrokenEntry
from intake_desk.domain.refusals import Refusal
from intake_desk.store.journal import Journal, JournalGap
from intake_desk.store.sheets import Sheets
from intake_desk.sync.tails import Bringer, owners, stored
from intake_desk.sync.unit_sheets import UnitSheets
from intake_desk.wire import (
    EnrolledDesk,
    ExchangeAnswer,
    ExchangeRequest,
    Reach,
    Tail,
    head_statement,
    signed_by,
    vouched,
)

# Entries stored in one transaction: the clerk's own save waits for no more than this.
STORED_AT_ONCE = 50


class NotOfThisUnit(Refusal):
    """Whoever asks is no desk of this unit, or one that was revoked."""

    code = "not_of_this_unit"


class NotItsJournal(Refusal):
    """A desk speaks for its own journal only, and by its own key."""

    code = "not_its_journal"


class Taken(msgspec.Struct):
    """What became of tails that somebody brought."""

    received: int = 0
    refused: tuple[str, ...] = ()


class Answerer:
    """Answers for one desk. Any thread may ask: the store lets writers take turns."""

    def __init__(
        self,
        journal: Journal,
        sheets: Sheets,
        identity: DeskIdentity,
        key: Ed25519PrivateKey,
        now_ms: Callable[[], int],
    ) -> None:
        self._journal = journal
        self._sheets = sheets
        self._identity = identity
        self._key = key
        self._now_ms = now_ms
        self._bringer = Bringer(journal, identity.journal, key)
        self.unit_sheets = UnitSheets(sheets, identity)

    def answer(self, desk: int, request: ExchangeRequest) -> tuple[ExchangeAnswer, Taken]:
        """What the caller is told, after its tails were taken; repeating it is harmless. `desk` is who it proved to be.

        Raises NotOfThisUnit, NotItsJournal, and what the store raises.
        """
        self.check(desk, request)
        taken = self.take(request.tails)
        mine = self.heads()
        differ = self._differing(mine, request.heads)
        return ExchangeAnswer(
            heads=mine,
            differ=differ,
            tails=self._bringer.tails(mine, _lacking(mine, request.heads, differ), request.most),
            sheets=self.unit_sheets.newer(request.sheets),
            refused=taken.refused,
            server_time_ms=self._now_ms(),
        ), taken

    def check(self, desk: int, request: ExchangeRequest) -> EnrolledDesk:
        """The caller, if it is a desk of the unit that speaks for itself. Raises NotOfThisUnit, NotItsJournal."""
        caller = self.unit_sheets.desks().get(desk)
        if caller is None:
            raise NotOfThisUnit
        own = request.own
        statement = head_statement(own.journal, own.number, own.hash)
        if own.journal != caller.journal or not signed_by(caller.public_key, own.signature, statement):
            raise NotItsJournal
        return caller

    def take(self, tails: Iterable[Tail]) -> Taken:
        """Store what the tails bring as far as their owners signed it; one that does not fit stops only itself."""
        taken = Taken()
        tails = tuple(tails)
        signers = owners(self._sheets, self._identity, self._key) if tails else {}
        for tail in tails:
            count, genuine = vouched(tail, signers[tail.journal]) if tail.journal in signers else (0, ())
            if count < len(tail.entries):
                taken.refused = (*taken.refused, tail.journal)
            signed = () if tail.journal == self._identity.journal else stored(tail, genuine)
            for start in range(0, count, STORED_AT_ONCE):
                end = min(start + STORED_AT_ONCE, count)
                within = [one for one in signed if start < one.number - tail.after <= end]
                try:
                    taken.received += self._journal.accept(tail.journal, tail.entries[start:end], within)
                except (JournalGap, BrokenEntry):
                    taken.refused = (*taken.refused, tail.journal)
                    break
        return taken

    def heads(self) -> dict[str, Reach]:
        """Up to where each journal is held here."""
        return {name: Reach(head.number, head.hash) for name, head in self._journal.heads().items()}

    def _differing(self, mine: Mapping[str, Reach], theirs: Mapping[str, Reach]) -> tuple[str, ...]:
        """The journals in which another entry than the caller's stands at the caller's head."""
        return tuple(
            name
            for name, reach in theirs.items()
            if name in mine
            and reach != mine[name]
            and reach.number <= mine[name].number
            and reach.hash != self._hash_at(name, reach.number)
        )

    def _hash_at(self, name: str, number: int) -> bytes:
        if number == 0:
            return START
        entries = self._journal.tail(name, number - 1, 1)
        return entries[0].hash if entries else b""


def _lacking(mine: Mapping[str, Reach], theirs: Mapping[str, Reach], differ: Iterable[str]) -> dict[str, int]:
    """From which number on the caller lacks each journal; of those that differ nothing is given."""
    starts = {name: theirs[name].number if name in theirs else 0 for name in mine}
    return starts | {name: mine[name].number for name in differ}
