"""A proof finds every changed byte and every contradiction, says where, and changes nothing itself."""

import random
import shutil

import pytest

from intake_desk.domain import kinds
from intake_desk.store.database import run
from intake_desk.store.verification import verify, verify_files
from intake_desk.store.wal import read_log

KEY = bytes(range(32))


@pytest.fixture
def worked(desk, other):
    """A desk with dossiers of its own and of another."""
    for _ in range(8):
        desk.receive()
    desk.journal.accept(other.name, [other.receive(), other.write(kinds.ResultReady())])
    return desk


def change(desk, *statements):
    with desk.store.database.writing() as connection:
        for statement in statements:
            run(connection, statement)


def test_an_untouched_store_is_in_order(worked):
    proof = verify(worked.store.database, worked.home / "roll", KEY, "26103-1")

    assert (26, 9, 24, ()) == (proof.entries, proof.dossiers, proof.roll_entries, proof.findings)
    worked.close()
    assert proof == verify_files(worked.home / "desk.db", worked.home / "roll", KEY)


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE entry SET body = x'c1' WHERE number = 4 AND journal = '26103-1'", "entry_broken"),
        (
            "UPDATE entry SET body = (SELECT body FROM entry WHERE number = 5), personal = x'' WHERE number = 4",
            "entry_altered",
        ),
        ("DELETE FROM entry WHERE number = 4 AND journal = '26103-1'", "entry_missing"),
        ("DELETE FROM entry WHERE number = 24 AND journal = '26103-1'", "head_differs"),
        ("DELETE FROM entry WHERE number = 24 AND journal = '26103-1'", "database_lacks"),
        ("UPDATE entry SET day = '2020-01-01' WHERE number = 4 AND journal = '26103-1'", "index_altered"),
        ("UPDATE journal SET number = 7", "head_differs"),
        ("INSERT INTO journal (name, number, hash, hlc) VALUES ('x', 3, x'00', 1)", "head_differs"),
        ("UPDATE dossier SET state = 'ready'", "register_differs"),
        ("UPDATE dossier SET day = '2020-01-01'", "register_differs"),
        ("UPDATE dossier SET body = (SELECT body FROM dossier LIMIT 1)", "register_differs"),
        ("DELETE FROM dossier WHERE code LIKE '%1003'", "register_differs"),
        (
            "INSERT INTO dossier SELECT 5, 'x', code, state, day, 0, '', 0, body, '', '' FROM dossier LIMIT 1",
            "register_count",
        ),
        ("DELETE FROM fresh_words", "search_lacks"),
    ],
)
def test_every_contradiction_is_found(worked, statement, kind):
    change(worked, statement)

    assert kind in worked.findings()


def test_an_entry_exchanged_for_a_forged_one_is_found(worked, foreign):
    """Someone with the key writes another entry in the last place, with its head: the roll knows better."""
    forger = foreign("26103-1", number=23, hlc=1)
    with worked.store.database.reading() as connection:
        forger.previous = run(
            connection, "SELECT hash FROM entry WHERE journal = '26103-1' AND number = 23"
        ).fetchone()[0]
    forged = forger.write(kinds.FeePaid(amount=1, means="cash"))
    with worked.store.database.writing() as connection:
        run(
            connection,
            "UPDATE entry SET body = ?, hash = ?, personal = x'' WHERE journal = '26103-1' AND number = 24",
            (forged.body, forged.hash),
        )
        run(connection, "UPDATE journal SET hash = ? WHERE name = '26103-1'", (forged.hash,))

    assert "roll_differs" in worked.findings()


def test_the_roll_that_lacks_entries_is_found(worked):
    worked.close()
    path = next((worked.home / "roll").glob("*.idr"))
    path.write_bytes(path.read_bytes()[:-10])

    assert {"roll_cut", "roll_lacks"} == set(worked.findings_closed())


@pytest.mark.parametrize("part", ["desk.db", "roll"])
def test_any_flipped_byte_is_found(worked, part):
    worked.close()
    path = worked.home / part if part == "desk.db" else next((worked.home / "roll").glob("*.idr"))
    whole = path.read_bytes()
    chance = random.Random(part)
    for _ in range(60):
        at = chance.randrange(len(whole))
        damaged = bytearray(whole)
        damaged[at] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)

        assert worked.findings_closed(), at
    path.write_bytes(whole)
    assert [] == worked.findings_closed()


def test_any_flipped_byte_of_the_log_is_found(closed, in_process):
    """The log as a killed program leaves it: a flip in it silently takes the commits behind it away."""
    in_process("desk.open(); [desk.receive() for _ in range(12)]; os._exit(0)")
    log = closed.home / "desk.db-wal"
    whole = log.read_bytes()
    assert 0 == read_log(closed.home / "desk.db").lost_commits
    assert [] == closed.findings_closed()
    chance = random.Random(7)
    for _ in range(40):
        at = chance.randrange(len(whole))
        damaged = bytearray(whole)
        damaged[at] ^= 1 << chance.randrange(8)
        log.write_bytes(damaged)

        assert closed.findings_closed(), at


def test_proving_changes_no_byte(closed, in_process):
    in_process("desk.open(); [desk.receive() for _ in range(12)]; os._exit(0)")
    files = [path for path in closed.home.rglob("*") if path.is_file() and not path.name.endswith("-shm")]
    before = {path: path.read_bytes() for path in files}

    assert [] == closed.findings_closed()

    assert before == {path: path.read_bytes() for path in files}


def test_a_log_damaged_in_the_middle_makes_the_next_start_look_at_everything(closed, in_process):
    codes = in_process("desk.open(); [print(desk.receive().code) for _ in range(12)]; sys.stdout.flush(); os._exit(0)")
    log = closed.home / "desk.db-wal"
    damaged = bytearray(log.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    log.write_bytes(damaged)
    assert "log_damaged" in closed.findings_closed()

    closed.open()

    assert codes.split() == closed.codes()[::-1]
    assert [] == closed.findings()


def test_a_wrong_key_is_said(worked):
    worked.close()

    proof = verify_files(worked.home / "desk.db", worked.home / "roll", bytes(32))

    assert ["not_readable"] == [finding.kind for finding in proof.findings]


def test_a_lost_roll_is_said(worked):
    worked.close()
    shutil.rmtree(worked.home / "roll")

    assert ["roll_missing"] == worked.findings_closed()


def test_findings_name_no_person(worked):
    change(worked, "UPDATE dossier SET body = x'00'", "UPDATE entry SET personal = x'0102' WHERE personal <> x''")

    text = str(verify(worked.store.database, worked.home / "roll", KEY).findings)

    assert "Hường" not in text
    assert "0912345678" not in text
