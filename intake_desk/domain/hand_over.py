"""Hand-over lists: results that come from the agencies, dossiers that go to them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.periods import Period
from intake_desk.domain.register_book import content_of
from intake_desk.domain.report import DATE, GROUP, MARK, NUMBER, Cell, Report, Row, Words, columns, row
from intake_desk.domain.times import from_ms

RESULTS: Final = "results-list"
DOSSIERS: Final = "dossiers-list"
YES: Final = "X"


class Handed(NamedTuple):
    """A dossier on a list, and what is remarked beside it."""

    dossier: Dossier
    remark: str = ""


def results(dossiers: Iterable[Dossier], here: str) -> dict[str, list[Handed]]:
    """Dossiers with a result by the agency that resolved them; `here` is the agency of what never went away."""
    found: dict[str, list[Handed]] = {}
    for dossier in sorted(dossiers, key=lambda one: (one.ready_at, one.id)):
        away = [one.receiver for one in dossier.hand_overs if not one.home]
        found.setdefault(away[-1] if away else here, []).append(Handed(dossier))
    return dict(sorted(found.items()))


def forwarded(dossiers: Iterable[Dossier], period: Period) -> dict[str, list[Handed]]:
    """Dossiers that went to an agency in the period, by agency, with the number of the list they went on."""
    found: dict[str, list[tuple[int, Handed]]] = {}
    for dossier in dossiers:
        for one in dossier.hand_overs:
            if not one.home and period.holds(one.at_ms):
                remark = f"Phiếu số {one.list_number}" if one.list_number else ""
                found.setdefault(one.receiver, []).append((one.at_ms, Handed(dossier, remark)))
    return {
        agency: [handed for _, handed in sorted(found[agency], key=lambda pair: (pair[0], pair[1].dossier.id))]
        for agency in sorted(found)
    }


def hand_over_list(
    handed: Mapping[str, Sequence[Handed]],
    words: Words,
    at: datetime,
    *,
    sender: str,
    number: str = "",
    period: Period | None = None,
) -> Report:
    """The list for both sides to sign; several agencies stand under rows of their own."""
    kinds = {"number": NUMBER, "sets": NUMBER, "received": DATE, "due": DATE, "fee": MARK, "post": MARK}
    layout = columns(words, kinds)
    rows: list[Row] = []
    place = 0
    for agency, dossiers in handed.items():
        if len(handed) > 1:
            rows.append(row(layout, {"content": f"{agency}: {len(dossiers)} hồ sơ"}, GROUP))
        for one in dossiers:
            place += 1
            rows.append(row(layout, {"number": place, **_cells(one)}, about=one.dossier.id))
    agency = next(iter(handed)) if len(handed) == 1 else "theo từng nhóm trong danh sách" if handed else ""
    return Report(
        words=words,
        columns=layout,
        rows=tuple(rows),
        made_at=at,
        period=period,
        values={"sender": sender, "agency": agency, "list_number": number},
    )


def _cells(handed: Handed) -> dict[str, Cell]:
    dossier, outcome = handed.dossier, handed.dossier.outcome
    said = (outcome.sort, f"số {outcome.number}" if outcome.number else "", outcome.summary) if outcome else ()
    return {
        "code": dossier.code,
        "content": content_of(dossier),
        "result": ", ".join(part for part in said if part),
        "applicant": dossier.applicant.name,
        "address": dossier.applicant.address,
        "fee": YES if dossier.fee_total else "",
        "post": YES if dossier.deliver == "post" else "",
        "sets": dossier.sets,
        "received": from_ms(dossier.received_at),
        "due": from_ms(dossier.due_at) if dossier.due_at else None,
        "note": handed.remark,
    }
