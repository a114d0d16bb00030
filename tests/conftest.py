"""What every test can ask for."""

import gc

import pytest
from argon2 import PasswordHasher

from intake_desk.garbage import settled
from intake_desk.server import keys
from intake_desk.services import supervisor_keys

pytest_plugins = ["tests.central_server", "tests.own_keyring"]

STRETCHING = ((keys, "_passwords"), (supervisor_keys, "PASSES"), (supervisor_keys, "MEMORY_KIB"))
IN_EARNEST = tuple(getattr(module, name) for module, name in STRETCHING)
QUICK = (PasswordHasher(time_cost=1, memory_cost=8, parallelism=1), 1, 8)


def pytest_collection_finish():
    """All that was imported and collected stays: looking through it again and again took a fifth of the tests' time."""
    gc.collect()
    settled()


def stretch(patch, values):
    for (module, name), value in zip(STRETCHING, values, strict=True):
        patch.setattr(module, name, value)


@pytest.fixture(scope="session", autouse=True)
def passwords_are_quick():
    """A password is stretched for whoever steals the file; here nobody does, and each time takes 60 ms."""
    with pytest.MonkeyPatch.context() as patch:
        stretch(patch, QUICK)
        yield


@pytest.fixture
def passwords_last(monkeypatch):
    """Passwords are stretched as they are everywhere but in tests."""
    stretch(monkeypatch, IN_EARNEST)
