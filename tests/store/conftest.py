"""A desk's real store in a folder of its own, with a clock that a test holds, and ways to make the disk fail."""

import errno
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from intake_desk.domain import kinds
from intake_desk.domain.entries import START, Draft, Place, next_hlc, seal
from intake_desk.domain.people import Person
from intake_desk.store import counters, register, search
from intake_desk.store.opening import Store
from intake_desk.store.sheets import Sheet
from intake_desk.store.verification import verify, verify_files

KEY = bytes(range(32))
JOURNAL = "26103-1"
DAY = "2026-11-20"
NINE = 1_795_140_000_000
CHECKOUT = Path(__file__).parents[2]


@dataclass
class Clock:
    """A clock that a test sets; each look is a millisecond later."""

    now: int = NINE

    def __call__(self) -> int:
        self.now += 1
        return self.now


@dataclass
class Desk:
    """A desk at work: its home, its clock, and the store while it is open."""

    home: Path
    clock: Clock = field(default_factory=Clock)
    store: Store | None = None

    def open(self):
        """Open the store as the program does; what opening found is kept in `found`."""
        self.store = Store(self.home, KEY)
        self.journal, self.found = self.store.journal(JOURNAL, self.clock)
        return self

    def close(self):
        if self.store is not None:
            self.store.close()
            self.store = None

    def reopen(self):
        self.close()
        return self.open()

    def receive(self, name="Nguyễn Thị Hường", *, phone="0912345678", id_number="001190012345", day=DAY):
        """Take one dossier, its fee charged and paid; the dossier as the register has it."""
        with self.journal.recording(day=day, actor="lan") as recording:
            subject = f"{self.clock.now:012x}{os.urandom(10).hex()}"
            facts = kinds.DossierReceived(
                code=f"H26.103-261120-{recording.take(counters.of_day(day), 1001)}",
                book="01/2026",
                line=recording.take(counters.of_book("01/2026")),
                procedure="2.000815",
                procedure_name="Chứng thực bản sao từ bản chính",
                catalogue="2026-11-01",
                received_at=self.clock(),
                due_at=self.clock.now + 7_200_000,
                papers=(kinds.PaperCount(text="Bản chính giấy tờ", originals=1),),
            )
            personal = kinds.DossierReceivedPersonal(
                applicant=Person(name=name, id_number=id_number, phone=phone, address="Thôn Đại Nghĩa")
            )
            recording.add(Draft(subject=subject, facts=facts, personal=personal))
            fee = kinds.FeeLine(sort="phi", name="Phí chứng thực", amount=4_000)
            recording.add(Draft(subject=subject, facts=kinds.FeeCharged(lines=(fee,))))
            recording.add(Draft(subject=subject, facts=kinds.FeePaid(amount=4_000, means="cash", phi=4_000)))
        return recording.dossiers[subject]

    def work(self, count=3):
        """Receive some dossiers, keep a sheet and a setting; the codes."""
        codes = [self.receive().code for _ in range(count)]
        self.store.sheets.put(Sheet("unit", b'{"name": "x"}', b"signed"))
        self.store.sheets.set("identity", {"journal": JOURNAL})
        return codes

    def step(self, dossier, facts, personal=None, day=DAY):
        """One more thing that happened to a dossier."""
        with self.journal.recording(day=day, actor="lan") as recording:
            recording.add(Draft(subject=dossier.id, facts=facts, personal=personal))
        return recording.dossiers[dossier.id]

    def dossier(self, dossier_id):
        with self.store.database.reading() as connection:
            return register.load(connection, dossier_id)

    def all(self):
        """Every dossier of the register, newest first."""
        with self.store.database.reading() as connection:
            return [found.dossier for found in search.find(connection, search.Filter(), most=10_000)]

    def codes(self):
        return [dossier.code for dossier in self.all()]

    def find(self, text, **more):
        with self.store.database.reading() as connection:
            return [found.dossier for found in search.find(connection, search.Filter(text=text, **more))]

    def entries(self):
        """The whole of the desk's own journal."""
        tail = []
        while more := self.journal.tail(JOURNAL, len(tail)):
            tail += more
        return tail

    def findings(self):
        """The kinds of what a proof of the open store finds wrong."""
        return [finding.kind for finding in verify(self.store.database, self.home / "roll", KEY).findings]

    def findings_closed(self):
        """The same of the files as they lie there."""
        return [finding.kind for finding in verify_files(self.home / "desk.db", self.home / "roll", KEY).findings]


@pytest.fixture
def closed(tmp_path):
    """A desk that has not been opened yet."""
    desk = Desk(tmp_path / "home")
    yield desk
    desk.close()


@pytest.fixture
def desk(closed):
    """An open desk."""
    return closed.open()


class FailingDisk:
    """Makes calls that reach the disk fail, the given number of times or until it is told to stop."""

    def __init__(self, monkeypatch):
        self._patch = monkeypatch
        self.calls = []

    def refuse(self, name, *, times=10**9, error=errno.ENOSPC, before=True):
        """Let `os.<name>` fail; with `before` False it does its work first and then says that it failed."""
        real = getattr(os, name)
        left = [times]

        def failing(*arguments, **more):
            self.calls.append(name)
            if left[0] <= 0:
                return real(*arguments, **more)
            left[0] -= 1
            if not before:
                real(*arguments, **more)
            raise OSError(error, os.strerror(error))

        self._patch.setattr(os, name, failing)

    def works(self):
        self._patch.undo()
        self.calls.clear()


@pytest.fixture
def disk(monkeypatch):
    return FailingDisk(monkeypatch)


@dataclass
class Foreign:
    """A journal that another desk writes."""

    name: str
    clock: int = NINE
    previous: bytes = START
    hlc: int = 0
    number: int = 0

    def write(self, facts, personal=None, subject="d1", *, salt=b"s" * 16):
        self.number += 1
        self.hlc = next_hlc(self.hlc, self.clock)
        draft = Draft(subject=subject, facts=facts, personal=personal)
        place = Place(self.hlc, self.name, self.number)
        sealed = seal(draft, place, self.previous, day=DAY, actor="minh", salt=salt)
        self.previous = sealed.hash
        return sealed

    def receive(self, subject="d1", number=2001, name="Lê Văn Bình"):
        facts = kinds.DossierReceived(
            code=f"H26.103-261120-{number}",
            book="02/2026",
            line=number % 1000,
            procedure="1.001193",
            procedure_name="Đăng ký khai sinh",
            catalogue="2026-11-01",
            received_at=self.clock,
        )
        return self.write(facts, kinds.DossierReceivedPersonal(applicant=Person(name=name)), subject)


@pytest.fixture
def other():
    """Another desk of the unit."""
    return Foreign("26103-2")


@pytest.fixture(scope="session")
def foreign():
    """Other desks by name."""
    return Foreign


@pytest.fixture
def in_process(tmp_path):
    """Run a piece of a program as a process of its own, with this folder's `Desk` at hand; its standard output."""

    def run(script, *arguments, status=0):
        prelude = (
            "import os, sys\nfrom pathlib import Path\n"
            f"sys.path.insert(0, {str(Path(__file__).parent)!r})\nfrom conftest import *\n"
            f"desk = Desk(Path({str(tmp_path / 'home')!r}))\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", prelude + script, *arguments],
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert status == done.returncode, done.stderr
        return done.stdout

    return run
