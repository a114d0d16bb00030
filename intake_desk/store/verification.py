"""Proving the store: pages, chains, register, roll and scans, each against the others. Changes nothing."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import msgspec
import sqlalchemy as sa

from intake_desk.domain.branches import End, base_of, branch_name, is_branch
from intake_desk.domain.entries import START, BrokenEntry, Header, Sealed, header
from intake_desk.domain.naming import NAMED, Naming, naming
from intake_desk.store import families, register, roster
from intake_desk.store.database import DamagedStore, Database, StoreFailed, WrongKey, run
from intake_desk.store.derived import Derived
from intake_desk.store.findings import Finding
from intake_desk.store.roll import read_segment, roll_cipher, segments
from intake_desk.store.scan_shelf import SCANS, ScanDamaged, ScanNotHere, ScanShelf
from intake_desk.store.standing import Standing
from intake_desk.store.wal import read_log

MOST_FINDINGS = 50


# What else is proven of an open store: how much was looked at, and what was found.
Further = Callable[[Database], "tuple[int, list[Finding]]"]


class Proof(msgspec.Struct, frozen=True):
    """What was looked at and what was found wrong; no findings means that everything agrees.

    `names` are what the findings can be told by, as far as the store still says it.
    """

    entries: int
    dossiers: int
    roll_entries: int
    findings: tuple[Finding, ...]
    scans: int = 0
    days: int = 0
    names: Naming = Naming()


def verify_files(path: Path, roll_folder: Path, key: bytes, days: Further | None = None) -> Proof:
    """Prove a store that no program has open, as it lies there: opening it would mend some of what is wrong."""
    found = [] if read_log(path).lost_commits == 0 else [Finding("log_damaged", {"file": path.name})]
    if not path.exists():
        stands, lost = _read_roll(roll_folder, key)
        count = sum(len(places) for places in stands.places.values())
        return Proof(0, 0, count, (*found, Finding("database_missing", {"file": path.name}), *lost)[:MOST_FINDINGS])
    try:
        database = Database(path, key, read_only=True)
    except WrongKey:
        return Proof(0, 0, 0, (*found, Finding("not_readable", {"file": path.name})))
    try:
        proof = verify(database, roll_folder, key, days=days)
    finally:
        database.close()
    return msgspec.structs.replace(proof, findings=(*found, *proof.findings)[:MOST_FINDINGS])


def verify(database: Database, roll_folder: Path, key: bytes, own: str = "", *, days: Further | None = None) -> Proof:
    """Prove pages, chains, register and roll against each other; `own` is the journal that the roll copies, or ""
    when the roll itself shall say which. `days` proves the days that were ruled off, and what else
    the store cannot prove by itself.
    """
    stands, findings = _read_roll(roll_folder, key)
    roll_entries = sum(len(places) for places in stands.places.values())
    entries = dossiers = closed = 0
    names = Naming()
    marks: dict[str, str] = {}
    try:
        findings += [Finding("page", {"detail": line}) for line in database.check()]
        with database.reading() as connection:
            names = naming(
                dict(run(connection, "SELECT name, body FROM sheet WHERE name IN (?, ?, ?)", NAMED).fetchall())
            )
            names = msgspec.structs.replace(names, people={**roster.once(connection), **names.people})
            if not own and segments(roll_folder):  # a roll that is missing altogether was said already
                own = roster.own_journal(connection)
            hashes: dict[str, dict[bytes, int]] = {name: {} for name in {*stands.places, own} - {""}}
            for finding, read in _chains(connection):
                if finding:
                    findings.append(finding)
                if read is not None:
                    entries += 1
                    if read[0].journal in hashes:
                        hashes[read[0].journal][read[1]] = read[0].number
            findings += _against_roll(hashes, stands)
            derived = Derived(own)
            dossiers, found = _register(connection, own, marks, derived)
            derived.take(list(register.others(connection)))
            findings += [*found, *islice(derived.findings(connection), MOST_FINDINGS)]
        if days is not None:
            closed, found = days(database)
            findings += found
        findings += _scans(ScanShelf(database.path.parent / SCANS, key), marks)
    except (DamagedStore, StoreFailed) as error:
        findings.append(Finding("page", {"detail": error.code}))
    return Proof(entries, dossiers, roll_entries, tuple(findings[:MOST_FINDINGS]), len(marks), closed, names)


def is_consistent(database: Database) -> bool:
    """Whether pages, chains and register agree within the database. Raises DamagedStore."""
    if database.check():
        return False
    with database.reading() as connection:
        return not any(finding for finding, _ in _chains(connection)) and not _register(connection)[1]


def _chains(connection: sa.Connection) -> Iterator[tuple[Finding | None, tuple[Header, bytes] | None]]:
    rows = run(
        connection,
        "SELECT journal, number, hash, hlc, day, kind, subject, body, personal FROM entry ORDER BY journal, number",
    )
    question = "SELECT name, number, hash, after FROM journal WHERE number > 0"
    heads = {name: End(*end) for name, *end in run(connection, question)}
    name, number, previous, begun = "", 0, START, False
    for journal, at, mark, *index, body, personal in rows:
        where: dict[str, str | int] = {"journal": journal, "number": at}
        sealed = Sealed(body, personal)
        if journal != name:
            yield _head_finding(heads, name, number, previous), None
            name, number = journal, heads[journal].after if journal in heads else 0
            begun, previous = is_branch(journal), START
        try:
            read = header(sealed)
        except BrokenEntry as error:
            yield Finding("entry_broken", {**where, "detail": str(error)}), None
            number, previous, begun = at, mark, False
            continue
        if begun:
            previous, begun = _branched_from(connection, journal, number, mark, read.previous), False
        finding = None
        if sealed.hash != mark:
            finding = Finding("entry_altered", where)
        elif (read.journal, read.number) != (base_of(name), at) or at != number + 1:
            finding = Finding("entry_missing", {**where, "expected": number + 1})
        elif read.previous != previous:
            finding = Finding("chain_broken", where)
        elif [read.hlc, read.day, read.kind, read.subject] != index:
            finding = Finding("index_altered", where)
        number, previous = at, mark
        yield finding, (read, sealed.hash)
    yield _head_finding(heads, name, number, previous), None
    for journal in heads.keys() - {row[0] for row in run(connection, "SELECT DISTINCT journal FROM entry")}:
        yield Finding("head_differs", {"journal": journal, "number": 0}), None


def _branched_from(connection: sa.Connection, journal: str, after: int, first: bytes, previous: bytes) -> bytes:
    """The hash of the entry at which a branch that begins thus left the others; none if it is rightly no branch."""
    base = base_of(journal)
    at = families.standing(connection, base, after, after) if after else [(base, 0, START)]
    left = {name for name, _, mark in at if mark == previous}
    beside = families.standing(connection, base, after + 1, after + 1)
    rightly = any(name in left and mark < first for name, _, mark in beside)
    return previous if rightly and journal == branch_name(base, first) else b""


def _head_finding(heads: Mapping[str, End], name: str, number: int, last: bytes) -> Finding | None:
    if not name or (name in heads and (heads[name].number, heads[name].hash) == (number, last)):
        return None
    return Finding("head_differs", {"journal": name, "number": number})


def _register(
    connection: sa.Connection,
    own: str = "",
    marks: dict[str, str] | None = None,
    derived: Derived | None = None,
) -> tuple[int, list[Finding]]:
    """The register against its fold; `marks` learns the hashes of the scans of journal `own`, each with a dossier, and
    `derived` what every life says.
    """
    findings = []
    count = 0
    for entries, dossier in register.lives(connection):
        if derived is not None:
            derived.take(entries)
            derived.take_life(entries, dossier)
        if dossier is None:
            continue
        count += 1
        if not register.is_kept(connection, dossier):
            findings.append(Finding("register_differs", {"code": dossier.code or dossier.id}))
        if marks is not None:
            marks |= {scan.hash: dossier.code or dossier.id for scan in dossier.scans if scan.journal == own}
    stored = run(connection, "SELECT count(*) FROM dossier").fetchone()[0]
    if stored != count:
        findings.append(Finding("register_count", {"stored": stored, "folded": count}))
    searched = run(
        connection,
        "SELECT count(*) FROM (SELECT row FROM dossier"
        " EXCEPT SELECT id FROM dossier_words_docsize EXCEPT SELECT row FROM fresh_words)",
    ).fetchone()[0]
    if searched:
        findings.append(Finding("search_lacks", {"count": searched}))
    return count, findings


def _scans(shelf: ScanShelf, marks: dict[str, str]) -> list[Finding]:
    """Every scan that a dossier shows and this desk added must lie here, sound."""
    findings = []
    for mark, code in marks.items():
        try:
            shelf.get(mark)
        except ScanNotHere:
            findings.append(Finding("scan_missing", {"code": code}))
        except ScanDamaged:
            findings.append(Finding("scan_damaged", {"code": code}))
    return findings


def _read_roll(folder: Path, key: bytes) -> tuple[Standing, list[Finding]]:
    cipher = roll_cipher(key)
    stands = Standing()
    findings: list[Finding] = []
    files = segments(folder)
    if not files:
        findings.append(Finding("roll_missing", {}))
    for path in files:
        segment = read_segment(path, cipher)
        findings += [Finding("roll_damaged", {"segment": path.name, "at": part.start}) for part in segment.damaged]
        if segment.cut:
            findings.append(Finding("roll_cut", {"segment": path.name, "at": segment.end}))
        for record in segment.records:
            stands.take(record)
    return stands, findings


def _against_roll(hashes: dict[str, dict[bytes, int]], stands: Standing) -> list[Finding]:
    """The roll must hold exactly the own entries, besides those it voided itself."""
    findings = []
    for base, held in sorted(hashes.items()):
        on_roll = stands.of(base)
        lacking = {held[mark] for mark in held.keys() - on_roll.keys()}
        unknown = {on_roll[mark].number for mark in on_roll.keys() - held.keys()}
        for number in sorted(lacking | unknown):
            both = number in lacking and number in unknown
            kind = "roll_differs" if both else "roll_lacks" if number in lacking else "database_lacks"
            findings.append(Finding(kind, {"number": number}))
    return findings
