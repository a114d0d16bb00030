"""The repository as these tests read it: its files, and its Python modules parsed once."""

import ast
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Module:
    path: str
    source: str
    tree: ast.Module

    def at(self, node: ast.AST) -> str:
        """Where a node stands, as an editor understands it."""
        return f"{self.path}:{node.lineno}"

    @property
    def lines(self) -> list[str]:
        return self.source.splitlines()

    def imported(self) -> list[tuple[ast.AST, str]]:
        """Each module that this one imports, by its full name."""
        found: list[tuple[ast.AST, str]] = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found += [(node, alias.name) for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.append((node, node.module))
        return found


@pytest.fixture(scope="session")
def checkout() -> Path:
    return CHECKOUT


@pytest.fixture(scope="session")
def files() -> list[str]:
    """Every file that is in git or about to be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True, text=True).stdout
    return sorted(name for name in set(listed.split("\0")) if name and (CHECKOUT / name).exists())


@pytest.fixture(scope="session")
def modules(files: list[str]) -> list[Module]:
    found = []
    for name in files:
        if name.endswith(".py"):
            source = (CHECKOUT / name).read_text(encoding="utf-8")
            found.append(Module(name, source, ast.parse(source, name)))
    return found


@pytest.fixture(scope="session")
def package(modules: list[Module]) -> list[Module]:
    """The program's own modules."""
    return [module for module in modules if module.path.startswith("intake_desk/")]
