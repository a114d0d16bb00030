"""The bank's statement: its lines as they are read, and what each has to do with the payments that were recorded."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final

import msgspec

from intake_desk.domain.entries import Entry
from intake_desk.domain.folding import words
from intake_desk.domain.money_kinds import TransferMatched
from intake_desk.domain.statement_cells import are_serials, credit_in, moment_in, says_out
from intake_desk.domain.times import VIETNAM, to_ms

MATCHED, AMOUNT_DIFFERS, NO_DOSSIER = "matched", "amount_differs", "no_dossier"
ALREADY_USED, LOOKS_LIKE_CASH, NOT_RECORDED = "already_used", "looks_like_cash", "not_recorded"
PAID_AGAIN, GUESSED, OWN_TAKING = "paid_again", "guessed", "own_taking"
OWN_ACCOUNT = "own_account"
# It names the dossier of a transfer and proves nothing: it has no day that can be read, or one that cannot be.
UNDATED, MISDATED = "undated", "misdated"
GONE = "gone"  # an earlier file had it, and this one, of the same day, has not
# Credits that no payment stands for as it is written: whoever looks after the money has to know what they are.
UNEXPLAINED: Final = frozenset(
    {GUESSED, UNDATED, MISDATED, LOOKS_LIKE_CASH, AMOUNT_DIFFERS, PAID_AGAIN, NOT_RECORDED, NO_DOSSIER, GONE}
)
_UNPROVEN: Final = frozenset({GUESSED, UNDATED, MISDATED})
VERDICTS: Final = (
    MATCHED,
    GUESSED,
    UNDATED,
    MISDATED,
    OWN_TAKING,
    OWN_ACCOUNT,
    ALREADY_USED,
    LOOKS_LIKE_CASH,
    AMOUNT_DIFFERS,
    PAID_AGAIN,
    NOT_RECORDED,
    NO_DOSSIER,
    GONE,
)

_CODE: Final = re.compile(r"(\d{6}-[T\d-]*\d+)$")
# What is left of any unit's dossier code without its dashes and points: behind the agency's part, or alone.
_CODE_DAY: Final = r"(?:2[5-9]|3\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_LEAST_NUMBER: Final = 1
# Wherever a day stands in it, also within other figures.
_DAY_AND_NUMBER: Final = re.compile(rf"(?=({_CODE_DAY})(T?)(\d{{1,9}}))")
_ANY_CODE: Final = re.compile(
    rf"[A-Z]\d{{2,14}}?{_CODE_DAY}(?:\d{{4,}}|T\d{{4,}})|(?<!\d){_CODE_DAY}(?:\d{{4}}(?!\d)|T\d{{4,}})"
)
_DAY_MS: Final = 86_400_000
_ZONE_MS: Final = 7 * 3_600_000
# What a short number in a text may mean by chance is not believed below this many digits.
_LEAST_TAIL: Final = 10


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """One credit of the statement: `mark` is the line's own name, the same whenever the file is read again.

    `at_ms` is 0 when the bank says no time that can be read; of a day alone it is that day's midnight.
    """

    mark: str
    amount: int
    text: str
    at_ms: int = 0
    reference: str = ""
    line: int = 0


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A payment that was recorded, by whom, with the code (and other codes) of its dossier; `since_ms` is when that
    came to be: no earlier line of the bank names it.
    """

    payment: str
    subject: str
    codes: tuple[str, ...]
    amount: int
    means: str
    at_ms: int
    matched: bool = False
    clerk: str = ""
    since_ms: int = 0


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a line of the statement turned out to be: one of VERDICTS, and the payment or dossier that it speaks of.

    One that is GUESSED names no dossier; only day and amount speak for the payment, and a person has to say so.
    """

    row: StatementRow
    verdict: str
    payment: Known | None = None
    subject: str = ""


class MatchedAgain(msgspec.Struct, frozen=True):
    """A match that does not count, and the one before it that does: two desks had read the statement while apart."""

    entry: Entry
    first: Entry

    @property
    def is_same(self) -> bool:
        """Whether both say the same: this line shows this payment."""
        mine, other = self.entry.facts, self.first.facts
        assert isinstance(mine, TransferMatched)
        assert isinstance(other, TransferMatched)
        return (mine.payment, mine.line) == (other.payment, other.line)


class Matches(msgspec.Struct, frozen=True):
    """By payment and by line the match that counts, and those that do not."""

    payments: Mapping[str, Entry]
    lines: Mapping[str, Entry]
    again: tuple[MatchedAgain, ...]


def matches(entries: Iterable[Entry]) -> Matches:
    """Of one payment, and of one line, the first match in the world's order counts."""
    payments: dict[str, Entry] = {}
    lines: dict[str, Entry] = {}
    again = []
    for entry in sorted(entries, key=lambda entry: entry.order):
        facts = entry.facts
        if not isinstance(facts, TransferMatched):
            continue
        first = payments.get(facts.payment) or lines.get(facts.line)
        if first is not None:
            again.append(MatchedAgain(entry, first))
        else:
            payments[facts.payment] = lines[facts.line] = entry
    return Matches(payments, lines, tuple(again))


