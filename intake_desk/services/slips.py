"""The papers that leave the counter: built from what is recorded, printed only after it is durable."""

from collections.abc import Callable, Sequence

import msgspec

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import AWAITING_SUPPLEMENT, HANDED_BACK, READY, REFUSED, Dossier
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import OriginalsReturned, PaperCount, SlipPrinted
from intake_desk.domain.slips import Letterhead, TallySheet
from intake_desk.printing import press
from intake_desk.services import preferences
from intake_desk.services.blind_count import not_counted
from intake_desk.services.closing import DayIncomplete
from intake_desk.services.closing_view import DayView
from intake_desk.services.desk import Desk
from intake_desk.services.open_drawers import OpenDrawers
from intake_desk.services.paperwork import Copy, Paperwork
from intake_desk.services.steps import NoSuchDossier, NotPossibleNow, held
from intake_desk.services.tally_paper import TallyPaper
from intake_desk.store import register

RECEIPT = "01"
SUPPLEMENT = "02"
REFUSAL = "03"
EXTENSION = "04"
STOP = "05"
CONTROL = "06"
ACKNOWLEDGEMENT = "ack"
LABEL = "label"


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """A paper ready for the printer or the preview."""

    form: str
    name: str
    pdf: bytes
    reprint: int = 0


