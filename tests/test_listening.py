"""The socket on which desks are waited for: an answer's body does not wait until its head is acknowledged."""

import socket

from intake_desk.listening import listener


def test_whoever_is_let_in_is_answered_without_delay():
    with listener("127.0.0.1", 0, backlog=1) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
