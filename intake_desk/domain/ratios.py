"""The five ratios followed nationally, each with what it is a part of; where there is nothing, there is no figure."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.periods import Period
from intake_desk.domain.report import MARK, NUMBER, PERCENT, Report, Words, columns, row
from intake_desk.domain.scans import PAPER, RESULT
from intake_desk.domain.times import to_ms
from intake_desk.domain.turnover import CARRIED, EARLY, ON_TIME, RESOLVED, passage

FORM: Final = "ratios"
CONTENT: Final = ("very", "content")


class Ratio(NamedTuple):
    """So many of so many, and how they are counted."""

    number: str
    name: str
    counted: str
    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """Between 0 and 1; None when there is nothing to divide by."""
        return self.part / self.whole if self.whole else None


class _Sums:
    """The dossiers of a period, counted once."""

    def __init__(self) -> None:
        self.received = self.online = self.digitised = self.paid = self.transferred = 0
        self.resolved = self.kept = self.electronic = self.rated = self.content = 0

    def add(self, dossier: Dossier, came: str, went: str) -> None:
        if came != CARRIED:
            self.received += 1
            self.online += dossier.channel == "online"
            self.digitised += any(scan.of == PAPER for scan in dossier.scans)
            self.paid += dossier.paid > 0
            self.transferred += dossier.paid_transfer + dossier.paid_online > 0
        if went in RESOLVED:
            self.resolved += 1
            self.kept += went in (EARLY, ON_TIME)
            self.electronic += _has_electronic_result(dossier)
            self.rated += bool(dossier.rating)
            self.content += dossier.rating in CONTENT


def _has_electronic_result(dossier: Dossier) -> bool:
    signed = dossier.outcome is not None and dossier.outcome.electronic
    return signed or any(scan.of == RESULT for scan in dossier.scans)


def ratios(dossiers: Iterable[Dossier], period: Period, now: datetime) -> tuple[Ratio, ...]:
    """The ratios of a period, from dossiers as they stood at its end."""
    found = _Sums()
    for dossier in dossiers:
        way = passage(dossier, period, to_ms(now))
        if way is not None:
            found.add(dossier, way.came, way.went)
    return (
        Ratio(
            "1",
            "Giải quyết đúng hạn",
            "Hồ sơ đã giải quyết trong kỳ trước hạn và đúng hạn, trên số hồ sơ đã giải quyết trong kỳ;"
            " hồ sơ đã gia hạn tính theo ngày hẹn lại.",
            found.kept,
            found.resolved,
        ),
        Ratio(
            "2",
            "Hồ sơ trực tuyến",
            "Hồ sơ nộp trực tuyến, trên số hồ sơ tiếp nhận trong kỳ.",
            found.online,
            found.received,
        ),
        Ratio(
            "3a",
            "Số hóa hồ sơ",
            "Hồ sơ có giấy tờ được số hóa, trên số hồ sơ tiếp nhận trong kỳ.",
            found.digitised,
            found.received,
        ),
        Ratio(
            "3b",
            "Số hóa kết quả",
            "Kết quả có bản điện tử hoặc được số hóa, trên số hồ sơ đã giải quyết trong kỳ.",
            found.electronic,
            found.resolved,
        ),
        Ratio(
            "4",
            "Thanh toán trực tuyến",
            "Hồ sơ tiếp nhận trong kỳ đã nộp phí, lệ phí bằng chuyển khoản (gồm cả quét mã tại quầy),"
            " trên số hồ sơ đã nộp phí, lệ phí.",
            found.transferred,
            found.paid,
        ),
        Ratio(
            "5",
            "Mức độ hài lòng",
            "Hồ sơ đã giải quyết trong kỳ mà người dân đánh giá hài lòng hoặc rất hài lòng, trên số hồ sơ có đánh giá."
            + ("" if found.rated else " Trong kỳ chưa ghi nhận đánh giá nào."),
            found.content,
            found.rated,
        ),
    )


def ratios_report(found: Iterable[Ratio], words: Words, period: Period, now: datetime) -> Report:
    """The ratios as a table."""
    layout = columns(words, {"number": MARK, "part": NUMBER, "whole": NUMBER, "ratio": PERCENT})
    return Report(
        words=words,
        columns=layout,
        rows=tuple(
            row(
                layout,
                {
                    "number": ratio.number,
                    "name": ratio.name,
                    "part": ratio.part,
                    "whole": ratio.whole,
                    "ratio": ratio.value,
                    "counted": ratio.counted,
                },
            )
            for ratio in found
        ),
        made_at=now,
        period=period,
    )
