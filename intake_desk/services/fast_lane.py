"""Certification in two gestures: who asks, and which of the desk's favourites; recorded, paid and handed back."""

import msgspec
from msgspec.structs import replace

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.people import Person
from intake_desk.domain.procedures import Case, Procedure
from intake_desk.domain.refusals import Refusal
from intake_desk.services.applications import CASH, Application
from intake_desk.services.desk import Desk
from intake_desk.services.lookup import Lookup
from intake_desk.services.places import Places
from intake_desk.services.reception import Reception

MOST_OFFERS = 6
CERTIFIED = "Giấy tờ, văn bản yêu cầu chứng thực"


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A favourite, and what it costs for the pages and copies asked for; `amount` is None where it must be set."""

    procedure: Procedure
    amount: int | None
    how: str = ""


class FastLane:
    """Only certification: what else is done at the same moment has papers that must be looked at first."""

    def __init__(self, desk: Desk, reception: Reception, lookup: Lookup, places: Places) -> None:
        self._desk = desk
        self._reception = reception
        self._lookup = lookup
        self._places = places

    def favourites(self) -> tuple[str, ...]:
        """The codes of what this desk certifies most, the commonest first; a new desk begins with what costs least."""
        catalogue = self._desk.reference.catalogue
        known = [catalogue.by_code(code) for code in self._lookup.favourites()]
        rest = sorted(catalogue.procedures, key=_everyday)
        codes = [one.code for one in (*known, *rest) if one is not None and one.certification]
        return tuple(dict.fromkeys(codes))[:MOST_OFFERS]

    def offers(self, favourites: tuple[str, ...], pages: int = 1, copies: int = 1) -> tuple[Offer, ...]:
        """The favourites that the catalogue has, in this order, each with its price for so many pages and copies."""
        catalogue = self._desk.reference.catalogue
        found = (catalogue.by_code(code) for code in favourites)
        return tuple(self._offer(procedure, pages, copies) for procedure in found if procedure is not None)

    def serve(
        self,
        clerk: Clerk,
        person: Person,
        procedure: str,
        *,
        pages: int = 1,
        copies: int = 1,
        means: str = CASH,
        tendered: int = 0,
    ) -> Dossier:
        """Record one certification, paid and handed back at once. Raises what `Reception.serve` raises.

        A former address is recorded as it is called today, as far as that is certain. `tendered` is the cash that the
        citizen gave, 0 when nobody said.
        """
        here = self._of_today(person)
        return self._reception.serve(clerk, self._application(here, procedure, pages, copies, means, tendered))

    def _of_today(self, person: Person) -> Person:
        if not person.address:
            return person
        address = self._places.read(person.address).address
        return replace(person, address=address.present) if address.former else person

    def _offer(self, procedure: Procedure, pages: int, copies: int) -> Offer:
        application = self._application(Person(name=""), procedure.code, pages, copies, CASH)
        try:
            promise = self._reception.promise(application)
        except Refusal:
            return Offer(procedure=procedure, amount=None)
        how = "; ".join(line.how for line in promise.fees if line.how)
        return Offer(procedure=procedure, amount=promise.fee_total, how=how)

    def _application(
        self, person: Person, code: str, pages: int, copies: int, means: str, tendered: int = 0
    ) -> Application:
        procedure = self._desk.reference.catalogue.by_code(code)
        case = procedure.cases[0] if procedure and procedure.cases else None
        return Application(
            applicant=person,
            procedure=code,
            papers=_papers(case, copies),
            pages=pages,
            copies=copies,
            means=means,
            tendered=tendered,
        )


def _everyday(procedure: Procedure) -> tuple[bool, int]:
    """What is counted by the page comes first, then what costs least: that is what people come for every day."""
    rules = procedure.terms().fees
    return not any(rule.per == "page" for rule in rules), sum(rule.amount for rule in rules)


def _papers(case: Case | None, copies: int) -> tuple[PaperCount, ...]:
    """What lies on the counter: the papers that everybody brings, the first of them in so many copies."""
    texts = [paper.text for paper in case.papers if not paper.conditional] if case else []
    first, *others = texts or [CERTIFIED]
    return (
        PaperCount(text=first, originals=1, copies=copies),
        *(PaperCount(text=text, originals=1) for text in others),
    )
