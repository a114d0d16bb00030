"""Secrets in memory, where the system's keyring is nobody's business."""

from collections.abc import Mapping


class PlainVault:
    """What `store.vault.Vault` promises, without the session bus that the real one needs (it has tests of its own)."""

    def __init__(self, secrets: Mapping[str, bytes] | None = None) -> None:
        self.secrets = dict(secrets or {})

    def get(self, name: str) -> bytes | None:
        return self.secrets.get(name)

    def put(self, name: str, secret: bytes) -> None:
        self.secrets[name] = secret

    def forget(self, name: str) -> None:
        self.secrets.pop(name, None)
