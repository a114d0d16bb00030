"""What the drawer's page says: its lines, its difference, and why it may be so."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from intake_desk.domain import cash_causes as causes
from intake_desk.domain import statements
from intake_desk.domain.cash_causes import Cause
from intake_desk.domain.cash_clues import Clue
from intake_desk.domain.cash_lines import ACCEPTED, HANDED, Movement
from intake_desk.domain.dossier import Payment
from intake_desk.domain.drawers import Count
from intake_desk.domain.hand_overs import HandOver
from intake_desk.domain.money_kinds import DrawerClosedFor
from intake_desk.domain.people import show_date
from intake_desk.domain.times import from_ms, show_day
from intake_desk.services.mended_money import Mended
from intake_desk.ui.dossiers.dossier_text import short_code
from intake_desk.ui.dossiers.money_wording import mended_text
from intake_desk.ui.formats import money
from intake_desk.ui.money_words import means_word

translate = QCoreApplication.translate
Names = Mapping[str, str]

LONGEST_REASON = 60


def movement_words(one: Movement, names: Names) -> str:
    """What was done by hand, in a few words."""
    other = names.get(one.other, one.other)
    if one.sort == HANDED:
        return translate("drawer", "Giao {0}").format(other)
    if one.sort == ACCEPTED:
        return translate("drawer", "Nhận của {0}").format(other)
    return one.reason or (translate("drawer", "Bỏ vào") if one.amount > 0 else translate("drawer", "Lấy ra"))


def signed(amount: int) -> str:
    """An amount with its sign: "+50.000 đ"."""
    return f"+{money(amount)}" if amount > 0 else money(amount).replace("-", "−")


def difference_words(difference: int) -> tuple[str, str]:
    """Short or over in words, and the tone."""
    if not difference:
        return translate("drawer", "Khớp sổ"), "done"
    if difference < 0:
        return translate("drawer", "Thiếu {0}").format(money(-difference)), "wrong"
    return translate("drawer", "Thừa {0}").format(money(difference)), "waiting"


def hand_over_words(one: HandOver, person: Callable[[str], str], place: Callable[[str], str]) -> str:
    """What does not fit in a hand-over: taken as another sum, or more than once."""
    taken = [translate("drawer", "{0} nhận {1}").format(person(each.clerk), money(each.amount)) for each in one.takings]
    if len(taken) > 1:
        said = [f"{words} ({place(each.desk)})" for words, each in zip(taken, one.takings, strict=True)]
        text = translate("drawer", "{0} giao {1} một lần mà có {2} lần nhận: {3}.")
        return text.format(person(one.giver), money(one.amount), len(said), ", ".join(said))
    less, reason = one.amount - one.takings[0].amount, one.takings[0].reason
    gap = translate("drawer", "thiếu {0}") if less > 0 else translate("drawer", "thừa {0}")
    parts = [
        translate("drawer", "{0} giao {1}").format(person(one.giver), money(one.amount)),
        *taken,
        gap.format(money(abs(less))) if less else "",
        translate("drawer", "lý do: {0}").format(shortened(reason)) if reason else "",
    ]
    return f"{', '.join(filter(None, parts))}."


def mended_words(one: Mended) -> str:
    """What became of a payment or a drawer, for whose it was: what, which receipts, when, by whom, who agreed."""
    facts, at = one.entry.facts, from_ms(one.entry.at_ms)
    what = _closed_for(one.entry.day, facts) if isinstance(facts, DrawerClosedFor) else mended_text(facts)
    agreed = translate("drawer", "đồng ý {0}")
    if isinstance(facts, DrawerClosedFor):
        agreed = translate("drawer", "chứng kiến {0}")
    numbers = ", ".join(f"{receipt.series} {receipt.number:07d}" for receipt in one.receipts)
    parts = (
        what,
        translate("drawer", "biên lai {0}").format(numbers) if numbers else "",
        translate("drawer", "lúc {0} ngày {1}").format(f"{at:%H:%M}", show_day(at.date())),
        translate("drawer", "do {0}").format(one.by),
        agreed.format(one.second),
        translate("drawer", "lý do: {0}").format(shortened(one.reason)) if one.reason else "",
    )
    return f"{', '.join(filter(None, parts))}."


def _closed_for(day: str, facts: DrawerClosedFor) -> str:
    """That others closed this clerk's drawer, and what they found in it."""
    text = translate("drawer", "Ngăn kéo ngày {0} của bạn được khóa thay: đếm được {1}, {2}")
    return text.format(
        show_date(day), money(facts.counted), _lower(difference_words(facts.counted - facts.expected)[0])
    )


