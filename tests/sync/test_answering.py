"""A desk answers another by the same exchange as the server does."""

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.sync import keys, replicator
from intake_desk.sync.answering import Answerer, NotItsJournal, NotOfThisUnit
from intake_desk.sync.keys import desk_key
from intake_desk.sync.replicator import Replicator
from intake_desk.sync.tails import Bringer
from intake_desk.wire import ExchangeRequest, Reach

AGENCY = "H26.103"
pytestmark = pytest.mark.parametrize("central", ["sqlite"], indirect=True)


def answerer(desk):
    return Answerer(desk.journal, desk.store.sheets, desk.identity, desk_key(desk.vault), desk.clock)


class Beside:
    """The way from one desk to another that stands beside it."""

    def __init__(self, caller, called) -> None:
        self._caller = caller
        self._answerer = answerer(called)

    def exchange(self, request):
        return self._answerer.answer(self._caller.identity.desk, request)[0]


def between(caller, called):
    return Replicator(
        Beside(caller, called), caller.journal, caller.store.sheets, caller.identity, desk_key(caller.vault),
        server=False,
    )  # fmt: skip


def meet(caller, called):
    return between(caller, called).round(lambda: False)


@pytest.fixture
def pair(make_desk):
    """Two desks that know each other by the unit's sheet."""
    first, second = make_desk(), make_desk()
    first.level()
    return first, second


def own_tails(desk):
    """All that a desk wrote, signed."""
    return Bringer(desk.journal, desk.identity.journal, desk_key(desk.vault)).tails(desk.journal.heads(), {}, 100)


def asking(desk, **changes):
    """What a desk with an empty journal says."""
    own = keys.signed_head(desk_key(desk.vault), desk.identity.journal, Reach(0, bytes(32)))
    return ExchangeRequest(heads={}, own=own, **changes)


def test_two_desks_without_a_server_see_each_others_dossiers(pair, line):
    first, second = pair
    line.down = True
    (mine,), (theirs,) = first.receive(name="Vũ Thị Bình"), second.receive(name="Lý Văn An")
    done = meet(first, second)
    assert (1, 1, True, 0) == (done.sent, done.received, done.finished, done.waiting)
    assert first.heads() == second.heads()
    assert ("Vũ Thị Bình", "Lý Văn An") == (second.dossier(mine).applicant.name, first.dossier(theirs).applicant.name)


def test_what_another_desk_holds_is_not_taken_for_safe_at_the_server(pair):
    first, second = pair
    first.receive(3)
    meet(first, second)
    assert 0 == first.journal.heads()[first.identity.journal].server_number


def test_a_third_desk_gets_the_first_ones_work_from_the_second(make_desk, line):
    first, second, third = make_desk(), make_desk(), make_desk()
    for desk in (first, second):
        desk.level()
    line.down = True
    first.receive_at_once(260)
    meet(first, second)
    meet(third, second)
    assert first.heads() == third.heads()


def test_a_desk_restored_from_a_backup_gets_its_own_entries_back_from_another(pair, line):
    first, second = pair
    first.receive(2)
    restore = first.backup()
    first.receive(3)
    before = first.heads()
    meet(first, second)
    restore()
    line.down = True
    assert 3 == meet(first, second).received
    assert before == first.heads()


def test_a_journal_that_forked_is_split_alike_by_desks_that_meet_without_a_server(make_desk, line):
    first, second, third = made = [make_desk() for _ in range(3)]
    for desk in made:
        desk.level()
    line.down = True
    first.receive(3)
    restore = first.backup()
    first.receive(40)
    meet(second, first)
    restore()
    first.receive(2, name="Lý Văn An")
    meet(third, first)
    for caller, called in ((second, third), (first, second), (third, first), (second, first)):
        assert meet(caller, called).finished
    assert first.heads() == second.heads() == third.heads()
    assert 2 == len(first.heads())
    assert 1 == meet(first, second).exchanges


def test_newer_sheets_go_on_as_the_server_signed_them(pair, make_desk, line):
    first, second = pair
    third = make_desk()
    second.level()
    line.down = True
    assert ("unit",) == meet(first, second).sheets
    assert {1, 2, 3} == set(answerer(first).unit_sheets.desks())
    meet(first, third)


def test_a_sheet_that_the_server_did_not_sign_goes_no_further(pair):
    first, second = pair
    sheet = first.store.sheets.get("unit")
    first.store.sheets.put(msgspec.structs.replace(sheet, body=sheet.body.replace(b"TRUNG", b"TRONG")))
    assert [] == [one for one in answerer(first).answer(2, asking(second))[0].sheets if one.name == "unit"]


def test_strangers_and_revoked_desks_are_not_answered(pair, monkeypatch):
    first, second = pair
    answering = answerer(first)
    with pytest.raises(NotOfThisUnit):
        answering.answer(3, asking(second))
    known = answering.unit_sheets.desks()
    unit = answering.unit_sheets.unit()
    revoked = tuple(msgspec.structs.replace(desk, revoked_ms=1 if desk.number == 2 else 0) for desk in known.values())
    monkeypatch.setattr(answering.unit_sheets, "unit", lambda: msgspec.structs.replace(unit, desks=revoked))
    with pytest.raises(NotOfThisUnit):
        answering.answer(2, asking(second))


def test_a_desk_speaks_for_its_own_journal_and_by_its_own_key_only(pair):
    first, second = pair
    request = asking(second)
    answerer(first).answer(2, request)
    with pytest.raises(NotItsJournal):
        answerer(first).answer(1, request)
    own = keys.signed_head(Ed25519PrivateKey.generate(), second.identity.journal, Reach(0, bytes(32)))
    with pytest.raises(NotItsJournal):
        answerer(first).answer(2, msgspec.structs.replace(request, own=own))


def test_of_no_journal_more_is_taken_than_its_owner_signed(pair):
    first, second = pair
    second.receive_at_once(30)
    (tail,) = own_tails(second)
    assert (25, 30) == tuple(signed.number for signed in tail.signatures)
    half = msgspec.structs.replace(tail, signatures=tail.signatures[:1])
    answer, taken = answerer(first).answer(2, asking(second, tails=(half,)))
    assert (25, (second.identity.journal,), 25) == (
        taken.received, answer.refused, answer.heads[second.identity.journal].number,
    )  # fmt: skip


def test_the_same_exchange_sent_twice_is_harmless(pair):
    first, second = pair
    second.receive(4)
    (tail,) = own_tails(second)
    request = asking(second, tails=(tail,))
    assert [4, 0, 0] == [answerer(first).answer(2, request)[1].received for _ in range(3)]


def test_no_more_is_given_than_was_asked_for(pair):
    first, second = pair
    first.receive_at_once(80)
    answer, _ = answerer(first).answer(2, asking(second, most=30))
    assert [30] == [len(tail.entries) for tail in answer.tails]


def test_of_many_journals_whose_owners_the_other_does_not_know_each_is_offered_once(pair, make_desk, line, monkeypatch):
    first, second = pair
    for late in (make_desk(), make_desk()):
        late.level()
        late.receive(3)
        late.level()
    first.level()
    line.down = True
    for limit in ("FIRST_ENTRIES", "MOST_ENTRIES"):
        monkeypatch.setattr(replicator, limit, 2)  # so that one request has no room for both
    asked = []

    result = between(first, second).round(lambda: len(asked) > 20 or asked.append(None))

    assert result.finished
    assert 2 == len(result.refused)
    assert len(asked) < 10
