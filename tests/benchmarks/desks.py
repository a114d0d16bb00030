"""Desks with years of work behind them, made once and kept under `.sample/` for the next run."""

from __future__ import annotations

import os
import random
import shutil
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec

from intake_desk.app import id_maker, reference
from intake_desk.domain import kinds
from intake_desk.domain.desk import Clerk, DeskIdentity, Unit
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.numbers import NumberRange
from intake_desk.domain.people import Person
from intake_desk.services.desk import Desk
from intake_desk.store import migrate, register
from intake_desk.store.opening import Store
from intake_desk.store.sheets import Sheet, Sheets

CACHE = Path(__file__).parents[2] / ".sample"


def _parts(text: str, sep: str = " ") -> list[str]:
    return text.split(sep)


KEY = bytes(range(32))
JOURNAL = "26103-1"
AGENCY = "H26.103"
CLERK = Clerk(login="lan", name="Trần Thị Mỹ Lan")
UNIT = Unit(
    agency=AGENCY,
    unit_code="10231",
    parent="Ủy ban nhân dân xã Thượng Phúc",
    name="Trung tâm Phục vụ hành chính công xã Thượng Phúc",
    place="Thượng Phúc",
)
A_DAY = 400
LAST_DAY = date(2026, 11, 20)

FAMILIES = _parts("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý")
WEIGHTS = (38, 11, 9, 7, 5, 5, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1)
MIDDLES = _parts("Văn Thị Đức Hữu Thị Ngọc Minh Quang Thị Thanh Xuân Thu Hồng Công Đình Bá")
GIVEN = _parts(
    "An Anh Ánh Bình Châu Chi Cường Dũng Duyên Đạt Giang Hà Hải Hạnh Hiền Hiếu Hoa Hòa Hùng Hương Hường Khánh Lan"
    " Linh Loan Long Mai Mạnh My Nam Nga Ngân Nghĩa Nhung Oanh Phong Phúc Phương Quân Quyết Sơn Tâm Thảo Thành Thắng"
    " Thúy Thủy Trang Trung Tú Tuấn Tuyết Uyên Vân Việt Vinh Xuân Yến"
)
VILLAGES = _parts("Đại Nghĩa,Thượng Phúc,Đô Quan,Phúc Trạch,Nội Thôn,Đồng Dậu", ",")


@dataclass
class OpenedDesk:
    """A desk ready to receive, and the clock it goes by."""

    home: Path
    store: Store
    desk: Desk
    people: random.Random = field(default_factory=lambda: random.Random(7))

    def close(self) -> None:
        self.store.close()


def person(chance: random.Random) -> Person:
    """Someone who could live in the commune."""
    family = chance.choices(FAMILIES, WEIGHTS)[0]
    year = chance.randrange(1940, 2008)
    return Person(
        name=f"{family} {chance.choice(MIDDLES)} {chance.choice(GIVEN)}",
        id_number=f"001{chance.randrange(2)}{year % 100:02d}{chance.randrange(1_000_000):06d}",
        birth_date=f"{year}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}",
        sex=chance.choice(("Nam", "Nữ")),
        address=f"Thôn {chance.choice(VILLAGES)}, xã Thượng Phúc, thành phố Hà Nội",
        phone=f"0{chance.choice((3, 7, 8, 9))}{chance.randrange(100_000_000):08d}",
    )


def identity() -> DeskIdentity:
    """What enrolment would have given the desk; its range never runs out, for a day of measuring is long."""
    return DeskIdentity(
        agency=AGENCY,
        unit_code="10231",
        desk=1,
        desk_name="Quầy 1",
        journal=JOURNAL,
        numbers=NumberRange(1001, 999_999),
        server_url="http://127.0.0.1:9",
        server_public_key=bytes(32),
    )


