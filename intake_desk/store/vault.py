"""The desk's secrets, in the operating system's keyring and nowhere else. Calls may block: never on the GUI thread."""

from base64 import b64decode, b64encode
from pathlib import Path

import keyring
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringError, KeyringLocked

from intake_desk.domain.refusals import Refusal


class NoSecretStore(Refusal):
    """The machine has no keyring service running; the program never keeps keys in the open instead."""

    code = "no_secret_store"


class SecretStoreLocked(Refusal):
    """The keyring is there but was not unlocked."""

    code = "secret_store_locked"


class Vault:
    """Secrets of one desk home, by name."""

    def __init__(self, home: Path) -> None:
        self._service = f"intake-desk {home.resolve()}"

    def get(self, name: str) -> bytes | None:
        """The secret of this name. Raises NoSecretStore, SecretStoreLocked."""
        try:
            value = keyring.get_password(self._service, name)
        except KeyringError as error:
            raise _explained(error) from error
        return None if value is None else b64decode(value)

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret. Raises NoSecretStore, SecretStoreLocked."""
        try:
            keyring.set_password(self._service, name, b64encode(secret).decode())
        except KeyringError as error:
            raise _explained(error) from error

    def forget(self, name: str) -> None:
        """Remove a secret if it is there. Raises NoSecretStore, SecretStoreLocked."""
        try:
            if keyring.get_password(self._service, name) is not None:
                keyring.delete_password(self._service, name)
        except KeyringError as error:
            raise _explained(error) from error


def _explained(error: KeyringError) -> Refusal:
    if isinstance(keyring.get_keyring(), NoKeyring):
        return NoSecretStore()
    return SecretStoreLocked() if isinstance(error, KeyringLocked) else NoSecretStore(cause=type(error).__name__)
