"""Ruling a day off as a test does that is about something else: own drawers witnessed, silent desks given a reason."""

from intake_desk.domain.entries import Draft
from intake_desk.domain.money_kinds import DrawerClosed


def rule_off(bench, clerk, day, password, **given):
    """Close the day at this desk, and before it the supervisor's own drawer here."""
    drawers = [one for desk in bench.closing.view(day).desks for one in desk.drawers]
    if any(one.clerk == clerk.login and one.is_open for one in drawers):
        witness = next(one.login for one in bench.desk.clerks if one.login != clerk.login)
        with bench.desk.journal.recording(day=day, actor=clerk.login) as recording:
            recording.add(Draft(facts=DrawerClosed(expected=0, counted=0, second=witness)))
    around = {one.journal: "Mất mạng" for one in bench.closing.view(day).away}
    return bench.closing.close(clerk, day, password, around, **{"uncounted": "Hết giờ", **given})
