"""Desk 0: what the server itself records reaches the desks, and comes back from them."""

import threading

import msgspec
import pytest

from intake_desk.domain import kinds
from intake_desk.domain.entries import header, unseal
from intake_desk.domain.office_kinds import DossierAsked, QuestionWords
from intake_desk.server import author
from intake_desk.server.register import holdings
from intake_desk.services.steps import NoSuchDossier, NotPossibleNow
from intake_desk.wire import vouched

AGENCY = "H26.103"
READY = ((kinds.ResultReady(), kinds.Result(sort="Bản sao", number="12/BS")),)


@pytest.fixture
def desk(enrol):
    """A desk whose first dossier the server knows."""
    desk = enrol().write(2)
    desk.exchange(desk.tail())
    return desk


def dossier_of(desk, number=1):
    return f"{desk.journal}-{number:08x}"


@pytest.fixture
def record(central):
    def record(dossier_id, said=READY, actor="office:lan"):
        return central.database.written(
            lambda connection: author.write(
                central, connection, AGENCY, actor, dossier_id, lambda _dossier, _number: said
            )
        )

    return record


def desk_zero(answer):
    return next(tail for tail in answer.tails if tail.journal == f"{AGENCY}/0")


def test_a_desk_gets_what_the_server_recorded_under_the_servers_signature(central, desk, record):
    written = record(dossier_of(desk))
    assert (1, 1, "ready") == (written.first, written.last, written.dossier.state)
    tail = desk_zero(desk.exchange())
    assert 1 == vouched(tail, central.public_key)[0]
    entry = unseal(tail.entries[0])
    assert ("office:lan", "dossier.result_ready", "12/BS") == (entry.actor, entry.kind, entry.personal.number)
    assert "2026-11-18" == entry.day


def test_what_is_not_lawful_is_refused_and_nothing_is_stored(central, desk, record):
    record(dossier_of(desk))
    with pytest.raises(NotPossibleNow):
        record(dossier_of(desk))
    with pytest.raises(NoSuchDossier):
        record("elsewhere")
    assert 1 == holdings(central.database, AGENCY, 0).journals[f"{AGENCY}/0"].number


def test_its_entries_come_after_everything_known_but_a_clock_far_ahead(desk, record, clock, make_entry):
    ahead = (clock.now + 60_000) << 16
    desk.entries.append(make_entry(desk.journal, 3, desk.hash_at(2), ahead))
    desk.exchange(desk.tail(2))
    assert ahead < record(dossier_of(desk)).dossier.last.hlc
    far = (clock.now + 3_600_000) << 16
    desk.entries.append(make_entry(desk.journal, 4, desk.hash_at(3), far))
    desk.exchange(desk.tail(3))
    assert far > record(dossier_of(desk, 2)).dossier.last.hlc


def test_what_is_said_of_a_dossier_comes_after_what_a_clock_that_is_ahead_wrote_of_it(desk, record, clock, make_entry):
    subject = dossier_of(desk)
    far = (clock.now + 3_600_000) << 16
    desk.entries.append(make_entry(desk.journal, 3, desk.hash_at(2), far, subject, kinds.SupplementRequested()))
    desk.exchange(desk.tail(2))

    after = record(subject, ((kinds.DossierSupplemented(), None),)).dossier

    assert ((), "in_hand") == (after.misfits, after.state)
    further = record(dossier_of(desk, 2)).dossier  # our own journal goes on where it is
    for last in (after.last, further.last):
        assert last.hlc > far
        assert abs(clock.now - last.at_ms) < 1000


def test_the_chain_goes_on_and_is_signed_all_along(central, desk, record):
    for number in range(60):
        record(dossier_of(desk), ((DossierAsked(question=f"q{number}"), QuestionWords(text="?")),))
    held, after = {desk.journal: desk.request().heads[desk.journal]}, 0
    while after < 60:
        tail = desk_zero(desk.exchange(heads=held, most=30))
        count, _ = vouched(tail, central.public_key)
        assert count == len(tail.entries) > 0
        after = tail.after + count
        last = tail.entries[-1]
        held[tail.journal] = msgspec.convert((header(last).number, last.hash), type(held[desk.journal]))


def test_a_server_restored_from_a_backup_gets_its_own_entries_back_and_goes_on_after_them(central, desk, record, wipe):
    record(dossier_of(desk))
    tail = desk_zero(desk.exchange())
    wipe("entry", "journal", "signature", "dossier")
    answer = desk.exchange(desk.tail(), tail)
    assert (1, ()) == (answer.heads[tail.journal].number, answer.refused)
    asked = record(dossier_of(desk), ((DossierAsked(question="q"), QuestionWords(text="?")),))
    assert (2, "ready") == (asked.first, asked.dossier.state)
    assert tail.entries[0].hash == header(desk_zero(desk.exchange()).entries[1]).previous
    assert {"ready": 1, "in_hand": 1} == holdings(central.database, AGENCY, 0).dossiers


def test_two_writers_at_once_take_turns(central, desk, record):
    """Each on a connection of its own, as two server processes on one database are."""
    failures = []

    def ask(number):
        try:
            for count in range(5):
                said = ((DossierAsked(question=f"q{number}-{count}"), QuestionWords(text="?")),)
                record(dossier_of(desk), said)
        except Exception as error:  # noqa: BLE001  # told below
            failures.append(error)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [] == failures
    held = holdings(central.database, AGENCY, 0).journals[f"{AGENCY}/0"]
    assert (20, 20) == (held.number, held.entries)


def test_a_result_recorded_twice_at_once_is_recorded_once(central, desk, record):
    outcomes = []

    def ready():
        try:
            record(dossier_of(desk))
            outcomes.append("done")
        except NotPossibleNow:
            outcomes.append("refused")

    threads = [threading.Thread(target=ready) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ["done", "refused", "refused", "refused"] == sorted(outcomes)
