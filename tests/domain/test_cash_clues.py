"""What the search for missing cash goes by."""

import msgspec
import pytest

from intake_desk.domain.cash_clues import DossierMoney, taken_twice
from intake_desk.domain.cash_lines import Movement

EIGHT = 1_795_136_400_000
change = msgspec.structs.replace


def order(at):
    return (at, "26103-1", at, b"")


@pytest.mark.parametrize(
    ("later", "of_the_second", "found"),
    [
        (240_000, {}, True),
        (3_600_000, {}, False),
        (240_000, {"subject": "one"}, False),
        (240_000, {"charged": 4_000}, False),
        (240_000, {"subject": "of another person"}, False),
        (240_000, {"subject": "of another procedure"}, False),
        (240_000, {"subject": "of nobody known"}, False),
    ],
)
def test_taken_twice_is_one_person_for_one_procedure_within_minutes_in_two_dossiers(later, of_the_second, found):
    known = DossierMoney(subject="", person="001090000999", procedure="2.000815")
    dossiers = {
        "one": known,
        "again": known,
        "of another person": change(known, person="001090000998"),
        "of another procedure": change(known, procedure="2.000884"),
        "of nobody known": change(known, person=""),
    }
    first = Movement(
        order=order(1), at_ms=EIGHT, sort="payment", amount=8_000, actor="thuy", charged=8_000, subject="one"
    )
    second = change(first, **{"order": order(2), "at_ms": EIGHT + later, "subject": "again", **of_the_second})

    assert ([(first, second)] if found else []) == list(taken_twice([second, first], dossiers))
