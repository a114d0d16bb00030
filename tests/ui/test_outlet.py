"""Papers on their way out: CUPS played by three small programs on the path, the preview, a folder."""

import os
import stat
import sys

import pytest
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.pagesizes import A4, A5, A6, A7, landscape
from reportlab.pdfgen.canvas import Canvas

from intake_desk.printing.codes import raster
from intake_desk.services.preferences import Preferences
from intake_desk.services.slips import Printed
from intake_desk.ui.outlet import PREVIEW, WATCHES_MS, FolderOutlet, Outlet
from intake_desk.ui.printers import (
    FAILED,
    PENDING,
    PRINTED,
    CupsPrinters,
    Job,
    PrinterFailed,
    media_of,
    paint_pages,
)

# What CUPS 2.4 really said; the fate of job N is the file `fate`.
PLAYER = """#!{python}
import pathlib, sys
here = pathlib.Path(__file__).parent
name, args = pathlib.Path(sys.argv[0]).name, sys.argv[1:]
with (here / "calls").open("a") as calls:
    print(name, *args, file=calls)
fate = (here / "fate").read_text()
away = "The printer may not exist or is unavailable at this time."
head = "Quay1-12               root              2048   Sat Nov 21 20:21:43 2026"
if name == "lp":
    if "Nowhere" in args:
        sys.exit("lp: Error - The printer or class does not exist.")
    (here / "document").write_bytes(sys.stdin.buffer.read())
    print("request id is Quay1-12 (0 file(s))")
elif name == "lpstat" and args == ["-e"]:
    print("Quay1")
    print("VanThu")
elif name == "lpstat" and "-p" in args:
    state = "disabled since Sat Nov 21 20:21:56 2026 -" if fate == "disabled" else "is idle.  enabled since Sat"
    print("printer Quay1", state)
    print("\\tForm mounted:")
elif name == "lpstat" and "not-completed" in args:
    print("Quay1-1               root              1024   Sat Nov 21 20:21:43 2026")
    print("\\tAlerts: job-canceled-by-user")
    print("\\tqueued for Quay1")
    if fate in ("away", "waiting", "disabled"):
        print(head)
        print("\\tStatus:", away if fate == "away" else "")
        print("\\tAlerts: job-printing")
        print("\\tqueued for Quay1")
elif name == "lpstat" and "completed" in args:
    print(head)
    print("\\tAlerts:", "aborted-by-system" if fate == "aborted" else "processing-to-stop-point")
    print("\\tqueued for Quay1")
"""


