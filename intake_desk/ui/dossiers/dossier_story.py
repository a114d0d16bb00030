"""A dossier's story as a person reads it: what belongs to one act stands together."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.books import MANY
from intake_desk.domain.kinds import (
    DossierAccepted,
    DossierExtended,
    DossierHandedBack,
    DossierReceived,
    DossierRefused,
    DossierStopped,
    FeeCharged,
    FeePaid,
    FeeWaived,
    SlipPrinted,
    SupplementRequested,
)
from intake_desk.domain.times import from_ms, local
from intake_desk.services.lookup import Moment as StoryMoment
from intake_desk.ui.formats import at_text
from intake_desk.ui.widgets import Moment
from intake_desk.ui.wording import details, happened

translate = QCoreApplication.translate

# Which form is printed for what happened.
PRINTS: dict[type, str] = {
    DossierReceived: "01",
    DossierAccepted: "01",
    SupplementRequested: "02",
    DossierRefused: "03",
    DossierExtended: "04",
    DossierStopped: "05",
    DossierHandedBack: "ack",
}


def told(story: Sequence[StoryMoment], now: datetime) -> list[Moment]:
    """The moments of a story, oldest first: a fee stands with its payment, a first print with what it was made for."""
    lines: list[Moment] = []
    made: dict[str, tuple[int, StoryMoment]] = {}
    reckoned: FeeCharged | None = None
    before: StoryMoment | None = None
    for moment in story:
        facts = moment.entry.facts
        if isinstance(facts, FeeCharged) and _is_settled(facts, story):
            reckoned = facts
            continue
        place, cause = made.get(_cause_of(facts), (0, None)) if isinstance(facts, SlipPrinted) else (0, None)
        if isinstance(facts, SlipPrinted) and not facts.reprint and _same_act(cause, moment):
            lines[place] = _with(lines[place], _lowered(happened(moment)))
            continue
        more = [line.how for line in reckoned.lines if line.how] if reckoned and _settles(facts) else []
        if type(facts) in PRINTS:
            made[PRINTS[type(facts)]] = (len(lines), moment)
        lines.append(_line(moment, before, more, now))
        before, reckoned = moment, None
    return lines


def _cause_of(printed: SlipPrinted) -> str:
    """One receipt for all that was brought is printed for what each was received with."""
    return "01" if printed.form == MANY else printed.form


def _line(moment: StoryMoment, before: StoryMoment | None, more: list[str], now: datetime) -> Moment:
    at = from_ms(moment.entry.at_ms)
    said = details(moment)
    if _same_act(before, moment) and said[:1] == [moment.clerk]:
        said = said[1:]
    elif at.date() != local(now).date():
        said = [f"{at:%H:%M} · {said[0]}", *said[1:]] if said else [f"{at:%H:%M}"]
    misfit = moment.after is not None and len(moment.after.misfits) > (
        len(moment.before.misfits) if moment.before else 0
    )
    title = happened(moment)
    return Moment(at_text(moment.entry.at_ms, now), title, tuple(said + more), "waiting" if misfit else "ink")


def _same_act(before: StoryMoment | None, moment: StoryMoment) -> bool:
    """Whether two entries were made by the same hand within the same minute or so."""
    return (
        before is not None
        and before.clerk == moment.clerk
        and before.desk == moment.desk
        and moment.entry.at_ms - before.entry.at_ms < 90_000  # noqa: PLR2004  # a minute and a half
    )


def _settles(facts: object) -> bool:
    return isinstance(facts, FeePaid | FeeWaived)


def _is_settled(charged: FeeCharged, story: Sequence[StoryMoment]) -> bool:
    """Whether exactly this fee was paid or waived right after it fell due."""
    total = sum(line.amount for line in charged.lines)
    entries = [moment.entry.facts for moment in story]
    after = entries[entries.index(charged) + 1 :][:1]
    return any(isinstance(facts, FeePaid | FeeWaived) and facts.amount == total for facts in after)


def _with(line: Moment, more: str) -> Moment:
    said = line.details
    said = (f"{said[0].rstrip('.')} · {more}", *said[1:]) if said else (more,)
    return Moment(line.time, line.title, said, line.tone)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
