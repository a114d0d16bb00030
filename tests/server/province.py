"""A province to look at and to measure with: units of Hà Nội with agency codes that are made up, like everybody in it.

`python -m tests.server.province HOME` fills a server's embedded database and serves it; the product has nothing of it.
"""

import argparse
import random
import sys
import threading
from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

from intake_desk.domain import kinds
from intake_desk.domain.desk import Unit
from intake_desk.domain.entries import START, Draft, Place, seal
from intake_desk.domain.people import Person
from intake_desk.domain.times import VIETNAM, to_ms
from intake_desk.server import officers, schema, units
from intake_desk.server.central import Central, open_central, wall_clock_ms
from intake_desk.server.following import catch_up
from tests.server.listening import served

PROVINCE = "H26"
DAY = timedelta(days=1)
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
MIDDLE = ("Văn", "Thị", "Đức", "Thu", "Minh", "Ngọc")
GIVEN = ("Hường", "Quyết", "Tuyết", "Khánh", "Bình", "Lộc", "Thảo", "Quân", "Yến", "Dũng")
PROCEDURES = (
    ("2.000815", "Chứng thực bản sao từ bản chính", 0),
    ("1.001193", "Đăng ký khai sinh", 0),
    ("1.004873", "Cấp giấy xác nhận tình trạng hôn nhân", 3),
    ("1.001266", "Chấm dứt hoạt động hộ kinh doanh", 5),
    ("1.012796", "Đăng ký đất đai lần đầu", 20),
)
# When citizens come, hour by hour; nobody at noon.
HOURS = {7: 5, 8: 22, 9: 24, 10: 18, 11: 6, 13: 10, 14: 20, 15: 15, 16: 7}


class Happening(NamedTuple):
    """Something at a desk; `desk` counts from 1."""

    at: datetime
    desk: int
    draft: Draft


class Manners(NamedTuple):
    """What a unit is like."""

    desks: int
    a_day: float
    late: float


def communes(most: int = 126) -> list[tuple[str, str]]:
    """The communes and wards of Hà Nội: code and name."""
    lines = files("intake_desk.resources").joinpath("units.tsv").read_text(encoding="utf-8").splitlines()
    first = lines.index("#Thành phố Hà Nội") + 1
    last = next(number for number in range(first, len(lines)) if lines[number].startswith("#"))
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines[first:last]][:most]


def agency_of(number: int) -> str:
    return f"{PROVINCE}.{number + 1}"


def create_units(central: Central, most: int = 126, public_url: str = "") -> list[str]:
    """Take the units on; their agency codes."""
    for number, (code, name) in enumerate(communes(most)):
        unit = Unit(
            agency=agency_of(number),
            unit_code=code,
            parent=f"ỦY BAN NHÂN DÂN {name.upper()}",
            name="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
            place=name.split(" ", 1)[1],
            title=f"Trung tâm Phục vụ hành chính công {name[0].lower()}{name[1:]}",
            phone=f"024 3000 {number + 1:04}",
            public_url=public_url,
        )
        units.create_unit(central, unit, 8)
    return [agency_of(number) for number in range(len(communes(most)))]


def working_days(now: datetime, count: int) -> list[datetime]:
    """The last so many Mondays to Fridays up to this day, at midnight."""
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    found: list[datetime] = []
    while len(found) < count:
        if day.weekday() < 5:
            found.insert(0, day)
        day -= DAY
    return found


def happenings(agency: str, manners: Manners, now: datetime, days: int, dice: random.Random) -> Iterator[Happening]:
    """What happened at a unit up to now, in no order."""
    for day in working_days(now, days):
        share = dice.uniform(0.7, 1.3) * (1.25 if day.weekday() == 0 else 1.0)
        for number in range(round(manners.a_day * share)):
            hour = dice.choices(list(HOURS), list(HOURS.values()))[0]
            at = day + timedelta(hours=hour, minutes=dice.randrange(60), seconds=dice.randrange(60))
            if at <= now:
                yield from _life(agency, manners, at, number, now, dice)


def _life(
    agency: str, manners: Manners, at: datetime, number: int, now: datetime, dice: random.Random
) -> Iterator[Happening]:
    subject = f"{dice.getrandbits(128):032x}"
    procedure, name, days = dice.choices(PROCEDURES, (30, 15, 25, 15, 15))[0]
    desk = dice.randrange(manners.desks) + 1
    due = _working(at, days or at.hour >= 15).replace(hour=16, minute=30, second=0)
    person = Person(
        name=" ".join(map(dice.choice, (FAMILY, MIDDLE, GIVEN))),
        phone=f"09{dice.randrange(10**8):08}",
        id_number=f"001{dice.randrange(10**9):09}",
    )
    shared = {
        "procedure": procedure,
        "procedure_name": name,
        "catalogue": "demo",
        "papers": (kinds.PaperCount(text="Tờ khai theo mẫu", originals=1),),
    }
    personal = kinds.DossierReceivedPersonal(applicant=person)
    if dice.random() < 0.02:
        filed = kinds.DossierFiled(code="", filed_at=to_ms(at), channel="online", **shared)
        yield Happening(at, desk, Draft(subject=subject, facts=filed, personal=personal))
        return
    received = kinds.DossierReceived(
        code=f"{agency}-{at:%y%m%d}-{desk}{number + 1:03}",
        book=f"0{desk}",
        line=number + 1,
        received_at=to_ms(at),
        due_at=to_ms(due),
        limit=f"{days} ngày làm việc" if days else "trong ngày",
        **shared,
    )
    yield Happening(at, desk, Draft(subject=subject, facts=received, personal=personal))
    if dice.random() < 0.04:
        asked = kinds.SupplementRequested(
            papers=(kinds.PaperCount(text="Giấy chứng nhận quyền sử dụng đất", certified=1),)
        )
        when = at + timedelta(hours=dice.uniform(1, 20))
        if when <= now:
            reason = kinds.Reason(reason="Thiếu giấy chứng nhận")
            yield Happening(when, desk, Draft(subject=subject, facts=asked, personal=reason))
        return
    if dice.random() < manners.late:
        ready = _working(due, 1 + dice.randrange(6)).replace(hour=10)
    else:
        ready = at + (due - at) * dice.uniform(0.2, 0.95)
    back = ready + timedelta(hours=dice.uniform(0.2, 30))
    if ready <= now and dice.random() < 0.995:
        yield Happening(ready, desk, Draft(subject=subject, facts=kinds.ResultReady(), personal=kinds.Result()))
        if back <= now and dice.random() < 0.9:
            receiver = kinds.Receiver(name=person.name)
            yield Happening(back, desk, Draft(subject=subject, facts=kinds.DossierHandedBack(), personal=receiver))


