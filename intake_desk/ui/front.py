"""What the sign-in card shows before the store is open: the unit, the desk and who works there; nothing of citizens."""

import json
from dataclasses import dataclass
from pathlib import Path

FILE = "front.json"


@dataclass(frozen=True)
class Front:
    """As on the sign at the counter: clerks as (name, login) pairs."""

    title: str
    desk: str
    clerks: tuple[tuple[str, str], ...]

    @property
    def line(self) -> str:
        """Unit and desk in one line."""
        return f"{self.title} · {self.desk}"


def read_front(home: Path) -> Front | None:
    """What was kept at the last start; None when there is nothing that can be read."""
    try:
        kept = json.loads((home / FILE).read_bytes())
        return Front(str(kept["title"]), str(kept["desk"]), tuple((str(one), str(two)) for one, two in kept["clerks"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def keep_front(home: Path, front: Front) -> None:
    """Keep it for the next start, when it changed."""
    if read_front(home) != front:
        text = json.dumps({"title": front.title, "desk": front.desk, "clerks": front.clerks}, ensure_ascii=False)
        (home / FILE).write_text(text, encoding="utf-8")
