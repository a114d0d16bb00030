"""What a supervisor may ask of the server from a desk."""

from typing import Protocol

from intake_desk.wire import CodeAnswer, RevokeAnswer


class AtServer(Protocol):
    """Both calls block for the network and the keyring: never on the GUI thread."""

    def issue_code(self, login: str, password: str) -> CodeAnswer:
        """A code with which one more desk may enrol. Raises Refusals."""
        ...

    def revoke(self, desk: int, reason: str, login: str, password: str) -> RevokeAnswer:
        """A desk may call no more. Raises Refusals."""
        ...
