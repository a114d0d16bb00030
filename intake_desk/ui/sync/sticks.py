"""What a USB stick takes out and brings, as the window sees it."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from intake_desk.sync.bundle import Receiver
    from intake_desk.sync.carry_book import Carried
    from intake_desk.sync.parcels import Packed


class Sticks(Protocol):
    """All calls block for disk and stick: never on the GUI thread."""

    def receivers(self) -> "tuple[Receiver, ...]":
        """Those for whom a bundle can be made. Raises Refusals."""
        ...

    def story(self) -> "tuple[Carried, ...]":
        """What sticks did here, newest first. Raises Refusals."""
        ...

    def take_out(self, folder: Path) -> "Packed":
        """Put what the others lack into a folder. Raises Refusals."""
        ...

    def bring_in(self, folder: Path) -> "tuple[Carried, ...]":
        """Take in what lies in a folder; what became of each file. Raises Refusals."""
        ...
