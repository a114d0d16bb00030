"""Documents to a server and back beside PouchDB; Hà Nội's first thirteen days; 126 units that return at once."""

from __future__ import annotations

from tests.benchmarks import hanoi, returning, side_by_side
from tests.benchmarks.pouchdb import NotHere


def measure(*, long: bool = False) -> list[tuple[str, float]]:
    """All that issue 4 asks of the exchange; the long form goes on until a million entries are held."""
    try:
        beside = side_by_side.measure()
    except NotHere as missing:
        raise SystemExit(str(missing)) from None
    # each part is said as soon as it is known: the whole takes minutes
    measured = _said(beside)
    measured += _said(hanoi.measure(long=long))
    return measured + _said(returning.measure())


def _said(medians: list[tuple[str, float]]) -> list[tuple[str, float]]:
    for name, seconds in medians:
        print(f"  {name}: {seconds:.4g}", flush=True)  # noqa: T201
    return medians
