"""How a step of a dossier is recorded: lawful by the fold's own table, or refused with nothing changed."""

from collections.abc import Callable

import msgspec

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Draft
from intake_desk.domain.folding import nfc
from intake_desk.domain.kinds import Facts, OriginalsReturned, PaperCount, Personal
from intake_desk.domain.life import allows
from intake_desk.domain.refusals import Refusal
from intake_desk.services.applications import LONGEST_PAPER, MOST_PAPERS, MOST_SETS, BadCount, checked_text
from intake_desk.services.desk import Desk
from intake_desk.store import register
from intake_desk.store.journal import Recording


class NoSuchDossier(Refusal):
    """This desk holds no such dossier."""

    code = "no_such_dossier"


class NotPossibleNow(Refusal):
    """The dossier's state does not allow this step; params: state."""

    code = "not_possible_now"


Said = tuple[Facts, Personal | None]


class Steps:
    """What the services of a dossier's life share."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _dossier(self, dossier_id: str) -> Dossier:
        with self._desk.journal.database.reading() as connection:
            dossier = register.load(connection, dossier_id)
        if dossier is None:
            raise NoSuchDossier
        return dossier

    def _step(
        self,
        clerk: Clerk,
        dossier_id: str,
        facts: Facts,
        personal: Personal | None = None,
        *,
        originals_back: bool = False,
    ) -> Dossier:
        """One step; with `originals_back` whatever originals are still held go back to the citizen with it."""
        return self._decided(clerk, dossier_id, lambda _recording, _dossier: (facts, personal), originals_back)

    def _decided(
        self,
        clerk: Clerk,
        dossier_id: str,
        decide: Callable[[Recording, Dossier], Said],
        originals_back: bool = False,  # noqa: FBT001, FBT002  # the plain form is `_step`
    ) -> Dossier:
        """One step that is decided on the dossier as it stands inside the transaction."""
        with self._desk.recording(clerk) as recording:
            dossier = held(recording, dossier_id)
            facts, personal = decide(recording, dossier)
            require(dossier, type(facts))
            recording.add(Draft(subject=dossier_id, facts=facts, personal=personal))
            if originals_back and dossier.originals_held:
                returned = OriginalsReturned(papers=dossier.originals_held)
                recording.add(Draft(subject=dossier_id, facts=returned))
        return recording.dossiers[dossier_id]


def held(recording: Recording, dossier_id: str) -> Dossier:
    """The dossier as it stands inside the transaction. Raises NoSuchDossier."""
    dossier = recording.dossier(dossier_id)
    if dossier is None:
        raise NoSuchDossier
    return dossier


def require(dossier: Dossier, kind: type[Facts]) -> None:
    """Raises NotPossibleNow unless the dossier may take an entry of this kind now."""
    if not allows(dossier, kind):
        raise NotPossibleNow(state=dossier.state)


def checked_wanted(papers: tuple[PaperCount, ...]) -> tuple[PaperCount, ...]:
    """The papers that are asked for, cleaned; at least one of each. Raises BadCount, TooLong."""
    wanted = []
    for paper in papers:
        text = checked_text("papers", paper.text, LONGEST_PAPER)
        counts = (paper.originals, paper.certified, paper.copies)
        if any(not 0 <= count <= MOST_SETS for count in counts):
            raise BadCount(field="papers", most=MOST_SETS)
        if text:
            least = {} if any(counts) else {"originals": 1}
            wanted.append(msgspec.structs.replace(paper, text=nfc(text), **least))
    if len(wanted) > MOST_PAPERS:
        raise BadCount(field="papers", most=MOST_PAPERS)
    return tuple(wanted)
