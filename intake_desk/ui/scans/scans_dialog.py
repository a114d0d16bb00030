"""A dossier's scans in a window over the page: it closes when everything in it is stored."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.scans import Scan
from intake_desk.services.slips import Printed
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.formats import size
from intake_desk.ui.outlet import NotSaved
from intake_desk.ui.scans.scan_errands import WhileOpen, scan_errands
from intake_desk.ui.scans.scan_wording import scan_title
from intake_desk.ui.scans.scans_panel import ScansPanel
from intake_desk.ui.session import Session
from intake_desk.ui.tasks import Tasks
from intake_desk.ui.widgets import Button, CheckBox, Label, row
from intake_desk.ui.widgets.file_dialog import ask_where_to_save

SIZE = (1120, 700)
LEAST = (940, 500)


class RemoveScanDialog(StepDialog):
    """Why a scan is taken out, and whether its content must not stay at all. ``removed(reason, erase)``."""

    removed = Signal(str, bool)

    def __init__(self, scan: Scan, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Gỡ bản số hóa"),
            self.tr("“{0}” không còn trong hồ sơ. Việc gỡ và lý do được giữ trong nhật ký.").format(scan_title(scan)),
            self.tr("Gỡ khỏi hồ sơ"),
            parent,
            reason=self.tr("Lý do gỡ"),
            stay=True,
        )
        self.erase = CheckBox(self.tr("Xóa hẳn nội dung (giấy tờ của người khác)"))
        self.add(self.erase)
        self.reason.setFocus()

    def answer(self) -> None:
        self.removed.emit(self.reason.value(), self.erase.isChecked())


class ScansDialog(QDialog):
    """The scans of one dossier. ``changed(Dossier)`` whenever something was recorded."""

    changed = Signal(object)

    def __init__(
        self, session: Session, dossier: Dossier, parent: QWidget | None = None, *, errands: Tasks | None = None
    ) -> None:
        """`errands` opens and stores files; without it a thread of its own does."""
        super().__init__(parent)
        self._session = session
        self._login = session.clerk.login
        tasks = errands or scan_errands(session)
        self._errands = WhileOpen(session, tasks, self)
        self._closing = False
        self.question: RemoveScanDialog | None = None
        self.panel = ScansPanel(session, errands=tasks)
        self._build(dossier)
        self._connect()
        self.panel.show_dossier(dossier)
        self._show_buttons()

    def _build(self, dossier: Dossier) -> None:
        title = self.tr("Giấy tờ số hóa")
        self.setWindowTitle(f"{title} · {dossier.code}")
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self.heading = Label(title, "heading")
        self.whose = Label(f"{dossier.code} · {dossier.applicant.name}", "text", "soft")
        self.save = Button(self.tr("Lưu PDF chung…"), "Ctrl+S")
        self.save_small = Button(self.tr("Lưu bản gọn cho cổng dịch vụ công…"), "Ctrl+Shift+S")
        self.close_button = Button(self.tr("Đóng"), "Esc")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 18)
        outer.setSpacing(12)
        outer.addLayout(row(self.heading, self.whose, 1, gap="field"))
        outer.addWidget(self.panel, 1)
        outer.addLayout(row(self.save, self.save_small, 1, self.close_button))

    def _connect(self) -> None:
        self.panel.changed.connect(self._on_changed)
        self.panel.settled.connect(self._on_settled)
        self.panel.remove_wanted.connect(self._on_remove)
        self.save.clicked.connect(lambda: self._join(small=False))
        self.save_small.clicked.connect(lambda: self._join(small=True))
        self.close_button.clicked.connect(self.reject)
        self._session.clerk_changed.connect(self._on_clerk)
        self.finished.connect(self.panel.folder.stop)

    def done(self, result: int) -> None:
        """Close, as soon as what is under way is stored."""
        self.panel.flush()
        if self.panel.is_busy and self._session.present is not None:
            self._closing = True
            self.panel.notice.show_notice("information", self.tr("Đang lưu nốt, cửa sổ tự đóng khi xong."))
            return
        super().done(result)

    def _on_changed(self, dossier: Dossier) -> None:
        self._show_buttons()
        self.changed.emit(dossier)

    def _show_buttons(self) -> None:
        for button in (self.save, self.save_small):
            button.setEnabled(bool(self.panel.order.scans))

    def _on_settled(self) -> None:
        if self._closing:
            self.done(QDialog.DialogCode.Rejected.value)

    def _on_clerk(self, clerk: Clerk | None) -> None:
        """Hide while the desk is locked; come back for the same clerk and for no other."""
        if clerk is None:
            self.panel.folder.stop()
            self.hide()
        elif clerk.login == self._login:
            self.open()
        else:
            super().done(QDialog.DialogCode.Rejected.value)

    def _on_remove(self, scan: Scan) -> None:
        dialog = RemoveScanDialog(scan, self)
        dialog.belong_to(self._session)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.removed.connect(lambda reason, erase: self._remove(scan, reason, erase=erase))
        dialog.finished.connect(self._on_asked)
        self.question = dialog
        dialog.open()

    def _remove(self, scan: Scan, reason: str, *, erase: bool) -> None:
        clerk, scans, dossier = self._session.clerk, self._session.workbench.scans, self.panel.dossier
        assert dossier is not None
        self._errands.record(
            lambda: scans.remove(clerk, dossier.id, scan.hash, reason, erase=erase), self._on_removed, self._on_kept
        )

    def _on_removed(self, dossier: Dossier) -> None:
        if self.question is not None:
            self.question.finish()
        self.panel.show_changed(dossier)
        self.panel.notice.show_notice("done", self.tr("Đã gỡ bản số hóa."))

    def _on_kept(self, error: Exception) -> None:
        if self.question is not None:
            self.question.show_refusal(error)
        else:
            self.panel.refuse(error)

    def _on_asked(self) -> None:
        self.question = None

    def _join(self, *, small: bool) -> None:
        dossier, scans = self.panel.dossier, self._session.workbench.scans
        if dossier is None:
            return
        self.panel.flush()
        self.panel.notice.show_notice("information", self.tr("Đang ghép các bản số hóa thành một PDF…"))
        self._errands.run(
            lambda: scans.joined_pdf(dossier.id, for_portal=small),
            lambda joined: self._on_joined(dossier.id, joined),
            self.panel.refuse,
        )

    def _on_joined(self, dossier_id: str, joined: Printed) -> None:
        """Whoever takes a dossier's papers out of the desk is written down before there is a file."""
        clerk, scans = self._session.present, self._session.workbench.scans
        if clerk is not None:
            self._errands.record(
                lambda: scans.given_out(clerk, dossier_id), lambda _dossier: self._offer(joined), self.panel.refuse
            )

    def _offer(self, joined: Printed) -> None:
        words = self.tr("PDF chung đã ghép, {0}. Chọn chỗ lưu.").format(size(len(joined.pdf)))
        self.panel.notice.show_notice("information", words)
        name, kind = f"{joined.name}.pdf", self.tr("Tệp PDF (*.pdf)")
        ask_where_to_save(self, self.tr("Lưu PDF"), name, kind, lambda path: self.save_as(joined, path))

    def save_as(self, joined: Printed, path: Path) -> None:
        """Write the joined PDF where somebody asked for it."""

        def write() -> str:
            try:
                path.write_bytes(joined.pdf)
            except OSError as error:
                raise NotSaved(reason=type(error).__name__) from error
            return path.name

        said = self.tr("Đã lưu {0}.")
        self._errands.run(
            write, lambda name: self.panel.notice.show_notice("done", said.format(name)), self.panel.refuse
        )


def open_scans(session: Session, dossier: Dossier, parent: QWidget, errands: Tasks | None = None) -> ScansDialog:
    """Show a dossier's scans over a page; nothing waits."""
    dialog = ScansDialog(session, dossier, parent, errands=errands)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
