"""Who took the money is told what became of it, whoever sat at the desk when it was said."""

import pytest

from intake_desk.services.second_person import SecondPerson


@pytest.fixture
def second(desk):
    return SecondPerson("hang", desk.password, desk.password)


def said(found):
    return [(one.entry.kind, one.by, one.second, one.reason, len(one.receipts)) for one in found]


def test_it_is_told_on_the_drawers_page_and_at_the_next_sitting_down_once(desk, clerk, clock, second):
    dossier, other = desk.receive(), desk.receive()
    assert () == desk.bench.drawers.view(clerk).mended
    clock.turn(minutes=5)
    minh = desk.sign_in("minh")
    desk.receive()
    desk.bench.till.void(minh, dossier.id, dossier.payments[0].id, "Ghi nhầm", second)
    desk.bench.till.refund(
        minh, other.id, other.payments[0].id, second, phi=1_000, reason="Thu thừa", receiver="A", paper="Đơn",
        mistake=True,
    )  # fmt: skip
    assert () == desk.bench.drawers.mended_since_last(minh)

    told = [
        ("fee.voided", "Lê Thị Minh", "Trần Thu Hằng", "Ghi nhầm", 1),
        ("fee.refunded", "Lê Thị Minh", "Trần Thu Hằng", "Thu thừa", 1),
    ]
    clock.turn(minutes=5)
    thuy = desk.sign_in("thuy")
    assert told == said(desk.bench.drawers.mended_since_last(thuy)) == said(desk.bench.drawers.view(thuy).mended)

    clock.turn(minutes=5)
    thuy = desk.sign_in("thuy")
    assert () == desk.bench.drawers.mended_since_last(thuy)
    assert told == said(desk.bench.drawers.view(thuy).mended)


def test_what_was_done_in_their_own_session_is_told_too(desk, clerk, clock, second):
    dossier = desk.receive()
    desk.bench.till.correct_means(clerk, dossier.id, dossier.payments[0].id, "transfer", "Ghi nhầm", second)
    clock.turn(minutes=5)

    assert ["fee.means_corrected"] == [one.entry.kind for one in desk.bench.drawers.mended_since_last(desk.sign_in())]
