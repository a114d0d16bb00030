"""Where a scan, a search and a finished paper go, whatever page is open."""

from PySide6.QtCore import QObject

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.numbers import code_in
from intake_desk.domain.people import is_card, read_card
from intake_desk.domain.receipts import read_receipt
from intake_desk.domain.refusals import Refusal
from intake_desk.ui.dossiers.recreating import Recreating
from intake_desk.ui.main_window import MainWindow
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Notice


class Routing(QObject):
    """A card goes to whoever stands at the counter, a code to its dossier, words to the register."""

    def __init__(self, session: Session, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        window.scanned.connect(self._on_scan)
        window.find_requested.connect(self._on_find)
        session.dossier_wanted.connect(self._show_dossier)
        session.hand_back_wanted.connect(self._show_hand_back)
        session.page_wanted.connect(self._show_page)
        self.recreating = Recreating(session, window, self)
        self.recreating.known.connect(self._show_dossier)
        self.recreating.refused.connect(self._on_no_receipt)

    def _on_scan(self, text: str) -> None:
        if is_card(text):
            self._on_card(text)
        else:
            self._look_up(text)

    def _on_card(self, text: str) -> None:
        if self._window.current_page != "hand_back":
            self._window.show_page("intake")
            self._window.page("intake").take_card_text(text)
            return
        page = self._window.page("hand_back")
        try:
            person = read_card(text)
        except Refusal as error:
            page.show_error(explain(error))
            return
        if not page.take_card(person):
            self._window.show_page("intake")
            self._window.page("intake").take_card(person)

    def _look_up(self, text: str) -> None:
        lookup = self._session.workbench.lookup
        self._session.ask(lambda: lookup.scanned(text), lambda found: self._on_looked_up(text, found))

    def _on_looked_up(self, text: str, dossier: Dossier | None) -> None:
        if dossier is None and read_receipt(text) is not None:
            self.recreating.offer(text)
        elif dossier is None:
            self._say(text)
        elif self._window.current_page == "hand_back":
            self._show_hand_back(dossier.id)
        else:
            self._show_dossier(dossier.id)

    def _say(self, scanned: str) -> None:
        """On a line of the page, so that the next scan simply goes on."""
        code = code_in(scanned)
        if code:
            text = self.tr("Quầy này chưa có hồ sơ {0}. Kiểm tra mã; hồ sơ do quầy khác nhận thì chờ đồng bộ.")
            text = text.format(code[:40])
        else:
            text = self.tr("Mã vừa quét không phải thẻ căn cước hay giấy tiếp nhận. Quét lại.")
        self._notice(text)

    def _on_no_receipt(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self._notice(explain(error))
        else:
            self._session.refused.emit(error)

    def _notice(self, text: str) -> None:
        notice = getattr(self._window.page(self._window.current_page), "notice", None)
        if isinstance(notice, Notice):
            notice.show_notice("wrong", text)

    def _on_find(self, text: str) -> None:
        if is_card(text):
            self._on_card(text)
        else:
            self._window.show_page("register")
            self._window.page("register").search_for(text)
            self._window.top_bar.find_field.clear()

    def _show_dossier(self, dossier_id: str) -> None:
        self._window.show_page("register")
        page = self._window.page("register")
        page.show_dossier(dossier_id)
        page.panel.light_next_step(dossier_id)

    def _show_hand_back(self, dossier_id: str) -> None:
        self._window.show_page("hand_back")
        self._window.page("hand_back").show_dossier(dossier_id)

    def _show_page(self, key: str, argument: str) -> None:
        """Bring a page to the front: the closing page with the day that is meant, the reports with the report."""
        self._window.show_page(key)
        if key == "closing" and argument:
            self._window.page(key).show_day(argument)
        if key == "reports" and argument:
            self._window.page(key).show_report(argument)
