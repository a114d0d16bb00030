"""The words of the charts on the screen: their titles, series and places, and what stands beside each title."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.chart_text import Words, apart, written
from intake_desk.domain.charts import (
    FEE_DAYS,
    FEE_MONTHS,
    HOURS,
    LOAD,
    ON_TIME_MONTHS,
    ON_TIME_WEEKS,
    OPEN,
    Chart,
)
from intake_desk.domain.report import PERCENT
from intake_desk.ui.formats import money, weekday

translate = QCoreApplication.translate


def chart_words() -> Words:
    """Every word that a chart may need, in the screen's language."""
    return _titles() | _names()


def _titles() -> dict[str, str]:
    on_time = translate("charts", "Tỷ lệ giải quyết đúng hạn")
    nothing_resolved = translate("charts", "Chưa có hồ sơ nào giải quyết xong")
    nothing_taken = translate("charts", "Chưa thu khoản nào trong kỳ này")
    return {
        HOURS: translate("charts", "Tiếp nhận theo giờ"),
        f"{HOURS}.axis": translate("charts", "Giờ"),
        f"{HOURS}.empty": translate("charts", "Chưa tiếp nhận hồ sơ nào"),
        LOAD: translate("charts", "Đang chờ theo ngày hẹn"),
        f"{LOAD}.axis": translate("charts", "Hẹn trả"),
        f"{LOAD}.empty": translate("charts", "Không còn hồ sơ nào đang chờ"),
        ON_TIME_WEEKS: on_time,
        f"{ON_TIME_WEEKS}.axis": translate("charts", "Tuần"),
        f"{ON_TIME_WEEKS}.empty": nothing_resolved,
        ON_TIME_MONTHS: on_time,
        f"{ON_TIME_MONTHS}.axis": translate("charts", "Tháng"),
        f"{ON_TIME_MONTHS}.empty": nothing_resolved,
        FEE_DAYS: translate("charts", "Phí, lệ phí theo ngày"),
        f"{FEE_DAYS}.axis": translate("charts", "Ngày"),
        f"{FEE_DAYS}.empty": nothing_taken,
        FEE_MONTHS: translate("charts", "Phí, lệ phí theo tháng"),
        f"{FEE_MONTHS}.axis": translate("charts", "Tháng"),
        f"{FEE_MONTHS}.empty": nothing_taken,
    }


def _names() -> dict[str, str]:
    return {
        "received": translate("charts", "Tiếp nhận"),
        "usual": translate("charts", "Thường lệ"),
        "waiting": translate("charts", "Số hồ sơ"),
        "ratio": translate("charts", "Tỷ lệ"),
        "kept": translate("charts", "Đúng hạn"),
        "resolved": translate("charts", "Đã xong"),
        "phi": translate("charts", "Phí"),
        "le_phi": translate("charts", "Lệ phí"),
        "both": translate("charts", "Cộng"),
        "overdue": translate("charts", "Quá hạn"),
        "later": translate("charts", "Sau đó"),
        "no_limit": translate("charts", "Không hẹn"),
        "paused": translate("charts", "Tạm dừng"),
        "open": translate("charts", "Chưa chốt"),
        "total": translate("charts", "Cộng"),
    }


def chart_note(chart: Chart) -> str:
    """What stands beside a chart's title: what it is about, and the figure that is asked for first."""
    if chart.name == HOURS:
        return _hours_note(chart)
    if chart.name == LOAD:
        late = chart.series[0].values[0]
        said = translate("charts", "lúc này {0} hồ sơ, quá hạn {1}")
        return f"{said.format(chart.total_of('waiting'), late)}{apart(chart, chart_words())}"
    if chart.name in (ON_TIME_WEEKS, ON_TIME_MONTHS):
        ratio, resolved = written(chart.series[0].total, PERCENT), chart.total_of("resolved")
        said = translate("charts", "{0} của {1} hồ sơ đã xong").format(ratio, resolved)
        return _span(chart, said if resolved else ratio)
    still_open = chart.marked(OPEN)
    if not still_open:
        return money(int(chart.total_of("both")))
    said = (
        translate("charts", "{0}, chưa chốt sổ {1} ngày")
        if chart.name == FEE_DAYS
        else translate("charts", "{0}, {1} tháng còn ngày chưa chốt sổ")
    )
    return said.format(money(int(chart.total_of("both"))), still_open)


def _hours_note(chart: Chart) -> str:
    """Of which day the hours are, whatever period the other charts are of."""
    if chart.span is None:
        return translate("charts", "hồ sơ tiếp nhận")
    day = chart.span.first
    if chart.series[1].total is None:
        return translate("charts", "ngày {0}").format(f"{day:%d/%m/%Y}")
    return translate("charts", "ngày {0}, so với {1} thường lệ").format(f"{day:%d/%m/%Y}", weekday(day))


def _span(chart: Chart, said: str) -> str:
    assert chart.span is not None
    first, last = chart.span.first, chart.span.last
    return translate("charts", "{0} đến {1}: {2}").format(f"{first:%d/%m/%Y}", f"{last:%d/%m/%Y}", said)
