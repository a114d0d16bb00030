"""Commands for the central server's database: backups, putting them back, splitting it over several servers."""

import argparse
import sys
from collections.abc import Mapping

from msgspec.structs import replace

from intake_desk.app import reference
from intake_desk.domain.naming import NAMED, naming
from intake_desk.domain.refusals import Refusal
from intake_desk.on_server import on_server, refused
from intake_desk.server import sheets
from intake_desk.server.backup import back_up
from intake_desk.server.backup import restore as put_back
from intake_desk.server.central import Central
from intake_desk.server.day_proofs import UnitProof, prove_unit
from intake_desk.server.spreading import Place
from intake_desk.server.spreading import spread as split
from intake_desk.services.day_proofs import procedures_told
from intake_desk.store.findings import Finding
from intake_desk.ui.settings.proof_wording import finding_sentence


def backup(options: argparse.Namespace) -> int:
    """Write a backup and say how much it holds."""

    def write(central: Central) -> int:
        try:
            made = back_up(central, options.to, options.keep)
        except OSError as error:
            sys.stderr.write(f"{options.to}: {error.strerror}\n")
            return 1
        sys.stdout.write(f"{made.path}: {made.journals} nhật ký, {made.entries} mục ghi\n")
        return 0

    return on_server(options, write)


def restore(options: argparse.Namespace) -> int:
    """Put a backup back and say how much it holds; the desks bring the rest by themselves."""
    try:
        done = put_back(options.home, options.source, options.database_url)
    except Refusal as error:
        return refused(error)
    except OSError as error:
        sys.stderr.write(f"{options.source}: {error.strerror}\n")
        return 1
    sys.stdout.write(
        f"Đã phục hồi {done.journals} nhật ký, {done.entries} mục ghi; các quầy sẽ tự gửi lại phần còn thiếu.\n"
    )
    return 0


def prove(options: argparse.Namespace) -> int:
    """Say in words whether a unit's journals agree with every day that it ruled off and every period that it settled; 1
    when they do not.
    """

    def look(central: Central) -> int:
        with central.database.reading() as connection:
            proof = prove_unit(connection, options.agency)
            known = sheets.bodies(connection, options.agency, NAMED)
        sys.stdout.writelines(f"- {one}\n" for one in sentences(proof, known))
        unsigned = sum(not day.signed for day in proof.days)
        said = "không có sai lệch" if not proof.findings else f"có {len(proof.findings)} sai lệch"
        sys.stdout.write(
            f"{options.agency}: {proof.entries} mục ghi, {len(proof.days)} ngày đã chốt ({unsigned} chưa ký),"
            f" {proof.periods} kỳ đã quyết toán: {said}.\n"
        )
        return 1 if proof.findings else 0

    return on_server(options, look)


def sentences(proof: UnitProof, known: Mapping[str, bytes]) -> list[str]:
    """What does not agree, a sentence for each, with desks and people called as the sheets `known` call them."""
    names = replace(naming(known), procedures=procedures_told(proof.findings, reference()))
    return [finding_sentence(Finding(one.kind, one.params), names) for one in proof.findings]


def spread(options: argparse.Namespace) -> int:
    """Split the tables over this and other PostgreSQL servers."""

    def divide(central: Central) -> int:
        split(central.database, [Place(url) for url in options.onto])
        sys.stdout.write(f"Đã chia các bảng cho {len(options.onto) + 1} máy chủ.\n")
        return 0

    return on_server(options, divide)
