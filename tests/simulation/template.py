"""A unit whose desks are enrolled, made once by the real program and copied for every history."""

import asyncio
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import httpx2
from argon2 import PasswordHasher

from intake_desk.app import reference
from intake_desk.domain.desk import Clerk, DeskIdentity, Unit
from intake_desk.server import app as server_app
from intake_desk.server import units
from intake_desk.server.app import create_app
from intake_desk.server.central import open_central
from intake_desk.server.enrolment import issue_code
from intake_desk.services.catalogue import Documents
from intake_desk.store.opening import Store
from intake_desk.sync import keys
from intake_desk.sync.enrolment import enrol
from intake_desk.sync.link import Link
from tests.plain_vault import PlainVault
from tests.simulation import files
from tests.simulation.points import Changes
from tests.simulation.sizes import Said

ADDRESS = "http://127.0.0.1"
AGENCY = "H26.103"
STORE_KEY = bytes(range(32))
PASSWORD = "mot-cua-2026"
# 20 November 2026, eight in the morning, Vietnam.
START_MS = 1_795_136_400_000
PEOPLE = (
    ("thuy", "Nguyễn Thị Thủy", "clerk"),
    ("minh", "Lê Thị Minh", "clerk"),
    ("hang", "Trần Thu Hằng", "supervisor"),
)
UNIT = Unit(
    agency=AGENCY,
    unit_code="10231",
    parent="ỦY BAN NHÂN DÂN XÃ THƯỢNG PHÚC",
    name="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    place="Thượng Phúc",
    title="Trung tâm Phục vụ hành chính công xã Thượng Phúc",
)


@dataclass(frozen=True)
class Enrolled:
    """A desk as enrolment left it."""

    identity: DeskIdentity
    secrets: dict[str, bytes]
    home: files.Picture


@dataclass(frozen=True)
class Template:
    """A server and its desks at the moment when everything begins."""

    server: files.Picture
    desks: tuple[Enrolled, ...]


def secrets_of(desk: int) -> dict[str, bytes]:
    """The key that a desk makes itself; the same in every history."""
    return {keys.KEY_NAME: sha256(b"desk key %d" % desk).digest()}


@cache
def documents() -> Documents:
    """Catalogue, calendar and rules as they ship, read once."""
    return reference()._shipped


@cache
def blank() -> files.Picture:
    """An empty, migrated store."""
    home = Path(tempfile.mkdtemp(dir=files.scratch()))
    Store(home, STORE_KEY).close()
    picture = files.take(home)
    shutil.rmtree(home)
    return picture


@cache
def template(desks: int) -> Template:
    """A unit with so many desks."""
    folder = Path(tempfile.mkdtemp(dir=files.scratch()))
    home = folder / "server"
    home.mkdir()
    (home / "server.key").write_bytes(sha256(b"server key").digest())
    moment = [START_MS - 86_400_000]

    def now_ms() -> int:
        moment[0] += 1
        return moment[0]

    central, changes = open_central(home, now_ms=now_ms), Changes()
    try:
        changes.set(server_app, "_log", Said())
        units.create_unit(central, UNIT)
        verifier = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
        clerks = tuple(Clerk(login=login, name=name, role=role, verifier=verifier) for login, name, role in PEOPLE)
        units.put_clerks(central, AGENCY, clerks)
        line = PlainLine(create_app(central))
        made = []
        for number in range(1, desks + 1):
            place, vault = folder / f"desk-{number}", PlainVault(secrets_of(number))
            files.put(place, blank())
            store = Store(place, STORE_KEY)
            with Link(ADDRESS, transport=line) as link:
                identity = enrol(link, issue_code(central, AGENCY), f"Quầy {number}", vault, store.sheets)
            store.close()
            made.append(Enrolled(identity, vault.secrets, files.take(place)))
    finally:
        changes.undo()
        central.close()
    picture = files.take(home)
    shutil.rmtree(folder)
    return Template(picture, tuple(made))


@cache
def loop() -> asyncio.AbstractEventLoop:
    """The one event loop of this process; a new one for every request would cost more than the request."""
    return asyncio.new_event_loop()


class PlainLine(httpx2.BaseTransport):
    """A network that works."""

    def __init__(self, app: object) -> None:
        self._server = httpx2.ASGITransport(app=app)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        return loop().run_until_complete(self._ask(request))

    async def _ask(self, request: httpx2.Request) -> httpx2.Response:
        response = await self._server.handle_async_request(request)
        return httpx2.Response(response.status_code, headers=response.headers, content=await response.aread())
