"""Clocks, journals and programs that are not as they should be are told to the supervisor, and stop nothing."""

import json
from datetime import timedelta

from intake_desk.domain import exceptions
from intake_desk.domain.documents import pack
from intake_desk.domain.kinds import DossierHandedBack, SheetAdopted
from intake_desk.store.sheets import Sheet
from tests.ruling import rule_off
from tests.sync.benches import application, from_the_future, inbox, meet, write
from tests.sync.conftest import PASSWORD


def test_a_dossier_whose_beginning_does_not_come_for_a_day(two):
    one, other = two
    write(other, DossierHandedBack(), subject="0199d1000000700080000000000000aa")
    meet(*two)
    assert [] == inbox(*two)

    for desk in two:
        desk.wall.time += timedelta(hours=25)
        desk.sit()

    (item,) = one.bench.exceptions.open()
    assert (exceptions.HEADLESS, ["dossier.handed_back"]) == (item.sort, [piece.entry.kind for piece in item.pieces])


def test_a_beginning_that_comes_after_all_ends_it(make_bench):
    one, other, third = make_bench(), make_bench(), make_bench()
    meet(one, other)
    dossier = one.bench.reception.receive(one.clerk, application())
    meet(one, other)
    other.bench.casework.result_ready(other.clerk, dossier.id)
    mine, theirs = one.desk.identity.journal, other.desk.identity.journal
    third.desk.journal.accept(theirs, other.desk.journal.tail(theirs, 0))
    third.wall.time += timedelta(hours=25)
    assert [exceptions.HEADLESS] == [item.sort for item in third.bench.exceptions.open()]

    third.desk.journal.accept(mine, one.desk.journal.tail(mine, 0))
    assert [] == third.bench.exceptions.open()


def test_entries_of_a_newer_program_are_kept_and_told_once_a_day(two, monkeypatch):
    one, other = two
    for _ in range(3):
        from_the_future(other, monkeypatch)
    meet(*two)

    (item,) = one.bench.exceptions.open()
    assert ("unknown:tax.asked/7", "tax.asked/7", 1) == (item.id, item.about, item.count)
    one.bench.exceptions.answer(one.clerk, item.id, exceptions.REPORTED)
    from_the_future(other, monkeypatch)
    meet(*two)
    assert [] == one.bench.exceptions.open()


def test_a_document_that_nobody_can_read_is_told_until_a_later_one_holds(two):
    one, other = two
    for body in (b"no document", pack({"days": 1})):
        write(other, SheetAdopted(name="calendar", body=body, edition=1))
    meet(*two)
    (item,) = inbox(*two)
    assert (exceptions.DOCUMENT, "calendar") == (item.sort, item.about)

    write(other, SheetAdopted(name="calendar", body=pack(one.bench.desk.calendar), edition=2))
    meet(*two)
    assert [] == inbox(*two)


def test_what_a_revoked_desk_wrote_after_it_was_revoked(two):
    one, other = two
    other.bench.reception.receive(other.clerk, application())
    revoked_ms = other.wall.milliseconds()
    late = other.bench.reception.receive(other.clerk, application("Lý Bích Mỵ"))
    meet(*two)
    for desk in two:
        sheet = json.loads(desk.desk.store.sheets.get("unit").body)
        for named in sheet["desks"]:
            named["revoked_ms"] = revoked_ms if named["journal"] == other.desk.identity.journal else 0
        desk.desk.store.sheets.put(Sheet("unit", json.dumps(sheet).encode()))

    (item,) = inbox(*two)
    assert (exceptions.REVOKED, "Quầy 2", 3) == (item.sort, item.about, item.count)
    assert {late.code} == {piece.code for piece in item.pieces}
    one.bench.exceptions.answer(one.clerk, item.id, exceptions.CHECKED)
    assert [] == one.bench.exceptions.open()


def test_a_tail_that_nobody_vouches_for_is_told_while_it_lasts(two):
    one, _other = two
    one.bench.exceptions.heard(0, ["10231-2"])
    (item,) = one.bench.exceptions.open()
    assert exceptions.REFUSED == item.sort

    one.bench.exceptions.answer(one.clerk, item.id, exceptions.REPORTED)
    one.bench.exceptions.heard(0, ["10231-2"])
    assert [] == one.bench.exceptions.open()
    one.bench.exceptions.heard(0, [])
    one.wall.time += timedelta(minutes=1)
    one.bench.exceptions.heard(0, ["10231-2"])
    assert [exceptions.REFUSED] == [item.sort for item in one.bench.exceptions.open()]


def test_what_the_server_refused_is_not_ended_by_a_clean_round_with_a_desk_nor_the_other_way(two):
    one, other = two
    number = other.desk.identity.desk
    one.bench.exceptions.heard(0, ["10231-2"])
    one.bench.exceptions.heard_nearby(number, [])
    assert ["refused:10231-2"] == [item.id for item in one.bench.exceptions.open()]

    one.bench.exceptions.heard_nearby(number, ["10231-2", "10231-9"])
    one.bench.exceptions.heard(0, [])
    assert {"refused:10231-2", "refused:10231-9"} == {item.id for item in one.bench.exceptions.open()}
    one.bench.exceptions.heard_nearby(number, [])
    assert [] == one.bench.exceptions.open()


