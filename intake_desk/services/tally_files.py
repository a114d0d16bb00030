"""The papers of a day that was ruled off, kept as files beside the desk's own: its tally as PDF and as a workbook."""

import os
from pathlib import Path
from typing import Final

from intake_desk.domain.desk import Clerk, named
from intake_desk.domain.refusals import Refusal
from intake_desk.services.closing_view import DayView
from intake_desk.services.day_reading import DayReading
from intake_desk.services.desk import Desk
from intake_desk.services.slips import Slips
from intake_desk.store import durable, outstanding

FOLDER: Final = "tallies"
WITHHELD: Final = "tallies without money"


class TallyNotWritten(Refusal):
    """A paper of the day could not be written into the desk's folder; the day stays closed; params: reason."""

    code = "tally_not_written"


class TallyFiles:
    """Writes what the tally says of a closed day, with its addenda so far; written again it is replaced whole.

    They are not encrypted, so what people wrote freely, which may name a citizen, is left out; the printed paper has
    it. Nobody but the account that the program runs under reads them; whoever works at the desk does, so no money
    stands in them while a drawer is uncounted.
    """

    def __init__(self, desk: Desk, slips: Slips) -> None:
        self._desk = desk
        self._slips = slips
        self._reading = DayReading(desk)
        self._looked: dict[str, tuple[int, int] | None] = {}

    def renew(self) -> tuple[Path, ...]:
        """Write the files anew that were kept without money, of every day whose drawers have all been counted since.

        Raises TallyNotWritten and what the papers raise.
        """
        written: list[Path] = []
        for day in self._withheld():
            with self._desk.journal.database.reading() as connection:
                mark = outstanding.marks(connection, day, day).get(day)
            if self._looked.get(day) == mark:
                continue
            self._looked[day] = mark
            view = self._reading.view(day)
            if view.closing is None or is_withheld(view):
                continue
            login = view.closing.entry.actor
            closer = named(self._desk.clerks, login) or Clerk(login=login, name=self._desk.clerk_name(login))
            written += [self.write_pdf(closer, view), self.write_workbook(closer, view)]
        return tuple(written)

    @property
    def folder(self) -> Path:
        """Where the papers of the days lie that were closed, or printed again, at this desk."""
        return self._desk.journal.database.path.with_name(FOLDER)

    def write_pdf(self, clerk: Clerk, view: DayView) -> Path:
        """Keep the tally as a paper. Raises TallyNotWritten and what `Slips.tally` raises."""
        written = self._write(f"{_name(view)}.pdf", self._slips.tally(clerk, view, kept=True).pdf)
        if is_withheld(view):
            self._remember(view.day, withheld=True)
        return written

    def write_workbook(self, clerk: Clerk, view: DayView) -> Path:
        """Keep the tally as a workbook. Raises TallyNotWritten and what `Slips.tally_workbook` raises."""
        written = self._write(f"{_name(view)}.xlsx", self._slips.tally_workbook(clerk, view, kept=True))
        self._remember(view.day, withheld=is_withheld(view))
        return written

    def _withheld(self) -> tuple[str, ...]:
        """The days whose files tell no money yet."""
        return self._desk.sheets.setting(WITHHELD, tuple[str, ...], ())

    def _remember(self, day: str, *, withheld: bool) -> None:
        known = self._withheld()
        if withheld != (day in known):
            self._desk.sheets.set(WITHHELD, sorted({*known, day}) if withheld else [one for one in known if one != day])

    def _write(self, name: str, content: bytes) -> Path:
        folder = self.folder
        part = folder.joinpath(f"{name}.part")
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            part.unlink(missing_ok=True)  # left by a power cut, with whatever rights it had
            with open(part, "xb", opener=_only_for_us) as file:
                file.write(content)
                file.flush()
                durable.flush(file.fileno())
            written = part.replace(folder.joinpath(name))
            durable.flush_folder(folder)
        except OSError as error:
            raise TallyNotWritten(reason=type(error).__name__) from error
        return written


def is_withheld(view: DayView) -> bool:
    """Whether the files of this day tell no money yet, for a drawer of it is uncounted."""
    return bool(view.to_count)


def _only_for_us(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _name(view: DayView) -> str:
    """What the day's papers are called: "Chot-so-2026-11-20", with how many addenda they know of."""
    known = f"-bo-sung-{len(view.addenda)}" if view.addenda else ""
    return f"Chot-so-{view.day}{known}"
