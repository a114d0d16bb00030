"""Who calls: the socket says it, unless our own proxies stand before it, and then only what they wrote."""

import asyncio

import pytest

from intake_desk.server.forwarded import forwarded, network

FORGED = "198.51.100.99"


def seen(hops, *headers, client=("10.0.0.1", 5000), scheme="http"):
    """The address and scheme that the application sees."""
    found = {}

    async def app(scope, _receive, _send):
        found.update(client=network(scope), scheme=scope["scheme"])

    scope = {
        "client": client,
        "scheme": scheme,
        "headers": [(name.encode(), value.encode()) for name, value in headers],
    }
    asyncio.run(forwarded(app, hops)(scope, None, None))
    return found["client"], found["scheme"]


def test_without_proxies_headers_mean_nothing():
    assert ("10.0.0.1", "http") == seen(0, ("x-forwarded-for", FORGED), ("x-forwarded-proto", "https"))


@pytest.mark.parametrize(
    ("hops", "written", "client"),
    [
        (1, "203.0.113.7", "203.0.113.7"),
        (1, f"{FORGED}, 203.0.113.7", "203.0.113.7"),
        (2, f"{FORGED}, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
        (2, "203.0.113.7", "10.0.0.1"),
        (1, "unknown", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_only_what_our_proxies_wrote_is_believed(hops, written, client):
    assert client == seen(hops, ("x-forwarded-for", written))[0]


def test_several_headers_are_one_list():
    assert "203.0.113.7" == seen(1, ("x-forwarded-for", FORGED), ("x-forwarded-for", "203.0.113.7"))[0]


def test_a_proxy_says_whether_the_caller_came_by_tls():
    assert "https" == seen(1, ("x-forwarded-for", "203.0.113.7"), ("x-forwarded-proto", "https"))[1]
    assert "http" == seen(1, ("x-forwarded-proto", "javascript"))[1]


def test_an_ipv6_caller_is_its_whole_network():
    first, second = ("2001:db8:1:2::1", 1), ("2001:db8:1:2:ffff::9", 1)
    assert seen(0, client=first) == seen(0, client=second) != seen(0, client=("2001:db8:1:3::1", 1))
    assert "203.0.113.7" == seen(0, client=("::ffff:203.0.113.7", 1))[0]
