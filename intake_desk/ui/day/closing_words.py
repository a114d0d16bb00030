"""The sentences of the closing page: what a closing makes final, what may be missing, what is shown beside a figure."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.times import from_ms, show_day, show_hour
from intake_desk.services.closing_view import DayView, Gap
from intake_desk.ui.day.closing_rows import DayFacts, bare, fee
from intake_desk.ui.formats import day_text, money

translate = QCoreApplication.translate

FIRST_HOUR, LAST_HOUR = 7, 16


def day_of(view: DayView) -> str:
    """The day as a title writes it: 20/11/2026."""
    return show_day(date.fromisoformat(view.day))


def figure_texts(view: DayView) -> tuple[tuple[str, str, str], ...]:
    """Number, note and tone of the five figures, in the page's order."""
    tally = view.tally
    overdue = str(view.overdue)
    taken = translate("closing", "tiền mặt {0} · chuyển khoản {1}").format(
        bare(tally.total("cash")), bare(tally.total("transfer"))
    )
    if view.unpaid:
        taken = translate("closing", "{0} · chưa thu {1}").format(taken, bare(view.unpaid))
    if tally.total("waived"):
        taken = translate("closing", "{0} · miễn {1}").format(taken, bare(tally.total("waived")))
    return (
        (
            str(tally.total("received")),
            translate("closing", "đã có kết quả {0} · rút hồ sơ {1}").format(
                tally.total("ready"), tally.total("withdrawn")
            ),
            "ink",
        ),
        (str(tally.total("handed_back")), translate("closing", "trong ngày, ở mọi quầy"), "ink"),
        (
            f"{tally.total('supplement_requested')} · {tally.total('refused')}",
            translate("closing", "đã nhận bổ sung {0}").format(tally.total("supplemented")),
            "ink",
        ),
        (
            overdue,
            translate("closing", "xem ở Sổ hồ sơ (F3) và xin lỗi")
            if view.overdue
            else translate("closing", "không có hồ sơ nào"),
            "wrong" if view.overdue else "ink",
        ),
        (money(fee(tally.totals)), taken, "ink"),
    )


def hour_bars(view: DayView) -> list[tuple[str, float, float]]:
    """Received by the hour, at least over the office's hours."""
    first, last = min((FIRST_HOUR, *view.hours)), max((LAST_HOUR, *view.hours))
    return [(f"{hour}h", float(view.hours.get(hour, 0)), 0.0) for hour in range(first, last + 1)]


def hours_spoken(view: DayView) -> str:
    """The bars for who cannot see them."""
    parts = [translate("closing", "{0} giờ: {1}").format(hour, count) for hour, count in sorted(view.hours.items())]
    return translate("closing", "Tiếp nhận theo giờ: {0}").format("; ".join(parts) or "–")


def doubts(facts: DayFacts, *, offline: bool) -> tuple[str, str, str]:
    """What may be missing from the figures or stands apart from them: kind, text, detail; empty when nothing."""
    if not facts.view.complete:
        return (
            "wrong",
            translate("closing", "Máy này chưa giữ đúng và đủ mục ghi mà lần chốt đã ký. Các số tổng là số đã chốt."),
            translate("closing", "Chờ đồng bộ xong rồi mở lại trang này; chưa in được bảng tổng hợp."),
        )
    if facts.view.other_closings:
        marks = "; ".join(
            translate("closing", "{0} lúc {1}").format(one.fingerprint, show_hour(from_ms(one.entry.at_ms)))
            for one in facts.view.other_closings
        )
        text = translate("closing", "Ngày này còn được chốt ở quầy khác khi chưa đồng bộ: {0}.").format(marks)
        first = translate("closing", "Lần chốt đứng trước theo thứ tự nhật ký có hiệu lực; mọi lần đều giữ.")
        return "wrong", text, first
    late = len(facts.late)
    if late:
        text = translate("closing", "Có {0} mục phát sinh sau khi chốt sổ, không tính vào số liệu trên.").format(late)
        return "information", text, ""
    said = []
    if facts.missing and not facts.closed:
        said.append(translate("closing", "Chưa nhận được mục nào của {0}.").format(", ".join(facts.missing)))
    if offline and not facts.closed:
        said.append(translate("closing", "Đang mất mạng: mục mới của quầy khác có thể chưa về đây."))
    detail = (
        translate("closing", "Chốt bây giờ thì mục về sau được ghi riêng ở phần phát sinh, không mất.") if said else ""
    )
    numbers = "; ".join(_gap(gap) for gap in facts.view.gaps)
    if numbers:
        said.append(translate("closing", "Số hồ sơ bỏ trống, chưa in cho ai: {0}.").format(numbers))
    return "waiting", " ".join(said), detail


def _gap(gap: Gap) -> str:
    if gap.last > gap.first:
        return translate("closing", "{0} số {1:04d}–{2:04d}").format(gap.desk, gap.first, gap.last)
    return translate("closing", "{0} số {1:04d}").format(gap.desk, gap.first)


def others_sentence(days: Sequence[str]) -> str:
    """That earlier days were not ruled off."""
    named = ", ".join(day_text(date.fromisoformat(day)) for day in days[:3])
    if len(days) > len(days[:3]):
        return translate("closing", "Chưa chốt sổ: {0} và {1} ngày nữa.").format(named, len(days) - 3)
    return translate("closing", "Chưa chốt sổ: {0}.").format(named)


def final_sentence(facts: DayFacts) -> str:
    """Exactly which entries become final."""
    desks = "; ".join(
        translate("closing", "{0} đến mục {1}").format(desk.name, desk.head) for desk in facts.desks if desk.head
    )
    return translate("closing", "Chốt vĩnh viễn: {0}.").format(desks)


def final_details(facts: DayFacts, counted: int | None) -> list[str]:
    """The figures that are sealed with them, what is left out, and what follows."""
    view = facts.view
    figures = translate(
        "closing", "{0} tiếp nhận, {1} đã trả, {2} yêu cầu bổ sung, {3} từ chối; phí, lệ phí {4}"
    ).format(
        view.tally.total("received"),
        view.tally.total("handed_back"),
        view.tally.total("supplement_requested"),
        view.tally.total("refused"),
        money(fee(view.tally.totals)),
    )
    cash = (
        translate("closing", "Tiền mặt chưa đếm, phải có {0}.").format(money(view.expected_cash))
        if counted is None
        else translate("closing", "Tiền mặt đếm được {0}, {1}.").format(money(counted), _difference(counted, view))
    )
    lines = [translate("closing", "Số liệu: {0}.").format(figures), cash]
    if facts.missing:
        lines.append(translate("closing", "Không gồm {0}: chưa nhận được mục nào.").format(", ".join(facts.missing)))
    lines.append(translate("closing", "Sau khi chốt, số liệu không đổi; mục đến muộn ghi riêng ở phần phát sinh."))
    return lines


def _difference(counted: int, view: DayView) -> str:
    over = counted - view.expected_cash
    if not over:
        return translate("closing", "khớp sổ")
    if over < 0:
        return translate("closing", "thiếu {0}").format(money(-over))
    return translate("closing", "thừa {0}").format(money(over))


def closed_sentence(facts: DayFacts) -> str:
    """When and by whom the day was ruled off: "Đã chốt lúc 17:05, Trần Thu Hằng"."""
    closing = facts.view.closing
    assert closing is not None
    at = from_ms(closing.entry.at_ms)
    hour = show_hour(at)
    when = hour if at.date().isoformat() == facts.view.day else f"{hour} {show_day(at.date())}"
    return translate("closing", "Đã chốt lúc {0}, {1}").format(when, facts.closed_by)
