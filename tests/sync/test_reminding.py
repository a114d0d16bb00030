"""A desk whose server was restored to before it knew the desk goes on by itself."""

import httpx2
import pytest
import sqlalchemy as sa

from intake_desk.server import schema
from intake_desk.server.revocation import revoke
from intake_desk.server.units import publish
from intake_desk.sync.failures import NotEnrolled, Offline, PlaceTaken
from intake_desk.sync.keys import desk_key
from intake_desk.sync.reminding import RemindingLink
from intake_desk.sync.replicator import Replicator
from intake_desk.sync.tails import Bringer
from intake_desk.sync.taking import Taker
from intake_desk.sync.unit_sheets import UnitSheets
from intake_desk.wire import REMIND
from tests.sync.conftest import AGENCY


@pytest.fixture
def desk(make_desk):
    """A desk that is level, and reminds its server when that has forgotten something."""
    made = make_desk()
    made.level()
    link = RemindingLink(made.link, made.store.sheets, made.identity, desk_key(made.vault))
    made.replicator = Replicator(link, made.journal, made.store.sheets, made.identity, desk_key(made.vault))
    return made


def bring(desk, other):
    """What the other desk wrote comes to this one without the server."""
    tails = Bringer(other.journal, other.identity.journal, desk_key(other.vault)).tails(other.journal.heads(), {}, 100)
    assert 0 < Taker(desk.journal, desk.store.sheets, desk.identity, desk_key(desk.vault)).take(tails).received


def server_holds_all(central, desk):
    own = desk.identity.journal
    with central.database.reading() as connection:
        heads = dict(connection.execute(sa.select(schema.journal.c.name, schema.journal.c.number)).all())
    return desk.journal.heads()[own].number == heads[own]


def forget(central, *tables):
    with central.database.writing() as connection:
        for table in tables:
            connection.execute(sa.delete(table))


def test_a_desk_that_was_forgotten_is_taken_back_and_brings_all_it_wrote(central, desk):
    desk.receive(3)
    forget(central, schema.desk, schema.token, schema.sheet)
    done = desk.level()

    assert (3, 0, True) == (done.sent, done.waiting, done.finished)
    with central.database.reading() as connection:
        (row,) = connection.execute(sa.select(schema.desk)).all()
    assert (desk.identity.desk, desk.identity.numbers.first) == (row.number, row.first_number)


def test_sheets_that_were_forgotten_are_brought_once(central, desk, line):
    forget(central, schema.sheet)
    desk.level()
    assert set(desk.store.sheets.hashes()) & {"unit", "clerks"} <= names_of_sheets(central)

    line.carried.clear()
    desk.level()
    assert 1 == len(line.carried)


def test_a_reminder_that_was_lost_is_repeated(central, desk, line):
    forget(central, schema.sheet)
    carry, line.handle_request = line.handle_request, lambda request: lose_reminders(carry, request)
    with pytest.raises(Offline):
        desk.level()
    line.handle_request = carry
    desk.level()
    assert "unit" in names_of_sheets(central)


def test_a_server_that_forgets_again_is_reminded_again(central, desk):
    for forgets_at_once in (False, True, True, False):
        forget(central, schema.sheet)
        desk.level()
        assert "unit" in names_of_sheets(central)
        if not forgets_at_once:
            desk.level()


def test_a_reminder_that_the_networks_own_page_answered_is_repeated(central, desk, line):
    forget(central, schema.sheet)
    carry, line.handle_request = line.handle_request, lambda request: portal_for_reminders(carry, request)
    desk.level()
    assert "unit" not in names_of_sheets(central)
    line.handle_request = carry
    desk.level()
    assert "unit" in names_of_sheets(central)


def test_a_reminder_that_the_line_spoilt_is_repeated(central, desk, line):
    forget(central, schema.sheet)
    carry, line.handle_request = line.handle_request, lambda request: spoilt_reminders(carry, request)
    desk.level()
    assert "unit" not in names_of_sheets(central)
    line.handle_request = carry
    desk.level()
    assert "unit" in names_of_sheets(central)


def test_what_the_server_refuses_again_and_again_is_given_less_and_less_often(central, desk, line):
    forget(central, schema.sheet)
    line.handle_request, carry = (lambda request: spoilt_reminders(carry, request)), line.handle_request
    line.carried.clear()
    given = []
    for _ in range(20):
        before = len(line.carried)
        desk.level()
        given.append(len(line.carried) - before - 1)  # the exchange itself
    assert [0, 1, 3, 7, 15] == [place for place, count in enumerate(given) if count]


