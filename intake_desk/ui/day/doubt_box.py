"""Where the closing page says what looks wrong: as many sentences as there is room for, and the way to the others."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from intake_desk.ui import fonts
from intake_desk.ui.day.closing_doubts import DRAWERS, INFORMATION, WRONG, Doubt
from intake_desk.ui.widgets.buttons import PlainButton
from intake_desk.ui.widgets.labels import Label, set_mark
from intake_desk.ui.widgets.layout import Scroll, row

translate = QCoreApplication.translate

SHOWN: Final = 5  # lines beside the chart, which is worth its room
LEAST: Final = 46  # two lines
FEW: Final = 56  # two sentences, where a table stands above them
SIDE, EDGE, GAP, LINE = 12, 6, 2, 20


class DoubtBox(QFrame):
    """A few sentences on a tinted ground; ``way_wanted(page, argument)``. Hidden while there is nothing to say.

    Beside the chart what has no room folds into one line with the way to all of it; where the whole width is there
    every sentence stands, and they scroll within the box.
    """

    way_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doubts")
        self.said: tuple[Doubt, ...] = ()
        self._roomy = False
        self._room = 0
        self._made: list[QWidget] = []
        self._rest: list[QWidget] = []
        ground = QWidget()
        ground.setMinimumHeight(1)  # as high as its sentences at the width they have
        self._lines = QVBoxLayout(ground)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(GAP)
        self._scroll = Scroll(ground, self)
        self.hide()

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Say these, as many as have room."""
        if tuple(doubts) != self.said:
            self.said = tuple(doubts)
            self._say()

    def set_room(self, height: int, *, roomy: bool) -> None:
        """Be no higher than this; `roomy` where the whole width is there."""
        if (height, roomy) != (self._room, self._roomy):
            self._room, self._roomy = height, roomy
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
        self._scroll.setGeometry(self.rect().adjusted(SIDE, EDGE, -SIDE, -EDGE))

    def _say(self) -> None:
        for old in (*self._made, *self._rest):
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made = [self._line(doubt) for doubt in self.said]
        self._rest = []
        for line in self._made:
            self._lines.addWidget(line)
        set_mark(self, "kind", self._ground())
        self.setAccessibleName(" ".join(one.text for one in self.said))
        self._fit()
        self.setVisible(bool(self.said))

    def _fit(self) -> None:
        """Show what has room at this width."""
        for old in self._rest:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rest = []
        if not self._made:
            return
        room = max(self._room, LEAST) - 2 * EDGE
        heights = [line.heightForWidth(self.width() - 2 * SIDE) for line in self._made]
        shown, height = self._folded(heights, room)
        for at, line in enumerate(self._made):
            line.setVisible(at < shown)
        if left := len(self._made) - shown:
            text = translate("closing", "và {0} điều nữa").format(left)
            self._rest = [self._line(Doubt(INFORMATION, text, translate("closing", "Xem hết"), DRAWERS))]
            self._lines.addWidget(self._rest[0])
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if height > room else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setVerticalScrollBarPolicy(bar)
        self.setFixedHeight(min(height, room) + 2 * EDGE)

    def _folded(self, heights: Sequence[int], room: int) -> tuple[int, int]:
        """How many sentences stand, and how high that is with the line for the others."""
        whole = sum(heights) + GAP * (len(heights) - 1)
        if self._roomy or (whole <= room and len(heights) <= SHOWN):
            return len(heights), whole
        shown, used = 1, heights[0]
        for height in heights[1 : SHOWN - 1]:
            if used + GAP + height + GAP + LINE > room:
                break
            used += GAP + height
            shown += 1
        return shown, used + (GAP + LINE if shown < len(heights) else 0)

    def _ground(self) -> str:
        """What tints the box: what is wrong stands out on it, and colours nothing else."""
        kinds = [one.kind for one in self.said]
        return next((kind for kind in kinds if kind != WRONG), kinds[0] if kinds else "")

    def _line(self, doubt: Doubt) -> QWidget:
        line = QWidget()
        tone = WRONG if doubt.kind == WRONG else self._ground()
        text = Label(doubt.text, "small medium" if doubt.kind == WRONG else "small", tone, wrap=True)
        link = PlainButton(doubt.link)
        link.setProperty("kind", "link")
        link.setProperty("tone", tone)
        font = fonts.face("small strong")
        font.setUnderline(True)
        link.setFont(font)
        link.setFixedHeight(LINE)
        link.setAccessibleDescription(doubt.text)
        link.clicked.connect(lambda: self.way_wanted.emit(doubt.page, doubt.argument))
        line.setLayout(row((text, 1), link))
        line.layout().setAlignment(link, Qt.AlignmentFlag.AlignTop)
        link.setVisible(bool(doubt.link))  # only now: without a parent it would be a window
        return line
