"""A desk waits until the server holds something that it lacks: no thread waits with it, and no query is repeated."""

import asyncio
from collections.abc import Callable, Collection
from typing import TypeVar

import sqlalchemy as sa

from intake_desk.server import journals, schema, sheets
from intake_desk.server.callers import Caller
from intake_desk.server.central import Central
from intake_desk.server.news import Marks
from intake_desk.wire import NOTHING, WaitRequest

T = TypeVar("T")


class WaitsElsewhere(Exception):
    """The same desk waits with another call, or the server ends: this call is over."""


async def wait(central: Central, who: Caller, asked: WaitRequest, known: Callable[[], object]) -> bool:
    """Whether the server holds more than was told, as soon as it does and at the latest after so many seconds.

    `known` raises when the caller may call no more: a desk that is revoked hears of it at once. Raises WaitsElsewhere.
    """
    loop = asyncio.get_running_loop()
    ends = loop.time() + asked.seconds

    def look() -> bool:
        lacks = _lacks(central, who.agency, asked)
        known()  # after it: the sheet that tells of a revocation is no news to the desk that is revoked
        return lacks

    async def marks(agencies: Collection[str]) -> Marks:
        return await in_thread(lambda: _marks(central, agencies))

    async with central.news.listening(who.agency, who.holder, marks) as waiter:
        while True:
            if await in_thread(look):
                return True
            # a ring that says nothing new to this caller does not begin its time anew
            rang = await waiter.rung(max(ends - loop.time(), 0))
            if waiter.stopped:
                raise WaitsElsewhere
            if not rang:
                return False


async def in_thread(work: Callable[[], T]) -> T:
    """Do what blocks on one of the loop's threads, which is let go as soon as it is done."""
    return await asyncio.get_running_loop().run_in_executor(None, work)


def _lacks(central: Central, agency: str, asked: WaitRequest) -> bool:
    with central.database.reading() as connection:
        for name, end in journals.ends(connection, agency).items():
            theirs = asked.heads.get(name, NOTHING)
            if end.number > theirs.number or (end.number == theirs.number and end.hash != theirs.hash):
                return True
        return bool(sheets.newer(connection, agency, asked.sheets))


def _marks(central: Central, agencies: Collection[str]) -> Marks:
    """What changes when anything of these agencies is committed; nothing of any while the database does not answer."""
    journal, sheet = schema.journal.c, schema.sheet.c
    grown = (
        sa.select(journal.agency, sa.func.count(), sa.func.sum(journal.number))
        .where(journal.agency.in_(agencies))
        .group_by(journal.agency)
    )
    newest = (
        sa.select(sheet.agency, sa.func.max(sheet.version)).where(sheet.agency.in_(agencies)).group_by(sheet.agency)
    )
    marks: dict[str, tuple[object, ...]] = {}
    try:
        with central.database.reading() as connection:
            for query in (grown, newest):
                for agency, *found in connection.execute(query):
                    marks[agency] = (*marks.get(agency, ()), *found)
    except sa.exc.SQLAlchemyError:
        return {}
    return marks
