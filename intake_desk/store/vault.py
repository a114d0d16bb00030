"""The desk's secrets, in the operating system's keyring and nowhere else. Calls may block: never on the GUI thread."""

import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from intake_desk.domain.refusals import Refusal


class NoSecretStore(Refusal):
    """The machine has no keyring service running; the program never keeps keys in the open instead."""

    code = "no_secret_store"


class SecretStoreLocked(Refusal):
    """The keyring is there but was not unlocked."""

    code = "secret_store_locked"


# The system's own store, named outright: keyring's search would load every backend, and might settle on a plain file.
_STORES = {"linux": "keyring.backends.SecretService", "darwin": "keyring.backends.macOS"}
_WINDOWS = "keyring.backends.Windows"


def system_store() -> KeyringBackend:
    """The secret store of this operating system. Raises NoSecretStore."""
    name = _WINDOWS if sys.platform == "win32" else _STORES.get(sys.platform, _STORES["linux"])
    try:
        module = import_module(name)
        backend = module.WinVaultKeyring if sys.platform == "win32" else module.Keyring
        store: KeyringBackend = backend()
    except (ImportError, AttributeError, RuntimeError) as error:
        raise NoSecretStore(cause=type(error).__name__) from error
    return store


class Vault:
    """Secrets of one desk home, by name."""

    def __init__(self, home: Path, store: KeyringBackend | None = None) -> None:
        """`store` is the operating system's own unless one is handed in. Raises NoSecretStore."""
        self._service = f"intake-desk {home.resolve()}"
        self._store = store or system_store()

    def get(self, name: str) -> bytes | None:
        """The secret of this name. Raises NoSecretStore, SecretStoreLocked."""
        with _explained():
            value = self._store.get_password(self._service, name)
        return None if value is None else b64decode(value)

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret. Raises NoSecretStore, SecretStoreLocked."""
        with _explained():
            self._store.set_password(self._service, name, b64encode(secret).decode())

    def forget(self, name: str) -> None:
        """Remove a secret if it is there. Raises NoSecretStore, SecretStoreLocked."""
        with _explained():
            if self._store.get_password(self._service, name) is not None:
                self._store.delete_password(self._service, name)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except KeyringLocked as error:
        raise SecretStoreLocked from error
    except Exception as error:  # each system's store has faults of its own, beside keyring's
        raise NoSecretStore(cause=type(error).__name__) from error
