"""Ctrl F10: what the unit's desks go by: procedures, working calendar, villages and residential groups, money."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from intake_desk.ui.session import Session
from intake_desk.ui.tokens import CARD_GAP, PAGE_MARGIN
from intake_desk.ui.widgets import ChoiceBar, column, row

PROCEDURES, CALENDAR, PLACES, MONEY = "procedures", "calendar", "places", "money"


class UnitDataPage(QWidget):
    """One document at a time; each page is made when it is first wanted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._made: dict[str, QWidget] = {}
        self.bar = ChoiceBar(
            [
                (self.tr("Thủ tục"), PROCEDURES),
                (self.tr("Lịch làm việc"), CALENDAR),
                (self.tr("Thôn, tổ dân phố"), PLACES),
                (self.tr("Thu tiền"), MONEY),
            ],
            name=self.tr("Dữ liệu đơn vị"),
        )
        self.stack = QStackedWidget()
        line = row(self.bar, 1)
        line.setContentsMargins(PAGE_MARGIN, CARD_GAP, PAGE_MARGIN, 0)
        self.setLayout(column(line, (self.stack, 1), gap="none"))
        self.bar.chosen.connect(self.show_document)
        self.show_document(PROCEDURES)

    def show_document(self, key: object) -> None:
        """Bring one document to the front."""
        name = str(key)
        self.bar.set_value(key)
        if name not in self._made:
            self._made[name] = self._makers()[name](self._session)
            self.stack.addWidget(self._made[name])
        page = self._made[name]
        self.stack.setCurrentWidget(page)
        self.setFocusProxy(page)

    def _makers(self) -> dict[str, Callable[[Session], QWidget]]:
        # late: each page with all that it needs is imported when this one is first wanted
        from intake_desk.ui.unit_data.calendar_page import CalendarPage  # noqa: PLC0415  # late: see above
        from intake_desk.ui.unit_data.money_page import MoneyPage  # noqa: PLC0415  # late: see above
        from intake_desk.ui.unit_data.places_page import PlacesPage  # noqa: PLC0415  # late: see above
        from intake_desk.ui.unit_data.procedures_page import ProceduresPage  # noqa: PLC0415  # late: see above

        return {PROCEDURES: ProceduresPage, CALENDAR: CalendarPage, PLACES: PlacesPage, MONEY: MoneyPage}
