"""The row of a closed day or a settled period that differs from the journals, as the screens call it."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from intake_desk.domain import settlement
from intake_desk.domain.closing_sums import BY_MEANS, CHANNEL, CLERK, DESK, FIELD, HOUR, PROCEDURE, SERIES
from intake_desk.domain.naming import Naming
from intake_desk.domain.periods import BadPeriod
from intake_desk.domain.settlement import BETWEEN, period_of
from intake_desk.domain.tally import MONEY
from intake_desk.domain.times import show_day
from intake_desk.ui.day.closing_names import channel_word, figure_word, grouping_word
from intake_desk.ui.formats import money, period_text
from intake_desk.ui.money_words import means_word

translate = QCoreApplication.translate

Params = dict[str, str | int]

_AMOUNTS = ("charged", "voided", "refunded", settlement.ENTRIES)


def day_said(day: str) -> str:
    """A day as people write it: 20/11/2026."""
    try:
        return show_day(date.fromisoformat(day))
    except ValueError:  # another program's
        return day


def period_said(period: str) -> str:
    """A settled period as people say it: quý 4 năm 2026."""
    try:
        return period_text(period_of(period))
    except BadPeriod:  # another program's
        return period


def differs(params: Params, names: Naming) -> str:
    """What a closed day, or an addendum to it, says else than the journals do; the day is said already."""
    grouping, row = str(params.get("grouping", "")), str(params.get("row", ""))
    number = params.get("addendum", 0)
    sealed = translate("proof", "bổ sung số {0}").format(number) if number else translate("proof", "sổ đã chốt")
    return translate("proof", "Ngày {0}, {1}, {2}, {3}: đã ký {4}, nhật ký cho thấy {5}.").format(
        params.get("day", ""), sealed, _row(grouping, row, names), *_compared(params)
    )


def period_differs(params: Params, names: Naming) -> str:
    """What a settlement says else than the journals do; the period is said already."""
    grouping, row = str(params.get("grouping", "")), str(params.get("row", ""))
    period, figure = params.get("period", ""), params.get("figure", "")
    if (grouping, figure) == (settlement.OPEN, settlement.OPEN):
        if params.get("was"):
            text = translate("proof", "Quyết toán {0} ghi ngày {1} chưa chốt, nhưng nhật ký không cho thấy như vậy.")
        else:
            text = translate("proof", "Quyết toán {0} không ghi ngày {1}, nhưng nhật ký cho thấy ngày này chưa chốt.")
        return text.format(period, day_said(row))
    return translate("proof", "Quyết toán {0}, {1}, {2}: đã ký {3}, nhật ký cho thấy {4}.").format(
        period, _period_row(grouping, row, names), *_compared(params)
    )


def _compared(params: Params) -> tuple[str, str, str]:
    """What the figure is called, what was signed of it and what it is."""
    figure = str(params.get("figure", ""))
    was, now = int(params.get("was", 0)), int(params.get("now", 0))
    amounts = figure in (*MONEY, *_AMOUNTS) or figure.endswith(("_phi", "_le_phi"))
    return (_figure(figure), money(was), money(now)) if amounts else (_figure(figure), str(was), str(now))


def _figure(figure: str) -> str:
    words = {
        settlement.ENTRIES: translate("proof", "tiền đã thu"),
        "lines": translate("proof", "số dòng"),
        "last": translate("proof", "số thứ tự cuối"),
    }
    return words.get(figure) or figure_word(figure)


def _row(grouping: str, row: str, names: Naming) -> str:
    """One row of a grouping of the day: cán bộ “Lò Thị Thủy”."""
    if grouping == HOUR and row.isdigit():
        return translate("proof", "khoảng từ {0} đến {1} giờ").format(int(row), int(row) + 1)
    nowhere = {
        PROCEDURE: translate("proof", "phần không theo thủ tục"),
        FIELD: translate("proof", "phần không rõ lĩnh vực"),
        SERIES: translate("proof", "phần không qua biên lai"),
    }
    if not row:
        return nowhere.get(grouping) or grouping_word(grouping)
    return translate("proof", "{0} “{1}”").format(grouping_word(grouping), _row_name(grouping, row, names))


def _row_name(grouping: str, row: str, names: Naming) -> str:
    if grouping == PROCEDURE and row in names.procedures:
        return f"{names.procedures[row]} ({row})"
    named = {CLERK: names.person, DESK: names.desk, CHANNEL: channel_word, BY_MEANS: means_word}
    return named[grouping](row) if grouping in named else row


def _period_row(grouping: str, row: str, names: Naming) -> str:
    if grouping == settlement.BOOKS:
        journal, _, book = row.partition(BETWEEN)
        if not book:
            return translate("proof", "sổ đăng ký hồ sơ của đơn vị")
        return translate("proof", "quyển sổ {0} của {1}").format(book, names.desk(journal))
    if grouping == settlement.AGENCIES:
        return translate("proof", "theo cơ quan “{0}”").format(row.replace(BETWEEN, " – "))
    if grouping == settlement.OPEN:
        return translate("proof", "ngày chưa chốt {0}").format(day_said(row))
    ruled = {
        settlement.ENTRIES: translate("proof", "cộng các mục ghi"),
        settlement.CLOSINGS: translate("proof", "cộng các lần chốt sổ"),
        settlement.ADDENDA: translate("proof", "cộng các bổ sung"),
    }
    return ruled.get(row) or translate("proof", "cả kỳ")
