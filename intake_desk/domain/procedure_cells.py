"""What stands in the cells of a unit's own list of procedures: limits, amounts, papers, channels, as people write."""

import re
from typing import Final

from intake_desk.domain.folding import fold, nfc
from intake_desk.domain.procedures import (
    COUNTER,
    MOST_LIMIT,
    ONLINE,
    PARTY,
    POST,
    STATE,
    FeeRule,
    Limit,
    Paper,
)

PHI: Final = "phi"
LE_PHI: Final = "le_phi"
LONGEST_PAPER: Final = 300
MOST_PAPERS: Final = 100
MOST_FEE: Final = 1_000_000_000
LEAST_FEE: Final = 1000

_LIMIT_UNITS: Final = (
    (r"ngay lam viec|ngay lv|lv", "working_day"),
    (r"gio lam viec|gio lv", "working_hour"),
    (r"gio|tieng", "hour"),
    (r"ngay", "day"),
)
_AFTER_LIMIT: Final = r"(?:\s*(?:,|\(|ke tu|tinh tu|sau khi).*)?"
_SAME_DAY: Final = re.compile(
    r"(?:giai quyet |tra |tra ket qua )?(?:ngay )?trong (?:cung )?(?:ngay|buoi)(?: lam viec| tiep nhan)?" + _AFTER_LIMIT
)
_UNSTATED: Final = re.compile(r"khong quy dinh.*|khong co thong tin|chua quy dinh|khong xac dinh|-|–")
_AMOUNT: Final = re.compile(r"\d{1,3}(?:[., ]\d{3})+|\d+")
_FREE: Final = re.compile(r"(?:mien|khong)(?: thu)?(?: (?:le )?phi| mat phi)?|0(?: ?(?:d|dong|vnd))?|-|–")
_BY_PROVINCE: Final = re.compile(r"hdnd|hoi dong nhan dan|theo quy dinh cua tinh|theo nghi quyet")
_PART: Final = re.compile(r"[;\n]|(?<=\d) \+ ")
_PER: Final = ((r"(?:/|tren |moi |mot )\s*(?:\d+ )?trang", "page"), (r"(?:/|tren |moi |mot )\s*(?:\d+ )?ban", "copy"))
_CURRENCY: Final = r"\s*(?:d|dong|vnd|vnđ)?\b"
_COUNT: Final = re.compile(r"(\d{1,3})?\s*(ban chinh|ban goc|ban sao|ban photo|ban chup|ban dien tu|ban)\b")
_COUNTS_AT_END: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*$")
_PAPER_END: Final = re.compile(r"\s*;\s*|([(\[][^()\[\]]*\bbản\b[^()\[\]]*[)\]])\s+")
_DIGITISE: Final = re.compile(r"[(\[]\s*(?:phải )?số h(?:óa|oá)\s*[)\]]", re.IGNORECASE)
_BULLET: Final = re.compile(r"^(?:[\s\-+*•.,;:–]+|\(?\d{1,2}[.)]\s+|[a-zđ][.)]\s+)+")
_CONDITION: Final = re.compile(r"^(neu|truong hop|doi voi)\b|\((neu|truong hop)\b|uy quyen")
_CHANNELS: Final = (
    (r"truc tiep|tai quay|tai bo phan mot cua", COUNTER),
    (r"truc tuyen|dien tu|cong dich vu cong|dvctt|toan trinh|mot phan", ONLINE),
    (r"buu chinh|buu dien|bcci", POST),
)
_BLOCKS: Final = {"nha nuoc": STATE, "khoi nha nuoc": STATE, "dang": PARTY, "khoi dang": PARTY}


class Unclear(Exception):
    """A cell that cannot be understood; the argument says why."""


def read_limit(text: str, unit: str = "") -> Limit:
    """Read "5 ngày làm việc", "1 giờ", "trong ngày"; `unit` is a column of its own. Raises Unclear."""
    said = fold(text)
    if not said or _UNSTATED.fullmatch(said):
        return Limit()
    if _SAME_DAY.fullmatch(said):
        return Limit(unit="same_day")
    if said.isdigit():
        said = f"{said} {fold(unit)}".strip()
    if said.isdigit():
        raise Unclear("limit_without_unit")
    for pattern, name in _LIMIT_UNITS:
        found = re.fullmatch(rf"(?:khong qua |toi da |trong )?0*(\d{{1,5}})\s*(?:{pattern}){_AFTER_LIMIT}", said)
        if found and 1 <= int(found[1]) <= MOST_LIMIT:
            return Limit(unit=name, amount=int(found[1]))
    raise Unclear("bad_limit")


