"""A unit's own list: looked at first, adopted by a supervisor, followed by every desk; old dossiers keep their own."""

from datetime import date
from importlib.resources import files
from io import BytesIO

import msgspec
import pytest
import xlsxwriter

from intake_desk.domain import calendar_edits as edits
from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import PaperCount, SheetAdopted
from intake_desk.domain.procedure_columns import ListWithoutHeadings
from intake_desk.domain.procedure_editions import PROCEDURES
from intake_desk.domain.procedure_lists import CHANGED, NEW, SAME
from intake_desk.domain.procedures import CatalogueSheet, Limit
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import from_ms
from intake_desk.services.desk import NotAllowed
from intake_desk.services.procedure_lists import ListOutdated, NothingToAdopt
from intake_desk.services.table_limits import EmptyTable, UnreadableTable
from intake_desk.store.sheets import Sheet

RESOURCE = files("intake_desk.resources").joinpath("procedures.json").read_bytes()
HEADER = ("Mã", "Tên thủ tục", "Lĩnh vực", "Thời hạn", "Phí", "Thành phần hồ sơ")
NEW_ONE = ("TP-01", "Xác nhận tạm vắng", "Cư trú", "1 giờ", "8.000đ/bản", "Đơn (01 bản chính)\nẢnh (02 bản sao)")
GUARDIANSHIP = ("1.004837", "Đăng ký giám hộ", "Hộ tịch", "7 ngày làm việc", "", "")


def csv(*rows, header=HEADER):
    quoted = ('"' + '","'.join(cell.replace('"', '""') for cell in row) + '"' for row in (header, *rows))
    return "\n".join(quoted).encode()


def xlsx(*rows, header=HEADER):
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "DANH MỤC THỦ TỤC HÀNH CHÍNH")
        for at, row in enumerate((header, *rows), 2):
            for column, cell in enumerate(row):
                sheet.write(at, column, cell)
    return out.getvalue()


@pytest.fixture
def supervisor(desk):
    return desk.sign_in("hang")


@pytest.fixture
def lists(desk):
    return desk.bench.procedure_lists


def catalogue(desk):
    return desk.bench.desk.reference.catalogue


def adopted(desk, *rows, name="danh-muc.csv", **options):
    lists = desk.bench.procedure_lists
    return lists.adopt(desk.bench.desk.seat.clerk, lists.preview(name, csv(*rows), **options))


@pytest.mark.parametrize("write", [csv, xlsx])
def test_a_list_is_looked_at_before_it_holds(desk, supervisor, lists, write):
    before, entries = catalogue(desk), desk.entries()
    same = ("2.000815", before.by_code("2.000815").name, "", "trong ngày", "", "")
    preview = lists.preview("Danh mục.xlsx" if write is xlsx else "a.csv", write(NEW_ONE, GUARDIANSHIP, same))

    assert [NEW, CHANGED, SAME] == [change.kind for change in preview.comparison.changes]
    assert [PaperCount(text="Ảnh", copies=2)] == [
        PaperCount(text=one.text, copies=one.copies)
        for one in preview.comparison.changes[0].procedure.cases[0].papers[1:]
    ]
    assert before is catalogue(desk)
    assert entries == desk.entries()


def test_the_line_of_a_refusal_is_the_line_of_the_file(desk, supervisor, lists):
    preview = lists.preview("a.xlsx", xlsx(NEW_ONE, ("TP-02", "Việc khác", "", "sớm", "", "")))

    assert [(5, "limit", "sớm")] == [(one.line, one.column, one.text) for one in preview.comparison.refused]


def test_an_adopted_list_holds_at_once_and_names_itself(desk, supervisor):
    shipped = catalogue(desk).version
    version = adopted(desk, NEW_ONE, GUARDIANSHIP)

    assert version == catalogue(desk).version
    assert version.startswith(f"{shipped}+1.")
    assert ("danh-muc.csv",) == desk.bench.desk.reference.adopted_lists
    dossier = desk.receive(procedure="tp-01")
    assert ("TP-01", version, "1 giờ", 24_000) == (
        dossier.procedure,
        dossier.catalogue,
        dossier.limit,
        dossier.paid_cash,
    )


