"""What happened to money, in plain words: the headlines of a dossier's story and the lines below them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.kinds import Facts, FeePaid
from intake_desk.domain.money_kinds import FeeMeansCorrected, FeeRefunded, FeeVoided, MisfitReversed, Refund
from intake_desk.domain.reversals import said_of
from intake_desk.ui.formats import money
from intake_desk.ui.money_words import means_word

translate = QCoreApplication.translate


def receipts_text(facts: FeePaid | FeeVoided) -> str:
    """The numbers of the fee receipts, "" where none was given."""
    numbers = [translate("wording", "{0} số {1}").format(one.series, f"{one.number:07d}") for one in facts.receipts]
    return translate("wording", "Biên lai {0}").format("; ".join(numbers)) if numbers else ""


def printed_receipt(form: str) -> str:
    """That a fee receipt was printed, by what the journal calls it ("bl:P01/26T/12")."""
    series, _slash, number = form.partition(":")[2].rpartition("/")
    return translate("wording", "In biên lai {0} số {1}").format(series, number.zfill(7))


def _paid(facts: FeePaid) -> list[str]:
    given = ""
    if facts.tendered > facts.amount:
        given = translate("wording", "Khách đưa {0}, trả lại {1}").format(
            money(facts.tendered), money(facts.tendered - facts.amount)
        )
    return [receipts_text(facts), given]


def _refund(personal: Refund) -> list[str]:
    return [
        translate("wording", "Người nhận: {0}").format(personal.receiver) if personal.receiver else "",
        translate("wording", "Chứng từ: {0}").format(personal.paper) if personal.paper else "",
    ]


def mended_text(facts: Facts | None) -> str:
    """What is said about a payment after it was taken."""
    return HEADLINES[type(facts)](facts)


def _reversed(facts: MisfitReversed) -> str:
    said = said_of(facts)
    if said is None:
        return translate("wording", "Đảo bút toán ghi trùng")
    mended = mended_text(said[0])
    text = translate("wording", "Đảo bút toán ghi trùng: {0}") if said[1] < 0 else translate("wording", "Ghi lại: {0}")
    return text.format(mended[:1].lower() + mended[1:])


HEADLINES: dict[type, Callable[[Any], str]] = {
    FeeVoided: lambda facts: translate("wording", "Hủy khoản thu {0}, {1}").format(
        money(facts.amount), means_word(facts.means)
    ),
    FeeRefunded: lambda facts: translate("wording", "Hoàn trả {0}, {1}").format(
        money(facts.amount), means_word(facts.means)
    ),
    FeeMeansCorrected: lambda facts: translate("wording", "Sửa hình thức thu {0}: {1} → {2}").format(
        money(facts.amount), means_word(facts.was), means_word(facts.means)
    ),
    MisfitReversed: _reversed,
}

BESIDES: dict[type, Callable[[Any], list[str]]] = {
    FeePaid: _paid,
    FeeVoided: lambda facts: [receipts_text(facts)],
    FeeRefunded: lambda facts: [translate("wording", "Thu nhầm, không phải thu")] if facts.mistake else [],
    Refund: _refund,
}
