"""Papers digitised: scans are checked, stored, put in order and shown. What is stored is what was given, to the byte:
the record. What leaves the desk is drawn from it, so that a photograph's place and camera stay behind.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from intake_desk.domain import scans as scanned
from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Draft
from intake_desk.domain.folding import nfc
from intake_desk.domain.kinds import Reason, SlipPrinted
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.scan_kinds import (
    ScanAdded,
    ScanPaper,
    ScanPapers,
    ScanPlace,
    ScanRemoved,
    ScansArranged,
)
from intake_desk.domain.scans import PAPER, Scan, ScanLimits
from intake_desk.services import scan_reading
from intake_desk.services.applications import LONGEST_PAPER, checked_text, needed_reason
from intake_desk.services.desk import Desk
from intake_desk.services.scan_reading import ScanTooLarge
from intake_desk.services.scan_tasks import Draw, Inspect, Join, Part, Picture
from intake_desk.services.slips import Printed
from intake_desk.services.steps import Steps, held, require
from intake_desk.store import register
from intake_desk.store.scan_shelf import ScanNotHere

LIMITS = "scan_limits"
JOINED = "scans"
LONGEST_NAME = 120


class ScanTwice(Refusal):
    """The dossier has a scan of just this content; params: paper, name."""

    code = "scan_twice"


class NoSuchScan(Refusal):
    """The dossier shows no such scan (any more)."""

    code = "no_such_scan"


class NoScans(Refusal):
    """The dossier has no scans to join."""

    code = "no_scans"


class ScanFileUnread(Refusal):
    """The file could not be read where it lies."""

    code = "scan_file_unread"


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """A content that lies on the shelf and belongs to no dossier yet; without an entry it is gone at the next start."""

    hash: str
    media: str
    bytes: int
    pages: int


class Scans(Steps):
    """What can be done with the scans of a dossier. `add`, `remove`, `arrange` and `given_out` are one transaction
    each and raise NoSuchDossier, NotPossibleNow, NotSignedIn or StoreFailed, having changed nothing; the rest runs on
    any thread but the GUI's.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shelf = desk.journal.scans

    @property
    def limits(self) -> ScanLimits:
        """How much is taken, by the newest sheet."""
        sheet = self._desk.sheets.get(LIMITS)
        return ScanLimits() if sheet is None else msgspec.json.decode(sheet.body, type=ScanLimits)

    def store_file(self, path: Path) -> Stored:
        """Store what a file holds. Raises ScanFileUnread, and what `store` raises."""
        limits = self.limits
        try:
            if not path.is_file():  # a pipe or a device would keep us waiting for ever
                raise ScanFileUnread
            with path.open("rb") as file:
                content = file.read(limits.file_bytes + 1)
        except (OSError, ValueError):
            raise ScanFileUnread from None
        return self.store(content)

    def store(self, content: bytes) -> Stored:
        """Check a content in a process of its own and put it on the shelf, encrypted; nobody waits for its entry.

        Raises ScanTooLarge, ScanBroken, ScanProtected, ScanUnknownType, ScanTwoTypes, ScanUnsafe, StoreFailed.
        """
        limits = self.limits
        if len(content) > limits.file_bytes:
            raise ScanTooLarge(what="bytes", most=limits.file_bytes)
        seen = scan_reading.inspected(Inspect(content, limits))
        return Stored(hash=self._shelf.put(content), media=seen.media, bytes=len(content), pages=seen.pages)

    def add(
        self,
        clerk: Clerk,
        dossier_id: str,
        stored: Stored,
        *,
        paper: str = "",
        name: str = "",
        of: str = PAPER,
        state: int = scanned.DIGITISED,
    ) -> Dossier:
        """Record that a stored content belongs to a dossier and shows this paper of it.

        Raises ScanTwice, ScanTooLarge ("dossier", "scans"), and ScanNotHere when the content was erased meanwhile.
        """
        limits = self.limits
        facts = ScanAdded(
            hash=stored.hash, media=stored.media, bytes=stored.bytes, pages=stored.pages, of=of, state=state
        )
        personal = ScanPaper(paper=checked_text("paper", nfc(paper), LONGEST_PAPER), name=nfc(name)[:LONGEST_NAME])
        with self._desk.recording(clerk) as recording:
            dossier = held(recording, dossier_id)
            require(dossier, type(facts))
            before = scanned.find(dossier.scans, stored.hash)
            if before is not None:
                raise ScanTwice(paper=before.paper, name=before.name)
            if len(dossier.scans) >= limits.dossier_scans:
                raise ScanTooLarge(what="scans", most=limits.dossier_scans)
            if sum(scan.bytes for scan in dossier.scans) + stored.bytes > limits.dossier_bytes:
                raise ScanTooLarge(what="dossier", most=limits.dossier_bytes)
            if not self._shelf.holds(stored.hash):
                raise ScanNotHere
            recording.add(Draft(subject=dossier_id, facts=facts, personal=personal))
        self._shelf.keep(stored.hash)
        return recording.dossiers[dossier_id]

    def remove(self, clerk: Clerk, dossier_id: str, mark: str, reason: str, *, erase: bool = False) -> Dossier:
        """Take a scan out of the dossier, with a reason. Its content stays on the shelf, unless it must not be here at
        all (`erase`: another person's paper): then it is deleted, if no other dossier shows it.

        Raises NoSuchScan, ReasonMissing, ScanNotHere when what must be erased lies at another desk.
        """
        personal = Reason(reason=needed_reason(reason))
        if erase and not self._shelf.holds(mark):
            raise ScanNotHere
        if not erase or self._shown_elsewhere(dossier_id, mark):
            return self._remove(clerk, dossier_id, ScanRemoved(hash=mark), personal)
        self._shelf.doubt(mark)
        try:
            dossier = self._remove(clerk, dossier_id, ScanRemoved(hash=mark, erased=True), personal)
        except BaseException:
            self._shelf.keep(mark)
            raise
        self._shelf.erase(mark)
        return dossier

    def arrange(self, clerk: Clerk, dossier_id: str, wanted: Sequence[Scan]) -> Dossier:
        """Put the scans in this order, turned and named as these are; the contents stay untouched."""
        places = tuple(
            ScanPlace(hash=scan.hash, rotation=scan.rotation % 360, of=scan.of, state=scan.state) for scan in wanted
        )
        facts = ScansArranged(places=places)
        named = {scan.hash: checked_text("paper", nfc(scan.paper), LONGEST_PAPER) for scan in wanted}
        with self._desk.recording(clerk) as recording:
            dossier = held(recording, dossier_id)
            require(dossier, type(facts))
            papers = {
                scan.hash: named[scan.hash] for scan in dossier.scans if named.get(scan.hash, scan.paper) != scan.paper
            }
            recording.add(Draft(subject=dossier_id, facts=facts, personal=ScanPapers(papers=papers)))
        return recording.dossiers[dossier_id]

    def read(self, scan: Scan) -> bytes:
        """The content, as it was given. Raises ScanNotHere (it lies at another desk), ScanDamaged."""
        return self._shelf.get(scan.hash)

    def is_here(self, scan: Scan) -> bool:
        """Whether the content lies at this desk."""
        return self._shelf.holds(scan.hash)

    def pages(self, scan: Scan, wide: int, first: int = 0, most: int = 1) -> tuple[Picture, ...]:
        """Pages of a scan as pictures, turned as it is to be seen. Raises what `read` and `store` raise."""
        part = Part(self.read(scan), scan.media, scan.rotation)
        return scan_reading.drawn(Draw(part, self.limits, wide, first, most)).pages

    def joined_pdf(self, dossier_id: str, *, for_portal: bool = False) -> Printed:
        """All scans of the dossier as one PDF, in order and turned; `for_portal` as sharp as a portal's limit allows.

        Raises NoSuchDossier, NoScans, ScanTooLarge ("portal"), and what `read` raises.
        """
        dossier = self._dossier(dossier_id)
        if not dossier.scans:
            raise NoScans
        limits = self.limits
        parts = tuple(Part(self.read(scan), scan.media, scan.rotation) for scan in dossier.scans)
        pdf = scan_reading.joined(Join(parts, limits, limits.portal_bytes if for_portal else 0))
        return Printed(form=JOINED, name=dossier.code, pdf=pdf)

    def given_out(self, clerk: Clerk, dossier_id: str) -> Dossier:
        """Record that the dossier's papers leave the desk as one PDF; whoever saves it does this first."""
        with self._desk.recording(clerk) as recording:
            held(recording, dossier_id)
            recording.add(Draft(subject=dossier_id, facts=SlipPrinted(form=JOINED)))
        return recording.dossiers[dossier_id]

    def _shown_elsewhere(self, dossier_id: str, mark: str) -> bool:
        with self._desk.journal.database.reading() as connection:
            return any(dossier.id != dossier_id for dossier in register.showing(connection, mark))

    def _remove(self, clerk: Clerk, dossier_id: str, facts: ScanRemoved, personal: Reason) -> Dossier:
        with self._desk.recording(clerk) as recording:
            dossier = held(recording, dossier_id)
            require(dossier, type(facts))
            if scanned.find(dossier.scans, facts.hash) is None:
                raise NoSuchScan
            recording.add(Draft(subject=dossier_id, facts=facts, personal=personal))
        return recording.dossiers[dossier_id]
