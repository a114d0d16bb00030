"""A citizen's receipt begins its dossier anew: genuine ones only, once, under the number that it has."""

from base64 import b32decode, b32encode

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.dossier import HANDED_BACK, IN_HAND
from intake_desk.domain.exceptions import RECREATED
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.numbers import daily_range
from intake_desk.domain.people import EmptyName, Person
from intake_desk.domain.receipts import receipt_text
from intake_desk.domain.recreation_kinds import DossierRecreated
from intake_desk.services.applications import CASH, LATER, TRANSFER, WAIVED, BadCount
from intake_desk.services.desk import DayOver, NotSignedIn
from intake_desk.services.recreation import AlreadyKnown, ForgedReceipt, NoReceipt, PaperSaid
from intake_desk.store import register
from intake_desk.store.sheets import Sheet
from intake_desk.store.verification import verify_files
from intake_desk.ui.exceptions.exception_words import happened_text
from intake_desk.wire import EnrolledDesk

KEYS = {number: Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32) for number in (1, 2)}
SAID = PaperSaid(applicant=Person(name="Đặng Thị Hường"), means=CASH)


def enrol(desk, revoked=()):
    """Let this desk know the unit's desks with their keys, as the server's sheet does, and sign by its own."""
    known = tuple(
        EnrolledDesk(
            number=number,
            name=f"Quầy {number}",
            journal=f"10231-{number}",
            revoked_ms=7 if number in revoked else 0,
            public_key=key.public_key().public_bytes_raw(),
            numbers=daily_range(number),
        )
        for number, key in KEYS.items()
    )
    unit = msgspec.structs.replace(desk.bench.desk.unit, desks=known)
    desk.store.sheets.put(Sheet("unit", msgspec.json.encode(unit)))


@pytest.fixture
def lost(open_desk):
    """Desk 2, which took a dossier in and was never heard of again."""
    desk = open_desk(2)
    desk.sign_in("minh")
    return desk


@pytest.fixture
def taken(lost):
    return lost.receive()


@pytest.fixture
def qr(taken):
    """What stands on that dossier's receipt."""
    return receipt_text(taken, KEYS[2].sign)


@pytest.fixture
def here(desk, clerk, clock, taken):
    """Desk 1, four days later."""
    enrol(desk, revoked=(2,))
    clock.turn(days=4)
    desk.bench.accounts.sign_in("thuy", desk.password)
    return desk


def recreate(desk, qr, said=SAID):
    return desk.bench.recreation.recreate(desk.bench.desk.seat.clerk, qr, said)


def money(dossier):
    return dossier.fee_total, dossier.paid_cash, dossier.paid_transfer, dossier.waived, dossier.owed


def test_what_the_receipt_says_is_shown_first_and_nothing_recorded(here, qr, taken):
    before = here.entries()

    found = here.bench.recreation.find(qr)

    assert (taken.code, "Quầy 2", True, False) == (found.receipt.code, found.desk_name, found.revoked, found.own)
    assert taken.procedure_name == found.procedure_name
    assert before == here.entries()


def test_the_dossier_stands_in_the_register_under_its_own_number(here, qr, taken, lost):
    next_here = here.bench.reception.next_place()

    dossier = recreate(here, qr)

    assert (taken.id, taken.code, taken.book, taken.line, IN_HAND) == (
        dossier.id, dossier.code, dossier.book, dossier.line, dossier.state,
    )  # fmt: skip
    assert (taken.fee_total, taken.fee_total, 0, 0, 0) == money(dossier)
    assert dossier == here.bench.lookup.scanned(qr)
    assert next_here == here.bench.reception.next_place()


def test_no_money_is_taken_and_nothing_counted_today(here, qr):
    before = here.bench.closing.view().tally

    recreate(here, qr)

    assert before.totals == here.bench.closing.view().tally.totals


@pytest.mark.parametrize(
    ("means", "expected"),
    [(CASH, (12, 12, 0, 0, 0)), (TRANSFER, (12, 0, 12, 0, 0)), (WAIVED, (12, 0, 0, 12, 0)), (LATER, (12, 0, 0, 0, 12))],
)
def test_the_fee_is_settled_as_the_paper_says(here, qr, means, expected):
    dossier = recreate(here, qr, msgspec.structs.replace(SAID, means=means))

    assert tuple(thousand * 1000 for thousand in expected) == money(dossier)


