"""A desk that waits is told within a moment, holds up nobody, and is never two."""

import asyncio
import threading

import httpx2
import msgspec
import pytest

from intake_desk.server import units
from intake_desk.server import waiting as server_waiting
from intake_desk.server.app import create_app
from intake_desk.server.central import Central
from intake_desk.server.revocation import revoke
from intake_desk.wire import EXCHANGE, MEDIA_TYPE, WAIT, Problem, Reach, WaitAnswer, WaitRequest


class Waiting:
    """Calls of desks that wait at the same time, on one loop, and what happens while they do."""

    def __init__(self, central) -> None:
        self.central = central

    def run(self, *steps):
        """Every step runs beside the others; returns what each gave."""

        async def all_of_them():
            transport = httpx2.ASGITransport(app=create_app(self.central), raise_app_exceptions=False)
            async with httpx2.AsyncClient(transport=transport, base_url="http://server") as client:
                return await asyncio.wait_for(asyncio.gather(*(step(client) for step in steps)), 20)

        return asyncio.run(all_of_them())

    def until_waiting(self, count):
        """A step's first line: go on once so many desks wait."""

        async def until():
            while self.central.news.waiting < count:  # the test's own loop, which must turn
                await asyncio.wait_for(asyncio.get_running_loop().run_in_executor(None, lambda: None), 5)

        return until()


@pytest.fixture
def waiting(central):
    return Waiting(central)


def waits(desk, **asked):
    """A step: the desk waits, for what it says it lacks."""

    request = WaitRequest(**({"heads": {}, "sheets": newest(desk), "seconds": 15} | asked))

    async def wait(client):
        headers = {"Content-Type": MEDIA_TYPE, "Authorization": f"Bearer {desk.token}"}
        return await client.post(WAIT, content=msgspec.msgpack.encode(request), headers=headers)

    return wait


def newest(desk):
    """The versions of all sheets there are now."""
    return {sheet.name: sheet.version for sheet in desk.exchange().sheets}


def told(response):
    assert response.status_code == 200, response.text
    return msgspec.msgpack.decode(response.content, type=WaitAnswer).news


def code_of(response):
    return response.status_code, msgspec.json.decode(response.content, type=Problem).code


def sends(waiting, desk, after=1):
    """A step: once so many wait, the desk brings what it wrote."""

    async def send(client):
        await waiting.until_waiting(after)
        headers = {"Content-Type": MEDIA_TYPE, "Authorization": f"Bearer {desk.token}"}
        body = msgspec.msgpack.encode(desk.request(desk.tail()))
        return await client.post(EXCHANGE, content=body, headers=headers)

    return send


def test_who_lacks_something_is_told_at_once(waiting, enrol):
    first, second = enrol(), enrol(name="Quầy 2")
    first.write()
    first.exchange(first.tail())

    (answer,) = waiting.run(waits(second))

    assert told(answer)


def test_who_lacks_nothing_is_told_when_somebody_brings_something(waiting, enrol):
    first, second = enrol(), enrol(name="Quầy 2")
    first.write()

    answer, sent = waiting.run(waits(second), sends(waiting, first))

    assert (True, 200) == (told(answer), sent.status_code)
    assert 0 == waiting.central.news.waiting


def test_nothing_happens_and_that_is_said_when_the_time_is_over(waiting, enrol):
    desk = enrol()

    (answer,) = waiting.run(waits(desk, seconds=0))

    assert not told(answer)
    assert 0 == waiting.central.news.waiting


def test_what_a_desk_brought_itself_does_not_wake_it(waiting, enrol):
    first, second = enrol(), enrol(name="Quầy 2")
    first.write()
    held = {first.journal: Reach(1, first.hash_at(1))}

    mine, other, _ = waiting.run(waits(first, heads=held, seconds=1), waits(second), sends(waiting, first, after=2))

    assert (False, True) == (told(mine), told(other))


