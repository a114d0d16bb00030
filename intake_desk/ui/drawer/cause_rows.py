"""One likely cause of a difference: what it is, what is as likely, each with the way to its dossier."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desk.domain.cash_causes import Cause
from intake_desk.ui.drawer.drawer_words import alike_words, cause_words, dossier_of, more_words
from intake_desk.ui.widgets import Label, Notice, column, row
from intake_desk.ui.widgets.chart_pane import LinkButton


class CauseRows(QWidget):
    """Hidden until ``show_cause``; ``dossier_wanted(id)``."""

    dossier_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier = ""
        self.notice = Notice(closable=False)
        self.alike: list[QWidget] = []
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(38, 0, 6, 0)
        self._lines.setSpacing(2)
        self.setLayout(column(self.notice, self._lines, gap="tight"))
        self.notice.action_requested.connect(lambda: self.dossier_wanted.emit(self._dossier))
        self.hide()

    def show_cause(self, cause: Cause, codes: Mapping[str, str], names: Mapping[str, str], *, likeliest: bool) -> None:
        """Say this one."""
        self._drop()
        self._dossier = dossier_of(cause)
        said = cause_words(cause, codes, names)
        words = self.tr("Có thể vì: {0}.") if likeliest else self.tr("Khả năng khác: {0}.")
        action = self.tr("Xem hồ sơ") if self._dossier else ""
        self.notice.show_notice("waiting" if likeliest else "information", words.format(said), action)
        for one in cause.alike:
            self._add(alike_words(one, codes, names), dossier_of(one))
        if cause.more:
            self._add(more_words(cause.more), "")
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        self._drop()
        self.notice.clear()
        self.hide()

    def _drop(self) -> None:
        for old in self.alike:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.alike = []

    def _add(self, text: str, dossier: str) -> None:
        line, way = QWidget(), LinkButton(self.tr("Xem hồ sơ"))
        way.setAccessibleDescription(text)
        way.clicked.connect(lambda: self.dossier_wanted.emit(dossier))
        line.setLayout(row((Label(text, "small", wrap=True), 1), way))
        line.layout().setAlignment(way, Qt.AlignmentFlag.AlignTop)
        way.setVisible(bool(dossier))  # only now: without a parent it would be a window
        self._lines.addWidget(line)
        self.alike.append(line)
