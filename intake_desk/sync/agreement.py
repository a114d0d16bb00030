"""What one round has found out about the other holder: which of our entries it has, and which of its entries we have.

Mostly our heads and its heads say it all. Where a journal forked, neither head is an entry of the other's copy; then
the waypoints of the answer, and what either side took, show the last entries that both have, and tails go on there.
"""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from intake_desk.domain.entries import START
from intake_desk.store.journal import Head, Journal
from intake_desk.wire import ExchangeAnswer, Reach, Tail


class Shared(msgspec.Struct, frozen=True):
    """What is shared with the other holder at one moment: our heads, from where on it lacks each of our journals, up to
    where we say that we have them, and whether it has more.
    """

    mine: dict[str, Head]
    starts: dict[str, int]
    heads: dict[str, Reach]
    wanted: bool

    def given(self, tails: Iterable[Tail]) -> "Shared":
        """What is shared once the other holder has taken these tails."""
        ends = {tail.journal: tail.after + len(tail.entries) for tail in tails}
        return msgspec.structs.replace(self, starts=self.starts | ends)


class Agreement:
    """What is shared with the other holder, journal by journal, as the round goes on.

    `starts` says from which number on it lacks each of our journals, or does not take them; `held` up to where it holds
    those of which that is news; `wanted` names its journals of which we lack some.
    """

    def __init__(self, journal: Journal, first_guess: Callable[[Head], int]) -> None:
        """`first_guess` says up to where the other holder may have a journal."""
        self._journal = journal
        self.mine = journal.heads()
        self.starts = {name: max(first_guess(head), head.after) for name, head in self.mine.items()}
        self.held: dict[str, int] = {}
        self.wanted: set[str] = set()
        self._refused: set[str] = set()
        self._shared: dict[str, Reach] = {}
        # A copy whose signatures a damaged file lost is asked for anew: without them it is worth nothing to others.
        self._claims = {name: None if last is None else Reach(*last) for name, last in journal.uncovered().items()}

    def heads(self) -> dict[str, Reach]:
        """Up to where we have each journal as the other holder has it, as far as we know."""
        claims = {name: Reach(head.number, head.hash) for name, head in self.mine.items()} | self._claims
        return {name: reach for name, reach in claims.items() if reach is not None}

    def now(self) -> Shared:
        """What is shared, as far as we know."""
        return Shared(self.mine, self.starts, self.heads(), bool(self.wanted))

    def foreseen(self, answer: ExchangeAnswer) -> Shared | None:
        """What will be shared when the answer's tails are stored; None where that is not plain to see.

        It is plain where all that came goes on where a journal ends, and no journal went two ways.
        """
        apart = any(name in self.mine or reach for name, reach in self._claims.items())
        if apart or answer.waypoints or answer.refused or answer.broken:
            return None
        mine = dict(self.mine)
        for tail in answer.tails:
            head = mine.get(tail.journal, Head(tail.journal, 0, START))
            if tail.after != head.number or not tail.entries:
                return None
            end = tail.entries[-1].hash
            mine[tail.journal] = msgspec.structs.replace(head, number=head.number + len(tail.entries), hash=end)
        starts = {name: head.after for name, head in mine.items()}
        heads = {name: Reach(head.number, head.hash) for name, head in mine.items()}
        wanted = False
        for name, theirs in answer.heads.items():
            if name in mine:
                start = self._start(mine[name], theirs, [heads[name]])
                if start is None:
                    return None
                starts[name] = start
            wanted = wanted or name not in mine or theirs.number > mine[name].number
        return Shared(mine, starts, heads, wanted)

    def learn(self, answer: ExchangeAnswer, accepted: Mapping[str, Reach]) -> None:
        """Take in an answer; `accepted` says up to where we have the tails that it brought."""
        stood = {name: reach for name, reach in self.heads().items() if name not in answer.waypoints}
        shared, self._shared, self._claims = self._shared, {}, {}
        self.mine = self._journal.heads()
        self.starts = {name: head.after for name, head in self.mine.items()}
        self.wanted = set()
        for name, theirs in answer.heads.items():
            head = self.mine.get(name)
            known = [reach for reach in (stood.get(name), accepted.get(name)) if reach is not None]
            start = None if head is None else self._start(head, theirs, known)
            if head is not None and start is not None:
                self.starts[name] = start
                if theirs.number > head.number:
                    self.wanted.add(name)
                continue
            seen = answer.waypoints.get(name, ())
            if head is not None:
                given = [reach for reach in (answer.taken.get(name), shared.get(name)) if reach is not None]
                self._part(head, [*seen, *given])
            self._claims[name] = self._held(name, [*seen, *known])
            if not self._journal.holds(name, theirs.number, theirs.hash):
                self.wanted.add(name)
        self._refused.update(answer.refused)
        changed = {name for name, head in self.mine.items() if head.server_number != self.starts[name]}
        self.held = {name: self.starts[name] for name in changed - self._refused}
        for name in self.mine.keys() & self._refused:
            # it does not know the owner: until the next round, what others lack is not to wait behind this
            self.starts[name] = self.mine[name].number

    def _start(self, head: Head, theirs: Reach, known: Iterable[Reach]) -> int | None:
        """From where on the other holder lacks a journal of ours; None when the heads alone do not say."""
        ours = Reach(head.number, head.hash)
        if theirs == ours or (theirs.number > ours.number and ours in known):
            return ours.number
        if theirs.number <= ours.number and self._journal.stands(head.journal, theirs.number, theirs.hash):
            return theirs.number
        return None

    def _part(self, head: Head, candidates: Iterable[Reach]) -> None:
        """Give from the last entry of our journal on that the other holder is known to have."""
        for reach in _latest_first(candidates):
            if self._journal.stands(head.journal, reach.number, reach.hash):
                self._shared[head.journal] = reach
                self.starts[head.journal] = reach.number
                return

    def _held(self, name: str, candidates: Iterable[Reach]) -> Reach | None:
        """The last entry of the other holder's journal that we have; none to have it from its beginning."""
        for reach in _latest_first(candidates):
            if self._journal.holds(name, reach.number, reach.hash):
                return reach
        return None


def _latest_first(reaches: Iterable[Reach]) -> list[Reach]:
    return sorted(reaches, key=lambda reach: reach.number, reverse=True)
