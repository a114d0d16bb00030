"""A clerk's generated day in figures, into which a mistake can be seeded."""

import random
from dataclasses import dataclass, field

import msgspec

from intake_desk.domain.cash_causes import find_causes
from intake_desk.domain.cash_clues import Clue, DossierMoney, Surroundings
from intake_desk.domain.cash_lines import Movement
from intake_desk.domain.drawers import Count, Drawer
from intake_desk.domain.hand_overs import HandOver
from intake_desk.domain.kinds import FeeReceipt
from intake_desk.domain.money_kinds import DENOMINATIONS
from intake_desk.domain.statements import StatementRow

EIGHT = 1_795_136_400_000
FEES = (2_000, 4_000, 5_000, 8_000, 10_000, 12_000, 15_000, 20_000, 30_000, 50_000, 75_000, 100_000, 150_000, 300_000)
PROCEDURES = ("2.000815", "2.000884", "2.000635", "1.001193")
TAKE = (5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000)
change = msgspec.structs.replace


def order(at):
    return (at, "26103-1", at, b"")


@dataclass
class Day:
    """A clerk's day: 40 to 150 payments of usual fees, some transfers, a float, change fetched, a hand-over."""

    seed: int
    movements: list = field(default_factory=list)
    dossiers: dict = field(default_factory=dict)
    lines: list = field(default_factory=list)
    hand_overs: list = field(default_factory=list)
    kept: int = 500_000
    real: int = 0
    person: str = "001090000999"
    statement: bool = True
    others: tuple = ()
    waived: tuple = ()

    def __post_init__(self):
        self.pick = random.Random(self.seed)
        self.people = random.Random(-1 - self.seed)
        pick = self.pick
        self.statement = bool(self.seed % 2)
        self.kept = pick.choice((200_000, 300_000, 500_000, 1_000_000))
        self.add("float", self.kept)
        for at in range(pick.randint(40, 150)):
            copies, fee = pick.randint(1, 6), pick.choice(FEES)
            amount = fee * copies if fee <= 20_000 else fee
            means = "transfer" if pick.random() < 0.25 else "cash"
            subject = f"d{at}"
            self.charge(subject, amount)
            self.pay(subject, amount, means)
            if pick.random() < 0.03:  # a dossier that ends otherwise, and its money went back as it must
                paid = self.movements[-1]
                self.add("refund", -amount if means == "cash" else 0, charged=-amount, payment=paid.payment)
                self.dossiers[subject] = change(self.dossiers[subject], gone=True)
        self.add("moved", pick.choice((100_000, 250_000, 350_000)))
        self.add("handed", -pick.choice((500_000, 1_000_000, 1_350_000)), other="minh", hand_over="h0")
        self.hand_overs.append(
            HandOver(hand_over="h0", giver="thuy", receiver="minh", desk="26103-1", day="2026-11-20", at_ms=EIGHT,
                     amount=-self.movements[-1].amount, accepted=-self.movements[-1].amount)
        )  # fmt: skip
        for at in range(pick.randint(0, 4)):  # money that came for something else
            self.lines.append(self.line(pick.choice(FEES), f"NGUYEN VAN {at} chuyen tien"))
        self.real = self.expected

    @property
    def expected(self):
        return sum(one.amount for one in self.movements)

    @property
    def moment(self):
        return EIGHT + len(self.movements) * 180_000

    def add(self, sort, amount, **more):
        at = len(self.movements) + 1
        more = {"at_ms": self.moment, "actor": "thuy", **more}
        self.movements.append(Movement(order=order(at), sort=sort, amount=amount, **more))

    def charge(self, subject, amount):
        number = 1000 + len(self.dossiers)
        stays = self.people.random() < 0.2  # a citizen with more than one thing to do
        self.person = self.person if stays else f"00109000{number:04d}"
        self.dossiers[subject] = DossierMoney(
            subject=subject, code=f"H26.103-261120-{number}", charged=amount, clerk="thuy", at_ms=self.moment,
            handed_back=self.pick.random() < 0.5, person=self.person, procedure=self.people.choice(PROCEDURES),
        )  # fmt: skip

    def waive(self, subject):
        known = self.dossiers[subject]
        self.dossiers[subject] = change(known, waived=known.charged)
        self.waived += (Clue(at_ms=self.moment, subject=subject, amount=known.charged),)

    def pay(self, subject, amount, means="cash"):
        at = len(self.movements) + 1
        given = [note for note in TAKE if note >= amount] or [-(-amount // 500_000) * 500_000]
        tendered = self.pick.choice([amount, given[0]]) if means == "cash" else 0
        receipt = FeeReceipt(sort="phi", series="PC-26T", number=at, amount=amount)
        cash = amount if means == "cash" else 0
        self.add("payment", cash, charged=amount, subject=subject, payment=f"p{at}", means=means, tendered=tendered,
                 receipts=(receipt,))  # fmt: skip
        known = self.dossiers[subject]
        self.dossiers[subject] = change(known, paid=known.paid + amount)

    def line(self, amount, text, at_ms=0):
        return StatementRow(mark=f"m{len(self.lines)}", amount=amount, text=text, at_ms=at_ms or self.moment)

    def cash_payment(self, wanted=lambda one: True):
        """Some cash payment that stands."""
        gone = {one.payment for one in self.movements if one.charged < 0}
        usual = [one for one in self.movements if one.sort == "payment" and one.means == "cash" and wanted(one)]
        return self.pick.choice([one for one in usual if one.payment not in gone])

    def replace(self, old, new):
        self.movements[self.movements.index(old)] = new

    def first(self, sort):
        return next(one for one in self.movements if one.sort == sort)

    def causes(self, notes=None):
        notes = (
            notes if notes is not None else {str(note): 12 for note in DENOMINATIONS}
        )  # a bundle of ten may be one too many
        count = Count(order=order(9_999), at_ms=EIGHT, counted=self.real, expected=self.expected, notes=notes)
        drawer = Drawer(
            day="2026-11-20", desk="26103-1", clerk="thuy", session=1, float_amount=self.first("float").amount,
            opened=True, movements=tuple(self.movements), counts=(count,), pending=(),
        )  # fmt: skip
        means = {one.payment for one in self.movements if one.means == "transfer"}
        around = Surroundings(
            lines=tuple(self.lines), matched=frozenset(means), statement=self.statement,
            hand_overs=tuple(self.hand_overs), dossiers=self.dossiers, kept=self.kept, others=self.others,
            waived=self.waived,
        )  # fmt: skip
        return find_causes(drawer, self.real - self.expected, around)
