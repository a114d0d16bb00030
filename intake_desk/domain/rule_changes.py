"""What the unit changed of the rules by which money comes in: its account, its books of receipts, the amounts decided,
what a procedure of its own list costs.

Each adoption is compared with what held before it; whoever looks at a day is told, for one person could bend a rule for
an hour and put it back.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from intake_desk.domain.documents import BadDocument, unpack
from intake_desk.domain.entries import Entry
from intake_desk.domain.fee_decisions import FeeDecision, FeeDecisions
from intake_desk.domain.folding import fold
from intake_desk.domain.kinds import SheetAdopted
from intake_desk.domain.money_settings import SORTS, HeldMoney, MoneySettings
from intake_desk.domain.procedure_editions import PROCEDURES, Delta
from intake_desk.domain.procedure_terms import CHANNEL_WORDS, fees_said
from intake_desk.domain.procedures import COUNTER, Procedure
from intake_desk.domain.vietqr import BankAccount

MONEY: Final = "money"
FEES: Final = "fees"
# Bent today for tomorrow alone, a price would be put back before anybody compares it with what the province decided.
SOON_DAYS: Final = 14


class ProcedureFees(msgspec.Struct, frozen=True):
    """What a procedure cost before a list of the unit said otherwise, and costs since, in words."""

    code: str
    name: str
    before: str
    after: str


class RuleChange(msgspec.Struct, frozen=True, kw_only=True):
    """What one adoption changed; `account` as it was and is, `series` of the books that begin anew, `amounts` of the
    decisions that came, changed or went (None where there was, or is, none), `procedures` whose own fee became another.
    `second` agreed to it. With `begins`, what is told is that amounts decided on an earlier day hold from now on.
    """

    entry: Entry
    second: str = ""
    account: tuple[BankAccount, BankAccount] | None = None
    series: tuple[tuple[str, str], ...] = ()
    amounts: tuple[tuple[FeeDecision | None, FeeDecision | None], ...] = ()
    procedures: tuple[ProcedureFees, ...] = ()
    begins: bool = False

    @property
    def is_soon(self) -> bool:
        """Whether what is received on the very day or in the fortnight after it costs something else by it."""
        return bool(self.procedures) or any(map(self.holds_soon, self.amounts))

    def holds_soon(self, amounts: tuple[FeeDecision | None, FeeDecision | None]) -> bool:
        """Whether one of the two is in force on the very day or in the fortnight after it."""
        first = self.entry.day
        last = (date.fromisoformat(first) + timedelta(days=SOON_DAYS)).isoformat()
        said = (one for one in amounts if one is not None)
        return any(one.since <= last and (not one.until or one.until >= max(first, one.since)) for one in said)

    @property
    def is_doubtful(self) -> bool:
        """Whether it touches what is taken now or soon: another account, books anew, an amount that holds by then."""
        return bool(self.account or self.series) or self.begins or self.is_soon


def rule_changes(adoptions: Iterable[Entry], published: Iterable[Procedure] = ()) -> tuple[RuleChange, ...]:
    """The changes that these adoptions made, one after the other, in the order in which they hold; of the unit's lists
    of procedures the first is compared with what is `published`.
    """
    return tuple(_changes(adoptions, published))


def among(changes: Iterable[RuleChange], entries: Iterable[Entry]) -> tuple[RuleChange, ...]:
    """Those of the changes that these entries made."""
    marks = {entry.hash for entry in entries}
    return tuple(one for one in changes if one.entry.hash in marks)


def begun(changes: Sequence[RuleChange], last: str, day: str) -> Iterator[RuleChange]:
    """The amounts that were decided before this business day (ISO) and hold for the first time on it, `last` being the
    business day before: whoever looks at it need not remember what was told weeks ago. What was changed or taken back
    meanwhile is left out.
    """
    earlier = [one for one in changes if one.entry.day < day]
    for at, change in enumerate(earlier):
        gone = [was for later in earlier[at + 1 :] for was, _ in later.amounts]
        amounts = tuple(
            (was, now)
            for was, now in change.amounts
            if now is not None and max(last, change.entry.day) < now.since <= day and now not in gone
        )
        if amounts:
            yield msgspec.structs.replace(change, amounts=amounts, procedures=(), account=None, series=(), begins=True)


def _changes(adoptions: Iterable[Entry], published: Iterable[Procedure]) -> Iterator[RuleChange]:
    money, fees = HeldMoney(), FeeDecisions()
    # What was withdrawn stays in it: a procedure that comes back at another price is told.
    known = {fold(one.code): one for one in published}
    for entry in adoptions:
        facts = entry.facts
        if not isinstance(facts, SheetAdopted) or facts.name not in {MONEY, FEES, PROCEDURES}:
            continue
        try:
            if facts.name == MONEY:
                before, money = money, money.after(facts.body, facts.second)
                change = _of_money(entry, facts.second, before.settings, money.settings)
            elif facts.name == FEES:
                was, fees = fees, unpack(facts.body, FeeDecisions)
                change = RuleChange(entry=entry, amounts=_amounts(was, fees))
            else:
                listed = {fold(one.code): one for one in unpack(facts.body, Delta).changed if one.code and one.cases}
                prices = (_price(known[code], one) for code, one in listed.items() if code in known)
                change = RuleChange(entry=entry, procedures=tuple(one for one in prices if one is not None))
                known |= listed
        except BadDocument:
            continue  # told in the inbox; nobody goes by it
        if change.account or change.series or change.amounts or change.procedures:
            yield change


def _price(before: Procedure, after: Procedure) -> ProcedureFees | None:
    """What became of its fees; told of the counter, or of the first other way in which they are not the same."""
    for channel in CHANNEL_WORDS:
        was, now = fees_said(before, channel), fees_said(after, channel)
        if was != now:
            way = "" if channel == COUNTER else f"{CHANNEL_WORDS[channel]}: "
            return ProcedureFees(after.code, after.short_name or after.name, way + was, way + now)
    return None


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
