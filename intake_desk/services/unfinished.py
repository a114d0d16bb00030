"""What a clerk began and did not record: kept at this desk as it was written, found again after a crash.

It is kept under the id that its dossier gets. Recording the dossier throws it away in the same transaction; an entry
that a crash left to be completed from the roll, or that comes back from the server, does so by that id.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

import msgspec

from intake_desk.domain.desk import Clerk
from intake_desk.domain.kinds import FeeLine
from intake_desk.domain.people import CITIZEN, Person
from intake_desk.services.applications import Application
from intake_desk.services.desk import Desk
from intake_desk.services.lookup import Visitor
from intake_desk.store import unfinished
from intake_desk.store.unfinished import Row

# How `Written` is stored. Whoever takes something out of it, or gives something in it another meaning, counts on.
FORM: Final = 1
WORKING_DAYS_KEPT: Final = 2


class OwnerWritten(msgspec.Struct, frozen=True, kw_only=True):
    """Whose dossier it is, field by field, when that is not who stands at the counter."""

    texts: dict[str, str]
    sort: str
    card: Person | None


class ApplicantWritten(msgspec.Struct, frozen=True, kw_only=True):
    """Who stands at the counter, field by field; `card` and `visitor` say where it was taken from."""

    texts: dict[str, str]
    sex: str
    address_note: str
    on_behalf: bool
    owner: OwnerWritten
    card: Person | None
    visitor: Visitor | None

    @property
    def name(self) -> str:
        """The name as it was typed."""
        return self.texts.get("name", "").strip()

    @property
    def person(self) -> Person:
        """Whose dossier it is, as far as a name and a number tell."""
        if not self.on_behalf:
            return _told_apart(self.texts, CITIZEN, self.card)
        return _told_apart(self.owner.texts, self.owner.sort, self.owner.card)


class ProcedureChosen(msgspec.Struct, frozen=True, kw_only=True):
    """The code of a procedure, "" while none is chosen, its case and line; `typed` is what stands in its field."""

    code: str
    typed: str
    case: int
    terms: int


class PaperWritten(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the list of papers; `own` when the clerk wrote it."""

    text: str
    originals: int
    certified: int
    copies: int
    ticked: bool
    note: str
    own: bool


class PapersWritten(msgspec.Struct, frozen=True, kw_only=True):
    """The papers, the counts, and the answers to the procedure's own questions."""

    papers: tuple[PaperWritten, ...]
    pages: int
    copies: int
    sets: int
    deliver: str
    note: str
    own: dict[str, str]


class MoneyWritten(msgspec.Struct, frozen=True, kw_only=True):
    """How the fee is met: the means, and whose law lets them off by which paper or for what reason."""

    means: str
    category: str
    proof: str
    reason: str
    rest: str
    tendered: int


class Kept(msgspec.Struct, frozen=True):
    """A dossier that waits to be saved: what was said of it, how it is called, until when, and what it costs."""

    application: Application
    title: str
    due: str
    fees: tuple[FeeLine, ...]

    @property
    def amount(self) -> int:
        """All its fees, in đồng."""
        return sum(line.amount for line in self.fees)


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that one citizen brought, as it stands on the steps, with what waits to be saved beside it.

    `set_amount` is the fee that the clerk set, `due_day` (ISO) the day that they promised; None and "" if nobody did.
    """

    applicant: ApplicantWritten
    procedure: ProcedureChosen
    papers: PapersWritten
    money: MoneyWritten
    set_amount: int | None
    due_day: str
    basket: tuple[Kept, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The procedure on the steps and those that wait beside it; "" while none is chosen."""
        return (self.procedure.code, *(one.application.procedure for one in self.basket))


class Unfinished(msgspec.Struct, frozen=True, kw_only=True):
    """An unfinished dossier, `aside` or on the screen; `written` is None when this program cannot read it."""

    id: str
    name: str
    kept_at: int
    written: Written | None
    aside: bool = False


class UnfinishedDesk:
    """Each clerk's own; nobody else is told of it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def keep(self, clerk: Clerk, begun: Unfinished) -> None:
        """Keep this in place of what was kept under its id; nothing once its dossier is recorded.

        Raises NotSignedIn, StoreFailed.
        """
        row = Row(
            id=begun.id,
            clerk=self._desk.acting(clerk).login,
            day=self._desk.business_day(),
            kept_at=begun.kept_at,
            aside=begun.aside,
            form=FORM,
            name=begun.name,
            body=msgspec.msgpack.encode(begun.written),
        )
        with self._desk.journal.database.writing() as connection:
            unfinished.keep(connection, row)

    def forget(self, clerk: Clerk, mark: str) -> None:
        """Throw away what is kept under this id. Raises NotSignedIn, StoreFailed."""
        self._desk.acting(clerk)
        with self._desk.journal.database.writing() as connection:
            unfinished.forget(connection, mark)

    def recall(self, clerk: Clerk) -> tuple[Unfinished, ...]:
        """What this clerk left here, the oldest first; from now on all of it is aside.

        What cannot be read is told this once and thrown away; what was recorded meanwhile, and what is older than the
        working day before yesterday, is thrown away untold. Raises NotSignedIn, StoreFailed.
        """
        login, oldest = self._desk.acting(clerk).login, self._oldest()
        with self._desk.journal.database.writing() as connection:
            unfinished.sweep(connection, oldest)
            found = tuple(map(_read, unfinished.of_clerk(connection, login)))
            for one in found:
                if one.written is None:
                    unfinished.forget(connection, one.id)
            unfinished.all_aside(connection, login)
        return found

    def _oldest(self) -> str:
        day = date.fromisoformat(self._desk.business_day())
        for _ in range(WORKING_DAYS_KEPT):
            day = self._desk.calendar.working_before(day)
        return day.isoformat()


def _told_apart(texts: Mapping[str, str], sort: str, card: Person | None) -> Person:
    number = "".join(texts.get("id_number" if sort == CITIZEN else "tax_code", "").split())
    name = texts.get("name", "").strip()
    if sort != CITIZEN:
        return Person(name=name, sort=sort, tax_code=number)
    former = card.former_id if card is not None and card.id_number == number else ""
    return Person(name=name, id_number=number, former_id=former)


def _read(row: Row) -> Unfinished:
    written: Written | None = None
    if row.form == FORM:
        try:
            written = msgspec.msgpack.decode(row.body, type=Written)
        except (msgspec.DecodeError, UnicodeDecodeError):  # another program's, or damaged
            written = None
    return Unfinished(id=row.id, name=row.name, kept_at=row.kept_at, written=written, aside=bool(row.aside))
