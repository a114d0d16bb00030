"""Whole lives of dossiers at a unit's desks, day by day, as drafts; drawn by a seed, so that they can be made again."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache

from intake_desk.app import id_maker, reference
from intake_desk.domain import kinds
from intake_desk.domain.entries import SALT_BYTES, START, Draft, Place, Sealed, next_hlc, seal
from intake_desk.domain.kinds import FeeLine, PaperCount
from intake_desk.domain.procedures import Procedure
from tests.benchmarks.desks import CLERK, person

FIRST_DAY = date(2026, 11, 3)
CERTIFIED = 0.45  # of all dossiers, received and handed back in one moment
OPENS_UTC = 1  # eight o'clock in Việt Nam
WORKING_MS = 8 * 3_600_000
FEE = FeeLine(sort="le_phi", name="Lệ phí", amount=8000)
FORWARDED = "Chi nhánh Văn phòng đăng ký đất đai"
PAPERS = (PaperCount(text="Tờ khai theo mẫu", originals=1), PaperCount(text="Giấy tờ kèm theo", copies=1))


@dataclass(frozen=True)
class Act:
    """What somebody did at one of the desks."""

    desk: int
    at_ms: int
    draft: Draft


@dataclass
class Lives:
    """A unit's counter: every day it takes dossiers in, and goes on with those of the days before."""

    agency: str
    desks: int
    seed: int
    _waiting: deque[tuple[date, str, str]] = field(default_factory=deque)
    _line: int = 0

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._ms = 0
        self._new_id = id_maker(lambda: datetime.fromtimestamp(self._ms / 1000, UTC), self._chance.randbytes)

    def day(self, day: date, count: int) -> Iterator[Act]:
        """What happens on a day on which `count` dossiers come in, in the order of the clock."""
        self._ms = int(datetime(day.year, day.month, day.day, OPENS_UTC, tzinfo=UTC).timestamp() * 1000)
        due = [self._waiting.popleft() for _ in range(len(self._waiting)) if self._waiting[0][0] <= day]
        step = WORKING_MS // (count + len(due) + 1)
        for _, subject, name in due:
            self._ms += step
            yield from self._finish(subject, name)
        for number in range(1, count + 1):
            self._ms += step
            yield from self._receive(day, number)

    def _receive(self, day: date, number: int) -> Iterator[Act]:
        chance, desk, subject = self._chance, self._desk(), self._new_id()
        someone = person(chance)
        instant = chance.random() < CERTIFIED
        procedure = chance.choice(_procedures()[0 if instant else 1])
        self._line += 1
        received = kinds.DossierReceived(
            code=f"{self.agency}-{day:%y%m%d}-{number:04d}",
            book=f"01/{day.year}",
            line=self._line,
            procedure=procedure.code,
            procedure_name=procedure.name,
            catalogue="2026-11-01",
            received_at=self._ms,
            due_at=self._ms + 3 * 86_400_000,
            due_reason="Nhận lúc 09:15; thời hạn 3 ngày làm việc, không tính thứ Bảy và Chủ nhật",
            limit="3 ngày làm việc",
            calendar="2026.1",
            papers=PAPERS,
            instant=instant,
        )
        yield self._act(desk, subject, received, kinds.DossierReceivedPersonal(applicant=someone))
        if instant or chance.random() < 0.6:
            yield self._act(desk, subject, kinds.FeeCharged(lines=(FEE,)))
            yield self._act(desk, subject, kinds.FeePaid(amount=8000, means="cash", le_phi=8000))
        yield self._act(desk, subject, kinds.SlipPrinted(form="01", copies=2))
        if instant:
            yield self._act(desk, subject, kinds.ResultReady())
            yield self._act(desk, subject, kinds.DossierHandedBack(), kinds.Receiver(name=someone.name))
            return
        listed = f"BG-{day:%y%m%d}-{desk}{number:03d}"
        yield self._act(desk, subject, kinds.DossierForwarded(sender="Quầy", receiver=FORWARDED, list_number=listed))
        self._waiting.append((day + timedelta(days=chance.choice((1, 1, 2, 3))), subject, someone.name))

    def _finish(self, subject: str, name: str) -> Iterator[Act]:
        desk = self._desk()
        outcome = kinds.Result(sort="Quyết định", number=f"{self._ms % 997}/QĐ", shelf="Tủ 2, ngăn 3")
        yield self._act(desk, subject, kinds.ResultReady(), outcome)
        yield self._act(desk, subject, kinds.SlipPrinted(form="06", copies=1))
        self._ms += 1000
        yield self._act(self._desk(), subject, kinds.DossierHandedBack(), kinds.Receiver(name=name))

    def _desk(self) -> int:
        return self._chance.randrange(1, self.desks + 1)

    def _act(self, desk: int, subject: str, facts: kinds.Facts, personal: kinds.Personal | None = None) -> Act:
        return Act(desk, self._ms, Draft(subject=subject, facts=facts, personal=personal))


class Writer:
    """Seals a journal's entries in memory, as a desk does."""

    def __init__(self, journal: str) -> None:
        self.journal = journal
        self.number, self.hash, self._hlc = 0, START, 0

    def write(self, act: Act, day: str) -> Sealed:
        """The next entry."""
        self.number += 1
        self._hlc = next_hlc(self._hlc, act.at_ms)
        place = Place(self._hlc, self.journal, self.number)
        salt = self.number.to_bytes(SALT_BYTES)
        sealed = seal(act.draft, place, self.hash, day=day, actor=CLERK.login, salt=salt)
        self.hash = sealed.hash
        return sealed


@cache
def _procedures() -> tuple[list[Procedure], list[Procedure]]:
    """Those done in one moment, and a few dozen of the others."""
    known = reference().catalogue.procedures
    at_once = [procedure for procedure in known if procedure.certification]
    return at_once, random.Random(60).sample([one for one in known if not one.certification], 60)
