"""What happened on the day, in a few words: money with its amount, why, and who agreed."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.drawers import closed_by
from intake_desk.domain.kinds import FeePaid, FeeWaived, Reason, SlipPrinted
from intake_desk.domain.money_kinds import (
    CashAccepted,
    CashHanded,
    CashMoved,
    DrawerClosed,
    DrawerClosedFor,
    DrawerCounted,
    Explanation,
    FeeMeansCorrected,
    FeeRefunded,
    FeeVoided,
    LineExplained,
    MisfitReversed,
)
from intake_desk.services.lookup import Moment, News
from intake_desk.ui.formats import money
from intake_desk.ui.wording import happened, kind_word

translate = QCoreApplication.translate


def news_text(news: News) -> str:
    """What happened; nothing of it says what a drawer must hold that nobody has counted."""
    facts = news.entry.facts
    if isinstance(facts, FeePaid | FeeWaived | SlipPrinted):
        return _headline(news)
    if isinstance(facts, MisfitReversed):
        return _with(_headline(news), translate("day", "đồng ý {0}"), news.second)
    if isinstance(facts, FeeVoided | FeeRefunded | FeeMeansCorrected):
        words = {
            FeeVoided: translate("day", "Hủy {0}"),
            FeeRefunded: translate("day", "Hoàn trả {0}"),
            FeeMeansCorrected: translate("day", "Sửa hình thức {0}"),
        }
        return _with(words[type(facts)].format(money(facts.amount)), translate("day", "đồng ý {0}"), news.second)
    if isinstance(facts, LineExplained):
        said = translate("day", "Giải thích dòng sao kê {0}").format(money(facts.amount))
        return _with(said, translate("day", "đồng ý {0}"), news.second)
    return _of_drawer(news) or kind_word(news.entry.kind)


def whose_text(news: News) -> str:
    """Whose dossier it is, and why it was done where somebody had to say so."""
    said = news.entry.personal
    reason = said.reason.strip() if _is_of_money(news) and isinstance(said, Reason | Explanation) else ""
    return " · ".join(filter(None, (news.dossier.applicant.name if news.dossier else "", reason)))


def _is_of_money(news: News) -> bool:
    mended = FeeVoided | FeeRefunded | FeeMeansCorrected | MisfitReversed
    return isinstance(news.entry.facts, mended | CashMoved | DrawerClosed | LineExplained)


def _of_drawer(news: News) -> str:
    text = ""
    match news.entry.facts:
        case CashMoved(amount=amount):
            said = translate("day", "Bỏ vào {0}") if amount > 0 else translate("day", "Lấy ra {0}")
            text = said.format(money(abs(amount)))
        case CashHanded(amount=amount):
            text = translate("day", "Bàn giao {0} cho {1}").format(money(amount), news.other)
        case CashAccepted(amount=amount):
            text = translate("day", "Nhận {0} của {1}").format(money(amount), news.other)
        case DrawerCounted(counted=counted):
            text = translate("day", "Kiểm đếm ngăn kéo: {0}").format(money(counted))
        case DrawerClosedFor(delivered=delivered) if closed_by(news.entry):
            said = translate("day", "Khóa thay ngăn kéo của {0}: nộp {1}").format(news.other, money(delivered))
            text = _with(said, translate("day", "chứng kiến {0}"), news.second)
        case DrawerClosed(delivered=delivered):
            said = translate("day", "Khóa ngăn kéo: nộp {0}").format(money(delivered))
            text = _with(said, translate("day", "chứng kiến {0}"), news.second)
    return text


def _with(text: str, words: str, name: str) -> str:
    return f"{text} · {words.format(name)}" if name else text


def _headline(news: News) -> str:
    return happened(Moment(entry=news.entry, clerk=news.clerk, desk=news.desk, before=None, after=news.dossier))
