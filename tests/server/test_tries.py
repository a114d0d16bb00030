"""Wrong passwords: a stranger's slow the stranger down, and keep the officer out nowhere else."""

import pytest
import sqlalchemy as sa

from intake_desk.server import officers, schema, tries
from intake_desk.server.tries import FREE, FREE_EVERYWHERE, TooManyTries, WrongPassword

AGENCY = "H26.103"
PASSWORD = "mot-hai-ba-bon"
OFFICE, STRANGER = "203.0.113.7", "198.51.100.9"
DAY = 24 * 3_600_000


@pytest.fixture
def lan(central, make_unit):
    make_unit()
    officers.put_officer(central, AGENCY, "lan", "Phạm Thị Lan", "officer", PASSWORD)


def sign_in(central, password, address):
    return officers.sign_in(central, AGENCY, "lan", password, address)


def wrong(central, address, times=1):
    """How these wrong tries were answered."""
    said = []
    for _ in range(times):
        with pytest.raises((WrongPassword, TooManyTries)) as refused:
            sign_in(central, "?", address)
        said.append(type(refused.value))
    return said


def rows(central):
    with central.database.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(schema.attempt)).scalar()


def test_a_strangers_wrong_tries_stop_the_stranger_and_not_the_officer(central, lan):
    assert [WrongPassword] * (FREE + 1) + [TooManyTries] * 3 == wrong(central, STRANGER, FREE + 4)
    with pytest.raises(TooManyTries):
        sign_in(central, PASSWORD, STRANGER)

    assert sign_in(central, PASSWORD, OFFICE)
    assert [TooManyTries] == wrong(central, STRANGER)


def test_from_many_addresses_together_guesses_are_slow_too(central, lan, clock):
    for number in range(FREE_EVERYWHERE + 1):
        assert [WrongPassword] == wrong(central, f"198.51.100.{number}")
    with pytest.raises(TooManyTries) as refused:
        sign_in(central, "?", "198.51.101.1")
    assert refused.value.params["seconds"] <= 30

    clock.now += 31_000
    assert sign_in(central, PASSWORD, OFFICE)


def test_where_the_password_was_right_before_nobody_elsewhere_keeps_the_officer_out(central, lan, clock):
    assert sign_in(central, PASSWORD, OFFICE)
    clock.now += DAY
    for number in range(FREE_EVERYWHERE + 1):
        wrong(central, f"198.51.100.{number}")
    with pytest.raises(TooManyTries):
        sign_in(central, PASSWORD, STRANGER)

    assert [WrongPassword] * FREE == wrong(central, OFFICE, FREE)
    assert sign_in(central, PASSWORD, OFFICE)


def test_wrong_tries_at_the_officers_own_place_are_slow_there(central, lan):
    sign_in(central, PASSWORD, OFFICE)
    assert [WrongPassword] * (FREE + 1) + [TooManyTries] == wrong(central, OFFICE, FREE + 2)


def test_another_password_or_account_forgets_every_place(central, lan):
    sign_in(central, PASSWORD, OFFICE)
    wrong(central, STRANGER, 3)
    assert rows(central) > 1
    with central.database.writing() as connection:
        tries.forget_all(connection, AGENCY, "officer:lan")
    assert 0 == rows(central)


def test_what_is_old_is_not_kept_and_no_address_stands_there(central, lan, clock):
    for number in range(10):
        wrong(central, f"198.51.100.{number}")
    with central.database.reading() as connection:
        said = connection.execute(sa.select(schema.attempt.c.who)).scalars().all()
    assert not any("198.51" in who for who in said)

    clock.now += 2 * DAY
    sign_in(central, PASSWORD, OFFICE)
    assert 1 == rows(central)
