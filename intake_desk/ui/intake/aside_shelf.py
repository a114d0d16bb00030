"""Unfinished dossiers put aside for the next citizen: none is forgotten until it is brought back."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.services.unfinished import Unfinished
from intake_desk.ui.formats import at_text
from intake_desk.ui.widgets.buttons import key_text
from intake_desk.ui.widgets.more_button import MoreButton

ASIDE_KEY = "Alt+C"


def named(begun: Unfinished) -> str:
    """Whose it is, in words where nobody was named yet."""
    return begun.name or QCoreApplication.translate("aside_shelf", "người trước")


class AsideShelf(MoreButton):
    """Hidden while it is empty; ``wanted(Unfinished)`` when one is taken from it, the latest on top."""

    wanted = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__("", ASIDE_KEY, {}, parent)
        self._now = now
        self._asides: list[Unfinished] = []
        self.setToolTip(self.tr("Hồ sơ chưa lưu, cất sang bên ({0})").format(key_text(ASIDE_KEY)))
        self.picked.connect(lambda at: self._take(int(at)))
        self._show()

    @property
    def asides(self) -> tuple[Unfinished, ...]:
        """What stands on it, in the order in which it came."""
        return tuple(self._asides)

    def kept_text(self, *, begun: bool) -> str:
        """What is not recorded yet, told without names; `begun` when something stands on the screen besides."""
        count = len(self._asides) + begun
        text = self.tr("{0} hồ sơ chưa lưu được giữ lại trên máy này: lần sau đăng nhập thì mở ở Cất bên ({1}).")
        return text.format(count, key_text(ASIDE_KEY)) if count else ""

    def put(self, aside: Unfinished) -> None:
        """Put one more on it."""
        self._asides.append(aside)
        self._show()

    def throw_away(self, mark: str) -> None:
        """Take one off it for good."""
        self._asides = [one for one in self._asides if one.id != mark]
        self._show()

    def clear_all(self) -> None:
        """Nothing on it is to be seen any more."""
        self._asides = []
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
        now = self._now()
        entries = [(str(at), f"{named(one)} · {at_text(one.kept_at, now)}") for at, one in enumerate(self._asides)]
        self.offer(entries[::-1])
