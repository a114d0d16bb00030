"""The supervisor's charts on A4: each picture with its numbers beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_desk.domain.chart_text import apart, headings, lines, written
from intake_desk.domain.charts import (
    FEE_DAYS,
    FEE_MONTHS,
    HOURS,
    LOAD,
    ON_TIME_MONTHS,
    ON_TIME_WEEKS,
    Chart,
    ChartSheet,
)
from intake_desk.domain.report import MONEY, PERCENT
from intake_desk.domain.times import local, show_day, weekday_name

from .faces import BOLD, REGULAR, Run, printable, width_of
from .heading import Heading, Title
from .page import A4, Paragraph, Space, number_pages, paginate, to_pdf
from .picture import Beside, Picture
from .signatures import Signatures, Signer
from .table import Column, Row, Table, narrowest
from .texts import long_date, moment, plain, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake_desk.domain.slips import Letterhead

    from .page import Block

TITLE = "BIỂU ĐỒ THEO DÕI CÔNG VIỆC CỦA BỘ PHẬN MỘT CỬA"
WORDS: Mapping[str, str] = {
    HOURS: "Tiếp nhận theo giờ",
    f"{HOURS}.axis": "Giờ",
    f"{HOURS}.empty": "Chưa tiếp nhận hồ sơ nào",
    LOAD: "Hồ sơ đang chờ, theo ngày hẹn trả",
    f"{LOAD}.axis": "Hẹn trả",
    f"{LOAD}.empty": "Không còn hồ sơ nào đang chờ",
    ON_TIME_WEEKS: "Tỷ lệ giải quyết đúng hạn theo tuần",
    f"{ON_TIME_WEEKS}.axis": "Tuần",
    f"{ON_TIME_WEEKS}.empty": "Chưa có hồ sơ nào giải quyết xong",
    ON_TIME_MONTHS: "Tỷ lệ giải quyết đúng hạn theo tháng",
    f"{ON_TIME_MONTHS}.axis": "Tháng",
    f"{ON_TIME_MONTHS}.empty": "Chưa có hồ sơ nào giải quyết xong",
    FEE_DAYS: "Phí, lệ phí thu được theo ngày (đồng)",
    f"{FEE_DAYS}.axis": "Ngày",
    f"{FEE_DAYS}.empty": "Chưa thu khoản nào trong kỳ",
    FEE_MONTHS: "Phí, lệ phí thu được theo tháng (đồng)",
    f"{FEE_MONTHS}.axis": "Tháng",
    f"{FEE_MONTHS}.empty": "Chưa thu khoản nào trong kỳ",
    "received": "Tiếp nhận",
    "usual": "Thường lệ",
    "waiting": "Số hồ sơ",
    "ratio": "Tỷ lệ",
    "kept": "Đúng hạn",
    "resolved": "Đã giải quyết",
    "phi": "Phí",
    "le_phi": "Lệ phí",
    "both": "Cộng",
    "overdue": "Quá hạn",
    "later": "Sau đó",
    "no_limit": "Không hẹn",
    "paused": "Tạm dừng",
    "open": "Chưa chốt",
    "total": "Cộng",
}
_SIZE, _SMALL = 12.0, 8.5
_WIDTH = A4.text_width
_GAP = 12.0
_LEAST_NUMBERS = 150.0
_SIDES = 7.0  # of a cell
_LEAST, _MOST = 140.0, 200.0


def charts_pdf(sheet: ChartSheet, head: Letterhead, prepared_by: str) -> bytes:
    """All of a sheet's charts; whoever made them signs for the numbers."""
    shared = texts()
    day = long_date(local(sheet.made_at).date())
    date_line = plain(shared.date_line, {"place": head.place_name, "date": day})
    under = f"(Kỳ: {sheet.period.said}; số liệu lúc {moment(sheet.made_at)})"
    blocks: list[Block] = [
        Heading(head, (shared.state, shared.motto), date_line, _SIZE, _WIDTH),
        Title(TITLE, under, [], _SIZE, _WIDTH),
    ]
    for chart in sheet.charts:
        blocks += [*chart_blocks(chart, _WIDTH), Space(8)]
    signer = Signer("NGƯỜI LẬP BIỂU", prepared_by)
    blocks.append(Signatures(None, signer, shared.signature_note, _SIZE, _WIDTH))
    pages = paginate(blocks, A4)
    number_pages(pages, A4, f"{TITLE.capitalize()}, {sheet.period.said} – {head.unit_name}")
    return to_pdf(pages, A4, TITLE.capitalize(), head.unit_name)


def chart_blocks(chart: Chart, width: float) -> list[Block]:
    """A chart under its title: its numbers at the right, and the picture in what they leave, about as high as they."""
    said = f"{WORDS[chart.name]}{about(chart)}"
    numbers, wide = _numbers(chart)
    tall = min(max(numbers.height, _LEAST), _MOST)
    return [
        Paragraph((Run(printable(said), BOLD),), _SIZE, width, keep=True),
        Space(3, keep=True),
        Beside(Picture(chart, WORDS, width - wide - _GAP, tall), numbers, width - wide),
    ]


def about(chart: Chart) -> str:
    """What follows a chart's title: the days that it is about, and the figure that is asked for first."""
    if chart.span is None:
        return f": lúc này {chart.total_of('waiting')} hồ sơ, quá hạn {chart.series[0].values[0]}{apart(chart, WORDS)}"
    first, last = chart.span.first, chart.span.last
    if chart.name == HOURS:
        usual = f", so với {weekday_name(first)} thường lệ" if chart.series[1].total is not None else ""
        return f" ngày {show_day(first)}{usual}"
    days = f", từ {show_day(first)} đến {show_day(last)}" if first != last else f", ngày {show_day(first)}"
    if chart.kind == PERCENT:
        resolved = chart.total_of("resolved")
        of_these = f" của {resolved} hồ sơ đã giải quyết" if resolved else ""
        return f"{days}: {written(chart.series[0].total, PERCENT)}{of_these}"
    return f"{days}: {written(chart.total_of('both'), MONEY)}"


def _numbers(chart: Chart) -> tuple[Table, float]:
    """The numbers as a table, and its width: no number is broken."""
    titles = headings(chart, WORDS)
    rows = [Row((line.name, *line.cells), BOLD if line.is_total else REGULAR) for line in lines(chart, WORDS)]
    widths = [
        max(narrowest(title, _SMALL), *(width_of(printable(row.cells[at]), BOLD, _SMALL) + _SIDES for row in rows))
        for at, title in enumerate(titles)
    ]
    spare = max(_LEAST_NUMBERS - sum(widths), 0.0) / len(widths)
    sides = ["left", *("right" for _ in titles[1:])]
    columns = [Column(title, width + spare, side) for title, width, side in zip(titles, widths, sides, strict=True)]
    return Table(columns, rows, _SMALL), sum(column.width for column in columns)
