"""What the back office and the server say to each other (JSON). Moments are ms UTC, money is đồng."""

from typing import Annotated, Any

import msgspec

from intake_desk.domain.dossier import Dossier

Word = Annotated[str, msgspec.Meta(max_length=200)]
Text = Annotated[str, msgspec.Meta(max_length=4000)]
# The caller's own name for an act: the same name again is answered again and done once.
ActId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9-]{8,64}$")]


class OfficeSignIn(msgspec.Struct, frozen=True, kw_only=True):
    """An officer's account."""

    agency: Word
    login: Word
    password: Annotated[str, msgspec.Meta(max_length=200)]


class SignedIn(msgspec.Struct, frozen=True, kw_only=True):
    """Who is working, and (right after signing in) the bearer token of the session."""

    agency: str
    login: str
    name: str
    role: str
    token: str = ""


class DossierRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a list."""

    id: str
    code: str
    procedure: str
    procedure_name: str
    applicant: str
    state: str
    received_at: int
    due_at: int
    overdue: bool
    holder: str
    open_questions: int


class DossierPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a list; `after` asks for the next one, "" when there is none. `counts` are those of the whole unit."""

    dossiers: tuple[DossierRow, ...]
    after: str
    counts: dict[str, int]


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened to a dossier: who did it where, and what the entry says (empty once erased)."""

    at: int
    kind: str
    who: str
    desk: str
    facts: dict[str, Any]
    personal: dict[str, Any]
    misfit: bool = False


class DossierView(msgspec.Struct, frozen=True, kw_only=True):
    """A dossier and its story. `version` stands in the ETag too and is what If-Match names; `may` are the acts that the
    dossier allows now.
    """

    version: str
    overdue: bool
    may: tuple[str, ...]
    dossier: Dossier
    story: tuple[Moment, ...]


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """An act that is asked for, under a name of the caller's own."""

    act: ActId


class ResultWish(Wish, frozen=True, kw_only=True):
    """The result is there."""

    sort: Text = ""
    number: Text = ""
    summary: Text = ""
    electronic: bool = False


class ExtensionWish(Wish, frozen=True, kw_only=True):
    """The promise is moved to a later working day (ISO), with an apology; `number` is the letter's, if it has one."""

    due_day: Word
    reason: Text
    number: Word = ""


class StopWish(Wish, frozen=True, kw_only=True):
    """The work ends before there is a result; `asked_by` is "agency" or "applicant"."""

    reason: Text
    stage: Text = ""
    decision: Text = ""
    asked_by: Word = "agency"
    refund: bool = False


class ForwardWish(Wish, frozen=True, kw_only=True):
    """The papers go to another agency, or with `home` back to the counter."""

    receiver: Text = ""
    home: bool = False
    note: Text = ""


class QuestionWish(Wish, frozen=True, kw_only=True):
    """Something is asked of the counter."""

    text: Text


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """An act that was recorded: as entries `first` to `last` of this journal; the dossier's version right after it."""

    act: str
    journal: str
    first: int
    last: int
    version: str


# What the server's description names.
STRUCTS = (
    OfficeSignIn,
    SignedIn,
    DossierPage,
    DossierView,
    ResultWish,
    ExtensionWish,
    StopWish,
    ForwardWish,
    QuestionWish,
    Done,
)