def _working(day: datetime, days: int) -> datetime:
    while days:
        day += DAY
        days -= day.weekday() < 5
    return day


def write(central: Central, agency: str, happened: list[Happening], desks: int, now_ms: int, only: int = 0) -> int:
    """Put journals of these happenings into the database as an exchange would have; how many entries."""
    entries, heads = [], []
    for desk in [only] if only else range(1, desks + 1):
        journal, previous, number = f"{agency}/{desk}", START, 0
        for one in sorted((one for one in happened if one.desk == desk), key=lambda one: one.at):
            number += 1
            place = Place(to_ms(one.at) << 16 | number & 0xFFFF, journal, number)
            day = (one.at - timedelta(hours=4)).date().isoformat()
            sealed = seal(one.draft, place, previous, day=day, actor="thuy", salt=bytes(16))
            previous = sealed.hash
            entries.append(
                {
                    "agency": agency,
                    "journal": journal,
                    "number": number,
                    "hash": previous,
                    "subject": one.draft.subject,
                    "body": sealed.body,
                    "personal": sealed.personal,
                    "received_ms": now_ms,
                }
            )
        heads.append({"agency": agency, "name": journal, "number": number, "hash": previous, "folded": 0})
    with central.database.writing() as connection:
        connection.execute(sa.insert(schema.journal), heads)
        if entries:
            connection.execute(sa.insert(schema.entry), entries)
    return len(entries)


def enrol_desks(central: Central, agency: str, desks: int, heard: list[int], now_ms: int) -> None:
    """Desks that enrolled long ago and were last heard at these moments."""
    rows = [
        {
            "agency": agency,
            "number": number,
            "slot": number,
            "name": f"Quầy {number}",
            "journal": f"{agency}/{number}",
            "public_key": b64encode(f"{agency}/{number}".encode()).ljust(32, b"=")[:32],
            "first_number": number * 1000 + 1,
            "last_number": number * 1000 + 999,
            "enrolled_ms": now_ms - 30 * 86_400_000,
        }
        for number in range(1, desks + 1)
    ]
    noted = [
        {"agency": agency, "journal": f"{agency}/{number}", "at_ms": at} for number, at in enumerate(heard, start=1)
    ]
    with central.database.writing() as connection:
        connection.execute(sa.insert(schema.desk), rows)
        connection.execute(sa.insert(schema.heard), noted)


def fill(
    central: Central, now: datetime, most: int = 126, days: int = 30, a_day: float = 12.0, seed: int = 1
) -> dict[str, int]:
    """Fill an empty server with a province as it stands `now`; how many entries and dossiers."""
    dice = random.Random(seed)
    now_ms, entries, dossiers = to_ms(now), 0, 0
    for agency in create_units(central, most):
        late = dice.choices((dice.uniform(0, 0.03), dice.uniform(0.03, 0.12), dice.uniform(0.15, 0.3)), (70, 24, 6))[0]
        manners = Manners(dice.randrange(2, 7), a_day * dice.uniform(0.4, 1.8), late)
        happened = list(happenings(agency, manners, now, days, dice))
        entries += write(central, agency, happened, manners.desks, now_ms)
        dossiers += len({one.draft.subject for one in happened})
        away = [dice.random() < 0.03 for _ in range(manners.desks)]
        ago = [dice.uniform(40, 3000) if one else dice.uniform(0, 3) for one in away]
        heard = [now_ms - round(minutes * 60_000) for minutes in ago]
        enrol_desks(central, agency, manners.desks, heard, now_ms)
    while catch_up(central):
        pass
    return {"entries": entries, "dossiers": dossiers}


def main() -> None:
    """Fill and serve, by a clock that goes on from the given moment."""
    parser = argparse.ArgumentParser(description="a made-up province, to look at")
    parser.add_argument("home", type=Path)
    parser.add_argument("--port", type=int, default=8470)
    parser.add_argument("--password", default="mot-hai-ba-bon")
    parser.add_argument("--at", type=datetime.fromisoformat, default="2026-11-20T15:10")
    options = parser.parse_args()
    now = options.at.replace(tzinfo=VIETNAM)
    fresh = not (options.home / "server.db").exists()
    ahead_ms = to_ms(now) - wall_clock_ms()
    central = open_central(options.home, now_ms=lambda: wall_clock_ms() + ahead_ms)
    if fresh:
        fill(central, now)
        officers.put_officer(central, PROVINCE, "tinh", "Đỗ Văn Tỉnh", officers.PROVINCE, options.password)
    with served(central, options.port) as address:
        sys.stdout.write(f"{address}/tinh: {PROVINCE} tinh {options.password}\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
