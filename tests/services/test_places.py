"""The unit's list of places: seen before it is taken, taken by a supervisor, gone by at once and by every desk."""

from io import BytesIO

import pytest
import xlsxwriter

from intake_desk.domain.places import FormerName, Place, PlaceList
from intake_desk.services.desk import NotAllowed
from intake_desk.services.place_rows import MOST_PLACES, NoNameColumn
from intake_desk.services.places import SamePlaces
from intake_desk.services.table_limits import EmptyTable, UnreadableTable
from intake_desk.services.tables import content_of

LIST = """DANH SÁCH THÔN,,,,,
Tên,Loại,Tên cũ,Xã cũ,Từ ngày,Số hộ
34,tổ dân phố,Tổ 6,xã Tân Minh,01/07/2025,361
Tổ dân phố số 6,,,,,
Thôn Đông Tây,thôn,"Thôn Đông, Thôn Tây",,2025-07-01,1.204
Thôn Đống,thôn,Thôn Đống,xã Dũng Tiến,,
"""


@pytest.fixture
def places(desk):
    desk.sign_in("hang")
    return desk.bench.places


def adopt(places, desk, text=LIST):
    return places.adopt(desk.bench.desk.seat.clerk, places.preview("thon.csv", text.encode()))


def test_a_file_is_looked_at_before_anything_changes(places, desk):
    before = desk.entries()
    preview = places.preview("thon.csv", LIST.encode())

    assert (
        Place(
            name="Tổ dân phố số 34",
            kind="tổ dân phố",
            former=(FormerName(name="Tổ 6", commune="xã Tân Minh"),),
            since="2025-07-01",
            households=361,
        )
        == preview.added[0]
    )
    assert ("Thôn Đông", "Thôn Tây") == tuple(former.name for former in preview.added[2].former)
    assert (4, 0, 0, 0, ()) == (
        len(preview.added),
        len(preview.changed),
        len(preview.removed),
        preview.same,
        preview.refused,
    )
    assert PlaceList() == places.listed()
    assert before == desk.entries()


def test_an_adopted_list_is_gone_by_and_outlives_a_restart(places, desk):
    adopted = adopt(places, desk)

    assert "10231" == adopted.unit_code
    assert adopted == places.listed()
    desk.restart()
    desk.bench.desk.follow()
    assert adopted == desk.bench.places.listed()
    assert ["Tổ dân phố số 6", "Tổ dân phố số 34"] == [one.place.name for one in desk.bench.places.find("tổ 6")]


def test_the_newest_adoption_counts(places, desk):
    adopt(places, desk)
    preview = places.preview("thon.csv", "Tên,Tên cũ\nTổ dân phố số 6,\nThôn Đông Tây,Thôn Đông\nThôn Nam,\n".encode())

    assert ["Thôn Nam"] == [place.name for place in preview.added]
    assert ["Thôn Đông Tây"] == [after.name for _, after in preview.changed]
    assert ["Tổ dân phố số 34", "Thôn Đống"] == [place.name for place in preview.removed]
    assert 1 == preview.same
    places.adopt(desk.bench.desk.seat.clerk, preview)
    assert 3 == len(places.listed().places)
    assert [] == places.find("dong cuu")


def test_the_same_list_again_is_no_change(places, desk):
    adopt(places, desk)

    assert not places.preview("thon.csv", LIST.encode()).changes
    with pytest.raises(SamePlaces):
        adopt(places, desk)


def test_only_a_supervisor_adopts(desk):
    clerk = desk.sign_in("thuy")
    preview = desk.bench.places.preview("thon.csv", LIST.encode())
    before = desk.entries()

    with pytest.raises(NotAllowed):
        desk.bench.places.adopt(clerk, preview)
    assert before == desk.entries()
    assert PlaceList() == desk.bench.places.listed()


def test_every_refused_line_is_told_why_and_the_others_are_read(places):
    text = (
        "Tên,Loại,Tên cũ,Từ ngày,Số hộ\n"
        ",thôn,Thôn Cũ,,\n"
        "!!!,,,,\n"
        "Thôn 1,,,31/02/2025,\n"
        "Thôn 2,,,,nhiều\n"
        "Thôn 3,,Thôn A,01/07/2025,10\n"
        "Thôn 3,,Thôn A,01/07/2025,10\n"
        "Thôn 3,,Thôn B,,11\n"
        "Thôn 3,,Thôn B,,\n"
        f"{'x' * 200},,,,\n"
        'Thôn 4,,"!, Thôn C",,\n'
    )
    preview = places.preview("a.csv", text.encode())

    assert [
        (2, "name_missing"),
        (3, "name_wrong"),
        (4, "date"),
        (5, "households"),
        (7, "repeated"),
        (8, "differs"),
        (10, "name_wrong"),
        (11, "former"),
    ] == [(line.line, line.why) for line in preview.refused]
    assert ["Thôn 3"] == [place.name for place in preview.added]
    assert ("Thôn A", "Thôn B") == tuple(former.name for former in preview.added[0].former)