def test_what_a_desk_said_that_is_no_more_of_the_unit_does_not_stay_for_ever(two):
    one, _other = two
    one.bench.exceptions.heard_nearby(77, ["10231-2"])
    assert [] == one.bench.exceptions.open()


def test_a_clock_that_went_back_is_told_by_what_it_wrote(two):
    one, _other = two
    one.wall.time += timedelta(hours=3)
    one.bench.reception.receive(one.clerk, application())
    one.wall.time -= timedelta(hours=3)
    dossier = one.bench.reception.receive(one.clerk, application("Lý Bích Mỵ"))
    meet(*two)

    items = {item.sort: item for item in two[0].bench.exceptions.open()}
    back = items[exceptions.BACK]
    assert f"back:{one.desk.identity.journal}/2026-11-20" == back.id
    assert (dossier.code, "Quầy 1") == (back.pieces[-1].code, back.about)
    assert timedelta(hours=2, minutes=59) < timedelta(milliseconds=back.measure) < timedelta(hours=3, minutes=1)


def test_a_day_opened_again_after_the_clock_was_put_right(two):
    one, _other = two
    one.wall.time += timedelta(days=20)
    one.sit()
    one.wall.time -= timedelta(days=20)
    one.sit()
    meet(*two)

    items = {item.sort: item for item in two[1].bench.exceptions.open()}
    assert 20 * 24 * 3600 * 1000 == items[exceptions.BACK].measure
    assert 20 * 24 * 3600 * 1000 * 0.99 < items[exceptions.AHEAD].measure


def test_entries_from_later_than_they_arrived(two):
    one, other = two
    one.wall.time += timedelta(hours=3)
    one.bench.reception.receive(one.clerk, application())
    one.level()
    other.level()

    (item,) = other.bench.exceptions.open()
    assert (exceptions.AHEAD, "Quầy 1") == (item.sort, item.about)
    assert timedelta(hours=2, minutes=59) < timedelta(milliseconds=item.measure) < timedelta(hours=3, minutes=1)
    (own,) = one.bench.exceptions.open()
    assert (exceptions.CLOCK, "Quầy 1") == (own.sort, own.about)
    assert timedelta(hours=2, minutes=59) < timedelta(milliseconds=own.measure) < timedelta(hours=3, minutes=1)
    one.wall.time -= timedelta(hours=3)
    one.level()
    assert exceptions.CLOCK not in [item.sort for item in one.bench.exceptions.open()]


def test_a_desk_whose_own_clock_is_slow_accuses_no_other(two):
    one, other = two
    other.wall.time -= timedelta(hours=1)
    other.level()
    one.bench.reception.receive(one.clerk, application())
    meet(*two)

    assert [exceptions.CLOCK] == [item.sort for item in other.bench.exceptions.open()]


def test_a_desk_restored_from_a_backup_that_writes_on_has_forked(two):
    one, other = two
    restore = one.desk.backup()
    one.open()
    first = one.bench.reception.receive(one.clerk, application())
    meet(*two)
    restore()
    one.open()
    again = one.bench.reception.receive(one.clerk, application("Lý Bích Mỵ"))
    assert first.code == again.code
    meet(*two)

    items = {item.sort: item for item in inbox(*two)}
    assert {exceptions.FORK, exceptions.NUMBER, exceptions.FEE_RECEIPT} == set(items)
    assert "Quầy 1" == items[exceptions.FORK].about
    assert {first.id, again.id} == {dossier.id for dossier in items[exceptions.FEE_RECEIPT].dossiers}
    assert {first.id, again.id} == {dossier.id for dossier in items[exceptions.NUMBER].dossiers}
    for item in items.values():
        other.bench.exceptions.answer(other.clerk, item.id, exceptions.CHECKED)
    meet(*two)
    assert [] == inbox(*two)


def test_what_a_branch_did_is_not_covered_by_a_closing_that_did_not_know_of_it(two):
    one, other = two
    restore = one.desk.backup()
    one.open()
    one.bench.reception.receive(one.clerk, application())
    lost = one.bench.reception.receive(one.clerk, application("Lý Bích Mỵ"))
    mine = one.desk.identity.journal
    branch = one.desk.journal.tail(mine, 0)
    restore()
    one.open()
    for name in ("Vũ Ngọc Ánh", "Bùi Thị Nhài", "Phạm Văn Đức"):
        one.bench.reception.receive(one.clerk, application(name))
    meet(*two)
    rule_off(one.bench, one.clerk, "2026-11-20", PASSWORD)
    meet(*two)
    assert [] == inbox(*two)
    for desk in two:
        desk.desk.journal.accept(mine, branch)

    late = next(item for item in inbox(*two) if item.sort == exceptions.LATE)
    assert lost.code in {piece.code for piece in late.pieces}
    view = other.bench.closing.view("2026-11-20")
    assert (True, 3, 2) == (view.complete, view.tally.total("received"), view.late_tally.total("received"))
