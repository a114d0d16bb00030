"""What looks wrong about a day, each in a sentence with the way to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.drawers import Drawer
from intake_desk.domain.kinds import FeeCharged
from intake_desk.domain.money_kinds import TransferMatched
from intake_desk.domain.statements import MatchedAgain
from intake_desk.services.day_gaps import BookGap, Gap
from intake_desk.ui.day.closing_rows import DayFacts
from intake_desk.ui.dossiers.money_wording import mended_text
from intake_desk.ui.drawer.drawer_words import counts_words
from intake_desk.ui.formats import money

translate = QCoreApplication.translate

DRAWERS = "drawers"  # the way to the table of the drawers
DAY = "day"  # the way to another day, named by the argument
DOSSIER = "dossier"  # the way to one dossier, named by the argument
TALLY = "tally"  # the way to the paper of the closing that holds
MONEY = "money"  # the way to the list of the sums that a sentence speaks of, named by the argument
LEFT = "left"  # the way to a drawer's count in its clerk's place; it is `named` by the argument
WRONG, WAITING, INFORMATION = "wrong", "waiting", "information"


@dataclass(frozen=True)
class Doubt:
    """One sentence, how much it matters, and where it leads: the words of the link, a page and what it is to show."""

    kind: str
    text: str
    link: str = ""
    page: str = ""
    argument: str = ""


def doubts(facts: DayFacts, *, offline: bool) -> tuple[Doubt, ...]:
    """Everything that a supervisor should know before, or after, the day is ruled off; the worst first."""
    rules = [Doubt(WRONG if doubtful else WAITING, text, _look(), "unit_data") for doubtful, text in facts.rules]
    found = [*_of_uncounted(facts), *rules, *_of_closing(facts), *_of_drawers(facts)]
    found += _of_dossiers(facts, offline=offline)
    order = (WRONG, WAITING, INFORMATION)
    return tuple(sorted(found, key=lambda doubt: order.index(doubt.kind)))


def named(drawer: Drawer) -> str:
    """What tells a drawer from the others of the unit, as a way's argument."""
    return "/".join(map(str, drawer.key))


def _of_uncounted(facts: DayFacts) -> Iterator[Doubt]:
    for one in facts.uncounted:
        if one.drawer is not None and one.drawer.key in facts.lockable:
            yield Doubt(WRONG, one.text, translate("closing", "Đếm và khóa…"), LEFT, named(one.drawer))
        else:
            yield Doubt(WRONG, one.text, _look(), *((DAY, one.day) if one.day else (DRAWERS, "")))
    if facts.tried:
        yield Doubt(WAITING, facts.tried)


def _of_closing(facts: DayFacts) -> Iterator[Doubt]:
    view = facts.view
    if view.closing is None:
        return
    if not view.complete:
        text = translate(
            "closing",
            "Máy này chưa giữ đúng và đủ mục ghi mà lần chốt đã ký; đang hiện số đã chốt."
            " Chờ đồng bộ rồi mở lại; vẫn vậy thì kiểm tra toàn vẹn.",
        )
        yield Doubt(WRONG, text, translate("closing", "Kiểm tra toàn vẹn"), "settings")
    elif not view.signed:
        older = view.proof is not None and not view.proof.findings
        yield (
            Doubt(INFORMATION, translate("closing", "Lần chốt này của bản chương trình cũ, chưa có chữ ký số."))
            if older
            else Doubt(WRONG, translate("closing", "Chữ ký của lần chốt không đúng: báo người quản trị, đừng xóa gì."))
        )
    for text, lost_here in facts.rivals:
        yield Doubt(WRONG, text, translate("closing", "In bản đúng") if lost_here else "", TALLY if lost_here else "")
    if facts.late:
        text = translate("closing", "{0} mục đến sau khi chốt, chưa vào bổ sung nào.").format(len(facts.late))
        yield Doubt(WAITING, text, translate("closing", "Xem"), "late")
    if view.moved:
        text = translate(
            "closing",
            "{0} hồ sơ có phần tiếp nhận về sau khi chốt: số tiền đang ở dòng không rõ thủ tục, lập bổ sung để chuyển.",
        )
        yield Doubt(WAITING, text.format(view.moved))


