"""Commands for the accounts of people at the server."""

import argparse
import getpass
import sys

from intake_desk.on_server import on_server
from intake_desk.server.central import Central
from intake_desk.server.keys import new_password
from intake_desk.server.officers import SHORTEST_PASSWORD, issue_token, put_officer, remove_officer


def officer(options: argparse.Namespace) -> int:
    """Give someone an account, or take it away. A password is asked for; without one, one is made and shown."""
    password = ""
    if not options.remove and sys.stdin.isatty():
        password = getpass.getpass("Mật khẩu (để trống: tự đặt): ")
        if 0 < len(password) < SHORTEST_PASSWORD:
            sys.stderr.write(f"Mật khẩu cần ít nhất {SHORTEST_PASSWORD} ký tự.\n")
            return 2
    if options.remove:
        return on_server(options, lambda central: _remove(central, options))
    return on_server(options, lambda central: _put(central, options, password))


def _remove(central: Central, options: argparse.Namespace) -> int:
    remove_officer(central, options.agency, options.login)
    return 0


def _put(central: Central, options: argparse.Namespace, password: str) -> int:
    made = password or new_password()
    put_officer(central, options.agency, options.login, options.name, options.role, made)
    if not password:
        sys.stdout.write(f"{made}\n")
    return 0


def office_token(options: argparse.Namespace) -> int:
    """Print a token for a program that works under an account."""

    def issue(central: Central) -> int:
        sys.stdout.write(f"{issue_token(central, options.agency, options.login)}\n")
        return 0

    return on_server(options, issue)
