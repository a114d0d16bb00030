"""What is still owed to citizens: every unfinished dossier, the latest first, by lateness, procedure or agency."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final, NamedTuple

from intake_desk.domain.dossier import AWAITING_OBLIGATION, AWAITING_SUPPLEMENT, FILED, IN_HAND, Dossier
from intake_desk.domain.people import show_phone
from intake_desk.domain.periods import business_day
from intake_desk.domain.report import DATE, GROUP, MOMENT, NUMBER, Report, Row, Words, columns, row
from intake_desk.domain.times import from_ms, to_ms

FORM: Final = "backlog"
BY_LATENESS: Final = "lateness"
BY_PROCEDURE: Final = "procedure"
BY_AGENCY: Final = "agency"

_STATES: Final = {
    FILED: "Chờ tiếp nhận",
    IN_HAND: "Đang giải quyết",
    AWAITING_SUPPLEMENT: "Chờ bổ sung",
    AWAITING_OBLIGATION: "Chờ nghĩa vụ tài chính",
}
_STOPPED: Final = (AWAITING_SUPPLEMENT, AWAITING_OBLIGATION)
_FAR, _NEAR = 10, 3  # days
_GROUPS: Final = (
    f"Quá hạn trên {_FAR} ngày",
    f"Quá hạn từ {_NEAR + 1} đến {_FAR} ngày",
    f"Quá hạn từ 1 đến {_NEAR} ngày",
    "Quá hạn trong hôm nay",
    "Hẹn trả trong hôm nay",
    f"Còn từ 1 đến {_NEAR} ngày",
    f"Còn trên {_NEAR} ngày",
    "Không quy định thời hạn",
    "Tạm dừng tính thời gian",
    "Chờ tiếp nhận",
)
_NO_LIMIT, _PAUSED, _UNACCEPTED = 7, 8, 9


class Owed(NamedTuple):
    """An unfinished dossier with the days that it is late (below zero: that are left); None while no clock runs."""

    dossier: Dossier
    days: int | None
    overdue: bool

    @property
    def lateness(self) -> int:
        """Its place among the groups by lateness."""
        if not self.dossier.is_received:
            return _UNACCEPTED
        if self.days is None:
            return _PAUSED if self.dossier.state in _STOPPED else _NO_LIMIT
        if self.overdue:
            return 3 if self.days == 0 else 2 if self.days <= _NEAR else 1 if self.days <= _FAR else 0
        return 4 if self.days == 0 else 5 if -self.days <= _NEAR else 6


def owed(dossiers: Iterable[Dossier], now_ms: int) -> list[Owed]:
    """The unfinished among these dossiers, the latest first, then the next to fall due."""
    found = [_owed(dossier, now_ms) for dossier in dossiers if dossier.state in _STATES]
    return sorted(found, key=lambda one: (one.lateness, one.dossier.due_at, one.dossier.received_at, one.dossier.id))


def _owed(dossier: Dossier, now_ms: int) -> Owed:
    if not dossier.is_received or dossier.state in _STOPPED or not dossier.due_at:
        return Owed(dossier, None, overdue=False)
    days = (business_day(now_ms) - business_day(dossier.due_at)).days
    return Owed(dossier, days, overdue=dossier.is_overdue(now_ms))


def backlog_report(
    dossiers: Iterable[Dossier], words: Words, now: datetime, here: str, by: str = BY_LATENESS
) -> Report:
    """The list, each group under its own row; `here` is the agency of what was not forwarded."""
    grouped: dict[str, list[Owed]] = {}
    everything = owed(dossiers, to_ms(now))
    name_of = _names(by, here)
    for one in everything:
        grouped.setdefault(name_of(one), []).append(one)
    kinds = {"number": NUMBER, "received": DATE, "due": MOMENT, "late": NUMBER, "left": NUMBER}
    layout = columns(words, kinds)
    rows: list[Row] = []
    number = 0
    for name in grouped if by == BY_LATENESS else sorted(grouped):
        rows.append(row(layout, {"content": f"{name}: {len(grouped[name])} hồ sơ"}, GROUP))
        for one in grouped[name]:
            number += 1
            rows.append(row(layout, {"number": number, **_cells(one, here)}, about=one.dossier.id))
    filed = sum(not one.dossier.is_received for one in everything)
    return Report(
        words=words,
        columns=layout,
        rows=tuple(rows),
        made_at=now,
        values={
            "open": str(len(everything) - filed),
            "overdue": str(sum(one.overdue for one in everything)),
            "filed": str(filed) if filed else "",
        },
    )


def _names(by: str, here: str) -> Callable[[Owed], str]:
    ways: dict[str, Callable[[Owed], str]] = {
        BY_LATENESS: lambda one: _GROUPS[one.lateness],
        BY_PROCEDURE: lambda one: one.dossier.procedure_name,
        BY_AGENCY: lambda one: one.dossier.holder or here,
    }
    return ways[by]


def _cells(one: Owed, here: str) -> dict[str, str | int | datetime | None]:
    dossier, person = one.dossier, one.dossier.submitter or one.dossier.applicant
    return {
        "code": dossier.code,
        "content": dossier.procedure_name,
        "applicant": dossier.applicant.name,
        "phone": show_phone(person.phone or dossier.applicant.phone),
        "received": from_ms(dossier.received_at),
        "due": from_ms(dossier.due_at) if dossier.due_at else None,
        "late": one.days if one.overdue else None,
        "left": -one.days if one.days is not None and not one.overdue else None,
        "state": _STATES[dossier.state],
        "agency": dossier.holder or here,
    }
