"""The server killed while desks push, a few times; `python -m tests.kills` does it hundreds of times, the desk too."""

import random

import pytest

from intake_desk.server.central import DATABASE_FILE
from tests.kills import server

KILLS = 4


@pytest.fixture
def desks(tmp_path):
    return server.pushers(tmp_path)


def test_what_the_server_said_that_it_holds_is_there_after_every_kill(tmp_path, desks):
    chance = random.Random(2026)
    lost = [one for _ in range(KILLS) for one in server.killed(tmp_path, desks, chance.randint(1, 12))]

    assert [] == lost + server.missing(tmp_path, desks)
    assert all(desk.told for desk in desks)


def test_a_server_that_forgot_is_found_out(tmp_path, desks):
    early = (tmp_path / DATABASE_FILE).read_bytes()
    server.killed(tmp_path, desks, 3)
    for path in tmp_path.glob(f"{DATABASE_FILE}*"):
        path.unlink()
    (tmp_path / DATABASE_FILE).write_bytes(early)

    assert {desk.desk.journal for desk in desks if desk.told} == {one[0] for one in server.missing(tmp_path, desks)}
