"""A sheet that was changed in the desk's own file is found, and the server's comes again."""

import msgspec
import pytest

from intake_desk.domain.desk import Clerk
from intake_desk.server.units import put_clerks
from intake_desk.store.database import run
from intake_desk.sync.sheet_proofs import findings
from tests.sync.conftest import AGENCY


def roster(desk):
    return msgspec.json.decode(desk.store.sheets.get("clerks").body, type=list[Clerk])


def found(desk):
    return [(one.kind, one.params["sheet"]) for one in findings(desk.store.database)]


@pytest.fixture
def altered(make_desk, central, clerks):
    """A desk whose file makes a clerk a supervisor."""
    desk = make_desk()
    put_clerks(central, AGENCY, clerks)
    desk.replicator.round(lambda: False)
    assert [] == found(desk)
    sheet = desk.store.sheets.get("clerks")
    raised = [
        msgspec.structs.replace(one, role="supervisor") for one in msgspec.json.decode(sheet.body, type=list[Clerk])
    ]
    with desk.store.database.writing() as connection:
        run(connection, "UPDATE sheet SET body = ? WHERE name = 'clerks'", (msgspec.json.encode(raised),))
    return desk


def test_a_sheet_that_was_changed_in_the_file_is_found(altered):
    assert [("sheet_altered", "clerks")] == [
        (one.kind, one.params["sheet"]) for one in findings(altered.store.database)
    ]


def test_one_whose_seal_was_taken_off_is_found_too(altered):
    with altered.store.database.writing() as connection:
        run(connection, "UPDATE sheet SET signature = x'' WHERE name = 'clerks'")

    assert [("sheet_altered", "clerks")] == found(altered)


def test_it_comes_again_after_the_next_start_and_nobody_is_remembered_by_it(altered, clerks):
    altered.close()
    altered.open()

    altered.replicator.round(lambda: False)

    assert [] == found(altered)
    assert {one.login: one.role for one in clerks} == {one.login: one.role for one in roster(altered)}
    supervised = altered.store.sheets.setting("once supervisors", tuple[str, ...], ())
    assert not {one.login for one in clerks if not one.supervises} & set(supervised)