def test_a_new_sheet_is_news(waiting, enrol, central):
    desk = enrol()

    async def clerks(_client):
        await waiting.until_waiting(1)
        units.put_clerks(central, desk.place.agency, ())

    answer, _ = waiting.run(waits(desk), clerks)

    assert told(answer)


def test_what_another_process_committed_is_found_too(waiting, enrol, central):
    desk = enrol()
    process = Central(central.database, central.key, central.now_ms)  # its news are its own

    async def clerks(_client):
        await waiting.until_waiting(1)
        units.put_clerks(process, desk.place.agency, ())

    answer, _ = waiting.run(waits(desk), clerks)

    assert told(answer)


def test_other_units_news_wake_nobody(waiting, enrol):
    here, there = enrol(), enrol("H26.104")
    there.write()

    answer, _ = waiting.run(waits(here, seconds=1), sends(waiting, there))

    assert not told(answer)


def test_a_desk_waits_with_one_call_only(waiting, enrol):
    desk = enrol()

    later = waits(desk, seconds=1)

    async def again(client):
        await waiting.until_waiting(1)
        return await later(client)

    first, second = waiting.run(waits(desk), again)

    assert (409, "waits_elsewhere") == code_of(first)
    assert not told(second)


def test_a_thousand_desks_wait_and_hold_no_thread(waiting, enrol, central):
    desk, writer = enrol(), enrol(name="Quầy 2")
    writer.write()
    asked = WaitRequest(heads={}, sheets=newest(desk), seconds=15)
    before, seen = threading.active_count(), []

    def one_of_many(number):
        async def wait(_client):
            async def marks(_agencies):
                return {}

            async with central.news.listening(desk.place.agency, f"desk-{number}", marks) as waiter:
                return await waiter.rung(asked.seconds)

        return wait

    async def count(client):
        await waiting.until_waiting(1000)
        seen.append(threading.active_count() - before)
        return await sends(waiting, writer)(client)

    *answers, sent = waiting.run(*(one_of_many(number) for number in range(1000)), count)

    assert [True] * 1000 == answers
    assert 200 == sent.status_code
    assert seen[0] < 40  # the loop's own few


def test_a_desk_that_is_revoked_while_it_waits_hears_of_it(waiting, enrol, central):
    desk = enrol()

    async def lost(_client):
        await waiting.until_waiting(1)
        revoke(central, desk.place.agency, 1, "mất máy")

    answer, _ = waiting.run(waits(desk), lost)

    assert (401, "revoked") == code_of(answer)


def test_what_tells_of_its_revocation_is_no_news_to_a_desk(waiting, enrol, central, monkeypatch):
    """It is revoked after it was let in and before the server looks what it lacks."""
    desk = enrol()
    lacks = server_waiting._lacks

    def revoked_first(*asked):
        revoke(central, desk.place.agency, 1, "mất máy")
        return lacks(*asked)

    monkeypatch.setattr(server_waiting, "_lacks", revoked_first)

    (answer,) = waiting.run(waits(desk))

    assert (401, "revoked") == code_of(answer)


def test_a_server_that_ends_lets_everybody_go(waiting, enrol, central):
    desk = enrol()

    async def ends(_client):
        await waiting.until_waiting(1)
        central.news.close()

    answer, _ = waiting.run(waits(desk), ends)

    assert (409, "waits_elsewhere") == code_of(answer)
    (late,) = waiting.run(waits(desk))
    assert (409, "waits_elsewhere") == code_of(late)


@pytest.mark.parametrize("token", ["", "H26.103~desk-1~guess"])
def test_strangers_wait_for_nothing(ask, enrol, token):
    enrol()
    request = msgspec.msgpack.encode(WaitRequest(heads={}))

    assert 401 == ask("POST", WAIT, request, token).status_code


def test_nobody_waits_longer_than_the_server_allows(ask, enrol):
    desk = enrol()
    request = msgspec.msgpack.encode({"heads": {}, "sheets": {}, "seconds": 3600, "protocol": 1})

    assert 400 == ask("POST", WAIT, request, desk.token).status_code
