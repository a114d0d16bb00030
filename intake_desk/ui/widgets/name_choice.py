"""A drop-down of colleagues: listed by given name as everywhere in Vietnam, found by typing it without marks."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from intake_desk.domain.folding import by_given_name, fold
from intake_desk.ui.widgets.labels import set_mark
from intake_desk.ui.widgets.typed_choice import TypedChoice


class NameChoice(TypedChoice):
    """(name, value) pairs; what is typed means a given name before any other part of a name.

    With `asked`, what stands there before somebody was chosen, nobody is while more than one may be meant: the first
    by name is not who happens to stand at the counter.
    """

    def __init__(
        self, choices: Sequence[tuple[str, object]] = (), parent: QWidget | None = None, *, asked: str = ""
    ) -> None:
        self._asked = asked
        super().__init__(choices, parent)
        self.currentIndexChanged.connect(lambda _index: self._mark())

    def set_choices(self, choices: Sequence[tuple[str, object]]) -> None:
        super().set_choices(sorted(choices, key=lambda choice: by_given_name(choice[0])))
        if self._asked:
            self.setPlaceholderText(self._asked if self.count() else "")
            self.blockSignals(True)
            self.setCurrentIndex(0 if self.count() == 1 else -1)
            self.blockSignals(False)
        self._mark()

    def set_value(self, value: object) -> None:
        super().set_value(value)
        self._mark()

    def _mark(self) -> None:
        """What only asks does not look like a name."""
        set_mark(self, "unchosen", self.currentIndex() < 0)

    def place_of(self, typed: str) -> int | None:
        wanted = fold(typed)
        given = (at for at in range(self.count()) if fold(self.itemText(at)).rpartition(" ")[2].startswith(wanted))
        return next(given, super().place_of(typed))
