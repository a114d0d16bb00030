"""A year of money, generated: thirteen people at six desks that meet each other, with all that goes wrong at tills.

What is done is drawn by a seed, so that a history can be repeated exactly.
"""

from collections import Counter as Counts
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import VIETNAM
from intake_desk.services.closing import AlreadyClosed, OwnTillOpen
from intake_desk.services.closing_view import DayView
from intake_desk.services.second_person import SecondPerson, SecondPersonMissing
from intake_desk.sync import keys
from tests.year.life import FIRST_DAY, PASSWORD, Clock
from tests.year.money_tills import Tills
from tests.year.money_unit import CLERKS, SUPERVISORS, Counter, meet, open_unit, unit_sheet

ROUND = 12  # acts between two meetings
LOST = {4: 0.4, 6: 0.7}  # which desk is lost for good, after how much of the year
ALONE = 2  # days for which nobody has met a desk that is lost


class MoneyYear(Tills):
    """Draws what happens and does it; `done` counts what was done, `refused` what the services refused and why."""

    def __init__(self, home: Path, days: int, seed: int, acts_a_day: int = 60) -> None:
        self.clock = Clock()
        super().__init__(Random(seed), open_unit(home, self.clock))  # a history to be repeated, no secret
        self.done: Counts[str] = Counts()
        self.refused: Counts[tuple[str, str]] = Counts()
        self.acts_a_day = acts_a_day
        self.seats: dict[int, list[str]] = {}
        self.unclosed: list[str] = []
        self.sheet, self.revoked = 1, dict[int, int]()
        calendar, ahead = self.calendar, (FIRST_DAY + timedelta(days=n) for n in range(2 * days + 60))
        self.days = [day for day in ahead if calendar.is_working(day)][:days]
        self.acts = self._acts()

    @property
    def present(self) -> list[Counter]:
        """The desks that are not lost."""
        return [one for one in self.counters if not one.is_lost]

    def live(self) -> None:
        """Every working day, then a day on which all that remain meet and what came late is signed."""
        for number, day in enumerate(self.days):
            self._lose(number)
            self._morning(number, day)
            self._work(number, day, time(7, 50), time(16, 40), self.acts_a_day)
            self._evening(number, day)
            self._night(number, day)
        self._settle(self.days[-1] + timedelta(days=1))

    def close(self) -> None:
        for counter in self.counters:
            counter.store.close()

    # How a day goes.
    def _morning(self, number: int, day: date) -> None:
        self.clock.time = datetime.combine(day, time(7, 20), VIETNAM)
        logins = [*CLERKS, *SUPERVISORS]
        self.chance.shuffle(logins)
        self.seats = {one.number: logins[place :: len(self.present)] for place, one in enumerate(self.present)}
        for one in self.present:
            if number > one.offline_until and self.chance.random() < 0.05:
                one.offline_until = number + self.chance.randint(0, 3)
                self.done["offline"] += 1
            for login in self.seats[one.number]:
                self._try("drawer of another day", lambda one=one, login=login: self._close_left_open(one, login))
                if self.chance.random() < 0.7:
                    self._try("open", lambda one=one, login=login: self._open(one, login))
        self._exchange(number)
        self._supervise(number)

    def _work(self, number: int, day: date, since: time, until: time, acts: int) -> None:
        began, ends = (datetime.combine(day, moment, VIETNAM) for moment in (since, until))
        names, weights = zip(*((name, weight) for name, (weight, _act) in self.acts.items()), strict=True)
        for place in range(acts):
            self.clock.time = began + (ends - began) * place / acts
            counter = self.chance.choice(self.present)
            login = self.chance.choice(self.seats[counter.number])
            name = self.chance.choices(names, weights)[0]
            self._try(name, lambda c=counter, w=login, n=name: self.acts[n][1](c, c.sign_in(w)))
            if place % ROUND == ROUND - 1:
                self._exchange(number)

    def _evening(self, number: int, day: date) -> None:
        self.clock.time = datetime.combine(day, time(16, 50), VIETNAM)
        for one in self.present:
            for login in self.seats[one.number]:
                self.clock.time += timedelta(seconds=30)
                if self.chance.random() < 0.85:
                    self._try("close drawer", lambda one=one, w=login: self._close_drawer(one, one.sign_in(w)))
        self.unclosed.append(day.isoformat())
        if self.chance.random() < 0.9:
            self._exchange(number)
        if self.chance.random() < 0.85:
            self._rule_off(number)
        for one in self.present:  # nobody there knows what the others did
            if number <= one.offline_until and self.chance.random() < 0.2:
                self._rule_off_at(one, day.isoformat())

    def _night(self, number: int, day: date) -> None:
        """After hours, and after midnight: the same business day, which may be ruled off already."""
        if self.chance.random() < 0.25:
            self._work(number, day, time(17, 45), time(18, 30), 5)
        if self.chance.random() < 0.15:
            self._work(number, day, time(23, 50), time(23, 59), 3)
            self._work(number, day + timedelta(days=1), time(0, 5), time(1, 30), 4)
            self.done["midnight"] += 1
            if self.chance.random() < 0.5:
                self._rule_off(number)

    def _lose(self, number: int) -> None:
        """A desk that nobody has met for days is gone, with what nobody held."""
        for one in self.present:
            last = int(LOST.get(one.number, 2) * len(self.days))
            if number == last - ALONE:
                one.offline_until = len(self.days)
            elif number == last:
                one.is_lost = True
                self.sheet, self.revoked[one.number] = self.sheet + 1, int(self.clock().timestamp() * 1000)
                told = self.chance.choice(self.present)  # the others hear of it when they meet
                told.store.sheets.put(keys.kept(unit_sheet(self.sheet, self.revoked)))
                self.done["lost"] += 1

    def _exchange(self, number: int) -> None:
        """Desks that are reached meet in a ring, so that news goes round; not every one meets every other."""
        reached = [one for one in self.present if number > one.offline_until]
        self.chance.shuffle(reached)
        for one, other in zip(reached, reached[1:] + reached[:1], strict=True):
            if one is not other:
                meet(one, other)

    def _supervise(self, number: int) -> None:
        """Days that were not ruled off in time, and what came late to those that were."""
        self._rule_off(number)
        reached = [one for one in self.present if number > one.offline_until]
        if reached:
            self._mend_sums(self.chance.choice(reached))
            if self.chance.random() < 0.2:  # two who do not know of each other
                self._mend_sums(self.chance.choice(reached))
            self._close_left(self.chance.choice(reached))
            self._sign_late(self.chance.choice(reached))
            if self.chance.random() < 0.1:  # two supervisors who do not know of each other
                self._sign_late(self.chance.choice(reached))

    def _settle(self, day: date) -> None:
        while not self.calendar.is_working(day):
            day += timedelta(days=1)
        self._morning(len(self.days), day)
        for one in self.present:
            one.offline_until = -1
        self._meet_all()
        while self._mend_sums(self.present[0]):
            pass
        for one in self.present:  # who rules off has no till of their own that nobody looked into
            for login in [each for each in self.seats[one.number] if each in SUPERVISORS]:
                for _ in range(3):
                    self._try("close drawer", lambda one=one, w=login: self._close_drawer(one, one.sign_in(w)))
        for _ in range(2):
            self._meet_all()
            self.unclosed = [*self.present[0].bench.closing.open_days(), day.isoformat()]
            self._rule_off(len(self.days))
        self._meet_all()
        while self.present[0].bench.open_drawers.before("9999-12-31"):
            self._close_left(self.present[0])
        while self._sign_late(self.present[0]):
            pass
        self._meet_all()

    def _meet_all(self) -> None:
        for one in self.present:
            for other in self.present:
                if one is not other:
                    meet(one, other)

    # What supervisors do.
    def _rule_off(self, number: int) -> None:
        reached = [one for one in self.present if number > one.offline_until]
        for day in list(self.unclosed):
            desks = self.chance.sample(reached, min(len(reached), 2 if self.chance.random() < 0.1 else 1))
            if [one for one in desks if self._rule_off_at(one, day)]:
                self.unclosed.remove(day)

    def _rule_off_at(self, counter: Counter, day: str) -> bool:
        """Whether the day is closed as this desk knows."""
        closing = counter.bench.closing
        for login in self.chance.sample(SUPERVISORS, len(SUPERVISORS)):
            clerk = counter.sign_in(login)
            try:
                view = closing.view(day)
                away = {one.journal: "Không liên lạc được" for one in view.away}
                witness = self._witness(counter, view, login)
                closing.close(clerk, day, PASSWORD, away, note="Đủ", uncounted="Hết giờ", witness=witness)
            except (OwnTillOpen, SecondPersonMissing) as refusal:
                self.refused["rule off", refusal.code] += 1
                continue
            except AlreadyClosed:
                return True
            self.done["rule off"] += 1
            self.done["closed around"] += bool(away)
            return True
        return False

    def _close_left(self, counter: Counter) -> None:
        """End what nobody will lock any more: at desks that are lost, and some of what is days old."""
        self.clock.time += timedelta(seconds=5)
        present = {one.name for one in self.present}
        for drawer in counter.bench.open_drawers.before("9999-12-31"):
            if drawer.desk not in present or self.chance.random() < 0.2:
                self._try("close for another", lambda one=drawer: self._close_for(counter, one))

    def _witness(self, counter: Counter, view: DayView, login: str) -> SecondPerson | None:
        """Half of the time somebody stands by who answers for a till that cannot be locked any more."""
        if not counter.bench.closing.own_tills(view, login).to_witness or self.chance.random() < 0.5:
            return None
        self.done["witness asked"] += 1
        return SecondPerson(self.chance.choice(CLERKS), PASSWORD)

    def _mend_sums(self, counter: Counter) -> int:
        """Reverse all that two desks said of one payment, as far as the desk itself knows."""
        self.clock.time += timedelta(seconds=5)
        done = self._put_right(counter)
        self.done["reverse"] += done
        return done

    def _sign_late(self, counter: Counter) -> int:
        """Addenda for all that the desk itself says came late."""
        late = [item.id.removeprefix("late:") for item in counter.bench.exceptions.open() if "late:" in item.id]
        return len([day for day in late if self._sign_late_at(counter, day)])

    def _sign_late_at(self, counter: Counter, day: str) -> bool:
        """Whether somebody who has no till of their own on that day signed for it."""
        self.clock.time += timedelta(seconds=5)
        for login in self.chance.sample(SUPERVISORS, len(SUPERVISORS)):
            clerk, closing = counter.sign_in(login), counter.bench.closing
            witness = self._witness(counter, closing.view(day), login)
            try:
                closing.addendum(clerk, day, PASSWORD, note="Đến muộn", uncounted="Hết giờ", witness=witness)
            except (OwnTillOpen, SecondPersonMissing) as refusal:
                self.refused["addendum", refusal.code] += 1
                continue
            self.done["addendum"] += 1
            return True
        return False

    def _try(self, name: str, act: Callable[[], object]) -> None:
        try:
            did = act()
        except Refusal as refusal:
            self.refused[name, refusal.code] += 1
        else:
            self.done[name] += did is not None
