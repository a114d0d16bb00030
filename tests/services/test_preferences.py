"""What a desk's people chose is kept, and what is not known is as if it had never been chosen."""

import pytest

from intake_desk.services import preferences
from intake_desk.services.preferences import Preferences
from intake_desk.store.opening import Store


@pytest.fixture
def sheets(tmp_path):
    store = Store(tmp_path, bytes(range(32)))
    yield store.sheets
    store.close()


def test_without_a_choice_there_are_defaults(sheets):
    assert Preferences() == preferences.load(sheets)


def test_what_was_chosen_comes_back(sheets):
    chosen = Preferences(theme="dark", language="en", printer="Quay1", paper="A5", liens=1, idle_minutes=30)

    preferences.save(sheets, chosen)

    assert chosen == preferences.load(sheets)


def test_what_this_program_does_not_know_is_left_out(sheets):
    sheets.set(preferences.SETTING, {"theme": "pink", "liens": 9, "printer": "Quay1", "later": "thing"})

    assert Preferences(printer="Quay1") == preferences.load(sheets)


@pytest.mark.parametrize("strange", [True, 1.0, None, [1], {"of": 1}])
def test_a_value_of_another_kind_is_as_if_it_had_never_been_chosen(sheets, strange):
    sheets.set(preferences.SETTING, {"liens": strange, "printer": strange, "later": strange, "theme": "dark"})

    assert Preferences(theme="dark") == preferences.load(sheets)