def shortened(reason: str) -> str:
    """A reason within a sentence."""
    return reason if len(reason) <= LONGEST_REASON else f"{reason[: LONGEST_REASON - 1].rstrip()}…"


def counts_words(counts: Sequence[Count]) -> str:
    """What each count of a drawer that was counted again showed: "thiếu 8.000 đ lúc 10:07, khớp sổ lúc 10:12"."""
    if len(counts) <= 1:
        return ""
    said = translate("drawer", "{0} lúc {1}")
    shown = ((_lower(difference_words(one.difference)[0]), f"{from_ms(one.at_ms):%H:%M}") for one in counts)
    return ", ".join(said.format(*one) for one in shown)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def cause_words(cause: Cause, codes: Names, names: Names) -> str:
    """One likely cause with its evidence, as a sentence for whoever has to look."""
    clue = cause.clues[0] if cause.clues else Clue()
    what, amount = _paper(clue, codes), money(clue.amount)
    if cause.sort == causes.TWO:
        return translate("drawer", "hai việc cùng lúc: {0}; và {1}").format(
            *(cause_words(part, codes, names) for part in cause.parts)
        )
    if cause.sort == causes.OTHER_MEANS:
        return _other_means(cause, what, amount)
    if cause.sort == causes.MISCOUNTED:
        return _miscounted(cause)
    if cause.sort == causes.CHARGED_TWICE and clue.subject != cause.clues[1].subject:
        return _taken_twice(cause, codes)
    if cause.sort == causes.CHANGE:
        return _change(cause, what)
    words = {
        causes.CHARGED_TWICE: translate("drawer", "{0} thu {1} hai lần, lần sau có thể không có tiền"),
        causes.MISSED_VOID: translate("drawer", "{0} thu {1} nhưng chưa hủy hoặc chưa hoàn trả trên sổ")
        if cause.score > causes.LEAST
        else translate("drawer", "{0} thu {1}, đúng bằng số lệch: xem lại đã thật sự thu chưa"),
        causes.HAND_OVER: translate("drawer", "bàn giao {1} với {2} chưa được nhận hoặc nhận khác số"),
        causes.TRANSPOSED: translate("drawer", "{0} ghi {1}, có thể đã thu {3}: đảo chữ số khi gõ hoặc khi thu")
        if clue.payment
        else translate("drawer", "{0} ghi {1}, có thể gõ đảo chữ số của {3}"),
        causes.WRONG_DOSSIER: translate("drawer", "{0} ghi {1} nhưng phí của hồ sơ là {3}, có thể ghi nhầm hồ sơ"),
        causes.FLOAT_WRONG: translate("drawer", "tiền đầu ca ghi {1}, lần trước giữ lại {3}"),
        causes.NOT_RECORDED: translate("drawer", "{0} còn nợ {3} trên sổ, có thể đã thu mà chưa ghi"),
        causes.OTHER_DRAWER: _other_drawer(clue),
        causes.NOUGHT: translate("drawer", "{0} ghi {1}, có thể gõ thừa hoặc thiếu một số 0 của {3}"),
        causes.NOT_WAIVED: translate("drawer", "{0} ghi miễn, giảm {1}, có thể đã thu tiền mặt"),
        causes.NOT_MOVED: translate("drawer", "{0} ghi lấy ra {1}{4}, có thể tiền vẫn còn trong ngăn kéo")
        if cause.effect > 0
        else translate("drawer", "{0} ghi bỏ vào {1}{4}, có thể tiền chưa vào ngăn kéo"),
        causes.UNREAD: translate("drawer", "{0} ghi tiền mặt {1}, có thể khách đã chuyển khoản: đọc sao kê để biết"),
    }
    other = names.get(clue.other, clue.other)
    reason = f" ({shortened(clue.text)})" if clue.text else ""
    return words[cause.sort].format(what, amount, other, money(cause.should), reason)


