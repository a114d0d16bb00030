"""A drop-down of colleagues: listed by given name as everywhere in Vietnam, found by typing it without marks."""

from collections.abc import Sequence

from intake_desk.domain.folding import by_given_name, fold
from intake_desk.ui.widgets.typed_choice import TypedChoice


class NameChoice(TypedChoice):
    """(name, value) pairs; what is typed means a given name before any other part of a name."""

    def set_choices(self, choices: Sequence[tuple[str, object]]) -> None:
        super().set_choices(sorted(choices, key=lambda choice: by_given_name(choice[0])))

    def place_of(self, typed: str) -> int | None:
        wanted = fold(typed)
        given = (at for at in range(self.count()) if fold(self.itemText(at)).rpartition(" ")[2].startswith(wanted))
        return next(given, super().place_of(typed))
