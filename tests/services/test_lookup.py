"""Finding: whoever has been here, whatever was scanned, and a dossier's whole story."""

from itertools import pairwise

import pytest

from intake_desk.domain.dossier import AWAITING_SUPPLEMENT, IN_HAND, READY
from intake_desk.domain.people import Person
from intake_desk.store.search import Filter


def names(desk, text):
    return [(one.person.name, one.visits) for one in desk.bench.lookup.visitors(text)]


@pytest.fixture(scope="module")
def village(shared_desk):
    """Four people, the first of them three times."""
    for name, number, phone, address in (
        ("Đặng Thị Hường", "001199054321", "", "Thôn Nguyên Bì"),
        ("Phạm Văn Đức", "001088012345", "0988563484", ""),
        ("Đặng Thị Hường", "001199054321", "0912345678", ""),
        ("Đặng Thị Hường", "001177000999", "0979174830", ""),
        ("Vũ Ngọc Ánh", "", "0912345678", ""),
        ("Đặng Thị Hường", "001199054321", "", ""),
    ):
        shared_desk.clock.turn(minutes=5)
        shared_desk.receive(name=name, id_number=number, phone=phone, address=address)
    return shared_desk


def test_people_are_found_by_any_part_of_the_name_last_seen_first(village):
    assert [("Đặng Thị Hường", 3), ("Đặng Thị Hường", 1)] == names(village, "huong dang")
    assert [("Phạm Văn Đức", 1)] == names(village, "phạm đ")
    assert [] == names(village, "hường đức")


@pytest.mark.parametrize("text", ["001199054321", "0011990", "054321"])
def test_people_are_found_by_part_of_a_number(village, text):
    assert [("Đặng Thị Hường", 3)] == names(village, text)


def test_people_who_share_a_phone_are_told_apart(village):
    assert [("Vũ Ngọc Ánh", 1), ("Đặng Thị Hường", 3)] == names(village, "0912 345 678")


def test_a_known_persons_details_come_back_whole(village):
    visitor = village.bench.lookup.visitor("001199054321")

    assert 3 == visitor.visits
    assert int(village.clock().timestamp() * 1000) == visitor.last_at
    assert ("0912345678", "Thôn Nguyên Bì") == (visitor.person.phone, visitor.person.address)


@pytest.mark.parametrize("number", ["", "001199054320", "054321", "đặng"])
def test_nobody_is_known_by_a_number_that_is_not_theirs(village, number):
    assert village.bench.lookup.visitor(number) is None


@pytest.mark.parametrize("text", ["", "   ", "|", "%", "* OR *", '"', "không ai"])
def test_signs_find_nobody_and_break_nothing(village, text):
    assert [] == names(village, text)


@pytest.mark.parametrize("text", ["0100109106", "0100109106-001", "109106001", "gia khánh"])
def test_an_organisation_is_found_by_its_tax_code_and_counted_once(desk, clerk, text):
    for name in ("Công ty TNHH Gia Khánh", "Công ty Gia Khánh"):
        desk.receive(name=name, id_number="", sort="business", tax_code="0100109106-001")

    assert [("Công ty Gia Khánh", 2)] == names(desk, text)
    assert 2 == len(desk.bench.lookup.page(Filter(text=text)))


def test_who_comes_for_another_is_remembered_as_themselves(desk, clerk, clock):
    agent = Person(name="Bùi Văn Tốn", id_number="001088012345", phone="0988563484", address="Thôn Gia Khánh")
    desk.receive(name="Khuất Thị Oanh", id_number="001169437778", phone="", submitter=agent)
    clock.turn(minutes=1)
    desk.receive(name="Lý Bích Mỵ", id_number="001187519180", phone="", submitter=agent)

    assert [("Bùi Văn Tốn", 2)] == names(desk, "bùi")
    assert [("Bùi Văn Tốn", 2)] == names(desk, "0988563484")
    assert [("Lý Bích Mỵ", 1)] == names(desk, "lý")
    assert "Thôn Gia Khánh" == desk.bench.lookup.visitor("001088012345").person.address
    assert 1 == desk.bench.lookup.visitor("001169437778").visits


def test_who_comes_with_their_own_dossier_is_one_visit(desk, clerk):
    desk.receive(submitter=Person(name="Đặng Thị Hường", id_number="001199054321"))

    assert [("Đặng Thị Hường", 1)] == names(desk, "hường")


def test_a_corrected_person_is_found_as_they_are_called_now(desk, clerk):
    dossier = desk.receive()
    desk.bench.casework.correct(clerk, dossier.id, {"name": "Đặng Thu Hương"}, "Nhầm")

    assert [] == names(desk, "dang thi")
    assert [("Đặng Thu Hương", 1)] == names(desk, "thu huong")


@pytest.mark.parametrize(
    "scan",
    [
        "{code}",
        "  {code}\r\n",
        "{lower}",
        "{code}:2.000815:2611200800:2611201630:12000:0193ABC:ABCDEF",
        "{lower}:x",
        "{code} :x",
    ],
)
def test_a_scanned_code_finds_its_dossier_however_it_was_typed(desk, clerk, scan):
    desk.receive()
    wanted = desk.receive(name="Vũ Ngọc Ánh")

    found = desk.bench.lookup.scanned(scan.format(code=wanted.code, lower=wanted.code.lower()))

    assert wanted == found


