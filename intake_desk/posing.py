"""What the pictures of a day show: a citizen at the counter and a dossier with a story, not empty pages."""

from collections.abc import Collection

from intake_desk import walk_in
from intake_desk.day_file import Line
from intake_desk.ui.driver import Driver
from intake_desk.ui.main_window import MainWindow

Begun = tuple[str, Line]


def pose(driver: Driver, begun: Collection[Begun]) -> None:
    """Show something of this day's dossiers on the pages; nothing of it is recorded."""
    _clear_notices(driver.window)
    if begun:
        driver.session.dossier_wanted.emit(_told(driver, begun))
        driver.settle()
    example = next((line for _id, line in reversed(list(begun)) if line.scan and line.pages > 1), None)
    if example is not None:
        page = walk_in.fill(driver, example)
        driver.wait(lambda: page.receipt.due.number.text() != "–", "the promise")


def _told(driver: Driver, begun: Collection[Begun]) -> str:
    """The dossier with the longest story among those that still have a next step."""
    lookup = driver.session.workbench.lookup

    def worth(dossier_id: str) -> tuple[bool, int]:
        dossier = lookup.dossier(dossier_id)
        return dossier is not None and dossier.is_open, len(lookup.story(dossier_id))

    return max((dossier_id for dossier_id, _line in begun), key=worth)


def _clear_notices(window: MainWindow) -> None:
    for key in ("intake", "register", "hand_back", "day"):
        window.page(key).notice.clear()  # type: ignore[attr-defined]
