"""The way to the server for a desk that waits for news: like `link`, but a call that hangs can be given up at once."""

import ssl
from types import TracebackType
from typing import Self

import httpx2
import msgspec
import truststore

from intake_desk.sync.failures import CannotWait, Offline, UntrustedServer
from intake_desk.sync.link import CONNECT_SECONDS, OK, READ_SECONDS, checked, decoded, explained, is_mistrust
from intake_desk.wire import MEDIA_TYPE, WAIT, WaitAnswer, WaitRequest

NOT_THERE = 404

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(WaitAnswer)


class WaitingLink:
    """One server, one desk's token, one call at a time; used on one event loop only."""

    def __init__(self, address: str, token: str, transport: httpx2.AsyncBaseTransport | None = None) -> None:
        """Prepare the way; nothing is sent yet. `transport` stands in for the network. Raises InsecureAddress."""
        url = checked(address)
        verify = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if url.scheme == "https" else False
        self._client = httpx2.AsyncClient(
            base_url=address.rstrip("/"),
            headers={"Accept": f"{MEDIA_TYPE}, application/json", "Authorization": f"Bearer {token}"},
            verify=verify,
            transport=transport,
            trust_env=url.scheme == "https",  # this machine is never reached through a proxy
        )

    async def wait(self, asked: WaitRequest) -> WaitAnswer:
        """Wait until the server holds more, or the time is over. Raises Offline, CannotWait and their kin."""
        timeout = httpx2.Timeout(asked.seconds + READ_SECONDS, connect=CONNECT_SECONDS)
        headers = {"Content-Type": MEDIA_TYPE}
        try:
            response = await self._client.post(WAIT, content=_encode(asked), headers=headers, timeout=timeout)
        except httpx2.HTTPError as error:
            if is_mistrust(error):
                raise UntrustedServer from error
            raise Offline(cause=type(error).__name__) from error
        if response.status_code == NOT_THERE:
            raise CannotWait
        if response.status_code != OK:
            raise explained(response)
        return decoded(response, _decode)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()
