"""Money taken after the receipt: all that is owed and no more, whoever waives it says why."""

import pytest

from intake_desk.domain.kinds import FeePaid, FeeWaived
from intake_desk.services.applications import MeansMissing, ReasonMissing
from intake_desk.services.till import NothingOwed


def last(desk, dossier):
    return desk.bench.lookup.story(dossier.id)[-1].entry


def test_what_was_put_off_is_taken_whole(desk, clerk):
    dossier = desk.receive(means="later")
    assert 12_000 == dossier.owed

    after = desk.bench.till.take(clerk, dossier.id, "transfer")

    assert (0, 0, 12_000) == (after.owed, after.paid_cash, after.paid_transfer)
    assert FeePaid(amount=12_000, means="transfer", phi=12_000) == last(desk, dossier).facts


def test_what_is_waived_keeps_its_reason(desk, clerk):
    dossier = desk.receive(means="later")
    with pytest.raises(ReasonMissing):
        desk.bench.till.take(clerk, dossier.id, "waived", " ")

    after = desk.bench.till.take(clerk, dossier.id, "waived", "Hộ nghèo")

    assert (0, 12_000) == (after.owed, after.waived)
    assert (FeeWaived(amount=12_000, phi=12_000), "Hộ nghèo") == (
        last(desk, dossier).facts,
        last(desk, dossier).personal.reason,
    )


def test_nothing_is_taken_twice_nor_by_no_means(desk, clerk):
    paid, open_one = desk.receive(), desk.receive(means="later")
    with pytest.raises(NothingOwed):
        desk.bench.till.take(clerk, paid.id, "cash")
    with pytest.raises(MeansMissing):
        desk.bench.till.take(clerk, open_one.id, "later")
    assert 12_000 == desk.bench.lookup.dossier(open_one.id).owed
