import itertools
from datetime import timedelta
from hashlib import sha256

import msgspec
import pytest
from argon2 import PasswordHasher
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from intake_desk.domain.desk import Clerk, Unit
from intake_desk.sample import create_sample
from intake_desk.server import officers, sheets, units
from intake_desk.server.enrolment import issue_code
from intake_desk.wire import ENROL, EnrolledDesk, sheet_statement

AGENCY = "H26.103"


def newest(central, name, agency=AGENCY):
    with central.database.reading() as connection:
        return next(sheet for sheet in sheets.newer(connection, agency, {}) if sheet.name == name)


@pytest.mark.usefixtures("passwords_last")
def test_the_sample_unit_has_its_clerks_and_their_password(central):
    assert AGENCY == create_sample(central)
    clerks = msgspec.json.decode(newest(central, "clerks").body, type=tuple[Clerk, ...])
    assert {"thuy": "clerk", "minh": "clerk", "hang": "supervisor"} == {clerk.login: clerk.role for clerk in clerks}
    assert all(PasswordHasher().verify(clerk.verifier, "mot-cua-2026") for clerk in clerks)
    assert "$argon2id$v=19$m=47104,t=1,p=1$" == clerks[0].verifier[:31]
    before = [newest(central, name).version for name in ("clerks", "officers")]
    assert officers.sign_in(central, AGENCY, "lan", "mot-cua-2026")
    assert officers.sign_in(central, "H26", "tinh", "mot-cua-2026")
    create_sample(central)
    assert before == [newest(central, name).version for name in ("clerks", "officers")]


def test_every_desk_has_numbers_of_its_own(enrol):
    desks = [enrol(name=f"Quầy {number}") for number in range(1, 9)]
    ranges = [desk.place.numbers for desk in desks]
    assert (1001, 1999) == (ranges[0].first, ranges[0].last)
    assert all(before.last < after.first for before, after in itertools.pairwise(ranges))
    assert [f"{AGENCY}/{number}" for number in range(1, 9)] == [desk.journal for desk in desks]


def test_a_unit_with_many_desks_has_narrower_ranges(make_unit, enrol):
    make_unit("H26.2", desks=13)
    first, second = enrol("H26.2").place.numbers, enrol("H26.2", "Quầy 2").place.numbers
    assert (501, 999, 1001, 1499) == (first.first, first.last, second.first, second.last)


def test_a_full_unit_refuses_in_words(central, ask, make_unit, enrol, enrolment_body):
    for number in range(1, 9):
        enrol(name=f"Quầy {number}")
    response = ask("POST", ENROL, enrolment_body(issue_code(central, AGENCY), Ed25519PrivateKey.generate()))
    assert (409, "unit_full") == (response.status_code, response.json()["code"])


def test_the_units_sheet_names_its_desks_and_is_signed(central, enrol):
    desk = enrol(name="Quầy số 1")
    sheet = newest(central, "unit")
    described = msgspec.json.decode(sheet.body, type=Unit)
    assert ("Quầy số 1", f"{AGENCY}/1") == (described.desks[0].name, described.desks[0].journal)
    known = msgspec.json.decode(sheet.body)["desks"]
    assert desk.key.public_key().public_bytes_raw() == msgspec.convert(known, list[EnrolledDesk])[0].public_key


def test_a_sheet_is_worth_nothing_under_another_name_or_agency(central, make_unit):
    sheet = newest(central, "unit", make_unit())
    key = Ed25519PublicKey.from_public_bytes(central.public_key)
    digest = sha256(sheet.body).digest()
    key.verify(sheet.signature, sheet_statement(AGENCY, "unit", sheet.version, digest))
    for claim in ((AGENCY, "clerks", sheet.version), ("H26.1", "unit", sheet.version), (AGENCY, "unit", 1)):
        with pytest.raises(InvalidSignature):
            key.verify(sheet.signature, sheet_statement(*claim, digest))


def test_a_changed_sheet_is_newer_and_reaches_only_who_lacks_it(central, enrol):
    desk = enrol()
    held = {sheet.name: sheet.version for sheet in desk.place.sheets}
    assert () == desk.exchange(sheets=held).sheets
    units.put_clerks(central, AGENCY, [Clerk(login="lan", name="Đỗ Thị Lan")])
    (sheet,) = desk.exchange(sheets=held).sheets
    assert "clerks" == sheet.name
    assert () == desk.exchange(sheets=held | {"clerks": sheet.version}).sheets


def test_a_sheet_put_after_a_restore_is_newer_than_what_desks_hold(central, enrol, wipe):
    desk = enrol()
    units.put_clerks(central, AGENCY, [Clerk(login="lan", name="Đỗ Thị Lan")])
    held = {sheet.name: sheet.version for sheet in desk.exchange().sheets}
    wipe("sheet")
    units.put_clerks(central, AGENCY, [Clerk(login="mai", name="Đỗ Thị Mai")])
    assert ["clerks"] == [sheet.name for sheet in desk.exchange(sheets=held).sheets]


@pytest.mark.parametrize("agency", ["", "H26/103", "H26~1", "H26 103", "Đ26", "../x"])
def test_an_agency_code_that_would_not_fit_a_token_is_refused(central, agency):
    with pytest.raises(units.BadAgency):
        units.create_unit(central, Unit(agency=agency, unit_code="1", parent="", name="", place=""))


def test_nothing_is_done_for_a_unit_that_is_not_there(central):
    with pytest.raises(units.UnknownUnit):
        issue_code(central, "H99")
    with pytest.raises(units.UnknownUnit):
        units.put_clerks(central, "H99", [])


def test_a_code_lives_as_long_as_it_was_given(central, ask, clock, make_unit, enrolment_body):
    code = issue_code(central, make_unit(), timedelta(minutes=5))
    clock.now += 5 * 60 * 1000 - 100
    assert 200 == ask("POST", ENROL, enrolment_body(code, Ed25519PrivateKey.generate())).status_code
