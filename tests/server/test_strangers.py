"""Whatever bytes come, the server answers in words and goes on serving."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_desk.domain.entries import START, Sealed
from intake_desk.server.register import holdings
from intake_desk.wire import EXCHANGE, Tail

SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**63), 2**64 - 1), st.floats(), st.text(max_size=8), st.binary(max_size=40)
)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)
UNHURRIED = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def desk(enrol):
    return enrol()


@UNHURRIED
@given(data=st.data())
def test_a_message_changed_at_any_byte_is_answered(ask, desk, data):
    whole = msgspec.msgpack.encode(desk.request((desk if desk.entries else desk.write(1)).tail()))
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:at] + data.draw(st.binary(max_size=3)) + whole[at + data.draw(st.integers(0, 3)) :]
    assert ask("POST", EXCHANGE, changed, desk.token).status_code in (200, 400, 403, 426)


@UNHURRIED
@given(place=st.integers(0, 11), value=ANYTHING)
def test_an_entry_with_anything_in_any_place_never_stops_the_server(central, ask, desk, make_entry, place, value):
    sealed = make_entry(desk.journal, 1, START, 1 << 40)
    read = msgspec.msgpack.decode(sealed.body)
    read[place] = value
    entry = Sealed(msgspec.msgpack.encode(read), sealed.personal)
    body = msgspec.msgpack.encode(desk.request(Tail(journal=desk.journal, after=0, entries=(entry,))))
    assert 200 == ask("POST", EXCHANGE, body, desk.token).status_code
    assert "H26.103" == holdings(central.database, "H26.103", 0).agency


@UNHURRIED
@given(facts=st.dictionaries(st.sampled_from(["code", "line", "received_at", "due_at", "papers", "sets"]), ANYTHING))
def test_facts_that_make_no_sense_are_kept_and_folded_around(central, ask, desk, make_entry, facts):
    number = len(desk.entries) + 1
    sealed = make_entry(desk.journal, number, desk.hash_at(number - 1), (1 << 40) + number)
    read = msgspec.msgpack.decode(sealed.body)
    read[10] |= facts
    desk.entries.append(Sealed(msgspec.msgpack.encode(read), sealed.personal))
    assert number == desk.exchange(desk.tail(number - 1)).heads[desk.journal].number
    assert number == holdings(central.database, "H26.103", 0).journals[desk.journal].entries
