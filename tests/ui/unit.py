"""A unit of two real desks for the tests of whole pages: encrypted stores, real services, a clock that is turned."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
from argon2 import PasswordHasher

from intake_desk.app import id_maker, reference
from intake_desk.domain.desk import Clerk, DeskIdentity, DeskOfUnit, Unit
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.numbers import daily_range
from intake_desk.domain.people import Person
from intake_desk.services.applications import Application
from intake_desk.services.desk import Desk
from intake_desk.services.workbench import Workbench, workbench
from intake_desk.store.opening import Store
from intake_desk.store.sheets import Sheet
from tests.blank_store import begun

KEY = bytes(range(32))
PASSWORD = "mot-cua"
VERIFIER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
AGENCY = "H26.103"
COPY = "2.000815"
NAMES = ("Đặng Thị Hường", "Phạm Văn Đức", "Vũ Ngọc Ánh", "Bùi Thị Nhài", "Hoàng Quốc Việt")
CLERKS = (
    Clerk(login="thuy", name="Nguyễn Thị Thủy", verifier=VERIFIER),
    Clerk(login="minh", name="Lê Thị Minh", verifier=VERIFIER),
    Clerk(login="hang", name="Trần Thu Hằng", role="supervisor", verifier=VERIFIER),
)


def journal_name(desk: int) -> str:
    return f"desk-{desk}"


UNIT = Unit(
    agency=AGENCY,
    unit_code="10231",
    parent="ỦY BAN NHÂN DÂN XÃ THƯỢNG PHÚC",
    name="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    place="Thượng Phúc",
    title="Trung tâm Phục vụ hành chính công xã Thượng Phúc",
    desks=tuple(DeskOfUnit(number=n, name=f"Quầy {n}", journal=journal_name(n)) for n in (1, 2, 3)),
)


@dataclass
class Clock:
    """The unit's time; it stands until it is turned."""

    now: datetime = datetime(2026, 11, 20, 0, 35, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **spans: float) -> None:
        self.now += timedelta(**spans)


@dataclass
class TestDesk:
    """One desk with what its clerks can do."""

    __test__ = False

    store: Store
    bench: Workbench
    taken: list[str] = field(default_factory=list)

    @property
    def journal(self) -> str:
        return self.bench.desk.identity.journal

    def sign_in(self, login: str) -> Clerk:
        return self.bench.accounts.sign_in(login, PASSWORD)

    def receive(
        self,
        name: str = NAMES[0],
        *,
        procedure: str = COPY,
        pages: int = 4,
        means: str = "cash",
        set_amount: int | None = None,
    ) -> str:
        """Take a dossier by whoever sits here; gives its id."""
        clerk = self.bench.desk.seat.clerk
        application = Application(
            applicant=Person(name=name, id_number="001199054321"),
            procedure=procedure,
            papers=(PaperCount(text="Bản chính giấy tờ", originals=1, copies=3),),
            pages=pages,
            means=means,
            set_amount=set_amount,
        )
        dossier = self.bench.reception.receive(clerk, application)
        self.taken.append(dossier.id)
        return dossier.id

    def hand_back(self, dossier_id: str) -> None:
        clerk = self.bench.desk.seat.clerk
        self.bench.casework.result_ready(clerk, dossier_id)
        self.bench.casework.hand_back(clerk, dossier_id, "applicant")

    def learn_from(self, other: "TestDesk") -> None:
        """Take over what the other desk has, as a round with the server would."""
        held = self.bench.desk.journal.heads().get(other.journal)
        tail = other.bench.desk.journal.tail(other.journal, held.number if held else 0)
        self.bench.desk.journal.accept(other.journal, tail)


def open_desk(home: Path, number: int, clock: Clock) -> TestDesk:
    """A desk of the unit, enrolled and open."""
    store = begun(home, KEY)
    journal, _ = store.journal(journal_name(number), lambda: int(clock().timestamp() * 1000))
    store.sheets.put(Sheet("unit", msgspec.json.encode(UNIT)))
    store.sheets.put(Sheet("clerks", msgspec.json.encode(CLERKS)))
    identity = DeskIdentity(
        agency=AGENCY,
        unit_code="10231",
        desk=number,
        desk_name=f"Quầy {number}",
        journal=journal_name(number),
        numbers=daily_range(number),
        server_url="https://motcua.example",
        server_public_key=bytes(32),
    )
    entropy = iter(range(1 << 30))
    desk = Desk(
        identity=identity,
        journal=journal,
        sheets=store.sheets,
        reference=reference(),
        now=clock,
        new_id=id_maker(clock, lambda size: next(entropy).to_bytes(size, "big")),
        sign=lambda _text: bytes(64),
    )
    return TestDesk(store, workbench(desk))
