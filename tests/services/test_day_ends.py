"""What was overdue and promised when a day ended is what a later closing says of it, whatever happened since."""

DAY, NEXT = "2026-11-20", "2026-11-23"


def of(desk, day=DAY):
    view = desk.bench.closing.view(day)
    return view.overdue, view.promised


def next_morning(desk, clock, days=3):
    clock.turn(days=days)
    return desk.sign_in("thuy", day_confirmed=True)


def test_what_came_or_fell_due_after_a_day_is_not_overdue_then(desk, clock, clerk):
    desk.receive()
    clock.turn(hours=8)  # received too late for the same day
    desk.receive()
    assert (0, 1) == of(desk)  # of the open day it is said as it stands now
    clock.turn(hours=-8)

    next_morning(desk, clock)
    desk.receive()
    next_morning(desk, clock, days=1)

    assert (1, 1) == of(desk)
    assert 3 == of(desk, NEXT)[0]
    view = desk.bench.closing.close(desk.sign_in("hang"), DAY, desk.password, uncounted="Hết giờ")
    assert 1 == view.overdue == view.closing.facts.tally["overdue"]
    assert (1, 1) == of(desk)


def test_what_was_overdue_or_promised_then_stays_so_though_it_is_finished_now(desk, clock, clerk):
    overdue = desk.receive()
    clock.turn(hours=8)
    promised = desk.receive()
    clock.turn(hours=-8)
    thuy = next_morning(desk, clock)

    for dossier in (overdue, promised):
        desk.bench.casework.result_ready(thuy, dossier.id)
        desk.bench.casework.hand_back(thuy, dossier.id, "applicant")

    assert (1, 1) == of(desk)
    assert (0, 0) == of(desk, NEXT)


def test_what_was_waiting_for_papers_then_was_not_overdue(desk, clock, clerk):
    dossier = desk.receive()
    desk.bench.casework.request_supplement(clerk, dossier.id, (), "Thiếu")
    thuy = next_morning(desk, clock)
    desk.bench.casework.supplement(thuy, dossier.id, ())

    assert (0, 0) == of(desk)
