"""The files that a closing leaves: not encrypted, so without what people wrote freely, and for nobody else to read."""

import stat
import zipfile
from datetime import date

import pypdfium2
import pytest

from intake_desk.domain.entries import Draft
from intake_desk.domain.money_kinds import DrawerClosed
from intake_desk.services.closing_view import DrawerNotCounted
from intake_desk.services.second_person import SecondPerson
from intake_desk.ui.messages import explain

DAY = "2026-11-20"
SAID = {
    "explanation": "Bà Đặng Thị Hường 0912345678 còn nợ 2.000",
    "note": "Ông Vũ Văn Khải CCCD 001199054321 khiếu nại",
    "away": "Cán bộ đưa chị Phạm Thị Lụa đi viện",
    "addendum": "Anh Bùi Văn Tám nộp muộn",
}
MARKS = {"Hường", "0912345678", "Khải", "001199054321", "Lụa", "Tám"}


@pytest.fixture
def closed(desk, open_desk, clock, clerk):
    """A day with a note wherever one can be written, closed around desk 2 and with an addendum."""
    other = open_desk(2)
    other.sign_in("minh")
    desk.learn_from(other)
    desk.receive()
    desk.bench.drawers.count(clerk, {10_000: 1})
    desk.bench.drawers.close(clerk, explanation=SAID["explanation"], password=desk.password)
    clock.turn(minutes=31)
    hang, closing = desk.sign_in("hang"), desk.bench.closing
    closing.close(hang, DAY, desk.password, {other.journal.name: SAID["away"]}, note=SAID["note"], uncounted="Hết giờ")
    desk.sign_in("thuy")
    desk.receive(means="transfer")
    closing.addendum(desk.sign_in("hang"), DAY, desk.password, note=SAID["addendum"], uncounted="Hết giờ")
    return desk


def said(pdf):
    """Which of the names and numbers stand on it: a cell of a table breaks its text anywhere between words."""
    document = pypdfium2.PdfDocument(pdf)
    found = " ".join(page.get_textpage().get_text_bounded() for page in document).split()
    return {mark for mark in MARKS if mark in found}


def test_the_printed_tally_says_what_people_wrote(closed):
    hang, view = closed.bench.desk.seat.clerk, closed.bench.closing.view(DAY)

    assert MARKS == said(closed.bench.slips.tally(hang, view).pdf)


def test_the_files_do_not(closed):
    hang, view, files = closed.bench.desk.seat.clerk, closed.bench.closing.view(DAY), closed.bench.tally_files

    pdf, workbook = files.write_pdf(hang, view), files.write_workbook(hang, view)

    assert set() == said(pdf.read_bytes())
    text = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    assert 4 == " ".join(text.split()).count("xem trên máy")
    with zipfile.ZipFile(workbook) as packed:
        written = b"".join(map(packed.read, packed.namelist())).decode(errors="replace")
    assert "Dấu của ngày" in written
    assert [] == [mark for mark in MARKS if mark in written]


def test_nobody_else_reads_the_files(closed):
    hang, view, files = closed.bench.desk.seat.clerk, closed.bench.closing.view(DAY), closed.bench.tally_files
    files.folder.mkdir()
    for name in ("Chot-so-2026-11-20-bo-sung-1.pdf", "Chot-so-2026-11-20-bo-sung-1.pdf.part"):
        files.folder.joinpath(name).write_bytes(b"of an older program")

    written = [files.write_pdf(hang, view), files.write_workbook(hang, view)]

    assert [0o600, 0o600] == [stat.S_IMODE(path.stat().st_mode) for path in written]
    assert sorted(written) == sorted(files.folder.iterdir())


def written_in(pdf, workbook):
    """All that both files say, as one text."""
    text = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    with zipfile.ZipFile(workbook) as packed:
        return " ".join(text.split()), b"".join(map(packed.read, packed.namelist())).decode(errors="replace")


