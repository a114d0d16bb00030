"""The counter at work: everything that exists once the desk is open, wired together."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.printing import press
from intake_desk.services import preferences
from intake_desk.services.just_received import left_unprinted
from intake_desk.services.mended_money import Mended
from intake_desk.services.preferences import Preferences
from intake_desk.services.workbench import Workbench
from intake_desk.store.opening import Opened
from intake_desk.store.verification import Proof
from intake_desk.ui.background_sync import Watching
from intake_desk.ui.drawer.drawer_words import mended_words
from intake_desk.ui.exceptions.exception_badge import ExceptionBadge
from intake_desk.ui.front import Front
from intake_desk.ui.lan_rounds import LanRounds, OpenLan
from intake_desk.ui.main_window import MainWindow
from intake_desk.ui.pages import Pages, WithoutServer
from intake_desk.ui.paper_desk import PaperDesk
from intake_desk.ui.routing import Routing
from intake_desk.ui.session import Session
from intake_desk.ui.status import Status
from intake_desk.ui.sync.at_server import AtServer
from intake_desk.ui.sync.sticks import Sticks
from intake_desk.ui.tasks import Tasks

if TYPE_CHECKING:
    from intake_desk.sync.replicator import RoundResult


FIRST_ROUND_SECONDS = 3.0
# The keyring is told how far the journal has come so long after something was recorded.
WATERMARK_MS = 2_000


@dataclass(frozen=True)
class Opening:
    """What the composition root hands over once the desk is open."""

    workbench: Workbench
    opened: Opened
    exchange: Callable[[Callable[[], bool]], "RoundResult"]
    prove: Callable[[], Proof]
    close: Callable[[], None]
    watch: Callable[[], Watching]
    at_server: AtServer
    lan: OpenLan
    sticks: Callable[[], Sticks]
    keep_watermark: Callable[[], None]


class Counter(QObject):
    """Session, pages, papers, status and routing of one window."""

    refused = Signal(object)
    preferences_changed = Signal(object)

    def __init__(
        self,
        opening: Opening,
        window: MainWindow,
        tasks: Tasks,
        others: tuple[Tasks, Tasks, Tasks],
        papers: Path | None,
        parent: QObject,
    ) -> None:
        """`others` answer, exchange and run errands; with `papers` those go into that folder."""
        super().__init__(parent)
        lookups, syncs, errands = others
        self._errands = errands
        self._window = window
        self._opened = opening.opened
        self._looked_back = False
        self._unprinted: tuple[Dossier, ...] = ()
        self.session = Session(opening.workbench, tasks, lookups, self)
        self.session.refused.connect(self.refused)
        self.status = Status(self.session, window, syncs, opening.exchange, self, opening.watch())
        self.badge = ExceptionBadge(self.session, window, self)
        self.routing = Routing(self.session, window, self)
        self.papers = PaperDesk(self.session, window, errands, papers, self)
        self.lan = LanRounds(self.session, errands, opening.lan, self)
        self.lan.received.connect(self.session.recorded)
        self.session.recorded.connect(self._renew_tallies)
        self._keep_watermark = opening.keep_watermark
        self._marking = QTimer(self, singleShot=True, interval=WATERMARK_MS)
        self._marking.timeout.connect(self._mark)
        self.session.recorded.connect(self._on_recorded)
        self.lan.crashed.connect(self.refused)
        without_server = WithoutServer(self.lan, opening.sticks)
        self.pages = Pages(self.session, opening.prove, errands, self.status, self, opening.at_server, without_server)
        self.pages.preferences_changed.connect(self.preferences_changed)

    def _renew_tallies(self) -> None:
        """A drawer may have been counted, here or elsewhere, whose day's files were kept without money."""
        self.session.tasks.run(self.session.workbench.tally_files.renew, lambda _files: None, self.refused.emit)

    def _on_recorded(self) -> None:
        if not self._marking.isActive():  # whatever else comes meanwhile is in it
            self._marking.start()

    def _mark(self) -> None:
        self._errands.run(self._keep_watermark, lambda _none: None, self.refused.emit)

    def start(self) -> None:
        """Begin to exchange with the server and the LAN, and make ready for the first paper."""
        self.status.start()
        self.lan.start()
        self._errands.run(press.warm, lambda _none: None, self.refused.emit)

    def stop(self) -> None:
        """Ask and send nothing more."""
        self._marking.stop()
        self.status.stop()
        self.badge.stop()
        self.lan.stop()

    def ask_front(self, answered: Callable[[Front], object]) -> None:
        """Unit, desk and clerks by the newest sheets."""
        desk = self.session.workbench.desk

        def ask() -> Front:
            unit = desk.unit
            clerks = tuple((clerk.name, clerk.login) for clerk in desk.clerks)
            return Front(unit.title or unit.name, desk.identity.desk_name, clerks)

        self.session.ask(ask, answered)

    def sign_in(
        self,
        login: str,
        password: str,
        done: Callable[[Clerk, Preferences], object],
        failed: Callable[[Exception], object],
        *,
        day_confirmed: bool = False,
    ) -> None:
        """Check the password on the store's thread and let the clerk sit down.

        A desk restored from a copy finds its own later entries at the server: it asks there before it may write,
        as long as that takes no longer than a clerk would wait.
        """
        bench = self.session.workbench

        def work() -> tuple[Clerk, str, Preferences]:
            self.status.first_round.wait(FIRST_ROUND_SECONDS)
            unprinted = () if self._looked_back else left_unprinted(bench.desk)
            clerk = bench.accounts.sign_in(login, password, day_confirmed=day_confirmed)
            self._looked_back, self._unprinted = True, unprinted
            return clerk, bench.desk.business_day(), preferences.load(bench.desk.sheets)

        def seated(answer: tuple[Clerk, str, Preferences]) -> None:
            clerk, day, kept = answer
            self.session.set_clerk(clerk)
            self.status.show_person(clerk, day)
            done(clerk, kept)

        self.session.do(work, seated, failed)

    def leave(self, *, idle: bool) -> None:
        """The clerk leaves; recorded."""
        clerk, accounts = self.session.clerk, self.session.workbench.accounts
        self.session.set_clerk(None)
        self.session.do(lambda: accounts.sign_out(clerk, idle=idle), lambda _none: None)

    def go_by(self, kept: Preferences) -> None:
        """Printer and paper as they were chosen."""
        self.papers.go_by(kept)

    def what_a_crash_left(self) -> tuple[Dossier, ...]:
        """What was received before the program ended without anybody leaving, and has no receipt; told once."""
        left, self._unprinted = self._unprinted, ()
        return left

    def ask_mended(self, clerk: Clerk, told: Callable[[str], object]) -> None:
        """Tell whoever sat down what became of their takings since the last time; nothing where nothing did."""
        drawers = self.session.workbench.drawers

        def answered(mended: tuple[Mended, ...]) -> None:
            if mended and self.session.present == clerk:
                told("\n".join(map(mended_words, mended)))

        self.session.ask(lambda: drawers.mended_since_last(clerk), answered)

    def what_opening_did(self) -> str:
        """What the last start had to mend, told once; "" when nothing was wrong."""
        opened, self._opened = self._opened, Opened()
        parts = []
        if opened.set_back:
            parts.append(
                self.tr(
                    "Dữ liệu của máy này cũ hơn lần dùng trước: thiếu {0} mục ghi. Nối mạng để nhận lại các mục đã "
                    "gửi; mục chưa gửi thì báo phụ trách và ghi lại theo giấy đã cấp. Số đã cấp không bị cấp lại."
                ).format(opened.set_back)
            )
        if opened.restored or opened.set_aside:
            parts.append(
                self.tr(
                    "Tệp dữ liệu bị hỏng hoặc mất đã được dựng lại từ cuộn sao lưu ({0} mục); tệp hỏng được giữ nguyên."
                ).format(opened.restored)
            )
        if opened.recovered:
            parts.append(
                self.tr(
                    "Máy đã tắt đột ngột khi đang lưu. Các mục ghi dở đã được hoàn tất từ cuộn, không mất gì. "
                    "Hồ sơ được khôi phục: {0}. Giấy của các hồ sơ này có thể chưa in; in lại nếu cần."
                ).format(", ".join(opened.recovered_codes) or "–")
            )
        if opened.roll_refilled:
            parts.append(self.tr("Cuộn sao lưu thiếu {0} mục, đã chép bù từ dữ liệu.").format(opened.roll_refilled))
        return " ".join(parts)
