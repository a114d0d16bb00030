"""F10: how this desk looks, prints and locks, what it is, how it stands with the server, and whether all agrees."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from intake_desk.domain.desk import Unit
from intake_desk.services import preferences as kept
from intake_desk.services.preferences import IDLE_MINUTES, Preferences
from intake_desk.store.verification import Proof
from intake_desk.ui.messages import explain
from intake_desk.ui.printers import Printers, printers_here
from intake_desk.ui.scans.scan_card import ScanCard
from intake_desk.ui.session import Session
from intake_desk.ui.settings.printer_card import PrinterCard
from intake_desk.ui.settings.proof_card import ProofCard
from intake_desk.ui.sync_wording import SyncState, sync_sentence
from intake_desk.ui.tasks import Tasks
from intake_desk.ui.widgets import Card, ChoiceBar, Field, Label, Notice, Page, column, row


@dataclass(frozen=True)
class Known:
    """What the store says of the desk's settings and its unit."""

    preferences: Preferences
    unit: Unit


class SettingsPage(Page):
    """Every choice is kept at once, and told by ``preferences_changed(Preferences)``."""

    preferences_changed = Signal(object)

    def __init__(
        self,
        session: Session,
        prove: Callable[[], Proof],
        parent: QWidget | None = None,
        *,
        errands: Tasks | None = None,
        printers: Printers | None = None,
    ) -> None:
        """`errands` runs what may take long (printers, the proof) on a thread of its own; else the look-ups' one."""
        super().__init__(self.tr("Cài đặt"), parent)
        self._session = session
        self._errands = errands or session.lookups
        self._printers = printers or printers_here()
        self._kept = Preferences()
        self._sync: SyncState | None = None
        self._prove = prove
        self._build()
        self._connect()

    def _build(self) -> None:
        self.notice = Notice()
        self.add_notice(self.notice)
        self.theme = ChoiceBar(
            [(self.tr("Sáng"), "light"), (self.tr("Tối"), "dark"), (self.tr("Theo máy"), "system")],
            name=self.tr("Giao diện"),
        )
        # Each language is written in itself, so that whoever needs it can read it.
        self.language = ChoiceBar([("Tiếng Việt", "vi"), ("English", "en")], name=self.tr("Ngôn ngữ"))
        self.idle = ChoiceBar(
            [(self.tr("{0} phút").format(minutes), minutes) for minutes in IDLE_MINUTES],
            name=self.tr("Khóa màn hình khi rời máy"),
        )
        look = Card(self.tr("Hiển thị"))
        look.add(Field(self.tr("Giao diện"), self.theme))
        look.add(Field(self.tr("Ngôn ngữ"), self.language, self.tr("Có hiệu lực khi mở lại chương trình.")))
        lock = Card(self.tr("Bảo vệ"))
        lock.add(Field(self.tr("Khóa màn hình khi không dùng"), self.idle, self.tr("Ctrl L khóa ngay.")))
        self.printing = PrinterCard()
        self.scanning = ScanCard()
        self.proof = ProofCard(self._errands, self._prove)
        left = column(look, self.printing, lock, 1)
        self.version = Label(self.tr("Phiên bản {0}").format(version("intake-desk")), "label", "soft")
        right = column(self._build_desk(), self._build_server(), self.scanning, self.proof, self.version, 1)
        self.add(row((left, 1), (right, 1), gap="card"), 1)
        self.setFocusProxy(self.theme)

    def _build_desk(self) -> Card:
        identity = self._session.workbench.desk.identity
        self.unit = Label("", "text medium", wrap=True)
        card = Card(self.tr("Quầy này"))
        card.add(
            _pairs(
                (self.tr("Đơn vị"), self.unit),
                (self.tr("Quầy"), Label(identity.desk_name, "text medium")),
                (self.tr("Mã cơ quan"), Label(identity.agency, "text medium")),
                (
                    self.tr("Dải số mỗi ngày"),
                    Label(f"{identity.numbers.first:04d} – {identity.numbers.last:04d}", "text medium"),
                ),
                (self.tr("Nhật ký"), Label(identity.journal, "text medium")),
            )
        )
        return card

    def _build_server(self) -> Card:
        self.server = Label("–", "text medium", wrap=True)
        card = Card(self.tr("Máy chủ"))
        card.add(
            _pairs(
                (self.tr("Địa chỉ"), Label(self._session.workbench.desk.identity.server_url, "text medium", wrap=True)),
                (self.tr("Tình trạng"), self.server),
            )
        )
        return card

    def _connect(self) -> None:
        for choice in (self.theme, self.language, self.idle):
            choice.chosen.connect(lambda _value: self._on_chosen())
        self.printing.changed.connect(self._on_chosen)
        self.scanning.changed.connect(self._on_chosen)
        self.printing.look_requested.connect(self.look_for_printers)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read what is kept, and see which printers there are."""
        desk = self._session.workbench.desk
        self._session.ask(lambda: Known(kept.load(desk.sheets), desk.unit), self._show)
        self.look_for_printers()
        self.show_sync_again()

    def look_for_printers(self) -> None:
        """Gather the printers' names off the GUI thread: a network of printers may take its time."""
        self._errands.run(self._printers.names, self.printing.show_printers, self._on_no_printers)

    def set_sync(self, state: SyncState) -> None:
        """How things stand with the server."""
        self._sync = state
        if self.isVisible():
            self.show_sync_again()

    def show_sync_again(self) -> None:
        """Say it by the present hour."""
        if self._sync is not None:
            self.server.setText(sync_sentence(self._sync, self._session.workbench.desk.now()))

    def preferences(self) -> Preferences:
        """What stands on the page."""
        return msgspec.structs.replace(
            self._kept,
            theme=self.theme.value(),
            language=self.language.value(),
            printer=self.printing.chosen_printer(),
            paper=self.printing.paper.value(),
            liens=self.printing.liens.value(),
            label_paper=self.printing.labels.value(),
            fee_receipts=self.printing.fees.value(),
            idle_minutes=self.idle.value(),
            scan_folder=self.scanning.folder.text(),
            scan_after=self.scanning.after.value(),
        )

    def _show(self, known: Known) -> None:
        self._kept = known.preferences
        self.theme.set_value(known.preferences.theme)
        self.language.set_value(known.preferences.language)
        self.idle.set_value(known.preferences.idle_minutes)
        self.printing.show_preferences(known.preferences)
        self.scanning.show_preferences(known.preferences)
        self.unit.setText(known.unit.title or known.unit.name)

    def _on_chosen(self) -> None:
        chosen, sheets = self.preferences(), self._session.workbench.desk.sheets
        if chosen == self._kept:
            return
        before, self._kept = self._kept, chosen
        # Nothing happened at the counter, so no list has to look again: not through `session.do`.
        self._session.tasks.run(
            lambda: kept.save(sheets, chosen),
            lambda _none: self._on_kept(before, chosen),
            lambda error: self._on_refused(before, error),
        )

    def _on_kept(self, before: Preferences, chosen: Preferences) -> None:
        if before.language != chosen.language:
            text = self.tr("Đã lưu. Ngôn ngữ mới có hiệu lực khi mở lại chương trình.")
        else:
            text = self.tr("Đã lưu cài đặt.")
        self.notice.show_notice("done", text)
        self.preferences_changed.emit(chosen)

    def _on_refused(self, before: Preferences, error: Exception) -> None:
        self.notice.show_notice("wrong", explain(error))
        self._kept = before
        self.refresh()

    def _on_no_printers(self, _error: Exception) -> None:
        self.printing.show_printers(())


def _pairs(*pairs: tuple[str, Label]) -> QGridLayout:
    """Names at the left, what they are at the right."""
    grid = QGridLayout()
    grid.setColumnStretch(1, 1)
    for number, (name, value) in enumerate(pairs):
        grid.addWidget(Label(name, "text", "soft"), number, 0)
        grid.addWidget(value, number, 1)
    return grid
