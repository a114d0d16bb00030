"""The compiled requirements are what pyproject.toml asks for, each pinned and with its hashes."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ \\]+)(?P<rest>.*)$")


@pytest.fixture
def pyproject(checkout):
    return tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture
def compiled(checkout):
    """For a requirements file: each name with its version and the number of its hashes."""

    def compiled(name):
        pins = {}
        current = ""
        for line in (checkout / "installer" / name).read_text(encoding="utf-8").splitlines():
            if found := PIN.match(line):
                current = canonicalize_name(found["name"])
                pins[current] = (found["version"], 0)
            elif "--hash=" in line:
                version, hashes = pins[current]
                pins[current] = (version, hashes + 1)
        return pins

    return compiled


def unmet(wanted, pins):
    requirements = [Requirement(text) for text in wanted]
    return [
        str(requirement)
        for requirement in requirements
        if canonicalize_name(requirement.name) not in pins
        or not requirement.specifier.contains(pins[canonicalize_name(requirement.name)][0])
    ]


def test_everything_the_program_needs_is_pinned(pyproject, compiled):
    wanted = pyproject["project"]["dependencies"] + pyproject["dependency-groups"]["build"]
    assert [] == unmet(wanted, compiled("requirements.txt"))


def test_everything_the_tests_need_is_pinned(pyproject, compiled):
    groups = pyproject["dependency-groups"]
    wanted = pyproject["project"]["dependencies"] + groups["build"] + groups["dev"]
    assert [] == unmet(wanted, compiled("requirements-dev.txt"))


def test_the_tests_run_with_the_very_versions_that_the_desk_runs_with(compiled):
    tests = compiled("requirements-dev.txt")
    assert {} == {name: pin for name, pin in compiled("requirements.txt").items() if tests.get(name) != pin}


def test_every_pin_has_its_hashes(compiled):
    assert [] == [name for name, (_, hashes) in compiled("requirements-dev.txt").items() if not hashes]
