"""The bank's statement file: read, explained line by line, what matched recorded; twice read changes nothing."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

import msgspec

from intake_desk.domain.account_holds import AccountHold, account_holds, may_confirm
from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Draft, Entry
from intake_desk.domain.exceptions import ACCOUNT, mark_of
from intake_desk.domain.kinds import FeePaid, Reason
from intake_desk.domain.money_kinds import LineExplained, LineLeft, StatementLine, TransferMatched
from intake_desk.domain.periods import business_day
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.rule_changes import RuleChange
from intake_desk.domain.statement_cells import COLUMNS, NEEDED
from intake_desk.domain.statement_lines import as_before, gone, lines_before
from intake_desk.domain.statements import (
    ALREADY_USED,
    GONE,
    GUESSED,
    MATCHED,
    OWN_ACCOUNT,
    OWN_TAKING,
    UNEXPLAINED,
    Finding,
    Known,
    Matches,
    StatementRow,
    code_day_ms,
    compact,
    explain_rows,
    matches,
    names_code,
    rows_of,
    unseen_transfers,
)
from intake_desk.domain.times import from_ms
from intake_desk.services.accounts import Accounts
from intake_desk.services.applications import needed_reason
from intake_desk.services.cash_evidence import keep_lines
from intake_desk.services.desk import Desk
from intake_desk.services.line_takers import takers_of
from intake_desk.services.second_person import (
    SamePerson,
    SecondPerson,
    SecondPersonMissing,
    Witnesses,
    agreed,
    witnesses,
)
from intake_desk.services.table_limits import EmptyTable
from intake_desk.services.tables import Table, read_table
from intake_desk.store import cash, evidence, register, search
from intake_desk.store.days import days_with_entries, entries_of_kinds

# A payment is looked for from so many days before a line on: people pay first and come later.
DAYS_BEFORE = 14
MOST_DAYS = 120
# What some transfer explains, whether or not this person may confirm it.
_EXPLAINED = frozenset({MATCHED, OWN_TAKING, OWN_ACCOUNT, ALREADY_USED, GONE})


class StatementColumnsMissing(EmptyTable):
    """The table has no column for the day, the amount or the text; params: missing (their names)."""

    code = "statement_columns_missing"


class NoSuchLine(Refusal):
    """No line with this mark and amount was left unexplained, as far as this desk knows."""

    code = "no_such_line"


class StatementView(msgspec.Struct, frozen=True, kw_only=True):
    """A statement explained: every credit with what it is, after them what an earlier file showed of its days and this
    one does not (GONE), and `unseen`, the transfers of its days that it does not show.

    `codes` are the dossiers' codes by their ids, `names` the clerks' names by their logins.
    """

    findings: tuple[Finding, ...]
    codes: dict[str, str]
    unseen: tuple[Known, ...] = ()
    names: dict[str, str] = {}
    recorded: int = 0

    def of(self, verdict: str) -> tuple[Finding, ...]:
        """The lines of one verdict."""
        return tuple(one for one in self.findings if one.verdict == verdict)


class StatementDesk:
    """Confirms transfers by what the bank says."""

    def __init__(self, desk: Desk, accounts: Accounts) -> None:
        self._desk = desk
        self._accounts = accounts

    def look(self, name: str, content: bytes) -> StatementView:
        """Explain a file and record nothing. Raises UnreadableTable, TableTooLarge, EmptyTable,
        StatementColumnsMissing.
        """
        rows = _rows(read_table(name, content, known=[one for each in COLUMNS.values() for one in each]))
        present = self._desk.seat.clerk
        return self._explained(rows, present.login if present is not None else "", {})

    def record(
        self, clerk: Clerk, name: str, content: bytes, accepted: Mapping[str, str] | None = None
    ) -> StatementView:
        """Record every line that matches a transfer which somebody else took, all in one transaction, and once of each
        other what it looked like; keep those as clues for the drawers. Who helped to make the unit's account another
        one does not confirm a transfer into it either, until somebody else has answered that change.

        A guess matches only where `accepted` has the line's mark with that payment. Raises what `look` and a recording
        raise.
        """
        rows = _rows(read_table(name, content, known=[one for each in COLUMNS.values() for one in each]))
        with self._desk.recording(clerk) as recording:
            # Nobody else writes while this transaction is open.
            view = self._explained(rows, clerk.login, accepted or {})
            matched = view.of(MATCHED)
            for finding in matched:
                row, payment = finding.row, finding.payment
                assert payment is not None
                recording.add(
                    Draft(
                        facts=TransferMatched(
                            payment=payment.payment, line=row.mark, amount=row.amount, booked_at=row.at_ms
                        ),
                        personal=StatementLine(text=row.text, reference=row.reference),
                        subject=payment.subject,
                    )
                )
            told = {one.facts.line for one in self._lines(rows) if isinstance(one.facts, LineLeft)}
            for finding in view.findings:
                if finding.verdict in UNEXPLAINED and finding.row.mark not in told:
                    recording.add(_left(finding))
        open_lines = [one.row for one in view.findings if one.verdict not in _EXPLAINED]
        keep_lines(self._desk, open_lines, [one.row.mark for one in matched])
        return msgspec.structs.replace(view, recorded=len(matched))

    def witnesses(self, clerk: Clerk, line: str) -> Witnesses | None:
        """Who may agree to how this clerk explains a line (its mark): nobody who took money of the dossier that it
        speaks of, as it is known now. None where the clerk took none of it and needs nobody.
        """
        takers = self._takers(self._left(line))
        return witnesses(self._desk, takers) if clerk.login in takers else None

    def explain(self, clerk: Clerk, line: str, amount: int, reason: str, second: SecondPerson | None = None) -> None:
        """Say what a line is that no payment stands for (its mark and amount): it is not carried any more. Who took
        money of the dossier that it speaks of does not say so alone: one of the `witnesses` agrees.

        Raises NotAllowed unless a supervisor sits at the desk, ReasonMissing, NoSuchLine, what `agreed` and a recording
        raise.
        """
        present = self._desk.signing(clerk)
        why = Reason(reason=needed_reason(reason))
        left = [one for one in self._left(line) if isinstance(one.facts, LineLeft) and one.facts.amount == amount]
        if not left:
            raise NoSuchLine
        takers, agreeing = self._takers(left), ""
        if present.login in takers:
            given, needed = second or SecondPerson("", ""), witnesses(self._desk, takers).supervisors
            agreeing = agreed(self._accounts, given, takers, supervisor=needed, asker=present).login
        with self._desk.recording(clerk) as recording:
            takers = self._takers(left)  # what came in while the password was looked at
            if not agreeing and present.login in takers:
                raise SecondPersonMissing(supervisor=witnesses(self._desk, takers).supervisors)
            if agreeing and agreeing in takers:
                raise SamePerson
            recording.come_after(min(one.order[0] for one in left))
            recording.add(Draft(facts=LineExplained(line=line, amount=amount, second=agreeing), personal=why))

    def _left(self, line: str) -> list[Entry]:
        """What was written down of this line (its mark) that no payment stands for."""
        database = self._desk.journal.database
        entries = entries_of_kinds(database, days_with_entries(database, MOST_DAYS), cash.LINES_LEFT)
        return [one for one in entries if isinstance(one.facts, LineLeft) and one.facts.line == line]

    def _takers(self, left: Iterable[Entry]) -> frozenset[str]:
        with self._desk.journal.database.reading() as connection:
            return takers_of(connection, left)

    def _lines(self, rows: tuple[StatementRow, ...]) -> list[Entry]:
        """What was said of lines since these may have been booked."""
        return entries_of_kinds(self._desk.journal.database, self._days(rows), cash.LINES)

    def _explained(self, rows: tuple[StatementRow, ...], reader: str, accepted: Mapping[str, str]) -> StatementView:
        days = self._days(rows)
        entries = entries_of_kinds(self._desk.journal.database, days, cash.PAYMENTS)
        matched = matches(entries)
        with self._desk.journal.database.reading() as connection:
            subjects = dict.fromkeys(one.subject for one in entries if isinstance(one.facts, FeePaid))
            dossiers = {one: found for one in subjects if (found := register.load(connection, one)) is not None}
            owing = {one.id: one for day in days for one in search.of_day(connection, day) if one.owed}
        codes = {one.id: one.code for one in (*dossiers.values(), *owing.values())}

        def dossier_named(text: str) -> str:
            return next((one.id for one in owing.values() if one.code and names_code(text, one.code)), "")

        known = _known(dossiers, days, matched)
        rows = as_before(
            rows, lines_before((*entries, *entries_of_kinds(self._desk.journal.database, days, cash.LINES)))
        )
        explained = explain_rows(rows, known, matched.lines.__contains__, dossier_named, self._desk.now_ms())
        holds = self._account_holds()
        people = [one.login for one in self._desk.clerks]
        findings = tuple(_unless_own(_taken(one, accepted), reader, holds, people) for one in explained)
        unseen = unseen_transfers(known, findings)
        lost = gone(rows, matched.payments.values(), {one.payment: one for one in known}.get)
        return StatementView(findings=(*findings, *lost), codes=codes, unseen=unseen, names=self._desk.names)

    def _account_holds(self) -> tuple[AccountHold, ...]:
        self._desk.follow()
        with self._desk.journal.database.reading() as connection:

            def answerers(change: RuleChange) -> set[str]:
                answers = evidence.answer_entries(connection, f"{ACCOUNT}:{mark_of(change.entry)}")
                return {one.actor for one in answers}

            return account_holds(self._desk.reference.rule_changes, answerers)

    def _days(self, rows: Iterable[StatementRow]) -> list[str]:
        """The business days on which these lines may have been paid, matched or received."""
        dated = [row.at_ms for row in rows if row.at_ms]
        known = days_with_entries(self._desk.journal.database, MOST_DAYS)
        first = (from_ms(min(dated)).date() if dated else date.max) - timedelta(days=DAYS_BEFORE)
        return [day for day in known if day >= first.isoformat()] if dated else known


def _left(finding: Finding) -> Draft:
    """What is written down of a line that no payment stands for."""
    row = finding.row
    facts = LineLeft(
        line=row.mark, amount=row.amount, verdict=finding.verdict, booked_at=row.at_ms, dossier=finding.subject
    )
    return Draft(facts=facts, personal=StatementLine(text=row.text, reference=row.reference))


def _taken(finding: Finding, accepted: Mapping[str, str]) -> Finding:
    """A guess that a person took for right counts as any match."""
    payment = finding.payment
    if finding.verdict != GUESSED or payment is None or accepted.get(finding.row.mark) != payment.payment:
        return finding
    return msgspec.structs.replace(finding, verdict=MATCHED)


def _unless_own(finding: Finding, reader: str, holds: Collection[AccountHold], people: Collection[str]) -> Finding:
    """The file that somebody brings confirms nothing that they took themselves, or that went to an account which they
    helped to make another one: somebody else of the unit's `people` has to read it.
    """
    if finding.verdict != MATCHED or finding.payment is None or not reader:
        return finding
    taker, day = finding.payment.clerk, business_day(finding.payment.at_ms).isoformat()
    if taker == reader:
        return msgspec.structs.replace(finding, verdict=OWN_TAKING)
    if not may_confirm(reader, taker, day, holds, people):
        return msgspec.structs.replace(finding, verdict=OWN_ACCOUNT)
    return finding


def _rows(table: Table) -> tuple[StatementRow, ...]:
    """The credits of the table. Raises StatementColumnsMissing, EmptyTable."""
    columns = {name: table.column(*titles) for name, titles in COLUMNS.items()}
    found = {name for name, at in columns.items() if at is not None}
    missing = [name for name in NEEDED if name not in (found | {"credit"} if "amount" in found else found)]
    if missing:
        raise StatementColumnsMissing(missing=tuple(missing))
    cells: list[tuple[int, Mapping[str, str]]] = [
        (line, {name: row[at] for name, at in columns.items() if at is not None})
        for line, row in zip(table.lines, table.rows, strict=True)
    ]
    rows = rows_of(cells)
    if not rows:
        raise EmptyTable
    return rows


def _known(dossiers: Mapping[str, Dossier], days: Collection[str], matched: Matches) -> list[Known]:
    """The payments of these days that stand, under the means that they have now."""
    return [
        Known(
            payment=payment.id,
            subject=dossier.id,
            codes=tuple(code for code in (dossier.code, *dossier.other_codes) if compact(code)),
            amount=payment.amount,
            means=payment.means,
            at_ms=payment.at_ms,
            matched=payment.id in matched.payments,
            clerk=payment.actor,
            since_ms=_began(dossier),
        )
        for dossier in dossiers.values()
        for payment in dossier.payments
        if payment.id and not payment.voided and payment.day in days
    ]


def _began(dossier: Dossier) -> int:
    """When the dossier was there at the earliest: received, filed, or given one of its codes."""
    codes = (code_day_ms(code) for code in (dossier.code, *dossier.other_codes))
    return min((at_ms for at_ms in (dossier.received_at, dossier.filed_at, *codes) if at_ms), default=0)
