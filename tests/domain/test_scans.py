"""Scans fold with their dossier: added, removed, put in order, whatever another desk did in between."""

import msgspec
import pytest

from intake_desk.domain import kinds, registry, scans
from intake_desk.domain.dossier import STATES
from intake_desk.domain.entries import Entry, Place
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.life import allows, fold
from intake_desk.domain.people import Person
from intake_desk.domain.scan_kinds import ScanAdded, ScanPaper, ScanPapers, ScanPlace, ScanRemoved, ScansArranged

A, B, C = ("a" * 64, "b" * 64, "c" * 64)


class Story:
    """Entries of one dossier, each a moment after the one before."""

    def __init__(self):
        self.entries = []
        received = kinds.DossierReceived(
            code="H26.103-261120-1001",
            book="01/2026",
            line=1,
            procedure="1.001193",
            procedure_name="Đăng ký khai sinh",
            catalogue="x",
            received_at=1,
            papers=(PaperCount(text="Tờ khai", originals=1), PaperCount(text="Giấy chứng sinh", originals=1)),
        )
        self.add(received, kinds.DossierReceivedPersonal(applicant=Person(name="Lê Thị Hoa")))

    def add(self, facts, personal=None, journal="10231-1"):
        number = len(self.entries) + 1
        self.entries.append(
            Entry(
                place=Place(number << 16, journal, number),
                day="2026-11-20",
                actor="thuy",
                subject="d1",
                kind=registry.kind_of(facts).name,
                version=1,
                facts=facts,
                personal=personal,
                hash=bytes(32),
            )
        )
        return self

    def scan(self, mark, paper="", journal="10231-1", **more):
        facts = ScanAdded(hash=mark, media=scans.JPEG, bytes=10, **more)
        return self.add(facts, ScanPaper(paper=paper, name="scan.jpg"), journal)

    @property
    def dossier(self):
        return fold(self.entries)

    @property
    def order(self):
        return [scan.hash for scan in self.dossier.scans]


@pytest.fixture
def story():
    return Story()


def test_a_scan_knows_its_paper_and_the_desk_where_it_lies(story):
    story.scan(A, "Tờ khai", journal="10231-2")

    (scan,) = story.dossier.scans
    assert ("Tờ khai", "scan.jpg", "10231-2", 1) == (scan.paper, scan.name, scan.journal, scan.state)


def test_a_removed_scan_is_not_shown(story):
    story.scan(A).scan(B).add(ScanRemoved(hash=A), kinds.Reason(reason="quét nhầm"))

    assert [B] == story.order


def test_a_removed_scan_may_come_back(story):
    story.scan(A).add(ScanRemoved(hash=A), kinds.Reason(reason="nhầm")).scan(A, "Tờ khai")

    assert ["Tờ khai"] == [scan.paper for scan in story.dossier.scans]


def test_order_rotation_and_paper_are_what_was_arranged(story):
    places = (ScanPlace(hash=B, rotation=90, of="result", state=3), ScanPlace(hash=A))
    story.scan(A, "Tờ khai").scan(B).add(ScansArranged(places=places), ScanPapers(papers={B: "Giấy khai sinh"}))

    first, second = story.dossier.scans
    assert (B, 90, "result", 3, "Giấy khai sinh") == (first.hash, first.rotation, first.of, first.state, first.paper)
    assert (A, 0, "Tờ khai") == (second.hash, second.rotation, second.paper)


def test_what_another_desk_added_or_removed_meanwhile_takes_nothing_out_of_the_order(story):
    story.scan(A).scan(B).scan(C, journal="10231-2").add(ScanRemoved(hash=A), kinds.Reason(reason="nhầm"))
    story.add(ScansArranged(places=(ScanPlace(hash=B), ScanPlace(hash=A))), ScanPapers())

    assert [B, C] == story.order


def test_an_arrangement_whose_words_were_erased_keeps_the_papers(story):
    story.scan(A, "Tờ khai").add(ScansArranged(places=(ScanPlace(hash=A, rotation=180),)))

    assert [("Tờ khai", 180)] == [(scan.paper, scan.rotation) for scan in story.dossier.scans]


@pytest.mark.parametrize("state", scans.STATES)
def test_each_paper_has_the_state_of_its_best_scan(story, state):
    story.scan(A, "Tờ khai").scan(B, "Tờ khai", state=state).scan(C, "Kết quả", of="result")

    assert {"Tờ khai": state, "Giấy chứng sinh": 0} == scans.paper_states(story.dossier.papers, story.dossier.scans)


@pytest.mark.parametrize("kind", scans.KINDS)
@pytest.mark.parametrize("state", STATES)
def test_scans_are_lawful_in_every_state_but_after_a_refusal_at_the_counter(story, kind, state):
    received = msgspec.structs.replace(story.dossier, state=state)

    assert allows(received, kind)
    assert (state != "refused") == allows(msgspec.structs.replace(received, code=""), kind)


@pytest.mark.parametrize("name", ["../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n"])
def test_a_hash_that_could_be_another_files_name_is_not_understood(name):
    facts = msgspec.msgpack.encode({"hash": name, "media": "image/png", "bytes": 1})

    assert (None, None) == registry.read("scan.added", 1, facts, b"")


@pytest.mark.parametrize("rotation", [45, -90, 360])
def test_a_scan_lies_on_one_of_its_sides(rotation):
    facts = msgspec.msgpack.encode({"places": [{"hash": A, "rotation": rotation}]})

    assert (None, None) == registry.read("scans.arranged", 1, facts, b"")
