"""What the frame says all the time: who sits here, the server, the next number, the day's sums."""

from collections.abc import Callable
from datetime import date
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from intake_desk.domain.closing_sums import taken
from intake_desk.domain.desk import Clerk
from intake_desk.services.closing_view import DayView
from intake_desk.services.workbench import Workbench
from intake_desk.ui.background_sync import BackgroundSync, Watching
from intake_desk.ui.formats import day_text, money
from intake_desk.ui.main_window import MainWindow
from intake_desk.ui.session import Session
from intake_desk.ui.sync_wording import SyncState, sync_look, sync_sentence
from intake_desk.ui.tasks import Tasks

if TYPE_CHECKING:
    from intake_desk.sync.replicator import RoundResult


PAUSE_MS = 250


class Status(QObject):
    """Keeps the top bar and the status line true."""

    def __init__(
        self,
        session: Session,
        window: MainWindow,
        syncs: Tasks,
        exchange: Callable[[Callable[[], bool]], "RoundResult"],
        parent: QObject,
        watch: Watching | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        desk = session.workbench.desk
        self.first_round = Event()

        def round_once(cancelled: Callable[[], bool]) -> "RoundResult":
            try:
                return exchange(cancelled)
            finally:
                self.first_round.set()

        self.sync = BackgroundSync(
            session, syncs, round_once, lambda: waiting(session.workbench), self, now=desk.now, watch=watch
        )
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask_sums)
        self.sync.state_changed.connect(self._show_server)
        self.sync.received.connect(session.recorded)
        self.sync.crashed.connect(session.refused)
        session.recorded.connect(self._pause.start)

    def start(self) -> None:
        """Begin to exchange with the server."""
        self.sync.start()

    def stop(self) -> None:
        """Ask nothing more."""
        self._pause.stop()
        self.sync.stop()

    def show_person(self, clerk: Clerk, day: str) -> None:
        """Who sits here, at which desk, on which business day."""
        desk = self._session.workbench.desk.identity.desk_name
        when = self.tr("ngày làm việc {0}").format(day_text(date.fromisoformat(day)))
        role = self.tr("phụ trách · ") if clerk.supervises else ""
        self._window.top_bar.set_person(f"{clerk.name} · {role}{desk} · {when}")

    def _show_server(self, state: SyncState) -> None:
        now = self._session.workbench.desk.now()
        self._window.status.set_server(sync_look(state), sync_sentence(state, now))

    def _ask_sums(self) -> None:
        if self._session.present is not None:
            bench = self._session.workbench
            self._session.ask(
                lambda: (bench.closing.view(), bench.reception.next_place()),
                lambda found: self._show_sums(*found),
            )

    def _show_sums(self, view: DayView, place: tuple[str, str, int]) -> None:
        code, tally, clerk = place[0], view.whole, self._session.present
        self._window.status.set_next_number(self.tr("Số tiếp theo {0}").format(code.rsplit("-", 1)[1]))
        sums = self.tr("Hôm nay: {0} tiếp nhận · {1} đã trả").format(
            tally.total("received"), tally.total("handed_back")
        )
        if clerk is not None and clerk.supervises and not view.is_blind(clerk):
            sums = f"{sums} · {money(taken(tally.totals))}"  # a clerk could read it out to a neighbour who counts
        self._window.status.set_sums(sums)


def waiting(bench: Workbench) -> int:
    """How many of this desk's own entries the server has not said that it holds."""
    return bench.desk.journal.waiting()
