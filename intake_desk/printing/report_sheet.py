"""Tables on paper: reports, registers, hand-over lists, on A4 across, as long as they need to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_desk.domain.report import GROUP, MONEY, NUMBER, TEXT, TOTAL, shown
from intake_desk.domain.times import local

from .faces import BOLD, REGULAR, Run, printable
from .heading import Heading, Title
from .page import A4_ACROSS, Ink, Paragraph, Space, number_pages, paginate, to_pdf
from .signatures import Signatures, Signer
from .table import Column, Row, Table, narrowest
from .texts import LEADER, in_force, long_date, moment, paragraphs, plain, texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from intake_desk.domain import report as reports
    from intake_desk.domain.slips import Letterhead

    from .page import Block
    from .texts import FormLine, FormText

PAPER = A4_ACROSS
_SIZE = PAPER.sizes[0]
_WIDTH = PAPER.text_width
_FEW, _SOME = 8, 11  # columns
_SIDES = {TEXT: "left", MONEY: "right"}  # all others stand in the middle
_KEPT_WITH_SIGNATURES = 2
_COUNTS = 3  # of pages until their number, which stands on them, holds


def report_pdf(report: reports.Report, head: Letterhead) -> bytes:
    """The report as A4 pages across, every page with the headings of its columns and its number."""
    text = form_of(report)
    return to_pdf(report_pages(report, head), PAPER, text.title, head.unit_name)


def report_pages(report: reports.Report, head: Letterhead, barcode: str = "") -> list[Ink]:
    """The pages of a report with their numbers; where the form's words name their count, it is right."""
    text = form_of(report)
    table = report_table(report)
    pages = 1
    for _ in range(_COUNTS):
        values = form_values(report, head, text) | {"pages": str(pages)}
        laid = [
            *(paginate(_cover(report, text, values, head), PAPER) if text.cover else ()),
            *paginate(_blocks(report, text, values, head, table, barcode), PAPER),
        ]
        if len(laid) == pages:
            break
        pages = len(laid)
    number_pages(laid, PAPER, foot_of(report, head, text))
    return laid


def form_of(report: reports.Report) -> FormText:
    """The form's words on the day on which the report was made."""
    return in_force(texts().forms, report.words.form, local(report.made_at).date())


def form_values(report: reports.Report, head: Letterhead, text: FormText) -> dict[str, str]:
    """What the form's sentences may name, the report's own values last."""
    numbers = [shown(cell) for cell in report.values_of("number")]
    return {
        "unit": head.unit_name,
        "counter": head.counter_name,
        "unit_phone": head.phone,
        "website": head.website,
        "form_number": text.number,
        "legal_basis": text.legal_basis,
        "period": report.period.said if report.period else "",
        "made": moment(report.made_at),
        "moment": moment(report.made_at),
        "date": long_date(local(report.made_at).date()),
        "rows": shown(len(report.lines), NUMBER),
        "first": numbers[0] if numbers else "",
        "last": numbers[-1] if numbers else "",
        **report.values,
    }


def foot_of(report: reports.Report, head: Letterhead, text: FormText) -> str:
    """What ties a loose page to the others."""
    period = f", {report.period.said}" if report.period else ""
    return f"{text.title.capitalize()}{period} – {head.unit_name}"


def filled(lines: Sequence[FormLine], values: Mapping[str, str], *, kept: bool = False) -> list[Paragraph]:
    """The sentences that have something to say, filled in."""
    return [
        Paragraph(runs, _SIZE, _WIDTH, leader=LEADER if runs[-1].text == LEADER else "", keep=kept)
        for line in lines
        if (not line.needs or values[line.needs]) and not (line.lacks and values[line.lacks])
        for runs in paragraphs(line.text, values)
    ]


def heading_of(head: Letterhead, report: reports.Report, code: str = "", code_line: str = "") -> Heading:
    """Unit and state side by side, place and date below."""
    shared = texts()
    day = long_date(local(report.made_at).date())
    date_line = plain(shared.date_line, {"place": head.place_name, "date": day})
    return Heading(head, (shared.state, shared.motto), date_line, _SIZE, _WIDTH, code=code, code_line=code_line)


