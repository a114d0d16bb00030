"""Searching while typing over 200,000 dossiers: every letter of names, phones and codes is a search."""

from __future__ import annotations

import random
import statistics
import time

from intake_desk.domain.folding import fold
from intake_desk.services.lookup import Lookup
from intake_desk.store.search import Filter
from tests.benchmarks.desks import AGENCY, filled, opened, person

SIZE = 200_000
WORST = "search: a letter typed, p95"


def typed(chance: random.Random) -> list[str]:
    """What clerks type: whole names with tones and without, given names, ends of phone numbers, parts of codes."""
    texts: list[str] = []
    for _ in range(12):
        someone = person(chance)
        texts += [
            someone.name,
            fold(someone.name),
            " ".join(reversed(fold(someone.name).split())),
            someone.phone,
            someone.phone[-4:],
            someone.id_number,
            f"{AGENCY}-26{chance.randrange(1, 11):02d}{chance.randrange(1, 29):02d}-1{chance.randrange(400):03d}",
        ]
    return texts


def measure(texts: int = 60) -> list[tuple[str, float]]:
    """Median and 95th percentile of the seconds from a letter to the first page, and of finding a visitor."""
    desk = opened(filled(SIZE))
    try:
        lookup = Lookup(desk.desk)
        lookup.page(Filter(text="ng"))
        pages: list[float] = []
        visitors: list[float] = []
        for text in typed(random.Random(3))[:texts]:
            for end in range(1, len(text) + 1):
                start = time.perf_counter()
                found = lookup.page(Filter(text=text[:end]))
                pages.append(time.perf_counter() - start)
                rows = [one.row for one in found]
                if rows != sorted(rows, reverse=True):
                    raise AssertionError("not newest first")
                if not text.startswith(AGENCY):  # nobody asks for a person by a code
                    start = time.perf_counter()
                    lookup.visitors(text[:end])
                    visitors.append(time.perf_counter() - start)
    finally:
        desk.close()
    return [
        ("search: a letter typed, median", statistics.median(pages)),
        (WORST, statistics.quantiles(pages, n=20)[-1]),
        ("search: a letter typed, slowest", max(pages)),
        ("search: who was here, p95", statistics.quantiles(visitors, n=20)[-1]),
    ]
