"""Desks that send to a server until it is gone, and what it told them that it holds."""

import threading
from contextlib import contextmanager

import httpx2
import msgspec

from intake_desk.wire import EXCHANGE, MEDIA_TYPE, ExchangeAnswer

AT_ONCE = 3


class Unanswered(Exception):
    """The server gave no answer, or said that it could not."""


def over_http(address):
    """A caller of the server at this address."""

    def ask(method, path, body=b"", token="", **headers):
        named = {"Content-Type": MEDIA_TYPE, "Authorization": f"Bearer {token}"} | headers
        # no certificates are looked at here, and to load them for every call would be most of its work
        return httpx2.request(
            method, address + path, content=body, headers=named, timeout=20, trust_env=False, verify=False
        )

    return ask


class Pusher:
    """A desk that goes on writing and sending; `told` is the last number that the server said it holds."""

    def __init__(self, desk) -> None:
        self.desk = desk
        self.told = 0

    def push(self, count=AT_ONCE):
        """Write so many entries and send what the server is not known to hold. Raises Unanswered."""
        self.desk.write(count)
        answer = self._ask(self.desk.tail(after=self.told))
        self.told = answer.heads[self.desk.journal].number
        return self

    def held(self):
        """The number up to which the server holds exactly what this desk wrote; -1 when it holds something else."""
        heads = self._ask().heads
        if self.desk.journal not in heads:
            return 0
        head = heads[self.desk.journal]
        return head.number if head.hash == self.desk.hash_at(head.number) else -1

    def go_back(self):
        """Begin again where the server is, as a desk does when the server was restored."""
        self.told = self.held()
        return self

    def _ask(self, *tails):
        request = msgspec.msgpack.encode(self.desk.request(*tails))
        try:
            response = self.desk.ask("POST", EXCHANGE, request, self.desk.token)
        except (httpx2.HTTPError, RuntimeError) as error:
            raise Unanswered(str(error)) from error
        if response.status_code != 200:
            raise Unanswered(response.status_code)
        return msgspec.msgpack.decode(response.content, type=ExchangeAnswer)


class Told:
    """How much all pushers were told together, and why those stopped that push no more."""

    def __init__(self, pushers) -> None:
        self._pushing = pushers
        self._count = 0
        self._stopped = []
        self._moved = threading.Condition()

    def one_more(self):
        with self._moved:
            self._count += 1
            self._moved.notify_all()

    def stopped(self, why):
        with self._moved:
            self._stopped.append(why)
            self._moved.notify_all()

    def wait_for(self, count, seconds=60):
        """Until so many answers came. Raises Unanswered when they cannot come any more, or do not."""
        with self._moved:
            self._moved.wait_for(lambda: self._count >= count or len(self._stopped) == self._pushing, seconds)
            if self._count < count:
                raise Unanswered(f"{self._count} of {count} answers, then {self._stopped or 'nothing'}")


@contextmanager
def pushing(pushers):
    """Have all push at once, each until it gets no answer; gives what counts their answers."""
    told = Told(len(pushers))
    threads = [threading.Thread(target=_push, args=(pusher, told)) for pusher in pushers]
    for thread in threads:
        thread.start()
    try:
        yield told
    finally:
        for thread in threads:
            thread.join(60)


def _push(pusher, told):
    try:
        while True:
            pusher.push()
            told.one_more()
    except Unanswered as error:
        told.stopped(str(error))


def lost(pushers):
    """Who was told more than the server holds, as (journal, told, held)."""
    seen = [(pusher.desk.journal, pusher.told, pusher.held()) for pusher in pushers]
    return [one for one in seen if one[2] < one[1]]
