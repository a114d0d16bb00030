"""The columns of a unit's own list of procedures, recognised by whatever their headings say."""

from collections.abc import Sequence
from typing import Final

from intake_desk.domain.folding import words
from intake_desk.domain.refusals import Refusal

CODE: Final = "code"
NAME: Final = "name"
SHORT_NAME: Final = "short_name"
FIELD: Final = "field"
CASE: Final = "case"
LIMIT: Final = "limit"
UNIT: Final = "unit"
PHI: Final = "phi"
LE_PHI: Final = "le_phi"
FEES: Final = "fees"
PAPERS: Final = "papers"
CHANNELS: Final = "channels"
RESOLVER: Final = "resolver"
BLOCK: Final = "block"
DECISION: Final = "decision"
RESULTS: Final = "results"
BASIS: Final = "basis"
STATUS: Final = "status"

# In the order in which they are tried: what is said more exactly comes first.
_HEADINGS: Final = (
    (SHORT_NAME, ("ten ngan", "ten goi tat", "ten viet tat", "ten rut gon")),
    (CASE, ("truong hop", "ten truong hop")),
    (RESULTS, ("ket qua", "ket qua thuc hien", "ket qua giai quyet", "san pham")),
    (RESOLVER, ("co quan giai quyet", "co quan thuc hien", "co quan co tham quyen", "tham quyen giai quyet")),
    (CHANNELS, ("kenh", "kenh tiep nhan", "kenh thuc hien", "hinh thuc nop", "hinh thuc tiep nhan", "cach thuc")),
    (PAPERS, ("thanh phan ho so", "thanh phan", "giay to", "ho so gom", "ho so")),
    (UNIT, ("don vi", "don vi tinh", "don vi thoi han", "don vi thoi gian")),
    (LIMIT, ("thoi han", "thoi han giai quyet", "thoi gian giai quyet", "thoi gian thuc hien", "thoi gian")),
    (FEES, ("phi le phi", "le phi phi", "phi va le phi", "muc thu", "muc phi le phi")),
    (LE_PHI, ("le phi", "muc le phi")),
    (PHI, ("phi", "muc phi")),
    (BLOCK, ("khoi", "khoi co quan")),
    (DECISION, ("quyet dinh", "quyet dinh cong bo", "so quyet dinh", "van ban cong bo")),
    (BASIS, ("can cu", "can cu phap ly", "co so phap ly")),
    (STATUS, ("trang thai", "tinh trang", "hieu luc")),
    (FIELD, ("linh vuc", "ten linh vuc")),
    (CODE, ("ma", "ma tthc", "ma thu tuc", "ma so", "ma so tthc", "ma thu tuc hanh chinh", "ma ho so tthc")),
    (NAME, ("ten", "ten tthc", "ten thu tuc", "ten thu tuc hanh chinh", "thu tuc hanh chinh", "thu tuc", "noi dung")),
)  # fmt: skip
HEADINGS: Final = tuple(heading for _column, headings in _HEADINGS for heading in headings)


class ListWithoutHeadings(Refusal):
    """The table has no column of codes or none of names; params: missing ("code", "name"; comma between)."""

    code = "list_without_headings"


def find_columns(header: Sequence[str]) -> dict[str, int]:
    """Where each known column stands; the first of its name counts. Raises ListWithoutHeadings."""
    found: dict[str, int] = {}
    for place, heading in enumerate(header):
        column = _column(heading)
        if column and column not in found:
            found[column] = place
    missing = [column for column in (CODE, NAME) if column not in found]
    if missing:
        raise ListWithoutHeadings(missing=",".join(missing))
    return found


def _column(heading: str) -> str:
    """The column that a heading means: exactly, else by how it begins, as in "Thời hạn giải quyết (ngày)"."""
    said = " ".join(words(heading))
    exact = next((column for column, headings in _HEADINGS if said in headings), "")
    return exact or next(
        (column for column, headings in _HEADINGS for one in headings if said.startswith(f"{one} ")), ""
    )
