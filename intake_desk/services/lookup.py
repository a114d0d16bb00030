"""Finding: dossiers by scan or by typing, who has been here before, and a dossier's whole story."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import msgspec

from intake_desk.domain import numbers
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Entry
from intake_desk.domain.folding import words
from intake_desk.domain.kinds import ClerkSignedIn, ClerkSignedOut, FeeCharged, SlipPrinted
from intake_desk.domain.life import fold
from intake_desk.domain.money_kinds import (
    CashAccepted,
    CashHanded,
    DrawerClosed,
    DrawerClosedFor,
    FeeMeansCorrected,
    FeeRefunded,
    FeeVoided,
    LineExplained,
    MisfitReversed,
)
from intake_desk.domain.people import Person
from intake_desk.domain.times import local, to_ms
from intake_desk.services.desk import Desk
from intake_desk.store import days, register, search
from intake_desk.store.search import LAST_ROW, PAGE, Filter, Found
from intake_desk.store.wording import number_tails

MOST_VISITS = 200


class Visitor(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who has been here: newest details first, how often, and when last (ms UTC)."""

    person: Person
    visits: int
    last_at: int


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a dossier's story, with the names that a person knows and the dossier as it then stood.

    `second` is the name of the other person, without whom money is not mended.
    """

    entry: Entry
    clerk: str
    desk: str
    before: Dossier | None
    after: Dossier | None
    second: str = ""


class News(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened on the day, with the names that a person knows and its dossier as it stands now.

    `second` is who agreed to it or saw it, `other` who is at the other end of a hand-over; "" where there is nobody.
    """

    entry: Entry
    clerk: str
    desk: str
    dossier: Dossier | None
    second: str = ""
    other: str = ""


class Lookup:
    """Read-only questions; safe on any thread but the GUI's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def page(self, wanted: Filter, after: int = LAST_ROW, most: int = PAGE) -> list[Found]:
        """A page of the register, newest first."""
        with self._desk.journal.database.reading() as connection:
            return search.find(connection, wanted, after, most)

    def counts(self) -> dict[str, int]:
        """How many dossiers each ready-made list holds, by the names that `search.counts` gives them."""
        with self._desk.journal.database.reading() as connection:
            return search.counts(connection, self._desk.business_day(), self._desk.now_ms())

    def dossier(self, dossier_id: str) -> Dossier | None:
        """The dossier with this id."""
        with self._desk.journal.database.reading() as connection:
            return register.load(connection, dossier_id)

    def scanned(self, text: str) -> Dossier | None:
        """The dossier whose barcode or QR was scanned."""
        code = numbers.code_in(text)
        if not code:
            return None
        with self._desk.journal.database.reading() as connection:
            return search.by_code(connection, code)

    def visitors(self, text: str, most: int = 8) -> list[Visitor]:
        """People who have been here, by part of name, number or phone, last seen first."""
        typed = words(text)
        with self._desk.journal.database.reading() as connection:
            dossiers = search.of_person(connection, text, MOST_VISITS)
            found = _visitors(dossiers, lambda person: _is_meant(person, typed))[:most]
            # what was typed may stand on some of their dossiers only
            numbers = [one.person.id_number for one in found]
            whole = [search.of_person(connection, number, MOST_VISITS) if number else [] for number in numbers]
        return [_by_number(theirs, one.person.id_number) or one for one, theirs in zip(found, whole, strict=True)]

    def visitor(self, id_number: str) -> Visitor | None:
        """The person with this identity number, if they have been here, for themselves or for somebody else."""
        with self._desk.journal.database.reading() as connection:
            dossiers = search.of_person(connection, id_number, MOST_VISITS)
        return _by_number(dossiers, id_number)

    def favourites(self) -> dict[str, int]:
        """How often this desk took each procedure lately, the commonest first."""
        with self._desk.journal.database.reading() as connection:
            codes = search.latest_procedures(connection, self._desk.identity.journal)
        return dict(Counter(codes).most_common())

    def agencies(self) -> list[str]:
        """The agencies that dossiers went to lately, the commonest first."""
        with self._desk.journal.database.reading() as connection:
            return search.agencies(connection)

    def story(self, dossier_id: str) -> list[Moment]:
        """Everything that happened to a dossier, oldest first."""
        with self._desk.journal.database.reading() as connection:
            entries = register.entries_of(connection, dossier_id)
        unit, names = self._desk.unit, self._names(entries)
        story: list[Moment] = []
        before: Dossier | None = None
        for index, entry in enumerate(entries):
            after = fold(entries[: index + 1])
            story.append(
                Moment(
                    entry=entry,
                    clerk=names[entry.actor],
                    desk=unit.desk_name(entry.place.journal),
                    before=before,
                    after=after,
                    second=self._second(entry),
                )
            )
            before = after
        return story

    def news(self, most: int = 200) -> list[News]:
        """What happened on the open business day at any desk of the unit, newest first, without the small change."""
        unit, day = self._desk.unit, self._desk.business_day()
        with self._desk.journal.database.reading() as connection:
            entries = [entry for entry in days.entries_of_day(connection, day) if _is_news(entry)][-most:]
            subjects = {entry.subject for entry in entries if entry.subject}
            dossiers = {subject: register.load(connection, subject) for subject in subjects}
        names = self._names(entries)
        return [
            News(
                entry=entry,
                clerk=names[entry.actor],
                desk=unit.desk_name(entry.place.journal),
                dossier=dossiers.get(entry.subject),
                second=self._second(entry),
                other=self._other(entry),
            )
            for entry in reversed(entries)
        ]

    def _names(self, entries: list[Entry]) -> dict[str, str]:
        """The names of whoever made these entries."""
        return {actor: self._desk.clerk_name(actor) for actor in {entry.actor for entry in entries}}

    def _second(self, entry: Entry) -> str:
        facts = entry.facts
        agreed = FeeVoided | FeeRefunded | FeeMeansCorrected | MisfitReversed | DrawerClosed | LineExplained
        if isinstance(facts, agreed):
            return self._desk.clerk_name(facts.second) if facts.second else ""
        return ""

    def _other(self, entry: Entry) -> str:
        facts = entry.facts
        if isinstance(facts, CashHanded):
            return self._desk.clerk_name(facts.receiver)
        if isinstance(facts, DrawerClosedFor):
            return self._desk.clerk_name(facts.clerk)
        return self._desk.clerk_name(facts.giver) if isinstance(facts, CashAccepted) else ""

    def promised_today(self) -> list[Dossier]:
        """Open dossiers that are promised for today by the desk's clock, the earliest promise first."""
        midnight = local(self._desk.now()).replace(hour=0, minute=0, second=0, microsecond=0)
        with self._desk.journal.database.reading() as connection:
            return search.due_between(connection, to_ms(midnight), to_ms(midnight + timedelta(days=1)))