def test_the_files_tell_no_money_before_every_drawer_was_counted(desk, clerk):
    for _payment in range(3):
        desk.receive()
    minh = desk.sign_in("minh")
    desk.receive()
    desk.bench.drawers.count(minh, {10_000: 1, 2_000: 1})
    desk.bench.drawers.close(minh, password=desk.password)
    hang = desk.sign_in("hang")
    view = desk.bench.closing.close(hang, DAY, desk.password, uncounted="Hết giờ")
    files, slips = desk.bench.tally_files, desk.bench.slips

    for said in written_in(files.write_pdf(hang, view), files.write_workbook(hang, view)):
        assert "ngăn kéo chưa đếm" in said
        assert "Nguyễn Thị Thủy" in said
        for sum_ in ("36.000", "36000", "48.000", "48000"):
            assert sum_ not in said
    (drawer,) = (one for one in slips._tally.sheet(hang, view).drawers if one.uncounted)
    assert ("Nguyễn Thị Thủy", 0) == (drawer.clerk, drawer.taken)

    desk.bench.drawers.count(desk.sign_in("thuy"), {10_000: 3, 2_000: 3})
    hang, view = desk.sign_in("hang"), desk.bench.closing.view(DAY)
    for said in written_in(files.write_pdf(hang, view), files.write_workbook(hang, view)):
        assert "chưa đếm:" not in said
        assert {"48.000", "48000"} & set(said.replace("<v>", " ").replace("</v>", " ").split())


def test_who_signed_with_a_witness_over_a_till_of_their_own_gets_the_papers_and_later_their_money(
    desk, open_desk, clock
):
    silent = open_desk(2)
    silent.sign_in("hang")
    silent.receive()
    desk.learn_from(silent)
    clock.turn(minutes=40)
    hang, closing = desk.sign_in("hang"), desk.bench.closing
    witness, away = SecondPerson("thuy", desk.password), {silent.journal.name: "Máy hỏng"}
    view = closing.close(hang, DAY, desk.password, away, uncounted="Máy hỏng", witness=witness)
    files, slips = desk.bench.tally_files, desk.bench.slips

    pdf, workbook = files.write_pdf(hang, view), files.write_workbook(hang, view)
    with_nothing = written_in(pdf, workbook)
    printed = slips.tally(hang, view).pdf
    clock.turn(days=45)
    hang = desk.sign_in("hang", day_confirmed=True)
    with pytest.raises(DrawerNotCounted) as refused:
        desk.bench.reports.settlement(date(2026, 10, 1), date(2026, 12, 31))

    for said in with_nothing:
        assert "ngăn kéo chưa đếm" in said
        assert not {"12.000", "12000"} & set(said.split())
    assert b"%PDF" == printed[:4]
    assert "Quầy 2 (20/11/2026)" == refused.value.params["places"]
    assert "Quầy 2 (20/11/2026)" in explain(refused.value)
    (drawer,) = (one for one in closing.view(DAY).drawers if one.is_open)
    agreeing = SecondPerson("thuy", desk.password, desk.password)
    desk.bench.left_drawers.close_for(hang, drawer, {10_000: 1, 2_000: 1}, "Máy hỏng", agreeing)
    assert (pdf, workbook) == files.renew()
    assert all("12.000" in said or "12000" in said for said in written_in(pdf, workbook))
    assert desk.bench.reports.settlement(date(2026, 10, 1), date(2026, 12, 31)).rows


def test_the_files_without_money_say_who_witnessed_and_whose_drawers_were_not_locked(desk, clerk):
    for _payment in range(2):
        desk.receive()
    desk.sign_in("hang")
    desk.receive()
    with desk.journal.recording(day=DAY, actor="hang") as recording:  # locked alone: she did not supervise then
        recording.add(Draft(facts=DrawerClosed(expected=12_000, counted=12_000)))
    agreed = {"uncounted": "Hết giờ", "witness": SecondPerson("minh", desk.password)}
    desk.bench.closing.close(desk.sign_in("hang"), DAY, desk.password, **agreed)
    desk.sign_in("thuy")
    desk.receive()
    hang = desk.sign_in("hang")
    view = desk.bench.closing.addendum(hang, DAY, desk.password, **agreed)
    files = desk.bench.tally_files

    for said in written_in(files.write_pdf(hang, view), files.write_workbook(hang, view)):
        assert "ngăn kéo chưa đếm" in said
        for signed in ("Chốt sổ", "Ký bổ sung số 1"):
            assert f"{signed} khi chưa khóa ngăn kéo của" in said
        assert "có Lê Thị Minh chứng kiến: ngăn kéo của người ký ở Quầy 1" in said
        for sum_ in ("24.000", "24000", "36.000", "36000", "48.000", "48000"):
            assert sum_ not in said
