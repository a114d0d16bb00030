"""What may lie in the repository, and what the packages must hold."""

import re
import tomllib
from pathlib import PurePosixPath

import pytest

TOP_LEVEL = {"intake_desk", "resources", "installer", "tests", "pyproject.toml", "README.md"}
# Written so that this line does not name what it looks for.
REGISTRIES = re.compile(
    r"pypi[.]org|python[h]osted|npm[j]s|yarn[p]kg|deb[.]debian|archive[.]debian|security[.]debian|debian[.]org/debian"
    r"|crates[.]io|index[-]url|extra[-]index|find[-]links|trusted[-]host|[/.]pkg[.]dev|art[i]factory|[/]simple[/]",
    re.IGNORECASE,
)
NOT_PACKAGED = {".py", ".ts", ".md"}


@pytest.fixture(scope="session")
def setuptools_table(checkout):
    return tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]


def test_the_top_level_holds_only_what_belongs_there(files):
    top = {name.split("/")[0] for name in files}
    assert set() == {name for name in top if not name.startswith(".")} - TOP_LEVEL


def test_no_registry_is_named(checkout, files):
    offenders = []
    for name in files:
        content = (checkout / name).read_bytes()
        if b"\0" in content[:8000]:
            continue
        for number, line in enumerate(content.decode("utf-8").splitlines(), 1):
            if REGISTRIES.search(line):
                offenders.append(f"{name}:{number}")
    assert [] == offenders


def test_every_folder_with_code_is_a_package_that_is_installed(files, setuptools_table):
    folders = {str(PurePosixPath(name).parent) for name in files if re.match(r"intake_desk/.*\.py$", name)}
    assert {folder.replace("/", ".") for folder in folders} | {"intake_desk.resources"} == set(
        setuptools_table["packages"]
    )
    assert [] == sorted(folder for folder in folders if f"{folder}/__init__.py" not in files)


def test_every_resource_is_installed(files, setuptools_table):
    patterns = setuptools_table["package-data"]["intake_desk.resources"]
    resources = [PurePosixPath(name).relative_to("resources") for name in files if name.startswith("resources/")]
    forgotten = [
        str(path)
        for path in resources
        if path.suffix not in NOT_PACKAGED
        and path.parts[0] != "screenshots"
        and not any(path.match(pattern) and len(path.parts) == pattern.count("/") + 1 for pattern in patterns)
    ]
    assert [] == forgotten
