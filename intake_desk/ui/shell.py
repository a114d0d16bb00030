"""The running program: the frame at once, the desk as soon as it is open, somebody signed in, the pages."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from intake_desk.domain.desk import Clerk
from intake_desk.domain.refusals import Refusal
from intake_desk.services import preferences
from intake_desk.services.workbench import Workbench
from intake_desk.store.opening import Opened
from intake_desk.store.verification import Proof
from intake_desk.sync.replicator import RoundResult
from intake_desk.ui import theme
from intake_desk.ui.main_window import MainWindow, PageSpec
from intake_desk.ui.messages import explain
from intake_desk.ui.pages import Pages
from intake_desk.ui.paper_desk import PaperDesk
from intake_desk.ui.routing import Routing
from intake_desk.ui.session import Session
from intake_desk.ui.status import Status
from intake_desk.ui.tasks import Tasks
from intake_desk.ui.widgets import AskDialog

MINUTE_MS = 60_000
INPUTS = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}


@dataclass(frozen=True)
class Opening:
    """What the composition root hands over once the desk is open."""

    workbench: Workbench
    opened: Opened
    exchange: Callable[[Callable[[], bool]], RoundResult]
    prove: Callable[[], Proof]
    close: Callable[[], None]


@dataclass(frozen=True)
class Executors:
    """The threads beside the GUI's: one writes, one answers, one exchanges, one waits for printers and proofs."""

    store: Executor
    lookup: Executor
    sync: Executor
    errand: Executor


