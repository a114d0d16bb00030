"""The cells of the bank's statement: which column says what, and the sum, its way, and the moment that a cell says."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from intake_desk.domain.folding import words
from intake_desk.domain.times import VIETNAM, to_ms

COLUMNS: Final = {
    "date": (
        "Ngày",
        "Ngày giao dịch",
        "Ngày GD",
        "Ngày hạch toán",
        "Ngày hiệu lực",
        "Thời gian giao dịch",
        "Thời gian",
        "Ngày giờ giao dịch",
        "Transaction date",
        "Date",
    ),
    "credit": (
        "Số tiền ghi có",
        "Ghi có",
        "Phát sinh có",
        "Có",
        "Tiền vào",
        "Credit",
        "Credit amount",
    ),
    # Of either way: a sign, a letter behind it or one of the columns after this one says which.
    "amount": ("Số tiền", "Số tiền giao dịch", "Amount"),
    "debit": ("Số tiền ghi nợ", "Ghi nợ", "Phát sinh nợ", "Nợ", "Tiền ra", "Debit", "Debit amount"),
    "way": (
        "Nợ/Có",
        "Có/Nợ",
        "Ghi nợ/Ghi có",
        "Ghi có/Ghi nợ",
        "Ghi nợ/có",
        "Phát sinh nợ/có",
        "N/C",
        "C/N",
        "D/C",
        "C/D",
        "DC",
        "CD",
        "Dr/Cr",
        "Cr/Dr",
        "DrCr",
        "CrDr",
        "Debit/Credit",
        "Credit/Debit",
        "Debit/Credit indicator",
        "Credit/Debit indicator",
        "Chiều",
        "Chiều giao dịch",
        "Dấu",
    ),
    "sort": ("Loại", "Loại GD", "Loại giao dịch", "Loại phát sinh", "Phân loại", "Type", "Transaction type"),
    "text": (
        "Nội dung",
        "Nội dung giao dịch",
        "Nội dung chuyển khoản",
        "Nội dung chi tiết",
        "Diễn giải",
        "Mô tả",
        "Mô tả giao dịch",
        "Description",
        "Remarks",
    ),
    "reference": (
        "Mã giao dịch",
        "Mã GD",
        "Số giao dịch",
        "Số tham chiếu",
        "Số bút toán",
        "Số chứng từ",
        "Mã tham chiếu",
        "Reference",
        "Transaction ID",
    ),
}
# "credit" or else "amount".
NEEDED: Final = ("date", "credit", "text")

MOST_AMOUNT: Final = 10**12
_MONEY: Final = re.compile(
    r"\+?\s*(\d[\d.,\s]*?)\s*(?:vnd|vnđ|đồng|dong|đ|₫)?\s*(?:có|co|cr|c)?",
    re.IGNORECASE,
)
_CENTS: Final = re.compile(r"[.,]\d{1,2}$")
_SAYS_IN: Final = re.compile(r"\+.*|.*(?<![^\W\d_])(?:có|co|cr|c)", re.IGNORECASE)
_SAYS_OUT: Final = re.compile(r"[-−–(].*|.*[-−–]|.*\d.*(?<![^\W\d_])(?:nợ|no|n|debit|dr|d)", re.IGNORECASE)
_IN: Final = frozenset(("c", "co", "cr", "credit", "ghi co", "phat sinh co", "tien vao", "thu", "+"))
_OUT: Final = frozenset(("n", "no", "d", "dr", "debit", "ghi no", "phat sinh no", "tien ra", "chi", "-", "−", "–"))

_MOMENT: Final = re.compile(
    r"(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})|(\d{4})[/-](\d{2})[/-](\d{2}))(?!\d)"
    r"(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*(sa|ch|[ap]\.?m\b\.?|sáng|chiều|tối)(?!\w))?)?.*",
    re.DOTALL | re.IGNORECASE,
)
_HOUR_FIRST: Final = re.compile(r"(\d{1,2}:\d{2}(?::\d{2})?(?:\s*[^\W\d_.]{2,5})?)[\s,]+(\d.*)", re.DOTALL)
_MORNING: Final = frozenset(("sa", "am", "sáng"))
_EVENING: Final = "tối"
_NOON: Final = 12
_CENTURY: Final = 2000
# A day as a spreadsheet counts it, from 2015 to 2099.
_SERIAL: Final = re.compile(r"(\d{5})(?:[.,](\d{1,15}))?")
_SERIALS: Final = range(42_005, 73_051)
_SERIAL_BEGINS: Final = datetime(1899, 12, 30, tzinfo=VIETNAM)
_DAY_SECONDS: Final = 86_400


def amount_in(text: str) -> int | None:
    """The whole đồng that a cell says ("1.234.000", "350,000.00 VND", "12.000 C"); None for anything but money coming
    in: a D behind it is no đồng, but money that went out.
    """
    found = _MONEY.fullmatch(text.strip())
    if found is None:
        return None
    digits = "".join(found[1].split())
    cents = _CENTS.search(digits)
    if cents:
        if cents[0][1:].strip("0"):
            return None
        digits = digits[: cents.start()]
    parts = re.split("[.,]", digits)
    if len(parts) > 1 and any(len(part) != 3 for part in parts[1:]):  # noqa: PLR2004  # thousands
        return None
    amount = int("".join(parts))
    return amount if 0 < amount <= MOST_AMOUNT else None


def credit_in(cell: Mapping[str, str], *, signed: bool) -> int | None:
    """The whole đồng that a line (its cells by COLUMNS' names) says to have come in; None for any other line.

    Where its amount may be of either way another column has to say that it came in; one that names the sort of the
    transaction only where no amount of the file is `signed`.
    """
    said = _way(cell.get("way", cell.get("sort", "")))
    if said < 0:
        return None
    if "credit" in cell:
        return amount_in(cell["credit"])
    if cell.get("debit", "").strip(" 0.,-"):
        return None
    text = cell.get("amount", "")
    sure = said > 0 or ("way" not in cell and ("sort" not in cell or signed or bool(_SAYS_IN.fullmatch(text.strip()))))
    return amount_in(text) if sure else None


def says_out(text: str) -> bool:
    """Whether an amount says itself that the money went out: by a minus or a letter."""
    return _SAYS_OUT.fullmatch(text.strip()) is not None


def _way(text: str) -> int:
    """1 where a cell says that money came in, -1 where it went out, 0 where it says neither."""
    said = " ".join(words(text)) or text.strip(" ()")
    return (said in _IN) - (said in _OUT)


def are_serials(texts: Iterable[str]) -> bool:
    """Whether a column of dates has its days as a spreadsheet counts them: it holds no other bare number."""
    numbers = [text for text in map(str.strip, texts) if text.isdecimal()]
    return all(_SERIAL.fullmatch(one) and int(one) in _SERIALS for one in numbers)


def moment_in(text: str, *, serials: bool = False) -> int:
    """The moment that a cell says, at Vietnam's hour, in ms UTC; 0 when it says none. Where `serials` a bare number may
    be a day as a spreadsheet counts it.
    """
    text = text.strip()
    if serials and (number := _SERIAL.fullmatch(text)):
        return _serial(int(number[1]), number[2] or "0")
    hour_first = _HOUR_FIRST.fullmatch(text)
    found = _MOMENT.fullmatch(f"{hour_first[2]} {hour_first[1]}" if hour_first else text)
    if found is None:
        return 0
    day, month, year = (int(found[3 - n] if found[1] else found[4 + n]) for n in (2, 1, 0))
    year += _CENTURY if year < 100 else 0  # noqa: PLR2004  # two figures
    minute, second = (int(found[at] or 0) for at in (8, 9))
    try:
        hour = _hour(int(found[7] or 0), (found[10] or "").lower().replace(".", ""))
        return max(to_ms(datetime(year, month, day, hour, minute, second, tzinfo=VIETNAM)), 0)
    except ValueError:
        return 0


def _hour(hour: int, half: str) -> int:
    """The hour of the day that the clock of twelve hours says. Raises ValueError where its half denies it."""
    if not half:
        return hour
    if half in _MORNING:
        if hour > _NOON:
            raise ValueError
        return hour % _NOON
    if hour == 0 or (half == _EVENING and hour == _NOON):
        raise ValueError
    return hour if hour >= _NOON else hour + _NOON


def _serial(day: int, part: str) -> int:
    if day not in _SERIALS:
        return 0
    whole = 10 ** len(part)
    seconds = (int(part) * _DAY_SECONDS * 2 + whole) // (whole * 2)
    return to_ms(_SERIAL_BEGINS + timedelta(days=day, seconds=seconds))
