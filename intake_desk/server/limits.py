"""How often one caller may ask: a bucket that fills by itself, one for each known token or address and sort of request.

It guards against a program that runs wild, not against a crowd: an honest desk never meets it.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256

import msgspec
from litestar.types import ASGIApp, Receive, Scope, Send

from intake_desk.server.forwarded import network
from intake_desk.server.keys import bearer_token
from intake_desk.wire import ENROL, EXCHANGE, REMIND, Problem

# Where passwords are taken.
SIGN_INS = ("/sign-in", "/v1/office/sign-in")
# Nobody who asks there has a token yet: one that is brought all the same buys nothing.
_WITHOUT_TOKEN = frozenset({ENROL, *SIGN_INS})
# What a handler writes into the request's state once it knows whose token it bears.
KNOWN = "bearer_known"
# So many callers are remembered; whoever was not heard longest is forgotten first.
MOST_CALLERS = 20_000
TOO_MANY = 429


class Rate(msgspec.Struct, frozen=True):
    """So many requests at once, and so many a second in the long run."""

    burst: float
    per_second: float


# A desk that catches up asks some thirty times a second; a code has 73 bits, so guessing is hopeless even unlimited.
# A password costs a twentieth of a second to look at, and one address may stand for a whole office.
RATES = {EXCHANGE: Rate(300, 100), ENROL: Rate(30, 0.2), REMIND: Rate(30, 0.2), **dict.fromkeys(SIGN_INS, Rate(30, 1))}
OTHERS = Rate(120, 20)


class Buckets:
    """What each caller may still ask; forgets those that were not heard for long."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = MOST_CALLERS) -> None:
        self._clock = clock
        self._most = most
        self._left: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()
        self._known: OrderedDict[str, None] = OrderedDict()

    def knows(self, token: str) -> bool:
        """Whether this token (its hash) was somebody's when it was last borne."""
        return token in self._known

    def note(self, token: str) -> None:
        """This token (its hash) is somebody's."""
        self._known[token] = None
        self._known.move_to_end(token)
        while len(self._known) > self._most:
            self._known.popitem(last=False)

    def forget(self) -> None:
        """Begin anew: nobody has asked anything yet."""
        self._left.clear()
        self._known.clear()

    def take(self, caller: str, sort: str, rate: Rate) -> float:
        """Take one request out of the caller's bucket: 0.0, or the seconds until there is one to take."""
        now = self._clock()
        left, at = self._left.pop((caller, sort), (rate.burst, now))
        left = min(rate.burst, left + (now - at) * rate.per_second)
        wait = 0.0 if left >= 1 else (1 - left) / rate.per_second
        self._left[caller, sort] = (left if wait else left - 1, now)
        while len(self._left) > self._most:
            self._left.popitem(last=False)
        return wait

    def give_back(self, caller: str, sort: str, rate: Rate) -> None:
        """Put back one request that was taken out of the caller's bucket."""
        if (caller, sort) in self._left:
            left, at = self._left[caller, sort]
            self._left[caller, sort] = (min(rate.burst, left + 1), at)


def limited(app: ASGIApp, buckets: Buckets) -> ASGIApp:
    """The application behind the buckets: who asks too often gets 429 and is told when to come again.

    One address may stand for a whole commune, so each token has a bucket of its own; but one that nobody knows has the
    address's, or whoever makes up a new one each time would never be stopped. It is taken before the request is looked
    at, or any number that come at once would pass.
    """

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope["path"])
        sort, rate = path if path in RATES else "", RATES.get(path, OTHERS)
        token = "" if path in _WITHOUT_TOKEN else _token(scope)
        stranger = bool(token) and not buckets.knows(token)
        payer = token if token and not stranger else network(scope)
        wait = buckets.take(payer, sort, rate)
        if not wait:
            try:
                await app(scope, receive, send)
            finally:
                if token and scope["state"].get(KNOWN):
                    buckets.note(token)
                    if stranger:
                        buckets.give_back(payer, sort, rate)
                        buckets.take(token, sort, rate)
            return
        problem = Problem(code="too_often", message="asked too often; try again in a moment, nothing was lost")
        headers = [(b"content-type", b"application/json"), (b"retry-after", str(int(wait) + 1).encode())]
        await send({"type": "http.response.start", "status": TOO_MANY, "headers": headers})
        await send({"type": "http.response.body", "body": msgspec.json.encode(problem), "more_body": False})

    return asked


def _token(scope: Scope) -> str:
    """What stands for the token that is borne, however it is written; "" where none is."""
    header = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"authorization"), "")
    token = bearer_token(header)
    return sha256(token.encode()).hexdigest() if token else ""
