"""The sample desk: its window, or its day without a screen."""

import argparse

from intake_desk import desktop
from intake_desk.desk_commands import refused
from intake_desk.domain.refusals import Refusal
from intake_desk.rehearsal import rehearse
from intake_desk.sample import enrol_desk, serving


def sample(options: argparse.Namespace) -> int:
    """Start the server, enrol a desk, and open the window or go through a day."""
    home = options.home
    try:
        if options.headless:
            return rehearse(home, options.walk_ins, options.out)
        with serving(home / "server") as server:
            enrol_desk(home / "desk", home / "server", server.url)
            return desktop.run(home / "desk", server_url=server.url)
    except Refusal as error:
        return refused(error)
