"""The year at a glance: every day stands where it is drawn, and the keyboard walks over all of them."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from intake_desk.ui.widgets.year_grid import DayLook, YearGrid

TODAY = date(2026, 11, 20)


@pytest.fixture
def grid(shown):
    grid = YearGrid(TODAY)
    grid.resize(820, 560)
    shown(grid)
    grid.setFocus()
    return grid


@pytest.mark.parametrize("width", [820, 640])
def test_every_day_is_found_where_it_is_drawn(grid, width):
    grid.resize(width, grid.heightForWidth(width))
    days = [date(2026, 1, 1) + timedelta(days=ahead) for ahead in range(365)]

    assert days == [grid.day_at(grid.place_of(day).center().toPoint()) for day in days]
    assert all(grid.rect().contains(grid.place_of(day).toAlignedRect()) for day in days)


def test_between_the_months_there_is_no_day(grid):
    first = grid.place_of(date(2026, 1, 1))

    assert grid.day_at(QPoint(0, 0)) is None
    assert grid.day_at(QPoint(int(first.left()) - 30, int(first.center().y()))) is None


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, "2026-11-19"),
        (Qt.Key.Key_Right, "2026-11-21"),
        (Qt.Key.Key_Up, "2026-11-13"),
        (Qt.Key.Key_Down, "2026-11-27"),
        (Qt.Key.Key_PageUp, "2026-10-20"),
        (Qt.Key.Key_PageDown, "2026-12-20"),
    ],
)
def test_keys_walk(grid, qtbot, key, day):
    with qtbot.waitSignal(grid.day_chosen) as chosen:
        qtbot.keyClick(grid, key)

    assert date.fromisoformat(day) == chosen.args[0] == grid.day


@pytest.mark.parametrize(
    ("start", "key", "day"),
    [
        ("2026-12-31", Qt.Key.Key_Right, "2027-01-01"),
        ("2026-01-31", Qt.Key.Key_PageDown, "2026-02-28"),
        ("2026-03-31", Qt.Key.Key_PageUp, "2026-02-28"),
        ("2026-12-31", Qt.Key.Key_PageDown, "2027-01-31"),
        ("2026-01-31", Qt.Key.Key_PageUp, "2025-12-31"),
    ],
)
def test_the_year_and_the_month_end_where_they_end(grid, qtbot, start, key, day):
    grid.choose(date.fromisoformat(start))

    qtbot.keyClick(grid, key)

    assert date.fromisoformat(day) == grid.day
    assert grid.day.year == grid.year


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_day_is_opened_by_a_key_or_a_double_click(grid, qtbot, key):
    with qtbot.waitSignal(grid.day_opened) as opened:
        qtbot.keyClick(grid, key)
    assert TODAY == opened.args[0]

    place = grid.place_of(date(2026, 5, 1)).center().toPoint()
    with qtbot.waitSignal(grid.day_opened) as opened:
        qtbot.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=place)  # Qt's double click keeps the button down
    assert date(2026, 5, 1) == opened.args[0]


def test_a_click_stands_on_the_day(grid, qtbot):
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.place_of(date(2026, 5, 1)).center().toPoint())

    assert date(2026, 5, 1) == grid.day


def test_who_cannot_see_hears_what_the_day_is(grid):
    grid.show_days({TODAY: DayLook(said="Thứ Sáu 20/11/2026: làm việc")})
    assert "20/11/2026, Thứ Sáu 20/11/2026: làm việc" == grid.accessibleName()

    grid.choose(date(2026, 11, 21))
    assert "21/11/2026" == grid.accessibleName()