def alike_words(cause: Cause, codes: Names, names: Names) -> str:
    """One that is as likely as the cause before it: what to look at, and no more of what was just said."""
    clue = cause.clues[0] if cause.clues else Clue()
    if cause.sort in _OF_A_PAPER and (clue.receipts or clue.subject):
        return translate("drawer", "hoặc {0}").format(_paper(clue, codes))
    return translate("drawer", "hoặc {0}").format(cause_words(cause, codes, names))


def more_words(more: int) -> str:
    """How many there are beyond those that are named."""
    return translate("drawer", "và {0} nữa khả năng như nhau, không có gì để phân biệt").format(more)


_OF_A_PAPER = frozenset(
    {
        causes.MISSED_VOID,
        causes.OTHER_MEANS,
        causes.CHANGE,
        causes.NOT_RECORDED,
        causes.NOT_WAIVED,
        causes.UNREAD,
    }
)


def dossier_of(cause: Cause) -> str:
    """The dossier that a click leads to, "" when the cause names none."""
    return next((clue.subject for clue in cause.clues if clue.subject), "")


def bank_moment(at_ms: int) -> str:
    """When the bank booked a line; many banks name only the day, and a dash stands where none is known."""
    if not at_ms:
        return "–"
    at = from_ms(at_ms)
    return f"{at:%d/%m %H:%M}" if (at.hour, at.minute) != (0, 0) else f"{at:%d/%m}"


def line_words(booked_at: int, taken: Sequence[tuple[Payment, str]], *, named: bool) -> str:
    """What bank and book say of a line that nothing explains: when it was booked and, where it is `named` which dossier
    it speaks of, what was `taken` for that one (each payment with its clerk's name).
    """
    said = [translate("drawer", "Ngân hàng ghi có: {0}.").format(bank_moment(booked_at))] if booked_at else []
    if taken:
        paid = (f"{money(one.amount)} {means_word(one.means)}, {name}" for one, name in taken)
        said.append(translate("drawer", "Sổ đã thu của hồ sơ này: {0}.").format("; ".join(paid)))
    elif named:
        said.append(translate("drawer", "Sổ chưa ghi khoản thu nào của hồ sơ này."))
    return " ".join(said)


def verdict_words(verdict: str) -> tuple[str, str]:
    """What a line of the statement is, and its tone."""
    words = {
        statements.MATCHED: (translate("drawer", "Khớp khoản chuyển khoản"), "done"),
        statements.GUESSED: (translate("drawer", "Đoán theo số tiền"), "waiting"),
        statements.UNDATED: (translate("drawer", "Không đọc được ngày"), "wrong"),
        statements.MISDATED: (translate("drawer", "Ngày không hợp với hồ sơ"), "wrong"),
        statements.OWN_TAKING: (translate("drawer", "Bạn tự thu: người khác đối chiếu"), "waiting"),
        statements.OWN_ACCOUNT: (translate("drawer", "Bạn góp phần đổi tài khoản: người khác đối chiếu"), "waiting"),
        statements.ALREADY_USED: (translate("drawer", "Đã ghi từ trước"), "soft"),
        statements.LOOKS_LIKE_CASH: (translate("drawer", "Sổ ghi tiền mặt"), "wrong"),
        statements.AMOUNT_DIFFERS: (translate("drawer", "Lệch số tiền"), "wrong"),
        statements.PAID_AGAIN: (translate("drawer", "Chuyển thêm lần nữa"), "waiting"),
        statements.NOT_RECORDED: (translate("drawer", "Hồ sơ chưa ghi thu"), "waiting"),
        statements.GONE: (translate("drawer", "Đã khớp trước, sao kê này không có"), "wrong"),
        statements.NO_DOSSIER: (translate("drawer", "Không rõ hồ sơ"), "soft"),
    }
    return words[verdict]


