"""A desk with a real encrypted store, a clock that is set by hand, and dossiers in every state."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from uuid import uuid4

import msgspec
import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import QTimer

from intake_desk.domain.calendars import Calendar
from intake_desk.domain.deadlines import DeadlineRules
from intake_desk.domain.desk import CLERK, Clerk, DeskIdentity, DeskOfUnit, Unit
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.exemptions import Exemptions
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.numbers import NumberRange
from intake_desk.domain.people import Person
from intake_desk.domain.procedures import Catalogue
from intake_desk.domain.times import VIETNAM
from intake_desk.domain.units import Units
from intake_desk.services.applications import CASH, Application
from intake_desk.services.catalogue import Documents, Reference
from intake_desk.services.desk import Desk
from intake_desk.services.workbench import Workbench, workbench
from intake_desk.store.sheets import Sheet
from intake_desk.ui.dossiers.hand_back_page import HandBackPage
from intake_desk.ui.dossiers.register_page import RegisterPage
from intake_desk.ui.intake.intake_page import IntakePage
from intake_desk.ui.session import Session
from intake_desk.ui.tasks import Tasks
from tests.blank_store import begun
from tests.ui.pages.intake import settle

MORNING = datetime(2026, 11, 20, 7, 45, tzinfo=VIETNAM)
CERTIFIED_COPY, BIRTH, MARITAL_STATUS = "2.000815", "1.001193", "1.004873"
PORTAL = "H26.103-261120-0007"
PASSWORD = "mot-cua-2026"
IDENTITY = DeskIdentity(
    agency="H26.103",
    unit_code="10231",
    desk=3,
    desk_name="Quầy 3",
    journal="10231-3",
    numbers=NumberRange(3001, 3999),
    server_url="",
    server_public_key=b"",
)
UNIT = Unit(
    agency="H26.103",
    unit_code="10231",
    parent="ỦY BAN NHÂN DÂN XÃ THƯỢNG PHÚC",
    name="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    place="Thượng Phúc",
    title="Trung tâm Phục vụ hành chính công xã Thượng Phúc",
    desks=(DeskOfUnit(number=3, name="quầy 3", journal="10231-3"),),
)


class Clock:
    """Stands still until it is moved."""

    def __init__(self, start: datetime) -> None:
        self.time = start

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


@cache
def documents() -> Documents:
    shipped = files("intake_desk.resources")
    return Documents(
        catalogue=Catalogue.decode((shipped / "procedures.json").read_bytes()),
        calendar=Calendar.decode((shipped / "calendar.json").read_bytes()),
        rules=DeadlineRules.decode((shipped / "deadline_rules.json").read_bytes()),
        exemptions=Exemptions.decode((shipped / "fee_waivers.json").read_bytes()),
        units=lambda: Units((shipped / "units.tsv").read_text(), (shipped / "former_units.tsv").read_text()),
    )


@cache
def clerks() -> tuple[Clerk, ...]:
    verifier = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    return (Clerk(login="thuy", name="Nguyễn Thị Thủy", role=CLERK, verifier=verifier),)


@pytest.fixture
def clock() -> Clock:
    return Clock(MORNING)


@pytest.fixture
def bench(tmp_path, clock: Clock) -> Iterator[Workbench]:
    store = begun(tmp_path, bytes(range(32)))
    store.sheets.put(Sheet("unit", msgspec.json.encode(UNIT)))
    store.sheets.put(Sheet("clerks", msgspec.json.encode(clerks())))
    journal, _opened = store.journal(IDENTITY.journal, lambda: int(clock().timestamp() * 1000))
    desk = Desk(
        identity=IDENTITY,
        journal=journal,
        sheets=store.sheets,
        reference=Reference(documents()),
        now=clock,
        new_id=lambda: uuid4().hex,
        sign=lambda text: bytes(64),
    )
    yield workbench(desk)
    store.close()


@pytest.fixture
def clerk(bench: Workbench) -> Clerk:
    return bench.accounts.sign_in("thuy", PASSWORD)


@pytest.fixture
def session(bench: Workbench, clerk: Clerk, tasks: Tasks) -> Session:
    session = Session(bench, tasks, tasks)
    session.set_clerk(clerk)
    return session


@pytest.fixture
def receive(bench: Workbench, clerk: Clerk, clock: Clock) -> Callable[..., Dossier]:
    """Take a dossier of this person a minute after the last one."""

    def receive(
        name: str, procedure: str = MARITAL_STATUS, submitter: Person | None = None, means: str = CASH, **person
    ) -> Dossier:
        clock.move(minutes=1)
        found = documents().catalogue.by_code(procedure)
        paper = found.cases[0].papers[0]
        application = Application(
            applicant=Person(name=name, **person),
            procedure=procedure,
            submitter=submitter,
            papers=(PaperCount(text=paper.text, originals=1, copies=2),),
            pages=2 if found.certification else 0,
            means=means,
        )
        return bench.reception.receive(clerk, application)

    return receive


@pytest.fixture
def page(session: Session, shown, qtbot) -> IntakePage:
    """The intake, as large as in the usual window, with the cursor where a citizen begins."""

    def settle(page: IntakePage) -> None:
        for pause in page.findChildren(QTimer):
            pause.stop()
        last = []
        session.ask(lambda: None, last.append)  # what is still on its way arrives before the page goes
        qtbot.waitUntil(lambda: bool(last))

    page = IntakePage(session)
    qtbot.addWidget(page, before_close_func=settle)  # pages are closed before the fixtures are torn down
    page.resize(1290, 690)
    shown(page)
    page.setFocus()
    return page


@pytest.fixture
def start(bench: Workbench, clerk: Clerk, tasks: Tasks, shown, qtbot) -> Callable[[], IntakePage]:
    """The program started again over the same file: another session, another page, whoever sat there last."""

    def quiet(page: IntakePage) -> None:
        for pause in page.findChildren(QTimer):
            pause.stop()
        settle(page._session, qtbot)

    def start() -> IntakePage:
        session = Session(bench, tasks, tasks)
        session.set_clerk(clerk)
        page = IntakePage(session)
        qtbot.addWidget(page, before_close_func=quiet)
        page.resize(1290, 690)
        page.keeping.recall()
        shown(page)
        settle(session, qtbot)
        return page

    return start


@pytest.fixture
def open_register(session: Session, shown, qtbot) -> Callable[[], RegisterPage]:
    """Show the register, as large as in the usual window, with its first rows loaded."""

    def open_register() -> RegisterPage:
        page = RegisterPage(session)
        page.resize(1290, 690)
        with qtbot.waitSignal(page.model.loaded):
            shown(page)
        return page

    return open_register


@pytest.fixture
def stay_at_register(session: Session, qtbot) -> Iterator[Callable[[], RegisterPage]]:
    """Show the register for steps that go on in the background: it is closed when all that was asked is answered."""
    opened: list[RegisterPage] = []

    def stay_at_register() -> RegisterPage:
        page = RegisterPage(session)
        opened.append(page)
        page.resize(1290, 690)
        with qtbot.waitActive(page), qtbot.waitSignal(page.model.loaded):
            page.show()
            page.activateWindow()
        return page

    yield stay_at_register
    for _question in range(4):
        answered: list[None] = []
        session.ask(lambda: None, answered.append)
        qtbot.waitUntil(lambda answered=answered: bool(answered))
    for page in opened:
        page.close()
        page.deleteLater()


@pytest.fixture
def file(bench: Workbench, clerk: Clerk, clock: Clock) -> Callable[..., Dossier]:
    """Write down what a portal sent."""

    def file(name: str = "Lò Thị Ọi", procedure: str = MARITAL_STATUS, code: str = PORTAL, **changes) -> Dossier:
        application = Application(
            applicant=Person(name=name),
            procedure=procedure,
            papers=(PaperCount(text="Tờ khai", originals=1),),
            channel="online",
            **changes,
        )
        return bench.reception.file(clerk, application, code, clock())

    return file


@pytest.fixture
def open_page(session: Session, shown, qtbot) -> Callable[[], HandBackPage]:
    """Show the page of results, with what waits loaded."""

    def open_page() -> HandBackPage:
        page = HandBackPage(session)
        page.resize(1290, 690)
        with qtbot.waitSignal(page.model.loaded):
            shown(page)
        return page

    return open_page


@pytest.fixture
def ready(receive: Callable[..., Dossier], bench: Workbench, clerk: Clerk) -> Callable[..., Dossier]:
    """A dossier of this person whose result is there."""

    def ready(name: str = "Khuất Thanh Oanh", **person) -> Dossier:
        dossier = receive(name, **person)
        return bench.casework.result_ready(clerk, dossier.id)

    return ready


@pytest.fixture
def ask(stay_at_register, bench, qtbot):
    """Begin a step on the page, as its button does, and give the dialog that asks."""
    page = stay_at_register()

    def ask(step, dossier):
        page.show_dossier(dossier.id)
        qtbot.waitUntil(lambda: page.panel.dossier is not None and page.panel.dossier.id == dossier.id)
        page.panel.step_wanted.emit(step, bench.lookup.dossier(dossier.id))
        qtbot.waitUntil(lambda: page.steps.dialog is not None)
        return page.steps.dialog

    ask.page = page
    return ask


@pytest.fixture
def people(bench, clerk):
    """Thủy at the desk, and two supervisors who may agree."""
    others = (("hang", "Trần Thu Hằng"), ("lan", "Đỗ Thị Lan"))
    thuy = bench.desk.clerks[0]
    sheet = (
        thuy,
        *(Clerk(login=login, name=name, role="supervisor", verifier=thuy.verifier) for login, name in others),
    )
    bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode(sheet)))
    return sheet
