"""The program with one safeguard switched off each: whoever cannot find these would not find the next one either.

Each says which history is known to find it; the search may look at a bounded number of others.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import reduce
from typing import Any

import sqlalchemy as sa

from intake_desk import wire
from intake_desk.domain.branches import Placed
from intake_desk.domain.entries import Sealed
from intake_desk.server import app as server_app
from intake_desk.server import enrolment, journals, revocation, schema, shelf
from intake_desk.server import register as server_register
from intake_desk.server.database import upsert
from intake_desk.store import counters, families, journal, reconciling, recording, register
from intake_desk.store.database import disk_faults
from intake_desk.sync import agreement, replicator, tails, taking, unit_sheets
from tests.simulation.points import Changes

Mutant = Callable[[Changes], None]


def roll_is_not_asked_at_start(changes: Changes) -> None:
    """The second copy is written and never looked at."""
    changes.set(reconciling, "level", lambda _journal, _roll: reconciling.Levelled([], 0))


def database_commits_before_the_roll(changes: Changes) -> None:
    """The roll is written when the database has committed: a roll that fails then leaves what was refused."""

    def commit(self: Any, connection: Any, sealed: list[Sealed], *, again: bool = False) -> None:
        connection.commit()
        with disk_faults():
            self._roll.append(sealed, again=again)

    changes.set(journal.Journal, "_commit", commit)


def failed_commits_are_not_voided(changes: Changes) -> None:
    """What the roll got and the database did not stays on the roll as if it had happened."""

    def settle(self: Any, _connection: Any) -> None:
        self._unsettled = []

    changes.set(journal.Journal, "_settle", settle)


def counters_come_from_the_database_only(changes: Changes) -> None:
    """What the roll gives back teaches the counters nothing."""
    changes.set(counters, "learn", lambda _connection, _entries: None)
    changes.set(journal.Journal, "never_again", lambda _self, _voided: None)


def server_answers_before_it_commits(changes: Changes) -> None:
    """The server says what it holds, and commits when the next request comes."""
    waiting: list[Any] = []
    real_take, real_exchange = journals.take, server_app._exchange

    def exchange(central: Any, who: Any, message: Any) -> Any:
        while waiting:
            held_back = waiting.pop(0)
            with central.database.writing() as connection:
                real_take(connection, *held_back)
        if not message.tails:
            return real_exchange(central, who, message)
        database = central.database
        with database.reading() as connection:
            owners = server_app.signatures.owners(connection, who.agency, central.public_key)
        brought, _ = journals.covered(owners, message.tails)
        with database.writing() as connection:

            @contextmanager
            def same() -> Iterator[sa.Connection]:
                yield connection

            database.writing = database.reading = same
            try:
                answer = real_exchange(central, who, message)
            finally:
                del database.writing, database.reading
            connection.rollback()
        waiting.append((who.agency, brought, central.now_ms()))
        return answer

    changes.set(server_app, "_exchange", exchange)


def signatures_are_not_checked(changes: Changes) -> None:
    """Whoever brings entries is believed."""

    def believed(tail: wire.Tail, _owner: bytes) -> tuple[int, tuple[wire.HeadSignature, ...]]:
        within = tuple(one for one in tail.signatures if 0 < one.number - tail.after <= len(tail.entries))
        return len(tail.entries), within

    for module in (wire, journals, taking):
        changes.set(module, "vouched", believed)


def a_cursor_in_place_of_heads(changes: Changes) -> None:
    """What was once sent is never compared again."""

    def around(real: Callable[..., None]) -> Callable[..., None]:
        def learn(self: agreement.Agreement, answer: Any, accepted: Any) -> None:
            real(self, answer, accepted)
            for name, head in self.mine.items():
                self.starts[name] = max(self.starts[name], head.server_number)
            self.held = {name: number for name, number in self.held.items() if number > self.mine[name].server_number}

        return learn

    changes.around(agreement.Agreement, "learn", around)


def own_entries_are_not_fetched_back(changes: Changes) -> None:
    """A desk takes nothing of its own journal from others: it wrote it, after all."""

    def around(real: Callable[..., int]) -> Callable[..., int]:
        def accept(self: journal.Journal, name: str, sealed: Sequence[Sealed], signed: Any = ()) -> int:
            return 0 if name.partition("~")[0] == self.name else real(self, name, sealed, signed)

        return accept

    changes.around(journal.Journal, "accept", around)


def others_journals_are_not_brought(changes: Changes) -> None:
    """A desk brings its own journal only: what a lost desk wrote is nobody's business."""

    def around(real: Callable[..., dict[str, int]]) -> Callable[..., dict[str, int]]:
        def reach(self: tails.Bringer, mine: Any) -> dict[str, int]:
            return {name: end if self._is_ours(name) else 0 for name, end in real(self, mine).items()}

        return reach

    changes.around(tails.Bringer, "reach", around)


