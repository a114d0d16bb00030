"""The chart on the screen: read by keys and by ear, drawn in either scheme, turned over to its numbers."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt

from intake_desk.domain import charts
from intake_desk.domain.chart_text import lines
from intake_desk.domain.charts import OPEN
from intake_desk.domain.periods import month_of, year_of
from intake_desk.ui import theme
from intake_desk.ui.chart_words import chart_note, chart_words
from intake_desk.ui.theme import tokens_now
from intake_desk.ui.widgets.chart import ChartView, Drawing
from intake_desk.ui.widgets.chart_pane import ChartPane

FRIDAY = date(2026, 11, 20)
HOURS = charts.hours(FRIDAY, {8: 4, 10: 2}, {8: 2.5})


def fees(by_day):
    days = [date(2026, 11, day) for day in (18, 19, 20)]
    taken = {day: {"cash_phi": amount} for day, amount in zip(days, by_day, strict=True) if amount}
    return charts.fees(month_of(FRIDAY), taken, days, days[:2])


@pytest.fixture
def view(shown):
    view = ChartView()
    view.resize(560, 190)
    view.show_chart(HOURS, chart_words())
    return shown(view)


def test_who_hears_the_screen_hears_every_number(view):
    assert "Tiếp nhận theo giờ" == view.accessibleName()
    said = view.accessibleDescription().split("; ")
    assert 10 == len(said)
    assert "8h: tiếp nhận 4, thường lệ 2,5" == said[1]


def test_arrows_and_mouse_read_the_chart_place_by_place(view, qtbot):
    view.setFocus()
    assert "" == view.reading

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(view, key)
    assert "8h: tiếp nhận 4, thường lệ 2,5" == view.reading
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.reading.startswith("16h:")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.reading.startswith("16h:")
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.reading.startswith("7h:")
    drawing = Drawing(HOURS, chart_words(), QRectF(view.rect()))
    qtbot.mouseMove(view, QPoint(int(drawing.plot.left() + 3.5 * drawing.step), 90))
    qtbot.waitUntil(lambda: view.reading.startswith("10h: tiếp nhận 2"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_are_as_high_as_their_numbers_in_either_scheme(view, app, scheme):
    theme.apply(app, scheme)
    picture = view.grab().toImage()
    ratio = picture.devicePixelRatio()
    drawing = Drawing(HOURS, chart_words(), QRectF(view.rect()))
    accent = tokens_now().accent.lower()

    def high(place):
        wide = drawing.step / 2
        x = int((drawing.plot.left() + (place + 0.5) * drawing.step - wide / 3) * ratio)
        rows = range(int(drawing.plot.top() * ratio), int(drawing.plot.bottom() * ratio))
        return sum(picture.pixelColor(x, y).name() == accent for y in rows)

    assert high(1) == pytest.approx(drawing.plot.height() * ratio, abs=3)
    assert high(1) == pytest.approx(2 * high(3), abs=3)
    assert 0 == high(5)


def test_every_label_and_number_lies_within_the_widget(app):
    chart = charts.fees(year_of(FRIDAY), {FRIDAY: {"cash_phi": 987_654_321}}, (), ())
    drawing = Drawing(chart, chart_words(), QRectF(0, 0, 300, 112))

    assert drawing.plot.left() > drawing.metrics.horizontalAdvance(drawing.marks[-1][1])
    last = drawing.plot.left() + (len(chart.spots) - 0.5) * drawing.step
    assert last + drawing.metrics.horizontalAdvance("12/2026") / 2 <= 300
    assert drawing.plot.height() > 50


def test_a_pane_shows_numbers_only_where_there_are_some(shown, qtbot):
    pane, words = ChartPane(), chart_words()
    shown(pane)
    pane.show_numbers(True)
    pane.show_chart(fees([0, 0, 0]), words)
    assert pane.currentWidget() is pane.empty
    assert "Chưa thu khoản nào trong kỳ này" == pane.empty.text.text()

    chart = fees([8000, 0, 1_250_000])
    pane.show_chart(chart, words)

    assert pane.currentWidget() is pane.table
    rows = [[pane.table.rows.index(line, at).data() for at in range(4)] for line in range(4)]
    assert [[line.name, *line.cells] for line in lines(chart, words)] == rows
    assert ["20/11 (chưa chốt)", "1.250.000", "0", "1.250.000"] == rows[2]
    pane.show_chart(charts.hours(FRIDAY, {8: 1}, {}), words)
    assert ["Giờ", "Tiếp nhận", "Thường lệ"] == [
        pane.table.rows.headerData(at, Qt.Orientation.Horizontal) for at in range(3)
    ]


def test_beside_its_title_stands_the_figure_that_is_asked_for_first():
    waiting = [("in_hand", 1, 3), ("in_hand", 0, 4), ("awaiting_supplement", 0, 2)]
    load = charts.load(waiting, 10, [FRIDAY])
    ratio = charts.on_time(charts.on_time_span(month_of(FRIDAY), FRIDAY), [])

    assert "ngày 20/11/2026, so với thứ Sáu thường lệ" == chart_note(HOURS)
    assert "ngày 20/11/2026" == chart_note(charts.hours(FRIDAY, {8: 1}, {}))
    assert "lúc này 9 hồ sơ, quá hạn 3, không hẹn 4, tạm dừng 2" == chart_note(load)
    assert "31/08/2026 đến 22/11/2026: –" == chart_note(ratio)
    done = charts.on_time(ratio.span, [(ratio.span.start_ms + hour, bool(hour)) for hour in range(3)])
    assert "31/08/2026 đến 22/11/2026: 66,7 % của 3 hồ sơ đã xong" == chart_note(done)
    assert "1.258.000 đ, chưa chốt sổ 1 ngày" == chart_note(fees([8000, 0, 1_250_000]))
    assert "8.000 đ" == chart_note(fees([8000, 0, 0]))
    year = charts.fees(year_of(FRIDAY), {FRIDAY: {"cash_phi": 1}}, (), ())
    assert "1 đ, 1 tháng còn ngày chưa chốt sổ" == chart_note(year)
    assert 1 == year.marked(OPEN)


def test_every_chart_has_its_words():
    words = chart_words()
    names = (charts.HOURS, charts.LOAD, charts.ON_TIME_WEEKS, charts.ON_TIME_MONTHS, charts.FEE_DAYS, charts.FEE_MONTHS)

    assert all(words[key] for name in names for key in (name, f"{name}.axis", f"{name}.empty"))
