"""Commands of the central server."""

import argparse
import sys

import msgspec

from intake_desk.domain.desk import Clerk, Unit
from intake_desk.domain.refusals import Refusal
from intake_desk.server.central import open_central
from intake_desk.server.enrolment import issue_code
from intake_desk.server.keys import hash_password
from intake_desk.server.serving import run
from intake_desk.server.units import create_unit, put_clerks


class ClerkToBe(msgspec.Struct, frozen=True):
    """A clerk as the administrator writes them down, with a first password."""

    login: str
    name: str
    password: str
    role: str = "clerk"


class UnitFile(msgspec.Struct, frozen=True):
    """A unit and who works there."""

    unit: Unit
    clerks: tuple[ClerkToBe, ...]


def serve(options: argparse.Namespace) -> int:
    """Serve until a signal says stop, or until whoever started it has gone."""
    run(options.host, options.port, options.home, options.database_url, with_parent=options.with_parent)
    return 0


def unit(options: argparse.Namespace) -> int:
    """Take a unit on, or change it."""
    try:
        wanted = msgspec.json.decode(options.file.read_bytes(), type=UnitFile)
    except (OSError, msgspec.DecodeError) as error:
        sys.stderr.write(f"{options.file}: {error}\n")
        return 2
    clerks = [
        Clerk(login=one.login, name=one.name, role=one.role, verifier=hash_password(one.password))
        for one in wanted.clerks
    ]
    central = open_central(options.home, options.database_url)
    try:
        create_unit(central, wanted.unit)
        put_clerks(central, wanted.unit.agency, clerks)
    except Refusal as error:
        sys.stderr.write(f"{error.code}\n")
        return 1
    finally:
        central.close()
    return 0


def code(options: argparse.Namespace) -> int:
    """Print a one-time code."""
    central = open_central(options.home, options.database_url)
    try:
        sys.stdout.write(f"{issue_code(central, options.agency)}\n")
    except Refusal as error:
        sys.stderr.write(f"{error.code}\n")
        return 1
    finally:
        central.close()
    return 0
