"""A dossier begun anew from its receipt, and its lost beginning, come before or after: one dossier, counted once."""

import itertools

import pytest

from intake_desk.domain import dossier as states
from intake_desk.domain import kinds
from intake_desk.domain.life import after, fold
from intake_desk.domain.people import Person
from intake_desk.domain.recreation_kinds import DossierRecreated
from intake_desk.domain.tally import figures

HOUR = 3_600_000
FEE = kinds.FeeLine(sort="phi", name="Phí chứng thực", amount=18_000)
ON_PAPER = kinds.FeeLine(sort="phi", name="Theo giấy tiếp nhận", amount=18_000)


@pytest.fixture
def lost(book):
    """The journal of the desk that was lost: a dossier received and paid."""
    book.name = "26103-2"
    return [
        book.receive(number=2001),
        book.write(kinds.FeeCharged(lines=(FEE,))),
        book.write(kinds.FeePaid(amount=18_000, means="cash", phi=18_000)),
        book.write(kinds.SlipPrinted(form="01")),
    ]


def recreate(book, lost, at, name="Nguyễn Thị Hường", **more):
    """The entry of another desk that read the receipt of the lost one."""
    here = type(book)(name="26103-1", now_ms=at)
    received = lost[0].facts
    facts = DossierRecreated(
        **{
            "receipt_journal": "26103-2",
            "code": received.code,
            "book": "02/2026",
            "line": 0,
            "procedure": received.procedure,
            "procedure_name": received.procedure_name,
            "received_at": received.received_at,
            "due_at": received.due_at,
            "fees": (ON_PAPER,),
            "paid_cash": 18_000,
        }
        | more
    )
    personal = kinds.DossierReceivedPersonal(applicant=Person(name=name))
    return here, here.write(facts, personal, actor="hang", day="2026-11-24")


def money(dossier):
    return dossier.fee_total, dossier.paid_cash, dossier.owed


def test_alone_it_is_the_dossier_as_the_paper_says(book, lost):
    _, entry = recreate(book, lost, book.now_ms + 96 * HOUR)
    dossier = fold([entry])

    assert (states.IN_HAND, "H26.103-261120-2001", "26103-2", "2026-11-20") == (
        dossier.state, dossier.code, dossier.journal, dossier.day,
    )  # fmt: skip
    assert (18_000, 18_000, 0) == money(dossier)
    assert {"01": 1} == dossier.printed  # what is printed now is a copy
    assert ("26103-1", "hang") == (dossier.recreation.journal, dossier.recreation.actor)


def test_it_takes_no_money_and_receives_nothing_on_the_day_of_the_recreation(book, lost):
    _, entry = recreate(book, lost, book.now_ms + HOUR)

    assert {} == figures(entry)


@pytest.mark.parametrize("ahead", [96 * HOUR, -HOUR])
def test_with_the_lost_journal_it_is_one_dossier_counted_once(book, lost, ahead):
    """`ahead` is how much later the recreation's clock is; the lost desk's own may have been ahead."""
    here, entry = recreate(book, lost, book.now_ms + ahead)
    ready = here.write(kinds.ResultReady())
    back = here.write(kinds.DossierHandedBack(), kinds.Receiver(name="Nguyễn Thị Hường"))
    whole = [*lost, entry, ready, back]

    dossier = fold(whole)

    assert (states.HANDED_BACK, (), ()) == (dossier.state, dossier.misfits, dossier.other_codes)
    assert (18_000, 18_000, 0) == money(dossier)
    assert (FEE,) == dossier.fees
    assert ("02/2026", lost[0].facts.line, "lan") == ("02/2026", dossier.line, dossier.actor)
    assert "0912345678" == dossier.applicant.phone
    assert dossier.recreation is None
    assert {"01": 1} == dossier.printed
    for order in itertools.islice(itertools.permutations(whole), 0, None, 7):
        assert dossier == fold(order)


@pytest.mark.parametrize("ahead", [96 * HOUR, -HOUR])
def test_one_entry_after_another_makes_the_same_as_all_at_once(book, lost, ahead):
    _, entry = recreate(book, lost, book.now_ms + ahead)
    ordered = sorted([*lost, entry], key=lambda one: one.place.key)

    dossier = fold(ordered[:1])
    for one in ordered[1:]:
        dossier = after(dossier, one)

    assert dossier == fold(ordered)


def test_recreated_at_two_desks_while_apart_it_is_one(book, lost):
    _, first = recreate(book, lost, book.now_ms + HOUR)
    _, second = recreate(book, lost, book.now_ms + 2 * HOUR, name="Nguyễn Thị Hưởng")

    dossier = fold([second, first])

    assert ((), (18_000, 18_000, 0), "Nguyễn Thị Hường") == (dossier.misfits, money(dossier), dossier.applicant.name)


def test_what_was_mended_since_stays_mended(book, lost):
    here, entry = recreate(book, lost, book.now_ms - HOUR, name="Nguyễn Thị Hượng")
    mended = kinds.Corrected(values={"name": "Nguyễn Thị Hưởng"}, reason="Gõ nhầm dấu")
    here.write(kinds.DossierCorrected(fields=("name",)), mended)
    correction = here.write(kinds.DossierCorrected(fields=("name",)), mended)

    assert "Nguyễn Thị Hưởng" == fold([entry, correction, *lost]).applicant.name


def test_a_promise_moved_since_stays_moved(book, lost):
    here, entry = recreate(book, lost, book.now_ms - HOUR)
    later = lost[0].facts.due_at + 48 * HOUR
    moved = here.write(kinds.DossierExtended(due_at=later, number="01-001/PXL"), kinds.Reason(reason="Chờ xác minh"))

    assert later == fold([entry, moved, *lost]).due_at


def test_what_was_not_paid_is_owed_and_paid_once(book, lost):
    here, entry = recreate(book, lost, book.now_ms + HOUR, paid_cash=0)
    assert 18_000 == fold([entry]).owed
    paid = here.write(kinds.FeePaid(amount=18_000, means="cash", phi=18_000))

    assert (18_000, 18_000, 0) == money(fold([entry, paid]))
    assert (18_000, 18_000, 0) == money(fold([*lost[:2], entry, paid]))


def test_for_a_filing_that_waited_it_is_the_acceptance(book, lost):
    filed = book.write(
        kinds.DossierFiled(procedure="2.000815", procedure_name="x", catalogue="y", filed_at=book.now_ms),
        kinds.DossierReceivedPersonal(applicant=Person(name="Lý Văn Bình")),
        subject="d2",
    )
    _, entry = recreate(book, lost, book.now_ms + HOUR)

    dossier = fold([filed, entry])

    assert (states.IN_HAND, "H26.103-261120-2001", "Lý Văn Bình") == (
        dossier.state, dossier.code, dossier.applicant.name,
    )  # fmt: skip
    assert (18_000, 18_000, 0) == money(dossier)
    accepted = book.write(
        kinds.DossierAccepted(code="H26.103-261120-2001", book="02/2026", line=1, received_at=book.now_ms), subject="d2"
    )
    assert () == fold([filed, accepted, entry]).misfits


def test_a_receipt_with_another_code_is_found_by_it(book, lost):
    _, entry = recreate(book, lost, book.now_ms + HOUR, code="H26.103-261120-2002")

    assert ("H26.103-261120-2002",) == fold([*lost, entry]).other_codes


def test_a_second_beginning_without_a_recreation_is_still_a_misfit(book, lost):
    again = book.receive(number=2001)

    assert [again.place] == [one.place for one in fold([*lost, again]).misfits]
