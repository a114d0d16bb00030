"""How often one caller may ask: a made-up token buys nothing, a known one has a bucket of its own."""

import asyncio

import msgspec
import pytest

from intake_desk.server import limits, officers
from intake_desk.server.limits import Rate
from intake_desk.wire import HOLDINGS
from tests.server.conftest import AGENCY, asking

PASSWORD = "mot-hai-ba-bon"
SIGN_IN = "/v1/office/sign-in"


@pytest.fixture
def strict(monkeypatch):
    """Buckets that do not fill while a test lasts."""
    monkeypatch.setattr(limits, "OTHERS", Rate(5, 1 / 3600))
    for path in limits.SIGN_INS:
        monkeypatch.setitem(limits.RATES, path, Rate(5, 1 / 3600))


@pytest.mark.parametrize("made_up", [lambda _at: "", lambda at: f"token-{at}", lambda at: f"H26.103~officer~{at}"])
def test_a_made_up_token_does_not_multiply_tries_of_passwords(ask, strict, made_up):
    answers = []
    for at in range(7):
        given = msgspec.json.encode({"agency": AGENCY, "login": f"v{at}", "password": "x"})
        answers.append(ask("POST", SIGN_IN, given, made_up(at), **{"Content-Type": "application/json"}).status_code)
    assert 429 not in answers[:5]
    assert [429, 429] == answers[5:]


def test_tokens_that_nobody_knows_share_the_addresss_bucket(ask, strict):
    assert [401] * 5 + [429] * 2 == [ask("GET", HOLDINGS, token=f"x~desk-1~{at}").status_code for at in range(7)]
    assert 429 == ask("GET", "/health").status_code


def test_strangers_who_come_at_once_share_it_too(strict):
    passed, buckets, everybody = [], limits.Buckets(lambda: 0.0), 7
    answered = asyncio.Event()

    async def looked_up(scope, _receive, _send):
        passed.append(scope)
        await answered.wait()  # all of them are let in before the first is answered

    async def dropped(_message):
        pass

    def request(at):
        header = (b"authorization", f"Bearer x~desk-1~{at}".encode())
        return {"path": HOLDINGS, "headers": [header], "client": ("203.0.113.7", 1), "state": {}}

    async def all_at_once():
        app = limits.limited(looked_up, buckets)
        asked = [asyncio.ensure_future(app(request(at), None, dropped)) for at in range(everybody)]
        asyncio.get_running_loop().call_soon(answered.set)  # once each has had its first turn
        await asyncio.gather(*asked)

    asyncio.run(all_at_once())
    assert 5 == len(passed)


def test_a_token_that_turns_out_known_costs_its_address_nothing(central, enrol_at, strict):
    desk, ask = enrol_at(central), asking(central)
    assert 200 == ask("GET", HOLDINGS, token=desk.token).status_code
    assert [200] * 5 + [429] == [ask("GET", "/health").status_code for _ in range(6)]


def test_a_known_token_goes_on_where_its_address_has_asked_too_often(central, enrol_at, strict):
    desk, ask = enrol_at(central), asking(central)
    assert 200 == ask("GET", HOLDINGS, token=desk.token).status_code
    while ask("GET", "/health").status_code == 200:
        pass

    assert [200] * 4 + [429] == [ask("GET", HOLDINGS, token=desk.token).status_code for _ in range(5)]


def test_an_officers_token_is_known_too(central, make_unit, strict):
    make_unit()
    officers.put_officer(central, AGENCY, "lan", "Phạm Thị Lan", "officer", PASSWORD)
    token, ask = officers.sign_in(central, AGENCY, "lan", PASSWORD), asking(central)
    assert 200 == ask("GET", "/v1/office/me", token=token).status_code
    while ask("GET", "/health").status_code == 200:
        pass

    assert 200 == ask("GET", "/v1/office/me", token=token).status_code


@pytest.mark.parametrize("written", ["bearer {}", "Bearer   {}", "BEARER {}  ", "Bearer \N{NO-BREAK SPACE}{}"])
def test_a_token_that_is_written_otherwise_is_the_same_token(central, enrol_at, strict, written):
    desk, ask = enrol_at(central), asking(central)
    header = written.format(desk.token).encode("latin-1")
    answers = [ask("GET", HOLDINGS, token=desk.token).status_code for _ in range(4)]
    answers += [ask("GET", HOLDINGS, Authorization=header).status_code for _ in range(2)]
    assert [200] * 5 + [429] == answers


def test_only_so_many_tokens_are_remembered():
    buckets = limits.Buckets(lambda: 0.0, most=2)
    for token in ("a", "b", "a", "c"):
        buckets.note(token)
    assert [True, False, True] == [buckets.knows(token) for token in "abc"]
    buckets.forget()
    assert not buckets.knows("a")
