"""Commands of the central server."""

import argparse
import sys

import msgspec

from intake_desk.domain.desk import ADMINISTRATOR, CLERK, SUPERVISOR, Clerk, Unit
from intake_desk.domain.folding import nfc
from intake_desk.domain.procedures import CatalogueSheet
from intake_desk.on_server import on_server, refused
from intake_desk.server import deeds
from intake_desk.server.central import Central
from intake_desk.server.database import UnknownDatabase
from intake_desk.server.enrolment import issue_admin_token, issue_code
from intake_desk.server.keys import DamagedServerKey, hash_password
from intake_desk.server.revocation import revoke as revoke_desk
from intake_desk.server.serving import Wanted, run
from intake_desk.server.units import create_unit, put_clerks, put_procedures
from intake_desk.server.workers import NoWorkers, WorkerDidNotStart

ROLES = (CLERK, SUPERVISOR, ADMINISTRATOR)


class ClerkToBe(msgspec.Struct, frozen=True):
    """A clerk as the administrator writes them down, with a first password."""

    login: str
    name: str
    password: str
    role: str = CLERK


class UnitFile(msgspec.Struct, frozen=True):
    """A unit and who works there."""

    unit: Unit
    clerks: tuple[ClerkToBe, ...]


def serve(options: argparse.Namespace) -> int:
    """Serve until a signal says stop, or until whoever started it has gone."""
    wanted = Wanted(**{name: getattr(options, name) for name in Wanted.__struct_fields__})
    try:
        run(wanted)
    except (NoWorkers, WorkerDidNotStart, UnknownDatabase, DamagedServerKey) as error:
        return refused(error)
    return 0


def unit(options: argparse.Namespace) -> int:
    """Take a unit on, or change it."""
    try:
        wanted = msgspec.json.decode(options.file.read_bytes(), type=UnitFile)
    except (OSError, msgspec.DecodeError) as error:
        sys.stderr.write(f"{options.file}: {error}\n")
        return 2
    logins = [nfc(one.login).lower() for one in wanted.clerks]  # as the desks read what is typed
    if "" in logins or len(set(logins)) < len(logins) or any(one.role not in ROLES for one in wanted.clerks):
        sys.stderr.write(f"{options.file}: mỗi cán bộ cần một tên đăng nhập riêng và vai trò {', '.join(ROLES)}\n")
        return 2
    clerks = [
        Clerk(login=login, name=one.name, role=one.role, verifier=hash_password(one.password))
        for login, one in zip(logins, wanted.clerks, strict=True)
    ]

    def take_on(central: Central) -> int:
        create_unit(central, wanted.unit)
        put_clerks(central, wanted.unit.agency, clerks)
        return 0

    return on_server(options, take_on)


def procedures(options: argparse.Namespace) -> int:
    """Publish a catalogue of procedures to a unit's desks."""
    try:
        catalogue = msgspec.json.decode(options.file.read_bytes(), type=CatalogueSheet)
    except (OSError, msgspec.DecodeError) as error:
        sys.stderr.write(f"{options.file}: {error}\n")
        return 2
    if not catalogue.procedures:
        sys.stderr.write(f"{options.file}: danh mục chưa có thủ tục nào\n")
        return 2

    def publish(central: Central) -> int:
        put_procedures(central, options.agency, catalogue)
        return 0

    return on_server(options, publish)


def code(options: argparse.Namespace) -> int:
    """Print a one-time code."""

    def issue(central: Central) -> int:
        sys.stdout.write(f"{issue_code(central, options.agency)}\n")
        return 0

    return on_server(options, issue)


def token(options: argparse.Namespace) -> int:
    """Print a token that may ask what is held of a unit; an earlier one stops working."""

    def issue(central: Central) -> int:
        sys.stdout.write(f"{issue_admin_token(central, options.agency)}\n")
        return 0

    return on_server(options, issue)


def revoke(options: argparse.Namespace) -> int:
    """End a lost desk's token."""

    def end(central: Central) -> int:
        revoke_desk(central, options.agency, options.desk, nfc(options.reason))
        return 0

    return on_server(options, end)


def desk_deeds(options: argparse.Namespace) -> int:
    """Print what was done about a unit's desks, a line of JSON each."""

    def tell(central: Central) -> int:
        for deed in deeds.of(central.database, options.agency):
            sys.stdout.write(f"{msgspec.json.encode(deed).decode()}\n")
        return 0

    return on_server(options, tell)
