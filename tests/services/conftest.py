"""Desks of one unit over real encrypted stores, with a clock that is turned by hand and ids that are counted."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import msgspec
import pytest
from argon2 import PasswordHasher
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.app import id_maker, reference
from intake_desk.domain.desk import Clerk, DeskIdentity, DeskOfUnit, Unit
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.numbers import NumberRange, daily_range
from intake_desk.domain.people import Person
from intake_desk.domain.times import VIETNAM
from intake_desk.services.applications import Application
from intake_desk.services.desk import Desk
from intake_desk.services.workbench import Workbench, workbench
from intake_desk.store.opening import Store
from intake_desk.store.sheets import Sheet
from tests.blank_store import lay

AGENCY = "H26.103"
MORNING = datetime(2026, 11, 20, 8, 0, tzinfo=VIETNAM)
PASSWORD = "mot-cua-2026"
KEY = bytes(range(32))
SIGNING = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PEOPLE = (
    ("thuy", "Nguyễn Thị Thủy", "clerk"),
    ("minh", "Lê Thị Minh", "clerk"),
    ("hang", "Trần Thu Hằng", "supervisor"),
)


class Clock:
    """Stands still until it is turned."""

    def __init__(self, start: datetime) -> None:
        self.time = start

    def __call__(self) -> datetime:
        return self.time

    def turn(self, **by: float) -> None:
        self.time += timedelta(**by)


def journal_name(number: int) -> str:
    return f"10231-{number}"


UNIT = Unit(
    agency=AGENCY,
    unit_code="10231",
    parent="ỦY BAN NHÂN DÂN XÃ THƯỢNG PHÚC",
    name="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    place="Thượng Phúc",
    title="Trung tâm Phục vụ hành chính công xã Thượng Phúc",
    desks=tuple(DeskOfUnit(number=n, name=f"Quầy {n}", journal=journal_name(n)) for n in (1, 2)),
)


@cache
def clerks() -> tuple[Clerk, ...]:
    verifier = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    return tuple(Clerk(login=login, name=name, role=role, verifier=verifier) for login, name, role in PEOPLE)


class OneDesk:
    """A desk that can be closed and opened again, as by a night or a crash."""

    password = PASSWORD
    public_key = SIGNING.public_key()

    def __init__(self, home: Path, number: int, clock: Clock, numbers: NumberRange | None = None) -> None:
        self.home = home
        self.clock = clock
        self.number = number
        self.numbers = numbers or daily_range(number)
        self.entropy = iter(range(1 << 30))
        self.open()

    def open(self) -> None:
        self.store = Store(self.home, KEY)
        self.store.sheets.put(Sheet("unit", msgspec.json.encode(UNIT)))
        self.store.sheets.put(Sheet("clerks", msgspec.json.encode(clerks())))
        name = journal_name(self.number)
        journal, self.opened = self.store.journal(name, lambda: int(self.clock().timestamp() * 1000))
        self.bench: Workbench = workbench(
            Desk(
                identity=DeskIdentity(
                    agency=AGENCY,
                    unit_code="10231",
                    desk=self.number,
                    desk_name=f"Quầy {self.number}",
                    journal=name,
                    numbers=self.numbers,
                    server_url="",
                    server_public_key=b"",
                ),
                journal=journal,
                sheets=self.store.sheets,
                reference=reference(),
                now=self.clock,
                new_id=id_maker(self.clock, lambda size: next(self.entropy).to_bytes(size, "big")),
                sign=SIGNING.sign,
            )
        )

    def close(self) -> None:
        self.store.close()

    def restart(self) -> None:
        self.close()
        self.open()

    @property
    def journal(self):
        return self.bench.desk.journal

    def sign_in(self, login: str = "thuy", *, day_confirmed: bool = False) -> Clerk:
        return self.bench.accounts.sign_in(login, PASSWORD, day_confirmed=day_confirmed)

    def entries(self) -> int:
        """How many entries the own journal has."""
        head = self.journal.heads().get(self.journal.name)
        return head.number if head else 0

    def receive(self, **changes) -> Dossier:
        """Take what an application says, by whoever sits here."""
        return self.bench.reception.receive(self.bench.desk.seat.clerk, an_application(**changes))

    def file(self, **changes) -> Dossier:
        """Write down what a portal sent, by whoever sits here."""
        return self.bench.reception.file(self.bench.desk.seat.clerk, an_application(**changes))

    def learn_from(self, other: "OneDesk") -> None:
        """Take over the other desk's journal, as a round with the server does."""
        held = self.journal.heads().get(other.journal.name)
        self.journal.accept(other.journal.name, other.journal.tail(other.journal.name, held.number if held else 0))


def a_person(name: str = "Đặng Thị Hường", **fields: str) -> Person:
    return Person(**{"name": name, "id_number": "001199054321", "phone": "0912345678", **fields})


def an_application(**changes) -> Application:
    """Certified copies: two pages, three copies, 12.000 đồng in cash, unless something else is said."""
    person = {field: changes.pop(field) for field in list(changes) if field in Person.__struct_fields__}
    said = {
        "applicant": a_person(**person),
        "procedure": "2.000815",
        "papers": (PaperCount(text="Bản chính giấy tờ", originals=1, copies=3),),
        "pages": 2,
        "means": "cash",
    }
    return Application(**{**said, **changes})


@pytest.fixture(scope="session")
def application() -> Callable[..., Application]:
    return an_application


@pytest.fixture
def clock() -> Clock:
    return Clock(MORNING)


@pytest.fixture
def open_desk(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., OneDesk]]:
    """Open a desk of the unit by its number."""
    opened: list[OneDesk] = []

    def open_desk(number: int = 1, numbers: NumberRange | None = None) -> OneDesk:
        home = lay(tmp_path / f"desk-{number}", KEY)
        opened.append(OneDesk(home, number, clock, numbers))
        return opened[-1]

    yield open_desk
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(open_desk: Callable[..., OneDesk]) -> OneDesk:
    """Desk 1, nobody at it yet."""
    return open_desk(1)


@pytest.fixture
def clerk(desk: OneDesk) -> Clerk:
    """Thủy, who sits at desk 1."""
    return desk.sign_in("thuy")


@pytest.fixture(scope="session")
def new_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], OneDesk]]:
    """A fresh desk as often as one is asked for; the one before is closed."""
    opened: list[OneDesk] = []

    def new_desk() -> OneDesk:
        if opened:
            opened.pop().close()
        home = lay(tmp_path_factory.mktemp("desk") / "home", KEY)
        opened.append(OneDesk(home, 1, Clock(MORNING)))
        return opened[-1]

    yield new_desk
    for desk in opened:
        desk.close()


@pytest.fixture(scope="session")
def one_desk() -> Callable[[Path, datetime], OneDesk]:
    """Desk 1 in a folder of its own from a moment on; whoever asks for it closes it."""

    def one_desk(folder: Path, start: datetime) -> OneDesk:
        return OneDesk(lay(folder / "home", KEY), 1, Clock(start))

    return one_desk


@pytest.fixture(scope="module")
def shared_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OneDesk]:
    """A desk with Thủy at it for all tests of a module that leave it as it is, or mind their own dossier only."""
    home = lay(tmp_path_factory.mktemp("shared") / "home", KEY)
    desk = OneDesk(home, 1, Clock(MORNING))
    desk.sign_in("thuy")
    yield desk
    desk.close()