@pytest.mark.parametrize("means", [CASH, TRANSFER, WAIVED, LATER])
def test_money_that_only_the_paper_tells_of_is_told_to_the_supervisor(here, qr, taken, lost, means):
    recreate(here, qr, msgspec.structs.replace(SAID, means=means))

    items = [item for item in here.bench.exceptions.open() if item.sort == RECREATED]

    assert ([] if means == LATER else [(taken.id,)]) == [tuple(one.id for one in item.dossiers) for item in items]
    assert here.bench.exceptions.count() == len(items)
    before = [happened_text(item) for item in items]
    here.learn_from(lost)
    after = [happened_text(item) for item in here.bench.exceptions.open() if item.sort == RECREATED]
    assert len(before) == len(after)
    assert all("chưa gửi gì" in one for one in before)
    assert all("không còn nợ" in one for one in after)


def test_a_fee_put_off_by_a_recreation_is_owed_when_the_result_is_handed_back(here, qr):
    dossier = recreate(here, qr, msgspec.structs.replace(SAID, means=LATER))
    clerk, casework = here.bench.desk.seat.clerk, here.bench.casework
    (owed,) = here.bench.closing.left_before("2026-12-10")
    casework.result_ready(clerk, dossier.id)
    casework.hand_back(clerk, dossier.id, "applicant")

    (debt,) = here.bench.closing.left_before("2026-12-10")

    assert [("owed", 12_000), ("debt", 12_000)] == [(one.sort, one.amount) for one in (owed, debt)]


def test_what_was_never_paid_where_it_was_received_is_told_of_who_said_it_was(here, lost):
    lost.sign_in("minh")
    owed = lost.receive(means=LATER)
    recreate(here, receipt_text(owed, KEYS[2].sign))

    here.learn_from(lost)

    assert owed.owed == here.bench.lookup.dossier(owed.id).owed
    (item,) = (one for one in here.bench.exceptions.open() if one.sort == RECREATED)
    assert "Nguyễn Thị Thủy dựng lại" in happened_text(item)
    assert "còn nợ 12.000 đ" in happened_text(item)
    lost.learn_from(here)
    assert item.id in [one.id for one in lost.bench.exceptions.open()]


@pytest.mark.parametrize("worked_on", [False, True])
def test_when_the_lost_journal_comes_both_are_one_dossier(here, qr, taken, lost, worked_on):
    recreate(here, qr, msgspec.structs.replace(SAID, applicant=Person(name="Đặng Thị Hưởng")))
    if worked_on:
        clerk = here.bench.desk.seat.clerk
        here.bench.casework.result_ready(clerk, taken.id)
        here.bench.casework.hand_back(clerk, taken.id, "applicant")

    here.learn_from(lost)

    dossier = here.bench.lookup.dossier(taken.id)
    assert (HANDED_BACK if worked_on else IN_HAND, ()) == (dossier.state, dossier.misfits)
    assert money(taken) == money(dossier)
    assert (taken.applicant, taken.papers, taken.day, taken.journal) == (
        dossier.applicant, dossier.papers, dossier.day, dossier.journal,
    )  # fmt: skip
    with here.journal.database.reading() as connection:
        assert [dossier] == [one for _, one in register.lives(connection) if one and one.id == taken.id]


def test_a_receipt_of_before_begins_it_too_with_the_line_from_the_paper(here, taken):
    *said, _line, _signature = receipt_text(taken, KEYS[2].sign).split(":")
    old = ":".join(said)
    signature = b32encode(KEYS[2].sign(old.encode())).decode().rstrip("=")

    dossier = recreate(here, f"{old}:{signature}", msgspec.structs.replace(SAID, line=7))

    assert 7 == dossier.line


@pytest.mark.parametrize("line", [-1, 10**7])
def test_a_line_that_no_book_has_is_refused(here, taken, line):
    *said, _line, _signature = receipt_text(taken, KEYS[2].sign).split(":")
    old = ":".join(said)
    signature = b32encode(KEYS[2].sign(old.encode())).decode().rstrip("=")

    with pytest.raises(BadCount):
        recreate(here, f"{old}:{signature}", msgspec.structs.replace(SAID, line=line))


