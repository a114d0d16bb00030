"""The register book (form 07): every dossier received, in order, under numbers that run through the year."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Final

from intake_desk.domain.dossier import HANDED_BACK, READY, REFUSED, STOPPED, WITHDRAWN, Dossier
from intake_desk.domain.people import show_phone
from intake_desk.domain.periods import Period, business_day, year_of
from intake_desk.domain.report import DATE, NUMBER, Cell, Report, Words, columns, row
from intake_desk.domain.times import from_ms, show_day

FORM: Final = "07"
LATE: Final = "Ghi sau khi khóa sổ"
_HOW: Final = {"post": "Trả qua bưu chính", "electronic": "Trả bản điện tử"}


def numbered(dossiers: Iterable[Dossier], period: Period, late: Collection[str] = ()) -> list[tuple[int, Dossier]]:
    """The dossiers received in the period, each with its number of the year.

    `dossiers` holds everything received since the beginning of the year in which the period begins; those that came
    `late` (their ids), after their year's book was locked, go on after its last number: nobody else's number changes.
    """
    found: list[tuple[int, Dossier]] = []
    year, number = 0, 0
    held = [one for one in dossiers if one.is_received and one.received_at >= year_of(period.first).start_ms]
    years = {one.id: business_day(one.received_at).year for one in held}
    for dossier in sorted(held, key=lambda one: (years[one.id], one.id in late, one.received_at, one.id)):
        this = years[dossier.id]
        year, number = this, number + 1 if this == year else 1
        if period.holds(dossier.received_at):
            found.append((number, dossier))
    return found


def register_book(
    dossiers: Iterable[Dossier],
    words: Words,
    period: Period,
    now: datetime,
    clerk_name: Callable[[str], str],
    ruled_off: str = "",
    late: Collection[str] = (),
) -> Report:
    """The book of a period as it stands now: what was received, what was promised, who took the result from whom.

    `ruled_off` says who ruled its year off and where, "" while nobody has; `late` came after that.
    """
    layout = columns(words, {"number": NUMBER, "sets": NUMBER, "received": DATE, "due": DATE, "returned": DATE})
    return Report(
        words=words,
        columns=layout,
        rows=tuple(
            row(layout, {"number": number, **_cells(dossier, clerk_name, late)}, about=dossier.id)
            for number, dossier in numbered(dossiers, period, late)
        ),
        made_at=now,
        period=period,
        values={"ruled_off": ruled_off},
    )


def _cells(dossier: Dossier, clerk_name: Callable[[str], str], late: Collection[str]) -> dict[str, Cell]:
    person = dossier.submitter or dossier.applicant
    handed = dossier.hand_back
    return {
        "code": dossier.code,
        "content": content_of(dossier),
        "sets": dossier.sets,
        "applicant": dossier.applicant.name,
        "address": dossier.applicant.address or person.address,
        "phone": show_phone(dossier.applicant.phone or person.phone),
        "received": from_ms(dossier.received_at),
        "due": from_ms(dossier.due_at) if dossier.due_at else None,
        "returned": from_ms(dossier.ended_at) if handed else None,
        "giver": clerk_name(handed.actor) if handed and handed.actor else "",
        "receiver": handed.name if handed else "",
        "note": "; ".join(filter(None, [LATE if dossier.id in late else "", _note(dossier)])),
    }


def content_of(dossier: Dossier) -> str:
    """What was asked for, with the case where the procedure has several."""
    return f"{dossier.procedure_name} ({dossier.case})" if dossier.case else dossier.procedure_name


def _note(dossier: Dossier) -> str:
    said = []
    if dossier.extension is not None:
        said.append(f"Gia hạn, hẹn trước là {show_day(from_ms(dossier.extension.was_due_at).date())}")
    ended = {REFUSED: "Từ chối", WITHDRAWN: "Công dân rút", STOPPED: "Dừng giải quyết"}.get(dossier.state)
    if ended:
        said.append(f"{ended} ngày {show_day(from_ms(dossier.ended_at).date())}")
    if dossier.state == READY:
        said.append("Có kết quả, chờ trả")
    if dossier.state == HANDED_BACK and dossier.hand_back and dossier.hand_back.how in _HOW:
        said.append(_HOW[dossier.hand_back.how])
    return "; ".join(said)
