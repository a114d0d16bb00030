"""The clerk's own drawer at this desk: opened, moved, handed over, counted blind, closed. Needs no server.

A drawer that was left open is counted and closed later on its own day: those entries carry the day of the drawer, not
the one on which somebody found the time, so that every day's drawers stand in that day.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from intake_desk.domain.cash_causes import Cause, find_causes
from intake_desk.domain.cash_lines import ACCEPTED, HANDED, MOVED
from intake_desk.domain.desk import Clerk
from intake_desk.domain.drawers import Count, Drawer, fold_drawers, whose
from intake_desk.domain.entries import Draft, Entry
from intake_desk.domain.folding import nfc
from intake_desk.domain.kinds import Reason, Remark
from intake_desk.domain.money_kinds import (
    DENOMINATIONS,
    CashAccepted,
    CashHanded,
    CashMoved,
    DrawerClosed,
    DrawerClosedFor,
    DrawerCounted,
    DrawerOpened,
    Explanation,
)
from intake_desk.domain.refusals import Refusal
from intake_desk.services.accounts import Accounts
from intake_desk.services.applications import needed_reason
from intake_desk.services.cash_evidence import surroundings
from intake_desk.services.desk import Desk, DeskRevoked
from intake_desk.services.drawer_view import DrawerView, Result, Unexplained
from intake_desk.services.handings import Handings
from intake_desk.services.mended_money import Mended, mended_of, mended_since_last
from intake_desk.services.open_drawers import OpenDrawers
from intake_desk.services.second_person import SecondPerson, agreed, confirmed
from intake_desk.store import cash
from intake_desk.store.days import days_with_entries, entries_of_kinds
from intake_desk.store.journal import Recording

MOST_CASH = 100_000_000_000
MOST_NOTES = 100_000
# From this on it is asked whether so much really leaves a drawer that was not counted: a nought too many.
MUCH = 5_000_000
# How many business days back it is looked for what a clerk last kept.
DAYS_BACK = 31
# For how many business days a giver is told that something else was taken than they gave.
DAYS_TOLD = 3
SORTS = ("change", "bank", "other")


class BadAmount(Refusal):
    """What was written is not an amount of đồng that can be meant here; params: field, most."""

    code = "bad_amount"


class MoreThanThere(Refusal):
    """More is to leave the drawer than lies in it as it was counted, or anything at all where it holds nothing."""

    code = "more_than_there"


class MuchLeaving(Refusal):
    """A large amount is to leave a drawer that nobody has counted; it is asked of any, so that it tells nothing."""

    code = "much_leaving"


class DrawerIsOpen(Refusal):
    """The drawer was opened before."""

    code = "drawer_is_open"


class NoDrawer(Refusal):
    """There is nothing in this drawer to count or close."""

    code = "no_drawer"


class NotCounted(Refusal):
    """The drawer was not counted since its cash changed last."""

    code = "not_counted"


class NotExplained(Refusal):
    """The drawer is short or over and nobody said why."""

    code = "not_explained"


class NoSuchReceiver(Refusal):
    """Nobody of this login works here, or it is the giver."""

    code = "no_such_receiver"


class NoSuchHandOver(Refusal):
    """Nothing is waiting that this person could accept or take back; somebody may have done so already."""

    code = "no_such_hand_over"


class DrawerDesk:
    """What a clerk does with their own drawer at this desk; nobody counts or closes another's."""

    def __init__(self, desk: Desk, accounts: Accounts, open_drawers: OpenDrawers) -> None:
        self._desk = desk
        self._accounts = accounts
        self._handings = Handings(desk)
        self._open_drawers = open_drawers

    def view(self, clerk: Clerk, day: str = "") -> DrawerView:
        """This clerk's drawer here, of today or of an earlier day that was left open. Raises NotSignedIn."""
        present = self._desk.acting(clerk)
        day = day or self._desk.business_day()
        drawers = self._drawers((day,))
        mine = [one for one in drawers if self._is_own(one, present)]
        drawer = mine[-1] if mine and mine[-1].closed is None else None
        count = drawer.count if drawer else None
        causes: tuple[Cause, ...] = ()
        codes: dict[str, str] = {}
        if drawer is not None and count is not None and count.difference:
            around = surroundings(self._desk, drawer, drawers, self.kept(present))
            codes = {subject: known.code for subject, known in around.dossiers.items()}
            causes = find_causes(drawer, count.difference, around)
        handed = self._handings.all()
        on_the_way = self._handings.on_the_way()
        lately = set(self._days()[:DAYS_TOLD])
        return DrawerView(
            day=day,
            opened=drawer is not None and drawer.opened,
            float_amount=drawer.float_amount if drawer else 0,
            proposed_float=self._proposed(present),
            payments=len(drawer.payments) if drawer else 0,
            moved=tuple(one for one in drawer.movements if one.sort in {MOVED, HANDED, ACCEPTED}) if drawer else (),
            counts=len(drawer.counts) if drawer else 0,
            waiting=tuple(one for one in on_the_way if one.receiver == present.login),
            given=tuple(one for one in on_the_way if one.giver == present.login),
            disputed=tuple(
                one
                for one in handed
                if one.giver == present.login and one.is_disputed and lately & {each.day for each in one.takings}
            ),
            mended=mended_of(self._desk, present, day),
            left_open=self.left_open(present),
            in_use=drawer is not None and drawer.is_open,
            drawer=drawer if count else None,
            result=Result(count=count, causes=causes) if count else None,
            closed=tuple(one for one in mine if one.closed is not None),
            needs_witness=present.supervises,
            people=self.receivers(present),
            codes=codes,
        )

    def left_open(self, clerk: Clerk) -> tuple[str, ...]:
        """The earlier days on which this clerk left a drawer open here, oldest first."""
        drawers = self._open_drawers.before(self._desk.business_day())
        return tuple(dict.fromkeys(one.day for one in drawers if self._is_own(one, clerk)))

    def kept(self, clerk: Clerk) -> int | None:
        """What this clerk's last drawer here kept as the next float; None when there is none to be remembered."""
        closed = [one.facts for one in self._floats(clerk) if isinstance(one.facts, DrawerClosed)]
        return closed[-1].kept if closed else None

    def _proposed(self, clerk: Clerk) -> int:
        """The float to begin with: what was kept, unless a drawer has begun since, in which it lies."""
        own = self._floats(clerk)
        return own[-1].facts.kept if own and isinstance(own[-1].facts, DrawerClosed) else 0

    def _floats(self, clerk: Clerk) -> list[Entry]:
        """What this clerk's drawers here began with and kept lately, in the world's order; without those that others
        closed in their place once a later day's had begun.
        """
        with self._desk.journal.database.reading() as connection:
            floats = cash.floats(connection, set(self._days()))
        here = self._desk.identity.journal
        own = [one for one in floats if whose(one) == (here, clerk.login)]
        newest = max((one.day for one in own), default="")
        return [one for one in own if one.day == newest or not isinstance(one.facts, DrawerClosedFor)]

    def unexplained(self, day: str) -> tuple[Unexplained, ...]:
        """The drawers of a business day, at any desk, that were counted short or over and not explained yet."""
        drawers = self._drawers((day,))
        found = []
        for drawer in drawers:
            told = drawer.closed is not None and bool(drawer.closed.explanation)
            if told or drawer.count is None or not drawer.count.difference:
                continue
            around = surroundings(self._desk, drawer, drawers, None)
            codes = {subject: known.code for subject, known in around.dossiers.items()}
            causes = find_causes(drawer, drawer.count.difference, around)
            found.append(Unexplained(drawer=drawer, causes=causes, codes=codes))
        return tuple(found)

    def mended_since_last(self, clerk: Clerk) -> tuple[Mended, ...]:
        """What became of this clerk's takings since they had sat down the time before."""
        return mended_since_last(self._desk, clerk)

    def receivers(self, clerk: Clerk) -> tuple[tuple[str, str], ...]:
        """Who cash can be handed to, or can be a witness: everybody else of the unit, as (name, login)."""
        return tuple((one.name, one.login) for one in self._desk.clerks if one.login != clerk.login)

    def open(self, clerk: Clerk, float_amount: int | None = None, notes: Mapping[int, int] | None = None) -> DrawerView:
        """Open the drawer with its float; without an amount it is what the last one kept, if no drawer has begun since.

        Raises BadAmount, DrawerIsOpen and what a recording raises.
        """
        amount = self._proposed(clerk) if float_amount is None else float_amount
        written = checked_notes(notes or {})
        if not 0 <= amount <= MOST_CASH or (written and sum_of(written) != amount):
            raise BadAmount(field="float", most=MOST_CASH)
        with self._desk.recording(clerk) as recording:
            drawer = self._own(clerk, recording.day)
            if drawer is not None and drawer.opened and drawer.closed is None:
                raise DrawerIsOpen
            recording.add(Draft(facts=DrawerOpened(float_amount=amount, notes=written)))
        return self.view(clerk)

    def move(self, clerk: Clerk, amount: int, sort: str, reason: str, *, certain: bool = True) -> DrawerView:
        """Put cash in (above 0) or take it out, and say why.

        Raises BadAmount, ReasonMissing; unless the clerk is `certain`, MoreThanThere, MuchLeaving.
        """
        if not amount or abs(amount) > MOST_CASH or sort not in SORTS:
            raise BadAmount(field="amount", most=MOST_CASH)
        why = Reason(reason=needed_reason(reason))
        with self._desk.recording(clerk) as recording:
            self._doubt(clerk, recording.day, 0 if certain else -amount)
            recording.add(Draft(facts=CashMoved(amount=amount, sort=sort), personal=why))
        return self.view(clerk)

    def hand_over(self, clerk: Clerk, receiver: str, amount: int, *, certain: bool = True) -> DrawerView:
        """Give cash to another clerk, who has to accept it.

        Raises BadAmount, NoSuchReceiver; unless the clerk is `certain`, MoreThanThere, MuchLeaving.
        """
        if not 0 < amount <= MOST_CASH:
            raise BadAmount(field="amount", most=MOST_CASH)
        if receiver not in {login for _, login in self.receivers(clerk)}:
            raise NoSuchReceiver
        with self._desk.recording(clerk) as recording:
            self._doubt(clerk, recording.day, 0 if certain else amount)
            facts = CashHanded(hand_over=self._desk.new_id(), receiver=receiver, amount=amount)
            recording.add(Draft(facts=facts))
        return self.view(clerk)

    def accept(self, clerk: Clerk, hand_over: str, amount: int, reason: str = "", *, password: str) -> DrawerView:
        """Take what was handed to this clerk: `amount` is what was really there, and why (`reason`) where that is not
        what was given; or take back what they gave. They type their password: a hand-over is confirmed by two people,
        not by one who found the other's desk unlocked.

        Raises BadAmount, NoSuchHandOver, ReasonMissing and what `confirmed` raises.
        """
        present = self._desk.acting(clerk)
        self._taken(present, hand_over, amount, reason)
        confirmed(self._accounts, present, password)
        with self._desk.recording(present) as recording:
            recording.add(self._taken(present, hand_over, amount, reason))
        return self.view(clerk)

    def _taken(self, clerk: Clerk, hand_over: str, amount: int, reason: str) -> Draft:
        """What is written when this clerk takes that; they may."""
        if not 0 <= amount <= MOST_CASH:
            raise BadAmount(field="amount", most=MOST_CASH)
        found = next((one for one in self._handings.on_the_way() if one.hand_over == hand_over), None)
        if found is None or clerk.login not in {found.giver, found.receiver}:
            raise NoSuchHandOver
        if clerk.login == found.giver and amount != found.amount:
            raise BadAmount(field="amount", most=found.amount)
        why = Remark(note=needed_reason(reason)) if amount != found.amount else None
        return Draft(facts=CashAccepted(hand_over=hand_over, giver=found.giver, amount=amount), personal=why)

    def count(self, clerk: Clerk, notes: Mapping[int, int], day: str = "") -> DrawerView:
        """Record what was counted, by denomination; only then is it told what had to be there. A recount is another
        entry.

        Raises BadAmount, NoDrawer.
        """
        written = checked_notes(notes)
        with self._recording(clerk, day) as recording:
            drawer = self._own(clerk, recording.day)
            if drawer is None or not drawer.is_open:
                raise NoDrawer
            recording.add(Draft(facts=DrawerCounted(counted=sum_of(written), notes=written)))
        return self.view(clerk, recording.day)

    def close(
        self,
        clerk: Clerk,
        kept: int = 0,
        explanation: str = "",
        witness: SecondPerson | None = None,
        day: str = "",
        *,
        password: str,
    ) -> DrawerView:
        """Close the drawer by its newest count: `kept` stays as the next float, the rest is delivered; final. Whose
        drawer it is types their password: nobody closes one at a desk that was left unlocked.

        A supervisor's own is closed with a witness. Raises NoDrawer, NotCounted, BadAmount, NotExplained,
        SecondPersonMissing, SamePerson, WrongPassword, TooManyTries and what `confirmed` raises.
        """
        present = self._desk.acting(clerk)
        self._closable(self._own(present, day or self._desk.business_day()), kept, explanation)
        confirmed(self._accounts, present, password)
        second = ""
        if present.supervises:
            second = agreed(self._accounts, witness or SecondPerson("", ""), {present.login}, supervisor=False).login
        with self._recording(clerk, day) as recording:
            drawer = self._own(present, recording.day)  # what came in while the witness typed
            count = self._closable(drawer, kept, explanation)
            assert drawer is not None
            facts = DrawerClosed(
                expected=drawer.expected,
                counted=count.counted,
                kept=kept,
                delivered=count.counted - kept,
                second=second,
            )
            recording.add(Draft(facts=facts, personal=Explanation(reason=nfc(explanation).strip())))
        return self.view(clerk, recording.day)

    def _closable(self, drawer: Drawer | None, kept: int, explanation: str) -> Count:
        """The count by which this drawer may be closed so."""
        if drawer is None or not drawer.is_open:
            raise NoDrawer
        count = drawer.count
        if count is None:
            raise NotCounted
        if not 0 <= kept <= count.counted:
            raise BadAmount(field="kept", most=count.counted)
        if count.counted != drawer.expected and not nfc(explanation).strip():
            raise NotExplained
        return count

    def _doubt(self, clerk: Clerk, day: str, leaving: int) -> None:
        """Ask whether so much really leaves the drawer. While it is not counted the book has no part in the question:
        who asked with one amount after the other would learn what they have still to count blind.
        """
        if leaving <= 0:
            return
        drawer = self._own(clerk, day)
        if drawer is not None and drawer.is_uncounted:
            if leaving >= MUCH:
                raise MuchLeaving
            return
        there = drawer.expected if drawer is not None and drawer.closed is None else 0
        if leaving > max(there, 0):
            raise MoreThanThere

    def _own(self, clerk: Clerk, day: str) -> Drawer | None:
        """The clerk's newest drawer here of that day."""
        mine = [one for one in self._drawers((day,)) if self._is_own(one, clerk)]
        return mine[-1] if mine else None

    def _is_own(self, drawer: Drawer, clerk: Clerk) -> bool:
        return drawer.clerk == clerk.login and drawer.desk == self._desk.identity.journal

    def _drawers(self, days: tuple[str, ...]) -> tuple[Drawer, ...]:
        return fold_drawers(entries_of_kinds(self._desk.journal.database, days, cash.IN_DRAWERS))

    def _days(self) -> list[str]:
        return days_with_entries(self._desk.journal.database, DAYS_BACK)

    @contextmanager
    def _recording(self, clerk: Clerk, day: str) -> Iterator[Recording]:
        """One transaction on the open business day, or on the earlier day of a drawer that was left open."""
        today = self._desk.business_day()
        if not day or day == today:
            with self._desk.recording(clerk) as recording:
                yield recording
            return
        present = self._desk.acting(clerk)
        if self._desk.revoked:
            raise DeskRevoked
        if day > today:
            raise NoDrawer
        with self._desk.journal.recording(day=day, actor=present.login) as recording:
            yield recording


def checked_notes(notes: Mapping[int, int]) -> dict[str, int]:
    """The notes as an entry says them, the largest first. Raises BadAmount."""
    if any(note not in DENOMINATIONS or not 0 <= count <= MOST_NOTES for note, count in notes.items()):
        raise BadAmount(field="notes", most=MOST_CASH)
    return {str(note): notes[note] for note in DENOMINATIONS if notes.get(note)}


def sum_of(written: Mapping[str, int]) -> int:
    """What these notes, as an entry says them, are together in đồng."""
    return sum(int(note) * count for note, count in written.items())
