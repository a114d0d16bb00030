"""What a desk asks of another holder, and what it asks ahead: while it stores one answer, the next is on its way.

Whoever asks ahead says what it will hold once the answer in hand is stored. What comes is used only if all came to pass
as foreseen, and is thrown away otherwise: an exchange leaves nothing that repeating it would not. Whose signature
stands under what comes is looked at beside, too: it takes a fifth of the time that storing does.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.desk import DeskIdentity
from intake_desk.store.journal import Head
from intake_desk.sync import keys
from intake_desk.sync.agreement import Shared
from intake_desk.sync.tails import Bringer
from intake_desk.sync.taking import Vouched, looked_over
from intake_desk.wire import NOTHING, ExchangeAnswer, ExchangeRequest, Reach


class Answered(msgspec.Struct, frozen=True):
    """What the other side said, and what of its tails their owners vouch for, by the keys known when it was asked."""

    answer: ExchangeAnswer
    looked: tuple[Vouched, ...]


Wait = Callable[[], Answered]
# Begins work beside its caller; what it gives waits for the answer, or raises what came in its place.
Ahead = Callable[[Wait], Wait]


class ExchangeLink(Protocol):
    """The way to another holder of the unit's journals."""

    def exchange(self, request: ExchangeRequest) -> ExchangeAnswer:
        """Compare heads and copy tails; repeating it is harmless. Raises Offline and its kin."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """All that a request is made from: the own head, the heads said, what is brought from where on, sheets, how much.

    Equal plans make equal requests.
    """

    own: Reach
    heads: dict[str, Reach]
    bringing: dict[str, Head]
    starts: dict[str, int]
    sheets: dict[str, int]
    most: int


class Made(msgspec.Struct, frozen=True):
    """A request that was cut and signed by a plan."""

    plan: Plan
    request: ExchangeRequest


class Asker:
    """Makes requests from plans, and remembers the one that was made or sent before its time."""

    def __init__(
        self,
        link: ExchangeLink,
        bringer: Bringer,
        identity: DeskIdentity,
        key: Ed25519PrivateKey,
        signers: Callable[[], Mapping[str, bytes]],
        ahead: Ahead | None,
    ) -> None:
        """`signers` tells whose key signs which journal. Without `ahead` nothing is made or sent before its time."""
        self._link = link
        self._signers = signers
        self._bringer = bringer
        self._own = identity.journal
        self._key = key
        self._ahead = ahead
        self._early: Made | None = None
        self._wait: Wait | None = None

    @property
    def looks_ahead(self) -> bool:
        """Whether anything is made or sent before its time."""
        return self._ahead is not None

    def plan(self, shared: Shared, sheets: dict[str, int], most: int) -> Plan:
        """What to ask when this is shared."""
        ends = self._bringer.reach(shared.mine)
        starts = {name: start for name, start in shared.starts.items() if start < ends.get(name, start)}
        own = shared.mine.get(self._own)
        return Plan(
            own=Reach(own.number, own.hash) if own else NOTHING,
            heads=shared.heads,
            bringing={name: _bare(shared.mine[name]) for name in starts},
            starts=starts,
            sheets=sheets,
            most=most,
        )

    def ask(self, plan: Plan) -> tuple[ExchangeRequest, Wait]:
        """Ask this, unless it was asked already: the request, and what waits for its answer."""
        made, wait = self._made(plan), self._wait
        if made is not self._early or wait is None:
            wait = self._sent(made)
        self.forget()
        return made.request, wait

    def ask_ahead(self, plan: Plan) -> None:
        """Ask what will be asked next if all goes on as foreseen."""
        self._early = self._made(plan)
        self._wait = self._sent(self._early)

    def make_ready(self, plan: Plan) -> None:
        """Cut and sign what will be asked next if all goes on as foreseen."""
        self._early, self._wait = self._made(plan), None

    def forget(self) -> None:
        """Let go of what was made or sent before its time; its answer is not waited for."""
        self._early = self._wait = None

    def _made(self, plan: Plan) -> Made:
        if self._early is not None and self._early.plan == plan:
            return self._early
        request = ExchangeRequest(
            heads=plan.heads,
            own=keys.signed_head(self._key, self._own, plan.own),
            tails=self._bringer.tails(plan.bringing, plan.starts, plan.most),
            sheets=plan.sheets,
            most=plan.most,
        )
        return Made(plan, request)

    def _sent(self, made: Made) -> Wait:
        signers = self._signers()  # the store is asked here, not beside

        def exchange() -> Answered:
            answer = self._link.exchange(made.request)
            return Answered(answer, looked_over(answer.tails, signers))

        return exchange if self._ahead is None else self._ahead(exchange)


def _bare(head: Head) -> Head:
    """The head without what was noted of the server: no request says that."""
    return Head(head.journal, head.number, head.hash, after=head.after)