def _of_drawers(facts: DayFacts) -> Iterator[Doubt]:
    for desk in facts.view.desks:
        for drawer in desk.drawers:
            if said := counts_words(drawer.counts):
                text = translate("closing", "{0}: ngăn kéo đếm {1} lần ({2}).")
                yield Doubt(INFORMATION, text.format(desk.name, len(drawer.counts), said))
    for text in facts.cash:
        yield Doubt(WAITING, text, _look(), DRAWERS)
    for text, dossier in facts.causes:
        yield Doubt(WAITING, text, _look() if dossier else "", DOSSIER, dossier)
    for entry in facts.view.doubled:
        text = translate("closing", "Ghi trùng ở hai quầy, đang tính thừa trong sổ: {0}.")
        yield Doubt(WRONG, text.format(_lowered(mended_text(entry.facts))), _reverse(), DOSSIER, entry.subject)
    yield from _of_statements(facts.view.matched_again)
    for handing in facts.handings:
        yield Doubt(WAITING, translate("closing", "Chưa xác nhận nhận tiền: {0}.").format(handing), _look(), "drawer")


def _of_statements(again: Sequence[MatchedAgain]) -> Iterator[Doubt]:
    """Matches with the bank's statement that two desks made while they were apart."""
    if same := sum(one.is_same for one in again):
        text = translate("closing", "{0} khoản chuyển khoản được hai quầy cùng đối chiếu; lần trước có hiệu lực.")
        yield Doubt(INFORMATION, text.format(same))
    for one in again:
        mine, first = one.entry.facts, one.first.facts
        if one.is_same or not isinstance(mine, TransferMatched) or not isinstance(first, TransferMatched):
            continue
        text = (
            translate("closing", "Hai dòng sao kê cùng khớp một khoản thu {0}: có thể người dân chuyển hai lần.")
            if mine.payment == first.payment
            else translate("closing", "Một dòng sao kê khớp hai khoản thu {0}: chỉ khoản khớp trước được xác nhận.")
        )
        yield Doubt(WAITING, text.format(money(mine.amount)), _look(), DOSSIER, one.entry.subject)


def _of_dossiers(facts: DayFacts, *, offline: bool) -> Iterator[Doubt]:
    view = facts.view
    if offline and view.closing is None:
        yield Doubt(WAITING, translate("closing", "Đang mất mạng: mục mới của quầy khác có thể chưa về đây."))
    if facts.exceptions:
        text = translate("closing", "{0} việc cần xem lại.").format(facts.exceptions)
        yield Doubt(WAITING, text, _look(), "exceptions")
    if view.gaps:
        numbers = "; ".join(_gap(gap) for gap in view.gaps)
        yield Doubt(WAITING, translate("closing", "Số hồ sơ bỏ trống, chưa in cho ai: {0}.").format(numbers))
    if view.book_gaps:
        numbers = "; ".join(map(_book_gap, view.book_gaps))
        yield Doubt(WAITING, translate("closing", "Số biên lai bỏ trống, chưa cấp cho ai: {0}.").format(numbers))
    yield from _of_set_fees(facts)
    if view.unmatched:
        text = translate("closing", "{0} khoản chuyển khoản chưa đối chiếu với sao kê: {1}.")
        yield Doubt(INFORMATION, text.format(len(view.unmatched), money(sum(view.unmatched))), _look(), "drawer")
    for one in facts.money:
        page, argument = (DOSSIER, one.dossier) if one.dossier else (MONEY, one.sort)
        kind = WAITING if one.pressing else INFORMATION
        yield Doubt(kind, one.text, _look() if one.items else "", page, argument)


def _of_set_fees(facts: DayFacts) -> Iterator[Doubt]:
    """Fees that the rule leaves open, as the clerks set them; the way leads to one for which nothing is taken."""
    lowest = sorted(
        (sum(line.amount for line in entry.facts.lines), entry.subject)
        for entry in facts.view.set_by_hand
        if isinstance(entry.facts, FeeCharged)
    )
    if lowest:
        text = translate("closing", "Mức thu do cán bộ đặt: {0} hồ sơ, trong đó {1} không thu ({2}).")
        nought = sum(not amount for amount, _subject in lowest)
        yield Doubt(INFORMATION, text.format(len(lowest), nought, facts.set_by), _look(), DOSSIER, lowest[0][1])


def _reverse() -> str:
    return translate("closing", "Mở hồ sơ để đảo")


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _look() -> str:
    return translate("closing", "Xem")


def _gap(gap: Gap) -> str:
    if gap.last > gap.first:
        return translate("closing", "{0} số {1:04d}–{2:04d}").format(gap.desk, gap.first, gap.last)
    return translate("closing", "{0} số {1:04d}").format(gap.desk, gap.first)


def _book_gap(gap: BookGap) -> str:
    if gap.last > gap.first:
        return translate("closing", "{0} số {1:07d}–{2:07d}").format(gap.series, gap.first, gap.last)
    return translate("closing", "{0} số {1:07d}").format(gap.series, gap.first)
