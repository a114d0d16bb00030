"""An unfinished dossier outlives the program, is its clerk's alone, and is recorded once."""

import msgspec
import pytest

from intake_desk.domain.kinds import FeeLine, PaperCount
from intake_desk.domain.people import Person
from intake_desk.domain.refusals import Refusal
from intake_desk.services.applications import Application
from intake_desk.services.desk import NotSignedIn
from intake_desk.services.lookup import Visitor
from intake_desk.services.reception import AlreadyRecorded
from intake_desk.services.unfinished import (
    FORM,
    ApplicantWritten,
    Kept,
    MoneyWritten,
    OwnerWritten,
    PapersWritten,
    PaperWritten,
    ProcedureChosen,
    Unfinished,
    Written,
)
from intake_desk.store.database import run
from tests.services.conftest import an_application

PERSON = Person(name="Phạm Văn Ưng", id_number="001088012345", phone="0988563484", address="Thôn Gia Khánh")
WRITTEN = Written(
    applicant=ApplicantWritten(
        texts={"name": "Phạm Văn Ưng", "phone": "0988 563"},
        sex="Nam",
        address_note="trên thẻ: xã Nguyễn Trãi",
        on_behalf=True,
        owner=OwnerWritten(texts={"name": "Hộ kinh doanh Gia Khánh"}, sort="business", card=None),
        card=PERSON,
        visitor=Visitor(person=PERSON, visits=3, last_at=1_795_140_000_000),
    ),
    procedure=ProcedureChosen(code="2.000815", typed="Chứng thực bản sao", case=0, terms=0),
    papers=PapersWritten(
        papers=(PaperWritten(text="Bản chính", originals=1, certified=0, copies=2, ticked=True, note="", own=True),),
        pages=3,
        copies=2,
        sets=1,
        deliver="counter",
        note="gọi trước khi trả",
        own={"capital": "50.000.000"},
    ),
    money=MoneyWritten(
        means="waived", category="hộ nghèo", proof="số 12", reason="", rest="transfer", tendered=100_000
    ),
    set_amount=8_000,
    due_day="2026-11-27",
    basket=(
        Kept(
            Application(applicant=PERSON, procedure="1.001193", papers=(PaperCount(text="Tờ khai", originals=1),)),
            "Khai sinh",
            "Thứ Hai 23/11 16:30",
            (FeeLine(sort="le_phi", name="Lệ phí", amount=8_000),),
        ),
    ),
)
MARK = "0192c0de000070008000000000000001"


def begun(mark=MARK, *, aside=False, written=WRITTEN):
    return Unfinished(id=mark, name="Phạm Văn Ưng", kept_at=1_795_140_000_000, written=written, aside=aside)


def rows(desk):
    with desk.journal.database.reading() as connection:
        return run(connection, "SELECT id, aside FROM unfinished ORDER BY id").fetchall()


def spoil(desk, **changes):
    with desk.journal.database.writing() as connection:
        for column, value in changes.items():
            run(connection, f"UPDATE unfinished SET {column} = ?", (value,))


def test_everything_that_was_written_is_found_after_the_program_died(desk):
    clerk, entries = desk.sign_in(), desk.entries()
    desk.bench.unfinished.keep(clerk, begun())
    desk.bench.unfinished.keep(clerk, begun("b", aside=True))
    assert entries == desk.entries()

    desk.restart()

    found = desk.bench.unfinished.recall(desk.sign_in())
    assert (begun(), begun("b", aside=True)) == found
    assert (begun(aside=True), begun("b", aside=True)) == desk.bench.unfinished.recall(desk.sign_in())


def test_only_who_wrote_it_finds_it_and_only_while_they_sit_there(desk):
    thuy = desk.sign_in("thuy")
    desk.bench.unfinished.keep(thuy, begun())
    minh = desk.sign_in("minh")

    assert () == desk.bench.unfinished.recall(minh)
    for act in (lambda: desk.bench.unfinished.recall(thuy), lambda: desk.bench.unfinished.keep(thuy, begun("b"))):
        with pytest.raises(NotSignedIn):
            act()
    with pytest.raises(NotSignedIn):
        desk.bench.unfinished.forget(thuy, MARK)
    assert (begun(),) == desk.bench.unfinished.recall(desk.sign_in("thuy"))


def test_what_was_thrown_away_is_gone(desk):
    clerk = desk.sign_in()
    desk.bench.unfinished.keep(clerk, begun())

    desk.bench.unfinished.forget(clerk, MARK)

    assert () == desk.bench.unfinished.recall(clerk)


@pytest.mark.parametrize(
    "act",
    [
        lambda bench, clerk: bench.reception.receive(clerk, an_application(), unfinished=MARK),
        lambda bench, clerk: bench.reception.receive_together(clerk, [an_application()] * 2, unfinished=MARK)[0],
        lambda bench, clerk: bench.reception.serve(
            clerk, an_application(procedure="2.000815", pages=1), unfinished=MARK
        ),
        lambda bench, clerk: bench.reception.ask_first(clerk, an_application(), (), "Thiếu giấy", unfinished=MARK),
        lambda bench, clerk: bench.reception.refuse(clerk, an_application(), "Không thuộc", unfinished=MARK),
    ],
    ids=["receive", "together", "serve", "ask_first", "refuse"],
)
def test_what_is_recorded_is_gone_and_never_recorded_twice(desk, act):
    clerk = desk.sign_in()
    desk.bench.unfinished.keep(clerk, begun())
    desk.bench.unfinished.keep(clerk, begun("b"))

    dossier = act(desk.bench, clerk)
    desk.bench.unfinished.keep(clerk, begun())  # what was still on its way when it was recorded
    entries = desk.entries()

    assert MARK == dossier.id
    assert [("b", 0)] == rows(desk)
    with pytest.raises(AlreadyRecorded) as told:
        act(desk.bench, clerk)
    assert {"code": dossier.code} == told.value.params
    assert entries == desk.entries()
    desk.restart()
    assert ["b"] == [one.id for one in desk.bench.unfinished.recall(desk.sign_in())]


