"""The commands. Only the module of the command asked for is imported: a window must open in a third of a second."""

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

from intake_desk import __version__, server_parsers

if sys.platform != "win32":
    import resource


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status tells whether it did what it was asked for."""
    options = _parser().parse_args(arguments)
    keep_private()
    module, function = options.command.split(":")
    return int(getattr(import_module(module), function)(options))


def keep_private() -> None:
    """Whatever this process writes is for its user only, and it leaves no image of its memory behind."""
    os.umask(0o077)
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="intake-desk", description="The one-stop counter of a commune or ward.")
    parser.add_argument("--version", action="version", version=__version__)
    parser.set_defaults(command="intake_desk.desktop:command", home=None, measure_start=False)
    commands = parser.add_subparsers(metavar="COMMAND")
    _add_desk_commands(commands)
    server_parsers.add(commands)

    sample = commands.add_parser("sample", help="a desk of xã Thượng Phúc with its server, ready to try")
    sample.add_argument("--home", type=Path, required=True)
    sample.add_argument("--headless", action="store_true", help="drive the windows through a day, without a screen")
    sample.add_argument("--walk-ins", type=Path, help="the day to drive through")
    sample.add_argument("--out", type=Path, default=Path("out"), help="where the day's papers and pictures go")
    sample.set_defaults(command="intake_desk.sample_commands:sample")
    return parser


def _add_desk_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    run = commands.add_parser("run", help="open this machine's desk (the default)")
    run.add_argument("--home", type=Path, help="where the desk's data lives")
    run.add_argument("--measure-start", action="store_true", help="print the milliseconds until usable, then quit")
    run.set_defaults(command="intake_desk.desktop:command")

    enrol = commands.add_parser("enrol", help="make this machine a desk of a unit, with a one-time code")
    enrol.add_argument("--home", type=Path, help="where the desk's data lives")
    enrol.add_argument("--server", required=True, help="the central server's address")
    enrol.add_argument("--code", required=True, help="the one-time code from the supervisor")
    enrol.add_argument("--name", required=True, help="the desk's name, for example 'Quầy 1'")
    enrol.set_defaults(command="intake_desk.desk_commands:enrol")

    verify = commands.add_parser("verify", help="prove journal, roll and register against each other")
    verify.add_argument("--home", type=Path, help="where the desk's data lives")
    verify.set_defaults(command="intake_desk.desk_commands:verify")


if __name__ == "__main__":
    sys.exit(main())
