"""Every state of ours has its number in the national vocabulary, and every number is somebody's."""

from itertools import product

import pytest

from intake_desk.domain.dossier import STATES, Dossier
from intake_desk.domain.entries import Place
from intake_desk.domain.national import TABLE, national_status

AGENCY = "Phòng Kinh tế"
EXPECTED = {
    ("filed", ""): (1, "Mới đăng ký"),
    ("in_hand", ""): (2, "Được tiếp nhận"),
    ("refused", ""): (3, "Không được tiếp nhận"),
    ("in_hand", AGENCY): (4, "Đang xử lý"),
    ("awaiting_supplement", ""): (5, "Yêu cầu bổ sung giấy tờ"),
    ("awaiting_supplement", AGENCY): (5, "Yêu cầu bổ sung giấy tờ"),
    ("awaiting_obligation", ""): (6, "Yêu cầu thực hiện nghĩa vụ tài chính"),
    ("awaiting_obligation", AGENCY): (6, "Yêu cầu thực hiện nghĩa vụ tài chính"),
    ("withdrawn", ""): (7, "Công dân yêu cầu rút hồ sơ"),
    ("stopped", ""): (8, "Dừng xử lý"),
    ("ready", ""): (9, "Đã xử lý xong"),
    ("handed_back", ""): (10, "Đã trả kết quả"),
}


def dossier(state, holder=""):
    place = Place(1, "10231-1", 1)
    return Dossier(
        id="a" * 32, state=state, last=place, journal="10231-1", day="2026-11-20", actor="thuy", received_at=1,
        holder=holder,
    )  # fmt: skip


@pytest.mark.parametrize(("state", "holder"), EXPECTED)
def test_each_state_says_what_the_nation_calls_it(state, holder):
    assert EXPECTED[state, holder] == national_status(dossier(state, holder))


def test_every_state_with_or_without_a_holder_has_exactly_one_row():
    for state, away in product(STATES, (False, True)):
        rows = [row for row in TABLE if row[0] == state and row[1] in {None, away}]
        assert 1 == len(rows), (state, away)


def test_all_ten_numbers_are_reached():
    reached = {national_status(dossier(state, holder)).code for state in STATES for holder in ("", AGENCY)}
    assert set(range(1, 11)) == reached
