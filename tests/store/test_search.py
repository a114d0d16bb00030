"""Any part of name, phone or code finds a dossier, with tones or without, the newest first."""

from unicodedata import normalize

import pytest

from intake_desk.domain import kinds
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Place
from intake_desk.domain.people import Person
from intake_desk.domain.statements import compact
from intake_desk.store import search, wording
from intake_desk.store.database import run
from intake_desk.store.search import Filter

PEOPLE = (
    ("Nguyễn Thị Hường", "0912345678", "001190012345"),
    ("Đặng Văn Quyết", "0987111222", "001085000777"),
    ("Nguyễn Đức Đạt", "0333444555", "001200123123"),
)


@pytest.fixture(params=["waiting", "indexed"])
def filled(desk, request):
    """A desk with the three people; their words wait, or are in the index."""
    for name, phone, id_number in PEOPLE:
        desk.receive(name, phone=phone, id_number=id_number)
    if request.param == "indexed":
        with desk.store.database.writing() as connection:
            wording.index(connection, 1)
    return desk


def names(found):
    return [dossier.applicant.name for dossier in found]


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("Hường", 0),
        ("hường", 0),
        ("huong", 0),
        ("HUONG NGUYEN", 0),
        ("ng th hu", 0),
        ("  Thị   Hường ", 0),
        (normalize("NFD", "Nguyễn Thị Hường"), 0),
        (normalize("NFC", "Nguyễn Thị Hường"), 0),
        ("dang", 1),
        ("đặng", 1),
        ("quyet dang van", 1),
        ("dat duc", 2),
        ("Đạt", 2),
        ("0912345678", 0),
        ("0912", 0),
        ("345678", 0),
        ("678", 0),
        ("1222", 1),
        ("001085", 1),
        ("0777", 1),
        ("nguyễn 0333", 2),
        ("1002", 1),
        ("H26.103-261120-1003", 2),
        ("261120-1001", 0),
        ("h26 103 261120 1001", 0),
        ("uong", 0),
        ("thi uon", 0),
        ("1120-1003", 2),
    ],
)
def test_what_was_typed_finds_the_one_meant(filled, typed, who):
    assert [PEOPLE[who][0]] == names(filled.find(typed))


@pytest.mark.parametrize(
    "typed", ["xyz", "hường dat", "9999", "(", '"', "*", "-", "AND", "NEAR(", "huong*", "' OR 1=1 --"]
)
def test_what_fits_nobody_finds_nobody(filled, typed):
    found = filled.find(typed)

    assert [] == found or "huong*" == typed


@pytest.mark.parametrize("typed", ["nguyen", "n", "261120", "chung thuc ban sao", "2.000815"])
def test_the_newest_stand_first(filled, typed):
    found = filled.find(typed)

    assert len(found) >= 2
    assert sorted((dossier.received_at for dossier in found), reverse=True) == [
        dossier.received_at for dossier in found
    ]


def test_nothing_typed_shows_everything_newest_first(filled):
    assert [name for name, *_ in reversed(PEOPLE)] == names(filled.find(""))


def test_pages_follow_each_other_without_repeating_or_skipping(desk):
    for number in range(120):
        desk.receive(f"Nguyễn Văn {number}")
    everything = desk.codes()
    for text in ("", "nguyen"):
        seen, after = [], search.LAST_ROW
        with desk.store.database.reading() as connection:
            while page := search.find(connection, Filter(text=text), after, 7):
                seen += [found.dossier.code for found in page]
                after = page[-1].row
        assert everything == seen


def test_a_page_keeps_its_place_when_newer_dossiers_come(desk):
    for _ in range(6):
        desk.receive()
    codes = desk.codes()
    with desk.store.database.reading() as connection:
        first = search.find(connection, Filter(), most=3)
    desk.receive()
    with desk.store.database.reading() as connection:
        second = search.find(connection, Filter(), first[-1].row, 3)

    assert codes == [found.dossier.code for found in first + second]


