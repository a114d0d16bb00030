"""A lost desk may call no more; what it wrote and its numbers stay; who did it is written down."""

from types import SimpleNamespace

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.desk import CLERK, SUPERVISOR, Clerk
from intake_desk.server import deeds, keys
from intake_desk.server.keys import hash_password
from intake_desk.server.revocation import UnknownDesk, revoke
from intake_desk.server.tries import FIRST_WAIT_MS, FREE
from intake_desk.server.units import put_clerks
from intake_desk.wire import (
    DESK_CODE,
    DESK_REVOKE,
    ENROL,
    EXCHANGE,
    CodeAnswer,
    CodeRequest,
    EnrolledDesk,
    Problem,
    RevokeAnswer,
    RevokeRequest,
)

TRIES = FREE + 1

AGENCY = "H26.103"
PASSWORD = "mot-cua-2026"


class _Desks(msgspec.Struct):
    desks: tuple[EnrolledDesk, ...]


@pytest.fixture(scope="session")
def verifier():
    return hash_password(PASSWORD)


@pytest.fixture
def unit(central, enrol, verifier):
    """Two desks, a clerk and a supervisor."""
    desks = enrol(), enrol(name="Quầy 2")
    people = (("thuy", "Nguyễn Thị Thủy", CLERK), ("hang", "Trần Thu Hằng", SUPERVISOR))
    put_clerks(
        central, AGENCY, [Clerk(login=login, name=name, role=role, verifier=verifier) for login, name, role in people]
    )
    return desks


@pytest.fixture
def by_supervisor(ask, unit):
    """Ask at the first desk, as whoever says so."""

    def by_supervisor(path, login="hang", password=PASSWORD, token="", **more):
        kind = CodeRequest if path == DESK_CODE else RevokeRequest
        body = msgspec.msgpack.encode(kind(login=login, password=password, **more))
        return ask("POST", path, body, token or unit[0].token)

    return by_supervisor


def refusal(response):
    return response.status_code, msgspec.json.decode(response.content, type=Problem).code


def named(desk):
    """The unit's desks as the newest sheet names them."""
    sheet = next(sheet for sheet in desk.exchange(sheets={}).sheets if sheet.name == "unit")
    return msgspec.json.decode(sheet.body, type=_Desks).desks


def test_a_revoked_desk_is_told_so_and_nobody_else_is(central, ask, unit):
    lost, other = unit[1], unit[0]
    since = revoke(central, AGENCY, 2, "mất máy")

    body = msgspec.msgpack.encode(lost.request())
    assert (401, "revoked") == refusal(ask("POST", EXCHANGE, body, lost.token))
    assert (401, "not_enrolled") == refusal(ask("POST", EXCHANGE, body, f"{AGENCY}~desk-2~guess"))
    assert (0, since) == tuple(desk.revoked_ms for desk in named(other))


def test_what_it_wrote_before_is_still_believed_whoever_brings_it(central, unit):
    lost, other = unit[1], unit[0]
    lost.write(3)
    revoke(central, AGENCY, 2, "mất máy")

    answer = other.exchange(lost.tail())

    assert 3 == answer.heads[lost.journal].number
    assert () == answer.refused
    assert lost.key.public_key().public_bytes_raw() == named(other)[1].public_key


def test_its_numbers_are_never_given_again(central, enrol, unit):
    revoke(central, AGENCY, 2, "mất máy")

    third = enrol(name="Quầy 3")

    assert (3, 3001) == (third.place.desk, third.place.numbers.first)


def test_revoking_again_changes_nothing(central, unit):
    first = revoke(central, AGENCY, 2, "mất máy")

    assert first == revoke(central, AGENCY, 2, "lần nữa")
    assert ["mất máy"] == [deed.reason for deed in deeds.of(central.database, AGENCY) if deed.act == deeds.REVOKE]


def test_a_desk_that_is_none_is_not_revoked(central, unit):
    with pytest.raises(UnknownDesk):
        revoke(central, AGENCY, 7, "mất máy")


