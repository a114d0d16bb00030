import threading

from intake_desk.domain import registry
from intake_desk.server import register
from intake_desk.server.register import holdings

SUBJECT = "0193-0000000a"


def held(central):
    return holdings(central.database, "H26.103", 0)


def test_dossiers_are_counted_by_state_and_money_by_means(central, enrol, make_payment):
    desk = enrol().write(2)
    for amount, means in ((18_000, "cash"), (7_000, "transfer"), (2_000, "cash")):
        number = len(desk.entries) + 1
        subject = f"{desk.journal}-{1:08x}"
        desk.entries.append(
            make_payment(desk.journal, number, desk.hash_at(number - 1), (1 << 40) + number, subject, amount, means)
        )
    desk.exchange(desk.tail())
    found = held(central)
    assert ({"in_hand": 2}, {"cash": 20_000, "transfer": 7_000, "waived": 0}) == (found.dossiers, found.fees)
    assert (5, 5) == (found.journals[desk.journal].number, found.journals[desk.journal].entries)
    assert found == held(central)


def test_a_dossier_means_the_same_whichever_desks_entries_come_first(central, enrol, make_entry, make_payment):
    first, second = enrol(), enrol(name="Quầy 2")
    first.entries = [make_entry(first.journal, 1, bytes(32), 1 << 40, SUBJECT)]
    second.entries = [make_payment(second.journal, 1, bytes(32), 2 << 40, SUBJECT, 5_000)]
    second.exchange(second.tail())
    assert {} == held(central).dossiers
    first.exchange(first.tail())
    first.entries.append(make_payment(first.journal, 2, first.hash_at(1), (1 << 40) + 1, SUBJECT, 3_000))
    assert 5_000 == held(central).fees["cash"]
    first.exchange(first.tail())
    assert ({"in_hand": 1}, 8_000) == (held(central).dossiers, held(central).fees["cash"])


def test_a_strangers_figures_do_not_stop_the_sums(central, enrol, make_entry, make_payment):
    desk = enrol()
    desk.entries = [make_entry(desk.journal, 1, bytes(32), 1 << 40, SUBJECT)]
    for number in (2, 3):
        desk.entries.append(
            make_payment(desk.journal, number, desk.hash_at(number - 1), (1 << 40) + number, SUBJECT, 2**64 - 1)
        )
    desk.write(1)
    desk.exchange(desk.tail())
    found = held(central)
    assert (2, 0) == (found.dossiers["in_hand"], found.fees["cash"])


def test_desks_that_bring_their_entries_at_the_same_moment_lose_nothing(central, enrol):
    desks = [enrol(name=f"Quầy {number}").write(120) for number in range(1, 5)]
    failures = []

    def bring(desk):
        try:
            for after in range(0, 120, 20):
                desk.exchange(desk.tail(after))
                held(central)
        except BaseException as error:  # noqa: BLE001  # the test thread must see it
            failures.append(error)

    threads = [threading.Thread(target=bring, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [] == failures
    found = held(central)
    assert [120] * 4 == [journal.entries for journal in found.journals.values()]
    assert {"in_hand": 480} == found.dossiers


def test_what_an_older_program_did_not_understand_is_folded_anew_by_the_next(central, enrol, monkeypatch):
    desk = enrol().write(2)
    desk.exchange(desk.tail())
    known = tuple(kind for kind in registry.KINDS if kind.name != "dossier.received")
    with monkeypatch.context() as older:
        older.setattr(register, "KINDS", known)
        older.delitem(registry._by_name, "dossier.received")
        assert {} == held(central).dossiers
    assert {"in_hand": 2} == held(central).dossiers
    assert {"in_hand": 2} == held(central).dossiers
