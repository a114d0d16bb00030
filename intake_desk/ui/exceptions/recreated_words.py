"""What a dossier that was begun anew by its paper, its money too, says to a supervisor."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.recreation_kinds import DossierRecreated
from intake_desk.services.exception_telling import InboxItem
from intake_desk.ui.formats import money
from intake_desk.ui.money_words import means_word

translate = QCoreApplication.translate


def happened(item: InboxItem) -> str:
    """Who said what of the money, and whether the desk that received the dossier says the same."""
    said = [_said(piece.clerk, piece.entry.facts) for piece in item.pieces]
    return " ".join([*filter(None, said), _known(item)])


def steps(_item: InboxItem) -> list[str]:
    """How to find out who has the money."""
    return [
        translate("exceptions", "Xem giấy tiếp nhận và biên lai của người dân: giấy ghi đã thu hay chưa thu."),
        translate("exceptions", "Nếu tiền vừa nộp ở quầy dựng lại: người đó thu bằng “Thu tiền” để vào ngăn kéo."),
        translate("exceptions", "Nếu người dân có giấy ghi đã nộp: không thu lần nữa, đối chiếu với quầy tiếp nhận."),
    ]


def _said(clerk: str, facts: object) -> str:
    if not isinstance(facts, DossierRecreated):
        return ""
    claimed = {"cash": facts.paid_cash, "transfer": facts.paid_transfer, "waived": facts.waived}
    settled = ", ".join(f"{money(amount)} ({means_word(means)})" for means, amount in claimed.items() if amount)
    return translate(
        "exceptions", "{0} dựng lại hồ sơ từ giấy tiếp nhận, ghi là trước đó đã nộp {1}; không vào ngăn kéo nào ở đây."
    ).format(clerk, settled)


def _known(item: InboxItem) -> str:
    dossier = item.dossiers[0] if item.dossiers else None
    if dossier is None or dossier.recreation is not None:
        return translate("exceptions", "Quầy tiếp nhận chưa gửi gì để đối chiếu.")
    if dossier.owed:
        return translate("exceptions", "Quầy tiếp nhận đã gửi về: hồ sơ còn nợ {0}.").format(money(dossier.owed))
    return translate("exceptions", "Quầy tiếp nhận đã gửi về: hồ sơ không còn nợ.")
