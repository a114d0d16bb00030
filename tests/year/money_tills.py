"""What people do with money at the desks of a generated year: take, mend, give back, hand over, count."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from random import Random

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier, Payment
from intake_desk.domain.drawers import Drawer, fold_drawers
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import FeeCharged, FeeLine, PaperCount
from intake_desk.domain.money_kinds import DENOMINATIONS
from intake_desk.domain.people import Person
from intake_desk.domain.refusals import Refusal
from intake_desk.services.applications import Application, MoneySaid
from intake_desk.services.second_person import SecondPerson
from intake_desk.services.till import refundable_now
from intake_desk.store import cash
from intake_desk.store.days import entries_of_kinds
from tests.year.life import NAMES, PAPERS, PASSWORD, answers
from tests.year.money_unit import CLERKS, SUPERVISORS, Counter

NEWEST = 60  # among so many dossiers is looked for one that money can be taken or given back for


class Tills:
    """Draws what is done with money, and does it, lawful or not: the services must know."""

    def __init__(self, chance: Random, counters: list[Counter]) -> None:
        self.chance = chance
        self.counters = counters
        self.subjects: list[str] = []
        desk = counters[0].bench.desk
        self.calendar = desk.calendar
        procedures = desk.reference.catalogue.procedures
        with_fees = [one for one in procedures if any(line.fees for line in one.lines("counter"))]
        self.procedures = with_fees * 3 + list(procedures[:30])

    # What can be done with money, with how often it is tried.
    def _acts(self) -> dict[str, tuple[int, Callable[[Counter, Clerk], object]]]:
        return {
            "receive": (36, self._receive),
            "file": (4, self._file),
            "accept": (4, self._accept),
            "charge more": (3, self._charge),
            "take": (14, self._take),
            "void": (6, self._void),
            "correct": (5, self._correct),
            "refund": (6, self._refund),
            "mend twice": (3, self._mend_twice),
            "hand over": (5, self._hand_over),
            "take over": (8, self._take_over),
            "move": (3, lambda c, w: c.bench.drawers.move(w, self.chance.choice((-50_000, 200_000)), "change", "Lẻ")),
            "count": (3, self._count),
            "close early": (1, self._close_drawer),
            "feedback": (1, lambda c, w: c.bench.feedback.receive(w, "", "", "Chờ lâu")),
        }

    def _receive(self, counter: Counter, clerk: Clerk) -> Dossier:
        dossier = counter.bench.reception.receive(clerk, self._application())
        self.subjects.append(dossier.id)
        return dossier

    def _file(self, counter: Counter, clerk: Clerk) -> Dossier:
        dossier = counter.bench.reception.file(clerk, self._application(self.chance.choice(("online", "post"))), "")
        self.subjects.append(dossier.id)
        return dossier

    def _accept(self, counter: Counter, clerk: Clerk) -> Dossier | None:
        for dossier in self._known(counter):
            if not dossier.is_received and dossier.is_open:
                means = self.chance.choice(("online", "later", "cash"))
                return counter.bench.reception.accept(clerk, dossier.id, means, due_day=self._ahead())
        return None

    def _charge(self, counter: Counter, clerk: Clerk) -> Dossier | None:
        """More falls due, lệ phí that is given back where it is not used."""
        dossier = next(iter(self._known(counter)), None)
        if dossier is not None:
            lines = (
                FeeLine(sort="le_phi", name="Lệ phí", amount=self.chance.randint(1, 60) * 1000, refundable=True),
                FeeLine(sort="phi", name="Phí", amount=self.chance.randint(1, 9) * 1000),
            )
            with counter.bench.desk.recording(clerk) as recording:
                recording.add(Draft(subject=dossier.id, facts=FeeCharged(lines=lines)))
        return dossier

    def _take(self, counter: Counter, clerk: Clerk) -> Dossier | None:
        for dossier in self._known(counter):
            if dossier.owed > 0:
                means = self.chance.choices(("cash", "transfer", "online", "waived"), (5, 3, 1, 1))[0]
                given = dossier.owed + self.chance.choice((0, 1000, 50_000)) if means == "cash" else 0
                said = MoneySaid(tendered=given, waiver_reason="Mưa bão" if means == "waived" else "")
                return counter.bench.till.take(clerk, dossier.id, means, **said)
        return None

    def _void(self, counter: Counter, clerk: Clerk) -> Dossier | None:
        for dossier, payment in self._payments(counter):
            if counter.bench.till.can_void(payment):
                return counter.bench.till.void(clerk, dossier.id, payment.id, "Nhập nhầm", self._second())
        return None

    def _correct(self, counter: Counter, clerk: Clerk) -> Dossier | None:
        for dossier, payment in self._payments(counter):
            if counter.bench.till.can_void(payment):
                means = self.chance.choice(("cash", "transfer", "online"))
                till = counter.bench.till
                return till.correct_means(clerk, dossier.id, payment.id, means, "Chuyển khoản", self._second())
        return None

    def _refund(self, counter: Counter, clerk: Clerk) -> Dossier | None:
        today = counter.bench.desk.business_day()
        for dossier, payment in self._payments(counter):
            if payment.day < today or self.chance.random() < 0.1:
                mistake = not refundable_now(dossier, payment, "le_phi")
                most = payment.left("phi") if mistake else refundable_now(dossier, payment, "le_phi")
                amount = max(most // self.chance.choice((1, 2)) // 1000 * 1000, 0)
                return counter.bench.till.refund(
                    clerk,
                    dossier.id,
                    payment.id,
                    self._second(),
                    reason="Thu thừa",
                    receiver="Đặng Thị Hường",
                    paper="Đơn đề nghị",
                    phi=amount if mistake else 0,
                    le_phi=0 if mistake else amount,
                    means=self.chance.choice(("cash", "cash", "transfer")),
                    mistake=mistake,
                )
        return None

    def _mend_twice(self, counter: Counter, clerk: Clerk) -> Dossier | None:
        """Two desks that have not met since do the same to one payment."""
        others = [one for one in self.counters if not one.is_lost and one is not counter and one.bench.desk.seat.clerk]
        for dossier, payment in self._payments(counter) if others else []:
            other = self.chance.choice(others)
            theirs = other.bench.lookup.dossier(dossier.id)
            present = other.bench.desk.seat.clerk
            if theirs is None or present is None or payment not in theirs.payments or payment.refunded:
                continue
            void = self.chance.random() < 0.7 and all(one.bench.till.can_void(payment) for one in (counter, other))
            for one, who in ((counter, clerk), (other, other.sign_in(present.login))):
                self._mend_at(one, who, dossier, payment, void=void)
            return dossier
        return None

    def _mend_at(self, counter: Counter, clerk: Clerk, dossier: Dossier, payment: Payment, *, void: bool) -> None:
        second = self._agreeing({clerk.login, payment.actor})
        if void:
            counter.bench.till.void(clerk, dossier.id, payment.id, "Nhập nhầm", second)
            return
        counter.bench.till.refund(
            clerk,
            dossier.id,
            payment.id,
            second,
            reason="Thu nhầm",
            receiver="Đặng Thị Hường",
            paper="Đơn đề nghị",
            phi=payment.phi,
            le_phi=payment.le_phi,
            mistake=True,
        )

    def _agreeing(self, others: set[str]) -> SecondPerson:
        """A supervisor who is none of these."""
        return SecondPerson(self.chance.choice([one for one in SUPERVISORS if one not in others]), PASSWORD, PASSWORD)

    def _put_right(self, counter: Counter) -> int:
        """Reverse all that the desk says was said twice; how much that was."""
        twice = [one.id.removeprefix("twice:") for one in counter.bench.exceptions.open() if "twice:" in one.id]
        found = [(dossier, one) for dossier in twice for one in counter.bench.reversing.doubled(dossier)]
        for dossier, one in found:
            clerk = counter.sign_in(self.chance.choice(CLERKS))
            second = self._agreeing({clerk.login, *one.others})
            counter.bench.reversing.reverse(clerk, dossier, one.id, "Hai quầy cùng ghi", second)
        return len(found)

    def _hand_over(self, counter: Counter, clerk: Clerk) -> object:
        receiver = self.chance.choice([*CLERKS, *SUPERVISORS])
        return counter.bench.drawers.hand_over(clerk, receiver, self.chance.randint(1, 40) * 5000)

    def _take_over(self, counter: Counter, clerk: Clerk) -> object:
        view = counter.bench.drawers.view(clerk)
        for one in (*view.waiting, *view.given[:1]):
            really = one.amount - (5000 if one.giver != clerk.login and self.chance.random() < 0.1 else 0)
            return counter.bench.drawers.accept(clerk, one.hand_over, really, "Đếm thiếu", password=PASSWORD)
        return None

    # Drawers.
    def _open(self, counter: Counter, login: str) -> object:
        amount = self.chance.choice((None, 0, 200_000, 500_000))
        return counter.bench.drawers.open(counter.sign_in(login), amount)

    def _count(self, counter: Counter, clerk: Clerk, day: str = "") -> object:
        """What really lies there is what should, unless somebody made a mistake."""
        drawer = self._drawer(counter, clerk.login, day or counter.bench.desk.business_day())
        return counter.bench.drawers.count(clerk, self._counted(drawer), day)

    def _counted(self, drawer: Drawer | None) -> dict[int, int]:
        wrong = self.chance.choices((0, -1, 1), (8, 1, 1))[0] * self.chance.randint(1, 60) * 1000
        there = max((drawer.expected if drawer else 0) + wrong, 0)
        notes = dict[int, int]()
        for note in DENOMINATIONS:
            notes[note], there = divmod(there, note)
        return notes

    def _close_drawer(self, counter: Counter, clerk: Clerk, day: str = "") -> object:
        if not self._drawer(counter, clerk.login, day or counter.bench.desk.business_day()):
            return None
        self._count(counter, clerk, day)
        if self.chance.random() < 0.1:
            self._count(counter, clerk, day)
        kept = self.chance.choice((0, 0, 10_000))
        witness = SecondPerson(self.chance.choice(CLERKS), PASSWORD)
        return counter.bench.drawers.close(clerk, kept, "Chưa rõ vì sao lệch", witness, day, password=PASSWORD)

    def _close_left_open(self, counter: Counter, login: str) -> object:
        clerk = counter.sign_in(login)
        days = counter.bench.drawers.left_open(clerk)
        for day in days:
            with suppress(Refusal):
                self._close_drawer(counter, clerk, day)
        return days or None

    def _close_for(self, counter: Counter, drawer: Drawer) -> object:
        """Two others count and close what a clerk left, or a supervisor their own at a desk that is lost."""
        login = self.chance.choice(SUPERVISORS)
        second = SecondPerson(self.chance.choice([*CLERKS, *SUPERVISORS]), PASSWORD, PASSWORD)
        clerk, left = counter.sign_in(login), counter.bench.left_drawers
        return left.close_for(clerk, drawer, self._counted(drawer), "Không khóa được nữa", second)

    def _drawer(self, counter: Counter, login: str, day: str) -> Drawer | None:
        entries = entries_of_kinds(counter.store.database, (day,), cash.IN_DRAWERS)
        mine = [one for one in fold_drawers(entries) if (one.clerk, one.desk) == (login, counter.name)]
        return mine[-1] if mine and mine[-1].is_open else None

    # What is drawn.
    def _known(self, counter: Counter) -> list[Dossier]:
        """Some of the newest dossiers that this desk knows."""
        newest = self.subjects[-NEWEST:]
        some = self.chance.sample(newest, min(len(newest), 12))
        return [found for one in some if (found := counter.bench.lookup.dossier(one)) is not None]

    def _payments(self, counter: Counter) -> list[tuple[Dossier, Payment]]:
        return [(one, paid) for one in self._known(counter) for paid in one.payments if not paid.voided]

    def _second(self) -> SecondPerson:
        return SecondPerson(self.chance.choice(SUPERVISORS), PASSWORD, PASSWORD)

    def _application(self, channel: str = "counter") -> Application:
        procedure = self.chance.choice(self.procedures)
        means = self.chance.choices(("cash", "transfer", "online", "waived", "later"), (10, 4, 1, 2, 5))[0]
        category = self.chance.choice(("", "ho_ngheo", "tre_em")) if means == "waived" else ""
        return Application(
            applicant=Person(name=self.chance.choice(NAMES), phone=f"09{self.chance.randrange(10**8):08d}"),
            procedure=procedure.code,
            papers=(PaperCount(text="Bản chính giấy tờ", originals=1, copies=self.chance.randint(1, 4)), *PAPERS),
            pages=self.chance.randint(1, 12),
            channel=channel,
            means=means,
            waiver_category=category,
            waiver_proof="Giấy chứng nhận hộ nghèo số 12" if category else "",
            waiver_reason="Hộ nghèo" if means == "waived" else "",
            rest_means="cash" if means == "waived" else "",
            due_day=self._ahead(),
            fields=answers(procedure),
        )

    def _ahead(self) -> str:
        """A working day some weeks ahead (ISO)."""
        day = self.counters[0].bench.desk.now().date() + timedelta(days=self.chance.randint(5, 60))
        return self.calendar.working_from(day).isoformat()
