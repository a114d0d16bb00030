"""Pages of the register as a table asks for them: what was typed, and which ready-made list."""

from dataclasses import dataclass

from intake_desk.domain.dossier import AWAITING_OBLIGATION, AWAITING_SUPPLEMENT, FILED, READY, STATES, Dossier
from intake_desk.services.desk import Desk
from intake_desk.store.search import LAST_ROW, PAGE, Filter, Found
from intake_desk.ui.paged_model import Page as Rows
from intake_desk.ui.session import Session

ALL, TODAY, OVERDUE, AWAY, ASKED = "", "today", "overdue", "forwarded", "asked"
TO_ACCEPT, AWAITING, OBLIGED, WITH_RESULT = FILED, AWAITING_SUPPLEMENT, AWAITING_OBLIGATION, READY
NOT_READY = tuple(state for state in STATES if state != READY)


@dataclass(frozen=True)
class Wanted:
    """What the list shows; ``most`` rows at first, so that a refresh keeps what was scrolled to."""

    text: str = ""
    chosen: str = ALL
    most: int = PAGE


def filter_of(desk: Desk, wanted: Wanted) -> Filter:
    """The store's condition for a list; asked off the GUI thread, since the open day stands in the store."""
    if wanted.chosen == TODAY:
        return Filter(text=wanted.text, day=desk.business_day())
    if wanted.chosen == OVERDUE:
        return Filter(text=wanted.text, overdue_at=desk.now_ms())
    if wanted.chosen == AWAY:
        return Filter(text=wanted.text, away=True)
    if wanted.chosen == ASKED:
        return Filter(text=wanted.text, asked=True)
    return Filter(text=wanted.text, states=(wanted.chosen,) if wanted.chosen else ())


def fetch_rows(session: Session, wanted: Wanted, after: object | None) -> Rows:
    """A page of found dossiers, newest first."""
    lookup, most = session.workbench.lookup, wanted.most if after is None else PAGE
    wish = filter_of(session.workbench.desk, wanted)
    found = lookup.page(wish, most=most) if not isinstance(after, int) else lookup.page(wish, after, most)
    return Rows(found, found[-1].row if len(found) == most else None)


def dossier_of(found: Found) -> Dossier:
    return found.dossier


def fetch_ready_first(session: Session, text: str, after: object | None) -> Rows:
    """Results that wait, newest first; with words also the dossiers that have none, after those that have."""
    lookup = session.workbench.lookup
    start = after if isinstance(after, int) else LAST_ROW
    if not text:
        found = lookup.page(Filter(states=(READY,)), start)
        return Rows(found, found[-1].row if len(found) == PAGE else None)
    ready = lookup.page(Filter(text=text, states=(READY,))) if after is None else []
    found = lookup.page(Filter(text=text, states=NOT_READY), start)
    return Rows(ready + found, found[-1].row if len(found) == PAGE else None)
