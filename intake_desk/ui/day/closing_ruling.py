"""Ruling a day off from its page: the question, the work with its progress, the papers that follow."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.desk import Clerk
from intake_desk.services.closing_view import DayView
from intake_desk.services.slips import Printed
from intake_desk.ui.day import closing_words as words
from intake_desk.ui.day.closing_dialog import RulingDialog
from intake_desk.ui.day.closing_rows import DayFacts
from intake_desk.ui.messages import explain
from intake_desk.ui.outlet import NotSaved
from intake_desk.ui.session import Session


class Ruling(QObject):
    """``told(kind, text, action, detail)`` is for the page's notice; ``busy_changed`` while there is work."""

    told = Signal(str, str, str, str)
    busy_changed = Signal(bool)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self.busy = False
        self.dialog: RulingDialog | None = None

    def ask_to_close(self, facts: DayFacts) -> None:
        """Say exactly what becomes final, and ask."""
        view = facts.view
        if facts.closed:
            return
        dialog = RulingDialog(
            self.tr("Chốt sổ ngày {0}?").format(words.day_of(view)),
            words.final_sentence(view),
            self.tr("Chốt sổ và ký"),
            words.final_details(view),
            self._page.window(),
            away=words.waited_for(view),
            expected=view.expected_cash if view.counted is None else None,
        )
        self._open(dialog, lambda: self._close(facts, dialog))

    def ask_for_addendum(self, facts: DayFacts) -> None:
        """Say what the addendum seals, and ask."""
        if facts.view.closing is None or not facts.behind:
            return
        dialog = RulingDialog(
            self.tr("Lập bổ sung cho ngày {0}?").format(words.day_of(facts.view)),
            self.tr("Ký vĩnh viễn thành bổ sung số {0}.").format(len(facts.view.addenda) + 1),
            self.tr("Ký bổ sung"),
            words.addendum_details(facts.view),
            self._page.window(),
        )
        self._open(dialog, lambda: self._add(facts, dialog))

    def _open(self, dialog: RulingDialog, answered: Callable[[], None]) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.belong_to(self._session)
        dialog.answered.connect(lambda _reason: answered())
        dialog.rejected.connect(self._on_rejected)
        dialog.open()

    def _on_rejected(self) -> None:
        self.dialog = None

    def _close(self, facts: DayFacts, dialog: RulingDialog) -> None:
        clerk, bench, day = self._session.clerk, self._session.workbench, facts.view.day
        password, around, note = dialog.password.text(), dialog.around(), dialog.note.value()
        counted = dialog.counted.amount()
        self._rule(
            lambda: bench.closing.close(clerk, day, password, around, note, counted),
            lambda view: self._on_closed(facts, view, clerk),
            self.tr("Đang chốt sổ: đối chiếu, cộng sổ và ký…"),
        )

    def _add(self, facts: DayFacts, dialog: RulingDialog) -> None:
        clerk, bench, day = self._session.clerk, self._session.workbench, facts.view.day
        password, note = dialog.password.text(), dialog.note.value()
        self._rule(
            lambda: bench.closing.addendum(clerk, day, password, note),
            lambda view: self._on_added(view, clerk),
            self.tr("Đang lập bổ sung: đối chiếu, cộng và ký…"),
        )

    def _rule(self, work: Callable[[], DayView], done: Callable[[DayView], None], said: str) -> None:
        self._set_busy(busy=True)
        assert self.dialog is not None
        self.dialog.problem.show_notice("information", said)

        def ruled(view: DayView) -> None:
            if self.dialog is not None:
                self.dialog.finish()
                self.dialog = None
            done(view)

        self._session.do(work, ruled, self._on_refused)

    def _on_closed(self, facts: DayFacts, view: DayView, clerk: Clerk) -> None:
        more = _covered_more(facts.view, view)
        detail = self.tr("Gồm cả mục vừa về trong lúc xác nhận.") if more else ""
        text = self.tr("Đã chốt sổ ngày {0}. Bảng tổng hợp đang được in.").format(words.day_of(view))
        self.print_tally(view, clerk, lambda: self.told.emit("done", text, "", detail))

    def _on_added(self, view: DayView, clerk: Clerk) -> None:
        text = self.tr("Đã ký bổ sung số {0}. Bảng tổng hợp đang được in.").format(len(view.addenda))
        self.print_tally(view, clerk, lambda: self.told.emit("done", text, "", ""))

    def _on_refused(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if self.dialog is not None:
            self.dialog.show_refusal(error)
        else:
            self.told.emit("wrong", explain(error), "", "")

    def _set_busy(self, *, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)

    def print_tally(self, view: DayView, clerk: Clerk, done: Callable[[], None] | None = None) -> None:
        """Make the tally; a draft while the day is open."""
        slips = self._session.workbench.slips
        self._set_busy(busy=True)
        self.told.emit("information", self.tr("Đang lập bảng tổng hợp…"), "", "")

        def made(paper: Printed) -> None:
            self._set_busy(busy=False)
            if done is not None:
                done()
            self._session.hand_out(paper)

        # On the thread that makes all papers: it records nothing, so nobody is told to look again.
        self._session.tasks.run(lambda: slips.tally(clerk, view), made, self._on_refused)

    def save(self, view: DayView, clerk: Clerk, path: str) -> None:
        """Write the day's workbook."""
        slips = self._session.workbench.slips

        def write() -> str:
            content = slips.tally_workbook(clerk, view)
            try:
                Path(path).write_bytes(content)
            except OSError as error:
                raise NotSaved(reason=type(error).__name__) from error
            return path

        def written(path: str) -> None:
            self.told.emit("done", self.tr("Đã lưu {0}.").format(Path(path).name), "", "")

        self._session.tasks.run(write, written, self._on_refused)


def _covered_more(shown: DayView, view: DayView) -> bool:
    """Whether entries arrived between the question and the closing."""
    assert view.closing is not None
    heads = {desk.journal: desk.head for desk in shown.desks if desk.head}
    return any(head.number > heads.get(head.journal, 0) for head in view.closing.facts.covered)