def test_it_still_holds_after_a_night(desk, supervisor):
    version = adopted(desk, NEW_ONE)
    desk.restart()
    desk.bench.desk.follow()

    assert version == catalogue(desk).version
    assert catalogue(desk).by_code("TP-01")


def test_each_adoption_builds_on_what_holds(desk, supervisor):
    first = adopted(desk, NEW_ONE)
    second = adopted(desk, GUARDIANSHIP, name="lan-hai.csv")

    assert first != second
    assert catalogue(desk).by_code("TP-01")
    assert Limit("working_day", 7) == catalogue(desk).by_code("1.004837").limit()
    assert ("danh-muc.csv", "lan-hai.csv") == desk.bench.desk.reference.adopted_lists


def test_the_other_desks_follow(open_desk):
    first, second = open_desk(1), open_desk(2)
    first.sign_in("hang")
    second.sign_in("thuy")
    version = adopted(first, NEW_ONE)
    second.learn_from(first)
    assert second.bench.desk.follow()

    assert "TP-01" == second.receive(procedure="TP-01").procedure
    assert version == catalogue(second).version


def test_desks_that_adopted_while_apart_end_with_the_same(open_desk):
    first, second = open_desk(1), open_desk(2)
    for desk, row in ((first, NEW_ONE), (second, ("TP-01", "Tên khác", "", "2 giờ", "", ""))):
        desk.sign_in("hang")
        adopted(desk, row)
        desk.clock.turn(minutes=1)
    first.learn_from(second)
    second.learn_from(first)

    assert first.bench.desk.follow()
    assert second.bench.desk.follow()
    assert catalogue(first).version == catalogue(second).version
    assert catalogue(first).procedures == catalogue(second).procedures
    assert "Tên khác" == catalogue(first).by_code("TP-01").name


def test_a_withdrawn_procedure_is_no_longer_taken(desk, supervisor):
    adopted(desk, ("2.000884", "Chứng thực chữ ký", "", "", "", ""), whole=True)

    assert ["2.000884"] == [procedure.code for procedure in catalogue(desk).procedures]
    with pytest.raises(Refusal, match="unknown_procedure"):
        desk.receive(procedure="2.000815")


def test_a_dossier_of_a_changed_or_withdrawn_procedure_goes_its_way_as_it_was_taken(desk, supervisor):
    reference, casework = desk.bench.desk.reference, desk.bench.casework
    taken = desk.receive(procedure="1.004837")
    before = reference.procedure("1.004837", taken.catalogue)
    adopted(desk, GUARDIANSHIP)
    adopted(desk, ("2.000884", "Chứng thực chữ ký", "", "", "", ""), whole=True)

    assert catalogue(desk).by_code("1.004837") is None
    assert before == reference.procedure("1.004837", taken.catalogue)
    asked = casework.request_supplement(supervisor, taken.id, (PaperCount(text="Tờ khai"),), "Thiếu")
    desk.clock.turn(days=3)
    supervisor = desk.sign_in("hang", day_confirmed=True)
    back = casework.supplement(supervisor, asked.id, (PaperCount(text="Tờ khai", originals=1),))

    assert "3 ngày làm việc" == back.limit
    assert "27/11" == f"{from_ms(back.due_at):%d/%m}"  # back on Monday the 23rd; the 24th is a day off


def test_figures_of_a_withdrawn_procedure_keep_its_field_and_name(desk, supervisor):
    desk.receive(procedure="1.004837")
    november = date(2026, 11, 1), date(2026, 11, 30)
    before = desk.bench.reports.report_06a(*november)
    adopted(desk, ("2.000884", "Chứng thực chữ ký", "", "", "", ""), whole=True)
    after = desk.bench.reports.report_06a(*november)
    tally = desk.bench.slips.tally(supervisor, desk.bench.closing.view())

    assert "Hộ tịch" == before.rows[0].cells[1]
    assert before.rows == after.rows
    assert tally


def test_a_day_off_touches_the_promise_of_a_withdrawn_procedure_by_its_own_counter(desk, supervisor):
    desk.clock.turn(hours=8.5)  # Friday 16:30: an hour more ends on Saturday morning, when its counter works
    desk.receive(procedure="2.001159")
    calendars = desk.bench.calendars
    saturday_off = edits.set_day(calendars.present(), date(2026, 11, 21), edits.OFF, "Nghỉ")
    before = calendars.preview(saturday_off)
    adopted(desk, ("2.000884", "Chứng thực chữ ký", "", "", "", ""), whole=True)

    assert 1 == len(before)
    assert before == calendars.preview(saturday_off)


