"""Makes each page when it is first shown: the window must not wait for pages that nobody asked for yet."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.store.verification import Proof
from intake_desk.ui.lan_rounds import LanRounds
from intake_desk.ui.session import Session
from intake_desk.ui.status import Status
from intake_desk.ui.sync.at_server import AtServer
from intake_desk.ui.sync.sticks import Sticks
from intake_desk.ui.tasks import Tasks


@dataclass(frozen=True)
class WithoutServer:
    """The ways to exchange when there is no server: the LAN, and sticks."""

    lan: LanRounds
    sticks: Callable[[], Sticks]


class Pages(QObject):
    """Every page by its key; each is imported when it is made. ``preferences_changed(Preferences)`` by the settings."""

    preferences_changed = Signal(object)

    def __init__(
        self,
        session: Session,
        prove: Callable[[], Proof],
        errands: Tasks,
        status: Status,
        parent: QObject,
        at_server: AtServer,
        without_server: WithoutServer,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._prove = prove
        self._errands = errands
        self._status = status
        self._at_server = at_server
        self._without_server = without_server

    def make(self, key: str) -> QWidget:
        """A new page."""
        return {
            "intake": self._intake,
            "register": self._register,
            "hand_back": self._hand_back,
            "day": self._day,
            "drawer": self._drawer,
            "closing": self._closing,
            "reports": self._reports,
            "feedback": self._feedback,
            "exceptions": self._exceptions,
            "unit_data": self._unit_data,
            "sync": self._sync,
            "settings": self._settings,
        }[key]()

    def _intake(self) -> QWidget:
        from intake_desk.ui.intake.intake_page import IntakePage  # noqa: PLC0415  # late: see the module

        page = IntakePage(self._session)
        page.refresh()
        page.keeping.recall()
        return page

    def _register(self) -> QWidget:
        from intake_desk.ui.dossiers.register_page import RegisterPage  # noqa: PLC0415  # late: see the module

        return RegisterPage(self._session)

    def _hand_back(self) -> QWidget:
        from intake_desk.ui.dossiers.hand_back_page import HandBackPage  # noqa: PLC0415  # late: see the module

        return HandBackPage(self._session)

    def _day(self) -> QWidget:
        from intake_desk.ui.day.day_page import DayPage  # noqa: PLC0415  # late: see the module

        return DayPage(self._session)

    def _drawer(self) -> QWidget:
        from intake_desk.ui.drawer.drawer_page import DrawerPage  # noqa: PLC0415  # late: see the module

        return DrawerPage(self._session)

    def _closing(self) -> QWidget:
        from intake_desk.ui.day.closing_page import ClosingPage  # noqa: PLC0415  # late: see the module

        page = ClosingPage(self._session)
        self._status.sync.state_changed.connect(page.set_sync)
        page.set_sync(self._status.sync.state)
        return page

    def _reports(self) -> QWidget:
        from intake_desk.ui.reports.reports_page import ReportsPage  # noqa: PLC0415  # late: see the module

        return ReportsPage(self._session, errands=self._errands)

    def _feedback(self) -> QWidget:
        from intake_desk.ui.feedback.feedback_page import FeedbackPage  # noqa: PLC0415  # late: see the module

        return FeedbackPage(self._session)

    def _exceptions(self) -> QWidget:
        from intake_desk.ui.exceptions.exceptions_page import ExceptionsPage  # noqa: PLC0415  # late: see the module

        return ExceptionsPage(self._session)

    def _unit_data(self) -> QWidget:
        from intake_desk.ui.unit_data.unit_data_page import UnitDataPage  # noqa: PLC0415  # late: see the module

        return UnitDataPage(self._session)

    def _sync(self) -> QWidget:
        from intake_desk.ui.sync.carry_card import CarryCard  # noqa: PLC0415  # late: see the module
        from intake_desk.ui.sync.lan_card import LanCard  # noqa: PLC0415  # late: see the module
        from intake_desk.ui.sync.sync_page import SyncPage  # noqa: PLC0415  # late: see the module

        page = SyncPage(self._session, self._status.sync, self._at_server, errands=self._errands)
        page.add_card(LanCard(self._session, self._without_server.lan))
        page.add_card(CarryCard(self._session, self._without_server.sticks, self._errands))
        return page

    def _settings(self) -> QWidget:
        from intake_desk.ui.settings.settings_page import SettingsPage  # noqa: PLC0415  # late: see the module

        page = SettingsPage(self._session, self._prove, errands=self._errands)
        page.preferences_changed.connect(self.preferences_changed)
        self._status.sync.state_changed.connect(page.set_sync)
        page.set_sync(self._status.sync.state)
        return page
