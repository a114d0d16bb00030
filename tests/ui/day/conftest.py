"""A morning at two desks, and the closing page over it."""

import pytest

from intake_desk.ui.day.closing_page import ClosingPage
from intake_desk.ui.session import Session
from tests.ui.unit import NAMES

HEIGHT_BETWEEN_BARS = 768 - 52 - 30
WIDTH_BESIDE_RAIL = 1366 - 76


@pytest.fixture
def day(one, two, clock):
    """A morning at two desks; desk one knows of both, desk three was never heard of."""
    one.sign_in("thuy")
    two.sign_in("minh")
    first = one.receive(NAMES[0])
    one.receive(NAMES[1], means="transfer")
    clock.turn(hours=2)
    two.receive(NAMES[2])
    one.hand_back(first)
    one.learn_from(two)
    return one


@pytest.fixture
def session(day, tasks):
    return Session(day.bench, tasks, tasks)


@pytest.fixture
def open_page(session, day, shown, qtbot):
    """The page, shown in the room that a small window leaves it, with somebody signed in."""

    def show(login):
        session.set_clerk(day.sign_in(login))
        page = ClosingPage(session)
        page.resize(WIDTH_BESIDE_RAIL, HEIGHT_BETWEEN_BARS)
        shown(page)
        qtbot.waitUntil(lambda: page.title.text().startswith("Chốt sổ ngày"))
        return page

    return show
