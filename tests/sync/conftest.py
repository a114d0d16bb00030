"""Real desks and a real server, joined in this process by a line that can be made to fail."""

import asyncio
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import httpx2
import msgspec
import pytest
from argon2 import PasswordHasher

from intake_desk.app import id_maker, reference
from intake_desk.domain.desk import Clerk, DeskIdentity, Unit
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import DossierReceived, DossierReceivedPersonal, FeePaid
from intake_desk.domain.people import Person
from intake_desk.server import units
from intake_desk.server.app import create_app
from intake_desk.server.enrolment import issue_code
from intake_desk.services.desk import Desk as DeskOfServices
from intake_desk.services.workbench import workbench
from intake_desk.store import register
from intake_desk.store.journal import Journal
from intake_desk.store.opening import Store
from intake_desk.store.sheets import Sheet
from intake_desk.sync.enrolment import enrol
from intake_desk.sync.keys import desk_key, desk_token
from intake_desk.sync.link import Link
from intake_desk.sync.replicator import Replicator
from tests.blank_store import begun
from tests.central_server import Clock, central_on, empty
from tests.plain_vault import PlainVault
from tests.sync.sticks import carrier

ADDRESS = "http://127.0.0.1"
AGENCY = "H26.103"
PASSWORD = "mot-cua-2026"
PEOPLE = (("thuy", "Nguyễn Thị Thủy", "clerk"), ("hang", "Trần Thu Hằng", "supervisor"))
DAY = "2026-11-20"
STORE_KEY = bytes(range(32))


@pytest.fixture(params=["sqlite", "spread"])
def central(request, tmp_path, clock):
    """An open server, empty: embedded, and PostgreSQL at its most difficult. tests/server has the plain one besides."""
    yield from central_on(request, tmp_path / "server", clock)


@pytest.fixture
def restore_server(central):
    """Take the server back to a backup made just after the desks had enrolled."""
    return lambda: empty(central.database, ("entry", "journal", "signature", "dossier"))


@pytest.fixture
def vault():
    return PlainVault()


class Line(httpx2.BaseTransport):
    """The network: carries requests to the server in this process, or loses what a test says is lost."""

    def __init__(self, app) -> None:
        self._server = httpx2.ASGITransport(app=app)
        self.down = False
        self.lost_answers = 0
        self.carried: list[int] = []

    def handle_request(self, request):
        if self.down:
            raise httpx2.ConnectError("no route", request=request)
        self.carried.append(int(request.headers.get("content-length", "0")))
        response = asyncio.run(self._ask(request))
        if self.lost_answers:
            self.lost_answers -= 1
            raise httpx2.ReadError("cut off", request=request)
        return response

    async def _ask(self, request):
        response = await self._server.handle_async_request(request)
        return httpx2.Response(response.status_code, headers=response.headers, content=await response.aread())


@pytest.fixture
def line(central):
    return Line(create_app(central))


@dataclass
class Desk:
    """One enrolled desk with its real, encrypted store."""

    home: Path
    vault: PlainVault
    identity: DeskIdentity
    line: Line | None
    clock: Clock
    store: Store = field(init=False)
    journal: Journal = field(init=False)
    replicator: Replicator = field(init=False)

    def open(self):
        self.store = Store(self.home, STORE_KEY)
        self.journal, _ = self.store.journal(self.identity.journal, self.clock)
        return self.move_to(self.identity.server_url)

    def move_to(self, address):
        """Speak to the server at this address from now on."""
        self.link = Link(address, desk_token(self.vault), transport=self.line)
        self.replicator = Replicator(self.link, self.journal, self.store.sheets, self.identity, desk_key(self.vault))
        return self

    def close(self):
        self.link.close()
        self.store.close()

    def receive(self, count=1, name="Vũ Thị Bình", line=""):
        """Take dossiers in; returns their ids, which end with `line`."""
        ids = []
        for _ in range(count):
            with self.journal.recording(day=DAY, actor="thuy") as recording:
                number = recording.take(f"number {DAY}", self.identity.numbers.first)
                recording.take("line 1", number)
                ids.append(f"{self.identity.desk:04x}{number:08x}{line}")
                facts = DossierReceived(
                    code=f"{AGENCY}-261120-{number:04d}", book="1", line=number, procedure="2.000815",
                    procedure_name="Chứng thực", catalogue="x", received_at=self.clock(),
                )  # fmt: skip
                personal = DossierReceivedPersonal(applicant=Person(name=name))
                recording.add(Draft(facts=facts, personal=personal, subject=ids[-1]))
        return ids

    def receive_at_once(self, count, line=""):
        """Take many dossiers in with one transaction; their ids end with `line`."""
        held = self.heads().get(self.identity.journal, (0,))[0]
        with self.journal.recording(day=DAY, actor="thuy") as recording:
            for number in range(held, held + count):
                for counter in (f"number {DAY}", "line 1"):
                    recording.take(counter, number)
                facts = DossierReceived(
                    code=f"{AGENCY}-261120-{number:04d}", book="1", line=number, procedure="2.000815",
                    procedure_name="Chứng thực", catalogue="x", received_at=self.clock(),
                )  # fmt: skip
                personal = DossierReceivedPersonal(applicant=Person(name="Vũ Thị Bình"))
                subject = f"{self.identity.desk:04x}{number:08x}{line}"
                recording.add(Draft(facts=facts, personal=personal, subject=subject))

    def pay(self, dossier, amount):
        with self.journal.recording(day=DAY, actor="minh") as recording:
            recording.add(Draft(facts=FeePaid(amount=amount, means="cash"), subject=dossier))

    def dossier(self, dossier_id):
        with self.journal.database.reading() as connection:
            return register.load(connection, dossier_id)

    def level(self):
        """One round, not cancelled."""
        return self.replicator.round(lambda: False)

    def heads(self):
        return {name: (head.number, head.hash) for name, head in self.journal.heads().items()}

    def backup(self):
        """Copy the home aside, as a backup program does; returns what puts it back."""
        copy = self.home.with_name(f"{self.home.name}-backup")
        self.close()
        shutil.copytree(self.home, copy)
        self.open()

        def restore():
            self.close()
            shutil.rmtree(self.home)
            copy.rename(self.home)
            self.open()

        return restore