def rows_of(cells: Iterable[tuple[int, Mapping[str, str]]]) -> tuple[StatementRow, ...]:
    """The credits among these lines (number in the file, cell by COLUMNS' names); debits, sums and blanks are left out.

    A line without a reference is named by what it says and which of its like it is.
    """
    lines = list(cells)
    signed = any(says_out(cell.get("amount", "")) for _, cell in lines)
    serials = are_serials(cell.get("date", "") for _, cell in lines)
    rows, alike = [], Counter[str]()
    for line, cell in lines:
        amount = credit_in(cell, signed=signed)
        if amount is None:
            continue
        at_ms = moment_in(cell.get("date", ""), serials=serials)
        text, reference = cell.get("text", ""), cell.get("reference", "")
        if not text and not reference:  # the sum at the end
            continue
        said = f"{reference}\n{amount}\n{at_ms}\n{compact(text)}"
        alike[said] += 1
        mark = sha256(f"{said}\n{alike[said]}".encode()).hexdigest()[:24]
        rows.append(StatementRow(mark=mark, amount=amount, text=text, at_ms=at_ms, reference=reference, line=line))
    return tuple(rows)


def compact(text: str) -> str:
    """The letters and digits of a text alone: banks lose spaces, dashes and points."""
    return "".join(letter for letter in "".join(words(text)).upper() if letter.isalnum())


def names_code(compacted: str, code: str) -> bool:
    """Whether a compacted text holds this dossier's code, or at least its day and number."""
    whole = compact(code)
    if whole and _stands(compacted, whole):
        return True
    found = _CODE.search(code)
    tail = compact(found[1]) if found else ""
    return len(tail) >= _LEAST_TAIL and _stands(compacted, tail)


def code_tails(compacted: str) -> frozenset[str]:
    """The days and numbers, as they stand at the end of codes ("261120-0900"), that a compacted text may name."""
    found = set()
    for day, portal, digits in _DAY_AND_NUMBER.findall(compacted):
        found |= {f"{day}-{portal}{digits[:many]}" for many in range(_LEAST_NUMBER, len(digits) + 1)}
    return frozenset(found)


def agency_of(code: str) -> str:
    """What stands before the day in a dossier's code; "" where it is no code with a day."""
    found = _CODE.search(code)
    return code[: found.start() - 1] if found and found.start() else ""


def names_some_code(compacted: str) -> bool:
    """Whether a compacted text holds what looks like a dossier's code, be it known here or not."""
    return _ANY_CODE.search(compacted) is not None


def explain_rows(
    rows: Sequence[StatementRow],
    known: Sequence[Known],
    used: Callable[[str], bool],
    dossier_named: Callable[[str], str],
    now_ms: int,
) -> tuple[Finding, ...]:
    """Say of each line what it is. No line and no payment is used twice; `used` knows the lines of earlier files. Only
    a line of a day, and of none after today's (`now_ms`), shows a payment.

    `dossier_named` finds the dossier that a compacted text names ("" for none), where no payment was recorded for it.
    """
    taken = {one.payment for one in known if one.matched}
    findings = []
    for row in rows:
        if used(row.mark):
            findings.append(Finding(row=row, verdict=ALREADY_USED))
            continue
        finding = _dated(_explained(row, known, taken, dossier_named), now_ms)
        if finding.verdict in {MATCHED, LOOKS_LIKE_CASH} and finding.payment is not None:
            taken.add(finding.payment.payment)
        findings.append(finding)
    return _with_guesses(findings, known)


