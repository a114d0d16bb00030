"""The province's figures are what a fold of all journals gives, however the entries came."""

import random
from collections import Counter
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from msgspec.structs import replace

from intake_desk.domain import kinds
from intake_desk.domain.backlog import owed
from intake_desk.domain.entries import Draft, Sealed, unseal
from intake_desk.domain.life import fold
from intake_desk.domain.periods import day_of
from intake_desk.domain.times import VIETNAM, from_ms, to_ms
from intake_desk.domain.turnover import CARRIED, EARLY, ON_TIME, RESOLVED, passage
from intake_desk.server import figures, register, schema
from intake_desk.server.following import catch_up
from tests.server import province
from tests.server.province import Happening, Manners

NOW = datetime(2026, 11, 20, 15, 10, tzinfo=VIETNAM)
NOW_MS = to_ms(NOW)
FIRST, LAST = "2026-11-01", "2026-11-20"


def folded(central):
    """Every dossier by its agency, straight from the entries."""
    with central.database.reading() as connection:
        rows = connection.execute(sa.select(schema.entry)).all()
    about = {}
    for row in rows:
        about.setdefault((row.agency, row.subject), []).append(unseal(Sealed(row.body, row.personal)))
    found = [(agency, fold(entries)) for (agency, _), entries in about.items()]
    return [(agency, dossier) for agency, dossier in found if dossier is not None]


def expected(dossiers, key):
    """Received, resolved and kept by the national report's own rules, day after day."""
    sums = Counter()
    first = NOW.date().replace(day=1)
    for agency, dossier in dossiers:
        for ahead in range(20):
            period = day_of(first + timedelta(days=ahead))
            way = passage(dossier, period, NOW_MS)
            if way is None:
                continue
            day = period.first.isoformat()
            if way.came != CARRIED:
                sums[key(agency, day, from_ms(dossier.received_at).hour), "received"] += 1
            if way.went in RESOLVED and period.holds(dossier.resolved_at):
                hour = from_ms(dossier.resolved_at).hour
                sums[key(agency, day, hour), "resolved"] += 1
                sums[key(agency, day, hour), "kept"] += way.went in (EARLY, ON_TIME)
    return {key: count for key, count in sums.items() if count}


def counted(found):
    return {
        (key, name): getattr(counts, name)
        for key, counts in found.items()
        for name in ("received", "resolved", "kept")
        if getattr(counts, name)
    }


def figures_agree(central):
    dossiers = folded(central)
    with central.database.reading() as connection:
        units = figures.by_unit(connection, FIRST, LAST)
        hours = figures.by_hour(connection, FIRST, LAST)
        debts = figures.owed(connection, NOW_MS)
    assert expected(dossiers, lambda agency, day, _hour: (agency, day)) == counted(units)
    assert expected(dossiers, lambda _agency, day, hour: (day, hour)) == counted(hours)
    for agency in {agency for agency, _ in dossiers}:
        theirs = owed([dossier for unit, dossier in dossiers if unit == agency], NOW_MS)
        known = debts.get(agency, figures.NOTHING_OPEN)
        assert Counter(one.dossier.state for one in theirs) == known.by_state
        assert sum(one.overdue for one in theirs) == known.overdue
    return len(dossiers)


@pytest.mark.parametrize("chunk", [1, 13, 2000])
def test_figures_are_those_of_the_fold_of_all_journals(central, monkeypatch, chunk):
    monkeypatch.setattr(register, "CHUNK", chunk)
    found = province.fill(central, NOW, most=3, days=4, a_day=8)

    assert figures_agree(central) == found["dossiers"] > 50
    assert [] == due_in(central)


def due_in(central):
    with central.database.reading() as connection:
        return register.due(connection)


def test_entries_that_come_out_of_order_end_in_the_same_figures(central, make_unit):
    """Each desk's journal is folded before the next one comes, so lives begin in the middle."""
    agency, dice = make_unit(), random.Random(7)
    happened = list(province.happenings(agency, Manners(1, 40, 0.3), NOW, 5, dice))
    scattered = [one._replace(desk=dice.randrange(4) + 1) for one in happened]
    for desk in (3, 1, 4, 2):
        province.write(central, agency, scattered, 4, NOW_MS, only=desk)
        while catch_up(central):
            pass
        figures_agree(central)

    assert figures_agree(central) == len({one.draft.subject for one in happened})


def test_a_dossier_that_is_received_another_day_moves_there(central, make_unit):
    agency = make_unit()
    filed = kinds.DossierFiled(
        procedure="1", procedure_name="Khai sinh", catalogue="x", filed_at=to_ms(NOW - timedelta(days=3))
    )
    personal = kinds.DossierReceivedPersonal(applicant=province.Person(name="Vũ Thị Bình"))
    accepted = kinds.DossierAccepted(
        code=f"{agency}-261120-1001", book="01", line=1, received_at=to_ms(NOW - timedelta(days=1))
    )
    later = replace(accepted, code=f"{agency}-261120-2001", received_at=NOW_MS - 1)
    moments = (NOW - timedelta(days=3), NOW - timedelta(hours=3), NOW - timedelta(hours=2))
    lives = [
        Happening(moments[0], 1, Draft(subject="a", facts=filed, personal=personal)),
        Happening(moments[2], 1, Draft(subject="a", facts=later)),
    ]
    province.write(central, agency, lives, 1, NOW_MS, only=1)
    while catch_up(central):
        pass
    with central.database.reading() as connection:
        assert {(agency, "2026-11-20"): (1, 0, 0)} == figures.by_unit(connection, FIRST, LAST)
    earlier = Happening(moments[1], 2, Draft(subject="a", facts=accepted))
    province.write(central, agency, [earlier], 2, NOW_MS, only=2)
    while catch_up(central):
        pass

    with central.database.reading() as connection:
        assert {(agency, "2026-11-19"): (1, 0, 0)} == figures.by_unit(connection, FIRST, LAST)
    assert 1 == figures_agree(central)


def test_what_an_older_program_folded_is_counted_anew_and_once(central):
    found = province.fill(central, NOW, most=2, days=3, a_day=6)
    with central.database.writing() as connection:
        connection.execute(sa.update(schema.unit).values(register_shape="older"))
    assert ["H26.1", "H26.2"] == due_in(central)
    while catch_up(central):
        pass

    assert found["dossiers"] == figures_agree(central)
    assert [] == due_in(central)
