"""Secrets live in the operating system's keyring; these tests ask the real one that the test run has started."""

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, KeyringLocked

from intake_desk.store import vault as vaults
from intake_desk.store.vault import NoSecretStore, SecretStoreLocked, Vault


@pytest.fixture
def vault(tmp_path):
    made = Vault(tmp_path)
    yield made
    for name in ("store key", "token"):
        made.forget(name)


def test_a_secret_comes_back_byte_for_byte(vault):
    vault.put("store key", bytes(range(256)))

    assert bytes(range(256)) == vault.get("store key")
    assert vault.get("token") is None


def test_a_secret_can_be_replaced_and_forgotten(vault):
    vault.put("token", b"old")
    vault.put("token", b"new")
    assert b"new" == vault.get("token")

    vault.forget("token")
    vault.forget("token")

    assert vault.get("token") is None


def test_each_home_has_its_own_secrets(vault, tmp_path):
    (tmp_path / "other").mkdir()
    vault.put("token", b"mine")

    assert Vault(tmp_path / "other").get("token") is None


class Failing(KeyringBackend):
    """A keyring that only fails."""

    priority = 1

    def __init__(self, error):
        super().__init__()
        self.error = error

    def get_password(self, service, username):
        raise self.error

    set_password = delete_password = None


@pytest.mark.parametrize(
    ("error", "told"), [(KeyringLocked("locked"), SecretStoreLocked), (KeyringError("gone"), NoSecretStore)]
)
def test_a_keyring_that_fails_is_told_by_name(tmp_path, error, told):
    with pytest.raises(told):
        Vault(tmp_path, Failing(error)).get("store key")


def test_no_keyring_is_told_and_no_file_used_instead(tmp_path, monkeypatch):
    monkeypatch.setattr(vaults, "_STORES", {"linux": "keyring.backends.no_such_store"})

    with pytest.raises(NoSecretStore):
        Vault(tmp_path)


def test_a_machine_without_a_session_bus_is_told_so(tmp_path, monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    with pytest.raises(NoSecretStore):
        Vault(tmp_path).get("store key")
