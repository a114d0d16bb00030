"""Ruling a day off from its page: the question, the work with its progress, the papers that follow."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from intake_desk.domain.desk import Clerk
from intake_desk.services.closing_view import DayView
from intake_desk.services.slips import Printed
from intake_desk.services.tally_files import is_withheld
from intake_desk.ui.day import closing_words as words
from intake_desk.ui.day.closing_dialog import RulingDialog
from intake_desk.ui.day.closing_rows import DayFacts
from intake_desk.ui.messages import explain
from intake_desk.ui.outlet import NotSaved
from intake_desk.ui.session import Session

Result = TypeVar("Result")


class Ruling(QObject):
    """``told(kind, text, action, detail)`` is for the page's notice; ``busy_changed`` while there is work.

    A day is closed when it is signed: papers that cannot be written then are written again, the day stays closed.
    """

    told = Signal(str, str, str, str)
    busy_changed = Signal(bool)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._action: Callable[[], object] | None = None
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
            words.final_details(view, money_told=not facts.blind),
            self._page.window(),
            away=view.to_be_explained,
            unheard=view.unheard,
            expected=None if facts.blind else view.open_cash,
            uncounted=facts.not_locked,
            beyond=facts.not_countable,
            own=words.named(facts.own_tills.to_witness),
            colleagues=facts.colleagues,
        )
        dialog.compared.connect(lambda counted: self._keep_compared(view.day, counted))
        self._open(dialog, lambda: self._close(facts, dialog))

    def _keep_compared(self, day: str, counted: int) -> None:
        clerk, closing = self._session.clerk, self._session.workbench.closing
        self._session.tasks.run(lambda: closing.compare(clerk, day, counted), lambda _none: None, self._on_refused)

    def ask_for_addendum(self, facts: DayFacts) -> None:
        """Say what the addendum seals, and ask."""
        if facts.view.closing is None or not facts.behind:
            return
        dialog = RulingDialog(
            self.tr("Lập bổ sung cho ngày {0}?").format(words.day_of(facts.view)),
            self.tr("Ký vĩnh viễn thành bổ sung số {0}.").format(len(facts.view.addenda) + 1),
            self.tr("Ký bổ sung"),
            words.addendum_details(facts.view, money_told=not facts.blind),
            self._page.window(),
            uncounted=facts.not_locked,
            own=words.named(facts.own_tills.to_witness),
            colleagues=facts.colleagues,
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
        counted, why, witness = dialog.counted.amount(), dialog.uncounted.value(), dialog.witness()
        keys = frozenset(one.key for one in facts.view.in_one)
        self._rule(
            lambda: bench.closing.close(
                clerk, day, password, around, note, counted, counted_in=keys, uncounted=why, witness=witness
            ),
            lambda view: self._on_closed(facts, view, clerk),
            self.tr("Bước 1/3: đối chiếu, cộng sổ và ký…"),
        )

    def _add(self, facts: DayFacts, dialog: RulingDialog) -> None:
        clerk, bench, day = self._session.clerk, self._session.workbench, facts.view.day
        password, note, why = dialog.password.text(), dialog.note.value(), dialog.uncounted.value()
        witness = dialog.witness()
        self._rule(
            lambda: bench.closing.addendum(clerk, day, password, note, uncounted=why, witness=witness),
            lambda view: self._on_added(view, clerk),
            self.tr("Bước 1/3: đối chiếu, cộng bổ sung và ký…"),
        )

    def _rule(self, work: Callable[[], DayView], done: Callable[[DayView], None], said: str) -> None:
        self._set_busy(busy=True)
        self._say(said)
        self._session.do(work, done, self._on_refused)

    def _on_closed(self, facts: DayFacts, view: DayView, clerk: Clerk) -> None:
        more = _covered_more(facts.view, view)
        detail = self.tr("Gồm cả mục vừa về trong lúc xác nhận.") if more else ""
        self._write_papers(view, clerk, self.tr("Đã chốt sổ ngày {0}.").format(words.day_of(view)), detail)

    def _on_added(self, view: DayView, clerk: Clerk) -> None:
        self._write_papers(view, clerk, self.tr("Đã ký bổ sung số {0}.").format(len(view.addenda)))

    def _write_papers(self, view: DayView, clerk: Clerk, done: str, detail: str = "") -> None:
        """Draw, print and keep the tally of a day that is signed; whatever fails is said and can be done again."""
        slips, files = self._session.workbench.slips, self._session.workbench.tally_files
        failed: list[Exception] = []
        self._set_busy(busy=True)
        if self.dialog is not None:
            self.dialog.cancel.setText(self.tr("Đóng"))  # nothing is taken back any more

        def draw() -> None:
            self._step(self.tr("Bước 2/3: ghi bảng tổng hợp PDF…"), lambda: slips.tally(clerk, view), keep, failed)

        def keep(paper: Printed | None) -> None:
            if paper is None:
                count()
                return
            self._session.hand_out(paper)
            self._step("", lambda: files.write_pdf(clerk, view), lambda _path: count(), failed)

        def count() -> None:
            said = self.tr("Bước 3/3: ghi bảng tính Excel…")
            self._step(said, lambda: files.write_workbook(clerk, view), lambda _path: end(), failed)

        def end() -> None:
            self._finish()
            if failed:
                self._action = lambda: self._write_papers(view, clerk, done)
                text = self.tr("{0} Chưa ghi đủ bảng tổng hợp: {1}").format(done, explain(failed[0]))
                self.told.emit("wrong", text, self.tr("Ghi lại"), self.tr("Ngày đã chốt, số liệu giữ nguyên."))
            else:
                self._action = lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(files.folder)))
                text = self.tr("{0} Bảng tổng hợp đang được in; PDF và Excel đã lưu.").format(done)
                if is_withheld(view):
                    said = self.tr(
                        "{0} Bảng tổng hợp đang được in; PDF và Excel đã lưu chưa ghi số tiền: còn ngăn kéo chưa đếm."
                        " Đếm xong, máy này tự ghi lại."
                    )
                    text = said.format(done)
                self.told.emit("done", text, self.tr("Mở thư mục"), detail)

        draw()

    def _step(
        self,
        said: str,
        work: Callable[[], Result],
        following: Callable[[Result | None], None],
        failed: list[Exception],
    ) -> None:
        """One of the papers, on the thread that makes them all: it records nothing, so nobody is told to look again."""

        def not_done(error: Exception) -> None:
            failed.append(error)
            following(None)

        if said:
            self._say(said)
        self._session.tasks.run(work, following, not_done)

    def _say(self, said: str) -> None:
        """How far the work is, where the question was asked; on the page when that is gone."""
        if self.dialog is not None:
            self.dialog.problem.show_notice("information", said)
        else:
            self.told.emit("information", said, "", "")

    def _finish(self) -> None:
        if self.dialog is not None:
            self.dialog.finish()
            self.dialog = None
        self._set_busy(busy=False)

    def forget(self) -> None:
        """What was offered to somebody else, or of another day, is offered no more."""
        self._action = None

    def act(self) -> None:
        """What the notice offers: look at the papers, or write them again."""
        if self._action is not None and not self.busy:
            self._action()

    def _on_refused(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if self.dialog is not None:
            self.dialog.show_refusal(error)
        else:
            self.told.emit("wrong", explain(error), "", "")

    def _set_busy(self, *, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)

    def print_tally(self, view: DayView, clerk: Clerk) -> None:
        """Make the tally; a draft while the day is open, else with the files that are kept of it."""
        if view.closing is not None:
            self._write_papers(view, clerk, self.tr("Ngày {0} đã chốt sổ.").format(words.day_of(view)))
            return
        slips = self._session.workbench.slips
        self._set_busy(busy=True)
        self.told.emit("information", self.tr("Đang lập bảng tổng hợp…"), "", "")

        def made(paper: Printed) -> None:
            self._set_busy(busy=False)
            self._session.hand_out(paper)

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
