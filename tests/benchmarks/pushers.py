"""Processes that stand for many units' desks: each has its journal's tails ready, signed, and sends them when told.

What they send is what `sync.replicator` sends; only they keep no store, for on one machine the desks of 126 units would
take from the server the very cores that are measured.
"""

from __future__ import annotations

import http.client
import multiprocessing
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.entries import SIGNED_EVERY, Sealed
from intake_desk.sync import keys
from intake_desk.wire import EXCHANGE, MEDIA_TYPE, MOST_ENTRIES, PROTOCOL, ExchangeAnswer, Reach, Tail
from tests.benchmarks.lives import FIRST_DAY, Lives, Writer
from tests.benchmarks.server_process import Place

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(ExchangeAnswer).decode


@dataclass(frozen=True)
class Work:
    """What a unit's desks have to send: so many dossiers on each day, from the day of this number on."""

    agency: str
    places: tuple[Place, ...]
    seed: int
    days: tuple[int, ...]


@dataclass
class Sender:
    """One desk that only sends."""

    key: Ed25519PrivateKey
    journal: str
    token: str
    days: list[list[Tail]] = field(default_factory=list)
    ends: list[list[Reach]] = field(default_factory=list)

    def add(self, after: int, entries: Sequence[Sealed]) -> None:
        """Have one more day's entries ready, signed, in as many tails as it takes."""
        tails, ends = [], []
        for start in range(0, len(entries), MOST_ENTRIES):
            part = tuple(entries[start : start + MOST_ENTRIES])
            first = after + start
            signed = [n for n in range(1, len(part) + 1) if n % SIGNED_EVERY == 0 or n == len(part)]
            signatures = tuple(
                keys.head_signature(self.key, self.journal, Reach(first + n, part[n - 1].hash)) for n in signed
            )
            tails.append(Tail(journal=self.journal, after=first, entries=part, signatures=signatures))
            ends.append(Reach(first + len(part), part[-1].hash))
        self.days.append(tails)
        self.ends.append(ends)


class Unit:
    """A unit whose desks send in turn, each day's work after the last."""

    def __init__(self, work: Work) -> None:
        lives = Lives(work.agency, len(work.places), work.seed)
        self.senders = [Sender(Ed25519PrivateKey.from_private_bytes(p.key), p.journal, p.token) for p in work.places]
        writers = [Writer(sender.journal) for sender in self.senders]
        self.entries: list[int] = []
        self._heads: dict[str, Reach] = {}
        self._sheets: dict[str, int] = {}
        for number, count in enumerate(work.days):
            day = FIRST_DAY + timedelta(days=number)
            made: list[list[Sealed]] = [[] for _ in writers]
            starts = [writer.number for writer in writers]
            for act in lives.day(day, count):
                made[act.desk - 1].append(writers[act.desk - 1].write(act, day.isoformat()))
            for sender, after, entries in zip(self.senders, starts, made, strict=True):
                sender.add(after, entries)
            self.entries.append(sum(map(len, made)))
        self._bodies = [
            [(sender, _prepared(sender, day, part)) for part in range(len(sender.days[day]))]
            for day in range(len(work.days))
            for sender in self.senders
        ]

    def send(self, connection: http.client.HTTPConnection, day: int) -> list[float]:
        """Send a day's work of all desks; the seconds that each request took."""
        taken = []
        for requests in self._bodies[day * len(self.senders) : (day + 1) * len(self.senders)]:
            for sender, (own, tails, reach) in requests:
                heads = self._heads | {sender.journal: reach}
                request = {"heads": heads, "own": own, "tails": tails, "sheets": self._sheets, "protocol": PROTOCOL}
                body = _encode(request)
                began = time.perf_counter()
                answer = post(connection, body, sender.token)
                taken.append(time.perf_counter() - began)
                # the other desks' entries are not wanted: only sending is measured
                self._heads = answer.heads
                self._sheets |= {sheet.name: sheet.version for sheet in answer.sheets}
                if answer.heads[sender.journal] != reach or answer.refused or answer.broken:
                    raise RuntimeError(f"the server did not take what {sender.journal} sent")
        return taken


def _prepared(sender: Sender, day: int, part: int) -> tuple[msgspec.Raw, msgspec.Raw, Reach]:
    tail, reach = sender.days[day][part], sender.ends[day][part]
    own = keys.signed_head(sender.key, sender.journal, reach)
    return msgspec.Raw(_encode(own)), msgspec.Raw(_encode((tail,))), reach


def post(connection: http.client.HTTPConnection, body: bytes, token: str) -> ExchangeAnswer:
    """One exchange over a connection that stays open."""
    headers = {"Content-Type": MEDIA_TYPE, "Authorization": f"Bearer {token}"}
    connection.request("POST", EXCHANGE, body, headers)
    response = connection.getresponse()
    content = response.read()
    if response.status != 200:
        raise RuntimeError(f"the server answered {response.status}: {content[:200]!r}")
    return _decode(content)


class Pushers:
    """Client processes with so many connections each, told what to do by pipes."""

    def __init__(self, address: str, works: Sequence[Work], processes: int, connections: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipes = []
        self._processes = []
        for number in range(processes):
            ours, theirs = context.Pipe()
            mine = works[number::processes]
            process = context.Process(target=_serve, args=(theirs, address, mine, connections), daemon=True)
            process.start()
            self._pipes.append(ours)
            self._processes.append(process)
        self.entries = [sum(day) for day in zip(*(pipe.recv() for pipe in self._pipes), strict=True)]

    def send(self, first: int, end: int) -> tuple[float, float, list[float]]:
        """Have the work of these days sent: the seconds it took, the processes' own work, and each request's."""
        began = time.perf_counter()
        for pipe in self._pipes:
            pipe.send((first, end))
        answers = [pipe.recv() for pipe in self._pipes]
        for answer in answers:
            if isinstance(answer, str):
                raise RuntimeError(answer)  # noqa: TRY004  # it is a message from another process
        seconds = time.perf_counter() - began
        return seconds, sum(worked for worked, _ in answers), [one for _, taken in answers for one in taken]

    def close(self) -> None:
        """End the processes."""
        for pipe, process in zip(self._pipes, self._processes, strict=True):
            pipe.send(None)
            process.join(30)


def _serve(pipe, address, works, connections) -> None:
    units = [Unit(work) for work in works]
    pipe.send([sum(day) for day in zip(*(unit.entries for unit in units), strict=True)])
    where = urlsplit(address)
    lines = [http.client.HTTPConnection(where.hostname, where.port, timeout=60) for _ in range(connections)]
    while asked := pipe.recv():
        taken: list[float] = []
        failed: list[str] = []
        worked = time.process_time()
        threads = [
            threading.Thread(target=_send, args=(line, units[number::connections], asked, taken, failed))
            for number, line in enumerate(lines)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        pipe.send(failed[0] if failed else (time.process_time() - worked, taken))


def _send(line, units, days, taken, failed) -> None:
    # a server ends a connection that nobody used for some seconds
    line.close()
    try:
        for day in range(*days):
            for unit in units:
                taken += unit.send(line, day)
    except Exception as error:  # whoever asked has to learn of it  # noqa: BLE001
        failed.append(f"{type(error).__name__}: {error}")
