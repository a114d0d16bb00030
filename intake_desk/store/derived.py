"""Proving what is kept beside the entries: counters, numbers of fee receipts, answers, what speaks for exceptions.

What the entries say is put together in memory, in the same pass that folds the register, and compared with the tables.
Changes nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import sqlalchemy as sa

from intake_desk.domain import exceptions
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Entry
from intake_desk.domain.exception_kinds import ExceptionAnswered
from intake_desk.domain.exceptions import Evidence
from intake_desk.store import counters, evidence
from intake_desk.store.database import run
from intake_desk.store.fee_receipts import MOST_ALIKE
from intake_desk.store.findings import Finding


class Derived:
    """What the entries of a store make of these tables; `own` is the journal whose numbers the counters give."""

    def __init__(self, own: str) -> None:
        self._own = own
        self._used: dict[str, int] = {}
        self._receipts: dict[str, dict[str, Entry]] = defaultdict(dict)
        self._answers: dict[tuple[str, str, int], int] = {}
        self._seen: dict[str, set[str]] = defaultdict(set)
        self._spoken: list[Evidence] = []
        self._codes: dict[str, list[Entry]] = defaultdict(list)
        self._lines: dict[str, list[Entry]] = defaultdict(list)

    def take(self, entries: Sequence[Entry]) -> None:
        """What single entries say."""
        for entry in entries:
            if entry.place.journal == self._own:
                for name, value in counters.used_in(entry):
                    self._used[name] = max(value, self._used.get(name, 0))
            if found := exceptions.of_entry(entry):
                self._spoken.append(found)
            for name in exceptions.fee_receipts_in(entry):
                self._receipts[name][exceptions.mark_of(entry)] = entry
            if isinstance(entry.facts, ExceptionAnswered):
                place = entry.place
                self._answers[entry.facts.exception, place.journal, place.number] = place.hlc
                self._seen[entry.facts.exception].update(entry.facts.seen)

    def take_life(self, entries: Sequence[Entry], dossier: Dossier | None) -> None:
        """What all entries of one subject say together; `dossier` is what they fold to."""
        if dossier is None:
            subject = entries[0].subject
            self._speak(exceptions.HEADLESS, subject, filter(exceptions.is_about_a_dossier, entries))
            return
        self._spoken += exceptions.of_misfits(dossier.id, dossier.misfits)
        if exceptions.is_overpaid(dossier):
            paid = (entry for entry in entries if entry.kind in {"fee.paid", "fee.waived"})
            self._speak(exceptions.PAID, dossier.id, paid)
        codes = exceptions.codes_of(dossier)
        for where, named, read in (
            (self._codes, codes, exceptions.code_in),
            (self._lines, {exceptions.line_of(dossier)} - {""}, exceptions.line_in),
        ):
            for name in named:
                if first := _first(entries, read, name):
                    where[name].append(first)

    def _speak(self, sort: str, name: str, entries: Iterable[Entry]) -> None:
        self._spoken += [exceptions.spoken(f"{sort}:{name}", sort, entry) for entry in entries]

    def findings(self, connection: sa.Connection) -> Iterator[Finding]:
        """Every row that is missing, too much or says less than the entries do."""
        yield from self._of_counters(connection)
        yield from self._of_receipts(connection)
        yield from self._of_answers(connection)
        yield from self._of_evidence(connection)

    def _of_counters(self, connection: sa.Connection) -> Iterator[Finding]:
        rows = run(connection, "SELECT name, value FROM counter").fetchall()
        stored: Mapping[str, int] = {name: value for name, value in rows}  # noqa: C416  # rows are not pairs to dict()
        for name, used in sorted(self._used.items()):
            if stored.get(name, 0) < used:
                yield Finding("counter_behind", {"counter": name, "stored": stored.get(name, 0), "used": used})

    def _of_receipts(self, connection: sa.Connection) -> Iterator[Finding]:
        stored: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for name, mark, subject in run(connection, "SELECT name, mark, subject FROM fee_receipt"):
            stored[name].add((mark, subject))
        for name in sorted({*stored, *self._receipts}):
            given = {(mark, entry.subject) for mark, entry in self._receipts.get(name, {}).items()}
            if len(given) < MOST_ALIKE and given != stored.get(name, set()):
                yield Finding("receipt_differs", {"receipt": name})

    def _of_answers(self, connection: sa.Connection) -> Iterator[Finding]:
        rows = run(connection, "SELECT exception, journal, number, hlc FROM answer").fetchall()
        stored = {((exception, journal, number), hlc) for exception, journal, number, hlc in rows}
        for (_exception, journal, number), _hlc in sorted(stored ^ set(self._answers.items())):
            yield Finding("answer_differs", {"journal": journal, "number": number})

    def _of_evidence(self, connection: sa.Connection) -> Iterator[Finding]:
        rows = run(connection, "SELECT exception, mark, sort, journal, number, seen FROM evidence").fetchall()
        stored = {(row[0], row[1]) for row in rows}
        for one in (*self._spoken, *self._shared(), *evidence.late(connection)):
            if (one.exception, one.mark) not in stored:
                place = one.place
                yield Finding("evidence_lacks", {"sort": one.sort, "journal": place.journal, "number": place.number})
        for exception, mark, sort, journal, number, seen in rows:
            if seen and mark not in self._seen.get(exception, ()):
                yield Finding("evidence_seen", {"sort": sort, "journal": journal, "number": number})

    def _shared(self) -> Iterator[Evidence]:
        """What several dossiers or payments have, and one alone may have."""
        for name, payments in self._receipts.items():
            if 1 < len(payments) < MOST_ALIKE:
                yield from _all(exceptions.FEE_RECEIPT, name, payments.values())
        for code, entries in self._codes.items():
            if 1 < len(entries) < evidence.MOST_TWINS:
                yield from _all(exceptions.NUMBER, code, entries)
        for line, entries in self._lines.items():
            if 1 < len(entries) < evidence.MOST_TWINS and len({exceptions.code_in(one) for one in entries}) > 1:
                yield from _all(exceptions.LINE, line, entries)


def _all(sort: str, name: str, entries: Iterable[Entry]) -> Iterator[Evidence]:
    return (exceptions.spoken(f"{sort}:{name}", sort, entry) for entry in entries)


def _first(entries: Sequence[Entry], read: Callable[[Entry], str], name: str) -> Entry | None:
    """The first entry, in the world's order, that gave this."""
    return min((entry for entry in entries if read(entry) == name), key=lambda entry: entry.order, default=None)
