"""The way to the national system: sign in, ask a service, and believe nothing that is not an answer of its kind."""

from typing import Any, Final

import httpx2
import msgspec

from intake_desk.domain.refusals import Refusal

SESSION_OVER: Final = -3
ACCEPTED: Final = 0
LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
TIMEOUT: Final = httpx2.Timeout(30.0, connect=10.0)
MOST_ANSWER: Final = 4 * 1024 * 1024


class NotReached(Refusal):
    """The national system gave no answer of its kind: whether it heard is not known; params: cause."""

    code = "not_reached"


class InsecureNational(Refusal):
    """What citizens said goes over https only; params: address."""

    code = "insecure_national"


class SignInRefused(Refusal):
    """The national system does not take this account; params: error (its number)."""

    code = "sign_in_refused"


class Answer(msgspec.Struct, frozen=True):
    """What the other side said: its number, its words, and all of it."""

    error_code: int
    message: str
    body: dict[str, Any]

    @property
    def accepted(self) -> bool:
        """Whether it said yes."""
        return self.error_code == ACCEPTED


class NationalLink:
    """One account at one national system. Every call blocks up to its time-outs."""

    def __init__(
        self,
        address: str,
        username: str,
        password: str,
        agency: str,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        """Prepare the way; nothing is sent yet. `agency` is the unit's code there, `transport` stands in for the net.

        Raises InsecureNational.
        """
        url = httpx2.URL(address)
        if url.scheme != "https" and not (url.scheme == "http" and url.host in LOOPBACK):
            raise InsecureNational(address=address)
        self._client = httpx2.Client(base_url=address, transport=transport, timeout=TIMEOUT)
        self._account: dict[str, object] = {"username": username, "password": password}
        self._agency = agency
        self._session = ""

    def call(self, service: str, **fields: object) -> Answer:
        """Ask a service, signing in first, and once more when the session was over.

        Raises NotReached, SignInRefused.
        """
        for attempt in (1, 2):
            if not self._session:
                self._sign_in()
            asked = {"session": self._session, "madonvi": self._agency, "service": service, **fields}
            answer = self._post("", asked)
            if answer.error_code != SESSION_OVER:
                return answer
            self._session = ""
            if attempt == 2:  # noqa: PLR2004  # a session that is over at once is no session
                raise NotReached(cause="session")
        raise AssertionError

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def _sign_in(self) -> None:
        answer = self._post("auth", self._account)
        session = answer.body.get("session")
        if not answer.accepted:
            raise SignInRefused(error=answer.error_code)
        if not isinstance(session, str) or not session:
            raise NotReached(cause="no session")
        self._session = session

    def _post(self, path: str, fields: dict[str, object]) -> Answer:
        try:
            response = self._client.post(path, json=fields)
            body = msgspec.json.decode(response.content[:MOST_ANSWER])
        except httpx2.HTTPError as error:
            raise NotReached(cause=type(error).__name__) from None  # its text quotes what was sent
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            raise NotReached(cause=f"status {response.status_code}, no JSON") from None
        if not isinstance(body, dict) or response.is_server_error:
            raise NotReached(cause=f"status {response.status_code}")
        return _answer(body, response.status_code)


def _answer(body: dict[str, Any], status: int) -> Answer:
    number = body.get("error_code")
    try:
        error_code = int(number)  # type: ignore[arg-type]  # it comes as a number, as text, or not at all
    except (TypeError, ValueError):
        raise NotReached(cause=f"status {status}, no error_code") from None
    words = body.get("message") or body.get("error_message") or ""
    return Answer(error_code, str(words)[:500], body)
