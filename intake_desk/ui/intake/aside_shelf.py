"""Unfinished dossiers put aside for the next citizen: none is forgotten until it is brought back."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.ui.intake.basket import Kept
from intake_desk.ui.widgets.buttons import key_text
from intake_desk.ui.widgets.more_button import MoreButton

ASIDE_KEY = "Alt+C"


@dataclass(frozen=True)
class Aside:
    """An unfinished citizen's screen and basket."""

    name: str
    states: tuple[dict[str, object], ...]
    kept: tuple[Kept, ...]


class AsideShelf(MoreButton):
    """Hidden while it is empty; ``wanted(Aside)`` when one is taken from it, the latest on top."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", ASIDE_KEY, {}, parent)
        self._asides: list[Aside] = []
        self.setToolTip(self.tr("Hồ sơ chưa lưu, cất sang bên ({0})").format(key_text(ASIDE_KEY)))
        self.picked.connect(lambda at: self._take(int(at)))
        self._show()

    @property
    def asides(self) -> tuple[Aside, ...]:
        """What stands on it, in the order in which it came."""
        return tuple(self._asides)

    def lost_with(self, *, begun: bool) -> str:
        """What is lost if the program ends now, told without names; `begun` is what stands on the screen."""
        aside = len(self._asides)
        screen = self.tr("Hồ sơ đang nhập chưa lưu: thoát bây giờ là mất.") if begun else ""
        shelf = self.tr("Cất bên: {0} hồ sơ chưa lưu, cũng mất khi thoát.").format(aside) if aside else ""
        return " ".join(filter(None, (screen, shelf)))

    def put(self, aside: Aside) -> None:
        """Put one more on it."""
        self._asides.append(aside)
        self._show()

    def _open(self) -> None:
        """A single one comes back without being asked for by name."""
        if len(self._asides) == 1:
            self._take(0)
        else:
            super()._open()

    def _take(self, at: int) -> None:
        aside = self._asides.pop(at)
        self._show()
        self.wanted.emit(aside)

    def _show(self) -> None:
        self.setText(self.tr("Cất bên: {0} ({1})").format(len(self._asides), key_text(ASIDE_KEY)))
        self.offer([(str(at), aside.name) for at, aside in reversed(list(enumerate(self._asides)))])
