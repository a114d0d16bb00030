"""What the server says of itself: figures, the document of its doors, and how often one may knock."""

import asyncio

import httpx2
import msgspec
import pytest

from intake_desk.server.app import create_app
from intake_desk.server.limits import RATES, Buckets, Rate
from intake_desk.wire import ENROL, EXCHANGE, MEDIA_TYPE, WAIT, WaitRequest


def test_the_figures_count_what_was_stored_and_name_nobody(ask, enrol):
    desk = enrol().write(3)
    desk.exchange(desk.tail())
    text = ask("GET", "/metrics").text
    assert 'intake_desk_entries_total{fate="stored"} 3.0' in text
    assert "intake_desk_held_entries 3.0" in text
    assert "intake_desk_desks 1.0" in text
    assert f'path="{EXCHANGE}",status="200"' in text
    assert "Quầy" not in text


def test_waiting_for_news_is_not_counted_as_a_slow_answer(ask, enrol):
    desk = enrol()
    body = msgspec.msgpack.encode(WaitRequest(heads={}, seconds=0))
    assert 200 == ask("POST", WAIT, body, desk.token).status_code
    text = ask("GET", "/metrics").text
    assert "intake_desk_wait_seconds_count 1.0" in text
    assert f'intake_desk_requests_total{{method="POST",path="{WAIT}",status="200"}} 1.0' in text
    assert f'intake_desk_request_seconds_count{{path="{ENROL}"}} 1.0' in text
    assert f'intake_desk_request_seconds_count{{path="{WAIT}"}}' not in text


def test_paths_that_strangers_make_up_are_counted_under_no_name_of_theirs(ask):
    assert 404 == ask("GET", "/Vu-Thi-Binh").status_code
    assert "Binh" not in ask("GET", "/metrics").text


@pytest.mark.parametrize("host", ["10.1.2.3", "2001:db8::1"])
def test_the_figures_are_for_this_machine_only(central, host):
    transport = httpx2.ASGITransport(app=create_app(central), client=(host, 5000))

    async def get():
        async with httpx2.AsyncClient(transport=transport, base_url="http://server") as client:
            return await client.get("/metrics")

    assert 403 == asyncio.run(get()).status_code


def test_the_document_describes_every_door_and_what_passes_it(ask):
    document = ask("GET", "/openapi.json").json()
    assert {ENROL, EXCHANGE, "/v1/holdings", "/health", "/ready"} <= set(document["paths"])
    exchange = document["paths"][EXCHANGE]["post"]
    assert "#/components/schemas/ExchangeRequest" == exchange["requestBody"]["content"][MEDIA_TYPE]["schema"]["$ref"]
    assert {"200", "400", "401", "403", "413", "415", "426", "429"} <= set(exchange["responses"])
    assert {"ExchangeRequest", "ExchangeAnswer", "EnrolAnswer", "Problem"} <= set(document["components"]["schemas"])


def test_who_asks_too_often_is_told_when_to_come_again(ask):
    answers = [ask("POST", ENROL, b"\x80", **{"Content-Type": MEDIA_TYPE}) for _ in range(int(RATES[ENROL].burst) + 1)]
    assert {400} == {answer.status_code for answer in answers[:-1]}
    assert 429 == answers[-1].status_code
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 6
    assert "too_often" == msgspec.json.decode(answers[-1].content)["code"]
    assert 200 == ask("GET", "/health").status_code


def test_a_bucket_fills_again_and_belongs_to_one_caller():
    now = [0.0]
    buckets = Buckets(lambda: now[0])
    rate = Rate(2, 0.5)
    assert [0.0, 0.0, 2.0] == [buckets.take("a", "", rate) for _ in range(3)]
    assert 0.0 == buckets.take("b", "", rate)
    now[0] = 2.0
    assert [0.0, 2.0] == [buckets.take("a", "", rate) for _ in range(2)]


def test_only_so_many_callers_are_remembered():
    buckets = Buckets(lambda: 0.0, most=3)
    for caller in "abcd":
        buckets.take(caller, "", Rate(1, 1))
    assert 0.0 == buckets.take("a", "", Rate(1, 1))
    assert 0.0 < buckets.take("d", "", Rate(1, 1))