@pytest.mark.parametrize("scan", ["", ":", "H26.103-261120-9999", "001199054321", "8934567890123", "x" * 5000, "\x00"])
def test_a_scan_of_something_else_finds_nothing(desk, clerk, scan):
    desk.receive()
    assert desk.bench.lookup.scanned(scan) is None


def test_the_story_tells_what_happened_in_order_with_before_and_after(desk, clerk, clock):
    dossier = desk.receive()
    clock.turn(minutes=1)
    desk.bench.slips.receipt(clerk, dossier.id)
    minh = desk.sign_in("minh")
    clock.turn(minutes=1)
    desk.bench.casework.request_supplement(minh, dossier.id, (), "Thiếu")
    clock.turn(minutes=1)
    desk.bench.casework.supplement(minh, dossier.id, ())
    desk.bench.casework.result_ready(minh, dossier.id)

    story = desk.bench.lookup.story(dossier.id)

    assert [
        "dossier.received",
        "fee.charged",
        "fee.paid",
        "slip.printed",
        "dossier.supplement_requested",
        "dossier.supplemented",
        "dossier.result_ready",
    ] == [moment.entry.kind for moment in story]
    assert story[0].before is None
    assert all(later.before == earlier.after for earlier, later in pairwise(story))
    assert [IN_HAND] * 4 + [AWAITING_SUPPLEMENT, IN_HAND, READY] == [moment.after.state for moment in story]
    assert desk.bench.lookup.dossier(dossier.id) == story[-1].after
    assert ["Nguyễn Thị Thủy"] * 4 + ["Lê Thị Minh"] * 3 == [moment.clerk for moment in story]
    assert {"Quầy 1"} == {moment.desk for moment in story}


def test_the_story_of_nothing_is_empty(desk, clerk):
    assert [] == desk.bench.lookup.story("0" * 32)
    assert desk.bench.lookup.dossier("0" * 32) is None


def test_the_ready_made_lists_count_what_they_hold(desk, clerk, clock, application):
    late, waiting, ready = (desk.receive().id for _ in range(3))
    desk.bench.reception.refuse(clerk, application(), "Không thuộc thẩm quyền")
    desk.bench.casework.request_supplement(clerk, waiting, (), "Thiếu")
    desk.bench.casework.result_ready(clerk, ready)
    lists = {"today": 4, "filed": 0, "forwarded": 0, "awaiting_obligation": 0, "awaiting_supplement": 1, "ready": 1}
    lists["asked"] = 0
    assert {**lists, "overdue": 0} == desk.bench.lookup.counts()
    assert 4 == len(desk.bench.lookup.page(Filter(day="2026-11-20")))

    clock.turn(hours=9)

    assert {**lists, "overdue": 1} == desk.bench.lookup.counts()
    overdue = Filter(overdue_at=int(clock().timestamp() * 1000))
    assert [late] == [found.dossier.id for found in desk.bench.lookup.page(overdue)]


def test_the_register_gives_page_after_page_newest_first(desk, clerk, clock):
    taken = []
    for _ in range(7):
        clock.turn(minutes=1)
        taken.append(desk.receive().id)

    first = desk.bench.lookup.page(Filter(text="huong"), most=4)
    rest = desk.bench.lookup.page(Filter(text="huong"), after=first[-1].row, most=4)

    assert taken[::-1] == [found.dossier.id for found in (*first, *rest)]


def test_what_is_promised_for_today_comes_with_the_earliest_promise_first(desk, clerk, clock):
    today = desk.receive()
    clock.turn(hours=7, minutes=30)
    desk.receive()  # promised for Monday

    assert [today.id] == [dossier.id for dossier in desk.bench.lookup.promised_today()]


def test_news_leave_out_the_small_change(desk, clerk, application):
    dossier = desk.receive()
    desk.bench.slips.receipt(clerk, dossier.id)
    desk.bench.slips.receipt(clerk, dossier.id)

    news = desk.bench.lookup.news()

    assert ["slip.printed", "fee.paid", "dossier.received", "day.opened"] == [one.entry.kind for one in news]
    assert {dossier.id} == {one.dossier.id for one in news[:3]}


def test_a_desk_knows_what_it_takes_most_itself(open_desk):
    first, second = open_desk(1), open_desk(2)
    for desk, procedures in ((first, ["1.001193", "2.000815", "2.000815"]), (second, ["2.000884"] * 4)):
        desk.sign_in("thuy")
        for procedure in procedures:
            desk.receive(procedure=procedure)
    first.learn_from(second)

    assert [("2.000815", 2), ("1.001193", 1)] == list(first.bench.lookup.favourites().items())


def test_a_desk_that_took_nothing_yet_begins_with_what_its_unit_takes(open_desk):
    first, second = open_desk(1), open_desk(2)
    second.sign_in("thuy")
    second.receive(procedure="2.000884")
    first.learn_from(second)

    assert {"2.000884": 1} == first.bench.lookup.favourites()
