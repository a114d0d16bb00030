"""What a supervisor says about an exception."""

from intake_desk.domain.kinds import Facts


class ExceptionAnswered(Facts, frozen=True, kw_only=True):
    """The supervisor looked at the exception with this id; `choice` says what was done about it.

    `seen` marks the entries that spoke for the exception then: what else speaks for it brings it back. The entry's
    subject is the dossier when there is one; its personal part is the supervisor's note.
    """

    exception: str
    sort: str
    choice: str
    seen: tuple[str, ...] = ()