class Desks:
    """Makes desks, and closes them when the test is over."""

    def __init__(self, folder, clock) -> None:
        self._folder = folder
        self._clock = clock
        self.made: list[Desk] = []

    def enrol(self, address, code, line=None):
        number = len(self.made) + 1
        home, vault = self._folder / f"desk-{number}", PlainVault()
        store = begun(home, STORE_KEY)
        with Link(address, transport=line) as link:
            identity = enrol(link, code, f"Quầy {number}", vault, store.sheets)
        store.close()
        self.made.append(Desk(home, vault, identity, line, self._clock).open())
        return self.made[-1]


@pytest.fixture
def desks(tmp_path, clock):
    desks = Desks(tmp_path, clock)
    yield desks
    for desk in desks.made:
        desk.close()


@pytest.fixture
def make_socket_desk(desks):
    """Enrol a desk over a real socket and open it."""
    return desks.enrol


@pytest.fixture
def make_desk(central, line, desks):
    """Enrol a desk over the wire in this process and open it."""

    def make_desk(agency=AGENCY):
        unit = Unit(agency=agency, unit_code="10231", parent="UBND XÃ THỬ", name="TRUNG TÂM", place="Thử")
        units.create_unit(central, unit)
        return desks.enrol(ADDRESS, issue_code(central, agency), line)

    return make_desk


class Wall:
    """A desk's own clock, which can be put wrong."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)

    def __call__(self):
        self.time += timedelta(milliseconds=1)
        return self.time

    def milliseconds(self):
        return int(self().timestamp() * 1000)


@pytest.fixture(scope="module")
def clerks():
    verifier = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    return tuple(Clerk(login=login, name=name, role=role, verifier=verifier) for login, name, role in PEOPLE)


@pytest.fixture
def make_bench(make_desk, clerks, clock):
    """Enrol a desk at the server of this process; gives it with its services and a clock of its own."""

    def make_bench(**pretended):
        desk, wall = make_desk(), Wall()
        entropy = iter(range(1 << 20))
        made = SimpleNamespace(desk=desk, wall=wall)

        def sit(login="hang"):
            return made.bench.accounts.sign_in(login, PASSWORD, day_confirmed=True)

        def open_bench():
            desk.journal._now_ms = wall.milliseconds
            desk.store.sheets.put(Sheet("clerks", msgspec.json.encode(clerks)))
            made.bench = workbench(
                DeskOfServices(
                    identity=msgspec.structs.replace(desk.identity, **pretended),
                    journal=desk.journal,
                    sheets=desk.store.sheets,
                    reference=reference(),
                    now=wall,
                    new_id=id_maker(wall, lambda size: (next(entropy) * 16 + desk.identity.desk).to_bytes(size, "big")),
                    sign=lambda _text: bytes(64),
                )
            )
            made.clerk = sit()

        def level():
            done = desk.level()
            made.bench.exceptions.heard(done.server_time_ms, done.refused)
            return done

        made.sit, made.open, made.level = sit, open_bench, level
        made.open()
        return made

    clock.now = int(datetime(2026, 11, 20, 1, 0, tzinfo=UTC).timestamp() * 1000)
    return make_bench


@pytest.fixture
def two(make_bench):
    """Two desks that know of each other."""
    one, two = make_bench(), make_bench()
    for desk in (one, two, one):
        desk.level()
    return one, two


@pytest.fixture
def pair(make_desk, line):
    first, second = make_desk(), make_desk()
    first.level()
    line.down = True
    return first, second


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def bundle(pair, stick):
    """A bundle of five dossiers that the first desk made."""
    pair[0].receive_at_once(5)
    (path,) = carrier(pair[0]).make_bundle(stick).files
    return path
