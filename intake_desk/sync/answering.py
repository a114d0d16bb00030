"""A desk's side of the one exchange when another desk asks: take what its owners signed, give what the caller lacks."""

from collections.abc import Callable, Collection, Mapping

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.branches import waypoints
from intake_desk.domain.desk import DeskIdentity
from intake_desk.domain.refusals import Refusal
from intake_desk.store.journal import Head, Journal
from intake_desk.store.sheets import Sheets
from intake_desk.sync.tails import Bringer
from intake_desk.sync.taking import Taken, Taker, added
from intake_desk.sync.unit_sheets import UnitSheets
from intake_desk.wire import ExchangeAnswer, ExchangeRequest, Reach, head_statement, signed_by


class NotOfThisUnit(Refusal):
    """Whoever asks is no desk of this unit, or one that was revoked."""

    code = "not_of_this_unit"


class NotItsJournal(Refusal):
    """A desk speaks for its own journal only, and by its own key."""

    code = "not_its_journal"


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
        self._now_ms = now_ms
        self._taker = Taker(journal, sheets, identity, key)
        self._bringer = Bringer(journal, identity.journal, key)
        self.unit_sheets = UnitSheets(sheets, identity)

    def answer(self, desk: int, request: ExchangeRequest) -> tuple[ExchangeAnswer, Taken]:
        """What the caller is told, after its tails were taken; repeating it is harmless. `desk` is who it proved to be.

        Raises NotOfThisUnit, NotItsJournal, and what the store raises.
        """
        self._check(desk, request)
        taken = self._taker.take(request.tails)
        mine = self._journal.heads()
        apart = self._ways_back(mine, request.heads, taken.reached)
        return ExchangeAnswer(
            heads={name: Reach(head.number, head.hash) for name, head in mine.items()},
            tails=self._bringer.tails(mine, _lacking(mine, request.heads, apart), request.most),
            sheets=self.unit_sheets.newer(request.sheets),
            taken=taken.reached,
            waypoints=apart,
            refused=added(taken.refused, *taken.gaps),
            server_time_ms=self._now_ms(),
        ), taken

    def _check(self, desk: int, request: ExchangeRequest) -> None:
        """Whether the caller is a desk of the unit that speaks for itself. Raises NotOfThisUnit, NotItsJournal."""
        caller = self.unit_sheets.desks().get(desk)
        if caller is None:
            raise NotOfThisUnit
        own = request.own
        statement = head_statement(own.journal, own.number, own.hash)
        if own.journal != caller.journal or not signed_by(caller.public_key, own.signature, statement):
            raise NotItsJournal

    def _ways_back(
        self, mine: Mapping[str, Head], theirs: Mapping[str, Reach], taken: Mapping[str, Reach]
    ) -> dict[str, tuple[Reach, ...]]:
        """Waypoints of every journal of which the caller's head is no entry here, as far as can be seen from here.

        A head beyond ours is none, unless the caller just brought our own.
        """
        found: dict[str, tuple[Reach, ...]] = {}
        for name, reach in theirs.items():
            head = mine.get(name)
            if head is None or Reach(head.number, head.hash) in {reach, taken.get(name)}:
                continue
            before = reach.number <= head.after  # what a journal begins after, its name says
            if before or (reach.number <= head.number and self._journal.stands(name, reach.number, reach.hash)):
                continue
            found[name] = tuple(
                Reach(number, entry.hash)
                for number in waypoints(head.after, min(head.number, reach.number))
                for entry in self._journal.tail(name, number - 1, 1)
            )
        return found


def _lacking(mine: Mapping[str, Head], theirs: Mapping[str, Reach], apart: Collection[str]) -> dict[str, int]:
    """From which number on the caller lacks each journal; nothing is given of those that are apart, before the caller
    has found where.
    """
    return {
        name: head.number if name in apart else max(theirs[name].number, head.after) if name in theirs else head.after
        for name, head in mine.items()
    }