class Slips:
    """Makes the papers. Every slip made is an entry of its own, so that a second one says that it is a copy.

    Each raises NoSuchDossier, NotPossibleNow or StoreFailed, having recorded nothing.
    """

    def __init__(self, desk: Desk, open_drawers: OpenDrawers) -> None:
        self._desk = desk
        self._paperwork = Paperwork(desk)
        self._tally = TallyPaper(desk, self.letterhead, open_drawers)

    def letterhead(self) -> Letterhead:
        """What stands at the head of the unit's papers."""
        return self._paperwork.letterhead()

    def receipt(self, clerk: Clerk, dossier_id: str) -> Printed:
        """Form 01 of a received dossier; from the second time on it is marked as a copy.

        Raises NotPossibleNow for a dossier refused at the counter, which has no receipt.
        """
        liens = preferences.load(self._desk.sheets).liens
        dossier, copy = self._recorded(clerk, dossier_id, RECEIPT, lambda one: one.is_received, liens)
        slip = self._paperwork.receipt(dossier, copy)
        pdf = press.receipt(slip, self._paper(), ("Lưu", "Giao khách hàng")[-liens:])
        return Printed(form=RECEIPT, name=dossier.code, pdf=pdf, reprint=copy.reprint)

    def supplement(self, clerk: Clerk, dossier_id: str) -> Printed:
        """Form 02 of a dossier that waits for papers."""
        dossier, copy = self._recorded(clerk, dossier_id, SUPPLEMENT, lambda one: one.state == AWAITING_SUPPLEMENT)
        slip = self._paperwork.supplement(dossier, copy, clerk)
        return _printed(SUPPLEMENT, dossier, copy, press.supplement(slip, self._paper()))

    def refusal(self, clerk: Clerk, dossier_id: str) -> Printed:
        """Form 03 of a refused dossier."""
        dossier, copy = self._recorded(clerk, dossier_id, REFUSAL, lambda one: one.state == REFUSED)
        slip = self._paperwork.refusal(dossier, copy, clerk)
        return _printed(REFUSAL, dossier, copy, press.refusal(slip, self._paper()))

    def extension(self, clerk: Clerk, dossier_id: str) -> Printed:
        """Form 04 of a dossier whose promise was moved."""
        dossier, copy = self._recorded(clerk, dossier_id, EXTENSION, lambda one: one.extension is not None)
        assert dossier.extension is not None
        slip = self._paperwork.extension(dossier, copy, dossier.extension)
        return _printed(EXTENSION, dossier, copy, press.extension(slip, self._paper()))

    def stop(self, clerk: Clerk, dossier_id: str) -> Printed:
        """Form 05 of a dossier whose processing was stopped."""
        dossier, copy = self._recorded(clerk, dossier_id, STOP, lambda one: one.stopping is not None)
        assert dossier.stopping is not None
        slip = self._paperwork.stop(dossier, copy, dossier.stopping, self._originals_back(dossier))
        return _printed(STOP, dossier, copy, press.stop(slip, self._paper()))

    def control(self, clerk: Clerk, dossier_id: str) -> Printed:
        """Form 06 of a received dossier, with the hand-overs so far and room for the next ones."""
        dossier, copy = self._recorded(clerk, dossier_id, CONTROL, lambda one: one.is_received)
        slip = self._paperwork.control(dossier, copy)
        return _printed(CONTROL, dossier, copy, press.control(slip, self._paper()))

    def acknowledgement(self, clerk: Clerk, dossier_id: str) -> Printed:
        """The acknowledgement of a result that is ready or was handed back."""
        dossier, copy = self._recorded(
            clerk, dossier_id, ACKNOWLEDGEMENT, lambda one: one.state in (READY, HANDED_BACK)
        )
        slip = self._paperwork.acknowledgement(dossier, copy, clerk, self._originals_back(dossier))
        return _printed(ACKNOWLEDGEMENT, dossier, copy, press.acknowledgement(slip, self._paper()))

    def label(self, clerk: Clerk, dossier_id: str) -> Printed:
        """The label for the folder of a received dossier."""
        return self.labels(clerk, (dossier_id,))

    def labels(self, clerk: Clerk, dossier_ids: Sequence[str]) -> Printed:
        """Labels for several folders, as many on a sheet as the chosen label paper holds; a label is no document and
        is printed again without a mark. Raises NoSuchDossier also when none is named.
        """
        if not dossier_ids:
            raise NoSuchDossier
        paper = preferences.load(self._desk.sheets).label_paper
        with self._desk.recording(clerk) as recording:
            dossiers = [held(recording, dossier_id) for dossier_id in dict.fromkeys(dossier_ids)]
            for dossier in dossiers:
                _record(recording.add, dossier, LABEL, lambda one: one.is_received, 1)
        pdf = press.labels([self._paperwork.label(dossier) for dossier in dossiers], paper)
        return Printed(form=LABEL, name=f"{dossiers[0].code}-label", pdf=pdf)

    def tally(self, clerk: Clerk, view: DayView, *, kept: bool = False) -> Printed:
        """The day's tally as a paper; a draft while the day is open. One that is `kept`, in a file that is not
        encrypted, leaves out what people wrote freely, and all money until every drawer was counted; so does that of a
        day that was ruled off for who must not know yet what lies in a drawer (`DayView.is_blind`).

        Raises DayIncomplete for a closed day whose entries are not all held here: it would say other figures; and
        DrawerNotCounted for such a person while the day is open.
        """
        sheet = self._tally_sheet(clerk, view, plain=kept, kept=kept)
        return Printed(form="tally", name=f"Chot-so-{view.day}", pdf=press.tally(sheet))

    def tally_workbook(self, clerk: Clerk, view: DayView, *, kept: bool = False) -> bytes:
        """The day's tally as a spreadsheet, without what people wrote freely; one that is `kept` as with `tally`.

        Raises what `tally` raises.
        """
        return press.tally_workbook(self._tally_sheet(clerk, view, plain=True, kept=kept))

    def _tally_sheet(self, clerk: Clerk, view: DayView, *, plain: bool, kept: bool) -> TallySheet:
        if not view.complete:
            raise DayIncomplete
        is_blind = view.is_blind(clerk)
        if is_blind and view.closing is None:
            raise not_counted(self._desk, (one for one in view.to_count if one.clerk == clerk.login))
        return self._tally.sheet(clerk, view, plain=plain, withheld=kept or is_blind)

    def _paper(self) -> str:
        return preferences.load(self._desk.sheets).paper

    def _recorded(
        self, clerk: Clerk, dossier_id: str, form: str, lawful: Callable[[Dossier], bool], copies: int = 1
    ) -> tuple[Dossier, Copy]:
        """The dossier as it stood when the printing was recorded, and which copy this is."""
        with self._desk.recording(clerk) as recording:
            dossier = held(recording, dossier_id)
            reprint = _record(recording.add, dossier, form, lawful, copies)
        return dossier, Copy(reprint=reprint, reprinted_at=self._desk.now() if reprint else None)

    def _originals_back(self, dossier: Dossier) -> tuple[PaperCount, ...]:
        """The originals that went back when the dossier ended, or will if they are still held."""
        if not dossier.ended_at:
            return dossier.originals_held
        with self._desk.journal.database.reading() as connection:
            entries = register.entries_of(connection, dossier.id)
        back = [
            paper
            for entry in entries
            if isinstance(entry.facts, OriginalsReturned) and entry.at_ms >= dossier.ended_at
            for paper in entry.facts.papers
        ]
        return (*back, *dossier.originals_held)


def _record(
    add: Callable[[Draft], object], dossier: Dossier, form: str, lawful: Callable[[Dossier], bool], copies: int
) -> int:
    """Record the printing and say which copy it is (0 is the first). Raises NotPossibleNow."""
    if not lawful(dossier):
        raise NotPossibleNow(state=dossier.state)
    reprint = dossier.printed.get(form, 0)
    add(Draft(subject=dossier.id, facts=SlipPrinted(form=form, reprint=reprint, copies=copies)))
    return reprint


def _printed(form: str, dossier: Dossier, copy: Copy, pdf: bytes) -> Printed:
    name = f"{dossier.code or 'ho-so-' + dossier.id[-8:]}-{form}"
    return Printed(form=form, name=name, pdf=pdf, reprint=copy.reprint)
