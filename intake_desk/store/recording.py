"""One transaction being made at the counter, and the entries it becomes."""

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import (
    CLOCK_AHEAD_LIMIT_MS,
    MOST_BYTES,
    SALT_BYTES,
    START,
    Draft,
    Entry,
    EntryTooLarge,
    Place,
    Sealed,
    follow,
    followed_until,
    header,
    next_hlc,
    placed,
    seal,
)
from intake_desk.domain.kinds import SheetAdopted
from intake_desk.domain.life import begins
from intake_desk.domain.recreation_kinds import DossierRecreated
from intake_desk.domain.registry import kind_of
from intake_desk.store import adopted, counters, register, search, unfinished, wording
from intake_desk.store.database import run, run_many
from intake_desk.store.rows import INSERT_ENTRY, MOVE_HEAD


class Recording:
    """One transaction being made: drafts go in, and what the counters give comes out."""

    def __init__(self, connection: sa.Connection, day: str) -> None:
        self._connection = connection
        self.day = day
        self.seen = 0
        self.drafts: list[Draft] = []
        self.dossiers: dict[str, Dossier] = {}
        self.entries: list[Entry] = []

    def add(self, draft: Draft) -> None:
        """Take one more thing that happened into this transaction."""
        self.drafts.append(draft)

    def come_after(self, hlc: int) -> None:
        """Let what is recorded stand after this clock (of an entry that it is about), also where that is far ahead."""
        self.seen = max(self.seen, hlc)

    def take(self, counter: str, first: int = 1) -> int:
        """The next value of a counter, used up with this transaction; never one that a failed commit had taken."""
        return counters.use(self._connection, counter, first)

    def dossier(self, dossier_id: str) -> Dossier | None:
        """The dossier as it stands inside this transaction, before its drafts."""
        return register.load(self._connection, dossier_id)

    def adopt(self, name: str, body: bytes, second: str = "") -> None:
        """Take a document that the unit adopts: it holds from now on, over every one that is known here; `second` is
        the login of who agreed to it, where anybody had to.
        """
        known = max((one.facts.edition for one in self.drafts if isinstance(one.facts, SheetAdopted)), default=0)
        edition = known + 1 if known else adopted.next_edition(self._connection)
        self.add(Draft(facts=SheetAdopted(name=name, body=body, edition=edition, second=second)))

    def finish(self, mark: str) -> bool:
        """What was unfinished under this id is finished with this transaction, or stays when that fails.

        False when anything is recorded about it already.
        """
        unfinished.forget(self._connection, mark)
        return not unfinished.is_recorded(self._connection, mark)

    def by_code(self, code: str) -> Dossier | None:
        """The dossier with this code, as it stands inside this transaction."""
        return search.by_code(self._connection, code)


class _End(msgspec.Struct, frozen=True):
    """Where a journal ends, and the clock that its next entry must be later than; `follows` where that clock is another
    desk's, far ahead.
    """

    number: int
    hash: bytes
    hlc: int
    follows: bool


def append(
    connection: sa.Connection, recording: Recording, name: str, actor: str, now_ms: int, salts: bytes
) -> list[Sealed]:
    """Seal the recording's drafts at the end of the journal `name`, store them and refresh the register.

    `salts` holds SALT_BYTES of entropy for each draft.
    """
    about = {draft.subject for draft in recording.drafts} - {""}
    end = _end_of(connection, name, now_ms, about, recording.seen)
    number, previous, hlc = end.number, end.hash, end.hlc
    sealed: list[Sealed] = []
    rows: list[Sequence[object]] = []
    for index, draft in enumerate(recording.drafts):
        number, hlc = number + 1, next_hlc(hlc, now_ms)
        place = placed(hlc, name, number, now_ms, follows=end.follows)
        salt = salts[index * SALT_BYTES : (index + 1) * SALT_BYTES]
        fixed = seal(draft, place, previous, day=recording.day, actor=actor, salt=salt)
        if len(fixed.body) + len(fixed.personal) > MOST_BYTES:
            raise EntryTooLarge(most=MOST_BYTES)
        previous = fixed.hash
        entry = _as_read(draft, place, previous, recording.day, actor)
        recording.entries.append(entry)
        sealed.append(fixed)
        rows.append((name, number, previous, hlc, recording.day, entry.kind, draft.subject, fixed.body, fixed.personal))
    run_many(connection, INSERT_ENTRY, rows)
    run(connection, MOVE_HEAD, (name, number, previous, hlc, 0))
    for counter, value in (used for entry in recording.entries for used in counters.own_recreated(entry)):
        counters.keep(connection, counter, value)
    fresh = frozenset(
        draft.subject
        for draft in recording.drafts
        if begins(draft.facts) and not isinstance(draft.facts, DossierRecreated)  # its id is an old one
    )
    recording.dossiers = register.refresh(connection, recording.entries, fresh)
    wording.index(connection)
    return sealed


def _as_read(draft: Draft, place: Place, mark: bytes, day: str, actor: str) -> Entry:
    """The entry as `unseal` would read it, without reading it."""
    kind = kind_of(draft.facts)
    return Entry(
        place=place,
        day=day,
        actor=actor,
        subject=draft.subject,
        kind=kind.name,
        version=kind.version,
        facts=draft.facts,
        personal=draft.personal,
        hash=mark,
    )


def _end_of(connection: sa.Connection, name: str, now_ms: int, subjects: set[str], known: int) -> _End:
    limit = followed_until(now_ms)
    number, last, own, others = 0, START, 0, 0
    is_seen = False
    for journal, at, hash_, hlc in run(connection, "SELECT name, number, hash, hlc FROM journal"):
        if journal == name:
            number, last, own = at, hash_, hlc
        elif hlc <= limit:
            others = max(others, hlc)
        else:
            is_seen = True
    seen = max((_seen(connection, subject) for subject in subjects), default=0) if is_seen else 0
    seen = max(seen, known)
    clock = max(own, others, follow(seen, now_ms))
    # a journal that stands ahead without having followed anybody is one whose own clock went back
    follows = clock > limit and (seen > own if own <= limit else _follows(connection, name, number, now_ms))
    return _End(number, last, clock, follows)


def _seen(connection: sa.Connection, subject: str) -> int:
    """How far ahead the entries about this dossier stand."""
    row = run(connection, "SELECT max(hlc) FROM entry WHERE subject = ? AND subject <> ''", (subject,)).fetchone()
    return int(row[0] or 0)


def _follows(connection: sa.Connection, name: str, number: int, now_ms: int) -> bool:
    """Whether this entry, the last of our own, stands so far ahead because it followed another desk's, and our clock
    has not gone back since.
    """
    row = run(connection, "SELECT body FROM entry WHERE journal = ? AND number = ?", (name, number)).fetchone()
    if row is None:
        return False
    last = header(Sealed(row[0]))
    return last.follows and now_ms >= last.wall_ms - CLOCK_AHEAD_LIMIT_MS
