"""The cards of the ways without the server: the desks of the same network, and a stick."""

from pathlib import Path

import msgspec
import pytest

from intake_desk.domain.desk import DeskOfUnit
from intake_desk.store.sheets import Sheet
from intake_desk.sync.bundle import NothingOnStick
from intake_desk.sync.carry_book import IN, OUT, RECEIPT, REFUSED, Carried
from intake_desk.sync.lan_peer import PeerState
from intake_desk.sync.lan_settings import LanSettings
from intake_desk.sync.parcels import Packed
from intake_desk.sync.stick import StickFailed
from intake_desk.ui.lan_rounds import LanView
from intake_desk.ui.sync.carry_card import CarryCard
from intake_desk.ui.sync.lan_card import LanCard, peer_look, trouble, where_words
from intake_desk.ui.tokens import SIDE_LEAST

AT = 1_795_135_200_000  # 20/11/2026 07:40


@pytest.fixture(autouse=True)
def unit(bench):
    desks = (DeskOfUnit(number=2, name="Quầy 2", journal="H26.103/2"),)
    described = msgspec.structs.replace(bench.desk.unit, desks=desks)
    bench.desk.sheets.put(Sheet("unit", msgspec.json.encode(described)))


class Sticks:
    """Does what a test says."""

    def __init__(self) -> None:
        self.told = ()
        self.outcome = None
        self.folders = []

    def receivers(self):
        return ()

    def story(self):
        return self.told

    def _do(self, folder):
        self.folders.append(folder)
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    take_out = bring_in = _do


@pytest.fixture
def sticks():
    return Sticks()


def settle(tasks, qtbot):
    """Wait until everything asked for has been answered."""
    answered = []
    tasks.run(lambda: None, answered.append, answered.append)
    qtbot.waitUntil(lambda: bool(answered))


@pytest.fixture
def carrying(session, tasks, sticks, qtbot):
    card = CarryCard(session, lambda: sticks, tasks)
    qtbot.addWidget(card)
    card.show()
    yield card
    settle(tasks, qtbot)


def done(card, qtbot):
    qtbot.waitUntil(card.out.isEnabled)
    qtbot.waitUntil(lambda: card.notice.text.text() not in ("", "Đang xuất… chưa rút USB.", "Đang nhận… chưa rút USB."))


def test_taking_out_says_what_and_when_the_stick_may_go(carrying, sticks, qtbot):
    sticks.outcome = Packed(files=(Path("/usb/intake-desk-H26.103-3-20261120-074000.idb"),), entries=42, size=12_000)
    carrying.take_out("/usb")
    assert (False, "Đang xuất… chưa rút USB.") == (carrying.out.isEnabled(), carrying.notice.text.text())
    done(carrying, qtbot)
    assert "Đã xuất 42 mục vào 1 tệp (12 KB). Có thể rút USB." == carrying.notice.text.text()
    assert "intake-desk-H26.103-3-20261120-074000.idb" == carrying.notice.detail.text()
    assert [Path("/usb")] == sticks.folders


def test_bringing_in_tells_what_became_of_each_file_and_every_list_looks_again(carrying, sticks, session, qtbot):
    sticks.outcome = (
        Carried(at_ms=AT, kind=IN, who="H26.103/2", made_ms=AT, entries=12),
        Carried(at_ms=AT, kind=RECEIPT, who="H26.103/0", made_ms=AT),
        Carried(at_ms=AT, kind="", who="H26.103/2", made_ms=AT),
    )
    with qtbot.waitSignal(session.recorded):
        carrying.bring_in("/usb")
    assert "Đã nhận 12 mục mới. Giấy báo đã ghi lên USB, mang về nơi gửi." == carrying.notice.text.text()
    assert ["Nhận từ Quầy 2 (đóng lúc 07:40): 12 mục mới", "Máy chủ báo đã nhận, lúc 07:40"] == (
        carrying.notice.detail.text().split("\n")
    )


