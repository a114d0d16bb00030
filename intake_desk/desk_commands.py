"""Commands about a desk that need no window: enrol, verify."""

import argparse
import sys

from intake_desk.app import prove_files
from intake_desk.domain.refusals import Refusal
from intake_desk.exchanging import enrol_here
from intake_desk.home import default_home
from intake_desk.ui.messages import explain
from intake_desk.ui.settings.proof_wording import finding_sentences, proof_sentence


def enrol(options: argparse.Namespace) -> int:
    """Make this machine a desk."""
    try:
        identity = enrol_here(options.home or default_home(), options.server, options.code, options.name)
    except Refusal as error:
        return refused(error)
    sys.stdout.write(
        f"{identity.desk_name}: {identity.agency}, {identity.numbers.first:04d}–{identity.numbers.last:04d}\n"
    )
    return 0


def verify(options: argparse.Namespace) -> int:
    """Say in words whether everything agrees; 1 when it does not."""
    try:
        proof = prove_files(options.home or default_home())
    except Refusal as error:
        return refused(error)
    lines = [proof_sentence(proof), *(f"- {sentence}" for sentence in finding_sentences(proof))]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if proof.findings else 0


def refused(error: Exception) -> int:
    """Say why not."""
    sys.stderr.write(f"{explain(error)}\n")
    return 1
