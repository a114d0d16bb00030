"""The foot of the closing page: one decision, what follows from it, and the day's words once it is made."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.ui.day import closing_words as words
from intake_desk.ui.day.closing_rows import DayFacts
from intake_desk.ui.widgets import Button, Label, PrimaryButton, Tag, column, row


class Decision(QWidget):
    """``close_requested`` and ``addendum_requested`` only ever come from somebody who may; ``wait_requested`` for
    silent desks, ``print_requested`` for draft and tally, ``save_requested`` for the workbook; ``drawer_requested``
    when who would sign has first to let somebody see their own drawer closed.
    """

    close_requested = Signal()
    addendum_requested = Signal()
    wait_requested = Signal()
    print_requested = Signal()
    save_requested = Signal()
    drawer_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self.blocked = False
        self._signs = False
        self.close_day = PrimaryButton("", "Ctrl+Return")
        self.addendum = PrimaryButton(self.tr("Lập bổ sung…"), "Ctrl+Return")
        self.to_drawer = Button(self.tr("Ngăn kéo của bạn…"), tall=True)
        self.wait = Button("", tall=True)
        self.state = Tag("done", "", "check")
        self.print_tally = Button("", "Ctrl+P", icon_name="print", tall=True)
        self.save = Button(self.tr("Lưu Excel…"), tall=True)
        self.consequence = Label("", "small", "soft", wrap=True)
        self.mark_title = Label(self.tr("Dấu của ngày, chép vào sổ tường:"), "small", "soft", align="right")
        self.mark = Label("", "text strong", align="right")
        self.setLayout(
            row(
                self.close_day,
                self.addendum,
                self.to_drawer,
                self.wait,
                self.state,
                self.print_tally,
                self.save,
                (self.consequence, 1),
                column(self.mark_title, self.mark, gap="none"),
            )
        )
        self.close_day.clicked.connect(self.close_requested)
        self.addendum.clicked.connect(self.addendum_requested)
        self.to_drawer.clicked.connect(self.drawer_requested)
        self.wait.clicked.connect(self.wait_requested)
        self.print_tally.clicked.connect(self.print_requested)
        self.save.clicked.connect(self.save_requested)

    def show_facts(self, facts: DayFacts, *, may_close: bool, waiting: bool) -> None:
        """Offer what can be done about this day by whoever sits here; `waiting` while silent desks are waited for."""
        view, closing = facts.view, facts.view.closing
        silent = view.to_wait_for
        self.close_day.setText(words.close_text(view))
        self.close_day.updateGeometry()
        away = words.left_out(view)
        self.close_day.setToolTip(self.tr("Bỏ qua {0}").format(words.named(away)) if away else "")
        self.close_day.setVisible(closing is None and may_close)
        self.addendum.setVisible(facts.closed and facts.behind and view.complete and may_close)
        self.wait.setText(self.tr("Chờ {0}").format(words.briefly(silent)))
        self.wait.setToolTip(self.tr("Chờ {0}").format(words.named(silent)))
        self.wait.setVisible(closing is None and may_close and bool(silent) and not waiting)
        self.state.setVisible(closing is not None)
        for part in (self.mark_title, self.mark):
            part.setVisible(closing is not None)
        self.print_tally.setText(self.tr("In nháp") if closing is None else self.tr("In bảng tổng hợp"))
        self.save.setVisible(closing is not None)
        self._signs = not self.close_day.isHidden() or not self.addendum.isHidden()
        self.blocked = self._signs and bool(facts.own_tills.to_lock)
        self.to_drawer.setVisible(self.blocked and any(desk.own for desk in facts.own_tills.to_lock))
        self.consequence.setText(self._consequence(facts, may_close=may_close, waiting=waiting))
        self.consequence.set_tone("waiting" if self.blocked else "soft")
        self._enable()
        if closing is not None:
            self.state.set("done", words.closed_sentence(facts), "check")
            self.mark.setText(words.marks(view))

    def _consequence(self, facts: DayFacts, *, may_close: bool, waiting: bool) -> str:
        own = self._of_own_tills(facts)
        if own and (self.blocked or not waiting):
            return own
        if facts.closed and facts.behind and not may_close:
            return self.tr("Chỉ người phụ trách lập bổ sung.")
        if facts.closed:
            return ""
        if not may_close:
            return self.tr("Chỉ người phụ trách chốt sổ: nhờ người phụ trách đăng nhập tại máy này (Ctrl L).")
        if waiting:
            return self.tr("Đang chờ {0}: khi mục về, trang này tự báo.").format(words.briefly(facts.view.to_wait_for))
        return self.tr("Sau khi chốt, số liệu không đổi; mục đến muộn thành bổ sung số 1, ký riêng.")

    def _of_own_tills(self, facts: DayFacts) -> str:
        """What a till of who may sign asks for before, or when, they do; "" where there is nothing to sign."""
        if self.blocked:
            text = self.tr("Chưa ký được: khóa ngăn kéo của bạn ở {0} trước, có người chứng kiến.")
            return text.format(words.named(facts.own_tills.to_lock))
        if self._signs and facts.own_tills.to_witness:
            text = self.tr("Ngăn kéo của bạn ở {0} không khóa được nữa: khi ký cần một cán bộ khác chứng kiến.")
            return text.format(words.named(facts.own_tills.to_witness))
        return ""

    def set_busy(self, *, busy: bool) -> None:
        """While the day is being closed it cannot be closed again."""
        self._busy = busy
        self._enable()

    def _enable(self) -> None:
        for button in (self.close_day, self.addendum):
            button.setEnabled(not self._busy and not self.blocked)