@pytest.mark.parametrize(
    ("kinds", "words"),
    [((RECEIPT,), "Đã ghi nhận giấy báo."), (("",), "Không có gì mới để nhận."), ((), "Không có gì mới để nhận.")],
)
def test_a_stick_that_brings_no_bundle_is_not_said_to_carry_a_receipt_back(carrying, sticks, qtbot, kinds, words):
    sticks.outcome = tuple(Carried(at_ms=AT, kind=kind, who="H26.103/0", made_ms=AT) for kind in kinds)
    carrying.bring_in("/usb")
    done(carrying, qtbot)
    assert words == carrying.notice.text.text()


def test_a_damaged_file_and_a_missing_one_are_said(carrying, sticks, qtbot):
    sticks.outcome = (
        Carried(at_ms=AT, kind=REFUSED, name="a.idb", error_code="bundle_damaged"),
        Carried(at_ms=AT, kind=IN, who="H26.103/2", made_ms=AT, gaps=("H26.103/2",)),
    )
    carrying.bring_in("/usb")
    done(carrying, qtbot)
    damaged, missing = carrying.notice.detail.text().split("\n")
    assert "a.idb: Gói bị cắt hoặc bị sửa, không lấy gì từ gói này. Xuất lại ở nơi gửi." == damaged
    assert missing.endswith("0 mục mới; còn thiếu gói trước đó")


@pytest.mark.parametrize("error", [NothingOnStick(), StickFailed(cause="OSError")])
def test_a_stick_that_fails_is_said_in_words_and_may_be_tried_again(carrying, sticks, qtbot, error):
    sticks.outcome = error
    carrying.bring_in("/usb")
    done(carrying, qtbot)
    assert "lỗi chưa lường trước" not in carrying.notice.text.text()
    assert carrying.bring.isEnabled()


def test_a_fault_of_the_program_is_told_on(carrying, sticks, session, qtbot):
    sticks.outcome = ValueError()
    with qtbot.waitSignal(session.refused):
        carrying.take_out("/usb")


def test_what_sticks_did_stands_below(carrying, sticks, qtbot):
    assert [] == [label for label in carrying.lines if not label.isHidden()]
    sticks.told = tuple(Carried(at_ms=AT, kind=OUT, entries=number, size=2_048) for number in range(9))
    carrying.refresh()
    qtbot.waitUntil(lambda: carrying.lines[0].text() != "")
    assert ["07:40 · Đã xuất 0 mục, 1 tệp (2 KB)", 5] == [
        carrying.lines[0].text(), len([label for label in carrying.lines if not label.isHidden()]),
    ]  # fmt: skip


class Lan:
    """The LAN as the card sees it."""

    def __init__(self) -> None:
        self.view = LanView(LanSettings())
        self.chosen = []
        self.error = None

    def ask(self, answered):
        answered(self.view)

    def choose(self, settings, done, failed):
        self.chosen.append(settings)
        if self.error:
            failed(self.error)
        else:
            self.view = msgspec_replace(self.view, settings)
            done()


def msgspec_replace(view, settings):
    return LanView(settings, view.states, view.error_code)


@pytest.fixture
def lan():
    return Lan()


@pytest.fixture
def beside(session, lan, qtbot):
    card = LanCard(session, lan)
    qtbot.addWidget(card)
    card.show()
    return card


def state(**changes):
    return PeerState(**{"desk": 2, "name": "Quầy 2"} | changes)


