"""A receipt that nobody here knows: its dossier is begun anew, or it is said why not."""

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import IN_HAND, Dossier
from intake_desk.domain.entries import Place
from intake_desk.domain.kinds import FeeLine
from intake_desk.domain.numbers import daily_range
from intake_desk.domain.receipts import receipt_text
from intake_desk.domain.times import to_ms
from intake_desk.services.recreation import ForgedReceipt
from intake_desk.store.sheets import Sheet
from intake_desk.ui.dossiers.recreating import Recreating
from intake_desk.ui.messages import explain
from intake_desk.wire import EnrolledDesk

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
CODE = "H26.103-261118-2007"


def know(bench, *, revoked=True):
    lost = EnrolledDesk(
        number=2,
        name="Quầy 2",
        journal="10231-2",
        revoked_ms=1 if revoked else 0,
        public_key=KEY.public_key().public_bytes_raw(),
        numbers=daily_range(2),
    )
    unit = msgspec.structs.replace(bench.desk.unit, desks=(lost,))
    bench.desk.sheets.put(Sheet("unit", msgspec.json.encode(unit)))


@pytest.fixture
def qr(clock):
    def qr(fee=12_000, line=7):
        at = to_ms(clock()) - 2 * 86_400_000
        dossier = Dossier(
            id="0193" + "ab" * 14, state=IN_HAND, last=Place(1, "10231-2", 1), journal="10231-2", day="2026-11-18",
            actor="minh", received_at=at, due_at=at + 3_600_000, code=CODE, procedure="2.000815", line=line,
            fees=(FeeLine(sort="phi", name="x", amount=fee),) if fee else (),
        )  # fmt: skip
        return receipt_text(dossier, KEY.sign)

    return qr


@pytest.fixture
def ground(shown):
    return shown(QWidget())


@pytest.fixture
def recreating(session, ground, bench):
    know(bench)
    made = Recreating(session, ground, ground)
    yield made
    if made.dialog is not None:
        made.dialog.reject()


def asked(qtbot, recreating, text):
    recreating.offer(text)
    qtbot.waitUntil(lambda: recreating.dialog is not None and recreating.dialog.isVisible())
    return recreating.dialog


def test_what_the_paper_says_makes_the_dossier(qtbot, recreating, qr, bench):
    dialog = asked(qtbot, recreating, qr())
    dialog.name.set_value("Đặng Thị Hường")
    dialog.means.set_value("cash")

    with qtbot.waitSignal(recreating.known) as known:
        dialog.confirm.click()

    dossier = bench.lookup.dossier(known.args[0])
    assert (CODE, "Đặng Thị Hường", 7, 12_000, 0) == (
        dossier.code, dossier.applicant.name, dossier.line, dossier.paid_cash, dossier.owed,
    )  # fmt: skip
    assert recreating.dialog is None


def test_what_the_paper_must_say_is_asked_for(qtbot, recreating, qr):
    dialog = asked(qtbot, recreating, qr())
    dialog.confirm.click()
    assert "họ tên" in dialog.fields()["name"].error
    dialog.name.set_value("Đặng Thị Hường")
    dialog.confirm.click()

    assert "Chọn như ghi trên giấy" in dialog.fields()["means"].error


def test_what_the_receipt_says_is_not_asked(qtbot, recreating, qr):
    dialog = asked(qtbot, recreating, qr(fee=0))

    assert not dialog.fields()["means"].isVisible()
    assert not dialog.fields()["line"].isVisible()


def test_a_desk_that_is_not_lost_may_still_bring_it(qtbot, recreating, qr, bench):
    know(bench, revoked=False)

    assert "Quầy 2 chưa bị thu hồi" in asked(qtbot, recreating, qr()).text.text()


def test_a_wrong_number_is_said_beside_it(qtbot, recreating, qr):
    dialog = asked(qtbot, recreating, qr(fee=0))
    dialog.name.set_value("Đặng Thị Hường")
    dialog.id_number.setText("123")
    dialog.confirm.click()

    qtbot.waitUntil(lambda: bool(dialog.fields()["id_number"].error))
    assert dialog.isVisible()


def test_a_forged_receipt_is_said(qtbot, recreating, qr):
    with qtbot.waitSignal(recreating.refused) as refused:
        recreating.offer(qr().replace(":12000:", ":1200:"))

    assert isinstance(refused.args[0], ForgedReceipt)
    assert CODE in explain(refused.args[0])
    assert recreating.dialog is None


def test_a_receipt_whose_dossier_came_meanwhile_leads_to_it(qtbot, recreating, qr):
    dialog = asked(qtbot, recreating, qr(fee=0))
    dialog.name.set_value("Đặng Thị Hường")
    with qtbot.waitSignal(recreating.known) as first:
        dialog.confirm.click()

    with qtbot.waitSignal(recreating.known) as again:
        recreating.offer(qr(fee=0))

    assert first.args == again.args


def test_one_is_asked_about_at_a_time(qtbot, recreating, qr):
    dialog = asked(qtbot, recreating, qr())
    recreating.offer(qr(fee=0))

    qtbot.waitUntil(lambda: recreating.dialog is dialog)
    assert dialog.isVisible()
