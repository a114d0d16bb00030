"""PouchDB and its own HTTP server as two processes, with the very same entries as documents, one for each.

Both are npm's; they are installed once, outside the repository, the first time they are wanted.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from intake_desk.domain.entries import Sealed, header, unseal

SCRIPTS = Path(__file__).parent / "pouchdb"
PACKAGES = ("pouchdb@9.0.0", "express-pouchdb@4.2.0", "express@4")
INSTALL_SECONDS = 600


class NotHere(RuntimeError):
    """What is needed for a comparison with PouchDB is not on this machine."""


def installed() -> Path:
    """The folder that holds PouchDB's packages. Raises NotHere, which says what is missing."""
    missing = [name for name in ("node", "npm") if shutil.which(name) is None]
    if missing:
        raise NotHere(f"PouchDB cannot be measured: {' and '.join(missing)} is not on this machine's path")
    home = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "intake-desk-benchmarks" / "pouchdb"
    if all((home / "node_modules" / name.split("@")[0]).is_dir() for name in PACKAGES):
        return home
    home.mkdir(parents=True, exist_ok=True)
    (home / "package.json").write_text('{"private": true}\n')
    # LevelDB's binding is shipped built: no script of a package has to run
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *PACKAGES]
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False)
    if done.returncode:
        raise NotHere(f"PouchDB cannot be measured: npm could not install it: {done.stderr.strip()[-500:]}")
    return home


def document(sealed: Sealed) -> bytes:
    """An entry as a document: the same content, as JSON has it."""
    entry, head = unseal(sealed), header(sealed)
    fields: dict[str, Any] = {
        "_id": f"{head.journal}/{head.number:08d}",
        "journal": head.journal,
        "number": head.number,
        "previous": head.previous.hex(),
        "hlc": str(head.hlc),  # beyond what JavaScript's numbers can hold
        "day": head.day,
        "actor": head.actor,
        "subject": head.subject,
        "kind": head.kind,
        "version": head.version,
        "facts": entry.facts,
        "personal": entry.personal,
        "personal_hash": head.personal_hash.hex(),
    }
    return msgspec.json.encode(fields)


def write_documents(path: Path, entries: Iterable[Sealed]) -> None:
    """The entries as documents, one a line."""
    path.write_bytes(b"\n".join(map(document, entries)))


class PouchDB:
    """A database that holds the documents, its server, and what it takes to bring them there and back."""

    def __init__(self, folder: Path, documents: Path) -> None:
        modules = installed()
        self._stack = ExitStack()
        for name in ("server", "client"):
            (folder / name).mkdir(parents=True)
        self._server = self._process("server.js", folder / "server", modules)
        address = self._server.stdout.readline().split()[1]
        self._client = self._process("client.js", folder / "client", modules, address)
        self.versions = json.loads(self._client.stdout.readline())
        self.documents = self._ask({"do": "fill", "file": str(documents)})["documents"]

    def send(self, name: str, batch: int) -> float:
        """Seconds to replicate all documents to a new database of the server."""
        return self._timed({"do": "send", "name": name, "batch": batch})

    def fetch(self, name: str, batch: int) -> float:
        """Seconds to replicate all documents of the server's database to a new one here."""
        return self._timed({"do": "fetch", "name": name, "batch": batch, "into": f"{name}-fetched"})

    def close(self) -> None:
        """End both processes."""
        for process in (self._client, self._server):
            process.stdin.close()
            process.wait(30)
        self._stack.close()

    def _process(self, script: str, *arguments: object) -> subprocess.Popen[str]:
        command = ["node", str(SCRIPTS / script), *map(str, arguments)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self._stack.enter_context(process)

    def _ask(self, command: dict[str, object]) -> dict[str, Any]:
        self._client.stdin.write(json.dumps(command) + "\n")
        self._client.stdin.flush()
        answer = self._client.stdout.readline()
        if not answer:
            raise RuntimeError(f"PouchDB ended while asked to {command['do']}")
        return json.loads(answer)

    def _timed(self, command: dict[str, object]) -> float:
        answer = self._ask(command)
        if answer["documents"] != self.documents or answer["held"] != self.documents or answer["failures"]:
            raise RuntimeError(f"PouchDB did not bring all {self.documents} documents: {answer}")
        return answer["seconds"]
