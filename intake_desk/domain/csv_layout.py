"""How the accountant's program takes a settlement in: which columns, under which headings, parted by what."""

from typing import Final

import msgspec

from intake_desk.domain.folding import nfc
from intake_desk.domain.refusals import Refusal

SEPARATORS: Final = (";", ",", "\t")
COLUMNS: Final = (
    ("period", "Kỳ"),
    ("receiving", "Cơ quan tiếp nhận"),
    ("resolving", "Cơ quan giải quyết"),
    ("count", "Số khoản thu"),
    ("phi", "Phí"),
    ("le_phi", "Lệ phí"),
    ("taken", "Cộng"),
    ("cash", "Tiền mặt"),
    ("transfer", "Chuyển khoản"),
    ("online", "Trực tuyến"),
    ("voided", "Đã hủy"),
    ("refunded", "Hoàn trả"),
    ("waived", "Miễn, giảm"),
    ("part", "Phần quyết toán"),
)
LONGEST_HEADING: Final = 60


class BadCsvLayout(Refusal):
    """The layout names no column, one twice, one that there is not, or has no heading for one."""

    code = "bad_csv_layout"


class CsvColumn(msgspec.Struct, frozen=True):
    """One column: what stands in it, and what the accountant's program calls it."""

    name: str
    heading: str


class CsvLayout(msgspec.Struct, frozen=True, kw_only=True):
    """The columns in their order, what parts them, and whether a line of headings comes first."""

    columns: tuple[CsvColumn, ...] = tuple(CsvColumn(name, heading) for name, heading in COLUMNS)
    separator: str = ";"
    headings: bool = True


def check_layout(layout: CsvLayout) -> CsvLayout:
    """The layout, cleaned. Raises BadCsvLayout."""
    cleaned = tuple(CsvColumn(column.name, nfc(column.heading)[:LONGEST_HEADING]) for column in layout.columns)
    names = [column.name for column in cleaned]
    known = {name for name, _ in COLUMNS}
    if not names or len(set(names)) < len(names) or not known.issuperset(names):
        raise BadCsvLayout
    if layout.separator not in SEPARATORS or not all(column.heading for column in cleaned):
        raise BadCsvLayout
    return msgspec.structs.replace(layout, columns=cleaned)
