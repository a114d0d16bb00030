"""Why desks are left out of a closing: a line for each, and what all have in common typed once."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desk.services.closing_view import REVOKED, DeskDay
from intake_desk.ui.day import closing_words as words
from intake_desk.ui.widgets import Field, Label, TextField, row
from intake_desk.ui.widgets.chart_pane import LinkButton
from intake_desk.ui.widgets.layout import Remainder, bring_into_sight, column

LEAST = 76  # two lines
ASIDE = 226


class AwayLine(Field):
    """The desks of one reason beside the field for it, on one line."""

    def __init__(self, desks: Sequence[DeskDay], editor: TextField, parent: QWidget | None = None) -> None:
        said = words.away_label(desks)
        super().__init__(said, editor, parent=parent)
        self.label.setWordWrap(True)
        self.label.setFixedWidth(ASIDE)
        beside = self.layout()
        assert isinstance(beside, QVBoxLayout)
        for part in (self.label, editor):
            beside.removeWidget(part)
        beside.insertLayout(0, row(self.label, (editor, 1)))
        editor.setAccessibleName(self.tr("Lý do bỏ qua {0}").format(said))

    def set_error(self, text: str) -> None:
        super().set_error(text)
        if text:
            bring_into_sight(self)


class AwayReasons(QWidget):
    """Asks why each of these desks is left out; those of which nothing at all has come share a reason, and those that
    were lost have theirs ready.

    `reasons` and `fields` are by journal. However many desks there are, the list asks for two lines and scrolls.
    """

    def __init__(self, away: Sequence[DeskDay], unheard: Sequence[DeskDay] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        every = (*away, *unheard)
        alike = (tuple(one for one in unheard if not one.revoked), tuple(one for one in every if one.revoked))
        asked = [*((one,) for one in away if not one.revoked), *filter(None, alike)]
        self.lines = [AwayLine(desks, TextField(self.tr("máy hỏng, mất mạng, chưa mở lại…"))) for desks in asked]
        self.fields: dict[str, AwayLine] = {}
        self.reasons: dict[str, TextField] = {}
        for desks, line in zip(asked, self.lines, strict=True):
            for desk in desks:
                assert isinstance(line.editor, TextField)
                self.fields[desk.journal], self.reasons[desk.journal] = line, line.editor
                if desk.revoked:
                    line.editor.set_value(REVOKED)
        self.alike = LinkButton(self.tr("Một lý do cho tất cả"))
        self.alike.setVisible(sum(not one.value() for one in self.editors) > 1)
        self.alike.clicked.connect(self.spread)
        self._ground = QWidget()
        self._ground.setLayout(column(*self.lines, gap="tight"))
        self._ground.setMinimumHeight(1)  # as high as its words are at the width they have
        self.list = Remainder(self._ground, LEAST)
        self._ground.installEventFilter(self)
        title = Label(self.tr("Lý do bỏ qua từng quầy"), "label strong", "soft")
        self.setLayout(column(row(title, 1, self.alike), self.list, gap="tight"))
        self.setHidden(not self.lines)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is said below a line asks the dialog for room: a list that scrolls would keep it to itself."""
        if watched is self._ground and event.type() == QEvent.Type.LayoutRequest:
            self.list.updateGeometry()
        return super().eventFilter(watched, event)

    @property
    def editors(self) -> tuple[TextField, ...]:
        """The fields from top to bottom."""
        return tuple(dict.fromkeys(self.reasons.values()))

    def spread(self) -> None:
        """Give the first reason that is written to every desk that has none yet."""
        written = next(filter(None, (one.value() for one in self.editors)), "")
        empty = [one for one in self.editors if not one.value()]
        for editor in empty if written else ():
            editor.set_value(written)
        for line in self.lines if written else ():
            line.set_error("")
        if not written:
            self.editors[0].setFocus()

    @property
    def least(self) -> int:
        """How high the list is at least."""
        return min(self._needed(), LEAST)

    def give_room(self, height: int) -> None:
        """Be as high as all lines are, but no higher than this."""
        self.list.setFixedHeight(min(self._needed(), max(height, LEAST)))

    def _needed(self) -> int:
        return max(self._ground.layout().totalHeightForWidth(self.list.viewport().width()), 0)
