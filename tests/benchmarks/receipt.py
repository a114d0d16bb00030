"""Receipt to PDF bytes: ours beside fpdf2 and WeasyPrint making the same page, warm, interleaved, median.

Each maker gets the same slip with a new code every time, so each pays for its own barcode and QR code, both drawn as
vector. What a maker can keep between two papers it may keep: we our parsed fonts, WeasyPrint its font configuration;
fpdf2 cuts up the font it embeds, so it has to read it again for each document (a copied blank document fails).
"""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from datetime import datetime
from functools import cache
from html import escape
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import segno
from barcode import Code128
from fpdf import FPDF
from fpdf.enums import Align, TableBordersLayout
from fpdf.fonts import FontFace
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from intake_desk.domain.slips import Letterhead, PaperLine, ReceiptSlip
from intake_desk.domain.times import VIETNAM
from intake_desk.printing.forms import receipt_pdf
from intake_desk.printing.page import A4
from intake_desk.printing.texts import in_force, long_date, moment, plain, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MODULE = 0.25  # mm, of the barcode
QR_MODULE = 0.375
STYLES = {"": "Regular", "B": "Bold", "I": "Italic"}


def slip(number: int) -> ReceiptSlip:
    """An ordinary receipt: four papers, a link with a signature in its QR code."""
    code = f"H26.103.25.7-261120-{number:04}"
    return ReceiptSlip(
        head=Letterhead(
            parent_agency="Ủy ban nhân dân xã Thượng Phúc",
            unit_name="Trung tâm Phục vụ hành chính công",
            place_name="Thượng Phúc",
            counter_name="Trung tâm Phục vụ hành chính công xã Thượng Phúc",
            phone="024 3385 0000",
            website="motcua.thuongphuc.example",
        ),
        code=code,
        book="02",
        line=number,
        applicant="Nguyễn Thị Hường",
        submitter="Đặng Văn Quyết",
        content="Đăng ký khai sinh",
        received_at=datetime(2026, 11, 20, 9, 5, tzinfo=VIETNAM),
        due_at=datetime(2026, 11, 20, 16, 30, tzinfo=VIETNAM),
        limit_text="ngay trong ngày làm việc",
        clerk_name="Trần Thị Mỹ Lệ",
        address="Thôn Đại Nghĩa, xã Thượng Phúc, thành phố Hà Nội",
        phone="0912 345 678",
        email="huong@example.vn",
        id_number="001190012345",
        papers=(
            PaperLine(text="Tờ khai đăng ký khai sinh theo mẫu", originals=1),
            PaperLine(text="Giấy chứng sinh hoặc văn bản của người làm chứng xác nhận về việc sinh", originals=1),
            PaperLine(text="Văn bản ủy quyền", certified=1),
            PaperLine(text="Giấy chứng nhận kết hôn của cha, mẹ", copies=2),
        ),
        return_place="Trung tâm Phục vụ hành chính công xã Thượng Phúc",
        fee_text="Không thu",
        qr_text=f"https://tracuu.example/{code}?k=" + "Ab3_" * 22,
    )


def by_intake_desk(receipt: ReceiptSlip) -> bytes:
    """Our own page."""
    return receipt_pdf(receipt, A4, ("Lưu",))


def by_fpdf2(receipt: ReceiptSlip) -> bytes:
    """The same page with fpdf2."""
    pdf = FPDF(format="A4")
    pdf.set_margins(30, 20, 20)
    folder = files("intake_desk.resources").joinpath("fonts")
    with as_file(folder) as path:
        for style, name in STYLES.items():
            pdf.add_font("Serif", style, path / f"LiberationSerif-{name}.ttf")
    pdf.add_page()
    _fpdf2_head(pdf, receipt)
    before, after = _body(receipt)
    pdf.set_font("Serif", size=12)
    for line in before:
        pdf.multi_cell(0, 5.5, "      " + line, new_x="LMARGIN", new_y="NEXT", markdown=True)
    _fpdf2_table(pdf, receipt)
    for line in after:
        pdf.multi_cell(0, 5.5, "      " + line, new_x="LMARGIN", new_y="NEXT", markdown=True)
    _fpdf2_foot(pdf, receipt)
    return bytes(pdf.output())


