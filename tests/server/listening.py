"""A server that listens, in a thread of this process, for those who need a real socket."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from intake_desk.server.app import create_app
from intake_desk.server.central import Central
from intake_desk.server.patience import PatientProtocol
from intake_desk.server.serving import listening


class _Ready(uvicorn.Server):
    """A uvicorn that says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


@contextmanager
def served(central: Central, port: int = 0, http: type[PatientProtocol] = PatientProtocol) -> Iterator[str]:
    """The server's address while it listens on this machine only."""
    listener = socket.create_server(("127.0.0.1", port))
    config = listening(create_app(central), http)
    server = _Ready(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        assert server.ready.wait(30)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
