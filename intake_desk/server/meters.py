"""What the server counts about itself, in the form that Prometheus reads; figures only, nobody's data."""

import os
import time
from collections.abc import Callable

import sqlalchemy as sa
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from intake_desk.server import schema
from intake_desk.server.central import Central
from intake_desk.server.workers import COUNTERS
from intake_desk.wire import MOST_WAIT_SECONDS, WAIT

METRICS = "/metrics"
MEDIA_TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_WAIT_SECONDS = (0.1, 1.0, 5.0, 10.0, 20.0, MOST_WAIT_SECONDS + 1.0)


class Meters:
    """The counters of one application."""

    def __init__(self, central: Central) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "intake_desk_requests", "Requests answered", ("method", "path", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "intake_desk_request_seconds", "How long answers took", ("path",), buckets=_SECONDS, registry=self.registry
        )
        self.waits = Histogram(
            "intake_desk_wait_seconds", "How long desks waited for news", buckets=_WAIT_SECONDS, registry=self.registry
        )
        self.entries = Counter(
            "intake_desk_entries", "Entries stored, given, refused or found broken", ("fate",), registry=self.registry
        )
        self._held = _Held(central)

    def moved(self, **fates: int) -> None:
        """Count what one exchange did: entries stored and given, journals refused and broken."""
        for fate, count in fates.items():
            self.entries.labels(fate).inc(count)

    def text(self) -> bytes:
        """All figures as Prometheus reads them; of several processes those of all together."""
        registry = self.registry
        if COUNTERS in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry) + generate_latest(_only(self._held))


def _only(collector: Collector) -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(collector)
    return registry


class _Held(Collector):
    """What the database holds at the moment of asking; sums of one small table each."""

    def __init__(self, central: Central) -> None:
        self._central = central

    def describe(self) -> list[GaugeMetricFamily]:
        """Nothing beforehand: asking must not touch the database."""
        return []

    def collect(self) -> list[GaugeMetricFamily]:
        """The gauges as they stand now."""
        journal = schema.journal.c
        questions = {
            "units": ("Units taken on", sa.select(sa.func.count()).select_from(schema.unit)),
            "desks": ("Desks enrolled", sa.select(sa.func.count()).select_from(schema.desk)),
            "held_entries": ("Entries held", sa.select(sa.func.coalesce(sa.func.sum(journal.number), 0))),
            "unfolded_entries": (
                "Entries that the register has not followed yet",
                sa.select(sa.func.coalesce(sa.func.sum(journal.number - journal.folded), 0)),
            ),
        }
        with self._central.database.reading() as connection:
            return [
                GaugeMetricFamily(f"intake_desk_{name}", words, value=float(connection.execute(query).scalar_one()))
                for name, (words, query) in questions.items()
            ]


def metered(app: ASGIApp, meters: Meters, clock: Callable[[], float] = time.perf_counter) -> ASGIApp:
    """The application with every answer counted under its route, never under what a stranger made up."""

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        began = clock()
        status = 500

        async def told(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await app(scope, receive, told)
        finally:
            path = str(scope.get("path_template") or "unknown")
            method = str(scope.get("method")) if path != "unknown" else "ANY"
            meters.requests.labels(method, path, str(status)).inc()
            if path == WAIT:  # meant to last: among the others it would hide how fast they are
                meters.waits.observe(clock() - began)
            else:
                meters.seconds.labels(path).observe(clock() - began)

    return asked
