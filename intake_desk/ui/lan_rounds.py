"""The desks beside this one, as the window sees them: begun late, told of what is recorded, asked how they stand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from intake_desk.ui.session import Session
from intake_desk.ui.tasks import Tasks

if TYPE_CHECKING:
    from intake_desk.sync.lan_peer import PeerState
    from intake_desk.sync.lan_settings import LanSettings

# The window, the sign-in and the first round with the server come first.
LATE_MS = 4_000


class Lan(Protocol):
    """The LAN of a desk; only `states` waits, for the store."""

    @property
    def error_code(self) -> str:
        """Why this desk does not take part; "" when it does, or is not meant to."""
        ...

    def start(self) -> None:
        """Begin."""
        ...

    def stop(self) -> None:
        """End everything."""
        ...

    def push(self) -> None:
        """Something was recorded here."""
        ...

    def look(self) -> None:
        """The settings changed."""
        ...

    def states(self) -> "tuple[PeerState, ...]":
        """How things stand with every other desk."""
        ...


OpenLan = Callable[[Callable[[], object], Callable[[Exception], object]], Lan]


@dataclass(frozen=True)
class LanView:
    """What is chosen, and how things stand; `error_code` says why this desk takes no part although it should."""

    settings: "LanSettings"
    states: "tuple[PeerState, ...]" = ()
    error_code: str = ""


class LanRounds(QObject):
    """``received`` when others' work arrived, ``crashed(Exception)`` when the program is at fault."""

    received = Signal()
    crashed = Signal(object)

    def __init__(self, session: Session, errands: Tasks, open_lan: OpenLan, parent: QObject | None = None) -> None:
        """`errands` runs what waits for the keyring."""
        super().__init__(parent)
        self._session, self._errands, self._open = session, errands, open_lan
        self._lan: Lan | None = None
        self._ended = False
        self._told: set[type[Exception]] = set()
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self._begin)
        session.recorded.connect(self._on_recorded)

    def start(self) -> None:
        """Begin in a while."""
        self._late.start()

    def stop(self) -> None:
        """Tell and hear nothing more; whoever opened the LAN ends it."""
        self._ended = True
        self._late.stop()

    def ask(self, answered: Callable[[LanView], object]) -> None:
        """What is chosen, and how things stand."""
        self._session.ask(self._view, answered)

    def choose(
        self, settings: "LanSettings", done: Callable[[], object], failed: Callable[[Exception], object]
    ) -> None:
        """Keep other settings, and go by them at once."""

        def keep() -> None:
            from intake_desk.sync import lan_settings  # noqa: PLC0415  # late: the window does not wait for it

            lan_settings.save(self._session.workbench.desk.sheets, settings)

        def kept(_none: None) -> None:
            if self._lan is not None:
                self._lan.look()
            done()

        # nothing happened at the counter, so no list has to look again: not through `session.do`
        self._session.tasks.run(keep, kept, failed)

    def _begin(self) -> None:
        self._errands.run(self._opened, self._on_open, self.crashed.emit)

    def _opened(self) -> Lan:
        lan = self._open(self._hear, self._fail)
        if not self._ended:
            lan.start()
        return lan

    def _on_open(self, lan: Lan) -> None:
        self._lan = lan

    def _hear(self) -> None:
        if not self._ended:
            self.received.emit()

    def _fail(self, error: Exception) -> None:
        """The same fault comes again with every try; once is enough to be told of it."""
        if not self._ended and type(error) not in self._told:
            self._told.add(type(error))
            self.crashed.emit(error)

    def _on_recorded(self) -> None:
        if self._lan is not None and not self._ended:
            self._lan.push()

    def _view(self) -> LanView:
        from intake_desk.sync import lan_settings  # noqa: PLC0415  # late: see above

        settings = lan_settings.load(self._session.workbench.desk.sheets)
        lan = self._lan
        return LanView(settings) if lan is None else LanView(settings, lan.states(), lan.error_code)
