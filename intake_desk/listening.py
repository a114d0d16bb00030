"""The socket on which desks are waited for."""

import socket


def listener(
    host: str,
    port: int,
    *,
    backlog: int,
    family: socket.AddressFamily = socket.AF_INET,
    reuse_port: bool = False,
) -> socket.socket:
    """A socket that listens there; whoever is let in through it is answered without delay. Raises OSError.

    An answer goes out as head and body. The system would hold the body back until the caller has acknowledged the
    head, which callers put off for some 40 ms.
    """
    listening = socket.create_server((host, port), family=family, backlog=backlog, reuse_port=reuse_port)
    try:
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # what it accepts inherits that
    except OSError:
        listening.close()
        raise
    return listening
