"""A server on each database, and a caller who speaks plain HTTP to it in this process."""

import asyncio
from hashlib import sha256

import httpx2
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.desk import Unit
from intake_desk.domain.entries import SIGNED_EVERY, START, Draft, Place, Sealed, seal
from intake_desk.domain.kinds import DossierReceived, DossierReceivedPersonal, FeePaid
from intake_desk.domain.people import Person
from intake_desk.server import units
from intake_desk.server.app import create_app
from intake_desk.server.central import open_central
from intake_desk.server.enrolment import issue_code
from intake_desk.wire import (
    ENROL,
    EXCHANGE,
    MEDIA_TYPE,
    EnrolAnswer,
    EnrolRequest,
    ExchangeAnswer,
    ExchangeRequest,
    HeadSignature,
    Reach,
    SignedHead,
    Tail,
    enrol_statement,
    head_statement,
    token_of,
)
from tests.central_server import empty

AGENCY = "H26.103"
DAY = "2026-11-20"
SECRET = "a-secret-that-the-desk-chose"


def asking(central):
    """A caller of this server."""
    transport = httpx2.ASGITransport(app=create_app(central), raise_app_exceptions=False)

    def ask(method, path, body=b"", token="", **headers):
        async def send():
            async with httpx2.AsyncClient(transport=transport, base_url="http://server") as client:
                return await client.request(method, path, content=body, headers=named)

        named = {"Content-Type": MEDIA_TYPE} | ({"Authorization": f"Bearer {token}"} if token else {}) | headers
        return asyncio.run(send())

    return ask


@pytest.fixture
def ask(central):
    """Send one request and get what came back."""
    return asking(central)


@pytest.fixture
def central_at(clock):
    """Open a server of one's own in a folder; whoever asks closes it."""
    return lambda home: open_central(home, now_ms=clock)


@pytest.fixture
def enrol_at():
    """A bare desk, enrolled at a server of one's own."""
    return lambda central: enrolled(central, asking(central))


class BareDesk:
    """A desk without a store: it makes entries and says what it is told to say."""

    def __init__(self, ask, key, place: EnrolAnswer) -> None:
        self.ask = ask
        self.key = key
        self.place = place
        self.token = token_of(place.agency, place.token_holder, SECRET)
        self.journal = place.journal
        self.entries: list[Sealed] = []

    def write(self, count=1, hlc=1 << 40):
        """Make entries of dossiers received, each after the other."""
        for _ in range(count):
            number = len(self.entries) + 1
            self.entries.append(received(self.journal, number, self.hash_at(number - 1), hlc + number))
        return self

    def hash_at(self, number):
        return self.entries[number - 1].hash if number else START

    def head(self, journal=None, number=None, key=None):
        number = len(self.entries) if number is None else number
        journal = journal or self.journal
        digest = self.hash_at(number)
        return SignedHead(
            journal=journal,
            number=number,
            hash=digest,
            signature=(key or self.key).sign(head_statement(journal, number, digest)),
        )

    def tail(self, after=0, end=None, journal=None, *, signed=True):
        """Entries with the signatures that a real desk makes: over each so many and the last."""
        end = len(self.entries) if end is None else end
        at = {*range(after + SIGNED_EVERY, end, SIGNED_EVERY), end} if signed else ()
        signatures = tuple(HeadSignature(number, self.head(number=number).signature) for number in sorted(at))
        entries = tuple(self.entries[after:end])
        return Tail(journal=journal or self.journal, after=after, entries=entries, signatures=signatures)

    def request(self, *tails, **changes):
        number = len(self.entries)
        heads = {self.journal: Reach(number, self.hash_at(number))} if number else {}
        return ExchangeRequest(**({"heads": heads, "own": self.head(), "tails": tails} | changes))

    def exchange(self, *tails, **changes):
        response = self.ask("POST", EXCHANGE, msgspec.msgpack.encode(self.request(*tails, **changes)), self.token)
        assert response.status_code == 200, response.text
        return msgspec.msgpack.decode(response.content, type=ExchangeAnswer)


def received(journal, number, previous, hlc, subject=None, facts=None, name="Vũ Thị Bình", personal=None):
    """One sealed entry, a dossier received unless other facts are given."""
    subject = f"{journal}-{number:08x}" if subject is None else subject
    code = f"{AGENCY}-261120-{number:04d}"
    facts = facts or DossierReceived(
        code=code, book="01/2026", line=number, procedure="2.000815", procedure_name="Chứng thực", catalogue="x",
        received_at=hlc >> 16,
    )  # fmt: skip
    if isinstance(facts, DossierReceived):
        personal = DossierReceivedPersonal(applicant=Person(name=name))
    draft = Draft(facts=facts, personal=personal, subject=subject)
    return seal(draft, Place(hlc, journal, number), previous, day=DAY, actor="thuy", salt=bytes(16))


def paid(journal, number, previous, hlc, subject, amount, means="cash"):
    return received(journal, number, previous, hlc, subject, FeePaid(amount=amount, means=means))


@pytest.fixture
def make_entry():
    return received


@pytest.fixture
def make_payment():
    return paid


@pytest.fixture
def make_unit(central):
    """Take a unit on; the sample's agency unless another is named."""

    return lambda agency=AGENCY, desks=8: taken_on(central, agency, desks)


def taken_on(central, agency=AGENCY, desks=8):
    unit = Unit(agency=agency, unit_code="10231", parent="UBND XÃ THỬ", name="TRUNG TÂM", place="Thử")
    units.create_unit(central, unit, desks)
    return agency


@pytest.fixture
def enrol(central, ask):
    """A bare desk, enrolled over the wire."""
    return lambda agency=AGENCY, name="Quầy 1": enrolled(central, ask, agency, name)


def enrolled(central, ask, agency=AGENCY, name="Quầy 1"):
    taken_on(central, agency)
    key = Ed25519PrivateKey.generate()
    response = ask("POST", ENROL, enrol_body(issue_code(central, agency), key, name))
    assert response.status_code == 200, response.text
    return BareDesk(ask, key, msgspec.msgpack.decode(response.content, type=EnrolAnswer))


def enrol_body(code, key, name="Quầy 1", secret=SECRET, **changes):
    token_hash = sha256(secret.encode()).digest()
    sealing_key = changes.get("sealing_key", bytes(32))
    fields = {
        "code": code,
        "desk_name": name,
        "public_key": key.public_key().public_bytes_raw(),
        "sealing_key": sealing_key,
        "token_hash": token_hash,
        "proof": key.sign(enrol_statement(code, name, token_hash, sealing_key)),
    }
    return msgspec.msgpack.encode(EnrolRequest(**(fields | changes)))


@pytest.fixture
def enrolment_body():
    return enrol_body


@pytest.fixture
def wipe(central):
    """Take the server back to a backup made before these tables were filled."""
    return lambda *tables: empty(central.database, tables)
