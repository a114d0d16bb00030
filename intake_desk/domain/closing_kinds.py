"""What rules a day or a period off, what comes after it, and the keys that sign it."""

import msgspec

from intake_desk.domain.kinds import Amount, Count, Facts, Moment, Personal

# By grouping ("procedure", "field", "channel", "clerk", "desk", "means", "series", "hour"), by row, by figure.
Groups = dict[str, dict[str, dict[str, Amount]]]


class Covered(msgspec.Struct, frozen=True):
    """Up to where a closing covers a journal."""

    journal: str
    number: int
    hash: bytes


class Around(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A desk that was away when the day was ruled off: how far its journal was known, and when it was last heard."""

    journal: str
    number: Count = 0
    heard_ms: Moment = 0


class UncountedDrawer(msgspec.Struct, frozen=True):
    """A drawer that was open, and not counted in one either, when the day was ruled off or an addendum signed: that of
    `clerk` at the desk `journal`.
    """

    journal: str
    clerk: str


class DayClosed(Facts, frozen=True, kw_only=True):
    """The supervisor ruled off the entry's day over exactly these journals; money in đồng.

    `around` are the desks that were away, each with its reason in the personal part. `fields` says in which field each
    procedure was counted. `key` is the supervisor's public key, announced by the entry `announced` of the same journal,
    and `signature` what it says over `closings.statement`; empty in entries of older programs. `counted_cash` is what
    was counted in the drawers that nobody had closed, of which `due_cash` had to lie there; without the latter an older
    program's, which held it against all cash of the day. `tried` is every figure that was compared with it, in order,
    the one that counts last; `uncounted` are the drawers that nobody had locked and that were not counted in one, with
    the reason in the personal part. `witness` (a login) agreed with their own password, where the
    supervisor had a till of their own at the desks `witnessed` that could be locked before nobody else any more.
    """

    covered: tuple[Covered, ...]
    tally: dict[str, int]
    counted_cash: int | None = None
    due_cash: int | None = None
    tried: tuple[Amount, ...] = ()
    uncounted: tuple[UncountedDrawer, ...] = ()
    witness: str = ""
    witnessed: tuple[str, ...] = ()
    groups: Groups = msgspec.field(default_factory=dict)
    fields: dict[str, str] = msgspec.field(default_factory=dict)
    around: tuple[Around, ...] = ()
    key: bytes = b""
    announced: Count = 0
    signature: bytes = b""


class DayClosedPersonal(Personal, frozen=True, kw_only=True):
    """What the supervisor wrote beside the figures, and why: each desk that was away (its journal), and drawers that
    were left open.
    """

    note: str = ""
    uncounted: str = ""
    away: dict[str, str] = msgspec.field(default_factory=dict)


class DayAddendum(Facts, frozen=True, kw_only=True):
    """What arrived after the entry's day had been ruled off: addendum `number` (1, 2, …) to `closing`, its hash.

    `previous` is the hash of the addendum before it, empty for the first. `covered` are the heads that closing and
    addenda reach together; the sums are only those of what is new. One that `moves` says what all that is covered adds
    up to by what is known now, less what was sealed before: a dossier's beginning that came late takes the figures that
    had been sealed without it into their rows. `uncounted` are the drawers of the day that nobody had locked by then,
    with the reason in the personal part; `witness` and `witnessed` as in a closing.
    """

    closing: bytes
    number: Count
    covered: tuple[Covered, ...]
    tally: dict[str, int]
    previous: bytes = b""
    groups: Groups = msgspec.field(default_factory=dict)
    fields: dict[str, str] = msgspec.field(default_factory=dict)
    moves: bool = False
    uncounted: tuple[UncountedDrawer, ...] = ()
    witness: str = ""
    witnessed: tuple[str, ...] = ()
    key: bytes = b""
    announced: Count = 0
    signature: bytes = b""


class DayAddendumPersonal(Personal, frozen=True, kw_only=True):
    """What the supervisor wrote beside the addendum, and why drawers were left open."""

    note: str = ""
    uncounted: str = ""


class PeriodClosed(Facts, frozen=True, kw_only=True):
    """A quarter ("2026-Q4") or a year ("2026") was settled over these journals; sums as in DayClosed."""

    period: str
    covered: tuple[Covered, ...]
    tally: dict[str, int]
    groups: Groups = msgspec.field(default_factory=dict)
    key: bytes = b""
    announced: Count = 0
    signature: bytes = b""


class SupervisorKeyMade(Facts, frozen=True, kw_only=True):
    """The entry's actor has a key of their own at this desk from now on; `public` is its public part (Ed25519)."""

    public: bytes
