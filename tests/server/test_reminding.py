"""A server that was restored takes back, by its own signature, what it signed since: no place is given twice."""

from hashlib import sha256

import msgspec
import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.desk import Clerk
from intake_desk.server import deeds, schema, sheets, units
from intake_desk.server.revocation import revoke
from intake_desk.wire import (
    EXCHANGE,
    MEDIA_TYPE,
    REMIND,
    UNIT_SHEET,
    Problem,
    RemindAnswer,
    RemindRequest,
    UnitSheet,
    remind_statement,
)
from tests.server.conftest import SECRET

AGENCY = "H26.103"
CLERKS = (Clerk(login="hang", name="Trần Thu Hằng", role="supervisor", verifier="x"),)


@pytest.fixture
def forget(central):
    """Take the server back to a moment: what it published, enrolled and revoked since is gone."""

    def forget(moment_ms, *numbers):
        with central.database.writing() as connection:
            connection.execute(sa.delete(schema.sheet).where(schema.sheet.c.version > moment_ms))
            for table, column in ((schema.desk, "number"), (schema.token, "desk")):
                connection.execute(sa.delete(table).where(table.c[column].in_(numbers)))

    return forget


def published(central):
    with central.database.reading() as connection:
        return {sheet.name: sheet for sheet in sheets.newer(connection, AGENCY, {})}


def desks_of(central):
    return msgspec.json.decode(published(central)[UNIT_SHEET].body, type=UnitSheet).desks


def reminder(who, remembered, **changes):
    token_hash = sha256(SECRET.encode()).digest()
    number = changes.get("desk", who.place.desk)
    fields = {
        "agency": AGENCY,
        "desk": number,
        "token_hash": token_hash,
        "proof": who.key.sign(remind_statement(AGENCY, number, token_hash)),
        "sheets": tuple(remembered),
    }
    return msgspec.msgpack.encode(RemindRequest(**(fields | changes)))


def remind(who, remembered, **changes):
    response = who.ask("POST", REMIND, reminder(who, remembered, **changes), **{"Content-Type": MEDIA_TYPE})
    if response.status_code != 200:
        return response.status_code, msgspec.json.decode(response.content, type=Problem).code
    return 200, msgspec.msgpack.decode(response.content, type=RemindAnswer).desks


def calls(desk):
    response = desk.ask("POST", EXCHANGE, msgspec.msgpack.encode(desk.request()), desk.token)
    if response.status_code == 200:
        return "heard"
    return msgspec.json.decode(response.content, type=Problem).code


def test_a_desk_that_enrolled_after_the_backup_is_taken_back_with_its_numbers_and_its_token(
    central, enrol, forget, clock
):
    first = enrol()
    moment = clock.now
    second = enrol(name="Quầy 2")
    remembered, before = published(central), desks_of(central)
    forget(moment, 2)
    assert ("heard", "not_enrolled") == (calls(first), calls(second))

    assert (200, (2,)) == remind(second, [remembered[UNIT_SHEET]])
    assert "heard" == calls(second)
    assert before == desks_of(central)
    assert (deeds.BACK, "desk-2", 2) == (
        (deed := deeds.of(central.database, AGENCY)[-1]).act, deed.actor, deed.desk,
    )  # fmt: skip
    assert (200, ()) == remind(second, [remembered[UNIT_SHEET]])
    third = enrol(name="Quầy 3")
    assert 3 == third.place.desk
    assert not {3001, 3999} & {second.place.numbers.first, second.place.numbers.last}


def test_any_desk_that_holds_the_sheet_keeps_the_place_from_being_given_again(central, enrol, forget, clock):
    first = enrol()
    moment = clock.now
    enrol(name="Quầy 2")
    remembered = published(central)
    forget(moment, 2)

    answer = first.exchange(sheets={name: sheet.version for name, sheet in remembered.items()})
    assert (UNIT_SHEET,) == answer.forgotten
    assert (200, (2,)) == remind(first, [remembered[UNIT_SHEET]])
    assert 3 == enrol(name="Quầy 3").place.desk
    newest = published(central)
    assert () == first.exchange(sheets={name: sheet.version for name, sheet in newest.items()}).forgotten


