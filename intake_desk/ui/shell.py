"""The frame at once, somebody signed in as soon as the desk is open behind it, and the desk left when nobody is there.

Imports only what the sign-in needs: the store, the services and the pages come in on the store's thread.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget

from intake_desk.domain.refusals import Refusal
from intake_desk.ui.covering import Covering
from intake_desk.ui.front import Front
from intake_desk.ui.main_window import MainWindow, PageSpec
from intake_desk.ui.tasks import Tasks
from intake_desk.ui.widgets import AskDialog

if TYPE_CHECKING:
    from intake_desk.domain.desk import Clerk
    from intake_desk.domain.dossier import Dossier
    from intake_desk.services.preferences import Preferences
    from intake_desk.ui.counter import Counter, Opening
    from intake_desk.ui.enrolment_window import EnrolmentWindow
    from intake_desk.ui.session import Session

MINUTE_MS = 60_000
INPUTS = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}


@dataclass(frozen=True)
class Executors:
    """The threads beside the GUI's: one writes, one answers, one exchanges, one waits for printers and proofs."""

    store: Executor
    lookup: Executor
    sync: Executor
    errand: Executor


@dataclass(frozen=True)
class Surroundings:
    """What the program around the window does for it."""

    front: Front | None
    log: Callable[[BaseException], None]
    keep_front: Callable[[Front], None]
    keep_language: Callable[[str], None]
    dress: Callable[[str], object]
    papers: Path | None = None
    enrol: Callable[[str, str, str], object] | None = None


