"""The commands. Only the module of the command asked for is imported: a window must open in a third of a second."""

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

from intake_desk import __version__

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
    _add_server_commands(commands)

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


def _add_server_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    serve = commands.add_parser("serve", help="run the central server")
    serve.add_argument("--home", type=Path, required=True, help="where the server's key and embedded database live")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8471)
    serve.add_argument("--database-url", help="PostgreSQL instead of the embedded database")
    serve.add_argument("--with-parent", action="store_true", help="end when standard input ends")
    serve.set_defaults(command="intake_desk.server_commands:serve")

    unit = commands.add_parser("unit", help="on the server: take a unit and its clerks on, from a JSON file")
    unit.add_argument("--home", type=Path, required=True)
    unit.add_argument("--file", type=Path, required=True, help="as resources/sample_unit.json, with a password each")
    unit.add_argument("--database-url")
    unit.set_defaults(command="intake_desk.server_commands:unit")

    procedures = commands.add_parser("procedures", help="on the server: publish a catalogue of procedures to a unit")
    procedures.add_argument("--home", type=Path, required=True)
    procedures.add_argument("--agency", required=True, help="the unit's agency code, for example H26.103")
    procedures.add_argument("--file", type=Path, required=True, help="as resources/procedures.json")
    procedures.add_argument("--database-url")
    procedures.set_defaults(command="intake_desk.server_commands:procedures")

    backup = commands.add_parser("backup", help="on the server: write an encrypted backup, while it serves")
    backup.add_argument("--home", type=Path, required=True)
    backup.add_argument("--to", type=Path, required=True, help="the folder for backups, best on another disk")
    backup.add_argument("--keep", type=_count, default=14, help="how many are kept there (14)")
    backup.add_argument("--database-url")
    backup.set_defaults(command="intake_desk.server_commands:backup")

    restore = commands.add_parser("restore", help="on the server, while it does not serve: put a backup back")
    restore.add_argument("--home", type=Path, required=True, help="where the server.key that made the backup lies")
    restore.add_argument("--from", dest="source", type=Path, required=True)
    restore.add_argument("--database-url", help="an empty PostgreSQL database")
    restore.set_defaults(command="intake_desk.server_commands:restore")

    token = commands.add_parser("token", help="on the server: a token that may ask what is held of a unit")
    token.add_argument("--home", type=Path, required=True)
    token.add_argument("--agency", required=True, help="the unit's agency code, for example H26.103")
    token.add_argument("--database-url")
    token.set_defaults(command="intake_desk.server_commands:token")

    code = commands.add_parser("code", help="on the server: a one-time code with which one desk may enrol")
    code.add_argument("--home", type=Path, required=True)
    code.add_argument("--agency", required=True, help="the unit's agency code, for example H26.103")
    code.add_argument("--database-url")
    code.set_defaults(command="intake_desk.server_commands:code")

    officer = commands.add_parser("officer", help="on the server: an account for someone who works with the server")
    officer.add_argument("--home", type=Path, required=True)
    officer.add_argument("--agency", required=True, help="the unit's or province's agency code, for example H26.103")
    officer.add_argument("--login", required=True)
    officer.add_argument("--name", default="", help="the name that others see")
    officer.add_argument("--role", choices=("officer", "auditor", "province"), default="officer")
    officer.add_argument("--remove", action="store_true", help="take the account away instead")
    officer.add_argument("--database-url")
    officer.set_defaults(command="intake_desk.office_commands:officer")

    token = commands.add_parser("office-token", help="on the server: a token for a program that uses an account")
    token.add_argument("--home", type=Path, required=True)
    token.add_argument("--agency", required=True)
    token.add_argument("--login", required=True)
    token.add_argument("--database-url")
    token.set_defaults(command="intake_desk.office_commands:office_token")


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError
    return value


if __name__ == "__main__":
    sys.exit(main())
