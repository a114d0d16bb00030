"""The desktop program: the window first, everything else behind it."""

import argparse
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from intake_desk.home import default_home
from intake_desk.ui.application import Program

if TYPE_CHECKING:
    from intake_desk.ui.counter import Opening


def command(options: argparse.Namespace) -> int:
    """Open this machine's desk."""
    return run(options.home or default_home(), measure_start=options.measure_start)


def run(home: Path, server_url: str = "", *, measure_start: bool = False) -> int:
    """Open the window and stay until it is closed; with `measure_start` say how long it took, and leave."""

    def open_behind() -> "Opening":
        # late: half a second that the window does not wait for
        from intake_desk.app import opening  # noqa: PLC0415

        # the sample's desk has its server on this machine, and looks for no other desk elsewhere
        return opening(home, server_url=server_url, lan_interfaces=None if server_url else networks)

    def enrol_behind(address: str, code: str, name: str) -> object:
        # late: the HTTP client is wanted on the first start only
        from intake_desk.exchanging import enrol_here  # noqa: PLC0415

        return enrol_here(home, address, code, name)

    program = Program(open_behind, home, enrol=enrol_behind)
    if measure_start:
        program.shell.usable.connect(lambda: print(f"usable after {since_begun_ms():.0f} ms", flush=True))  # noqa: T201
        program.shell.desk_opened.connect(lambda: print(f"desk open after {since_begun_ms():.0f} ms", flush=True))  # noqa: T201
        program.shell.front_known.connect(program.app.quit)
    return program.run()


def networks() -> tuple[str, ...]:
    """The addresses of this machine on private networks."""
    from intake_desk.sync.lan_discovery import nearby_interfaces  # noqa: PLC0415  # late: see above

    return nearby_interfaces()


def since_begun_ms() -> float:
    """Milliseconds since the kernel made this process, so that imports are counted too."""
    fields = Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()
    began = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - began) * 1000