def test_lists_show_what_they_promise(filled):
    ready, waiting, left = filled.all()
    filled.step(ready, kinds.ResultReady())
    filled.step(waiting, kinds.SupplementRequested(), kinds.Reason(reason="thiếu"))
    later = left.due_at + 1

    assert [ready.code] == [one.code for one in filled.find("", states=("ready",))]
    assert {ready.code, waiting.code} == {one.code for one in filled.find("", states=("ready", "awaiting_supplement"))}
    assert [left.code] == [one.code for one in filled.find("", overdue_at=later)]
    assert [left.code] == [one.code for one in filled.find("huong", overdue_at=later)]
    assert [] == filled.find("dat", overdue_at=later)
    assert 3 == len(filled.find("", day="2026-11-20"))
    assert [] == filled.find("nguyen", day="2026-11-19")
    filled.step(left, kinds.DossierForwarded(sender="Một cửa", receiver="Phòng Kinh tế"))
    filled.step(waiting, kinds.DossierForwarded(sender="Một cửa", receiver="Công an xã"))
    filled.step(waiting, kinds.DossierForwarded(sender="Công an xã", receiver="Một cửa", home=True))
    filled.step(ready, kinds.OriginalsTaken(papers=(kinds.PaperCount(text="Sổ", originals=1),)))
    assert [left.code] == [one.code for one in filled.find("", away=True)]
    assert [] == filled.find("dat", away=True)
    with filled.store.database.reading() as connection:
        assert {"Phòng Kinh tế", "Công an xã"} == set(search.agencies(connection))
        assert {
            "today": 3,
            "overdue": 1,
            "forwarded": 1,
            "filed": 0,
            "awaiting_supplement": 1,
            "awaiting_obligation": 0,
            "ready": 1,
            "asked": 0,
        } == search.counts(connection, "2026-11-20", later)


def test_a_person_is_found_by_name_phone_and_number_but_not_by_a_procedure(filled):
    with filled.store.database.reading() as connection:
        assert ["Nguyễn Thị Hường"] == names(search.of_person(connection, "huong"))
        assert ["Đặng Văn Quyết"] == names(search.of_person(connection, "0987"))
        assert [] == search.of_person(connection, "chung thuc")
        assert [] == search.of_person(connection, "  ")
        assert ["Nguyễn Đức Đạt"] == names(search.of_person(connection, "001200123123"))


def test_a_code_finds_its_dossier(filled):
    with filled.store.database.reading() as connection:
        assert "Đặng Văn Quyết" == search.by_code(connection, "H26.103-261120-1002").applicant.name
        assert search.by_code(connection, "H26.103-261120-9999") is None
        assert search.by_code(connection, "") is None


def test_procedures_are_named_for_many_dossiers_at_once(filled):
    ids = [dossier.id for dossier in filled.all()]
    with filled.store.database.reading() as connection:
        assert dict.fromkeys(ids, "2.000815") == search.procedures_of(connection, ids * 400)


@pytest.mark.parametrize("given", [Person(name="a" * 200_000), Person(name="Lan", id_number="1" * 200_000)])
def test_a_strangers_endless_word_does_not_fill_the_memory(given):
    """Every ending of a word is indexed: of 200,000 letters they would be twenty gigabytes."""
    dossier = Dossier(
        id="d1", state="in_hand", last=Place(1, "j", 1), journal="j", day="", actor="", received_at=1, applicant=given
    )

    assert len(wording.of_person(dossier)) < 210_000


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("H26.103-261120-0900", "MBVCB 8812 H26103261120 0900 nop phi"),
        ("H26.103-261120-0900", "chuyen tien 2611200900"),
        ("000.00.05.H26-261120-12345", "H26 261120-12345 le phi"),
        ("H26.103-261120-T0007", "FT 261120T0007"),
    ],
)
def test_the_dossier_that_a_banks_text_names_is_found_by_its_code(desk, code, text):
    others, wanted = [desk.receive(name) for name, _, _ in PEOPLE], desk.receive()
    with desk.store.database.writing() as connection:
        run(connection, "UPDATE dossier SET code = ? WHERE id = ?", (code, wanted.id))
        run(connection, "UPDATE dossier SET code = 'H27.9-261120-0901' WHERE id = ?", (others[0].id,))

    with desk.store.database.reading() as connection:
        assert {wanted.id} == search.named_in(connection, compact(text))
        assert set() == search.named_in(connection, compact("nop phi thang 11"))
        assert others[1].id in search.named_in(connection, compact(f"nop {others[1].code} va {code}"))
