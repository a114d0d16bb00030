"""The commands of the central server as they are typed; what they do is imported when one is run."""

import argparse
from pathlib import Path
from typing import TypeAlias

AGENCY = "the unit's agency code, for example H26.103"
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  # argparse names it no other way


def add(commands: Commands) -> None:
    """Add every command of the server."""
    _serving(commands)
    _units(commands)
    _desks(commands)
    _people(commands)
    _keeping(commands)
    _carrying(commands)
    _national(commands)


def _command(commands: Commands, name: str, runs: str, words: str) -> argparse.ArgumentParser:
    """A command on the server: every one needs its home, and may be told of PostgreSQL."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=words)
    parser.add_argument("--home", type=Path, required=True, help="where the server's key and embedded database live")
    parser.add_argument("--database-url", help="PostgreSQL instead of the embedded database")
    parser.set_defaults(command=f"intake_desk.{runs}")
    return parser


def _serving(commands: Commands) -> None:
    serve = _command(commands, "serve", "server_commands:serve", "run the central server")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8471)
    serve.add_argument("--proxies", type=int, default=0, help="proxies of ours in front, whose X-Forwarded-For counts")
    words = "server processes behind the port, with PostgreSQL; as many as there are cores (1)"
    serve.add_argument("--workers", type=_count, default=1, help=words)
    serve.add_argument("--one-of-several", action="store_true", help=argparse.SUPPRESS)
    serve.add_argument("--with-parent", action="store_true", help="end when standard input ends")

    words = "on the server, once: split the empty tables by agency over several PostgreSQL servers"
    spread = _command(commands, "spread", "keeping_commands:spread", words)
    spread.add_argument("--onto", required=True, nargs="+", help="the URLs of the other servers' databases")


def _units(commands: Commands) -> None:
    words = "on the server: take a unit and its clerks on, from a JSON file"
    unit = _command(commands, "unit", "server_commands:unit", words)
    unit.add_argument("--file", type=Path, required=True, help="as resources/sample_unit.json, with a password each")

    words = "on the server: publish a catalogue of procedures to a unit"
    procedures = _command(commands, "procedures", "server_commands:procedures", words)
    procedures.add_argument("--agency", required=True, help=AGENCY)
    procedures.add_argument("--file", type=Path, required=True, help="as resources/procedures.json")


def _desks(commands: Commands) -> None:
    code = _command(
        commands, "code", "server_commands:code", "on the server: a one-time code with which one desk may enrol"
    )
    code.add_argument("--agency", required=True, help=AGENCY)

    words = "on the server: a lost desk may call no more; its numbers stay its own"
    revoke = _command(commands, "revoke", "server_commands:revoke", words)
    revoke.add_argument("--agency", required=True, help=AGENCY)
    revoke.add_argument("--desk", type=int, required=True, help="the desk's number")
    revoke.add_argument("--reason", required=True, help="why, for whoever asks later")

    words = "on the server: who added or revoked which of a unit's desks, and why"
    deeds = _command(commands, "deeds", "server_commands:desk_deeds", words)
    deeds.add_argument("--agency", required=True, help=AGENCY)


def _people(commands: Commands) -> None:
    words = "on the server: an account for someone who works with the server"
    officer = _command(commands, "officer", "office_commands:officer", words)
    officer.add_argument("--agency", required=True, help="the unit's or province's agency code, for example H26.103")
    officer.add_argument("--login", required=True)
    officer.add_argument("--name", default="", help="the name that others see")
    officer.add_argument("--role", choices=("officer", "auditor", "province"), default="officer")
    officer.add_argument("--remove", action="store_true", help="take the account away instead")

    words = "on the server: a token for a program that uses an account"
    office_token = _command(commands, "office-token", "office_commands:office_token", words)
    office_token.add_argument("--agency", required=True, help=AGENCY)
    office_token.add_argument("--login", required=True)

    words = "on the server: a token that may ask what is held of a unit"
    token = _command(commands, "token", "server_commands:token", words)
    token.add_argument("--agency", required=True, help=AGENCY)


def _keeping(commands: Commands) -> None:
    words = "on the server: write an encrypted backup, while it serves"
    backup = _command(commands, "backup", "keeping_commands:backup", words)
    backup.add_argument("--to", type=Path, required=True, help="the folder for backups, best on another disk")
    backup.add_argument("--keep", type=_count, default=14, help="how many are kept there (14)")

    words = "on the server: prove a unit's journals, and every day that it ruled off"
    prove = _command(commands, "prove", "keeping_commands:prove", words)
    prove.add_argument("--agency", required=True, help=AGENCY)

    words = "on the server, while it does not serve: put a backup back"
    restore = _command(commands, "restore", "keeping_commands:restore", words)
    restore.add_argument("--from", dest="source", type=Path, required=True)


def _carrying(commands: Commands) -> None:
    words = "on the server: take in the bundles that desks sent on a stick, and put there what goes back"
    carry = _command(commands, "carry", "carrying_commands:carry", words)
    carry.add_argument("--in", dest="folder", type=Path, required=True, help="the folder in which the bundles lie")


def _national(commands: Commands) -> None:
    words = "on the server: send a unit's dossiers to the national system, or tell what became of them"
    national = _command(commands, "national", "national_commands:national", words)
    national.add_argument("--agency", required=True, help=AGENCY)
    national.add_argument("--address", help="the national system's address (https)")
    national.add_argument("--username")
    national.add_argument("--password-file", type=Path, help="a file whose first line is the password")
    national.add_argument("--their-code", help="the unit's code there (madonvi), where it differs from the agency code")
    national.add_argument("--status", action="store_true", help="only tell what became of each dossier, a line each")


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError
    return value
