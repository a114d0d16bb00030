"""Closings of one day by desks that did not know of each other: which of them holds, and what is to be done."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.branches import base_of
from intake_desk.domain.times import from_ms, show_hour
from intake_desk.services.closing_view import Closing, DayView
from intake_desk.services.desk import Desk
from intake_desk.ui.exceptions.rival_words import counted_text

translate = QCoreApplication.translate


def rival_sentences(desk: Desk, view: DayView, *, blind: bool = False) -> tuple[tuple[str, bool], ...]:
    """What there is to say of each closing that does not hold, and whether it was made at this very desk; `blind`
    leaves out what was counted.
    """
    held = view.closing
    if held is None:
        return ()
    here = base_of(desk.identity.journal)
    said = []
    for other in view.other_closings:
        lost_here = base_of(other.entry.place.journal) == here
        if lost_here:
            text = translate(
                "closing",
                "Lần chốt lúc {0} của quầy này, {2}, không có hiệu lực: đã có lần chốt {4}, {5}. "
                "Gạch bốn từ “{3}” trong sổ tường, chép bốn từ đang hiện ở đây.",
            )
        elif base_of(held.entry.place.journal) == here:
            text = translate(
                "closing", "Lần chốt lúc {0} ở {1}, {2}, không có hiệu lực ({3}): lần chốt của quầy này có hiệu lực."
            )
        else:
            text = translate(
                "closing", "Lần chốt lúc {0} ở {1}, {2}, không có hiệu lực ({3}): lần chốt {4}, {5}, có hiệu lực."
            )
        when = translate("closing", "lúc {0} ở {1}").format(_hour(held), _place(desk, held))
        words = (_hour(other), _place(desk, other), _who(desk, other), other.fingerprint, when, _who(desk, held))
        counted = "" if blind else _counted(other)
        said.append((f"{text.format(*words)} {counted}".rstrip(), lost_here))
    return tuple(said)


def _counted(closing: Closing) -> str:
    """What was counted in one there and what had to be there, with the note that was written."""
    if closing.facts.counted_cash is None:
        return ""
    text = translate("closing", "Lần ấy {0}.").format(counted_text(closing.facts.counted_cash, closing.due or 0))
    return f"{text} {translate('closing', 'Ghi chú: “{0}”.').format(closing.note)}" if closing.note else text


def _hour(closing: Closing) -> str:
    return show_hour(from_ms(closing.entry.at_ms))


def _place(desk: Desk, closing: Closing) -> str:
    return desk.unit.desk_name(base_of(closing.entry.place.journal))


def _who(desk: Desk, closing: Closing) -> str:
    return desk.clerk_name(closing.entry.actor)
