"""The sentences of the closing page: the figures, what a closing makes final, and what follows from it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.closing_sums import CHANNEL
from intake_desk.domain.money_kinds import InDrawers
from intake_desk.domain.tally import Tally
from intake_desk.domain.times import from_ms, show_day, show_hour
from intake_desk.services import closing_view as views
from intake_desk.services.closing_view import DayView, DeskDay
from intake_desk.ui.day.closing_columns import heard_text
from intake_desk.ui.day.closing_names import channel_word
from intake_desk.ui.day.closing_rows import DayFacts, bare, fee
from intake_desk.ui.formats import day_text, money
from intake_desk.ui.money_words import means_word

translate = QCoreApplication.translate

MOST_NAMED = 2  # desks on a button


def day_of(view: DayView) -> str:
    """The day as a title writes it: 20/11/2026."""
    return show_day(date.fromisoformat(view.day))


def figure_texts(facts: DayFacts) -> tuple[tuple[str, str, str], ...]:
    """Number, note and tone of the five figures, in the page's order."""
    view, tally = facts.view, facts.view.whole
    channels = {
        channel: counts["received"]
        for channel, counts in view.whole_groups.get(CHANNEL, {}).items()
        if "received" in counts
    }
    received = parts_text(view, lambda one: one.total("received"), str)
    back = parts_text(view, lambda one: one.total("handed_back"), str)
    ready = translate("closing", "có kết quả {0} · rút {1}").format(tally.total("ready"), tally.total("withdrawn"))
    return (
        (str(tally.total("received")), _joined(received, _listed(channels, channel_word, str)), "ink"),
        (str(tally.total("handed_back")), _joined(back, ready), "ink"),
        (
            f"{tally.total('supplement_requested')} · {tally.total('refused')}",
            translate("closing", "giấy tờ đã nhận {0}").format(tally.total("supplemented")),
            "ink",
        ),
        (
            str(view.overdue),
            translate("closing", "hẹn trả ngày làm việc tới: {0}").format(view.promised),
            "wrong" if view.overdue else "ink",
        ),
        ("–", hidden_money(own=facts.must_count), "soft")
        if facts.blind
        else (money(fee(tally.totals)), _money_note(view), "ink"),
    )


def parts_text(view: DayView, count: Callable[[Tally], int], write: Callable[[int], str]) -> str:
    """Of which parts a figure is made: "đã chốt 15 + bổ sung 4"; "" where addenda brought nothing of it."""
    added = sum(count(one.tally) for one in view.addenda)
    if not added:
        return ""
    text = translate("closing", "đã chốt {0} + bổ sung {1}")
    if added < 0:
        text = translate("closing", "đã chốt {0} − bổ sung {1}")
    return text.format(write(count(view.tally)), write(abs(added)))


def _joined(*said: str) -> str:
    return " · ".join(filter(None, said))


def hidden_money(*, own: bool) -> str:
    """Why no money is told: until whoever looks has counted their own drawer, or everybody theirs."""
    if own:
        return translate("closing", "hiện sau khi bạn đếm ngăn kéo")
    return translate("closing", "hiện khi mọi ngăn kéo đã đếm")


def _listed(counts: Mapping[str, int], word: Callable[[str], str], write: Callable[[int], str]) -> str:
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return " · ".join(f"{word(name)} {write(count)}" for name, count in ordered if count)


def _money_note(view: DayView) -> str:
    taken = {means: view.whole.total(means) for means in ("cash", "transfer", "online", "waived")}
    unpaid = translate("closing", "chưa thu {0}").format(bare(view.unpaid)) if view.unpaid else ""
    made_of = parts_text(view, lambda one: fee(one.totals), bare)
    return _joined(made_of, _listed(taken, means_word, bare), unpaid)


def others_sentence(days: Sequence[str]) -> str:
    """That earlier days were not ruled off."""
    named = ", ".join(day_text(date.fromisoformat(day)) for day in days[:3])
    if len(days) > len(days[:3]):
        return translate("closing", "Chưa chốt sổ: {0} và {1} ngày nữa.").format(named, len(days) - 3)
    return translate("closing", "Chưa chốt sổ: {0}.").format(named)


def named(desks: Sequence[DeskDay]) -> str:
    """Desks within a sentence."""
    return ", ".join(desk.name for desk in desks)


def briefly(desks: Sequence[DeskDay]) -> str:
    """Desks where there is little room: the first by name, the others counted."""
    if len(desks) <= MOST_NAMED:
        return named(desks)
    return translate("closing", "{0} và {1} quầy khác").format(named(desks[:MOST_NAMED]), len(desks) - MOST_NAMED)