@pytest.fixture
def cups(tmp_path, monkeypatch):
    """A folder with lp, lpstat and cancel; write what becomes of a job into its file `fate`."""
    folder = tmp_path / "cups"
    folder.mkdir()
    for name in ("lp", "lpstat", "cancel"):
        path = folder / name
        path.write_text(PLAYER.format(python=sys.executable), encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    (folder / "fate").write_text("printed")
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return folder


def calls(cups):
    return (cups / "calls").read_text().splitlines()


def document(tmp_path, size):
    path = tmp_path / "paper.pdf"
    canvas = Canvas(str(path), pagesize=size, invariant=1)
    canvas.drawString(50, 300, "H26.103")
    canvas.showPage()
    canvas.save()
    return path.read_bytes()


@pytest.fixture
def paper(tmp_path):
    return Printed(form="01", name="H26.103-261120-1001", pdf=document(tmp_path, A5))


@pytest.fixture
def waits():
    return []


@pytest.fixture
def outlet(cups, tasks, waits):
    """To printer Quay1; what it wants to do later is kept in `waits` instead of a timer."""
    return Outlet(
        tasks, CupsPrinters(), Preferences(printer="Quay1", paper="A5"), later=lambda ms, act: waits.append((ms, act))
    )


def test_the_paper_is_read_from_the_document(tmp_path):
    sizes = {"A4": A4, "A5": A5, "A6": A6, "A7": landscape(A7)}  # a folder label lies across
    assert list(sizes) == [media_of(document(tmp_path, size)) for size in sizes.values()]


def test_the_printers_are_those_that_cups_names(cups):
    assert ["Quay1", "VanThu"] == CupsPrinters().names()


def test_a_document_goes_in_whole_by_standard_input(cups, paper):
    job = CupsPrinters().send("Quay1", paper.name, paper.pdf)

    assert Job("Quay1", "Quay1-12") == job
    assert paper.pdf == (cups / "document").read_bytes()
    assert ["lp -d Quay1 -o media=A5 -o print-scaling=none -t H26.103-261120-1001 -"] == calls(cups)


@pytest.mark.parametrize(
    ("fate", "expected"),
    [("printed", PRINTED), ("waiting", PENDING), ("away", FAILED), ("aborted", FAILED), ("disabled", FAILED)],
)
def test_a_jobs_fate_is_read_from_what_cups_says_of_it(cups, fate, expected):
    (cups / "fate").write_text(fate)

    assert expected == CupsPrinters().fate(Job("Quay1", "Quay1-12"))


def test_a_printer_that_does_not_exist_refuses(cups, paper):
    with pytest.raises(PrinterFailed):
        CupsPrinters().send("Nowhere", paper.name, paper.pdf)


def test_without_cups_printing_is_refused_in_words(monkeypatch, paper, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(PrinterFailed):
        CupsPrinters().send("Quay1", paper.name, paper.pdf)


def test_a_paper_that_is_printed_is_delivered_and_the_printer_is_ready(outlet, paper, waits, qtbot):
    with qtbot.waitSignal(outlet.delivered) as delivered:
        outlet.hand_out(paper)
    with qtbot.waitSignal(outlet.printer_changed) as changed, qtbot.assertNotEmitted(outlet.failed):
        waits.pop()[1]()

    assert [paper, "Quay1"] == delivered.args
    assert ["Máy in A5: sẵn sàng", "done"] == changed.args


def test_accepted_but_gone_is_noticed_and_the_job_taken_back(outlet, paper, waits, cups, qtbot):
    (cups / "fate").write_text("away")
    with qtbot.waitSignal(outlet.delivered):
        outlet.hand_out(paper)

    with qtbot.waitSignal(outlet.failed) as failed:
        waits.pop()[1]()

    assert paper is failed.args[0]
    assert "printer_failed" == failed.args[1].code
    assert "cancel Quay1-12" == calls(cups)[-1]


def test_a_slow_printer_is_given_time_but_not_for_ever(outlet, paper, waits, cups, qtbot):
    (cups / "fate").write_text("waiting")
    with qtbot.waitSignal(outlet.delivered):
        outlet.hand_out(paper)

    asked = []
    with qtbot.waitSignal(outlet.failed):
        while len(asked) < len(WATCHES_MS):
            qtbot.waitUntil(lambda: bool(waits))
            milliseconds, act = waits.pop()
            asked.append(milliseconds)
            act()

    assert list(WATCHES_MS) == asked
    assert "cancel Quay1-12" == calls(cups)[-1]


def test_a_refused_paper_can_be_handed_out_again(outlet, paper, qtbot):
    outlet.set_preferences(Preferences(printer="Nowhere"))
    with qtbot.waitSignal(outlet.failed) as failed:
        outlet.hand_out(paper)

    outlet.set_preferences(Preferences(printer="Quay1"))
    with qtbot.waitSignal(outlet.delivered):
        outlet.hand_out(failed.args[0])


def test_without_a_printer_the_paper_is_shown(outlet, paper, cups, qtbot):
    outlet.set_preferences(Preferences())

    with qtbot.waitSignal(outlet.preview_wanted), qtbot.waitSignal(outlet.delivered) as delivered:
        outlet.hand_out(paper)

    assert [paper, PREVIEW] == delivered.args
    assert not (cups / "document").exists()


def test_the_status_line_is_told_how_the_printer_is(outlet, cups, qtbot):
    (cups / "fate").write_text("disabled")

    with qtbot.waitSignal(outlet.printer_changed) as changed:
        outlet.look()

    assert ["Máy in A5: không in được", "wrong"] == changed.args


def test_the_headless_run_gets_files_named_after_the_codes(tasks, tmp_path, paper, qtbot):
    outlet = FolderOutlet(tasks, tmp_path / "out")
    copy = Printed(form="01", name=paper.name, pdf=paper.pdf, reprint=1)
    tally = Printed(form="tally", name="tally-2026-11-20", pdf=paper.pdf)

    for one in (paper, copy, tally):
        with qtbot.waitSignal(outlet.delivered):
            outlet.hand_out(one)

    files = sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.pdf"))
    assert [
        "receipts/H26.103-261120-1001-copy-1.pdf",
        "receipts/H26.103-261120-1001.pdf",
        "tally-2026-11-20.pdf",
    ] == files


def test_a_folder_that_cannot_be_written_is_said(tasks, tmp_path, paper, qtbot):
    (tmp_path / "out").write_text("a file stands where the folder should be")
    outlet = FolderOutlet(tasks, tmp_path / "out")

    with qtbot.waitSignal(outlet.failed) as failed:
        outlet.hand_out(paper)

    assert "paper_not_saved" == failed.args[1].code


@pytest.mark.parametrize("across", [False, True])
def test_without_cups_pages_are_painted_at_their_own_size(app, tmp_path, paper, across):
    pdf = document(tmp_path, landscape(A4)) if across else paper.pdf
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "painted.pdf"))

    paint_pages(printer, pdf)

    expected, painted = raster(pdf, 30)[0], raster((tmp_path / "painted.pdf").read_bytes(), 30)
    assert across == (expected.width > expected.height)
    assert 1 == len(painted)
    assert abs(expected.width - painted[0].width) <= 1
    assert abs(expected.height - painted[0].height) <= 1
