"""Six desks of one unit on real encrypted stores, thirteen people, and the way by which desks meet without a server."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.app import id_maker, reference
from intake_desk.domain.desk import Clerk, DeskIdentity
from intake_desk.domain.numbers import daily_range
from intake_desk.services.catalogue import Reference
from intake_desk.services.desk import Desk
from intake_desk.services.workbench import Workbench, workbench
from intake_desk.store.opening import Store
from intake_desk.sync import keys
from intake_desk.sync.answering import Answerer
from intake_desk.sync.replicator import Replicator, RoundResult
from intake_desk.wire import EnrolledDesk, ExchangeAnswer, ExchangeRequest, SignedSheet, UnitSheet, sheet_statement
from tests.year.life import AGENCY, PASSWORD, Clock, _verifier

KEY = bytes(range(32))
DESKS = 6
SUPERVISORS = ("hang", "lan", "phuc")
CLERKS = ("thuy", "minh", "oanh", "dat", "my", "sau", "ton", "huong", "binh", "an")
# How far each desk's clock is from the right time, in seconds.
SKEW = (0, 40, -75, 130, -20, 5)
CENTRAL = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))


@dataclass
class Counter:
    """One desk: what is known of it here, and whether it can be met."""

    number: int
    store: Store
    bench: Workbench
    key: Ed25519PrivateKey
    offline_until: int = -1
    is_lost: bool = False

    @property
    def name(self) -> str:
        return self.bench.desk.journal.name

    def sign_in(self, login: str) -> Clerk:
        """Whoever sits here: nobody types a password twice."""
        present = self.bench.desk.seat.clerk
        day = self.bench.desk.day_by_clock()
        if present is not None and present.login == login and self.bench.desk.business_day() == day:
            return present
        return self.bench.accounts.sign_in(login, PASSWORD, day_confirmed=True)


@dataclass
class _Beside:
    """The way to a desk in the same room."""

    asker: Counter
    other: Counter

    def exchange(self, request: ExchangeRequest) -> ExchangeAnswer:
        desk = self.other.bench.desk
        answerer = Answerer(desk.journal, desk.sheets, desk.identity, self.other.key, desk.now_ms)
        return answerer.answer(self.asker.number, request)[0]


def meet(asker: Counter, other: Counter) -> RoundResult:
    """Two desks bring each other level."""
    desk = asker.bench.desk
    way = _Beside(asker, other)
    return Replicator(way, desk.journal, desk.sheets, desk.identity, asker.key, server=False).round(lambda: False)


def people() -> tuple[Clerk, ...]:
    """Ten clerks and three supervisors."""
    named = [(login, "clerk") for login in CLERKS] + [(login, "supervisor") for login in SUPERVISORS]
    return tuple(Clerk(login=login, name=f"Cán bộ {login}", role=role, verifier=_verifier()) for login, role in named)


def _key(number: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)


def _signed(name: str, version: int, body: bytes) -> SignedSheet:
    signature = CENTRAL.sign(sheet_statement(AGENCY, name, version, sha256(body).digest()))
    return SignedSheet(name=name, version=version, body=body, signature=signature)


def unit_sheet(version: int, revoked: dict[int, int]) -> SignedSheet:
    """The unit as the server would publish it; `revoked` says since when (ms) a desk may call no more."""
    desks = tuple(
        EnrolledDesk(
            number=number,
            name=f"Quầy {number}",
            journal=f"10231-{number}",
            revoked_ms=revoked.get(number, 0),
            public_key=_key(number).public_key().public_bytes_raw(),
            numbers=daily_range(number),
        )
        for number in range(1, DESKS + 1)
    )
    unit = UnitSheet(
        agency=AGENCY,
        unit_code="10231",
        parent="ỦY BAN NHÂN DÂN XÃ THƯỢNG PHÚC",
        name="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        place="Thượng Phúc",
        desks=desks,
    )
    return _signed("unit", version, msgspec.json.encode(unit))


def open_unit(home: Path, clock: Clock) -> list[Counter]:
    """All desks of the unit, each with what the server published for them."""
    Store(home / "blank", KEY).close()
    shared = reference()
    return [_open(home, number, clock, shared) for number in range(1, DESKS + 1)]


def _open(home: Path, number: int, clock: Clock, shared: Reference) -> Counter:
    store = Store(shutil.copytree(home / "blank", home / f"desk-{number}"), KEY)
    for sheet in (unit_sheet(1, {}), _signed("clerks", 1, msgspec.json.encode(people()))):
        store.sheets.put(keys.kept(sheet))
    name = f"10231-{number}"
    now = _own_time(clock, SKEW[number - 1])
    journal, _ = store.journal(name, lambda: int(now().timestamp() * 1000))
    entropy = iter(range(1 << 40))
    desk = Desk(
        identity=DeskIdentity(
            agency=AGENCY,
            unit_code="10231",
            desk=number,
            desk_name=f"Quầy {number}",
            journal=name,
            numbers=daily_range(number),
            server_url="",
            server_public_key=CENTRAL.public_key().public_bytes_raw(),
        ),
        journal=journal,
        sheets=store.sheets,
        reference=shared,
        now=now,
        new_id=id_maker(now, lambda size: (next(entropy) * 16 + number).to_bytes(size, "big")),
        sign=_key(number).sign,
    )
    return Counter(number, store, workbench(desk), _key(number))


def _own_time(clock: Clock, seconds: int) -> Callable[[], datetime]:
    return lambda: clock() + timedelta(seconds=seconds)
