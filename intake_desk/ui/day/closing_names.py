"""What the groupings and figures of a closing are called."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.series_sums import SeriesSum
from intake_desk.ui.money_words import means_word

translate = QCoreApplication.translate


def grouping_word(grouping: str) -> str:
    """The grouping as it stands in a sentence; the day itself when it is none."""
    words = {
        "procedure": translate("closing", "thủ tục"),
        "field": translate("closing", "lĩnh vực"),
        "channel": translate("closing", "kênh"),
        "clerk": translate("closing", "cán bộ"),
        "desk": translate("closing", "quầy"),
        "means": translate("closing", "hình thức thu"),
        "series": translate("closing", "ký hiệu biên lai"),
        "hour": translate("closing", "giờ"),
        "day": translate("closing", "cả ngày"),
    }
    return words.get(grouping, grouping)


def field_word(field: str) -> str:
    """The field of a procedure."""
    return field or translate("closing", "không rõ lĩnh vực")


def channel_word(channel: str) -> str:
    """Which way a dossier came."""
    words = {
        "counter": translate("closing", "trực tiếp"),
        "online": translate("closing", "trực tuyến"),
        "post": translate("closing", "bưu chính"),
    }
    return words.get(channel, channel or translate("closing", "không rõ kênh"))


def series_word(one: SeriesSum) -> str:
    """Which book of receipts money went through, that it went through none, or that it was given back."""
    if one.refunds:
        return translate("closing", "hoàn trả")
    return one.series or translate("closing", "không qua biên lai")


def figure_word(figure: str) -> str:
    """One figure of the tally, as a heading of it would be."""
    counts = {
        "received": translate("closing", "tiếp nhận"),
        "filed": translate("closing", "chờ tiếp nhận"),
        "refused": translate("closing", "từ chối"),
        "supplement_requested": translate("closing", "yêu cầu bổ sung"),
        "supplemented": translate("closing", "đã bổ sung"),
        "ready": translate("closing", "có kết quả"),
        "handed_back": translate("closing", "đã trả"),
        "withdrawn": translate("closing", "rút hồ sơ"),
        "extended": translate("closing", "gia hạn"),
        "stopped": translate("closing", "dừng giải quyết"),
        "feedback": translate("closing", "phản ánh, kiến nghị"),
        "charged": translate("closing", "phí, lệ phí phát sinh"),
        "voided": translate("closing", "tiền biên lai đã hủy"),
        "voided_count": translate("closing", "số lần hủy"),
        "voided_receipts": translate("closing", "biên lai đã hủy"),
        "refunded": translate("closing", "tiền hoàn trả"),
        "refunded_count": translate("closing", "số lần hoàn trả"),
        "receipts": translate("closing", "số biên lai"),
    }
    if figure in counts:
        return counts[figure]
    means, _, part = figure.partition("_")
    parts = {
        "": "{0}",
        "count": translate("closing", "số lượt thu {0}"),
        "phi": translate("closing", "phí thu {0}"),
        "le_phi": translate("closing", "lệ phí thu {0}"),
    }
    return parts.get(part, figure).format(means_word(means))
