"""The command that sends a unit's dossiers to the national system; a timer runs it every few minutes."""

import argparse
import sys
from importlib.resources import files

import msgspec

from intake_desk.domain.procedures import Catalogue
from intake_desk.on_server import on_server
from intake_desk.server.central import Central
from intake_desk.server.national import export, fates
from intake_desk.server.national_link import NationalLink
from intake_desk.server.units import described


def national(options: argparse.Namespace) -> int:
    """Send what changed, or tell what became of each dossier; status 1 when something waits or was refused."""
    if not options.status and not (options.address and options.username and options.password_file):
        sys.stderr.write("national: cần --address, --username và --password-file\n")
        return 2
    return on_server(options, lambda central: (_tell if options.status else _send)(central, options))


def _tell(central: Central, options: argparse.Namespace) -> int:
    for fate in fates(central, options.agency):
        sys.stdout.write(f"{msgspec.json.encode(fate).decode()}\n")
    return 0


def _send(central: Central, options: argparse.Namespace) -> int:
    try:
        password = options.password_file.read_text("utf-8").partition("\n")[0]
    except OSError as error:
        sys.stderr.write(f"{options.password_file}: {error.strerror}\n")
        return 2
    unit = described(central, options.agency)
    catalogue = Catalogue.decode((files("intake_desk.resources") / "procedures.json").read_bytes())
    fields = {one.code: one.field for one in catalogue.procedures}
    link = NationalLink(options.address, options.username, password, options.their_code or options.agency)
    try:
        done = export(central, options.agency, link, unit.name, fields)
    finally:
        link.close()
    sys.stdout.write(f"{msgspec.json.encode(done).decode()}\n")
    return 1 if done.waiting or done.refused else 0
