"""The whole desktop program, killed at no good moment: what its receipts said is there after the next start."""

from pathlib import Path

from intake_desk import app
from intake_desk.sample import enrol_desk, serving
from intake_desk.store.search import Filter
from tests.app.conftest import forget_secrets
from tests.app.test_kill import work_until_killed

EVERYTHING = 1_000_000


class Counter:
    """A desk and its server, for as many kills as wanted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._home = folder / "desk" / "desk"
        self._home.parent.mkdir()
        self._serving = serving(folder / "server")
        self._told: list[str] = []

    def __enter__(self):
        self._server = self._serving.__enter__()
        enrol_desk(self._home, self._folder / "server", self._server.url, 1)
        return self

    def __exit__(self, *failure: object) -> None:
        forget_secrets(self._home)
        self._serving.__exit__(*failure)

    def kill(self, codes: int) -> None:
        """Let the desk work until it has told so many codes, and kill it."""
        self._told += work_until_killed(self._home, self._server.url, self._folder, codes)

    def wrong(self) -> list[str]:
        """What is not as it must be: codes told and gone, codes told twice, findings of the proof."""
        desk = app.open_desk(self._home)
        try:
            page = desk.workbench.lookup.page(Filter(text="khuat bi mat"), most=EVERYTHING)
            kept = [found.dossier.code for found in page]
            proof = desk.prove()
        finally:
            desk.close()
        gone = [f"lost {code}" for code in sorted(set(self._told) - set(kept))]
        twice = [f"twice {code}" for codes in (self._told, kept) for code in set(codes) if codes.count(code) > 1]
        return gone + twice + [f"found {finding.kind}" for finding in proof.findings]
