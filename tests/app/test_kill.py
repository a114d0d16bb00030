"""A desk killed in the middle of its work, again and again: what was printed is there, here and at the server."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from intake_desk import app
from intake_desk.store.search import Filter

ROUNDS = 5
NAME, PHONE, ID_NUMBER = "Khuất Thị Bí Mật", "0912345678", "001199054321"


def work_until_killed(home, server, folder, codes):
    """Run the desk and kill it at no good moment after it told this many codes; gives the codes."""
    (folder / "tmp").mkdir(exist_ok=True)
    with (folder / "errors").open("ab") as errors:
        process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("counter_process.py")), str(home), server],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(folder / "tmp")},
        )
    told = []
    try:
        for line in process.stdout:
            told.append(line.strip())
            if len(told) == codes:
                break
    finally:
        process.kill()
        rest = process.stdout.read().split()
        process.wait()
        process.stdout.close()
    return told + rest


@pytest.fixture(scope="module")
def killed(unit, new_home, tmp_path_factory):
    """The home of a desk that was killed five times, the codes it told, and the folder with everything else."""
    folder = tmp_path_factory.mktemp("killed")
    home = new_home(4)
    chance = random.Random(2026)
    told = []
    for _ in range(ROUNDS):
        told += work_until_killed(home, unit.server.url, folder, chance.randint(1, 6))
    return home, told, folder


@pytest.fixture(scope="module")
def opened(killed):
    desk = app.open_desk(killed[0])
    yield desk
    desk.close()


def codes_of(desk):
    return [found.dossier.code for found in desk.workbench.lookup.page(Filter(text="khuat bi mat"), most=1000)]


def test_every_code_that_left_the_counter_is_there_and_none_twice(killed, opened):
    told, kept = killed[1], codes_of(opened)

    assert len(told) >= ROUNDS
    assert len(set(told)) == len(told)
    assert set() == set(told) - set(kept)
    assert len(set(kept)) == len(kept)
    # at most the one that was being printed when the process died, each time
    assert len(kept) - len(told) <= 2 * ROUNDS


def test_every_receipt_that_was_told_is_a_whole_file(killed):
    home, told, _folder = killed
    papers = {path.stem: path for path in (home.parent / "papers" / "receipts").iterdir()}

    assert [] == [code for code in told if not papers[code].read_bytes().rstrip().endswith(b"%%EOF")]


def test_the_desk_is_proven_after_all_that(opened):
    proof = opened.prove()

    assert () == proof.findings
    assert 0 < proof.roll_entries <= proof.entries


def test_after_one_exchange_the_server_gives_all_of_it_to_another_desk(killed, opened, new_home):
    opened.exchange(lambda: False)
    other = app.open_desk(new_home(5))
    try:
        other.exchange(lambda: False)
        assert sorted(codes_of(opened)) == sorted(codes_of(other))
        assert set(killed[1]) <= set(codes_of(other))
    finally:
        other.close()


def test_nothing_of_a_citizen_lies_in_the_open(killed):
    home, _told, folder = killed
    secrets = [secret.encode(coding) for secret in (NAME, PHONE, ID_NUMBER, "Bí Mật", "bi mat")
               for coding in ("utf-8", "utf-16-le")]  # fmt: skip
    files = [path for place in (home, folder) for path in place.rglob("*") if path.is_file()]

    assert {"desk.db", "program.log", "front.json"} <= {path.name for path in files}
    assert [] == [path for path in files if any(secret in path.read_bytes() for secret in secrets)]
    assert [] == list((folder / "tmp").iterdir())


def test_the_log_says_nothing_went_wrong(killed):
    home, _told, folder = killed

    assert "fault" not in (home / "program.log").read_text()
    assert "fault" not in (folder / "errors").read_text()
