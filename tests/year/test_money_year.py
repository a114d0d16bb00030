"""A few days of the long year of money: `python -m tests.year --money` lives 250 of them and checks the same."""

import pytest

from tests.year.money_invariants import MONEY_CHECKS, LivedMoney
from tests.year.money_life import MoneyYear

DAYS = 12


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    year = MoneyYear(tmp_path_factory.mktemp("money"), DAYS, seed=20260105)
    year.live()
    yield LivedMoney(year)
    year.close()


@pytest.mark.timeout(240)
@pytest.mark.parametrize("check", MONEY_CHECKS, ids=lambda check: check.__name__)
def test_of_every_year_of_money(lived, check):
    check(lived)
