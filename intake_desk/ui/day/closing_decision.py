"""The foot of the closing page: one decision, what follows from it, and the day's mark once it is made."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.ui.day import closing_words as words
from intake_desk.ui.day.closing_rows import DayFacts
from intake_desk.ui.widgets import Button, Figure, Label, PrimaryButton, Tag, row


class Decision(QWidget):
    """``close_requested`` only ever comes from somebody who may close; ``print_requested`` for draft and tally."""

    close_requested = Signal()
    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.close_day = PrimaryButton("", "Ctrl+Return")
        self.state = Tag("done", "", "check")
        self.print_tally = Button("", "Ctrl+P", icon_name="print", tall=True)
        self.consequence = Label("", "text", "soft", wrap=True)
        self.mark = Figure(self.tr("Dấu của ngày, chép vào sổ tường"), "", "", "heading")
        self.setLayout(row(self.close_day, self.state, self.print_tally, (self.consequence, 1), self.mark, gap="card"))
        self.close_day.clicked.connect(self.close_requested)
        self.print_tally.clicked.connect(self.print_requested)

    def show_facts(self, facts: DayFacts, *, may_close: bool) -> None:
        """Offer what can be done about this day by whoever sits here."""
        closing = facts.view.closing
        self.close_day.setText(self.tr("Chốt sổ ngày {0}…").format(words.day_of(facts.view)))
        self.close_day.updateGeometry()
        self.close_day.setVisible(closing is None and may_close)
        self.state.setVisible(closing is not None)
        self.mark.setVisible(closing is not None)
        if closing is None:
            self.print_tally.setText(self.tr("In nháp"))
            self.consequence.setText(
                self.tr("Sau khi chốt, số liệu không đổi; mục đến muộn ghi riêng ở phần phát sinh.")
                if may_close
                else self.tr("Chỉ người phụ trách chốt sổ: nhờ người phụ trách đăng nhập tại máy này (Ctrl L).")
            )
            return
        self.state.set("done", words.closed_sentence(facts), "check")
        self.mark.set(closing.fingerprint)
        self.print_tally.setText(self.tr("In bảng tổng hợp"))
        self.consequence.setText(self.tr("Số liệu đã chốt không đổi; mục đến muộn ghi riêng ở phần phát sinh."))

    def set_busy(self, *, busy: bool) -> None:
        """While the day is being closed it cannot be closed again."""
        self.close_day.setEnabled(not busy)
