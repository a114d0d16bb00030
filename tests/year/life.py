"""A counter's year, generated: every path of the mechanism, walked over real encrypted stores by real services.

What is done is drawn by a seed, so that a history can be repeated exactly.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random

import msgspec
from argon2 import PasswordHasher

from intake_desk.app import id_maker, reference
from intake_desk.domain.desk import Clerk, DeskIdentity, DeskOfUnit, Unit
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import DayOpened, PaperCount
from intake_desk.domain.numbers import daily_range
from intake_desk.domain.people import Person
from intake_desk.domain.procedures import Procedure
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import VIETNAM, local
from intake_desk.services.applications import Application
from intake_desk.services.desk import Desk
from intake_desk.services.workbench import Workbench, workbench
from intake_desk.store.opening import Store
from intake_desk.store.sheets import Sheet
from tests.ruling import rule_off

AGENCY = "H26.103"
PASSWORD = "mot-cua-2026"
DESKS = 2
FIRST_DAY = date(2026, 1, 5)
AGENCIES = ("Phòng Kinh tế", "Phòng Văn hóa – Xã hội", "Chi nhánh Văn phòng đăng ký đất đai", "Công an xã")
NAMES = ("Đặng Thị Hường", "Bùi Văn Tốn", "Vũ Thị Sáu", "Hồ Thu Oanh", "Lý Bích Mỵ", "Khuất Văn Đạt")
TRIES = 6  # dossiers that a step is tried on until one is found that may take it


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.time = datetime.combine(FIRST_DAY, time(7, 30), VIETNAM)

    def __call__(self) -> datetime:
        return self.time


@dataclass
class Place:
    """One desk with the clerk and the supervisor who sit at it in turn."""

    store: Store
    bench: Workbench
    clerk: Clerk
    supervisor: Clerk
    open: list[str] = field(default_factory=list)

    def seat(self, person: Clerk) -> Clerk:
        self.bench.desk.seat.clerk = person
        return person


def _unit() -> Unit:
    desks = tuple(DeskOfUnit(number=n, name=f"Quầy {n}", journal=f"10231-{n}") for n in range(1, DESKS + 1))
    return Unit(
        agency=AGENCY,
        unit_code="10231",
        parent="ỦY BAN NHÂN DÂN XÃ THƯỢNG PHÚC",
        name="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        place="Thượng Phúc",
        title="Trung tâm Phục vụ hành chính công xã Thượng Phúc",
        desks=desks,
    )


@cache
def _verifier() -> str:
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


def open_counter(home: Path, number: int, clock: Clock) -> Place:
    """A desk of the unit whose day was opened."""
    store = Store(home / f"desk-{number}", bytes(range(32)))
    clerk = Clerk(login=f"thuy{number}", name="Nguyễn Thị Thủy")
    supervisor = Clerk(login=f"hang{number}", name="Trần Thu Hằng", role="supervisor", verifier=_verifier())
    store.sheets.put(Sheet("unit", msgspec.json.encode(_unit())))
    store.sheets.put(Sheet("clerks", msgspec.json.encode((clerk, supervisor))))
    journal, _ = store.journal(f"10231-{number}", lambda: int(clock().timestamp() * 1000))
    entropy = iter(range(1 << 40))
    desk = Desk(
        identity=DeskIdentity(
            agency=AGENCY,
            unit_code="10231",
            desk=number,
            desk_name=f"Quầy {number}",
            journal=f"10231-{number}",
            numbers=daily_range(number),
            server_url="",
            server_public_key=b"",
        ),
        journal=journal,
        sheets=store.sheets,
        reference=reference(),
        now=clock,
        new_id=id_maker(clock, lambda size: (next(entropy) * 16 + number).to_bytes(size, "big")),
        sign=lambda _text: bytes(64),
    )
    return Place(store, workbench(desk), clerk, supervisor)


class Year:
    """Draws what happens and does it; `done` counts what was done, `refused` what the services refused and why."""

    def __init__(self, home: Path, dossiers: int, seed: int) -> None:
        self.chance = Random(seed)  # a history to be repeated, no secret
        self.clock = Clock()
        self.dossiers = dossiers
        self.counters = [open_counter(home, number, self.clock) for number in range(1, DESKS + 1)]
        self.done: Counter[str] = Counter()
        self.refused: Counter[tuple[str, str]] = Counter()
        self.begun = 0
        self.portal = 0
        catalogue = self.counters[0].bench.desk.reference.catalogue
        self.procedures = catalogue.procedures
        self.instant = [one for one in self.procedures if one.certification]
        self.acts = self._acts()

    def live(self) -> None:
        """Every working day of the year, until the dossiers are used up."""
        calendar = self.counters[0].bench.desk.calendar
        days = [day for day in (FIRST_DAY + timedelta(days=n) for n in range(360)) if calendar.is_working(day)]
        for number, day in enumerate(days):
            self._open(day)
            wanted = self.dossiers * (number + 1) // len(days)
            while self.begun < wanted:
                self._act()
            self._exchange()
            if number % 5 == 4:
                self._close(day)

    def close(self) -> None:
        for counter in self.counters:
            counter.store.close()

    def _open(self, day: date) -> None:
        self.clock.time = datetime.combine(day, time(7, 30), VIETNAM)
        for counter in self.counters:
            with counter.bench.desk.journal.recording(day=day.isoformat(), actor=counter.clerk.login) as recording:
                recording.add(Draft(facts=DayOpened()))

    def _act(self) -> None:
        left = datetime.combine(self.clock().date(), time(17, 0), VIETNAM) - self.clock()
        least = max(left.total_seconds() / 60 / 400, 0.01)
        self.clock.time += timedelta(minutes=self.chance.uniform(0, 2 * least))
        counter = self.chance.choice(self.counters)
        names, weights = zip(*((name, weight) for name, (weight, _act) in self.acts.items()), strict=True)
        name = self.chance.choices(names, weights)[0]
        person = counter.supervisor if self.chance.random() < 0.1 else counter.clerk
        for _ in range(TRIES):
            try:
                self.acts[name][1](counter, counter.seat(person))
            except Refusal as refusal:
                self.refused[name, refusal.code] += 1
                if refusal.code != "not_possible_now":
                    return
            else:
                self.done[name] += 1
                return

    def _exchange(self) -> None:
        """What a round with the server does at day's end: every desk holds every journal."""
        for one in self.counters:
            for other in self.counters:
                if one is not other:
                    name = other.bench.desk.journal.name
                    held = one.bench.desk.journal.heads().get(name)
                    while tail := other.bench.desk.journal.tail(name, held.number if held else 0):
                        one.bench.desk.journal.accept(name, tail)
                        held = one.bench.desk.journal.heads()[name]

    def _close(self, day: date) -> None:
        counter = self.counters[0]
        rule_off(counter.bench, counter.seat(counter.supervisor), day.isoformat(), PASSWORD)
        self.done["close"] += 1

    # What can be done, with how often it is tried.
    def _acts(self) -> dict[str, tuple[int, Callable[[Place, Clerk], object]]]:
        return {
            "receive": (16, self._receive),
            "receive_together": (2, self._together),
            "serve": (8, self._serve),
            "file": (6, self._file),
            "ask_first": (3, self._ask_first),
            "refuse_at_counter": (2, self._refuse_at_counter),
            "accept": (
                10,
                self._step(lambda b, c, d: b.reception.accept(c, d.id, self._means(), due_day=self._ahead())),
            ),
            "supplement_asked": (
                7,
                self._step(lambda b, c, d: b.casework.request_supplement(c, d.id, PAPERS, "Thiếu")),
            ),
            "supplemented": (8, self._step(lambda b, c, d: b.casework.supplement(c, d.id, PAPERS))),
            "forward": (9, self._step(lambda b, c, d: b.forwarding.forward(c, [d.id], self.chance.choice(AGENCIES)))),
            "take_back": (7, self._step(lambda b, c, d: b.forwarding.take_back(c, [d.id]))),
            "extend": (4, self._step(lambda b, c, d: b.casework.extend(c, d.id, self._ahead(), "Chờ xác minh"))),
            "obligation": (4, self._step(lambda b, c, d: b.casework.request_obligation(c, d.id, "Thuế", 50_000))),
            "obligation_met": (5, self._step(lambda b, c, d: b.casework.obligation_met(c, d.id))),
            "stop": (1, self._step(lambda b, c, d: b.casework.stop(c, d.id, "Chủ hồ sơ đề nghị"))),
            "withdraw": (1, self._step(lambda b, c, d: b.casework.withdraw(c, d.id, "Đổi ý"))),
            "refuse": (1, self._step(lambda b, c, d: b.casework.refuse(c, d.id, "Khoản 2 Điều 8 Luật Hộ tịch"))),
            "ready": (22, self._step(lambda b, c, d: b.casework.result_ready(c, d.id, shelf="Kệ B"))),
            "shelve": (3, self._step(lambda b, c, d: b.casework.shelve(c, d.id, "Kệ C"))),
            "hand_back": (24, self._step(lambda b, c, d: b.casework.hand_back(c, d.id, "applicant"))),
            "originals": (3, self._step(lambda b, c, d: b.casework.take_originals(c, d.id, PAPERS))),
            "originals_back": (3, self._step(lambda b, c, d: b.casework.return_originals(c, d.id))),
            "rate": (4, self._step(lambda b, c, d: b.casework.rate(c, d.id, self.chance.choice(("very", "not"))))),
            "correct": (2, self._step(lambda b, c, d: b.casework.correct(c, d.id, {"phone": self._phone()}, "Nhầm"))),
            "feedback": (1, lambda counter, clerk: counter.bench.feedback.receive(clerk, "", "", "Chờ lâu")),
        }

    def _step(self, act: Callable[[Workbench, Clerk, Dossier], object]) -> Callable[[Place, Clerk], object]:
        """The act on a dossier that this desk still has in hand, lawful or not: the service must know."""

        def do(counter: Place, clerk: Clerk) -> object:
            if not counter.open:
                return None
            place = self.chance.randrange(len(counter.open))
            dossier = counter.bench.lookup.dossier(counter.open[place])
            assert dossier is not None
            done = act(counter.bench, clerk, dossier)
            after = counter.bench.lookup.dossier(dossier.id)
            if after is not None and not after.is_open and self.chance.random() < 0.7:
                counter.open[place] = counter.open[-1]
                counter.open.pop()
            return done

        return do

    def _accept(self, bench: Workbench, clerk: Clerk, dossier: Dossier) -> object:
        return bench.reception.accept(clerk, dossier.id, self._means(), due_day=self._ahead(), waiver_reason="Hộ nghèo")

    def _receive(self, counter: Place, clerk: Clerk) -> None:
        self._keep(counter, counter.bench.reception.receive(clerk, self._application()))

    def _together(self, counter: Place, clerk: Clerk) -> None:
        several = [self._application() for _ in range(self.chance.randint(2, 4))]
        for dossier in counter.bench.reception.receive_together(clerk, several):
            self._keep(counter, dossier)

    def _serve(self, counter: Place, clerk: Clerk) -> None:
        application = self._application(self.chance.choice(self.instant))
        counter.bench.reception.serve(clerk, application)
        self.begun += 1

    def _file(self, counter: Place, clerk: Clerk) -> None:
        self.portal += 1
        code = f"{AGENCY}-{self.clock():%y%m%d}-{self.portal % 1000:04d}" if self.chance.random() < 0.8 else ""
        channel = self.chance.choice(("online", "online", "post"))
        application = msgspec.structs.replace(self._application(), channel=channel)
        self._keep(counter, counter.bench.reception.file(clerk, application, code))

    def _ask_first(self, counter: Place, clerk: Clerk) -> None:
        self._keep(counter, counter.bench.reception.ask_first(clerk, self._application(), PAPERS, "Thiếu giấy tờ"))

    def _refuse_at_counter(self, counter: Place, clerk: Clerk) -> None:
        counter.bench.reception.refuse(clerk, self._application(), "Không thuộc thẩm quyền")
        self.begun += 1

    def _keep(self, counter: Place, dossier: Dossier) -> None:
        counter.open.append(dossier.id)
        self.begun += 1

    def _application(self, procedure: Procedure | None = None) -> Application:
        procedure = procedure or self.chance.choice(self.procedures)
        case = self.chance.randrange(max(len(procedure.cases), 1))
        listed = procedure.cases[case].papers if procedure.cases else ()
        papers = tuple(PaperCount(text=one.text, originals=1, copies=self.chance.randint(0, 2)) for one in listed[:6])
        return Application(
            applicant=Person(name=self.chance.choice(NAMES), phone=self._phone()),
            submitter=Person(name="Mai Thị Lụa") if self.chance.random() < 0.2 else None,
            procedure=procedure.code,
            case=case,
            papers=papers or PAPERS,
            pages=self.chance.randint(1, 12),
            means=self._means(),
            waiver_reason="Hộ nghèo",
            due_day=self._ahead(),
            fields=answers(procedure),
        )

    def _means(self) -> str:
        return self.chance.choices(("cash", "transfer", "waived", "later"), (6, 2, 1, 1))[0]

    def _phone(self) -> str:
        return f"09{self.chance.randrange(10**8):08d}"

    def _ahead(self) -> str:
        """A working day some weeks ahead (ISO)."""
        calendar = self.counters[0].bench.desk.calendar
        day = local(self.clock()).date() + timedelta(days=self.chance.randint(5, 60))
        return calendar.working_from(day).isoformat()


PAPERS = (PaperCount(text="Giấy tờ bổ sung", originals=1),)


def answers(procedure: Procedure) -> dict[str, str]:
    """What a citizen answers to the procedure's own questions."""
    plain = {"text": "12 Trần Phú", "number": "2", "money": "50000000", "date": "2026-01-05", "yes_no": "yes"}
    return {
        one.name: (one.choices[0] if one.kind == "choice" else plain[one.kind])
        for one in procedure.fields
        if one.required
    }
