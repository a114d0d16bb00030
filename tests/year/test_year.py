"""A short year of the long one: `python -m tests.year` lives twenty thousand dossiers and checks the same."""

import pytest

from tests.year.invariants import CHECKS, Lived
from tests.year.life import Year

DOSSIERS = 900


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    year = Year(tmp_path_factory.mktemp("year"), DOSSIERS, seed=20260105)
    year.live()
    yield Lived(year)
    year.close()


@pytest.mark.timeout(240)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_of_every_year(lived, check):
    check(lived)