def test_what_another_desk_has_gone_on_with_is_not_begun_again(open_desk):
    """Restored from an old copy, the desk knows of its own dossier by the other desk's entries alone."""
    desk, other = open_desk(1), open_desk(2)
    dossier = desk.bench.reception.receive(desk.sign_in(), an_application(), unfinished=MARK)
    other.learn_from(desk)
    hang = other.sign_in("hang")
    other.bench.casework.withdraw(hang, dossier.id, "Đổi ý")
    again = open_desk(3, desk.numbers)
    again.learn_from(other)
    clerk = again.sign_in()

    with pytest.raises(AlreadyRecorded):
        again.bench.reception.receive(clerk, an_application(), unfinished=MARK)


def test_what_was_refused_is_kept(desk):
    clerk = desk.sign_in()
    desk.bench.unfinished.keep(clerk, begun())

    with pytest.raises(Refusal):
        desk.bench.reception.receive(clerk, an_application(papers=()), unfinished=MARK)

    assert (begun(),) == desk.bench.unfinished.recall(clerk)


def test_what_a_crash_left_to_the_roll_is_not_offered_and_not_recorded_twice(desk):
    """The power went after the roll had the reception and before the database did."""
    desk.bench.unfinished.keep(desk.sign_in(), begun())
    desk.close()
    files = {path: path.read_bytes() for path in desk.home.glob("desk.db*")}
    desk.open()
    dossier = desk.bench.reception.receive(desk.sign_in(), an_application(), unfinished=MARK)
    desk.close()
    for path in desk.home.glob("desk.db*"):
        path.unlink()
    for path, content in files.items():
        path.write_bytes(content)

    desk.open()

    assert desk.opened.recovered_codes == (dossier.code,)
    assert [(MARK, 0)] == rows(desk)
    clerk = desk.sign_in()
    with pytest.raises(AlreadyRecorded):
        desk.bench.reception.receive(clerk, an_application(), unfinished=MARK)
    assert () == desk.bench.unfinished.recall(clerk)
    assert [] == rows(desk)


@pytest.mark.parametrize("spoilt", [{"form": FORM + 1}, {"body": b"\xc1"}, {"body": b"\x80"}, {"body": b""}])
def test_what_cannot_be_read_is_told_once_by_name(desk, spoilt):
    clerk = desk.sign_in()
    desk.bench.unfinished.keep(clerk, begun())
    spoil(desk, **spoilt)

    assert (begun(written=None),) == desk.bench.unfinished.recall(clerk)
    assert () == desk.bench.unfinished.recall(clerk)


def test_what_this_form_was_written_as_is_read_for_ever():
    """As a program of form 1 wrote it: whoever cannot read this any more counts `FORM` on."""
    written = {
        "applicant": {
            "texts": {"name": "Lò Thị Ọi"},
            "sex": "",
            "address_note": "",
            "on_behalf": False,
            "owner": {"texts": {}, "sort": "citizen", "card": None},
            "card": {"name": "Lò Thị Ọi", "id_number": "001153121858"},
            "visitor": {"person": {"name": "Lò Thị Ọi"}, "visits": 1, "last_at": 5},
        },
        "procedure": {"code": "", "typed": "khai", "case": 0, "terms": 0},
        "papers": {
            "papers": [
                {"text": "T", "originals": 1, "certified": 0, "copies": 0, "ticked": True, "note": "", "own": False}
            ],
            "pages": 0,
            "copies": 1,
            "sets": 1,
            "deliver": "post",
            "note": "",
            "own": {},
        },
        "money": {"means": "cash", "category": "", "proof": "", "reason": "", "rest": "cash", "tendered": 0},
        "set_amount": None,
        "due_day": "",
        "basket": [
            {
                "application": {"applicant": {"name": "L"}, "procedure": "2.000815"},
                "title": "T",
                "due": "Hôm nay",
                "fees": [{"sort": "phi", "name": "Phí", "amount": 4000}],
            }
        ],
    }

    read = msgspec.msgpack.decode(msgspec.msgpack.encode(written), type=Written)

    assert 1 == FORM
    assert ("Lò Thị Ọi", "khai", "post", "T") == (
        read.applicant.name,
        read.procedure.typed,
        read.papers.deliver,
        read.basket[0].title,
    )


@pytest.mark.parametrize(
    ("later", "kept"),
    [({"days": 3}, True), ({"days": 5}, True), ({"days": 6}, False)],
    ids=["monday", "wednesday", "thursday"],
)
def test_what_is_older_than_the_working_day_before_yesterday_is_thrown_away(desk, clock, later, kept):
    """Written on a Friday: neither the weekend nor the public holiday on the Tuesday counts."""
    desk.bench.unfinished.keep(desk.sign_in("minh"), begun())
    clock.turn(**later)

    desk.bench.unfinished.recall(desk.sign_in("thuy"))

    assert kept == bool(rows(desk))
