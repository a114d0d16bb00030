"""What was just certified: the sum to collect, large, and the receipt for whoever wants one."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.ui.dossiers.dossier_text import content_text, short_code
from intake_desk.ui.formats import money
from intake_desk.ui.intake.receipts import change_of, change_text, hand_out_receipts
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Button, Card, EmptyState, Figure, column

translate = QCoreApplication.translate


def collected_text(dossier: Dossier) -> str:
    """What is to be collected now, and how."""
    if dossier.paid_cash:
        return translate("served", "Thu tiền mặt")
    if dossier.paid_transfer:
        return translate("served", "Đã thu chuyển khoản")
    if dossier.paid_online:
        return translate("served", "Đã thu trực tuyến")
    if dossier.waived:
        return translate("served", "Miễn thu")
    return translate("served", "Thu sau") if dossier.fee_total else translate("served", "Không thu")


def served_text(dossier: Dossier) -> str:
    """What was done at once, in a line: "Đã ghi …3001 · Phạm Văn Ưng · Thu tiền mặt 12.000 đ · Trả lại 8.000 đ"."""
    collected = collected_text(dossier)
    if dossier.fee_total:
        collected = f"{collected} {money(dossier.fee_total)}"
    said = translate("served", "Đã ghi {0} · {1} · {2}").format(
        short_code(dossier.code), dossier.applicant.name, collected
    )
    return " · ".join(filter(None, (said, change_text((dossier,)))))


class ServedCard(Card):
    """The last one only: what came before stands in the register."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Vừa ghi"), parent)
        self._session = session
        self._dossier: Dossier | None = None
        self.amount = Figure("", "", "", "number")
        self.back = Figure(self.tr("Trả lại khách"), "", "", "number")
        self.who = Figure("", "", "", "heading")
        self.print = Button(self.tr("In giấy cho hồ sơ vừa ghi"), "Shift+F9", tall=True)
        self.open = Button(self.tr("Xem hồ sơ"), tall=True)
        self.empty = EmptyState(self.tr("Chưa ghi ai"), self.tr("Hai thao tác: quét thẻ, rồi bấm một phím số."))
        self._whole = QWidget()
        self._whole.setLayout(column(self.amount, self.back, self.who, 1, self.print, self.open, gap="field"))
        self.add(self._whole, 1)
        self.add(self.empty, 1)
        self._whole.hide()
        self.print.clicked.connect(self._print)
        self.open.clicked.connect(self._open)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what was recorded just now."""
        self._dossier = dossier
        self.amount.set_label(collected_text(dossier))
        self.amount.set(money(dossier.fee_total), dossier.code)
        self.back.set(money(change_of((dossier,))))
        self.back.setVisible(any(one.tendered for one in dossier.payments))
        self.who.set(dossier.applicant.name, content_text(self._session.workbench.desk, dossier))
        self.empty.hide()
        self._whole.show()

    def _print(self) -> None:
        if self._dossier is not None:
            hand_out_receipts(self._session, [self._dossier])

    def _open(self) -> None:
        if self._dossier is not None:
            self._session.dossier_wanted.emit(self._dossier.id)