def _paper(clue: Clue, codes: Names) -> str:
    """The receipt, or the dossier, or the hour: whatever a person would look for."""
    hour = f"{from_ms(clue.at_ms):%H:%M}" if clue.at_ms else ""
    if clue.receipts:
        return translate("drawer", "biên lai {0} ({1})").format(f"{clue.receipts[0].number:07d}", hour)
    code = codes.get(clue.subject, "")
    if code:
        return translate("drawer", "hồ sơ {0} ({1})").format(short_code(code), hour)
    return translate("drawer", "lúc {0}").format(hour)


def _taken_twice(cause: Cause, codes: Names) -> str:
    """Two dossiers for one thing."""
    again, first = cause.clues[:2]
    return translate(
        "drawer",
        "thu {0} hai lần của cùng một người, cùng thủ tục: hồ sơ {1} ({2}) và hồ sơ {3} ({4}), lần sau có thể không có"
        " tiền",
    ).format(money(again.amount), *(said for one in (first, again) for said in _standing(one, codes)))


def _standing(clue: Clue, codes: Names) -> tuple[str, str]:
    return short_code(codes.get(clue.subject, "")), f"{from_ms(clue.at_ms):%H:%M}"


def _other_means(cause: Cause, what: str, amount: str) -> str:
    line = next((clue for clue in cause.clues if clue.line), None)
    if line is None:
        return translate("drawer", "{0} ghi chuyển khoản {1} nhưng sao kê không có, có thể đã thu tiền mặt").format(
            what, amount
        )
    return translate("drawer", "{0} ghi tiền mặt {1} nhưng sao kê có chuyển khoản {1} {2}, nội dung {3}").format(
        what, amount, _booked(line.at_ms), line.text
    )


def _booked(at_ms: int) -> str:
    """When the bank booked it; many banks name only the day, some not even that."""
    if not at_ms:
        return translate("drawer", "không ghi ngày")
    at = from_ms(at_ms)
    day = show_day(at.date())
    if (at.hour, at.minute) == (0, 0):
        return translate("drawer", "vào ngày {0}").format(day)
    return translate("drawer", "lúc {0} ngày {1}").format(f"{at:%H:%M}", day)


def _other_drawer(clue: Clue) -> str:
    """Whose drawer it is, and which of theirs."""
    at = from_ms(clue.at_ms)
    whose = translate("drawer", "ngăn kéo khác của chính mình") if clue.own else translate("drawer", "ngăn kéo của {2}")
    text = translate("drawer", "{0}, đếm lúc {1} ngày {2}, lệch đúng {3} theo chiều ngược lại")
    return text.format(whose, f"{at:%H:%M}", show_day(at.date()), signed(clue.amount))


def _miscounted(cause: Cause) -> str:
    if cause.should:
        return translate("drawer", "nhầm tờ {0} với tờ {1} khi đếm").format(
            money(cause.denomination), money(cause.should)
        )
    words = (
        translate("drawer", "thiếu {0} tờ {1} khi đếm")
        if cause.notes < 0
        else translate("drawer", "thừa {0} tờ {1} khi đếm")
    )
    return words.format(abs(cause.notes), money(cause.denomination))


def _change(cause: Cause, what: str) -> str:
    if cause.denomination:
        return translate("drawer", "{0}: khách đưa tờ {1} mà tính là tờ khác").format(what, money(cause.denomination))
    if cause.effect > 0:
        return translate("drawer", "{0}: có thể chưa trả lại {1}").format(what, money(cause.should))
    return translate("drawer", "{0}: có thể trả lại {1} hai lần").format(what, money(cause.should))