def report_table(report: reports.Report) -> Table:
    """The cells as people read them, groups and totals in bold."""
    size = _type_size(len(report.columns))
    columns = [
        Column(column.title, width, _alignment(column), column.group)
        for column, width in zip(report.columns, _widths(report.columns, size), strict=True)
    ]
    rows = [*report.rows, *([report.total] if report.total is not None else [])]
    return Table(columns, [_row(report, row) for row in rows] or [_nothing(report)], size)


def _widths(columns: Sequence[reports.Column], size: float) -> list[float]:
    """Shares of the page, but no column narrower than the longest word of its heading."""
    least = [narrowest(column.title, size) for column in columns]
    spare = _WIDTH - sum(least)
    wanted = [column.share / sum(one.share for one in columns) * _WIDTH for column in columns]
    more = [max(want - need, 0.0) for want, need in zip(wanted, least, strict=True)]
    scale = max(spare, 0.0) / (sum(more) or 1.0)
    fit = 1.0 if spare > 0 else _WIDTH / sum(least)
    return [need * fit + extra * scale for need, extra in zip(least, more, strict=True)]


def _alignment(column: reports.Column) -> str:
    return _SIDES.get(column.kind, "centre")


def _type_size(columns: int) -> float:
    if columns <= _FEW:
        return 11.0
    return 10.0 if columns <= _SOME else 9.0


def _row(report: reports.Report, row: reports.Row) -> Row:
    plain_row = row.level not in (GROUP, TOTAL)
    cells = tuple(
        "" if cell is None and not plain_row else shown(cell, column.kind)
        for cell, column in zip(row.cells, report.columns, strict=True)
    )
    return Row(cells, REGULAR if plain_row else BOLD)


def _nothing(report: reports.Report) -> Row:
    """A table never stands without a row: an empty one could be filled in later."""
    widest = max(report.columns, key=lambda column: column.share)
    return Row(tuple("Không có hồ sơ nào" if column is widest else "" for column in report.columns))


def _cover(report: reports.Report, text: FormText, values: dict[str, str], head: Letterhead) -> list[Block]:
    """The first page of a book: what it is, whose, how long, and who answers for it."""
    return [
        heading_of(head, report),
        Space(60, keep=True),
        Title(text.title, plain(text.under_title, values), [], _SIZE * 1.6, _WIDTH),
        Space(20),
        *(
            Paragraph(runs, _SIZE + 1, _WIDTH, align="centre")
            for line in text.cover
            if (not line.needs or values[line.needs]) and not (line.lacks and values[line.lacks])
            for runs in paragraphs(line.text, values)
        ),
        Space(30, keep=True),
        _signatures(report, text),
    ]


def _blocks(
    report: reports.Report, text: FormText, values: dict[str, str], head: Letterhead, table: Table, barcode: str
) -> list[Block]:
    under = "" if text.cover else plain(text.under_title, values)
    code_line = plain(texts().code_line, {"code": barcode}) if barcode else ""
    top: list[Block] = [] if text.cover else [heading_of(head, report, barcode, code_line)]
    after = filled(text.after_table, values)
    notes = [Paragraph((Run(printable(note), REGULAR),), _SIZE - 1, _WIDTH) for note in report.notes]
    signed: list[Block] = []
    if text.right_signature:
        signed = [Space(_SIZE, keep=True), _signatures(report, text)]
        for block in [*after, *notes][-_KEPT_WITH_SIGNATURES:]:
            block.keep = True
    return [
        *top,
        Title(text.title, under, [], _SIZE, _WIDTH),
        *filled(text.before_table, values),
        Space(4, keep=True),
        table,
        Space(5, keep=bool(after or notes or signed)),
        *after,
        *notes,
        *signed,
    ]


def _signatures(report: reports.Report, text: FormText) -> Signatures:
    left = Signer(text.left_signature, report.left_name) if text.left_signature else None
    right = Signer(text.right_signature, report.right_name)
    return Signatures(
        left, right, texts().signature_note, _SIZE, _WIDTH, qr_text=report.qr_text, qr_note=texts().qr_note
    )
