"""What a count showed: expected, counted, the difference, and why it may be so."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.cash_causes import Cause
from intake_desk.services.drawer_view import DrawerView
from intake_desk.ui.drawer.drawer_words import cause_words, counts_words, difference_words, dossier_of
from intake_desk.ui.formats import money
from intake_desk.ui.widgets import Card, EmptyState, Figure, Label, Notice, PrimaryButton, column, row

SHOWN = 3


class ResultCard(Card):
    """Empty until the drawer was counted; ``close_requested``, ``dossier_wanted(id)``."""

    close_requested = Signal()
    dossier_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Kết quả"), parent)
        self._dossiers = [""] * SHOWN
        self.empty = EmptyState(self.tr("Chưa đếm"), self.tr("Số phải có chỉ hiện sau khi ghi kết quả đếm."))
        self.expected = Figure(self.tr("Phải có"), "–", "", "heading")
        self.counted = Figure(self.tr("Đếm được"), "–", "", "heading")
        self.difference = Figure(self.tr("Chênh lệch"), "–", "", "heading")
        self.causes = [Notice(closable=False) for _ in range(SHOWN)]
        self.close_drawer = PrimaryButton(self.tr("Khóa ngăn kéo…"), "Alt+D")
        self.recounted = Label("", "small", "soft", wrap=True)
        self.figures = QWidget()
        self.figures.setLayout(row((self.expected, 1), (self.counted, 1), (self.difference, 1), gap="card"))
        self.add(self.empty, 1)
        self.add(self.figures)
        self.add(self.recounted)
        self.add(column(*self.causes, gap="small"))
        self.add(1)
        self.add(self.close_drawer)
        self.close_drawer.clicked.connect(self.close_requested)
        for at, notice in enumerate(self.causes):
            notice.action_requested.connect(lambda at=at: self.dossier_wanted.emit(self._dossiers[at]))

    def show_view(self, view: DrawerView, names: Mapping[str, str]) -> None:
        """Show the newest count, or that there is none."""
        result = view.result
        self.empty.setVisible(result is None)
        self.figures.setVisible(result is not None)
        self.recounted.hide()
        self.close_drawer.setEnabled(result is not None)
        for notice in self.causes:
            notice.clear()
        if result is None:
            return
        count = result.count
        words, tone = difference_words(count.difference)
        self.expected.set(money(count.expected))
        self.counted.set(money(count.counted))
        said = counts_words(view.drawer.counts) if view.drawer is not None else ""
        self.recounted.setText(self.tr("Đếm {0} lần, lần nào cũng được ghi: {1}.").format(view.counts, said))
        self.recounted.setVisible(bool(said))
        self.difference.set(words, "", tone)
        for at, cause in enumerate(result.causes[:SHOWN]):
            self._show_cause(at, cause, view.codes, names)

    def _show_cause(self, at: int, cause: Cause, codes: Mapping[str, str], names: Mapping[str, str]) -> None:
        self._dossiers[at] = dossier_of(cause)
        said = cause_words(cause, codes, names)
        words = self.tr("Có thể vì: {0}.").format(said) if at == 0 else self.tr("Khả năng khác: {0}.").format(said)
        action = self.tr("Xem hồ sơ") if self._dossiers[at] else ""
        self.causes[at].show_notice("waiting" if at == 0 else "information", words, action)
