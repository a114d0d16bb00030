"""Signing in, offline: argon2id verifiers from the unit's sheet, wrong tries throttled and remembered."""

from datetime import date

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from intake_desk.domain.desk import Clerk, named
from intake_desk.domain.entries import Draft
from intake_desk.domain.folding import nfc
from intake_desk.domain.kinds import ClerkSignedIn, ClerkSignedOut, DayOpened
from intake_desk.domain.refusals import Refusal
from intake_desk.services.desk import Desk, NotAllowed
from intake_desk.store.days import current_day

# The verifier of a password that nobody knows, for logins that do not exist.
NOBODY = "$argon2id$v=19$m=47104,t=1,p=1$AnoXVaIZQ6Q8X9neslaUYw$ksEHzZ1OYdruPxIEba/WpotMt87Xncq5PtIicUvXWpY"
FREE_TRIES = 4
FIRST_WAIT_SECONDS = 30
LONGEST_WAIT_SECONDS = 15 * 60
# A desk may rest over Tết; a clock that says that more days have passed is asked about.
MOST_DAYS_AHEAD = 14
# What goes further is a supervisor's to confirm: every entry of the desk would stand that far ahead.
MOST_DAYS_RESTED = 92


class WrongPassword(Refusal):
    """Login and password do not go together; params: tries_left before a pause."""

    code = "wrong_password"


class TooManyTries(Refusal):
    """Too many wrong tries; params: seconds to wait."""

    code = "too_many_tries"


class DoubtfulDay(Refusal):
    """The clock's day is before the last business day, or far after it; params: clock, last (ISO)."""

    code = "doubtful_day"


class _Tries(msgspec.Struct, frozen=True):
    failures: int = 0
    until_ms: int = 0


class Accounts:
    """Who may sit down at this desk."""

    def __init__(self, desk: Desk, hasher: PasswordHasher | None = None) -> None:
        self._desk = desk
        self._hasher = hasher or PasswordHasher()

    def sign_in(self, login: str, password: str, *, day_confirmed: bool = False) -> Clerk:
        """Seat a clerk, opening the business day when a new one has begun.

        Takes a tenth of a second by design. Raises WrongPassword, TooManyTries; DoubtfulDay until somebody has
        confirmed what the clock says, NotAllowed when it goes back, or months ahead, and that is no supervisor.
        """
        clerk = self.known(login, password)
        day = self._day(clerk, confirmed=day_confirmed)
        with self._desk.journal.recording(day=day, actor=clerk.login) as recording:
            if current_day(self._desk.journal.database, self._desk.identity.journal) != day:
                recording.add(Draft(facts=DayOpened()))
            recording.add(Draft(facts=ClerkSignedIn()))
        self._desk.seat.clerk = clerk
        return clerk

    def known(self, login: str, password: str, *, asked: bool = False) -> Clerk:
        """Whose login and password these are; nobody is seated. Takes a tenth of a second by design.

        Raises WrongPassword, TooManyTries: wrong tries count as those of signing in do; those of a question within
        somebody's session (`asked`) by themselves, so that who guesses there keeps nobody from signing in.
        """
        login = nfc(login).lower()
        name = f"tries asked {login}" if asked else f"tries {login}"
        tries = self._desk.sheets.setting(name, _Tries, _Tries())
        self._wait(name, tries)
        clerk = named(self._desk.clerks, login)
        if not self._matches(clerk, password) or clerk is None:
            raise self._remembered_failure(name, tries.failures + 1)
        if tries.failures:
            self._desk.sheets.set(name, _Tries())
        return clerk

    def sign_out(self, clerk: Clerk, *, idle: bool = False) -> None:
        """Leave the desk; `idle` when nobody touched it for too long."""
        present = self._desk.acting(clerk)
        self._desk.seat.clerk = None
        with self._desk.journal.recording(day=self._desk.business_day(), actor=present.login) as recording:
            recording.add(Draft(facts=ClerkSignedOut(idle=idle)))

    def _day(self, clerk: Clerk, *, confirmed: bool) -> str:
        present = current_day(self._desk.journal.database, self._desk.identity.journal)
        today = self._desk.day_by_clock()
        if present is None or present == today:
            return today
        passed = (date.fromisoformat(today) - date.fromisoformat(present)).days
        if 0 < passed <= MOST_DAYS_AHEAD:
            return today
        if not confirmed:
            raise DoubtfulDay(clock=today, last=present)
        if not 0 <= passed <= MOST_DAYS_RESTED and not clerk.supervises:
            raise NotAllowed
        return today

    def _wait(self, name: str, tries: _Tries) -> None:
        """Raise TooManyTries while the pause lasts; a clock set back does not end it, and cannot make it endless."""
        now_ms, longest = self._desk.now_ms(), LONGEST_WAIT_SECONDS * 1000
        wait_ms = tries.until_ms - now_ms
        if wait_ms > longest:
            wait_ms = longest
            self._desk.sheets.set(name, _Tries(tries.failures, now_ms + longest))
        if wait_ms > 0 and tries.failures > FREE_TRIES:
            raise TooManyTries(seconds=-(-wait_ms // 1000))

    def _matches(self, clerk: Clerk | None, password: str) -> bool:
        try:
            # An unknown login takes as long as a wrong password: the answer must not tell them apart.
            return self._hasher.verify(clerk.verifier if clerk else NOBODY, password) and clerk is not None
        except (VerificationError, UnicodeEncodeError):  # half of a surrogate pair is nobody's password
            return False

    def _remembered_failure(self, name: str, failures: int) -> Refusal:
        over = failures - FREE_TRIES
        seconds = min(FIRST_WAIT_SECONDS * 2 ** (over - 1), LONGEST_WAIT_SECONDS) if over > 0 else 0
        self._desk.sheets.set(name, _Tries(failures, self._desk.now_ms() + seconds * 1000))
        return TooManyTries(seconds=seconds) if seconds else WrongPassword(tries_left=FREE_TRIES - failures + 1)