def test_a_revocation_that_was_forgotten_holds_again(central, enrol, forget, clock):
    first, second = enrol(), enrol(name="Quầy 2")
    moment = clock.now
    revoke(central, AGENCY, 2, "mất máy")
    remembered = published(central)
    forget(moment)
    with central.database.writing() as connection:
        connection.execute(sa.update(schema.desk).values(revoked_ms=0, revoked_hash=None))
        hashed = sha256(SECRET.encode()).digest()
        connection.execute(
            sa.insert(schema.token).values(agency=AGENCY, holder="desk-2", desk=2, hash=hashed, issued_ms=1)
        )
    assert "heard" == calls(second)

    assert (200, ()) == remind(first, [remembered[UNIT_SHEET]])
    assert ("heard", "revoked") == (calls(first), calls(second))


def test_a_desk_that_was_revoked_is_taken_back_as_revoked(central, enrol, forget, clock):
    enrol()
    moment = clock.now
    second = enrol(name="Quầy 2")
    revoke(central, AGENCY, 2, "mất máy")
    remembered = published(central)
    forget(moment, 2)

    assert (200, (2,)) == remind(second, [remembered[UNIT_SHEET]])
    assert "revoked" == calls(second)


def test_other_documents_that_were_forgotten_come_back_and_a_newer_one_stays(central, enrol, forget, clock):
    desk = enrol()
    moment = clock.now
    units.put_clerks(central, AGENCY, CLERKS)
    remembered = published(central)["clerks"]
    forget(moment)
    assert (200, ()) == remind(desk, [remembered])
    assert remembered == published(central)["clerks"]

    units.put_clerks(central, AGENCY, ())
    newest = published(central)["clerks"]
    assert (200, ()) == remind(desk, [remembered])
    assert newest == published(central)["clerks"]


def test_a_place_that_was_given_to_another_machine_is_not_given_back(central, enrol, forget, clock):
    enrol()
    moment = clock.now
    second = enrol(name="Quầy 2")
    remembered = published(central)
    forget(moment, 2)
    other = enrol(name="Quầy khác")

    assert (409, "place_taken") == remind(second, [remembered[UNIT_SHEET]])
    assert "heard" == calls(other)
    assert other.place.desk == 2


def test_nobody_is_taken_back_by_anything_but_our_own_signature_and_the_desks(central, enrol, forget, clock):
    enrol()
    moment = clock.now
    second = enrol(name="Quầy 2")
    unit = published(central)[UNIT_SHEET]
    forget(moment, 2)
    before = published(central)
    stranger = Ed25519PrivateKey.generate()
    body = unit.body.replace("Quầy 2".encode(), "Quầy X".encode())
    for sheet in (
        msgspec.structs.replace(unit, body=body),
        msgspec.structs.replace(unit, version=unit.version + 1),
        msgspec.structs.replace(unit, signature=stranger.sign(unit.body)),
    ):
        assert (403, "not_proven") == remind(second, [sheet])
    for changes in ({"proof": stranger.sign(b"x")}, {"desk": 7}, {"agency": "H26.104"}, {"sheets": ()}):
        assert (403, "not_proven") == remind(second, [unit], **changes)
    assert before == published(central)
    assert "not_enrolled" == calls(second)


def test_what_was_read_on_the_way_and_said_again_changes_no_token(central, enrol):
    desk = enrol()
    unit = published(central)[UNIT_SHEET]
    other = bytes(32)
    proof = desk.key.sign(remind_statement(AGENCY, 1, other))
    assert (200, ()) == remind(desk, [unit], token_hash=other, proof=proof)
    assert "heard" == calls(desk)