@pytest.mark.parametrize(
    ("changes", "kind", "words"),
    [
        ({}, "neutral", "Chưa thấy"),
        ({"address": "10.0.0.2:8472"}, "neutral", "Đang kết nối"),
        ({"address": "10.0.0.2:8472", "reached_ms": AT}, "done", "Đã có đủ"),
        ({"reached_ms": AT}, "done", "Đã có đủ"),
        ({"address": "10.0.0.2:8472", "reached_ms": AT, "waiting": 3}, "waiting", "Còn 3 mục"),
        ({"address": "10.0.0.2:8472", "error_code": "offline"}, "waiting", "Mất liên lạc"),
        ({"address": "10.0.0.2:8472", "error_code": "peer_not_trusted"}, "wrong", "Chưa gửi được"),
        ({"address": "10.0.0.2:8472", "error_code": "bug"}, "wrong", "Chưa gửi được"),
    ],
)
def test_how_a_desk_stands_is_a_word(changes, kind, words):
    look = peer_look(state(**changes), on=True)
    assert (kind, words) == (look.kind, look.text)
    assert "Đã tắt" == peer_look(state(**changes), on=False).text


def test_where_a_desk_is_and_why_not(clock):
    words = where_words(state(address="10.0.0.2:8472", reached_ms=AT, error_code="peer_not_trusted"), clock())
    assert words.startswith("10.0.0.2:8472 · liên lạc 07:40 · hai quầy không nhận ra nhau")
    assert "" == where_words(state(), clock())
    assert {"", "x"} == {trouble(""), "x"}
    assert 4 == len({trouble(code) for code in ("no_network", "no_multicast", "not_enrolled", "bug")})


def test_every_other_desk_has_its_line(beside, lan):
    assert not beside.nobody.isHidden()
    lan.view = LanView(LanSettings(), (state(), state(desk=5, name="Quầy 5", address="10.0.0.5:1")), "no_multicast")
    beside.refresh()
    assert ["Quầy 2", "Quầy 5"] == [line.name.text() for line in beside.peers if not line.isHidden()]
    assert (True, "Mạng không cho") == (beside.nobody.isHidden(), beside.notice.text.text()[:14])
    lan.view = LanView(LanSettings(), (state(desk=5, name="Quầy 5"),))
    beside.refresh()
    assert (["Quầy 5"], True) == (
        [line.name.text() for line in beside.peers if not line.isHidden()], beside.notice.isHidden(),
    )  # fmt: skip


def test_it_can_be_switched_off(beside, lan):
    lan.view = LanView(LanSettings(), (state(reached_ms=AT),), "no_network")
    beside.refresh()
    beside.taking_part.chosen.emit(False)
    assert [LanSettings(on=False)] == lan.chosen
    assert ("Đã tắt", True) == (beside.peers[0].tag.text(), beside.notice.isHidden())


def test_fixed_addresses_are_of_the_same_house(beside, lan, qtbot):
    beside.fixed.setText("8.8.8.8")
    beside.save.click()
    assert ([], "“8.8.8.8” không phải") == (lan.chosen, beside.fixed_field.error[:20])
    beside.fixed.setText(" 192.168.1.12; 192.168.1.13:9000 ,")
    beside.save.click()
    assert [LanSettings(peers=("192.168.1.12", "192.168.1.13:9000"))] == lan.chosen
    assert ("192.168.1.12, 192.168.1.13:9000", "") == (beside.fixed.text(), beside.fixed_field.error)
    beside.fixed.setText("10.0.0.")
    beside.refresh()  # what is being typed stays
    assert "10.0.0." == beside.fixed.text()


def test_what_cannot_be_kept_is_said(beside, lan):
    lan.error = StickFailed(cause="x")
    beside.taking_part.chosen.emit(False)
    assert not beside.notice.isHidden()


def test_both_cards_fit_beside_the_desks(beside, carrying, lan, sticks, tasks, qtbot):
    lan.view = LanView(
        LanSettings(), (state(address="192.168.100.112:8472", reached_ms=AT, waiting=3),), "no_multicast"
    )
    beside.refresh()
    sticks.told = (Carried(at_ms=AT, kind=IN, who="H26.103/2", made_ms=AT, entries=12, gaps=("H26.103/2",)),)
    carrying.refresh()
    settle(tasks, qtbot)
    assert [True, True] == [card.minimumSizeHint().width() <= SIDE_LEAST for card in (beside, carrying)]