def test_what_a_desk_wrote_that_the_server_had_forgotten_is_taken_in_the_same_round(central, desk, make_desk):
    other = make_desk()
    other.level()
    desk.level()
    other.receive(2)
    bring(desk, other)
    with central.database.writing() as connection:
        connection.execute(sa.delete(schema.desk).where(schema.desk.c.number == other.identity.desk))
    forget(central, schema.sheet)

    result = desk.replicator.round(lambda: False)

    assert ((), 0) == (result.refused, result.waiting)
    assert server_holds_all(central, other)


def portal_for_reminders(carry, request):
    return httpx2.Response(200, html="<h1>Wi-Fi</h1>") if request.url.path == REMIND else carry(request)


def spoilt_reminders(carry, request):
    if request.url.path != REMIND:
        return carry(request)
    body = bytes([request.content[0] ^ 1]) + request.content[1:]
    return carry(httpx2.Request(request.method, request.url, headers=request.headers, content=body))


def lose_reminders(carry, request):
    if request.url.path == REMIND:
        raise httpx2.ConnectError("no route", request=request)
    return carry(request)


def names_of_sheets(central):
    with central.database.reading() as connection:
        return set(connection.execute(sa.select(schema.sheet.c.name)).scalars())


def test_a_server_that_never_knew_the_desk_does_not_take_it(central, desk):
    forget(central, schema.desk, schema.token, schema.sheet, schema.unit)
    with pytest.raises(NotEnrolled):
        desk.level()


def test_whose_place_was_given_away_is_told_so(central, desk, make_desk):
    forget(central, schema.desk, schema.token, schema.sheet)
    assert desk.identity.desk == make_desk().identity.desk

    with pytest.raises(PlaceTaken):
        desk.level()


def published_without(central, forgetting):
    """The server was restored to before something and then signed a newer sheet of the unit for another reason."""
    with central.database.writing() as connection:
        connection.execute(forgetting)
        connection.execute(sa.delete(schema.sheet))
        publish(central, connection, AGENCY)


def test_a_desk_that_a_newer_sheet_leaves_out_is_given_back_with_what_it_wrote(central, desk, make_desk):
    other = make_desk()
    other.level()
    desk.level()
    other.receive(2)
    bring(desk, other)
    published_without(central, sa.delete(schema.desk).where(schema.desk.c.number == other.identity.desk))

    desk.level()  # takes the newer sheet, which knows nothing of the other desk
    result = desk.level()

    assert ((), 0) == (result.refused, result.waiting)
    assert server_holds_all(central, other)
    assert () == UnitSheets(desk.store.sheets, desk.identity).left_out()


def test_a_revocation_that_a_newer_sheet_leaves_out_holds_again(central, desk, make_desk):
    other = make_desk()
    other.level()
    revoke(central, AGENCY, other.identity.desk, "mất máy")
    desk.level()
    gone = schema.desk.c.number == other.identity.desk
    published_without(central, sa.update(schema.desk).where(gone).values(revoked_ms=0))

    desk.level()
    desk.level()

    with central.database.reading() as connection:
        assert connection.execute(sa.select(schema.desk.c.revoked_ms).where(gone)).scalar() > 0


def test_a_desk_that_is_left_out_by_the_newest_sheet_brings_itself_back_by_an_older_one(central, desk, make_desk):
    other = make_desk()
    other.level()
    UnitSheets(desk.store.sheets, desk.identity).keep(UnitSheets(other.store.sheets, other.identity).newer({}))
    published_without(central, sa.delete(schema.desk).where(schema.desk.c.number == desk.identity.desk))
    with central.database.writing() as connection:
        connection.execute(sa.delete(schema.token).where(schema.token.c.desk == desk.identity.desk))
    other.level()
    newest = UnitSheets(other.store.sheets, other.identity).newer({})
    UnitSheets(desk.store.sheets, desk.identity).keep(newest)  # over the LAN
    desk.receive()

    assert (1, True) == ((done := desk.level()).sent > 0, done.finished)


def test_a_place_that_was_given_to_another_machine_is_no_longer_brought(central, desk, make_desk):
    other = make_desk()
    other.level()
    desk.level()
    published_without(central, sa.delete(schema.desk).where(schema.desk.c.number == other.identity.desk))
    assert other.identity.desk == make_desk().identity.desk

    desk.level()

    assert () == UnitSheets(desk.store.sheets, desk.identity).left_out()