def read_fees(text: str, kind: str, name: str) -> tuple[tuple[FeeRule, ...], bool]:
    """Read "8.000", "8000đ/bản", "2.000đ/trang, từ trang thứ 3 1.000đ, tối đa 200.000đ/bản", "miễn phí".

    Gives the rules and whether the province decides the amount. Raises Unclear.
    """
    rules: list[FeeRule] = []
    by_province = False
    for part in filter(None, map(fold, _PART.split(text))):
        if _FREE.fullmatch(part):
            continue
        if _BY_PROVINCE.search(part):
            by_province = True
        elif rule := _rule(part, kind, name):
            rules.append(rule)
    return tuple(rules), by_province


def read_papers(text: str, case: int = 0) -> tuple[Paper, ...]:
    """Read a paper a line with its counts: "(01 bản chính, 02 bản sao)". Raises Unclear.

    On a single line the papers end at semicolons, or at their counts.
    """
    broken = text if "\n" in text else _PAPER_END.sub(lambda end: f"{end[1] or ''}\n", text)
    lines = [nfc(line) for line in broken.split("\n")]
    papers = tuple(paper for line in lines if (paper := _paper(line, case)))
    papers = tuple(_at(paper, case, place) for place, paper in enumerate(papers))
    if len(papers) > MOST_PAPERS:
        raise Unclear("too_many_papers")
    return papers


def read_channels(text: str) -> tuple[str, ...]:
    """Read "Trực tiếp, trực tuyến, bưu chính". Raises Unclear."""
    said = fold(text)
    found = tuple(channel for pattern, channel in _CHANNELS if re.search(pattern, said))
    if said and not found:
        raise Unclear("bad_channel")
    return found


def read_block(text: str) -> str:
    """Read "Nhà nước" or "Đảng". Raises Unclear."""
    said = fold(text)
    if said not in _BLOCKS:
        raise Unclear("bad_block")
    return _BLOCKS[said]


def _amount(text: str) -> int:
    digits = re.sub(r"\D", "", text)
    amount = int(digits) if len(digits) <= len(str(MOST_FEE)) else MOST_FEE + 1
    if amount > MOST_FEE:
        raise Unclear("bad_fee")
    if 0 < amount < LEAST_FEE:
        raise Unclear("small_fee")
    return amount


def _rule(part: str, kind: str, name: str) -> FeeRule | None:
    first, *others = re.split(r",\s*(?=tu trang|toi da|khong qua)", part)
    further, from_page, cap = 0, 0, 0
    for other in others:
        later = re.fullmatch(rf"tu trang(?: thu)? (\d{{1,2}})[^\d]*({_AMOUNT.pattern}){_CURRENCY}.*", other)
        most = re.fullmatch(rf"(?:toi da|khong qua)[^\d]*({_AMOUNT.pattern}){_CURRENCY}.*", other)
        if later:
            from_page, further = int(later[1]), _amount(later[2])
        elif most:
            cap = _amount(most[1])
        else:
            raise Unclear("bad_fee")
    found = re.fullmatch(rf"(?P<words>[^\d]*?)(?P<amount>{_AMOUNT.pattern}){_CURRENCY}(?P<per>[^\d]*)", first)
    if found is None:
        raise Unclear("bad_fee")
    amount = _amount(found["amount"])
    per = next((per for pattern, per in _PER if re.search(pattern, found["per"])), "case")
    if re.search(r"\ble phi\b", found["words"]):
        kind = LE_PHI
    elif re.search(r"\bphi\b", found["words"]):
        kind = PHI
    if (further or cap) and per != "page":
        raise Unclear("bad_fee")
    if not amount:
        return None
    return FeeRule(kind=kind, name=name, amount=amount, per=per, from_page=from_page, further=further, cap=cap)


def _paper(line: str, case: int) -> Paper | None:
    text = _BULLET.sub("", line)
    digitise = _DIGITISE.search(text) is not None
    text = nfc(_DIGITISE.sub("", text))
    originals, copies = 0, 0
    end = _COUNTS_AT_END.search(text)
    counts = _COUNT.findall(fold(end[1])) if end else []
    if end and counts:
        text = text[: end.start()]
        for number, what in counts:
            if what in {"ban chinh", "ban goc", "ban"}:
                originals += int(number or 1)
            else:
                copies += int(number or 1)
    text = text.strip(" .,:")
    if not text:
        return None
    if len(text) > LONGEST_PAPER:
        raise Unclear("long_paper")
    return Paper(
        text=text,
        source=(case, 0),
        originals=originals or (0 if copies else 1),
        copies=copies,
        conditional=_CONDITION.search(fold(text)) is not None,
        digitise=digitise,
    )


def _at(paper: Paper, case: int, place: int) -> Paper:
    return Paper(
        text=paper.text,
        source=(case, place),
        originals=paper.originals,
        copies=paper.copies,
        conditional=paper.conditional,
        digitise=paper.digitise,
    )
