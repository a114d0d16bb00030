"""A desk's store that was made and migrated once in this process: to make each anew takes longer than most tests."""

import tempfile
from functools import cache
from pathlib import Path

from intake_desk.store.opening import Store
from tests.simulation.files import Picture, put, take


@cache
def _blank(key: bytes) -> Picture:
    with tempfile.TemporaryDirectory() as folder:
        Store(Path(folder) / "blank", key).close()
        return take(Path(folder) / "blank")


def lay(home: Path, key: bytes) -> Path:
    """Put a fresh store into `home`, unless something is there already."""
    if not home.exists() or not any(home.iterdir()):
        put(home, _blank(key))
    return home


def begun(home: Path, key: bytes) -> Store:
    """The open store in `home`, begun where nothing is."""
    return Store(lay(home, key), key)
