"""What a citizen may ask for: the procedures, their cases, papers, limits and fees, as published."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Final, NamedTuple

import msgspec

from intake_desk.domain.finding import Finder, Row, Span
from intake_desk.domain.folding import fold

COUNTER: Final = "counter"
ONLINE: Final = "online"
POST: Final = "post"
STATE: Final = "state"
PARTY: Final = "party"
LONGEST_CODE: Final = 40
MOST_LIMIT: Final = 3660  # no limit is longer than ten years
MOST_LEGS: Final = 20
RESULT_UNSTATED: Final = "Kết quả giải quyết thủ tục"

_PUBLISHED_CODE: Final = re.compile(r"\d\.\d{6}")
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

    unit: Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(_UNITS_SAID)})$")] = "unstated"
    amount: Annotated[int, msgspec.Meta(ge=0, le=MOST_LIMIT)] = 0

    @property
    def said(self) -> str:
        return _UNITS_SAID[self.unit].format(self.amount)

    @classmethod
    def read(cls, said: str) -> "Limit":
        """Give back the limit that a dossier keeps in words; unstated for any other words, and for endless limits."""
        amount = "".join(letter for letter in said if letter.isdecimal())
        if len(amount) > len(str(MOST_LIMIT)) or int(amount or 0) > MOST_LIMIT:
            return cls()
        limits = (cls(unit, int(amount or 0)) for unit in _UNITS_SAID)
        return next((limit for limit in limits if limit.said == said), cls())


class Leg(msgspec.Struct, frozen=True, omit_defaults=True):
    """One agency's part of the way of a dossier, with a clock of its own."""

    agency: str
    limit: Limit


Legs = Annotated[tuple[Leg, ...], msgspec.Meta(max_length=MOST_LEGS)]


class Paper(msgspec.Struct, frozen=True, omit_defaults=True):
    """One paper of a dossier; `source` is its (case, paper) place in the published list.

    `digitise`: it must be kept as a scan (TT 01/2023/TT-VPCP).
    """

    text: str
    source: tuple[int, int]
    originals: int = 0
    copies: int = 0
    group: str = ""
    conditional: bool = False
    digitise: bool = False


class Case(msgspec.Struct, frozen=True, omit_defaults=True):
    """One of the cases that a clerk chooses between; a procedure with one case leaves its title empty."""

    papers: tuple[Paper, ...] = ()
    title: str = ""
    source: int = 0
    limit: Limit | None = None
    legs: Legs = ()


# More than any fee; an adopted list that says otherwise comes from a stranger, and nothing is counted by it.
Dong = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]


class FeeRule(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a fee is counted: by case, copy or page; pages from `from_page` on cost `further`, a copy at most `cap`.

    `refundable`: whether it is given back where the work is not done; `decision` is the province's, where it is one.
    """

    kind: Annotated[str, msgspec.Meta(pattern="^(phi|le_phi)$")]
    name: str
    amount: Dong
    per: Annotated[str, msgspec.Meta(pattern="^(case|copy|page)$")] = "case"
    from_page: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 0
    further: Dong = 0
    cap: Dong = 0
    extra: bool = False
    refundable: bool = True
    decision: str = ""


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


class OwnField(msgspec.Struct, frozen=True, omit_defaults=True):
    """A question of the procedure's own, asked without code.

    `least` and `most` bound a number or an amount, `most` a text's length; 0 leaves it to the kind.
    `counts_as` says that fees are reckoned by the answer: "pages" or "copies".
    """

    name: str
    label: str
    kind: Annotated[str, msgspec.Meta(pattern="^(text|number|money|date|choice|yes_no)$")] = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    unit: str = ""
    counts_as: Annotated[str, msgspec.Meta(pattern="^(pages|copies)?$")] = ""


class Procedure(msgspec.Struct, frozen=True, omit_defaults=True):
    """One procedure as published, cleaned to what the counter needs.

    `block` is "state" or "party"; `resolver` names who decides where that is not the unit itself.
    """

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
    legs: Legs = ()
    block: str = STATE
    resolver: str = ""
    fields: tuple[OwnField, ...] = ()

    @property
    def has_published_code(self) -> bool:
        """Whether the code is of the national kind, 1.001193; the Party's and a unit's own are free."""
        return _PUBLISHED_CODE.fullmatch(self.code) is not None

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What the citizen takes home; where it is not stated, at least a word for it (never empty)."""
        return tuple(result.name for result in self.results) or (RESULT_UNSTATED,)

    def counted_by(self, what: str) -> OwnField | None:
        """Find the own field by whose answer fees are reckoned."""
        return next((field for field in self.fields if field.counts_as == what), None)

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
        self._sheet = sheet
        self.version = sheet.version
        self.source = sheet.source
        self.source_date = sheet.source_date
        self.procedures = sheet.procedures
        self._by_code = {fold(procedure.code): procedure for procedure in sheet.procedures}
        common = {code: 1 - place / len(sheet.common) for place, code in enumerate(sheet.common)}
        self._finder = Finder(
            [
                Row(
                    procedure.code,
                    procedure.short_name,
                    _also(procedure),
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

    def with_procedures(self, version: str, procedures: Iterable[Procedure]) -> "Catalogue":
        """Give the catalogue that a unit made of this one."""
        return Catalogue(msgspec.structs.replace(self._sheet, version=version, procedures=tuple(procedures)))

    def by_code(self, code: str) -> Procedure | None:
        """Find a procedure by its whole code, written in whatever case."""
        return self._by_code.get(fold(code))

    def search(self, text: str, limit: int = 20, favourites: Mapping[str, int] | None = None) -> list[Hit]:
        """List the procedures that the words mean, best first; `favourites` counts what this desk uses."""
        return [Hit(self.procedures[found.row], found.spans) for found in self._finder.find(text, limit, favourites)]


def _also(procedure: Procedure) -> str:
    """What a procedure is found by beside its short name; the words of a free code too."""
    free = "" if procedure.has_published_code else f" {procedure.code}"
    return f"{procedure.name} {procedure.field}{free}"
