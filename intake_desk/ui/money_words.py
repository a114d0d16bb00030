"""How money comes, in words: the one place that knows them."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def means_word(means: str) -> str:
    """How money came, or that it was let go, within a sentence."""
    words = {
        "cash": translate("wording", "tiền mặt"),
        "transfer": translate("wording", "chuyển khoản"),
        "online": translate("wording", "trực tuyến"),
        "waived": translate("wording", "miễn, giảm"),
        "later": translate("wording", "thu sau"),
    }
    return words.get(means, means)