class Shell(QObject):
    """Owns the window for as long as the program runs. ``usable`` once somebody can sign in."""

    usable = Signal()
    signed_in = Signal(object)

    def __init__(
        self,
        open_desk: Callable[[], Opening],
        executors: Executors,
        log: Callable[[Exception], None],
        keep_language: Callable[[str], None],
        papers: Path | None = None,
    ) -> None:
        """`log` writes a fault of ours down; with `papers` they go into that folder instead of a printer."""
        super().__init__()
        self._keep_language = keep_language
        self._open_desk = open_desk
        self._log = log
        self._tasks = Tasks(executors.store, self)
        self._lookups = Tasks(executors.lookup, self)
        self._syncs = Tasks(executors.sync, self)
        self._errands = Tasks(executors.errand, self)
        self._papers = papers
        self.session: Session | None = None
        self.status: Status | None = None
        self.routing: Routing | None = None
        self.papers: PaperDesk
        self._pages: Pages | None = None
        self._unit_line = ""
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(lambda: self.lock(idle=True))
        self.window = MainWindow(self._specs())
        self._overlay = self.window.lock_overlay
        self._overlay.switch.hide()
        self._overlay.card.heading.setText(self.tr("Quầy tiếp nhận hồ sơ"))
        self._overlay.unlock_requested.connect(self._sign_in)
        self.window.lock_requested.connect(self.lock)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def start(self) -> None:
        """Show the window and open the desk behind it."""
        self._cover([], self.tr("Đang mở dữ liệu của quầy…"))
        self._overlay.card.set_busy(True)
        self.window.show()
        self._tasks.run(self._open_desk, self._on_open, self._on_not_open)

    def stop(self) -> None:
        """No more timers or rounds; what is being written is finished by the executors' shutdown."""
        self._idle.stop()
        if self.status is not None:
            self.status.stop()

    def lock(self, *, idle: bool = False) -> None:
        """Leave the desk: everything is covered, what stood on the pages stays."""
        session = self.session
        if session is None or session.present is None:
            return
        clerk, accounts = session.clerk, session.workbench.accounts
        session.set_clerk(None)
        self._idle.stop()
        session.do(lambda: accounts.sign_out(clerk, idle=idle), lambda _none: None)
        self._ask_clerks(first=clerk.login)

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
            PageSpec("closing", self.tr("Chốt sổ"), "closing", "F6", lambda: self._page("closing")),
            PageSpec("settings", self.tr("Cài đặt"), "settings", "F10", lambda: self._page("settings")),
        ]

    def _page(self, key: str) -> QWidget:
        assert self._pages is not None
        return self._pages.make(key)

    def _on_open(self, opening: Opening) -> None:
        session = self.session = Session(opening.workbench, self._tasks, self._lookups, self)
        session.refused.connect(self._on_refused)
        self.status = Status(session, self.window, self._syncs, opening.exchange, self)
        self.routing = Routing(session, self.window, self)
        self.papers = PaperDesk(session, self.window, self._errands, self._papers, self)
        self._pages = Pages(session, opening.prove, self._errands, self.status, self)
        self._pages.preferences_changed.connect(self._go_by)
        self._opened = opening.opened
        self._ask_clerks(first="")
        self.status.start()

    def _on_not_open(self, error: Exception) -> None:
        self._log(error)
        self._overlay.card.show_error(explain(error))
        self._overlay.card.set_busy(True)

    def _ask_clerks(self, first: str) -> None:
        session = self.session
        assert session is not None
        desk = session.workbench.desk
        session.ask(lambda: (desk.unit, desk.clerks), lambda found: self._offer(*found, first))

    def _offer(self, unit: object, clerks: tuple[Clerk, ...], first: str) -> None:
        session = self.session
        assert session is not None
        title = str(getattr(unit, "title", "") or getattr(unit, "name", ""))
        self._unit_line = f"{title} · {session.workbench.desk.identity.desk_name}"
        self.window.top_bar.set_unit(title)
        ordered = sorted(clerks, key=lambda clerk: clerk.login != first)
        self._cover([(clerk.name, clerk.login) for clerk in ordered], self._unit_line)
        self.usable.emit()

    def _cover(self, clerks: list[tuple[str, object]], line: str) -> None:
        self._overlay.lock("", "", line)
        self._overlay.card.set_clerks(clerks)
        self._overlay.card.clerk.setEnabled(len(clerks) > 1)
        self._overlay.card.password.setFocus()

    def _sign_in(self, login: object, password: str) -> None:
        session = self.session
        assert session is not None
        accounts = session.workbench.accounts
        self._overlay.card.set_busy(True)
        session.do(
            lambda: (
                accounts.sign_in(str(login), password),
                session.workbench.desk.business_day(),
                preferences.load(session.workbench.desk.sheets),
            ),
            lambda answer: self._on_signed_in(*answer),
            self._on_not_signed_in,
        )

    def _on_signed_in(self, clerk: Clerk, day: str, kept: preferences.Preferences) -> None:
        session, status = self.session, self.status
        assert session is not None
        assert status is not None
        session.set_clerk(clerk)
        status.show_person(clerk, day)
        self._overlay.unlock()
        self._go_by(kept)
        self.window.show_page(self.window.current_page or "intake")
        if self._opened.recovered:
            self._tell_recovered()
        session.recorded.emit()
        self.signed_in.emit(clerk)

    def _go_by(self, kept: preferences.Preferences) -> None:
        """Look, printer and patience as they were chosen; the language from the next start on."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, kept.theme)
        self._idle.start(kept.idle_minutes * MINUTE_MS)
        self.papers.go_by(kept)
        self._errands.run(lambda: self._keep_language(kept.language), lambda _none: None, self._on_refused)

    def _on_not_signed_in(self, error: Exception) -> None:
        self._overlay.card.show_error(explain(error))
        if not isinstance(error, Refusal):
            self._on_refused(error)

    def _tell_recovered(self) -> None:
        codes = ", ".join(self._opened.recovered_codes)
        self._opened = Opened()
        text = self.tr(
            "Máy đã tắt đột ngột khi đang lưu. Các mục ghi dở đã được hoàn tất từ cuộn, không mất gì. "
            "Hồ sơ được khôi phục: {0}. Giấy tiếp nhận của các hồ sơ này có thể chưa in; hãy in lại nếu cần."
        ).format(codes or "–")
        self._tell(self.tr("Đã khôi phục"), text)

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            self._log(error)
        self._tell(self.tr("Chưa làm được"), explain(error))

    def _tell(self, title: str, text: str) -> None:
        dialog = AskDialog(title, text, self.tr("Đã hiểu"), self.window)
        dialog.cancel.hide()
        dialog.open()
