"""What people know and the crawl does not say: the form of procedure_overrides.json."""

import msgspec

from intake_desk.domain.procedures import FeeRule, OwnField, Paper, Procedure


class LimitNote(msgspec.Struct):
    unit: str
    basis: str
    amount: int = 0


class FeeNote(msgspec.Struct):
    basis: str
    lines: dict[str, tuple[FeeRule, ...]]


class Notes(msgspec.Struct):
    """Short names, limits and fees with their legal note, titles, abbreviations."""

    common: tuple[str, ...]
    abbreviations: dict[str, tuple[str, ...]]
    fee_names: dict[str, tuple[str, str]]
    not_refundable: tuple[str, ...]
    extra_copy: FeeRule
    extra_copy_codes: tuple[str, ...]
    limits: dict[str, LimitNote]
    fees: dict[str, FeeNote]
    short_names: dict[str, str]
    case_limits: dict[str, dict[str, int]]
    case_limits_basis: str
    case_titles: dict[str, dict[str, str]]
    paper_openings: dict[str, str]
    papers: dict[str, dict[str, str]]
    digitise: dict[str, tuple[str, ...]]
    paper_unstated: Paper
    paper_unstated_basis: str
    results: dict[str, tuple[str, ...]]
    fields: dict[str, tuple[OwnField, ...]]
    added: tuple[Procedure, ...]
