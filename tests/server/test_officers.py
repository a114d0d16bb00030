import pytest
import sqlalchemy as sa

from intake_desk.server import officers, schema
from intake_desk.server.officers import BadOfficer, Officer, UnknownOfficer
from intake_desk.server.tries import TooManyTries, WrongPassword
from intake_desk.server.units import BadAgency, UnknownUnit

AGENCY = "H26.103"
PASSWORD = "mot-hai-ba-bon"
MINUTE = 60_000


@pytest.fixture
def lan(central, make_unit):
    """An officer of the unit."""
    make_unit()
    officers.put_officer(central, AGENCY, "Lan ", "Phạm Thị Lan", "officer", PASSWORD)
    return Officer(agency=AGENCY, login="lan", name="Phạm Thị Lan", role="officer")


def test_who_signs_in_is_known_until_they_sign_out(central, lan):
    token = officers.sign_in(central, AGENCY, " LAN", PASSWORD)
    assert lan == officers.signed_in(central, token)
    officers.sign_out(central, token)
    assert officers.signed_in(central, token) is None


@pytest.mark.parametrize(
    ("agency", "login", "password"),
    [
        (AGENCY, "lan", "mot-hai-ba-bom"), (AGENCY, "lan", ""), (AGENCY, "hoa", PASSWORD), ("H26.104", "lan", PASSWORD),
        ("", "", ""), (AGENCY, "lan\0n", PASSWORD), (AGENCY, "lan", "\ud800"), (AGENCY, "l" * 101, PASSWORD),
    ],
)  # fmt: skip
def test_a_wrong_password_and_an_unknown_login_are_the_same_answer(central, lan, agency, login, password):
    with pytest.raises(WrongPassword):
        officers.sign_in(central, agency, login, password)


def test_wrong_tries_are_slowed_down_even_for_the_right_password(central, lan, clock):
    for _ in range(5):
        with pytest.raises(WrongPassword):
            officers.sign_in(central, AGENCY, "lan", "?")
    with pytest.raises(TooManyTries) as refused:
        officers.sign_in(central, AGENCY, "lan", PASSWORD)
    assert 30 == refused.value.params["seconds"]
    clock.now += 31_000
    assert officers.sign_in(central, AGENCY, "lan", PASSWORD)
    with pytest.raises(WrongPassword):
        officers.sign_in(central, AGENCY, "lan", "?")


def test_logins_that_nobody_has_are_slowed_down_alike(central, lan):
    for _ in range(5):
        with pytest.raises(WrongPassword):
            officers.sign_in(central, AGENCY, "nobody", "?")
    with pytest.raises(TooManyTries):
        officers.sign_in(central, AGENCY, "nobody", "?")


def test_units_that_nobody_knows_do_not_fill_the_table(central, lan):
    for number in range(4):
        with pytest.raises(WrongPassword):
            officers.sign_in(central, f"X{number}", f"x{number}", "?")
    with central.database.reading() as connection:
        assert 1 == connection.execute(sa.select(sa.func.count()).select_from(schema.attempt)).scalar()


def test_a_session_ends_after_half_an_hour_of_rest_and_after_half_a_day_at_all(central, lan, clock):
    token = officers.sign_in(central, AGENCY, "lan", PASSWORD)
    for _ in range(24):
        clock.now += 29 * MINUTE
        assert officers.signed_in(central, token)
    clock.now += 29 * MINUTE
    assert officers.signed_in(central, token) is None
    token = officers.sign_in(central, AGENCY, "lan", PASSWORD)
    clock.now += 31 * MINUTE
    assert officers.signed_in(central, token) is None


def test_a_programs_token_may_rest_and_the_next_one_replaces_it(central, lan, clock):
    first = officers.issue_token(central, AGENCY, "lan")
    clock.now += 24 * 60 * MINUTE
    assert lan == officers.signed_in(central, first)
    second = officers.issue_token(central, AGENCY, "lan")
    assert officers.signed_in(central, first) is None
    assert lan == officers.signed_in(central, second)


def test_a_new_password_or_the_end_of_the_account_signs_out(central, lan):
    token = officers.sign_in(central, AGENCY, "lan", PASSWORD)
    officers.put_officer(central, AGENCY, "lan", "Phạm Thị Lan", "auditor", "another")
    assert officers.signed_in(central, token) is None
    token = officers.sign_in(central, AGENCY, "lan", "another")
    officers.remove_officer(central, AGENCY, "lan")
    assert officers.signed_in(central, token) is None
    with pytest.raises(UnknownOfficer):
        officers.remove_officer(central, AGENCY, "lan")


def test_a_token_made_up_or_moved_to_another_unit_opens_nothing(central, lan):
    token = officers.sign_in(central, AGENCY, "lan", PASSWORD)
    agency, holder, secret = token.split("~")
    for forged in ("", "x", f"H26.104~{holder}~{secret}", f"{agency}~desk-1~{secret}", f"{token}x", f"{token}\0"):
        assert officers.signed_in(central, forged) is None, forged


def test_an_account_needs_a_unit_a_login_and_a_role_that_there_are(central, lan):
    with pytest.raises(UnknownUnit):
        officers.put_officer(central, "H26.9", "x", "X", "officer", "p")
    with pytest.raises(BadOfficer):
        officers.put_officer(central, AGENCY, " ", "X", "officer", "p")
    with pytest.raises(BadOfficer):
        officers.put_officer(central, AGENCY, "x", "X", "king", "p")
    with pytest.raises(BadAgency):
        officers.put_officer(central, "*", "x", "X", "auditor", "p")
    with pytest.raises(UnknownOfficer):
        officers.issue_token(central, AGENCY, "nobody")


@pytest.mark.parametrize(
    ("role", "own", "counted"),
    [
        ("province", "*", {"H26.103", "H26.1031", "H27.1"}),
        ("province", "H26", {"H26.103", "H26.1031"}),
        ("officer", "H26.103", {"H26.103"}),
        ("auditor", "H26.103", {"H26.103"}),
    ],
)
def test_the_province_counts_its_units_and_an_officer_the_own(role, own, counted):
    who = Officer(agency=own, login="x", name="X", role=role)
    assert counted == {agency for agency in ("H26.103", "H26.1031", "H27.1") if who.counts(agency)}
    assert (role == "officer", role != "province") == (who.acts, who.reads)
