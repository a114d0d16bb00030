"""One target under atheris, in a process of its own: `python -m tests.fuzz.one TARGET SECONDS PREFIX`."""

import sys
import tempfile
from pathlib import Path

import atheris

# Most of a tiny input's cost is time and memory that grow without it.
MOST_SECONDS, MOST_MEBIBYTES, LONGEST_INPUT = 10, 2048, 16 * 1024


def main(name: str, seconds: str, prefix: str) -> None:
    with atheris.instrument_imports(include=["intake_desk"], enable_loader_override=False):
        from tests.fuzz.targets import TARGETS, tried  # noqa: PLC0415  # what is imported here is watched
    target = TARGETS[name]
    with tempfile.TemporaryDirectory() as corpus:
        for place, seed in enumerate(target.seeds()):
            (Path(corpus) / str(place)).write_bytes(seed)
        options = [
            f"-max_total_time={seconds}",
            f"-timeout={MOST_SECONDS}",
            f"-rss_limit_mb={MOST_MEBIBYTES}",
            f"-max_len={LONGEST_INPUT}",
            f"-artifact_prefix={prefix}",
        ]
        atheris.Setup([sys.argv[0], *options, corpus], lambda data: tried(target, data) and None)
        atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
