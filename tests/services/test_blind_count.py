"""The blind count: whoever has not counted their own drawer is told no sum of cash by any report."""

from datetime import date

import pytest

from intake_desk.services.closing_view import DrawerNotCounted
from tests.ruling import rule_off

FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 23)


def sums(desk):
    reports = desk.bench.reports
    return (reports.settlement, reports.charts)


def refused(desk, first, last):
    for report in sums(desk):
        with pytest.raises(DrawerNotCounted):
            report(first, last)


def told(desk, first, last):
    for report in sums(desk):
        report(first, last)


def test_no_report_tells_what_an_uncounted_drawer_must_hold(desk, clerk):
    desk.receive()
    refused(desk, FRIDAY, FRIDAY)
    refused(desk, date(2026, 1, 1), date(2026, 12, 31))
    told(desk, date(2026, 1, 1), date(2026, 11, 19))

    desk.bench.drawers.count(clerk, {10_000: 1, 2_000: 1})
    told(desk, FRIDAY, FRIDAY)

    desk.receive()
    refused(desk, FRIDAY, FRIDAY)


def test_whoever_took_no_cash_may_read_it(desk, clerk):
    desk.receive(means="transfer")
    told(desk, FRIDAY, FRIDAY)
    desk.receive()
    desk.sign_in("hang")
    told(desk, FRIDAY, FRIDAY)


def test_a_drawer_left_open_is_not_told_of_after_a_closing_or_days_either(desk, clock, clerk):
    desk.receive()
    rule_off(desk.bench, desk.sign_in("hang"), "2026-11-20", desk.password)
    desk.sign_in("thuy")
    refused(desk, FRIDAY, FRIDAY)

    clock.turn(days=3)
    desk.sign_in("thuy")
    refused(desk, FRIDAY, MONDAY)
    told(desk, MONDAY, MONDAY)


def test_it_is_not_told_at_another_desk(desk, open_desk, clerk):
    other = open_desk(2)
    desk.receive()
    other.learn_from(desk)
    other.sign_in("thuy")

    refused(other, FRIDAY, FRIDAY)


def test_nor_with_another_day_at_whichever_desk_it_was_taken(desk, open_desk, clock):
    other = open_desk(2)
    other.sign_in("thuy")
    other.receive()
    clock.turn(days=3)
    desk.sign_in("thuy")
    desk.learn_from(other)

    refused(desk, FRIDAY, FRIDAY)
    refused(desk, FRIDAY, MONDAY)
    refused(desk, date(2026, 10, 1), date(2026, 12, 31))
    told(desk, MONDAY, MONDAY)
    desk.sign_in("hang")
    told(desk, FRIDAY, MONDAY)


def test_a_neighbour_is_told_no_more_than_who_must_count(desk, clerk):
    desk.receive()
    minh = desk.sign_in("minh")
    assert desk.bench.closing.view().is_blind(minh)
    refused(desk, FRIDAY, FRIDAY)
    hang = desk.sign_in("hang")
    assert not desk.bench.closing.view().is_blind(hang)
    told(desk, FRIDAY, FRIDAY)

    desk.bench.drawers.count(desk.sign_in("thuy"), {10_000: 1, 2_000: 1})

    assert not desk.bench.closing.view().is_blind(desk.sign_in("minh"))
    told(desk, FRIDAY, FRIDAY)
