"""The rows of a table read as the province's decisions about fees; every line that cannot be is told why."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from intake_desk.domain.fee_decisions import MOST_DECISIONS, FeeDecision
from intake_desk.domain.folding import fold, nfc
from intake_desk.domain.procedure_cells import LE_PHI, PHI, Unclear, read_channels, read_fees
from intake_desk.domain.procedures import LONGEST_CODE, Catalogue, FeeRule
from intake_desk.domain.refusals import Refusal
from intake_desk.services.tables import Table, day_in

MOST_LETTERS: Final = 200
_COLUMNS: Final = {
    "number": (
        "Số quyết định", "Số nghị quyết", "Số văn bản", "Quyết định", "Nghị quyết", "Văn bản", "Số hiệu", "Căn cứ",
    ),
    "since": ("Hiệu lực từ", "Có hiệu lực từ", "Từ ngày", "Ngày hiệu lực", "Ngày có hiệu lực", "Áp dụng từ"),
    "until": ("Đến ngày", "Hiệu lực đến", "Hết hiệu lực", "Ngày hết hiệu lực", "Áp dụng đến"),
    "procedure": ("Mã thủ tục", "Mã TTHC", "Mã", "Mã thủ tục hành chính"),
    "fee": ("Khoản thu", "Tên khoản thu", "Tên phí, lệ phí", "Tên phí", "Tên lệ phí", "Phí, lệ phí", "Nội dung thu"),
    "kind": ("Loại", "Loại thu", "Loại khoản thu"),
    "amount": ("Mức thu", "Mức phí", "Mức lệ phí", "Số tiền", "Mức phí, lệ phí"),
    "channel": ("Kênh", "Kênh nộp", "Hình thức nộp", "Hình thức", "Cách thức nộp"),
    "refund": ("Hoàn trả", "Được hoàn trả", "Hoàn lại"),
}  # fmt: skip
KNOWN: Final = tuple(name for names in _COLUMNS.values() for name in names)
_KINDS: Final = {"phi": PHI, "le phi": LE_PHI}
_YES, _NO = frozenset({"co", "duoc", "x", "1"}), frozenset({"khong", "0", "khong hoan tra", "khong duoc"})


class NoFeeColumns(Refusal):
    """The table lacks a column without which no decision can be read; params: missing (its names; comma between)."""

    code = "no_fee_columns"


class RefusedLine(msgspec.Struct, frozen=True):
    """A line that is left out, with what stands in it.

    `why`: number, date, order, about, code, kind, amount, channel, refund, long, repeated, many.
    """

    line: int
    why: str
    name: str
    said: str


class FeeRows(NamedTuple):
    """What a table says, and the lines that it could not be read from."""

    decisions: tuple[FeeDecision, ...]
    refused: tuple[RefusedLine, ...]


class _WrongLineError(Exception):
    def __init__(self, why: str, said: str) -> None:
        super().__init__(why)
        self.why, self.said = why, said


class _Row(NamedTuple):
    number: str
    since: str
    until: str
    procedure: str
    fee: str
    kind: str
    amount: str
    channel: str
    refund: str


def read_decisions(table: Table, catalogue: Catalogue) -> FeeRows:
    """Read the decisions; a line for two channels is a decision for each. Raises NoFeeColumns."""
    columns = {column: table.column(*names) for column, names in _COLUMNS.items()}
    missing = [column for column in ("number", "since", "amount") if columns[column] is None]
    if columns["procedure"] is None and columns["fee"] is None:
        missing.append("about")
    if missing:
        raise NoFeeColumns(missing=",".join(missing))
    found: dict[tuple[str, ...], FeeDecision] = {}
    refused = []
    for line, cells in zip(table.lines, table.rows, strict=True):
        row = _Row(**{column: "" if at is None else nfc(cells[at]) for column, at in columns.items()})
        try:
            for decision in _decisions(row, catalogue):
                if decision.key in found:
                    raise _WrongLineError("repeated", decision.number)
                if len(found) == MOST_DECISIONS:
                    raise _WrongLineError("many", decision.number)
                found[decision.key] = decision
        except _WrongLineError as wrong:
            name = row.procedure or row.fee or row.number
            refused.append(RefusedLine(line, wrong.why, name[:MOST_LETTERS], wrong.said[:MOST_LETTERS]))
    return FeeRows(tuple(found.values()), tuple(refused))


def _decisions(row: _Row, catalogue: Catalogue) -> Iterator[FeeDecision]:
    for cell in row[:6]:
        if len(cell) > MOST_LETTERS:
            raise _WrongLineError("long", cell)
    if not row.number:
        raise _WrongLineError("number", row.fee or row.procedure)
    since, until = _day(row.since), _day(row.until) if row.until else ""
    if until and until < since:
        raise _WrongLineError("order", row.until)
    code = _code(row.procedure, catalogue)
    if not code and not row.fee:
        raise _WrongLineError("about", row.number)
    kind = _kind(row)
    rule = _rule(row.amount, kind, row.fee)
    for channel in _channels(row.channel):
        yield FeeDecision(
            number=row.number,
            since=since,
            until=until,
            kind=kind,
            amount=rule.amount,
            per=rule.per,
            from_page=rule.from_page,
            further=rule.further,
            cap=rule.cap,
            procedure=code,
            fee=row.fee,
            channel=channel,
            refundable=_refund(row.refund),
        )


def _day(cell: str) -> str:
    day = day_in(cell)
    if day is None:
        raise _WrongLineError("date", cell)
    return day.isoformat()


def _code(cell: str, catalogue: Catalogue) -> str:
    """The code as the catalogue writes it; a decision about a procedure that nobody has is a slip of the pen."""
    if not cell:
        return ""
    procedure = catalogue.by_code(cell) if len(cell) <= LONGEST_CODE else None
    if procedure is None:
        raise _WrongLineError("code", cell)
    return procedure.code


def _kind(row: _Row) -> str:
    """What the column says, else how the fee is called."""
    if row.kind:
        kind = _KINDS.get(fold(row.kind), "")
    else:
        named = fold(row.fee)
        kind = LE_PHI if named.startswith("le phi") else PHI if named.startswith("phi") else ""
    if not kind:
        raise _WrongLineError("kind", row.kind or row.fee)
    return kind


def _rule(cell: str, kind: str, name: str) -> FeeRule:
    """The one amount that the cell states; "miễn phí" is nought."""
    try:
        rules, by_province = read_fees(cell, kind, name)
    except Unclear:
        raise _WrongLineError("amount", cell) from None
    if not cell or by_province or len(rules) > 1 or any(rule.kind != kind for rule in rules):
        raise _WrongLineError("amount", cell)
    return rules[0] if rules else FeeRule(kind=kind, name=name, amount=0)


def _channels(cell: str) -> tuple[str, ...]:
    if not cell:
        return ("",)
    try:
        return read_channels(cell)
    except Unclear:
        raise _WrongLineError("channel", cell) from None


def _refund(cell: str) -> bool | None:
    if not cell:
        return None
    said = fold(cell)
    if said not in _YES | _NO:
        raise _WrongLineError("refund", cell)
    return said in _YES
