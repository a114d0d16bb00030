"""What a supervisor says about an exception, and what a desk says of itself that is one."""

from intake_desk.domain.kinds import Facts, Moment


class ExceptionAnswered(Facts, frozen=True, kw_only=True):
    """The supervisor looked at the exception with this id; `choice` says what was done about it.

    `seen` marks the entries that spoke for the exception then: what else speaks for it brings it back. The entry's
    subject is the dossier when there is one; its personal part is the supervisor's note.
    """

    exception: str
    sort: str
    choice: str
    seen: tuple[str, ...] = ()


class JournalSetBack(Facts, frozen=True, kw_only=True):
    """This desk goes on with a file that is older than what it had written: its journal ended at `held`, though its
    entry `number` had been written and known at `known_at`. What lies between is not at this desk.
    """

    number: int
    held: int
    known_at: Moment = 0
