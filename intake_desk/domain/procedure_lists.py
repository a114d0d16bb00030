"""A unit's own list of procedures against what holds: new, changed, unchanged, withdrawn, and every refused line."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, TypeVar

import msgspec

from intake_desk.domain import procedure_columns as columns
from intake_desk.domain.folding import fold, nfc
from intake_desk.domain.procedure_cells import (
    LE_PHI,
    PHI,
    Unclear,
    read_block,
    read_channels,
    read_fees,
    read_limit,
    read_papers,
)
from intake_desk.domain.procedure_terms import (
    BLOCK_WORDS,
    Fees,
    channels_said,
    fees_said,
    limits_said,
    papers_said,
    same_papers,
    with_terms,
)
from intake_desk.domain.procedures import LONGEST_CODE, Case, Limit, Paper, Procedure, Result
from intake_desk.domain.refusals import Refusal

NEW: Final = "new"
CHANGED: Final = "changed"
SAME: Final = "same"
WITHDRAWN: Final = "withdrawn"
LONGEST_NAME: Final = 1000
LONGEST_TEXT: Final = 1000
LONGEST_SHORT_NAME: Final = 70
LONGEST_CELL: Final = 20_000
SHOWN: Final = 120
MOST_PROCEDURES: Final = 10_000
MOST_CASES: Final = 100
OTHER_FIELD: Final = "Lĩnh vực khác"
CERTIFICATION: Final = "chung thuc"
UNREADABLE_CODES: Final = frozenset({"no_code", "long_code", "odd_code", "short_code"})
# Free in form, but a word: a formula, or the nought that one left behind, is no code.
_CODE_LIKE: Final = re.compile(r"(?=.*[^\W0_])\w[\w.\-/ ]*")

T = TypeVar("T")

_CODE_DIGITS: Final = 8  # 1.001193
_GONE: Final = frozenset({"bai bo", "het hieu luc", "ngung", "ngung tiep nhan", "huy bo", "khong con hieu luc"})


class TooManyProcedures(Refusal):
    """The list holds more procedures than a counter can have; params: most."""

    code = "too_many_procedures"


class RefusedLine(msgspec.Struct, frozen=True):
    """A line that was not taken: where it stands, which column, why (a word), what stands there, and its code."""

    line: int
    column: str
    why: str
    text: str = ""
    code: str = ""


class FieldChange(msgspec.Struct, frozen=True):
    """One thing that a changed procedure says differently, in words."""

    field: str
    before: str
    after: str


class Change(msgspec.Struct, frozen=True):
    """What the list does to one procedure; `procedure` is as it will be, or was when it is withdrawn."""

    kind: str
    procedure: Procedure
    line: int = 0
    fields: tuple[FieldChange, ...] = ()


class Comparison(msgspec.Struct, frozen=True):
    """The whole list compared: every change, every refused line, and the headings that were not understood.

    `unsure`: nothing is withdrawn for not being named, because lines without a readable code may name it.
    """

    changes: tuple[Change, ...]
    refused: tuple[RefusedLine, ...] = ()
    ignored: tuple[str, ...] = ()
    unsure: bool = False

    def of_kind(self, kind: str) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)


class Row(msgspec.Struct, frozen=True):
    """A line of the list by its known columns; an empty cell says nothing."""

    line: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        """What stands in a column, "" when it has none."""
        return self.cells.get(column, "")


_SAID: Final[dict[str, Callable[[Procedure], str]]] = {
    columns.NAME: lambda one: one.name,
    columns.SHORT_NAME: lambda one: one.short_name,
    columns.FIELD: lambda one: one.field,
    columns.LIMIT: limits_said,
    columns.FEES: fees_said,
    columns.PAPERS: papers_said,
    columns.CHANNELS: channels_said,
    columns.RESULTS: lambda one: "; ".join(result.name for result in one.results),
    columns.RESOLVER: lambda one: one.resolver,
    columns.BLOCK: lambda one: BLOCK_WORDS.get(one.block, one.block),
    columns.DECISION: lambda one: one.decision,
    columns.BASIS: lambda one: one.basis,
}


class _Refuse(Exception):
    def __init__(self, column: str, why: str, text: str) -> None:
        super().__init__(why)
        self.column, self.why, self.text = column, why, text


def compare(
    holding: Sequence[Procedure],
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    lines: Sequence[int],
    *,
    whole: bool = False,
) -> Comparison:
    """Compare a list with the procedures that hold; `whole` says that what it does not name is withdrawn.

    A column that the list lacks, or a cell left empty, changes nothing. Raises ListWithoutHeadings, TooManyProcedures.
    """
    places = columns.find_columns(header)
    known = {fold(procedure.code): procedure for procedure in holding}
    refused: list[RefusedLine] = []
    grouped = _grouped(places, rows, lines, known, refused)
    if len(grouped) > MOST_PROCEDURES:
        raise TooManyProcedures(most=MOST_PROCEDURES)
    changes: list[Change] = []
    for code, group in grouped.items():
        try:
            changes.append(_change(known.get(code), group))
        except _Refuse as error:
            said = group[0].get(columns.CODE)
            refused.append(RefusedLine(group[0].line, error.column, error.why, error.text, said))
    unsure = whole and any(line.why in UNREADABLE_CODES for line in refused)
    if whole and not unsure:
        changes += [Change(WITHDRAWN, held) for code, held in known.items() if code not in grouped]
    ignored = tuple(heading for place, heading in enumerate(header) if heading and place not in places.values())
    return Comparison(tuple(changes), tuple(sorted(refused, key=lambda one: one.line)), ignored, unsure)


def differences(before: Procedure, after: Procedure) -> tuple[FieldChange, ...]:
    """What two versions of a procedure say differently, in words."""
    said = ((name, say(before), say(after)) for name, say in _SAID.items())
    return tuple(FieldChange(name, old, new) for name, old, new in said if old != new)


def _grouped(
    places: Mapping[str, int],
    rows: Sequence[Sequence[str]],
    lines: Sequence[int],
    known: Mapping[str, Procedure],
    refused: list[RefusedLine],
) -> dict[str, list[Row]]:
    """The lines of each procedure: one, or one for each of its cases."""
    grouped: dict[str, list[Row]] = {}
    for cells, line in zip(rows, lines, strict=True):
        row = Row(line, {column: cells[place].strip() for column, place in places.items() if place < len(cells)})
        if not any(row.cells.values()):
            continue
        try:
            code = _code(row, known)
            group = grouped.get(fold(code), [])
            _check_twice(row, group)
        except _Refuse as error:
            said = nfc(row.get(columns.CODE))[:LONGEST_CODE]
            refused.append(RefusedLine(line, error.column, error.why, error.text, said))
            continue
        grouped[fold(code)] = [*group, Row(line, {**row.cells, columns.CODE: code})]
    return grouped


def _code(row: Row, known: Mapping[str, Procedure]) -> str:
    """The code, free in form; one that a spreadsheet took for a number gets its last noughts back."""
    code = nfc(row.get(columns.CODE))
    if not code:
        raise _Refuse(columns.CODE, "no_code", "")
    if len(code) > LONGEST_CODE:
        raise _Refuse(columns.CODE, "long_code", code[:LONGEST_CODE])
    if not _CODE_LIKE.fullmatch(code):
        raise _Refuse(columns.CODE, "odd_code", code)
    short = len(code) < _CODE_DIGITS and code[:2] in {f"{digit}." for digit in range(10)} and code[2:].isdigit()
    if not short:
        return code
    mended = code.ljust(_CODE_DIGITS, "0")
    if fold(mended) not in known:
        raise _Refuse(columns.CODE, "short_code", code)
    return mended


def _check_twice(row: Row, group: Sequence[Row]) -> None:
    titles = [fold(other.get(columns.CASE)) for other in group]
    if group and (fold(row.get(columns.CASE)) in {"", *titles} or "" in titles):
        raise _Refuse(columns.CODE, "twice", row.get(columns.CODE))
    if len(group) == MOST_CASES:
        raise _Refuse(columns.CASE, "too_many_cases", row.get(columns.CASE))


def _change(before: Procedure | None, group: Sequence[Row]) -> Change:
    first = group[0]
    if fold(first.get(columns.STATUS)) in _GONE:
        if before is None:
            raise _Refuse(columns.CODE, "unknown_withdrawn", first.get(columns.CODE))
        return Change(WITHDRAWN, before, first.line)
    after = _procedure(before, group)
    if before is None:
        return Change(NEW, after, first.line)
    fields = differences(before, after)
    return Change(CHANGED if fields else SAME, after if fields else before, first.line, fields)


def _procedure(before: Procedure | None, group: Sequence[Row]) -> Procedure:
    """The procedure as the list wants it, over what held before."""
    row = group[0]
    name = _text(row, columns.NAME, LONGEST_NAME) or (before.name if before else "")
    if not name:
        raise _Refuse(columns.NAME, "no_name", "")
    if not name[0].isalnum() or not any(letter.isalpha() for letter in name):
        raise _Refuse(columns.NAME, "odd_name", name[:SHOWN])
    start = before or _blank(row, name)
    renamed = _short(name) if fold(name) != fold(start.name) else start.short_name
    channels = with_terms(start, _limit(row), _fees(row, start), _cell(row, columns.CHANNELS, read_channels) or ())
    return msgspec.structs.replace(
        start,
        name=name if fold(name) != fold(start.name) else start.name,
        short_name=_text(row, columns.SHORT_NAME, LONGEST_SHORT_NAME) or renamed,
        field=_text(row, columns.FIELD) or start.field,
        decision=_text(row, columns.DECISION) or start.decision,
        resolver=_text(row, columns.RESOLVER) or start.resolver,
        basis=_text(row, columns.BASIS) or start.basis,
        results=_results(row, start),
        block=_cell(row, columns.BLOCK, read_block) or start.block,
        channels=channels,
        cases=_cases(start, group, channels[0].limit),
    )


def _blank(row: Row, name: str) -> Procedure:
    field = _text(row, columns.FIELD) or OTHER_FIELD
    code = row.get(columns.CODE)
    return Procedure(
        code=code, name=name, short_name=_short(name), field=field, certification=fold(field) == CERTIFICATION
    )


def _cases(start: Procedure, group: Sequence[Row], usual: Limit) -> tuple[Case, ...]:
    """The cases with what the lines say; `usual` is the limit that holds where a case has none of its own."""
    papers = [_papers(row, place) for place, row in enumerate(group)]
    if not group[0].get(columns.CASE):
        held = tuple(paper for case in start.cases for paper in case.papers)
        if papers[0] and not same_papers(papers[0], held):
            return (Case(papers=papers[0]),)
        return start.cases or (Case(),)
    known = {fold(case.title): case for case in start.cases}
    cases: list[Case] = []
    for place, (row, listed) in enumerate(zip(group, papers, strict=True)):
        title, limit = _text(row, columns.CASE, LONGEST_NAME), _limit(row)
        old = known.get(fold(title), Case(source=place))
        taken = old.papers if not listed or same_papers(listed, old.papers) else listed
        own = old.limit if limit in {None, old.limit} else (None if limit == usual else limit)
        cases.append(Case(papers=taken, title=title, source=old.source, limit=own))
    return tuple(cases)


def _papers(row: Row, place: int) -> tuple[Paper, ...]:
    return _cell(row, columns.PAPERS, lambda text: read_papers(text, place)) or ()


def _limit(row: Row) -> Limit | None:
    return _cell(row, columns.LIMIT, lambda text: read_limit(text, row.get(columns.UNIT)))


def _fees(row: Row, start: Procedure) -> Fees | None:
    """The fees that the line names; None when it says nothing of them."""
    held = {rule.kind: rule.name for terms in start.channels for rule in terms.fees if not rule.extra}
    mixed = PHI if held.keys() == {PHI} else LE_PHI
    kinds = ((columns.PHI, PHI, "Phí"), (columns.LE_PHI, LE_PHI, "Lệ phí"), (columns.FEES, mixed, "Phí, lệ phí"))
    parts: list[Fees] = []
    for column, kind, name in kinds:
        fees = _cell(row, column, partial(read_fees, kind=kind, name=held.get(kind, name)))
        if fees is not None:
            parts.append(fees)
    if not parts:
        return None
    return tuple(rule for rules, _province in parts for rule in rules), any(province for _rules, province in parts)


def _cell(row: Row, column: str, read: Callable[[str], T]) -> T | None:
    """What a cell says; None when it is empty or the list has no such column."""
    text = row.get(column)
    if not text:
        return None
    if len(text) > LONGEST_CELL:
        raise _Refuse(column, "too_long", text[:SHOWN])
    try:
        return read(text)
    except Unclear as why:
        raise _Refuse(column, str(why), text[:SHOWN]) from None


def _text(row: Row, column: str, most: int = LONGEST_TEXT) -> str:
    text = nfc(row.get(column))
    if len(text) > most:
        raise _Refuse(column, "too_long", text[:SHOWN])
    return text


def _short(name: str) -> str:
    """The name as a clerk would say it, no longer than a line."""
    plain = re.sub(r"^[Tt]hủ tục ", "", name).strip(" .;")
    plain = plain[:1].upper() + plain[1:]
    if len(plain) <= LONGEST_SHORT_NAME:
        return plain
    return plain[: LONGEST_SHORT_NAME - 1].rsplit(" ", 1)[0].rstrip(" ,;:-(/") + "…"


def _results(row: Row, start: Procedure) -> tuple[Result, ...]:
    listed = tuple(nfc(one) for one in re.split(r"[;\n]", row.get(columns.RESULTS)) if nfc(one))
    if any(len(one) > LONGEST_TEXT for one in listed):
        raise _Refuse(columns.RESULTS, "too_long", listed[0][:SHOWN])
    known = {fold(result.name): result for result in start.results}
    results = tuple(known.get(fold(name), Result("", name)) for name in listed)
    return results if set(results) != set(start.results) and results else start.results