class Shell(QObject):
    """Owns the window for as long as the program runs.

    ``usable`` when the password can be typed, ``desk_opened`` when the store is open, ``front_known``
    when its sheets said who works here, ``signed_in(Clerk)``.
    """

    usable = Signal()
    desk_opened = Signal()
    front_known = Signal()
    signed_in = Signal(object)

    def __init__(self, open_desk: "Callable[[], Opening]", executors: Executors, surroundings: Surroundings) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._around = surroundings
        self._tasks = Tasks(executors.store, self)
        self._others = (Tasks(executors.lookup, self), Tasks(executors.sync, self), Tasks(executors.errand, self))
        self._front = surroundings.front
        self._wanted: tuple[str, str] | None = None
        self._last = ""
        self.counter: Counter | None = None
        self.enrolment: EnrolmentWindow | None = None
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(lambda: self.lock(idle=True))
        self.window = MainWindow(self._specs())
        self._covering = Covering(self.window)
        self._overlay = self.window.lock_overlay
        self._overlay.switch.hide()
        self._overlay.card.heading.setText(self.tr("Quầy tiếp nhận hồ sơ"))
        self._overlay.card.button.setText(self.tr("Đăng nhập"))
        self._overlay.unlock_requested.connect(self._sign_in)
        self.window.lock_requested.connect(self.lock)
        self._dressed = "system"
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        # Windows, not widgets: a filter on every event of every widget would slow the whole program down.
        app.focusWindowChanged.connect(self._watch)

    def start(self) -> None:
        """Show the window; the desk is opened behind it."""
        self._cover()
        self.window.show()
        QTimer.singleShot(0, self, self._open)

    def stop(self) -> None:
        """No more timers or rounds; what is being written is finished by the executors' shutdown."""
        self._idle.stop()
        if self.counter is not None:
            if self.counter.session.present is not None:
                self.counter.leave(idle=False)
            self.counter.stop()
        for tasks in (self._tasks, *self._others):
            tasks.close()

    def lock(self, *, idle: bool = False) -> None:
        """Leave the desk: everything is covered, what stood on the pages stays for who left it."""
        counter = self.counter
        if counter is None or counter.session.present is None:
            return
        self._last = counter.session.clerk.login
        self._idle.stop()
        self._covering.hide()
        counter.leave(idle=idle)
        self._cover()
        counter.ask_front(self._on_front)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUTS and self._idle.isActive():
            self._idle.start()
        return super().eventFilter(watched, event)

    def _specs(self) -> list[PageSpec]:
        return [
            PageSpec("intake", self.tr("Tiếp nhận"), "receive", "F2", lambda: self._page("intake")),
            PageSpec("register", self.tr("Sổ hồ sơ"), "register", "F3", lambda: self._page("register")),
            PageSpec("hand_back", self.tr("Trả kết quả"), "hand-back", "F4", lambda: self._page("hand_back")),
            PageSpec("day", self.tr("Trong ngày"), "day", "F5", lambda: self._page("day")),
            PageSpec("drawer", self.tr("Ngăn kéo"), "money", "Ctrl+F5", lambda: self._page("drawer")),
            PageSpec("closing", self.tr("Chốt sổ"), "closing", "F6", lambda: self._page("closing")),
            PageSpec("reports", self.tr("Báo cáo"), "report", "F11", lambda: self._page("reports")),
            PageSpec("feedback", self.tr("Phản ánh"), "feedback", "F12", lambda: self._page("feedback")),
            PageSpec("exceptions", self.tr("Xem lại"), "exception", "Ctrl+F11", lambda: self._page("exceptions")),
            PageSpec("unit_data", self.tr("Dữ liệu"), "data", "Ctrl+F10", lambda: self._page("unit_data")),
            PageSpec("sync", self.tr("Các quầy"), "server", "Ctrl+F9", lambda: self._page("sync")),
            PageSpec("settings", self.tr("Cài đặt"), "settings", "F10", lambda: self._page("settings")),
        ]

    def _page(self, key: str) -> QWidget:
        assert self.counter is not None
        return self.counter.pages.make(key)

    def _open(self) -> None:
        if self._front is not None:
            self.usable.emit()
        self._tasks.run(self._open_desk, self._on_open, self._on_not_open)

    def _on_open(self, opening: "Opening") -> None:
        from intake_desk.ui.counter import Counter  # noqa: PLC0415  # late: see the module

        self.counter = Counter(opening, self.window, self._tasks, self._others, self._around.papers, self)
        self.counter.refused.connect(self._on_refused)
        self.counter.preferences_changed.connect(self._go_by)
        self.counter.ask_front(self._on_front)
        self.counter.start()
        self.desk_opened.emit()
        if self._wanted is not None:
            self._sign_in(*self._wanted)

    def _on_not_open(self, error: Exception) -> None:
        if self._around.enrol is not None and isinstance(error, Refusal) and error.code == "not_enrolled":
            self._ask_enrolment(self._around.enrol, error)
        else:
            self._say_why_not_open(error)

    def _ask_enrolment(self, enrol: Callable[[str, str, str], object], error: Exception) -> None:
        """No desk lives here: the first thing to do is to make one."""
        from intake_desk.ui.enrolment_window import EnrolmentWindow  # noqa: PLC0415  # late: see the module

        self._overlay.card.set_unit(self.tr("Máy này chưa là quầy nào."))
        self.enrolment = EnrolmentWindow(enrol, self._tasks, self.window)
        self.enrolment.enrolled.connect(self._cover)
        self.enrolment.enrolled.connect(self._open)
        self.enrolment.failed.connect(self._note)
        self.enrolment.rejected.connect(lambda: self._say_why_not_open(error))
        self.enrolment.open()

    def _note(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            self._around.log(error)

    def _say_why_not_open(self, error: Exception) -> None:
        from intake_desk.ui.messages import explain_opening  # noqa: PLC0415  # late: see the module

        self._around.log(error)
        self._overlay.card.show_error(explain_opening(error))
        self._overlay.card.set_busy(True)

    def _on_front(self, front: Front) -> None:
        known, self._front = self._front, front
        self.window.top_bar.set_unit(front.title)
        if known != front:
            self._around.keep_front(front)
            if self._overlay.isVisible() and self._wanted is None:
                self._cover()
        if known is None:
            self.usable.emit()
        self.front_known.emit()

    def _cover(self) -> None:
        """Ask who it is; before the first start knows anybody, say that the desk is being opened."""
        card, front = self._overlay.card, self._front
        typed = card.password.text() if self._overlay.isVisible() else ""
        self._overlay.lock("", "", front.line if front else self.tr("Đang mở dữ liệu của quầy…"))
        card.set_clerks(front.clerks if front else (), self._last)
        card.clerk.setEnabled(True)
        card.set_busy(front is None)
        card.password.setText(typed)
        card.password.setFocus()

    def _sign_in(self, login: object, password: str, *, day_confirmed: bool = False) -> None:
        self._overlay.card.set_busy(True)
        if self.counter is None:
            self._wanted = (str(login), password)
            return
        self._wanted = None

        def failed(error: Exception) -> None:
            if isinstance(error, Refusal) and error.code == "doubtful_day":
                self._ask_day(error, lambda: self._sign_in(login, password, day_confirmed=True))
            else:
                self._on_not_signed_in(error)

        self.counter.sign_in(str(login), password, self._on_signed_in, failed, day_confirmed=day_confirmed)

    def _ask_day(self, error: Refusal, confirmed: Callable[[], object]) -> None:
        """The clock says a day that nobody expects: only a person can tell whether it is right."""
        from intake_desk.ui.messages import explain  # noqa: PLC0415  # late: see the module

        self._overlay.card.show_error("")
        dialog = AskDialog(self.tr("Hôm nay là ngày nào?"), explain(error), self.tr("Đồng hồ đúng"), self.window)
        dialog.answered.connect(lambda _reason: confirmed())
        dialog.open()

    def _on_signed_in(self, clerk: "Clerk", kept: "Preferences") -> None:
        assert self.counter is not None
        self._overlay.unlock()
        self._go_by(kept)
        self.window.show_page(self.window.current_page or "intake")
        self._covering.restore(same_person=clerk.login == self._last)
        told = self.counter.what_opening_did()
        if told:
            self._tell(self.tr("Đã khôi phục"), told)
        left = self.counter.what_a_crash_left()
        if left:
            self._tell_unprinted(left, self.counter.session)
        self.counter.ask_mended(clerk, lambda said: self._tell(self.tr("Tiền và ngăn kéo của bạn"), said))
        self.signed_in.emit(clerk)

    def _on_not_signed_in(self, error: Exception) -> None:
        from intake_desk.ui.messages import explain  # noqa: PLC0415  # late: see the module

        self._overlay.card.show_error(explain(error))
        if not isinstance(error, Refusal):
            self._around.log(error)

    def _go_by(self, kept: "Preferences") -> None:
        """Look, printer and patience as they were chosen; the language from the next start on."""
        assert self.counter is not None
        if kept.theme != self._dressed:
            self._dressed = kept.theme
            self._around.dress(kept.theme)
        self._idle.start(kept.idle_minutes * MINUTE_MS)
        self.counter.go_by(kept)
        self.counter.session.lookups.run(
            lambda: self._around.keep_language(kept.language), lambda _none: None, self._on_refused
        )

    def _on_refused(self, error: Exception) -> None:
        from intake_desk.ui.messages import explain  # noqa: PLC0415  # late: see the module

        if not isinstance(error, Refusal):
            self._around.log(error)
        if self._overlay.isVisible():
            self._overlay.card.show_error(explain(error))
        else:
            self._tell(self.tr("Chưa làm được"), explain(error))

    def _tell_unprinted(self, left: "Sequence[Dossier]", session: "Session") -> None:
        """The program ended before the papers came out: which dossiers are safe, with the way to print them."""
        codes = ", ".join(one.code for one in left)
        text = self.tr("{0} đã ghi, chưa in. Chương trình đã dừng đột ngột trước khi in; đừng nhập lại.").format(codes)
        dialog = AskDialog(self.tr("Đã ghi, chưa in"), text, self.tr("Xem hồ sơ"), self.window)
        dialog.cancel.setText(self.tr("Để sau"))
        dialog.answered.connect(lambda _reason: session.dossier_wanted.emit(left[-1].id))
        dialog.open()

    def _tell(self, title: str, text: str) -> None:
        dialog = AskDialog(title, text, self.tr("Đã hiểu"), self.window)
        dialog.cancel.hide()
        dialog.open()
