"""Scans: the digitised papers and results of a dossier, in the order and turned the way a person put them."""

from collections.abc import Iterable

import msgspec

from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.scan_kinds import ScanAdded, ScanPaper, ScanPapers, ScanRemoved, ScansArranged

KINDS = (ScanAdded, ScanRemoved, ScansArranged)

PAPER, RESULT, OTHER = "paper", "result", "other"
OF = (PAPER, RESULT, OTHER)
# TrangThaiSoHoa of a paper in a record that is handed on.
NOT_DIGITISED, DIGITISED, REUSED, REUSED_RESULT = 0, 1, 2, 3
STATES = (DIGITISED, REUSED, REUSED_RESULT)
PDF, JPEG, PNG, HEIC, TIFF, WEBP = (
    "application/pdf", "image/jpeg", "image/png", "image/heic", "image/tiff", "image/webp",
)  # fmt: skip
TURNS = (0, 90, 180, 270)


class ScanLimits(msgspec.Struct, frozen=True, kw_only=True):
    """How much is taken; the unit may be sent others (sheet "scan_limits")."""

    file_bytes: int = 20 * 1024 * 1024
    pages: int = 100
    pixels: int = 50_000_000
    dossier_bytes: int = 200 * 1024 * 1024
    dossier_scans: int = 100
    portal_bytes: int = 6 * 1024 * 1024


class Scan(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One scan of a dossier; `journal` is the desk where its content lies."""

    hash: str
    journal: str
    media: str
    bytes: int
    pages: int = 1
    of: str = PAPER
    state: int = DIGITISED
    rotation: int = 0
    paper: str = ""
    name: str = ""


def after(scans: tuple[Scan, ...], entry: Entry) -> tuple[Scan, ...]:
    """The scans after one more entry about them; what it says of scans that are not there says nothing."""
    facts, personal = entry.facts, entry.personal
    if isinstance(facts, ScanAdded):
        told = personal if isinstance(personal, ScanPaper) else ScanPaper()
        scan = Scan(
            hash=facts.hash,
            journal=entry.place.journal,
            media=facts.media,
            bytes=facts.bytes,
            pages=facts.pages,
            of=facts.of,
            state=facts.state,
            paper=told.paper,
            name=told.name,
        )
        return (*without(scans, facts.hash), scan)
    if isinstance(facts, ScanRemoved):
        return without(scans, facts.hash)
    if isinstance(facts, ScansArranged):
        return _arranged(scans, facts, personal.papers if isinstance(personal, ScanPapers) else {})
    return scans


def without(scans: tuple[Scan, ...], mark: str) -> tuple[Scan, ...]:
    """All scans but the one of this hash."""
    return tuple(scan for scan in scans if scan.hash != mark)


def find(scans: Iterable[Scan], mark: str) -> Scan | None:
    """The scan of this hash."""
    return next((scan for scan in scans if scan.hash == mark), None)


def paper_states(papers: Iterable[PaperCount], scans: Iterable[Scan]) -> dict[str, int]:
    """TrangThaiSoHoa of each paper by its text: of the best scan that shows it, 0 when none does."""
    states = {paper.text: NOT_DIGITISED for paper in papers}
    for scan in scans:
        if scan.of == PAPER and scan.paper in states:
            states[scan.paper] = max(states[scan.paper], scan.state)
    return states


def _arranged(scans: tuple[Scan, ...], facts: ScansArranged, papers: dict[str, str]) -> tuple[Scan, ...]:
    held = {scan.hash: scan for scan in scans}
    placed: dict[str, Scan] = {}
    for place in facts.places:
        scan = held.get(place.hash)
        if scan is not None:
            placed[place.hash] = msgspec.structs.replace(
                scan,
                rotation=place.rotation,
                of=place.of,
                state=place.state,
                paper=papers.get(place.hash, scan.paper),
            )
    return (*placed.values(), *(scan for scan in scans if scan.hash not in placed))