def change(qr, at, value):
    parts = qr.split(":")
    parts[at] = value
    return ":".join(parts)


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (0, "H26.103-261120-2002"),
        (0, "H26.104-261120-2001"),
        (1, "1.004873"),
        (2, "2611190800"),
        (3, "2612312359"),
        (4, "0"),
        (5, "0" * 32),
        (6, "2"),
    ],
)
def test_a_receipt_of_which_anything_was_changed_is_refused(here, qr, at, value):
    before = here.entries()

    with pytest.raises(ForgedReceipt):
        recreate(here, change(qr, at, value))
    assert before == here.entries()


def test_a_receipt_that_somebody_else_signed_is_refused(here, taken):
    with pytest.raises(ForgedReceipt):
        recreate(here, receipt_text(taken, Ed25519PrivateKey.generate().sign))


def test_a_signature_with_a_bit_turned_is_refused(here, qr):
    text, _, signature = qr.rpartition(":")
    raw = bytearray(b32decode(signature + "="))
    raw[5] ^= 1

    with pytest.raises(ForgedReceipt):
        here.bench.recreation.find(f"{text}:{b32encode(bytes(raw)).decode().rstrip('=')}")


@pytest.mark.parametrize("text", ["", "H26.103-261120-2001", "H26.103-261120-2001:2.000815", "001||A|01011990|Nữ|x|"])
def test_what_is_no_receipt_is_not_one(here, text):
    with pytest.raises(NoReceipt):
        here.bench.recreation.find(text)


def test_a_dossier_that_is_known_is_not_begun_again(here, qr, taken, lost):
    recreate(here, qr)
    with pytest.raises(AlreadyKnown) as refused:
        recreate(here, qr)
    assert {"code": taken.code, "dossier": taken.id} == refused.value.params


def test_a_dossier_of_the_journal_that_came_is_not_begun_again(here, qr, lost):
    here.learn_from(lost)

    with pytest.raises(AlreadyKnown):
        here.bench.recreation.find(qr)


def test_another_dossier_under_the_same_number_is_not_joined_by_it(here, taken, lost):
    here.learn_from(lost)
    other = msgspec.structs.replace(taken, id="f" * 32)

    with pytest.raises(AlreadyKnown):
        recreate(here, receipt_text(other, KEYS[2].sign))


def test_without_a_name_nothing_is_recorded(here, qr):
    before = here.entries()

    with pytest.raises(EmptyName):
        recreate(here, qr, msgspec.structs.replace(SAID, applicant=Person(name=" ")))
    assert before == here.entries()


def test_papers_and_a_note_are_kept(here, qr):
    papers = (PaperCount(text="Giấy khai sinh", originals=1),)

    dossier = recreate(here, qr, msgspec.structs.replace(SAID, papers=papers, note="Theo giấy của công dân"))

    assert (papers, "Theo giấy của công dân") == (dossier.papers, dossier.note)


def test_only_who_sits_here_on_the_open_day_may(here, qr, clock):
    clerk = here.bench.desk.seat.clerk
    clock.turn(days=1)
    with pytest.raises(DayOver):
        here.bench.recreation.recreate(clerk, qr, SAID)
    here.bench.accounts.sign_out(clerk)
    with pytest.raises(NotSignedIn):
        here.bench.recreation.recreate(clerk, qr, SAID)


def test_a_number_of_its_own_that_it_had_forgotten_is_never_given_again(here, taken):
    """This very desk lost its disk after it printed the receipt."""
    today = here.bench.desk.business_day()
    code = f"H26.103-{today[2:].replace('-', '')}-1005"
    qr = receipt_text(msgspec.structs.replace(taken, code=code, line=9), KEYS[1].sign)

    recreate(here, qr)

    assert (f"{code[:-4]}1006", "01/2026", 10) == here.bench.reception.next_place()
    here.restart()
    here.sign_in("thuy")
    here.clock.turn(minutes=1)
    assert f"{code[:-4]}1006" == here.receive().code


def test_the_story_says_it_and_everything_still_agrees(here, qr, taken):
    recreate(here, qr)

    (moment,) = here.bench.lookup.story(taken.id)
    assert isinstance(moment.entry.facts, DossierRecreated)
    here.close()
    assert () == verify_files(here.home / "desk.db", here.home / "roll", bytes(range(32))).findings
    here.open()
