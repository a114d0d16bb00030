"""What a rehearsed day came to: its clock, its record, and the summary made of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.times import from_ms
from intake_desk.services.closing_view import DayView
from intake_desk.wire import Holdings

MONEY = ("charged", "cash", "transfer", "waived")


class DayClock:
    """Shows the time that the day's file says, and goes on a little with every look."""

    def __init__(self, start: datetime) -> None:
        self._at = start

    def set(self, at: datetime) -> None:
        """It is now `at`, never earlier than it was."""
        self._at = max(self._at, at)

    def __call__(self) -> datetime:
        self._at += timedelta(microseconds=100)
        return self._at.astimezone(UTC)


@dataclass
class Report:
    """What the day came to; becomes summary.json."""

    received: list[dict[str, Any]] = field(default_factory=list)
    refused_at_counter: list[dict[str, Any]] = field(default_factory=list)
    handed_back: list[str] = field(default_factory=list)
    not_taken: list[dict[str, Any]] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    closings: list[dict[str, Any]] = field(default_factory=list)

    def receive(self, ref: str, dossier: Dossier) -> None:
        """A dossier was received and its receipt goes into the folder."""
        self.received.append(
            {
                "ref": ref,
                "code": dossier.code,
                "file": f"receipts/{dossier.code}.pdf",
                "procedure": dossier.procedure,
                "received_at": from_ms(dossier.received_at).isoformat(),
                "due_at": from_ms(dossier.due_at).isoformat() if dossier.due_at else None,
                "fee": dossier.fee_total,
            }
        )

    def close(self, login: str, view: DayView) -> None:
        """A day was ruled off."""
        self.closings.append(
            {
                "day": view.day,
                "closed_by": login,
                "fingerprint": view.closing.fingerprint if view.closing else "",
                "counted_cash": view.closing.facts.counted_cash if view.closing else None,
                "expected_cash": view.expected_cash,
                "file": f"Chot-so-{view.day}.pdf",
            }
        )

    def summary(
        self, views: Sequence[DayView], holdings: Holdings, entries: int, findings: list[str]
    ) -> dict[str, Any]:
        """Everything as plain values, money in đồng; `views` are the business days, the last one last."""
        last = views[-1]
        return {
            "day": last.day,
            "received": len(self.received),
            "receipts": self.received,
            "refused": len(self.refused_at_counter),
            "refusals": self.refused_at_counter,
            "handed_back": len(self.handed_back),
            "not_taken": self.not_taken,
            "done": dict(self.done),
            "fees": {name: sum(_whole(view).get(name, 0) for view in views) for name in MONEY},
            "tally": _told(last),
            "days": {view.day: _told(view) for view in views},
            "closings": self.closings,
            "desk": {"entries": entries, "verified": not findings, "findings": findings},
            "server": msgspec.to_builtins(holdings),
        }


def _whole(view: DayView) -> Counter[str]:
    """The day's figures with its addenda and what came after them."""
    return Counter(view.whole.totals) + Counter(view.late_tally.totals if view.late_tally else {})


def _told(view: DayView) -> dict[str, Any]:
    return {
        "totals": dict(sorted(view.tally.totals.items())),
        "by_procedure": {code: dict(counts) for code, counts in sorted(view.tally.by_procedure.items())},
        "by_clerk": {login: dict(counts) for login, counts in sorted(view.tally.by_clerk.items())},
        "unpaid": view.unpaid,
        "closed": view.closing is not None,
        "after_closing": dict(view.late_tally.totals) if view.late_tally else {},
    }
