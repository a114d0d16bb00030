"""What the unit changed of the rules by which money comes in: its account, its books of receipts, the amounts decided.

Each adoption is compared with the one before it; whoever looks at a day is told, for one person could bend a rule for
an hour and put it back.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from intake_desk.domain.documents import BadDocument, unpack
from intake_desk.domain.entries import Entry
from intake_desk.domain.fee_decisions import FeeDecision, FeeDecisions
from intake_desk.domain.kinds import SheetAdopted
from intake_desk.domain.money_settings import SORTS, MoneySettings
from intake_desk.domain.vietqr import BankAccount

MONEY: Final = "money"
FEES: Final = "fees"


class RuleChange(msgspec.Struct, frozen=True, kw_only=True):
    """What one adoption changed; `account` as it was and is, `series` of the books that begin anew, `amounts` of the
    decisions that came, changed or went (None where there was, or is, none). `second` agreed to it.
    """

    entry: Entry
    second: str = ""
    account: tuple[BankAccount, BankAccount] | None = None
    series: tuple[tuple[str, str], ...] = ()
    amounts: tuple[tuple[FeeDecision | None, FeeDecision | None], ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether it touches what is taken today: another account, books anew, an amount from that day on or later."""
        return bool(self.account or self.series) or any(
            said.since >= self.entry.day for pair in self.amounts for said in pair if said is not None
        )


def rule_changes(adoptions: Iterable[Entry]) -> tuple[RuleChange, ...]:
    """The changes that these adoptions made, one after the other, in the order in which they hold."""
    return tuple(_changes(adoptions))


def _changes(adoptions: Iterable[Entry]) -> Iterator[RuleChange]:
    money, fees = MoneySettings(), FeeDecisions()
    for entry in adoptions:
        facts = entry.facts
        if not isinstance(facts, SheetAdopted) or facts.name not in {MONEY, FEES}:
            continue
        try:
            if facts.name == MONEY:
                before, money = money, unpack(facts.body, MoneySettings)
                change = _of_money(entry, facts.second, before, money)
            else:
                was, fees = fees, unpack(facts.body, FeeDecisions)
                change = RuleChange(entry=entry, amounts=_amounts(was, fees))
        except BadDocument:
            continue  # told in the inbox; nobody goes by it
        if change.account or change.series or change.amounts:
            yield change


def _of_money(entry: Entry, second: str, before: MoneySettings, after: MoneySettings) -> RuleChange:
    books = [(before.book(sort).series, after.book(sort).series) for sort in SORTS]
    return RuleChange(
        entry=entry,
        second=second,
        account=(before.bank, after.bank) if before.bank != after.bank else None,
        series=tuple((was, now) for was, now in books if was != now),
    )


def _amounts(before: FeeDecisions, after: FeeDecisions) -> tuple[tuple[FeeDecision | None, FeeDecision | None], ...]:
    was, now = ({one.key: one for one in said.decisions} for said in (before, after))
    keys = dict.fromkeys((*now, *was))
    return tuple((was.get(key), now.get(key)) for key in keys if was.get(key) != now.get(key))


def masked(account: BankAccount) -> str:
    """The account's number without all but its last four figures."""
    return f"…{account.account[-4:]}" if account.account else ""