def desk_does_not_check_chains(changes: Changes) -> None:
    """A desk appends what comes, whatever it follows."""
    _append_anyway(changes, families)


def server_does_not_check_chains(changes: Changes) -> None:
    """The server appends what comes, whatever it follows."""
    _append_anyway(changes, shelf)


def _append_anyway(changes: Changes, module: Any) -> None:
    class Credulous(module.Family):
        def place(self, number: int, previous: bytes, digest: bytes) -> Any:
            placed = super().place(number, previous, digest)
            if placed is None and self.find(number, digest) is None:
                return Placed(self._append(self.base, number, digest))
            return placed

    changes.set(module, "Family", Credulous)


def accepting_is_no_transaction(changes: Changes) -> None:
    """Entries are committed before the register has seen them."""

    def around(real: Callable[..., Any]) -> Callable[..., Any]:
        def take(connection: sa.Connection, *args: Any, **named: Any) -> Any:
            taken = real(connection, *args, **named)
            driver = connection.connection.driver_connection
            driver.commit()
            driver.execute("BEGIN IMMEDIATE")
            return taken

        return take

    changes.around(families, "take", around)


def register_folds_as_things_arrive(changes: Changes) -> None:
    """What comes late is put at the end, not where it belongs in the world's order."""

    def around(real: Callable[..., Any]) -> Callable[..., Any]:
        def refresh(connection: Any, entries: Any, fresh: Any = frozenset()) -> Any:
            before = {one.subject: register.load(connection, one.subject) for one in entries if one.subject}
            result = real(connection, entries, fresh)
            for subject, dossier in before.items():
                if dossier is None or subject in fresh:
                    continue
                wrong = reduce(register.after, (one for one in entries if one.subject == subject), dossier)
                stands = register.load(connection, subject)
                register._write(connection, wrong, stands, register.row_of(stands))
            return result

        return refresh

    changes.around(register, "refresh", around)


def server_folds_as_things_arrive(changes: Changes) -> None:
    """The same at the server: a dossier that is there is only ever continued."""

    def around(real: Callable[..., None]) -> Callable[..., None]:
        def refresh(connection: sa.Connection, agency: str, entries: Any) -> None:
            column = schema.dossier.c
            rows = connection.execute(sa.select(column.id, column.body).where(column.agency == agency))
            known = {row.id: row.body for row in rows}
            real(connection, agency, entries)
            for subject in {one.subject for one in entries} & known.keys():
                news = (one for one in entries if one.subject == subject)
                wrong = reduce(server_register.after, news, server_register._decode(known[subject]))
                upsert(connection, schema.dossier, [server_register._row(agency, wrong)])

        return refresh

    changes.around(server_register, "_refresh", around)


def clocks_are_not_hybrid(changes: Changes) -> None:
    """An entry takes the wall's time, even when the wall goes back."""
    changes.set(recording, "next_hlc", lambda _last, now_ms: now_ms << 16)


