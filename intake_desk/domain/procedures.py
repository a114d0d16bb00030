"""What a citizen may ask for: the procedures, their cases, papers, limits and fees, as published."""

from collections.abc import Mapping
from typing import Final, NamedTuple

import msgspec

from intake_desk.domain.finding import Finder, Row, Span

COUNTER: Final = "counter"
POST: Final = "post"

_UNITS_SAID: Final = {
    "working_day": "{} ngày làm việc",
    "day": "{} ngày",
    "hour": "{} giờ",
    "working_hour": "{} giờ làm việc",
    "same_day": "Trong ngày làm việc",
    "unstated": "Không quy định",
}


class Limit(msgspec.Struct, frozen=True, omit_defaults=True):
    """How long the authority may take, in the unit that the law names."""

    unit: str = "unstated"
    amount: int = 0

    @property
    def said(self) -> str:
        return _UNITS_SAID[self.unit].format(self.amount)

    @classmethod
    def read(cls, said: str) -> "Limit":
        """Give back the limit that a dossier keeps in words; unstated for any other words."""
        amount = "".join(letter for letter in said if letter.isdecimal())
        limits = (cls(unit, int(amount or 0)) for unit in _UNITS_SAID)
        return next((limit for limit in limits if limit.said == said), cls())


class Leg(msgspec.Struct, frozen=True, omit_defaults=True):
    """One agency's part of the way of a dossier, with a clock of its own."""

    agency: str
    limit: Limit


class Paper(msgspec.Struct, frozen=True, omit_defaults=True):
    """One paper of a dossier; `source` is its (case, paper) place in the published list."""

    text: str
    source: tuple[int, int]
    originals: int = 0
    copies: int = 0
    group: str = ""
    conditional: bool = False


class Case(msgspec.Struct, frozen=True, omit_defaults=True):
    """One of the cases that a clerk chooses between; a procedure with one case leaves its title empty."""

    papers: tuple[Paper, ...] = ()
    title: str = ""
    source: int = 0
    limit: Limit | None = None
    legs: tuple[Leg, ...] = ()


class FeeRule(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a fee is counted: by case, copy or page; pages from `from_page` on cost `further`, a copy at most `cap`."""

    kind: str
    name: str
    amount: int
    per: str = "case"
    from_page: int = 0
    further: int = 0
    cap: int = 0
    extra: bool = False


class ChannelTerms(msgspec.Struct, frozen=True, omit_defaults=True):
    """One published line of limit and fee; several lines of one channel are different cases."""

    channel: str
    limit: Limit
    fees: tuple[FeeRule, ...] = ()
    by_province: bool = False
    fee_unstated: bool = False


class Result(msgspec.Struct, frozen=True):
    """What the citizen takes home."""

    code: str
    name: str


class Procedure(msgspec.Struct, frozen=True, omit_defaults=True):
    """One procedure as published, cleaned to what the counter needs."""

    code: str
    name: str
    short_name: str
    field: str
    decision: str = ""
    channels: tuple[ChannelTerms, ...] = ()
    cases: tuple[Case, ...] = ()
    results: tuple[Result, ...] = ()
    certification: bool = False
    basis: str = ""
    legs: tuple[Leg, ...] = ()

    def lines(self, channel: str = COUNTER) -> tuple[ChannelTerms, ...]:
        """List the published lines of a channel; a channel without one borrows the others' (never empty)."""
        own = tuple(terms for terms in self.channels if terms.channel == channel)
        return own or self.channels or (ChannelTerms(channel=channel, limit=Limit()),)

    def terms(self, channel: str = COUNTER, line: int = 0) -> ChannelTerms:
        """Give the line that holds for a channel; where there are several, the clerk's choice or the first."""
        return self.lines(channel)[line]

    def limit(self, channel: str = COUNTER, case: Case | None = None, line: int = 0) -> Limit:
        """Give the limit that holds: the case's own where the law names one, the channel's otherwise."""
        return case.limit if case and case.limit else self.terms(channel, line).limit

    def legs_of(self, case: Case | None = None) -> tuple[Leg, ...]:
        """List the agencies that work on a dossier one after the other; none where one clock runs for all."""
        return case.legs if case and case.legs else self.legs

    def clocks(self, limit: Limit, case: Case | None = None) -> tuple[Leg, ...]:
        """List the clocks that run: the agencies' where they are named, otherwise the one of this limit."""
        return self.legs_of(case) or (Leg("", limit),)

    def case_at(self, case_index: int) -> Case | None:
        """Find the case that a published case index belongs to; one case is always the case."""
        if len(self.cases) == 1:
            return self.cases[0]
        for case in self.cases:
            if case.source == case_index or any(paper.source[0] == case_index for paper in case.papers):
                return case
        return None

    def paper_at(self, case_index: int, paper_index: int) -> Paper | None:
        """Find a paper by its published place; an explanatory sentence is no paper and gives None."""
        for case in self.cases:
            for paper in case.papers:
                if paper.source == (case_index, paper_index):
                    return paper
        return None


class CatalogueSheet(msgspec.Struct, frozen=True):
    """The published catalogue as it ships: a dated, versioned document."""

    version: str
    source: str
    source_date: str
    source_sha256: str
    common: tuple[str, ...]
    abbreviations: dict[str, tuple[str, ...]]
    procedures: tuple[Procedure, ...]


class Hit(NamedTuple):
    """A procedure found, and the parts of its short name to embolden."""

    procedure: Procedure
    spans: tuple[Span, ...]


class Catalogue:
    """Every procedure of the counter, found by code or while it is typed."""

    def __init__(self, sheet: CatalogueSheet) -> None:
        self.version = sheet.version
        self.source = sheet.source
        self.source_date = sheet.source_date
        self.procedures = sheet.procedures
        self._by_code = {procedure.code: procedure for procedure in sheet.procedures}
        common = {code: 1 - place / len(sheet.common) for place, code in enumerate(sheet.common)}
        self._finder = Finder(
            [
                Row(
                    procedure.code,
                    procedure.short_name,
                    f"{procedure.name} {procedure.field}",
                    common.get(procedure.code, 0),
                )
                for procedure in sheet.procedures
            ],
            sheet.abbreviations,
        )

    @classmethod
    def decode(cls, document: bytes) -> "Catalogue":
        """Read the document that ships (or arrives as a sheet); a malformed one raises msgspec.DecodeError."""
        return cls(msgspec.json.decode(document, type=CatalogueSheet))

    def by_code(self, code: str) -> Procedure | None:
        """Find a procedure by its whole code."""
        return self._by_code.get(code)

    def search(self, text: str, limit: int = 20, favourites: Mapping[str, int] | None = None) -> list[Hit]:
        """List the procedures that the words mean, best first; `favourites` counts what this desk uses."""
        return [Hit(self.procedures[found.row], found.spans) for found in self._finder.find(text, limit, favourites)]