def _fpdf2_head(pdf: FPDF, receipt: ReceiptSlip) -> None:
    form = in_force(texts().forms, "01", receipt.received_at.date())
    left = ((receipt.head.parent_agency.upper(), ""), (receipt.head.unit_name.upper(), "B"))
    right = ((texts().state, "B"), (texts().motto, "B"), (_date_line(receipt), "I"), (_book_line(receipt), "B"))
    for x, width, lines in ((30, 72, left), (102, 88, right)):
        pdf.set_xy(x, 20)
        for text, style in lines:
            pdf.set_font("Serif", style, 11)
            pdf.multi_cell(width, 6, text, align=Align.C, new_x="LEFT", new_y="NEXT")
    for start, width in _runs(Code128(receipt.code).build()[0]):
        pdf.rect(31 + start * MODULE, 40, width * MODULE, 10, style="F")
    pdf.set_xy(30, 50)
    pdf.set_font("Serif", "B", 9.5)
    pdf.cell(72, 5, f"Mã hồ sơ: {receipt.code}", align=Align.C)
    pdf.set_xy(30, 58)
    pdf.set_font("Serif", "B", 13)
    pdf.cell(0, 6, form.title, align=Align.C, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Serif", "I", 11)
    pdf.cell(0, 6, "(Liên: Lưu)", align=Align.C, new_x="LMARGIN", new_y="NEXT")


def _fpdf2_table(pdf: FPDF, receipt: ReceiptSlip) -> None:
    form = in_force(texts().forms, "01", receipt.received_at.date())
    pdf.set_font("Serif", size=11.5)
    bold = FontFace(emphasis="BOLD")
    with pdf.table(
        col_widths=(10, 99, 17, 17, 17),
        num_heading_rows=2,
        headings_style=bold,
        borders_layout=TableBordersLayout.ALL,
        text_align=("CENTER", "LEFT", "CENTER", "CENTER", "CENTER"),
        line_height=5.5,
    ) as table:
        upper = table.row()
        upper.cell(form.number_column, rowspan=2)
        upper.cell(form.text_column, rowspan=2)
        upper.cell(form.count_group, colspan=3)
        lower = table.row()
        for title in form.count_columns:
            lower.cell(title)
        for cells in _paper_cells(receipt):
            row = table.row()
            for text in cells:
                row.cell(text)


def _fpdf2_foot(pdf: FPDF, receipt: ReceiptSlip) -> None:
    form = in_force(texts().forms, "01", receipt.received_at.date())
    top = pdf.get_y() + 5
    for x, title, name in (
        (30, form.left_signature, receipt.submitter),
        (122, form.right_signature, receipt.clerk_name),
    ):
        for text, style, gap in ((title, "B", 0), (texts().signature_note, "I", 5), (name, "B", 28)):
            pdf.set_xy(x, top + gap)
            pdf.set_font("Serif", style, 12)
            pdf.cell(68, 5, text, align=Align.C)
    for row, modules in enumerate(segno.make_qr(receipt.qr_text, error="m", boost_error=False).matrix):
        for start, width in _runs("".join(map(str, modules))):
            pdf.rect(100 + start * QR_MODULE, top + row * QR_MODULE, width * QR_MODULE, QR_MODULE, style="F")
    pdf.set_xy(95, top + 20)
    pdf.set_font("Serif", "I", 8)
    pdf.cell(30, 4, texts().qr_note, align=Align.C)


def by_weasyprint(receipt: ReceiptSlip) -> bytes:
    """The same page with WeasyPrint."""
    config, style = _weasyprint_style()
    return bytes(HTML(string=_page(receipt)).write_pdf(stylesheets=[style], font_config=config))


@cache
def _weasyprint_style() -> tuple[FontConfiguration, CSS]:
    config = FontConfiguration()
    faces = ""
    for name, more in (("Regular", ""), ("Bold", "font-weight:bold;"), ("Italic", "font-style:italic;")):
        path = files("intake_desk.resources").joinpath(f"fonts/LiberationSerif-{name}.ttf")
        faces += f"@font-face{{font-family:Serif-1;src:url(file://{path});{more}}}"
    rules = """
        @page{size:A4;margin:20mm 20mm 20mm 30mm} body{font:12pt/1.22 Serif-1;margin:0} p{margin:0;text-indent:10mm;
        text-align:justify} .c,.c p{text-align:center;text-indent:0} .two{display:table;width:100%;table-layout:fixed}
        .two>div{display:table-cell;text-align:center;vertical-align:top} table{border-collapse:collapse;width:100%}
        td,th{border:.6pt solid;padding:2pt 3pt;text-align:center} td:nth-child(2){text-align:left}"""
    return config, CSS(string=faces + rules, font_config=config)


def _page(receipt: ReceiptSlip) -> str:
    form = in_force(texts().forms, "01", receipt.received_at.date())
    before, after = ("".join(f"<p>{_html(line)}</p>" for line in part) for part in _body(receipt))
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in cells) + "</tr>" for cells in _paper_cells(receipt)
    )
    counts = "".join(f"<th>{title}</th>" for title in form.count_columns)
    bars = _svg([(start, 0, width, 40) for start, width in _runs(Code128(receipt.code).build()[0])], MODULE)
    matrix = segno.make_qr(receipt.qr_text, error="m", boost_error=False).matrix
    code = _svg(
        [(start, row, wide, 1) for row, line in enumerate(matrix) for start, wide in _runs("".join(map(str, line)))],
        QR_MODULE,
    )
    return f"""<html lang=vi><title>{form.title}</title><div class=two><div>{receipt.head.parent_agency.upper()}<br>
        <b>{receipt.head.unit_name.upper()}</b><br>{bars}<br><b>Mã hồ sơ: {receipt.code}</b></div>
        <div><b>{texts().state}<br>{texts().motto}</b><br><i>{_date_line(receipt)}</i><br><b>{_book_line(receipt)}</b>
        </div></div><div class=c><p><b>{form.title}</b><p><i>(Liên: Lưu)</i></div>{before}<table><thead><tr>
        <th rowspan=2>{form.number_column}<th rowspan=2>{form.text_column}<th colspan=3>{form.count_group}</tr>
        <tr>{counts}</tr></thead>{rows}</table>{after}<div class=two><div><b>{form.left_signature}</b><br>
        <i>{texts().signature_note}</i><br><br><br><b>{receipt.submitter}</b></div><div>{code}<br>
        <i>{texts().qr_note}</i></div><div><b>{form.right_signature}</b><br><i>{texts().signature_note}</i><br><br><br>
        <b>{receipt.clerk_name}</b></div></div>"""