def a_place_is_given_for_every_request(changes: Changes) -> None:
    """Asking again with the same code is a new desk: an answer that was lost costs a place."""

    def around(real: Callable[..., Any]) -> Callable[..., Any]:
        def enrol(central: Any, request: Any) -> Any:
            with central.database.writing() as connection:
                connection.execute(sa.update(schema.enrolment).values(public_key=None, desk=None))
                connection.execute(
                    sa.update(schema.desk).values(public_key=schema.desk.c.public_key, name=schema.desk.c.name)
                )
            return real(central, request)

        return enrol

    changes.around(enrolment, "enrol", around)


def forks_stay_as_they_came(changes: Changes) -> None:
    """Of two entries that follow the same one, the first to come stays."""

    class FirstCome(families.Family):
        def place(self, number: int, previous: bytes, digest: bytes) -> Any:
            placed = super().place(number, previous, digest)
            if placed is not None and placed.moved is not None:
                return None
            return placed

    changes.set(families, "Family", FirstCome)


def rounds_stop_after_a_failure(changes: Changes) -> None:
    """A round that failed once is not tried again."""

    def around(real: Callable[..., Any]) -> Callable[..., Any]:
        def rounds(self: replicator.Replicator, cancelled: Any) -> Any:
            if getattr(self, "_gave_up", False):
                return replicator.RoundResult(finished=True, exchanges=1)
            try:
                return real(self, cancelled)
            except replicator.Offline:
                self._gave_up = True
                raise

        return rounds

    changes.around(replicator.Replicator, "round", around)


def sheets_are_believed(changes: Changes) -> None:
    """Any document that comes with an answer is taken for the server's."""
    changes.set(unit_sheets.keys, "is_genuine", lambda _sheet, _agency, _key: True)


def a_revoked_desk_keeps_its_token(changes: Changes) -> None:
    """The unit's sheet says that the desk is revoked, and the server lets it in all the same."""

    class Forgiving:
        def __getattr__(self, name: str) -> Any:
            return getattr(sa, name)

        def delete(self, table: sa.Table) -> sa.Delete:
            return sa.delete(table).where(sa.false())

    changes.set(revocation, "sa", Forgiving())


def what_was_seen_is_not_followed(changes: Changes) -> None:
    """A desk goes by its own clock, whatever another one wrote about the dossier."""
    changes.set(recording, "_seen", lambda _connection, _subject: 0)


WHOLE, DATABASE = "desk's whole disk restored", "desk's database restored"
# Every variant, and what its histories lean to: so few of them are enough.
MUTANTS: dict[Mutant, tuple[str, ...]] = {
    roll_is_not_asked_at_start: (DATABASE, "backup"),
    database_commits_before_the_roll: ("desk's disk full",),
    failed_commits_are_not_voided: ("desk's disk full",),
    counters_come_from_the_database_only: (DATABASE, "backup"),
    server_answers_before_it_commits: ("server dies",),
    signatures_are_not_checked: ("request changed", "answer changed"),
    a_cursor_in_place_of_heads: ("server restored", "server backed up"),
    own_entries_are_not_fetched_back: (WHOLE, "backup"),
    others_journals_are_not_brought: ("lost", "server restored", "server backed up"),
    desk_does_not_check_chains: ("answer changed",),
    server_does_not_check_chains: ("server restored", "server backed up", "request changed"),
    accepting_is_no_transaction: ("desk dies in a round",),
    register_folds_as_things_arrive: ("offline",),
    server_folds_as_things_arrive: ("offline", "register asked"),
    clocks_are_not_hybrid: ("clock jumps",),
    a_place_is_given_for_every_request: ("enrolled", "answer lost"),
    forks_stay_as_they_came: (WHOLE, "backup"),
    rounds_stop_after_a_failure: ("request lost",),
    sheets_are_believed: ("answer changed",),
    a_revoked_desk_keeps_its_token: ("revoked",),
    what_was_seen_is_not_followed: ("clock jumps",),
}


def named(name: str) -> Mutant:
    """The variant of this name."""
    return next(mutant for mutant in MUTANTS if mutant.__name__ == name)
