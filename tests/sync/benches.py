"""What tests do with desks that have services: meet, write, look into both inboxes."""

from intake_desk.domain.entries import Draft
from intake_desk.domain.kinds import PaperCount, ResultShelved
from intake_desk.domain.people import Person
from intake_desk.domain.registry import Kind
from intake_desk.services.applications import Application


def meet(*desks):
    for _ in range(2):
        for desk in desks:
            desk.level()


def application(name="Đặng Thị Hường", procedure="2.000815", **changes):
    said = {
        "applicant": Person(name=name, id_number="001199054321"),
        "procedure": procedure,
        "papers": (PaperCount(text="Tờ khai", originals=1, copies=3),),
        "pages": 2,
        "means": "cash",
    }
    return Application(**{**said, **changes})


def write(desk, facts, subject=""):
    with desk.desk.journal.recording(day="2026-11-20", actor="hang") as recording:
        recording.add(Draft(subject=subject, facts=facts))


def from_the_future(desk, monkeypatch):
    """Let a desk write an entry of a kind that this program does not know."""
    kind = Kind("tax.asked", ResultShelved, version=7)
    with monkeypatch.context() as newer:
        newer.setattr("intake_desk.domain.registry.kind_of", lambda _facts: kind)
        write(desk, ResultShelved())


def inbox(*desks):
    """What both have in their inboxes, checked to be the same."""
    lists = [[(one.id, one.since_ms, one.count) for one in desk.bench.exceptions.open()] for desk in desks]
    assert all(one == lists[0] for one in lists)
    assert [len(lists[0])] * len(desks) == [desk.bench.exceptions.count() for desk in desks]
    return desks[0].bench.exceptions.open()
