"""A person's own drawers at any desk, and whether anybody else has looked into them before that person signs."""

from collections import defaultdict
from collections.abc import Collection, Iterable

import msgspec

from intake_desk.domain.branches import base_of
from intake_desk.domain.drawers import Drawer, fold_drawers
from intake_desk.domain.refusals import Refusal
from intake_desk.services.closing_view import DayView, DeskDay
from intake_desk.services.desk import Desk
from intake_desk.store import cash
from intake_desk.store.days import entries_of_kinds

SIGNED_IN = ("clerk.signed_in",)


class OwnTillOpen(Refusal):
    """Who signs has a till of their own, at any desk, that nobody else has witnessed; params: desks."""

    code = "own_till_open"


class OwnTillGone(OwnTillOpen):
    """The same of a period, where none of them can be locked any more: its day is ruled off first, before a witness."""

    code = "own_till_gone"


class OwnTills(msgspec.Struct, frozen=True):
    """The desks at which who would sign has a till of the day that nobody else saw closed: those `to_lock` first, and
    those where nobody can any more, `to_witness` when it is signed.
    """

    to_lock: tuple[DeskDay, ...] = ()
    to_witness: tuple[DeskDay, ...] = ()


def own_tills(desk: Desk, view: DayView, login: str) -> OwnTills:
    """What stands between this person and their signature under the day.

    An open drawer is locked where it stands, before a witness, as long as that desk is here or is heard. At one that is
    silent or revoked, or where the drawer was locked alone (by somebody who did not supervise then), nobody can do that
    later: whoever has no colleague who signs in their place could never rule the day off.
    """
    others = others_of(desk, login)
    gone = desk.unit.revoked | {one.journal for one in view.away}

    def has(there: DeskDay, *, lockable: bool) -> bool:
        return any(
            (one.is_open and there.journal not in gone) == lockable
            for one in there.drawers
            if one.clerk == login and not is_witnessed(one, others)
        )

    return OwnTills(
        to_lock=tuple(one for one in view.desks if has(one, lockable=True)),
        to_witness=tuple(one for one in view.desks if has(one, lockable=False)),
    )


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