def _is_news(entry: Entry) -> bool:
    """Whether a colleague would want to hear of it: not who sat down, nor every paper that was printed."""
    facts = entry.facts
    if isinstance(facts, SlipPrinted):
        return facts.reprint > 0
    return not isinstance(facts, ClerkSignedIn | ClerkSignedOut | FeeCharged)


def _visitors(dossiers: list[Dossier], is_meant: Callable[[Person], bool]) -> list[Visitor]:
    """The people meant among applicants and who came for them, from dossiers newest first; a dossier is one visit.

    A person is known by the identity number (an organisation by its tax code), or by name, birth date and phone
    without one.
    """
    found: dict[tuple[str, ...], Visitor] = {}
    for dossier in dossiers:
        people = {_key(one): one for one in (dossier.applicant, dossier.submitter) if one and one.name}
        for key, person in people.items():
            if not is_meant(person):
                continue
            seen = found.get(key)
            if seen is None:
                found[key] = Visitor(person=person, visits=1, last_at=dossier.received_at)
            else:
                fuller = _filled(seen.person, person)
                found[key] = Visitor(person=fuller, visits=seen.visits + 1, last_at=seen.last_at)
    return list(found.values())


def _by_number(dossiers: list[Dossier], id_number: str) -> Visitor | None:
    if not id_number:
        return None
    return next(iter(_visitors(dossiers, lambda person: person.id_number == id_number)), None)


def _key(person: Person) -> tuple[str, ...]:
    number = person.number
    return (number,) if number else (person.name, person.birth_date, person.phone)


def _is_meant(person: Person, typed: list[str]) -> bool:
    """Whether every word typed begins a word of the name, or stands in a number."""
    numbers = (person.id_number, person.tax_code, person.phone)
    said = [*words(person.name), *(tail for number in numbers for tail in number_tails(number))]
    return all(any(word.startswith(part) for word in said) for part in typed)


def _filled(newer: Person, older: Person) -> Person:
    """The newer details, with what they lack from the older."""
    gaps = {
        field: getattr(older, field)
        for field in newer.__struct_fields__
        if not getattr(newer, field) and getattr(older, field)
    }
    return msgspec.structs.replace(newer, **gaps) if gaps else newer