def test_what_was_filed_is_accepted_by_the_procedure_as_it_was(desk, supervisor, application):
    filed = desk.bench.reception.file(supervisor, application(procedure="1.004837", channel="online"))
    adopted(desk, ("2.000884", "Chứng thực chữ ký", "", "", "", ""), whole=True)
    accepted = desk.bench.reception.accept(supervisor, filed.id)

    assert ("3 ngày làm việc", filed.catalogue) == (accepted.limit, accepted.catalogue)


def test_only_a_supervisor_lets_a_list_hold(desk, clerk, lists):
    preview = lists.preview("a.csv", csv(NEW_ONE))

    with pytest.raises(NotAllowed):
        lists.adopt(clerk, preview)
    assert catalogue(desk).by_code("TP-01") is None


def test_a_list_that_says_what_holds_is_not_adopted(desk, supervisor, lists):
    name = catalogue(desk).by_code("2.000815").name
    preview = lists.preview("a.csv", csv(("2.000815", name, "", "", "", ""), ("", "x", "", "", "", "")))

    entries = desk.entries()
    with pytest.raises(NothingToAdopt):
        lists.adopt(supervisor, preview)
    assert entries == desk.entries()


def test_what_was_looked_at_before_something_else_changed_is_looked_at_again(desk, supervisor, lists):
    preview = lists.preview("a.csv", csv(NEW_ONE))
    adopted(desk, GUARDIANSHIP)

    entries = desk.entries()
    with pytest.raises(ListOutdated):
        lists.adopt(supervisor, preview)
    assert entries == desk.entries()


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("a.xlsx", b"PK\x03\x04 broken", UnreadableTable),
        ("a.csv", b"", EmptyTable),
        ("a.csv", "Họ tên;Địa chỉ\nĐặng Thị Hường;Thôn 1".encode(), ListWithoutHeadings),
    ],
)
def test_a_file_that_is_no_list_is_refused(lists, name, content, refusal):
    with pytest.raises(refusal):
        lists.preview(name, content)


def test_a_large_list_is_adopted_in_several_entries_of_one_transaction(desk, supervisor):
    rows = [
        (
            f"TP-{n:04d}",
            f"Thủ tục {n}",
            "Thử",
            "5 ngày",
            "",
            "\n".join(f"Giấy {n * 31 % 997} số {k}" for k in range(40)),
        )
        for n in range(3000)
    ]
    entries = desk.entries()
    adopted(desk, *rows)

    assert desk.entries() > entries + 1
    assert 3000 == sum(procedure.code.startswith("TP-") for procedure in catalogue(desk).procedures)


def test_an_adoption_that_this_program_cannot_read_changes_nothing(desk, supervisor):
    before = catalogue(desk).procedures
    with desk.bench.desk.recording(supervisor) as recording:
        recording.add(Draft(facts=SheetAdopted(name=PROCEDURES, body=b"no such thing")))
    desk.bench.desk.follow()

    assert before == catalogue(desk).procedures


def published(*codes):
    shipped = msgspec.json.decode(RESOURCE, type=CatalogueSheet)
    procedures = tuple(one for one in shipped.procedures if one.code in codes)
    sheet = msgspec.structs.replace(shipped, version="tỉnh-7", procedures=procedures)
    return Sheet(PROCEDURES, msgspec.json.encode(sheet))


def test_what_the_server_publishes_is_the_ground_for_what_the_unit_adopts(desk, supervisor):
    adopted(desk, NEW_ONE)
    desk.store.sheets.put(published("2.000815", "1.001193"))

    assert desk.bench.desk.follow()
    assert ["1.001193", "2.000815", "TP-01"] == sorted(one.code for one in catalogue(desk).procedures)
    assert catalogue(desk).version.startswith("tỉnh-7+1.")
    assert not desk.bench.desk.follow()


def test_a_published_document_that_this_program_cannot_read_leaves_what_ships(desk):
    before = catalogue(desk).procedures
    desk.store.sheets.put(Sheet(PROCEDURES, b"{}"))
    desk.bench.desk.follow()

    assert before == catalogue(desk).procedures
