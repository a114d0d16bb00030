"""`python -m tests.benchmarks [NAME …] [--json FILE]`: medians and ratios, each with the limit it must keep."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ratio:
    """How many times `over` may take longer than `under`; with `over` alone, how many seconds it may take."""

    over: str
    under: str
    most: float
    note: str = ""


# What issues 2, 4 and 5 say must be reached, by the module that measures it.
BENCHMARKS: dict[str, tuple[Ratio, ...]] = {
    "save": (
        Ratio("save: at 0 dossiers", "save: floor", 4.0),
        Ratio("save: at 10,000 dossiers", "save: floor", 4.0),
        Ratio("save: at 200,000 dossiers", "save: floor", 4.0),
        Ratio("save: at 10,000 dossiers", "save: at 0 dossiers", 1.3),
        Ratio("save: at 200,000 dossiers", "save: at 0 dossiers", 1.3),
    ),
    "search": (Ratio("search: a letter typed, p95", "", 0.020),),
    "receipt": (
        Ratio("receipt: intake_desk", "receipt: fpdf2", 1.0),
        Ratio("receipt: intake_desk", "receipt: WeasyPrint", 1.0),
    ),
    "replication": (
        Ratio("replication: 1,000 sent, intake_desk", "replication: 1,000 sent, PouchDB", 0.2),
        Ratio("replication: 1,000 fetched, intake_desk", "replication: 1,000 fetched, PouchDB", 0.2),
        Ratio("replication: Hà Nội's thirteen days, pushed and folded", "", 90.0),
        Ratio(
            "replication: 1,000 entries at the server, many held",
            "replication: 1,000 entries at the server, 10,000 held",
            1.3,
        ),
        Ratio("replication: 126 units return, all level", "", 60.0),
    ),
    "closing": (Ratio("closing: the whole of it", "", 1.5),),
    "start": (Ratio("start: window usable", "start: bare window", 2.5),),
}


def main() -> int:
    """Measure, print, and end with 0 when every limit holds."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which of {', '.join(BENCHMARKS)} (all)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--long", action="store_true", help="replication: until a million entries are held")
    options = parser.parse_args()
    if unknown := set(options.names) - set(BENCHMARKS):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    medians: dict[str, float] = {}
    ratios: list[dict[str, object]] = []
    for name in options.names or BENCHMARKS:
        measure = importlib.import_module(f"tests.benchmarks.{name}").measure
        fresh = dict(measure(long=True) if options.long and name == "replication" else measure())
        _print_medians(fresh)
        medians |= fresh
        for ratio in BENCHMARKS[name]:
            value = fresh[ratio.over] / fresh[ratio.under] if ratio.under else fresh[ratio.over]
            _print_ratio(ratio, value)
            ratios.append(
                {
                    "over": ratio.over,
                    "under": ratio.under,
                    "value": value,
                    "most": ratio.most,
                    "holds": value <= ratio.most,
                }
            )
    if options.json:
        options.json.write_text(json.dumps({"medians": medians, "ratios": ratios}, indent=1) + "\n")
    return 0 if all(ratio["holds"] for ratio in ratios) else 1


def _print_medians(medians: dict[str, float]) -> None:
    for name, seconds in medians.items():
        print(f"{name:<58} {seconds * 1000:>12.3f} ms")  # noqa: T201


def _print_ratio(ratio: Ratio, value: float) -> None:
    verdict = "holds" if value <= ratio.most else "MISSED"
    if ratio.under:
        said = f"{ratio.over.split(': ')[-1]} / {ratio.under.split(': ')[-1]}"
        print(f"  {said:<46} {value:>10.2f} ×   at most {ratio.most:.1f} ×   {verdict}")  # noqa: T201
    else:
        said = ratio.over.split(": ")[-1]
        print(f"  {said:<46} {value * 1000:>10.3f} ms  below {ratio.most * 1000:.0f} ms  {verdict}")  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
