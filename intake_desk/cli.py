"""The commands. Each imports what it needs and no more: a desk must open in half a second."""

import argparse
import sys
from pathlib import Path

from intake_desk import __version__


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status tells whether it did what it was asked for."""
    options = _parser().parse_args(arguments)
    return int(options.command(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="intake-desk", description="The one-stop counter of a commune or ward.")
    parser.add_argument("--version", action="version", version=__version__)
    parser.set_defaults(command=_run, home=None, measure_start=False)
    commands = parser.add_subparsers(metavar="COMMAND")

    run = commands.add_parser("run", help="open this machine's desk (the default)")
    run.add_argument("--home", type=Path, help="where the desk's data lives")
    run.add_argument("--measure-start", action="store_true", help="print the milliseconds until usable, then quit")
    run.set_defaults(command=_run)

    enrol = commands.add_parser("enrol", help="make this machine a desk of a unit, with a one-time code")
    enrol.add_argument("--home", type=Path, help="where the desk's data lives")
    enrol.add_argument("--server", required=True, help="the central server's address")
    enrol.add_argument("--code", required=True, help="the one-time code from the supervisor")
    enrol.add_argument("--name", required=True, help="the desk's name, for example 'Quầy 1'")
    enrol.set_defaults(command=_enrol)

    verify = commands.add_parser("verify", help="prove journal, roll and register against each other")
    verify.add_argument("--home", type=Path, help="where the desk's data lives")
    verify.set_defaults(command=_verify)

    serve = commands.add_parser("serve", help="run the central server")
    serve.add_argument("--home", type=Path, required=True, help="where the server's key and embedded database live")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8471)
    serve.add_argument("--database-url", help="PostgreSQL instead of the embedded database")
    serve.set_defaults(command=_serve)

    code = commands.add_parser("code", help="on the server: a one-time code with which one desk may enrol")
    code.add_argument("--home", type=Path, required=True)
    code.add_argument("--agency", required=True, help="the unit's agency code, for example H26.103")
    code.add_argument("--database-url")
    code.set_defaults(command=_code)

    sample = commands.add_parser("sample", help="a desk of xã Thượng Phúc with its server, ready to try")
    sample.add_argument("--home", type=Path, required=True)
    sample.add_argument("--headless", action="store_true", help="drive the windows through a day, without a screen")
    sample.add_argument("--walk-ins", type=Path, help="the day to drive through")
    sample.add_argument("--out", type=Path, default=Path("out"), help="where the day's papers and pictures go")
    sample.set_defaults(command=_sample)
    return parser


def _home(options: argparse.Namespace) -> Path:
    from intake_desk.app import default_home  # noqa: PLC0415  # late: see the module

    return options.home or default_home()


def _run(options: argparse.Namespace) -> int:
    from intake_desk.app import run  # noqa: PLC0415  # late: see the module

    return run(_home(options), measure_start=options.measure_start)


def _enrol(options: argparse.Namespace) -> int:
    # late: see the module
    from intake_desk.domain.refusals import Refusal  # noqa: PLC0415
    from intake_desk.store.opening import opened_store  # noqa: PLC0415
    from intake_desk.store.vault import Vault  # noqa: PLC0415
    from intake_desk.sync.enrolment import enrol  # noqa: PLC0415
    from intake_desk.sync.link import Link  # noqa: PLC0415

    home = _home(options)
    vault = Vault(home)
    try:
        with opened_store(home, vault) as store, Link(options.server) as link:
            identity = enrol(link, options.code, options.name, vault, store.sheets)
    except Refusal as error:
        return _refused(error)
    print(f"{identity.desk_name}: {identity.agency}, {identity.numbers.first:04d}–{identity.numbers.last:04d}")  # noqa: T201
    return 0


def _verify(options: argparse.Namespace) -> int:
    # late: see the module
    from intake_desk.app import enrolled, prove  # noqa: PLC0415
    from intake_desk.domain.refusals import Refusal  # noqa: PLC0415
    from intake_desk.store.opening import opened_store  # noqa: PLC0415
    from intake_desk.store.vault import Vault  # noqa: PLC0415
    from intake_desk.ui.proof_wording import proof_lines  # noqa: PLC0415

    home = _home(options)
    vault = Vault(home)
    try:
        with opened_store(home, vault) as store:
            proof = prove(store, vault, enrolled(store.sheets).journal)
    except Refusal as error:
        return _refused(error)
    print("\n".join(proof_lines(proof)))  # noqa: T201
    return 1 if proof.findings else 0


def _serve(options: argparse.Namespace) -> int:
    from intake_desk.server.serving import run  # noqa: PLC0415  # late: see the module

    run(options.host, options.port, options.home, options.database_url)
    return 0


def _code(options: argparse.Namespace) -> int:
    # late: see the module
    from intake_desk.server.central import open_central  # noqa: PLC0415
    from intake_desk.server.enrolment import issue_code  # noqa: PLC0415

    central = open_central(options.home, options.database_url)
    try:
        print(issue_code(central, options.agency))  # noqa: T201
    finally:
        central.close()
    return 0


def _sample(options: argparse.Namespace) -> int:
    # late: see the module
    if options.headless:
        from intake_desk.rehearsal import rehearse  # noqa: PLC0415

        return rehearse(options.home, options.walk_ins, options.out)
    from intake_desk.app import run  # noqa: PLC0415
    from intake_desk.sample import enrol_desk, serving  # noqa: PLC0415

    home = options.home
    with serving(home / "server") as server:
        enrol_desk(home / "desk", home / "server", server.url)
        return run(home / "desk", server_url=server.url)


def _refused(error: Exception) -> int:
    from intake_desk.ui.messages import explain  # noqa: PLC0415  # late: see the module

    print(explain(error), file=sys.stderr)  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main())
