"""Proving the store: pages, chains, register and roll, each against the others. Changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import sqlalchemy as sa

from intake_desk.domain.entries import START, BrokenEntry, Header, Sealed, header
from intake_desk.store import register, schema
from intake_desk.store.database import Database
from intake_desk.store.roll import DamagedRoll, read_segment, roll_cipher, segments

MOST_FINDINGS = 50


class Finding(msgspec.Struct, frozen=True):
    """One thing found wrong: its kind and what is needed to say it in words (never personal data)."""

    kind: str
    params: dict[str, str | int]


class Proof(msgspec.Struct, frozen=True):
    """What was looked at and what was found wrong; no findings means that everything agrees."""

    entries: int
    dossiers: int
    roll_entries: int
    findings: tuple[Finding, ...]


def verify(database: Database, roll_folder: Path, key: bytes, own: str) -> Proof:
    """Prove pages, chains, register and roll against each other."""
    pages = [Finding("page", {"detail": line}) for line in database.check()]
    if pages:
        return Proof(0, 0, 0, tuple(pages[:MOST_FINDINGS]))
    findings: list[Finding] = []
    with database.reading() as connection:
        hashes: dict[int, bytes] = {}
        entries = 0
        for finding, read in _chains(connection):
            if finding:
                findings.append(finding)
            if read is not None:
                entries += 1
                if read[0].journal == own:
                    hashes[read[0].number] = read[1]
        dossiers, found = _register(connection)
        findings += found
        roll_entries, found = _roll(roll_folder, key, hashes)
        findings += found
    return Proof(entries, dossiers, roll_entries, tuple(findings[:MOST_FINDINGS]))


def _chains(connection: sa.Connection) -> Iterator[tuple[Finding | None, tuple[Header, bytes] | None]]:
    rows = connection.execution_options(stream_results=True).execute(
        sa.select(schema.entry).order_by(schema.entry.c.journal, schema.entry.c.number)
    )
    heads = {row.name: row for row in connection.execute(sa.select(schema.journal))}
    name, number, previous = "", 0, START
    for row in rows:
        if row.journal != name:
            yield _head_finding(heads, name, number, previous), None
            name, number, previous = row.journal, 0, START
        where: dict[str, str | int] = {"journal": name, "number": row.number}
        sealed = Sealed(row.body, row.personal)
        try:
            read = header(sealed)
        except BrokenEntry as error:
            yield Finding("entry_broken", {**where, "detail": str(error)}), None
            number, previous = row.number, row.hash
            continue
        finding = None
        if sealed.hash != row.hash:
            finding = Finding("entry_altered", where)
        elif (read.journal, read.number) != (name, row.number) or row.number != number + 1:
            finding = Finding("entry_missing", {**where, "expected": number + 1})
        elif read.previous != previous:
            finding = Finding("chain_broken", where)
        elif (read.hlc, read.day, read.kind, read.subject) != (row.hlc, row.day, row.kind, row.subject):
            finding = Finding("index_altered", where)
        number, previous = row.number, row.hash
        yield finding, (read, sealed.hash)
    yield _head_finding(heads, name, number, previous), None


def _head_finding(heads: dict[str, sa.Row[tuple[object, ...]]], name: str, number: int, last: bytes) -> Finding | None:
    head = heads.get(name)
    if not name or (head is not None and (head.number, head.hash) == (number, last)):
        return None
    return Finding("head_differs", {"journal": name, "number": number})


def _register(connection: sa.Connection) -> tuple[int, list[Finding]]:
    findings = []
    count = 0
    for dossier in register.folded(connection):
        count += 1
        if register.load(connection, dossier.id) != dossier:
            findings.append(Finding("register_differs", {"code": dossier.code or dossier.id}))
    stored = connection.execute(sa.select(sa.func.count()).select_from(schema.dossier)).scalar_one()
    if stored != count:
        findings.append(Finding("register_count", {"stored": stored, "folded": count}))
    return count, findings


def _roll(folder: Path, key: bytes, hashes: dict[int, bytes]) -> tuple[int, list[Finding]]:
    """The roll must hold exactly the own journal's entries, besides those it voided itself."""
    cipher = roll_cipher(key)
    findings: list[Finding] = []
    on_roll: dict[bytes, int] = {}
    for path in segments(folder):
        try:
            segment = read_segment(path, cipher)
        except DamagedRoll as error:
            findings.append(Finding("roll_damaged", {name: str(value) for name, value in error.params.items()}))
            continue
        if segment.cut:
            findings.append(Finding("roll_cut", {"segment": path.name, "at": segment.end}))
        for record in segment.records:
            on_roll.update({sealed.hash: header(sealed).number for sealed in record.entries})
            for mark in record.voided:
                on_roll.pop(mark, None)
    standing = {number: mark for mark, number in on_roll.items()}
    findings += [
        Finding("roll_lacks", {"number": number})
        for number, mark in sorted(hashes.items())
        if standing.get(number) != mark
    ]
    findings += [
        Finding("database_lacks", {"number": number})
        for number, mark in sorted(standing.items())
        if hashes.get(number) != mark and number not in hashes
    ]
    return len(on_roll), findings
