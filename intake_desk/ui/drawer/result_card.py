"""What a count showed: expected, counted, the difference, and why it may be so."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.services.drawer_view import DrawerView
from intake_desk.ui.drawer.cause_rows import CauseRows
from intake_desk.ui.drawer.drawer_words import counts_words, difference_words
from intake_desk.ui.formats import money
from intake_desk.ui.widgets import Card, EmptyState, Figure, Label, Notice, PrimaryButton, column, row

SHOWN = 3


class ResultCard(Card):
    """Empty until the drawer was counted; ``close_requested``, ``dossier_wanted(id)``."""

    close_requested = Signal()
    dossier_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Kết quả"), parent)
        self.empty = EmptyState(self.tr("Chưa đếm"), self.tr("Số phải có chỉ hiện sau khi ghi kết quả đếm."))
        self.expected = Figure(self.tr("Phải có"), "–", "", "heading")
        self.counted = Figure(self.tr("Đếm được"), "–", "", "heading")
        self.difference = Figure(self.tr("Chênh lệch"), "–", "", "heading")
        self.causes = [CauseRows() for _ in range(SHOWN)]
        self.nothing = Notice(closable=False)
        self.close_drawer = PrimaryButton(self.tr("Khóa ngăn kéo…"), "Alt+D")
        self.recounted = Label("", "small", "soft", wrap=True)
        self.figures = QWidget()
        self.figures.setLayout(row((self.expected, 1), (self.counted, 1), (self.difference, 1), gap="card"))
        self.add(self.empty, 1)
        self.add(self.figures)
        self.add(self.recounted)
        self.reasons = self.add_scrolling(column(*self.causes, self.nothing, 1, gap="small"))
        self.add(self.close_drawer)
        self.close_drawer.clicked.connect(self.close_requested)
        for rows in self.causes:
            rows.dossier_wanted.connect(self.dossier_wanted)

    def show_view(self, view: DrawerView, names: Mapping[str, str]) -> None:
        """Show the newest count, or that there is none."""
        result = view.result
        self.empty.setVisible(result is None)
        self.figures.setVisible(result is not None)
        self.recounted.hide()
        self.close_drawer.setEnabled(result is not None)
        self.reasons.setVisible(result is not None)
        for rows in (*self.causes, self.nothing):
            rows.clear()
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
            self.causes[at].show_cause(cause, view.codes, names, likeliest=at == 0)
        if count.difference and not result.causes:
            text = self.tr("Chưa tìm thấy nguyên nhân rõ ràng: {0}. Đếm lại, hoặc xem danh sách thu ở Sổ hồ sơ (F3).")
            self.nothing.show_notice("information", text.format(words))