def test_former_names_may_share_a_cell_and_a_kind(places):
    text = 'Tên,Tên cũ,Phường cũ\nTDP 1,"Tổ 6, 7; Thôn Nam, phường Kim Liên",phường Khương Thượng\n'

    (place,) = places.preview("a.csv", text.encode()).added

    assert ["Tổ 6, phường Khương Thượng", "Tổ 7, phường Khương Thượng", "Thôn Nam, phường Kim Liên"] == [
        former.said for former in place.former
    ]


def test_names_with_other_marks_are_other_places(places):
    assert 2 == len(places.preview("a.csv", "Tên\nThôn Đông\nThôn Đồng\n".encode()).added)


def test_a_workbook_with_merged_cells_is_read(places):
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:C1", "DANH SÁCH THÔN, TỔ DÂN PHỐ")
        sheet.write_row(2, 0, ["TÊN THÔN, TỔ DÂN PHỐ", "SỐ HỘ", "XÃ CŨ"])
        sheet.write_row(3, 0, ["Thôn Đông", 120])
        sheet.write_row(4, 0, ["Thôn Tây", 80])
        sheet.merge_range("C4:C5", "xã Tân Minh")

    added = places.preview("a.xlsx", out.getvalue()).added

    assert [("Thôn Đông", 120, "xã Tân Minh"), ("Thôn Tây", 80, "xã Tân Minh")] == [
        (place.name, place.households, place.former[0].commune) for place in added
    ]


@pytest.mark.parametrize(("text", "refusal"), [("Họ,Số\nA,1\n", NoNameColumn), ("", EmptyTable), ("Tên\n", EmptyTable)])
def test_a_table_of_something_else_is_refused(places, text, refusal):
    with pytest.raises(refusal):
        places.preview("a.csv", text.encode())


def test_a_list_of_nothing_but_refused_lines_is_shown_and_not_adopted(places, desk):
    preview = places.preview("a.csv", "Tên,Số hộ\nThôn 1,x\n".encode())

    assert 1 == len(preview.refused)
    with pytest.raises(EmptyTable):
        places.adopt(desk.bench.desk.seat.clerk, preview)


def test_no_unit_has_more_places_than_the_list_takes(places):
    text = "Tên\n" + "".join(f"Thôn {number}\n" for number in range(MOST_PLACES + 2))

    preview = places.preview("a.csv", text.encode())

    assert ["many"] * 2 == [line.why for line in preview.refused]
    assert MOST_PLACES == len(preview.list.places)


def test_the_whole_list_fits_into_an_entry(places, desk):
    text = "Tên,Tên cũ,Xã cũ\n" + "".join(
        f"Thôn {number},Thôn {number * 7919 % 9973} cũ,xã số {number % 5}\n" for number in range(MOST_PLACES)
    )

    assert MOST_PLACES == len(adopt(places, desk, text).places)


def test_a_file_that_is_gone_is_a_refusal(tmp_path):
    with pytest.raises(UnreadableTable):
        content_of(tmp_path / "khong-co.xlsx")


def test_a_cards_renumbered_group_is_asked_and_the_unit_is_not(places, desk):
    adopt(places, desk)
    read = places.read("Tổ 6, xã Tân Minh, Thường Tín, Hà Nội")

    assert "Tổ 6, xã Thượng Phúc, Hà Nội" == read.address.present
    assert ["Tổ dân phố số 34, xã Thượng Phúc, Hà Nội"] == [choice.line(choice.units[0]) for choice in read.choices]


def test_a_group_of_either_time_is_asked_with_both(places, desk):
    adopt(places, desk)
    read = places.read("Số 5, Tổ 6, xã Thượng Phúc, Hà Nội")

    assert ["Số 5, Tổ dân phố số 6, xã Thượng Phúc, Hà Nội", "Số 5, Tổ dân phố số 34, xã Thượng Phúc, Hà Nội"] == [
        choice.line(choice.units[0]) for choice in read.choices
    ]


@pytest.mark.parametrize(
    "address", ["Thôn Nam, xã Thượng Phúc, Hà Nội", "Thôn Đống, xã Thượng Phúc, Hà Nội", "", "Số 5"]
)
def test_what_is_certain_is_not_asked(places, desk, address):
    adopt(places, desk)

    assert () == places.read(address).choices


def test_a_split_ward_on_a_card_is_asked(places):
    read = places.read("Số 5, Phường Cống Vị, Ba Đình, Hà Nội")

    assert ["Số 5, phường Ngọc Hà, Hà Nội", "Số 5, phường Giảng Võ, Hà Nội"] == [
        choice.line(choice.units[0]) for choice in read.choices
    ]


def test_the_units_own_places_are_offered_while_typing(places, desk):
    adopt(places, desk)
    first, second, *_ = places.offers("Số 5, tổ 6")

    assert "Số 5, Tổ dân phố số 6, xã Thượng Phúc, Hà Nội" == first.line(first.units[0])
    assert "Số 5, Tổ dân phố số 34, xã Thượng Phúc, Hà Nội" == second.line(second.units[0])