def _svg(rectangles: Iterable[tuple[int, int, int, int]], module: float) -> str:
    boxes = list(rectangles)
    wide = max(left + width for left, _, width, _ in boxes)
    tall = max(top + height for _, top, _, height in boxes)
    path = "".join(f"M{left} {top}h{width}v{height}h-{width}z" for left, top, width, height in boxes)
    size = f'width="{wide * module}mm" height="{tall * module}mm" viewBox="0 0 {wide} {tall}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path d="{path}"/></svg>'


def _html(line: str) -> str:
    return "".join(f"<b>{part}</b>" if number % 2 else part for number, part in enumerate(escape(line).split("**")))


def _date_line(receipt: ReceiptSlip) -> str:
    return f"{receipt.head.place_name}, {long_date(receipt.received_at.date())}"


def _book_line(receipt: ReceiptSlip) -> str:
    return plain(texts().book_line, {"book": receipt.book, "line": str(receipt.line)})


def _paper_cells(receipt: ReceiptSlip) -> list[tuple[str, ...]]:
    return [
        (str(number), paper.text, str(paper.originals), str(paper.certified), str(paper.copies))
        for number, paper in enumerate(receipt.papers, start=1)
    ]


def _runs(modules: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for stretch in modules.replace("01", "0 1").replace("10", "1 0").split(" "):
        if stretch[0] == "1":
            found.append((start, len(stretch)))
        start += len(stretch)
    return found


def _body(receipt: ReceiptSlip) -> tuple[list[str], list[str]]:
    """The lines above and below the table, bold parts between asterisks."""
    values = {
        "counter": receipt.head.counter_name,
        "applicant": f"**{receipt.applicant}**",
        "submitter": f"**{receipt.submitter}**",
        "address": receipt.address,
        "phone": receipt.phone,
        "email": receipt.email,
        "id_number": receipt.id_number,
        "content": receipt.content,
        "sets": f"{receipt.sets:02}",
        "limit": receipt.limit_text,
        "received": moment(receipt.received_at),
        "due": f"**{moment(receipt.due_at)}**",
        "received_again": "",
        "due_again": "",
        "return_place": receipt.return_place,
        "fee": receipt.fee_text,
        "unit_phone": receipt.head.phone,
        "website": receipt.head.website,
    }
    form = in_force(texts().forms, "01", receipt.received_at.date())
    said = defaultdict(str, values)  # what this receipt does not say is left out, as on ours
    parts = (form.before_table, form.after_table)
    shown = ([one for one in part if (not one.needs or said[one.needs]) and not said[one.lacks]] for part in parts)
    before, after = ([plain(line.text, said) for line in part] for part in shown)
    return before, after


MAKERS: dict[str, Callable[[ReceiptSlip], bytes]] = {
    "receipt: intake_desk": by_intake_desk,
    "receipt: fpdf2": by_fpdf2,
    "receipt: WeasyPrint": by_weasyprint,
}


def measure(rounds: int = 15) -> list[tuple[str, float]]:
    """Name and median seconds of each maker; who goes first changes from round to round."""
    names = list(MAKERS)
    taken: dict[str, list[float]] = {name: [] for name in names}
    for warm, name in enumerate(names):
        MAKERS[name](slip(9000 + warm))
    for turn in range(rounds):
        for place in range(len(names)):
            name = names[(turn + place) % len(names)]
            receipt = slip(turn * len(names) + place + 1)
            start = time.perf_counter()
            MAKERS[name](receipt)
            taken[name].append(time.perf_counter() - start)
    return [(name, statistics.median(taken[name])) for name in names]