def left_out(view: DayView) -> tuple[DeskDay, ...]:
    """The desks that a closing goes around with a reason that somebody gives."""
    return (*view.to_be_explained, *view.unheard)


def close_text(view: DayView) -> str:
    """What stands on the button that rules the day off."""
    if away := left_out(view):
        return translate("closing", "Chốt sổ, bỏ qua {0}…").format(briefly(away))
    return translate("closing", "Chốt sổ ngày {0}…").format(day_of(view))


def final_sentence(view: DayView) -> str:
    """Exactly which entries become final."""
    desks = "; ".join(
        translate("closing", "{0} đến mục {1}").format(desk.name, desk.head) for desk in view.desks if desk.head
    )
    return translate("closing", "Chốt vĩnh viễn: {0}.").format(desks)


def final_details(view: DayView, *, money_told: bool) -> list[str]:
    """The figures that are sealed with them, what is left out, and what follows."""
    figures = translate(
        "closing", "{0} tiếp nhận, {1} đã trả, {2} yêu cầu bổ sung, {3} từ chối; phí, lệ phí {4}"
    ).format(
        view.tally.total("received"),
        view.tally.total("handed_back"),
        view.tally.total("supplement_requested"),
        view.tally.total("refused"),
        money(fee(view.tally.totals)) if money_told else "–",
    )
    lines = [translate("closing", "Số liệu: {0}.").format(figures)]
    to_count = {drawer.desk for drawer in view.in_one}
    if money_told and (left := [desk for desk in view.desks if desk.journal in to_count]):
        text = translate("closing", "Đếm tiền mặt trong ngăn kéo chưa khóa ở {0}, cả tiền đầu ca.")
        lines.append(text.format(named(left)))
    absent = [desk for desk in view.away if desk not in left_out(view)]
    if absent:
        lines.append(translate("closing", "Chưa nhận được mục nào của ngày: {0}.").format(named(absent)))
    lines.append(translate("closing", "Sau khi chốt, số liệu không đổi; mục đến muộn thành bổ sung, ký riêng."))
    return lines


def away_label(desks: Sequence[DeskDay]) -> str:
    """Which desks are closed around for one reason, and since when nothing came: before the field for it."""
    first = desks[0]
    if first.revoked:
        return translate("closing", "{0}, đã thu hồi").format(named(desks))
    if first.state == views.SILENT:
        return translate("closing", "{0}, im lặng từ {1}").format(first.name, heard_text(first))
    if len(desks) == 1 and first.heard_ms:
        return translate("closing", "{0}, nghe lần cuối {1}").format(first.name, heard_text(first))
    every = ", ".join(desk.name for desk in desks)
    return translate("closing", "{0}, chưa có mục nào của ngày").format(every)


def addendum_details(view: DayView, *, money_told: bool) -> list[str]:
    """What an addendum seals."""
    late, lines = view.late_tally, []
    if late is not None:
        text = translate("closing", "{0} mục đến sau khi chốt: {1} tiếp nhận, {2} đã trả; phí, lệ phí {3}.")
        lines.append(
            text.format(
                len(view.late),
                late.total("received"),
                late.total("handed_back"),
                money(fee(late.totals)) if money_told else "–",
            )
        )
    if of_drawers := sum(isinstance(entry.facts, InDrawers) for entry in view.late):
        lines.append(translate("closing", "{0} mục thay đổi ngăn kéo, không thêm vào số thu.").format(of_drawers))
    if view.moved:
        text = translate("closing", "{0} hồ sơ nay mới rõ: số đã chốt chuyển về đúng thủ tục, lĩnh vực, kênh.")
        lines.append(text.format(view.moved))
    return [*lines, translate("closing", "Số đã chốt giữ nguyên; bảng tổng hợp in thêm phần bổ sung.")]


def closed_sentence(facts: DayFacts) -> str:
    """When and by whom the day was ruled off: "Đã chốt lúc 17:05, Trần Thu Hằng"."""
    closing = facts.view.closing
    assert closing is not None
    at = from_ms(closing.entry.at_ms)
    hour = show_hour(at)
    when = hour if at.date().isoformat() == facts.view.day else f"{hour} {show_day(at.date())}"
    return translate("closing", "Đã chốt lúc {0}, {1}").format(when, facts.closed_by)


def marks(view: DayView) -> str:
    """The words of the closing, and of each addendum below them."""
    assert view.closing is not None
    lines = [view.closing.fingerprint]
    lines += [
        translate("closing", "bổ sung số {0}: {1}").format(one.facts.number, one.fingerprint) for one in view.addenda
    ]
    return "\n".join(lines)