def test_a_supervisor_adds_a_desk_from_a_desk(ask, by_supervisor, enrolment_body, unit):
    response = by_supervisor(DESK_CODE)
    answer = msgspec.msgpack.decode(response.content, type=CodeAnswer)

    assert answer.expires_ms > answer.server_time_ms
    body = enrolment_body(answer.code, Ed25519PrivateKey.generate(), "Quầy 3")
    assert 200 == ask("POST", ENROL, body).status_code
    again = enrolment_body(answer.code, Ed25519PrivateKey.generate(), "Quầy 4")
    assert (403, "code_refused") == refusal(ask("POST", ENROL, again))


def test_a_supervisor_revokes_a_desk_from_a_desk(central, by_supervisor, unit):
    response = by_supervisor(DESK_REVOKE, desk=2, reason="mất trộm đêm qua")

    since = msgspec.msgpack.decode(response.content, type=RevokeAnswer).revoked_ms
    assert since == named(unit[0])[1].revoked_ms
    deed = deeds.of(central.database, AGENCY)[-1]
    assert ("revoke", "hang", 1, 2, "mất trộm đêm qua", since) == (
        deed.act, deed.actor, deed.at_desk, deed.desk, deed.reason, deed.at_ms,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"password": "sai"}, (403, "wrong_password")),
        ({"login": "khong-ai"}, (403, "wrong_password")),
        ({"login": "thuy"}, (403, "not_allowed")),
    ],
)
def test_who_is_no_supervisor_adds_and_revokes_nothing(central, by_supervisor, said, why):
    before = deeds.of(central.database, AGENCY)

    assert why == refusal(by_supervisor(DESK_CODE, **said))
    assert why == refusal(by_supervisor(DESK_REVOKE, desk=2, reason="mất máy", **said))
    assert before == deeds.of(central.database, AGENCY)


def test_the_right_password_without_a_desks_token_is_worth_nothing(ask, unit):
    body = msgspec.msgpack.encode(CodeRequest(login="hang", password=PASSWORD))

    assert (401, "not_enrolled") == refusal(ask("POST", DESK_CODE, body))


def test_a_desk_that_is_unknown_is_not_revoked_over_the_wire(by_supervisor):
    assert (404, "unknown_desk") == refusal(by_supervisor(DESK_REVOKE, desk=9, reason="mất máy"))


def test_wrong_passwords_are_throttled_and_remembered_at_the_server(central, clock, by_supervisor):
    for _ in range(TRIES):
        assert (403, "wrong_password") == refusal(by_supervisor(DESK_CODE, password="sai"))

    told = by_supervisor(DESK_CODE)

    assert (403, "too_many_tries") == refusal(told)
    assert 0 < msgspec.json.decode(told.content, type=Problem).seconds <= FIRST_WAIT_MS // 1000
    clock.now += FIRST_WAIT_MS
    assert 200 == by_supervisor(DESK_CODE).status_code


def test_logins_that_are_unknown_are_throttled_alike(by_supervisor):
    answers = [refusal(by_supervisor(DESK_CODE, login="khong-ai")) for _ in range(TRIES + 1)]

    assert [(403, "wrong_password")] * TRIES + [(403, "too_many_tries")] == answers


def test_the_right_password_begins_the_count_anew(by_supervisor):
    for _ in range(3):
        for _ in range(TRIES - 1):
            by_supervisor(DESK_CODE, password="sai")
        assert 200 == by_supervisor(DESK_CODE).status_code


def test_one_units_wrong_tries_do_not_lock_another(central, enrol, by_supervisor, verifier, ask):
    other = enrol("H26.104")
    put_clerks(central, "H26.104", [Clerk(login="hang", name="Lý Thị Hằng", role=SUPERVISOR, verifier=verifier)])
    for _ in range(TRIES + 1):
        by_supervisor(DESK_CODE, password="sai")

    body = msgspec.msgpack.encode(CodeRequest(login="hang", password=PASSWORD))

    assert 200 == ask("POST", DESK_CODE, body, other.token).status_code


def test_an_unknown_login_is_verified_against_somebody_all_the_same(monkeypatch, by_supervisor):
    seen = []
    hasher = SimpleNamespace(verify=lambda verifier, _password: seen.append(verifier) or False)
    monkeypatch.setattr(keys, "_passwords", hasher)

    by_supervisor(DESK_CODE, login="khong-ai")

    assert [keys.NOBODY] == seen
