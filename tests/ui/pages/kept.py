"""What lies in the file of what stands on the intake, and a program that dies."""

from PySide6.QtCore import QTimer

from intake_desk.store.database import run


def rows(bench):
    """Names and places of all that is kept: 1 when it was put aside."""
    with bench.desk.journal.database.reading() as connection:
        return run(connection, "SELECT name, aside FROM unfinished ORDER BY rowid").fetchall()


def names(page):
    return [one.name for one in page.shelf.asides]


def kept(page, qtbot, bench, count=1):
    """After the pause, which the test does not wait for."""
    assert page.keeping._pause.isActive()
    page.keeping._pause.start(0)
    qtbot.waitUntil(lambda: len(rows(bench)) == count and not page.keeping._pause.isActive())


def dies(page):
    """Nothing that this page had in mind happens any more."""
    for pause in page.findChildren(QTimer):
        pause.stop()
    page.keeping._kept = page._steps.written()  # hidden by a test's end, it has nothing to keep
