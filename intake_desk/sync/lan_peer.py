"""One other desk of the unit on the LAN: rounds with it on a thread of its own, so that it delays nobody else."""

import random
import threading
import time
from collections.abc import Callable
from typing import Final

import msgspec

from intake_desk.domain.refusals import Refusal
from intake_desk.sync.backoff import delay
from intake_desk.sync.lan_settings import Address
from intake_desk.sync.replicator import RoundResult

# Where a desk was heard of lately; more would be somebody's joke.
MOST_ADDRESSES: Final = 4
# What others recorded comes by itself when they push it; a round in between mends what a push missed.
IDLE_SECONDS: Final = 20.0
MOST_SECONDS: Final = 30.0
BUG: Final = "bug"

# One round with the desk at this address. Raises what `Replicator.round` raises.
Round = Callable[[Address, Callable[[], bool]], RoundResult]


class PeerState(msgspec.Struct, frozen=True, kw_only=True):
    """How things stand with one desk: where it is ("" never found), when it was last spoken with (0 never), how many
    of our entries it lacks as far as known, and why the last try failed ("" it did not).
    """

    desk: int
    name: str
    address: str = ""
    reached_ms: int = 0
    waiting: int = 0
    error_code: str = ""


class Peer:
    """Tries when there is something to tell, now and then besides, and less often while it fails."""

    def __init__(
        self,
        desk: int,
        round_once: Round,
        own_number: Callable[[], int],
        now_ms: Callable[[], int],
        told: Callable[[RoundResult | None, Exception | None], object],
        chance: Callable[[], float] = random.random,
    ) -> None:
        """`own_number` is how far our own journal goes; `told` learns of every round, on the peer's thread."""
        self.desk = desk
        self._round, self._own_number, self._now_ms, self._told, self._chance = (
            round_once, own_number, now_ms, told, chance,
        )  # fmt: skip
        self._turn = threading.Condition()
        self._addresses: tuple[Address, ...] = ()
        self._wanted = False
        self._fresh = False
        self._stopped = threading.Event()
        self._failures = 0
        self._held = 0
        self._reached_ms = 0
        self._error_code = ""
        self._thread: threading.Thread | None = None

    def found(self, address: Address) -> None:
        """It says that it is there: try at once, also while it failed elsewhere."""
        with self._turn:
            if self._stopped.is_set():
                return
            if address not in self._addresses:
                self._addresses = (address, *self._addresses)[:MOST_ADDRESSES]
                self._fresh = True
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=f"lan-peer-{self.desk}", daemon=True)
                self._thread.start()
            self._turn.notify()

    def push(self) -> None:
        """Something was recorded: tell it now if it is ours, unless it failed lately and waits for its next try."""
        with self._turn:
            self._wanted = True
            self._turn.notify()

    def heard(self) -> None:
        """It asked us something just now."""
        with self._turn:
            self._reached_ms = self._now_ms()
            if self._failures:  # it is there after all
                self._fresh = True
                self._turn.notify()

    def stop(self) -> None:
        """Begin no further round; the running one ends at its next step."""
        self._stopped.set()
        with self._turn:
            self._turn.notify()

    def join(self, seconds: float) -> None:
        """Wait until its thread has ended, at most so long."""
        if self._thread is not None:
            self._thread.join(seconds)

    @property
    def addresses(self) -> tuple[Address, ...]:
        """Where it was heard of, the newest first."""
        return self._addresses

    def state(self, name: str, own_number: int) -> PeerState:
        """How things stand."""
        with self._turn:
            address = f"{self._addresses[0][0]}:{self._addresses[0][1]}" if self._addresses else ""
            return PeerState(
                desk=self.desk,
                name=name,
                address=address,
                reached_ms=self._reached_ms,
                waiting=max(0, own_number - self._held),
                error_code=self._error_code,
            )

    def _run(self) -> None:
        due = time.monotonic()
        while not self._stopped.is_set():
            only_pushed = self._wait(due - time.monotonic())
            if self._stopped.is_set():
                return
            if only_pushed and self._has_all_of_ours():  # others' work was recorded: its writers tell it themselves
                continue
            due = time.monotonic() + self._try()

    def _wait(self, seconds: float) -> bool:
        """Until so much time has passed, or there is a reason to try earlier; whether that was a push and no more."""
        with self._turn:
            early = self._turn.wait_for(self._has_reason, timeout=max(seconds, 0.0))
            only_pushed = early and not self._fresh
            self._wanted = self._fresh = False
            return only_pushed

    def _has_all_of_ours(self) -> bool:
        try:
            return self._own_number() <= self._held
        except Refusal:  # a store that cannot be read tells it in the round
            return False

    def _has_reason(self) -> bool:
        return self._stopped.is_set() or self._fresh or (self._wanted and not self._failures)

    def _try(self) -> float:
        """One round; seconds until the next."""
        own = 0
        try:
            own = self._own_number()
            done = self._reach()
        except Exception as error:  # noqa: BLE001  # told, and tried again later
            if self._stopped.is_set():
                return 0.0
            with self._turn:
                self._failures += 1
                self._error_code = error.code if isinstance(error, Refusal) else BUG
            self._told(None, error)
            return delay(self._failures, self._chance(), most=MOST_SECONDS)
        with self._turn:
            self._failures = 0
            self._error_code = ""
            self._held = max(0, own - done.waiting)
            self._reached_ms = self._now_ms()
        self._told(done, None)
        return IDLE_SECONDS * (0.75 + self._chance() / 2)  # desks that began together do not ask together for ever

    def _reach(self) -> RoundResult:
        """A round at the first of its addresses that answers, which is then the first to be tried."""
        last: Exception | None = None
        for address in self._addresses:
            try:
                done = self._round(address, self._stopped.is_set)
            except Exception as error:  # noqa: BLE001  # raised when no address is left: the next may be the right one
                last = error
                if self._stopped.is_set():
                    break
                continue
            with self._turn:
                self._addresses = (address, *(one for one in self._addresses if one != address))
            return done
        assert last is not None
        raise last
