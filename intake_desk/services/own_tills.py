"""A person's own drawers at any desk, and whether anybody else has looked into them before that person signs."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from intake_desk.domain.branches import base_of
from intake_desk.domain.drawers import Drawer, fold_drawers
from intake_desk.domain.refusals import Refusal
from intake_desk.services.desk import Desk
from intake_desk.store import cash
from intake_desk.store.days import entries_of_kinds

SIGNED_IN = ("clerk.signed_in",)


class OwnTillOpen(Refusal):
    """Who signs has a till of their own, at any desk, that nobody else has witnessed; params: desks."""

    code = "own_till_open"


def drawers_of(desk: Desk, login: str, days: Iterable[str]) -> tuple[Drawer, ...]:
    """This person's drawers of these business days: here, and at every other desk where they sat down on the day."""
    database, known, here = desk.journal.database, list(days), desk.identity.journal
    sat: dict[str, list[str]] = defaultdict(list)
    for entry in entries_of_kinds(database, known, SIGNED_IN):
        there = base_of(entry.place.journal)
        if entry.actor == login and there != here:
            sat[there].append(entry.day)
    found = entries_of_kinds(database, known, cash.IN_DRAWERS, here)
    for journal, when in sat.items():
        found += entries_of_kinds(database, when, cash.IN_DRAWERS, journal)
    found += entries_of_kinds(database, known, cash.MENDED)
    return tuple(one for one in fold_drawers(found) if one.clerk == login)


def others_of(desk: Desk, login: str) -> frozenset[str]:
    """Whoever else can have looked into a drawer: everybody who works in the unit, or ever did."""
    return frozenset(desk.names) - {login}


def is_witnessed(drawer: Drawer, others: Collection[str]) -> bool:
    """Whether one of these other clerks of the unit saw it closed, or there was never cash in it."""
    if drawer.closed is None:
        return not drawer.is_open
    return drawer.closed.witness in others