def unseen_transfers(known: Iterable[Known], findings: Sequence[Finding]) -> tuple[Known, ...]:
    """The transfers of the statement's days, the oldest first, that no line of it shows; a doubtful one shows none."""
    days = [_day(one.row.at_ms) for one in findings if one.row.at_ms]
    if not days:
        return ()
    shown = {one.payment.payment for one in findings if one.payment is not None and one.verdict not in _UNPROVEN}
    first, last = min(days), max(days)
    unseen = [
        one
        for one in known
        if one.means == "transfer" and not one.matched and one.payment not in shown and first <= _day(one.at_ms) <= last
    ]
    return tuple(sorted(unseen, key=lambda one: (one.at_ms, one.payment)))


def _with_guesses(findings: Sequence[Finding], known: Sequence[Known]) -> tuple[Finding, ...]:
    """A line without any code may be the only transfer of that amount on its day that no line shows, where no other
    such line could be it too.
    """
    spoken_of = {one.payment.payment for one in findings if one.payment is not None}
    free = [one for one in known if one.means == "transfer" and not one.matched and one.payment not in spoken_of]
    nameless = {
        one.row.mark
        for one in findings
        if one.verdict == NO_DOSSIER and one.row.at_ms and not names_some_code(compact(one.row.text))
    }
    alike = Counter((_day(one.row.at_ms), one.row.amount) for one in findings if one.row.mark in nameless)

    def guessed(finding: Finding) -> Finding:
        row = finding.row
        if row.mark not in nameless or alike[_day(row.at_ms), row.amount] != 1:
            return finding
        fits = [one for one in free if one.amount == row.amount and _day(one.at_ms) == _day(row.at_ms)]
        if len(fits) != 1:
            return finding
        return Finding(row=row, verdict=GUESSED, payment=fits[0], subject=fits[0].subject)

    return tuple(guessed(one) for one in findings)


def _explained(
    row: StatementRow, known: Sequence[Known], taken: Collection[str], dossier_named: Callable[[str], str]
) -> Finding:
    text = compact(row.text)
    free = [one for one in known if one.payment not in taken]
    named = [one for one in free if any(names_code(text, code) for code in one.codes)]
    equal = [one for one in named if one.amount == row.amount]
    for means, verdict in (("transfer", MATCHED), ("online", MATCHED), ("cash", LOOKS_LIKE_CASH)):
        fits = [one for one in equal if one.means == means]
        if fits:
            best = min(fits, key=lambda one: (_day(one.since_ms) > _day(row.at_ms), abs(one.at_ms - row.at_ms)))
            return Finding(row=row, verdict=verdict, payment=best, subject=best.subject)
    if named:
        return Finding(row=row, verdict=AMOUNT_DIFFERS, payment=named[0], subject=named[0].subject)
    subject = dossier_named(text)
    if subject:
        return Finding(row=row, verdict=NOT_RECORDED, subject=subject)
    paid = next((one for one in known if any(names_code(text, code) for code in one.codes)), None)
    if paid is not None:
        return Finding(row=row, verdict=PAID_AGAIN, payment=paid, subject=paid.subject)
    return Finding(row=row, verdict=NO_DOSSIER)


def _dated(finding: Finding, now_ms: int) -> Finding:
    """A match whose line has no day, or one on which its dossier was not there yet or that is still to come, is none:
    the bank's own file of that day could never deny it.
    """
    at_ms, payment = finding.row.at_ms, finding.payment
    if finding.verdict != MATCHED or payment is None:
        return finding
    if not at_ms:
        return msgspec.structs.replace(finding, verdict=UNDATED)
    if _day(payment.since_ms) <= _day(at_ms) <= _day(now_ms):
        return finding
    return msgspec.structs.replace(finding, verdict=MISDATED)


def code_day_ms(code: str) -> int:
    """The first moment of the day that a dossier's code names; 0 where it names none."""
    found = _CODE.search(code)
    try:
        return to_ms(datetime.strptime(found[1][:6], "%y%m%d").replace(tzinfo=VIETNAM)) if found else 0
    except ValueError:
        return 0


def _day(at_ms: int) -> int:
    """The calendar day of a moment at Vietnam's hour, counted from 1970."""
    return (at_ms + _ZONE_MS) // _DAY_MS


def _stands(text: str, wanted: str) -> bool:
    """Whether it stands there and the number does not go on: 3119 is not 31190."""
    at = text.find(wanted)
    while at >= 0:
        if not text[at + len(wanted) :][:1].isdigit():
            return True
        at = text.find(wanted, at + 1)
    return False
