"""Makes each page when it is first shown: the window must not wait for pages that nobody asked for yet."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from intake_desk.store.verification import Proof
from intake_desk.ui.main_window import MainWindow
from intake_desk.ui.session import Session

if TYPE_CHECKING:
    from intake_desk.ui.routing import Routing
    from intake_desk.ui.status import Status


class Pages:
    """Every page by its key; each is imported when it is made."""

    def __init__(self, session: Session, prove: Callable[[], Proof], window: MainWindow) -> None:
        self._session = session
        self._prove = prove
        self._window = window
        self._status: Status | None = None
        self._routing: Routing | None = None

    def connect_to(self, status: "Status", routing: "Routing") -> None:
        """What pages made later are wired to."""
        self._status, self._routing = status, routing

    def make(self, key: str) -> QWidget:
        """A new page."""
        return {
            "intake": self._intake,
            "register": self._register,
            "hand_back": self._hand_back,
            "day": self._day,
            "closing": self._closing,
            "settings": self._settings,
        }[key]()

    def _intake(self) -> QWidget:
        from intake_desk.ui.intake_page import IntakePage  # noqa: PLC0415  # late: see the module

        page = IntakePage(self._session)
        page.refresh()
        return page

    def _register(self) -> QWidget:
        from intake_desk.ui.register_page import RegisterPage  # noqa: PLC0415  # late: see the module

        return RegisterPage(self._session)

    def _hand_back(self) -> QWidget:
        from intake_desk.ui.hand_back_page import HandBackPage  # noqa: PLC0415  # late: see the module

        return HandBackPage(self._session)

    def _day(self) -> QWidget:
        from intake_desk.ui.day_page import DayPage  # noqa: PLC0415  # late: see the module

        return DayPage(self._session)

    def _closing(self) -> QWidget:
        from intake_desk.ui.closing_page import ClosingPage  # noqa: PLC0415  # late: see the module

        return ClosingPage(self._session)

    def _settings(self) -> QWidget:
        from intake_desk.ui.settings_page import SettingsPage  # noqa: PLC0415  # late: see the module

        return SettingsPage(self._session, self._prove)