def opened(home: Path) -> OpenedDesk:
    """The desk that lives in `home`, its clerk seated."""
    store = Store(home, KEY)
    journal, _ = store.journal(JOURNAL, lambda: time.time_ns() // 1_000_000)
    desk = Desk(
        identity=identity(),
        journal=journal,
        sheets=store.sheets,
        reference=reference(),
        now=lambda: datetime.now(UTC),
        new_id=id_maker(lambda: datetime.now(UTC)),
        sign=lambda text: text[:64],
    )
    keep_sheets(store.sheets)
    desk.seat.clerk = CLERK
    with journal.recording(day=desk.day_by_clock(), actor=CLERK.login) as recording:
        recording.add(Draft(facts=kinds.DayOpened()))
    return OpenedDesk(home, store, desk)


def keep_sheets(sheets: Sheets) -> None:
    """What the unit's server would have told the desk."""
    for sheet in (Sheet("unit", msgspec.json.encode(UNIT)), Sheet("clerks", msgspec.json.encode([CLERK]))):
        if sheets.get(sheet.name) != sheet:
            sheets.put(sheet)


def filled(count: int) -> Path:
    """The home of a desk with `count` dossiers; made in a minute or two when it is not there yet."""
    home = CACHE / f"bench-{count // 1000}k-{migrate.NEWEST}-{register.SHAPE}"
    if home.exists():
        return home
    making = home.with_name(home.name + ".making")
    shutil.rmtree(making, ignore_errors=True)
    started = time.monotonic()
    _fill(making, count)
    making.rename(home)
    print(f"made {home.name} in {time.monotonic() - started:.0f} s")  # noqa: T201
    return home


def empty(folder: Path) -> Path:
    """The home of a desk that begins today."""
    return folder / "desk"


def _fill(home: Path, count: int) -> None:
    chance = random.Random(count)
    procedures = [procedure for procedure in reference().catalogue.procedures if procedure.certification] * 3
    procedures += chance.sample(reference().catalogue.procedures, 60)
    clock = _Clock()
    store = Store(home, KEY)
    journal, _ = store.journal(JOURNAL, lambda: clock.ms)
    new_id = id_maker(lambda: datetime.fromtimestamp(clock.ms / 1000, UTC))
    days = -(-count // A_DAY)
    try:
        for back in range(days, 0, -1):
            day = LAST_DAY - timedelta(days=back)
            clock.ms = int(datetime(day.year, day.month, day.day, 1, tzinfo=UTC).timestamp() * 1000)
            with journal.recording(day=day.isoformat(), actor=CLERK.login) as recording:
                for number in range(1, min(A_DAY, count - (days - back) * A_DAY) + 1):
                    clock.ms += 60_000
                    code = f"{AGENCY}-{day:%y%m%d}-{1000 + number:04d}"
                    line = (days - back) * A_DAY + number
                    for draft in life(chance, new_id(), code, line, clock.ms, chance.choice(procedures), back):
                        recording.add(draft)
    finally:
        store.close()


def life(chance, dossier_id, code, line, now_ms, procedure, days_ago):
    """What happened to one dossier."""
    received = kinds.DossierReceived(
        code=code,
        book=f"01/20{code.split('-')[1][:2]}",
        line=line,
        procedure=procedure.code,
        procedure_name=procedure.name,
        catalogue="2026-11-01",
        received_at=now_ms,
        due_at=now_ms + 3 * 86_400_000,
        due_reason="Nhận lúc 09:15; thời hạn 3 ngày làm việc, không tính thứ Bảy và Chủ nhật",
        limit="3 ngày làm việc",
        calendar="2026.1",
        papers=(PaperCount(text="Tờ khai theo mẫu", originals=1), PaperCount(text="Giấy tờ kèm theo", copies=1)),
    )
    personal = kinds.DossierReceivedPersonal(applicant=person(chance))
    yield Draft(subject=dossier_id, facts=received, personal=personal)
    if chance.random() < 0.5:
        line_of_fee = kinds.FeeLine(sort="le_phi", name="Lệ phí", amount=8000)
        yield Draft(subject=dossier_id, facts=kinds.FeeCharged(lines=(line_of_fee,)))
        yield Draft(subject=dossier_id, facts=kinds.FeePaid(amount=8000, means="cash", le_phi=8000))
    yield Draft(subject=dossier_id, facts=kinds.SlipPrinted(form="01", copies=2))
    if chance.random() > 3 / (days_ago + 3):
        yield Draft(subject=dossier_id, facts=kinds.ResultReady())
        yield Draft(
            subject=dossier_id,
            facts=kinds.DossierHandedBack(),
            personal=kinds.Receiver(name=personal.applicant.name),
        )


class _Clock:
    ms = 0


def same_disk(path: Path) -> Path:
    """A folder for passing files beside the kept desks: a floor measured elsewhere would be another disk's."""
    folder = path / f"passing-{os.getpid()}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
